"""The steps of a career, told in one sentence after another or in a chain."""

from __future__ import annotations

import pytest

from tests.annotate.test_roles import ANA, BO, Fact, facts

CHAINS: list[tuple[str, set[Fact]]] = [
    ("[Ana Reyne] was a clerk at {Ofsted} for ten years before joining {Oakline} as treasurer.",
     {(ANA, "clerk", "Ofsted", "former"), (ANA, "treasurer", "Oakline")}),
    ("[Ana Reyne] sang. She was at {Ofsted} before moving to {Oakline} as treasurer and then {Elmtu} as president.",
     {(ANA, None, "Ofsted", "former"), (ANA, "treasurer", "Oakline"), (ANA, "president", "Elmtu")}),
    ("[Ana Reyne] worked as an adviser at {Ofsted} and then as head of policy at {Oakline}.",
     {(ANA, "adviser", "Ofsted"), (ANA, "head of policy", "Oakline")}),
    ("[Ana Reyne] has also served as clerk of {Ofsted}, as treasurer of {Oakline} and as a governor of {Elm School}.",
     {(ANA, "clerk", "Ofsted", "former"), (ANA, "treasurer", "Oakline", "former"),
      (ANA, "governor", "Elm School", "former")}),
    ("[Ana Reyne] was clerk of {Ofsted}, and before that treasurer of {Oakline}.",
     {(ANA, "clerk", "Ofsted", "former"), (ANA, "treasurer", "Oakline", "former")}),
    ("[Ana Reyne] spoke. She began her career at {Elm School} as a bursar.", {(ANA, "bursar", "Elm School", "former")}),
    ("[Ana Reyne] spoke. Her previous roles include clerk of {Ofsted} and treasurer of {Oakline}.",
     {(ANA, "clerk", "Ofsted", "former"), (ANA, "treasurer", "Oakline", "former")}),
    ("[Ana Reyne] spoke. A former {Ofsted} inspector, she sings.", {(ANA, "inspector", "Ofsted", "former")}),
    ("[Ana Reyne], formerly of {Ofsted} and now treasurer of {Oakline}, spoke.",
     {(ANA, None, "Ofsted", "former"), (ANA, "treasurer", "Oakline")}),
    ("[Ana Reyne] was a clerk at {Ofsted} and worked for the {DfE}.",
     {(ANA, "clerk", "Ofsted", "former"), (ANA, None, "DfE", "former")}),
    ("It is late.\n\n[Ana Reyne] has also joined us as a clerk from {Oakline}, where she was treasurer.",
     {(ANA, "clerk", None), (ANA, "treasurer", "Oakline", "former")}),
    # what somebody else does in between is no step
    ("[Ana Reyne] was a clerk at {Ofsted}. [Bo Lund] joined {Oakline} as treasurer.",
     {(ANA, "clerk", "Ofsted", "former"), (BO, "treasurer", "Oakline")}),
    ("[Ana Reyne] left before joining {Oakline} as rain fell.", set()),
    ("[Ana Reyne] spoke. A chair, she said, was missing.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CHAINS)
def test_each_step_of_a_career_is_a_role(text: str, expected: set[Fact]) -> None:
    assert facts(text) == expected
