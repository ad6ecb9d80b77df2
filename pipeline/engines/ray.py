"""The Ray engine: runs tasks on the processes of a Ray cluster, each of which loads the pipeline once.

A worker is a Ray actor. One that is lost, with its process or its machine, costs the task it had, which comes to Died
like with the local engine; another is started in its place, wherever the cluster has room. Ray's own retries are off:
they would run a document that kills its process again and again.
"""

from __future__ import annotations

import logging
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Generic, TypeVar

import ray
from ray.exceptions import RayError, RayTaskError

from pipeline.engines.engine import Died
from pipeline.errors import EngineError
from pipeline.fingerprints import code_fingerprint, versions
from pipeline.rules import Rules, adopt

T = TypeVar("T")
R = TypeVar("R")

_AHEAD = 4
"""Tasks that may be done for each worker while the result of an earlier one is waited for."""
_STARTS = 3
"""Workers that may be lost one after the other before they have started, before that is taken for no accident."""
_PATIENCE = 600.0
"""Seconds that a cluster without a single worker may take to make room for one."""


class Worker:
    """What runs tasks on the cluster: lives as long as the run, so that the pipeline is loaded once."""

    def __init__(self, folders: tuple[Path, ...], rules: Rules, code: str, libraries: dict[str, str]) -> None:
        adopt(folders, rules)
        own = {name: version for name, version in versions().items() if name in libraries}
        differ = [f"{name} {v} and not {libraries[name]}" for name, v in own.items() if v != libraries[name]]
        if code_fingerprint() != code:
            differ.insert(0, "other code of send-facts")
        self._differs = ", ".join(differ)

    def ready(self) -> str:
        """What is other here than where the run was started, and would make other tables; mostly nothing."""
        return self._differs

    def run(self, task: Callable[[T], R], argument: T) -> R:
        """The result of a task."""
        return task(argument)


@dataclass(slots=True, eq=False)
class _Given(Generic[T]):
    """A task that a worker has been given."""

    argument: T
    done: bool = False
    result: Any = None
    error: BaseException | None = None


class RayEngine:
    """Runs tasks on `workers` processes of a Ray cluster, or on as many as it has cores.

    The cluster is the one that RAY_ADDRESS names, or the one that runs on this machine; where there is none, one that
    lives as long as the run. All that tasks read and keep must be where every machine of it finds it.
    """

    def __init__(self, workers: int | None, folders: tuple[Path, ...], rules: Rules) -> None:
        self._wanted, self._folders, self._rules = workers, folders, rules
        self._is_ours = False
        self._shipped: Any = None
        self._starting: dict[Any, Any] = {}
        """{what tells that it is ready: worker}"""
        self._idle: list[Any] = []
        self._running: dict[Any, tuple[Any, _Given[Any]]] = {}
        """{what tells that it is done: worker, its task}"""
        self._lost = 0

    def __enter__(self) -> RayEngine:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in (*self._idle, *self._starting.values(), *(worker for worker, _ in self._running.values())):
            ray.kill(worker)
        if self._is_ours:
            ray.shutdown()

    def expect(self, size: int, load: Callable[[], object]) -> None:
        """Tells how many bytes of documents there are; a cluster was asked for, however few, and loads for itself."""

    def map(self, task: Callable[[T], R], arguments: Iterable[T], total: int) -> Iterator[tuple[T, R | Died]]:
        """(argument, result) of each task, in the order of the arguments; `total` is how many there are.

        Raises EngineError when the cluster has no room, or other code or libraries than this machine.
        """
        if total:
            self._start_workers(total)
        waiting: deque[_Given[T]] = deque()
        for argument in arguments:
            waiting.append(self._give(task, argument))
            while waiting and (waiting[0].done or len(waiting) > _AHEAD * self._workers):
                yield self._taken(waiting.popleft())
        while waiting:
            yield self._taken(waiting.popleft())

    @property
    def _workers(self) -> int:
        return len(self._starting) + len(self._idle) + len(self._running)

    def _start_workers(self, tasks: int) -> None:
        if self._shipped is None:
            self._connect()
        for _ in range(self._workers, min(self._wanted or max(int(ray.cluster_resources().get("CPU", 1)), 1), tasks)):
            self._start_worker()

    def _connect(self) -> None:
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # a run talks to nobody
        if not ray.is_initialized():
            ray.init(include_dashboard=False, log_to_driver=False, logging_level=logging.ERROR)
            self._is_ours = True
        # pickled once, however many workers there are
        self._shipped = [ray.put(part) for part in (self._folders, self._rules, code_fingerprint(), versions())]

    def _start_worker(self) -> None:
        worker = ray.remote(num_cpus=1, max_restarts=0, max_task_retries=0)(Worker).remote(*self._shipped)
        self._starting[worker.ready.remote()] = worker

    def _give(self, task: Callable[[T], R], argument: T) -> _Given[T]:
        """Gives a task to a worker as soon as one is idle."""
        while not self._idle:
            self._go_on()
        worker, given = self._idle.pop(), _Given(argument)
        self._running[worker.run.remote(task, argument)] = worker, given
        return given

    def _taken(self, given: _Given[T]) -> tuple[T, Any]:
        """What has become of a task, as soon as it is done."""
        while not given.done:
            self._go_on()
        if given.error is not None:
            raise given.error
        return given.argument, given.result

    def _go_on(self) -> None:
        """Waits until a worker is ready or has done its task."""
        patience = None if self._idle or self._running else _PATIENCE
        done, _ = ray.wait([*self._starting, *self._running], timeout=patience)
        if not done:
            raise EngineError(f"the Ray cluster had no room for a worker within {_PATIENCE:.0f} seconds")
        for reference in done:
            if reference in self._starting:
                self._started(reference)
            else:
                self._ended(reference)

    def _started(self, reference: Any) -> None:
        worker = self._starting.pop(reference)
        try:
            differs = ray.get(reference)
        except RayError as error:
            self._lost += 1
            if self._lost == _STARTS:
                raise EngineError(f"workers of the Ray cluster end before they have started: {error}") from error
            self._start_worker()
            return
        if differs:
            raise EngineError(f"a machine of the Ray cluster would find other facts: it has {differs}")
        self._lost = 0
        self._idle.append(worker)

    def _ended(self, reference: Any) -> None:
        worker, given = self._running.pop(reference)
        given.done = True
        try:
            given.result = ray.get(reference)
        except RayTaskError as error:
            given.error = error.cause
        except RayError:  # the worker is gone, or its result went with the machine that had it
            given.result = Died()
            ray.kill(worker)
            self._start_worker()
            return
        self._idle.append(worker)
