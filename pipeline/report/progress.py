"""How far a run is: a bar on a terminal, a log line now and then elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

_LOG_STEPS = 10


@contextmanager
def progress() -> Iterator[Callable[[int, int, str], None]]:
    """Yields a function to call with (files done, files in all, path just done)."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield _log
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("reading briefings", total=None)
        yield lambda done, total, path: bar.update(task, completed=done, total=total)


def _log(done: int, total: int, path: str) -> None:
    if done == total or done % max(1, total // _LOG_STEPS) == 0:
        print(f"{done} of {total} briefings read ({path})", file=sys.stderr, flush=True)
