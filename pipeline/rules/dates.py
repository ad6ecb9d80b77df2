"""The model of rules/dates.yaml: expressions, what may stand round them, and what only looks like a date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Literal

from pydantic import AfterValidator, ValidationInfo

from pipeline.rules.base import CaselessPattern, Model, PatternBook, PatternRule, Rule
from pipeline.rules.patterns import compile_pattern

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""Season to its first month."""

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
    "offset_ahead",
    "shifted_day",
    "this_time",
    "new_year",
]
"""What an expression names: the name of the function that works out its days (see `pipeline.annotate.dates.values`)."""

Edge = Literal[
    "start", "end", "early", "mid", "late", "week", "week_of", "week_ending", "weekend", "nth", "first", "half", "shift"
]
"""What a phrase before an expression makes of its days."""


Direction = Literal["past", "future", "near"]
"""The side of the publication day; `near`: the sentence does not tell, and the nearest day is meant."""


YEAR, FIGURE = "YEAR", "FIGURE"
"""Stand, among words in small letters, for a year (1900 to 2099) and any other figure, apostrophe or square bracket."""


def _names_triggers(on: str, info: ValidationInfo) -> str:
    """Refuses what names no triggers of the file, which `info.context` brings."""
    if info.context is not None:
        groups = [info.context["file"].get(key) for key in ("triggers", "number_triggers")]
        kinds = [kind for group in groups if isinstance(group, dict) for kind in group]
        for kind in on.split():
            if kind not in kinds:
                raise ValueError(f"no triggers called {kind}; there are {', '.join(kinds)}")
    return on


Triggers = Annotated[str, AfterValidator(_names_triggers)]
"""Names of groups of words, one of which a match holds."""


class DateRule(PatternRule):
    """A pattern for a date expression.

    `on` names the trigger words one of which every match holds, `begins` those with which it begins if not with that.
    """

    pattern: CaselessPattern
    on: Triggers
    begins: str = ""
    kind: DateKind


class EdgeRule(Rule):
    """A phrase right before an expression that picks a part of it: "end of", "early", "the week commencing"."""

    pattern: CaselessPattern
    begins: str
    edge: Edge


class Guard(Model):
    """What looks like a date and is none: nothing is found inside its matches in `texts`."""

    id: str
    on: Triggers
    begins: str = ""
    pattern: CaselessPattern
    why: str | None = None
    texts: list[str]


class Cue(Model):
    """Words of a verb that tell a direction, each with what must or may follow it for that.

    Where they are nouns as well they tell nothing behind an article: "the launch in June".
    """

    direction: Direction
    words: list[str]
    then: CaselessPattern = ""
    also_nouns: bool = False


class Join(Rule):
    """What stands between two expressions that make one range, and which words must come before or behind them."""

    pattern: str
    opener: str | None = None
    closer: str | None = None


class DateRules(PatternBook[DateRule]):
    """rules/dates.yaml; patterns ignore case unless they say otherwise."""

    triggers: dict[str, list[str]]
    number_triggers: dict[str, str]
    beginnings: dict[str, list[str]]
    guards: list[Guard]
    edges: list[EdgeRule]
    ranges: list[Join]
    issue: Join
    lists: str
    moved: str
    financial: str
    school: str
    cues: list[Cue]
    participle: str
    ending: str
    led: str
    written: str
    dated: str
    called: str
    inside: str
    planned: str
    attended: str
    bounded: str
    bounding: str
    governed: str
    shifted: str
    met: str
    before: str
    ahead: str
    reviewing: str
    behind: str

    def pattern(self, source: str) -> re.Pattern[str]:
        """A pattern of this file as a regular expression."""
        return compile_pattern(source, self.vocabulary, ignore_case=True)

    @cached_property
    def guards_and_rules(self) -> list[DateRule | Guard]:
        """Guards, then rules."""
        return [*self.guards, *self.rules]

    def first_words(self, begins: str) -> Iterator[str]:
        """The words that a `begins` names; `YEAR` or `FIGURE` for what begins with one."""
        for name in begins.split():
            if name == "year":
                yield YEAR
            elif name in self.number_triggers or name == "figure":
                yield FIGURE
            else:
                yield from self.beginnings.get(name) or self.triggers.get(name) or [name]
