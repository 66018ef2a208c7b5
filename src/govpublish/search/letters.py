"""Numbers and lists of numbers as text that a browser unpacks quickly.

A number is written in digits of five bits, lowest first, one letter a digit; the letters from g
on mean that more digits follow. What ascends is written as differences: most take one letter.
"""

from collections.abc import Iterator
from functools import lru_cache

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_DIGITS = {ord(letter): digit for digit, letter in enumerate(LETTERS)}


@lru_cache(maxsize=1 << 16)
def number(value: int) -> bytes:
    """A number that is not negative, in letters.

    >>> number(0), number(31), number(32)
    (b'A', b'f', b'gB')
    """
    digits = bytearray()
    while value > 31:
        digits.append(ord(LETTERS[value & 31 | 32]))
        value >>= 5
    digits.append(ord(LETTERS[value]))
    return bytes(digits)


def numbers(letters: bytes | bytearray) -> Iterator[int]:
    """Read numbers back.

    >>> list(numbers(b"AfgB"))
    [0, 31, 32]
    """
    value, shift = 0, 0
    for letter in letters:
        digit = _DIGITS[letter]
        value |= (digit & 31) << shift
        shift += 5
        if digit < 32:
            yield value
            value, shift = 0, 0
