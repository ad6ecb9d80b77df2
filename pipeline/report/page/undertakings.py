"""What has been promised: what is due, what is overdue, what slipped or weakened."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

from pipeline.report.page.reading import Reading, Undertaking

MONTHS_AHEAD = 6
"""Months after the day of the report in which something counts as due soon."""


@dataclass(frozen=True)
class Followed:
    """An undertaking said more than once; `slipped` counts the days from its first deadline to its last."""

    statements: list[Undertaking]
    slipped: int | None
    weakened: bool

    @property
    def last(self) -> Undertaking:
        """What was said last."""
        return self.statements[-1]


@dataclass(frozen=True)
class Outlook:
    """The undertakings with a deadline, as seen from a day. What a later statement replaced is left out."""

    as_of: date | None
    dated: list[Undertaking]
    due: list[Undertaking]
    overdue: list[Undertaking]
    until: date | None


def outlook(reading: Reading, as_of: date | None) -> Outlook:
    """What is due and what is overdue on a day, the nearest first. Without a day nothing is either."""
    dated = [u for u in current(reading) if u.due_end]
    if as_of is None:
        return Outlook(None, dated, [], [], None)
    until = months_after(as_of, MONTHS_AHEAD)
    return Outlook(
        as_of,
        dated,
        due=[u for u in dated if u.due_end and as_of <= u.due_end <= until],
        overdue=[u for u in reversed(dated) if u.due_end and u.due_end < as_of],
        until=until,
    )


def current(reading: Reading) -> list[Undertaking]:
    """Of every thread the last statement, with a deadline if any statement has one; by deadline."""
    last = [
        next((u for u in reversed(statements) if u.due_end), statements[-1]) for statements in reading.threads.values()
    ]
    return sorted(last, key=lambda u: (u.due_end or date.max, u.id))


def followed(reading: Reading) -> list[Followed]:
    """Undertakings that slipped or weakened from one document to the next, the longest slip first."""
    found = [
        Followed(statements, *reading.thread_verdicts[thread_id])
        for thread_id, statements in reading.threads.items()
        if len({u.source.id for u in statements}) > 1
    ]
    worse = [f for f in found if f.weakened or (f.slipped or 0) > 0]
    return sorted(worse, key=lambda f: (-(f.slipped or 0), f.last.id))


def months_after(day: date, months: int) -> date:
    """The same day some months later, or the last of that month where it has no such day."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
