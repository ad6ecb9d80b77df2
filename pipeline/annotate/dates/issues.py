"""The issue of a journal or newsletter that months or seasons date together: "May/June 2024" is one stretch.

In a sentence they stay a date each ("talks are held in May/June").
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.annotate.dates.find import Expression
from pipeline.annotate.dates.readings import Context
from pipeline.annotate.dates.resolve import interval
from pipeline.annotate.layers import Block
from pipeline.rules.dates import DateKind, DateRules

_LONGEST_LINE = 100
"""A masthead is no longer than this, in characters."""
_SPREAD = 3
"""An issue comes out within so many months of the first that it is for."""
_NAMED: tuple[DateKind, ...] = ("month", "season")


class Issues:
    """Makes one expression of those that date an issue, by `issue` of `rules/dates.yaml`."""

    def __init__(self, rules: DateRules) -> None:
        self._rule = rules.issue.id
        self._between = rules.pattern(rules.issue.pattern)
        self._behind = rules.pattern(rules.issue.closer or "")

    def joined(self, view: str, block: Block, found: list[Expression], published: date | None) -> Iterator[Expression]:
        """The expressions of a block, those that date an issue made one."""
        i = 0
        while i < len(found):
            end = self._run(view, found, i)
            issue = self._issue(view, block, found[i], found[end - 1], published) if end - i > 1 else None
            yield from [issue] if issue else found[i:end]
            i = end

    def _run(self, view: str, found: list[Expression], start: int) -> int:
        """The end of the months, or seasons, from one on that only a slash or the like keeps apart."""
        end = start + 1
        while (
            end < len(found)
            and found[start].kind in _NAMED
            and found[end].kind == found[start].kind
            and self._between.fullmatch(view, found[end - 1].end, found[end].start)
        ):
            end += 1
        return end

    def _issue(
        self, view: str, block: Block, first: Expression, last: Expression, published: date | None
    ) -> Expression | None:
        """The expression that the first and last of a run are together; None where they date no issue."""
        if first.to or last.to or last.edges:
            return None
        if "year" in first.slots and "and" in view[first.end : last.start]:
            return None  # "December 2025 and January 2026" stands over the days of both
        joined = Expression(
            first.start, last.end, self._rule, first.kind, first.slots, first.confidence, first.edges, to=last
        )
        if self._behind.match(view, last.end) or _is_masthead(view, block, joined, published):
            return joined
        return None


def _is_masthead(view: str, block: Block, pair: Expression, published: date | None) -> bool:
    """Whether months stand on a line of their own or beside a title, on a page of about that time."""
    if block.end - block.start > _LONGEST_LINE or view[block.start : block.end].rstrip().endswith((".", "?", "!")):
        return False
    found = interval(pair, Context(published))
    if found is None or published is None:
        return False
    return _months_apart(found.start, published) <= _SPREAD


def _months_apart(first: date, last: date) -> int:
    """How many months two days are apart, by their months."""
    return abs((last.year - first.year) * 12 + last.month - first.month)
