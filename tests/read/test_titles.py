"""What a page is called: records of meetings, trails, sorts of pages."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.briefing import Metadata
from pipeline.read import briefing_from_text
from pipeline.rules import Rules
from tests.read.pages import TEXT

LATE = "The boats are late again this spring. They should not be."
"""A title that is two sentences."""


def about(text: str, rules: Rules) -> Metadata:
    return briefing_from_text(text.replace("...", TEXT), rules, path="page.txt").metadata


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (
            "NOTE OF MEETING\n\nOars / Boats High Locks Group\n7 March 2024",
            "Oars / Boats High Locks Group: NOTE OF MEETING",
        ),
        ("Note of meeting\n\nWhy locks leak", "Note of meeting"),  # nobody meets there
        (
            "Vale Boat Network\n\nSummary of meeting held on 7 March 2024",
            "Vale Boat Network: Summary of meeting held on 7 March 2024",
        ),
        ("Vale Boat Network\n\nSummary of findings", "Summary of findings"),
        ("RIVERS COMMITTEE\n\nTUESDAY 4 MARCH 2025 AT 2 PM", "RIVERS COMMITTEE"),
        ("REPORT TO RIVERS COMMITTEE – 4 MARCH 2025\n\nTHE LOCKS: AN UPDATE", "THE LOCKS: AN UPDATE"),
        ("WAKEFIELD RIVER FORUM            Agenda item 7\n\nTHE LOCKS: AN UPDATE", "THE LOCKS: AN UPDATE"),
        ("REPORT SUMMARY\n\nWhy locks leak\n\nMarch 2024", "Why locks leak"),
        ("Policy briefing summary: why locks leak", "Policy briefing summary: why locks leak"),
        (
            "OAKLINE, 4 March 2025. Minute of Meeting of the LOCKS COMMITTEE. Present:- Ana.",
            "Minute of Meeting of the LOCKS COMMITTEE",
        ),
        ("2025 RFC 44\nRIVER COUNCIL - FERRY MEETING\n\nPRESENT: Ana Reyne", "RIVER COUNCIL - FERRY MEETING"),
        ("2025 RIVER LOG", "2025 RIVER LOG"),
        ("Leeds & West Yorkshire\n\nBoats 'to be late by May'", "Boats 'to be late by May'"),  # where a story is from
        ("Cornwall and Devon\n\nThe boats are late", "The boats are late"),
        ("Locks & Weirs\n\nThe boats are late", "Locks & Weirs"),  # no place has a council of that name
        ("Cornwall and Devon", "Cornwall and Devon"),
        ("OAKLINE BOAT ALLIANCE\n\nCanals Bill – House of Lords, Committee stage\n\nNo lock left", "No lock left"),
        (
            "OAKLINE BOAT ALLIANCE\n\nCanals Bill – House of Lords, Committee stage",
            "Canals Bill – House of Lords, Committee stage",
        ),
        ("OAKLINE BOAT ALLIANCE\n\nCanals Bill – rowers speak out\n\nNo lock left", "Canals Bill – rowers speak out"),
        ("OAKLINE BOAT ALLIANCE\n\nSpring bulletin\n\nIn this issue\n\n1 Why locks leak", "Spring bulletin"),
        ("Delegated Decision Notice\nTel: 01632 960000\n\nA new lock for Oakline", "A new lock for Oakline"),
        (
            "TheyRowForYou\nHome\n\n2. Boats in the Vale\n\nQuestions – in the Senedd at 2:05 pm on 4 May 2024.",
            "2. Boats in the Vale",
        ),
        (
            "Vale Boat Coalition – as one\n\nMain menu\n\nLate, wet, cold: our survey\n\nPosted: 4 May 2024",
            "Late, wet, cold: our survey",
        ),
        ("Report to rowers on the locks", "Report to rowers on the locks"),
        (
            f"Home / Blogs / {LATE}\n\n{LATE}",
            LATE,
        ),
        (
            f"Home / Blogs / Boats\n\n{LATE}\n\nWhy boats matter\n7 March 2024",
            "Why boats matter",
        ),
        ("Oral Answers to Questions\n\nEducation\n\nBoats for Schools", "Boats for Schools"),
        ("Relevant Assembly Questions\n\nBoats for Schools", "Boats for Schools"),
        ("Boat news\n\nThe new boats .......... 2\nDates .......... 3", "Boat news"),
        (
            "MILTON KEYNES\n\nRiver Board\n\nMinutes of the meeting held on 7 March 2024",
            "River Board: Minutes of the meeting held on 7 March 2024",
        ),
    ],
)
def test_what_a_page_is_called(head: str, title: str, rules: Rules) -> None:
    assert about(f"{head}\n\n...", rules).title == title


@pytest.mark.parametrize(
    ("above", "day"),
    [("3 Date of next meeting", None), ("Future meetings", None), ("3 Of the meeting", date(2026, 1, 15))],
)
def test_a_meeting_to_come_is_no_day_of_publication(above: str, day: date | None, rules: Rules) -> None:
    assert about(f"River Forum\n\n1 Boats\nThe boats were late.\n\n{above}\n15 January 2026", rules).published == day
