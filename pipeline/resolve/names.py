"""Comparing names: what makes two of them one, feature by feature."""

from __future__ import annotations

import re
import unicodedata

from rapidfuzz import fuzz

from pipeline.rules.resolution import ResolutionRules

_NOT_WORD = re.compile(r"[^\w]+")
_POSSESSIVE = re.compile(r"[’']s?\b")
_MC = re.compile(r"\bma?c(?=[a-z]{3})")


def folded(name: str) -> str:
    """A name in lower case without accents, apostrophes or punctuation, "&" as "and"."""
    plain = unicodedata.normalize("NFKD", name.replace("&", " and "))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return _NOT_WORD.sub(" ", _POSSESSIVE.sub("s", plain)).strip()


def organisation_words(name: str, rules: ResolutionRules) -> list[str]:
    """The words of a body's name that tell it from others, short forms written out."""
    return [rules.abbreviations.get(w, w) for w in folded(name).split() if w not in rules.weightless_words]


def organisation_similarity(a: list[str], b: list[str], rules: ResolutionRules) -> float:
    """0 to 100 for two names given as words; 0 when a word tells them apart.

    Every word must have its like on the other side, because bodies are named on one pattern: "Elm Primary School" and
    "Elk Primary School" are alike in eleven letters of twelve and yet two schools.
    """
    if set(a) == set(b):
        return 100.0
    if len(a) != len(b):
        return 0.0
    left, right = [w for w in a if w not in b], [w for w in b if w not in a]
    if set(left) & rules.distinguishing and set(right) & rules.distinguishing:
        return 0.0
    # a short word, a number or an acronym is not misspelt but another one
    if any(len(w) < 5 or w.isdigit() for w in (*left, *right)):
        return 0.0
    if any(max(fuzz.ratio(w, v) for v in right) < rules.thresholds.word for w in left):
        return 0.0
    return fuzz.ratio(" ".join(sorted(a)), " ".join(sorted(b)))


def person_words(name: str) -> list[str]:
    """The words of a person's name, Mac and Mc written alike."""
    return [_MC.sub("mc", word) for word in folded(name).split()]


def person_similarity(a: list[str], b: list[str], rules: ResolutionRules) -> float:
    """0 to 100 for two full names given as words; 0 when the first names are those of two people.

    "Josh MacAlister" and "Josh McAlister" are one, so are "Rob Gasson" and "Robert Gasson"; "Ann Reyne" and "Ana
    Reyne" may be sisters.
    """
    if a == b:
        return 100.0
    if len(a) < 2 or len(b) < 2 or not _same_first_name(a[0], b[0], rules):
        return 0.0
    surnames = fuzz.ratio(" ".join(a[1:]), " ".join(b[1:]))
    if a[-1] == b[-1] and (len(a) == 2 or len(b) == 2):
        # a middle name or initial more or less
        return 95.0
    if len(a) != len(b) or min(len(a[-1]), len(b[-1])) < 5:
        return 0.0
    return surnames


def _same_first_name(a: str, b: str, rules: ResolutionRules) -> bool:
    if a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]):
        return True
    groups = rules.nickname_groups
    return a in groups and groups.get(a) == groups.get(b)
