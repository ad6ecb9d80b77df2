"""Blocks: keys such that names which may be one share a key, so that only those are ever compared.

A name's keys depend on the name alone. Names joined by a key are found by sorting, in numpy, so that a million names
take seconds and memory in proportion; and new names can be joined to those already known.

Most keys stand for a name with one letter of one word left out (the deletion neighbourhoods of Garbe's SymSpell): two
names that differ by one slip share such a key, and hardly any others do, however dense the names lie. That keeps the
cost in proportion to the names where keys such as "first letters" would make blocks that grow with them.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from zlib import crc32

import numpy as np
import numpy.typing as npt

from pipeline.facts import EntityKind
from pipeline.resolve.names import Lexicon

Words = tuple[str, ...]
_Keys = npt.NDArray[np.int64]
_Names = npt.NDArray[np.int32]

_SHORTEST_SLIP = 5
_BEGINNING = 4
_MIXER = 0x9E3779B97F4A7C1  # odd and of many bits, so that what is mixed in by "exclusive or" seldom cancels out


@dataclass(slots=True)
class Keyed:
    """The keys of some names as two arrays: hashes of keys, sorted, and the number of the name each belongs to."""

    keys: _Keys = field(default_factory=lambda: np.empty(0, np.int64))
    names: _Names = field(default_factory=lambda: np.empty(0, np.int32))

    @classmethod
    def of(cls, keys: _Keys, names: _Names) -> Keyed:
        """Keys in any order."""
        order = np.argsort(keys, kind="stable")
        return cls(keys[order], names[order])

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

    def parts(self) -> tuple[Keyed, Keyed, Keyed]:
        """The keys, in the order in which the index takes them."""
        return self.alike, self.full, self.short

    def add(self, kind: EntityKind, names: Sequence[Words], lexicon: Lexicon, first: int) -> Iterator[tuple[int, int]]:
        """Takes names in, numbered from `first`; yields the pairs of them with one another and with those known."""
        alike, full, short = self._take_in(kind, names, lexicon, first)
        pairs = np.concatenate((alike.joined(self.alike), full.joined(self.short), short.joined(self.full)))
        for pair in np.unique(pairs).tolist():
            yield pair >> 32, pair & 0xFFFFFFFF

    @classmethod
    def of(cls, kind: EntityKind, names: Sequence[Words], lexicon: Lexicon) -> Index:
        """The index of names that are never compared with one another."""
        index = cls()
        index._take_in(kind, names, lexicon, 0)
        return index

    def _take_in(
        self, kind: EntityKind, names: Sequence[Words], lexicon: Lexicon, first: int
    ) -> tuple[Keyed, Keyed, Keyed]:
        """Adds the keys of names numbered from `first`; what these are."""
        full_of, short_of = (_full_body, _short_body) if kind == "organisation" else (_full_person, _short_person)
        common = lexicon.body_words if kind == "organisation" else None
        alike = _alike(names, common, first)
        full, short = (_keyed(keys_of, names, lexicon, first) for keys_of in (full_of, short_of))
        self.alike, self.full, self.short = (
            mine.with_more(new) for mine, new in ((self.alike, alike), (self.full, full), (self.short, short))
        )
        return alike, full, short


def _hashed(key: str) -> int:
    """A number from a key, the same in every process, unlike that of Python's own hash."""
    return crc32(key.encode("utf-8", "surrogatepass"))


def _keyed(
    keys_of: Callable[[Words, Lexicon], Iterable[str]], names: Sequence[Words], lexicon: Lexicon, first: int
) -> Keyed:
    keys, owners = array("q"), array("i")
    for number, words in enumerate(names, first):
        # a hash only brings names together; what they are is said by comparing them
        found = [_hashed(key) for key in keys_of(words, lexicon)]
        keys.extend(found)
        owners.extend([number] * len(found))
    return Keyed.of(np.array(keys, np.int64), np.array(owners, np.int32))


def _alike(names: Sequence[Words], common: frozenset[str] | None, first: int) -> Keyed:
    """Keys that two spellings of a name share; `common` are words that stand in many names, where two may have slips.

    A key is the hash of a word that may have lost a letter, mixed with that of the other words: to make the hashes of
    a word once and to mix them in numpy takes a fourth of the time that it takes to hash each key as a string.
    """
    keys, owners = array("q"), array("i")
    slips: list[_Keys] = []
    rests, slipped = array("q"), array("i")
    for number, words in enumerate(names, first):
        in_order = sorted(words)
        beginnings = [word[:_BEGINNING] for word in in_order]
        found = [_hashed("".join(words)), _hashed(" ".join(in_order))]
        if len(words) > 1:
            # two slips, after the beginnings of words
            found.append(_hashed(" ".join(sorted(beginnings)) + "*"))
        keys.extend(found)
        owners.extend([number] * len(found))
        for i, word in enumerate(in_order):
            if len(word) < _SHORTEST_SLIP - 1 or not word.isalpha():
                continue
            # another word may have a slip of its own, after its beginning
            beside = [" ".join(beginnings[:i] + beginnings[i + 1 :])]
            if common is not None and word not in common:
                # or anywhere: beside a word that few names have the outer letters of the others, which are the last to
                # be misspelt, are enough to go by
                outer = (other[0] + other[-1] for other in in_order[:i] + in_order[i + 1 :])
                beside.append(" ".join(sorted(outer)) + "*")
            slips += [_slips(word)] * len(beside)
            rests.extend(map(_hashed, beside))
            slipped.extend([number] * len(beside))
    many = [len(hashes) for hashes in slips]
    mixed = np.concatenate((*slips, np.empty(0, np.int64))) ^ np.repeat(np.array(rests, np.int64) * _MIXER, many)
    return Keyed.of(
        np.concatenate((np.array(keys, np.int64), mixed)),
        np.concatenate((np.array(owners, np.int32), np.repeat(np.array(slipped, np.int32), many))),
    )


@lru_cache(maxsize=20_000)
def _slips(word: str) -> _Keys:
    """Hashes of a word, and of what is left of it when any letter but the first is left out."""
    # leaving out either of two equal letters is the same
    left = (word[:at] + word[at + 1 :] for at in range(1, len(word)) if word[at] != word[at - 1])
    return np.array([_hashed(word), *map(_hashed, left)], np.int64)


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
