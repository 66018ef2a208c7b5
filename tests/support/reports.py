"""云山县 in another year: three reports of two plans, in which every change of a task happens.

tests/toy_reports: April, May and July of 2021; June is missing. Of the plan `key` in May 2 is
reworded, 3 split, 8 renumbered and reworded, 10 new; in July 5 is gone, 6 and 7 are merged.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from support import toy

REPORTS = toy.ROOT / "tests" / "toy_reports" / toy.COUNTY
APRIL, MAY, JULY = "2021-04", "2021-05", "2021-07"
KEY, LIVELIHOOD = "990101-2021-key", "990101-2021-livelihood"


def project(into: Path, *periods: str, accepted: bool = True) -> Path:
    """The three reports as a project of their own, or some of them."""
    toy.project(into, "none of the toy's own", accepted=False)
    held = into / "data" / "sources" / toy.COUNTY
    shutil.rmtree(held)
    shutil.copytree(REPORTS, held)
    for folder in sorted(path for path in held.iterdir() if path.is_dir()):
        if periods and folder.name not in periods:
            shutil.rmtree(folder)
    if accepted:
        toy.accept(into)
    return into
