"""What dates refer to: the issue they date, the verb that governs them, the heading above, the date before them.

Every sentence is read as published on Tuesday 10 June 2025 unless the test says otherwise.
"""

from __future__ import annotations

from datetime import date

import pytest

from pipeline import extract
from tests.annotate.test_dates import days, read, shown


def values(text: str, published: date | None = None) -> list[str]:
    return [days(found) for found in read(text, *([published] if published else []))]


def page(text: str) -> list[str]:
    """The dates of a whole page, which tells its own publication day."""
    return [f"{text[d.start : d.end]} = {d.date_start}..{d.date_end}" for d in extract(text).dates]


@pytest.mark.parametrize(
    ("head", "issue", "first", "last"),
    [
        ("Rowing Matters May/June 2023", "May/June 2023", "2023-05-01", "2023-06-30"),
        ("ROWING MATTERS\nMAY-JUNE 2023", "MAY-JUNE 2023", "2023-05-01", "2023-06-30"),
        ("Rowing Matters\nJune & July 2024", "June & July 2024", "2024-06-01", "2024-07-31"),
        ("Rowing Matters – Dec/Jan 2024", "Dec/Jan 2024", "2023-12-01", "2024-01-31"),
        (
            "Rowing Matters | Issue 7 | December 2023/January 2024",
            "December 2023/January 2024",
            "2023-12-01",
            "2024-01-31",
        ),
        ("Rowing Matters\nIssue 12, May–June 2023", "May–June 2023", "2023-05-01", "2023-06-30"),
        ("Rowing Matters\nAutumn/Winter 2023", "Autumn/Winter 2023", "2023-09-01", "2024-02-29"),
        ("Rowing Matters, Spring/Summer 2024", "Spring/Summer 2024", "2024-03-01", "2024-08-31"),
        ("Rowing Matters\nMay/June/July 2023", "May/June/July 2023", "2023-05-01", "2023-07-31"),
        ("Rowing Matters\nJuly-August 2023 Issue 9", "July-August 2023", "2023-07-01", "2023-08-31"),
        ("Rowing Matters\nNo 3 Vol 12 March 2024", "March 2024", "2024-03-01", "2024-03-31"),
        ("Rowing Matters\nVolume 12, No. 3 March 2024", "March 2024", "2024-03-01", "2024-03-31"),
    ],
)
def test_an_issue_is_dated_by_its_masthead(head: str, issue: str, first: str, last: str) -> None:
    text = f"{head}\n\nA calm season\n\nThe club was wound up on 2 February.\n"
    wound_up = f"{first[:4]}-02-02"
    assert page(text) == [f"{issue} = {first}..{last}", f"2 February = {wound_up}..{wound_up}"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("From this spring, the club will row daily.", "2026-03-01..2026-05-31"),
        ("This spring the club rowed daily.", "2025-03-01..2025-05-31"),
        # nearer than the one to come
        ("The club will be out this September.", "2025-09-01..2025-09-30"),
    ],
)
def test_this_of_what_will_be_is_the_nearest(text: str, expected: str) -> None:
    assert values(text, date(2025, 11, 12)) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Read it in our March/April 2024 issue.", ["2024-03-01..2024-04-30"]),
        ("Races are held in March/April 2024.", ["2024-03-01..2024-03-31", "2024-04-01..2024-04-30"]),
        ("Races run from March and April 2024 on.", ["2024-03-01..2024-03-31", "2024-04-01..2024-04-30"]),
        # on a line of its own, but of another time than the page
        ("March/April 2024", ["2024-03-01..2024-03-31", "2024-04-01..2024-04-30"]),
        ("Date of issue 12 March 2024", ["2024-03-12"]),
        ("Bulletin 12 March 2024", ["2024-03-12"]),
    ],
)
def test_two_months_are_one_only_where_they_date_an_issue(text: str, expected: list[str]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what somebody is asked or bound to do lies ahead, whenever they bound themselves
        ("It was proposed to paint the hut in March.", "2026-03-01"),
        ("The club has pledged to mend the quay before March.", "2026-03-01"),
        ("The crew vowed to row again in April.", "2026-04-01"),
        ("The crew voted to sell the boat in April.", "2026-04-01"),
        ("The cox was asked to buy ropes in April.", "2026-04-01"),
        ("She urged the other clubs to enter in April.", "2026-04-01"),
        ("It was recommended to put off the vote until April.", "2026-04-01"),
        ("They were invited to come back in April.", "2026-04-01"),
        ("It was suggested that the clubs row together in April.", "2026-04-01"),
        ("It was agreed that the trip in August was a success.", "2024-08-01"),
        ("A visit had been arranged for 4 April.", "2026-04-04"),
        # as past as the verb before it
        ("The pool did not open in April.", "2025-04-01"),
        ("The call was open until 8 February.", "2025-02-08"),
        ("The call is open until 8 February.", "2026-02-08"),
        ("It is hoped to open the pool in April.", "2026-04-01"),
        ("The club failed to mend the quay in August.", "2024-08-01"),
        ("They managed to launch it in August.", "2024-08-01"),
        ("They met to choose a cox in August.", "2024-08-01"),
        ("The harbour refused to let them in in August.", "2024-08-01"),
        # what was asked for is not what will be done
        ("The rope that the cox asked for in August will come.", "2024-08-01"),
        ("The rope the cox called for in August will come.", "2024-08-01"),
        # nouns that look like verbs, and what "following", "further to" and "having" make past
        ("Following the launch in August, sales have been slow.", "2024-08-01"),
        ("Boats launch in April.", "2026-04-01"),
        ("We will launch it in April following a trial of the ropes.", "2026-04-01"),
        ("Further to my note in August, I can say more.", "2024-08-01"),
        ("Having begun in August, it should be over soon.", "2024-08-01"),
        # what was being done may not be over
        ("A cox was being sought in August.", "2025-08-01"),
        ("The cox said she was stepping down in August.", "2025-08-01"),
        # what people expect, plan or are reminded of is to come, what they expected may not be
        ("They expect a new boat in March.", "2026-03-01"),
        ("They expected a new boat in March.", "2025-03-01"),
        ("The planned trip in March is off.", "2026-03-01"),
        ("All were reminded of the regatta on 4 March.", "2026-03-04"),
        ("The crew noted the dates of 4 March and 6 April.", "2026-03-04"),
        ("Our next conference, on 4 March, is in Hull.", "2026-03-04"),
        ("The regatta is on 4 March.", "2026-03-04"),
        ("The figures for the year ending 31 December are out.", "2024-12-31"),
        # an insertion says nothing of what stands behind it
        ("The regatta is, as announced, on 4 August.", "2025-08-04"),
        ("The regatta will, as agreed with the harbour, begin in April.", "2026-04-01"),
        ("It will go (once checked by the cox) to the clubs in April.", "2026-04-01"),
        ("The clubs met, as they must each term, on 4 August.", "2024-08-04"),
        # what is called by its day has been
        ("After our letter of 4 August the harbour will reply.", "2024-08-04"),
        ("As I set out to the club on 4 August, a quay is being built.", "2024-08-04"),
        ("As planned for 4 August, a quay is being built.", "2025-08-04"),
        # what had been promised may not have come
        ("The harbour had promised a map by 4 February. None came.", "2025-02-04"),
        ("It should have opened in February, and was then put off.", "2025-02-01"),
        ("The harbour has promised a map by 4 February.", "2026-02-04"),
        ("The minutes of 4 August will be signed.", "2024-08-04"),
        ("The race of 4 August will be rowed again.", "2025-08-04"),
        ("The meeting of 4 August dealt with ropes.", "2024-08-04"),
        ("The meeting of 4 August will be short.", "2025-08-04"),
        # from when on something is given, and for when somebody is chosen, lies ahead
        ("The harbour has pledged £3m to the crew, starting on 1 April.", "2026-04-01"),
        ("The harbour gave £3m to the crew, starting on 1 April.", "2025-04-01"),
        ("The harbour has sent out the forms for September admissions.", "2025-09-01"),
        # a paper called by its month is the nearest, unless something will be in it
        ("The harbour will answer the club's February report.", "2025-02-01"),
        ("Following February's cabinet decision the quay will be mended.", "2025-02-01"),
        ("The quay will be told of in its February report.", "2026-02-01"),
        ("The quay will be mended after the February regatta.", "2026-02-01"),
        # what something is compared with has been
        ("Forty boats are waiting, nine fewer than in August.", "2024-08-01"),
        ("The toll is up from £3.20 in August.", "2024-08-01"),
        ("The toll will rise in August rather than in September.", "2025-08-01"),
        # what must come first is to come as well
        ("If agreed in April, the toll will rise.", "2026-04-01"),
        ("Once painted in April, the boat will be sold.", "2026-04-01"),
        ("After a trial in April the club will buy one.", "2025-04-01"),
        # up to when something is given, and from when on somebody will have gone
        ("The boat has been funded until April.", "2026-04-01"),
        ("The cox, appointed until July, rows daily.", "2025-07-01"),
        ("The cox was appointed until April.", "2025-04-01"),
        ("The cox resigned with effect from 31 July.", "2025-07-31"),
        ("The cox resigned with effect from 31 May.", "2025-05-31"),
        ("It wants a crew that is in post by April.", "2026-04-01"),
        # what was due then, and is not now
        ("The map, due out in April, will now be printed by a friend.", "2025-04-01"),
        ("All boats due by April have been painted.", "2025-04-01"),
        ("The map is due out in April.", "2026-04-01"),
        ("As the harbour mistress, Ana Reyne, set out in August, a quay is being built.", "2024-08-01"),
        # verbs in the name of what will be
        ("The club will hold a You Said, We Did evening in April.", "2026-04-01"),
        ("The club Said So at its regatta in April.", "2025-04-01"),
        # a participle before its noun tells no tense, whatever the noun begins with
        ("The club is to publish a list of licensed inland boats in April.", "2026-04-01"),
        ("At the harbour in April the cox accepted all five.", "2025-04-01"),
        ("In April the cox confirmed there would be no fee.", "2025-04-01"),
        # the past of what depends on what would, or is to, be
        ("He said that no child would lose a seat when the new boat came in August.", "2025-08-01"),
        ("She said the old lock would close once a bridge had been built in April.", "2026-04-01"),
        ("Resolved that the lease be not renewed when it ends or ended in August.", "2025-08-01"),
        ("The lock would have closed when money ran out in August.", "2024-08-01"),
        ("The lock closed when money ran out in August.", "2024-08-01"),
        # what must come first, whatever its participle
        ("Grants must be paid back if not spent by 31 March.", "2026-03-31"),
        ("Grants that were not spent on 31 March are lost.", "2025-03-31"),
        # as the clause that it adds to
        ("Grants will be paid to all clubs, with the first half sent in April.", "2026-04-01"),
        ("Grants were paid to all clubs, with the first half sent in April.", "2025-04-01"),
        # what was promised and has not come
        ("The harbour told us that a cox would be in post by April. She was not.", "2025-04-01"),
        ("The harbour agreed to mend the quay by 9 April but did not do so.", "2025-04-09"),
        ("The harbour said it would mend the quay by April. It is now June and nothing has come.", "2025-04-01"),
        ("The harbour will mend the quay by April. It was not told to.", "2026-04-01"),
        ("The harbour agreed to mend the quay by April but has not said how.", "2026-04-01"),
        ("The harbour said it would mend the quay by April. The crew was glad.", "2026-04-01"),
        ("The harbour did not do so until 22 March.", "2025-03-22"),
        # who goes to another post is to go
        ("This was his last race as he moves to the Wexbridge crew in April.", "2026-04-01"),
        ("He handed over in April.", "2025-04-01"),
        # to a day, or to a place
        ("The race has moved to April.", "2026-04-01"),
        ("All crews moved over to the new club in April.", "2025-04-01"),
        ("The race was pushed back into the new year.", "2025-01-01"),
        # what something is from
        ("Send Ana the slides from November race.", "2024-11-01"),
        # on what a date will see done
        ("Bo spoke of the regatta on 24 April, at which the harbour mistress is to speak.", "2026-04-24"),
        ("Bo spoke of the regatta on 24 April, at which the harbour mistress spoke.", "2025-04-24"),
        # of two days one is for the other
        ("Forms need to be in by 16 August, NOT 1 August as we had said.", "2025-08-16"),
        # "by" is of those who are told of, and they may have come
        ("All crews known to it by 30 April would be seen by then.", "2025-04-30"),
        ("Crews in post by 31 August will be seen.", "2025-08-31"),
        # who said it when
        ("In April, the then cox promised that no boat would be sold.", "2025-04-01"),
        ("In January the cox promised 400 more boats by September.", "2025-01-01"),
        ("The cox promised 400 more boats by September.", "2025-09-01"),
        # a verb right before a month is its own
        ("A new club is due to open in May.", "2026-05-01"),
        ("Our lad is off to the big club in April.", "2026-04-01"),
        ("It was to come in May; we now hear it will be July.", "2025-05-01"),
        ("Two hearings were listed between 4 July and 2 August.", "2025-07-04"),
        ("The pilot had been funded to 31 August.", "2025-08-31"),
    ],
)
def test_the_governing_verb_tells_the_year(text: str, expected: str) -> None:
    assert values(text)[0][:10] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## Actions\n\n- Ropes for the quay: 4 April", "2026-04-04"),
        ("## Minutes and actions\n\n- Ropes for the quay: 4 April", "2025-04-04"),
        ("## Action log\n\n- Ropes for the quay: 4 April", "2025-04-04"),
        ("## Progress on actions\n\n- Ropes for the quay: 4 April", "2025-04-04"),
        ("## Next steps\n\n- Ropes for the quay: 4 April, done", "2025-04-04"),
        ("## What we did\n\n- Regatta, 4 August", "2024-08-04"),
        ("## What we do next\n\n- Regatta, 4 April", "2026-04-04"),
        ("## Matters arising\n\nNote from 4 August, now complete.", "2024-08-04"),
    ],
)
def test_a_heading_that_goes_over_the_past_does_not_look_ahead(text: str, expected: str) -> None:
    assert values(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They rowed on 3 June. The next day it rained.", ["2025-06-03", "2025-06-04"]),
        ("They rowed from 3 to 5 June and slept the following day.", ["2025-06-03..2025-06-05", "2025-06-06"]),
        ("They rowed in May and slept the following day.", ["2025-05-01..2025-05-31"]),
        ("They rowed last term. The next day it rained.", ["2025-01-01..2025-04-15"]),
        ("They rowed on 3 June. A week later, they lost.", ["2025-06-03", "2025-06-10"]),
        ("They rowed in May. A week later, they lost.", ["2025-05-01..2025-05-31"]),
        ("## Races\n\nThey rowed on 3 June.\n\n## Fees\n\nThey paid the next day.", ["2025-06-03"]),
        ("## Races\n\nThey rowed on 3 June.\n\n### Fees\n\nThey paid the next day.", ["2025-06-03", "2025-06-04"]),
    ],
)
def test_the_following_day_follows_a_day_below_the_same_heading(text: str, expected: list[str]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("head", "told", "expected"),
    [
        ("Rowing Board: minutes of 25 October 2023", "Bo Lund to count the oars by 10 November.", "2023-11-10"),
        ("Rowing Board: minutes of 25 October 2023", "The board will meet on 5 January.", "2024-01-05"),
        ("Rowing Board: minutes of 25 October 2023", "Bo Lund had counted the oars on 10 November.", "2023-11-10"),
        # no minutes, or those of a year ago
        ("Rowing regatta of 25 October 2023", "Bo Lund will count the oars by 10 November.", "2024-11-10"),
        ("Rowing Board: minutes of 25 October 2022", "Bo Lund to count the oars by 10 November.", "2024-11-10"),
    ],
)
def test_what_was_to_come_at_a_meeting_may_be_over_when_its_minutes_come_out(
    head: str, told: str, expected: str
) -> None:
    found = page(f"{head}\n\nPublished: 5 December 2023\n\n{told}\n")
    assert found[-1].endswith(f"= {expected}..{expected}")


@pytest.mark.parametrize(
    ("head", "told", "expected"),
    [
        ("Rowing Board minutes\n\nDate: 3 June 2025", "They agreed it last week.", "2025-05-26"),
        ("Rowing Board minutes\n\nDate: 3 June 2025", "They will meet tomorrow.", "2025-06-04"),
        # the meeting told of below is the one before
        (
            "Minutes of the meeting held on 25 June 2025\n\n1. MINUTES OF THE MEETING HELD ON 4 JUNE 2025",
            "They will meet tomorrow.",
            "2025-06-26",
        ),
        ("Rowing Board\n\nNotes of 4 June 2025, published 25 June 2025", "They will meet tomorrow.", "2025-06-05"),
        # the page is of the day on which it came out
        ("Rowing news\n\nA day out: 3 June 2025", "They agreed it last week.", "2025-06-16"),
        ("Rowing news\n\nA meeting was held on 3 June 2025.", "They agreed it last week.", "2025-06-16"),
    ],
)
def test_minutes_speak_from_the_day_of_the_meeting(head: str, told: str, expected: str) -> None:
    assert f"= {expected}.." in page(f"{head}\n\nPublished: 25 June 2025\n\n{told}\n")[-1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It will be July.", "2025-07-01..2025-07-31"),
        ("Forms need to be in by 16 August, NOT 1 August as we had said.", "2025-08-01"),
        ("The cox promised, and did nothing, but now it will be April.", "2026-04-01..2026-04-30"),
    ],
)
def test_the_last_of_two_dates_has_its_own_verb_or_that_of_the_first(text: str, expected: str) -> None:
    assert values(text)[-1] == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("1 | Map printed | Ana | Aug | Closed", "2024-08-01..2024-08-31"),
        ("1 | Map printed | Ana | Aug | Open", "2025-08-01..2025-08-31"),
        ("1 | Closed road map printed | Ana | Aug | Open", "2025-08-01..2025-08-31"),
    ],
)
def test_a_task_that_is_closed_was_due_before(row: str, expected: str) -> None:
    assert values(f"Action log\n\nNo | Action | Owner | By when | Status\n---|---|---|---|---\n{row}\n") == [expected]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Wexbridge Learning Trust\n\nMinutes of the board", "2026-09-01..2027-08-31"),
        ("Wexbridge Schools Forum\n\nMinutes\n\nAna Reyne, Wexbridge Academy Trust", "2026-04-01..2027-03-31"),
        ("Wexbridge Health Trust\n\nMinutes of the board", "2026-04-01..2027-03-31"),
    ],
)
def test_the_year_of_account_of_a_trust_of_schools_is_that_of_schools(head: str, expected: str) -> None:
    assert values(f"{head}\n\nIt was hoped to balance the budget in 2026/27.\n") == [expected]
    # that of the council, which writes it so
    of_council = f"{head}\n\nThe council will freeze its grant for 2026-27.\n"
    assert values(of_council) == ["2026-04-01..2027-03-31"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Boats sank in the year to March 2025.", "2024-04-01..2025-03-31"),
        ("Of all boats, 6% sank in the quarter to December 2024.", "2024-10-01..2024-12-31"),
        ("In the twelve months to April 2025 they sank.", "2024-05-01..2025-04-30"),
        ("Over the 12 months ending April 2025 they sank.", "2024-05-01..2025-04-30"),
        ("It was put off by a year to March 2026.", "2026-03-01..2026-03-31"),
        ("The accounts for the year ended 31 March 2025 are out.", "2025-03-31"),
    ],
)
def test_a_month_may_stand_for_the_period_that_it_ends(text: str, expected: str) -> None:
    assert values(text) == [expected]


def test_the_following_day_of_minutes_is_that_of_the_meeting() -> None:
    text = "Rowing Board minutes\n\n3 June 2025\n\n## Ropes\n\nA list was to be sent round the following day.\n"
    assert page(text)[-1] == "following day = 2025-06-04..2025-06-04"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The club votes today week.", ["today week = 2025-06-17"]),
        ("The club votes two weeks today.", ["two weeks today = 2025-06-24"]),
        ("The club votes tomorrow fortnight.", ["tomorrow fortnight = 2025-06-25"]),
        ("The club votes on Wednesday week.", ["Wednesday week = 2025-06-18"]),
        ("The club votes three weeks on Friday.", ["three weeks on Friday = 2025-07-04"]),
        ("The club voted a week ago last Friday.", ["a week ago last Friday = 2025-05-30"]),
        ("The club voted a year ago today.", ["a year ago today = 2024-06-10"]),
        ("The club voted three years ago this week.", ["three years ago this week = 2022-06-06..2022-06-12"]),
        ("The club closed ten years ago next weekend.", ["ten years ago next weekend = 2015-06-20..2015-06-21"]),
        ("The club voted this day last week.", ["last week = 2025-06-02..2025-06-08"]),
    ],
)
def test_weeks_and_years_counted_from_a_day(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fees will rise over three years from August.", ["August = 2025-08-01..2025-08-31"]),
        ("The lease runs two years from April 2026.", ["April 2026 = 2026-04-01..2026-04-30"]),
        ("It closes two weeks from Monday.", ["two weeks from Monday = 2025-06-30"]),
        ("It closes two years after April 2026.", ["two years after April 2026 = 2028-04-01..2028-04-30"]),
    ],
)
def test_years_from_a_month_are_how_long_something_takes(text: str, expected: list[str]) -> None:
    assert shown(text) == expected
