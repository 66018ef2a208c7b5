"""One document from the web, politely and only from the public web.

Every hop is looked up first and connected to by that very address: a name that leads into a
private network, at once or by a redirect, is refused. Proxies of the environment are not used.
"""

import gzip
import http.client
import io
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import quote, unquote, urljoin, urlsplit

from govpublish.errors import FetchFailed

MAX_BYTES = 50 << 20
"""As large as a document that is read may be."""
_AGENT = "govpublish/0.1 (open data of county governments' plans; checks its own sources)"
_HOPS = 5
_WAIT = 20.0  # seconds for a connection, and for each answer
_PATIENCE = 120.0  # seconds for the whole
_CHUNK = 1 << 16
_MOVED = (301, 302, 303, 307, 308)
_PLAIN = "/%:@!$&'()*+,;=~-._"

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a web server answered."""

    url: str
    """The address that answered, after all redirects."""
    status: int
    media_type: str
    """As the server says, without parameters: `text/html`."""
    data: bytes

    @property
    def name(self) -> str:
        """A name for the file: the last part of the address."""
        return unquote(urlsplit(self.url).path.rpartition("/")[2]) or "index.html"


Fetch = Callable[[str], Fetched]


def is_public(address: Address) -> bool:
    """Whether an address is one of the public web, whatever form it is written in.

    >>> [is_public(ipaddress.ip_address(a)) for a in ("8.8.8.8", "10.0.0.1", "::ffff:127.0.0.1")]
    [True, False, False]
    """
    if isinstance(address, ipaddress.IPv6Address):
        inner = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        if address in _NAT64:
            inner.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        if any(one is not None and not is_public(one) for one in inner):
            return False
        if address.ipv4_mapped is not None:
            return True
    return address.is_global and not address.is_multicast


_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def fetch(
    url: str, *, limit: int = MAX_BYTES, may: Callable[[Address], bool] = is_public
) -> Fetched:
    """Ask for an address and follow its redirects; FetchFailed, in a sentence, if nothing comes.

    An answer such as 404 is an answer. `may` says which addresses may be connected to.
    """
    end = time.monotonic() + _PATIENCE
    at = url
    for _ in range(_HOPS + 1):
        answer = _ask(at, limit, may, end)
        if isinstance(answer, Fetched):
            return answer
        at = urljoin(at, answer)
    raise FetchFailed(f"{url}:转了{_HOPS}次以上,没有到头。")


def _ask(url: str, limit: int, may: Callable[[Address], bool], end: float) -> Fetched | str:
    """One request; of a redirect, where it leads."""
    host, port = _host(url)
    parts = urlsplit(url)
    path = quote(parts.path or "/", safe=_PLAIN)
    path += f"?{quote(parts.query, safe=_PLAIN + '?')}" if parts.query else ""
    try:
        connection = _connected(parts.scheme == "https", host, port, _addresses(url, may))
        try:
            headers = {"User-Agent": _AGENT, "Accept-Encoding": "identity", "Accept": "*/*"}
            connection.request("GET", path, headers=headers)
            response = connection.getresponse()
            location = response.getheader("Location")
            if response.status in _MOVED and location:
                return location
            data = _body(response, url, limit, end)
        finally:
            connection.close()
    except TimeoutError:
        raise FetchFailed(f"{url}:等了很久没有回应。") from None
    except (OSError, http.client.HTTPException, EOFError) as error:
        raise FetchFailed(f"{url}:连接不上({type(error).__name__})。") from None
    media_type = (response.getheader("Content-Type") or "").partition(";")[0].strip().lower()
    return Fetched(url, response.status, media_type, data)


def _host(url: str) -> tuple[str, int]:
    """Host and port; FetchFailed for what is no plain address of the web."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        raise FetchFailed(f"{url}:不是合格的网址。") from None
    if parts.scheme not in ("http", "https") or not host:
        raise FetchFailed(f"{url}:只能是 http:// 或 https:// 开头的网址。")
    if parts.username is not None or parts.password is not None:
        raise FetchFailed(f"{url}:网址里不能带用户名和密码。")
    return host, port


def _addresses(url: str, may: Callable[[Address], bool]) -> Sequence[str]:
    """Where a host is; FetchFailed if any of its addresses may not be connected to."""
    host, port = _host(url)
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise FetchFailed(f"{url}:找不到主机 {host}。") from None
    found = list(dict.fromkeys(str(answer[4][0]).partition("%")[0] for answer in answers))
    if not found or not all(may(ipaddress.ip_address(one)) for one in found):
        raise FetchFailed(f"{url}:主机 {host} 不在公网上,不予访问。")
    return found


def _connected(
    secure: bool, host: str, port: int, addresses: Sequence[str]
) -> http.client.HTTPConnection:
    """A connection to the first of these addresses that answers, and to no other."""
    error: OSError = OSError()
    for address in addresses:
        try:
            raw = socket.create_connection((address, port), timeout=_WAIT)
        except OSError as failed:
            error = failed
            continue
        connection = http.client.HTTPConnection(host, port, timeout=_WAIT)
        connection.sock = raw
        if secure:
            connection.default_port = 443
            context = ssl.create_default_context()
            connection.sock = context.wrap_socket(raw, server_hostname=host)
        return connection
    raise error


def _body(response: http.client.HTTPResponse, url: str, limit: int, end: float) -> bytes:
    parts: list[bytes] = []
    size = 0
    while chunk := response.read1(_CHUNK):
        size += len(chunk)
        if size > limit:
            raise FetchFailed(f"{url}:超过 {limit >> 20} 兆字节,没有取完。")
        if time.monotonic() > end:
            raise TimeoutError
        parts.append(chunk)
    data = b"".join(parts)
    if (response.getheader("Content-Encoding") or "").strip().lower() != "gzip":
        return data
    unpacked = gzip.GzipFile(fileobj=io.BytesIO(data)).read(limit + 1)
    if len(unpacked) > limit:
        raise FetchFailed(f"{url}:展开后超过 {limit >> 20} 兆字节。")
    return unpacked
