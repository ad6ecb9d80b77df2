"""What an engine is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")


class Died:
    """What a task comes to when the process that ran it was killed."""


class Engine(Protocol):
    """Runs tasks somewhere. Used in a `with` block, whose end gives back the processes it runs them in."""

    def __enter__(self) -> Engine: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def expect(self, size: int, load: Callable[[], object]) -> None:
        """Tells how many bytes of documents there are to annotate, and what loads all that it takes to do so."""

    def map(self, task: Callable[[T], R], arguments: Iterable[T], total: int) -> Iterator[tuple[T, R | Died]]:
        """(argument, result) of each task, in the order of the arguments; `total` is how many there are.

        A task whose process was killed comes to Died; an error that a task raises is raised. Arguments are taken as
        they are needed, a few ahead of the results, and a call may be made while the results of another are taken.
        """
