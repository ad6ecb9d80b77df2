"""Whom the people of a document speak for: the bodies of their posts, the government of ministers, their council."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping

from pipeline.annotate.commitments.bodies import is_council
from pipeline.annotate.commitments.governments import Governments
from pipeline.annotate.layers import Layers
from pipeline.facts import OrganisationKind
from pipeline.found import FoundMention, FoundRole

_MINISTER = re.compile(
    r"\b(?:minister|secretary of state|education secretary|cabinet secretary|chancellor)\b", re.IGNORECASE
)
_ASKED = re.compile(
    r"\b(?:asked|[Tt]o ask) the (?:[A-Z][a-z]+ ){0,2}(?:Minister|Secretary)\b[^.;()\n]{0,80}? "
    r"(?:to|what|if|whether|for an|how|when|why)\b"
)
"""A question in parliament, which a minister answers."""
_ASKED_SIGNS = ("asked the ", "o ask the ")
"""One of them stands in every such question."""
_ANSWER = 1200
"""Characters behind a question in which the answer begins."""
_ONE_OF_MANY = frozenset({"member", "committee member", "board member"})
_OF_COUNCILS = re.compile(
    r"\b(?:mayor|cabinet (?:member|lead)|(?:education|children's services|committee|council) conven[eo]r"
    r"|leader of the council|council leader)\b",
    re.IGNORECASE,
)
"""Offices that councils have and nobody else in their pages."""
_TELL_OF_OTHERS = frozenset({None, "media", "other", "parliament", "party"})
_HEADS = re.compile(
    r"(?:interim |acting )?(?:chief executive(?: officer)?|chief officer|ceo|general secretary|president)"
)
"""Who speaks for the owner of a page that gives them this post and no body: "Chief Executive Ana Reyne said"."""
_SPEAKS = re.compile(r"\b(?:(?:group|deputy|co-)?\W?leader|spokes\w+|shadow)\b", re.IGNORECASE)
"""Who speaks for a party, and for no council or parliament of which they are a member: "leader of the Labour group"."""
_BESIDE = 80
_ENDS = re.compile(r"[.;:\"“”\n]|\b(?:said|says|told|who|whose|asked|met)\b")
"""What is said of a person is over there."""
_COUNCILLOR = re.compile(r"(?:Councillor|Cllr|Councillors|Cllrs)\b")


def bodies_of_people(
    layers: Layers,
    kinds: Mapping[str, OrganisationKind],
    governments: Governments,
    council: str | None,
    publisher: str | None,
) -> dict[str, str]:
    """{person: name of the body they speak for}; `council` is the one that the document is about."""
    owner = publisher if publisher and kinds.get(publisher) not in _TELL_OF_OTHERS else None
    bodies: dict[str, str] = {}
    for role in layers.facts.roles:
        if role.former:
            continue
        if role.organisation and kinds.get(role.organisation) not in ("parliament", "party") and not _sits(role):
            bodies.setdefault(role.person, role.organisation)
        elif role.role and _MINISTER.search(role.role):
            bodies.setdefault(role.person, governments.at(role.start).name)
        elif role.role and council is not None and _OF_COUNCILS.search(role.role):
            bodies.setdefault(role.person, council)
        elif role.role and role.organisation is None and owner is not None and _HEADS.fullmatch(role.role.lower()):
            bodies.setdefault(role.person, owner)
    for role in layers.facts.roles:
        if (
            role.organisation
            and kinds.get(role.organisation) == "party"
            and not role.former
            and _SPEAKS.search(role.role or "")
        ):
            bodies.setdefault(role.person, role.organisation)
    people = [m for m in layers.facts.mentions if m.kind == "person"]
    if council is not None:
        for person in people:
            if _COUNCILLOR.match(layers.view, person.start):
                bodies.setdefault(person.name, council)
    if owner is not None:
        named = sorted(m.start for m in layers.facts.mentions if m.kind == "organisation" and m.name == owner)
        for person in people:
            i = bisect_left(named, person.end)
            if i < len(named) and _is_beside(person.end, named[i], layers.view):
                bodies.setdefault(person.name, owner)
    asked = any(map(layers.view.__contains__, _ASKED_SIGNS))
    questions = list(_ASKED.finditer(layers.view)) if asked else []
    lines = {block.start for block in layers.blocks} if questions else set()
    openers = sorted((person.start, person.name) for person in people if person.start in lines)
    for question in questions:
        i = bisect_left(openers, (question.end(), ""))
        if i < len(openers) and openers[i][0] < question.end() + _ANSWER:
            bodies.setdefault(openers[i][1], governments.at(question.start()).name)
    return bodies


def council_named_most(mentions: Iterable[FoundMention]) -> str | None:
    """The council that the councillors of a document sit on: the one that it names most, if by far."""
    named = Counter(m.name for m in mentions if is_council(m.name, m.organisation_kind))
    counts = [*named.values(), 0, 0]
    first, second = sorted(counts, reverse=True)[:2]
    return max(named, key=lambda name: named[name]) if first and 2 * second <= first else None


def _is_beside(end: int, start: int, view: str) -> bool:
    """Whether a body is named behind a person in what is said of them: "Ana Reyne, of the trust, said"."""
    return end < start < end + _BESIDE and view[end] == "," and not _ENDS.search(view, end, start)


def _sits(role: FoundRole) -> bool:
    """Whether somebody is but one of many on a body, whose voice theirs is not."""
    return role.role is not None and role.role.lower() in _ONE_OF_MANY
