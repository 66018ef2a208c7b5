"""What a page says about itself above the document: publisher, numbers, date of publication."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from govpublish.text import narrow

_LABELLED = {
    "index_no": re.compile(r"索\s*引\s*号:\s*(\S{4,60})"),
    "document_no": re.compile(r"(?:文\s*号|发文字号|文件编号):\s*(\S{4,40})"),
    "publisher": re.compile(
        r"(?:发布机构|发布单位|发文机构|发文单位|发文机关|制定机关|信息来源|公开主体|来源)"
        r":\s*(\S{2,30})"
    ),
}
_PUBLISHED = re.compile(
    r"(?:发布时间|发布日期|成文日期|公开日期|发文日期|生成日期|印发日期"
    r"|(?<![\u4e00-\u9fff])(?:时间|日期)):\s*(20\d{2})[-年/.](\d{1,2})[-月/.](\d{1,2})"
)
_DAY = re.compile(r"(20\d{2})-(\d{1,2})-(\d{1,2})")
_NUMBER = re.compile(r"\S{2,16}〔20\d{2}〕\d{1,4}号")


def read(head: Sequence[str]) -> Mapping[str, str]:
    """The fields of source.yml that the lines above the table give; what they do not say is absent.

    >>> read(["发布时间:2021-11-29 18:36 信息来源: 市政府办公室"])
    {'publisher': '市政府办公室', 'published_on': '2021-11-29'}
    """
    text = narrow("\n".join(head))
    found = {name: match[1] for name, p in _LABELLED.items() if (match := p.search(text))}
    if (match := _PUBLISHED.search(text)) and (day := _day(match)):
        found["published_on"] = day
    if "document_no" not in found and (match := _NUMBER.search(text)):
        found["document_no"] = match[0]
    return found


def of_page(about: Mapping[str, str]) -> Mapping[str, str]:
    """The same from the <meta> names that every government's page should have.

    >>> of_page({"PubDate": "2021-11-29 18:36", "ContentSource": "市政府办公室", "viewport": "x"})
    {'publisher': '市政府办公室', 'published_on': '2021-11-29'}
    """
    names = {name.lower(): value for name, value in about.items()}
    found = {"publisher": names.get("contentsource", "").strip()}
    if match := _DAY.match(names.get("pubdate", "")):
        found["published_on"] = _day(match) or ""
    return {name: value for name, value in found.items() if value}


def _day(match: re.Match[str]) -> str | None:
    """An ISO date; None for a day that no calendar has."""
    try:
        return date(int(match[1]), int(match[2]), int(match[3])).isoformat()
    except ValueError:
        return None
