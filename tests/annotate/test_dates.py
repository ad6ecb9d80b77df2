"""Dates: what counts as one, where it begins and ends, and which days it means.

The rules' own examples are checked elsewhere; here is what follows from several rules together, and what must not be
found. Every sentence is read as published on Tuesday 10 June 2025 unless the test says otherwise.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import extract
from pipeline.annotate.dates import calendars, feasts, numbers
from pipeline.annotate.layers import Layers
from pipeline.briefing import Metadata
from pipeline.found import FoundDate

PUBLISHED = date(2025, 6, 10)
Read = Callable[..., list[FoundDate]]


def make_reader() -> Read:
    nlp = spacy.blank("en")
    for name in ("send_sections", "send_sentences", "send_dates"):
        nlp.add_pipe(name)

    def read(text: str, published: date | None = PUBLISHED) -> list[FoundDate]:
        doc = nlp.make_doc(text)
        layers = Layers.of(doc)
        layers.metadata = Metadata(published=published)
        nlp(doc)
        layers.unflow()
        return layers.facts.dates

    return read


read = make_reader()


def shown(text: str, published: date | None = PUBLISHED) -> list[str]:
    """Every date as "words = first day [.. last day]"."""
    return [f"{text[f.start : f.end]} = {days(f)}" for f in read(text, published)]


def days(found: FoundDate) -> str:
    if found.date_start is None or found.date_end is None:
        return "?"
    if found.date_start == found.date_end:
        return found.date_start.isoformat()
    return f"{found.date_start}..{found.date_end}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It ran from September 2021 to August 2022.", ["September 2021 to August 2022 = 2021-09-01..2022-08-31"]),
        ("Between 2019 and 2023 numbers doubled.", ["2019 and 2023 = 2019-01-01..2023-12-31"]),
        ("The plan covers 2025-27.", ["2025-27 = 2025-01-01..2027-12-31"]),
        ("Closed 22 December 2025 to 2 January.", ["22 December 2025 to 2 January = 2025-12-22..2026-01-02"]),
        ("Closed 28 November-2 December 2024.", ["28 November-2 December 2024 = 2024-11-28..2024-12-02"]),
        ("It is open October to March 2026.", ["October to March 2026 = 2025-10-01..2026-03-31"]),
        (
            "It was due by June 2025, until the spring.",
            ["June 2025 = 2025-06-01..2025-06-30", "spring = 2026-03-01..2026-05-31"],
        ),
        (
            "They bring forward a race, originally for 2027, to May 2026.",
            ["2027 = 2027-01-01..2027-12-31", "May 2026 = 2026-05-01..2026-05-31"],
        ),
        (
            "Due in late June or early July.",
            ["late June = 2025-06-21..2025-06-30", "early July = 2025-07-01..2025-07-10"],
        ),
    ],
)
def test_a_range_is_one_date_and_shares_its_year(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It met on Wed 12 March 2025.", ["Wed 12 March 2025 = 2025-03-12"]),
        ("It may have met in Q1 2024/25.", ["Q1 2024/25 = 2024-04-01..2024-06-30"]),
        ("It was founded in the '80s.", ["'80s = 1980-01-01..1989-12-31"]),
        ("It closed for good on 3/4/2024 (see [2]).", ["3/4/2024 = 2024-04-03"]),
    ],
)
def test_dates_are_found_however_the_tokenizer_cuts_their_words(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We met on 3, 4 and 10 March 2025.", ["3 = 2025-03-03", "4 = 2025-03-04", "10 March 2025 = 2025-03-10"]),
        ("Thursday 6th/Friday 7th March 2025", ["Thursday 6th = 2025-03-06", "Friday 7th March 2025 = 2025-03-07"]),
        ("In May and June 2024 we met.", ["May = 2024-05-01..2024-05-31", "June 2024 = 2024-06-01..2024-06-30"]),
        ("Spring/Summer 2026", ["Spring = 2026-03-01..2026-05-31", "Summer 2026 = 2026-06-01..2026-08-31"]),
        (
            "in the autumn and spring terms 2025/26",
            ["autumn = 2025-09-01..2025-12-31", "spring terms 2025/26 = 2026-01-01..2026-04-15"],
        ),
        (
            "Spring/summer term 2026",
            ["Spring = 2026-01-01..2026-04-15", "summer term 2026 = 2026-04-16..2026-07-31"],
        ),
        ("We meet on the weekend of 6/7 December.", ["weekend of 6/7 December = 2025-12-06..2025-12-07"]),
        ("It moved from 31 May 2025 to 1 July 2025.", ["31 May 2025 = 2025-05-31", "1 July 2025 = 2025-07-01"]),
        ("We extend it, due last Thursday, to 4 July.", ["last Thursday = 2025-06-05", "4 July = 2025-07-04"]),
    ],
)
def test_a_list_is_one_date_each(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("The call closed on 9 September.", "2024-09-09"),
        ("The call will close on 9 September.", "2025-09-09"),
        ("Please reply by 9 September.", "2025-09-09"),
        ("The guidance published in November has gone.", "2024-11-01"),
        ("New duties come into force in November.", "2025-11-01"),
        ("The board agreed on Tuesday to open a base in January.", "2025-06-10"),
        ("It will be launched in the spring.", "2026-03-01"),
        ("It was launched in the spring.", "2025-03-01"),
        ("Enhanced provision centres are to open in August.", "2025-08-01"),
        ("The webinar will be held on 13 March.", "2026-03-13"),
        ("We heard it would come by the end of May.", "2025-05-31"),
        ("He told them that they would have sight of the map in February.", "2026-02-01"),
        ("He told them that they would have seen the map in February.", "2025-02-01"),
        ("Staff struck on 18 July.", "2024-07-18"),
        ("Ofsted will publish what it has heard, with a reply, in the spring.", "2026-03-01"),
        ("The club will look into it and report what it has found to the harbour in March.", "2026-03-01"),
        ("We consulted schools in the autumn term.", "2024-09-01"),
        ("We need schools to reply in the autumn term.", "2025-09-01"),
        ("MPs voted on Thursday.", "2025-06-05"),
        ("MPs will vote on Thursday.", "2025-06-12"),
        ("At the May meeting there was cake.", "2025-05-01"),
        ("It opens next August.", "2026-08-01"),
        ("It was agreed that a report be brought to the March meeting.", "2026-03-01"),
        ("Ministers have promised a reply by Christmas.", "2025-12-25"),
        ("We are now promised it for 27 January.", "2026-01-27"),
        ("They were to be sent by 1 May.", "2025-05-01"),
        ("She has a tribunal hearing on 14 April.", "2026-04-14"),
        ("It opens next September.", "2025-09-01"),
        ("They have been asked to respond by the autumn.", "2025-09-01"),
        ("She is understood to want it out by 22 July.", "2025-07-22"),
        ("The rules will be rewritten and issued in July.", "2025-07-01"),
        ("The rules will be rewritten, checked and then sent out in February.", "2026-02-01"),
        ("The rules, rewritten and issued in July, are clear.", "2024-07-01"),
        ("The ferry company is on track to paint its boats during the spring term.", "2026-01-01"),
        ("The ferry company is said to have painted its boats in the spring term.", "2025-01-01"),
        ("The song is due to be re-recorded by Christmas.", "2025-12-25"),
        ("The ferry company will:\n\n- paint its boats during the spring term\n- buy rope", "2026-01-01"),
        ("The ferry company was asked to:\n\n- paint its boats during the spring term", "2025-01-01"),
        ("There is a call for boats, opening on Monday.", "2025-06-16"),
        ("Captains were told of the fee, with a list to be published in March.", "2026-03-01"),
        ("Captains wrote, having until March.", "2026-03-01"),
        ("Captains wrote, having met in March.", "2025-03-01"),
        ("JB's map was carried over to September.", "2025-09-01"),
        ("The map, expected in April, has finally come.", "2025-04-01"),
        ("Inspectors were in Wexbridge from 27 October.", "2024-10-27"),
        ("Action: JB and Ana Reyne to count the boats for the September meeting and to the March board.", "2025-09-01"),
    ],
)
def test_a_missing_year_follows_from_the_tense(text: str, start: str) -> None:
    assert days(read(text)[0])[:10] == start


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("We will publish a draft in November and the final version in August.", "2026-08-01"),
        ("The panel will report in November, followed by a debate in July.", "2026-07-01"),
        ("The panel will report in November, then meet in August.", "2026-08-01"),
        ("The panel will report in November, after a vote in July.", "2025-07-01"),
        ("The panel will meet in November and in July.", "2025-07-01"),
        # days listed behind one of another year
        ("The panel meets on 5 February 2026; 4 June; 8 October.", "2026-06-04"),
        # weekdays and feasts are the nearest to the page, as everywhere
        ("The panel can meet on Wednesday, Tuesday or Friday.", "2025-06-10"),
        ("The call opens in November 2026 and closes in May.", "2027-05-01"),
        ("The call opens in November 2026, closing in May.", "2027-05-01"),
        ("The call will open in November 2026 and close in May.", "2027-05-01"),
        ("The call opens in November 2026, and the first boat was sold in May.", "2025-05-01"),
    ],
)
def test_what_is_told_to_come_later_does(text: str, second: str) -> None:
    assert days(read(text)[1])[:10] == second


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Waits rose in 2024 from 30 weeks a year earlier.", "2023-01-01..2023-12-31"),
        ("Waits rose in March 2025 from 30 weeks two years earlier.", "2023-03-01..2023-03-31"),
        ("Waits rose in March 2025 from 30 weeks in a month earlier.", "2025-02-01..2025-02-28"),
        ("It closed on 9 May 2025, a year earlier than planned.", "2025-05-09"),
        ("It closed on 9 May 2025, having opened a year earlier.", "2024-05-09"),
        ("In 2024 it was bought, and a month earlier sold.", "2023-12-01"),
        ("Sales rose in the first quarter of 2025. They had been 80 a year ago.", "2024-01-01..2024-03-31"),
        ("It opened three years, two months ago.", "2022-04-10"),
    ],
)
def test_a_year_earlier_is_as_long_as_what_it_is_earlier_than(text: str, expected: str) -> None:
    assert days(read(text)[-1]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They would find ways round Wednesday's ruling.", "2025-06-04"),
        ("It will be settled at Thursday's meeting.", "2025-06-12"),
        ("At the close of business Friday it stood at 80.", "2025-06-06"),
        ("Bids close on Friday.", "2025-06-13"),
        ("Actions from July's meeting", "2024-07-01..2024-07-31"),
        ("It will go live from July's start.", "2025-07-01..2025-07-31"),
    ],
)
def test_a_weekday_with_a_possessive_is_past_unless_a_verb_says_otherwise(text: str, expected: str) -> None:
    assert days(read(text)[0]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pupils in 2023/24 did well.", "2023-09-01..2024-08-31"),
        ("Spending in 2023/24 fell.", "2023-04-01..2024-03-31"),
        ("The schools block fell in 2023/24.", "2023-04-01..2024-03-31"),
        ("In terms of money, 2023/24 was hard.", "2023-09-01..2024-08-31"),
        ("The deficit grew in 2022/23. More help was needed in 2023/24.", "2023-04-01..2024-03-31"),
        ("The deficit grew in 2022/23. More pupils came in 2023/24.", "2023-09-01..2024-08-31"),
        ("Top-up rates stay as they are for 2023/24.", "2023-04-01..2024-03-31"),
        ("Nine boats sank since April, against four in 2023/24.", "2023-04-01..2024-03-31"),
        ("Nine boats sank since September, against four in 2023/24.", "2023-09-01..2024-08-31"),
        ("It was told of in the 2023/24 Budget.", "2023-04-01..2024-03-31"),
        ("Savings in 2022/23 and 2023/24 are told of; pupils rowed.", "2023-04-01..2024-03-31"),
        ("Savings were made in 2022/23; pupils rowed in 2023/24.", "2023-09-01..2024-08-31"),
    ],
)
def test_two_years_running_are_those_of_school_or_of_money(text: str, expected: str) -> None:
    assert days(read(text)[-1]) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Hallowe'en", "2024-10-31"),
        ("St. David's Day", "2024-03-01"),
        ("Saint Patricks day", "2024-03-17"),
        ("New Years Eve", "2024-12-31"),
        ("Mothers' Day", "2024-03-10"),
        ("All Saints' Day", "2024-11-01"),
        ("April Fool's Day", "2024-04-01"),
        ("Early May bank holiday", "2024-05-06"),
        ("August Bank Holiday", "2024-08-26"),
        ("Advent Sunday", "2024-12-01"),
        ("MLK Day", "2024-01-15"),
        ("Presidents' Day", "2024-02-19"),
        ("Black Friday", "2024-11-29"),
        ("Thanksgiving Day", "2024-11-28"),
        ("Xmas", "2024-12-25"),
        ("Mardi Gras", "2024-02-13"),
    ],
)
def test_feasts_by_their_usual_names(name: str, expected: str) -> None:
    assert shown(f"They met on {name} 2024.") == [f"{name} 2024 = {expected}"]


@pytest.mark.parametrize(
    ("name", "year", "expected"),
    [
        ("advent sunday", 2023, date(2023, 12, 3)),  # Christmas Day is a Monday
        ("advent sunday", 2022, date(2022, 11, 27)),  # and a Sunday
        ("spring bank holiday", 2022, date(2022, 6, 2)),
        ("early may bank holiday", 2020, date(2020, 5, 8)),
        ("spring bank holiday", 2021, date(2021, 5, 31)),
    ],
)
def test_feasts_move(name: str, year: int, expected: date) -> None:
    assert feasts.feast(name, year) == expected


def test_an_unknown_feast_is_said() -> None:
    with pytest.raises(ValueError, match="no feast called sports day"):
        feasts.feast("sports day", 2024)


def test_a_weekday_tells_the_year() -> None:
    assert shown("Monday 10 June was hot.") == ["Monday 10 June = 2024-06-10"]


def test_a_heading_tells_the_year_of_the_dates_below_it() -> None:
    text = "## Commitments for 2026\n\n- Train advocates in the summer term\n"
    assert shown(text)[1] == "summer term = 2026-04-16..2026-07-31"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She met us on 3 June and left the following day.", ["3 June = 2025-06-03", "following day = 2025-06-04"]),
        (
            "It opened on 1 May 2025; ten days later it shut.",
            ["1 May 2025 = 2025-05-01", "ten days later = 2025-05-11"],
        ),
        ("The following day she left.", []),
        ("Parents are told on the same day.", []),
    ],
)
def test_some_dates_count_from_the_last_one_mentioned(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("£90m of funding in 2024-25", "2024-25 = 2024-04-01..2025-03-31"),
        ("suspensions of pupils in 2024-25", "2024-25 = 2024-09-01..2025-08-31"),
        ("in 2023/24", "2023/24 = 2023-09-01..2024-08-31"),
        ("the financial year 2023/24", "financial year 2023/24 = 2023-04-01..2024-03-31"),
        ("the 2024 to 2025 academic year", "2024 to 2025 academic year = 2024-09-01..2025-08-31"),
        ("FY25-26", "FY25-26 = 2025-04-01..2026-03-31"),
        ("school year 1999-2000", "school year 1999-2000 = 1999-09-01..2000-08-31"),
        ("2014-10", "2014-10 = 2014-10-01..2014-10-31"),
    ],
)
def test_two_years_running_are_an_academic_or_a_financial_year(text: str, expected: str) -> None:
    assert shown(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("by the end of the autumn term", "end of the autumn term = 2025-12-31"),
        ("from the start of the next academic year", "start of the next academic year = 2025-09-01"),
        ("by the end of the financial year", "end of the financial year = 2026-03-31"),
        ("the beginning of the 2027 summer term", "beginning of the 2027 summer term = 2027-04-16"),
        ("early in the year 2026", "2026 = 2026-01-01..2026-12-31"),
        ("mid-2026", "mid-2026 = 2026-05-01..2026-08-31"),
        ("the early 2030s", "early 2030s = 2030-01-01..2033-12-31"),
        ("the last week of July 2025", "last week of July 2025 = 2025-07-25..2025-07-31"),
        ("the second Friday in July 2025", "second Friday in July 2025 = 2025-07-11"),
        ("w/c 16 June 2025", "w/c 16 June 2025 = 2025-06-16..2025-06-22"),
    ],
)
def test_a_part_of_a_period(text: str, expected: str) -> None:
    assert shown(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "In Year 10, pupils study Section 20 of Chapter 3.",
        "Support for those aged 0-25, from 16-19 on.",
        "Part 3 of the Oakfield Families Act 2014 and the Needs Regulations 2015 apply.",
        "Ever since the 2014 reforms, waits have grown.",
        "The 2021 Spending Review and the 2022 SEND and AP Green Paper said so.",
        "See page 2014, paragraph 2.7 and SI 2014/1530.",
        "It cost £2025, or 2,025 a day, and rose 20-25%.",
        "Call 0161 496 2014 or 01234 567890.",
        "There were 2025 pupils, open 24/7, ratio 1:20.",
        "They may march on; the second sat in the sun.",
        "May I ask why?",
        "We meet every Monday, on Tuesdays and the first Friday of each month.",
        "It is open Monday to Friday.",
        "It takes 20 weeks, for over the next two years, in the long term.",
        "A quarter of pupils; the first quarter of all cases.",
        "They run a summer school and an autumn programme.",
        "The club heard that weekend and evening races would be rowed.",
        "He told us that summer boats are sold, and that it is jam tomorrow.",
        "They row in the February recess, and at the Festival of Boats 2022.",
        "Of all forms, 60% were answered in 20 weeks.",
        "She reads the Sunday Times and the Mail on Sunday.",
        "The 31st of June 2025 and 29 February 2025 do not exist.",
    ],
)
def test_what_only_looks_like_a_date(text: str) -> None:
    assert shown(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It closed on 9 March 2024.", ["9 March 2024 = 2024-03-09"]),
        ("It closed on 9 March.", ["9 March = ?"]),
        ("It closes next month.", ["next month = ?"]),
        ("It closed on 31 June.", []),
    ],
)
def test_without_a_publication_day_only_full_dates_are_known(text: str, expected: list[str]) -> None:
    assert shown(text, None) == expected
    assert all(f.precision == "unresolved" for f in read(text, None) if f.date_start is None)


def test_figures_are_read_day_first_but_for_a_dateline() -> None:
    assert shown("11/02/1989", None) == ["11/02/1989 = 1989-02-11"]
    assert shown("11/02/1989", date(1989, 11, 2)) == ["11/02/1989 = 1989-11-02"]
    assert shown("10/30/1989", None) == ["10/30/1989 = 1989-10-30"]


def test_offsets_point_into_the_text_as_it_was_read() -> None:
    text = "Due\u00a0by:\r\n**3\u00a0March 2026** \u2013 or the \u2018end of 2026\u2019"
    assert [text[f.start : f.end] for f in read(text)] == ["3\u00a0March 2026", "end of 2026"]


WORDS = """by the end of early mid- late next last this March May 2024 2025-26 10 31st Monday spring term quarter year
week and to - – / , . ago three between Q3 1990s ' ( Easter"""
words = st.sampled_from(WORDS.split())


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.lists(words, max_size=14).map(" ".join), st.text(max_size=60)), st.sampled_from([PUBLISHED, None]))
def test_any_text_gives_ordered_days_inside_it(text: str, published: date | None) -> None:
    end = 0
    for found in read(text, published):
        assert end <= found.start < found.end <= len(text)
        assert (found.date_start is None) == (found.date_end is None) == (found.precision == "unresolved")
        assert found.date_start is None or found.date_end is None or found.date_start <= found.date_end
        end = found.end


def test_a_list_of_any_length_shares_the_last_year() -> None:
    assert shown("March, " * 2000 + "May 2024")[0] == "March = 2024-03-01..2024-03-31"


@given(st.integers(1583, 4099))
def test_easter_is_a_sunday_in_spring(year: int) -> None:
    assert calendars.easter(year).weekday() == 6
    assert date(year, 3, 22) <= calendars.easter(year) <= date(year, 4, 25)


@pytest.mark.parametrize(
    ("year", "day"), [(2024, date(2024, 3, 31)), (2025, date(2025, 4, 20)), (2038, date(2038, 4, 25))]
)
def test_easter_of_known_years(year: int, day: date) -> None:
    assert calendars.easter(year) == day


@given(st.integers(1900, 2100), st.booleans())
def test_quarters_fill_their_year(year: int, financial: bool) -> None:
    quarters = [calendars.of_quarter(year, n, financial=financial) for n in (1, 2, 3, 4)]
    whole = calendars.financial_year(year) if financial else calendars.of_year(year)
    assert (quarters[0].start, quarters[-1].end) == (whole.start, whole.end)
    assert all(a.end + timedelta(days=1) == b.start for a, b in pairwise(quarters))


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("twenty-first", 21),
        ("thirtieth", 30),
        ("a couple of", 2),
        ("an", 1),
        ("forty-two", 42),
        ("12th", 12),
        ("last", -1),
        ("many", None),
    ],
)
def test_numbers_in_words(words: str, value: int | None) -> None:
    assert numbers.number(words) == value


@pytest.mark.parametrize(
    ("words", "value"),
    [("twenty twenty-five", 2025), ("nineteen eighty-four", 1984), ("two thousand and ten", 2010), ("'98", 1998)],
)
def test_years_in_words(words: str, value: int) -> None:
    assert numbers.year(words) == value


def test_a_page_that_gives_only_its_month_may_tell_of_any_day_in_it() -> None:
    text = "# Update – March 2025\n\nThe board met on 12 March. It will meet on 28 March.\n"
    assert [str(d.date_start) for d in extract(text).dates] == ["2025-03-01", "2025-03-12", "2025-03-28"]
