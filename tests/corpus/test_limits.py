"""The limit of time of a document: it ends the work, also where an error is lost on the way, and leaves no alarm on."""

from __future__ import annotations

import signal
from contextlib import suppress
from itertools import repeat

import pytest

from pipeline.corpus.limits import time_limit
from pipeline.errors import TooSlowError


def work() -> None:
    """Some twenty seconds of computing, unless somebody ends it."""
    for _ in repeat(None, 600_000_000):
        pass


def test_what_takes_too_long_is_stopped() -> None:
    with pytest.raises(TooSlowError, match=r"took more than 0\.05 seconds"), time_limit(0.05):
        work()


def test_what_lost_the_error_is_stopped_again() -> None:
    def deaf() -> None:
        with suppress(TooSlowError):  # as a callback of the garbage collector does
            work()
        work()

    with pytest.raises(TooSlowError), time_limit(0.05):
        deaf()


def test_what_is_done_in_time_is_left_alone_and_the_alarm_is_off() -> None:
    before = signal.getsignal(signal.SIGPROF)
    with time_limit(60):
        pass
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGPROF) is before
