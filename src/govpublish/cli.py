"""The commands, a few lines each: what they do stands elsewhere."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Timer
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from govpublish import account, pipeline, serve
from govpublish.assembly import Entry
from govpublish.chinese_help import ChineseCommand, ChineseGroup, UsageError, complaint
from govpublish.errors import GovpublishError
from govpublish.flags import Severity
from govpublish.intake import add as adding
from govpublish.intake.preview import look, preview, summary
from govpublish.intake.propose import Refusal, Told
from govpublish.sources import catalogue, vocabulary

app = typer.Typer(
    cls=ChineseGroup,
    help="把县级政府公开的任务清单与进展通报整理成开放数据和可检索的网站。",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
Root = Annotated[Path, typer.Option("--root", help="项目所在的文件夹(其中有 data/、templates/)。")]
Jobs = Annotated[int, typer.Option("--jobs", min=1, help="同时使用的进程数。")]
Code = Annotated[str | None, typer.Option("--jurisdiction", help="行政区代码,如 990101。")]
Period = Annotated[
    str | None, typer.Option("--period", help="时段,如 2021-04、2021-Q3、2021-H1、2021。")
]
Layout = Annotated[
    str | None, typer.Option("--layout", help="版式:tabs、pipes、stacked、outline、table。")
]
_PATIENCE = 2.0
"""Seconds after which somebody at a terminal wants to see that work goes on."""


@contextmanager
def _watched(stages: int) -> Iterator[pipeline.Stage]:
    """A bar over so many stages, once the work has taken two seconds, at a terminal only."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield pipeline.silent
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    progress = Progress(*columns, console=console, transient=True)
    whole = progress.add_task("", total=stages)

    @contextmanager
    def stage(name: str) -> Iterator[None]:
        progress.update(whole, description=name)
        yield
        progress.advance(whole)

    patience = Timer(_PATIENCE, progress.start)
    patience.start()
    try:
        yield stage
    finally:
        patience.cancel()
        progress.stop()


@app.command(cls=ChineseCommand)
def build(
    root: Root = Path(),
    site: Annotated[Path | None, typer.Option("--site", help="网站写到哪里(默认 site/)。")] = None,
    jobs: Jobs = 1,
) -> None:
    """读取全部文件、检查、生成整个网站;有任何问题都不写出。"""
    into = site or root / "site"
    with _watched(9) as stage:
        edition = pipeline.build(root, into, stage, jobs)
    count = {name: len(edition.dataset[name]) for name in ("plans", "tasks", "measures")}
    typer.echo(
        f"已生成 {into}:{count['plans']}个计划,{count['tasks']}项任务,"
        f"{count['measures']}条举措;数据日期 {edition.date}。"
    )
    typer.echo("查看:govpublish serve")


@app.command(cls=ChineseCommand)
def check(root: Root = Path(), jobs: Jobs = 1) -> None:
    """只检查不写出:每份文件的逐字账目、提示,以及全部数据检查。"""
    with _watched(1) as stage:
        entries = pipeline.read(root, stage, jobs)
    for entry in entries:
        _show(entry)
    with _watched(4) as stage:
        pipeline.edition(root, entries, stage)
    typer.echo("全部检查通过。")


def _show(entry: Entry) -> None:
    total = account.of(entry.reading)
    passed = "、".join(f"{why}{count}" for why, count in total.passed.items())
    verdict = "账目相符" if total.adds_up else "账目不符"
    typer.echo(f"{entry.source.source_id}:{entry.source.document}")
    typer.echo(
        f"  共{total.total}字 = 收入记录{total.used} + 说明略过{sum(total.passed.values())}"
        f"({passed}) + 未读入{total.unread};{verdict}"
    )
    for flag in sorted(entry.flags, key=lambda flag: flag.lines):
        line = flag.lines[0] if flag.lines else 1
        typer.echo(f"  {entry.source.document}:{line}: {flag.kind}: {flag.message}")
        if flag.severity is not Severity.NOTE and flag.remedy:
            typer.echo(f"      {flag.remedy.format(excerpt=flag.excerpt)}")


@app.command(cls=ChineseCommand)
def read(
    file: Annotated[Path, typer.Argument(help="一份文件,还没有加入的也可以。")],
    as_json: Annotated[
        bool, typer.Option("--json", help="输出 JSON,结构与 data/plans 相同。")
    ] = False,
    jurisdiction: Code = None,
    period: Period = None,
    layout: Layout = None,
    root: Root = Path(),
) -> None:
    """看看一份文件会被怎样读,什么都不写。没有任务的文件说明原因,退出码 3。"""
    words = vocabulary.read(root / "data" / "vocabulary")
    known = partial(catalogue.declared, root / "data" / "sources")
    found, questions = preview(file, words, Told(jurisdiction, period, layout), known)
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        typer.echo("\n".join(summary(found, questions)))
    if found["refused"]:
        raise typer.Exit(3)


@app.command(cls=ChineseCommand)
def add(
    file: Annotated[Path, typer.Argument(help="要加入的文件。")],
    jurisdiction: Code = None,
    period: Period = None,
    layout: Layout = None,
    word: Annotated[
        str | None, typer.Option("--word", help="同一时段有几份文件时,加一个英文词。")
    ] = None,
    url: Annotated[str | None, typer.Option("--url", help="原文网址。")] = None,
    published_on: Annotated[
        str | None, typer.Option("--published-on", help="发布日期,如 2021-11-29。")
    ] = None,
    root: Root = Path(),
) -> None:
    """加入一份文件:原样存放,写出带注释的 source.yml,供人核对。"""
    words = vocabulary.read(root / "data" / "vocabulary")
    sources = root / "data" / "sources"
    told = Told(jurisdiction, period, layout, word, url, published_on)
    proposal, _ = look(file, words, told, partial(catalogue.declared, sources))
    if isinstance(proposal, Refusal):
        typer.echo(f"拒收:{proposal.why}", err=True)
        raise typer.Exit(3)
    folder = adding.add(proposal, file, sources, words, told)
    typer.echo(f"已写入 {folder};请核对 source.yml,然后运行:")
    typer.echo("  govpublish check")
    typer.echo(f"  govpublish accept {folder}")


@app.command(cls=ChineseCommand)
def accept(
    folder: Annotated[Path, typer.Argument(help="来源文件夹,如 data/sources/990101-yunshan。")],
    root: Root = Path(),
) -> None:
    """对照原文看过之后,验收一份(或一县)文件读出的记录,写入 expected.jsonl。"""
    with _watched(1) as stage:
        entries = pipeline.read(root, stage, changed=True)
    for path, changes in pipeline.accept(folder, entries):
        for line in changes[2:]:
            typer.echo(line)
        typer.echo(f"已验收 {path}" + ("" if changes else "(没有变动)"))


@app.command(name="serve", cls=ChineseCommand)
def serve_site(
    root: Root = Path(),
    site: Annotated[Path | None, typer.Option("--site", help="网站所在(默认 site/)。")] = None,
    port: Annotated[int, typer.Option("--port", help="端口。")] = 8000,
) -> None:
    """在本机查看已经生成的网站。"""
    folder = site or root / "site"
    if not (folder / "index.html").is_file():
        raise GovpublishError(f"{folder}:还没有网站,请先运行 govpublish build。")
    try:
        server = serve.server(folder, port)
    except OSError:
        raise GovpublishError(f"端口{port}被占用,请换一个:govpublish serve --port 8001") from None
    typer.echo(f"http://127.0.0.1:{server.server_port}/ (按 Ctrl+C 结束)")
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        server.server_close()


def main() -> None:
    """Run a command; what goes wrong is said in a sentence, never shown as a traceback."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")
        sys.stderr.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    try:
        code = app(standalone_mode=False)
    except GovpublishError as error:
        typer.echo(str(error), err=True)
        raise SystemExit(1) from None
    except UsageError as error:
        typer.echo(complaint(error), err=True)
        raise SystemExit(2) from None
    except (typer.Abort, KeyboardInterrupt):
        raise SystemExit(130) from None
    except BrokenPipeError:
        os._exit(1)
    raise SystemExit(code if isinstance(code, int) else 0)
