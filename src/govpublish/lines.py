"""The places of a document as people write them: `17` or `17-19,40`, `t1.r3`, `Sheet1!B3`."""

from collections.abc import Iterable, Sequence

_WIDEST = 7  # digits; no document has ten million lines


def show(lines: Iterable[int], anchors: Sequence[str] | None = None) -> str:
    """Write line numbers as ranges, sorted, each once; by their anchors where there are others.

    >>> show([40, 17, 18, 19])
    '17-19,40'
    >>> show([2, 1], ["t1.r1", "t1.r2"])
    't1.r1,t1.r2'
    """
    numbers = sorted(set(lines))
    if anchors and not anchors[0].isdigit():
        return ",".join(anchors[number - 1] for number in numbers)
    runs: list[list[int]] = []
    for line in numbers:
        if runs and line == runs[-1][1] + 1:
            runs[-1][1] = line
        else:
            runs.append([line, line])
    return ",".join(str(a) if a == b else f"{a}-{b}" for a, b in runs)


def said(text: str | None) -> str:
    """Places in a sentence: line numbers as 第…行, places of other formats as they are.

    >>> said("17-19,40"), said("t1.r3"), said(None)
    ('第17-19,40行', 't1.r3', '全文')
    """
    if not text:
        return "全文"
    return f"第{text}行" if text[0].isdigit() else text


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


def resolve(text: str, anchors: Sequence[str]) -> tuple[int, ...]:
    """Places to the numbers of the lines they name; ValueError for one that is not there.

    >>> resolve("t1.r1-t1.r2", ["b1", "t1.r1", "t1.r2"])
    (2, 3)
    """
    if not anchors or anchors[0].isdigit():
        numbers = parse(text)
        if max(numbers) > len(anchors):
            raise ValueError(text)
        return numbers
    at = {anchor: number for number, anchor in enumerate(anchors, start=1)}
    found: list[int] = []
    for part in text.split(","):
        first, dash, last = part.strip().partition("-")
        if first not in at or (dash and last not in at):
            raise ValueError(text)
        found.extend(range(at[first], at[last if dash else first] + 1))
    return tuple(found)


def _positive(digits: str) -> int:
    if not (digits.isascii() and digits.isdigit() and 0 < int(digits[:_WIDEST]) == int(digits)):
        raise ValueError(digits)
    return int(digits)
