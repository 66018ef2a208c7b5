"""A finished site on this machine: compressed, folders found, nothing outside it, 404.html."""

from __future__ import annotations

import gzip
import http.client
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from govpublish import serve
from govpublish.site import headers

PAGE = "<p>云山县</p>" * 200


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """A small site, served."""
    site = tmp_path_factory.mktemp("served") / "site"
    (site / "990101" / "org" / "水利局").mkdir(parents=True)
    (site / "index.html").write_text(PAGE, "utf-8")
    (site / "990101" / "index.html").write_text("<p>县</p>", "utf-8")
    (site / "990101" / "org" / "水利局" / "index.html").write_text("<p>局</p>", "utf-8")
    (site / "404.html").write_text("<p>没有这一页</p>", "utf-8")
    (site / "assets" / "gp-0a1b2c").mkdir(parents=True)
    (site / "assets" / "gp-0a1b2c" / "a.css").write_text("a {}", "utf-8")
    (site / "a.csv").write_text("序号\n1\n", "utf-8")
    (site / "a.png").write_bytes(b"\x89PNG")
    (site.parent / "secret.txt").write_text("secret", "utf-8")
    server = serve.server(site, 0, quiet=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


def get(
    port: int, path: str, method: str = "GET", **headers: str
) -> tuple[http.client.HTTPResponse, bytes]:
    """Ask for a path as it stands, without any tidying."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.putrequest(method, path, skip_accept_encoding=True)
    for name, value in headers.items():
        connection.putheader(name.replace("_", "-"), value)
    connection.endheaders()
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


def test_text_is_compressed_for_who_can_read_it(port: int) -> None:
    answer, body = get(port, "/", Accept_Encoding="gzip, br")
    assert (answer.status, answer.headers["Content-Encoding"]) == (200, "gzip")
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert gzip.decompress(body).decode() == PAGE
    assert len(body) == int(answer.headers["Content-Length"]) < len(PAGE.encode())
    plain, whole = get(port, "/")
    assert plain.headers["Content-Encoding"] is None
    assert whole.decode() == PAGE


def test_a_table_says_its_encoding_and_a_picture_is_left_alone(port: int) -> None:
    table, _ = get(port, "/a.csv", Accept_Encoding="gzip")
    assert "charset=utf-8" in table.headers["Content-Type"]
    assert table.headers["Content-Encoding"] == "gzip"
    picture, body = get(port, "/a.png", Accept_Encoding="gzip")
    assert picture.headers["Content-Encoding"] is None
    assert picture.headers["Content-Type"] == "image/png"
    assert body == b"\x89PNG"


@pytest.mark.parametrize(
    ("path", "to"),
    [("/990101", "/990101/"), ("/990101?q=a", "/990101/?q=a"),
     ("/990101/org/%E6%B0%B4%E5%88%A9%E5%B1%80", "/990101/org/%E6%B0%B4%E5%88%A9%E5%B1%80/")],
)  # fmt: skip
def test_a_folder_without_its_slash_is_redirected(port: int, path: str, to: str) -> None:
    answer, _ = get(port, path)
    assert answer.status in (301, 308)
    assert answer.headers["Location"] == to


def test_names_in_chinese_are_found(port: int) -> None:
    answer, body = get(port, "/990101/org/%E6%B0%B4%E5%88%A9%E5%B1%80/")
    assert (answer.status, body.decode()) == (200, "<p>局</p>")


@pytest.mark.parametrize(
    "path",
    ["/nowhere", "/nowhere/", "/990101/org/", "/a.csv/b", "/%00", "/a%00b", "/%zz", "/%ff%fe/",
     "/" + "a" * 3000, "/" + "%E8%80%81" * 400, "/" + "a/" * 8000, "/990101%3Fq", "/%0d%0aX:1"],
    ids=lambda path: path[:20],
)  # fmt: skip
def test_what_is_not_there_is_the_404_page(port: int, path: str) -> None:
    answer, body = get(port, path)
    assert answer.status == 404
    assert body.decode() == "<p>没有这一页</p>"


@pytest.mark.parametrize(
    "path",
    ["/../secret.txt", "/..%2fsecret.txt", "/%2e%2e/secret.txt", "/990101/../../secret.txt",
     "/..\\secret.txt", "//../secret.txt"],
)  # fmt: skip
def test_nothing_outside_the_site_is_served(port: int, path: str) -> None:
    answer, body = get(port, path)
    assert answer.status == 404
    assert b"secret" not in body


@pytest.mark.parametrize("path", ["//990101", "///990101", "/\\990101", "//example.org/990101"])
def test_no_redirect_leads_to_another_host(port: int, path: str) -> None:
    answer, _ = get(port, path)
    to = answer.headers["Location"] or "/"
    assert to.startswith("/")
    assert not to.startswith(("//", "/\\"))


def test_head_has_headers_only(port: int) -> None:
    answer, body = get(port, "/", method="HEAD", Accept_Encoding="gzip")
    assert answer.status == 200
    assert int(answer.headers["Content-Length"]) > 0
    assert body == b""


def test_what_changes_something_is_refused_and_a_range_gets_the_whole(port: int) -> None:
    for method in ("POST", "PUT", "DELETE", "OPTIONS"):
        assert get(port, "/", method=method)[0].status == 501
    assert get(port, "/nowhere", method="HEAD")[0].status == 404
    answer, body = get(port, "/a.csv", Range="bytes=0-1")
    assert (answer.status, body.decode()) == (200, "序号\n1\n")
    assert get(port, "/?" + "q" * 5000)[0].status == 200


def test_only_this_machine_is_served(tmp_path: Path) -> None:
    server = serve.server(tmp_path, 0)
    assert server.server_address[0] == "127.0.0.1"
    server.server_close()


def test_a_site_without_a_404_page_answers_all_the_same(tmp_path: Path) -> None:
    server = serve.server(tmp_path, 0, quiet=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    answer, _ = get(server.server_port, "/nowhere")
    assert answer.status == 404
    server.shutdown()
    server.server_close()


def test_the_headers_are_those_that_other_hosts_are_told(port: int) -> None:
    page, _ = get(port, "/")
    for name, value in headers.HEADERS.items():
        assert page.headers[name] == value
        assert f"  {name}: {value}\n" in headers.for_hosts("https://a.example/b/", "assets/gp-1")
        assert f'add_header {name} "{value}" always;' in headers.for_nginx()
    assert page.headers["Cache-Control"] == "no-cache"
    assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]
    assert "unsafe" not in page.headers["Content-Security-Policy"]


def test_a_file_named_by_its_content_is_kept_for_ever_but_never_its_absence(port: int) -> None:
    kept, _ = get(port, "/assets/gp-0a1b2c/a.css")
    assert kept.headers["Cache-Control"] == headers.LASTING
    missing, _ = get(port, "/assets/gp-0a1b2c/b.css")
    assert (missing.status, missing.headers["Cache-Control"]) == (404, "no-cache")
