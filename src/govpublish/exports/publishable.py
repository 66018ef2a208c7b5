"""The gate of the metadata: without licence, title, description or distribution no publication.

Asked before anything is written; all that is missing is told at once, with file and remedy.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from govpublish import products
from govpublish.edition import Edition
from govpublish.errors import DatasetRefused
from govpublish.exports.export import Export
from govpublish.schema import Schema

PACKAGE = "data/schema/package.yml"
SHORTEST, LONGEST = 50, 5000
"""Signs of a description, as search engines for datasets ask."""


def require_described(edition: Edition, schema: Schema, exports: Sequence[Export]) -> None:
    """Raise DatasetRefused if the dataset, a plan or a file could not be described as it must."""
    faults = [
        *_package(schema),
        *_licences(schema),
        *_contributors(schema),
        *_terms(schema),
        *_exports(exports),
    ]
    if not faults:
        faults = list(_products(edition, schema))
    if faults:
        said = "\n".join(dict.fromkeys(faults))
        raise DatasetRefused(f"数据的说明不全，不能发布，共 {len(faults)} 处：\n{said}")


def _package(schema: Schema) -> Iterator[str]:
    said = schema.package
    for key in ("name", "title", "description", "keywords"):
        if not _says(said.get(key)):
            yield f"{PACKAGE}：{key} 是空的；请写上。"
    if not _is_urn(said.get("id")):
        yield f"{PACKAGE}：id 应为 urn:uuid: 开头的永久编号；编号从不改变，请恢复原来的。"
    contact = said.get("contact")
    for key in ("title", "path"):
        if not isinstance(contact, Mapping) or not _says(contact.get(key)):
            yield f"{PACKAGE}：contact 缺少 {key}；请写明网站上询问和指正的地方。"
    known = {f"{table.name}.{name}" for table in schema.tables for name in table.field_names}
    for one in said.get("variables") or ():
        if one not in known:
            yield f"{PACKAGE}：variables 的“{one}”不是一个“表.字段”；请改正或删去。"


def _licences(schema: Schema) -> Iterator[str]:
    found = _mappings(schema.package.get("licenses"))
    if not found:
        yield f"{PACKAGE}：licenses 没有许可；没有许可的数据别人不能用，请写上 name、title、path。"
    for one in found:
        for key in ("name", "title", "path"):
            if not _says(one.get(key)):
                yield f"{PACKAGE}：licenses 的许可缺少 {key}；请写上。"
        if not str(one.get("path", "")).startswith("https://"):
            yield f"{PACKAGE}：licenses 的 path 应为许可全文的 https 网址。"


def _contributors(schema: Schema) -> Iterator[str]:
    found = _mappings(schema.package.get("contributors"))
    if not all(_says(one.get("title")) for one in found):
        yield f"{PACKAGE}：contributors 的每一个都要有 title；请写上。"
    roles = {role for one in found for role in one.get("roles") or ()}
    for role, name in (("creator", "整理者"), ("publisher", "发布者")):
        if role not in roles:
            yield f"{PACKAGE}：contributors 中没有{name}；请给其中一个写上 roles: [{role}]。"


def _terms(schema: Schema) -> Iterator[str]:
    found = _mappings(schema.package.get("terms"))
    if not found:
        yield f"{PACKAGE}：terms 是空的；请写明原文的权利归谁，我们的许可不及于它。"
    known = {table.name for table in schema.tables}
    for one in found:
        for key in ("name", "title", "description", "tables"):
            if not _says(one.get(key)):
                yield f"{PACKAGE}：terms 有一类缺少 {key}；请写上。"
        for table in one.get("tables") or ():
            if table not in known:
                yield f"{PACKAGE}：terms 的 tables 中没有“{table}”这张表；请改正或删去。"


def _exports(exports: Sequence[Export]) -> Iterator[str]:
    if not exports:
        yield "src/govpublish/exports/__init__.py：EXPORTS 是空的；没有可下载的文件不能发布。"
    for export in exports:
        for key, text in (
            ("title", export.title),
            ("description", export.description),
            ("media_type", export.media_type),
        ):
            if not _says(text):
                yield f"src/govpublish/exports：下载格式“{export.name}”缺少 {key}；请写上。"


def _products(edition: Edition, schema: Schema) -> Iterator[str]:
    for one in (products.whole(edition, schema), *products.of_plans(edition, schema)):
        whose = PACKAGE if one.plan_id is None else f"计划 {one.plan_id}"
        if not SHORTEST <= len(one.description) <= LONGEST:
            size = f"{SHORTEST} 至 {LONGEST} 字"
            yield f"{whose}：description 有 {len(one.description)} 字，应为 {size}；请改写。"
        if one.plan_id and not one.sources:
            yield f"{whose}：没有来源文件；请检查 reports 表。"


def _says(value: Any) -> bool:
    """Whether there is something: a text that is not blank, a list that is not empty."""
    return bool(value.strip()) if isinstance(value, str) else bool(value)


def _mappings(value: Any) -> Sequence[Mapping[str, Any]]:
    """A list of mappings; nothing where it is anything else."""
    listed = isinstance(value, list) and all(isinstance(one, Mapping) for one in value)
    return value if listed else ()


def _is_urn(value: Any) -> bool:
    try:
        return str(UUID(str(value))) == str(value).removeprefix("urn:uuid:")
    except ValueError:
        return False
