"""Notes: what documents say in the same words, each thing once, and by number which documents say it.

A post is stated in every briefing that names who holds it. So what is said is kept once, and 8 bytes for each time; and
what is worked out of it is worked out once.
"""

from __future__ import annotations

from array import array
from base64 import b64decode, b64encode
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

import numpy as np
import numpy.typing as npt

T = TypeVar("T", bound=Hashable)

Numbers = npt.NDArray[np.int64]

NO_DAY = date.max.toordinal()
"""What is said on no known day comes after all else."""


def packed(numbers: array[int]) -> str:
    """Numbers as text for JSON, which takes ten times as long to read them one by one."""
    return b64encode(np.array(numbers, "<i4").tobytes()).decode()


def unpacked(text: str) -> array[int]:
    """The numbers that were packed. Raises ValueError where they are none."""
    return array("i", np.frombuffer(b64decode(text, validate=True), "<i4").astype(np.intc).tobytes())


def renumbered(numbers: array[int], new: Sequence[int]) -> bytes:
    """The bytes of an array of what numbers are now: {number before: number now} by place."""
    return np.array(new, np.intc)[np.array(numbers, np.intc)].tobytes()


@dataclass(frozen=True, slots=True)
class Order:
    """The documents of a corpus by number: the day of each, and its place among all by id, and by day and id."""

    days: Numbers
    by_id: Numbers
    in_time: Numbers

    @classmethod
    def of(cls, documents: Sequence[tuple[str, date | None]]) -> Order:
        """The order of documents by (id, publication day)."""
        days = np.array([NO_DAY if day is None else day.toordinal() for _, day in documents], np.int64)
        by_id, in_time = (np.empty(len(documents), np.int64) for _ in range(2))
        by_id[sorted(range(len(documents)), key=lambda n: documents[n][0])] = np.arange(len(documents))
        in_time[np.lexsort((by_id, days))] = np.arange(len(documents))
        return cls(days, by_id, in_time)


class Notes(Generic[T]):
    """What documents say, and which document says it: a pair of numbers for each time."""

    def __init__(self) -> None:
        self._numbers: dict[T, int] = {}
        self._thing, self._document = array("i"), array("i")

    def __len__(self) -> int:
        return len(self._thing)

    def add(self, thing: T, document: int) -> None:
        """Notes that a document says something."""
        self._thing.append(self._numbers.setdefault(thing, len(self._numbers)))
        self._document.append(document)

    def update(self, other: Notes[T], first: int) -> None:
        """Takes in the notes on other documents, which are numbered from `first` here."""
        numbers = [self._numbers.setdefault(thing, len(self._numbers)) for thing in other._numbers]
        self._thing.frombytes(renumbered(other._thing, numbers))
        self._document.frombytes((np.array(other._document, np.intc) + np.intc(first)).tobytes())

    def columns(self) -> tuple[list[T], str, str]:
        """What `of` needs."""
        return list(self._numbers), packed(self._thing), packed(self._document)

    @classmethod
    def of(cls, columns: tuple[list[T], str, str]) -> Notes[T]:
        """The notes that `columns` was made of. Raises ValueError where these are damaged."""
        things, thing, document = columns
        made = cls()
        made._numbers = {known: number for number, known in enumerate(things)}
        made._thing, made._document = unpacked(thing), unpacked(document)
        return made

    def each(self) -> Iterator[tuple[T, Numbers]]:
        """Each thing with the documents that say it, one as often as it says it."""
        in_order = np.argsort(np.array(self._thing, np.int64), kind="stable")
        documents = np.array(self._document, np.int64)[in_order]
        ends = np.cumsum(np.bincount(self._thing, minlength=len(self._numbers)))
        return zip(self._numbers, np.split(documents, ends[:-1]), strict=False)
