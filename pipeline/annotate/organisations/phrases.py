"""What a run of capitalised words says by itself, wherever it stands: the known names and head nouns in it.

The same few thousand phrases make up nearly all that is written of bodies, so each is taken apart once and remembered.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from pipeline.annotate.organisations.gazetteer import Gazetteer, Match, Node, goes_on
from pipeline.annotate.organisations.headed import Built, HeadedNames, Unit
from pipeline.annotate.organisations.heads import HeadNouns
from pipeline.annotate.runs import Run, Runs, Word

_REMEMBERED = 16384
_LONGEST = 120
"""Characters of a phrase that is remembered; longer ones do not come again."""
_LONGER_WORD = re.compile(r"\.*[\w'&+]")
"""What makes a longer word of the last one, as words of known names are read: "Oakline.org"."""
_THE = "the "


class Known(NamedTuple):
    """The known names that begin with a word, longest first.

    `open` is where a longer one may go on behind the phrase; some are names only after "the" where `articled`.
    """

    matches: list[Match]
    open: Node | None
    articled: bool


@dataclass(slots=True)
class Phrase:
    """A run of words taken apart; offsets count from its beginning."""

    text: str
    words: Run
    bare: frozenset[str]
    """The words without possessive endings."""
    known: dict[int, Known]
    """{word: the known names that begin with it}"""
    heads: list[tuple[int, str]]
    """(word, head noun that it is)"""
    sure: bool
    """Whether the phrase holds a known name or a head noun."""
    open: list[Node]
    """Where known names may go on behind the phrase."""
    parts: list[tuple[int, int]]
    """First and last words of its parts between commas."""

    def telling(self, view: str, end: int) -> bool:
        """Whether it may name a body in a view in which it ends at `end`."""
        return self.sure or (bool(self.open) and any(goes_on(view, end, node) for node in self.open))

    def runs_on(self, view: str, end: int) -> bool:
        """Whether the last word of the phrase is only the beginning of one in the view."""
        return view[end : end + 1] in (".", "+") and _LONGER_WORD.match(view, end) is not None


CapitalRun = tuple[int, int, Phrase]
"""Where a stretch of capitalised words starts and ends, and its words."""


class Phrases:
    """Takes phrases apart."""

    def __init__(self, gazetteer: Gazetteer, heads: HeadNouns, headed: HeadedNames, runs: Runs) -> None:
        self._gazetteer, self._heads, self._headed, self._runs = gazetteer, heads, headed, runs
        self._known = lru_cache(maxsize=_REMEMBERED)(self._read)
        self._names = lru_cache(maxsize=_REMEMBERED)(self._built)

    def of(self, text: str) -> Phrase:
        """A phrase taken apart."""
        return self._known(text) if len(text) <= _LONGEST else self._read(text)

    def names(self, phrase: Phrase, units: tuple[Unit, ...], begins: bool) -> list[Built]:
        """The names built on the head nouns of a phrase, in which the words of `units` are known bodies.

        `begins`: a sentence begins with it, so that its first capital says nothing.
        """
        build = self._names if len(phrase.text) <= _LONGEST else self._built
        return build(phrase.text, units, begins)

    def _built(self, text: str, units: tuple[Unit, ...], begins: bool) -> list[Built]:
        return list(self._headed.names(self.of(text).words, units, begins))

    def _read(self, text: str) -> Phrase:
        words = self._runs.words(text)
        walks = ((i, self._walk(text, word)) for i, word in enumerate(words))
        known = {i: found for i, found in walks if found}
        heads = [(i, head) for i, word in enumerate(words) if (head := self._heads.head(word))]
        return Phrase(
            text,
            words,
            frozenset(word.bare for word in words),
            known,
            heads,
            bool(heads) or any(found.matches for found in known.values()),
            [found.open for found in known.values() if found.open],
            _parts(words),
        )

    def _walk(self, text: str, word: Word) -> Known | None:
        if not self._gazetteer.starts(word.text):
            return None
        # names that need an article are taken in: whether it is there is for the view to say
        walk = self._gazetteer.walk(_THE + text, word.start + len(_THE), word.text)
        if walk is None or not (walk.matches or walk.open):
            return None
        matches = [m._replace(start=m.start - len(_THE), end=m.end - len(_THE)) for m in walk.matches]
        return Known(matches, walk.open, any(e.needs_the for m in matches for e in m.entries))


def _parts(words: Run) -> list[tuple[int, int]]:
    cuts = [0, *(i for i, word in enumerate(words) if word.before == ","), len(words)]
    return [(first, last - 1) for first, last in pairwise(cuts)]
