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
    ("[Ana Reyne], formerly clerk of {Ofsted}, is the new treasurer.",
     {(ANA, "clerk", "Ofsted", "former"), (ANA, "treasurer", None)}),
    ("There is a {National Boat Board|board}, which we will co-chair with [Ana Reyne], treasurer of {Oakline}.",
     {(ANA, "treasurer", "Oakline"), (ANA, "co-chair", "National Boat Board")}),
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
    ("[Ana Reyne], who has died aged 84, was for eleven years treasurer of {Oakline} and later president of {Elmtu}.",
     {(ANA, "treasurer", "Oakline", "former"), (ANA, "president", "Elmtu", "former")}),
    ("[Ana Reyne] sang. In 1989 she succeeded [Bo Lund] as treasurer of {Oakline}.",
     {(ANA, "treasurer", "Oakline"), (BO, "treasurer", "Oakline", "former")}),
    # where somebody goes, whom they follow there, and where they come from
    ("[Ana Reyne] will move in May to {Oakline}, where she takes over from [Bo Lund] as treasurer.",
     {(ANA, "treasurer", "Oakline"), (BO, "treasurer", "Oakline")}),
    ("[Ana Reyne] joins {Ofsted} from {Oakline}, where she sat as treasurer until May.",
     {(ANA, "treasurer", "Oakline", "former")}),
    ("[Ana Reyne], clerk of {Elmtu}, joins {Oakline} as treasurer in May, in succession to [Bo Lund].",
     {(ANA, "clerk", "Elmtu"), (ANA, "treasurer", "Oakline"), (BO, "treasurer", "Oakline", "former")}),
    ("[Ana Reyne] is covering for [Bo Lund] as treasurer of {Oakline}.",
     {(ANA, "treasurer", "Oakline"), (BO, "treasurer", "Oakline")}),
    ("[Ana Reyne] took over as treasurer of {Oakline} in May when [Bo Lund] stood down.",
     {(ANA, "treasurer", "Oakline"), (BO, "treasurer", "Oakline", "former")}),
    ("[Ana Reyne], treasurer of {Oakline}, sat down when [Bo Lund] left.", {(ANA, "treasurer", "Oakline")}),
    ("A treasurer of {Oakline} has been appointed: [Ana Reyne].", {(ANA, "treasurer", "Oakline")}),
    # by what readers may know somebody
    ("We met [Ana Reyne] (some of you will remember her as clerk of {Oakline}).",
     {(ANA, "clerk", "Oakline", "former")}),
    ("We met [Ana Reyne] (many of you may know her from {Oakline}).", {(ANA, None, "Oakline", "former")}),
    # who has died, or has left the body, holds the post no more
    ("{Oakline}'s chair, [Ana Reyne], has died.", {(ANA, "chair", "Oakline", "former")}),
    ("[Ana Reyne], head of policy at {Oakline}, had left the charity.", {(ANA, "head of policy", "Oakline", "former")}),
    ("[Ana Reyne], head of policy at {Oakline}, had left the room.", {(ANA, "head of policy", "Oakline")}),
    # what somebody else does in between is no step
    ("[Ana Reyne] was a clerk at {Ofsted}. [Bo Lund] joined {Oakline} as treasurer.",
     {(ANA, "clerk", "Ofsted", "former"), (BO, "treasurer", "Oakline")}),
    ("[Ana Reyne] left before joining {Oakline} as rain fell.", set()),
    ("[Ana Reyne] spoke. A chair, she said, was missing.", set()),
    # who is to follow, and what they are until then
    ("[Bo Lund], treasurer of {Oakline}, will be succeeded in May by [Ana Reyne], at present a clerk at {Elmtu}.",
     {(BO, "treasurer", "Oakline"), (ANA, "treasurer", "Oakline"), (ANA, "clerk", "Elmtu")}),
    ("[Bo Lund], treasurer of {Oakline}, will be followed on stage by [Ana Reyne], a poet.",
     {(BO, "treasurer", "Oakline")}),
    ("[Ana Reyne] has been appointed to succeed [Bo Lund] as chair of {Oakline}.",
     {(ANA, "chair", "Oakline"), (BO, "chair", "Oakline")}),
    ("[Ana Reyne] has been asked to follow [Bo Lund] into the room.", set()),
    ("It was reported that [Ana Reyne] would be stepping down as treasurer of {Oakline} in May.",
     {(ANA, "treasurer", "Oakline")}),
    ("[Ana Reyne] would be sitting down as the treasurer of {Oakline} rose.", set()),
    # where they go, where they were
    ("[Ana Reyne], clerk of {Elmtu}, has since left for {Oakline}.", {(ANA, "clerk", "Elmtu"), (ANA, None, "Oakline")}),
    ("[Ana Reyne] left for {Oakline}'s summer fair.", set()),
    ("[Ana Reyne] sings and before that was with {Ofsted}.", {(ANA, None, "Ofsted", "former")}),
    ("[Ana Reyne] joins us from {Ofsted} as treasurer.", {(ANA, "treasurer", None), (ANA, None, "Ofsted", "former")}),
    ("[Ana Reyne], who many of you will know from {Ofsted}, sang.", {(ANA, None, "Ofsted", "former")}),
    ("[Ana Reyne], who many of you will know, met {Ofsted} by the bus.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CHAINS)
def test_each_step_of_a_career_is_a_role(text: str, expected: set[Fact]) -> None:
    assert facts(text) == expected
