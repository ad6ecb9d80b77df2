"""Why a form that may be a body was left: told only where somebody asks, so that finding bodies pays nothing for it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from pipeline.annotate.organisations.contexts import Pending
from pipeline.annotate.organisations.heads import HeadNouns

_PLACE = "a place, with nothing beside it by which its council is meant"
_LETTERS = "letters that mean several things, none of them named in this document"
_ORDINARY = "a word that is not always a name, with nothing beside it by which the body is meant"
_BARE = "the head noun of a body that this document does not name before"
_CLASS = "a head noun with no word beside it that tells which body is meant"


def known_forms(view: str, pending: Collection[Pending], taken: bytearray) -> Iterator[tuple[int, int, str]]:
    """(start, end, reason) of the names of the gazetteer that were left."""
    for start, end, found in ((p.match.start, p.match.end, p) for p in pending):
        if taken[start]:
            continue
        if any(entry.clash for entry in found.match.entries):
            yield start, end, _LETTERS
        else:
            yield start, end, _PLACE if found.places else _ORDINARY


def head_nouns(
    capitals: dict[str, list[int]], heads: HeadNouns, bare: Collection[int], taken: bytearray
) -> Iterator[tuple[int, int, str]]:
    """(start, end, reason) of the capitalised head nouns that are in no mention; `bare` are those behind "the"."""
    for word, places in capitals.items():
        if heads.within(word):
            for start in places:
                if not taken[start]:
                    yield start, start + len(word), _BARE if start in bare else _CLASS
