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
from functools import lru_cache
from typing import NamedTuple

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
_FEWEST_INITIALS = 4
_LOOSE_INITIALS = 0.3
"""A word of a name in capitals that gives no letter, where all letters are initials."""
_UNFINISHED = 9e9
_ROUNDING = 1e-9
_REMEMBERED = 8192
"""The same words and short forms are looked at again and again."""


class Word(NamedTuple):
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


class Fit(NamedTuple):
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


@lru_cache(maxsize=_REMEMBERED)
def letters_of(short: str) -> str:
    """The letters and digits of a short form, folded; "&" and "+" count as well."""
    return fold("".join(c for c in short if c.isalnum() or c in "&+"))


class Minor:
    """Words that short forms pass over (`small`), and words at the end that they leave out (`generic`)."""

    def __init__(self, small: frozenset[str], generic: frozenset[str]) -> None:
        self.small, self.generic = small, generic
        self.read = lru_cache(maxsize=_REMEMBERED)(self._read)
        """(folded form, whether it is small, whether it is generic) of a word."""

    def _read(self, written: str) -> tuple[str, bool, bool]:
        folded = fold(written)
        return folded, folded in self.small, folded in self.generic


def words_of(view: str, start: int, end: int, kinds: Minor, most: int) -> list[Word]:
    """The first words of view[start:end], at most so many; the parts of a hyphened word one by one."""
    words: list[Word] = []
    last = -1
    for found in _WORD.finditer(view, start, end):
        if len(words) == most:
            break
        at = found.start()
        words.append(_word(found[0], at, last == at - 1 and view[last] == "-", kinds))
        last = found.end()
    return words


def last_words_of(view: str, start: int, end: int, kinds: Minor, most: int) -> list[Word]:
    """The last words of view[start:end]: `most` of them, minor words and later parts of hyphened ones not counted."""
    backwards = view[start:end][::-1]  # a word is one from either side; those far from the end are never looked at
    words: list[Word] = []
    for found in _WORD.finditer(backwards):
        stop = found.end()
        part = backwards[stop : stop + 1] == "-" and backwards[stop + 1 : stop + 2].isalnum()
        word = _word(found[0][::-1], end - stop, part, kinds)
        if not (word.minor or part):
            most -= 1
            if most < 0:
                break
        words.append(word)
    words.reverse()
    return words


def _word(written: str, start: int, part: bool, kinds: Minor) -> Word:
    folded, small, generic = kinds.read(written)
    return Word(start, start + len(written), written, folded, part, small, generic)


def most_words(letters: str, leeway: float) -> int:
    """How many words, minor ones not counted, a fit within `leeway` may have."""
    spare = leeway * len(letters)
    return len(letters) + int(max(spare / _SKIP, (spare - _TAIL_MINOR) / _TAIL, 0))


class Aligner:
    """Finds the cheapest fit of letters to words. `spoken` says what digits and signs may stand for.

    Fits that cost more than `leeway` for each letter are not looked for.
    """

    def __init__(self, spoken: dict[str, list[str]]) -> None:
        self._spoken = spoken

    def may_begin(self, letters: str, sign: str) -> bool:
        """Whether a word that begins with `sign` may give the first of `letters`."""
        return fold(sign)[:1] == letters[0] or letters[0] in self._spoken

    def before(self, letters: str, words: Sequence[Word], leeway: float) -> Fit | None:
        """The fit that ends with the last of `words` and begins where it is cheapest; the shortest of equals."""
        if plain := _initials(letters, words):
            return plain
        weighed = self._weighed(letters, words, leeway)
        if weighed is None or weighed.cost * len(letters) >= _INSIDE:
            return _initials_of_name(letters, words) or weighed
        return weighed

    def _weighed(self, letters: str, words: Sequence[Word], leeway: float) -> Fit | None:
        """The cheapest fit that ends with the last of `words`."""
        n, m = len(letters), len(words)
        best, first = leeway * n + _ROUNDING, -1
        drops = [_DROP["digit" if c.isdigit() else "letter"] for c in letters]
        costs = [_UNFINISHED] * n + [0.0]  # costs[j]: fitting letters j.. to the words behind
        if letters[-1].isdigit():  # "retinoblastoma (Rb1)"
            costs[n - 1] = drops[n - 1]
        passed = 0.0
        for i in range(m - 1, -1, -1):
            word = words[i]
            behind, costs = costs, [_UNFINISHED] * (n + 1)
            cheapest = min(behind)
            if cheapest >= best and _TAIL_MINOR + _TAIL * (m - i) >= best:
                break
            if cheapest < best:
                for j, stop, cost in self._gives(word, letters, best):
                    cost += behind[stop]
                    if j:
                        costs[j] = min(costs[j], cost)
                    elif cost + _begin_cost(words, i) < best:
                        best, first = cost + _begin_cost(words, i), i
            passed += _SKIP_PART if word.part else _SKIP
            costs[n] = _TAIL_MINOR + _TAIL * (m - i) if word.minor or word.generic else passed
            skip = _skip_cost(words, i)
            for j in range(n - 1, 0, -1):
                costs[j] = min(costs[j], behind[j] + skip, costs[j + 1] + drops[j])
        if first < 0:
            return None
        while words[first].part:
            first -= 1
        return Fit(first, m - 1, best / n)

    def after(self, letters: str, words: Sequence[Word], leeway: float) -> Fit | None:
        """The fit that begins with the first of `words` and ends with the last letter."""
        n = len(letters)
        best, last = leeway * n + _ROUNDING, -1
        drops = [_DROP["digit" if c.isdigit() else "letter"] for c in letters]
        costs = [_begin_cost(words, 0)] + [_UNFINISHED] * n  # costs[j]: fitting letters ..j to the words before
        for i, word in enumerate(words):
            before, costs = costs, [_UNFINISHED] * (n + 1)
            if min(before) >= best:
                break
            for j, stop, cost in self._gives(word, letters, best):
                costs[stop] = min(costs[stop], before[j] + cost)
            skip = _skip_cost(words, i) if i else _UNFINISHED
            for j in range(1, n):
                costs[j] = min(costs[j], before[j] + skip)
                costs[j + 1] = min(costs[j + 1], costs[j] + drops[j])
            if costs[n] < best:
                best, last = costs[n], i
            costs[n] = _UNFINISHED
        return Fit(0, last, best / n) if last >= 0 else None

    def _gives(self, word: Word, letters: str, dearest: float) -> Iterator[tuple[int, int, float]]:
        """(j, stop, cost) for all stretches letters[j:stop] that `word` can supply; the first letter begins a word."""
        text = word.folded
        price = _TAKE_MINOR if word.minor else 0.0
        for j, letter in enumerate(letters):
            if letter in self._spoken and text in self._spoken[letter]:
                yield j, j + 1, price
                continue
            if letter not in text:
                continue
            place = text.find(letter)
            cost = price + (_INSIDE if place else 0.0)
            if cost > dearest or (place and not j):
                continue
            yield j, j + 1, cost
            stop = j + 1
            while stop < len(letters):
                letter = letters[stop]
                if text[place + 1 : place + 2] == letter:
                    place += 1
                    cost += _CAPITAL if _is_capital(word, place) else _CONSECUTIVE
                else:
                    place = text.find(letter, place + 1)
                    if place < 0:
                        break
                    cost += _CAPITAL if _is_capital(word, place) else _WITHIN
                stop += 1
                count = stop - j
                yield j, stop, _WHOLE_WORD * count if count == len(text) and count > 2 else cost


def _initials(letters: str, words: Sequence[Word]) -> Fit | None:
    """The fit in which each letter is the initial of a word, as most often: found without weighing."""
    left, i, joined = len(letters), len(words), False
    for word in reversed(words):
        i -= 1
        if not word.minor:
            if word.folded[0] != letters[left - 1] or word.part or joined:
                return None
            left -= 1
            if not left:
                return Fit(i, len(words) - 1, 0.0)
        joined = word.part
    return None


def _initials_of_name(letters: str, words: Sequence[Word]) -> Fit | None:
    """The fit in which each letter is an initial of a name in capitals, some of whose words give none.

    "National Board of Elm and Fen Schools and Non-Maintained Special Schools (NBSS)" begins with "National".
    """
    if len(letters) < _FEWEST_INITIALS:
        return None
    for i in range(len(words) - 1, -1, -1):
        word = words[i]
        if not (word.minor or word.part or word.written[0].isupper()):
            return None
        if word.part or word.folded[0] != letters[0] or not word.written[0].isupper():
            continue
        initials = [w.folded[0] for w in words[i:] if w.written[0].isupper()]
        left = iter(initials)
        if all(letter in left for letter in letters):
            return Fit(i, len(words) - 1, _LOOSE_INITIALS * (len(initials) - len(letters)) / len(letters))
    return None


def _is_capital(word: Word, place: int) -> bool:
    return len(word.written) == len(word.folded) and word.written[place].isupper()


def _in_compound(words: Sequence[Word], i: int) -> bool:
    return words[i].part or (i + 1 < len(words) and words[i + 1].part)


def _begin_cost(words: Sequence[Word], i: int) -> float:
    """What it costs that a fit begins with the word `i`."""
    cost = _BEGIN_MINOR if words[i].minor else 0.0
    while words[i].part:
        i -= 1
        cost += _BEGIN_INSIDE
    return cost


def _skip_cost(words: Sequence[Word], i: int) -> float:
    """What it costs that the word `i` gives no letter."""
    if words[i].minor:
        return _SKIP_MINOR + _EACH_WORD
    # short forms leave out the numbers of "inositol 1,4,5-trisphosphate"
    return (_SKIP_PART if _in_compound(words, i) or words[i].written.isdigit() else _SKIP) + _EACH_WORD
