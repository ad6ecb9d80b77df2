"""Finds cues: words that make a clause an undertaking, where the rules' words of `on` stand."""

from __future__ import annotations

import re
from functools import cache
from operator import itemgetter

from pipeline.rules.commitments import CommitmentRules, CueRule
from pipeline.rules.patterns import compile_pattern, words

Cue = tuple[re.Match[str], CueRule]

_WORDS = re.compile(r"'(?:ll|s|re|ve|m|d|t)\b|[a-z]+|[\ue000-\ue003]+")
_LONG_WORD = 30
"""So many characters hold a word, or the name of most bodies."""


class Cues:
    """The rules by their words of `on`; those tried at the same places are one pattern, compiled on first use."""

    def __init__(self, rules: CommitmentRules) -> None:
        self._rules = rules
        here: dict[str, list[int]] = {}
        before: dict[str, list[int]] = {}
        for number, rule in enumerate(rules.rules):
            for word in words(rule.on):
                (before if rule.lead else here).setdefault(word, []).append(number)
        self._here = [tuple(here.get(word, ())) for word in rules.cue_words]
        self._before = [tuple(before.get(word, ())) for word in rules.cue_words]
        self._lead = [max((rules.rules[n].lead for n in numbers), default=0) for numbers in self._before]
        self._pattern = cache(self._compiled)

    def find(self, low: str, places: list[tuple[int, int]]) -> list[Cue]:
        """The cues of a sentence drawn in small letters, from left to right; of two at one place the first rule's.

        `places` are the (offset, number) of its words of `on`.
        """
        found = []
        for at, word in places:
            here, before = self._here[word], self._before[word]
            if here and (match := self._pattern(here).match(low, at)):
                found.append((at, _number(match), match))
            if before:
                matches = self._pattern(before).match
                # matched where words begin, at most `lead` before: fifty times as fast as a search
                for place in _words_before(low, at, self._lead[word]):
                    if (match := matches(low, place)) and match.end() > at:
                        found.append((place, _number(match), match))
                        break
        if len(found) > 1:
            found.sort(key=itemgetter(0, 1))
        kept: list[Cue] = []
        for start, number, match in found:
            if not kept or start >= kept[-1][0].end():
                kept.append((match, self._rules.rules[number]))
        return kept

    def _compiled(self, numbers: tuple[int, ...]) -> re.Pattern[str]:
        """The rules of these numbers as one pattern with a group for each."""
        sources = [
            (n, re.sub(r"\(\?P<(owner|whom)>", rf"(?P<\g<1>{n}>", self._rules.rules[n].pattern)) for n in numbers
        ]
        patterns = (f"(?P<r{number}>(?:{source})(?!\\w))" for number, source in sources)
        return compile_pattern("|".join(patterns), self._rules.vocabulary)


def owner(cue: re.Match[str]) -> tuple[int, int] | None:
    """Where a cue itself says who acts, if it does: "«the board's» plan for"."""
    group = f"owner{_number(cue)}"
    return cue.span(group) if group in cue.re.groupindex and cue[group] else None


def asked(cue: re.Match[str]) -> tuple[int, int]:
    """Where a cue of a rule with `of_object` says who is asked to act: "has asked «the board» to"."""
    return cue.span(f"whom{_number(cue)}")


def _number(match: re.Match[str]) -> int:
    """The number of the rule whose group of a pattern of several rules has matched."""
    return int((match.lastgroup or "r0")[1:])


def _words_before(low: str, at: int, count: int) -> list[int]:
    """Where the words before a place, at most so many, and the one there begin."""
    start = low.rfind(" ", 0, max(0, at - _LONG_WORD * count)) + 1
    return [*[found.start() for found in _WORDS.finditer(low, start, at)][-count:], at]
