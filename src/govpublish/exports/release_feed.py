"""The releases as an Atom feed: `/releases/feed.xml`."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from govpublish.archives import Release
from govpublish.schema import Schema

_NEWEST = 50
_NAMESPACE = "http://www.w3.org/2005/Atom"


def text(releases: Sequence[Release], schema: Schema, site_url: str) -> str:
    """The feed; without a public address its links are relative to it. Dates are the releases'."""
    said = schema.package
    newest = releases[0].released_on
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<feed xmlns="{_NAMESPACE}" xml:lang="zh-CN">',
        f"<id>{_id(said['id'], 'releases')}</id>",
        f"<title>{escape(said['title'])}：历次发布</title>",
        f"<updated>{newest}T00:00:00Z</updated>",
        f"<author><name>{escape(said['contributors'][0]['title'])}</name></author>",
        f'<link rel="self" href={quoteattr(_address(site_url, "feed.xml"))}/>',
        f'<link rel="alternate" href={quoteattr(_address(site_url, ""))}/>',
    ]
    for one in releases[:_NEWEST]:
        words = "\n".join("\n".join((part.title, *part.lines)) for part in one.notes)
        lines += [
            "<entry>",
            f"<id>{_id(said['id'], one.version)}</id>",
            f"<title>数据 {one.version} 版</title>",
            f"<updated>{one.released_on}T00:00:00Z</updated>",
            f"<link href={quoteattr(_address(site_url, f'{one.version}/'))}/>",
            f'<content type="text">{escape(_plain(words))}</content>',
            "</entry>",
        ]
    return "\n".join([*lines, "</feed>"]) + "\n"


def _id(package: str, name: str) -> str:
    """An id that stays when the site moves."""
    base = uuid.uuid5(uuid.NAMESPACE_URL, package)
    return f"urn:uuid:{uuid.uuid5(base, name)}"


def _address(site_url: str, path: str) -> str:
    return f"{site_url}releases/{path}" if site_url else path or "./"


def _plain(words: str) -> str:
    """Without what XML cannot hold."""
    return "".join(sign for sign in words if sign == "\n" or sign.isprintable())
