"""Runs of capitalised words: where the names of bodies and people are looked for.

A run is a stretch such as "National SEND and AP Implementation Board" or "Department for Digital, Culture, Media and
Sport": capitalised words with the small words that can stand inside a name between them. A run never crosses the end
of a line or a sentence. Whether all of it is one name, several, or none, is for the components to find out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

SMALL = "of for and the in on with to at by against de la &"
"""Words without a capital that can stand inside the name of a body."""

CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆČĐĒĘĞĪİŁŃŌŐŚŞŠŪŰŴŶŹŻŽ"
# that no word has begun before is asked behind the first letter, so that the search can skip to capitals
_WORD = re.compile(rf"[{CAPITAL}](?<![\w&.-].)(?<!\w'.)(?:(?<=C) of E\b|(?<=S)t\.(?= )|(?:[\w&'-]*[\w'&])?)")
_GAP = re.compile(rf" {{1,3}}(?:(?:{'|'.join(SMALL.split())}) {{1,3}}){{0,3}}|, {{1,3}}(?:and {{1,3}}|& {{1,3}})?|/")
_LONGEST_GAP = 40
_LONGEST = 40
"""Words in a run after the first: bounded, so that work on a run is too, whatever the text."""


class Word(NamedTuple):
    """A capitalised word of a run.

    `before` is what stands between it and the word before (" ", "of", ", and"...); `bare` is the word without a
    possessive ending, which `bare_end` leaves out.
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

    def of(self, view: str) -> list[Run]:
        """The runs of a view, in text order."""
        runs: list[Run] = []
        run: Run = []
        last = -_LONGEST_GAP - 1
        for found in _WORD.finditer(self._raised(view)):
            start, end = found.span()
            before = gap(view[last:start]) if start - last <= _LONGEST_GAP else None
            if before is None or len(run) > _LONGEST:
                run, before = [], ""
                runs.append(run)
            text = view[start:end]
            short = bare(text) if "'" in text else text
            # not Word(...), which costs three times as much, a tenth of the whole search
            run.append(tuple.__new__(Word, (text, start, end, before, short, start + len(short))))
            last = end
        return runs

    def _raised(self, view: str) -> str:
        """The view with the names that have no capital in capitals."""
        for name, pattern in self._lower_case:
            if name in view:
                view = pattern.sub("X" * len(name), view)
        return view


@lru_cache(maxsize=4096)
def gap(between: str) -> str | None:
    """What stands between two words of a run, without surplus blanks: " ", "of", "of the", ",", ", and", "/".

    None where it parts them.
    """
    return (" ".join(between.split()) or " ") if _GAP.fullmatch(between) else None


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
