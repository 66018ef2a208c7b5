"""The form in which texts and queries are compared, one character at a time.

A character becomes its compatibility decomposition (NFKD) in lower case: Ｐ, P and p are one, Ⅱ is
ii, ² is 2. Curly quotes become straight ones. White space, control characters and signs without a
width vanish, because texts wrap anywhere. No character looks at its neighbours: whatever is a
substring of a text is, folded, a substring of the folded text, and every folded character
knows the one that it came from. (NFKC equates the same texts but composes across characters.)

`templates/assets/search-index.js` does the same; a test compares the two over all of Unicode.
"""

import re
import unicodedata
from functools import cache

_WITHOUT_INK = re.compile(
    "[\u0000-\u0020\u007f-\u00a0\u00ad\u034f\u061c\u1680\u180b-\u180f\u2000-\u200f\u2028-\u202f"
    "\u205f-\u206f\u3000\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_QUOTES = str.maketrans("‘’‚‛“”„‟", "''''\"\"\"\"")


def fold(text: str) -> str:
    """The text as it is compared.

    >>> fold("ＰＰＰ 项\\n目"), fold("“两元一票”"), fold("3200m²"), fold("Ⅱ类")
    ('ppp项目', '"两元一票"', '3200m2', 'ii类')
    """
    return "".join(map(fold_character, text))


@cache
def fold_character(character: str) -> str:
    """What one character becomes: nothing, one character or several."""
    if "\u4e00" <= character <= "\u9fff":
        return character
    letters = unicodedata.normalize("NFKD", character)
    lower = "".join(letter.upper().lower() for letter in letters)
    return _WITHOUT_INK.sub("", lower).translate(_QUOTES)
