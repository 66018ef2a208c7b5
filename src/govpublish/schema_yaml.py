"""The YAML of data/schema, value by value with its place, so that every mistake is told at once.

Nodes are read instead of values: a mistake has its line, and `no`, `2021-04` or `017` stay the
text that was typed.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import yaml

TYPES = ("string", "integer", "number", "boolean", "date")
CONSTRAINTS = ("required", "unique", "enum", "pattern", "minimum", "maximum")
# The same nodes, ten times faster, wherever PyYAML comes with libyaml.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_HAN = re.compile("[\u3400-\u9fff]")


class Node(NamedTuple):
    """A value of a YAML file, with the place where it begins."""

    value: Any
    """A text, a dictionary of nodes or a list of nodes."""
    place: str
    """`data/schema/fields.yml:17`."""


def read(path: Path, shown: str, mistakes: list[str]) -> Node:
    """A YAML file whose top is a mapping; an empty one, and a mistake noted, if it is none."""
    nothing = Node({}, f"{shown}:1")
    try:
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=_LOADER)
    except FileNotFoundError:
        mistakes.append(f"{shown}:1: 没有这个文件。")
        return nothing
    except UnicodeDecodeError:
        mistakes.append(f"{shown}:1: 文件不是 UTF-8 编码，请另存为 UTF-8。")
        return nothing
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        mistakes.append(f"{shown}:{line}: 不是合格的 YAML,请检查缩进、冒号和引号。")
        return nothing
    if not isinstance(root, yaml.MappingNode):
        mistakes.append(f"{shown}:1: 文件应由“键: 值”组成。")
        return nothing
    return _node(root, shown, mistakes)


def _node(node: yaml.Node, shown: str, mistakes: list[str]) -> Node:
    place = f"{shown}:{node.start_mark.line + 1}"
    if isinstance(node, yaml.SequenceNode):
        return Node([_node(item, shown, mistakes) for item in node.value], place)
    if not isinstance(node, yaml.MappingNode):
        return Node(node.value, place)
    found: dict[str, Node] = {}
    for key, value in node.value:
        here = f"{shown}:{key.start_mark.line + 1}"
        if key.value in found:
            mistakes.append(f"{here}: 键“{key.value}”写了两次。")
        found[str(key.value)] = _node(value, shown, mistakes)._replace(place=here)
    return Node(found, place)


def plain(node: Node) -> Any:
    """The node without its places."""
    if isinstance(node.value, dict):
        return {key: plain(value) for key, value in node.value.items()}
    if isinstance(node.value, list):
        return [plain(item) for item in node.value]
    return node.value


def mapping(node: Node | None, mistakes: list[str]) -> dict[str, Node]:
    """The entries of a mapping; nothing for an absent or empty one; anything else is a mistake."""
    if node is None or node.value == "":
        return {}
    if not isinstance(node.value, dict):
        mistakes.append(f"{node.place}: 此处应由“键: 值”组成。")
        return {}
    return node.value


def texts(node: Node | None, mistakes: list[str]) -> tuple[str, ...]:
    """The entries of a list of plain texts; anything else is a mistake."""
    if node is None:
        return ()
    if not isinstance(node.value, list) or not all(isinstance(n.value, str) for n in node.value):
        mistakes.append(f"{node.place}: 此处应为列表，如 [a, b]。")
        return ()
    return tuple(item.value for item in node.value)


def expect_keys(
    node: Node, needed: tuple[str, ...], optional: tuple[str, ...], mistakes: list[str]
) -> None:
    """Note keys that nobody knows and keys that are missing."""
    for key, value in node.value.items():
        if key not in needed and key not in optional:
            known = "、".join((*needed, *optional))
            mistakes.append(f"{value.place}: 未知的键“{key}”；可用的键：{known}。")
    mistakes += [f"{node.place}: 缺少“{key}”。" for key in needed if key not in node.value]


def expect_meaning(values: Mapping[str, Node], mistakes: list[str]) -> None:
    """Note titles and descriptions that say nothing, or not in the language they claim."""
    for key in ("title", "description", "description_en"):
        if key not in values:
            continue
        text = str(plain(values[key]))
        if not text.strip() or bool(_HAN.search(text)) is (key == "description_en"):
            language = "英文" if key == "description_en" else "中文"
            mistakes.append(f"{values[key].place}: “{key}”应为{language}说明。")


def typed(text: str, kind: str) -> str | int | bool | Decimal | None:
    """What a typed text means in a field of that type; None if it cannot mean anything.

    >>> typed("12", "integer"), typed("1_2", "integer"), typed("no", "boolean")
    (12, None, None)
    """
    if kind == "integer":
        return int(text) if re.fullmatch(r"-?(0|[1-9][0-9]*)", text, re.ASCII) else None
    if kind == "number":
        return Decimal(text) if re.fullmatch(r"-?(0|[1-9]\d*)(\.\d+)?", text, re.ASCII) else None
    if kind == "boolean":
        return {"true": True, "false": False}.get(text)
    if kind == "date":
        return text if is_date(text) else None
    return text or None


def is_date(text: str) -> bool:
    """Whether a text is a day of the calendar, written `2021-09-30`.

    >>> [is_date(day) for day in ("2021-09-30", "2021-9-30", "2021-09-31", "20210930")]
    [True, False, False, False]
    """
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def constraints_of(values: Mapping[str, Node], kind: str, mistakes: list[str]) -> dict[str, Any]:
    """The constraints of one field as Python values; an enum as value → Chinese name."""
    found: dict[str, Any] = {}
    for name in CONSTRAINTS:
        if name in values:
            try:
                found[name] = _constraint(name, plain(values[name]), kind)
            except ValueError as error:
                mistakes.append(f"{values[name].place}: “{name}”{error}")
    return found


def _constraint(name: str, value: Any, kind: str) -> Any:
    if name in ("required", "unique"):
        if value != "true":
            raise ValueError("只能写 true;不需要时请删去。")
        return True
    if name in ("minimum", "maximum"):
        number = typed(str(value), "integer")
        if kind != "integer" or number is None:
            raise ValueError("应为整数，且只用于整数字段。")
        return number
    if kind != "string":
        raise ValueError("只用于文本字段。")
    return _enum(value) if name == "enum" else _pattern(value)


def _enum(value: Any) -> dict[str, str]:
    if not isinstance(value, dict) or not value:
        raise ValueError("应逐行写“取值: 中文名称”。")
    nameless = [key for key, label in value.items() if not _HAN.search(str(label))]
    if nameless:
        raise ValueError(f"的取值缺少中文名称：{'、'.join(nameless)}。")
    return value


def _pattern(value: Any) -> str:
    if not isinstance(value, str) or value.startswith("^") or value.endswith("$"):
        raise ValueError("应写整个取值的样式，不写 ^ 和 $（由程序加上）。")
    try:
        re.compile(value)
    except re.error as error:
        raise ValueError("不是合格的正则表达式。") from error
    return value


def breaches(value: str | int | bool | Decimal, constraints: Mapping[str, Any]) -> Iterator[str]:
    """The names of the constraints that a single value does not keep."""
    if "enum" in constraints and value not in constraints["enum"]:
        yield "enum"
    if "pattern" in constraints and not re.fullmatch(constraints["pattern"], str(value)):
        yield "pattern"
    if "minimum" in constraints and int(value) < constraints["minimum"]:
        yield "minimum"
    if "maximum" in constraints and int(value) > constraints["maximum"]:
        yield "maximum"
