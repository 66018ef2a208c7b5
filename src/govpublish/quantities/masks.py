"""Digits that are no amounts: dates, numbers of roads and documents, names (5G, “510计划”)."""

import re

_BLANK = "\0"
_BRACKET = re.compile(r"\([^()\d]{1,8}\)")  # 县(市、区)
_YEAR = r"(?:(?:19|20)\d{2}年?(?:[-—~至、])?){0,9}(?:19|20)\d{2}年(?:度|初|底|末|中)?"
_MONTH = r"(?:\d{1,2}月?(?:份|初|底|末|中旬|上旬|下旬)?[-—~至、]){0,12}\d{1,2}月(?!间)"
_COUNTED = (
    r"[元个家户人名位条项件台套亩吨米㎡%‰万亿场次轮所座处支只辆间张份株头艘度里]"
    r"|美元|平方|公[里顷斤]|千[米瓦克]"
)
"""Units that show that digits are an amount after all: 2021.5万元, 12345678元."""
_DAY = r"(?:\d{1,2}[日号]?[-—~至到、])?\d{1,2}[日号]"
_MASKS = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        r"\d{21,}",  # first of all, lest the others run along them again and again
        r"《[^《》]*》",  # titles of documents
        r"[“\"][^“”\"]{0,60}\d[^“”\"]{0,60}[”\"](?!的?目标)",  # names and slogans with digits
        r"[〔\[(【](?:19|20)\d{2}[〕\])】]\s*第?\d*号?",  # 〔2021〕8号
        _YEAR,
        rf"{_MONTH}(?:份|初|底|末|中旬|上旬|下旬)?(?:{_DAY})?",
        r"(?<!\d)\d{1,2}[日号](?=[,。、至—前])",
        rf"(?<![\d,.])(?:19|20)\d{{2}}[-./](?:1[0-2]|0?[1-9])(?:[-./]\d{{1,2}})?(?!\d|{_COUNTED})",
        r"第\d+(?:[-—~至、]\d+)*",  # 第3批
        r"\d+(?:\.\d+)?(?:国道|省道|县道|乡道|号线|千伏|kV|KV|版|周年|岁|年行动|级)",
        r"\d+(?:\.\d+)?[十百千万亿]+元?级",  # 50亿级项目: a class
        r"\d+项目",  # 金岙101项目: a name
        r"[Kk]?\d+(?:[Kk][Mm]?)?\+\d+m?(?:[-—~至]+[Kk]?\d+(?:[Kk][Mm]?)?\+\d+m?)?",  # 125Km+673m
        r"(?<![\dA-Za-z])(?:[A-Za-z]+|#)[-—]?\d+(?:\.\d+)?(?:[+-]\d+)*",  # S330, K900-1100
        r"前\d+(?=[位名强])",  # a place in a ranking: the smaller, the better
        r"\d+(?!(?:m|km|kW|MW|kWh|KM)(?![A-Za-z]))[A-Za-z#][A-Za-z0-9+-]*",  # 5G, 4A, 2#
        r"\d+(?:[+×xX*]\d+)+(?:[+×]?[A-Za-z])?",  # 4+1, 1+3+N
        r"\d+号(?!文件)",  # 1号地块
        r"年产(?:能|量)?(?!值)(?:达到?)?约?\d+(?:\.\d+)?[万亿]?\w{0,3}",  # of a factory's name
        r"(?:^|(?<=[;。\n]))\s*(?:\d{1,2}[.、](?!\d)|\(\d{1,2}\))",  # labels
        r"[①-⑳]",
        r"(?:前|后|近|未来|连续|满|超)\s*\d+\s*年",
        r"\d+(?:[-—~至]\d+)?(?:个)?年(?!\w?(?:内|前))",
        r"\d{1,2}:\d{2}",
        r"1\d{10}|0\d{2,3}-\d{7,8}",  # telephones
        rf"\d{{7,}}(?!\d|{_COUNTED})",
    )
)


def masked(text: str) -> str:
    """The text with such digits as NUL, sign for sign, and the 、 of short brackets too.

    Its full-width signs are narrowed already.
    """
    text = _BRACKET.sub(lambda match: match[0].replace("、", _BLANK), text)
    for pattern in _MASKS:
        text = pattern.sub(lambda match: _blank(match[0]), text)
    return text


def _blank(words: str) -> str:
    return "".join(_BLANK if sign.isascii() and sign.isdigit() else sign for sign in words)
