"""A small page with the search field, as every page of the site has it, and its own folder."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from govpublish.search.documents import SearchDocument
from govpublish.search.index import Sizes, write

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'"
)
THEME = """
:root { --md-default-bg-color: #fff; --md-default-fg-color: #222;
  --md-default-fg-color--light: #666; --md-default-fg-color--lightest: #eee;
  --md-typeset-mark-color: #ff09; }
html { font-size: 20px; }
body { margin: 0; font: 16px sans-serif; }
header { display: flex; justify-content: space-between; background: #246; color: #fff; }
"""
PAGE = """<!doctype html>
<html lang="zh"><head><meta charset="utf-8"><title>{title}</title>
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="{base}assets/theme.css">
<link rel="stylesheet" href="{base}assets/search.css">
<script src="{base}assets/search.js" defer></script></head>
<body><header><p>云山</p>
<form role="search" class="gp-search" action="{base}search/" method="get"
 data-index="{base}search/">
<label for="gp-q">搜索</label>
<input id="gp-q" class="gp-search__input" type="search" name="q"></form></header>
<main><h1>{title}</h1><textarea aria-label="另一处"></textarea>{body}</main></body></html>
"""
RESULTS = """<form role="search" class="gp-search gp-search--large" action="./" method="get"
 data-index="./" aria-label="全文搜索"><label for="gp-q-page">要找的字词</label>
<div class="gp-search__row"><input id="gp-q-page" class="gp-search__input" type="search" name="q">
<button type="submit">搜索</button></div></form>
<div id="gp-search-results"></div>
<section id="gp-search-start" hidden><h2>可以找什么</h2></section>"""


def make(folder: Path, documents: Iterable[SearchDocument], sizes: Sizes | None = None) -> None:
    """A site in a folder: a first page, one page a document, the page of results, the index."""
    documents = list(documents)
    write(documents, folder / "search", sizes)
    (folder / "assets").mkdir()
    for asset in sorted((TEMPLATES / "assets").glob("search*")):
        shutil.copyfile(asset, folder / "assets" / asset.name)
    shutil.copyfile(TEMPLATES / "styles/97-search.css", folder / "assets/search.css")
    (folder / "assets/theme.css").write_text(THEME, "utf-8")
    _page(folder, "", "首页", "")
    _page(folder, "search/", "搜索", RESULTS)
    for document in documents:
        _page(folder, document.url, "一页", "")


def _page(folder: Path, url: str, title: str, body: str) -> None:
    base = "../" * url.count("/")
    policy = POLICY.replace("img-src 'self'", "img-src 'self' data:")
    target = folder / url / "index.html"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(PAGE.format(title=title, policy=policy, base=base, body=body), "utf-8")
