"""The model of rules/dates.yaml: expressions, what may stand round them, and what only looks like a date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Literal

from pipeline.rules.base import Model, PatternBook, PatternRule, Rule
from pipeline.rules.patterns import compile_pattern
from pipeline.rules.source import Loc

DateKind = Literal[
    "day",
    "numeric",
    "iso",
    "day_range",
    "day_list",
    "month",
    "weekday",
    "weekday_of_week",
    "week_day_number",
    "season",
    "term",
    "quarter",
    "year",
    "year_pair",
    "decade",
    "century",
    "holiday",
    "day_word",
    "unit",
    "part_of_unit",
    "offset",
    "shifted_day",
    "this_time",
    "new_year",
]
"""What an expression names: the name of the function that works out its days (see `pipeline.annotate.dates.values`)."""

Edge = Literal[
    "start", "end", "early", "mid", "late", "week", "week_of", "week_ending", "weekend", "nth", "half", "shift"
]
"""What a phrase before an expression makes of its days."""


class DateRule(PatternRule):
    """A pattern for a date expression. `on` names the trigger words one of which every match holds."""

    on: str
    kind: DateKind


class EdgeRule(Rule):
    """A phrase right before an expression that picks a part of it: "end of", "early", "the week commencing"."""

    pattern: str
    edge: Edge


class Guard(Model):
    """What looks like a date and is none: nothing is found inside its matches in `texts`."""

    id: str
    on: str
    pattern: str
    why: str | None = None
    texts: list[str]


class Join(Rule):
    """What stands between two expressions that make one range, and which words must come before them."""

    pattern: str
    opener: str | None = None


class DateRules(PatternBook[DateRule]):
    """rules/dates.yaml; patterns ignore case unless they say otherwise."""

    triggers: dict[str, list[str]]
    number_triggers: dict[str, str]
    guards: list[Guard]
    edges: list[EdgeRule]
    ranges: list[Join]
    lists: str
    moved: str
    financial: str
    school: str
    past: str
    future: str
    near: str
    before: str
    ahead: str

    def pattern(self, source: str) -> re.Pattern[str]:
        """A pattern of this file as a regular expression."""
        return compile_pattern(source, self.vocabulary, ignore_case=True)

    @cached_property
    def by_trigger(self) -> dict[str, list[tuple[DateRule | Guard, re.Pattern[str]]]]:
        """The guards and rules that can match where a trigger of a kind stands, guards first."""
        found: dict[str, list[tuple[DateRule | Guard, re.Pattern[str]]]] = {}
        everything: list[DateRule | Guard] = [*self.guards, *self.rules]
        for rule in everything:
            for kind in rule.on.split():
                found.setdefault(kind, []).append((rule, self.pattern(rule.pattern)))
        return found

    def mistakes(self) -> Iterator[tuple[Loc, str]]:
        """(location, reason) of every mistake: unknown triggers and broken patterns as well."""
        yield from super().mistakes()
        kinds = {*self.triggers, *self.number_triggers}
        for part in ("guards", "rules"):
            for i, rule in enumerate(getattr(self, part)):
                for kind in rule.on.split():
                    if kind not in kinds:
                        yield (part, i, "on"), f"no triggers called {kind}"
        for part in ("guards", "edges", "ranges"):
            for i, rule in enumerate(getattr(self, part)):
                try:
                    self.pattern(rule.pattern)
                except ValueError as error:
                    yield (part, i, "pattern"), str(error)
