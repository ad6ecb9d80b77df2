"""The local engine: runs tasks in this process, or in worker processes of this machine."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from types import FrameType, TracebackType
from typing import TYPE_CHECKING, Any, TypeVar

from pipeline.engines.engine import Died
from pipeline.lean import hide_pandas
from pipeline.rules.compiled import keep_new

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext
    from multiprocessing.process import BaseProcess

    from pebble import ProcessFuture, ProcessPool

T = TypeVar("T")
R = TypeVar("R")

_WAITING = 4
"""Tasks handed out ahead for each worker, so that none ever waits for work; more would only take memory."""
_LITTLE = 200_000
"""Bytes of documents that are annotated sooner than other processes have loaded what it takes to annotate."""


def cores() -> int:
    """The number of cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class LocalEngine:
    """Runs tasks on `workers` processes; with one worker in this process itself, where a kill is the end of all.

    Where it is not said how many, they are as many as there are cores, or one if there is little to do.
    """

    def __init__(self, workers: int | None = None) -> None:
        self._given = workers
        self._workers = workers or 1
        self._load: Callable[[], object] | None = None
        self._pool: ProcessPool | None = None
        self._size = 0

    def __enter__(self) -> LocalEngine:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end_pool(at_once=error is not None)

    def expect(self, size: int, load: Callable[[], object]) -> None:
        """Tells how many bytes of documents there are to annotate, and what loads all that it takes to do so."""
        if self._given is None:
            self._workers = 1 if size < _LITTLE else cores()
        self._load = load if size else None

    def map(self, task: Callable[[T], R], arguments: Iterable[T], total: int) -> Iterator[tuple[T, R | Died]]:
        """(argument, result) of each task, in the order of the arguments; `total` is how many there are."""
        if self._workers == 1:
            for argument in arguments:
                yield argument, task(argument)
            return
        pool = self._pool_for(total)
        running: deque[tuple[T, ProcessFuture[Any]]] = deque()
        for argument in arguments:
            with _uninterrupted():
                running.append((argument, pool.schedule(task, args=[argument])))
            if len(running) > _WAITING * self._workers:
                yield running[0][0], _outcome(running.popleft()[1])
        while running:
            yield running[0][0], _outcome(running.popleft()[1])

    def _pool_for(self, tasks: int) -> ProcessPool:
        """A pool with a worker for each task, as far as there are workers."""
        from pebble import ProcessPool  # slow to import: a run with little to do needs no other process

        wanted = min(self._workers, max(tasks, 1))
        if self._pool is None or wanted > self._size:
            self._end_pool(at_once=False)
            if self._load is not None and _may_be_copied():
                self._load()  # once, for all copies
            self._pool = ProcessPool(wanted, initializer=_begin, context=_context())
            self._size = wanted
        return self._pool

    def _end_pool(self, *, at_once: bool) -> None:
        """Ends the pool, if there is one: at once, or when it has done what it was given."""
        if self._pool is not None:
            with _uninterrupted():
                self._pool.stop() if at_once else self._pool.close()  # type: ignore[no-untyped-call]
                self._pool.join()


def _may_be_copied() -> bool:
    """Whether a copy of this process will do as a worker, which has all that is loaded here at once.

    A copy of a lock that another thread holds would be waited for for ever; and the libraries of macOS have threads of
    their own that nobody hears of.
    """
    return sys.platform == "linux" and threading.active_count() == 1


def _context() -> BaseContext:
    """Workers are copies of this process where it may be copied when they begin, and fresh interpreters elsewhere.

    So a pool begins with copies; in the place of a worker that died comes a fresh one, as the pool has threads by then.
    """
    from multiprocessing.context import ForkProcess, SpawnContext, SpawnProcess

    class Context(SpawnContext):
        @staticmethod
        def Process(*arguments: Any, **options: Any) -> BaseProcess:  # type: ignore[override]
            return (ForkProcess if _may_be_copied() else SpawnProcess)(*arguments, **options)

    return Context()


def _begin() -> None:
    """What a worker begins with."""
    from multiprocessing.util import Finalize

    hide_pandas()
    # a worker ends in its own way, which asks nobody else for what is to be done before
    Finalize(None, keep_new, exitpriority=0)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Ctrl-C waits for the end of the block.

    If it strikes while something is put into a queue, the thread that waits at the other end may never hear of what is
    put there next, such as the word that all is over.
    """
    if threading.current_thread() is not threading.main_thread():  # Ctrl-C strikes nowhere else
        yield
        return
    struck: list[tuple[int, FrameType | None]] = []
    before = signal.signal(signal.SIGINT, lambda number, frame: struck.append((number, frame)))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if struck and callable(before):
        before(*struck[0])


def _outcome(future: ProcessFuture[Any]) -> Any:
    """The result of a task; Died where its process was killed."""
    from pebble import ProcessExpired

    try:
        return future.result()
    except ProcessExpired:
        return Died()
