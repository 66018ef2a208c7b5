"""Look at the site on this machine."""

from pathlib import Path
from typing import Annotated

import typer

from govpublish import serve
from govpublish.commands.options import Root
from govpublish.errors import GovpublishError


def run(
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
