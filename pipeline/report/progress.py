"""How far a run is: a bar on a terminal, a log line now and then elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from pipeline.hostile import one_line

_LOG_STEPS = 10
_READING, _WRITING = "reading briefings", "making tables"
_PAUSE = 0.1
"""Seconds between two looks of the bar: a person sees no more, and to draw it takes a millisecond."""


@contextmanager
def progress() -> Iterator[Callable[[int, int, str], None]]:
    """Yields a function to call with (files done, files in all, path just done)."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield _log
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    # the bar would be drawn by a thread, and a process that has one cannot be copied (`pipeline.engines.local`)
    with Progress(*columns, console=console, transient=True, auto_refresh=False) as bar:
        task, drawn = bar.add_task(_READING, total=None), 0.0

        def step(done: int, total: int, path: str) -> None:
            nonlocal drawn
            bar.update(task, completed=done, total=total, description=_READING if done < total else _WRITING)
            if done == total or monotonic() - drawn > _PAUSE:
                bar.refresh()
                drawn = monotonic()

        bar.refresh()
        yield step


def _log(done: int, total: int, path: str) -> None:
    if done == total or done % max(1, total // _LOG_STEPS) == 0:
        # what could not be read is done as well
        print(f"{done} of {total} briefings done ({one_line(path)})", file=sys.stderr, flush=True)
