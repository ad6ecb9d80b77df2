"""What the rules for names of bodies and people share: rules without a pattern, and patterns over surroundings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pydantic import Field

from pipeline.rules.base import PatternRule, Rule
from pipeline.rules.patterns import Vocabulary, compile_pattern
from pipeline.rules.source import Loc

NAME = "<name>"
"""Stands for the candidate in the pattern of a context: `the charity <name>`, `<name>, who`."""


class NameRule(Rule):
    """A way of finding names whose mechanism is in code; the examples show what it does."""

    confidence: float = Field(ge=0, le=1)


def halves(pattern: str) -> tuple[str, str]:
    """What a pattern asks for before and after the name. Raises ValueError where it has not one `<name>`."""
    if pattern.count(NAME) != 1:
        raise ValueError(f"the pattern of a context has one {NAME}")
    before, _, after = pattern.partition(NAME)
    return before, after


def mistakes(contexts: Iterable[PatternRule], vocabulary: Vocabulary) -> Iterator[tuple[Loc, str]]:
    """(location, reason) of every pattern of a context that cannot work."""
    for i, rule in enumerate(contexts):
        try:
            for half in halves(rule.pattern):
                compile_pattern(half, vocabulary)
        except ValueError as error:
            yield ("contexts", i, "pattern"), str(error)
