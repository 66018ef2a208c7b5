"""The invented edition many times over: provinces of prefectures of counties, each with plans."""

from typing import Any

from govpublish.dataset import COLUMNS, Dataset, Table
from govpublish.edition import Edition
from pages.judged import judged

COUNTY, PREFECTURE, PROVINCE = "990101", "990100", "990000"
_OF_THE_EDITION = ("status_terms",)


def many(places: int, *, provinces: int = 3, prefectures: int = 4) -> Edition:
    """Counties numbered on from 010101, spread over provinces and their prefectures."""
    plain = judged()
    rows = {name: list[dict[str, Any]]() for name in COLUMNS}
    for name in _OF_THE_EDITION:
        rows[name] = plain.dataset.rows(name)
    above = {row["jurisdiction_code"]: row for row in plain.dataset.rows("jurisdictions")}
    for at in range(places):
        province, prefecture = at % provinces, at // provinces % prefectures
        top = f"{10 + province}0000"
        middle = f"{10 + province}{prefecture + 1:02d}00"
        code = f"{10 + province}{prefecture + 1:02d}{at // provinces // prefectures + 1:02d}"
        names = {"province": f"云岭{province}省", "prefecture": f"云州{province}{prefecture}市"}
        for row, own, parent in (
            (above[PROVINCE], top, None),
            (above[PREFECTURE], middle, top),
            (above[COUNTY], code, middle),
        ):
            made = {**row, **names, "jurisdiction_code": own, "parent_code": parent}
            made["name"] = {top: names["province"], middle: names["prefecture"]}.get(
                own, f"云山{at}县"
            )
            if made not in rows["jurisdictions"]:
                rows["jurisdictions"].append(made)
        for name in COLUMNS:
            if name not in ("jurisdictions", *_OF_THE_EDITION):
                rows[name] += [_moved(row, code) for row in plain.dataset.rows(name)]
    tables = {name: Table.of(columns, rows[name]) for name, columns in COLUMNS.items()}
    return Edition(Dataset(tables), {}, plain.version, plain.date)


def _moved(row: dict[str, Any], code: str) -> dict[str, Any]:
    """A row of another county: every id begins with its own code."""
    return {
        name: value.replace(COUNTY, code) if isinstance(value, str) else value
        for name, value in row.items()
    }
