"""Where a stacked table ends: before notes, footers and the office that signs."""

import re
from collections.abc import Sequence

from govpublish.layouts.blocks import Block
from govpublish.layouts.buttons import BUTTON
from govpublish.text import narrow

_CLOSING = re.compile(
    r"(?:[★※]?(?:注|备注|说明|联系人|联系电话|咨询电话):|公示期|欢迎|来源:|信息来源|责任编辑|编辑:|扫一扫|版权|主办"
    rf"|{BUTTON}"
    r"|分享|相关(?:附件|链接|文档|阅读)|上一篇|下一篇|抄送|附件|返回顶部|ICP|特此|\(此件)"
)
_SIGNED = re.compile(r"20\d\d年\d{1,2}月\d{1,2}日\Z")
_OFFICE = re.compile(r"(?:办公室|政府|督查室|委员会|领导小组)\Z")


def before_closing(lines: Sequence[Block], dated: bool, signed: bool = True) -> list[Block]:
    """The lines before notes, footers, and the office that signs with a date.

    Where the table has a column of dates (`dated`) only the last line signs; where nothing is
    `signed` every date is a cell.
    """
    for at, block in enumerate(lines[1:], 1):
        text = narrow(block.cell.text).strip()
        if signed and _SIGNED.match(text) and (not dated or at == len(lines) - 1):
            office = at > 1 and _OFFICE.search(lines[at - 1].cell.text)
            if office or not dated:
                return list(lines[: at - bool(office)])
        if _CLOSING.match(text):
            return list(lines[:at])
    return list(lines)
