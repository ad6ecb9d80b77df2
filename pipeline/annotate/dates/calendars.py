"""Calendars: from the name of a period to its first and last day.

Pure functions over `datetime.date`; the conventions (what "early 2026" or "the autumn term" means) are those of the
project's table description.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from pipeline.facts import Precision
from pipeline.rules.dates import MONTHS, SEASONS

_WELSH_MONTHS = (
    "ion",
    "chw",
    "maw faw",
    "ebr",
    "mai fai",
    "meh feh",
    "gor orf",
    "aws",
    "med fed",
    "hyd",
    "tac dac",
    "rha rag",
)
"""How the months begin in Welsh, with the mutations of their first letters."""
MONTH_NUMBERS = {
    name: number for names in (MONTHS, _WELSH_MONTHS) for number, forms in enumerate(names, 1) for name in forms.split()
}
"""The first three letters of a month, English or Welsh, to its number."""
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WELSH_WEEKDAYS = ("llu lun", "maw faw", "mer fer", "iau", "gwe wen", "sad", "sul")
WEEKDAY_NUMBERS = {
    name: number
    for names in (WEEKDAYS, _WELSH_WEEKDAYS)
    for number, forms in enumerate(names)
    for name in forms.split()
}
"""The first three letters of a weekday, in Welsh without "dydd" or "nos", to its number from Monday on."""
WELSH_SEASONS = {
    "gwanwyn": "spring",
    "ngwanwyn": "spring",
    "haf": "summer",
    "hydref": "autumn",
    "gaeaf": "winter",
    "ngaeaf": "winter",
}
TERMS = {"autumn": ((9, 1), (12, 31)), "spring": ((1, 1), (4, 15)), "summer": ((4, 16), (7, 31))}
"""Term of the school year to its first and last (month, day)."""

IN_MONTHS = {"month": 1, "quarter": 3, "year": 12}
"""Units, and precisions, of whole months."""

ONE_DAY = timedelta(days=1)


class Interval(NamedTuple):
    """Inclusive days; `relative` when they follow from a reference day rather than from the words alone."""

    start: date
    end: date
    precision: Precision
    relative: bool = False

    @property
    def middle(self) -> date:
        """The day in the middle."""
        return self.start + (self.end - self.start) / 2

    @property
    def from_reference(self) -> Interval:
        """The same days, marked as resolved from a reference day."""
        return Interval(self.start, self.end, self.precision, True)


def day(value: date) -> Interval:
    """A single day."""
    return Interval(value, value, "day")


@lru_cache(maxsize=512)
def of_month(year: int, number: int) -> Interval:
    """A calendar month."""
    following = date(year + number // 12, number % 12 + 1, 1) if (year, number) != (9999, 12) else date.max
    return Interval(date(year, number, 1), following - ONE_DAY, "month")


def of_year(year: int) -> Interval:
    """A calendar year."""
    return Interval(date(year, 1, 1), date(year, 12, 31), "year")


def years(first: int, last: int) -> Interval:
    """Several calendar years: a decade, a century, the span of a strategy."""
    return Interval(date(first, 1, 1), date(last, 12, 31), "range")


def academic_year(first: int) -> Interval:
    """September to August."""
    return Interval(date(first, 9, 1), date(first + 1, 8, 31), "year")


def financial_year(first: int) -> Interval:
    """April to March."""
    return Interval(date(first, 4, 1), date(first + 1, 3, 31), "year")


@lru_cache(maxsize=512)
def of_season(year: int, name: str) -> Interval:
    """A season by the year in which it begins."""
    first = SEASONS[name]
    return months(year, first, 3)._replace(precision="season")


@lru_cache(maxsize=512)
def of_term(year: int, name: str) -> Interval:
    """A school term of a calendar year."""
    (m1, d1), (m2, d2) = TERMS[name]
    return Interval(date(year, m1, d1), date(year, m2, d2), "term")


def of_quarter(year: int, number: int, *, financial: bool) -> Interval:
    """Quarter 1 to 4 of a calendar year, or of the financial year that begins in `year`."""
    first = number * 3 - 2 + (3 if financial else 0)
    return months(year + (first - 1) // 12, (first - 1) % 12 + 1, 3)._replace(precision="quarter")


def half(whole: Interval, number: int) -> Interval:
    """The first or second half of a year (six months), month (15 days) or any other period."""
    if whole.precision == "month":
        cut = whole.start.replace(day=15)
    elif whole.start.day == 1 and (whole.end - whole.start).days > 300:
        cut = months(whole.start.year, whole.start.month, (_months_between(whole) + 1) // 2).end
    else:
        cut = whole.start + (whole.end - whole.start) // 2
    start, end = (whole.start, cut) if number == 1 else (cut + ONE_DAY, whole.end)
    return Interval(start, end, "range", whole.relative)


def _months_between(whole: Interval) -> int:
    return (whole.end.year - whole.start.year) * 12 + whole.end.month - whole.start.month + 1


def months(year: int, first: int, count: int) -> Interval:
    """`count` whole months from month `first` of `year` on."""
    last = first + count - 1
    return Interval(date(year, first, 1), of_month(year + (last - 1) // 12, (last - 1) % 12 + 1).end, "range")


def week(of: date) -> Interval:
    """Monday to Sunday of the week that holds a day."""
    monday = of - timedelta(days=of.weekday())
    return Interval(monday, monday + timedelta(days=6), "range")


def weekend(of: date) -> Interval:
    """Saturday and Sunday of the week that holds a day."""
    whole = week(of)
    return Interval(whole.end - ONE_DAY, whole.end, "range")


def whole(unit: str, of: date) -> Interval | None:
    """The week, month or quarter that holds a day; None for any other unit."""
    if unit == "week":
        return week(of)
    if unit == "month":
        return of_month(of.year, of.month)
    return of_quarter(of.year, (of.month + 2) // 3, financial=False) if unit == "quarter" else None


def add_months(start: date, count: int) -> date:
    """The same day number `count` months on (the last day of the month where there is none)."""
    index = start.year * 12 + start.month - 1 + count
    year, number = index // 12, index % 12 + 1
    return date(year, number, min(start.day, of_month(year, number).end.day))


def moved(whole: Interval, count: int) -> Interval:
    """Whole months, `count` months on."""
    start = add_months(whole.start, count)
    end = add_months(whole.end + ONE_DAY, count) - ONE_DAY
    return Interval(start, end, whole.precision, whole.relative)


def shifted(base: date, count: int, unit: str) -> Interval:
    """The day `count` units away; of several years, and of decades, the year."""
    days = {"day": 1, "week": 7, "fortnight": 14}
    if unit in days:
        return day(base + timedelta(days=days[unit] * count))
    if unit == "decade":
        return of_year(base.year + 10 * count)
    if unit == "year" and abs(count) > 1:
        return of_year(base.year + count)
    return day(add_months(base, IN_MONTHS[unit] * count))


def counted_on(start: date, count: int, unit: str) -> date:
    """The day `count` units from another, to the day."""
    if unit in IN_MONTHS:
        return add_months(start, IN_MONTHS[unit] * count)
    return shifted(start, count, unit).start


def nth_weekday(whole: Interval, weekday: int, number: int) -> date | None:
    """The first, second ... weekday (0 is Monday) of a period, or None when it has fewer; -1 is the last."""
    if number < 0:
        return whole.end - timedelta(days=(whole.end.weekday() - weekday) % 7)
    found = whole.start + timedelta(days=(weekday - whole.start.weekday()) % 7 + 7 * (number - 1))
    return found if found <= whole.end else None


def easter(year: int) -> date:
    """Easter Sunday by the Gregorian computus (Meeus, Jones and Butcher)."""
    century, of_century = divmod(year, 100)
    golden = year % 19
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - epact - of_century % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day_before = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day_before + 1)
