"""Every source that lies in data/sources, with what is declared beside it."""

import difflib
import hashlib
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from govpublish import ids
from govpublish.errors import SourceMissing, SourceSpecError
from govpublish.sources.spec import JurisdictionSpec, SourceSpec
from govpublish.sources.yaml_files import load

_JURISDICTION = re.compile(r"([0-9]{6})-[a-z]+\Z")
_FOLDER = re.compile(r"([0-9]{4}(?:-(?:H[12]|Q[1-4]|0[1-9]|1[0-2]))?)(?:-([a-z][a-z0-9]*))?\Z")
_DOCUMENTS = (".txt", ".html", ".htm", ".docx", ".xlsx", ".ods", ".pdf")


@dataclass(frozen=True, slots=True)
class Source:
    """One document as it lies in the repository."""

    source_id: str
    jurisdiction_code: str
    period: str
    folder: Path
    document: Path
    spec: SourceSpec
    jurisdiction: JurisdictionSpec

    @property
    def spec_path(self) -> Path:
        """Where its source.yml is."""
        return self.folder / "source.yml"

    @property
    def plan_ids(self) -> tuple[str, ...]:
        """The plans that its source.yml names."""
        return tuple(
            ids.plan_id(self.jurisdiction_code, plan.year or int(self.period[:4]), plan.slug)
            for plan in self.spec.plans
        )

    @property
    def expected(self) -> Path:
        """Where the accepted reading is."""
        return self.folder / "expected.jsonl"

    def data(self) -> bytes:
        """The document, byte for byte as received."""
        return self.document.read_bytes()


def sha256(data: bytes) -> str:
    """The digest by which a document is known again."""
    return hashlib.sha256(data).hexdigest()


def read(folder: Path) -> list[Source]:
    """All sources in the order of their folders; every mistake in any YAML is told at once."""
    if not folder.is_dir():
        raise SourceMissing(f"{folder}:没有这个文件夹。")
    found: list[Source] = []
    mistakes: list[str] = []
    for county in sorted(path for path in folder.iterdir() if path.is_dir()):
        match, local = None, JurisdictionSpec()
        try:
            match = _named(_JURISDICTION, county, "990101-yunshan")
            local = load(county / "jurisdiction.yml", JurisdictionSpec)
        except (SourceMissing, SourceSpecError) as error:
            mistakes.append(str(error))
        code = match[1] if match else "000000"
        for place in sorted(path for path in county.iterdir() if path.is_dir()):
            try:
                found.append(_source(place, code, local))
            except (SourceMissing, SourceSpecError) as error:
                mistakes.append(str(error))
    if mistakes:
        raise SourceSpecError("\n".join(mistakes))
    if not found:
        raise SourceMissing(f"{folder}:这里没有任何来源;请用 govpublish add 加入文件。")
    return found


def of_county(county: Path) -> list[Source]:
    """The sources of one county's folder; none where there is no such folder yet."""
    if not county.is_dir():
        return []
    match = _named(_JURISDICTION, county, "990101-yunshan")
    local = load(county / "jurisdiction.yml", JurisdictionSpec)
    places = sorted(path for path in county.iterdir() if path.is_dir())
    return [_source(place, match[1], local) for place in places]


def of_id(sources: Sequence[Source], source_id: str) -> Source:
    """The source of this id; SourceMissing, with the nearest ids, if there is none."""
    known = {source.source_id: source for source in sources}
    if source_id in known:
        return known[source_id]
    near = difflib.get_close_matches(source_id, known, n=3, cutoff=0.5)
    meant = f"是不是 {'、'.join(near)}?" if near else f"现有:{'、'.join(list(known)[:8])}。"
    raise SourceMissing(f"没有来源 {source_id};{meant}")


def related(sources: Sequence[Source], chosen: Collection[str]) -> list[Source]:
    """The chosen sources and all others that speak of the same plans, in the same order.

    A plan is what all its reports say together: with one of them left out it would be another.
    """
    plans = {plan for one in chosen for plan in of_id(sources, one).plan_ids}
    return [source for source in sources if plans & set(source.plan_ids)]


def declared(folder: Path, code: str) -> JurisdictionSpec | None:
    """What is declared of a jurisdiction that has a folder already, else None."""
    for county in sorted(folder.glob(f"{code}-*")):
        return load(county / "jurisdiction.yml", JurisdictionSpec)
    return None


def _source(place: Path, code: str, declared: JurisdictionSpec) -> Source:
    match = _named(_FOLDER, place, "2021-04 或 2021-Q3-word")
    spec = load(place / "source.yml", SourceSpec)
    document = _document(place)
    if match[2] in {plan.slug for plan in spec.plans}:
        raise SourceSpecError(f"{place}:文件夹名中的“{match[2]}”与计划的 slug 相同,请换一个词。")
    source = ids.source_id(code, match[1], match[2])
    return Source(source, code, match[1], place, document, spec, declared)


def _named(pattern: re.Pattern[str], place: Path, example: str) -> re.Match[str]:
    match = pattern.match(place.name)
    if match is None:
        raise SourceSpecError(f"{place}:文件夹名应如 {example}。")
    return match


def _document(place: Path) -> Path:
    documents = [place / f"source{ending}" for ending in _DOCUMENTS]
    there = [path for path in documents if path.is_file()]
    if len(there) != 1:
        names = "、".join(path.name for path in documents)
        raise SourceMissing(f"{place}:应有且只有一份原文({names})。")
    return there[0]
