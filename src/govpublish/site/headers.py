"""What a host should send with every file: the policy of safety and how long to keep it.

The one place where it stands. Pages carry the policy in a meta element too, because not every host
lets its headers be set; `serve` sends what `_headers` (Netlify, Cloudflare Pages) and the lines for
nginx ask of others.
"""

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'"
)
_LASTING = re.compile(r"/assets/gp-[0-9a-f]+/")
LASTING = "public, max-age=31536000, immutable"
"""For a file whose name changes with its content."""
META_POLICY = _POLICY
"""What a meta element can say: `frame-ancestors` counts in a header only."""
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": f"{_POLICY}; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""With every file."""


def of(path: str) -> Mapping[str, str]:
    """All that goes with the file at this path.

    >>> of("/assets/gp-0a1b/gp.css")["Cache-Control"]
    'public, max-age=31536000, immutable'
    >>> of("/about/")["Cache-Control"]
    'no-cache'
    """
    return {**HEADERS, "Cache-Control": LASTING if _LASTING.search(path) else "no-cache"}


def for_hosts(site_url: str, assets: str) -> str:
    """The file `_headers`; `assets` is the folder whose name carries the hash, without slashes."""
    root = urlsplit(site_url).path.rstrip("/")
    everywhere = "".join(f"  {name}: {value}\n" for name, value in HEADERS.items())
    return f"{root}/*\n{everywhere}\n{root}/{assets}/*\n  Cache-Control: {LASTING}\n"


def for_nginx() -> str:
    """Lines for a `server` block of nginx, which forgets the outer headers inside a location."""
    return "\n".join(_nginx()) + "\n"


def _nginx() -> Iterator[str]:
    lines = [f'add_header {name} "{value}" always;' for name, value in HEADERS.items()]
    yield from lines
    yield 'add_header Cache-Control "no-cache";'
    yield "error_page 404 /404.html;"
    yield "gzip on;"
    yield "gzip_types text/css text/csv text/javascript application/javascript application/json "
    yield "           application/xml application/atom+xml image/svg+xml;"
    yield "location ~ /assets/gp-[0-9a-f]+/ {"
    yield from (f"    {line}" for line in lines)
    yield f'    add_header Cache-Control "{LASTING}";'
    yield "}"
