"""Ask whether the originals are still at their addresses."""

from pathlib import Path
from typing import Annotated

import typer

from govpublish import fetching, originals, telling, terminal
from govpublish.commands.options import Root
from govpublish.sources import catalogue


def run(
    only: Annotated[
        list[str] | None,
        typer.Option("--only", metavar="<文字>", help="只查这份来源,如 990101-2021-04;可写多次。"),
    ] = None,
    root: Root = Path(),
) -> None:
    """查一查每份原文的网址:还在不在、转到了哪里、内容与存档是否相同。要联网,发布时从不运行。

    有打不开的网址时退出码为 1;内容不同只列出,由人判断。
    """
    sources = catalogue.read(root / "data" / "sources")
    chosen = [catalogue.of_id(sources, one) for one in only or ()] or sources
    answers = []
    for answer in originals.check(chosen, fetching.fetch):
        answers.append(answer)
        typer.echo(f"…{answer.source_id} {answer.result}", err=True)
    terminal.say(telling.originals(answers))
    if not all(answer.works for answer in answers):
        raise typer.Exit(1)
