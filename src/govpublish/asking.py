"""From a file to what is to be written, with or without a person who can be asked."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from govpublish import telling, terminal
from govpublish.errors import GovpublishError
from govpublish.intake import add as adding
from govpublish.intake import dialogue
from govpublish.intake.preview import look, preview, summary
from govpublish.intake.propose import Refusal
from govpublish.intake.told import Told
from govpublish.sources import catalogue
from govpublish.sources.vocabulary import Vocabulary


def told(path: Path, told: Told, words: Vocabulary, sources: Path) -> adding.Draft | Refusal:
    """Ask nothing: what is still open is an error that names the options."""
    proposal, _ = look(path, words, told, partial(catalogue.declared, sources))
    if isinstance(proposal, Refusal):
        return proposal
    draft = adding.draft(proposal, path, sources, words, told)
    terminal.say(_differences(draft))
    return draft


def asked(path: Path, told: Told, words: Vocabulary, sources: Path) -> adding.Draft | Refusal:
    """Ask for all that is open, then show what would be written."""
    known = partial(catalogue.declared, sources)

    def say(line: str) -> None:
        terminal.say([line])

    draft = None
    while draft is None:
        proposal, told = dialogue.settle(
            lambda told: look(path, words, told, known)[0], told, words, terminal.ask, say
        )
        if isinstance(proposal, Refusal):
            return proposal
        if not told.slugs:
            told = dialogue.plans(proposal, told, terminal.ask, say)
            continue
        try:
            draft = adding.draft(proposal, path, sources, words, told)
        except adding.SameReport as error:
            again = dialogue.rival(error.other, told, terminal.ask, say)
            if again is None:
                raise GovpublishError("没有写入。") from None
            told = again
        except adding.PlaceTaken as error:
            told = replace(told, word=dialogue.word(error.other, terminal.ask, say))
    shown, questions = preview(path, words, told, known)
    terminal.say(summary(shown, questions))
    terminal.say(_differences(draft))
    return draft


def _differences(draft: adding.Draft) -> Iterator[str]:
    if draft.replaced:
        found, older, newer = draft.replaced
        yield from telling.replaced(found, older.records, newer.records)
