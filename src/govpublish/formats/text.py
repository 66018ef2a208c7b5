"""Plain text: UTF-8 with or without a mark, else GB18030; any line end."""

from govpublish.errors import ReadingStopped
from govpublish.models import Document


def read(data: bytes, name: str) -> Document:
    """Decode a text document; ReadingStopped if it is in neither encoding or has NUL bytes."""
    text, encoding = _decode(data, name)
    lines = tuple(line.removesuffix("\r") for line in text.split("\n"))
    if lines and not lines[-1]:
        lines = lines[:-1]
    anchors = tuple(str(number) for number in range(1, len(lines) + 1))
    return Document(lines, anchors, "text/plain", encoding)


def _decode(data: bytes, name: str) -> tuple[str, str]:
    if b"\0" in data:
        raise ReadingStopped(f"{name}:含有空字节,不是文本文件;请确认下载是否完整。")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding), encoding.removesuffix("-sig")
        except UnicodeDecodeError:
            continue
    raise ReadingStopped(f"{name}:既不是 UTF-8 也不是 GB18030 编码的文本,无法读取。")
