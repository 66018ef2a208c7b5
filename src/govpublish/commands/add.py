"""Take a document into the project."""

from pathlib import Path
from typing import Annotated

import typer

from govpublish import asking, fetching, terminal
from govpublish.commands.options import Code, Layout, Period, Root, Yes, day
from govpublish.errors import GovpublishError
from govpublish.intake import add as adding
from govpublish.intake import obtain
from govpublish.intake.propose import Refusal
from govpublish.intake.told import Told, require_told
from govpublish.sources import vocabulary


def run(
    file: Annotated[
        str | None, typer.Argument(help="要加入的文件,或 http(s) 网址;只给 --url 则从那里取。")
    ] = None,
    jurisdiction: Code = None,
    period: Period = None,
    layout: Layout = None,
    slug: Annotated[
        list[str] | None,
        typer.Option(
            "--slug",
            metavar="<文字>",
            help="计划在网址中的英文词,如 key、livelihood;几张表就写几次。",
        ),
    ] = None,
    word: Annotated[
        str | None, typer.Option("--word", help="同一时段有几份文件时,加一个英文词。")
    ] = None,
    supersedes: Annotated[
        str | None,
        typer.Option("--supersedes", help="这是更正后的文件,替代哪一份来源,如 990101-2021-04。"),
    ] = None,
    url: Annotated[str | None, typer.Option("--url", help="原文网址。")] = None,
    published_on: Annotated[
        str | None, typer.Option("--published-on", help="发布日期,如 2021-11-29。")
    ] = None,
    yes: Yes = False,
    root: Root = Path(),
) -> None:
    """加入一份文件:原样存放,写出带注释的 source.yml,供人核对。

    在终端里,文件没有说清的会逐项询问,写入前再确认;加 --yes 或不在终端里则从不询问。
    """
    words = vocabulary.read(root / "data" / "vocabulary")
    sources = root / "data" / "sources"
    published = day(published_on, "--published-on").isoformat() if published_on else None
    with obtain.document(file, url, fetching.fetch) as found:
        if found.note:
            typer.echo(found.note)
        told = Told(
            jurisdiction, period, layout, word, found.url, published, supersedes, tuple(slug or ())
        )
        require_told(told, words)
        asked = terminal.is_there() and not yes
        settle = asking.asked if asked else asking.told
        draft = settle(found.path, told, words, sources)
        if isinstance(draft, Refusal):
            typer.echo(f"拒收:{draft.why}", err=True)
            raise typer.Exit(3)
        if asked and not terminal.agrees(f"写入 {draft.folder} 吗?"):
            raise GovpublishError("没有写入。")
        folder = adding.write(draft)
    typer.echo(f"已写入 {folder};请核对 source.yml,然后运行:")
    typer.echo("  govpublish check")
    typer.echo(f"  govpublish accept {folder}")
