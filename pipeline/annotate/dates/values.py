"""From the slots of an expression to its days: one function for each kind of expression."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from pipeline.annotate.dates import days, periods
from pipeline.annotate.dates.calendars import Interval
from pipeline.annotate.dates.readings import Context, Slots
from pipeline.rules.dates import DateKind

_KINDS: dict[DateKind, Callable[[Slots, Context], Interval | None]] = {
    "day": days.day,
    "numeric": days.numeric,
    "iso": days.iso,
    "day_range": days.day_range,
    "month": periods.month,
    "weekday": days.weekday,
    "weekday_of_week": days.weekday_of_week,
    "week_day_number": days.week_day_number,
    "season": periods.season,
    "term": periods.term,
    "quarter": periods.quarter,
    "year": periods.year,
    "year_pair": periods.year_pair,
    "decade": periods.decade,
    "century": periods.century,
    "holiday": days.holiday,
    "day_word": days.day_word,
    "unit": periods.unit,
    "part_of_unit": periods.part_of_unit,
    "new_year": periods.new_year,
    "offset": days.offset,
    "offset_ahead": days.offset_ahead,
    "shifted_day": days.shifted_day,
    "this_time": days.this_time,
}


_COUNTED_FROM = frozenset({"relative", "year_relative", "way"})
"""Slots of words that may count from a date mentioned before."""
_OF_ITS_MONTH: DateKind = "week_day_number"
"""A day without a month may have that of a date mentioned before."""


def resolve(kind: DateKind, slots: Slots, context: Context) -> Interval | None:
    """The days an expression means, or None."""
    if kind != _OF_ITS_MONTH and _COUNTED_FROM.isdisjoint(slots):
        context = context._replace(mentioned=None, beside=None)
    return _resolve(kind, tuple(slots.items()), context)


@lru_cache(maxsize=8192)
def _resolve(kind: DateKind, slots: tuple[tuple[str, str], ...], context: Context) -> Interval | None:
    """Kept, because the same few expressions stand in most briefings of a month."""
    try:
        return _KINDS[kind](dict(slots), context)
    except (ValueError, OverflowError):
        return None  # a day that does not exist, or a year beyond the calendar
