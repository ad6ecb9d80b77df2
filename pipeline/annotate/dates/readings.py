"""Which of several days is meant: the publication day, the tense and what was mentioned before decide."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Literal, NamedTuple

from pipeline.annotate.dates import numbers
from pipeline.annotate.dates.calendars import Interval
from pipeline.rules.dates import Direction

Slots = Mapping[str, str]
"""What the named groups of a pattern caught."""

Calendar = Literal["academic", "financial"]

_BACK = ("last", "past", "previous", "preceding", "latest", "recent")
_ON = ("next", "coming", "following", "forthcoming", "new", "upcoming")
_BEFORE_THAT = ("following", "previous", "preceding", "same", "that")
"""Words that count from the last date mentioned, not from the publication day."""

_ALMOST_A_YEAR, _THREE_MONTHS = timedelta(days=315), timedelta(days=92)
_TWO_MONTHS, _A_MONTH, _THREE_WEEKS = timedelta(days=61), timedelta(days=31), timedelta(days=21)


class Context(NamedTuple):
    """What an expression is resolved against."""

    published: date | None
    published_until: date | None = None
    """The last day on which it may have been published, where only the month or the year is known."""
    direction: Direction = "near"
    governed: bool = False
    """Whether the verb that tells of what is to come is its own for sure."""
    calendar: Calendar | None = None
    mentioned: Interval | None = None
    """The last date mentioned before, what "the following day" counts from."""
    beside: Interval | None = None
    """The same where it stands in the same sentence."""
    after_today: bool = False
    """Whether the day of publication itself is not meant: "on Friday", said on a Friday of what is to come."""
    week: date | None = None
    """The first day of the week that the sentence named before a weekday, where no verb says otherwise."""
    heading: date | None = None
    """A day within the period that the heading above names."""
    since: date | None = None
    """The day of the meeting that a page records, where it came out later: what was to come then may be over now."""
    period: Interval | None = None
    """The period of the calendar that the expression is a line of."""

    @property
    def latest(self) -> date | None:
        """The last day that can be past: a March issue may tell of what was on 12 March."""
        return self.published_until if self.today == self.published else self.today

    @property
    def today(self) -> date | None:
        """What a missing part is nearest to."""
        if self.heading is not None and self.direction == "near":
            return self.heading
        return self.published


def choose(candidates: list[Interval], context: Context) -> Interval | None:
    """The one of several readings (the same day in neighbouring years or weeks) that the tense asks for."""
    today, latest = context.today, context.latest or context.today
    if today is None or latest is None or not candidates:
        return None
    if context.period is not None:
        inside = [c for c in candidates if context.period.start <= c.start <= context.period.end]
        if inside:
            return inside[0].from_reference
    if context.since is not None and context.direction == "future":
        to_come = [c for c in candidates if c.end >= context.since]
        return min(to_come or candidates, key=lambda c: c.start).from_reference
    past = max((c for c in candidates if c.start <= latest), key=lambda c: c.start, default=None)
    future = min((c for c in candidates if c.end >= today), key=lambda c: c.start, default=None)
    if past is None or future is None:
        return (past or future or candidates[0]).from_reference
    # what "will" happen in almost a year's time just happened, most likely: the verb belongs to something else
    far = not context.governed and future.start - today > _ALMOST_A_YEAR and today - past.end < _THREE_WEEKS
    # nor is a day that comes within a month the one of almost a year ago, which would have its year: pages are
    # dated by their first day, and go on
    soon = past.end == past.start and future.start - today < _A_MONTH and today - past.end > _ALMOST_A_YEAR
    if (context.direction == "past" and not soon) or (context.direction == "future" and far):
        return past.from_reference
    if context.direction == "past":
        return future.from_reference
    if context.direction == "future":
        return future.from_reference
    nearer_past = today - past.end <= future.start - today
    return (past if nearer_past else future).from_reference


def each_year(make: Callable[[int], Interval], context: Context) -> Interval | None:
    """The reading of something that comes once a year."""
    today = context.today
    if today is None:
        return None
    found = []
    for year in range(today.year - 2, today.year + 3):
        try:
            found.append(make(year))
        except ValueError:
            continue  # 29 February
    return choose(found, context)


def steps(relative: str) -> int:
    """-1 for "last", 1 for "next", 2 for "after next", 0 for "this"."""
    words = relative.lower().split()
    if any(w in words for w in _BACK):
        return -1
    if "after" in words:
        return 2
    return 1 if any(w in words for w in _ON) else 0


def base_day(relative: str, context: Context) -> date | None:
    """The day that "last", "next" or "the following" counts from."""
    words = relative.lower().split()
    counted = relative.lower() == "the" or any(w in words for w in _BEFORE_THAT)
    mentioned, published = context.mentioned, context.published
    if not counted or mentioned is None:
        return published
    if relative.lower() == "the" and published is not None and mentioned.start < published <= mentioned.end:
        return published  # "later in the year", of the year that is
    return mentioned.start


def _nearby(relative: str, make: Callable[[int], Interval], context: Context) -> Interval | None:
    """ "last", "this" or "next" before something that comes once a year."""
    base = base_day(relative, context)
    if base is None:
        return None
    step = steps(relative)
    every = [make(y) for y in range(base.year - 2, base.year + 3)]
    if step < 0:
        return max((i for i in every if i.end < base), key=lambda i: i.start).from_reference
    if step > 0:
        # "next May", said in March: the one to come would be "this May", or just "May"
        return min((i for i in every if i.start - base > _TWO_MONTHS), key=lambda i: i.start).from_reference
    around = next((i for i in every if i.start <= base <= i.end), None)
    if around is not None:
        return around.from_reference
    past = max((i for i in every if i.end < base), key=lambda i: i.start)
    future = min((i for i in every if i.start > base), key=lambda i: i.start)
    # "this autumn", said in January of what was: the one just over
    if context.direction == "past" and base - past.end < _THREE_MONTHS:
        return past.from_reference
    if context.direction == "future" and future.start - base < base - past.end:
        return future.from_reference  # "from this spring", said in November of what will be
    return (past if past.start.year == base.year != future.start.year else future).from_reference


def yearly(slots: Slots, make: Callable[[int], Interval], context: Context) -> Interval | None:
    """A month, season, term or feast with a year, with "this year", with "last", or alone."""
    if "year" in slots:
        year = numbers.year(slots["year"])
        return make(year) if year is not None else None
    if "year_relative" in slots:
        base = base_day(slots["year_relative"], context)
        return make(base.year + steps(slots["year_relative"])).from_reference if base else None
    if "relative" in slots:
        return _nearby(slots["relative"], make, context)
    return each_year(make, context)
