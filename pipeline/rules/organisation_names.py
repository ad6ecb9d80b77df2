"""The model of rules/organisation_names.yaml: how names of bodies are built that no list knows."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from pipeline.facts import OrganisationKind
from pipeline.rules.base import Model, PatternRule, RuleBook
from pipeline.rules.naming import NameRule, mistakes
from pipeline.rules.organisations import Nation
from pipeline.rules.source import Loc


class Default(Model):
    """The body that "the" and a head noun mean in the documents of a nation."""

    the: str
    nation: Nation
    body: str


class ContextRule(PatternRule):
    """What stands around a doubtful name and makes it that of a body."""

    before_first_names: bool = False
    """Whether the name may begin with a first name, since what introduces it is never a person."""


class OrganisationNameRules(RuleBook):
    """Vocabulary of names, and the rules that find them."""

    supplied = ("post", "gloss")

    heads: dict[str, OrganisationKind]
    celtic_heads: dict[str, OrganisationKind]
    endings: dict[str, OrganisationKind]
    weak_heads: list[str]
    leading_heads: list[str]
    small_heads: dict[str, OrganisationKind]
    small_sorts: list[str]
    causes: list[str]
    generic: str
    people: str
    """Who groups that are named for a cause are made of."""
    class_nouns: list[str]
    named_after_the: list[str]
    things: str
    openers: str
    members_of_networks: list[str]
    """Posts that name whose network it is, right before its head."""
    inner_possessives: str
    of_openers: str
    national: list[str]
    defaults: list[Default]
    party_tags: dict[str, str]
    party_adjectives: dict[str, str]
    """What politicians of a party are called by, besides its name."""
    spelt_out: dict[str, str]
    suffixes: list[str]
    with_local_branches: list[str]
    """Bodies with a branch in most places, which is a body of its own."""
    gloss_nouns: list[str]
    nations: dict[Nation, list[str]]
    vocabulary: dict[str, str | list[str]]
    rules: list[NameRule]
    contexts: list[ContextRule]

    @cached_property
    def words(self) -> dict[str, frozenset[str]]:
        """The blocks of words as sets."""
        blocks = ("generic", "people", "things", "openers", "inner_possessives", "of_openers")
        return {name: frozenset(getattr(self, name).split()) for name in blocks}

    @cached_property
    def confidence(self) -> dict[str, float]:
        """{id of a rule: how sure it is}."""
        return {r.id: r.confidence for r in self.rules} | {r.id: r.confidence for r in self.contexts}

    def mistakes(self) -> Iterator[tuple[Loc, str]]:
        """(location, reason) of every context that cannot work."""
        yield from mistakes(self.contexts, {**self.vocabulary, "post": ["chair"], "gloss": self.gloss_nouns})
