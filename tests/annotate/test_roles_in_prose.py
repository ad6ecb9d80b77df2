"""Roles as news, blogs and pages about a body tell them: careers, those who share a chair, bodies said elsewhere."""

from __future__ import annotations

import pytest

from tests.annotate.test_roles import ANA, BO, CY, Fact, facts

CHAIRS: list[tuple[str, set[Fact]]] = [
    ("[Ana Reyne] has been appointed to chair {Oakline}.", {(ANA, "chair", "Oakline")}),
    ("{Oakline} met. [Ana Reyne] has agreed to chair its board.", {(ANA, "chair", "Oakline")}),
    ("[Ana Reyne] chairs the parents' group {Oakline}.", {(ANA, "chair", "Oakline")}),
    ("[Ana Reyne], who co-chairs the Elmvale parent forum, {Oakline}, spoke.", {(ANA, "co-chair", "Oakline")}),
    ("[Ana Reyne] chairs {Oakline} alongside [Bo Lund].", {(ANA, "chair", "Oakline"), (BO, "chair", "Oakline")}),
    ("[Ana Reyne] and [Bo Lund], who co-chairs {Oakline}, spoke.", {(BO, "co-chair", "Oakline")}),
    ("[Ana Reyne] and [Bo Lund] co-chair {Oakline}.", {(ANA, "co-chair", "Oakline"), (BO, "co-chair", "Oakline")}),
    ("{Inclusion Board}, which is jointly chaired by [Ana Reyne] of {Oakline} and by [Bo Lund] of {Elmtu}, met.",
     {(ANA, "co-chair", "Inclusion Board"), (BO, "co-chair", "Inclusion Board"), (ANA, None, "Oakline"),
      (BO, None, "Elmtu")}),
    ("At the {SEND Forum}, chaired by [Ana Reyne] of {Oakline}, [Bo Lund], clerk at {Elmtu}, spoke.",
     {(ANA, "chair", "SEND Forum"), (ANA, None, "Oakline"), (BO, "clerk", "Elmtu")}),
    ("I thank [Ana Reyne], who chaired the expert panel.", {(ANA, "chair", None, "former")}),
    ("[Ana Reyne] chaired the expert panel discussion.", set()),
    # of a group that has no name nobody can tell the body, nor is it another's
    ("{Oakline} met. [Ana Reyne], chair of the secondary heads' group, spoke.", {(ANA, "chair", None)}),
    ("[Ana Reyne], co-chair of the parent forum, {Oakline}, spoke.", {(ANA, "co-chair", "Oakline")}),
    ("[Ana Reyne], vice-chair of the county's heads' association and head of {Elm School}, spoke.",
     {(ANA, "vice-chair", None), (ANA, "head", "Elm School")}),
    # a committee is part of the body told of
    ("{Oakline}\n\n[Ana Reyne], chair of the finance committee", {(ANA, "chair of the finance committee", "Oakline")}),
    # letters behind a name that are a post
    ("[Ana Reyne] HMI wrote.", {(ANA, "HMI", None)}),
    ("In May, [Ana Reyne] HMI, {Ofsted}'s head of policy, wrote.", {(ANA, "head of policy", "Ofsted")}),
    ("[Ana Reyne] convenes {SEND Forum} and from 2004 to 2010 convened {Inclusion Board}.",
     {(ANA, "convener", "SEND Forum"), (ANA, "convener", "Inclusion Board", "former")}),
]  # fmt: skip

CAREERS: list[tuple[str, set[Fact]]] = [
    ("[Ana Reyne] spent ten years at {Oakline}, latterly as head of policy.",
     {(ANA, "head of policy", "Oakline", "former")}),
    ("[Ana Reyne] was clerk at {Elm School}, and before that spent ten years with {Oakline}, first as treasurer.",
     {(ANA, "clerk", "Elm School", "former"), (ANA, "treasurer", "Oakline", "former")}),
    ("[Ana Reyne] spent ten pounds on {Oakline}, as its treasurer said.", set()),
    ("[Ana Reyne] was until last summer clerk of {Oakline}.", {(ANA, "clerk", "Oakline", "former")}),
    ("She taught at {Elm School}, where [Ana Reyne] rose to be head.", {(ANA, "head", "Elm School", "former")}),
    ("[Ana Reyne] left in May and is now at {Oakline}.", {(ANA, None, "Oakline")}),
    ("[Ana Reyne] works two days a week as an adviser at {Oakline}.", {(ANA, "adviser", "Oakline")}),
    ("[Ana Reyne], herself a former clerk at {Oakline}, agreed.", {(ANA, "clerk", "Oakline", "former")}),
    ("[Ana Reyne], who has run {Oakline} since 2010, agreed.", {(ANA, "run", "Oakline")}),
    ("[Ana Reyne] is seconded one day a week to {Ofsted} as an adviser.", {(ANA, "adviser", "Ofsted")}),
    ("[Ana Reyne] came to us from {Elmtu}.", {(ANA, None, "Elmtu", "former")}),
    ("[Ana Reyne], until now head of {Elm School}, agreed.", {(ANA, "head", "Elm School", "former")}),
    ("[Ana Reyne] has kindly agreed to be patron of {Oakline}.", {(ANA, "patron", "Oakline")}),
    ("[Ana Reyne] sings, having worked for {Oakline} and at {Elmtu}.",
     {(ANA, None, "Oakline", "former"), (ANA, None, "Elmtu", "former")}),
    ("[Ana Reyne] moves to a new post as head of {Elm School}.", {(ANA, "head", "Elm School")}),
    ("[Ana Reyne], who set up {Oakline} in 2010, agreed.", {(ANA, "founder", "Oakline")}),
    # a sentence goes on with the one spoken of although it names somebody else
    ("[Ana Reyne] taught. In 1988 she left with her friend [Bo Lund]. She chaired {Oakline}.",
     {(ANA, "chair", "Oakline", "former")}),
    ("[Ana Reyne] taught. After she left, [Bo Lund] came. He chaired {Oakline}.", {(BO, "chair", "Oakline", "former")}),
    # what is to be done is no post
    ("[Ana Reyne] will stay on to lead finance, and [Bo Lund] chairs {Oakline}.", {(BO, "chair", "Oakline")}),
]  # fmt: skip

BODIES: list[tuple[str, set[Fact]]] = [
    # one body behind several posts
    ("[Ana Reyne], head of policy, and [Bo Lund], data lead, both {Oakline}",
     {(ANA, "head of policy", "Oakline"), (BO, "data lead", "Oakline")}),
    ("[Ana Reyne], head of policy, and [Bo Lund], data lead at {Elmtu}, both spoke.",
     {(ANA, "head of policy", None), (BO, "data lead", "Elmtu")}),
    # the sort of body that a title begins with, across headings
    ("{Harrow Vale Council} met.\n\nSticking plaster\n\nCouncil leader [Ana Reyne] spoke.",
     {(ANA, "Council leader", "Harrow Vale Council")}),
    ("{Inclusion Board} met at {Oakline}. Board clerk [Ana Reyne] spoke.", {(ANA, "Board clerk", "Inclusion Board")}),
    # "its" goes back to the owner of the post before
    ("{Elmtu} met. {Oakline}'s chair and its head of policy, [Ana Reyne], spoke.",
     {(ANA, "head of policy", "Oakline")}),
    ("[Ana Reyne] of {Oakline}, head of policy of {Elmtu}, spoke.", {(ANA, None, "Oakline")}),
    ("[Ana Reyne] has been named head of the city's new {Elm School}.", {(ANA, "head", "Elm School")}),
    # who serves somebody is of their body, and not they
    ("[Ana Reyne] was an adviser to [Bo Lund] at the {DfE}.", {(ANA, "adviser", "DfE", "former")}),
    # a parliament is a place to meet at
    ("We met [Ana Reyne] at {Stormont|parliament}.", set()),
    # somebody's colleague is not the one spoken of
    ("[Ana Reyne], a surgeon and the minister's friend, spoke.", set()),
    # of a trust's schools the one that the page is about
    ("{Birch Trust}\n\n{Elm School} did well.\n\nExecutive headteacher [Ana Reyne] spoke.",
     {(ANA, "Executive headteacher", "Elm School")}),
    ("[Ana Reyne] is a member of the council's {Inclusion Board}.", {(ANA, "member", "Inclusion Board")}),
    ("{Harrow Vale Council} met. We saw [Ana Reyne], the county council's head of inclusion.",
     {(ANA, "head of inclusion", "Harrow Vale Council")}),
    ("{Harrow Vale Council} met. [Ana Reyne], the portfolio holder for children, said the council was late.",
     {(ANA, "portfolio holder for children", "Harrow Vale Council")}),
    # whom somebody talked to, and who then did something
    ("Seen on stage by {Oakline} editor [Ana Reyne], the transport secretary asked for time.",
     {(ANA, "editor", "Oakline")}),
    # a body's place is what the work covers, not where the post is
    ("[Ana Reyne], {NHS Elmvale|nhs_body}'s lead for {Harrow|local_authority}, spoke.",
     {(ANA, "lead for Harrow", "NHS Elmvale")}),
    ("[Ana Reyne], {Labour}'s lead member for {Harrow Vale Council}, spoke.",
     {(ANA, "lead member", "Harrow Vale Council")}),
    # what is said to have appointed somebody
    ("A {DfE} spokesman said it had appointed an adviser, [Ana Reyne], to help.", {(ANA, "adviser", "DfE")}),
    ("{Oakline}, whose chair is {Labour}'s [Ana Reyne], met.", {(ANA, "chair", "Oakline"), (ANA, None, "Labour")}),
    # letters behind a name, and its body
    ("We met barrister [Ana Reyne] KC of {Oakline}.", {(ANA, "barrister", "Oakline")}),
    ("[Ana Reyne], chair of {Oakline}'s ({OA|charity}) {Inclusion Board}, spoke.", {(ANA, "chair", "Inclusion Board")}),
    ("[Ana Reyne], chair of the {Oakline} group and clerk of {Elm School} in Leeds and treasurer of {Elmtu}, spoke.",
     {(ANA, "chair", "Oakline"), (ANA, "clerk", "Elm School"), (ANA, "treasurer", "Elmtu")}),
    ("[Ana Reyne], the council's director of health and care and the partnership's responsible officer, spoke.",
     {(ANA, "director of health and care", None), (ANA, "responsible officer", None)}),
]  # fmt: skip

SERIES: list[tuple[str, set[Fact]]] = [
    # a series goes on behind a body that nobody knows, which keeps its post
    ("[Ana Reyne], clerk at Quill End and treasurer of {Oakline}, spoke.",
     {(ANA, "clerk", None), (ANA, "treasurer", "Oakline")}),
    ("[Ana Reyne], a past president of the heads' club and now an adviser, spoke.",
     {(ANA, "past president", None), (ANA, "adviser", None)}),
    ("[Ana Reyne], the family's solicitor and a trustee of {Oakline}, spoke.",
     {(ANA, "solicitor", "Oakline"), (ANA, "trustee", "Oakline")}),
    ("[Ana Reyne]\nYear 6 teacher and SENCO, {Elm School}",
     {(ANA, "teacher", "Elm School"), (ANA, "SENCO", "Elm School")}),
    ("[Ana Reyne] and her colleague [Bo Lund], both advisers at {Oakline}, spoke.",
     {(ANA, "adviser", "Oakline"), (BO, "adviser", "Oakline")}),
    ("[Ana Reyne] and [Bo Lund] were voted in as trustees of {Oakline}.",
     {(ANA, "trustee", "Oakline"), (BO, "trustee", "Oakline")}),
    ("[Ana Reyne] stays on the board as treasurer of {Oakline}.", {(ANA, "treasurer", "Oakline")}),
    ("{Inclusion Board} met. Its members include [Ana Reyne] ({Oakline}) and [Bo Lund], clerk at {Elmtu}.",
     {(ANA, "member", "Inclusion Board"), (ANA, None, "Oakline"), (BO, "member", "Inclusion Board"),
      (BO, "clerk", "Elmtu")}),
    ("Agenda\n\n3. Treasurer's report – [Ana Reyne]\n4. Songs – [Bo Lund]", {(ANA, "Treasurer", None)}),
    ("{Inclusion Board} met. We thank [Ana Reyne] (chair), founder of {Oakline}.",
     {(ANA, "chair", "Inclusion Board"), (ANA, "founder", "Oakline")}),
    # who leads what has no name
    ("[Ana Reyne], who leads the DCO network and sings, spoke.", {(ANA, "leads the DCO network", None)}),
    ("[Ana Reyne] leads the way to the network.", set()),
    # chairing is what is done, not a post
    ("{Inclusion Board}, which [Ana Reyne] will continue to chair, met.", {(ANA, "chair", "Inclusion Board")}),
    # what is told of the one named last goes on with "and"
    ("She sang. [Bo Lund] was followed by [Ana Reyne], who paints and works for {Oakline} as clerk.",
     {(ANA, "clerk", "Oakline")}),
]  # fmt: skip

OWNERS: list[tuple[str, dict[str, str], set[Fact]]] = [
    # whose page it is has the posts for which no body is told
    ("It is late.\n\n[Ana Reyne], Family Support Lead, spoke.", {"publisher": "Oakline"},
     {(ANA, "Family Support Lead", "Oakline")}),
    ("{Elm School} news\n\nOn Friday our school nurse, [Ana Reyne], sang. [Bo Lund], Family Link Worker, danced.", {},
     {(ANA, "school nurse", "Elm School"), (BO, "Family Link Worker", "Elm School")}),
    # newspapers and committees tell of others
    ("It is late.\n\n[Ana Reyne], Family Support Lead, spoke.", {"publisher": "Elmvale Echo"},
     {(ANA, "Family Support Lead", None)}),
    ("It is late, {Elm Star|trust} says.\n\n[Ana Reyne], Family Support Lead, spoke.", {"publisher": "Elm Star"},
     {(ANA, "Family Support Lead", "Elm Star")}),
    ("It is late. {Inclusion Board} met.\n\n[Ana Reyne], Family Support Lead, spoke.", {"publisher": "Inclusion Board"},
     {(ANA, "Family Support Lead", None)}),
    # posts that people have anywhere, in another place or in the past
    ("It is late. [Ana Reyne], a teacher, spoke. [Bo Lund], a former data lead, sang.", {"publisher": "Oakline"},
     {(ANA, "teacher", None), (BO, "data lead", None, "former")}),
    # what a report begins with, rather than what it named last
    ("{Elm School} has closed.\n\nIt fell below {Birch Trust}.\n\nDeputy head [Ana Reyne] spoke.", {},
     {(ANA, "Deputy head", "Elm School")}),
    # the body of the chair told right before
    ("{Inclusion Board} met. [Ana Reyne] is chair of {Ofsted}; I thank [Bo Lund], interim chair.", {},
     {(ANA, "chair", "Ofsted"), (BO, "interim chair", "Ofsted")}),
    ("{DfE} rules. [Ana Reyne] is deputy director in the department's SEND division.", {},
     {(ANA, "deputy director", "DfE")}),
]  # fmt: skip

PARTIES: list[tuple[str, set[Fact]]] = [
    ("It is late. For {Labour}, [Ana Reyne] asked why.", {(ANA, None, "Labour")}),
    ("For {Oakline}, [Ana Reyne] wrote a song.", set()),
    ("{Labour} shadow education secretary [Ana Reyne] asked why.", {(ANA, "shadow education secretary", "Labour")}),
    ("[Ana Reyne] and [Bo Lund], MP for Elmvale and chair of {Inclusion Board}, have written.",
     {(BO, "MP for Elmvale", None), (BO, "chair", "Inclusion Board")}),
    ("[Ana Reyne] and [Bo Lund], chair of {Inclusion Board} and clerk of {Oakline}, have written.",
     {(ANA, "chair", "Inclusion Board"), (BO, "clerk", "Oakline")}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [*CHAIRS, *CAREERS, *BODIES, *SERIES, *PARTIES])
def test_prose_tells_who_holds_which_post(text: str, expected: set[Fact]) -> None:
    assert facts(text) == expected


REPLIES: list[tuple[str, set[Fact]]] = [
    # whom the sentence opens with is not the one who acts, told by a post
    ("In response to [Ana Reyne], the Head of SEND said so.", set()),
    ("4.2 Following questions from [Ana Reyne] and [Bo Lund], the treasurer of {Oakline} confirmed it.", set()),
    ("Asked by [Ana Reyne], the treasurer explained it.", set()),
    ("On behalf of [Ana Reyne], the chair of {Oakline} thanked us.", set()),
    ("Replying to [Bo Lund], the Head of SEND, [Ana Reyne], said so.", {(ANA, "Head of SEND", None)}),
    # who is told of between two commas, or at the end, or is the subject, holds the post
    ("In May [Ana Reyne], the Head of SEND, said so.", {(ANA, "Head of SEND", None)}),
    ("At noon [Ana Reyne], the treasurer of {Oakline} said so.", {(ANA, "treasurer", "Oakline")}),
    ("After meeting [Ana Reyne], the treasurer of {Oakline}, we agreed.", {(ANA, "treasurer", "Oakline")}),
    ("We heard from [Ana Reyne], the new treasurer this week.", {(ANA, "treasurer", None)}),
    ("With thanks to [Ana Reyne], the treasurer of {Oakline}.", {(ANA, "treasurer", "Oakline")}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), REPLIES)
def test_who_is_answered_does_not_hold_the_post_of_who_answers(text: str, expected: set[Fact]) -> None:
    assert facts(text) == expected


AREAS: list[tuple[str, set[Fact]]] = [
    # the body named apart from the work, whatever that is called
    ("[Ana Reyne] is Deputy Director of Income Generation at {Oakline}.",
     {(ANA, "Deputy Director of Income Generation", "Oakline")}),
    ("[Ana Reyne] was asked by [Bo Lund] to chair the {Inclusion Board}.", set()),
    # a word for a post within an area of work
    ("[Ana Reyne], Director of High Needs and Specialist Funding, agreed.",
     {(ANA, "Director of High Needs and Specialist Funding", None)}),
    ("[Ana Reyne], Head of Partnerships and Governor Services, agreed.",
     {(ANA, "Head of Partnerships and Governor Services", None)}),
    ("[Ana Reyne], Director of People and Deputy Chief Executive, agreed.",
     {(ANA, "Director of People", None), (ANA, "Deputy Chief Executive", None)}),
    ("[Ana Reyne], Head of Policy and Chair Designate, agreed.", {(ANA, "Head of Policy", None), (ANA, "Chair", None)}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), AREAS)
def test_a_word_for_a_post_may_belong_to_an_area_of_work(text: str, expected: set[Fact]) -> None:
    assert facts(text) == expected


@pytest.mark.parametrize(("text", "metadata", "expected"), OWNERS)
def test_a_post_without_a_body_is_one_where_the_page_is_about(
    text: str, metadata: dict[str, str], expected: set[Fact]
) -> None:
    assert facts(text, **metadata) == expected


def test_a_statement_about_appointments_is_no_list_of_members() -> None:
    text = "Statement: appointment of members of the {Inclusion Board}\n\n[Ana Reyne], Cabinet Secretary for Education"
    assert (ANA, "member", "Inclusion Board") not in facts(text)
    assert (CY, "member", "Inclusion Board") in facts("Members of the {Inclusion Board}\n\n- [Cy Marsh]\n- [Bo Lund]")
