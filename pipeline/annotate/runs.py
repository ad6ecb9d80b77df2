"""Runs of capitalised words: where the names of bodies and people are looked for.

A run is a stretch such as "National SEND and AP Implementation Board" or "Department for Digital, Culture, Media and
Sport": capitalised words with the small words that can stand inside a name between them. A run never crosses the end
of a line or a sentence. Whether all of it is one name, several, or none, is for the components to find out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

SMALL = "of for and the in on with to at by against de la &"
"""Words without a capital that can stand inside the name of a body."""

_CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆČĐĒĘĞĪİŁŃŌŐŚŞŠŪŰŴŶŹŻŽ"
_WORD = rf"(?:C of E\b|St\.(?= )|[{_CAPITAL}](?:[\w&'-]*[\w'&])?)"


@dataclass(slots=True)
class Word:
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
        small = "|".join(re.escape(s) for s in SMALL.split())
        word = _WORD
        if lower_case:
            names = "|".join(re.escape(w) for w in sorted(lower_case, key=lambda w: (-len(w), w)))
            word = rf"(?:{_WORD}|(?:{names})(?![\w-])(?:'s?)?)"
        gap = rf"(?: {{1,3}}(?:(?:{small}) {{1,3}}){{0,3}}|, {{1,3}}(?:and {{1,3}}|& {{1,3}})?|/)"
        # bounded, so that work on a run is too, whatever the text
        # the look-behind comes after the first letter, so that the search can skip to capitals
        self._run = re.compile(rf"(?<![\w&.-])(?<!\w'){word}(?:{gap}{word}){{0,40}}")
        self._word = re.compile(rf"(?<![\w&.-]){word}")

    def of(self, view: str, start: int = 0, end: int | None = None) -> Iterator[Run]:
        """The runs of a view, in text order."""
        for found in self._run.finditer(view, start, len(view) if end is None else end):
            yield self._words(view, found.start(), found.end())

    def _words(self, view: str, start: int, end: int) -> Run:
        words: Run = []
        last = start
        for found in self._word.finditer(view, start, end):
            first, after = found.span()
            text = found[0]
            short = bare(text) if "'" in text else text
            between = view[last:first]
            words.append(
                Word(text, first, after, between if between == " " else gap(between), short, first + len(short))
            )
            last = after
        return words


def gap(between: str) -> str:
    """What stands between two words, without surplus blanks: " ", "of", "of the", ",", ", and", "/"."""
    return " ".join(between.split()) or (" " if between else "")


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
