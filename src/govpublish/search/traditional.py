"""Traditional characters and their simplified forms, for queries that are typed in the former.

The table is OpenCC's (traditional.txt says which, traditional.LICENSE.txt is its licence). An index
carries only the rows that lead to characters which occur in it.
"""

from collections.abc import Set
from functools import cache
from importlib.resources import files

_TABLE = "traditional.txt"


def simplified(known: Set[str]) -> tuple[str, str]:
    """Characters and, at the same places of the second text, their simplified forms.

    Only forms among `known` are taken: of several the most common one that is.

    >>> simplified({"后", "台"})[0].count("臺"), simplified({"养"})
    (1, ('養', '养'))
    """
    pairs = [
        (traditional, next(form for form in forms if form in known))
        for traditional, forms in _rows()
        if not known.isdisjoint(forms)
    ]
    return "".join(pair[0] for pair in pairs), "".join(pair[1] for pair in pairs)


@cache
def _rows() -> tuple[tuple[str, str], ...]:
    text = files("govpublish.search").joinpath(_TABLE).read_text("utf-8")
    rows = (line for line in text.splitlines() if not line.startswith("#"))
    return tuple((row[0], row[1:]) for row in rows)
