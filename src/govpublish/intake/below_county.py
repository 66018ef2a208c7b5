"""Documents of zones and towns: no county of their own, so no code; a person must know why."""

import re
from collections.abc import Iterable, Sequence

PUBLISHERS = re.compile(
    r"(?:信息来源|发布机构|发布单位|发文机构|发文单位|发文机关|公开主体|制定机关|来源|信息来源单位)"
    r":\s*(\S{2,24})"
)
_ZONE = re.compile(
    r"(?:开发区|高新区|高新技术产业园区|产业园区|工业园区|工业园|度假区|风景区|风景名胜区|保税区|"
    r"新区|示范区|试验区|园区|林场|农场|管理区)"
)
_OF_ZONE = re.compile(
    rf"^(?:\d{{4}}年)?([一-龥]{{0,16}}?{_ZONE.pattern})"
    r"(?:(?:党工委|管委会|管理委员会)|(?=\d{4}年)|(?=重点))"
)
_OF_TOWN = re.compile(
    r"^(?:中共)?(?:[一-龥]{2,6}[市县区旗])?"
    r"([一-龥]{1,6}?(?:街道|(?<![城村集乡小名强])镇|(?<![家返下回村城])乡|苏木))"
    r"(?:人民政府|政府|办事处|党工委|党委|(?=20\d\d年))"
)
_SPOKEN_OF = re.compile(r"关于|政府|支持|推进|加快|促进|建设")
"""Before the name of a zone: a title that speaks of it, not one of its own."""
_ADDRESSEES = re.compile(r"^各|:$")


def below_county(head: Sequence[str], counties: Iterable[str]) -> str | None:
    """Why a document has no code: it is of a zone or a town, which have none in GB/T 2260.

    `counties` are the names of places that have one: 浦东新区 is a county, 云山新区 is not.
    """
    called_so = tuple(name for name in counties if _ZONE.search(name))
    for line in head:
        publishers = PUBLISHERS.findall(line)
        for text in (*publishers, line):
            if _ADDRESSEES.search(text) and text not in publishers:
                continue
            match = _OF_ZONE.search(text)
            spoken_of = match and (_SPOKEN_OF.search(match[1]) or match[1].endswith(called_so))
            if match and not spoken_of:
                return f"“{match[0]}”是开发区一类的区域,没有自己的行政区划代码"
            if match := _OF_TOWN.search(text):
                return f"“{match[1]}”是乡镇、街道,本项目只收到县一级"
    return None
