"""Plain text: UTF-8 or UTF-16 with a mark, UTF-8 without, else GB18030; any line end."""

import re

from govpublish.formats.decoding import decode
from govpublish.models import Document

_LINE_END = re.compile(r"\r{0,2}\n|\r|(?<=[^\r\n\f])\f+(?=[^\r\n\f])")
"""A form feed parts what stands on both sides of it; beside a line end it is white space."""


def read(data: bytes, name: str) -> Document:
    """Decode a text document; ReadingStopped if it is in no known encoding or has NUL bytes.

    Every sign stays as it is (full-width digits too), so that line numbers and columns are those
    that an editor shows.
    """
    text, encoding = decode(data, name)
    lines = tuple(_LINE_END.split(text))
    if not lines[-1]:
        lines = lines[:-1]
    anchors = tuple(str(number) for number in range(1, len(lines) + 1))
    return Document(lines, anchors, "text/plain", encoding)
