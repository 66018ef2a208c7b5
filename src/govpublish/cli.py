"""The commands, a few lines each: what they do stands elsewhere."""

import json
import os
import sys
from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from govpublish import (
    asking,
    fetching,
    originals,
    pipeline,
    redirects,
    removal,
    serve,
    telling,
    terminal,
)
from govpublish.chinese_help import ChineseCommand, ChineseGroup, UsageError, complaint
from govpublish.errors import GovpublishError
from govpublish.home import home
from govpublish.intake import add as adding
from govpublish.intake import obtain
from govpublish.intake.preview import preview, summary
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
Jobs = Annotated[int, typer.Option("--jobs", min=1, metavar="<整数>", help="同时使用的进程数。")]
Code = Annotated[str | None, typer.Option("--jurisdiction", help="行政区代码,如 990101。")]
Period = Annotated[
    str | None, typer.Option("--period", help="时段,如 2021-04、2021-Q3、2021-H1、2021。")
]
Layout = Annotated[
    str | None, typer.Option("--layout", help="版式:tabs、pipes、stacked、outline、table。")
]
Only = Annotated[
    list[str] | None,
    typer.Option(
        "--only", metavar="<文字>", help="只要这份来源所属的计划,如 990101-2021-04;可写多次。"
    ),
]
Yes = Annotated[bool, typer.Option("--yes", help="不再询问,直接写入。")]


@app.command(cls=ChineseCommand)
def build(
    root: Root = Path(),
    site: Annotated[Path | None, typer.Option("--site", help="网站写到哪里(默认 site/)。")] = None,
    only: Only = None,
    jobs: Jobs = 1,
) -> None:
    """读取全部文件、检查、生成整个网站;有任何问题都不写出。

    用 --only 只生成几份文件所属的计划,写到 site-only/,供先看一眼;不会替换完整的网站。
    """
    into = site or root / ("site-only" if only else "site")
    with terminal.watched(9) as stage:
        edition = pipeline.build(root, into, stage, jobs, only=only or ())
    count = {name: len(edition.dataset[name]) for name in ("plans", "tasks", "measures")}
    typer.echo(
        f"已生成 {into}:{count['plans']}个计划,{count['tasks']}项任务,"
        f"{count['measures']}条举措;数据日期 {edition.date}。"
    )
    typer.echo("查看:govpublish serve" + (f" --site {into}" if only or site else ""))


@app.command(cls=ChineseCommand)
def check(root: Root = Path(), only: Only = None, jobs: Jobs = 1) -> None:
    """只检查不写出:每份文件的逐字账目、提示,以及全部数据检查。"""
    with terminal.watched(1) as stage:
        entries = pipeline.read(root, stage, jobs, only=only or ())
    for entry in entries:
        terminal.say(telling.entry(entry))
    terminal.say(telling.replacements(entries))
    with terminal.watched(4) as stage:
        pipeline.edition(root, entries, stage, only=only or ())
    typer.echo(telling.verdict(entries))


@app.command(cls=ChineseCommand)
def read(
    file: Annotated[str, typer.Argument(help="一份文件或 http(s) 网址,还没有加入的也可以。")],
    as_json: Annotated[
        bool, typer.Option("--json", help="输出 JSON,结构与 data/plans 相同。")
    ] = False,
    jurisdiction: Code = None,
    period: Period = None,
    layout: Layout = None,
    root: Root = Path(),
) -> None:
    """看看一份文件会被怎样读,什么都不写。没有任务的文件说明原因,退出码 3。"""
    words = vocabulary.read(home(root) / "data" / "vocabulary")
    known = partial(catalogue.declared, home(root) / "data" / "sources")
    with obtain.document(file, None, fetching.fetch) as there:
        told = Told(jurisdiction, period, layout, url=there.url)
        adding.require_told(told, words)
        found, questions = preview(there.path, words, told, known)
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        typer.echo("\n".join(summary(found, questions)))
    if found["refused"]:
        raise typer.Exit(3)


@app.command(cls=ChineseCommand)
def add(
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
    day = _day(published_on, "--published-on").isoformat() if published_on else None
    with obtain.document(file, url, fetching.fetch) as found:
        if found.note:
            typer.echo(found.note)
        told = Told(
            jurisdiction, period, layout, word, found.url, day, supersedes, tuple(slug or ())
        )
        adding.require_told(told, words)
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


@app.command(cls=ChineseCommand)
def accept(
    folder: Annotated[Path, typer.Argument(help="来源文件夹,如 data/sources/990101-yunshan。")],
    raw: Annotated[
        bool, typer.Option("--raw", help="列出 expected.jsonl 里变动的每一行,不作归纳。")
    ] = False,
    root: Root = Path(),
) -> None:
    """对照原文看过之后,验收一份(或一县)文件读出的记录,写入 expected.jsonl。"""
    with terminal.watched(1) as stage:
        entries = pipeline.read(root, stage, changed=True)
    for one in pipeline.accept(folder, entries):
        terminal.say(one.raw[2:] if raw else telling.acceptance(one))
        typer.echo(f"已验收 {one.path}" + ("" if one.raw else "(没有变动)"))


@app.command(cls=ChineseCommand)
def remove(
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
    found = removal.plan(entries, source, words, _reason(why), _day(since, "--on"))
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


def _day(text: str | None, option: str) -> date:
    """The day somebody names; today where a person at the keyboard names none."""
    try:
        return date.fromisoformat(text) if text else date.today()
    except ValueError:
        raise GovpublishError(f"{option} 应为日期,如 2024-05-01。") from None


@app.command(cls=ChineseCommand)
def links(
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
