"""The sentences of an outline and what is said of each, gathered paragraph by paragraph."""

import re
from dataclasses import dataclass, field, replace

from govpublish.layouts.buttons import BUTTON
from govpublish.layouts.clauses import Said
from govpublish.layouts.marks import Mark
from govpublish.models import ORGANIZATIONS, Cell, Meaning, Passed
from govpublish.text import is_sentence, narrow

WORDY = (
    Meaning.PROGRESS, Meaning.PROBLEM, Meaning.NEXT_STEP, Meaning.REASON, Meaning.REMARK,
    Meaning.TARGET, Meaning.MILESTONES,
)  # fmt: skip
_PARTS = re.compile(r"[、,;\s]+")
_SHORT = 30  # signs; a longer line is no title
CLOSING = re.compile(
    r"(?:以上|注:|备注:|特此|此件|现予|请各|请有关|请相关|[望请]认真|希望各|\(此件|附件|抄送|联系|公示期|欢迎|来源|信息来源|责任编辑|扫一扫|版权|主办|"
    rf"{BUTTON}|"
    r"分享|相关|上一篇|下一篇|20\d\d年\d{1,2}月\d{1,2}日\Z)"
)


@dataclass(slots=True)
class Sentence:
    """A sentence or heading, with its number if it has one, and what is said of it."""

    mark: Mark
    number: Cell
    whole: Cell
    """Its paragraph as printed, the number too: what a heading is known by."""
    words: list[Cell] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    tails: list[tuple[int, Cell]] = field(default_factory=list)
    """Paragraphs below that may go on with one of the labels, by its place in `said`."""
    lead: Cell = field(default_factory=Cell)
    """A short line right above a sentence without a number: its title, or a section's."""
    passed: list[Passed] = field(default_factory=list)

    @property
    def rank(self) -> int:
        """How deep it stands."""
        return self.mark.rank

    @property
    def is_short(self) -> bool:
        """Whether all its words are those of a title: few, and no sentence."""
        return len(self.words) == 1 and is_title(self.words[0])


def is_title(words: Cell | str) -> bool:
    """Whether words are few and no sentence."""
    text = words if isinstance(words, str) else words.text
    return len(text) <= _SHORT and not re.search(r"[。;,:!?]|、\s*\Z", narrow(text))


def finished(sentence: Sentence, *, with_tails: bool) -> Sentence:
    """A sentence whose labels say all that stands below them, or only their own lines."""
    said = list(sentence.said)
    for place, cell in sentence.tails if with_tails else []:
        before = said[place].content
        listed = said[place].meaning in ORGANIZATIONS
        joint = "\n" if not before or listed or is_sentence(before.text) else ""
        said[place] = replace(said[place], content=before.then(cell, joint))
    return replace(sentence, said=said, tails=[])
