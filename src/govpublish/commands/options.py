"""Options that several commands share."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from govpublish.errors import GovpublishError

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


def day(text: str | None, option: str) -> date:
    """The day somebody names; today where a person at the keyboard names none."""
    try:
        return date.fromisoformat(text) if text else date.today()
    except ValueError:
        raise GovpublishError(f"{option} 应为日期,如 2024-05-01。") from None
