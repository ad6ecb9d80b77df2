"""Roles as round-ups, minutes and news word them: who moves where, who is in a group, who gave evidence, who wrote."""

from __future__ import annotations

import pytest

from tests.annotate.test_roles import ANA, BO, CY, Fact, facts

MOVES: list[tuple[str, set[Fact]]] = [
    ("[Ana Reyne] joins {Oakline} from {Elmtu} as treasurer. She replaces [Bo Lund].",
     {(ANA, "treasurer", "Oakline"), (ANA, None, "Elmtu", "former"), (BO, "treasurer", "Oakline", "former")}),
    ("[Ana Reyne] moves to {Oakline} from {Elmtu} to be head of policy.",
     {(ANA, "head of policy", "Oakline"), (ANA, None, "Elmtu", "former")}),
    ("[Ana Reyne] goes to {Oakline}, where she will be clerk.", {(ANA, "clerk", "Oakline")}),
    ("[Ana Reyne] went to {Oakline}, where the clerk met her.", set()),
    ("[Ana Reyne] was introduced as the new {DfE} adviser; she replaces [Bo Lund].",
     {(ANA, "adviser", "DfE"), (BO, "adviser", "DfE", "former")}),
    ("[Ana Reyne] was welcomed by the adviser.", set()),
    ("[Ana Reyne], who until last June ran {Elmtu} (ELM), has been appointed clerk of {Oakline}.",
     {(ANA, None, "Elmtu", "former"), (ANA, "clerk", "Oakline")}),
    ("[Ana Reyne], who led the {Elmtu} march, sang.", set()),
    ("[Ana Reyne], who retires at Easter after ten years as clerk of {Oakline}, spoke.", {(ANA, "clerk", "Oakline")}),
    ("She is head while [Ana Reyne] is on secondment to {Ofsted}.", {(ANA, None, "Ofsted")}),
    ("The chair of {Oakline}, [Ana Reyne], stood down in May.", {(ANA, "chair", "Oakline", "former")}),
    ("The chair of {Oakline}, [Ana Reyne], stood down from the ladder.", {(ANA, "chair", "Oakline")}),
    ("[Ana Reyne], until April head of policy at {Oakline}, sang.", {(ANA, "head of policy", "Oakline", "former")}),
    ("{Inclusion Board} met. [Ana Reyne] joined the board in May.", {(ANA, "member", "Inclusion Board")}),
    ("{Inclusion Board} met. [Ana Reyne] joined the board meeting in May.", set()),
    ("[Ana Reyne], who worked for [Bo Lund] and at {Oakline}, sang.", {(ANA, None, "Oakline", "former")}),
]  # fmt: skip

SUCCESSORS: list[tuple[str, set[Fact]]] = [
    # what somebody is now does not hide what they were
    ("[Ana Reyne] is chair of {Oakline}. Her predecessor, [Bo Lund], remains a trustee of {Oakline}.",
     {(ANA, "chair", "Oakline"), (BO, "chair", "Oakline", "former"), (BO, "trustee", "Oakline")}),
    # who has gone elsewhere is followed where they were
    ("[Bo Lund], formerly clerk of {Oakline} and now head of {Elm School}, sang. His successor, [Ana Reyne], danced.",
     {(BO, "clerk", "Oakline", "former"), (BO, "head", "Elm School"), (ANA, "clerk", "Oakline")}),
    ("[Bo Lund], a former clerk of {Oakline}, is head of {Elm School}. His successor, [Ana Reyne], danced.",
     {(BO, "clerk", "Oakline", "former"), (BO, "head", "Elm School"), (ANA, "head", "Elm School")}),
    ("[Bo Lund] is treasurer of {Oakline}. His opposite number at {Elmtu}, [Ana Reyne], danced.",
     {(BO, "treasurer", "Oakline"), (ANA, "treasurer", "Elmtu")}),
    ("[Bo Lund] is treasurer of {Oakline}. His phone number at {Elmtu}, [Ana Reyne] said, is new.",
     {(BO, "treasurer", "Oakline")}),
]  # fmt: skip

GROUPS: list[tuple[str, set[Fact]]] = [
    ("I announce the members of the {Inclusion Board}: [Ana Reyne] (chair), [Bo Lund] and [Cy Marsh].",
     {(ANA, "member", "Inclusion Board"), (ANA, "chair", "Inclusion Board"), (BO, "member", "Inclusion Board"),
      (CY, "member", "Inclusion Board")}),
    ("Three have been appointed to the {Inclusion Board}: [Ana Reyne], [Bo Lund] and [Cy Marsh].",
     {(ANA, "member", "Inclusion Board"), (BO, "member", "Inclusion Board"), (CY, "member", "Inclusion Board")}),
    ("Three were sent to the {Inclusion Board}. [Ana Reyne] and [Bo Lund] sang.", set()),
    ("I thank the {Inclusion Board} ([Ana Reyne], [Bo Lund] and [Cy Marsh]) for it.",
     {(ANA, "member", "Inclusion Board"), (BO, "member", "Inclusion Board"), (CY, "member", "Inclusion Board")}),
    ("The {Inclusion Board} met. I thank the board – [Ana Reyne] and [Bo Lund] – for it.",
     {(ANA, "member", "Inclusion Board"), (BO, "member", "Inclusion Board")}),
    # a body that nobody sits on
    ("{Oakline} ([Ana Reyne] and [Bo Lund]) sang.", set()),
    ("[Ana Reyne], a nurse, has also joined {DfE}'s {Inclusion Board}, chaired by [Bo Lund] of {Elmtu}.",
     {(ANA, "nurse", None), (ANA, "member", "Inclusion Board"), (BO, "chair", "Inclusion Board"), (BO, None, "Elmtu")}),
    ("[Ana Reyne], a nurse, is part of {DfE}'s {Inclusion Board}.",
     {(ANA, "nurse", None), (ANA, "member", "Inclusion Board")}),
    ("[Ana Reyne], who represents {Elmtu} on {DfE}'s {Inclusion Board}, sang.",
     {(ANA, "member", "Inclusion Board"), (ANA, None, "Elmtu")}),
    ("My name is [Ana Reyne]. I sit on the policy group of the {SEND Forum}.", {(ANA, "member", "SEND Forum")}),
    ("My name is [Ana Reyne]. I sit on a chair.", set()),
    ("[Ana Reyne] is one of the founders of {Oakline}.", {(ANA, "founder", "Oakline")}),
]  # fmt: skip

CHAIRS: list[tuple[str, set[Fact]]] = [
    ("The {Inclusion Board} (chair: [Ana Reyne]) met at {Ofsted}.", {(ANA, "chair", "Inclusion Board")}),
    ("The {Inclusion Board} (chair: [Ana Reyne]; vice-chair: [Bo Lund]) met at {Ofsted}.",
     {(ANA, "chair", "Inclusion Board"), (BO, "vice-chair", "Inclusion Board")}),
    ("{Inclusion Board} is co-chaired by the deputy secretary, [Ana Reyne], and by [Bo Lund] of {Elmtu}.",
     {(ANA, "co-chair", "Inclusion Board"), (BO, "co-chair", "Inclusion Board"), (BO, None, "Elmtu"),
      (ANA, "deputy secretary", None)}),
    # who is named behind them is where they are from
    ("{Inclusion Board} is co-chaired by [Ana Reyne] (clerk, {Oakline}) and [Bo Lund], {Elmtu}'s president.",
     {(ANA, "co-chair", "Inclusion Board"), (BO, "co-chair", "Inclusion Board"), (ANA, "clerk", "Oakline"),
      (BO, "president", "Elmtu")}),
    ("{Oakline} met. [Ana Reyne], who chairs the charity's {Inclusion Board}, sang.",
     {(ANA, "chair", "Inclusion Board")}),
    ("We met [Ana Reyne] – clerk of {Elmtu} (ELM), who will chair a new {Inclusion Board}.",
     {(ANA, "clerk", "Elmtu"), (ANA, "chair", "Inclusion Board")}),
    # members of parliament chair its committees
    ("{Elmtu} wrote to the {Energy Committee|committee} and to {Oakline}. Its chair, [Ana Reyne] MP, agreed.",
     {(ANA, "chair", "Energy Committee")}),
    # what is no body has somebody who leads it all the same
    ("{Ofsted}'s review of rivers, led by [Ana Reyne], is late.", set()),
    ("The Rivers Review, led by [Ana Reyne], is late.", {(ANA, "lead", None)}),
    ("{Oakline}, led by [Ana Reyne], is late.", {(ANA, "lead", "Oakline")}),
    ("The river led to a walk by [Ana Reyne].", set()),
]  # fmt: skip

WITNESSES: list[tuple[str, set[Fact]]] = [
    ("We heard from [Ana Reyne], [Bo Lund] and [Cy Marsh], all {DfE}, on Monday.",
     {(ANA, None, "DfE"), (BO, None, "DfE"), (CY, None, "DfE")}),
    ("We heard [Ana Reyne] and [Bo Lund], both {DfE} advisers.", {(ANA, "adviser", "DfE"), (BO, "adviser", "DfE")}),
    ("From the {DfE}, [Ana Reyne] and [Bo Lund] will appear.", {(ANA, None, "DfE"), (BO, None, "DfE")}),
    ("From the {DfE}, letters came, [Ana Reyne] said.", set()),
    ("Guests: [Ana Reyne] and [Bo Lund], {DfE} (item 2)", {(ANA, None, "DfE"), (BO, None, "DfE")}),
    ("[Ana Reyne], clerk, also from {Oakline}, spoke.", {(ANA, "clerk", "Oakline")}),
    ("[Ana Reyne] welcomed it on behalf of {Oakline}.", {(ANA, None, "Oakline")}),
    ("[Ana Reyne] of {Oakline}, formerly the treasurer of a school in Leeds, agreed.",
     {(ANA, None, "Oakline"), (ANA, "treasurer", None, "former")}),
    # a body left tells where somebody is not
    ("{Harrow Vale Council} met. Cabinet member [Ana Reyne], formerly of {Elm Council|local_authority}, sang.",
     {(ANA, "Cabinet member", "Harrow Vale Council"), (ANA, None, "Elm Council", "former")}),
    ("A question came from East Oakline MP [Ana Reyne].", {(ANA, "East Oakline MP", None)}),
]  # fmt: skip

LINES: list[tuple[str, set[Fact]]] = [
    ("Rivers rise\n\n[Ana Reyne]\n{Elm News|media}\nand [Bo Lund]\n{Oak News|media}\n\nRivers rose on Monday.",
     {(ANA, None, "Elm News"), (BO, None, "Oak News")}),
    ("Present\n\n[Ana Reyne] – Director of People and Deputy Chief Executive, {Oakline}\n[Bo Lund], {Ofsted}",
     {(ANA, "Director of People", "Oakline"), (ANA, "Deputy Chief Executive", "Oakline"), (BO, None, "Ofsted")}),
    ("[Ana Reyne], chair of the {Elmtu} group of small bodies and clerk of {Oakline}, sang.",
     {(ANA, "chair", "Elmtu"), (ANA, "clerk", "Oakline")}),
    # whoever represents the governors of schools does so where they meet
    ("{SEND Forum} met. [Ana Reyne] of {Elm School} sang. [Bo Lund] had stood down as Secondary Governor "
     "representative.",
     {(ANA, None, "Elm School"), (BO, "Secondary Governor representative", "SEND Forum", "former")}),
    # prose that speaks of members tells of no list of them
    ("{SEND Forum}\n\nMembers were shocked by it.\n\nNext steps\n\n- [Ana Reyne] to write\n- [Bo Lund] to sing", set()),
]  # fmt: skip


FLOOR: list[tuple[str, set[Fact]]] = [
    # "I" is whoever has the floor
    ("{Energy Committee|committee}\n\nMr [Bo Lund]: It is late.\n\nMs [Cy Marsh]: It is.\n\n"
     "Dr [Ana Reyne]: I declare an interest as a governor of {Elm School}.\n\nMr [Bo Lund]: Thank you.",
     {(ANA, "governor", "Elm School")}),
    # where only one speaks nobody can tell
    ("Rivers rise. [Ana Reyne] sang.\n\nI declare an interest as a governor of {Elm School}.", set()),
]  # fmt: skip


HOSTS: list[tuple[str, set[Fact]]] = [
    # as members of a parliament name each other
    ("The {Energy Committee|committee}, chaired by my right hon. Friend the Member for Elm ([Ana Reyne]), met.",
     {(ANA, "chair", "Energy Committee"), (ANA, "Member for Elm", None)}),
    ("The {Energy Committee|committee} met my hon. Friend the Member for Elm ([Ana Reyne]).",
     {(ANA, "Member for Elm", None)}),
    # in words that are quoted, "I" is who says so
    ('The minister, [Ana Reyne], said: "The {Inclusion Board}, which I co-chair with [Bo Lund], is new."',
     {(ANA, "minister", None), (ANA, "co-chair", "Inclusion Board"), (BO, "co-chair", "Inclusion Board")}),
    ('The minister, [Ana Reyne], said: "The {Inclusion Board}, which I left with [Bo Lund], is new."',
     {(ANA, "minister", None)}),
    # two hosts, of whom the last alone is of the body that follows
    ("The {Inclusion Board} is co-chaired by the treasurer, [Bo Lund], and [Ana Reyne] of {Oakline}.",
     {(BO, "co-chair", "Inclusion Board"), (ANA, "co-chair", "Inclusion Board"), (ANA, None, "Oakline"),
      (BO, "treasurer", "Inclusion Board")}),
    ("The {Inclusion Board}, under [Ana Reyne] ({Oakline}), met.",
     {(ANA, None, "Inclusion Board"), (ANA, None, "Oakline")}),
    ("[Ana Reyne], who manages the council's {Inclusion Team|other}, sang.", {(ANA, "manager", "Inclusion Team")}),
    ("[Ana Reyne], who manages the council's {Inclusion Team|other}'s post, sang.", set()),
    ("Her MP, [Ana Reyne], sang.", {(ANA, "MP", None)}),
    ("Her MP told [Ana Reyne] so.", set()),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"), [*HOSTS, *FLOOR, *MOVES, *SUCCESSORS, *GROUPS, *CHAIRS, *WITNESSES, *LINES]
)
def test_round_ups_tell_who_holds_which_post(text: str, expected: set[Fact]) -> None:
    assert facts(text) == expected
