"""Comparisons: the names of one kind with all comparisons between them that say anything, kept from run to run.

What two names are to one another depends on the two and on the rules alone. So names are only ever compared with new
ones; a name that is gone takes its comparisons with it, and what is left is what comparing the others anew would give.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import Any

import numpy as np
import numpy.typing as npt

from pipeline.derived import derived
from pipeline.facts import EntityKind
from pipeline.garbage import collector_paused
from pipeline.resolve.acronyms import is_acronym
from pipeline.resolve.blocks import Index, Keyed
from pipeline.resolve.names import (
    BY_SLIPS,
    TELLING_WORD,
    Lexicon,
    Likeness,
    compare_organisations,
    compare_people,
    lexicon,
    organisation_words,
    person_words,
)
from pipeline.rules import Rules


@dataclass(frozen=True, slots=True)
class Kept:
    """Comparisons as they are kept: a header of JSON's types, and the arrays of numbers as bytes."""

    header: dict[str, Any]
    arrays: list[bytes]


class Comparisons:
    """Names by number, those of the gazetteer first, and the pairs of them that are alike.

    `bodies` gives the gazetteer's body of a name; two names of the gazetteer are never compared.
    """

    def __init__(self, kind: EntityKind, rules: Rules) -> None:
        self.kind = kind
        self.lexicon = lexicon(rules)
        self._compare = compare_organisations if kind == "organisation" else compare_people
        base = _gazetteer(rules, self.lexicon) if kind == "organisation" else _Gazetteer()
        self._given = len(base.names)
        self._index = replace(base.index)
        self.names = list(base.names)
        self.words = list(base.words)
        self.bodies = base.bodies
        self.alike: list[tuple[int, int, Likeness]] = []
        self.numbers = {name: number for number, name in enumerate(self.names)}

    def add(self, names: Iterable[str], alone: Collection[str] = ()) -> None:
        """Compares the names that are new with one another and with all others; those of `alone` with none."""
        new = sorted({n for n in names if n not in self.numbers})
        first = len(self.names)
        self._take_in(new, [(n,) if n in alone else self._telling(n) for n in new])
        for pair in self._index.add(self.kind, self.words[first:], self.lexicon, first):
            # which came first must not tell in the last digit of a score
            a, b = sorted(pair, key=self.names.__getitem__)
            likeness = self._compare(self.words[a], self.words[b], self.lexicon)
            # a letter more makes another acronym
            acronyms = likeness and likeness.reason in BY_SLIPS and any(is_acronym(self.names[n]) for n in (a, b))
            if likeness and not acronyms:
                self.alike.append((a, b, self._guarded(a, b, likeness)))

    def _guarded(self, a: int, b: int, likeness: Likeness) -> Likeness:
        """A likeness, open to doubt where a name has a telling word more than one that the gazetteer knows as whole.

        "Harrow Youth Council" is no long form of "Harrow Council".
        """
        whole = {"shorter": a, "longer": b}.get(likeness.relation, self._given) < self._given
        return replace(likeness, relation="unsure") if whole and likeness.reason == TELLING_WORD else likeness

    def _take_in(self, names: Sequence[str], words: Iterable[tuple[str, ...]]) -> None:
        self.numbers.update({name: number for number, name in enumerate(names, len(self.names))})
        self.names += names
        self.words += words

    def _telling(self, name: str) -> tuple[str, ...]:
        if self.kind == "organisation":
            return organisation_words(name, self.lexicon.rules)
        return person_words(name)

    def kept(self) -> Kept:
        """All that `restore` needs."""
        added = range(self._given, len(self.names))
        reasons = sorted({(x.relation, x.reason) for _, _, x in self.alike})
        places = {told: place for place, told in enumerate(reasons)}
        header = {
            "names": [self.names[n] for n in added],
            "words": [" ".join(self.words[n]) for n in added],
            "reasons": reasons,
        }
        alike: list[npt.NDArray[Any]] = [
            np.array([a for a, _, _ in self.alike], np.int32),
            np.array([b for _, b, _ in self.alike], np.int32),
            np.array([x.score for _, _, x in self.alike], np.float64),
            np.array([places[x.relation, x.reason] for _, _, x in self.alike], np.int32),
        ]
        keyed: list[npt.NDArray[Any]] = [part for keys in self._index.parts() for part in (keys.keys, keys.names)]
        return Kept(header, [array.tobytes() for array in (*alike, *keyed)])

    def restore(self, kept: Kept, names: Collection[str], alone: Collection[str] = ()) -> None:
        """Takes in what was kept of those `names` that are still there; comparisons to which nothing was added yet."""
        header = kept.header
        # one that is compared with none may have been compared before, or the other way about
        stay = [
            name in names and name not in alone and words != name
            for name, words in zip(header["names"], header["words"], strict=True)
        ]
        there = np.array([*[True] * self._given, *stay], bool)
        number = np.cumsum(there, dtype=np.int32) - 1
        told = [n for n, stays in enumerate(stay) if stays]
        self._take_in([header["names"][n] for n in told], [tuple(header["words"][n].split(" ")) for n in told])
        first, second, score, reason = (
            np.frombuffer(raw, kind)
            for raw, kind in zip(kept.arrays, (np.int32, np.int32, np.float64, np.int32), strict=False)
        )
        both = there[first] & there[second]
        columns = (number[first[both]], number[second[both]], score[both], reason[both])
        reasons = header["reasons"]
        for a, b, likeness, place in zip(*(column.tolist() for column in columns), strict=True):
            self.alike.append((a, b, Likeness(likeness, *reasons[place])))
        self._index = Index(*_keyed(kept.arrays[len(columns) :], there, number))


def _keyed(arrays: Sequence[bytes], there: npt.NDArray[np.bool_], number: npt.NDArray[np.int32]) -> Iterable[Keyed]:
    """Keys and owners, by turns, of the names that are still there, under the numbers that these have now."""
    for keys, owners in zip(arrays[::2], arrays[1::2], strict=True):
        of = np.frombuffer(owners, np.int32)
        yield Keyed(np.frombuffer(keys, np.int64)[there[of]], number[of[there[of]]])


@dataclass(slots=True)
class _Gazetteer:
    """The forms that the rules give of bodies, indexed; `bodies` gives the body of each form by number."""

    names: list[str] = field(default_factory=list)
    words: list[tuple[str, ...]] = field(default_factory=list)
    bodies: dict[int, str] = field(default_factory=dict)
    index: Index = field(default_factory=Index)


_GAZETTEERS: dict[str, _Gazetteer] = {}


@collector_paused()
def _gazetteer(rules: Rules, lexicon: Lexicon) -> _Gazetteer:
    if (known := _GAZETTEERS.get(rules.fingerprint)) is None:
        bodies = rules.organisations.organisations
        forms = {b.name: b.name for b in bodies}
        for b in bodies:
            # a form of one word is an acronym or a place: what it stands for is the document's to say
            for form in (*b.aliases, *b.aliases_safe):
                if " " in form:
                    forms.setdefault(form, b.name)
        words, index = _indexed(list(forms), rules, lexicon)
        known = _GAZETTEERS[rules.fingerprint] = _Gazetteer(list(forms), words, dict(enumerate(forms.values())), index)
    return known


def _indexed(forms: Sequence[str], rules: Rules, lexicon: Lexicon) -> tuple[list[tuple[str, ...]], Index]:
    """The words of the gazetteer's forms, and the index of these: as an earlier process has made them, if one has."""

    def make() -> bytes:
        words = [organisation_words(form, rules.resolution) for form in forms]
        parts = Index.of("organisation", words, lexicon).parts()
        made = BytesIO()
        lines = np.frombuffer("\n".join(map(" ".join, words)).encode(), np.uint8)
        np.savez(made, lines, *(array for part in parts for array in (part.keys, part.names)))
        return made.getvalue()

    with np.load(BytesIO(derived("gazetteer", rules.fingerprint, make)), allow_pickle=False) as kept:
        lines, *arrays = kept.values()
    index = Index(*(Keyed(keys, names) for keys, names in zip(arrays[::2], arrays[1::2], strict=True)))
    return [tuple(line.split(" ")) for line in lines.tobytes().decode().split("\n")], index
