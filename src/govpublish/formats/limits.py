"""How much of a document we are ready to read; beyond that it is refused with a sentence."""

from govpublish.errors import ReadingStopped

MEGABYTE = 1 << 20
MAX_BYTES = 50 * MEGABYTE
"""Of the file itself. The largest circular with photographs that we have seen has 12."""
MAX_UNPACKED = 200 * MEGABYTE
"""Of all streams of a .pdf together."""
MAX_XML = 64 * MEGABYTE
"""Of all the XML in a .docx, .xlsx or .ods; it becomes some ten times as much in memory."""
MAX_RATIO = 400
"""Of the size of a part over 1 MB to what it takes packed; text reaches 50, a bomb 1,000."""
MAX_PARTS = 5_000
MAX_ELEMENTS = 2_000_000
MAX_DEPTH = 200
MAX_CELLS = 300_000
"""Of one table, counting what merged cells cover."""
MAX_LINES = 300_000
MAX_SIGNS = 20_000_000
"""Of text; a thousand times the longest list that we have seen."""
MAX_SPAN = 1_000
"""Columns or rows that one cell may claim, as in browsers; more is cut and told."""
MAX_SHEETS = 200
MAX_PAGES = 400


def require_size(data: bytes, name: str) -> None:
    """ReadingStopped for a file that is too large, or has nothing in it."""
    if not data:
        raise ReadingStopped(f"{name}:是空文件;请重新下载。")
    if len(data) > MAX_BYTES:
        raise ReadingStopped(
            f"{name}:有 {len(data) // MEGABYTE} 兆字节,超过 {MAX_BYTES // MEGABYTE} 兆的上限;"
            "请拆分,或去掉图片后另存。"
        )


def too_large(name: str, what: str, limit: int) -> ReadingStopped:
    """The sentence for a document of which something is too many."""
    return ReadingStopped(f"{name}:{what},超过 {limit} 的上限,不像正常的公文;请核对或拆分。")
