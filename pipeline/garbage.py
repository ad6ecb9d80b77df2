"""When Python looks for garbage: not while things are made that stay; and what it gives back when they are gone."""

from __future__ import annotations

import ctypes
import gc
from collections.abc import Iterator
from contextlib import contextmanager, suppress


@contextmanager
def collector_paused() -> Iterator[None]:
    """No search for garbage while something is made that stays.

    Of the hundreds of thousands of objects that modules and rules are made into, to look through them again and again
    takes a third of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def give_back() -> None:
    """Gives the memory of what is gone back to the system, where it can be told to (glibc).

    It would be kept for objects of the same sizes otherwise, and what is made next is of others.
    """
    with suppress(OSError, AttributeError, TypeError):  # Windows has no library without a name
        ctypes.CDLL(None).malloc_trim(0)
