"""Lists of days, which name their year once or leave it out, and what stands in them that is no date.

Every text is read as published on Tuesday 10 June 2025 unless the test says otherwise.
"""

from __future__ import annotations

from datetime import date

import pytest

from pipeline import extract
from tests.annotate.test_dates import PUBLISHED, read, shown


def found(text: str, published: date | None = PUBLISHED) -> list[str]:
    """Every date as "words = first day"."""
    return [f"{text[f.start : f.end]} = {f.date_start or '?'}" for f in read(text, published)]


@pytest.mark.parametrize(
    ("label", "line", "expected"),
    [
        ("Autumn term 2027", "Boats go out: Friday 3 September", "2027-09-03"),
        ("Spring term 2024", "Boats go out: Monday 8 January", "2024-01-08"),
        ("Tides for 2023/24", "Harbour shut: 2 January", "2024-01-02"),
        ("Tides for 2023/24", "Harbour shut: 2 October", "2023-10-02"),
        ("2022", "Regatta, 9 November", "2022-11-09"),
        ("Autumn 2027 boat dates:", "12 October | The harbour opens", "2027-10-12"),
        ("June", "Wed 25th – boats go out", "2025-06-25"),
        ("September", "Mon 1st – boats go out", "2025-09-01"),
        # below a term, but not in it
        ("Summer term 2023", "Boats go out: Tuesday 11 April", "2023-04-11"),
        # a line with a verb speaks for itself
        ("2022", "The regatta will be held on 9 November.", "2025-11-09"),
        # nor does a sentence stand over a list
        ("It was dry in 2022.", "Regatta, 9 November", "2025-11-09"),
    ],
)
def test_a_period_on_a_line_of_its_own_dates_the_lines_below(label: str, line: str, expected: str) -> None:
    assert found(f"Harbour calendar\n{label}\n{line}\n")[-1].endswith(f"= {expected}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Autumn 2023 | Friday 1 September | Friday 22 December |",
            ["Autumn 2023 = 2023-09-01", "Friday 1 September = 2023-09-01", "Friday 22 December = 2023-12-22"],
        ),
        ("May 2022: walks on 7 May", ["May 2022 = 2022-05-01", "7 May = 2022-05-07"]),
        ("The walk of May 2022 is on 7 July.", ["May 2022 = 2022-05-01", "7 July = 2025-07-07"]),
        ("Monday  4th August – Friday  8th August", ["Monday  4th August – Friday  8th August = 2025-08-04"]),
        ("End of term: Friday 25 July", ["Friday 25 July = 2025-07-25"]),
        ("Monday 6 May 2024 (May Day)", ["Monday 6 May 2024 = 2024-05-06", "May Day = 2024-05-06"]),
        ("Good Friday – Friday 3 April 2026", ["Good Friday = 2026-04-03", "Friday 3 April 2026 = 2026-04-03"]),
        ("Good Friday – Monday 6 April 2026", ["Good Friday – Monday 6 April 2026 = 2026-04-03"]),
        ("Christmas Day holiday: 25 December 2026", ["Christmas Day = 2026-12-25", "25 December 2026 = 2026-12-25"]),
        ("The Christmas holidays are near.", []),
    ],
)
def test_a_row_or_label_dates_what_stands_beside_it(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The pier shut on 4 October 2023. It is to open on 3 March.", "3 March = 2024-03-03"),
        ("The pier shut on 4 October 2023. The storm struck on 28 September.", "28 September = 2023-09-28"),
        ("The pier shut on Wednesday 4 October.", "Wednesday 4 October = ?"),
        # a deadline, a birth or a day long past may be far from the day on which it was written
        ("The work must end by 1 May 2029. The pier shut on 3 March.", "3 March = ?"),
        ("He was born on 1 May 1999. The pier shut on 3 March.", "3 March = ?"),
        ("It was built on 1 May 1920. The pier shut on 3 March.", "3 March = ?"),
        ("The pier shut on 4 October 2023. It opens next month.", "next month = ?"),
    ],
)
def test_on_an_undated_page_a_day_nearby_tells_the_year(text: str, expected: str) -> None:
    assert found(text, None)[-1] == expected


@pytest.mark.parametrize(
    ("stamp", "expected"),
    [
        ("Answered on 12/02/2024", "2024-03-01 2024-02-05"),
        ("Posted by Ana Reyne, 12 February 2024", "2024-03-01 2024-02-05"),
        ("12 February 2024", "2024-03-01 2024-02-05"),
        # to come, or told of in a sentence
        ("Answers are due by 12 February 2024", "? ?"),
        ("The pier was opened by the mayor of the town on 12 February 2024", "? ?"),
        ("12 February 2024: the pier opened", "? ?"),
        ("Monday 12 February", "? ?"),
    ],
)
def test_on_an_undated_page_what_stands_below_a_day_was_written_on_it(stamp: str, expected: str) -> None:
    page = f"Will the pier open?\n\n{stamp}\n\nNext month. It shut last Monday.\n"
    assert " ".join(day.split(" = ")[1] for day in found(page, None)[-2:]) == expected


def test_each_answer_on_an_undated_page_has_its_own_day() -> None:
    page = "{}\n\nIt will be built next month.\n\n"
    text = page.format("Marked 5/02/2023") + page.format("Marked 5/02/2024")
    assert found(text, None)[1::2] == ["next month = 2023-03-01", "next month = 2024-03-01"]


def test_a_page_of_many_years_tells_only_the_year_of_what_is_beside_a_day() -> None:
    history = "The pier opened on 1 May 1998. " + "Boats came and boats went. " * 12 + "It shut on 3 March"
    assert found(f"{history}. It burnt on 2 June 2021.", None)[1:] == [
        "3 March = 2021-03-03",
        "2 June 2021 = 2021-06-02",
    ]
    assert found(f"{history}. {'Boats came. ' * 30} It burnt on 2 June 2021.", None)[1] == "3 March = ?"


def test_minute_numbers_are_no_dates() -> None:
    minutes = "Minutes of the harbour board\n\n{}\nNone came.\n{}\nNone were made.\n{}\nThey were read.\n"
    assert found(minutes.format("1/06/24 Apologies", "2/06/24 Interests", "3/06/24 Minutes of 4 May 2024")) == [
        "4 May 2024 = 2024-05-04"
    ]
    assert len(found(minutes.format("1/06/24 Visit", "8/06/24 Storm", "9/06/24 Repairs"))) == 3
    assert len(found("Harbour diary\n\n1/06/24 Visit\n2/06/24 Storm\n3/06/24 Repairs\n")) == 3


@pytest.mark.parametrize(
    "text",
    [
        "Kindness Week 2024 was a hit.",
        "He spoke at Conference 2023.",
        "Anglers' Awards 2022",
        "Terms of Reference 2025",
    ],
)
def test_the_year_of_an_event_belongs_to_its_name(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The board will report to Conference 2027.", ["2027 = 2027-01-01"]),
        ("The week in 2024 was wet.", ["2024 = 2024-01-01"]),
        ("It rained on Boxing Day 2023.", ["Boxing Day 2023 = 2023-12-26"]),
        ("They met in June 23 and parted.", ["June 23 = 2023-06-01"]),
        ("They met on June 3 and parted.", ["June 3 = 2025-06-03"]),
        ("Tides 2024/25 - third quarter", ["2024/25 = 2024-09-01", "third quarter = 2025-07-01"]),
        ("Ring 09 06 2024 now.", []),
        ("In June 23 boats sank.", ["June = 2025-06-01"]),
        ("The pupils go back on 9 September.", ["9 September = 2025-09-09"]),
    ],
)
def test_near_misses(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bydd y cwch yn hwylio ddydd Mercher 2 Gorffennaf.", "ddydd Mercher 2 Gorffennaf = 2025-07-02"),
        ("Nos Wener, 1af o Awst", "Nos Wener, 1af o Awst = 2025-08-01"),
        ("Sadwrn 5 Orffennaf 2025", "Sadwrn 5 Orffennaf 2025 = 2025-07-05"),
        ("Dydd Iau, Ebrill 3 2025", "Dydd Iau, Ebrill 3 2025 = 2025-04-03"),
        ("o 2il o Fedi", "2il o Fedi = 2025-09-02"),
        ("6 Chwef - Dydd Mercher 7 Chwef 2024", "6 Chwef - Dydd Mercher 7 Chwef 2024 = 2024-02-06..2024-02-07"),
        ("ym mis Mehefin", "Mehefin = 2025-06-01..2025-06-30"),
        ("Haf 2024", "Haf 2024 = 2024-06-01..2024-08-31"),
        ("tymor yr haf 2024", "tymor yr haf 2024 = 2024-04-16..2024-07-31"),
        ("Dydd Calan 2024", "Dydd Calan 2024 = 2024-01-01"),
        ("tymhorau ysgolion 2023-24", "2023-24 = 2023-09-01..2024-08-31"),
    ],
)
def test_dates_in_welsh(text: str, expected: str) -> None:
    assert shown(text) == [expected]


@pytest.mark.parametrize(
    "text", ["Dywedodd 4 mai dyna ni.", "Roedd hyd 20 metr.", "Daeth Haf Jones.", "yr HAF yng Nghymru"]
)
def test_welsh_words_that_are_no_dates(text: str) -> None:
    assert shown(text) == []


def called(text: str) -> list[str]:
    """The dates of a whole page, people told from months."""
    return [text[d.start : d.end] for d in extract(text).dates]


def test_who_is_called_like_a_month_is_none() -> None:
    minutes = "Published: 3 March 2025\n\nPresent: Peter May (Chair), April Thompson, June Quillip, Bo Lund\n\n{}"
    assert called(minutes.format("May to write. April will help.")) == ["3 March 2025"]
    assert called(minutes.format("Peter May will write by May. The April fair is near.")) == [
        "3 March 2025",
        "May",
        "April",
    ]
    assert called("Published: 3 March 2025\n\nNext: June Board, July Board. May will be wet.") == [
        "3 March 2025",
        "June",
        "July",
        "May",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # boats of one year are dated day first, so that the figure behind a month is its year
        ("Sheds shut 3 July. Pier opens: Sept 26", ["3 July = 2025-07-03", "Sept 26 = 2026-09-01"]),
        ("Sheds shut 3 July; new sheds by Jan 27", ["3 July = 2025-07-03", "Jan 27 = 2027-01-01"]),
        # no month lasts to a day
        ("Jul 25 Launch\nJan–Mar 26 Report", ["Jul 25 = 2025-07-01", "Jan–Mar 26 = 2026-01-01"]),
        # nor from one to another
        ("Sheds shut 3 July. Figures for Sept 24 to Jul 25", ["3 July = 2025-07-03", "Sept 24 to Jul 25 = 2024-09-01"]),
        ("Sheds shut 3 July 2025. Oct 24 - Nov 24", ["3 July 2025 = 2025-07-03", "Oct 24 - Nov 24 = 2024-10-01"]),
        # near-misses: a page that puts months first, a weekday, an ordinal, "on", a figure that is no year near by
        ("Sheds shut July 3. Pier shuts Sept 24 to Oct 25", ["July 3 = 2025-07-03", "Sept 24 to Oct 25 = 2025-09-24"]),
        ("Sheds shut July 3. Pier opens Sept 26", ["July 3 = 2025-07-03", "Sept 26 = 2025-09-26"]),
        ("Sheds shut 3 July, pier Friday, Sept 26", ["3 July = 2025-07-03", "Friday, Sept 26 = 2025-09-26"]),
        ("Sheds shut 3 July, pier Sept 26th", ["3 July = 2025-07-03", "Sept 26th = 2025-09-26"]),
        ("Sheds shut 3 July and reopen on Sept 26", ["3 July = 2025-07-03", "Sept 26 = 2025-09-26"]),
        ("Sheds shut 3 July, pier Sept 12", ["3 July = 2025-07-03", "Sept 12 = 2025-09-12"]),
    ],
)
def test_a_figure_behind_a_month_is_a_year_where_days_stand_before_months(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # of two years, the nearer in which the day is a Monday
        ("Notice published | w/c 19 January", "w/c 19 January = 2026-01-19"),
        ("Sheds painted w/b 14 April", "w/b 14 April = 2025-04-14"),
        # 2 September was no Monday in 2025, but that of 2024 is farther off
        ("The crew will be back w/c 2 September", "w/c 2 September = 2025-09-02"),
        ("Sheds painted w/c Tuesday 20 May", "w/c Tuesday 20 May = 2025-05-20"),
    ],
)
def test_a_week_begins_on_a_monday(text: str, expected: str) -> None:
    assert found(text, date(2025, 9, 1) if "January" in text else PUBLISHED) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Over the Christmas and New Year break it is shut.", []),
        ("Wk beg 7/7: the boats are painted", ["Wk beg 7/7 = 2025-07-07"]),
        ("Boats\n\n4/7 - 12/7  Regatta", ["4/7 - 12/7 = 2025-07-04"]),
        ("About 1/4 to 3/4 of the boats leak.", []),
        ("It is taught in the Lent term, and given up for Lent.", ["Lent term = 2025-01-01"]),
        (
            "Start Monday 6 January; end Friday 11 April",
            ["Monday 6 January = 2025-01-06", "Friday 11 April = 2025-04-11"],
        ),
        ("It shuts at the end of Friday 11 April.", ["end of Friday 11 April = 2025-04-11"]),
        ("The 1st is a Sunday, so that we meet on Monday.", ["Monday = 2025-06-16"]),
        ("Boats back | wk of 9 June", ["wk of 9 June = 2025-06-09"]),
        ("We have written ahead of the regatta on 26 November.", ["26 November = 2025-11-26"]),
        ("When would it end? The crew hoped by Easter.", ["Easter = 2026-04-05"]),
        # each day of a list has the weekday that stands before it
        (
            "Boats go out Mon 9, Weds 11 and Fri 13 June.",
            ["Mon 9 = 2025-06-09", "Weds 11 = 2025-06-11", "Fri 13 June = 2025-06-13"],
        ),
        ("Boats: Sat 7 & Sun 8 March", ["Sat 7 = 2026-03-07", "Sun 8 March = 2026-03-08"]),
        ("They meet between Monday 9 and Friday 13 June.", ["Monday 9 and Friday 13 June = 2025-06-09"]),
        ("Topics for Spring 1: 6 January – 14 February", ["6 January – 14 February = 2025-01-06"]),
        ("Spring 1 - 6 January to 14 February 2025", ["6 January to 14 February 2025 = 2025-01-06"]),
        ("Knots are taught in Autumn 2.", []),
        ("Knots are taught in Autumn 2 2025.", ["Autumn 2 2025 = 2025-11-01"]),
        ("Sheds shut 10 November-14 November", ["10 November-14 November = 2025-11-10"]),
        ("December 2025 and January 2026", ["December 2025 = 2025-12-01", "January 2026 = 2026-01-01"]),
        ("It was paid by 1 Jan. The boats are out.", ["1 Jan = 2025-01-01"]),
        ("It was paid on 1 Jan. at noon.", ["1 Jan. = 2025-01-01"]),
    ],
)
def test_terms_and_their_halves_in_a_calendar(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_the_hours_in_the_next_column_are_no_days() -> None:
    diary = "Diary\n\nTue 23 June   10–12     Boats\nThu 3rd July   10–11   Nets\n"
    assert found(diary) == ["Tue 23 June = 2026-06-23", "Thu 3rd July = 2025-07-03"]
