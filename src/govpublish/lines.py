"""The places of a document as people write them: `17` or `17-19,40`."""

from collections.abc import Iterable

_WIDEST = 7  # digits; no document has ten million lines


def show(lines: Iterable[int]) -> str:
    """Write line numbers as ranges, sorted, each once.

    >>> show([40, 17, 18, 19])
    '17-19,40'
    """
    runs: list[list[int]] = []
    for line in sorted(set(lines)):
        if runs and line == runs[-1][1] + 1:
            runs[-1][1] = line
        else:
            runs.append([line, line])
    return ",".join(str(a) if a == b else f"{a}-{b}" for a, b in runs)


def parse(text: str) -> tuple[int, ...]:
    """Read ranges back; ValueError if the text is not of that form or runs backwards.

    >>> parse("17-19,40")
    (17, 18, 19, 40)
    """
    found: list[int] = []
    for part in text.split(","):
        first, dash, last = part.strip().partition("-")
        start = _positive(first)
        end = _positive(last) if dash else start
        if end < start:
            raise ValueError(text)
        found.extend(range(start, end + 1))
    return tuple(found)


def _positive(digits: str) -> int:
    if not (digits.isascii() and digits.isdigit() and 0 < int(digits[:_WIDEST]) == int(digits)):
        raise ValueError(digits)
    return int(digits)
