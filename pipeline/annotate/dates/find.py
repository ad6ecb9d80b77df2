"""Finds date expressions: trigger words say where to look, patterns say what is there, the longest one wins.

A pattern is tried only at the words with which patterns begin: at three or four places round a trigger, not at ninety.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from operator import itemgetter
from typing import NamedTuple

from pipeline.annotate.dates.words import Beginnings, Text
from pipeline.rules.dates import DateKind, DateRule, DateRules, Edge

_REACH = 45
"""How far before and after its trigger word a pattern is looked for; longer than any expression's half."""
_BEFORE_FIGURE, _BEHIND_FIGURE = 2, 3
"""So many tokens before a figure, and before what stands behind it, may belong to it: "the 5th", "FY 24", "1990's"."""
_TENSED = frozenset({"day", "day_range", "month", "season", "term", "quarter", "holiday", "weekday", "week_day_number"})
_TENSED |= {"numeric", "unit", "offset_ahead", "new_year"}
_ARTICLE = re.compile(r"(?:the|an?) +", re.IGNORECASE)
_SENTENCE_ENDS = re.compile(r" +[A-Z]|\s*$|\n")
"""Behind a point that is the sentence's, not that of a short form: "by 1 Jan. The board", but "1 Jan. at noon"."""


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
    def depends_on_calendar(self) -> bool:
        """Whether it is another for those who count money than for schools."""
        return self.kind == "year_pair" or "year_end" in self.slots

    @property
    def compares(self) -> bool:
        """Whether it only says what something is compared with: "more than a year ago" is not what is spoken of."""
        return self.kind == "offset" and self.slots["units"].lower().startswith("year")

    @property
    def needs_antecedent(self) -> bool:
        """Whether it means nothing without a date mentioned before: "the following day", "a year later"."""
        return self.kind == "shifted_day" or self.slots.get("way", "").lower() == "later"


class Trigger(NamedTuple):
    """A word or number that shows that a date may be near; `kind` selects the patterns to try."""

    kind: str
    start: int
    end: int


class _Window(NamedTuple):
    """The stretch within reach of one or more triggers; an expression in it begins before `stop`."""

    start: int
    stop: int
    end: int


_Candidate = tuple[int, int, int]
"""(start, end, number of the guard or rule)."""


Reject = Callable[[int, int, str], None]
"""Called with the start, the end and the id of the guard of what is no date."""


class Finder:
    """Finds the expressions of a stretch of a view by the rules of `rules/dates.yaml`."""

    def __init__(self, rules: DateRules) -> None:
        self._rules, self._compile = rules.guards_and_rules, rules.pattern
        self._patterns: list[re.Pattern[str] | None] = [None] * len(self._rules)
        numbers = "|".join(rf"(?P<{name}>{source})" for name, source in rules.number_triggers.items())
        self._figures = re.compile(rf"(?:\b|(?='\d))(?:{numbers})")
        self._beginnings: dict[str, Beginnings[int]] = {}
        for number, rule in enumerate(self._rules):
            for kind in rule.on.split():
                beginnings = self._beginnings.setdefault(kind, Beginnings())
                beginnings.add(rules.first_words(rule.begins or rule.on), number)

    def triggers(self, text: Text) -> list[Trigger]:
        """The triggers of a text, in order."""
        found = []
        figures: list[tuple[int, int]] = []
        offsets = text.offsets
        last = len(offsets) - 1
        for i, form in enumerate(text.forms):
            if form is None:
                continue
            for kind, start, end in form.triggers:
                found.append(Trigger(kind, offsets[i] + start, offsets[i] + end))
            if form.figure:
                first = offsets[max(0, i - _BEFORE_FIGURE)]
                end = offsets[i + _BEHIND_FIGURE] if i + _BEHIND_FIGURE <= last else len(text.view)
                if figures and first < figures[-1][1]:
                    first = figures.pop()[0]
                figures.append((first, end))
        for start, end in figures:
            for match in self._figures.finditer(text.lowered, start, end):
                found.append(Trigger(match.lastgroup or "", match.start(), match.end()))
        found.sort(key=itemgetter(1))
        return found

    def find(
        self, text: Text, start: int, end: int, triggers: Iterable[Trigger], reject: Reject = lambda *_: None
    ) -> list[Expression]:
        """The expressions round the triggers of text[start:end], in text order, none overlapping another.

        What a guard keeps from being a date is told to `reject`.
        """
        candidates: dict[_Candidate, re.Match[str]] = {}
        for kind, windows in _windows(text.view, start, end, triggers).items():
            beginnings = self._beginnings[kind]
            for window in windows:
                reached: dict[int, int] = {}
                for place, numbers in beginnings.places(text, window.start, window.stop):
                    for number in numbers:
                        if place < reached.get(number, 0):
                            continue  # inside its last match: trying all the same is quadratic in a list of years
                        pattern = self._patterns[number] or self._pattern(number)
                        if match := pattern.match(text.view, place, window.end):
                            reached[number] = match.end()
                            candidates[place, match.end(), number] = match
        return self._longest(candidates, reject)

    def _pattern(self, number: int) -> re.Pattern[str]:
        """The pattern of a rule, compiled when first tried: all take a tenth of a second, and a page needs few."""
        pattern = self._patterns[number] = self._compile(self._rules[number].pattern)
        return pattern

    def _longest(self, candidates: Mapping[_Candidate, re.Match[str]], reject: Reject) -> list[Expression]:
        """The candidates kept when the longer wins, the first of equals; guards take their place and give nothing."""
        taken: list[tuple[int, int]] = []
        kept: list[Expression] = []
        for start, end, number in sorted(candidates, key=lambda c: (c[0] - c[1], c)):
            i = bisect.bisect(taken, (start, end))
            if (i and taken[i - 1][1] > start) or (i < len(taken) and taken[i][0] < end):
                continue
            taken.insert(i, (start, end))
            rule = self._rules[number]
            if isinstance(rule, DateRule):
                kept.append(_expression(rule, candidates[start, end, number]))
            else:
                reject(start, end, rule.id)
        return sorted(kept, key=lambda e: e.start)


def _windows(view: str, start: int, end: int, triggers: Iterable[Trigger]) -> dict[str, list[_Window]]:
    """By kind, the stretches within reach of a trigger, those that meet made one."""
    windows: dict[str, list[_Window]] = {}
    for trigger in triggers:
        kept = windows.setdefault(trigger.kind, [])
        first = max(start, trigger.start - _REACH)
        last = _word_end(view, min(end, trigger.end + _REACH), end)
        if kept and first <= kept[-1].end:
            first = kept.pop().start
        kept.append(_Window(first, trigger.end, last))
    return windows


def _word_end(view: str, at: int, limit: int) -> int:
    """The end of the word that `at` stands in: a pattern must not take a piece of a word for the whole."""
    while at < limit and view[at - 1].isalnum() and view[at].isalnum():
        at += 1
    return at


def _expression(rule: DateRule, match: re.Match[str]) -> Expression:
    # alternatives of one pattern number their groups: year, year2 ...
    slots = {name.rstrip("0123456789"): value for name, value in match.groupdict().items() if value is not None}
    start = match.start()
    counts = slots.get("number") is not None and match[0].startswith(slots["number"])
    if article := _ARTICLE.match(match[0]):
        start += 0 if counts else article.end()  # "a" of "a week ago" is how many
    end = match.end() - (match[0].endswith(".") and _SENTENCE_ENDS.match(match.string, match.end()) is not None)
    return Expression(start, end, rule.id, rule.kind, slots, rule.confidence)
