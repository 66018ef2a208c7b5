"""What is said of a task behind a label or in brackets: 责任单位:… 【牵头单位】… (…负责)."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass

from govpublish.layouts.blocks import Names
from govpublish.models import ORGANIZATIONS, REPORTED, Meaning
from govpublish.text import bare, narrow

MeaningOf = Callable[[str, bool], Meaning | None]
"""What a label means; with True also by how it ends (县级责任领导)."""

_WIDEST = 20  # signs of a label with blanks between
_PAIRS = {")": "(", "]": "[", "】": "【", "〕": "〔", "}": "{"}
_RUN = re.compile(r"[\u4e00-\u9fffA-Za-z0-9、/\-—~和及]{2,24}\s*\Z")
_FRAMED = re.compile(r"[【\[〔(](?P<words>[^【】\[\]〔〕()]{2,16})[】\]〕)]\s*(?P<colon>:?)")
_ALONE = re.compile(r"\s*(?P<words>[\u4e00-\u9fff]{3,10})(?:\s+(?=\S)|\s*\Z)")
_WHEN = re.compile(r"\d|[一二三四上下全年底]")
_BOUNDARY = "。;;!?)】〕]}|,、"
_AFTER_ANSWER = re.compile(
    r"\s*\Z|[。;]|\s*(?:\d{1,3}(?:\s*[.、:]|\s)|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]{1,3}\)|任务)"
)
"""What stands behind a bracket of names: nothing, a stop, or the next number of the line."""
_ANSWERING = re.compile(
    r".{2,}(?:牵头|负责|配合|落实|承办|主办|协助|参与|职责分工)[。;]?\Z", re.DOTALL
)
_PARTS = re.compile(r"[、,;\s]+")
_GOVERNING = re.compile(r"(?:[\u4e00-\u9fff]{0,4}?(?:党?委|政府|人大|政协))+\Z")
_OF_THE_SITE = (
    "主办单位", "承办单位", "主管单位", "协办单位", "技术支持单位", "主办", "承办", "主管", "协办",
)  # fmt: skip
"""Labels at the foot of many a web page; those of tasks stand there more than once."""
_SHORTEST = 3  # signs; a label used once and alone is longer
_CORE = (*ORGANIZATIONS, *REPORTED, Meaning.LEADER, Meaning.DEADLINE)
LISTS = (*ORGANIZATIONS, Meaning.LEADER, Meaning.DEADLINE, Meaning.STATUS)
"""What labels of a few words say, mostly names; the rest tell in sentences."""
_OPENING = (Meaning.TASK, Meaning.NUMBER, Meaning.CATEGORY)
"""Labels that open a record of their own; they stand at the head of a line."""
_NEVER = (Meaning.UNIT, Meaning.IGNORE)


@dataclass(frozen=True, slots=True)
class Label:
    """A label: where its frame begins, where its words stand, where what it says begins."""

    start: int
    words: tuple[int, int]
    end: int
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class Answer:
    """A bracket that says who answers, with its labels; without any it holds names alone."""

    start: int
    end: int
    labels: tuple[Label, ...]


class Labels:
    """The labels of one document: those that answer, and those that it uses more than once."""

    def __init__(self, texts: Iterable[str], meaning_of: MeaningOf, names: Names) -> None:
        self._meaning_of = meaning_of
        self._names = names
        self._used: Set[str] | None = None
        counted = self._counted = Counter[str]()
        sure: set[str] = set()
        for text in texts:
            runs = [self.outside(text), *(list(answer.labels) for answer in self.answers(text))]
            for run in runs:
                words = [bare(text[slice(*label.words)]) for label in run]
                counted.update(words)
                if any(label.meaning in ORGANIZATIONS for label in run):
                    sure.update(word for word in words if word not in _OF_THE_SITE)
                elif run and run[0].meaning in _CORE and not text[: run[0].start].strip():
                    sure.update(word for word in words[:1] if len(word) > _SHORTEST)
        self._used = sure | {words for words, count in counted.items() if count > 1}

    def outside(self, text: str) -> list[Label]:
        """The labels of a text that stand in no bracket that says who answers."""
        text = narrow(text)
        closed = list(brackets(text))
        framed = {at for label in self._framed(text) for at in range(label.start, label.end)}
        found = self._framed(text)
        for at in (at for at, sign in enumerate(text) if sign == ":" and at not in framed):
            if not any(first < at < last for first, last in closed):
                found += self._before(text, at, 0)
        if not found and (alone := self._alone(text)):
            found.append(alone)
        return sorted(found, key=lambda label: label.start)

    def answers(self, text: str) -> list[Answer]:
        """The brackets of a text that say who answers."""
        text = narrow(text)
        found = []
        for first, last in brackets(text):
            inside = text[first + 1 : last]
            labels = tuple(self._inside(text, first, last))
            named = not labels and self._is_answer(inside, text[:first], text[last + 1 :])
            if named or (labels and not text[first + 1 : labels[0].start].strip()):
                found.append(Answer(first, last + 1, labels))
        return found

    def markers(self, text: str, start: int = 0) -> list[Label | Answer]:
        """The brackets that say who answers and the labels outside them, in order from a place."""
        answers = self.answers(text)
        spans = [(answer.start, answer.end) for answer in answers]
        outside = [
            label
            for label in self.outside(text)
            if label.start >= start and not any(a <= label.start < b for a, b in spans)
        ]
        found: list[Label | Answer] = [*answers, *outside]
        return sorted(found, key=lambda item: item.start)

    def _inside(self, text: str, first: int, last: int) -> Iterator[Label]:
        inner = text[first + 1 : last]
        nested = list(brackets(inner))
        for at, sign in enumerate(inner):
            if sign == ":" and not any(low < at < high for low, high in nested):
                for label in self._before(inner, at, 0):
                    shift = first + 1
                    words = (label.words[0] + shift, label.words[1] + shift)
                    yield Label(label.start + shift, words, label.end + shift, label.meaning)

    def _is_answer(self, inside: str, before: str, after: str) -> bool:
        if _ANSWERING.match(inside):
            return True
        parts = [part for part in _PARTS.split(inside) if part]
        ends = before.rstrip()[-1:] in "。;!?" and _AFTER_ANSWER.match(after) is not None
        return bool(before.strip() and ends and parts) and all(
            self._names.knows(part) or self._names.looks_like(part) for part in parts
        )

    def _before(self, text: str, colon: int, least: int) -> list[Label]:
        """The label whose words end at a colon, if any do: the longest that is known.

        Where they touch what stands before (牵头领导:甲责任单位:) only words known as they stand.
        """
        if spaced := self._spaced(text, colon):
            return [spaced]
        match = _RUN.search(text, max(least, colon - 26), colon)
        if match is None:
            return []
        end = match.start() + len(match[0].rstrip())
        head = text[: match.start()].rstrip()
        due = head[-1:] == ":" and self._says_when(head)
        for start in range(match.start(), end - 1):
            if text[start] == "、" or (due and _WHEN.match(text, start)):
                continue
            before = text[:start].rstrip()[-1:]
            free = (start == match.start() and text[start - 1 : start] not in "、") or not start
            ended = free and (not before or (before in _BOUNDARY or text[start - 1].isspace()))
            meaning = self._known(text[start:end], ended=bool(ended) and before != ":")
            if meaning is None or (not ended and meaning not in _CORE):
                continue
            if ended and ":" in text[:start] and self._is_name_first(text, start, end):
                continue
            if meaning in _OPENING and text[:start].strip():
                continue
            if not ended and end - start < 4 and meaning not in ORGANIZATIONS:
                continue
            return [Label(start, (start, end), colon + 1, meaning)]
        return []

    def _is_name_first(self, text: str, start: int, end: int) -> bool:
        """Whether the last name of a list touches the label behind it (县甲局,县乙局责任领导:).

        Who governs is part of a label (县政府责任领导).
        """
        if text[start - 1] not in "," and not text[start - 1].isspace():
            return False
        for at in range(start + 2, end - 1):
            name = text[start:at]
            named = self._names.knows(name) or self._names.looks_like(name)
            named = named and not _GOVERNING.match(name)
            usual = self._counted[bare(text[at:end])] > self._counted[bare(text[start:end])]
            if (named or usual) and self._known(text[at:end], ended=False):
                return True
        return False

    def _says_when(self, text: str) -> bool:
        """Whether a text ends with a label of deadlines: what touches it is a date."""
        match = _RUN.search(text.rstrip()[:-1])
        words = match[0].strip() if match else ""
        ends = (words[at:] for at in range(max(len(words) - 1, 0)))
        return any(self._known(end, ended=False) is Meaning.DEADLINE for end in ends)

    def _spaced(self, text: str, colon: int) -> Label | None:
        """A label at the head of a line with blanks between its signs (责 任 单 位:)."""
        start = len(text) - len(text.lstrip())
        if colon > _WIDEST or not re.search(r"\S\s+\S", text[start:colon]):
            return None
        meaning = self._known(bare(text[start:colon]), ended=False)
        return Label(start, (start, colon), colon + 1, meaning) if meaning else None

    def _framed(self, text: str) -> list[Label]:
        found = []
        for match in _FRAMED.finditer(text):
            needs_colon = match[0][0] == "("
            meaning = self._known(match["words"], ended=True)
            if meaning and (match["colon"] or not needs_colon):
                found.append(Label(match.start(), match.span("words"), match.end(), meaning))
        return found

    def _alone(self, text: str) -> Label | None:
        """A label without a colon: at the head of a line, the rest after a blank or below."""
        match = _ALONE.match(text)
        if match is None or len(match["words"]) < 4:
            return None
        meaning = self._known(match["words"], ended=False)
        if meaning not in _CORE or meaning is None:
            return None
        return Label(match.start("words"), match.span("words"), match.end(), meaning)

    def _known(self, words: str, *, ended: bool) -> Meaning | None:
        if self._used is not None and bare(words) not in self._used:
            return None
        meaning = self._meaning_of(words, ended)
        return None if meaning in _NEVER else meaning


def brackets(text: str) -> Iterator[tuple[int, int]]:
    """The outermost brackets of a text that close: where each opens and closes."""
    pairs: list[tuple[int, int]] = []
    open_at: list[tuple[str, int]] = []
    for at, sign in enumerate(text):
        if sign in _PAIRS.values():
            open_at.append((sign, at))
        elif sign in _PAIRS and any(kind == _PAIRS[sign] for kind, _ in open_at):
            while open_at[-1][0] != _PAIRS[sign]:
                open_at.pop()
            pairs.append((open_at.pop()[1], at))
    last = -1
    for first, end in sorted(pairs):
        if first > last:
            yield first, end
            last = end
