"""Comparing two names, feature by feature: what makes them one, what keeps them apart, what leaves it open.

A comparison sees the two names and the rules, nothing else of the corpus, so that it need never be made again. Whether
a name that says less than another ("J Reyne", "Oakline Trust") is its short form depends on whether any other name
would fit as well; that is for `pipeline.resolve.link` to say.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from pipeline.derived import derived
from pipeline.rules import Rules
from pipeline.rules.resolution import ResolutionRules

_NOT_WORD = re.compile(r"[^\w]+")
_POSSESSIVE = re.compile(r"[’']s?\b")
_MC = re.compile(r"\bma?c(?=[a-z]{3})")
_RUN = re.compile(r"(.)\1+")
_HYPHEN = re.compile(r"(?<=\w)[-‐‑](?=\w)")

MISSPELT = "a word misspelt"
SPELT_OTHERWISE = "a word spelt otherwise"
TWO_LETTERS = "a word with two other letters"
SURNAME = "the surname spelt otherwise"
FIRST_NAME = "the first name spelt otherwise"
TELLING_WORD = "a word less that may tell them apart"
BY_SLIPS = frozenset((MISSPELT, SPELT_OTHERWISE, TWO_LETTERS, SURNAME, FIRST_NAME))
"""Reasons of likeness by slips of the pen."""

_SHORTEST_MISSPELT = 5
"""Letters: a shorter word is not misspelt but another one ("Elm", "Elk")."""
_LONG = 9
"""Letters from which on a word may have two slips."""

Relation = Literal["same", "unsure", "shorter", "longer"]
"""What one name is to another: the same; perhaps the same; a form that says less, or more, of what may be the same."""


@dataclass(slots=True, frozen=True)
class Likeness:
    """The outcome of comparing two names: how alike (0 to 100), what the first is to the second, and the reason."""

    score: float
    relation: Relation
    reason: str


def folded(name: str) -> str:
    """A name in lower case without accents, apostrophes or punctuation, "&" as "and"."""
    if name.isalpha() and name.isascii():
        return name.casefold()  # most are one plain word: a tenth of the time
    plain = name.replace("&", " and ")
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    return _NOT_WORD.sub(" ", _POSSESSIVE.sub("s", plain.casefold())).strip()


def organisation_words(name: str, rules: ResolutionRules) -> tuple[str, ...]:
    """The words of a body's name that tell it from others, short forms written out."""
    words = folded(name).split()
    telling = tuple(rules.abbreviations.get(w, w) for w in words if w not in rules.weightless_words)
    return telling or tuple(words)


def person_words(name: str) -> tuple[str, ...]:
    """The words of a person's name, Mac and Mc written alike, a double-barrelled surname as one."""
    return tuple(_MC.sub("mc", word) for word in folded(_HYPHEN.sub("", name)).split())


class Lexicon:
    """The words that are known to be words, not slips: of bodies, first names, surnames."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules.resolution
        words = json.loads(derived("words", rules.fingerprint, lambda: json.dumps(_known_words(rules)).encode()))
        self.body_words, self.first_names, self.surnames = map(frozenset, words)


def _known_words(rules: Rules) -> tuple[list[str], list[str], list[str]]:
    resolution = rules.resolution
    bodies = {w for b in rules.organisations.organisations for w in organisation_words(b.name, resolution)}
    bodies |= resolution.droppable_words | resolution.topic_words | resolution.distinguishing
    first_names = {folded(name) for name in rules.people.sets["first_names"]}
    return sorted(bodies), sorted(first_names), sorted(set(person_words(" ".join(rules.people.sets["surnames"]))))


_LEXICONS: dict[str, Lexicon] = {}


def lexicon(rules: Rules) -> Lexicon:
    """The lexicon of a rule set."""
    if rules.fingerprint not in _LEXICONS:
        _LEXICONS[rules.fingerprint] = Lexicon(rules)
    return _LEXICONS[rules.fingerprint]


def misspelt(a: str, b: str, known: frozenset[str]) -> bool:
    """Whether one of two words may be a slip of the other: a letter more, less, other or two swapped.

    Nobody misspells the first letter, and two words that are both known are two words.
    """
    if a == b:
        return True
    if a[0] != b[0] and a[:2] != b[1::-1]:
        return False
    shorter, longer = sorted((a, b), key=len)
    if longer == shorter + "s" and len(shorter) > 3:
        return True
    if len(longer) < _SHORTEST_MISSPELT or not (a.isalpha() and b.isalpha()) or (a in known and b in known):
        return False
    if len(shorter) < _SHORTEST_MISSPELT and longer not in known:
        return False
    slips = 2 if len(shorter) >= _LONG else 1
    return OSA.distance(a, b, score_cutoff=slips) <= slips


def surely_misspelt(a: str, b: str, known: frozenset[str]) -> bool:
    """Whether two words, of which one may be a slip of the other, can hardly be two words.

    One of them is a word that is known, or the slip is one of typing: two letters swapped, a letter doubled. Another
    letter, or one more, may make another name: "Hatfield" and "Hayfield" are two places.
    """
    return a in known or b in known or a == b or sorted(a) == sorted(b) or _single(a) == _single(b)


def _single(word: str) -> str:
    """A word with each run of a letter as one."""
    return _RUN.sub(r"\1", word)


def compare_organisations(a: tuple[str, ...], b: tuple[str, ...], lexicon: Lexicon) -> Likeness | None:
    """How two bodies' names, given as words, are alike; None for two bodies.

    Every word must have its like on the other side, because bodies are named on one pattern: "Elm Primary School" and
    "Elk Primary School" are alike in eleven letters of twelve and yet two schools.
    """
    if a == b:
        return Likeness(100.0, "same", "the same words")
    if sorted(a) == sorted(b):
        # "Strategic SEND Partnership Board" and "SEND Strategic Partnership Board" may be those of two councils
        nobody = lexicon.rules.common_words.issuperset(a)
        return Likeness(100.0, "unsure" if nobody else "same", "the same words in another order")
    if "".join(a) == "".join(b):
        return Likeness(100.0, "same", "the same letters")
    left, right = list((Counter(a) - Counter(b)).elements()), list((Counter(b) - Counter(a)).elements())
    if len(left) == len(right):
        return _misspelt_body(a, b, left, right, lexicon)
    if left and right:
        return None
    return _short_body(a, b, lexicon) if right else _turned(_short_body(b, a, lexicon))


def _misspelt_body(
    a: tuple[str, ...], b: tuple[str, ...], left: list[str], right: list[str], lexicon: Lexicon
) -> Likeness | None:
    pairs = _paired(left, right, lexicon.body_words) if len(left) <= 2 else None
    if pairs is None:
        return None
    score = _ratio(a, b)
    thresholds = lexicon.rules.thresholds.organisation
    open_to_doubt = [pair for pair in pairs if not surely_misspelt(*pair, lexicon.body_words)]
    if any(OSA.distance(*pair) > 1 for pair in open_to_doubt):
        return Likeness(score, "unsure", TWO_LETTERS)
    return _judged(score, thresholds.same, thresholds.unsure, SPELT_OTHERWISE if open_to_doubt else MISSPELT)


def _judged(score: float, same: float, unsure: float, reason: str) -> Likeness | None:
    if score >= same:
        return Likeness(score, "same", reason)
    return Likeness(score, "unsure", reason) if score >= unsure else None


def _paired(left: list[str], right: list[str], known: frozenset[str]) -> list[tuple[str, str]] | None:
    """Each of up to two words with its misspelling on the other side; None where one has none."""
    for order in (right, right[::-1]):
        pairs = list(zip(left, order, strict=True))
        if all(misspelt(*pair, known) for pair in pairs):
            return pairs
    return None


def _short_body(short: tuple[str, ...], full: tuple[str, ...], lexicon: Lexicon) -> Likeness | None:
    """What the shorter of two names is to the other: it leaves words out."""
    rules = lexicon.rules
    dropped = Counter(full) - Counter(short)
    telling = [w for w in short if w not in rules.common_words and not w.isdigit() and len(w) > 2]
    if len(short) < 2 or dropped.total() > 2 or not telling:
        return None
    if short[-1] == "council" and full[: len(short)] == short and full[-1] in rules.council_part_words:
        return None  # "Harrow Council Cabinet" is no other name of Harrow Council
    score = _ratio(short, full)
    if any(w in rules.distinguishing or w.isdigit() for w in dropped):
        return Likeness(score, "unsure", "a word less that tells bodies apart")
    if rules.subject_words.issubset(short) and not rules.droppable_words.issuperset(dropped):
        return Likeness(score, "unsure", "a word less of what only the subject tells apart")
    if rules.droppable_words.issuperset(dropped):
        return Likeness(score, "shorter", "a word less")
    if dropped.total() > 1:
        return None
    # "Rural Affairs and Environment" is of one parliament, "Environment, Food and Rural Affairs" of another
    shorter = len(telling) > 1 and _runs_within(short, full)
    return Likeness(score, "shorter" if shorter else "unsure", TELLING_WORD)


def _runs_within(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether the words of one name stand in the other in their order."""
    rest = iter(full)
    return all(word in rest for word in short)


def _turned(likeness: Likeness | None) -> Likeness | None:
    if likeness is None or likeness.relation != "shorter":
        return likeness
    return Likeness(likeness.score, "longer", likeness.reason)


def _ratio(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    return float(fuzz.ratio(" ".join(sorted(a)), " ".join(sorted(b))))


def compare_people(a: tuple[str, ...], b: tuple[str, ...], lexicon: Lexicon) -> Likeness | None:
    """How two people's full names, given as words, are alike; None for two people.

    "Josh MacAlister" and "Josh McAlister" are one, "Rob Gasson" may be short for "Robert Gasson"; "Ann Reyne" and "Ana
    Reyne" may be sisters.
    """
    if a == b:
        return Likeness(100.0, "same", "the same words")
    if "".join(a) == "".join(b):
        return Likeness(100.0, "same", "the same letters")
    if sorted(a) == sorted(b):
        # "James Thomas" and "Thomas James" are two people, "Reyne Ana" is "Ana Reyne"
        two = all(words[0] in lexicon.first_names for words in (a, b))
        return Likeness(80.0, "unsure", "names swapped") if two else Likeness(98.0, "same", "names swapped")
    if len(a) < 2 or len(b) < 2:
        return None
    if a[-1] == b[-1]:
        return _same_surname(a, b, lexicon)
    if a[:-1] == b[:-1] and misspelt(a[-1], b[-1], lexicon.surnames):
        thresholds, score = lexicon.rules.thresholds.person, _ratio(a[-1:], b[-1:])
        if len(a[0]) == 1:
            return Likeness(score, "unsure", "an initial, and the surname spelt otherwise")
        return _judged(score, thresholds.same, thresholds.unsure, SURNAME)
    return None


def _same_surname(a: tuple[str, ...], b: tuple[str, ...], lexicon: Lexicon) -> Likeness | None:
    first, other = a[0], b[0]
    if first == other:
        return _middle_names(a, b)
    if len(a) != 2 or len(b) != 2:
        return None
    if min(len(first), len(other)) == 1:
        if first[0] != other[0]:
            return None
        return Likeness(_ratio(a, b), "shorter" if len(first) == 1 else "longer", "an initial")
    for short, full, relation in ((first, other, "shorter"), (other, first, "longer")):
        if short in lexicon.rules.short_forms.get(full, ()):
            return Likeness(_ratio(a, b), relation, "a short first name")  # type: ignore[arg-type]
    if misspelt(first, other, lexicon.first_names):
        thresholds = lexicon.rules.thresholds.person
        return _judged(_ratio(a[:1], b[:1]), thresholds.same, thresholds.unsure, FIRST_NAME)
    return None


def _middle_names(a: tuple[str, ...], b: tuple[str, ...]) -> Likeness | None:
    """The same first name and surname with other names between."""
    left, right = a[1:-1], b[1:-1]
    if left and right:
        if len(left) != len(right) or any(
            x[0] != y[0] or 1 not in (len(x), len(y)) for x, y in zip(left, right, strict=False)
        ):
            return None
        return Likeness(_ratio(a, b), "shorter" if len(left[0]) == 1 else "longer", "an initial")
    return Likeness(_ratio(a, b), "shorter" if right else "longer", "a middle name less")
