"""A limit on the processor's time, so that what would take for ever fails instead."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager


class _Late(BaseException):
    """The time is over; nothing in between may catch it."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Fail if what is done here takes this process more than so much time of its own."""

    def late(_number: int, _frame: object) -> None:
        raise _Late

    before = signal.signal(signal.SIGPROF, late)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    except _Late:
        raise AssertionError(f"took more than {seconds} s") from None
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
