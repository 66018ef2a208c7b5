"""Read every document, check, and make the whole site."""

from pathlib import Path
from typing import Annotated

import typer

from govpublish import pipeline, terminal
from govpublish.commands.options import Jobs, Only, Root


def run(
    root: Root = Path(),
    site: Annotated[Path | None, typer.Option("--site", help="网站写到哪里(默认 site/)。")] = None,
    only: Only = None,
    jobs: Jobs = 1,
) -> None:
    """读取全部文件、检查、生成整个网站;有任何问题都不写出。

    用 --only 只生成几份文件所属的计划,写到 site-only/,供先看一眼;不会替换完整的网站。
    """
    into = site or root / ("site-only" if only else "site")
    with terminal.watched(10) as stage:
        edition = pipeline.build(root, into, stage, jobs, only=only or ())
    count = {name: len(edition.dataset[name]) for name in ("plans", "tasks", "measures")}
    typer.echo(
        f"已生成 {into}:{count['plans']}个计划,{count['tasks']}项任务,"
        f"{count['measures']}条举措;数据日期 {edition.date}。"
    )
    typer.echo("查看:govpublish serve" + (f" --site {into}" if only or site else ""))
