"""The person at the terminal: what is shown while work goes on, what is asked, what is said."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from threading import Timer

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from govpublish import pipeline

_PATIENCE = 2.0
"""Seconds after which somebody at a terminal wants to see that work goes on."""
_YES = ("y", "yes", "是")


@contextmanager
def watched(stages: int) -> Iterator[pipeline.Stage]:
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


def is_there() -> bool:
    """Whether somebody can be asked."""
    return sys.stdin.isatty()


def say(lines: Iterable[str]) -> None:
    """Show some lines."""
    for line in lines:
        typer.echo(line)


def ask(question: str, default: str | None) -> str:
    """The answer; the default for an empty line."""
    return str(typer.prompt(question, default=default))


def agrees(question: str) -> bool:
    """Whether somebody says yes; False where nobody can be asked."""
    return is_there() and ask(f"{question}(y/n)", "n").strip().lower() in _YES
