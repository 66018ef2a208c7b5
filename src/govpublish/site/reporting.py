"""Where a reader reports an error of a record: a form or a mail that already says which record."""

import re
from collections.abc import Callable
from typing import Protocol
from urllib.parse import quote

_FIELD = re.compile(r"\{(id|title|url|lines)\}")
_LONGEST = 60
"""Signs of a title; some mail programs cut long addresses."""


class Addresses(Protocol):
    """What mkdocs.yml says of reporting."""

    @property
    def site_url(self) -> str:
        """The public address with a slash at its end, or empty."""

    @property
    def report_url(self) -> str:
        """A page, with places for id, title, url and lines if it can take them, or empty."""

    @property
    def report_mail(self) -> str:
        """A mail address, or empty."""


def link_for(addresses: Addresses) -> Callable[[str, str, str, str], str]:
    """The function that templates ask for the link of one record; empty if there is none."""

    def link(record_id: str, title: str, path: str, lines: str) -> str:
        short = " ".join(title.split())
        short = short if len(short) <= _LONGEST else short[:_LONGEST] + "…"
        facts = {
            "id": record_id,
            "title": short,
            "url": addresses.site_url + path,
            "lines": lines,
        }
        if addresses.report_url:
            return _FIELD.sub(lambda match: quote(facts[match[1]], safe=""), addresses.report_url)
        if addresses.report_mail:
            subject = quote(f"{record_id} {short}", safe="")
            body = quote(f"{facts['url']}\n原文行：{lines}\n有误之处：\n", safe="")
            mail = quote(addresses.report_mail, safe="@")
            return f"mailto:{mail}?subject={subject}&body={body}"
        return ""

    return link
