"""The model of rules/resolution.yaml: when two names are one entity."""

from __future__ import annotations

from functools import cached_property

from pydantic import Field

from pipeline.rules.base import Model, RuleBook
from pipeline.rules.patterns import words


class Thresholds(Model):
    """Similarities from 0 to 100 (rapidfuzz) from which names are taken to be the same."""

    organisation: float = Field(ge=0, le=100)
    """Of whole names, their words in order."""
    person: float = Field(ge=0, le=100)
    """Of whole names."""
    word: float = Field(ge=0, le=100)
    """Of two words that may be one word misspelt."""


class ResolutionRules(RuleBook):
    """rules/resolution.yaml"""

    thresholds: Thresholds
    weightless: str
    """Words that do not tell one body from another."""
    opposites: list[list[str]]
    """Words that tell bodies apart however alike their names are."""
    abbreviations: dict[str, str]
    """Short forms of words to the word meant."""
    nicknames: list[str]
    """First names that stand for one another, a group a line."""

    @cached_property
    def weightless_words(self) -> frozenset[str]:
        """`weightless` as a set."""
        return frozenset(words(self.weightless))

    @cached_property
    def distinguishing(self) -> frozenset[str]:
        """All words of `opposites`."""
        return frozenset(word for group in self.opposites for word in group)

    @cached_property
    def nickname_groups(self) -> dict[str, int]:
        """{first name: number of its group}"""
        return {name: i for i, group in enumerate(self.nicknames) for name in group.split()}
