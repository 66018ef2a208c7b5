"""What a document is called that has no title, and periods in words."""

from functools import lru_cache

from govpublish import ids


def period(name: str) -> str:
    """A period as people say it.

    >>> [period(name) for name in ("2021", "2021-H1", "2021-Q3", "2021-04")]
    ['2021年', '2021年上半年', '2021年三季度', '2021年4月']
    """
    year, _, part = name.partition("-")
    if part[:1] == "Q":
        return f"{year}年{'一二三四'[int(part[1:]) - 1]}季度"
    if part[:1] == "H":
        return f"{year}年{'上下'[int(part[1:]) - 1]}半年"
    return f"{year}年{int(part)}月" if part else f"{year}年"


@lru_cache(maxsize=1024)
def document(source_id: str, title: str | None) -> str:
    """The title of a document, else its period and that it has none.

    >>> document("990101-2021-Q3", None)
    '2021年三季度文件（原文没有标题）'
    """
    return title or f"{period(ids.source_period(source_id))}文件（原文没有标题）"
