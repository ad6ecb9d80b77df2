"""Finds date expressions: trigger words say where to look, patterns say what is there, the longest one wins."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.rules.dates import DateKind, DateRule, DateRules, Edge

_REACH = 45
"""How far before and after its trigger word a pattern is looked for; longer than any expression's half."""
_TENSED = frozenset({"day", "day_range", "month", "season", "term", "quarter", "holiday", "weekday", "week_day_number"})
_TENSED |= {"numeric", "unit"}
_ARTICLE = re.compile(r"(?:the|an?) +", re.IGNORECASE)


@dataclass(slots=True)
class Expression:
    """A date expression: where it is, by which rule, and the slots its days are worked out from."""

    start: int
    end: int
    rule: str
    kind: DateKind
    slots: dict[str, str]
    confidence: float = 0.9
    edges: list[tuple[Edge, Mapping[str, str]]] = field(default_factory=list)
    to: Expression | None = None
    year_from: Expression | None = None

    @property
    def depends_on_tense(self) -> bool:
        """Whether the verbs round it decide which of several days is meant."""
        return self.kind in _TENSED and not {"year", "year_relative"} & self.slots.keys()

    @property
    def needs_antecedent(self) -> bool:
        """Whether it means nothing without a date mentioned before: "the following day", "a year later"."""
        return self.kind == "shifted_day" or self.slots.get("way", "").lower() == "later"


class Trigger(NamedTuple):
    """A word or number that shows that a date may be near; `kind` selects the patterns to try."""

    kind: str
    start: int
    end: int


class Finder:
    """Finds the expressions of a stretch of a view by the rules of `rules/dates.yaml`."""

    def __init__(self, rules: DateRules) -> None:
        self._by_trigger = rules.by_trigger
        self._kinds = {word: kind for kind, words in rules.triggers.items() for word in words}
        words, numbers = _by_first_letter(self._kinds), _named(rules.number_triggers)
        self._trigger = re.compile(rf"(?:\b|(?='\d))(?:(?:{words})\b|{numbers})")

    def triggers(self, lowered: str) -> Iterator[Trigger]:
        """The triggers of a view in small letters."""
        for found in self._trigger.finditer(lowered):
            yield Trigger(found.lastgroup or self._kinds[found[0]], found.start(), found.end())

    def find(self, view: str, start: int, end: int, triggers: Iterable[Trigger]) -> list[Expression]:
        """The expressions round the triggers of view[start:end], in text order, none overlapping another."""
        candidates: dict[tuple[int, int, str], Expression | None] = {}
        for kind, windows in _windows(view, start, end, triggers).items():
            for rule, pattern in self._by_trigger.get(kind, ()):
                for window in windows:
                    for match in pattern.finditer(view, *window):
                        found = _expression(rule, match) if isinstance(rule, DateRule) else None
                        candidates.setdefault((match.start(), match.end(), rule.id), found)
        return _longest(candidates)


def _windows(view: str, start: int, end: int, triggers: Iterable[Trigger]) -> dict[str, list[tuple[int, int]]]:
    """By kind, the stretches within reach of a trigger, those that meet made one."""
    windows: dict[str, list[tuple[int, int]]] = {}
    for trigger in triggers:
        kept = windows.setdefault(trigger.kind, [])
        first = max(start, trigger.start - _REACH)
        last = _word_end(view, min(end, trigger.end + _REACH), end)
        if kept and first <= kept[-1][1]:
            kept[-1] = kept[-1][0], last
        else:
            kept.append((first, last))
    return windows


def _by_first_letter(words: Mapping[str, str]) -> str:
    """An alternation that tells most words apart by their first letter."""
    groups: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda w: (-len(w), w)):
        groups.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in sorted(groups.items()))


def _named(patterns: Mapping[str, str]) -> str:
    return "|".join(rf"(?P<{name}>{source})" for name, source in patterns.items())


def _word_end(view: str, at: int, limit: int) -> int:
    """The end of the word that `at` stands in: a pattern must not take a piece of a word for the whole."""
    while at < limit and view[at - 1].isalnum() and view[at].isalnum():
        at += 1
    return at


def _expression(rule: DateRule, match: re.Match[str]) -> Expression:
    # alternatives of one pattern number their groups: year, year2 ...
    slots = {name.rstrip("0123456789"): value for name, value in match.groupdict().items() if value is not None}
    start = match.start()
    if article := _ARTICLE.match(match[0]):
        start += 0 if rule.kind == "offset" else article.end()
    return Expression(start, match.end(), rule.id, rule.kind, slots, rule.confidence)


def _longest(candidates: Mapping[tuple[int, int, str], Expression | None]) -> list[Expression]:
    """The candidates kept when the longer wins over the shorter; guards take their place and give nothing."""
    taken: list[tuple[int, int]] = []
    kept: list[Expression] = []
    order = sorted(enumerate(candidates.items()), key=lambda c: (c[1][0][0] - c[1][0][1], c[0]))
    for _, ((start, end, _), found) in order:
        i = bisect.bisect(taken, (start, end))
        if (i and taken[i - 1][1] > start) or (i < len(taken) and taken[i][0] < end):
            continue
        taken.insert(i, (start, end))
        if found is not None:
            kept.append(found)
    return sorted(kept, key=lambda e: e.start)
