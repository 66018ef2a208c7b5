"""Put a document where it belongs, byte for byte, with a source.yml that a person then reads."""

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from govpublish import assembly, formats, ids, supersession
from govpublish.assembly import Entry
from govpublish.errors import DuplicateId, GovpublishError, SourceSpecError
from govpublish.intake import letters, source_yml
from govpublish.intake.preview import source_of
from govpublish.intake.propose import Proposal
from govpublish.intake.told import Told, require_told
from govpublish.sources import catalogue
from govpublish.sources.catalogue import Source
from govpublish.sources.spec import JurisdictionSpec
from govpublish.sources.vocabulary import Vocabulary
from govpublish.supersession import Replacement

_REVISED = "revised"
_STORED = {".htm": ".html", ".shtml": ".html", ".xlsm": ".xlsx"}
"""Endings of formats that are stored under a more usual one; the bytes stay as they are."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything that would be written; nothing is yet."""

    folder: Path
    files: dict[str, bytes]
    """What would lie in the folder."""
    jurisdiction: str | None
    """The text of a jurisdiction.yml, where there is none yet."""
    replaced: tuple[Replacement, Entry, Entry] | None = None
    """Where it replaces a source: how, the older one and this one, as read."""


class SameReport(DuplicateId):
    """There is a source of the same plan and period already."""

    def __init__(self, other: str, said: str) -> None:
        super().__init__(said)
        self.other = other


class PlaceTaken(GovpublishError):
    """There is another document of the same period, of other plans."""

    def __init__(self, other: str, said: str) -> None:
        super().__init__(said)
        self.other = other


def add(proposal: Proposal, path: Path, sources: Path, words: Vocabulary, told: Told) -> Path:
    """Write the folder of a new source; the folder. Raises what `draft` raises."""
    return write(draft(proposal, path, sources, words, told))


def draft(proposal: Proposal, path: Path, sources: Path, words: Vocabulary, told: Told) -> Draft:
    """Everything about a new source, checked.

    GovpublishError if something is still to be decided; SameReport if there is a source of its
    plan and period that it does not replace; PlaceTaken if its folder is.
    """
    require_told(told, words)
    _require_decided(proposal, told)
    code, period = str(proposal.code), str(proposal.period)
    county = _county(code, sources, words)
    held = catalogue.of_county(county)
    word = told.word or (_REVISED if told.supersedes else None)
    local = held[0].jurisdiction if held else JurisdictionSpec()
    new = source_of(proposal, path, local, word)
    data = path.read_bytes()
    if twin := next((one for one in held if one.data() == data), None):
        raise GovpublishError(f"{path}:与已有的 {twin.source_id}({twin.folder})逐字节相同。")
    _require_one_report(new, held)
    folder = county / (period + (f"-{word}" if word else ""))
    if folder.exists():
        raise PlaceTaken(
            new.source_id,
            f"{folder}:已经有一份这一时段的文件;若是另一份,请用 --word 加一个英文词。",
        )
    kind = formats.kind_of(data, path.name)
    name = f"source{_STORED.get(kind, kind) or '.txt'}"
    declared = (county / "jurisdiction.yml").exists()
    return Draft(
        folder,
        {name: data, "source.yml": source_yml.of(proposal, told.url, told.published_on).encode()},
        None if declared else source_yml.of_jurisdiction(proposal, path, words),
        _replaced(new, held, words),
    )


def write(draft: Draft) -> Path:
    """Write a draft, whole or not at all; the folder."""
    sources = draft.folder.parent.parent
    new = Path(tempfile.mkdtemp(prefix=".govpublish-", dir=sources.parent))
    try:
        for name, data in draft.files.items():
            (new / name).write_bytes(data)
        new.chmod(0o755)
        draft.folder.parent.mkdir(parents=True, exist_ok=True)
        if draft.jurisdiction is not None:
            (draft.folder.parent / "jurisdiction.yml").write_text(draft.jurisdiction, "utf-8")
        new.rename(draft.folder)
    finally:
        shutil.rmtree(new, ignore_errors=True)
    return draft.folder


def _require_decided(proposal: Proposal, told: Told) -> None:
    if proposal.questions or not proposal.code or not proposal.period:
        raise GovpublishError("\n".join(one.text for one in proposal.questions))
    if told.word in {plan.slug for plan in proposal.spec.plans}:
        raise GovpublishError(f"--word {told.word} 与计划的 slug 相同,请换一个词。")


def _require_one_report(new: Source, held: list[Source]) -> None:
    """A plan has one report of a period, and what is replaced must be one of it."""
    older = new.spec.supersedes
    for other in held:
        shared = sorted(set(other.plan_ids) & set(new.plan_ids))
        same = other.period == new.period and bool(shared)
        if other.source_id == older and not same:
            raise SourceSpecError(f"--supersedes {older}:不是同一计划、同一时段,不能替代。")
        if same and not _is_replaced(other, new, held):
            report = ids.report_id(shared[0], new.period)
            raise SameReport(
                other.source_id,
                f"计划 {report.partition('@')[0]} 的 {new.period} 这一期已有 {other.source_id}"
                f"({other.folder}),与 {new.document} 是同一计划、同一时段。"
                f"若是更正后的文件,请加 --supersedes {other.source_id};"
                "若是另一个计划,请用 --slug 与 --word 各换一个英文词。",
            )
    if older is not None and older not in {other.source_id for other in held}:
        raise SourceSpecError(f"--supersedes {older}:没有这个来源,请核对编号。")


def _is_replaced(other: Source, new: Source, held: list[Source]) -> bool:
    """Whether a source makes room, for the new one or for another one already."""
    return other.source_id in {new.spec.supersedes, *(one.spec.supersedes for one in held)}


def _replaced(
    new: Source, held: list[Source], words: Vocabulary
) -> tuple[Replacement, Entry, Entry] | None:
    older = next((one for one in held if one.source_id == new.spec.supersedes), None)
    if older is None:
        return None
    entries = [assembly.entry(one, words, strict=False) for one in (older, new)]
    (found,) = supersession.replacements(entries)
    return found, entries[0], entries[1]


def _county(code: str, sources: Path, words: Vocabulary) -> Path:
    """The folder of a county: the one it has, else its code and its name in letters."""
    for there in sorted(sources.glob(f"{code}-*")):
        return there
    name = letters.of(words.jurisdictions[code].short_name, words)
    return sources / f"{code}-{name or 'place'}"
