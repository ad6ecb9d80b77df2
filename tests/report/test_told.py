"""How an undertaking reads behind the name of who is to act."""

from __future__ import annotations

import pytest

from pipeline.report.told import undertaken

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
    ],
)
def test_the_subject_is_told_where_it_is_not_who_acts(actor: str | None, action: str, negated: bool, told: str) -> None:
    assert undertaken(action, actor, NAMES, negated=negated) == told
