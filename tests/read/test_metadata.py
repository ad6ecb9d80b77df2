"""Who published what when: told from what pages say about themselves."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.briefing import Briefing, Metadata
from pipeline.read import briefing_from_text
from pipeline.rules import Rules
from tests.read.pages import PAGES, TEXT, Page


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.kind)
def test_page_tells_who_published_what_when(page: Page, rules: Rules) -> None:
    about = briefing_from_text(page.whole, rules, path=page.path).metadata
    found = (about.title, about.author, about.publisher, about.published)
    assert found == (page.title, page.author, page.publisher, page.published)


def about(text: str, rules: Rules, path: str = "page.txt") -> Metadata:
    return briefing_from_text(text.replace("...", TEXT), rules, path=path).metadata


@pytest.mark.parametrize(
    "by_line",
    [
        "By Ana Reyne",
        "by Ana Reyne | 4 May 2024",
        "BY ANA REYNE",
        "Words: Ana Reyne",
        "Author: Ana Reyne, policy officer",
        "Written by Ana Reyne and the policy team",
        "Posted by Ana Reyne on 4 May 2024",
        "Guest blog by Dr Ana Reyne, Oakline Trust",
        "A short note for rowers by Ana Reyne, head of boats",
        "By Education Editor Ana Reyne",
        "News | By Ana Reyne",
        "4 May 2024 | Ana Reyne",
        "Ana Reyne | 4 May 2024 | 5 min read",
        "Ana Reyne, head of policy",
    ],
)
def test_by_lines_name_the_writer(by_line: str, rules: Rules) -> None:
    assert about(f"A quiet month\n{by_line}\n\n...", rules).author == "Ana Reyne"


@pytest.mark.parametrize(
    "standfirst",
    [
        "Boats are late on three rivers. Ana Reyne reports.",
        "How do you mend a lock? Ana Reyne looks at how others do it",
        "Boats can be had for less, writes Ana Reyne",
        "Ana Reyne, trustee of the Oakline Trust, speaks about the road to the river",
        "Ana Reyne 4 May 2024",
        "- Ana Reyne\n- May 4, 2024\n- 1 min read",
        "Writer: Ana Reyne",
        "Written By Ana Reyne",
        "We look at what drives the tides.\nAna Reyne",
        "by Ana Reyne with Bo Lund",
        "- By ANA REYNE ana.reyne@oakline.example",
        "Oakline News's Ana Reyne sits down with four rowers",
        "Our chief executive, Ana Reyne, responds to the plan for boats.",
    ],
)
def test_the_line_below_a_headline_names_the_writer(standfirst: str, rules: Rules) -> None:
    assert about(f"A quiet month\n{standfirst}\n\n...", rules).author == "Ana Reyne"


@pytest.mark.parametrize(
    "standfirst",
    [
        "The minister, Ana Reyne, reports to the house today",
        "The minister, Ana Reyne, responds to the plan for boats.",
        "Ana Reyne, head of Oakline, explains what comes next:",
        "Ana Reyne writes to the minister",
        "Ana Reyne\nSchools minister Ana Reyne",  # below her picture
        "- Ana Reyne\n- Bo Lund\n- Jo Orme",
    ],
)
def test_whom_a_story_is_about_did_not_write_it(standfirst: str, rules: Rules) -> None:
    assert about(f"A quiet month\n{standfirst}\n\n...", rules).author is None


@pytest.mark.parametrize(
    ("foot", "author"),
    [
        ("About this article\n\n4 May 2024\n\nAna Reyne", "Ana Reyne"),
        ("Written by Ana Reyne", "Ana Reyne"),
        ("About the author\nAna Reyne", "Ana Reyne"),
        ("Ana Reyne, Senior Researcher, Boats", "Ana Reyne"),
        ("4 May 2024\nHarrow Vale", None),
        ("Ana Reyne", None),
        ("Ana Reyne, Senior Researcher, will write it.", None),
        ("Bo Lund, Chair\nAna Reyne, Senior Researcher", None),  # a list
        ("Ana Reyne, Press Officer: 01632 960 000", None),
        ("Author of Report: Ana Reyne, Head of Boats\nRef: 9/24", "Ana Reyne"),
        ("AUTHOR'S NAME    Ana Reyne\nDESIGNATION    Head of Boats", "Ana Reyne"),
        ("Author(s)\nAna Reyne    Tel: 01632 960 000", "Ana Reyne"),
        ("Contact Officer: Ana Reyne\nHead of Boats", None),  # answers for a paper
        ("Author of Report: Head of Boats", None),
    ],
)
def test_writers_are_named_below_the_text(foot: str, author: str | None, rules: Rules) -> None:
    assert about(f"A quiet month\n\n...\n\n...\n\n...\n\n{foot}\n", rules).author == author


@pytest.mark.parametrize(
    ("below", "author"),
    [
        ("Local Democracy Reporting Service", "Ana Reyne"),
        ("Senior reporter", "Ana Reyne"),
        ("The Guardian, London", "Ana Reyne"),
        ("Harbour master", None),  # who is in the picture
    ],
)
def test_below_its_pictures_a_story_is_signed_above_the_writers_desk(
    below: str, author: str | None, rules: Rules
) -> None:
    pictures = "The new quay\nBoats come back\nA crowd on the quay\nNets in the sun\nCrews at work\nGulls at noon"
    page = f"Harbour opens again\n\nShare\nComments\n{pictures}\nAna Reyne\n\n{below}\n\n{TEXT}"
    assert briefing_from_text(page, rules).metadata.author == author


@pytest.mark.parametrize(
    ("by_line", "author", "publisher"),
    [
        ("By Oakline Foundation", "Oakline Foundation", "Oakline Foundation"),
        ("by The Editorial Team", "Editorial Team", None),
        ("Writer: Boats for All", None, "Boats for All"),
        ("Posted 3 May 2024 by the Locks Team, Oakline Trust", "Locks Team", "Oakline Trust"),
        ("By our Locks Team, Oakline Trust", "Locks Team", "Oakline Trust"),
        ("BY: Executive Director for Locks and River Services", None, None),
        ("By the end of the Council", None, None),
    ],
)
def test_a_body_may_sign(by_line: str, author: str | None, publisher: str | None, rules: Rules) -> None:
    found = about(f"A quiet month\n{by_line}\n\n...", rules)
    assert (found.author, found.publisher) == (author, publisher)


@pytest.mark.parametrize(
    ("by_line", "author"),
    [
        ("Posted by Ana on 3 May 2024 | 4 min read", "Ana Reyne"),
        ("Written by Bo", "Bo"),  # two people of that name
        ("Posted by Admin", None),
        ("Posted by Oakline", None),
    ],
)
def test_a_first_name_may_sign(by_line: str, author: str | None, rules: Rules) -> None:
    page = f"A quiet month\n{by_line}\n\nOur chair is Ana Reyne. Bo Lund and Bo Marsh keep the books.\n\nThe end.\n"
    assert about(page, rules).author == author


@pytest.mark.parametrize(
    "line",
    [
        "By the end of May",
        "By March Every Council Will Have A Plan",
        "Report of: Executive Director",
        "Contact officer: Ana Reyne",
        "To: Ana Reyne",
        "From: Oakline Trust",
        "Kent Online",
        "School Board",
    ],
)
def test_other_lines_name_no_writer(line: str, rules: Rules) -> None:
    assert about(f"A quiet month\n{line}\n\n...", rules).author is None


@pytest.mark.parametrize(
    ("name", "author"),
    [
        ("Marian Oyelaran", "Marian Oyelaran"),
        ("J. R. Hartley-Moss", "J. R. Hartley-Moss"),
        ("Siân ap Gwilym", "Siân ap Gwilym"),
        ("Gráinne Mac Aonghusa", "Gráinne Mac Aonghusa"),
        ("Peter van der Berg", "Peter van der Berg"),
        ("Prof. Zoë O’Brien-Adékúnlé", "Zoë O’Brien-Adékúnlé"),
        ("Sir Tom Fox", "Tom Fox"),
    ],
)
def test_names_are_taken_whole(name: str, author: str, rules: Rules) -> None:
    assert about(f"A quiet month\nBy {name}, head of policy\n\n...", rules).author == author


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Published 2 May 2024", date(2024, 5, 2)),
        ("Date: 02/05/24", date(2024, 5, 2)),
        ("Thursday, 2nd of May 2024", date(2024, 5, 2)),
        ("May 2, 2024", date(2024, 5, 2)),
        ("2024-05-02", date(2024, 5, 2)),
        ("2.5.2024 | 3 min read", date(2024, 5, 2)),
        ("Harrowdale, 2 May 2024", date(2024, 5, 2)),
        ("Posted: 02/05/2024 09:30:12", date(2024, 5, 2)),
        ("May 2024", date(2024, 5, 1)),
        ("REPORT TO: LOCKS AND BOATS COMMITTEE ON 2 MAY 2024", date(2024, 5, 2)),
        ("To: Rowing Forum – 2 May 2024", date(2024, 5, 2)),
        ("Answered by Minister for Locks | Answered on 02/05/2024", date(2024, 5, 2)),
        ("Publication Date:02/05/2024 12:00:00", date(2024, 5, 2)),
        ("Date added: Thursday 2 May 2024", date(2024, 5, 2)),
        ("by Ana Reyne - Thursday, 2 May 2024, 7:31 PM", date(2024, 5, 2)),
        ("Replies to the committee by 2 May 2024", None),
        ("Closes 2 May 2024", None),
        ("Next meeting – 2 May 2024", None),
        ("Effective from 2 May 2024", None),
        ("31 February 2024", None),
    ],
)
def test_lines_that_date_a_page(line: str, published: date | None, rules: Rules) -> None:
    assert about(f"A quiet month\n{line}\n\n...", rules).published == published


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("© 2024 Oakline Trust", "Oakline Trust"),
        ("Copyright 2021-2024 The Oakline Network. All rights reserved.", "Oakline Network"),
        ("Published by the Oakline Trust", "Oakline Trust"),
        ("Tegwch is a registered charity in England and Wales.", "Tegwch"),
        ("Contact us: hello@nasen.org.uk", "nasen"),
        ("© Tindle Newspapers Ltd 2024\nOakline Guardian", "Oakline Guardian"),
        ("© 2024 Reach Publishing Services Limited", None),
        ("Oarsmen is a proud member of the Rowers' Alliance.", "Oarsmen"),
        ("The river was high. Oarsmen is the parent carer forum for the Vale.", "Oarsmen"),
        ("How Oarsmen can help\n\nRing us.", "Oarsmen"),
        ("You get this because you asked. Oakline Trust, Town Hall, Edward Street, Vale NG24 0XX", "Oakline Trust"),
        ("Press Office\n\nHull", None),
        ("© OIT Business 2024", None),  # the company that owns a journal
        ("© Vale and Weir Media Group Ltd", None),
        ("Oakline Primary School, Church Lane, Harrow Vale NG24 0XX", "Oakline Primary School"),
        ("Oarsmen gives advice to crews in Harrow Vale. Registered charity 1000000.", "Oarsmen"),
        ("Oarsmen gives advice to crews in Harrow Vale.", None),
        ("Tegwch is a Scottish charity (SC099999). © 2025 | Site by Reyne & Lund", "Tegwch"),
        ("© 2025 | Site by Reyne & Lund", None),
        ("© 2025 | Powered by Boats", None),
        ("Oarsmen is provided by Barnardo's, registered charity no. 1000000.", "Oarsmen"),
        ("Oakline Hall is run by the council.", None),
        ("© Crown copyright", None),
        ("© 2024. All rights reserved.", None),
        ("Photo © Getty Agency", None),
        ("Contact us: oakline@gmail.com", None),
    ],
)
def test_notices_below_name_the_publisher(line: str, publisher: str | None, rules: Rules) -> None:
    assert about(f"A quiet month\n\n...\n\n{line}\n", rules).publisher == publisher


@pytest.mark.parametrize(
    ("page", "publisher"),
    [
        ("UTU | Ulster Teachers’ Union\nBULLETIN No 3\n\nMembers of UTU met.", "Ulster Teachers' Union"),
        ("UTU bulletin\n\nUTU members met.\n\nUlster Teachers' Union, 94 High Road, Belfast", "Ulster Teachers' Union"),
        ("A quiet month\n\nMembers of the Ulster Teachers' Union danced.\n\n© 2024 UTU", "UTU"),
        ("WPCF summer newsletter\n\nHello from Wexbridge Parent Carer Forum (WPCF)!", "Wexbridge Parent Carer Forum"),
        ("WPCF summer letter\n\nThe clerk met Wexbridge Parent Carer Forum (WPCF).", None),
        (
            "News\n\nMore tutors\n\nThe Scottish Government and COSLA agreed. COSLA said so, and COSLA knows. The"
            " Scottish Government pays.\n\nCrown Copyright",
            "Scottish Government",
        ),
    ],
)
def test_bodies_sign_in_full_or_by_the_letters_that_they_are_known_by(
    page: str, publisher: str | None, rules: Rules
) -> None:
    assert about(page, rules).publisher == publisher


def test_a_statement_for_immediate_use_is_of_that_day(rules: Rules) -> None:
    assert about("PRESS STATEMENT\n\nFor immediate use: 3 May 2024\n\nA quiet month", rules).published == date(
        2024, 5, 3
    )


def test_a_list_of_those_present_names_no_writer(rules: Rules) -> None:
    found = about("Oakline notes\n\nAttendance\n- Ana Reyne, clerk\n- Bo Lund, head of policy\n\n...", rules)
    assert found.author is None


def test_the_name_of_a_body_beside_the_date_is_the_publishers(rules: Rules) -> None:
    found = about("Agenda and minutes\n\nOakline Forum - Thursday, 10 March 2022 4.30 pm\n\n...", rules)
    assert (found.publisher, found.published) == ("Oakline Forum", date(2022, 3, 10))


def test_a_letter_to_many_is_by_the_name_at_its_top_and_has_no_title(rules: Rules) -> None:
    found = about("Ana Reyne MP\nMinister for Skills\nTel: 0300 000\n2 May 2024\n\nDear colleagues,\n\n...", rules)
    assert (found.title, found.author, found.published) == (None, "Ana Reyne", date(2024, 5, 2))


def test_a_title_may_hang_over_the_line_and_end_in_its_date(rules: Rules) -> None:
    hanging = about("Minutes of the meeting of the\nOakline Board\n\n...", rules)
    assert hanging.title == "Minutes of the meeting of the Oakline Board"
    dated = about("Update from Ana Reyne 3 November 2025\n\n...", rules)
    assert (dated.author, dated.published) == ("Ana Reyne", date(2025, 11, 3))
    assert about("What ends by 3 November 2025\n\n...", rules).published is None


def test_precision_says_how_exact_the_day_is(rules: Rules) -> None:
    precisions = [
        about(f"{title}\n\n...", rules).published_precision for title in ("News, 2 May 2024", "News – May 2024")
    ]
    assert precisions == ["day", "month"]
    assert about("News, spring 2024\n\n...", rules).published_precision == "year"


def test_sources_say_how_each_is_known(rules: Rules) -> None:
    found = about("Oakline Trust\nA quiet month\nBy Ana Reyne\nFirst published 2 May 2024\n\n...", rules)
    assert found.sources == {
        "title": "heading",
        "author": "by-line",
        "publisher": "letterhead",
        "published": "text",
    }


def test_overrides_count_over_what_the_page_says(rules: Rules) -> None:
    override = Metadata(title="Another", published=date(2020, 1, 1), published_precision="day")
    briefing: Briefing = briefing_from_text("A quiet month\nBy Ana Reyne\n2 May 2024\n", rules, override=override)
    found = briefing.metadata
    assert (found.title, found.author, found.published) == ("Another", "Ana Reyne", date(2020, 1, 1))
    assert (found.sources["title"], found.sources["published"]) == ("metadata", "metadata")


def test_quotes_of_a_title_stay_as_written(rules: Rules) -> None:
    assert about("What’s “next” — and when?\n\n...", rules).title == "What’s “next” — and when?"


def test_a_title_does_not_end_in_a_comma(rules: Rules) -> None:
    head = (
        "OAKLINE SCHOOLS FORUM\n\nMinutes of the meeting held on 3 May 2027 at 4 pm,\nMicrosoft Teams\n\nPresent: Bo\n"
    )
    assert about(head, rules).title == "OAKLINE SCHOOLS FORUM: Minutes of the meeting held on 3 May 2027 at 4 pm"


def test_a_title_that_goes_on_and_on_has_an_end(rules: Rules) -> None:
    title = briefing_from_text("A plan:\n" * 5_000, rules).metadata.title
    assert title is not None
    assert title.startswith("A plan: A plan: ")
    assert len(title) < 300


@pytest.mark.parametrize(
    ("page", "title"),
    [
        (
            "Agenda and minutes\n\nOakline Forum - Thursday, 7 March 2024 4.30 pm\n\n...",
            "Oakline Forum - Thursday, 7 March 2024 4.30 pm",
        ),
        ("Agenda, decisions and minutes\n\nVenue: Town Hall\n\n...", "Agenda, decisions and minutes"),
        ("Agenda item\n\nA quiet month\n\n...", "A quiet month"),
        ("Last updated:\n4 May 2024\nA quiet month\n\n...", "A quiet month"),
        ("Oakline Board\n\n7 March 2024\n\nMembers in attendance\n\nAna Reyne", "Oakline Board"),
        (
            "Charities wait for more time to reply to the new plan, they say\n\n...",
            "Charities wait for more time to reply to the new plan, they say",
        ),
        ("7 March 2024\n\nTogether with others Oakline Trust has asked for more time to reply to it.", None),
        ("Together with others Oakline Trust has asked for more time to reply.\n\n...", None),
        ("Oakline Trust\nThe county has told the people of the valley that it will not buy any boats.\n\n...", None),
        (
            "Oakline Board\nThe county has told the people of the valley that it will not buy any boats.",
            "Oakline Board",
        ),
        ("Good afternoon,\nOakline Trust has asked for more time.", None),
    ],
)
def test_what_stands_above_a_title_is_not_it(page: str, title: str | None, rules: Rules) -> None:
    assert about(page, rules).title == title


@pytest.mark.parametrize(
    ("page", "published"),
    [
        ("Last updated:\n4 May 2024\nOakline Board summary - 7 March 2024\n\n...", date(2024, 3, 7)),
        ("A quiet month\nLast updated:\n4 May 2024\n\n...", date(2024, 5, 4)),
        ("Oakline Forum\n\n...\n\nDates of the next meetings:\n\n- 7 March 2024\n- 4 May 2024\n", None),
        ("Oakline Forum\n\nDates of our meetings:\n\n- 7 March 2024\n- 4 May 2024\n\n...", None),
        ("Conference agenda 7-9 April 2021\n\n...", None),
        ("Oakline Partnership Board September 2025\n\n...", date(2025, 9, 1)),
        ("Issue - meetings\n5 year forecast\nMeeting: 18/11/2024 - Oakline Forum (Item 15)\n\n...", date(2024, 11, 18)),
        ("The minutes of the meeting held on 7 March 2024 were agreed.\n\n...", None),
        # minutes are put on a page soon after the meeting; brought up to date later, it was out before
        ("Oakline Board – 7 March 2024\nLast updated: 20 March 2024\n\nPresent\n\n...", date(2024, 3, 20)),
        ("Oakline Board – 7 March 2024\nLast updated: 20 May 2024\n\nPresent\n\n...", date(2024, 3, 7)),
        ("Oakline Board – 7 March 2024\nLast updated: 1 March 2024\n\nPresent\n\n...", date(2024, 3, 7)),
        (
            "Oakline Board\nPublished: 9 March 2024\nLast updated: 20 March 2024\n\nPresent\n\n...",
            date(2024, 3, 9),
        ),
        ("Oakline Board – 7 March 2024\n\nPresent\n\n...\n\nLast updated: 20 March 2024", date(2024, 3, 20)),
        ("Oakline Board – 7 March 2024\n\nPresent\n\n...\n\nCirculated 20 March 2024", date(2024, 3, 20)),
        ("Oakline Board – 7 March 2024\n\nPresent\n\n...\n\nThe code was updated on 20 March 2024.", date(2024, 3, 7)),
    ],
)
def test_days_that_are_not_those_of_publication(page: str, published: date | None, rules: Rules) -> None:
    assert about(page, rules).published == published


@pytest.mark.parametrize(
    ("path", "day", "foot", "published"),
    [
        ("post-2024-05-06.txt", "Friday 3 May", "", date(2024, 5, 3)),
        ("post-2024-05-06.txt", "Posted May 3", "", date(2024, 5, 3)),
        ("post.txt", "3rd May, 9.30am", "© 2024 Oakline Trust", date(2024, 5, 3)),
        ("post.txt", "Posted Friday 3 May by Ana Reyne", "© 2024 Oakline Trust", date(2024, 5, 3)),
        ("post.txt", "3 May", "Updated 6 May 2024 at 10:12", date(2024, 5, 3)),
        ("post-2025-01.txt", "Friday 27 December", "", date(2024, 12, 27)),  # put there in the new year
        ("post.txt", "Friday 3 May", "© 2025 Oakline Trust", date(2024, 5, 3)),
        ("post.txt", "Tuesday 3 May", "© 2029 Oakline Trust", None),
        ("post.txt", "Friday 3 May", "© 2001-2024 Oakline Trust", date(2024, 5, 3)),
        ("post.txt", "Thursday 8 May", "Fees for 2025-26 are out.", date(2025, 5, 8)),
        ("post.txt", "Thursday 8 May", "Fees for 2026 are out.", date(2025, 5, 8)),
        ("post.txt", "Thursday 8 May", "Fees for 2028 are out.", None),
        ("post.txt", "Thursday 8 May", "Floods came in 2014, fees in 2025.", None),  # a Thursday in both
        ("post.txt", "8 May", "Fees for 2025-26 are out.", None),
        ("post.txt", "3 May", "", None),
        ("post-2024-05-06.txt", "3 May meeting", "", date(2024, 5, 6)),
    ],
)
def test_a_day_without_its_year(path: str, day: str, foot: str, published: date | None, rules: Rules) -> None:
    found = about(f"A quiet month on the river\n{day}\n\n...\n\n{foot}\n", rules, path)
    assert (found.title, found.published) == ("A quiet month on the river", published)


def test_a_title_that_ends_with_a_day_and_its_weekday(rules: Rules) -> None:
    page = "The river this week – {}\n\n...\n\nFees for 2025-26 are out.\n"
    assert about(page.format("Thursday 8 May"), rules).published == date(2025, 5, 8)
    assert about(page.format("8 May"), rules).published is None


@pytest.mark.parametrize(
    ("said", "published"),
    [
        ("The House rose on 18 December 2025 and is back since 5 January 2026.", date(2026, 1, 16)),
        ("It rained on 18 December 2025 and 3 March 2026. Boats row on 1 May 2028.", date(2026, 1, 16)),
        ("It rained on 18 December 2025.", None),
        ("The laws of 1 January 2014 and 1 March 2014 hold.", None),  # on such days laws begin
        ("It rained on 9 July 2025 and 10 July 2025.", None),  # far from it in any year
    ],
)
def test_a_day_is_of_the_year_of_the_days_it_tells_of(said: str, published: date | None, rules: Rules) -> None:
    assert about(f"The river this week: 16 January\n\n{said}\n\n...\n", rules).published == published


@pytest.mark.parametrize(
    ("sign_off", "author"),
    [
        ("Ana xx", "Ana Reyne"),
        ("Love, Ana", "Ana Reyne"),
        ("Ana and the team", "Ana Reyne"),
        ("Bo", None),  # two people of that name
        ("I'll write soon,\nBo\nCampaigns Manager", "Bo"),
        ("Bo\nCampaigns Manager", None),
        ("Ana said so", None),
        ("Ana Reyne,\nDirector of Canals", "Ana Reyne"),
        ("Ana Reyne\nDirector of Canals", None),  # one of a list
        ("Oakline", None),
    ],
)
def test_a_newsletter_may_be_signed_with_a_first_name(sign_off: str, author: str | None, rules: Rules) -> None:
    page = f"A quiet month\n\n...\n\nOur chair is Ana Reyne. Bo Lund and Bo Marsh keep the books.\n\n{sign_off}\n"
    assert about(page, rules).author == author


@pytest.mark.parametrize(
    ("head", "title", "publisher"),
    [
        (
            "Vale Parents' Forum\nStronger side by side!\n\nAutumn news | 4 May 2024",
            "Autumn news",
            "Vale Parents' Forum",
        ),
        ("Stronger side by side!\n4 May 2024", "Stronger side by side!", None),
        ("Paper on Tables\n\nWhy desks matter\n4 May 2024", "Why desks matter", "Paper on Tables"),
        ("Paper on Chairs\n\nWhy desks matter\n4 May 2024", "Paper on Chairs", None),  # named nowhere else
        ("Paper on Tables\n\nWhy desks matter", "Paper on Tables", None),
        ("DESKS TOGETHER\nDesk news, issue 9\n4 May 2024", "Desk news, issue 9", "Desks Together"),
        ("Canal digest #7 · 4 May 2024 · Ana Reyne\n\nHello", "Canal digest #7", None),
        ("Desk Union Cymru\nWhy desks matter\n4 May 2024", "Why desks matter", "Desk Union Cymru"),
        (
            "Desks run out\n\nBy Ana Reyne, editor\nClassroom Daily Digest, 4 May 2024",
            "Desks run out",
            "Classroom Daily Digest",
        ),
        ("Support: Ferry Committee answers\n4 May 2024", "Support: Ferry Committee answers", None),
        ("Ferry safety\n\nJoint foreword\n\nAna Reyne MSP, Minister for Ferries", "Ferry safety", None),
        ("Outcomes of Consultation on Oakline School\n4 May 2024", "Outcomes of Consultation on Oakline School", None),
        (
            "Vale Partnership\nDesk Improvement Board\n\nNotes and actions",
            "Desk Improvement Board: Notes and actions",
            "Vale Partnership",
        ),
        ("The Desk Journal\nSpring 2024\n\nWhy desks matter", "Why desks matter", "Desk Journal"),
        (
            "Chairs\n\nWhy some desks matter\n\nBy Ana Reyne",
            "Why some desks matter",
            None,
        ),  # what the story is filed under
        (
            "Our record of sittings needs your help: we ask all who read it for a gift, small or large, to keep it.\n\n"
            "Desks\nQuestions – in the Scottish Parliament at 2:05 pm on 4 May 2024.",
            "Desks",
            "Scottish Parliament",
        ),
        ("oars May/June 2024\n\nWhy desks matter", "Why desks matter", None),  # a journal and its issue
        ("The Boating Times, spring 2024\n\nWhy desks matter", "Why desks matter", None),
        ("Desk update May 2024\n\nWhy desks matter", "Desk update May 2024", None),
        ("Ana Reyne, Minister for Desks\n4 May 2024", None, None),  # who writes is no title
        ("Desks in schools – open letter\n\nRe: Funding of desks", "Desks in schools – open letter", None),
        ("OAKLINE\n\nLogo\n\nRing us now\n\nWhy desks matter", "Why desks matter", "OAKLINE"),
        ("Members area\n\nForgotten your password?\n\nDesks run out\n\n4 May 2024", "Desks run out", None),
    ],
)
def test_who_stands_above_a_title(head: str, title: str | None, publisher: str | None, rules: Rules) -> None:
    metadata = about(f"{head}\n\n...\n\nWrite to Paper on Tables with your news.", rules)
    assert (metadata.title, metadata.publisher) == (title, publisher)


@pytest.mark.parametrize(
    ("head", "title", "publisher"),
    [
        ("Harrow Vale Family Voice\nThe ferry bill", "The ferry bill", "Harrow Vale Family Voice"),
        ("Vale Parents and Carers United\nThe ferry bill", "The ferry bill", "Vale Parents and Carers United"),
        ("Family Voice Oakshire\nThe ferry bill", "The ferry bill", "Family Voice Oakshire"),
        ("Cychod Afon Cymru | Boats Wales\nThe ferry bill", "The ferry bill", "Cychod Afon Cymru"),
        ("Oakline Forum\nVale Ferry Partnership news", "Vale Ferry Partnership news", "Oakline Forum"),
        ("Pupil Voice\nWhat pupils said", "Pupil Voice", None),
        ("Harrow Vale in NASUWT\nBallot news", "Ballot news", "Harrow Vale in NASUWT"),
        ("Harrow Vale in Focus\nBallot news", "Harrow Vale in Focus", None),
        ("Scope\nThe ferry is late", "The ferry is late", "Scope"),  # also a word: as a name it stands alone
        ("Scope of the ferry plan\nWhat is in it", "Scope of the ferry plan", None),
        ("City of Oakline\nRiver Committee minutes", "River Committee minutes", "City of Oakline"),
        ("Cyngor Dyffryn / Dyffryn Council\nFerries at last", "Ferries at last", "Dyffryn Council"),
        ("Oakline College\nMinutes of the Board of Trustees", None, "Oakline College"),
        ("Oakline College Governing Body\nMinutes of the meeting", None, "Oakline College"),
        ("Minutes of the Full Governing Body", "Minutes of the Full Governing Body", None),
        ("Concise Minutes - Ferry Committee", "Concise Minutes - Ferry Committee", "Ferry Committee"),
        ("Ferry Committee - Sixth Senedd\nMinutes, 4/5/2024", None, "Ferry Committee"),
        ("Ferry Purchase Plan (FPP)", "Ferry Purchase Plan (FPP)", None),  # a plan publishes nothing
        ("River Alliance Appoints New Chair", "River Alliance Appoints New Chair", None),
        ("Ferries at last\n\nRiver Group\n- boats came\n- boats went", "Ferries at last", None),  # heads a list
        ("Created on: 4 May 2024\nFerries at last", "Ferries at last", None),
        ("Monday 4 May at 2.30pm\nFerries at last", "Ferries at last", None),
        ("The ferry has come.\nBoats for all", "Boats for all", None),  # a sentence is no title
    ],
)
def test_bodies_stand_above_what_they_publish(
    head: str, title: str | None, publisher: str | None, rules: Rules
) -> None:
    found = about(f"{head}\n\n...", rules)
    assert found.publisher == publisher
    assert title is None or found.title == title


@pytest.mark.parametrize("head", ["Minutes of the Ferry Committee", "Ferry talks\nAttendees"])
def test_a_minister_who_came_did_not_write_the_minutes(head: str, rules: Rules) -> None:
    found = about(f"{head}\nAna Reyne MS, Minister for Boats\n\n...", rules)
    assert found.author is None
    assert about("Ferry talks\nAna Reyne MS, Minister for Boats\n\n...", rules).author == "Ana Reyne"


def test_a_letter_without_a_farewell_ends_with_who_sends_it(rules: Rules) -> None:
    assert about("Dear Ms Reyne\n\n...\n\nBoat Desk, Oakline City Council\n", rules).publisher == "Oakline City Council"
    assert about("Boats\n\n...\n\nBoat Desk, Oakline City Council\n", rules).publisher is None


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        (
            "Dear all\n\n...\n\nAna Reyne\nChair, Rowing Family Otters\n\nRowing Family Otters is a charity.",
            "Rowing Family Otters",
        ),
        ("Dear all\n\n...\n\nAna Reyne\nChair, Rowing Family Otters", None),  # named once, it may be anything
        ("Name\nOrganisation\n\nAna Reyne\nOtters\n\n...", None),  # the heads of a table's columns
    ],
)
def test_a_body_without_a_head_publishes_where_the_page_says_so(text: str, publisher: str | None, rules: Rules) -> None:
    assert about(text, rules).publisher == publisher


def test_a_page_about_a_month_to_come_is_out_when_it_was_brought_up_to_date(rules: Rules) -> None:
    assert about("Boats for rowers: September 2023\n\nLast updated: 21 June 2023\n\n...", rules).published == date(
        2023, 6, 21
    )
    assert about("Boats for rowers: May 2023\n\nLast updated: 21 June 2023\n\n...", rules).published == date(2023, 5, 1)


def test_a_number_behind_a_hash_is_no_heading(rules: Rules) -> None:
    assert about("Boats and a quiz\n\n4 May 2024\n\n...\n\n#1 Boats\n\n...", rules).title == "Boats and a quiz"


@pytest.mark.parametrize(
    "notice",
    [
        "Slideshow image",
        "Website survey",
        "We want your feedback on the harbour's website. Take our survey now",
        "Mending the river for good. Read our canal white paper",
        "This page was archived in May 2024 and is no longer kept up.",
        "This website will offer less in this browser. We only support the newer ones.",
        "Keep up with Oakline Vale",
        "Essential maintenance\n\nSome of our online forms will be unavailable on Monday.",
        "Press story",
        "Articles",
        "Browse",
        "Main content",
        "Telephone number",
        "Explore our upcoming rowing events to meet others.",
        "SEN law",
        "Boats Matter podcast",
        "Select page",
        "Ana Reyne 4 May 2024",
        "Home\nOur friendly boats are always at your service.\nServices\nPeople\nNews and events",
    ],
)
def test_notices_of_a_site_are_no_titles(notice: str, rules: Rules) -> None:
    assert about(f"{notice}\n\nWhy desks matter to us\n\n...", rules).title == "Why desks matter to us"


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("Follow Oakline North on Facebook, on X and on Instagram.", "Oakline North"),
        ("Thank you for visiting Oakline & Vale Now and making use of it.", "Oakline & Vale Now"),
        ("Please help us by becoming a subscriber to the Oakline Ferret.", "Oakline Ferret"),
        ("One mother told OaklineOnline: boats are late.", "OaklineOnline"),
        ("Please ring Oakline Law on 01632 960 000.", "Oakline Law"),
        ("Oakline Boats Season 1 Episode 7", "Oakline Boats"),
        ("First published in Boats & Tides, issue 9, May 2024.", "Boats & Tides"),
        ("OIT (the Oakline Institute for Tides) is an independent charity.", "Oakline Institute for Tides"),
        ("Wards affected: all. Kent County Council has boats, and Kent County Council rows.", "Kent County Council"),
        ("Report of: Director, Boat Services", None),
        ("At Otters for All we row.", "Otters for All"),
        ("Directorate: Boats and Locks Directorate", "Scottish Government"),
        ("3PB Rowers are here. © 2024 3PB Rowers", "3PB Rowers"),
        ("Follow us on Facebook.", None),
        ("Please ring Ana Reyne on 01632 960 000.", None),
        ("She told the Oakline Committee that boats are late.", None),
    ],
)
def test_sites_call_themselves_by_their_name(line: str, publisher: str | None, rules: Rules) -> None:
    assert about(f"A quiet month\n\n{line}\n\n...", rules).publisher == publisher


@pytest.mark.parametrize(
    ("head", "title", "publisher"),
    [
        ("Vale Voice\n\nRiver news – Issue 12 – Summer 2024", "River news – Issue 12 – Summer 2024", "Vale Voice"),
        ("Otters Daily\n\nWhy desks matter", "Why desks matter", "Otters Daily"),  # the page speaks of it
        ("Better Boats\n\nWhy desks matter", "Better Boats", None),
        ("Otters Today\nHome | Blog | Contact\n\nOTTERS TODAY\n\nWhy desks matter", "Why desks matter", "Otters Today"),
        ("Why desks matter - Desk Site: all of it\n\nHome | Blog\n\nWhy desks matter", "Why desks matter", None),
        ("Otters Today\n\nNews\n\nWhy desks matter to us", "Why desks matter to us", "Otters Today"),
        (
            "Schools Committee update\n\nUNISON's Schools Committee met.\n\nUNISON will ask.\n\nUNISON rows.",
            None,
            "UNISON",
        ),
        ("Oakline Trust: board round-up", "Oakline Trust: board round-up", "Oakline Trust"),
        ("Oakline Trust: boats are late", "Oakline Trust: boats are late", None),
        ("Boats Matter – the Vale Council bulletin for rowers", None, "Vale Council"),
        ("Harbour Boatmen's Union responds to the bill", None, "Harbour Boatmen's Union"),
        ("Scottish Parliament: Locks and weirs", None, "Scottish Parliament"),
        ("Locks and weirs\nClyde Support Staff Union, 4 May 2024", "Locks and weirs", "Clyde Support Staff Union"),
    ],
)
def test_titles_and_the_names_above_them(head: str, title: str | None, publisher: str | None, rules: Rules) -> None:
    found = about(f"{head}\n\n...\n\nThe meeting was told so at Otters Daily and in the Better Boats scheme.", rules)
    assert found.publisher == publisher
    assert found.author is None
    assert title is None or found.title == title
