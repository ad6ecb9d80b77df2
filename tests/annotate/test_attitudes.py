"""What is hoped and what is promised: whose plan it is, how firm, and by when.

Texts are read as published on Tuesday 11 March 2025 by the Wexbridge Courier, a paper that promises nothing itself.
"""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.annotate import annotate, build
from pipeline.briefing import Briefing, Metadata

NLP = build()

Told = tuple[str, str | None, str, date | None]


def read(text: str) -> list[Told]:
    """(text, actor as written, strength, last day) of each undertaking."""
    metadata = Metadata(publisher="Wexbridge Courier", published=date(2025, 3, 11), published_precision="day")
    found = annotate(NLP, Briefing(text, metadata=metadata)).commitments
    return [(fact.text, fact.actor, fact.strength, fact.due_end) for fact in found]


@pytest.mark.parametrize(
    ("text", "actor", "due"),
    [
        ("Wexbridge Council hopes the pool will open in May 2026.", "Wexbridge Council", date(2026, 5, 31)),
        ("Wexbridge Council hopes that the pool will open in May 2026.", "Wexbridge Council", date(2026, 5, 31)),
        ("Wexbridge Council expects that digging will begin in June.", "Wexbridge Council", date(2025, 6, 30)),
        ("Wexbridge Council said it hoped the pool would open in May 2026.", "Wexbridge Council", date(2026, 5, 31)),
        ("Wexbridge Council is confident the pool will be finished by June.", "Wexbridge Council", date(2025, 6, 30)),
        (
            "Wexbridge Council has bought a field and hopes the pool will open in 2027.",
            "Wexbridge Council",
            date(2027, 12, 31),
        ),
        (
            "Wexbridge Council expects the pool to take 40 swimmers from May 2026.",
            "Wexbridge Council",
            date(2026, 5, 31),
        ),
        (
            "The Department for Education hopes that the white paper will be out in May.",
            "The Department for Education",
            date(2025, 5, 31),
        ),
        ("It is hoped that Wexbridge Council will open the pool in May 2026.", "Wexbridge Council", date(2026, 5, 31)),
        ("Wexbridge Council dug a pool, which it is hoped will open in May.", "Wexbridge Council", date(2025, 5, 31)),
    ],
)
def test_what_a_body_hopes_of_its_own_work_by_a_day_it_intends(text: str, actor: str, due: date) -> None:
    assert read(text) == [(text, actor, "intended", due)]


@pytest.mark.parametrize(
    "text",
    [
        "Parents hope the council will open a pool in May 2026.",
        "The Oakline Union hopes ministers will publish the plan in May 2026.",
        "The Oakline Union hopes the white paper will be published in May 2026.",
        "Wexbridge Council hopes the pool will be a success.",
        "Wexbridge Council expects Ofsted to return by May 2026.",
        "It was hoped that the pool would open by May 2026.",
    ],
)
def test_what_is_hoped_of_others_or_by_no_day_is_no_plan(text: str) -> None:
    assert read(text) == []


def test_what_was_hoped_is_a_plan_in_minutes() -> None:
    record = "Minutes of the pool board held on 4 March 2025\n\n"
    text = "It was hoped that the clerk would book a digger."
    assert [(told, strength) for told, _, strength, _ in read(record + text)] == [(text, "intended")]


def test_a_figure_that_is_to_be_reached_is_meant_by_whose_it_is() -> None:
    record = "Minutes of the pool board held on 4 March 2025\n\n"
    text = "It was anticipated that the figure would reach 60% by May 2026."
    assert [(told, strength) for told, _, strength, _ in read(record + text)] == [(text, "intended")]
    assert read(record + "It was anticipated that the deficit would reach £13m by May 2026.") == []


def test_a_hope_in_a_relative_clause_is_an_undertaking_of_its_own() -> None:
    assert read("Wexbridge Council will dig a pool, which it hopes will take 40 swimmers by 2027.") == [
        ("Wexbridge Council will dig a pool", "Wexbridge Council", "firm", None),
        ("which it hopes will take 40 swimmers by 2027.", "Wexbridge Council", "intended", date(2027, 12, 31)),
    ]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Wexbridge Council has promised that every swimmer will be listened to.", "Wexbridge Council"),
        ("Wexbridge Council gave an assurance that no swimmer would lose out.", "Wexbridge Council"),
        ("Wexbridge Council has undertaken that fees will fall.", "Wexbridge Council"),
        ("Wexbridge Council has committed that staff will not lose their jobs.", "Wexbridge Council"),
        ("Ministers have promised that swimmers will be heard.", "Ministers"),
    ],
)
def test_what_is_promised_is_undertaken_whatever_the_verb_tells(text: str, actor: str) -> None:
    assert [(told, who, strength) for told, who, strength, _ in read(text)] == [(text, actor, "firm")]


@pytest.mark.parametrize(
    "text",
    [
        "Wexbridge Council says that every swimmer will be listened to.",
        "Wexbridge Council has promised that things will be different.",
        "Wexbridge Council broke its promise that swimmers would be listened to.",
        "There is no guarantee that every swimmer will be heard.",
        "Campaigners asked for a guarantee that swimmers would be heard.",
    ],
)
def test_talk_and_promises_broken_or_asked_for_are_none(text: str) -> None:
    assert read(text) == []


def test_each_thing_promised_is_an_undertaking() -> None:
    assert read("Wexbridge Council promised that every form will be read and that a list will be out on 7 May.") == [
        ("every form will be read", "Wexbridge Council", "firm", None),
        ("a list will be out on 7 May.", "Wexbridge Council", "firm", date(2025, 5, 7)),
    ]
