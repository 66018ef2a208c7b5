"""Show a finished site on this machine, compressed as a real host would send it."""

import gzip
import io
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from govpublish.site import headers

_TEXT = (".html", ".css", ".js", ".json", ".xml", ".svg", ".csv", ".txt", ".webmanifest")


class Handler(SimpleHTTPRequestHandler):
    """Files of one folder, text compressed where the browser can; else 404.html."""

    def __init__(self, *args: Any, directory: str, quiet: bool, **kwargs: Any) -> None:
        self._quiet = quiet
        super().__init__(*args, directory=directory, **kwargs)

    def log_message(self, format: str, *args: object) -> None:
        """Say what was asked for, unless told to be quiet."""
        if not self._quiet:
            super().log_message(format, *args)

    def send_head(self) -> io.BytesIO | None:
        """Send the headers of a file and hand over its bytes."""
        path = Path(self.translate_path(self.path))
        status = HTTPStatus.OK
        if not _exists(path):
            path, status = Path(self.directory, "404.html"), HTTPStatus.NOT_FOUND
        elif path.is_dir():
            if not self.path.split("?", 1)[0].endswith("/"):
                self._redirect()
                return None
            path /= "index.html"
        if not path.is_file():
            path, status = Path(self.directory, "404.html"), HTTPStatus.NOT_FOUND
        if not path.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        return self._send(path, status)

    def _redirect(self) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        address, _, query = self.path.partition("?")
        self.send_header("Location", f"{address}/" + (f"?{query}" if query else ""))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, path: Path, status: HTTPStatus) -> io.BytesIO:
        data = path.read_bytes()
        packed = path.suffix in _TEXT and "gzip" in self.headers.get("Accept-Encoding", "")
        if packed:
            data = gzip.compress(data, compresslevel=6, mtime=0)
        self.send_response(status)
        kind = self.guess_type(path)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if path.suffix in _TEXT else kind)
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        for name, value in headers.of(self.path if status == HTTPStatus.OK else "").items():
            self.send_header(name, value)
        self.end_headers()
        return io.BytesIO(data)


def _exists(path: Path) -> bool:
    """Whether something is there; a name too long for the disk is nowhere."""
    try:
        return path.exists()
    except OSError:
        return False


def server(site: Path, port: int, quiet: bool = False) -> ThreadingHTTPServer:
    """A server for a site on this machine only; port 0 takes any free one."""
    handler = partial(Handler, directory=str(site), quiet=quiet)
    return ThreadingHTTPServer(("127.0.0.1", port), handler)
