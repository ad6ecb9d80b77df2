"""Whose it is that nobody is said to do, on the pages of unions, charities and forums: theirs, or that of others.

Texts are read as published on Tuesday 11 March 2025 by the Oakline Parents' Forum, in an area whose council is named.
"""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.annotate import annotate, build
from pipeline.briefing import Briefing, Metadata
from pipeline.found import FoundCommitment

NLP = build()
FORUM, COUNCIL = "Oakline Parent Carer Forum", "Oakline Council"
NEWS = f"News\n\nWelcome\n\n{FORUM} met. {COUNCIL} came. {COUNCIL} is listening, and the council has money.\n\n"


def read(text: str, publisher: str | None = FORUM) -> list[FoundCommitment]:
    metadata = Metadata(publisher=publisher, published=date(2025, 3, 11), published_precision="day")
    return annotate(NLP, Briefing(text, metadata=metadata)).commitments


def actors(text: str, publisher: str | None = FORUM) -> list[str | None]:
    found = read(text, publisher)
    return [fact.actor_name.name if fact.actor_name else fact.actor for fact in found]


@pytest.mark.parametrize(
    ("section", "who"),
    [
        # by a word in the paragraph
        ("Survey\n\nThe survey will be launched on 3 May.", FORUM),
        ("Events\n\nTwo webinars will be held in May.", FORUM),
        ("Events\n\nTickets for the quiz will be sold in May.", FORUM),
        # by one elsewhere in the section
        ("Events\n\nVolunteers are needed.\n\nA hall will be hired in May.", FORUM),
        # those who make policy are only told of it
        ("Survey\n\nThe survey findings will be sent to the council in May.", FORUM),
        (f"Survey\n\nThe survey findings will be shared with {COUNCIL} in May.", FORUM),
        # they act in the section
        ("Survey\n\nThe council wrote to us.\n\nA hub will be opened in May.", COUNCIL),
        # its heading names their paper
        ("White paper\n\nMembers have read it. A hub will be opened in May.", COUNCIL),
        # nothing in it is the writers'
        ("Buses\n\nA route will be opened in May.", COUNCIL),
        # what others say, or must do
        ("Survey\n\nBo Lund told members that a hub would be opened in May.", COUNCIL),
        ("Survey\n\nAll members were told. The survey must be repeated by 3 May.", COUNCIL),
    ],
)
def test_a_section_about_the_writers_is_theirs(section: str, who: str) -> None:
    assert actors(NEWS + section)[-1] == who


def test_a_paper_that_tells_of_others_has_no_matters_of_its_own() -> None:
    assert actors(NEWS + "Survey\n\nThe survey will be launched on 3 May.", "Wexbridge Courier")[-1] == COUNCIL


@pytest.mark.parametrize(
    ("heading", "who"),
    [
        ("What the council will do", COUNCIL),
        ("What will the council do?", COUNCIL),
        ("How the government plans to help", "UK Government"),
        ("What we will do", FORUM),
        ("What members say", FORUM),
    ],
)
def test_a_heading_says_who_does_what_stands_below(heading: str, who: str) -> None:
    assert actors(f"{NEWS}{heading}\n\nA helpline will be opened in May.")[-1] == who


@pytest.mark.parametrize(
    "said",
    ['said: "My party will open a hub."', 'said: "We will open a hub."', "said his group would open a hub."],
)
def test_who_leads_a_party_on_a_council_does_not_speak_for_the_council(said: str) -> None:
    text = f"{COUNCIL} met. The leader of the Labour group, Cllr Ana Reyne, {said}"
    assert actors(text, "Wexbridge Courier") == ["Labour Party"]


def test_who_leads_the_council_does() -> None:
    text = f'{COUNCIL} met. The leader of the council, Cllr Ana Reyne (Labour), said: "We will open a hub in May."'
    assert actors(text, "Wexbridge Courier") == [COUNCIL]
