"""Ties the letters of a short form to the words of a long one.

The idea is that of Schwartz and Hearst (2003), "A simple algorithm for identifying abbreviation definitions in
biomedical text": every character of the short form occurs, in order, in the long form, and the first one begins a
word. Their search takes the first fit from the right; here all fits are weighed. Plain initials cost nothing, letters
from inside a word and words passed over cost something, and the cheapest fit wins: "Association of Senior Advisers"
for ASA, not "Senior Advisers".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+(?:['.][^\W_]+)*|&")
_GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "κ": "kappa", "λ": "lambda", "μ": "mu",
    "π": "pi", "σ": "sigma", "τ": "tau", "φ": "phi", "χ": "chi", "ω": "omega",
}  # fmt: skip

_INSIDE = 1.3
"""A letter taken from inside a word whose first letter is not taken."""
_CONSECUTIVE = 0.15
"""A further letter next to the one before it ("COnvention")."""
_WITHIN = 0.4
"""A further letter deeper in the same word ("ElectroCardioGram")."""
_CAPITAL = 0.05
"""A further capital of the same word ("NHS England": NHSE)."""
_SKIP = 1.0
_SKIP_MINOR = 0.1
_SKIP_PART = 0.3
"""A part of a hyphened word that is passed over ("multi-academy trust": MAT)."""
_BEGIN_INSIDE = 0.4
"""The short form begins with a later part of a hyphened word."""
_BEGIN_MINOR = 0.6
_TAKE_MINOR = 0.15
"""A letter from "of" or "for" (CoP, DfE), where a weightier word could give it as well."""
_DROP = {"digit": 0.5, "letter": 1.6}
"""A character of the short form that no word gives: "nitrous oxide (N2O)"."""
_EACH_WORD = 0.05
"""Between fits that are as good, the shorter one is better."""
_TAIL_MINOR = 0.3
_TAIL = 0.15
"""After the last letter, a phrase such as "for England and Wales" may follow at little cost."""
_WHOLE_WORD = -0.12
"""A letter of a word that is written out in the short form ("... for Women (UN-Women)")."""
_UNFINISHED = 9e9


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a part of a hyphened word. `part` is true for all but the first part.

    `minor` words ("of") are usually passed over by short forms, `generic` ones ("Trust") often left out at the end.
    """

    start: int
    end: int
    written: str
    folded: str
    part: bool
    minor: bool
    generic: bool


@dataclass(frozen=True, slots=True)
class Fit:
    """The words (first to last, inclusive) that fit the letters, and what that cost for each letter."""

    first: int
    last: int
    cost: float


def fold(text: str) -> str:
    """Lower case without accents, Greek letters spelt out."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.lower())
    return "".join(_GREEK.get(c, c) for c in plain if not unicodedata.combining(c))


def letters_of(short: str) -> str:
    """The letters and digits of a short form, folded; "&" and "+" count as well."""
    return fold("".join(c for c in short if c.isalnum() or c in "&+"))


def words_of(view: str, start: int, end: int, minor: frozenset[str], generic: frozenset[str]) -> list[Word]:
    """The words of view[start:end]; the parts of a hyphened word one by one."""
    words: list[Word] = []
    for found in _WORD.finditer(view, start, end):
        written = found[0]
        part = bool(words) and words[-1].end == found.start() - 1 and view[found.start() - 1] == "-"
        folded = fold(written)
        words.append(Word(found.start(), found.end(), written, folded, part, folded in minor, folded in generic))
    return words


class Aligner:
    """Finds the cheapest fit of letters to words. `spoken` says what digits and signs may stand for."""

    def __init__(self, spoken: dict[str, list[str]]) -> None:
        self._spoken = spoken

    def before(self, letters: str, words: Sequence[Word]) -> Fit | None:
        """The fit that ends with the last of `words` and begins where it is cheapest; the shortest of equals."""
        if plain := _initials(letters, words):
            return plain
        table = self._table(letters, words, tail_counts=True)
        best: Fit | None = None
        for i in range(len(words) - 1, -1, -1):
            cost = self._begin(letters, words, i, table)[0]
            if cost < (best.cost if best else _UNFINISHED):
                first = i
                while words[first].part:
                    first -= 1
                best = Fit(first, len(words) - 1, cost)
        return best and Fit(best.first, best.last, best.cost / len(letters))

    def after(self, letters: str, words: Sequence[Word]) -> Fit | None:
        """The fit that begins with the first of `words` and ends with the last letter."""
        if not words:
            return None
        table = self._table(letters, words, tail_counts=False)
        cost, last = self._begin(letters, words, 0, table)
        return Fit(0, last, cost / len(letters)) if cost < _UNFINISHED else None

    def _begin(
        self, letters: str, words: Sequence[Word], i: int, table: list[list[tuple[float, int]]]
    ) -> tuple[float, int]:
        """(cost, last word) of a fit whose first letter begins word `i`."""
        best = (_UNFINISHED, -1)
        word = words[i]
        extra = _BEGIN_MINOR if word.minor else 0.0
        at = i
        while words[at].part:
            at -= 1
            extra += _BEGIN_INSIDE
        for count, cost in self._takes(word, letters, 0, initial_only=True):
            rest, last = table[i + 1][count]
            best = min(best, (cost + rest + extra, i if last < 0 else last))
        return best

    def _table(self, letters: str, words: Sequence[Word], tail_counts: bool) -> list[list[tuple[float, int]]]:
        """table[i][j]: (cost, last word) of fitting letters j.. to words i.. ; last is -1 when no word is taken."""
        n, m = len(letters), len(words)
        table = [[(_UNFINISHED, -1)] * n + [(0.0, -1)] for _ in range(m + 1)]
        if tail_counts:
            for i in range(m):
                table[i][n] = (_tail_cost(words, i), -1)
        for i in range(m - 1, -1, -1):
            word, row, below = words[i], table[i], table[i + 1]
            skip = _SKIP_MINOR if word.minor else _SKIP_PART if _in_compound(words, i) else _SKIP
            skip += _EACH_WORD
            for j in range(n - 1, 0, -1):
                best = (below[j][0] + skip, below[j][1])
                for count, cost in self._takes(word, letters, j):
                    rest, last = below[j + count]
                    if cost + rest < best[0]:
                        best = (cost + rest, i if last < 0 else last)
                drop = _DROP["digit" if letters[j].isdigit() else "letter"]
                if row[j + 1][0] + drop < best[0]:
                    best = (row[j + 1][0] + drop, row[j + 1][1])
                row[j] = best
        return table

    def _takes(self, word: Word, letters: str, j: int, initial_only: bool = False) -> Iterator[tuple[int, float]]:
        """(count, cost) for every number of letters from j on that `word` can supply."""
        text, letter = word.folded, letters[j]
        price = _TAKE_MINOR if word.minor else 0.0
        if letter in self._spoken and text in self._spoken[letter]:
            yield 1, price
            return
        place = 0 if text[0] == letter else text.find(letter, 1)
        if place < 0 or (place and initial_only):
            return
        cost = price + (_INSIDE if place else 0.0)
        yield 1, cost
        count = 1
        while j + count < len(letters):
            letter = letters[j + count]
            if text[place + 1 : place + 2] == letter:
                place += 1
                cost += _CAPITAL if _is_capital(word, place) else _CONSECUTIVE
            else:
                place = text.find(letter, place + 1)
                if place < 0:
                    return
                cost += _CAPITAL if _is_capital(word, place) else _WITHIN
            count += 1
            yield count, _WHOLE_WORD * count if count == len(text) and count > 2 else cost


def _initials(letters: str, words: Sequence[Word]) -> Fit | None:
    """The fit in which each letter is the initial of a word, as most often: found without weighing."""
    left = len(letters)
    for i in range(len(words) - 1, -1, -1):
        word = words[i]
        if word.minor:
            continue
        if word.folded[0] != letters[left - 1] or _in_compound(words, i):
            return None
        left -= 1
        if not left:
            return Fit(i, len(words) - 1, 0.0)
    return None


def _is_capital(word: Word, place: int) -> bool:
    return len(word.written) == len(word.folded) and word.written[place].isupper()


def _in_compound(words: Sequence[Word], i: int) -> bool:
    return words[i].part or (i + 1 < len(words) and words[i + 1].part)


def _tail_cost(words: Sequence[Word], i: int) -> float:
    """The cost of words i.. that come after the last letter."""
    if words[i].minor or words[i].generic:
        return _TAIL_MINOR + _TAIL * (len(words) - i)
    return sum(_SKIP_PART if w.part else _SKIP for w in words[i:])
