"""Values as JSON: exact decimals as numbers, nothing that JSON does not know."""

import json
from decimal import Decimal
from typing import Any


def dumps(value: Any, indent: int | None = None) -> str:
    """JSON text; ValueError for a decimal that a number of JSON's readers would change.

    >>> dumps({"value": Decimal("1.50"), "unit": "亿元"}), dumps([Decimal(300), None])
    ('{"value": 1.5, "unit": "亿元"}', '[300, null]')
    """
    return json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent, default=_number)


def _number(value: object) -> int | float:
    if not isinstance(value, Decimal):
        raise TypeError(f"{type(value).__name__} is no value of the dataset")
    number = int(value) if value == value.to_integral_value() else float(value)
    if Decimal(repr(number)) != value:
        raise ValueError(f"{value} is not kept by a double")
    return number
