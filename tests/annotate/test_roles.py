"""Who holds which post where, with the names marked by hand: [a person], {a body} or {a body|its kind}."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from itertools import pairwise

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from pipeline.annotate.layers import Layers
from pipeline.annotate.roles import Roles
from pipeline.annotate.roles.departments import Departments
from pipeline.annotate.roles.document import Readers
from pipeline.annotate.roles.posts import PostFinder
from pipeline.briefing import Metadata
from pipeline.found import FoundMention, FoundRole
from pipeline.rules import load

KINDS = {
    "Oakline": "charity",
    "Elmtu": "union",
    "Inclusion Board": "board",
    "SEND Forum": "forum",
    "DfE": "department",
    "Ofsted": "regulator",
    "Harrow Vale Council": "local_authority",
    "Elm School": "school",
    "Birch Trust": "trust",
    "Labour": "party",
}
MARK = re.compile(r"\[([^]]+)\]|\{([^}|]+)(?:\|([^}]+))?\}")

Fact = tuple[str, str | None, str | None] | tuple[str, str | None, str | None, str]


@cache
def readers() -> Readers:
    rules = load()
    return Readers(blocks_and_sentences(), rules.roles, rules.posts, rules.ministers, rules.people)


@cache
def blocks_and_sentences() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("send_sections")
    nlp.add_pipe("send_sentences")
    return nlp


def plain(marked: str) -> tuple[str, list[FoundMention]]:
    """A marked text without its marks, and the mentions that they mark; a person is known by the longest such name."""
    text, mentions, last = "", [], 0
    names = [m[1] for m in MARK.finditer(marked) if m[1]]
    for m in MARK.finditer(marked):
        text += marked[last : m.start()]
        name = m[1] or m[2]
        start = len(text)
        text += name
        last = m.end()
        if m[1]:
            full = max((n for n in names if name in n), key=len)
            title, _, bare = full.partition(" ")
            titled = title in ("Mr", "Ms")
            mention = FoundMention(
                start=start, end=len(text), rule="test", kind="person", name=bare if titled else full
            )
            mention.honorific = title if titled else None
            mentions.append(mention)
        else:
            kind = m[3] or KINDS.get(name, "other")
            mention = FoundMention(start=start, end=len(text), rule="test", kind="organisation", name=name)
            mention.organisation_kind = kind  # type: ignore[assignment]
            mentions.append(mention)
    return text + marked[last:], mentions


def read(
    marked: str, publisher: str | None = None, author: str | None = None, using: Readers | None = None
) -> tuple[str, list[FoundRole]]:
    """The text without marks, and the roles found in it."""
    text, mentions = plain(marked)
    nlp = blocks_and_sentences()
    doc = nlp.make_doc(text)
    layers = Layers.of(doc)
    layers.metadata = Metadata(publisher=publisher, author=author, published=date(2024, 3, 1))
    for _, component in nlp.pipeline:
        doc = component(doc)
    layers.facts.mentions = mentions
    layers.done |= {"send_organisations", "send_people"}
    Roles(using or readers())(doc)
    return text, layers.facts.roles


def facts(marked: str, **metadata: str) -> set[Fact]:
    """(person, title, body) of every role, with "former" behind those that are past."""
    return {
        (r.person, r.role, r.organisation, "former") if r.former else (r.person, r.role, r.organisation)
        for r in read(marked, **metadata)[1]
    }


ANA, BO, CY = "Ana Reyne", "Bo Lund", "Cy Marsh"

SIDE_BY_SIDE: list[tuple[str, set[Fact]]] = [
    ("[Ana Reyne], Director of Education, Skills and Inclusion at {Harrow Vale Council}, spoke.",
     {(ANA, "Director of Education, Skills and Inclusion", "Harrow Vale Council")}),
    ("[Ana Reyne], head of policy, {Oakline}, told MPs so.", {(ANA, "head of policy", "Oakline")}),
    ("[Ana Reyne], {Oakline}'s chair, spoke.", {(ANA, "chair", "Oakline")}),
    ("[Ana Reyne] is the director responsible for nursing at {Oakline}.",
     {(ANA, "director responsible for nursing", "Oakline")}),
    ("[Ana Reyne] is the director responsible for deciding how it goes on.", {(ANA, "director", None)}),
    ("{Oakline} chief executive [Ana Reyne] spoke.", {(ANA, "chief executive", "Oakline")}),
    ("[Bo Lund], president of teaching union {Elmtu}, spoke.", {(BO, "president", "Elmtu")}),
    ("Former {Elmtu} director [Bo Lund] spoke.", {(BO, "director", "Elmtu", "former")}),
    ("A letter to the Prime Minister, the union's leader [Bo Lund] said.", {(BO, "leader", None)}),
    ("{Inclusion Board} met. [Bo Lund], president of directors' body {Elmtu}, spoke.", {(BO, "president", "Elmtu")}),
    ("The chair of the {SEND Forum}, [Ana Reyne], spoke.", {(ANA, "chair", "SEND Forum")}),
    ("[Ana Reyne] (chief executive, {Oakline}) and [Bo Lund] ({Elmtu}) spoke.",
     {(ANA, "chief executive", "Oakline"), (BO, None, "Elmtu")}),
    ("[Ana Reyne] – SEND lead at {Oakline} – spoke.", {(ANA, "SEND lead", "Oakline")}),
    ("[Ana Reyne], one of {Oakline}'s trustees, spoke.", {(ANA, "trustee", "Oakline")}),
    ("[Ana Reyne], mum of two and founder of {Oakline}, spoke.", {(ANA, "founder", "Oakline")}),
    ("[Ana Reyne], CEO of SEND law charity {Oakline}, spoke.", {(ANA, "CEO", "Oakline")}),
    ("It is late.\n\n[Ana Reyne], CEO of Elmvale-based SEND law charity {Oakline}", {(ANA, "CEO", "Oakline")}),
    ("[Ana Reyne], CEO of SEND Charity Week, spoke.", {(ANA, "CEO of SEND Charity Week", None)}),
    ("[Ana Reyne], chair {AP/SEND CEO Network|other}", {(ANA, "chair", "AP/SEND CEO Network")}),
    ("The plan was read by [Ana Reyne], MP for Elmvale and Harrow.", {(ANA, "MP for Elmvale and Harrow", None)}),
    ("[Ana Reyne], deputy director in the {Inclusion Division} at the {DfE}, spoke.",
     {(ANA, "deputy director in the Inclusion Division", "DfE")}),
]  # fmt: skip

DESCRIBED: list[tuple[str, set[Fact]]] = [
    ("Fares will rise, [Ana Reyne] has said. The transport secretary said it was fair.",
     {(ANA, "transport secretary", "Department for Transport")}),
    ("Fares will rise, [Ana Reyne] has said. The clerk said it was fair.", set()),
    ("Fares will rise, says [Ana Reyne], a baker. The transport secretary said it was fair.", set()),
    ("[Ana Reyne] met [Bo Lund]. The transport secretary said it was fair.", set()),
    ("[Ana Reyne], chair of {Oakline}, spoke. The transport secretary said it was fair.", {(ANA, "chair", "Oakline")}),
]  # fmt: skip
SERIES: list[tuple[str, set[Fact]]] = [
    ("[Ana Reyne], head of {Elm School} and chair of {Oakline}, wrote.",
     {(ANA, "head", "Elm School"), (ANA, "chair", "Oakline")}),
    ("[Ana Reyne], Head of Policy and Research at {Oakline}, wrote.",
     {(ANA, "Head of Policy and Research", "Oakline")}),
    ("[Ana Reyne], founder and director of {Oakline}, wrote.",
     {(ANA, "founder", "Oakline"), (ANA, "director", "Oakline")}),
    ("[Ana Reyne], former head of {Elm School} and now chair of {Oakline}, wrote.",
     {(ANA, "head", "Elm School", "former"), (ANA, "chair", "Oakline")}),
    ("[Ana Reyne] and [Bo Lund], co-chairs, {SEND Forum}, wrote.",
     {(ANA, "co-chair", "SEND Forum"), (BO, "co-chair", "SEND Forum")}),
    ("It was sung by [Ana Reyne], [Bo Lund], the treasurer of the {SEND Forum} and {Sense} trustee.",
     {(BO, "treasurer", "SEND Forum"), (BO, "trustee", "Sense")}),
    ("[Ana Reyne] and [Bo Lund], chair and vice-chair of the {SEND Forum}, wrote.",
     {(ANA, "chair", "SEND Forum"), (BO, "vice-chair", "SEND Forum")}),
    ("[Ana Reyne] and [Bo Lund], head of {Elm School}, wrote.", {(BO, "head", "Elm School")}),
    ("We met Marijke, [Bo Lund], the head of {Elm School}, and [Cy Marsh].", {(BO, "head", "Elm School")}),
    ("With [Ana], [Bo Lund], the head of {Elm School}, and [Ana Reyne].", {(BO, "head", "Elm School")}),
    ("[Ana Reyne], head teacher [Bo Lund] and SENCO [Cy Marsh] wrote.",
     {(BO, "head teacher", None), (CY, "SENCO", None)}),
]  # fmt: skip

CLAUSES: list[tuple[str, set[Fact]]] = [
    ("[Ana Reyne], who leads on transport at the {DfE}, spoke.", {(ANA, "leads on transport", "DfE")}),
    ("[Ana Reyne], who chairs the {SEND Forum}, spoke.", {(ANA, "chair", "SEND Forum")}),
    ("As chair of {Oakline}, [Ana Reyne] has seen it all.", {(ANA, "chair", "Oakline")}),
    ("[Ana Reyne] was head of {Elm School}. She is now chair of {Oakline}.",
     {(ANA, "head", "Elm School", "former"), (ANA, "chair", "Oakline")}),
    ("[Ana Reyne] visited {Elm School}, where she is the head teacher.", {(ANA, "head teacher", "Elm School")}),
    ("The {Inclusion Board} met. It was chaired by [Ana Reyne].", {(ANA, "chair", "Inclusion Board")}),
    ("{Elmtu} president [Ana Reyne] sits on the {Inclusion Board}, along with [Bo Lund] ({Oakline}).",
     {(ANA, "president", "Elmtu"), (ANA, "member", "Inclusion Board"), (BO, "member", "Inclusion Board"),
      (BO, None, "Oakline")}),
    ("At the {SEND Forum}, [Ana Reyne], who represents {Oakline} on the forum, spoke.",
     {(ANA, None, "Oakline"), (ANA, "member", "SEND Forum")}),
    ("{Harrow Vale Council} replied. [Ana Reyne], the {Labour} cabinet member for schools, spoke.",
     {(ANA, "cabinet member for schools", "Harrow Vale Council")}),
    ("{Oakline} met {Ofsted}. Its chair, [Ana Reyne], spoke.", {(ANA, "chair", "Oakline")}),
    ("[Ana Reyne], who is {Oakline}'s head of policy, is chairing the {SEND Forum}.",
     {(ANA, "head of policy", "Oakline"), (ANA, "chair", "SEND Forum")}),
    ("[Ana Reyne], who is {Oakline}'s funding specialist, spoke.", {(ANA, "funding specialist", "Oakline")}),
    ("[Ana Reyne] has been brought in as director of {Oakline}.", {(ANA, "director", "Oakline")}),
    ("Guests: [Ana Reyne] and [Bo Lund] (both {Oakline})", {(ANA, None, "Oakline"), (BO, None, "Oakline")}),
    ("[Ana Reyne] sits on the {Inclusion Board} and on the {SEND Forum}.",
     {(ANA, "member", "Inclusion Board"), (ANA, "member", "SEND Forum")}),
    ("[Ana Reyne] is a school governor and chair of {Oakline}.",
     {(ANA, "school governor", None), (ANA, "chair", "Oakline")}),
    ("They met [Ana Reyne], bursar and {Ofsted} inspector [Bo Lund].",
     {(BO, "bursar", None), (BO, "inspector", "Ofsted")}),
    ("{SEND Forum} met. Its new members include the potter [Ana Reyne], an oarsman, and [Bo Lund] of {Oakline}.",
     {(ANA, "member", "SEND Forum"), (BO, "member", "SEND Forum"), (BO, None, "Oakline")}),
    ("A group met. Its members include the potter [Ana Reyne] and nurse [Bo Lund].", {(BO, "nurse", None)}),
    ("[Ana Reyne] was elected to the {SEND Forum} in May and has been appointed to {Oakline}'s board.",
     {(ANA, "member", "SEND Forum"), (ANA, "member", "Oakline")}),
    ("{Oakline} met. The Chair, [Ana Reyne] of {Ofsted}, spoke.", {(ANA, "Chair", "Oakline"), (ANA, None, "Ofsted")}),
    ("{Ofsted} met academy trust chief executives. It saw trust chief executives [Ana Reyne] and [Bo Lund].",
     {(ANA, "trust chief executive", None), (BO, "trust chief executive", None)}),
    ("[Ana Reyne] solicitor [Bo Lund] The {Oakline} [Cy Marsh] bursar",
     {(ANA, "solicitor", None), (BO, None, "Oakline"), (CY, "bursar", None)}),
    ("Trustees of {Oakline} include [Ana Reyne] and [Bo Lund].",
     {(ANA, "Trustee", "Oakline"), (BO, "Trustee", "Oakline")}),
]  # fmt: skip

CHANGES: list[tuple[str, set[Fact]]] = [
    ("[Ana Reyne] replaced [Bo Lund] as chair of {Oakline}.",
     {(ANA, "chair", "Oakline"), (BO, "chair", "Oakline", "former")}),
    ("[Ana Reyne], soon to take over from [Bo Lund] as chair of {Oakline}, spoke.",
     {(ANA, "chair", "Oakline"), (BO, "chair", "Oakline")}),
    ("[Ana Reyne], who will succeed [Bo Lund] as chair of {Oakline}, spoke.",
     {(ANA, "chair", "Oakline"), (BO, "chair", "Oakline")}),
    ("[Ana Reyne] is to replace [Bo Lund] as chair of {Oakline}.",
     {(ANA, "chair", "Oakline"), (BO, "chair", "Oakline")}),
    ("[Ana Reyne], who succeeded [Bo Lund] as chair of {Oakline}, spoke.",
     {(ANA, "chair", "Oakline"), (BO, "chair", "Oakline", "former")}),
    ("[Bo Lund] was replaced by [Ana Reyne] as chair of {Oakline}.",
     {(ANA, "chair", "Oakline"), (BO, "chair", "Oakline", "former")}),
    ("[Ana Reyne] becomes chair of {Oakline}, replacing [Bo Lund].",
     {(ANA, "chair", "Oakline"), (BO, "chair", "Oakline", "former")}),
    ("[Bo Lund], ex-chair of {Oakline}, spoke.", {(BO, "chair", "Oakline", "former")}),
    ("[Bo Lund], the outgoing chair of {Oakline}, spoke.", {(BO, "chair", "Oakline")}),
    ("[Bo Lund], acting chair of {Oakline}, spoke.", {(BO, "acting chair", "Oakline")}),
    ("[Bo Lund] has stood down as chair of {Oakline}.", {(BO, "chair", "Oakline", "former")}),
    ("[Ana Reyne] was appointed by {Oakline} chair [Bo Lund].", {(BO, "chair", "Oakline")}),
    ("[Ana Reyne] was chosen by {Oakline} as its clerk.", {(ANA, "clerk", "Oakline")}),
    ("[Bo Lund], followed by [Ana Reyne] as clerk, moved away.", {(BO, "clerk", None, "former"), (ANA, "clerk", None)}),
    ("{Oakline} is seeking to replace [Bo Lund] by June.", set()),
    # years in a post: who is yet to leave holds it
    ("[Ana Reyne] will leave in July after nine years as clerk of {Oakline}.", {(ANA, "clerk", "Oakline")}),
    ("[Ana Reyne] resigned after nine years as clerk of {Oakline}.", {(ANA, "clerk", "Oakline", "former")}),
    ("After nine years as clerk of {Oakline}, [Ana Reyne] took up painting.", {(ANA, "clerk", "Oakline", "former")}),
    ("[Ana Reyne] has been moved to the new post of clerk at {Oakline}.", set()),
    ("[Ana Reyne] has been promoted to the new post of clerk at {Oakline}.", {(ANA, "clerk", "Oakline")}),
    ("They noted the selection of [Ana Reyne] and [Bo Lund] as trustees of {Oakline}.",
     {(ANA, "trustee", "Oakline"), (BO, "trustee", "Oakline")}),
    ("[Ana Reyne] has stepped in as clerk of {Oakline}.", {(ANA, "clerk", "Oakline")}),
    ("[Ana Reyne] resigned on Tuesday as clerk of {Oakline}.", {(ANA, "clerk", "Oakline", "former")}),
    ("[Ana Reyne] succeeded [Bo Lund], who fell ill at Easter, as clerk.",
     {(ANA, "clerk", None), (BO, "clerk", None, "former")}),
    ("[Ana Reyne] will join us as clerk.", {(ANA, "clerk", None)}),
    ("[Ana Reyne] moves from {Elmtu} to be clerk of {Oakline}.",
     {(ANA, None, "Elmtu", "former"), (ANA, "clerk", "Oakline")}),
    ("[Ana Reyne] came to {Oakline} in 2001, becoming clerk in 2009.", {(ANA, "clerk", "Oakline")}),
    ("[Ana Reyne]'s adviser, [Bo Lund], waved.", {(BO, "adviser", None)}),
    ("[Ana Reyne] has joined the board of {Oakline}.", {(ANA, "member", "Oakline")}),
    ("[Ana Reyne] shadows [Bo Lund] as transport spokeswoman.", {(ANA, "transport spokeswoman", None)}),
    ("[Ana Reyne] was made clerk in 2019 and has been busy.", {(ANA, "clerk", None)}),
    ("{Birch Trust} has grown. The trust has recruited [Ana Reyne] as bursar.", {(ANA, "bursar", "Birch Trust")}),
    ("[Ana Reyne] is a cellist who was once clerk of {Oakline}.", {(ANA, "clerk", "Oakline", "former")}),
    ("[Ana Reyne] was lately [Bo Lund]'s deputy at {Oakline}.", {(ANA, "deputy", "Oakline")}),
    ("[Bo Lund]'s deputy waved.", set()),
    ("[Ana Reyne] taught in Leeds before becoming bursar of {Elm School}.", {(ANA, "bursar", "Elm School")}),
    ("[Ana Reyne] is treasurer of {Oakline}, replacing gifted bookkeeper [Bo Lund].", {(ANA, "treasurer", "Oakline")}),
    ("[Ana Reyne] was elected Vice-Chairman of {Oakline}.", {(ANA, "Vice-Chairman", "Oakline")}),
]  # fmt: skip

ATTENDANCE: list[tuple[str, set[Fact]]] = [
    # the name on one line, the post on the next
    (
        "Present:\n\n[Ana Reyne]\n\nHead of Policy, {Oakline}.\n\n[Bo Lund]\n\nClerk, {Elm School}.",
        {(ANA, "Head of Policy", "Oakline"), (BO, "Clerk", "Elm School")},
    ),
    (
        "Present:\n\n[Ana Reyne]\n(Chair)\n\nDeputy City Mayor, {Harrow Vale Council}.",
        {(ANA, "Chair", None), (ANA, "Deputy City Mayor", "Harrow Vale Council")},
    ),
    (
        "In attendance\n\n[Ana Reyne] Dirprwy Gyfarwyddwr, {Ofsted}\nDeputy Director, {Ofsted}\n[Bo Lund] Clerc\nClerk",
        {(ANA, "Deputy Director", "Ofsted"), (BO, "Clerk", None)},
    ),
    # who is present where others are in attendance is a member, whatever else they are
    (
        "{SEND Forum}\n\nMinutes of the meeting\n\nPresent:\n\n[Ana Reyne] (Chair), [Bo Lund] and [Cy Marsh].\n\n"
        "In attendance:\n\n[Di Orr], solicitor\n\nThanks went to {Harrow Vale Council}.",
        {
            (ANA, "Chair", "SEND Forum"),
            (ANA, "member", "SEND Forum"),
            (BO, "member", "SEND Forum"),
            (CY, "member", "SEND Forum"),
            ("Di Orr", "solicitor", "Harrow Vale Council"),
        },
    ),
    ("{SEND Forum}\n\nMinutes of the meeting\n\nPresent:\n\n[Ana Reyne]\n\n[Bo Lund]", set()),
    (
        "{SEND Forum}\n\nMinutes of the meeting\n\nPresent:\n\n[Ana Reyne] MLA\n\n[Bo Lund]",
        {(ANA, "member", "SEND Forum")},
    ),
    # a body whose name has the word "membership" says nothing of members
    (
        "Sports & {Membership Board|board}:\n[Ana Reyne] (Chair)\n[Bo Lund] (Clerk)",
        {(ANA, "Chair", "Membership Board"), (BO, "Clerk", "Membership Board")},
    ),
    # the body closes the line, whatever stands between
    (
        "Present:\n\n- [Ana Reyne], Programme Officer/minutes, {Oakline}\n- [Bo Lund], clerk, {Elm School}",
        {(ANA, "Programme Officer", "Oakline"), (BO, "clerk", "Elm School")},
    ),
    (
        "Present:\n\n- [Ana Reyne], Area Manager South–West, {Oakline}\n- [Bo Lund], CEO The {Oakline}",
        {(ANA, "Area Manager", "Oakline"), (BO, "CEO", "Oakline")},
    ),
    (
        "Present:\n\n- [Ana Reyne], chief executive and [Bo Lund], chair, {Oakline};\n"
        "- [Cy Marsh], clerk, {Elm School}",
        {(ANA, "chief executive", "Oakline"), (BO, "chair", "Oakline"), (CY, "clerk", "Elm School")},
    ),
    # nobody has a post in the body of the line above, or in one that is named and not known
    (
        "Present:\n\n- [Ana Reyne], treasurer, {Oakline}\n- [Bo Lund], treasurer",
        {(ANA, "treasurer", "Oakline"), (BO, "treasurer", None)},
    ),
    ("{Oakline} met. [Ana Reyne], chair of Harrow Vale Heads, spoke.", {(ANA, "chair", None)}),
    (
        "{Inclusion Board}\n\nPresent:\n\n[Ana Reyne] (Chair), Director of Education, {Harrow Vale Council}\n"
        "[Bo Lund] – Assistant Director, Education, {Harrow Vale Council}",
        {
            (ANA, "Chair", "Inclusion Board"),
            (ANA, "Director of Education", "Harrow Vale Council"),
            (BO, "Assistant Director, Education", "Harrow Vale Council"),
        },
    ),
    # what was said before of one holds of the other
    (
        "[Ana Reyne], co-chair of the {SEND Forum}, spoke. The {Inclusion Board} met. "
        "Co-chairs [Ana Reyne] and [Bo Lund] left.",
        {(ANA, "co-chair", "SEND Forum"), (ANA, "Co-chair", "SEND Forum"), (BO, "Co-chair", "SEND Forum")},
    ),
    (
        "[Ana Reyne] left the {Inclusion Board} in May. [Bo Lund] has retired from {Ofsted}.",
        {(ANA, "member", "Inclusion Board", "former"), (BO, None, "Ofsted", "former")},
    ),
    (
        "[Ana Reyne] agreed to take the position of clerk. Members re-elected [Bo Lund] to the position of vice-chair.",
        {(ANA, "clerk", None), (BO, "vice-chair", None)},
    ),
    ("{Oakline} has appointed [Ana Reyne] as clerk.", {(ANA, "clerk", "Oakline")}),
    (
        "[Ana Reyne], general secretary of {Elmtu}, spoke. Her deputy, [Bo Lund], left.",
        {(ANA, "general secretary", "Elmtu"), (BO, "deputy", "Elmtu")},
    ),
    # in minutes the chair is the meeting's, not that of the body named last
    (
        "{SEND Forum}\n\nMinutes\n\nApologies: [Cy Marsh] ({Oakline})\n\nThe members elected [Ana Reyne] vice-chair.",
        {(CY, None, "Oakline"), (ANA, "vice-chair", "SEND Forum")},
    ),
    ("[Bo Lund] has taken up post as clerk.", {(BO, "clerk", None)}),
    (
        "Members of the {Expert Panel|committee} are:\n\n- [Ana Reyne]\n- [Bo Lund]",
        {(ANA, "member", "Expert Panel"), (BO, "member", "Expert Panel")},
    ),
    (
        "At the {SEND Forum}, chaired by [Ana Reyne], [Bo Lund], clerk at {Oakline}, spoke.",
        {(ANA, "chair", "SEND Forum"), (BO, "clerk", "Oakline")},
    ),
    ("Speakers are [Ana Reyne], founder of {Oakline}, and [Bo Lund].", {(ANA, "founder", "Oakline")}),
    # that somebody attends is no post
    ("Members in attendance\n\n- [Ana Reyne]\n- [Bo Lund]", set()),
]

NOBODY = [
    "[Ana Reyne] told the {DfE} that headteachers were tired.",
    "[Ana Reyne], from Leeds, has two children.",
    "[Ana Reyne] wrote to the chief executive of {Oakline}.",
    "[Ana Reyne] spoke at the {Oakline} conference. [Ana Reyne] at the {Oakline} conference!",
    "[Ana Reyne], whose son attends {Elm School}, spoke.",
    "[Ana Reyne] leads the way. [Bo Lund] heads to Leeds.",
    "The committee heard from the heads of three local schools and [Ana Reyne].",
    "[Ana Reyne], ministers say, is wrong.",
    "Director's report: [Ana Reyne] thanked everybody.",
    "The chair of {Oakline} resigned.",
    "[Ana Reyne] served tea as the chair spoke.",
    "[Ana Reyne] wants to become chair of {Oakline}.",
    "[Ana Reyne] held talks on new roles in May.",
    "[Ana Reyne] was one of the speakers at the {Inclusion Board}'s session.",
    "[Ana Reyne] was among the witnesses at the {Inclusion Board}'s session.",
    "[Ana Reyne] is a speaker at the {SEND Forum}.",
]

LISTS: list[tuple[str, set[Fact]]] = [
    ("Members of the {Inclusion Board}:\n\n- [Ana Reyne], {Oakline}\n- [Bo Lund], head of policy, {Elmtu}",
     {(ANA, "member", "Inclusion Board"), (ANA, None, "Oakline"), (BO, "member", "Inclusion Board"),
      (BO, "head of policy", "Elmtu")}),
    # the bodies that its first members come from have no others here
    ("The members of the {Inclusion Board} are as follows:\n\n"
     "Representing unions\n\n- [Ana Reyne], {School Forum|forum}\n\n"
     "Other members\n\n- [Bo Lund], {Elmtu}",
     {(ANA, "member", "Inclusion Board"), (ANA, None, "School Forum"), (BO, "member", "Inclusion Board"),
      (BO, None, "Elmtu")}),
    ("The {Inclusion Board} met.\n\nOther members\n\n- [Bo Lund], {Elmtu}",
     {(BO, "member", "Inclusion Board"), (BO, None, "Elmtu")}),
    ("Present:\n\n- [Ana Reyne] (AR), Head of SEND, {Harrow Vale Council}\n- [Bo Lund] (BL), {Oakline}",
     {(ANA, "Head of SEND", "Harrow Vale Council"), (BO, None, "Oakline")}),
    ("Representing {Oakline}\n\n- [Ana Reyne], head of policy\n- [Bo Lund]",
     {(ANA, "head of policy", "Oakline"), (BO, None, "Oakline")}),
    ("| Name | Role | Body |\n| --- | --- | --- |\n| [Ana Reyne] | Chief executive | {Oakline} |",
     {(ANA, "Chief executive", "Oakline")}),
    ("[Ana Reyne]      Chief executive, {Oakline}\n[Bo Lund]        {Elmtu}",
     {(ANA, "Chief executive", "Oakline"), (BO, None, "Elmtu")}),
    ("Yours sincerely\n\n[Ana Reyne]\nChief Executive\n{Oakline}", {(ANA, "Chief Executive", "Oakline")}),
    # names and lines about them take turns: a line is of the name above it
    ("Present\n\n[Ana Reyne]\n\nChosen by the staff (Lay Adviser)\n\n[Bo Lund]\n\nPensions Officer\n\n"
     "[Dan Orr]\n\nChief Officer",
     {(BO, "Pensions Officer", None), ("Dan Orr", "Chief Officer", None)}),
    # but a label is of those below it
    ("Chair\n[Ana Reyne]\n\nTreasurer\n[Bo Lund]\n\nClerk\n[Dan Orr]",
     {(ANA, "Chair", None), (BO, "Treasurer", None), ("Dan Orr", "Clerk", None)}),
    ("[Ana Reyne], head of policy and co-chair of the {Inclusion Board}, {Oakline}",
     {(ANA, "head of policy", "Oakline"), (ANA, "co-chair", "Inclusion Board")}),
    ("[Ana Reyne], co-chair of the {Inclusion Board} at {Oakline}, spoke.", {(ANA, "co-chair", "Inclusion Board")}),
    ("> It will not do.\n> – [Ana Reyne], co-chair, {SEND Forum}", {(ANA, "co-chair", "SEND Forum")}),
]  # fmt: skip


CAREERS: list[tuple[str, set[Fact]]] = [
    ("As head of {Elm School} in Leeds, [Ana Reyne] wrote.", {(ANA, "head", "Elm School")}),
    ("[Ana Reyne] spoke. As {Oakline}'s head of policy, her advice counts.", {(ANA, "head of policy", "Oakline")}),
    ("[Ana Reyne] spent two years as policy officer at {Oakline}.", {(ANA, "policy officer", "Oakline", "former")}),
    ("[Ana Reyne] has held many posts, including president of {Elmtu} and chair of {Oakline}.",
     {(ANA, "president", "Elmtu"), (ANA, "chair", "Oakline")}),
    ("[Ana Reyne] has also held senior roles at {Oakline}, {Elmtu} and the {DfE}.",
     {(ANA, None, "Oakline", "former"), (ANA, None, "Elmtu", "former"), (ANA, None, "DfE", "former")}),
    ("[Ana Reyne] came in both her capacity as a governor and as treasurer of {Oakline}.",
     {(ANA, "governor", None), (ANA, "treasurer", "Oakline")}),
    ("[Ana Reyne] stays in her 13-year-old role as clerk of {Oakline}.", {(ANA, "clerk", "Oakline")}),
    ("[Ana Reyne] decided to return as head of {Elm School}.", {(ANA, "head", "Elm School")}),
    ("[Ana Reyne] left {Elmtu} to become head of {Elm School}.",
     {(ANA, None, "Elmtu", "former"), (ANA, "head", "Elm School")}),
    ("{Oakline} has appointed former {Elmtu} director [Ana Reyne] to the post of chair.",
     {(ANA, "director", "Elmtu", "former"), (ANA, "chair", "Oakline")}),
    ("[Ana Reyne], head of {Elm School} is replacing [Bo Lund] as treasurer.",
     {(ANA, "head", "Elm School"), (ANA, "treasurer", None), (BO, "treasurer", None, "former")}),
    ("It was noted that [Ana Reyne] was now a trustee of {Oakline}.", {(ANA, "trustee", "Oakline")}),
    ("The {Inclusion Board} met. [Ana Reyne] was now on the Board.", {(ANA, "member", "Inclusion Board")}),
    ("[Ana Reyne], chair of national SEND advice charity {Oakline}, spoke.", {(ANA, "chair", "Oakline")}),
    ("[Ana Reyne] was editor of {Elmtu} from 1991 to 2001, a trustee of {Oakline} from 2003 to 2006, and chair of the "
     "{SEND Forum}.",
     {(ANA, "editor", "Elmtu", "former"), (ANA, "trustee", "Oakline", "former"),
      (ANA, "chair", "SEND Forum", "former")}),
    ("[Ana Reyne] joined {Oakline} in May 2004 as Head of Policy.", {(ANA, "Head of Policy", "Oakline")}),
    ("[Ana Reyne] joined the {DfE} in 2010.", {(ANA, None, "DfE")}),
    ("[Ana Reyne] stepped up from her role as deputy head at {Elm School}.",
     {(ANA, "deputy head", "Elm School", "former")}),
    ("[Ana Reyne] has led schools for years, most recently as head of {Elm School}.",
     {(ANA, "head", "Elm School", "former")}),
    ("[Ana Reyne], who spent her life here as a trustee and then treasurer, spoke.",
     {(ANA, "trustee", None), (ANA, "treasurer", None)}),
    ("[Ana Reyne], a trustee of {Oakline}, has agreed to be its new chair.",
     {(ANA, "trustee", "Oakline"), (ANA, "chair", "Oakline")}),
    ("We are welcoming [Ana Reyne] and [Bo Lund] to the {SEND Forum} as newly elected members.",
     {(ANA, "member", "SEND Forum"), (BO, "member", "SEND Forum")}),
    ("The result was: [Ana Reyne] – elected Chair", {(ANA, "Chair", None)}),
    ("[Ana Reyne] – Personal - School Governor at {Elm School} – may speak.", {(ANA, "School Governor", "Elm School")}),
    ("[Ana Reyne], CEO {Oakline}", {(ANA, "CEO", "Oakline")}),
    ("{Harrow Vale Council} met. The council's head of SEN – [Ana Reyne] – spoke.",
     {(ANA, "head of SEN", "Harrow Vale Council")}),
    ("[Ana Reyne] is head of {Harrow Vale Council}'s new library services.",
     {(ANA, "head of library services", "Harrow Vale Council")}),
    ("RESOLVED that [Ana Reyne], head of {Elm School} be appointed Chair of the {SEND Forum} for the rest of the year.",
     {(ANA, "head", "Elm School"), (ANA, "Chair", "SEND Forum")}),
    ("[Ana Reyne] declared an interest in item 6 as she is a governor of {Elm School}.",
     {(ANA, "governor", "Elm School")}),
    ("[Ana Reyne] has worked as an assessor with {Ofsted}.", {(ANA, "assessor", "Ofsted", "former")}),
    ("[Ana Reyne] is chief executive of {Oakline}. The outgoing chief executive, [Bo Lund], spoke.",
     {(ANA, "chief executive", "Oakline"), (BO, "chief executive", "Oakline")}),
    # she goes on with the one spoken of, whoever else is named
    ("[Ana Reyne] met us. She led until [Bo Lund] came, and was chair of {Oakline}. She is a trustee of {Elmtu}.",
     {(ANA, "chair", "Oakline", "former"), (ANA, "trustee", "Elmtu")}),
    ("It has two vice-chairs: [Ana Reyne], of {Oakline}, and [Bo Lund] of {Elmtu}.",
     {(ANA, "vice-chair", "Oakline"), (BO, "vice-chair", "Elmtu")}),
    ("Present: [Ana Reyne] Chair, [Bo Lund] Vice Chair, [Cy Marsh] Clerk",
     {(ANA, "Chair", None), (BO, "Vice Chair", None), (CY, "Clerk", None)}),
    ("{Oakline} has made [Ana Reyne] its chair for 2025/26 following the departure of [Bo Lund].",
     {(ANA, "chair", "Oakline"), (BO, "chair", "Oakline", "former")}),
    ("The panel ([Ana Reyne], {Oakline}; [Bo Lund], {Elmtu}) met.", {(ANA, None, "Oakline"), (BO, None, "Elmtu")}),
    ("[Ana Reyne] (officer, {Elmtu}) and [Bo Lund] (chair, local parent group) met.",
     {(ANA, "officer", "Elmtu"), (BO, "chair", None)}),
    ("[Ana Reyne], who heads up the SEND team at {Oakline}, spoke.", {(ANA, "heads up the SEND team", "Oakline")}),
    ("A question came from North Oakline MP [Ana Reyne].", {(ANA, "North Oakline MP", None)}),
    # the first person is the author, or whoever is quoted
    ("My name is [Ana Reyne]. I'm a trustee of {Oakline}. As chair of the {SEND Forum}, I agree.",
     {(ANA, "trustee", "Oakline"), (ANA, "chair", "SEND Forum")}),
    ("“As chair of {Oakline}, I agree,” said [Ana Reyne].", {(ANA, "chair", "Oakline")}),
    ("As chair of {Oakline}, I agree. We met [Ana Reyne].", set()),
    ("[Ana Reyne], director of Quill Speech, spoke.", {(ANA, "director", None)}),
    # what sort of body it is stands before its name
    ("[Ana Reyne] is chair of independent regulator {Oakline}.", {(ANA, "chair", "Oakline")}),
    ("[Ana Reyne] is the treasurer of the book lending charity the {Oakline}.",
     {(ANA, "treasurer", "Oakline")}),
    ("[Ana Reyne] is chief executive of small UK charity {Oakline}.",
     {(ANA, "chief executive", "Oakline")}),
    ("We wrote to the regulator, [Ana Reyne], twice.", {(ANA, "regulator", None)}),
    ("{Oakline} met. [Ana Reyne] was head of fundraising of the organisation for a decade.",
     {(ANA, "head of fundraising", "Oakline", "former")}),
    ("{Oakline} met. [Ana Reyne] served as the organisation's acting treasurer until May.",
     {(ANA, "acting treasurer", "Oakline", "former")}),
    ("[Ana Reyne] was head of policy for ten years and chair of {Oakline}.",
     {(ANA, "head of policy", "Oakline", "former"), (ANA, "chair", "Oakline", "former")}),
    ("[Ana Reyne] is a visiting professor of Early Childhood at {Oakline}.",
     {(ANA, "visiting professor of Early Childhood", "Oakline")}),
    ("{Oakline}'s [Ana Reyne], director of education, spoke.", {(ANA, "director of education", "Oakline")}),
    ("[Ana Reyne] has been appointed as chair of {Oakline} to replace [Bo Lund], who stepped down.",
     {(ANA, "chair", "Oakline"), (BO, "chair", "Oakline", "former")}),
    ("[Ana Reyne] has been named director of {Oakline} to succeed [Bo Lund].",
     {(ANA, "director", "Oakline"), (BO, "director", "Oakline", "former")}),
    ("[Ana Reyne], chair of {Oakline}, is to replace [Bo Lund].", {(ANA, "chair", "Oakline")}),
    ("[Ana Reyne] is to leave her post as chair of {Oakline}.", {(ANA, "chair", "Oakline")}),
    ("[Ana Reyne] is a lead non-executive board member of {Oakline}.",
     {(ANA, "lead non-executive board member", "Oakline")}),
    ("[Ana Reyne], director of Strategy and Reform at {Oakline}, spoke.",
     {(ANA, "director of Strategy and Reform", "Oakline")}),
]  # fmt: skip

TRUSTEES: list[tuple[str, set[Fact]]] = [
    ("Board of trustees\n\n[Ana Reyne]\n[Bo Lund]", {(ANA, "trustee", None), (BO, "trustee", None)}),
    ("Our trustees are:\n\n[Ana Reyne] - Chair\n\n[Bo Lund]\n\n[Cy Marsh]",
     {(ANA, "trustee", None), (ANA, "Chair", None), (BO, "trustee", None), (CY, "trustee", None)}),
    ("Trustees (as of May 2024): [Ana Reyne] (chair), [Bo Lund], [Cy Marsh]",
     {(ANA, "Trustee", None), (ANA, "chair", None), (BO, "Trustee", None), (CY, "Trustee", None)}),
    ("Board of Directors/Trustees\n\nThey meet often. They are kind.\n\n[Ana Reyne] (Chair)\n[Bo Lund]",
     {(ANA, "Director/Trustee", None), (ANA, "Chair", None), (BO, "Director/Trustee", None)}),
    ("Chair\n\nWe meet often. We are kind.\n\n[Ana Reyne]\n[Bo Lund]", set()),
    ("Parent Governors\n\n- Mr. [Ana Reyne] (Joint Vice Chair)\n- Ms [Bo Lund]",
     {(ANA, "Parent Governor", None), (ANA, "Joint Vice Chair", None), (BO, "Parent Governor", None)}),
    ("[Ana Reyne] – Staff Governor\n\nVacancy – Foundation Governor\n\n[Bo Lund] – Co-opted Governor",
     {(ANA, "Staff Governor", None), (BO, "Co-opted Governor", None)}),
    # a page that tells of each below the name
    ("Our trustees\n\n[Ana Reyne]\n\nShe has two children.\n\n[Bo Lund]\n\nHe likes sailing.",
     {(ANA, "trustee", None), (BO, "trustee", None)}),
    ("Witnesses:\n\n[Ana Reyne], {Oakline}\n\n[Bo Lund], {Elmtu}\n\nThe meeting began at 9.",
     {(ANA, None, "Oakline"), (BO, None, "Elmtu")}),
    ("Chair: [Ana Reyne]\n\nClerk: Q Orme, officer, {Oakline}\n\nIt met.", {(ANA, "Chair", None)}),
    ("[Ana Reyne] Pennaeth Polisi, {Oakline}\nHead of Policy, {Oakline}\n[Bo Lund] Clerc\nClerk",
     {(ANA, "Head of Policy", "Oakline"), (BO, "Clerk", "Oakline")}),
    # no body in the list is the one they are members of
    ("The current members are:\n\n- [Ana Reyne], CEO, {Oakline}\n- [Bo Lund], CEO, {Elmtu}",
     {(ANA, "CEO", "Oakline"), (BO, "CEO", "Elmtu"), (ANA, "member", None), (BO, "member", None)}),
]  # fmt: skip


INSERTED = [
    # the words of a title that no list knows, right behind the name
    ("[Ana Reyne], family outreach and sleep practitioner at {Oakline}, spoke.",
     {(ANA, "family outreach and sleep practitioner", "Oakline")}),
    ("[Ana Reyne], a lodger and chair of {Oakline}, spoke.", {(ANA, "chair", "Oakline")}),
    ("[Ana Reyne], Assistant Director: Education and Skills, {Oakline}",
     {(ANA, "Assistant Director: Education and Skills", "Oakline")}),
    # time between the name and its verb, and willingness before it
    ("[Ana Reyne], who in March became chair of {Oakline}, spoke.", {(ANA, "chair", "Oakline")}),
    ("[Ana Reyne] is happy to stay on as chair of {Oakline}.", {(ANA, "chair", "Oakline")}),
    ("[Ana Reyne] takes up her new post as chair of {Oakline} soon.", {(ANA, "chair", "Oakline")}),
    # letters in brackets that are a post
    ("Present: [Ana Reyne] (CEO), [Bo Lund] (BL)", {(ANA, "CEO", None)}),
    # what is quoted behind the body
    ("[Ana Reyne], chair of {Oakline}: \"It is late.\"", {(ANA, "chair", "Oakline")}),
    # the board is that of the body spoken of
    ("{Oakline} met. [Ana Reyne], chair of the board, spoke.", {(ANA, "chair", "Oakline")}),
    ("[Ana Reyne] and [Bo Lund] from {Oakline} spoke.", {(ANA, None, "Oakline"), (BO, None, "Oakline")}),
    ("Chair [Ana Reyne] and [Bo Lund] from {Oakline} spoke.", {(ANA, "Chair", "Oakline"), (BO, None, "Oakline")}),
    ("Yesterday chair of {Oakline} [Ana Reyne] spoke.", {(ANA, "chair", "Oakline")}),
    ("[Ana Reyne], who has also been elected trustee of {Oakline}, spoke.", {(ANA, "trustee", "Oakline")}),
    ("[Ana Reyne] would be chairing the {Inclusion Board} next.", {(ANA, "chair", "Inclusion Board")}),
    ("[Ana Reyne] holds one other position as governor of {Elm School}.", {(ANA, "governor", "Elm School")}),
    ("[Ana Reyne] to become {Oakline} treasurer\n\nIt is late.", {(ANA, "treasurer", "Oakline")}),
    ("Guest speakers\n\n[Ana Reyne]\n[Bo Lund]", set()),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [*SIDE_BY_SIDE, *DESCRIBED, *SERIES, *CLAUSES, *CHANGES, *CAREERS, *LISTS, *TRUSTEES, *ATTENDANCE, *INSERTED],
)
def test_roles_are_found_with_their_bodies(text: str, expected: set[Fact]) -> None:
    assert facts(text) == expected


@pytest.mark.parametrize("text", NOBODY)
def test_near_misses_state_no_role(text: str) -> None:
    assert facts(text) == set()


@pytest.mark.parametrize(
    ("text", "metadata", "expected"),
    [
        ("Our chair, [Ana Reyne], spoke.", {"publisher": "Oakline"}, {(ANA, "chair", "Oakline")}),
        ("By [Ana Reyne], policy officer", {"publisher": "Oakline"}, {(ANA, "policy officer", "Oakline")}),
        ("{Elmtu} agrees.\n\nGeneral secretary [Ana Reyne] spoke.", {"publisher": "Oakline Union"},
         {(ANA, "General secretary", "Oakline Union")}),
        ("{Elmtu} agrees. General secretary [Ana Reyne] spoke.", {"publisher": "Oakline Union"},
         {(ANA, "General secretary", "Elmtu")}),
        ("Parent Governors\n\n[Ana Reyne]\n[Bo Lund]", {"publisher": "Elm Primary School"},
         {(ANA, "Parent Governor", "Elm Primary School"), (BO, "Parent Governor", "Elm Primary School")}),
        ("Parent Governors\n\n- [Ana Reyne] (Vice Chair)\n- [Bo Lund]", {"publisher": "Elm Primary School"},
         {(ANA, "Parent Governor", "Elm Primary School"), (ANA, "Vice Chair", "Elm Primary School"),
          (BO, "Parent Governor", "Elm Primary School")}),
        ("Parent Governors\n\n- [Ana Reyne], head of care\n- [Bo Lund]", {"publisher": "Elm Primary School"},
         {(ANA, "Parent Governor", "Elm Primary School"), (ANA, "head of care", None),
          (BO, "Parent Governor", "Elm Primary School")}),
        ("Parent Governors\n\n[Ana Reyne]\n[Bo Lund]", {"publisher": "Harrow Vale Council"},
         {(ANA, "Parent Governor", None), (BO, "Parent Governor", None)}),
        ("[Ana Reyne] is a writer.", {"publisher": "Oakline", "author": ANA}, {(ANA, "writer", "Oakline")}),
        ("{Harrow Vale Council} met. [Ana Reyne], cabinet member for schools, spoke.", {},
         {(ANA, "cabinet member for schools", "Harrow Vale Council")}),
        ("{Oakline} met. [Ana Reyne], headteacher, spoke.", {}, {(ANA, "headteacher", None)}),
        ("Here today from {Oakline} are [Ana Reyne], the chief officer; and [Bo Lund], head of care.", {},
         {(ANA, "chief officer", "Oakline"), ("Bo Lund", "head of care", "Oakline")}),
        ("We thank from {Oakline} [Ana Reyne], adviser.", {}, {(ANA, "adviser", "Oakline")}),
        ("After a letter from {Oakline}, [Ana Reyne], adviser, spoke.", {}, {(ANA, "adviser", None)}),
        ("{Oakline} met {Ofsted}. [Ana Reyne], chief executive of the charity, spoke.", {},
         {(ANA, "chief executive", "Oakline")}),
        ("Our trustees thanked [Ana Reyne], who stood down as chair; [Bo Lund] has stepped into her shoes.",
         {"publisher": "Oakline"}, {(ANA, "chair", "Oakline", "former"), ("Bo Lund", "chair", "Oakline")}),
        ("Our trustees met. Our members thanked [Ana Reyne], who is to leave her post as treasurer.",
         {"publisher": "Oakline"}, {(ANA, "treasurer", "Oakline")}),
        ("[Ana Reyne] of {Oakline} (she's treasurer) spoke.", {}, {(ANA, "treasurer", "Oakline")}),
        ("Minutes of the {Inclusion Board}\n\nPresent:\n\n- [Ana Reyne], Head of Care, {Birch Trust}, Chair of board",
         {},
         {(ANA, "Head of Care", "Birch Trust"), (ANA, "Chair", "Inclusion Board")}),
        ("Present:\n\n- [Ana Reyne], Senior Care Pathway Assurance and Quality Lead, {Oakline}", {},
         {(ANA, "Senior Care Pathway Assurance and Quality Lead", "Oakline")}),
        ("Present:\n\n- [Ana Reyne], Clinical Lead for Neurodisability, {Birch Trust}", {},
         {(ANA, "Clinical Lead for Neurodisability", "Birch Trust")}),
        ("[Ana Reyne], national official for Wales, {Elmtu}", {}, {(ANA, "national official", "Elmtu")}),
        ("The Education Minister spoke to {Stormont}. The Minister, [Ana Reyne], agreed.", {},
         {(ANA, "Minister", "Department of Education")}),
        ("Present:\n\n- Bo Lund, {Harrow Vale Council}\n- [Ana Reyne], Cabinet Member for Care", {},
         {(ANA, "Cabinet Member for Care", "Harrow Vale Council")}),
        ("Her deputy, school standards minister [Ana Reyne], spoke.", {},
         {(ANA, "school standards minister", "Department for Education")}),
        ("At {Holyrood|parliament}, education secretary [Ana Reyne] spoke.", {},
         {(ANA, "education secretary", "Scottish Government")}),
        ("Education Secretary [Ana Reyne] spoke.", {}, {(ANA, "Education Secretary", "Department for Education")}),
        ("The {Welsh Government} met. [Ana Reyne], Cabinet Secretary for Seas, spoke.", {},
         {(ANA, "Cabinet Secretary for Seas", "Welsh Government")}),
    ],
)  # fmt: skip
def test_a_post_without_a_body_gets_the_one_it_must_belong_to(
    text: str, metadata: dict[str, str], expected: set[Fact]
) -> None:
    assert facts(text, **metadata) == expected


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("We met [Ana Reyne], head of policy at {Oakline}.", "Ana Reyne, head of policy"),
        ("We met {Oakline} chair [Ana Reyne].", "chair Ana Reyne"),
        ("We met Dr [Ana Reyne] ({Oakline}).", "Ana Reyne (Oakline"),
        ("The {SEND Forum}, chaired by [Ana Reyne], met.", "chaired by Ana Reyne"),
    ],
)
def test_evidence_goes_from_the_first_to_the_last_of_person_and_post(text: str, evidence: str) -> None:
    bare, (role,) = read(text)
    assert bare[role.start : role.end] == evidence


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("minister for children, families and wellbeing, said", "minister for children, families and wellbeing"),
        ("secretaries of state for education", "secretary of state for education"),
        ("newly appointed chief executive of a charity", "chief executive"),
        ("shadow education secretary", "shadow education secretary"),
        ("Deputy Director, Inclusion, DfE", "Deputy Director, Inclusion"),
        ("the advice manager said", "advice manager"),
        ("head of policy praised it", "head of policy"),
        ("adviser in Leeds", "adviser"),
        ("Minister for Mental Health and Early Years", "Minister for Mental Health and Early Years"),
        ("director of inclusion early next year", "director of inclusion"),
        ("director of children's services from May", "director of children's services"),
        ("chief executive of the charity, said", "chief executive"),
        ("chair of board", "chair"),
        ("vice-chair of the committee until May", "vice-chair"),
        ("chair of the board of trustees", "chair of the board of trustees"),
        ("designated teacher for looked after children is", "designated teacher for looked after children"),
        ("adviser for nurseries after all", "adviser for nurseries"),
        ("councillor for Elm North, asked", "councillor for Elm North"),
        ("councillor in Elm North, asked", "councillor"),
        (
            "Cabinet Member for Growth, Parks, Kites & Skyline (left)",
            "Cabinet Member for Growth, Parks, Kites & Skyline",
        ),
    ],
)
def test_a_title_ends_where_the_area_of_work_does(text: str, title: str) -> None:
    (post,) = PostFinder(load().posts).find(text, text, 0, len(text), [], [])
    assert post.title == title


@pytest.mark.parametrize(
    ("title", "year", "named", "department"),
    [
        ("Health Secretary", 2016, [], "Department of Health"),
        ("Health Secretary", 2020, [], "Department of Health and Social Care"),
        ("Health Secretary", 2020, ["Scottish Government"], "Scottish Government"),
        ("Health Secretary", 2020, ["Education Scotland", "Scottish Labour"], "Scottish Government"),
        ("Health Secretary", 2020, ["Education Scotland", "NHS England"], "Department of Health and Social Care"),
        ("minister for children, families and wellbeing", 2023, [], "Department for Education"),
        ("shadow education secretary", 2023, [], None),
        ("head of policy", 2023, [], None),
    ],
)
def test_the_department_of_a_minister_follows_from_year_and_nation(
    title: str, year: int, named: list[str], department: str | None
) -> None:
    departments = Departments(load().ministers)
    assert departments.department(title, date(year, 6, 1), named) == department


def test_every_department_of_a_minister_is_known_by_that_name() -> None:
    rules = load()
    known = {body.name for body in rules.organisations.organisations}
    assert {post.department for post in rules.ministers.posts} <= known
    assert {name for names in rules.ministers.ranks.values() for name in names} <= known


PIECES = ["[Ana Reyne]", "[Bo Lund]", "{Oakline}", "{SEND Forum}", "chair", "head of policy", "who", "is", "was", "and"]
JOINTS = [", ", " ", " of ", " (", ") ", ": ", " – ", "\n", "\n\n- ", "     ", ". ", "; "]


@given(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(JOINTS)), max_size=25))
def test_any_arrangement_gives_evidence_that_holds_the_person_or_stands_inside_the_text(
    parts: list[tuple[str, str]],
) -> None:
    text, roles = read("".join(piece + joint for piece, joint in parts))
    for role in roles:
        assert 0 <= role.start < role.end <= len(text)
        assert role.role or role.organisation
        assert role.person in (ANA, BO)
    assert all(a.start <= b.start for a, b in pairwise(roles))


@cache
def readers_without_cues() -> Readers:
    rules = load()
    tried_everywhere = [rule.model_copy(update={"cues": []}) for rule in rules.roles.rules]
    return Readers(
        blocks_and_sentences(),
        rules.roles.model_copy(update={"rules": tried_everywhere}),
        rules.posts,
        rules.ministers,
        rules.people,
    )


CUES = sorted({cue for rule in load().roles.rules for cue in rule.cues})


@given(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(CUES), st.sampled_from(CUES)), max_size=8))
def test_cues_only_save_time(parts: list[tuple[str, str, str]]) -> None:
    marked = " ".join(word for part in parts for word in part)
    assert read(marked) == read(marked, using=readers_without_cues())


@given(st.text(max_size=300))
def test_no_text_breaks_the_finding_of_titles(text: str) -> None:
    for post in PostFinder(load().posts).find(text, text, 0, len(text), [], []):
        assert 0 <= post.start < post.end <= len(text)
        assert post.title


def test_a_rule_that_names_an_heir_or_predecessor_alone_gives_the_post_last_spoken_of() -> None:
    inherits = {rule.id for rule in load().roles.rules if rule.inherits}
    assert inherits >= {"role.successor", "role.succeeded_by", "role.took_over", "role.replacing"}
    assert "role.replaced" not in inherits


def test_a_role_is_the_surer_the_more_its_words_say_of_the_body() -> None:
    named = read("[Ana Reyne], chief executive of {Oakline}, spoke.")[1][0].confidence
    inferred = read("{Oakline} met. [Ana Reyne], its chief executive, spoke.")[1][0].confidence
    unknown = read("[Ana Reyne], chief executive, spoke.")[1][0].confidence
    assert 1 > named > inferred > unknown > 0.5
