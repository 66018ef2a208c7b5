"""The sitemap, every page with the day its data are of, and robots.txt, which tells of it."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import quote

LIMIT = 50_000  # addresses in one file, by the protocol
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def write(dates: Mapping[str, str], site_url: str, into: Path) -> None:
    """Write sitemap.xml; beyond 50,000 pages it lists sitemap-1.xml and so on.

    Without a public address in mkdocs.yml the addresses begin at the root of the host.
    """
    base = site_url or "/"
    pages = sorted(dates.items())
    parts = [pages[i : i + LIMIT] for i in range(0, len(pages), LIMIT)]
    if len(parts) < 2:
        _write(into / "sitemap.xml", "urlset", "url", _entries(pages, base))
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        _write(into / name, "urlset", "url", _entries(part, base))
    newest = [max(date for _, date in part) for part in parts]
    _write(
        into / "sitemap.xml",
        "sitemapindex",
        "sitemap",
        _entries(zip(names, newest, strict=True), base),
    )


def _entries(pages: Iterable[tuple[str, str]], base: str) -> Iterable[tuple[str, str]]:
    return ((base + quote(path), date) for path, date in pages)


def _write(file: Path, root: str, element: str, entries: Iterable[tuple[str, str]]) -> None:
    rows = "".join(
        f"<{element}><loc>{address}</loc>"
        + (f"<lastmod>{date}</lastmod>" if date else "")
        + f"</{element}>\n"
        for address, date in entries
    )
    text = f"{_HEAD}<{root} {_SPACE}>\n{rows}</{root}>\n"
    file.write_text(text, encoding="utf-8", newline="\n")


def write_robots(site_url: str, into: Path) -> None:
    """Write robots.txt: everything may be read; the sitemap is named where its address is known.

    Robots ask for it at the root of a host only; under a sub-path it says nothing to them.
    """
    lines = ["User-agent: *", "Disallow:"]
    lines += ["", f"Sitemap: {site_url}sitemap.xml"] if site_url else []
    (into / "robots.txt").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
