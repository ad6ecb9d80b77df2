"""How an undertaking reads behind the name of who is to act."""

from __future__ import annotations

import pytest

from pipeline.told import undertaken, what

NAMES = ("Department for Education", "DfE")


@pytest.mark.parametrize(
    ("actor", "action", "negated", "told"),
    [
        ("the DfE", "publish a plan", False, "publish a plan"),
        ("The Department for Education", "publish a plan", False, "publish a plan"),
        ("the department", "publish a plan", False, "publish a plan"),
        ("Ministers", "publish a plan", True, "not to publish a plan"),
        ("the report", "be published by May", False, "the report to be published by May"),
        ("the report", "is due out in May", False, "the report is due out in May"),
        ("Nine new hubs", "be formed this summer", False, "Nine new hubs to be formed this summer"),
        ("the change programme", "work with nine regions", False, "the change programme to work with nine regions"),
        ("work in Darlington", "begins in May", False, "work in Darlington begins in May"),
        ("the consultation", "closes on 28 April", False, "the consultation closes on 28 April"),
        ("the second guide", "focus on autism", False, "the second guide to focus on autism"),
        ("the joint inspectors", "discuss it in May", False, "the joint inspectors to discuss it in May"),
        ("the new rules", "take effect", True, "the new rules not to take effect"),
        ("schools", "won’t be asked to pay", True, "schools won’t be asked to pay"),
        (None, "be published by May", False, "be published by May"),
        # what says no already is not denied twice
        (None, "be no April issue", True, "be no April issue"),
        ("the council", "have ruled out scrapping the grant", True, "have ruled out scrapping the grant"),
        ("Glasgow", "has dropped its plan to cut hours", True, "Glasgow has dropped its plan to cut hours"),
        ("the trust", "Not to renew the lease", True, "Not to renew the lease"),
        ("no learner", "lose a plan", True, "no learner to lose a plan"),
        ("Nobody", "apply again", True, "Nobody to apply again"),
        ("No 10", "publish the letter", True, "No 10 not to publish the letter"),
    ],
)
def test_the_subject_is_told_where_it_is_not_who_acts(actor: str | None, action: str, negated: bool, told: str) -> None:
    assert undertaken(action, actor, NAMES, negated=negated) == told


@pytest.mark.parametrize(
    ("action", "told"),
    [
        ("charge any family for advice", "not to charge any family for advice"),
        ("be taken before the summer", "not to be taken before the summer"),
        ("closing the pool", "not closing the pool"),
        ("bring forward a bill", "not to bring forward a bill"),
        ("the pool should close", "not that the pool should close"),
        ("opens in May", "not: opens in May"),
        ("share details no longer needed", "not to share details no longer needed"),
        ("fund those that do not qualify", "not to fund those that do not qualify"),
        ("fund scrapped schemes", "not to fund scrapped schemes"),
        ("open no later than May", "not to open no later than May"),
        ("Not to proceed with the site", "Not to proceed with the site"),
        ("close none of its pools", "close none of its pools"),
        ("take on no new boats", "take on no new boats"),
        ("be no longer open on Sundays", "be no longer open on Sundays"),
        ("We will not charge any family", "We will not charge any family"),
        ("won’t be asked to pay", "won’t be asked to pay"),
        ("has quietly dropped its plan to cut hours", "has quietly dropped its plan to cut hours"),
        ("ruled out any further closures", "ruled out any further closures"),
    ],
)
def test_an_action_that_is_denied_says_so_once(action: str, told: str) -> None:
    assert what(action, negated=True) == told
    assert what(action, negated=False) == action
