"""Support for a doubtful name from the words around it.

A pattern such as `the charity <name>` or `<name>, who` is split at `<name>`: what stands before must end where the
candidate begins, what stands after must begin where it ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.rules import Rules
from pipeline.rules.base import PatternRule
from pipeline.rules.naming import halves
from pipeline.rules.patterns import Vocabulary, alternatives, compile_pattern

_REACH = 80
"""Characters before a candidate that a pattern may look at."""


@dataclass(slots=True)
class _Context:
    rule: PatternRule
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None


class Surroundings:
    """The contexts of a rule file, ready to be asked about a stretch of a view."""

    def __init__(self, rules: Iterable[PatternRule], vocabulary: Vocabulary, extra: Vocabulary | None = None) -> None:
        words = {**vocabulary, **(extra or {})}
        self._contexts = [_compile(rule, words) for rule in rules]

    def support(self, view: str, start: int, end: int) -> PatternRule | None:
        """The first rule whose surroundings a candidate stands in."""
        low = max(0, start - _REACH)
        for context in self._contexts:
            if context.after and not context.after.match(view, end):
                continue
            if context.before and not context.before.search(view, low, start):
                continue
            return context.rule
        return None


def _compile(rule: PatternRule, words: Vocabulary) -> _Context:
    before, after = halves(rule.pattern)
    return _Context(
        rule,
        compile_pattern(f"(?:{before})$", words) if before else None,
        compile_pattern(after, words) if after else None,
    )


def any_post(rules: Rules) -> str:
    """The heads of posts in the singular, in any case, for `{post}` in the patterns of contexts."""
    return f"(?i:{alternatives([*rules.posts.heads, *rules.posts.multiword_heads])})"
