"""The arithmetic of dates, function by function: what a period is, and what its parts are."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.annotate.dates import calendars, numbers
from pipeline.annotate.dates.calendars import Interval
from pipeline.annotate.dates.edges import part
from pipeline.facts import Precision
from pipeline.rules.dates import Edge


def days(start: str, end: str, precision: Precision, *, relative: bool = False) -> Interval:
    return Interval(date.fromisoformat(start), date.fromisoformat(end), precision, relative)


DAY = days("2024-05-15", "2024-05-15", "day")  # a Wednesday
MONTH = days("2024-02-01", "2024-02-29", "month", relative=True)
YEAR = days("2024-01-01", "2024-12-31", "year")
SCHOOL_YEAR = days("2024-09-01", "2025-08-31", "year")
TERM = days("2024-01-01", "2024-04-15", "term")
MARCH = days("2024-03-01", "2024-03-31", "month")
CENTURY = days("1900-01-01", "1999-12-31", "range")
DECADE = days("2020-01-01", "2029-12-31", "range")
WEEKS = days("2024-05-06", "2024-05-19", "range")


@pytest.mark.parametrize(
    ("edge", "whole", "slots", "expected"),
    [
        ("start", MONTH, {}, days("2024-02-01", "2024-02-01", "day", relative=True)),
        ("end", MONTH, {}, days("2024-02-29", "2024-02-29", "day", relative=True)),
        ("start", DAY, {}, None),
        ("end", DAY, {}, None),
        ("half", YEAR, {"number": "first"}, days("2024-01-01", "2024-06-30", "range")),
        ("half", YEAR, {"number": "1st"}, days("2024-01-01", "2024-06-30", "range")),
        ("half", YEAR, {"number": "Second"}, days("2024-07-01", "2024-12-31", "range")),
        ("half", SCHOOL_YEAR, {"number": "second"}, days("2025-03-01", "2025-08-31", "range")),
        ("half", MONTH, {"number": "first"}, days("2024-02-01", "2024-02-15", "range", relative=True)),
        ("half", MONTH, {"number": "second"}, days("2024-02-16", "2024-02-29", "range", relative=True)),
        ("half", TERM, {"number": "first"}, days("2024-01-01", "2024-02-22", "range")),
        ("half", TERM, {"number": "second"}, days("2024-02-23", "2024-04-15", "range")),
        ("early", MONTH, {}, days("2024-02-01", "2024-02-10", "range", relative=True)),
        ("mid", MONTH, {}, days("2024-02-11", "2024-02-20", "range", relative=True)),
        ("late", MONTH, {}, days("2024-02-21", "2024-02-29", "range", relative=True)),
        ("early", YEAR, {}, days("2024-01-01", "2024-04-30", "range")),
        ("mid", YEAR, {}, days("2024-05-01", "2024-08-31", "range")),
        ("late", YEAR, {}, days("2024-09-01", "2024-12-31", "range")),
        ("early", DECADE, {}, days("2020-01-01", "2023-12-31", "range")),
        ("mid", DECADE, {}, days("2024-01-01", "2026-12-31", "range")),
        ("late", DECADE, {}, days("2027-01-01", "2029-12-31", "range")),
        ("early", TERM, {}, days("2024-01-01", "2024-02-04", "range")),
        ("mid", TERM, {}, days("2024-02-05", "2024-03-10", "range")),
        ("late", TERM, {}, days("2024-03-11", "2024-04-15", "range")),
        ("early", WEEKS, {}, days("2024-05-06", "2024-05-09", "range")),
        ("mid", CENTURY, {}, days("1940-01-01", "1969-12-31", "range")),
        ("half", MARCH, {"number": "first"}, days("2024-03-01", "2024-03-15", "range")),
        ("week", DAY, {}, days("2024-05-15", "2024-05-21", "range")),
        ("week_ending", DAY, {}, days("2024-05-09", "2024-05-15", "range")),
        ("week_of", DAY, {}, days("2024-05-13", "2024-05-19", "range")),
        ("weekend", DAY, {}, days("2024-05-18", "2024-05-19", "range")),
        ("weekend", DAY.from_reference, {}, days("2024-05-18", "2024-05-19", "range", relative=True)),
        ("week", DAY.from_reference, {}, days("2024-05-15", "2024-05-21", "range", relative=True)),
        ("week", MONTH, {}, None),
        ("shift", DAY, {"number": "two", "units": "weeks", "way": "before"}, days("2024-05-01", "2024-05-01", "day")),
        ("shift", DAY, {"number": "3", "units": "Days", "way": "After"}, days("2024-05-18", "2024-05-18", "day")),
        ("shift", DAY, {"number": "a", "units": "month", "way": "BEFORE"}, days("2024-04-15", "2024-04-15", "day")),
        (
            "shift",
            DAY.from_reference,
            {"number": "5", "units": "years", "way": "after"},
            days("2029-01-01", "2029-12-31", "year", relative=True),
        ),
        ("shift", DAY, {"number": "some", "units": "days", "way": "after"}, None),
        ("shift", MONTH, {"number": "two", "units": "days", "way": "after"}, None),
        ("nth", MONTH, {"nth": "second", "weekday": "Tuesday"}, days("2024-02-13", "2024-02-13", "day", relative=True)),
        ("nth", MONTH, {"nth": "last", "weekday": "friday"}, days("2024-02-23", "2024-02-23", "day", relative=True)),
        ("nth", MONTH, {"number": "first", "weekday": "Thu"}, days("2024-02-01", "2024-02-01", "day", relative=True)),
        ("nth", MONTH, {"nth": "sixth", "weekday": "monday"}, None),
        ("nth", MONTH, {"nth": "few", "unit": "week"}, None),
        ("nth", MONTH, {"nth": "first", "unit": "Weekend"}, days("2024-02-03", "2024-02-04", "range", relative=True)),
        ("nth", MONTH, {"nth": "ninth", "unit": "weekend"}, None),
        ("nth", MONTH, {"nth": "first", "unit": "week"}, days("2024-02-01", "2024-02-07", "range", relative=True)),
        ("nth", MONTH, {"nth": "fifth", "unit": "week"}, days("2024-02-29", "2024-02-29", "range", relative=True)),
        ("nth", MONTH, {"nth": "sixth", "unit": "week"}, None),
        ("nth", MONTH, {"nth": "last", "unit": "week"}, days("2024-02-23", "2024-02-29", "range", relative=True)),
        ("nth", WEEKS, {"nth": "third", "unit": "day"}, days("2024-05-08", "2024-05-08", "day")),
        ("nth", WEEKS, {"nth": "last", "unit": "day"}, days("2024-05-19", "2024-05-19", "day")),
        ("nth", YEAR, {"nth": "third", "unit": "month"}, days("2024-03-01", "2024-03-31", "month")),
        ("nth", YEAR, {"nth": "last", "unit": "month"}, days("2024-12-01", "2024-12-31", "month")),
        ("nth", YEAR, {"nth": "second", "unit": "quarter"}, days("2024-04-01", "2024-06-30", "quarter")),
        ("nth", SCHOOL_YEAR, {"nth": "last", "unit": "quarter"}, days("2025-06-01", "2025-08-31", "quarter")),
        ("nth", YEAR.from_reference, {"nth": "fourth", "unit": "quarter"},
         days("2024-10-01", "2024-12-31", "quarter", relative=True)),
        ("nth", YEAR, {"nth": "fifth", "unit": "quarter"}, None),
        ("nth", YEAR, {"nth": "thirteenth", "unit": "month"}, None),
    ],
)  # fmt: skip
def test_the_part_of_a_period(edge: Edge, whole: Interval, slots: dict[str, str], expected: Interval | None) -> None:
    assert part(edge, whole, slots) == expected


@pytest.mark.parametrize(
    ("count", "unit", "expected"),
    [
        (1, "day", days("2024-02-01", "2024-02-01", "day")),
        (-2, "week", days("2024-01-17", "2024-01-17", "day")),
        (1, "fortnight", days("2024-02-14", "2024-02-14", "day")),
        (1, "month", days("2024-02-29", "2024-02-29", "day")),
        (-2, "month", days("2023-11-30", "2023-11-30", "day")),
        (1, "quarter", days("2024-04-30", "2024-04-30", "day")),
        (1, "year", days("2025-01-31", "2025-01-31", "day")),
        (-1, "year", days("2023-01-31", "2023-01-31", "day")),
        (2, "year", days("2026-01-01", "2026-12-31", "year")),
        (-3, "year", days("2021-01-01", "2021-12-31", "year")),
        (1, "decade", days("2034-01-01", "2034-12-31", "year")),
        (-2, "decade", days("2004-01-01", "2004-12-31", "year")),
    ],
)
def test_a_day_some_units_away(count: int, unit: str, expected: Interval) -> None:
    assert calendars.shifted(date(2024, 1, 31), count, unit) == expected


def test_periods_by_name() -> None:
    assert calendars.day(date(2024, 5, 15)) == DAY
    assert calendars.of_year(2024) == YEAR
    assert calendars.years(2020, 2029) == DECADE
    assert calendars.academic_year(2024) == SCHOOL_YEAR
    assert calendars.financial_year(2023) == days("2023-04-01", "2024-03-31", "year")
    assert calendars.of_month(2024, 12) == days("2024-12-01", "2024-12-31", "month")
    assert calendars.of_season(2024, "winter") == days("2024-12-01", "2025-02-28", "season")
    assert calendars.of_term(2024, "spring") == TERM
    assert calendars.of_quarter(2024, 4, financial=False) == days("2024-10-01", "2024-12-31", "quarter")
    assert calendars.of_quarter(2024, 4, financial=True) == days("2025-01-01", "2025-03-31", "quarter")
    assert calendars.of_quarter(2024, 1, financial=True) == days("2024-04-01", "2024-06-30", "quarter")
    assert calendars.months(2024, 11, 4) == days("2024-11-01", "2025-02-28", "range")
    assert calendars.week(date(2024, 5, 19)) == days("2024-05-13", "2024-05-19", "range")
    assert calendars.weekend(date(2024, 5, 13)) == days("2024-05-18", "2024-05-19", "range")


@pytest.mark.parametrize(
    ("year", "sunday"),
    [(1961, "1961-04-02"), (2000, "2000-04-23"), (2008, "2008-03-23"), (2011, "2011-04-24"), (2038, "2038-04-25"),
     (1981, "1981-04-19"), (1954, "1954-04-18"), (2049, "2049-04-18"), (2076, "2076-04-19"), (2100, "2100-03-28"),
     (2285, "2285-03-22"), (1943, "1943-04-25"), (2019, "2019-04-21"), (2024, "2024-03-31")],
)  # fmt: skip
def test_easter_by_the_almanac(year: int, sunday: str) -> None:
    assert calendars.easter(year) == date.fromisoformat(sunday)


@pytest.mark.parametrize(
    ("text", "value"),
    [("two thousand", 2000), ("two thousand and ten", 2010), ("nineteen eighty-four", 1984),
     ("twenty twenty-five", 2025), ("eighteen ninety", 1890), ("twenty", None), ("ten two", None), ("", None),
     ("'49", 2049), ("50", 1950), ("00", 2000), ("123", None), ("1066", 1066)],
)  # fmt: skip
def test_a_year_in_figures_or_words(text: str, value: int | None) -> None:
    assert numbers.year(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [("21st", 21), ("Twenty-First", 21), ("final", -1), ("a couple of", 2), ("a dozen", 12), ("an", 1), ("some", None),
     ("ninetieth", 90), ("twelfth", 12), ("nineteen", 19)],
)  # fmt: skip
def test_a_number_in_figures_or_words(text: str, value: int | None) -> None:
    assert numbers.number(text) == value
