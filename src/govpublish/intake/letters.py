"""The Latin letters of a place's name: decoration in folder names, a hint in web addresses."""

import pypinyin

from govpublish.sources.vocabulary import Vocabulary


def of(name: str, words: Vocabulary) -> str:
    """`qingtian` for 青田; names whose signs are commonly read otherwise are in pinyin.yml."""
    letters = words.pinyin.get(name) or "".join(pypinyin.lazy_pinyin(name))
    return "".join(sign for sign in letters.lower() if "a" <= sign <= "z")
