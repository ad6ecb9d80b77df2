"""The model of rules/definitions.yaml: how texts define acronyms, and what only looks like one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Literal, NamedTuple

from pipeline.rules.base import PatternBook, PatternRule
from pipeline.rules.patterns import compile_pattern, expand, words
from pipeline.rules.source import Loc

SHORT_GROUP = "(?P<short>{plain_short})"
"""How the short form is written in patterns for running text."""
Where = Literal["bracket", "before_bracket", "text", "line", "word"]
Side = Literal["before", "after"]


class DefinitionRule(PatternRule):
    """A construction that ties a short form to a long one.

    `where` says what the pattern is laid over: the whole inside of a bracket, the text up to a bracket, the words
    around a short form in running text, a line of its own, or a single word. The group `short` is the short form; the
    long form ends where the match begins (`before`) or begins where it ends (`after`).
    """

    where: Where
    long: Side = "before"
    leeway: float = 0.6
    """How far the letters may be from plain initials: cost per letter, see `pipeline.annotate.acronyms.letters`."""
    cue: str | None = None
    """The vocabulary whose phrases stand before the short form: the pattern is tried after their last words only."""


class Around(NamedTuple):
    """A rule for running text: the patterns of what stands before (if anything) and after the short form.

    `cues` are the words with one of which the text before ends, articles and marks left out; empty when any will do.
    """

    rule: DefinitionRule
    head: re.Pattern[str] | None
    tail: re.Pattern[str]
    cues: tuple[str, ...]


class DefinitionRules(PatternBook[DefinitionRule]):
    """rules/definitions.yaml"""

    minor_words: str
    """Words that an acronym usually passes over."""
    generic_tails: str
    """Words at the end of a long form that a short form often leaves out."""
    left_out_before: list[str]
    """Words at the beginning of a name that a short form often leaves out."""
    behind_names: dict[str, str]
    """Long forms of short ones behind somebody's name, whatever they mean elsewhere."""
    nation_cues: dict[str, str]
    """Words that show which nation a document is about: where a short form has several meanings, its own wins."""
    spoken: dict[str, list[str]]
    """What a digit or sign in a short form is spoken as."""
    mixed_case: list[str]
    """Short forms that do not look like one: at most one capital, or lower case inside."""
    never_short: list[str]
    """Capitals that stand in brackets or in the text without being short for anything here."""

    @cached_property
    def minor(self) -> frozenset[str]:
        """`minor_words` as a set."""
        return frozenset(self.minor_words.split())

    @cached_property
    def generic(self) -> frozenset[str]:
        """`generic_tails` as a set."""
        return frozenset(self.generic_tails.split())

    @cached_property
    def never(self) -> frozenset[str]:
        """`never_short` as a set."""
        return frozenset(self.never_short)

    @cached_property
    def listed(self) -> frozenset[str]:
        """`mixed_case` as a set."""
        return frozenset(self.mixed_case)

    @cached_property
    def around(self) -> list[Around]:
        """The rules for running text."""
        found = []
        for rule in self.rules:
            if rule.where == "text":
                before, after = rule.pattern.split(SHORT_GROUP)
                head = compile_pattern(f"(?:{before})$", self.vocabulary) if before else None
                cues = (
                    tuple(sorted({entry.split()[-1] for entry in words(self.vocabulary[rule.cue])})) if rule.cue else ()
                )
                found.append(Around(rule, head, compile_pattern(after, self.vocabulary), cues))
        return found

    def of(self, where: Where) -> list[tuple[DefinitionRule, re.Pattern[str]]]:
        """The rules for one kind of place, with their regular expressions."""
        return [(rule, pattern) for rule, pattern in self.compiled if rule.where == where]

    def mistakes(self) -> Iterator[tuple[Loc, str]]:
        """Broken patterns, and those without the group that every definition needs."""
        if broken := list(super().mistakes()):
            yield from broken
            return
        for i, rule in enumerate(self.rules):
            if rule.where == "text" and rule.pattern.count(SHORT_GROUP) != 1:
                yield ("rules", i, "pattern"), f"has {SHORT_GROUP} not exactly once"
            elif rule.cue is not None and rule.cue not in self.vocabulary:
                yield ("rules", i, "cue"), f"no vocabulary called {{{rule.cue}}}"
            elif "(?P<short>" not in expand(rule.pattern, self.vocabulary):
                yield ("rules", i, "pattern"), "has no group `short`"
