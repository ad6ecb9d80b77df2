"""When two names count as the same: case, accents of print and the filler words of names make no difference."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_COUNCIL_WORDS = frozenset(
    ("council", "borough", "county", "city", "district", "metropolitan", "london", "royal", "unitary", "of", "the")
)
"""Words that the name of one and the same council is written with or without."""

_UK_EDUCATION = ("UK Government", "Department for Education")
"""In a briefing about England, "the government" and its education department stand for each other."""
_UK_EDUCATION_FORMS = (*_UK_EDUCATION, "Government", "DfE")


def words(text: str | None) -> list[str]:
    """The words of a name in lower case, without "and" and without signs."""
    folded = unicodedata.normalize("NFKC", text or "").lower()
    return [word for word in re.findall("[a-z0-9]+", folded) if word != "and"]


def bare(name: str | None) -> str:
    """A name for comparison: without the words that councils may have or lack, and without a last s."""
    every = words(name)
    return " ".join([word for word in every if word not in _COUNCIL_WORDS] or every).removesuffix("s")


def same_name(a: str | None, b: str | None) -> bool:
    """Whether all words of one name are in the other: "Rivers" and "Ana Rivers", "DfE" only with itself."""
    these, those = set(words(a)), set(words(b))
    return bool(these and those) and (these <= those or those <= these)


def same_actor(actor: str | None, wanted: Iterable[str]) -> bool:
    """Whether an actor is one of those wanted."""
    accepted = list(wanted)
    if set(_UK_EDUCATION) & set(accepted):
        accepted += _UK_EDUCATION_FORMS
    return any(same_name(actor, name) for name in accepted)


def shared_words(a: str | None, b: str | None) -> float:
    """The share of the words of either that both have: 1 for the same words in any order."""
    these, those = set(words(a)), set(words(b))
    return len(these & those) / len(these | those) if these | those else 0.0
