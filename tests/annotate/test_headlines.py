"""Items of a summary without a finite verb that tell what will be, and those that only look so.

Texts are read as published on Tuesday 11 March 2025 by Oakline Council.
"""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.annotate import annotate, build
from pipeline.briefing import Briefing, Metadata
from pipeline.found import FoundCommitment

NLP = build()


def read(text: str) -> list[FoundCommitment]:
    metadata = Metadata(
        title="Boats for all", publisher="Oakline Council", published=date(2025, 3, 11), published_precision="day"
    )
    return annotate(NLP, Briefing(text, metadata=metadata)).commitments


@pytest.mark.parametrize(
    ("item", "actor"),
    [
        ("Every Best Start pier in the county to have a pilot", "Oakline Council"),
        ("£46.5 million to extend the ferry to a further 23 towns", "Oakline Council"),
        ("An extra £8m to help crews", "Oakline Council"),
        ("Ofsted to look at how ferries carry children", "Ofsted"),
        ("Schools to be told which ferry is theirs", "Oakline Council"),
        ("Parents to get a named pilot", "Oakline Council"),
        ("Two new piers to open", "Oakline Council"),
        ("A single form to replace the three in use", "Oakline Council"),
        ("Council to meet every crew", "Oakline Council"),
    ],
)
def test_an_item_that_tells_who_or_what_is_to(item: str, actor: str) -> None:
    [found] = read(f"At a glance\n\n- {item}\n- Boats are back\n")
    assert (found.text, found.actor_name and found.actor_name.name) == (item, actor)


@pytest.mark.parametrize(
    "item",
    [
        "How to get a ferry if you are late",
        "A chance to shape the new ferry",
        "The right to ask for a ferry",
        "Advice to help you",
        "Reasons to be glad: what crews said",
        "Nothing to pay on ferries",
        "Five things to ask on a ferry",
        "10 tips to make it work",
        "All you need to know",
        "A guide to support crews",
        "A plan to help every pilot",
        "Great to see so many of you",
        "More to do, says mayor",
        "Council told to do better",
        "Council faces call to open its books",
        "Schools have failed to keep up",
        "Letter to parents",
        "Crews threaten to hand back boats",
    ],
)
def test_an_item_that_undertakes_nothing(item: str) -> None:
    assert not read(f"At a glance\n\n- {item}\n- Boats are back\n")


def test_what_stands_between_the_title_and_the_first_sentence_repeats_it() -> None:
    below = "Ferries to run to every town by May 2026"
    text = "Thousands of passengers are set to cross the bay on new ferries, the council said today."
    assert not read(f"Boats for all\n\n{below}\n\n{text}\n")
    assert len(read(f"Boats for all\n\n{text}\n\n{below}\n")) == 1


@pytest.mark.parametrize(
    ("item", "due"),
    [
        ("Tide table – now extended to 31 August 2026", date(2026, 8, 31)),
        ("Boat licences: final report due in May 2026", date(2026, 5, 31)),
        ("Count of boats – answer promised “this spring”", date(2025, 5, 31)),
        ("Map of the bay delayed until the summer", date(2025, 8, 31)),
    ],
)
def test_an_item_that_tells_without_a_verb_what_is_to_come(item: str, due: date) -> None:
    [found] = read(f"In brief\n\n- {item}\n- Boats are back\n")
    assert (found.text, found.due_end) == (item, due)


@pytest.mark.parametrize(
    "item",
    [
        "Final report due in May 2021",
        "More than 200 people expected on 3 May 2026",
        "Those expected on 3 May 2026 were told",
        "The boats delayed until May 2026 are blue",
        "More rain expected",
    ],
)
def test_an_item_that_tells_of_nothing_to_come(item: str) -> None:
    assert not read(f"In brief\n\n- {item}\n- Boats are back\n")
