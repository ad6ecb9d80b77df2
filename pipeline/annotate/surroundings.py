"""Support for a doubtful name from the words around it.

A pattern such as `the charity <name>` or `<name>, who` is split at `<name>`: what stands before must end where the
candidate begins, what stands after must begin where it ends.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import cached_property

from pipeline.rules import Rules
from pipeline.rules.base import PatternRule
from pipeline.rules.naming import halves
from pipeline.rules.patterns import Vocabulary, alternatives, compile_pattern
from pipeline.rules.posts import PostRules

_REACH = 80
"""Characters before a candidate that a pattern may look at."""


class _Context:
    """A rule whose pattern is compiled when a candidate is first held against it: to compile all takes a while."""

    def __init__(self, rule: PatternRule, words: Vocabulary) -> None:
        self.rule, self._words = rule, words

    @cached_property
    def sides(self) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
        """What must stand before and what behind; None for anything."""
        before, after = halves(self.rule.pattern)
        return (
            compile_pattern(f"(?:{before})$", self._words) if before else None,
            compile_pattern(after, self._words) if after else None,
        )


class Surroundings:
    """The contexts of a rule file, ready to be asked about a stretch of a view."""

    def __init__(self, rules: Iterable[PatternRule], vocabulary: Vocabulary, extra: Vocabulary | None = None) -> None:
        words = {**vocabulary, **(extra or {})}
        self._contexts = [_Context(rule, words) for rule in rules]

    def support(self, view: str, start: int, end: int, without: Collection[str] = ()) -> PatternRule | None:
        """The first rule whose surroundings a candidate stands in, but those with the ids in `without`."""
        low = max(0, start - _REACH)
        for context in self._contexts:
            if context.rule.id in without:
                continue
            before, after = context.sides
            if after and not after.match(view, end):
                continue
            if before and not before.search(view, low, start):
                continue
            return context.rule
        return None


_ABBREVIATIONS = ("CEO", "COO", "CFO", "DCS", "DCO", "EP")


def any_post(rules: Rules) -> str:
    """The heads of posts in the singular, in any case, and the short ones that mean nothing else.

    They are `{post}` in the patterns of contexts.
    """
    heads = alternatives([*rules.posts.heads, *rules.posts.multiword_heads])
    return f"(?:(?i:{heads})|{'|'.join(_ABBREVIATIONS)})"


def nouns_of_posts(rules: PostRules) -> frozenset[str]:
    """Words in small letters, of which whatever `any_post` matches holds one: the nouns that name a post."""
    posts = (post.lower() for post in (*rules.heads, *rules.multiword_heads, *_ABBREVIATIONS))
    nouns = {re.findall("[a-z]+", post.partition(" of ")[0])[-1] for post in posts}
    return frozenset([*nouns, *(f"{noun}s" for noun in nouns)])
