"""YAML that people write: read with the line of every key, all mistakes told at once in Chinese."""

from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from govpublish.errors import SourceMissing, SourceSpecError


class Strict(BaseModel):
    """A section of a file; an unknown key is a spelling mistake, not an extension."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


Model = TypeVar("Model", bound=BaseModel)
Path_ = tuple[str | int, ...]

_WORDS = {
    "extra_forbidden": "不认识的键,请核对拼写",
    "missing": "缺少这个键",
    "string_type": "应为文字(数字请加引号)",
    "int_type": "应为整数",
    "int_parsing": "应为整数",
    "bool_type": "应为 true 或 false",
    "bool_parsing": "应为 true 或 false",
    "list_type": "应为列表",
    "tuple_type": "应为列表",
    "dict_type": "应为“键: 值”的形式",
    "model_type": "应为“键: 值”的形式",
    "mapping_type": "应为“键: 值”的形式",
    "date_type": "应为日期,如 2021-04-30",
    "date_parsing": "应为日期,如 2021-04-30",
    "date_from_datetime_parsing": "应为日期,如 2021-04-30",
    "string_too_short": "写得太短",
    "greater_than_equal": "数值太小",
}


def load(path: Path, model: type[Model]) -> Model:
    """Read a YAML file into a strict model.

    Raises SourceMissing if it is not there, SourceSpecError with file and line of every mistake.
    """
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        raise SourceMissing(f"{path}:没有这个文件。") from None
    except UnicodeDecodeError:
        raise SourceSpecError(f"{path}:请以 UTF-8 编码保存。") from None
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        data: Any = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise SourceSpecError(
            f"{path}:{line}: 不是合格的 YAML(缩进、冒号或引号有误),请核对这一行前后。"
        ) from None
    places: dict[Path_, int] = {}
    mistakes: list[str] = []
    if node is not None:
        _collect(node, (), places, mistakes, path)
    try:
        found = model.model_validate({} if data is None else data)
    except ValidationError as error:
        mistakes += [_sentence(path, places, dict(item)) for item in error.errors()]
        found = None
    if mistakes or found is None:
        raise SourceSpecError("\n".join(mistakes))
    return found


def _collect(
    node: yaml.Node, at: Path_, places: dict[Path_, int], mistakes: list[str], path: Path
) -> None:
    """Remember the line of every key; a key written twice is a mistake."""
    places.setdefault(at, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            place = (*at, str(key.value))
            line = key.start_mark.line + 1
            if place in places:
                first = places[place]
                mistakes.append(f"{path}:{line}: {key.value}:写了两次,第一次在第{first}行。")
            places[place] = line
            _collect(value, place, places, mistakes, path)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            _collect(value, (*at, index), places, mistakes, path)


def _sentence(path: Path, places: dict[Path_, int], item: dict[str, Any]) -> str:
    at: Path_ = tuple(item["loc"])
    known = at
    while known and known not in places:
        known = known[:-1]
    name = ".".join(str(part) for part in at if part != "[key]")
    return f"{path}:{places.get(known, 1)}: {name}:{_words(item)}。"


def _words(item: dict[str, Any]) -> str:
    kind = str(item["type"])
    if kind in ("enum", "literal_error"):
        allowed = str(item["ctx"]["expected"]).replace(" or ", "、").replace(", ", "、")
        return f"应为其中之一:{allowed.replace(chr(39), '')}"
    if kind == "value_error":
        return str(item["ctx"]["error"])
    if kind == "string_pattern_mismatch":
        return f"写法不对:“{item['input']}”"
    return _WORDS.get(kind, f"值不合要求:“{item['input']}”")
