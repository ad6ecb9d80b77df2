"""What follows from what others do is no plan, and how a service works no promise; what all are expected to do is laid
on them.

Texts are read as published on Tuesday 11 March 2025 by the Oakline Union.
"""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.annotate import annotate, build
from pipeline.briefing import Briefing, Metadata
from pipeline.found import FoundCommitment

NLP = build()


def read(text: str, publisher: str = "Oakline Union") -> list[FoundCommitment]:
    metadata = Metadata(publisher=publisher, published=date(2025, 3, 11), published_precision="day")
    return annotate(NLP, Briefing(text, metadata=metadata)).commitments


@pytest.mark.parametrize(
    "text",
    [
        "If the unit goes, families will pay for it.",
        "If top-ups are cut, schools will close classes.",
        "Unless that changes, parents will go to court.",
        "Ana Reyne said that if top-ups were cut, schools would have to close classes.",
        "Bo Lund, a parent, said that without the grant, children would be sent to Hull.",
    ],
)
def test_what_many_would_suffer_is_feared(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "If the plan is approved, pupils will move to the new site in May 2026.",
        "If the bid succeeds, every school will get £900.",
        "If talks fail, members will strike in May.",
        "If the unit goes, we will go to court.",
        "If the unit goes, no child will lose a place.",
    ],
)
def test_what_follows_from_a_decision_or_is_done_by_somebody_is_planned(text: str) -> None:
    assert len(read(text)) == 1


def test_who_makes_policy_tells_what_will_be() -> None:
    assert len(read("If rolls fall, pupils will be moved to Elm Road.", "Oakline Council")) == 1


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("You will be asked for your name.", 0),
        ("Your call will be answered by a volunteer.", 0),
        ("All calls will be recorded.", 0),
        ("Your email address will not be published.", 0),
        ("Your details will be deleted by 3 May.", 1),
        ("The responses will be published.", 1),
        ("You will be sent a form in May.", 1),
    ],
)
def test_how_a_service_works_is_no_undertaking_without_a_day(text: str, count: int) -> None:
    assert len(read(text)) == count


@pytest.mark.parametrize(
    ("text", "publisher", "actor", "strength"),
    [
        ("I expect every local authority to publish a plan by May 2026.", "Welsh Government",
         "every local authority", "required"),
        ("We would expect all schools to name a lead.", "Department for Education", "all schools", "required"),
        ("The minister expects all trusts to name a lead.", "Wexbridge Courier", "all trusts", "required"),
        # what somebody expects of their own work
        ("We expect the work to begin in May 2026.", "Welsh Government", "Welsh Government", "intended"),
    ],
)  # fmt: skip
def test_what_is_expected_of_all_of_a_kind_is_required(text: str, publisher: str, actor: str, strength: str) -> None:
    (found,) = read(text, publisher)
    assert (found.actor, found.strength) == (actor, strength)


def test_what_a_union_expects_of_all_of_a_kind_is_not() -> None:
    assert read("We expect every local authority to publish a plan.") == []


@pytest.mark.parametrize(
    ("text", "actor", "action"),
    [
        ('Oakline Trust said it "fully intends to" open a hub in May 2026.', "Oakline Trust", "open a hub in May 2026"),
        ('Oakline Trust said it "will" open a hub in May 2026.', "Oakline Trust", "open a hub in May 2026"),
    ],
)
def test_half_a_verb_may_be_quoted(text: str, actor: str, action: str) -> None:
    (found,) = read(text, "Wexbridge Courier")
    assert (found.actor, found.action) == (actor, action)
