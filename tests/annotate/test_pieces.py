"""Several verbs or things with a day each, governed by one cue.

Texts are read as published on Tuesday 11 March 2025 by the Oakline Union.
"""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.annotate import annotate, build
from pipeline.briefing import Briefing, Metadata

NLP = build()


def read(text: str) -> list[tuple[str, date | None]]:
    metadata = Metadata(publisher="Oakline Union", published=date(2025, 3, 11), published_precision="day")
    found = annotate(NLP, Briefing(text, metadata=metadata)).commitments
    return [(fact.text, fact.due_end) for fact in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "It will be out in Welsh by May, Polish by June and sign language (BSL) by the end of July.",
            [
                ("It will be out in Welsh by May", date(2025, 5, 31)),
                ("Polish by June", date(2025, 6, 30)),
                ("sign language (BSL) by the end of July.", date(2025, 7, 31)),
            ],
        ),
        (
            "It will be out in Welsh in May, in Polish in June and (with luck) in Urdu in July.",
            [
                ("It will be out in Welsh in May", date(2025, 5, 31)),
                ("in Polish in June", date(2025, 6, 30)),
                ("in Urdu in July.", date(2025, 7, 31)),
            ],
        ),
        (
            "Grants will be paid in May, £1,000 in June and the rest by July.",
            [
                ("Grants will be paid in May", date(2025, 5, 31)),
                ("£1,000 in June", date(2025, 6, 30)),
                ("the rest by July.", date(2025, 7, 31)),
            ],
        ),
        (
            "It will be out by 8 May, ahead of the summer term.",
            [("It will be out by 8 May, ahead of the summer term.", date(2025, 5, 8))],
        ),
        (
            "It will write rules this summer, lay them before members in May 2026 and bring them in in June 2026.",
            [
                ("It will write rules this summer", date(2025, 8, 31)),
                ("lay them before members in May 2026", date(2026, 5, 31)),
                ("bring them in in June 2026.", date(2026, 6, 30)),
            ],
        ),
        (
            "The form will be tried out in two towns in June and made available to all by May 2026.",
            [
                ("The form will be tried out in two towns in June", date(2025, 6, 30)),
                ("made available to all by May 2026.", date(2026, 5, 31)),
            ],
        ),
        (
            "The site will go live in stages: pilots in April, anglers in June and ferries from May 2026.",
            [
                ("The site will go live in stages: pilots in April", date(2025, 4, 30)),
                ("anglers in June", date(2025, 6, 30)),
                ("ferries from May 2026.", date(2026, 5, 31)),
            ],
        ),
        (
            "The trust will consult on locks in May and on piers in June.",
            [
                ("The trust will consult on locks in May", date(2025, 5, 31)),
                ("on piers in June.", date(2025, 6, 30)),
            ],
        ),
        (
            "The trust will open 20 locks by June and another 15 by October.",
            [
                ("The trust will open 20 locks by June", date(2025, 6, 30)),
                ("another 15 by October.", date(2025, 10, 31)),
            ],
        ),
        (
            "The first lock is scheduled to open in May 2026, the second in 2027 and the third in 2028.",
            [
                ("The first lock is scheduled to open in May 2026", date(2026, 5, 31)),
                ("the second in 2027", date(2027, 12, 31)),
                ("the third in 2028.", date(2028, 12, 31)),
            ],
        ),
        (
            "The trust will bring out a draft in the autumn, followed by a final report by May 2026.",
            [
                ("The trust will bring out a draft in the autumn", date(2025, 11, 30)),
                ("followed by a final report by May 2026.", date(2026, 5, 31)),
            ],
        ),
        (
            "The trust will spend £4m on piers by May 2026, rising to £6m in 2027.",
            [
                ("The trust will spend £4m on piers by May 2026", date(2026, 5, 31)),
                ("rising to £6m in 2027.", date(2027, 12, 31)),
            ],
        ),
        (
            "The trust will try the form out in May before rolling it out to all ports in October.",
            [
                ("The trust will try the form out in May", date(2025, 5, 31)),
                ("rolling it out to all ports in October.", date(2025, 10, 31)),
            ],
        ),
        (
            "All ports are to draw up plans by October, starting with the ten biggest in May.",
            [
                ("All ports are to draw up plans by October", date(2025, 10, 31)),
                ("starting with the ten biggest in May.", date(2025, 5, 31)),
            ],
        ),
        (
            "The pier will close in June, with its boats moving to the new one in July.",
            [
                ("The pier will close in June", date(2025, 6, 30)),
                ("with its boats moving to the new one in July.", date(2025, 7, 31)),
            ],
        ),
        (
            "The code comes into force in May, with ports having until October to adopt it.",
            [
                ("The code comes into force in May", date(2025, 5, 31)),
                ("with ports having until October to adopt it.", date(2025, 10, 31)),
            ],
        ),
        (
            "We will train ten pilots by June, and are hoping to open a school in October.",
            [
                ("We will train ten pilots by June", date(2025, 6, 30)),
                ("are hoping to open a school in October.", date(2025, 10, 31)),
            ],
        ),
        (
            "The trust is looking for pilots, who will start in June, and plans to open a school in May 2026.",
            [
                ("who will start in June", date(2025, 6, 30)),
                ("plans to open a school in May 2026.", date(2026, 5, 31)),
            ],
        ),
        (
            "The trust will write to captains in June, and the desk, which opens in May, will be staffed until July.",
            [
                ("The trust will write to captains in June", date(2025, 6, 30)),
                ("the desk, which opens in May, will be staffed until July.", date(2025, 7, 31)),
                ("which opens in May", date(2025, 5, 31)),
            ],
        ),
        (
            "The form will be tried out in June before being extended to all ports in October.",
            [
                ("The form will be tried out in June", date(2025, 6, 30)),
                ("being extended to all ports in October.", date(2025, 10, 31)),
            ],
        ),
        (
            "The trust will open five piers, two of them by May 2026.",
            [("The trust will open five piers", None), ("two of them by May 2026.", date(2026, 5, 31))],
        ),
        (
            "Captains are pleased, as the trust today confirms that it will open four piers by May 2026, with the rest"
            " to follow by June 2027.",
            [
                ("it will open four piers by May 2026", date(2026, 5, 31)),
                ("with the rest to follow by June 2027.", date(2027, 6, 30)),
            ],
        ),
    ],
)
def test_each_verb_or_thing_with_a_day_is_an_undertaking(text: str, found: list[tuple[str, date | None]]) -> None:
    assert read(text) == found


def test_what_is_hung_on_to_an_item_of_a_list_is_an_undertaking_beside_it() -> None:
    text = "Over the summer the trust will:\n\n- mend two piers, with work to be begun in May 2026\n- build a boat"
    assert [told for told, _ in read(text)] == ["mend two piers", "with work to be begun in May 2026", "build a boat"]


def test_we_in_what_is_hung_on_is_whoever_the_list_is_of() -> None:
    text = "The government will:\n\n- set up a panel, which we aim to do by May 2026\n- pay for it"
    metadata = Metadata(publisher="Oakline Union", published=date(2025, 3, 11), published_precision="day")
    found = annotate(NLP, Briefing(text, metadata=metadata)).commitments
    assert [fact.actor for fact in found] == ["The government"] * 3


@pytest.mark.parametrize(
    "text",
    [
        "The trust will open a pier in May, with many captains unhappy.",
        "The trust will open five piers, two of them near Wexbridge.",
        "The form will be tried out in June before being extended to all ports.",
        "The trust will write to captains, and the desk, which opens at nine.",
        "The board will meet on 3 May and again on 5 June.",
        "The board will meet between the launch in May and the vote in June.",
        "The lock will open on 3 May, the first day of the season in 2025.",
        "The trust will start work in May on a plan to mend the piers and the locks by June 2026.",
        "The lock will open in May, close to the sea.",
        "The board expects to publish the rules in May, having delayed them from March.",
        "The count will go on beyond 2026, with most of it being done by the end of May 2027.",
        "The trust will open a pier, followed by a fair.",
        "The trust will open a pier in May, following talks ending in April.",
        "Use will soon be up, rising to 3,000 by 2030.",
        "The trust will write and publish a draft by May.",
        "The trust will give crews a grant to mend and equip a pier.",
        "The trust will open the new pier and close the old one in May.",
    ],
)
def test_one_undertaking_stays_one(text: str) -> None:
    assert len(read(text)) <= 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The trust will revise its map, and publish a draft by May 2026.",
            ["The trust will revise its map", "publish a draft by May 2026."],
        ),
        (
            "I will write to her with a list and place a copy in the Library.",
            ["I will write to her with a list", "place a copy in the Library."],
        ),
    ],
)
def test_two_things_are_done_by_two_verbs_without_a_day_each(text: str, found: list[str]) -> None:
    assert [told for told, _ in read(text)] == found
