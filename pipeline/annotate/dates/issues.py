"""The issue of a journal or newsletter that two months or seasons date together: "May/June 2024" is one stretch.

In a sentence such a pair stays two dates ("talks are held in May/June").
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
    """Makes one expression of the two that date an issue, by `issue` of `rules/dates.yaml`."""

    def __init__(self, rules: DateRules) -> None:
        self._rule = rules.issue.id
        self._between = rules.pattern(rules.issue.pattern)
        self._behind = rules.pattern(rules.issue.closer or "")

    def joined(self, view: str, block: Block, found: list[Expression], published: date | None) -> Iterator[Expression]:
        """The expressions of a block, the pairs that date an issue made one."""
        i = 0
        while i < len(found):
            first, last = found[i], found[i + 1] if i + 1 < len(found) else None
            i += 1
            if last is not None and (issue := self._issue(view, block, first, last, published)):
                first, i = issue, i + 1
            yield first

    def _issue(
        self, view: str, block: Block, first: Expression, last: Expression, published: date | None
    ) -> Expression | None:
        """The expression that two are together; None where they are none."""
        if first.kind != last.kind or first.kind not in _NAMED or first.to or last.to or last.edges:
            return None
        if not self._between.fullmatch(view, first.end, last.start):
            return None
        joined = Expression(
            first.start, last.end, self._rule, first.kind, first.slots, first.confidence, first.edges, to=last
        )
        if self._behind.match(view, last.end) or _is_masthead(view, block, joined, published):
            return joined
        return None


def _is_masthead(view: str, block: Block, pair: Expression, published: date | None) -> bool:
    """Whether two months stand on a line of their own or beside a title, on a page of about that time."""
    if block.end - block.start > _LONGEST_LINE or view[block.start : block.end].rstrip().endswith((".", "?", "!")):
        return False
    found = interval(pair, Context(published))
    if found is None or published is None:
        return False
    return _months_apart(found.start, published) <= _SPREAD


def _months_apart(first: date, last: date) -> int:
    """How many months two days are apart, by their months."""
    return abs((last.year - first.year) * 12 + last.month - first.month)
