"""Who is who in a document: full names, and the shorter or misspelt forms that stand for them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

from pipeline.annotate.people.names import Name
from pipeline.facts import Method

_LONG = 6
"""A surname at least this long may differ by two letters from one spelt right, a shorter one by one letter."""


_NAMESAKES = 40
"""People of one name who are compared: bounded, so that a text full of them takes no longer than others."""


@dataclass(slots=True)
class Person:
    """Somebody named in full; `places` are the offsets at which that is, ascending."""

    name: str
    first: str
    last: str
    honorific: str | None = None
    places: list[int] = field(default_factory=list)


class Registry:
    """The people of one document."""

    def __init__(self) -> None:
        self._people: dict[tuple[str, str], Person] = {}
        self.by_first: dict[str, list[Person]] = {}
        self.by_last: dict[str, list[Person]] = {}
        self.by_name: dict[str, list[Person]] = {}

    def register(self, name: Name) -> tuple[Person, Method]:
        """The person a full name stands for, and how the name was tied to them."""
        person = self._people.get((name.first, name.last))
        via: Method = "exact"
        if person is None and (person := self._misspelt(name)):
            via = "fuzzy"
        if person is None:
            person = self._people[name.first, name.last] = Person(name.text, name.first, name.last)
            self.by_first.setdefault(name.first, []).append(person)
            self.by_last.setdefault(name.last, []).append(person)
            self.by_name.setdefault(name.text, []).append(person)
        person.places.append(name.start)
        person.honorific = name.honorific or person.honorific
        return person, via

    def _misspelt(self, name: Name) -> Person | None:
        """Somebody whose name differs from `name` by a letter or two of one of its halves."""
        for person in self.by_first.get(name.first, ())[:_NAMESAKES]:
            if len(name.first) > 1 and alike(name.last, person.last):
                return person
        for person in self.by_last.get(name.last, ())[:_NAMESAKES]:
            if alike(name.first, person.first) or _initials(name.first, person.first):
                return person
        return None

    def nearest(self, people: list[Person], at: int) -> Person:
        """Of several people, the one named last before `at`, else the one named first after it."""
        last, nearest = -1, people[0]
        for person in people[:_NAMESAKES]:
            i = bisect_left(person.places, at)
            if i and person.places[i - 1] > last:
                last, nearest = person.places[i - 1], person
        return nearest


def alike(a: str, b: str) -> bool:
    """Whether two words are one, misspelt: McAlister and MacAlister."""
    shorter = min(len(a), len(b))
    if shorter < 5 or a[0] != b[0]:
        return False
    return bool(OSA.distance(a.casefold(), b.casefold()) <= (2 if shorter >= 2 * _LONG else 1))


def _initials(a: str, b: str) -> bool:
    """Whether one is the initial of the other: "J Reyne" and "Jo Reyne"."""
    a, b = a.rstrip("."), b.rstrip(".")
    return (len(a) == 1 or len(b) == 1) and a[0] == b[0]
