"""The model of rules/sentences.yaml."""

from __future__ import annotations

from functools import cached_property

from pydantic import Field

from pipeline.rules.base import Model, RuleBook


class AbbreviationRule(Model):
    """Abbreviations that behave alike, without their last full stop. Examples have ¶ where a sentence begins."""

    id: str = Field(pattern=r"^[a-z]+(\.[a-z0-9_]+)+$")
    why: str | None = None
    never_ends: tuple[str, ...] = ()
    """No sentence ends with one of these."""
    before_number: tuple[str, ...] = ()
    """No sentence ends with one of these when a number follows."""
    may_end: tuple[str, ...] = ()
    """A sentence ends with one of these when a word that often begins sentences follows."""
    examples: list[str] = Field(min_length=1)


class SentenceRules(RuleBook):
    """Where a full stop does not end a sentence."""

    starters: str
    """Words that often begin a sentence."""
    abbreviations: list[AbbreviationRule]

    @cached_property
    def starting(self) -> frozenset[str]:
        """`starters` as a set."""
        return frozenset(self.starters.split())

    @cached_property
    def never_ends(self) -> frozenset[str]:
        """All abbreviations that end no sentence."""
        return frozenset(x for rule in self.abbreviations for x in rule.never_ends)

    @cached_property
    def before_number(self) -> frozenset[str]:
        """All abbreviations that number something."""
        return frozenset(x for rule in self.abbreviations for x in rule.before_number)

    @cached_property
    def may_end(self) -> frozenset[str]:
        """All abbreviations that may end a sentence."""
        return frozenset(x for rule in self.abbreviations for x in rule.may_end)
