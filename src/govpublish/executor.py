"""Where work is done: here, or in other processes; later, with the same interface, on a cluster."""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from typing import ParamSpec, TypeVar

_Arguments = ParamSpec("_Arguments")
_Result = TypeVar("_Result")


class Here(Executor):
    """An executor that does each piece of work at once, in this process."""

    def submit(
        self,
        fn: Callable[_Arguments, _Result],
        /,
        *args: _Arguments.args,
        **kwargs: _Arguments.kwargs,
    ) -> Future[_Result]:
        """Do the work and hand over its finished future."""
        future: Future[_Result] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # handed to whoever asks for the result
            future.set_exception(error)
        return future


@contextmanager
def executor(jobs: int) -> Iterator[Executor]:
    """An executor for so many processes; one means this process."""
    if jobs <= 1:
        yield Here()
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield pool
