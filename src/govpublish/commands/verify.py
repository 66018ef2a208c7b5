"""Let anybody check a copy of the data."""

from pathlib import Path
from typing import Annotated

import typer

from govpublish import json_text, telling, terminal
from govpublish.releases import verify


def run(
    place: Annotated[
        Path, typer.Argument(help="网站的 data/ 或 releases/ 下的文件夹,或下载的压缩包。")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON,供程序读取。")] = False,
) -> None:
    """核对一份数据:校验值、结构与编号、原文、摘录、总数、状态,并由所附原文逐位重建。

    不联网,也不需要本项目的文件夹。全部成立退出码为 0,有不成立的为 1,有未能核对的为 3。
    """
    found = verify.verify(place)
    if as_json:
        typer.echo(json_text.dumps([one._asdict() for one in found], indent=2))
    else:
        terminal.say(telling.verified(found))
        terminal.say(telling.seal(verify.seal(place)))
    if not all(one.holds for one in found):
        raise typer.Exit(1 if any(one.holds is False for one in found) else 3)
