"""Finds cues: words that make a clause an undertaking, where the rules' words of `on` stand."""

from __future__ import annotations

import re
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
        by_word: dict[str, dict[int, list[int]]] = {}
        for number, rule in enumerate(rules.rules):
            for word in words(rule.on):
                by_word.setdefault(word, {}).setdefault(rule.lead, []).append(number)
        self._tried = [
            [(lead, tuple(numbers)) for lead, numbers in sorted(by_word[word].items())] for word in rules.cue_words
        ]
        self._patterns: dict[tuple[int, ...], re.Pattern[str]] = {}

    def find(self, low: str, places: list[tuple[int, int]]) -> list[Cue]:
        """The cues of a sentence drawn in small letters, from left to right; of two at one place the first rule's.

        `places` are the (offset, number) of its words of `on`.
        """
        found = []
        for at, word in places:
            for lead, numbers in self._tried[word]:
                matches = (self._patterns.get(numbers) or self._compiled(numbers)).match
                if not lead:
                    if match := matches(low, at):
                        found.append((at, _number(match), match))
                    continue
                before = _words_before(low, at, lead)
                # matched where words begin, at most `lead` before: fifty times as fast as a search
                for place in before:
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
        patterns = (f"(?P<r{number}>(?:{self._rules.rules[number].pattern})(?!\\w))" for number in numbers)
        pattern = self._patterns[numbers] = compile_pattern("|".join(patterns), self._rules.vocabulary)
        return pattern


def _number(match: re.Match[str]) -> int:
    """The number of the rule whose group of a pattern of several rules has matched."""
    return int((match.lastgroup or "r0")[1:])


def _words_before(low: str, at: int, count: int) -> list[int]:
    """Where the words before a place, at most so many, and the one there begin."""
    start = low.rfind(" ", 0, max(0, at - _LONG_WORD * count)) + 1
    return [*[found.start() for found in _WORDS.finditer(low, start, at)][-count:], at]
