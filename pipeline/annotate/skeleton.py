"""A sentence as its skeleton: every entity in it drawn as one symbol, the words between kept.

"Ana Reyne, chief executive of Oakline, said" becomes "P, T of O, said" with private symbols for P (person), T (post)
and O (organisation). Rules over constructions ("P, T of O") are then short patterns over the skeleton, written with
`<person>`, `<post>`, `<organisation>`, `<date>` in the rule files.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from pipeline.rules.patterns import SYMBOLS

__all__ = ["SYMBOLS", "Skeleton", "Spanned", "non_overlapping"]


class Spanned(Protocol):
    """Anything with offsets into a view."""

    start: int
    end: int


S = TypeVar("S", bound=Spanned)


@dataclass(slots=True)
class Skeleton(Generic[S]):
    """`text` has one symbol for each of `entities`; `at` maps offsets of the skeleton back to the view."""

    text: str
    entities: list[S]
    _places: list[int]
    _view_ends: list[int]
    _start: int

    @classmethod
    def of(cls, view: str, start: int, end: int, entities: Iterable[tuple[str, S]]) -> Skeleton[S]:
        """The skeleton of view[start:end]; `entities` are (kind, span) pairs in text order that do not overlap."""
        pieces: list[str] = []
        kept: list[S] = []
        places: list[int] = []
        view_ends: list[int] = []
        last, length = start, 0
        for kind, span in entities:
            pieces += [view[last : span.start], SYMBOLS[kind]]
            length += span.start - last
            places.append(length)
            view_ends.append(span.end)
            kept.append(span)
            length += 1
            last = span.end
        pieces.append(view[last:end])
        return cls("".join(pieces), kept, places, view_ends, start)

    def entity(self, place: int) -> S:
        """The entity whose symbol stands at `place` of the skeleton. Raises KeyError where there is none."""
        i = bisect.bisect_left(self._places, place)
        if i == len(self._places) or self._places[i] != place:
            raise KeyError(place)
        return self.entities[i]

    def at(self, place: int) -> int:
        """The view's offset of a skeleton offset (of a symbol: where its entity begins)."""
        i = bisect.bisect_left(self._places, place) - 1
        if i < 0:
            return self._start + place
        return self._view_ends[i] + place - self._places[i] - 1

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The view's offsets of a stretch of the skeleton; an entity at its end is taken in whole."""
        i = bisect.bisect_left(self._places, end - 1)
        last_is_entity = i < len(self._places) and self._places[i] == end - 1
        return self.at(start), self._view_ends[i] if last_is_entity else self.at(end)


def non_overlapping(entities: Sequence[tuple[str, S]]) -> list[tuple[str, S]]:
    """The entities in text order, the longer one kept where two overlap."""
    kept: list[tuple[str, S]] = []
    for kind, span in sorted(entities, key=lambda e: (e[1].start, -e[1].end)):
        if kept and span.start < kept[-1][1].end:
            if span.end - span.start > kept[-1][1].end - kept[-1][1].start:
                kept[-1] = (kind, span)
            continue
        kept.append((kind, span))
    return kept
