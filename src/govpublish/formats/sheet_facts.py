"""What an .xlsx says of its sheets beside their cells: merged, hidden, laid over them."""

import posixpath
import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

from govpublish.formats.limits import MAX_SHEETS, too_large
from govpublish.formats.raised import lowered, raised
from govpublish.formats.sheet_grid import Sheet

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?\Z")
_YES = ("1", "true")
_LAST = 1 << 20


def sheets(book: ZipFile, name: str) -> list[Sheet]:
    """Every sheet that has cells, without them, in the order of the workbook."""
    main = next(_related(book, "", "/officeDocument"), "xl/workbook.xml")
    targets = _relations(book, main)
    found: list[Sheet] = []
    for entry in _parts(book, main, "sheet"):
        sheet = Sheet(entry.get("name", ""), hidden=entry.get("state", "visible") != "visible")
        kind, path = targets.get(_attribute(entry, "id"), ("", ""))
        if kind.endswith("/worksheet"):
            _read(book, path, sheet)
            found.append(sheet)
    if len(found) > MAX_SHEETS:
        raise too_large(name, "工作表数", MAX_SHEETS)
    return found


def _read(book: ZipFile, path: str, sheet: Sheet) -> None:
    with book.open(path) as stream:
        for _, element in ElementTree.iterparse(stream):
            tag = _local(element.tag)
            if tag == "mergeCell":
                sheet.merged += _area(element.get("ref", ""))
            elif tag == "col" and _is_hidden(element, "width"):
                sheet.hidden_columns.append((_integer(element, "min"), _integer(element, "max")))
            elif tag == "c":
                _formula(element, sheet)
                _rich_text(element, sheet)
            elif tag == "row":
                if _is_hidden(element, "ht"):
                    row = _integer(element, "r")
                    sheet.hidden_rows.append((row, row))
                element.clear()
    for drawing in _related(book, path, "/drawing"):
        sheet.boxes += _boxes(book, drawing)


def _formula(cell: Any, sheet: Sheet) -> None:
    tags = {_local(child.tag): child for child in cell}
    if "f" in tags and ("v" not in tags or not tags["v"].text) and cell.get("t") != "str":
        sheet.formulas.append(cell.get("r", ""))


def _rich_text(cell: Any, sheet: Sheet) -> None:
    """The text of a cell written in it run by run, raised and lowered signs known."""
    place = _area(cell.get("r", ""))
    runs = [run for run in cell.iter() if _local(run.tag) == "r"]
    if runs and place:
        row, column, _, _ = place[0]
        sheet.rich[row, column] = "".join(map(_run, runs))


def _run(run: Any) -> str:
    text = "".join(part.text or "" for part in run if _local(part.tag) == "t")
    shifts = [part.get("val") for part in run.iter() if _local(part.tag) == "vertAlign"]
    if "superscript" in shifts:
        return raised(text)
    return lowered(text) if "subscript" in shifts else text


def _is_hidden(element: Any, size: str) -> bool:
    return element.get("hidden", "") in _YES or element.get(size, "") in ("0", "0.0")


def _area(reference: str) -> list[tuple[int, int, int, int]]:
    match = _REFERENCE.match(reference)
    if match is None:
        return []
    left, top, right, bottom = match.groups()
    return [(int(top), _column(left), int(bottom or top), _column(right or left))]


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _integer(element: Any, name: str) -> int:
    digits = element.get(name, "")
    return min(int(digits[:9]), _LAST) if digits.isascii() and digits.isdigit() else 0


def _boxes(book: ZipFile, path: str) -> Iterator[str]:
    """The text of each shape that lies over the cells, paragraph by paragraph."""
    for shape in _parts(book, path, "txBody"):
        paragraphs = [
            "".join(text.text or "" for text in paragraph.iter() if _local(text.tag) == "t")
            for paragraph in shape
            if _local(paragraph.tag) == "p"
        ]
        if any(paragraph.strip() for paragraph in paragraphs):
            yield "\n".join(paragraphs)


def _related(book: ZipFile, path: str, kind: str) -> Iterator[str]:
    return (target for form, target in _relations(book, path).values() if form.endswith(kind))


def _relations(book: ZipFile, path: str) -> dict[str, tuple[str, str]]:
    """Id → kind and path of the parts that a part of the archive is related to."""
    folder, file = posixpath.split(path)
    found: dict[str, tuple[str, str]] = {}
    for relation in _parts(book, posixpath.join(folder, "_rels", f"{file}.rels"), "Relationship"):
        target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
        found[relation.get("Id", "")] = relation.get("Type", ""), target.lstrip("/")
    return found


def _parts(book: ZipFile, path: str, tag: str) -> Iterator[Any]:
    if path in book.namelist():
        root = ElementTree.fromstring(book.read(path))
        yield from (element for element in root.iter() if _local(element.tag) == tag)


def _attribute(element: Any, name: str) -> str:
    return next((str(v) for k, v in element.attrib.items() if k.endswith("}" + name)), "")


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
