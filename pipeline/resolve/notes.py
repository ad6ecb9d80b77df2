"""Notes: what documents say in the same words, each thing once, and by number which documents say it.

A post is stated in every briefing that names who holds it. So what is said is kept once, and 8 bytes for each time; and
what is worked out of it is worked out once.
"""

from __future__ import annotations

from array import array
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

    def __init__(self, things: Sequence[T] = (), thing: Sequence[int] = (), document: Sequence[int] = ()) -> None:
        self._numbers = {known: number for number, known in enumerate(things)}
        self._thing, self._document = array("i", thing), array("i", document)

    def __len__(self) -> int:
        return len(self._thing)

    def add(self, thing: T, document: int) -> None:
        """Notes that a document says something."""
        self._thing.append(self._numbers.setdefault(thing, len(self._numbers)))
        self._document.append(document)

    def update(self, other: Notes[T], first: int) -> None:
        """Takes in the notes on other documents, which are numbered from `first` here."""
        numbers = [self._numbers.setdefault(thing, len(self._numbers)) for thing in other._numbers]
        self._thing.extend(map(numbers.__getitem__, other._thing))
        self._document.extend(number + first for number in other._document)

    def columns(self) -> tuple[list[T], list[int], list[int]]:
        """What `Notes` is made of."""
        return list(self._numbers), list(self._thing), list(self._document)

    def each(self) -> Iterator[tuple[T, Numbers]]:
        """Each thing with the documents that say it, one as often as it says it."""
        in_order = np.argsort(np.array(self._thing, np.int64), kind="stable")
        documents = np.array(self._document, np.int64)[in_order]
        ends = np.cumsum(np.bincount(self._thing, minlength=len(self._numbers)))
        return zip(self._numbers, np.split(documents, ends[:-1]), strict=False)
