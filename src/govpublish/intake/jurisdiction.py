"""Whose document it is: from what it says of itself, each hint weighed, never settled by a guess.

Title, publisher, signature and addressees count most; the text as a whole a little, however often
it names a place; the address of the page and the name of the file least.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from urllib.parse import urlsplit

from govpublish.intake import letters
from govpublish.intake.below_county import PUBLISHERS, below_county
from govpublish.intake.mentions import Gazetteer, Mention
from govpublish.models import Document
from govpublish.sources.vocabulary import Vocabulary
from govpublish.text import narrow

PUBLISHER, SIGNATURE, HEAD, OFFICE, INDEX, ADDRESS, FILE, BODY = 12, 10, 8, 4, 4, 3, 2, 1
_MOST = 5  # of one place in the text: more does not say more
_ENOUGH = 3
_SHOWN = 5
_INDEX = re.compile(r"索\s*引\s*号:\s*(\d{6})(?:0000|000|\D)")
_SIGNED = re.compile(
    r"(?:中共)?([一-龥]{2,20}?(?:人民政府|政府|县委|市委|区委|旗委|委员会|管理委员会|管委会|办事处)"
    r"(?:(?:\((?:办公室)\))|办公厅|办公室|督查室)?)\s*\Z"
)
_FOOTER = 12  # lines
_RUN_BY = re.compile(
    r"(?:主办|承办|版权所有|主管)(?:单位)?[:\s©]{0,3}[一-龥]{2,20}(?:政府|管委会|委员会)"
    r"|[一-龥]{2,20}(?:政府|管委会|委员会)(?:办公室)?\s*(?:主办|版权所有)"
)
_DIGITS = "0-9〇○零一二三四五六七八九十"
_DATE = re.compile(rf"[{_DIGITS}]{{4}}年[{_DIGITS}]{{1,3}}月[{_DIGITS}]{{1,3}}日")
_SHORT_BEFORE = (
    r"(?:市委|县委|区委|旗委|市政府|县政府|区政府|旗政府|经济开发区|经济技术开发区|高新区|"
    r"[一-龥]{0,6}分局|新闻网|日报|高质量发展)"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place the document may be of, and what speaks for it."""

    code: str
    why: str


@dataclass(frozen=True, slots=True)
class Whose:
    """The answer; without a code the candidates, the likeliest first."""

    code: str | None
    candidates: tuple[Candidate, ...] = ()
    note: str | None = None
    """What a person should know: a name that has changed, a zone without a code of its own."""


@dataclass(frozen=True, slots=True)
class Hints:
    """What a document says of itself, its widths of signs made one (`text.narrow`)."""

    head: Sequence[str]
    """The lines before the table, and the titles of tables."""
    body: str
    signed: Sequence[str] = ()
    """Lines with a date below them that are nothing but the name of an office."""
    footer: Sequence[str] = ()
    """Who runs the site, as its last lines say (主办:云山县人民政府), and headers of pages."""
    site: str = ""
    """What a web page says its site is called: 云山县人民政府网."""
    file: str = ""
    url: str | None = None


@dataclass(slots=True)
class _Scores:
    gazetteer: Gazetteer
    hints: Hints
    points: Counter[str] = field(default_factory=Counter)
    why: dict[str, dict[str, None]] = field(default_factory=dict)
    old: dict[str, Mention] = field(default_factory=dict)
    """By code: a mention by a name that went."""

    def add(self, codes: Sequence[str], points: int, why: str) -> None:
        """The same for every place that is meant by one name: nobody is preferred."""
        for code in codes:
            self.points[code] += points
            self.why.setdefault(code, {})[why] = None

    def mentioned(self, text: str, points: int, what: str) -> None:
        """Every place that a line names, each once."""
        seen: set[str] = set()
        for mention in self.gazetteer.mentions(text):
            if mention.place.name in seen:
                continue
            seen.add(mention.place.name)
            self.add(self.meant(mention), points, f"{what}“{mention.place.name}”")

    def meant(self, mention: Mention) -> Sequence[str]:
        """Whom a name means, told by the cities and provinces named elsewhere."""
        codes = mention.codes
        if len(codes) > 1:
            codes = self.gazetteer.settled(codes, " ".join(self.hints.head))
        if len(codes) > 1:
            codes = self.gazetteer.settled(codes, self.hints.body)
        if mention.place.former:
            self.old |= dict.fromkeys(codes, mention)
        return codes


def whose(hints: Hints, words: Vocabulary, gazetteer: Gazetteer | None = None) -> Whose:
    """The jurisdiction a document is of, or the candidates; never a code that others rival."""
    scores = _Scores(gazetteer or Gazetteer(words), hints)
    if note := below_county(hints.head, (place.name for place in words.jurisdictions.values())):
        _weigh(scores, words)
        above = tuple(_candidates(scores, _ranked(scores))[:_SHOWN])
        return Whose(None, above, note)
    _weigh(scores, words)
    ranked = _ranked(scores)
    if not ranked:
        return Whose(None)
    best, second = ranked[0][1], ranked[1][1] if len(ranked) > 1 else 0
    code = ranked[0][0]
    merged = _merged(scores, code)
    if best >= _ENOUGH and best >= 2 * second and not merged:
        return Whose(code, (), _renamed(scores, code))
    return Whose(None, tuple(_candidates(scores, ranked)[:_SHOWN]), merged)


def _weigh(scores: _Scores, words: Vocabulary) -> None:
    hints = scores.hints
    for line in hints.head:
        for publisher in PUBLISHERS.findall(line):
            scores.mentioned(publisher, PUBLISHER, "发布机构")
        if match := _INDEX.search(line):
            scores.add([c for c in (match[1],) if c in words.jurisdictions], INDEX, "索引号")
        signed = _SIGNED.fullmatch(line)
        scores.mentioned(line, SIGNATURE if signed else HEAD, "落款" if signed else "标题")
    for line in hints.signed:
        scores.mentioned(line, SIGNATURE, "落款")
    _short_names(scores, words)
    _count_body(scores)
    if hints.url:
        _address(scores, hints.url, words)
    scores.mentioned(hints.site, ADDRESS, "网站名")
    scores.mentioned(" ".join(hints.footer), ADDRESS, "页眉页脚")
    scores.mentioned(hints.file, FILE, "文件名")


def _count_body(scores: _Scores) -> None:
    counted: Counter[str] = Counter()
    meant: dict[str, Sequence[str]] = {}
    for mention in scores.gazetteer.mentions(scores.hints.body):
        counted[mention.place.name] += 1
        before = meant.get(mention.place.name)
        codes = scores.meant(mention)
        meant[mention.place.name] = codes if before is None or len(codes) < len(before) else before
    for name, times in counted.items():
        scores.add(meant[name], min(times, _MOST) * BODY, f"正文{times}次“{name}”")


def _short_names(scores: _Scores, words: Vocabulary) -> None:
    """云山 in 云山分局, 云山经济开发区: its office or zone, for every place that is so called."""
    hints = scores.hints
    by_short: dict[str, list[str]] = {}
    for place in words.jurisdictions.values():
        if len(place.short_name) > 1 and place.level != "province":
            by_short.setdefault(place.short_name, []).append(place.code)
    heads = " ".join(hints.head)
    for text, points, what in ((heads, OFFICE, "标题"), (hints.body, BODY, "正文")):
        found: Counter[str] = Counter()
        for match in re.finditer(_SHORT_BEFORE, text):
            for size in (4, 3, 2):
                short = text[max(match.start() - size, 0) : match.start()]
                if short in by_short:
                    found[short] += 1
                    break
        for short, times in found.items():
            codes = by_short[short]
            codes = list(scores.gazetteer.settled(codes, heads)) if len(codes) > 1 else codes
            codes = list(scores.gazetteer.settled(codes, hints.body)) if len(codes) > 1 else codes
            scores.add(codes, min(times, _MOST) * points, f"{what}“{short}”的机构")


def _address(scores: _Scores, url: str, words: Vocabulary) -> None:
    """A host such as www.yunshan.gov.cn or zwgk.yunshanxian.gov.cn."""
    host = (urlsplit(url).hostname or "").lower()
    labels = {label for label in host.split(".") if len(label) > 3}
    if not host.endswith(".gov.cn"):
        return
    for place in words.jurisdictions.values():
        if len(place.short_name) < 2:
            continue
        name = letters.of(place.short_name, words)
        if labels & {name, f"{name}xian", f"{name}shi", f"{name}qu"}:
            scores.add([place.code], ADDRESS, f"网址 {host}")


def _ranked(scores: _Scores) -> list[tuple[str, int]]:
    """Places by their points; what is only named as the city or province of another does not count.

    A city with several of its counties in the text stays: its plan names them all.
    """
    points = Counter(scores.points)
    known = scores.gazetteer.known
    for code, _ in sorted(points.items(), key=lambda one: (one[1], one[0])):
        for above in scores.gazetteer.ancestors(code):
            below = [c for c in points if above in scores.gazetteer.ancestors(c)]
            rival = max((points[c] for c in below if c != code), default=0)
            if above in points and points[code] * 2 >= points[above] and points[code] >= 2 * rival:
                points[code] += points.pop(above)
    points = Counter({c: n for c, n in points.items() if known[c].level != "province"})
    return sorted(points.items(), key=lambda one: (-one[1], one[0]))


def _candidates(scores: _Scores, ranked: Sequence[tuple[str, int]]) -> list[Candidate]:
    floor = ranked[0][1] / 4 if ranked else 0
    return [
        Candidate(code, ",".join(list(scores.why[code])[:3]))
        for code, points in ranked
        if points >= floor
    ]


def _renamed(scores: _Scores, code: str) -> str | None:
    """The sentence about a name that went."""
    mention = scores.old.get(code)
    if mention is None or scores.gazetteer.known[code].name in " ".join(scores.hints.head):
        return None
    was = next((one for one in mention.place.former if code in one.successors), None)
    if was is None:
        return None
    today = scores.gazetteer.known[code].name
    return f"文件印作“{was.name}”({was.code}),{was.gone}年{was.change},现为{today}({code})"


def _merged(scores: _Scores, code: str) -> str | None:
    """The sentence about a place that is part of another one today: a person must say."""
    mention = scores.old.get(code)
    if mention is None or any(code in one.successors and one.is_same_place
                              for one in mention.place.former):  # fmt: skip
        return None
    if scores.gazetteer.known[code].name in scores.hints.body:
        return None
    was = mention.place.former[0]
    today = scores.gazetteer.known[code].name
    went = f"文件印作“{was.name}”({was.code}),{was.gone}年{was.change}"
    return f"{went},今属{today}({code}),不是同一个地方"


def hints_of(document: Document, head: Sequence[str], file: str, url: str | None) -> Hints:
    """The hints of a document, with what stands before its table, its name and its address."""
    plain = [narrow(line).strip() for line in document.lines]
    filled = [line for line in plain if line]
    signed = [
        line for line, after in pairwise(filled) if _DATE.match(after) and _SIGNED.fullmatch(line)
    ]
    about = {name.lower(): narrow(text) for name, text in document.about.items()}
    source = f"来源:{about['contentsource']}" if about.get("contentsource") else ""
    lines = [*map(narrow, head), about.get("articletitle", ""), source]
    footer = [match[0] for line in filled[-_FOOTER:] for match in _RUN_BY.finditer(line)]
    edges = [narrow(item.cell.text) for item in document.passed if item.why in ("页眉", "页脚")]
    return Hints(
        [line for line in lines if line],
        "\n".join(plain),
        signed,
        [*footer, about.get("title", ""), *edges[:_FOOTER]],
        about.get("sitename", ""),
        narrow(file),
        url,
    )
