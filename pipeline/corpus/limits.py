"""How much one document may cost: what is beyond is refused with a message, so that no document ends a run.

Documents are not trusted: a few kilobytes can stand for gigabytes of text, for a million pages, or for hours of work.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

from pipeline.errors import ReadError, TooSlowError


@dataclass(frozen=True)
class Limits:
    """Bounds on one document. A briefing has some 10 kB; the defaults are far beyond any, and far below harm."""

    bytes: int = 20_000_000
    """Bytes of a file, and of the text in it."""
    pages: int = 2_000
    """Pages of a PDF."""
    seconds: float = 300.0
    """Seconds of CPU time that reading and annotating may take."""
    ratio: int = 200
    """How many times its own size an archive, or a document that is one inside, may unpack to."""
    members: int = 10_000
    """Files in an archive."""

    def check_size(self, size: int, what: str = "bytes") -> None:
        """Raises ReadError when a document is larger than it may be."""
        if size > self.bytes:
            raise ReadError(
                "too large", f"{size:,} {what}; a document has at most {self.bytes:,} (--max-bytes sets another limit)"
            )


_AGAIN = 0.1
"""Seconds of CPU time after which a document that goes on over its limit is stopped again."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Ends the block with TooSlowError after so many seconds of CPU time: a busy machine makes no document too slow.

    Works in the main thread of a process on systems that have alarms, which is where engines work; elsewhere the block
    runs without a limit.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    over = False

    def stop(_signal: int, _frame: FrameType | None) -> None:
        if not over:
            raise TooSlowError("too slow", f"took more than {seconds:g} seconds (--max-seconds sets another limit)")

    before = signal.signal(signal.SIGPROF, stop)
    # again and again: an error that comes up within a callback of the garbage collector is lost
    signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN)
    try:
        try:
            yield
        finally:
            over = True  # nothing that follows is work to be ended
    finally:  # also when the alarm goes off on the way there
        over = True
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
