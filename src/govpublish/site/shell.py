"""The theme drawn once per kind of page: MkDocs builds the written pages and a shell of each kind.

The only module that knows MkDocs. Every page it builds is cut open at its slots, `<!--gp:name-->`,
which the theme's overrides leave: a generated page has slots for title, head and content, a written
one at least for the age of the data.
"""

import logging
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from govpublish.errors import GovpublishError
from govpublish.site import assets, headers

_SLOT = re.compile(r"<!--gp:([a-z_]+)-->")
_BLANK = re.compile(r"\n\s*")
_KEPT = re.compile(r"(<(?:pre|script|textarea)\b.*?</(?:pre|script|textarea)>)", re.DOTALL)
_STUBS = "gp-shell"
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")

KINDS: Mapping[str, str] = {
    "home": "index.md",
    "search": "search/index.md",
    "explorer": "explorer/index.md",
    "compare/1": "compare/index.md",
    "compare/2": f"{_STUBS}/compare-two.md",
    "data": "data/index.md",
    "releases": "releases/index.md",
    "release/2": f"{_STUBS}/release-two.md",
    "errata": "errata/index.md",
    "codebook": "codebook/index.md",
    "quality": "quality/index.md",
    "corrections": "corrections/index.md",
    "method": "method.md",
    "status-terms": "status-terms/index.md",
    "overdue/1": "overdue/index.md",
    "overdue/2": f"{_STUBS}/overdue-two.md",
    "jurisdiction": f"{_STUBS}.md",
    "plan": f"{_STUBS}/two.md",
    "source": f"{_STUBS}/also-two.md",
    "task": f"{_STUBS}/also/three.md",
    "organization": f"{_STUBS}/again/three.md",
    "moved/1": f"{_STUBS}-moved.md",
    "moved/2": f"{_STUBS}/moved-two.md",
    "moved/3": f"{_STUBS}/moved/three.md",
}
"""Each kind of generated page and where its stub stands: at its own address, or as deep as its
pages lie (`/990101/2021-key/12/`: three), because the links to the theme's files are relative."""


@dataclass(frozen=True, slots=True)
class Shell:
    """A page of the theme, drawn once, cut open where a page's own facts go."""

    pieces: tuple[str, ...]
    slots: tuple[str, ...]

    def fill(self, facts: Mapping[str, str]) -> str:
        """The finished page; KeyError if a slot has no fact, never a blank."""
        parts = [self.pieces[0]]
        for slot, piece in zip(self.slots, self.pieces[1:], strict=True):
            parts += facts[slot], piece
        return "".join(parts)


def cut(page: str) -> Shell:
    """Cut a page open at its slots.

    >>> cut("<title><!--gp:title--></title>").fill({"title": "云山"})
    '<title>云山</title>'
    """
    parts = _SLOT.split(page)
    return Shell(tuple(parts[::2]), tuple(parts[1::2]))


@dataclass(frozen=True, slots=True)
class Shells:
    """What MkDocs drew: a shell per kind of generated page, and the written pages by address."""

    kinds: Mapping[str, Shell]
    written: Mapping[str, Shell]
    """By file relative to the site: `about/index.html`, `404.html`."""
    site_name: str
    site_url: str
    """The public address with a slash at its end; empty if mkdocs.yml gives none."""
    report_url: str
    """Where readers report an error; empty if mkdocs.yml gives none."""
    report_mail: str
    """To whom they write where there is no such page; empty likewise."""
    assets: str
    """The folder of our styles and scripts, `assets/gp-0123456789`."""


def build_shells(root: Path, into: Path) -> Shells:
    """Run MkDocs once: its assets go to `into`, its pages come back as shells.

    GovpublishError if MkDocs warns of anything, above all of a link that leads nowhere.
    """
    with tempfile.TemporaryDirectory(prefix="govpublish-") as folder:
        docs, site = Path(folder, "docs"), Path(folder, "site")
        shutil.copytree(root / "docs", docs)
        for kind, stub in KINDS.items():
            _write_stub(docs / stub, kind)
        settings = _run(root / "mkdocs.yml", docs, site)
        pages = {
            file.relative_to(site).as_posix(): squeeze(file.read_text("utf-8"))
            for file in sorted(site.rglob("*.html"))
        }
        files = assets.gathered(root, site, "".join(pages.values()))
        _copy_beside(site, into)
    folder = assets.folder(files)
    assets.write(files, into / folder)
    (into / "_headers").write_text(headers.for_hosts(settings["site_url"], folder), "utf-8")
    pages = {name: _settled(page, folder) for name, page in pages.items()}
    shells = {name: cut(page) for name, page in pages.items()}
    kinds = {kind: shells.pop(_built(stub)) for kind, stub in KINDS.items()}
    return Shells(kinds, shells, assets=folder, **settings)


def _settled(page: str, folder: str) -> str:
    """The page with what is known once for all: the policy, and the folder of its assets."""
    return page.replace("<!--gp:policy-->", headers.META_POLICY).replace(assets.NAMED, f"{folder}/")


def squeeze(page: str) -> str:
    """The page without the indentation and blank lines that the theme's templates leave."""
    parts = _KEPT.split(page)
    parts[::2] = [_BLANK.sub("\n", part) for part in parts[::2]]
    return "".join(parts).strip() + "\n"


def _write_stub(stub: Path, kind: str) -> None:
    """A page of nothing but slots; one that is written and names its shell stays as it is."""
    stub.parent.mkdir(parents=True, exist_ok=True)
    if stub.exists():
        if f"\nshell: {kind}\n" in stub.read_text("utf-8").replace("\r", ""):
            return
        raise GovpublishError(f"docs/ 中不应有 {stub.name}：这一页由程序生成，请改名")
    stub.write_text(f"---\ntitle: {kind}\nshell: {kind}\n---\n", "utf-8")


def _built(stub: str) -> str:
    page = stub.removesuffix(".md")
    return f"{page}.html" if page.split("/")[-1] == "index" else f"{page}/index.html"


def _run(settings: Path, docs: Path, site: Path) -> dict[str, str]:
    with _warnings() as warnings:
        try:
            config = load_config(str(settings), docs_dir=str(docs), site_dir=str(site))
            build(config)
        except MkDocsException as error:
            raise GovpublishError(f"MkDocs 未能生成页面:{error}") from error
    report_url = str(config.extra.get("report_url") or "")
    report_mail = str(config.extra.get("report_mail") or "")
    if report_url and not report_url.startswith(("https://", "http://")):
        raise GovpublishError(f"report_url 应是 https:// 开头的网址:{report_url}")
    if report_mail and not _MAIL.fullmatch(report_mail):
        raise GovpublishError(f"report_mail 应是一个邮箱地址:{report_mail}")
    if warnings:
        raise GovpublishError("MkDocs 有警告,网站不予生成:\n" + "\n".join(warnings))
    return {
        "site_name": config.site_name,
        "site_url": config.site_url or "",
        "report_url": report_url,
        "report_mail": report_mail,
    }


@contextmanager
def _warnings() -> Iterator[list[str]]:
    """Collect what MkDocs and Material warn of; anything milder is not for the reader."""
    found: list[str] = []
    handler = _Collector(found)
    logger = logging.getLogger("mkdocs")
    before = logger.propagate, logger.level
    logger.propagate = False
    logger.setLevel(logging.WARNING)
    logger.addHandler(handler)
    try:
        yield found
    finally:
        logger.removeHandler(handler)
        logger.propagate = before[0]
        logger.setLevel(before[1])


class _Collector(logging.Handler):
    def __init__(self, found: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._found = found

    def emit(self, record: logging.LogRecord) -> None:
        self._found.append(record.getMessage())


def _copy_beside(built: Path, into: Path) -> None:
    """What lies beside the written pages, pictures above all; nothing of the theme's."""
    for file in sorted(built.rglob("*")):
        name = file.relative_to(built)
        theirs = name.parts[0] == "assets" or name.name.startswith("sitemap.xml")
        if file.suffix != ".html" and file.is_file() and not theirs:
            (into / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, into / name)
