"""Undertakings as news, newsletters and blogs word them: which clauses hold one, and by when it is due.

Texts are read as published on Tuesday 11 March 2025 by the Oakline Union.
"""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.annotate import annotate, build
from pipeline.briefing import Briefing, Metadata
from pipeline.found import FoundCommitment

NLP = build()


def read(text: str) -> list[FoundCommitment]:
    metadata = Metadata(publisher="Oakline Union", published=date(2025, 3, 11), published_precision="day")
    return annotate(NLP, Briefing(text, metadata=metadata)).commitments


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Full plans to mend the system are to be set out in a white paper in May 2026.", date(2026, 5, 31)),
        ("Plans to open two hubs will be published in May 2026.", date(2026, 5, 31)),
        ("Reports to the board will be sent out by May 2026.", date(2026, 5, 31)),
        ("The ballot, expected to open in mid-May, will ask members to back a strike.", date(2025, 5, 20)),
        ("Inspections after the summer break will be put off until November.", date(2025, 11, 30)),
        ("After the election ministers will publish the plan in June.", date(2025, 6, 30)),
        ("Talks before the vote would be held in public, the minister said, in May 2025.", date(2025, 5, 31)),
        ("Two sessions will take place in May/June.", date(2025, 6, 30)),
        ("Two sessions will take place in May or June.", date(2025, 6, 30)),
        ("The Oakline think tank is due to publish its findings tomorrow.", date(2025, 3, 12)),
        ("Everything being well, the base should still be ready to open in September.", date(2025, 9, 30)),
        ("In September, the Council for Disabled Children will hold six events.", date(2025, 9, 30)),
        ("Members will be able to vote from 2 April until 30 April.", date(2025, 4, 30)),
        ("A further £3m is being invested in tutors by May 2026.", date(2026, 5, 31)),
    ],
)
def test_the_clause_with_the_undertaking_is_found(text: str, due: date) -> None:
    assert [found.due_end for found in read(text)] == [due]


@pytest.mark.parametrize(
    "text",
    [
        "The Treasury's spending review, published today, brought nothing for May 2026.",
        "There is a high risk that leave for the hub in Wexbridge – set aside for a nursery – will not be granted.",
        "After the election has been held in May 2026, nobody knows.",
        "Rolls have shrunk since 2019, with the number of pupils due to fall in May 2026.",
        "Parents will be able to plan from May 2026.",
        "The ballot, expected to open in mid-May, was called off.",
    ],
)
def test_clauses_of_other_kinds_hold_none(text: str) -> None:
    assert not read(text)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Members of the National Education Union will be balloted in May 2026.", "National Education Union"),
        ("We are at work on our ballot of members.\n\nThe ballot is set to begin on 22 May 2026.", "Oakline Union"),
        ("Oakshire County Council met.\n\nThe council's plans will be out in May 2026.", "Oakshire County Council"),
    ],
)
def test_whose_the_thing_is_that_will_be_done(text: str, actor: str) -> None:
    assert [found.actor_name.name if found.actor_name else None for found in read(text)] == [actor]


def test_whoever_is_told_something_does_not_say_it() -> None:
    (found,) = read("Ana Reyne told the Education Committee in a letter the white paper would be out in May 2026.")
    assert found.speaker is not None
    assert found.speaker.name == "Ana Reyne"
