"""Dates as pages and file names state them: absolute, day first."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.read.stated_dates import date_in_file_name, date_in_title, season_in, stated_date
from pipeline.rules import Rules

FULL = date(2024, 5, 3)


@pytest.mark.parametrize(
    "text",
    [
        "3 May 2024",
        "3rd of May, 2024",
        "Friday 03 May 2024",
        "May 3, 2024",
        "3/5/2024",
        "03.05.24",
        "2024-05-03",
        "3-May-2024",
        "03-05-2024",
    ],
)
def test_days(text: str) -> None:
    assert stated_date(text) == (FULL, "day")


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("May 2024", (date(2024, 5, 1), "month")),
        ("Sept. 2024", (date(2024, 9, 1), "month")),
        ("2024-05", (date(2024, 5, 1), "month")),
        ("May/June 2024", (date(2024, 5, 1), "month")),
        ("May, June 2024", (date(2024, 6, 1), "month")),
        ("April/May/June 2024", (date(2024, 4, 1), "month")),
        ("December/January 2024", (date(2023, 12, 1), "month")),
        ("Vol 12 No 3 May 2024", (date(2024, 5, 1), "month")),
        ("Issue 7, 3 May 2024", (FULL, "day")),
        ("Date of issue 3 May 2024", (FULL, "day")),
        ("2023-24", None),
        ("2011-12", None),
        ("31 February 2024", None),
        ("3 May", None),
        ("Section 19.2", None),
        ("the twenty-first century", None),
    ],
)
def test_months_and_what_is_no_date(text: str, stated: object) -> None:
    assert stated_date(text) == stated


def test_a_year_known_from_elsewhere() -> None:
    assert stated_date("Friday 3 May", year=2024) == (FULL, "day")


@pytest.mark.parametrize(
    ("stem", "day"),
    [
        ("2024-05-03", FULL),
        ("minutes_2024_05_03_final", FULL),
        ("20240503-minutes", FULL),
        ("board 03.05.24", FULL),
        ("minutes-3-may-2024", FULL),
        ("summary-2024_05", date(2024, 5, 1)),
        ("may-2024-newsletter", date(2024, 5, 1)),
        ("round-up_nov2022", date(2022, 11, 1)),
        ("plan-2023-24", None),
        ("report-2024", None),
        ("form-20241399", None),
        ("000_3d7e129669847638", None),
    ],
)
def test_file_names(stem: str, day: date | None) -> None:
    found = date_in_file_name(stem)
    assert (found and found[0]) == day


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("Inclusion Summary – May 2024", date(2024, 5, 1)),
        ("Inclusion Summary (May 2024)", date(2024, 5, 1)),
        ("May 2024: what happened", date(2024, 5, 1)),
        ("Minutes of 3 May 2024", FULL),
        ("Newsletter May 2024", date(2024, 5, 1)),
        ("MINUTES OF THE MEETING HELD ON 3 MAY 2024 AT COUNTY HALL", FULL),
        ("Why boats sank on 3 May 2024 in the harbour", None),
        ("The May 2024 green paper explained", None),
        ("What has changed since May 2024", None),
        ("Plans by May 2024 or later", None),
    ],
)
def test_titles(title: str, day: date | None, rules: Rules) -> None:
    found = date_in_title(title, rules.metadata)
    assert (found and found[0]) == day


def test_seasons_are_exact_to_the_year(rules: Rules) -> None:
    assert season_in("Newsletter, Autumn term 2023", rules.metadata) == (date(2023, 9, 1), "year")
    assert season_in("The autumn statement", rules.metadata) is None


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_comes_back_from_every_form(day: date) -> None:
    forms = (day.isoformat(), f"{day.day} {day:%B} {day.year}", f"{day:%d/%m/%Y}", f"{day:%B} {day.day}, {day.year}")
    assert {stated_date(form) for form in forms} == {(day, "day")}


@given(st.text(max_size=80))
def test_any_text_is_a_date_or_none(text: str) -> None:
    found = stated_date(text)
    assert found is None or found[1] in ("day", "month")
