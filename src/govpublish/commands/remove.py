"""Remove a document, leaving a page behind for every address that goes."""

from pathlib import Path
from typing import Annotated

import typer

from govpublish import pipeline, redirects, removal, telling, terminal
from govpublish.commands.options import Root, Yes, day
from govpublish.errors import GovpublishError
from govpublish.sources import vocabulary


def run(
    source: Annotated[str, typer.Argument(help="来源的编号,如 990101-2021-04。")],
    why: Annotated[str, typer.Option("--why", help="为什么移除,写给读者看。")],
    since: Annotated[
        str | None, typer.Option("--on", help="从哪一天起不在(默认今天),如 2024-05-01。")
    ] = None,
    yes: Yes = False,
    root: Root = Path(),
) -> None:
    """移除一份来源:删去它的文件夹,消失的网址各留一页说明(写入 data/redirects.yml)。"""
    with terminal.watched(1) as stage:
        entries = pipeline.read(root, stage, changed=True)
    words = vocabulary.read(root / "data" / "vocabulary")
    found = removal.plan(entries, source, words, _reason(why), day(since, "--on"))
    declared = root / "data" / redirects.NAME
    removal.written(found, declared)
    terminal.say(telling.removal(found))
    if not yes and not terminal.agrees("现在移除吗?"):
        raise GovpublishError("没有移除。确定移除请加 --yes。")
    removal.carry_out(found, declared)
    typer.echo(f"已移除 {found.source.folder},已写入 {declared};请运行 govpublish check。")


def _reason(why: str) -> str:
    if len(why.strip()) < 2:
        raise GovpublishError("--why 请写明原因。")
    return why.strip()
