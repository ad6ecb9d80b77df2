"""The models of rules/zones.yaml and rules/metadata.yaml: what a page says about itself, and what is not the briefing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from pydantic import Field

from pipeline.rules.base import PatternBook, PatternRule, RuleBook
from pipeline.rules.patterns import compile_pattern
from pipeline.rules.source import Loc


class ZoneRules(RuleBook):
    """Lines by which the furniture of copied web pages is known. Patterns match a whole line, case folded."""

    line: list[str]
    """Furniture wherever it stands: link prompts, share buttons, picture names, bare addresses."""
    top: list[str]
    """Furniture when it stands in the run of lines above the title: menus, breadcrumbs, log-in links."""
    closers: list[str]
    """Lines that begin the furniture below the briefing."""
    cues: list[str]
    """Wording found inside furniture below the briefing: it confirms that a closer was one."""

    @cached_property
    def patterns(self) -> dict[str, re.Pattern[str]]:
        """One regular expression for each list."""
        return {
            name: compile_pattern("|".join(f"(?:{p})" for p in getattr(self, name)), ignore_case=True)
            for name in ("line", "top", "closers", "cues")
        }

    def mistakes(self) -> Iterator[tuple[Loc, str]]:
        for name in ("line", "top", "closers", "cues"):
            for i, pattern in enumerate(getattr(self, name)):
                try:
                    compile_pattern(pattern)
                except ValueError as error:
                    yield (name, i), str(error)


class MetadataRule(PatternRule):
    """A way in which a page says who wrote it, who publishes it or when; the group `value` is the answer.

    Rules are tried in the order of the file, the first that matches wins. `lines` limits a rule to the first
    (positive) or last (negative) so many lines with text.
    """

    field: str = Field(pattern="^(title|author|publisher|published)$")
    lines: int | None = None
    known: bool = False
    """The answer must be a body that the gazetteer knows."""
    source: str
    """How the answer is known, for `documents.published_source`."""


class MetadataRules(PatternBook[MetadataRule]):
    """rules/metadata.yaml"""
