"""What a page says about itself above the document: publisher, numbers, date of publication."""

import re
from collections.abc import Mapping, Sequence

from govpublish.text import narrow

_LABELLED = {
    "index_no": re.compile(r"索\s*引\s*号:\s*(\S{4,60})"),
    "document_no": re.compile(r"(?:文\s*号|发文字号|文件编号):\s*(\S{4,40})"),
    "publisher": re.compile(r"(?:发布机构|发布单位|信息来源|公开主体|来源):\s*(\S{2,30})"),
}
_PUBLISHED = re.compile(
    r"(?:发布时间|发布日期|成文日期|公开日期|时间|日期):\s*(20\d{2})[-年/.](\d{1,2})[-月/.](\d{1,2})"
)
_NUMBER = re.compile(r"\S{2,16}〔20\d{2}〕\d{1,4}号")


def read(head: Sequence[str]) -> Mapping[str, str]:
    """The fields of source.yml that the lines above the table give; what they do not say is absent.

    >>> read(["发布时间:2021-11-29 18:36 信息来源: 市政府办公室"])
    {'publisher': '市政府办公室', 'published_on': '2021-11-29'}
    """
    text = narrow("\n".join(head))
    found = {name: match[1] for name, p in _LABELLED.items() if (match := p.search(text))}
    if match := _PUBLISHED.search(text):
        found["published_on"] = f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}"
    if "document_no" not in found and (match := _NUMBER.search(text)):
        found["document_no"] = match[0]
    return found
