"""What somebody undertakes not to do, and what nobody has undertaken although the words of a promise are there.

Texts are read as published on Saturday 1 March 2025 by nobody in particular.
"""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.annotate import annotate, build
from pipeline.briefing import Briefing, Metadata
from pipeline.found import FoundCommitment

NLP = build()


def read(text: str) -> list[FoundCommitment]:
    metadata = Metadata(published=date(2025, 3, 1), published_precision="day")
    return annotate(NLP, Briefing(text, metadata=metadata)).commitments


@pytest.mark.parametrize(
    ("text", "strength", "action"),
    [
        # before the cue
        ("It is not proposed to close either pool.", "intended", "close either pool"),
        ("It is no longer intended that the pool should close.", "intended", "the pool should close"),
        ("It is not the trust's intention to sell the boats.", "intended", "sell the boats"),
        ("The trust no longer plans to open a pool in May.", "intended", "open a pool in May"),
        ("Nor does the trust plan to close the pool.", "intended", "close the pool"),
        ("Neither do we intend to close the pool.", "intended", "close the pool"),
        ("There is no intention to close the pool.", "intended", "close the pool"),
        # behind it
        ("The trust agreed not to renew the lease.", "firm", "renew the lease"),
        ("The trust has decided against closing the pool.", "firm", "closing the pool"),
        ("The trust will close none of its pools.", "firm", "close none of its pools"),
        ("The trust will make no change to the fares.", "firm", "make no change to the fares"),
        # in its subject
        ("No school will be asked to close a pool.", "firm", "close a pool"),
        ("I want parents to know that we will not be closing the pool.", "firm", "be closing the pool"),
        # around it
        ("At no point will the trust close the pool.", "firm", "close the pool"),
        ("Under no circumstances will we share the list.", "firm", "share the list"),
        ("Not one boat will be sold.", "firm", "be sold"),
        ("Nobody on the list will have to apply again.", "firm", "apply again"),
        ("Schools would not be expected to pay for the boats.", "firm", "pay for the boats"),
        ("The clerk tells us nobody on the list will have to apply again.", "firm", "apply again"),
        # reported
        ("The clerk said that it was not the trust's intention to sell the boats.", "intended", "sell the boats"),
        ("The clerk said the trust was not planning to sell the boats.", "intended", "sell the boats"),
        ("The clerk said that no school would be required to sell its boats.", "firm", "sell its boats"),
        # on a line of its own
        ("Agreed: Ana Reyne not to send the table round.", "firm", "send the table round"),
        ("Agreed: The panel agreed not to reply.", "firm", "reply"),
        ("RESOLVED: that the trust not renew the lease.", "firm", "renew the lease"),
        ("The map will not be published until May 2025.", "firm", "be published until May 2025"),
        ("The clerk said that Ana Reyne had asked for a map but would not pay for it.", "firm", "pay for it"),
    ],
)
def test_what_somebody_undertakes_not_to_do(text: str, strength: str, action: str) -> None:
    (found,) = read(text)
    assert (found.negated, found.strength, found.action) == (True, strength, action)


@pytest.mark.parametrize(
    "text",
    [
        "The plan does not promise to hire nurses.",
        "The trust has not agreed to close the pool.",
        "The trust has never promised to reopen the pool.",
        "The trust has yet to commit to opening the pool.",
        "Ministers have refused to commit to publishing the review.",
        "The minister stopped short of promising to open the pool.",
        "The minister would not commit to a date for the review.",
        "The trust will not rule out a sale of the boats.",
        "The trust did not rule out a sale of the boats.",
        "The trust does not want to publish a false figure.",
    ],
)
def test_who_does_not_promise_undertakes_nothing(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The trust will not only open the pool but heat it.",
        "The pool will open no later than May 2025.",
        "The trust will hire no fewer than four tutors.",
        "The date is not known, but the trust will publish it in May 2025.",
        "The map will not now be published until May 2025.",
    ],
)
def test_not_every_no_negates(text: str) -> None:
    assert not read(text)[0].negated


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("Schools would have to publish a yearly count of boats.", "proposed"),
        ("The minister said that schools would be required to publish a yearly count of boats.", "required"),
    ],
)
def test_a_plan_lays_duties_on_others(text: str, strength: str) -> None:
    assert [f.strength for f in read(text)] == [strength]


@pytest.mark.parametrize(
    "text",
    ["They told us they would have to publish a yearly count.", "We would have to close the pool."],
)
def test_who_would_have_to_do_something_complains(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "I cannot promise that every pier will open in May 2025.",
        "The harbour board could not guarantee that each crew would have a boat by May 2026.",
        "The mayor has stopped short of promising that both piers will stay open.",
        "The board could give no assurance that the piers would be mended by May 2026.",
        "The trust would not say that the lock will be mended.",
    ],
)
def test_what_nobody_gives_their_word_for_is_no_undertaking(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The mayor promised that every pier will open in May 2026.",
        "The board would not promise more boats, but it will mend the piers by May 2026.",
        "Nobody has promised more boats. The board will mend the piers by May 2026.",
    ],
)
def test_a_word_that_is_given_beside_one_that_is_not_counts(text: str) -> None:
    assert len(read(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        # recalled, kept
        "In the spring I told the crew that I would come back with a map.",
        "I said that I would come back with a map, and I am doing so today.",
        "Kingsford Council agreed in 2023 to close two of its piers.",
        # reckoned, not meant
        "The board's deficit will pass £60m before the end of May 2026.",
        "If that goes through we'll lose 30 boats.",
        # called for, lost
        "The report says that the harbour board must mend both piers.",
        "JB proposed that the pier be sold in May 2026. The motion was lost.",
        # put off to no day
        "The tide table, promised for May 2026, has slipped again.",
        "The trust agreed to pay them £900 by 9 January but did not do so until 22 February.",
        "The trust promised to open a pool by May 2025, but it has not.",
        "Your then clerk, Ana Reyne, told us that two pools would be open by May 2025.",
        "Back in 2017 the mayor promised a new map.",
        "Two unions have said that, without action, half of their members would be closing pools in May 2025.",
        "Schools will be asked to close a pool.",
    ],
)
def test_what_is_recalled_reckoned_called_for_or_lost_is_no_undertaking(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("Kingsford Council agreed in 2023 to close two of its piers by May 2026.", "firm"),
        ("Kingsford Council has agreed to close two of its piers.", "firm"),
        ("No crew will lose its boat.", "firm"),
        ("The law says that the harbour board must mend both piers.", "required"),
        ("JB proposed that the pier be sold in May 2026. It was foggy.", "proposed"),
        ("Under the plans, every crew would get a boat.", "proposed"),
        ("The tide table, promised for May 2025, has slipped to May 2026.", "firm"),
        ("The trust agreed to pay them £900 by 9 May but has not said how.", "firm"),
        ("The trust said it would open a pool in May 2025 without help from the council.", "firm"),
        ("The trust will visit the pool and then, in May, the board.", "firm"),
        ("Kirklees intends to consult in May.", "intended"),
        ("The pool is to be mended, the trust confirmed on 24 February.", "firm"),
    ],
)
def test_what_stands_close_to_it_is_one(text: str, strength: str) -> None:
    assert [fact.strength for fact in read(text)] == [strength]
