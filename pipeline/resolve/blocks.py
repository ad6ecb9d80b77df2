"""Blocks: keys such that names which may be one share a key, so that only those are ever compared.

A name's keys depend on the name alone. Names joined by a key are found by sorting, in numpy, so that a million names
take seconds and memory in proportion; and new names can be joined to those already known.

Most keys stand for a name with one letter of one word left out (the deletion neighbourhoods of Garbe's SymSpell): two
names that differ by one slip share such a key, and hardly any others do, however dense the names lie. That keeps the
cost in proportion to the names where keys such as "first letters" would make blocks that grow with them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from pipeline.facts import EntityKind
from pipeline.resolve.names import Lexicon

Words = tuple[str, ...]
_Keys = npt.NDArray[np.int64]
_Names = npt.NDArray[np.int32]

_SHORTEST_SLIP = 5
_BEGINNING = 4


@dataclass(slots=True)
class Keyed:
    """The keys of some names as two arrays: hashes of keys, sorted, and the number of the name each belongs to."""

    keys: _Keys = field(default_factory=lambda: np.empty(0, np.int64))
    names: _Names = field(default_factory=lambda: np.empty(0, np.int32))

    @classmethod
    def of(cls, keys: list[int], names: list[int]) -> Keyed:
        """Keys in any order."""
        array = np.array(keys, np.int64)
        order = np.argsort(array, kind="stable")
        return cls(array[order], np.array(names, np.int32)[order])

    def with_more(self, other: Keyed) -> Keyed:
        """These keys and those of other names."""
        keys = np.concatenate((self.keys, other.keys))
        order = np.argsort(keys, kind="stable")
        return Keyed(keys[order], np.concatenate((self.names, other.names))[order])

    def joined(self, other: Keyed) -> npt.NDArray[np.int64]:
        """Pairs of names that share a key, the smaller number first, as `smaller << 32 | larger`, each pair once."""
        first = np.searchsorted(other.keys, self.keys, "left")
        many = np.searchsorted(other.keys, self.keys, "right") - first
        left = np.repeat(self.names, many).astype(np.int64)
        offsets = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many)
        right = other.names[np.repeat(first, many) + offsets].astype(np.int64)
        different = left != right
        left, right = left[different], right[different]
        return np.unique(np.minimum(left, right) << 32 | np.maximum(left, right))


@dataclass(slots=True)
class Index:
    """All names of a kind with their keys.

    `alike` are keys of names that differ by slips; `full` those of names that `short` names may stand for.
    """

    alike: Keyed = field(default_factory=Keyed)
    full: Keyed = field(default_factory=Keyed)
    short: Keyed = field(default_factory=Keyed)

    def add(self, kind: EntityKind, names: Sequence[Words], lexicon: Lexicon, first: int) -> Iterator[tuple[int, int]]:
        """Takes names in, numbered from `first`; yields the pairs of them with one another and with those known."""
        alike, full, short = (
            _keyed(keys, names, lexicon, first)
            for keys in (
                (_alike, _full_body, _short_body) if kind == "organisation" else (_alike, _full_person, _short_person)
            )
        )
        self.alike, self.full, self.short = (
            mine.with_more(new) for mine, new in ((self.alike, alike), (self.full, full), (self.short, short))
        )
        pairs = np.concatenate((alike.joined(self.alike), full.joined(self.short), short.joined(self.full)))
        for pair in np.unique(pairs).tolist():
            yield pair >> 32, pair & 0xFFFFFFFF


def _keyed(
    keys_of: Callable[[Words, Lexicon], Iterable[str]], names: Sequence[Words], lexicon: Lexicon, first: int
) -> Keyed:
    keys: list[int] = []
    owners: list[int] = []
    for number, words in enumerate(names, first):
        # a hash only brings names together; what they are is said by comparing them
        found = [hash(key) for key in keys_of(words, lexicon)]
        keys += found
        owners += [number] * len(found)
    return Keyed.of(keys, owners)


def _alike(words: Words, lexicon: Lexicon) -> Iterator[str]:
    """Keys that two spellings of a name share."""
    in_order = sorted(words)
    beginnings = [word[:_BEGINNING] for word in in_order]
    yield "".join(words)
    yield " ".join(in_order)
    if len(words) > 1:
        # two slips, after the beginnings of words
        yield " ".join(sorted(beginnings)) + "*"
    for i, word in enumerate(in_order):
        if len(word) < _SHORTEST_SLIP - 1 or not word.isalpha():
            continue
        # another word may have a slip of its own, after its beginning
        rest = f"{' '.join(beginnings[:i] + beginnings[i + 1 :])}|"
        yield rest + word
        for at in range(1, len(word)):
            # leaving out either of two equal letters is the same
            if word[at] != word[at - 1]:
                yield f"{rest}{word[:at]}{word[at + 1 :]}"


def _full_body(words: Words, lexicon: Lexicon) -> Iterator[str]:
    """What a body may be called for short: all words but one, or but two that say little; its initials."""
    in_order = sorted(words)
    droppable = lexicon.rules.droppable_words
    for i, word in enumerate(in_order):
        rest = in_order[:i] + in_order[i + 1 :]
        yield " ".join(rest)
        if word in droppable:
            for j in range(i, len(rest)):
                if rest[j] in droppable:
                    yield " ".join(rest[:j] + rest[j + 1 :])


def _short_body(words: Words, lexicon: Lexicon) -> Iterator[str]:
    if len(words) > 1:
        yield " ".join(sorted(words))


def _full_person(words: Words, lexicon: Lexicon) -> Iterator[str]:
    """What somebody may be called for short: with an initial, a short first name, without the middle names."""
    first, last = words[0], words[-1]
    if len(words) > 1 and len(first) > 1:
        yield f"{first[0]} {last}"
        for short in lexicon.rules.short_forms.get(first, ()):
            yield f"{short} {last}"
    if len(words) > 2:
        yield f"{first} {last}"
        yield f"{first} {' '.join(w[0] for w in words[1:-1])} {last}"


def _short_person(words: Words, lexicon: Lexicon) -> Iterator[str]:
    if len(words) > 1:
        yield " ".join(words)
