"""What dates a calendar without years: the line above its days, the cell before them, a day nearby that has its year.

A list of term dates names each year once ("Autumn term 2025"), and the days below it have only their weekdays. Such a
line is no heading by its form as often as it is one.
"""

from __future__ import annotations

import bisect
import re
from datetime import date, timedelta
from typing import NamedTuple

from pipeline.annotate.dates.calendars import Interval
from pipeline.annotate.dates.find import Expression
from pipeline.annotate.layers import Block
from pipeline.rules.dates import DateKind

_PERIODS: tuple[DateKind, ...] = ("term", "season", "month", "year", "year_pair")
"""Kinds that stand over a list of days."""
_YEARLY: tuple[DateKind, ...] = ("day", "day_range", "numeric", "week_day_number", "month", "season", "term", "holiday")
"""Kinds whose year a day nearby may tell."""
_RELATIVE = frozenset({"relative", "year_relative"})
_BEFORE = 24
"""What a label says before its period ("Term dates for the"), in characters."""
_LINE = 120
"""A line of a calendar is no longer than this; a label says nothing of the paragraphs below it."""
_REACH = 1500
"""So far, in characters, a label holds, and a day tells the year of another."""
_BESIDE, _MANY_YEARS = 200, timedelta(days=800)
"""On a page that tells of more years than these, only a day so near tells the year of another."""
_ONLY = re.compile(
    r"(?:(?: [a-z]+){0,2} (?:dates?|calendar|diary|timetable|programme|events|meetings))?[ :|)*]*", re.IGNORECASE
)
"""Behind a period that stands over a list: "2025 dates", "2025/26 events calendar:"."""
_OVER = re.compile(r"[ ]?(?:[|:–-]|\)|,? ?$)| {2}| (?=[A-Z][a-z]+day\b|D?dydd\b|\d{1,2}(?!\d))")
"""Between the first cell of a row, or what stands before a colon, and what it is said of."""


class _Label(NamedTuple):
    """A period that dates what stands below or behind it: where it stands, where it ends to hold, its days."""

    start: int
    end: int
    days: Interval


class Labels:
    """Tells which period, or else which day, an expression without a year belongs to."""

    def __init__(self, view: str, full: list[tuple[int, date]]) -> None:
        """`full` are the days that are told with their years, with their offsets; none where the page is dated."""
        self._view, self._full = view, full
        days = [day for _, day in full]
        self._first, self._last = min(days, default=date.max), max(days, default=date.min)
        self._above: _Label | None = None
        self._before: _Label | None = None

    def period(self, expression: Expression, block: Block, tensed: bool) -> Interval | None:
        """The period of the row, or of the lines, that an expression stands in.

        Where a verb tells the tense (`tensed`), only of a date that has its weekday or heads a row.
        """
        heads = expression.start == block.start and _OVER.match(self._view, expression.end) is not None
        if block.end - block.start > _LINE or (tensed and not heads and "weekday" not in expression.slots):
            return None
        for label in (self._before, self._above):
            if label is not None and label.start < expression.start <= label.end:
                return label.days
        return None

    def nearest(self, expression: Expression) -> date | None:
        """The day with its year that is nearest to an expression without, on a page that has no publication day."""
        if expression.kind not in _YEARLY or not _RELATIVE.isdisjoint(expression.slots):
            return None
        i = bisect.bisect(self._full, (expression.start,))
        near = self._full[max(0, i - 1) : i + 1]
        at, day = min(near, key=lambda day: abs(day[0] - expression.start), default=(0, None))
        reach = _BESIDE if self._last - self._first > _MANY_YEARS else _REACH
        return day if abs(at - expression.start) <= reach else None

    def remember(self, expression: Expression, block: Block, found: Interval) -> None:
        """Keeps a period that stands on a line of its own, or at the head of one."""
        if self._full and expression.kind == "day" and found.start == found.end and "weekday" in expression.slots:
            bisect.insort(self._full, (expression.start, found.start))
            self._first, self._last = min(self._first, found.start), max(self._last, found.start)
        if expression.kind not in _PERIODS or expression.to or expression.edges:
            return
        alone = expression.start == block.start and expression.end == block.end
        if found.relative and not (alone and expression.kind == "month"):
            return
        if _ONLY.fullmatch(self._view, expression.end, block.end) and expression.start - block.start <= _BEFORE:
            self._above = _Label(expression.start, expression.end + _REACH, found)
        elif expression.start == block.start and _OVER.match(self._view, expression.end):
            self._before = _Label(expression.start, block.end, found)
