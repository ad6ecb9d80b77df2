"""Parts of a period: what "end of", "early", "mid-", "the week commencing" make of its days."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from pipeline.annotate.dates import calendars, numbers
from pipeline.annotate.dates.calendars import IN_MONTHS, ONE_DAY, Interval
from pipeline.facts import Precision
from pipeline.rules.dates import Edge

EDGES: tuple[Edge, ...] = ("start", "end", "early", "mid", "late", "nth")
"""The parts that a pattern may also name by a group of its own."""


def part(edge: Edge, whole: Interval, slots: Mapping[str, str]) -> Interval | None:
    """The part of `whole` that an edge names, or None where it makes no sense (the end of a day)."""
    if edge in ("week", "week_of", "week_ending", "weekend"):
        return _week(edge, whole)
    if edge == "shift":
        return _shifted(whole, slots)
    if whole.start == whole.end:
        return None
    if edge == "start":
        return Interval(whole.start, whole.start, "day", whole.relative)
    if edge == "end":
        return Interval(whole.end, whole.end, "day", whole.relative)
    if edge == "half":
        number = 1 if slots["number"].lower() in ("first", "1st") else 2
        return calendars.half(whole, number)
    if edge == "nth":
        return _nth(whole, slots)
    if edge == "first":
        return _several(whole, slots)
    start, end = _third(edge, whole)
    return Interval(start, end, "range", whole.relative)


def _third(edge: Edge, whole: Interval) -> tuple[date, date]:
    """Early, mid or late: days 1 to 10, 11 to 20 and the rest of a month, four months of a year, else a third."""
    if whole.precision == "month":
        tenth, twentieth = whole.start.replace(day=10), whole.start.replace(day=20)
    elif whole.precision == "year":
        tenth, twentieth = (calendars.add_months(whole.start, n) - ONE_DAY for n in (4, 8))
    elif whole.precision == "range" and (whole.end.year - whole.start.year) % 10 == 9:
        step = (whole.end.year - whole.start.year + 1) // 10
        first = whole.start.year
        tenth, twentieth = date(first + 4 * step - 1, 12, 31), date(first + 7 * step - 1, 12, 31)
    else:
        length = (whole.end - whole.start).days + 1
        tenth = whole.start + timedelta(days=length // 3 - 1)
        twentieth = whole.start + timedelta(days=length * 2 // 3 - 1)
    if edge == "early":
        return whole.start, tenth
    return (tenth + ONE_DAY, twentieth) if edge == "mid" else (twentieth + ONE_DAY, whole.end)


def _week(edge: Edge, whole: Interval) -> Interval | None:
    if whole.start != whole.end:
        return None
    if edge in ("weekend", "week_of"):
        found = calendars.weekend(whole.start) if edge == "weekend" else calendars.week(whole.start)
        return Interval(found.start, found.end, "range", whole.relative)
    start = whole.start if edge == "week" else whole.end - timedelta(days=6)
    return Interval(start, start + timedelta(days=6), "range", whole.relative)


def _shifted(whole: Interval, slots: Mapping[str, str]) -> Interval | None:
    """Some days, weeks or months before or after a day; of whole months, whole months."""
    count, unit = numbers.number(slots["number"]), slots["units"].lower().rstrip("s")
    if count is None:
        return None
    back = slots["way"].lower() == "before"
    count = -count if back else count
    if IN_MONTHS.get(unit, 0) >= IN_MONTHS.get(whole.precision, 99):
        return calendars.moved(whole, count * IN_MONTHS[unit])
    if whole.start != whole.end:
        return None
    found = calendars.shifted(whole.start, count, unit)
    return Interval(found.start, found.end, found.precision, whole.relative)


def _several(whole: Interval, slots: Mapping[str, str]) -> Interval | None:
    """The first or last few days, weeks or months of a longer period."""
    count, unit = numbers.number(slots["number"]), slots["units"].lower().rstrip("s")
    if not count:
        return None
    front = slots["which"].lower() in ("first", "opening")
    # one on from the day before the first, one back from the day after the last
    outer = whole.start if front else whole.end + ONE_DAY
    inner = calendars.counted_on(outer, count if front else -count, unit)
    start, end = (outer, inner - ONE_DAY) if front else (inner, outer - ONE_DAY)
    return Interval(start, end, "range", whole.relative) if whole.start <= start <= end <= whole.end else None


def _nth(whole: Interval, slots: Mapping[str, str]) -> Interval | None:
    number = numbers.number(slots["nth"] if "nth" in slots else slots["number"])
    if number is None:
        return None
    if "weekday" in slots:
        found = calendars.nth_weekday(whole, calendars.WEEKDAYS.index(slots["weekday"].lower()[:3]), number)
        return Interval(found, found, "day", whole.relative) if found else None
    unit = slots["unit"].lower()
    if unit == "weekend":
        saturday = calendars.nth_weekday(whole, 5, number)
        return Interval(saturday, saturday + ONE_DAY, "range", whole.relative) if saturday else None
    if unit in ("month", "quarter"):
        return _nth_months(whole, number, 3 if unit == "quarter" else 1)
    days = 7 if unit == "week" else 1
    precision: Precision = "range" if unit == "week" else "day"
    if number < 0:
        return Interval(whole.end - timedelta(days=days - 1), whole.end, precision, whole.relative)
    start = whole.start + timedelta(days=days * (number - 1))
    end = min(start + timedelta(days=days - 1), whole.end)
    return Interval(start, end, precision, whole.relative) if start <= end else None


def _nth_months(whole: Interval, number: int, length: int) -> Interval | None:
    first = (
        calendars.add_months(whole.start, (number - 1) * length)
        if number > 0
        else calendars.add_months((whole.end + ONE_DAY), -length)
    )
    if first > whole.end:
        return None
    found = calendars.months(first.year, first.month, length)
    return Interval(found.start, found.end, "quarter" if length == 3 else "month", whole.relative)
