"""Numbered parts inside a text, so that a page can set them one below the other: no sign changes.

已开工。(1) 大坝到顶。(2) 移民安置60户。   →   已开工。 | (1) 大坝到顶。 | (2) 移民安置60户。
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from govpublish.text import chinese_number

_START = r"(?:(?<=[\s。;\uff1b:\uff1a!\uff01?\uff1f])|\A)"
_CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_MARK = re.compile(
    rf"(?<![第见图表])[(\uff08]\s*(?P<bracket>\d{{1,2}})\s*[)\uff09]|(?P<circle>[{_CIRCLES}])"
    rf"|{_START}(?P<plain>\d{{1,2}})[.\uff0e、](?!\d)"
    rf"|{_START}(?P<first>[一二三四五六七八九]?十?[一二三四五六七八九]?)(?<=[一-十])[是、]"
)
_WIDEST_GAP = 2
"""One number may be misprinted and the list goes on."""


class Listed(NamedTuple):
    """A text cut before each of its numbers; put together again it is the text."""

    head: str
    items: tuple[str, ...]
    """None of them where the text is no list."""


def listed(text: str) -> Listed:
    """Cut a text before the numbers that run through it from 1, of the kind that comes first.

    >>> listed("已开工。(1) 大坝。(2) 移民。").items
    ('(1) 大坝。', '(2) 移民。')
    >>> listed("投资1.5亿元,见(1)。")
    Listed(head='投资1.5亿元,见(1)。', items=())
    """
    runs: dict[str, list[int]] = {}
    last: dict[str, int] = {}
    for match in _MARK.finditer(text):
        kind, number = _read(match.groupdict())
        if last.get(kind, 0) < number <= last.get(kind, 0) + _WIDEST_GAP:
            if kind not in last and number != 1:
                continue
            last[kind] = number
            runs.setdefault(kind, []).append(match.start())
    starts = min((run for run in runs.values() if len(run) > 1), default=[])
    if not starts:
        return Listed(text, ())
    ends = [*starts[1:], len(text)]
    items = tuple(text[start:end] for start, end in zip(starts, ends, strict=True))
    return Listed(text[: starts[0]], items)


def _read(groups: Mapping[str, str | None]) -> tuple[str, int]:
    kind, sign = next((kind, sign) for kind, sign in groups.items() if sign)
    if kind == "circle":
        return kind, _CIRCLES.index(sign) + 1
    return kind, chinese_number(sign) if kind == "first" else int(sign)
