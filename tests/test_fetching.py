"""Fetching from a server in this process: redirects, limits, and no way into a private network."""

from __future__ import annotations

import gzip
import ipaddress
import socket
import threading
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from govpublish import fetching
from govpublish.errors import FetchFailed
from govpublish.fetching import Fetch, fetch, is_public

PAGE = "<p>云山县</p>".encode()


class Handler(BaseHTTPRequestHandler):
    """A government's web server, as they are."""

    def do_GET(self) -> None:
        """Answer by the path."""
        name = self.path.strip("/").partition("?")[0]
        if name.startswith("to-"):
            self._say(302, b"", Location=TARGETS[name])
        elif name == "loop":
            self._say(301, b"", Location="/loop")
        elif name == "packed":
            self._say(200, gzip.compress(PAGE), **{"Content-Encoding": "gzip"})
        elif name == "bomb":
            self._say(200, gzip.compress(bytes(5 << 20)), **{"Content-Encoding": "gzip"})
        elif name == "large":
            self._say(200, bytes(2 << 20))
        elif name == "agent":
            self._say(200, (self.headers["User-Agent"] + self.headers["Host"]).encode())
        elif name == "%E4%BA%91.html":
            self._say(200, PAGE)
        else:
            self._say(404 if name else 200, PAGE)

    def _say(self, status: int, data: bytes, **headers: str) -> None:
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key, value)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


TARGETS = {
    "to-page": "/",
    "to-file": "file:///etc/passwd",
    "to-inside": "http://10.1.2.3/",
    "to-metadata": "http://169.254.169.254/latest",
    "to-name": "http://user:word@localhost/",
}


@pytest.fixture(scope="module")
def host() -> Iterator[str]:
    """The address of the server."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@pytest.fixture
def here() -> Fetch:
    """A fetcher that may also ask this machine, and nothing else that is private."""
    return partial(fetch, may=lambda a: is_public(a) or a == ipaddress.ip_address("127.0.0.1"))


def test_a_page(host: str, here: Fetch) -> None:
    found = here(f"{host}/")
    assert (found.status, found.data, found.media_type) == (200, PAGE, "text/html")
    assert here(f"{host}/none").status == 404
    assert here(f"{host}/云.html?a=b c").name == "云.html"
    assert here(f"{host}/packed").data == PAGE


def test_who_asks_is_told(host: str, here: Fetch) -> None:
    assert here(f"{host}/agent").data.decode().startswith("govpublish/")
    assert host.removeprefix("http://").encode() in here(f"{host}/agent").data


def test_a_redirect_is_followed_and_told(host: str, here: Fetch) -> None:
    assert here(f"{host}/to-page").url == f"{host}/"


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("to-file", "只能是 http"),
        ("to-inside", "不在公网"),
        ("to-metadata", "不在公网"),
        ("to-name", "用户名"),
        ("loop", "没有到头"),
    ],
)
def test_a_redirect_never_leads_inside(host: str, here: Fetch, path: str, said: str) -> None:
    with pytest.raises(FetchFailed, match=said):
        here(f"{host}/{path}")


def test_too_much_is_refused(host: str, here: Fetch) -> None:
    for path in ("large", "bomb"):
        with pytest.raises(FetchFailed, match="1 兆字节"):
            here.func(f"{host}/{path}", limit=1 << 20, **here.keywords)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://2130706433/",
     "http://0x7f.1/", "http://[::ffff:10.0.0.1]/", "http://169.254.169.254/",
     "ftp://example.org/", "file:///etc/passwd", "http://", "http://a:b@8.8.8.8/",
     "http://8.8.8.8:99999/", "https://[::", "javascript:alert(1)"],
)  # fmt: skip
def test_only_the_public_web_is_asked(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_arguments: object, **_options: object) -> socket.socket:
        raise AssertionError("connected")

    monkeypatch.setattr(fetching.socket, "create_connection", never)
    with pytest.raises(FetchFailed):
        fetch(url)


def test_a_name_with_one_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [(2, 1, 6, "", ("8.8.8.8", 80)), (2, 1, 6, "", ("192.168.1.1", 80))]
    monkeypatch.setattr(fetching.socket, "getaddrinfo", lambda *_a, **_k: answers)
    with pytest.raises(FetchFailed, match="不在公网"):
        fetch("http://example.org/")


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True), ("2400:3200::1", True), ("172.16.0.1", False), ("100.64.0.1", False),
        ("0.0.0.0", False), ("224.0.0.1", False), ("fe80::1", False), ("fd00::1", False),
        ("::ffff:127.0.0.1", False), ("2002:7f00:1::", False), ("64:ff9b::a00:1", False),
    ],
)  # fmt: skip
def test_what_is_public(address: str, public: bool) -> None:
    assert is_public(ipaddress.ip_address(address)) is public


def test_a_silent_port_is_told(here: Fetch) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(FetchFailed, match="连接不上"):
        here(f"http://127.0.0.1:{port}/")
