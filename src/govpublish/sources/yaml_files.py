"""YAML that people write: read with the line of every key, all mistakes told at once in Chinese."""

import difflib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar, get_args

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from govpublish.errors import SourceMissing, SourceSpecError


class Strict(BaseModel):
    """A section of a file; an unknown key is a spelling mistake, not an extension."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


Model = TypeVar("Model", bound=BaseModel)
Place = tuple[str | int, ...]
_DEEPEST = 20
_DEEP = re.compile(r"(?:[\[{]\s*){20}")
_BOOLEANS = {"true": True, "false": False}
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
    "date_from_datetime_inexact": "应为日期,如 2021-04-30",
    "string_too_short": "写得太短",
    "greater_than_equal": "数值太小",
    "less_than_equal": "数值太大",
    "too_short": "至少要有一项",
}


def load(path: Path, model: type[Model]) -> Model:
    """Read a YAML file into a strict model.

    Raises SourceMissing if it is not there, SourceSpecError with file and line of every mistake.
    """
    reader = _Reader(path)
    data = reader.read()
    try:
        found = model.model_validate({} if data is None else data)
    except ValidationError as error:
        reader.mistakes += [reader.sentence(dict(item), model) for item in error.errors()]
        found = None
    if reader.mistakes or found is None:
        raise SourceSpecError("\n".join(reader.mistakes))
    return found


class _Reader:
    """Reads one file to plain values and remembers the line of every key."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.places: dict[Place, int] = {}
        self.mistakes: list[str] = []

    def read(self) -> Any:
        text = self._text()
        if deep := _DEEP.search(text):
            line = text.count("\n", 0, deep.start()) + 1
            raise SourceSpecError(f"{self._path}:{line}: 括号嵌套太深,请核对。")
        try:
            aliases = [t for t in yaml.scan(text) if isinstance(t, yaml.AliasToken)]
            if aliases:
                line = aliases[0].start_mark.line + 1
                raise SourceSpecError(f"{self._path}:{line}: 不支持引用(*),请写明内容。")
            node = yaml.compose(text, Loader=yaml.SafeLoader)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            line = mark.line + 1 if mark else 1
            raise SourceSpecError(
                f"{self._path}:{line}: 不是合格的 YAML(缩进、冒号或引号有误),请核对这一行前后。"
            ) from None
        return None if node is None else self._value(node, ())

    def _text(self) -> str:
        try:
            return self._path.read_text("utf-8")
        except FileNotFoundError:
            raise SourceMissing(f"{self._path}:没有这个文件。") from None
        except UnicodeDecodeError:
            raise SourceSpecError(f"{self._path}:1: 请以 UTF-8 编码保存。") from None

    def _value(self, node: yaml.Node, at: Place) -> Any:
        self.places.setdefault(at, node.start_mark.line + 1)
        if len(at) > _DEEPEST:
            self._mistake(node, "嵌套太深")
            return None
        if isinstance(node, yaml.MappingNode):
            return dict(self._pairs(node, at))
        if isinstance(node, yaml.SequenceNode):
            return [self._value(item, (*at, index)) for index, item in enumerate(node.value)]
        return self._scalar(node)

    def _pairs(self, node: yaml.MappingNode, at: Place) -> Iterator[tuple[str, Any]]:
        for key, value in node.value:
            name = str(key.value)
            place, line = (*at, name), key.start_mark.line + 1
            if place in self.places:
                first = self.places[place]
                self._mistake(key, f"{name}:写了两次,第一次在第{first}行")
                continue
            self.places[place] = line
            yield name, self._value(value, place)

    def _scalar(self, node: yaml.Node) -> Any:
        """Numbers and true, false, null as such; dates stay words until the model reads them."""
        kind, text = node.tag.rpartition(":")[2], str(node.value)
        try:
            if kind == "null":
                return None
            if kind == "bool" and text.lower() in _BOOLEANS:
                return _BOOLEANS[text.lower()]
            return int(text) if kind == "int" else text
        except ValueError:
            self._mistake(node, f"不是整数:“{text}”")
            return None

    def _mistake(self, node: yaml.Node, said: str) -> None:
        self.mistakes.append(f"{self._path}:{node.start_mark.line + 1}: {said}。")

    def sentence(self, item: dict[str, Any], model: type[BaseModel]) -> str:
        """A mistake that the model found, in Chinese, with its line."""
        at: Place = tuple(item["loc"])
        known = at
        while known and known not in self.places:
            known = known[:-1]
        name = ".".join(str(part) for part in at if part != "[key]")
        line = self.places.get(known, 1)
        near = _nearest(model, at) if item["type"] == "extra_forbidden" else ""
        return f"{self._path}:{line}: {f'{name}:' if name else ''}{_words(item)}{near}。"


def _nearest(model: type[BaseModel], at: Place) -> str:
    """The known key that an unknown one was perhaps meant to be."""
    section = _section(model, at[:-1])
    known = section.model_fields if section else ()
    near = difflib.get_close_matches(str(at[-1]), known, n=1, cutoff=0.6)
    return f"(是不是 {near[0]}?)" if near else ""


def _section(model: type[BaseModel], at: Place) -> type[BaseModel] | None:
    """The model of a place in a file; list positions do not count."""
    found: type[BaseModel] | None = model
    for name in at:
        if found is not None and isinstance(name, str):
            field = found.model_fields.get(name)
            found = _model_in(field.annotation) if field else found
    return found


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)


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
