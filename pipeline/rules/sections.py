"""The model of rules/sections.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from pydantic import PositiveInt

from pipeline.rules.base import Model, RuleBook
from pipeline.rules.patterns import compile_pattern
from pipeline.rules.source import Loc


class SectionNumbers(Model):
    """Lengths by which headings are told from the lines of paragraphs."""

    heading_words: PositiveInt
    """The most words of a heading."""
    colon_words: PositiveInt
    """The most words of a heading that ends with a colon."""
    heading_letters: PositiveInt
    """The most characters of a heading."""
    label_letters: PositiveInt
    """The most characters of a label or of an entry in a list; a line of running text is longer."""


class SectionRules(RuleBook):
    """How copied pages show their structure."""

    no_heading: list[str]
    """Short lines on their own that name no section."""
    below_items: list[str]
    """Headings without a number that end the numbered items above them."""
    leads_in: list[str]
    """What a sentence with a full stop says when it leads in to the list below it."""
    open_sentence: frozenset[str]
    """Words by which a short line with a colon is the beginning of a sentence, not a heading."""
    after_day: str
    """Words that show a number before them to be a day or an hour."""
    numbers: SectionNumbers

    @cached_property
    def follows_day(self) -> frozenset[str]:
        """`after_day` as a set."""
        return frozenset(self.after_day.split())

    @cached_property
    def names_no_section(self) -> re.Pattern[str]:
        """`no_heading` as one regular expression over a whole line."""
        return _any_of(self.no_heading)

    @cached_property
    def ends_items(self) -> re.Pattern[str]:
        """`below_items` as one regular expression over a whole line."""
        return _any_of(self.below_items)

    @cached_property
    def announces(self) -> re.Pattern[str]:
        """`leads_in` as one regular expression."""
        return compile_pattern(rf"\b(?:{'|'.join(self.leads_in)})\b", ignore_case=True)

    def mistakes(self) -> Iterator[tuple[Loc, str]]:
        """Patterns that are broken."""
        for key in ("no_heading", "below_items", "leads_in"):
            for i, pattern in enumerate(getattr(self, key)):
                try:
                    compile_pattern(pattern)
                except ValueError as error:
                    yield (key, i), str(error)


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    return compile_pattern("|".join(f"(?:{pattern})" for pattern in patterns), ignore_case=True)
