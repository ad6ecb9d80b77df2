"""Work in a process of its own, which need not load everything anew and may be killed.

Such processes are copies of a server that has loaded the pipeline and does nothing else. A copy of the process of the
tests would hold every lock that one of its threads (of tables, of browsers, of clusters) held at that moment, for ever.
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
from collections.abc import Callable

from pipeline.errors import PublishError

KILLED, REFUSED, FAILED = -signal.SIGKILL, 3, 4
PATIENCE = 120
"""Seconds after which what another process should have done is taken to never come; it takes a few."""

PROCESSES = multiprocessing.get_context("forkserver")
"""What such processes are made of; the server loads what nearly all of them need."""
PROCESSES.set_forkserver_preload(["pytest", "tests.loaded"])


def apart(work: Callable[..., object], *arguments: object) -> int:
    """The exit code of a process of its own that does some work: 0, REFUSED, FAILED, or the signal that ended it."""
    process = PROCESSES.Process(target=_coded, args=(work, *arguments))
    process.start()
    process.join()
    assert process.exitcode is not None
    return process.exitcode


def _coded(work: Callable[..., object], *arguments: object) -> None:
    try:
        work(*arguments)
    except PublishError:
        sys.exit(REFUSED)
    except BaseException:
        sys.excepthook(*sys.exc_info())
        sys.exit(FAILED)
