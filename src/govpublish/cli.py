"""The program: one group of commands, each loaded only when it is asked for."""

import os
import sys
from importlib import import_module
from typing import Any

import typer

from govpublish.chinese_help import ChineseCommand, ChineseGroup, UsageError, complaint
from govpublish.errors import GovpublishError

COMMANDS = (
    "build",
    "check",
    "read",
    "add",
    "accept",
    "remove",
    "links",
    "serve",
    "release",
    "verify",
)


class Program(ChineseGroup):
    """The commands of `govpublish.commands`; `read` need not wait for what `build` loads."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The names, in the order in which somebody new needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """One command, or None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        alone = typer.Typer(add_completion=False, rich_markup_mode=None)
        run = import_module(f"govpublish.commands.{cmd_name}").run
        alone.command(cmd_name, cls=ChineseCommand)(run)
        return typer.main.get_command(alone)


program = Program(
    name="govpublish",
    help="把县级政府公开的任务清单与进展通报整理成开放数据和可检索的网站。",
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main() -> None:
    """Run a command; what goes wrong is said in a sentence, never shown as a traceback."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")
        sys.stderr.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    try:
        code = program.main(standalone_mode=False)
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
