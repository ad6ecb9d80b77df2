"""Whose page it is, where its head names an organ that is called like others, or nobody at all."""

from __future__ import annotations

import pytest

from pipeline.read import briefing_from_text
from pipeline.read.owners import is_nameless
from pipeline.rules import Rules
from tests.read.pages import TEXT


def publisher(text: str, rules: Rules) -> str | None:
    return briefing_from_text(text.replace("...", TEXT), rules).metadata.publisher


@pytest.mark.parametrize(
    ("name", "nameless"),
    [
        ("Schools Forum", True),
        ("Children and Young People’s Scrutiny Committee", True),
        ("SEND Strategic Partnership Board", True),
        ("Vale SEND Partnership Board", False),
        ("National SEND Forum", False),
        ("Education Committee", False),  # of the Commons, and known by that name
        ("Community", False),  # a union; what is no board or committee does not sit for others
        ("", False),
    ],
)
def test_class_words_alone_make_no_name(name: str, nameless: bool, rules: Rules) -> None:
    assert is_nameless(name, rules) is nameless


@pytest.mark.parametrize(
    ("body", "owner"),
    [
        ("Venue: Committee Room 2, Town Hall, Stockport, SK1 3XE", "Stockport Council"),
        ("Venue: Council Chamber, County Hall, Truro", "Cornwall Council"),  # which meets there
        ("Council Headquarters, High Street, Inverness on Thursday 7 March", "Highland Council"),
        ("The boats of Truro and Inverness came", None),  # a town is no place of meeting
        ("Venue: Council Chamber, County Hall, Harrowdale", None),  # no council is called so
        ("Contact: Ana Reyne, ana.reyne@kirklees.gov.uk", "Kirklees Council"),
        ("Contact: Ana Reyne, ana.reyne@oakline.gov.uk", None),
        ("Present:\n- Ana Reyne, Devon County Council\n- Bo Lund, NHS Devon", "Devon County Council"),
        ("Present:\n- Ana Reyne, Devon County Council\n- Bo Lund, Plymouth City Council", None),  # one as often
        ("Present:\n- Ana Reyne, Scottish Government\n- Bo Lund, Education Scotland", "Scottish Government"),
        ("Present:\n- Ana Reyne, Scottish Government\n- Bo Lund, Fife Council", "Fife Council"),
        # of two places of a name, the one whose council is there
        ("Venue: County Hall, Newport\n\nPresent:\n- Ana Reyne, Isle of Wight Council", "Isle of Wight Council"),
        ("Boats for Wigan were discussed. The Wigan fleet is old.", "Wigan Council"),
        ("Boats for Wigan were discussed.", None),
    ],
)
def test_the_owner_of_an_organ_publishes(body: str, owner: str | None, rules: Rules) -> None:
    head = "Agenda and minutes\n\nSchools Forum - Thursday, 7 March 2024 4.30 pm\n\n"
    assert publisher(f"{head}{body}\n\n...", rules) == (owner or "Schools Forum")


def test_a_body_with_a_name_of_its_own_publishes_for_itself(rules: Rules) -> None:
    head = "Minutes\nOakline Forum - Thursday, 7 March 2024\n\nVenue: Town Hall, Stockport\n\n..."
    assert publisher(head, rules) == "Oakline Forum"


def test_a_committee_without_a_council_is_a_parliaments(rules: Rules) -> None:
    page = "Public Finance Committee\n\nMinutes\n\n{} heard from {} on Monday.\n\n..."
    assert publisher(page.format("The Scottish Parliament", "Scottish Government officials"), rules) == (
        "Scottish Parliament"
    )


@pytest.mark.parametrize(
    ("page", "who"),
    [
        ("Written Statement: New boats\n\nAna Reyne, Minister for Canals\n\n...", "Welsh Government"),
        ("New boats\n\nAna Reyne MS, Cabinet Secretary for Canals\n\n...", "Welsh Government"),
        ("New boats\n\nAna Reyne MSP, Cabinet Secretary for Canals\n\n...", None),
        ("New boats\n\n...\n\nMedia enquiries to the Department of Canals Press Office.\n", "Department of Canals"),
        ("New boats\n\n...\n\nOur press office is shut on Sundays.\n", None),
        ("New boats\n\nSign up to our daily Vale Journal Today newsletter\n\n...", "Vale Journal"),
        ("New boats\n\nSign up to our daily newsletter\n\n...", None),
        ("New boats\n\nBy Ana Reyne\nSchools Week reporter\n\n...", "Schools Week"),
        ("New boats\n\nBy Ana Reyne\nLocal Democracy Reporter\n\n...", None),
        ("New boats\n\n...\n\nThe boats are old, she told Schools Week.", "Schools Week"),
        ("New boats\n\n...\n\nThe boats are old, she told BBC Radio Oakshire.", None),
        ("New boats\n\n...\n\nAs Schools Week wrote, the boats are old.", None),
        ("New boats\n\nMy name is Ana Reyne. I am the chair of the Oakline Trust.\n\n...", "Oakline Trust"),
        ("New boats\n\nCommenting on the bill, NASUWT General Secretary Ana Reyne said: ...", "NASUWT"),
        ("New boats\n\n...\n\nWe thank the NASUWT reps who came.", "NASUWT"),
        ("New boats\n\n...\n\nThe NASUWT reps were there.", None),
        ("Meeting of the Parliament [Draft]\nMeeting date: 7 March 2024\n\n...", "Scottish Parliament"),
        ("Official Report: Minutes of Evidence\n\nCommittee for Boats\n\n...", "Northern Ireland Assembly"),
        ("Aelodau'r Pwyllgor a oedd yn bresennol\nAna Reyne AS\n\n...", "Senedd Cymru"),
        (
            "New boats\n\nQuestion for Department for Education\n\nUIN 12345, tabled on 7 March 2024\n\n...",
            "UK Parliament",
        ),
    ],
)
def test_marks_of_those_who_do_not_name_themselves_above(page: str, who: str | None, rules: Rules) -> None:
    assert publisher(page, rules) == who


def test_documents_with_an_acronym_publish_nothing(rules: Rules) -> None:
    page = briefing_from_text(f"Boat Review - Written Statement of Intent (WSOI)\n\n{TEXT}", rules).metadata
    assert (page.title, page.publisher) == ("Boat Review - Written Statement of Intent (WSOI)", None)


FIRST = "Parentkind met the minister on Tuesday to talk about school transport for disabled pupils."


@pytest.mark.parametrize(
    ("first", "rest", "owner"),
    [
        (FIRST, "We told her what parents told us.\n\nOur report is out in May.", "Parentkind"),
        (FIRST, "It told her what parents had said.\n\nIts report is out in May.", None),
        (FIRST, '"We told her what parents told us," it said.\n\n"Our report is out in May," it added.', None),
        (FIRST.replace("Parentkind", "Ofsted"), "We told her what we think.\n\nOur report is out in May.", None),
    ],
)
def test_who_acts_first_and_then_is_we_writes_the_page(first: str, rest: str, owner: str | None, rules: Rules) -> None:
    assert publisher(f"Transport to school\n\n{first}\n\n{rest}", rules) == owner


def test_the_banner_of_a_government_tells_whose_page_it_is_and_is_no_title(rules: Rules) -> None:
    found = briefing_from_text(f"Cymraeg\nGOV.WALES\n\nBoats for schools: what is next\n\n{TEXT}", rules).metadata
    assert (found.publisher, found.title) == ("Welsh Government", "Boats for schools: what is next")


@pytest.mark.parametrize(
    ("page", "title"),
    [
        (
            "Issue - meetings\n\nBoats for the isles: what the council heard of them (Plan A).\n\n7 March 2024\n\n...",
            "Boats",
        ),
        ("Agenda item\n\nBoats for the isles, and what the council was told of them in May.\n\n...", "Boats"),
        ("Parliamentary Business\n\nBoats for the isles\n\n...", "Boats"),
        ("WRITTEN MINISTERIAL STATEMENT\n\nBoats for the isles\n\n...", "Boats"),
        ("Loading…\nChamber and committees\nMeeting of the Parliament [Draft]\n\nBoats for the isles\n\n...", "Boats"),
    ],
)
def test_what_stands_above_the_name_of_an_issue(page: str, title: str, rules: Rules) -> None:
    found = briefing_from_text(page.replace("...", TEXT), rules).metadata.title
    assert found is not None
    assert found.startswith(title)


@pytest.mark.parametrize(
    ("page", "who"),
    [
        ("At a MEETING of the VALE JOINT BOARD held remotely on 7 March 2024.\n\n...", "Vale Joint Board"),
        ("Boats\n\n...\n\nAutistica will row in May and put our log on the website.", "Autistica"),
        ("Boats\n\n...\n\nAutistica will row in May.", None),
        (
            "Minutes of the Annual General Meeting of Oakline Parish Council held on 7 March 2024\n\n...",
            "Oakline Parish Council",
        ),
        ("Boats\n\n...\n\nRegister with Tes and read on", "Tes"),
        ("Minutes\n\nThe debate at Westminster was long. Westminster is far.\n\n...", None),
        ("gov.scot\nPublication - Minutes\n\nBoat Board minutes: May 2024\n\n...", "Scottish Government"),
        (
            "Welsh Government\nHome > Publications\n\nBoat Group meeting: 7 May 2024\nMinutes of the Boat Group\n\n...",
            "Welsh Government",
        ),
        (
            "Boats\n\nCommenting on the boats, Ana Lund, head of Ambitious about Autism, said they are late.\n\n...",
            "Ambitious about Autism",
        ),
        ("Boats\n\nA Guardian investigation found them late.\n\n...", "The Guardian"),
        ("Boats\n\nThe guardian of the boats told Ana that they are late.\n\n...", None),
        ("Boats\n\nHere at NASUWT we row.\n\n...", "NASUWT"),
        ("Boats\n\n...\n\nDfE media enquiries\n020 7000 0000", "Department for Education"),
        ("A message from the Oakline Boat Forum steering group.\n\nSpring at last\n\n...", "Oakline Boat Forum"),
        (
            "Children's Scrutiny Committee\nDate: 7 March 2024\nLocation: Civic Offices, Old Square, Stockport\n\n...",
            "Stockport Council",
        ),
        ("Agenda\nChildren's Scrutiny Committee\nVenue: Stockport Civic Centre\n\n...", "Stockport Council"),
        ("Committee: Boats Scrutiny\nVenue: Guildhall, Swansea\n\n...", "Swansea Council"),
        ("EIS Council Report\n\nThe EIS met.\n\n...", "EIS"),
        ("Cyngor Sir Ddinbych\nDenbighshire County Council\n\nNew boats\n\n...", "Denbighshire County Council"),
        ("Cyngor Sir Gâr\n\nNew boats\n\n...", "Carmarthenshire County Council"),
        ("Cyngor Gwynedd\n\nNew boats\n\n...", "Cyngor Gwynedd"),  # which has no other name
        ("London Borough of Hammersmith & Fulham\n\nNew boats\n\n...", "London Borough of Hammersmith & Fulham"),
        (
            "NHS\nHumber and North Yorkshire\nIntegrated Care Board (ICB)\n\nNew boats\n\n...",
            "NHS Humber and North Yorkshire Integrated Care Board",
        ),
        ("House of Commons\nEducation Committee\n\nNew boats\n\n...", "Education Committee"),
        ("The Scottish Parliament\n\nPublic Audit Committee\n\nMinutes\n\nPresent\n\n...", "Scottish Parliament"),
        ("The Scottish Parliament\n\nPublic Audit Committee\n\nNew boats\n\n...", "Scottish Parliament"),
        ("UK Parliament\n\nPublic Accounts Committee\n\nNew boats\n\n...", "Public Accounts Committee"),
        ("The Scottish Parliament\n\nOakline Boat Trust\n\nNew boats\n\n...", "Oakline Boat Trust"),  # its guest
        (
            "New boats\nVolume 9: debated on 7 March 2024\nHouse of Lords\nUK Parliament | Hansard\n\n...",
            "UK Parliament",
        ),
        (
            "Vale Boat Partnership (VBP)\n\nWestern Group: note of meeting\n7 March 2024\n\n"
            "In attendance: Bo Lund\n\n...",
            "Vale Boat Partnership",
        ),
        ("IPSEA\nIndependent Provider of Special Education Advice\n\nNew boats\n\n...", "IPSEA"),
        (
            "Executive     7 October 2025\n\nReport of the Corporate Director of Boats\n\nBoats\n\nYork has boats. The"
            " City of York Council will pay.",
            "City of York Council",
        ),
        (
            "Devon Inclusion Otters\nrowers and cooks, together\n\nSummer 2025 newsletter\n\n"
            "A busy term for Devon Inclusion Otters.\n\n...",
            "Devon Inclusion Otters",
        ),
    ],
)
def test_more_ways_to_say_whose_page_it_is(page: str, who: str | None, rules: Rules) -> None:
    assert publisher(page, rules) == who


def test_papers_stamp_their_stories(rules: Rules) -> None:
    found = briefing_from_text(f"Boats\nOB News: 14/05/2024 - 09:51\n\n{TEXT}", rules).metadata
    assert str(found.published) == "2024-05-14"


@pytest.mark.parametrize(
    ("menu", "title"),
    [
        ("Skip to content\nMend a road\nPay a fine\nFind a pool", "School transport: what is next"),
        ("Home\nNews\nPonies\nContact us", "School transport: what is next"),
        ("Ponies\nSchool transport\nRoads", "Ponies"),  # nothing in it is of a menu
        ("Recent\nYour MPs\nHansard\nPonies", "School transport: what is next"),
        # a site says what it is above its menu
        ("Ponies – all there is to know about them\nSearch\nFor parents\nRides", "School transport: what is next"),
        # a letterhead of several lines ends with no menu
        ("Ponies – all there is to know about them\nTuesday\nSearch", "Ponies – all there is to know about them"),
    ],
)
def test_what_stands_in_a_menu_is_no_title(menu: str, title: str, rules: Rules) -> None:
    found = briefing_from_text(f"{menu}\n\nSchool transport: what is next\n\n{TEXT}", rules)
    assert found.metadata.title == title
    assert found.metadata.publisher is None


def test_a_title_right_below_a_menu_and_above_the_text_is_no_entry(rules: Rules) -> None:
    text = "We met the minister on Tuesday to talk about school transport for disabled pupils in the county."
    assert briefing_from_text(f"Home\nNews\nSchool transport\n\n{text}", rules).metadata.title == "School transport"


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("Contact: ana.reyne@haringey.gov.uk. Haringey Council has boats.", "Haringey Council"),
        ("Contact: ana.reyne@haringey.gov.uk. There are boats.", "London Borough of Haringey"),
    ],
)
def test_a_council_is_called_as_it_calls_itself(text: str, publisher: str, rules: Rules) -> None:
    assert briefing_from_text(f"A quiet month\n\n{text}\n", rules).metadata.publisher == publisher


@pytest.mark.parametrize(
    ("told", "council"),
    [
        ("Thurrock has seen a rise in boats.", "Thurrock Council"),
        ("1.1 Thurrock needs boats.", "Thurrock Council"),
        ("Boats are late across Thurrock.", "Thurrock Council"),
        ("Ana Thurrock came.", None),
        ("A boat was lost in Thurrock.", None),  # anybody's can be
    ],
)
def test_a_paper_to_members_is_the_councils_of_whose_place_it_tells(
    told: str, council: str | None, rules: Rules
) -> None:
    page = f"8 January 2025\n\nNew locks\n\nWards and communities affected: All\n\n{told} The Council will pay."
    assert publisher(page, rules) == council


@pytest.mark.parametrize(
    ("page", "body"),
    [
        # below a roll stand the bodies of those who came
        (
            "Vale Rowing Network meeting\n3 May 2024\n\nAttendees:\nAna Reyne (Chair)   Devon County Council",
            "Vale Rowing Network",
        ),
        # a board of the health service is its own body's, also where its name is in two languages
        (
            "Bwrdd Iechyd Prifysgol Hywel Dda / Hywel Dda University Health Board\n\n"
            "Minutes of a meeting of the Health Board\nheld on 3 May 2024 in Swansea\n\nPresent",
            "Hywel Dda University Health Board",
        ),
        # so is a committee of it, whoever came to it; but not where a council stands beside it
        ("Finance Committee\n\n3 May 2024\n\nPaper 4\n\nNHS Lothian\n\nAna Reyne, Fife Council", "NHS Lothian"),
        ("Finance Committee\n\n3 May 2024\n\nPaper 4\n\nNHS Lothian\n\nFife Council", "Fife Council"),
        # the place of a council has several words
        (
            "SCHOOLS FORUM\n\nMinutes of the meeting held on 3 May 2024\n\nPresent: Ana Reyne\n\n"
            "Boats are late across Perth and Kinross.",
            "Perth and Kinross Council",
        ),
        # on a parliament's page a party is that of who speaks
        ("UK Parliament\n\nNew locks\n\nMade by\n\nAna Reyne\nLabour\nVale", "UK Parliament"),
        ("Labour\n\nNew locks for the Vale\n\n3 May 2024", "Labour"),
    ],
)
def test_who_came_or_spoke_does_not_publish(page: str, body: str, rules: Rules) -> None:
    assert publisher(f"{page}\n\nBoats are late, and nobody knows why that is so.", rules) == body
