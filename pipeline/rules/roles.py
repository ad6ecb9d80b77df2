"""The model of rules/roles.yaml: the constructions that tie a person to a post and a body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Literal

from pipeline.rules.base import PatternBook, PatternRule
from pipeline.rules.patterns import compile_pattern
from pipeline.rules.source import Loc

GROUPS = frozenset({"people", "subject", "offices", "former", "body", "there", "role", "members"})
"""What the named groups of a construction's pattern may stand for, see rules/roles.yaml."""


class RoleRule(PatternRule):
    """A construction: a pattern over the skeleton of a sentence, and what it says of the people in it."""

    role: str | None = None
    """The title, where the construction itself gives it ("chaired by" makes a chair)."""
    status: Literal["current", "former"] = "current"
    where: Literal["anywhere", "entry"] = "anywhere"
    """`entry`: only in the lines of a list of people, which are shorter than sentences may be."""
    body: Literal["stated", "publisher"] = "stated"
    """`publisher`: the body is the one that speaks ("our chair")."""


class RoleRules(PatternBook[RoleRule]):
    """rules/roles.yaml"""

    office: str
    """One post with its body in any order: the pattern with which the group `offices` is read."""
    lists: dict[str, str]
    """Patterns over headings and lead-ins that say what a list of people is."""
    after_name: list[str]
    """Patterns of what may stand behind a name and belong to it: "MP", "(AR)", "(she/her)"."""

    @cached_property
    def office_pattern(self) -> re.Pattern[str]:
        """`office`, compiled."""
        return compile_pattern(self.office, self.vocabulary)

    @cached_property
    def list_patterns(self) -> dict[str, re.Pattern[str]]:
        """`lists`, compiled."""
        return {name: compile_pattern(p, self.vocabulary, ignore_case=True) for name, p in self.lists.items()}

    @cached_property
    def after_name_pattern(self) -> re.Pattern[str]:
        """`after_name`, compiled to one pattern."""
        return compile_pattern("|".join(f"(?:{p})" for p in self.after_name), self.vocabulary)

    def mistakes(self) -> Iterator[tuple[Loc, str]]:
        yield from super().mistakes()
        for i, (rule, pattern) in enumerate(self.compiled):
            for group in sorted(set(pattern.groupindex) - GROUPS):
                yield ("rules", i, "pattern"), f"no group of a construction is called {group}"
            if not {"people", "subject", "members"} & set(pattern.groupindex):
                yield ("rules", i, "pattern"), f"{rule.id} says of nobody that they hold a post"
