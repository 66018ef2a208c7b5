"""Entries of BibTeX, whatever signs a title has."""

from collections.abc import Mapping

_ESCAPED = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "#$%&_"},
    }
)


def text(value: str) -> str:
    r"""A text as the value of a field: one line, no sign of it a command.

    >>> print(text("A & B_{1}\n50%"))
    A \& B\_\{1\} 50\%
    """
    return " ".join(value.split()).translate(_ESCAPED)


def entry(kind: str, key: str, fields: Mapping[str, str | None]) -> str:
    """One entry; a field without a value is left out. The values are escaped already."""
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{kind}{{{key},", *lines, "}"])
