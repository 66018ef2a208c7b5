"""The next version of the data, by what changed in them."""

from collections.abc import Iterator, Sequence

from govpublish.archives import Change
from govpublish.releases.snapshot import Snapshot

FIRST = "1.0.0"


def following(version: str, changes: Sequence[Change], old: Snapshot, new: Snapshot) -> str:
    """Major if what readers rely on goes, minor if something comes or goes, else patch."""
    major, minor, patch = (int(part) for part in version.split("."))
    if any(breaking(old, new)):
        return f"{major + 1}.0.0"
    if any(one.action != "MOD" for one in changes) or any(additions(old, new)):
        return f"{major}.{minor + 1}.0"
    return f"{major}.{minor}.{patch + 1}"


def breaking(old: Snapshot, new: Snapshot) -> Iterator[str]:
    """In words: tables and fields that are gone, have another type or another key."""
    for table, before in old.schemas.items():
        after = new.schemas.get(table)
        if after is None:
            yield f"表 {table} 不再有"
            continue
        types = {field["name"]: field["type"] for field in after["fields"]}
        for field in before["fields"]:
            name, was = field["name"], field["type"]
            if name not in types:
                yield f"{table} 表不再有字段 {name}"
            elif types[name] != was:
                yield f"{table} 表的字段 {name} 的类型由 {was} 改为 {types[name]}"
        if before.get("primaryKey") != after.get("primaryKey"):
            yield f"{table} 表的主键改变"


def additions(old: Snapshot, new: Snapshot) -> Iterator[str]:
    """In words: tables and fields that are new."""
    for table, after in new.schemas.items():
        before = old.schemas.get(table)
        if before is None:
            yield f"新增表 {table}"
            continue
        known = {field["name"] for field in before["fields"]}
        for field in after["fields"]:
            if field["name"] not in known:
                yield f"{table} 表新增字段 {field['name']}"
