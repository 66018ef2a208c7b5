"""Running the commands in this process, as a person at a keyboard would see them."""

from __future__ import annotations

import contextlib
import io
import sys
from dataclasses import dataclass
from unittest import mock

from govpublish import cli


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command left: its exit code and what it said."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        """Everything that was said."""
        return self.out + self.err


class _Screen(io.TextIOWrapper):
    """A screen that keeps what is written to it."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", write_through=True)

    def text(self) -> str:
        """What stands on it."""
        held = self.buffer
        assert isinstance(held, io.BytesIO)
        return held.getvalue().decode("utf-8")


def govpublish(*arguments: object) -> Outcome:
    """Run a command; an exception that would be shown as a traceback is let through."""
    out, err, code = _Screen(), _Screen(), 0
    with (
        mock.patch.object(sys, "argv", ["govpublish", *map(str, arguments)]),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        try:
            cli.main()
        except SystemExit as leaving:
            code = leaving.code if isinstance(leaving.code, int) else int(bool(leaving.code))
    return Outcome(code, out.text(), err.text())
