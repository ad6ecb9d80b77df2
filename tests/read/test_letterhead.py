"""Who publishes, by the names at a page's head and foot."""

from __future__ import annotations

import pytest

from pipeline.briefing import Metadata
from pipeline.read import briefing_from_text
from pipeline.rules import Rules
from tests.read.pages import TEXT

WE = "We row in May.\n\nOur boats are dry.\n\nWe have new oars.\n\nCome and row with us."


def about(text: str, rules: Rules) -> Metadata:
    return briefing_from_text(text.replace("...", TEXT), rules, path="page.txt").metadata


@pytest.mark.parametrize(
    ("page", "publisher"),
    [
        # one word of a menu is a name where the page speaks of it as of somebody
        ("Skip to main content\nJoin   Log in\nOars | Learning | News | About us\n\nNew boats\n\n...", None),
        (
            "Skip to main content\nJoin   Log in\nOars | Learning | News | About us\n\nNew boats\n\nAt Oars we row.",
            "Oars",
        ),
        ("Larkspur   Get support   Shop   Donate\n\nHome / News / New boats\n\nNew boats\n\n...", "Larkspur"),
        ("Larkspur | Union for rowers\nMembers' briefing\n\nNew boats\n\nAt Larkspur we row.", "Larkspur"),
        ("Larkspur | Union for rowers\nMembers' briefing\n\nNew boats\n\n...", None),
        # a name with capitals inside
        ("TheyRowForYou\nBoats done right\n\nNew boats\n\n...\n\nAbout TheyRowForYou", "TheyRowForYou"),
        ("McDonald\nBoats done right\n\nNew boats\n\n...", None),
        # small letters behind a name are what it calls out, and behind no name a title's
        (
            "Vale Boat Coalition – as one\n\nMain menu\n\nLate, wet, cold: our survey\n\nPosted: 4 May 2024",
            "Vale Boat Coalition",
        ),
        # the devolved parliaments publish for their committees
        ("Concise minutes – Children, Young People and Education Committee\n\nBoats came.", "Senedd Cymru"),
        ("Committee for Education\n\nNew boats\n\nBoats came.", "Northern Ireland Assembly"),
        ("Public Accounts Committee\n\nNew boats\n\nBoats came.", "Public Accounts Committee"),
        # a council's name is its place's above the record of a meeting
        ("MILTON KEYNES\n\nMinutes of the meeting held on 7 March 2024\n\n...", "Milton Keynes City Council"),
        ("Milton Keynes\n\nLock gate fails again\n\nBy Ana Reyne\n\n...", None),
        # an organ is called by a word of its owner's name, not by what sort of organ it is
        ("Update from the National Steering Group\n\n...", None),
        ("Update from the Vale Trust Steering Group\n\n...", "Vale Trust"),
        ("Minutes\n\nPresent: Ana Reyne\n\n...\n\nPrepared by Democratic Services", None),
        ("MINUTES OF THE SCHOOLS FORUM MEETING HELD AT COUNTY HALL, TROWBRIDGE\n\n...", "Wiltshire Council"),
        ("New boats\n\n...\n\nRoyal College of Oarsmen, Boat House, London SE1 1LB", "Royal College of Oarsmen"),
        # who sends a newsletter stands before what it is, where somebody speaks as "we"
        ("WIRRAL SENDIAS\n\nNewsletter no. 12\n\n...", "Wirral SENDIAS"),
        (f"Kidz Aware – e-news\n\n{WE}", "Kidz Aware"),
        (f"Kidz Aware: members' bulletin, May 2024\n\n{WE}", "Kidz Aware"),
        (f"Summer term – e-news\n\n{WE}", None),
        (f"SEND reform: newsletter\n\n{WE}", None),
        (f"Kidz aware – news that hurts\n\n{WE}", None),
        ("Kidz Aware – e-news\n\n...", None),
        # the letters of a body's name follow it in brackets in the small print
        (
            "New boats\n\n...\n\n© 2026 Royal National Institute of Blind People (RNIB). A charity.",
            "Royal National Institute of Blind People",
        ),
        ("New boats\n\nRNIB rows.\n\n...\n\n© 2026 RNIB", "RNIB"),
        (
            "New boats\nStatement made on 7 March 2024\nStatement UIN HLWS000\n\nDepartment for Education\n\n...",
            "UK Parliament",
        ),
    ],
)
def test_whose_page_it_is(page: str, publisher: str | None, rules: Rules) -> None:
    assert about(page, rules).publisher == publisher
