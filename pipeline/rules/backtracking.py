"""Finds patterns whose time explodes: repeats inside repeats that can share out the same letters in many ways.

`(?:[A-Z]\\w+ ?)+` reads "Abcdefgh" as one word or as several, and before it gives up on a long word it tries all ways
of cutting it: 2 to the power of its length. `(?:\\w+ )+` is harmless, because every round must end at a blank, which is
no letter. So an inner repeat is refused where nothing that a round of the outer one must hold keeps the rounds apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_MANY = 12
"""A repeat of fewer rounds cannot explode: it is spelt out that often at most."""
_ALPHABET = "".join(map(chr, range(32, 127))) + "\n\té–\u00a3\ue000\ue001\ue002\ue003\ue004"
"""Letters by which sets are compared: all of ASCII, and one of each other sort that views hold."""
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT)
_CATEGORIES = {
    sre.CATEGORY_DIGIT: r"\d",
    sre.CATEGORY_NOT_DIGIT: r"\D",
    sre.CATEGORY_SPACE: r"\s",
    sre.CATEGORY_NOT_SPACE: r"\S",
    sre.CATEGORY_WORD: r"\w",
    sre.CATEGORY_NOT_WORD: r"\W",
}
_WORD = frozenset(c for c in _ALPHABET if re.match(r"\w", c))
_ALL = frozenset(_ALPHABET)

Letters = frozenset[str]
Item = tuple[Any, Any]


@lru_cache(maxsize=2048)  # every rule set that is laid over the shipped rules has most patterns in common with them
def explosion(pattern: str) -> str | None:
    """Why a regular expression can take time that grows with a power of two of the text; None where it cannot."""
    try:
        tree = parser.parse(pattern)
    except RecursionError:
        return "it is nested too deeply"
    for outer in _outer_repeats(tree):
        for inner, apart in _inner_repeats(outer, ()):
            letters = _letters_of(inner)
            if letters and not any(_separates(item, letters) for item in apart):
                return f"a repeat of {_shown(letters)} inside a repeat, with nothing that keeps two rounds apart"
    return None


def _outer_repeats(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """The bodies of all repeats of many rounds."""
    for code, value in items:
        if code in _REPEATS and _rounds(value) >= _MANY:
            yield value[2]
        for part in _parts(code, value):
            yield from _outer_repeats(part)


def _inner_repeats(items: Sequence[Item], apart: tuple[Item, ...]) -> Iterator[tuple[Sequence[Item], tuple[Item, ...]]]:
    """The bodies of the repeats inside, each with all that a round must hold beside it."""
    for i, (code, value) in enumerate(items):
        beside = (*apart, *items[:i], *items[i + 1 :])
        if code in _REPEATS and _rounds(value) >= _MANY:
            yield value[2], beside
        for part in _parts(code, value):
            yield from _inner_repeats(part, beside)


def _rounds(value: Any) -> int:
    return int(value[1])


def _parts(code: Any, value: Any) -> list[Sequence[Item]]:
    """The sequences inside an item; none for those that give nothing back (atomic groups, possessive repeats)."""
    if code in _REPEATS:
        return [value[2]]
    if code is sre.SUBPATTERN:
        return [value[3]]
    if code is sre.BRANCH:
        return list(value[1])
    if code is sre.GROUPREF_EXISTS:
        return [part for part in value[1:] if part]
    return []


def _separates(item: Item, letters: Letters) -> bool:
    """Whether an item of a round must take something that is none of `letters`."""
    code, value = item
    if code in _REPEATS or code is sre.POSSESSIVE_REPEAT:
        return value[0] > 0 and any(_separates(part, letters) for part in value[2])
    if code is sre.SUBPATTERN:
        return any(_separates(part, letters) for part in value[3])
    if code is sre.ATOMIC_GROUP:
        return any(_separates(part, letters) for part in value)
    if code is sre.BRANCH:
        return all(any(_separates(part, letters) for part in branch) for branch in value[1])
    if code is sre.AT:
        return value is sre.AT_BOUNDARY and (letters <= _WORD or not letters & _WORD)
    own = _letters(code, value)
    return own is not None and not own & letters


def _letters_of(items: Sequence[Item]) -> Letters:
    """All letters that a sequence can take."""
    found: Letters = frozenset()
    for code, value in items:
        own = _letters(code, value)
        if own is not None:
            found |= own
        for part in _parts(code, value):
            found |= _letters_of(part)
    return found


def _letters(code: Any, value: Any) -> Letters | None:
    """The letters a single item takes; None for what takes none, or is made of others."""
    if code is sre.LITERAL:
        return frozenset(chr(value)) if chr(value) in _ALL else frozenset()
    if code is sre.NOT_LITERAL:
        return _ALL - {chr(value)}
    if code is sre.ANY:
        return _ALL - {"\n"}
    if code is sre.IN:
        return _set(value)
    return _ALL if code is sre.GROUPREF else None


def _set(members: Sequence[Item]) -> Letters:
    found: Letters = frozenset()
    for code, value in members:
        if code is sre.RANGE:
            found |= {c for c in _ALPHABET if value[0] <= ord(c) <= value[1]}
        elif code is sre.CATEGORY:
            found |= {c for c in _ALPHABET if re.match(_CATEGORIES[value], c)}
        elif code is sre.LITERAL:
            found |= frozenset(chr(value)) & _ALL
    return _ALL - found if (sre.NEGATE, None) in members else found


def _shown(letters: Letters) -> str:
    few = "".join(sorted(letters))[:12]
    return f"{few!r}" + ("…" if len(letters) > len(few) else "")
