"""Raised and lowered signs: `m<sup>2</sup>` in any format is m² in the text."""

_RAISED = dict(zip("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ", strict=True))
_LOWERED = dict(zip("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", strict=True))


def raised(text: str) -> str:
    """The text in raised signs; as it is where one of them has no raised form.

    >>> raised("2"), raised("-3"), raised("[注1]")
    ('²', '⁻³', '[注1]')
    """
    return _shifted(text, _RAISED)


def lowered(text: str) -> str:
    """The text in lowered signs; as it is where one of them has no lowered form.

    >>> "PM" + lowered("2.5"), "CO" + lowered("2")
    ('PM2.5', 'CO₂')
    """
    return _shifted(text, _LOWERED)


def _shifted(text: str, signs: dict[str, str]) -> str:
    if all(sign in signs or sign.isspace() for sign in text):
        return "".join(signs.get(sign, sign) for sign in text)
    return text
