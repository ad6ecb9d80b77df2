"""Looking words up in a text, before any pattern is tried."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from pipeline.rules.dates import FIGURE, YEAR

T = TypeVar("T")
_WORD = re.compile(rf"[a-z]+|(?P<{YEAR}>(?:19|20)\d\d(?!\d))|(?P<{FIGURE}>\d+|'(?=\d)|\[)")


class Text(NamedTuple):
    """A view, and the same in small letters: patterns that heed case are several times as fast as those that do not."""

    view: str
    lowered: str

    @classmethod
    def of(cls, view: str) -> Text:
        """A view with its small letters, at the same length."""
        lowered = view.lower()
        if len(lowered) != len(view):
            lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in view)
        return cls(view, lowered)


def by_first_letter(words: Iterable[str]) -> str:
    """A group that matches any of some words, the longest that fits; one look at the first letter rules most out."""
    groups: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda w: (-len(w), w)):
        groups.setdefault(word[0], []).append(re.escape(word[1:]))
    by_letter = [f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in sorted(groups.items())]
    return f"(?:{'|'.join(by_letter)})"


class Beginnings(Generic[T]):
    """By the word it begins with, what may begin at a place.

    Every word is looked up: a search for any of a hundred words takes five times as long.
    """

    def __init__(self) -> None:
        self._by_word: dict[str, list[T]] = {}

    def add(self, words: Iterable[str], item: T) -> None:
        """Has `item` tried at each of some words."""
        for key in {_key(word) for word in words}:
            self._by_word.setdefault(key, []).append(item)

    def places(self, lowered: str, start: int, end: int) -> Iterator[tuple[int, list[T]]]:
        """The places of a text in small letters where something may begin, each with all that may."""
        for found in _WORD.finditer(lowered, start, end):
            if items := self._by_word.get(found.lastgroup or found[0]):
                yield found.start(), items


def _key(word: str) -> str:
    """A word as `_WORD` finds it: "q" of "q1", "valentine" of "valentine's"."""
    found = _WORD.match(word)
    return found[0] if found else word
