"""The model of rules/roles.yaml: the constructions that tie a person to a post and a body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Literal

from pipeline.facts import OrganisationKind
from pipeline.rules.base import PatternBook, PatternRule, Rule
from pipeline.rules.patterns import compile_pattern
from pipeline.rules.source import Loc

GROUPS = frozenset(
    {"people", "subject", "offices", "former", "holder", "body", "there", "role", "members", "heir", "me", "described"}
)
"""What the named groups of a construction's pattern may stand for, see rules/roles.yaml."""


class RoleRule(PatternRule):
    """A construction: a pattern over the skeleton of a sentence, and what it says of the people in it."""

    cues: list[str] = []
    """Words in lower case, or marks: a match holds one of them, so the rule is tried only where one stands.

    `^by` stands for a sentence whose first word is "by".
    """
    role: str | None = None
    """The title, where the construction itself gives it ("chaired by" makes a chair)."""
    title_at: dict[OrganisationKind, str] = {}
    """The title at bodies of some kinds, where it is not the words used: who "leads" a council is its leader."""
    kinds: list[OrganisationKind] = []
    """The kinds of body of which alone the rule tells; none for any."""
    titles: str = ""
    """A pattern that the whole of a title must match, in small letters; any if empty."""
    status: Literal["current", "former"] = "current"
    where: Literal["anywhere", "entry"] = "anywhere"
    """`entry`: only in the lines of a list of people, which are shorter than sentences may be."""
    body: Literal["stated", "publisher"] = "stated"
    """`publisher`: the body is the one that speaks ("our chair")."""
    needs_body: bool = False
    """Whether it says nothing where nobody can tell the body: who is a member, but of what?"""
    change: bool = False
    """Whether it tells of somebody who took up or left the post."""

    @cached_property
    def groups(self) -> list[str]:
        """The named groups of the pattern."""
        return re.findall(r"\(\?P<(\w+)>", self.pattern)

    @property
    def names_heir(self) -> bool:
        """Whether it names who holds the post last spoken of now."""
        return "heir" in self.groups

    @property
    def inherits(self) -> bool:
        """Whether the post is the one last spoken of: no words of its own tell which."""
        return self.names_heir or ("former" in self.groups and "offices" not in self.groups)


class ListRule(Rule):
    """What the line above a list of people says of everybody in it: their body, their post, or that they are members.

    Patterns are searched for, case folded: `label` in a heading or short line above the list, `lead_in` in the prose
    above it; where `never` matches the label, the rule says nothing.
    """

    says: Literal["body", "post", "member"]
    label: str = "(?!)"
    lead_in: str = "(?!)"
    never: str = "(?!)"

    @cached_property
    def label_pattern(self) -> re.Pattern[str]:
        """`label`, compiled."""
        return compile_pattern(self.label, ignore_case=True)

    @cached_property
    def lead_in_pattern(self) -> re.Pattern[str]:
        """`lead_in`, compiled."""
        return compile_pattern(self.lead_in, ignore_case=True)

    @cached_property
    def never_pattern(self) -> re.Pattern[str]:
        """`never`, compiled."""
        return compile_pattern(self.never, ignore_case=True)


class RoleRules(PatternBook[RoleRule]):
    """rules/roles.yaml"""

    office: str
    """One post with its body in any order: the pattern with which the group `offices` is read."""
    lists: list[ListRule]
    after_name: list[str]
    """Patterns of what may stand behind a name and belong to it: "MP", "(AR)", "(she/her)"."""

    @cached_property
    def list_of(self) -> dict[str, ListRule]:
        """{what a rule for lists says: the rule}."""
        return {rule.says: rule for rule in self.lists}

    @cached_property
    def office_pattern(self) -> re.Pattern[str]:
        """`office`, compiled."""
        return compile_pattern(self.office, self.vocabulary)

    @cached_property
    def in_welsh_pattern(self) -> re.Pattern[str]:
        """A post in Welsh behind a name, which the next line gives in English."""
        return compile_pattern(" {welsh}", self.vocabulary)

    @cached_property
    def after_name_pattern(self) -> re.Pattern[str]:
        """`after_name`, compiled to one pattern."""
        return compile_pattern("|".join(f"(?:{p})" for p in self.after_name), self.vocabulary)

    def mistakes(self) -> Iterator[tuple[Loc, str]]:
        """What is wrong beyond the shape: broken patterns, groups that mean nothing, rules about nobody."""
        yield from super().mistakes()
        for field, patterns in (("office", [self.office]), ("after_name", self.after_name)):
            for source in patterns:
                try:
                    compile_pattern(source, self.vocabulary)
                except ValueError as error:
                    yield (field,), str(error)
        if missing := {"body", "post", "member"} - {rule.says for rule in self.lists}:
            yield ("lists",), f"no rule says what makes people a list's {', '.join(sorted(missing))}"
        for i, (rule, pattern) in enumerate(self.compiled):
            for group in sorted(set(pattern.groupindex) - GROUPS):
                yield ("rules", i, "pattern"), f"no group of a construction is called {group}"
            if not {"people", "subject", "members", "former", "heir", "me", "described"} & set(pattern.groupindex):
                yield ("rules", i, "pattern"), f"{rule.id} says of nobody that they hold a post"
