"""The models of rules/people/*.yaml: lists of names, and how names are told from other capitalised words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import ClassVar

from pipeline.rules.base import PatternRule, RuleBook
from pipeline.rules.letters import HONOURS, SEATS
from pipeline.rules.naming import NameRule, mistakes
from pipeline.rules.source import Loc


class PeopleRules(RuleBook):
    """Lists of names, as blocks of words; `ambiguous_*` are ordinary words, months or places as well."""

    supplied: ClassVar[tuple[str, ...]] = ("post",)

    first_names: str
    ambiguous_first_names: str = ""
    surnames: str
    ambiguous_surnames: str = ""
    male_first_names: str = ""
    female_first_names: str = ""
    honorifics: list[str]
    peerages: list[str]
    after_honorific: list[str]
    particles: list[str]
    post_nominals: list[str]
    """Letters behind a name, beside those that all rule files know (`pipeline.rules.letters`)."""
    never: str
    things_named_for: list[str]
    vocabulary: dict[str, str | list[str]]
    contexts: list[PatternRule]
    rules: list[NameRule]

    @cached_property
    def sets(self) -> dict[str, frozenset[str]]:
        """The blocks of words as sets."""
        blocks = ("first_names", "ambiguous_first_names", "surnames", "ambiguous_surnames", "never")
        return {name: frozenset(getattr(self, name).split()) for name in blocks}

    @cached_property
    def letters(self) -> frozenset[str]:
        """All letters that end a name."""
        return frozenset((*SEATS, *HONOURS, *self.post_nominals))

    @cached_property
    def confidence(self) -> dict[str, float]:
        """{id of a rule: how sure it is}."""
        return {r.id: r.confidence for r in self.rules} | {r.id: r.confidence for r in self.contexts}

    def mistakes(self) -> Iterator[tuple[Loc, str]]:
        """(location, reason) of every context that cannot work."""
        yield from mistakes(self.contexts, {**self.vocabulary, "post": ["chair"]})
