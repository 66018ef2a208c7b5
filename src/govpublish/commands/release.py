"""Give the data a version."""

import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from govpublish import pipeline, telling, terminal
from govpublish.commands.options import Jobs, Root
from govpublish.errors import GovpublishError
from govpublish.releases import release


def run(
    check: Annotated[bool, typer.Option("--check", help="只看会怎样,什么都不写。")] = False,
    on: Annotated[
        str | None,
        typer.Option("--on", help="发布日期,如 2024-05-01(默认取数据日期)。"),
    ] = None,
    root: Root = Path(),
    jobs: Jobs = 1,
) -> None:
    """给现在的数据定一个版本,写入 data/releases/:存档、逐条变动、说明。

    版本按变动而定:增减记录为次版本,改值为修订,字段减少或改类型为主版本。消失的编号须先在
    data/redirects.yml 写明。写好后请提交 data/releases/,再运行 govpublish build。
    """
    with terminal.watched(5) as stage:
        entries = pipeline.read(root, stage, jobs)
        edition = pipeline.edition(root, entries, stage)
    with release.temporary() as folder:
        made = release.draft(root, edition, Path(folder), _day(on))
        terminal.say(telling.release(made))
        if check:
            typer.echo("这是预览,没有写入。")
            return
        written = release.write(root, made)
    typer.echo(f"已写入 data/releases/{written.version}.json;请提交,再运行 govpublish build。")


def _day(text: str | None) -> str | None:
    """The day that is named, else that of SOURCE_DATE_EPOCH; never today's."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        if text:
            return date.fromisoformat(text).isoformat()
        return datetime.fromtimestamp(int(epoch), UTC).date().isoformat() if epoch else None
    except (ValueError, OverflowError, OSError):
        raise GovpublishError("--on 应为日期,如 2024-05-01。") from None
