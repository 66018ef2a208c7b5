"""The sentences of an outline gathered, paragraph by paragraph, with what is said of each."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from govpublish.layouts import clauses, marks
from govpublish.layouts.blocks import Names
from govpublish.layouts.clauses import Clause, Opening, Said, Words
from govpublish.layouts.labels import Labels
from govpublish.layouts.marks import Mark
from govpublish.layouts.paragraphs import Paragraph
from govpublish.layouts.sentences import CLOSING, WORDY, Sentence, is_title
from govpublish.models import ORGANIZATIONS, Cell, Meaning, Passed
from govpublish.text import bare, narrow

_PARTS = re.compile(r"[、,;\s]+")


@dataclass(slots=True)
class Gatherer:
    """Goes through the paragraphs of an outline from the first to the last."""

    parts: Sequence[Paragraph]
    labels: Labels
    names: Names
    found: list[Sentence] = field(default_factory=list)
    first: Counter[str] = field(default_factory=Counter)
    """How often each label was the first that is said of a sentence."""
    nested: int = 0
    """The number of the last item of a list within what a label says."""

    def run(self) -> list[Sentence]:
        """The sentences in their order."""
        at = 0
        while at < len(self.parts):
            at += self._paragraph(at)
        return self.found

    @property
    def current(self) -> Sentence | None:
        """The sentence that labels now belong to."""
        return self.found[-1] if self.found else None

    def _paragraph(self, at: int) -> int:
        """Read one paragraph, or several that belong together; how many they were."""
        cell = self.parts[at].cell
        mark = marks.at_head(cell.text, self._due())
        if mark and mark.rank != marks.PLAIN and self._is_nested(mark, at):
            self.nested = mark.ordinal or 0
            self._tail(cell)
            return 1
        passed: list[Passed] = []
        read = clauses.cut(cell, mark, self.labels, passed)
        if mark is None and all(isinstance(clause, Words) for clause in read):
            return self._plain(at)
        self._take(read, cell, passed, at)
        return 1

    def _due(self) -> tuple[int, ...]:
        """The numbers that might come next: in this list, or in the one that it interrupts."""
        return marks.due([sentence.mark for sentence in self.found], marks.NUMBER)

    def _open(self, mark: Mark | None, number: Cell, whole: Cell, passed: list[Passed]) -> Sentence:
        mark = mark or Mark(marks.PLAIN, None, 0, (0, 0), 0)
        self.found.append(Sentence(mark, number, whole, passed=passed))
        self.nested = 0
        return self.found[-1]

    def _take(self, read: list[Clause], cell: Cell, passed: list[Passed], at: int) -> None:
        """A paragraph with a number, a label or a bracket."""
        if self._is_labelled(read):  # a numbered list of labels, not of tasks
            passed += [
                Passed(item.number, "序号") for item in read[:1] if isinstance(item, Opening)
            ]
            read = read[1:]
        if self.current:
            self.current.passed += passed
        passed = list(passed)
        for place, clause in enumerate(read):
            if isinstance(clause, Opening):
                whole = cell if not place else clause.number
                self._open(clause.mark, clause.number, whole, passed)
            elif isinstance(clause, Words):
                self._words(clause.cell, read, place, passed, at)
            else:
                self._said(clause, passed)

    def _is_labelled(self, read: Sequence[Clause]) -> bool:
        """Whether a number opens no sentence but a label of the one above."""
        if len(read) < 2 or not isinstance(read[0], Opening) or not isinstance(read[1], Said):
            return False
        above = self.current is not None and bool(self.current.words)
        return above and read[1].meaning is not Meaning.TASK

    def _words(
        self, cell: Cell, read: Sequence[Clause], place: int, passed: list[Passed], at: int
    ) -> None:
        """Words of the sentence before, or of a new one without a number."""
        current = self.current
        opened = place and isinstance(read[place - 1], Opening)
        if current and opened:
            current.words.append(cell)
            return
        answered = any(isinstance(clause, Said) for clause in read[place + 1 :])
        goes_on = narrow(cell.text)[:1] in ",、"
        if place:
            same = goes_on or not answered
        else:
            same = current is not None and not current.said and self._continues(current, at)
        if current and same:
            current.words.append(cell)
        else:
            self._open(None, Cell(), cell, passed).words.append(cell)

    def _continues(self, current: Sentence, at: int) -> bool:
        """Whether an answered line without a number goes on with the numbered one above it.

        Under a heading several such lines are its tasks.
        """
        if current.mark.ordinal is None or not current.is_short:
            return current.mark.ordinal is not None
        below = self.parts[at + 1].cell.text if at + 1 < len(self.parts) else ""
        if not below or marks.at_head(below, self._due()):
            return True
        here = self.parts[at].cell.text
        return not (self.labels.answers(below) and self.labels.answers(here))

    def _said(self, said: Said, passed: list[Passed]) -> None:
        self.nested = 0
        if said.meaning in (Meaning.TASK, Meaning.NUMBER):
            self._record(said, passed)
        elif self.current is not None:
            self.first[bare(said.label.text)] += not self.current.said
            self.current.said.append(said)

    def _record(self, said: Said, passed: list[Passed]) -> None:
        """A record whose number or task stands behind a label too."""
        current = self.current
        open_ = current is not None and not current.words and not current.said
        sentence = current if open_ and current else self._open(None, Cell(), said.content, passed)
        sentence.passed.append(Passed(said.label, "栏目名"))
        if said.meaning is Meaning.NUMBER:
            sentence.number = said.content
        else:
            sentence.words.append(said.content)

    # Paragraphs of nothing but words.

    def _plain(self, at: int) -> int:
        end = at
        while end < len(self.parts) and self._is_plain(end):
            end += 1
        run = [part.cell for part in self.parts[at:end]]
        current = self.current
        restarts = self._restarts(end)
        if current is None or (not current.said and current.mark.ordinal is None):
            self._new(run, at, labelled=restarts is not None)
        elif not current.said:
            current.words += run
        else:
            self._below(current, run, at, restarts)
        return max(end - at, 1)

    def _is_plain(self, at: int) -> bool:
        text = self.parts[at].cell.text
        return (
            marks.at_head(text, self._due()) is None
            and not self.labels.outside(text)
            and not self.labels.answers(text)
        )

    def _restarts(self, at: int) -> bool | None:
        """Whether the label at the head of a paragraph opens another record; None without one."""
        if at >= len(self.parts):
            return None
        text = self.parts[at].cell.text
        if marks.at_head(text, self._due()):
            return None
        outside = self.labels.outside(text)
        if not outside or narrow(text)[: outside[0].start].strip():
            return None
        return self._comes_again(bare(text[slice(*outside[0].words)]))

    def _comes_again(self, label: str) -> bool:
        """Whether a label is said already, or opens what is said of most: then it is another's."""
        if not self.current or not self.current.said:
            return False
        said = {bare(item.label.text) for item in self.current.said}
        return label in said or self.first[label] * 2 > self.first.total()

    def _below(
        self, current: Sentence, run: Sequence[Cell], at: int, restarts: bool | None
    ) -> None:
        """Lines below a label: the rest of what it says, then perhaps the next record's words."""
        kept = 0
        keep = len(run) - 1 if restarts else len(run)
        last = current.said[-1]
        if restarts and len({part.gap for part in self.parts[at : at + len(run)]}) > 1:
            keep = next((n for n in range(len(run)) if self.parts[at + n].gap), keep)
        if not last.content and last.at_head:
            keep = max(keep, 1)
        while kept < keep and self._goes_on(current, run[kept], kept):
            self._tail(run[kept])
            kept += 1
        if restarts is False and kept < len(run) and last.meaning in WORDY:
            return
        if rest := run[kept:]:
            self._new(rest, at + kept, labelled=bool(restarts))

    def _goes_on(self, current: Sentence, cell: Cell, kept: int) -> bool:
        last, text = current.said[-1], narrow(cell.text)
        if not last.at_head:
            return last.unfinished and not kept
        if not last.content and not kept:
            return True
        if last.meaning in WORDY:
            return not is_title(cell) and not CLOSING.match(text)
        parts = [part for part in _PARTS.split(text) if part]
        named = all(self.names.knows(part) or self.names.looks_like(part) for part in parts)
        return last.meaning in ORGANIZATIONS and ((last.unfinished and not kept) or named)

    def _new(self, run: Sequence[Cell], at: int, *, labelled: bool) -> None:
        """Lines that belong to nothing above: a record's words if labels follow, else titles."""
        if not labelled:
            for cell in run:
                self._open(None, Cell(), cell, []).words.append(cell)
            return
        for cell in run[:-2]:
            self._open(None, Cell(), cell, []).words.append(cell)
        above = run[-2] if len(run) > 1 else Cell()
        if above and not is_title(above):
            self._open(None, Cell(), above, []).words.append(above)
            above = Cell()
        sentence = self._open(None, Cell(), run[-1], [])
        sentence.words.append(run[-1])
        sentence.lead = above

    def _tail(self, cell: Cell) -> None:
        current = self.found[-1]
        current.tails.append((len(current.said) - 1, cell))

    # Numbered items within what a label says.

    def _is_nested(self, mark: Mark, at: int) -> bool:
        current = self.current
        if current is None or not current.said or mark.ordinal is None:
            return False
        last = current.said[-1]
        if not last.at_head or last.meaning not in WORDY or mark.rank < current.rank:
            return False
        if self._opens_record(at):
            return False
        if mark.rank > current.rank:
            return True
        due = (current.mark.ordinal or 0) + 1
        listed = mark.ordinal == self.nested + 1
        return listed and (mark.ordinal != due or bool(self.nested))

    def _opens_record(self, at: int) -> bool:
        """Whether what is said next, before another number, belongs to a new record."""
        for later in range(at, min(at + 4, len(self.parts))):
            text = self.parts[later].cell.text
            if later > at and marks.at_head(text, ()):
                return False
            if self.labels.answers(text):
                return True
            if outside := self.labels.outside(text):
                return self._comes_again(bare(text[slice(*outside[0].words)]))
        return False
