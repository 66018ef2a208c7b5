"""Text cut into pairs of neighbouring Chinese signs, for full text that knows no Chinese.

SQLite takes a run of Chinese for one word, and its trigrams find nothing shorter than three signs.
Pairs, with spaces between, are words to it: 停车 is found anywhere, and 停车位 as the phrase
"停车 车位". Other letters and digits stay whole words; a sign that stands alone is its own word.
"""

from __future__ import annotations

import re

_SIGN = r"[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_RUN = re.compile(rf"({_SIGN}+)|(?:(?!{_SIGN})[^\W_])+")


def bigrams(text: str) -> str:
    """The words to index, in their order.

    >>> bigrams("新增停车位300个，5G基站。")
    '新增 增停 停车 车位 300 个 5G 基站'
    """
    return " ".join(word for run in _RUN.finditer(text) for word in _words(run))


def phrase(words: str) -> str:
    """What to ask for: all pairs of the words one after the other.

    >>> phrase("停车位"), phrase("停车"), phrase("老旧小区")
    ('"停车 车位"', '"停车"', '"老旧 旧小 小区"')
    """
    return f'"{bigrams(words)}"'


def _words(run: re.Match[str]) -> list[str]:
    signs = run.group()
    if run.group(1) is None or len(signs) == 1:
        return [signs]
    return [signs[place : place + 2] for place in range(len(signs) - 1)]
