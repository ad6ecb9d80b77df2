"""Dates said in several words: parts of periods, weeks, ordinals, offsets of offsets, with their near-misses.

Every sentence is read as published on Tuesday 10 June 2025 unless the test says otherwise.
"""

from __future__ import annotations

from datetime import date

import pytest

from tests.annotate.test_dates import shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Waits fell in the first three months of 2022.", ["first three months of 2022 = 2022-01-01..2022-03-31"]),
        ("It will shut in the last two weeks of July.", ["last two weeks of July = 2025-07-18..2025-07-31"]),
        ("It rose in the final couple of months of 2024.", ["final couple of months of 2024 = 2024-11-01..2024-12-31"]),
        # longer than the period itself
        ("The first nine weeks of July were wet.", ["first nine weeks of July = 2024-07-01..2024-07-31"]),
        ("The first three months were hard.", []),
        ("It opened on the twenty-third day of March 2025.", ["twenty-third day of March 2025 = 2025-03-23"]),
        ("It comes in the ninth month of 2026.", ["ninth month of 2026 = 2026-09-01..2026-09-30"]),
        ("Sales fell in the last quarter of 2024.", ["last quarter of 2024 = 2024-10-01..2024-12-31"]),
        ("Sales fell over the last quarter.", ["last quarter = 2025-01-01..2025-03-31"]),
        ("It will shut next fortnight.", ["next fortnight = 2025-06-23..2025-07-06"]),
        ("It is the worst of this century.", ["this century = 2001-01-01..2100-12-31"]),
        ("Waits will grow this decade.", ["this decade = 2020-01-01..2029-12-31"]),
        ("A reply will come before the month is out.", ["month is out = 2025-06-30"]),
        ("By then the month is out of mind.", []),
    ],
)
def test_some_of_a_period(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It goes to the board in quarter two.", ["quarter two = 2025-07-01..2025-09-30"]),
        ("It goes to the board in Quarter 2 of 2024.", ["Quarter 2 of 2024 = 2024-04-01..2024-06-30"]),
        ("A quarter three times as long.", []),
    ],
)
def test_a_quarter_has_its_number_in_figures_or_in_words(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # of a council's or trust's money the financial year, the coming one or the last
        ("The deficit will reach £20m by year end.", ["year end = 2026-03-31"]),
        ("The deficit had reached £20m at year end.", ["year end = 2025-03-31"]),
        ("Funding per pupil is what it was in 2010-11.", ["2010-11 = 2010-04-01..2011-03-31"]),
        ("Absence per school is what it was in 2010-11.", ["2010-11 = 2010-09-01..2011-08-31"]),
        ("All plans will be checked by year end.", ["year end = 2025-12-31"]),
        ("The deficit will be gone by calendar year end.", ["calendar year end = 2025-12-31"]),
    ],
)
def test_the_year_that_ends_is_that_of_money_where_money_is_spoken_of(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We meet Monday to Wednesday next week.", ["Monday to Wednesday next week = 2025-06-16..2025-06-18"]),
        ("It met on Monday and Friday last week.", ["Monday = 2025-06-02", "Friday last week = 2025-06-06"]),
        ("We meet next week on Tuesday and Friday.", ["next week on Tuesday = 2025-06-17", "Friday = 2025-06-20"]),
        (
            "We meet on Friday, and they on Tuesday next week.",
            ["Friday = 2025-06-13", "Tuesday next week = 2025-06-17"],
        ),
        (
            "There are two strikes next week: Tuesday and Friday.",
            ["next week = 2025-06-16..2025-06-22", "Tuesday = 2025-06-17", "Friday = 2025-06-20"],
        ),
        ("The paper of last week was read on Tuesday.", ["last week = 2025-06-02..2025-06-08", "Tuesday = 2025-06-10"]),
        ("Papers go out w/c 16th.", ["w/c 16th = 2025-06-16..2025-06-22"]),
        ("Papers go out in the week of the 18th.", ["week of the 18th = 2025-06-16..2025-06-22"]),
        # the weekday tells the month, even one farther off
        ("The hall is booked for Saturday 1st.", ["Saturday 1st = 2025-11-01"]),
        (
            "They struck on Friday, the fourth strike this term.",
            ["Friday = 2025-06-06", "this term = 2025-04-16..2025-07-31"],
        ),
        # a weekday is no beginning of a range of months
        ("They moved on Friday to December's rules.", ["Friday = 2025-06-06", "December = 2024-12-01..2024-12-31"]),
    ],
)
def test_days_of_a_week(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Born on twenty five January nineteen eighty six.", ["twenty five January nineteen eighty six = 1986-01-25"]),
        ("It ran from March 3rd to the 7th.", ["March 3rd to the 7th = 2025-03-03..2025-03-07"]),
        (
            "Held between the ninth and the eleventh of July.",
            ["ninth and the eleventh of July = 2024-07-09..2024-07-11"],
        ),
        ("It opened 1 year, 2 months and 3 days ago.", ["1 year, 2 months and 3 days ago = 2024-04-07"]),
        ("The school of 12 March 1648.", ["12 March 1648 = 1648-03-12"]),
        # a time
        ("The hall is booked on 12 March 1500-1700.", ["12 March = 2025-03-12"]),
        ("Closed from 4 to 22 next month.", ["4 to 22 next month = 2025-07-04..2025-07-22"]),
        ("Complaints rose from 4 to 22 this month.", ["this month = 2025-06-01..2025-06-30"]),
        # thousands
        ("At the end of May 1,412 boats were out.", ["end of May = 2025-05-31"]),
        ("In May 2,100 boats were out.", ["May = 2025-05-01..2025-05-31"]),
        # a number with its weekday follows the day before it
        (
            "Trips: Tuesday 15 July, noon, and Thurs 17th, 7pm.",
            ["Tuesday 15 July = 2025-07-15", "Thurs 17th = 2025-07-17"],
        ),
        (
            "Trips: Tuesday 15 July, noon, and Friday 13th.",
            ["Tuesday 15 July = 2025-07-15", "Friday 13th = 2025-06-13"],
        ),
    ],
)
def test_days_in_words_and_ranges(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The line was shut over the Easter weekend.", ["Easter weekend = 2025-04-18..2025-04-21"]),
        ("It rained on the August bank holiday weekend.", ["August bank holiday weekend = 2024-08-24..2024-08-26"]),
        ("They met on the weekend of Halloween 2021.", ["weekend of Halloween 2021 = 2021-10-30..2021-10-31"]),
    ],
)
def test_the_weekend_of_a_feast_has_its_free_days(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In the quarter to 31 March 2025 waits rose on a year earlier.", "a year earlier = 2024-01-01..2024-03-31"),
        ("In the year to March 2025 waits rose on a year earlier.", "a year earlier = 2023-04-01..2024-03-31"),
        ("It met on 2 June, with a plan for July, and wrote the next day.", "next day = 2025-06-03"),
        # a comparison is not what is spoken of
        (
            "In 2025 waits rose on a year earlier. Talks began later in the year.",
            "later in the year = 2025-06-11..2025-12-31",
        ),
    ],
)
def test_what_a_year_earlier_counts_from(text: str, expected: str) -> None:
    assert shown(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The panel has given the council until Friday.", ["Friday = 2025-06-13"]),
        ("The panel sat until Friday.", ["Friday = 2025-06-06"]),
        ("The union called a strike for Friday.", ["Friday = 2025-06-13"]),
        ("The union called for talks on Friday.", ["Friday = 2025-06-06"]),
        ("She was appointed head, effective 1 August.", ["1 August = 2025-08-01"]),
        ("The scheme has been extended in its present form until March.", ["March = 2026-03-01..2026-03-31"]),
        ("The scheme ran in its present form until March.", ["March = 2025-03-01..2025-03-31"]),
    ],
)
def test_until_when_of_what_was_given_is_to_come(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Early May bank holiday: Monday 4 May", ["Early May bank holiday = 2026-05-04", "Monday 4 May = 2026-05-04"]),
        (
            "February half term: Monday 16 February",
            ["February = 2026-02-01..2026-02-28", "Monday 16 February = 2026-02-16"],
        ),
        ("Early May bank holiday: tell the office.", ["Early May bank holiday = 2025-05-05"]),
    ],
)
def test_a_date_before_a_colon_is_in_the_year_of_the_one_behind_it(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who said it when says nothing of what is said
        (
            'The heads said: "This allows a joint walkout in the autumn if it must."',
            ["autumn = 2025-09-01..2025-11-30"],
        ),
        ('"We opened it in March," the heads will say.', ["March = 2025-03-01..2025-03-31"]),
        ('"It will open soon," the heads said in March.', ["March = 2025-03-01..2025-03-31"]),
        # a participle behind its noun is no verb
        (
            "The board will see the challenges involved in the September meeting.",
            ["September = 2025-09-01..2025-09-30"],
        ),
    ],
)
def test_verbs_tell_of_their_own_clause_only(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('The "Reading in Our Schools 2023" report is out.', []),
        ('She said: "It will be done by 2026"', ["2026 = 2026-01-01..2026-12-31"]),
        ("The 2024/25 budget has gone.", ["2024/25 = 2024-04-01..2025-03-31"]),
        ("The 2024 Budget was late.", []),
    ],
)
def test_the_year_in_a_title_is_none_that_of_a_budget_is(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Parents' evening: Monday 14/07/2025", ["Monday 14/07/2025 = 2025-07-14"]),
        ("Parents' evening: Mon, 14.07.25", ["Mon, 14.07.25 = 2025-07-14"]),
        ("Sports day: Friday 18/7", ["Friday 18/7 = 2025-07-18"]),
        # the weekday tells the year, and which figure is the day
        ("They met on Thursday 5/12.", ["Thursday 5/12 = 2024-12-05"]),
        ("Posted on Sunday 12/7/2014.", ["Sunday 12/7/2014 = 2014-12-07"]),
        ("Filed on Wed 2025-07-16.", ["Wed 2025-07-16 = 2025-07-16"]),
        ("Ring on Monday 0161/496/0123.", ["Monday = 2025-06-09"]),
    ],
)
def test_figures_with_their_weekday_are_one_date(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They moved on Friday (6 June).", ["Friday = 2025-06-06", "6 June = 2025-06-06"]),
        # of the years near, the one in which that day was a Friday
        ("Bids close on Friday (5 June).", ["Friday = 2026-06-05", "5 June = 2026-06-05"]),
        ("They moved on 6 June (Friday).", ["6 June = 2025-06-06", "Friday = 2025-06-06"]),
        ("They will move on Friday (noon).", ["Friday = 2025-06-13"]),
        ("Sports day is this coming Friday, 13 June.", ["this coming Friday, 13 June = 2025-06-13"]),
        ("Look for us on the 20th (weather permitting).", ["20th = 2025-06-20"]),
        # the month is that of the day before in the sentence, or the next one
        ("Bids open on 1 August and close on the 23rd.", ["1 August = 2025-08-01", "23rd = 2025-08-23"]),
        ("Bids open on 28 August and close on the 3rd.", ["28 August = 2025-08-28", "3rd = 2025-09-03"]),
        ("It was in the Friday Bulletin.", []),
        ("Stalls for Chinese New Year will be set up.", []),
        ("The reserve day is Thursday.", ["Thursday = 2025-06-12"]),
    ],
)
def test_a_weekday_is_that_of_the_day_beside_it(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # published on a Tuesday
        ("The reserve day is Tuesday.", ["Tuesday = 2025-06-17"]),
        ("The hall will open on Tuesday.", ["Tuesday = 2025-06-17"]),
        ("The heads said Tuesday they will go.", ["Tuesday = 2025-06-10"]),
        ("The hall opened on Tuesday.", ["Tuesday = 2025-06-10"]),
        # what bears a date has been written, what usually happens has none
        ("Changes should be made to the 3 May minutes.", ["3 May = 2025-05-03"]),
        ("Changes should be made by 3 May.", ["3 May = 2026-05-03"]),
        ("Places are offered, usually in April, to all.", []),
        ("Places were offered, usually, in April 2024.", ["April 2024 = 2024-04-01..2024-04-30"]),
    ],
)
def test_the_day_of_publication_and_the_days_of_papers(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


def test_the_weekday_of_a_day_alone_is_looked_for_half_a_year_round() -> None:
    assert shown("Bids close on Friday 14th.", date(2022, 5, 1)) == ["Friday 14th = 2022-10-14"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The pool will be shut Monday 16 – Friday 20 for repairs.",
            ["Monday 16 – Friday 20 = 2025-06-16..2025-06-20"],
        ),
        ("The pool will be shut Monday 16-Friday 20.", ["Monday 16-Friday 20 = 2025-06-16..2025-06-20"]),
        ("The pool will be shut on Monday – 16 places are left.", ["Monday = 2025-06-16"]),
        ("The gala is on Thursday, 16 October, 10.30am.", ["Thursday, 16 October = 2025-10-16"]),
        ("The gala was on 16 October, 23.", ["16 October, 23 = 2023-10-16"]),
        ("They sold early Christmas presents.", []),
    ],
)
def test_weekdays_with_their_number_and_times_that_are_no_years(text: str, expected: list[str]) -> None:
    assert shown(text) == expected
