"""Who acts where a clause does not say."""

from __future__ import annotations

import re

from pipeline.annotate.commitments import affairs, nearby
from pipeline.annotate.commitments.context import Context
from pipeline.annotate.layers import Block
from pipeline.found import Name

_STATE_PAPERS = re.compile(r"\b(?:(?:white|green) paper|spending review|legislation|king's speech)$", re.IGNORECASE)
"""What only a government brings out."""
_IN_A_BILL = re.compile(r"\b(?:Bill|White Paper|Green Paper),? (?:which|that) (?:would |will )?$")
"""Before what such a paper would do."""
_POLICY = re.compile(
    r"\b(?:code(?: of practice)?|proposals|standards|regulations|guidance|reforms?|bill|law|improvement plan)$",
    re.IGNORECASE,
)
"""What those who comment on policy do not carry out, though they "will go through it" in the same paragraph."""
UNION_MATTERS = re.compile(r"\b(?:ballots?|strikes?|strike action|industrial action|walk[- ]?outs?)\b", re.IGNORECASE)
"""What only a union holds."""
_ASSEMBLED = re.compile(
    r"\W*(?:(?:an?|the|this|our|next year's|annual) ){0,3}"
    r"(?:conference|congress|delegates|motion|amendment|branch|working party)\b",
    re.IGNORECASE,
)
"""With what begins what a union decides."""
_DEBATED = re.compile(
    r"\b(?:[Dd]elegates|[Mm]otions?|[Cc]on(?:ference|gress) (?:\w+ )?(?:resolve|note|believe|instruct|agree)[sd])\b"
)
"""Words of the record of a union's conference."""
_DEBATED_SIGNS = ("elegates", "otion", "onference ", "ongress ")
_CAMPAIGN = re.compile(r"[^,.]{0,60}\b(?:petition|rally|protest|march|vigil)\b", re.IGNORECASE)
"""What campaigners hold against those who make policy."""
_ORGANS = re.compile(
    r"\W*(?:(?:an?|the|this|our|new|next|annual|first) ){0,3}(?:(?:co-|vice-)?chair|co-chairs|treasurer|trustees?"
    r"|steering group|executive|agm|annual general meeting|committee members?|(?:\w+ )?elections?|nominations)\b",
    re.IGNORECASE,
)
"""Whom a body chooses for itself, and how."""
_INSPECTION = re.compile(
    r"\W*(?:(?:an?|the|its|their|this|that|next|another|further|full|first|second|follow-up|joint|(?:local )?area|send"
    r"|unannounced|monitoring|new) ){0,5}(?:(?:re-?)?inspections?|(?:monitoring|return|inspection) visits?)\W*$",
    re.IGNORECASE,
)
"""What inspectors do, whatever body is told of."""
_NEXT_MEETING = re.compile(r"\W*(?:the )?(?:date of the )?next meeting\W*$", re.IGNORECASE)
"""Of whoever meets, and not of the body that prints the record."""
_NEXT_TIME = "next time"
"""Who says so is the one who writes, not the body whose newsletter it is: "it will be covered next time"."""


_OF_US = re.compile(
    r"\W*(?:(?:We|I)(?: (?:have|are|will)|'(?:ve|re|ll))?(?: (?:also|now|just|recently|already))?"
    r" (?:\w{2,}ed|\w{2,}ing|held|ran|begun|began|set|put|built|met|sent|made|took|taken|started"
    r"|offer|run|host|hold|provide|publish|organise|produce|keep)|Our [\w -]{3,60}?)\b"
    r"(?![^.]*\b(?:[Mm]inisters?|[Gg]overnment|[Dd]epartment|[Cc]ouncil|[Tt]rust|MPs?)\b)"
)
"""Begins a sentence about what the writers do, and nobody who makes policy."""


def assembled(context: Context) -> Name | None:
    """The union whose conference a text records: the publisher, else the one that it names first."""
    if not (any(map(context.view.__contains__, _DEBATED_SIGNS)) and _DEBATED.search(context.view)):
        return None
    if context.publisher is not None:
        return context.publisher if context.kinds.get(context.publisher.name) == "union" else None
    return next((m.entity for m in context.mentions if m.organisation_kind == "union"), None)


def is_policy(text: str) -> bool:
    """Whether a noun phrase is what those who make policy bring out, and those who comment on it do not."""
    return _POLICY.search(text) is not None or _STATE_PAPERS.search(text) is not None


def _own(context: Context) -> Name | None:
    """The publisher, where it may act for itself: no official body, and no paper that tells of others."""
    publisher = context.publisher
    if publisher is None or context.is_official(publisher) or context.kinds.get(publisher.name) == "media":
        return None
    return publisher


def _goes_on(context: Context, offset: int, block: Block) -> bool:
    """Whether what will be done goes on with the writers' own: "We have a petition. It will be handed in on 3 May"."""
    if context.is_official(context.we) or not context.view.startswith("be ", offset):
        return False
    sentence = context.layers.sentence_at(offset)
    before = context.previous(sentence) if sentence is not None else None
    if sentence is None or before is None or before.start < block.start:
        return False
    named = context.mentions_in(before.start, offset, "organisation")
    return _OF_US.match(context.view, before.start, before.end) is not None and not any(
        context.is_official(m.entity) for m in named
    )


def implied(
    context: Context,
    offset: int,
    block: Block,
    speaker: Name | None,
    words_around: str,
    last: Name | None,
    default: Name | None = None,
) -> Name | None:
    """Who acts where the clause does not say; null if it is a meeting of nobody knows whom.

    The speaker's body; the writer's own, where "our" stands by or before, or the heading speaks of "we"; the one on
    whose website something will be published; the body that the heading above names; an official publisher; who was
    to act in the same paragraph before; the one official body of the sentence, or the last one named in the
    paragraph; else `default`, or the government.
    A ballot or strike is that of the union named last.
    """
    if speaker is not None and context.is_official(speaker):
        return context.body_of(speaker) or speaker
    heading = (block.section or "").rsplit(" > ", 1)[-1].lower()
    own = context.rules.ours.search(words_around.lower()) or context.rules.our_heading.search(heading)
    if own and context.author is not None and own[0] == _NEXT_TIME:
        return context.author
    if context.we is not None and (own or context.is_ours(words_around)):
        return context.we
    if site := nearby.host(context, offset):
        return site
    if UNION_MATTERS.search(words_around) and (union := nearby.union(context, offset, block) or _own(context)):
        return union
    if _INSPECTION.match(words_around) and (inspectorate := nearby.inspectorate(context, offset)):
        return inspectorate
    if _NEXT_MEETING.match(words_around) and context.meeting is not None:
        return context.meeting
    if _ASSEMBLED.match(words_around) and (body := assembled(context)):
        return body
    if (_CAMPAIGN.match(words_around) or _ORGANS.match(words_around)) and (body := _own(context)):
        return body
    if context.we is not None and _goes_on(context, offset, block):
        return context.we
    if _STATE_PAPERS.search(words_around) or _IN_A_BILL.search(context.view, max(0, offset - 30), offset):
        return context.governments.at(offset)
    if titled := context.of_heading(block):
        return titled
    if context.publisher is not None and context.is_official(context.publisher) and not context.is_chamber:
        return context.publisher
    if last is not None and last in (context.we, context.author) and not _POLICY.search(words_around):
        return last
    if last is not None and context.is_official(last):
        return context.body_of(last) or last  # what else is done is done by the minister's department
    if context.is_chamber and context.we is not None:
        return context.we
    if near := nearby.beside(context, offset):
        return near
    owner = nearby.last_in(context, offset, block) or nearby.above(context, offset) or default or context.default_owner
    if owner != context.government:
        return owner
    unknown = context.is_minutes and context.we is None and not affairs.are_of_state(context.view)
    return None if unknown else context.governments.at(offset)
