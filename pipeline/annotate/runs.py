"""Runs of capitalised words: where the names of bodies and people are looked for.

A run is a stretch such as "National SEND and AP Implementation Board" or "Department for Digital, Culture, Media and
Sport": capitalised words with the small words that can stand inside a name between them. A run never crosses the end
of a line or a sentence. Whether all of it is one name, several, or none, is for the components to find out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

SMALL = "of for and the in on with to at by against de la &"
"""Words without a capital that can stand inside the name of a body."""

CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆČĐĒĘĞĪİŁŃŌŐŚŞŠŪŰŴŶŹŻŽ"
# that no word has begun before is asked behind the first letter, so that the search can skip to capitals; "ex-Ofsted"
_WORD = rf"[{CAPITAL}](?:(?<![\w&.-].)|(?<=\b[Ee]x-.))(?<!\w'.)(?:(?<=C) of E\b|(?<=S)t\.(?= )|(?:[\w&'-]*[\w'&])?)"
_GAP = rf"(?: {{1,3}}(?:(?:{'|'.join(SMALL.split())}) {{1,3}}){{0,3}}|, {{1,3}}(?:and {{1,3}}|& {{1,3}})?|/)"
_LONGEST = 41
"""Words in a run: bounded, so that work on a run is too, whatever the text."""
_A_WORD = re.compile(_WORD)
_A_RUN = re.compile(rf"{_WORD}(?:{_GAP}{_WORD}){{0,{_LONGEST - 1}}}")


class Word(NamedTuple):
    """A capitalised word of a run.

    `before` is what stands between it and the word before, without surplus blanks: " ", "of", "of the", ", and", "/";
    `bare` is the word without a possessive ending, which `bare_end` leaves out.
    """

    text: str
    start: int
    end: int
    before: str
    bare: str
    bare_end: int

    @property
    def possessive(self) -> bool:
        """Whether the word ends in a possessive 's or '."""
        return self.bare_end < self.end


Run = list[Word]


def bare(text: str) -> str:
    """A word without its possessive ending."""
    if text.endswith("'s"):
        return text[:-2]
    return text.removesuffix("'")


class Runs:
    """Finds runs; `lower_case` are words without a capital that are names all the same ("nasen")."""

    def __init__(self, lower_case: Collection[str] = ()) -> None:
        self._lower_case = [
            (name, re.compile(rf"{re.escape(name)}(?<![\w&.-]{re.escape(name)})(?![\w-])"))
            for name in sorted(lower_case)
        ]

    def places(self, view: str) -> list[tuple[int, int]]:
        """(start, end) of the runs of a view, in text order."""
        return [found.span() for found in _A_RUN.finditer(self._raised(view))]

    def words(self, text: str) -> Run:
        """The words of a run, with offsets from its beginning."""
        run: Run = []
        last = 0
        for found in _A_WORD.finditer(self._raised(text)):
            start, end = found.span()
            word = text[start:end]
            short = bare(word)
            between = text[last:start]
            run.append(
                Word(word, start, end, between and (" ".join(between.split()) or " "), short, start + len(short))
            )
            last = end
        return run

    def of(self, view: str) -> list[Run]:
        """The runs of a view with their words, in text order."""
        return [moved(self.words(view[start:end]), start) for start, end in self.places(view)]

    def _raised(self, view: str) -> str:
        """The view with the names that have no capital in capitals."""
        for name, pattern in self._lower_case:
            if name in view:
                view = pattern.sub("X" * len(name), view)
        return view


def moved(run: Run, start: int) -> Run:
    """A run whose offsets count from its beginning, with offsets into the view in which it begins at `start`."""
    # not Word(...), which takes three times as long
    return [tuple.__new__(Word, (w[0], w[1] + start, w[2] + start, w[3], w[4], w[5] + start)) for w in run]


Index = dict[str, list[int]]
"""Where each capitalised word of a text stands, possessive endings left out."""


def index(runs: Iterable[Run]) -> Index:
    """The words of runs with their places, in text order."""
    places: Index = {}
    for run in runs:
        for word in run:
            places.setdefault(word.bare, []).append(word.start)
    return places


def joined(words: Sequence[Word]) -> str:
    """The words of a name as one string, without a last possessive."""
    pieces = [words[0].text]
    for word in words[1:]:
        pieces += [_glue(word.before), word.text]
    return bare("".join(pieces))


def _glue(before: str) -> str:
    if before in (" ", "/"):
        return before
    return f"{before} " if before.startswith(",") else f" {before} "
