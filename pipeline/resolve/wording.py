"""The wording of an undertaking as a set of word stems: what is compared to tell whether two statements are of one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

from pipeline.found import FoundCommitment
from pipeline.rules.resolution import ThreadRules

_WORD = re.compile(r"[a-z][a-z’']*[a-z]|[a-z]")
_ACRONYM = re.compile(r"\b[A-Z][A-Za-z]*[A-Z]s?\b")

_QUOTES = str.maketrans(dict.fromkeys("‘’“”\"'"))
_FEW = 3
"""Content words: fewer do not tell what is undertaken."""
_REACH = 200
"""Characters: the length of a long sentence."""

_stemmer = snowballstemmer.stemmer("english")


@dataclass(slots=True, frozen=True)
class Wording:
    """`said` are the stems of the statement itself; `around` those beside it, where it does not tell what it is about.

    `partly` is set where only a part is promised ("a significant proportion", "most of").
    """

    said: tuple[str, ...]
    around: tuple[str, ...]
    partly: bool

    @property
    def words(self) -> tuple[str, ...]:
        """All stems, each once."""
        return self.said + self.around


def wording(c: FoundCommitment, text: str, rules: ThreadRules) -> Wording:
    """The wording of a commitment of the document with this text."""
    said = stems(f"{c.text} {c.action}", rules)
    around = ""
    if rules.pronoun_pattern.search(c.text) or len(said) < _FEW:
        around = f"{c.sentence} {_sentence_before(text, c.start)}"
    partly = bool(rules.partly_pattern.search(c.text.translate(_QUOTES)))
    return Wording(tuple(sorted(said)), tuple(sorted(stems(around, rules) - said)), partly)


def _sentence_before(text: str, start: int) -> str:
    """What stands before a statement in its paragraph, as far back as a pronoun is likely to point."""
    stretch = text[max(0, start - _REACH) : start]
    return stretch[max(stretch.rfind("\n") + 1, 0) :]


def stems(text: str, rules: ThreadRules) -> frozenset[str]:
    """The stems of a text's content words, acronyms in the singular."""
    plain = _ACRONYM.sub(lambda found: found[0].removesuffix("s"), text.replace("’", "'")).lower()
    return frozenset(stem(word) for word in _WORD.findall(plain) if word not in rules.stop_words)


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The stem of a lower-case word (Porter 2)."""
    return str(_stemmer.stemWord(word.removesuffix("'s")))
