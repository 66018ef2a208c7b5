"""Plain text: UTF-8 or UTF-16 with a mark, UTF-8 without, else GB18030; any line end."""

import re

from govpublish.formats.decoding import decode
from govpublish.models import Document, Remark

_LINE_END = re.compile(r"\r{0,2}\n|\r|(?<=[^\r\n\f])\f+(?=[^\r\n\f])")
"""A form feed parts what stands on both sides of it; beside a line end it is white space."""


def read(data: bytes, name: str) -> Document:
    """Decode a text document; ReadingStopped if it is in no known encoding or is no text.

    Every sign stays as it is (full-width digits and controls too), so that line numbers and
    columns are those that an editor shows.
    """
    decoded = decode(data, name)
    lines = tuple(_LINE_END.split(decoded.text))
    if not lines[-1]:
        lines = lines[:-1]
    anchors = tuple(str(number) for number in range(1, len(lines) + 1))
    starts = [end.end() for end in _LINE_END.finditer(decoded.text)]
    remarks = tuple(Remark((number,), sentence) for number, sentence in decoded.told(starts))
    return Document(lines, anchors, "text/plain", decoded.encoding, remarks=remarks)
