"""Values as the YAML that people would write: plain words plain, everything else quoted."""

import json
from datetime import date
from typing import Any

_ALSO_PLAIN = frozenset("-_“”《》()〔〕、")
_NO_WORDS = frozenset(("null", "true", "false", "yes", "no", "on", "off", "y", "n"))


def flow(value: Any) -> str:
    """A value on one line.

    >>> flow({"lines": "1-8", "why": "网页导航", "parts": [28, None, True]})
    '{lines: "1-8", why: 网页导航, parts: [28, null, true]}'
    """
    if isinstance(value, dict):
        return "{" + ", ".join(f"{text(str(key))}: {flow(v)}" for key, v in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(flow(item) for item in value) + "]"
    if isinstance(value, date):
        return value.isoformat()
    return text(value) if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def text(value: str) -> str:
    """A string, plain where no reader could take it for anything else.

    >>> text("云山县2021年重点工作"), text("2021"), text("null"), text("a: b")
    ('云山县2021年重点工作', '"2021"', '"null"', '"a: b"')
    """
    plain = all(sign.isalnum() or sign in _ALSO_PLAIN for sign in value)
    if plain and value[:1].isalpha() and value.lower() not in _NO_WORDS:
        return value
    return json.dumps(value, ensure_ascii=False)
