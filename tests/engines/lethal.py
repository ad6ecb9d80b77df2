"""Tasks that end the process they run in, for tests of what that costs."""

from __future__ import annotations

import os
import signal


def doubled(number: int) -> int:
    """Twice a number; a number below nought kills the process."""
    if number < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


LOADED: list[int] = []
"""What a test has loaded in its process before workers began."""


def what_is_loaded(_: int) -> list[int]:
    """What is loaded in the process that the task runs in."""
    return LOADED


def process_id(_: int) -> int:
    """The process that the task runs in."""
    return os.getpid()


def refuses(number: int) -> int:
    """Always fails."""
    raise ValueError(f"not {number}")
