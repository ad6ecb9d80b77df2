"""Who a verb of saying belongs to: its vocabulary, and whom the words before it mean."""

from __future__ import annotations

import re

from pipeline.annotate.commitments.actors import Subjects
from pipeline.annotate.commitments.bodies import ACTING
from pipeline.annotate.commitments.context import OBLIQUE, Context
from pipeline.annotate.commitments.noun_phrases import FRONTED, core
from pipeline.found import FoundMention, Name

SAYING = (
    r"(?:says?|said|told|tells|added?|adds|explain(?:s|ed)|comment(?:s|ed)|wrote|writes|stat(?:es|ed)|respond(?:s|ed)"
    r"|replie[sd]|conclud(?:es|ed)|continu(?:es|ed)|insist(?:s|ed)|argu(?:es|ed)|warn(?:s|ed)|announced|confirm(?:s|ed)"
    r"|promis(?:es|ed)|pledg(?:es|ed)|vow(?:s|ed)|stress(?:es|ed)|declar(?:es|ed)|assur(?:es|ed)|response"
    r"|predict(?:s|ed)|claim(?:s|ed)|joke[sd]|urge[sd]|reads?(?=:| ?\"))"
)
SAID = re.compile(rf"(?:^|[ ,]){SAYING}\b")
TOLD_WHOM = re.compile(r"\b(?:told|tells?|assured?|inform(?:ed)?|remind(?:ed)?|promised?|wr(?:ote|itten) to)\b")
"""Who is named behind it listens."""
THEY_SAY = re.compile(r"\W*(?:(?:and|but) )?[Ss]?[Hh]e \w+")
PRONOUN = re.compile(r"\b(?:he|she)\b")
_SAID_LAST = re.compile(rf" {SAYING}(?: that)?\W*$")
SPOKES = re.compile(r"\b(?:[Ss]pokes(?:person|woman|man|people)|[Rr]epresentative|official)\b")
"""Somebody without a name, by whom a body speaks."""
_OPENER = re.compile(r"\W*(?:(?:and|but|so|or|yet) )?", re.IGNORECASE)
_LAST_DETERMINED = re.compile(r".* (?=(?:the|its|our|their) )", re.IGNORECASE)
_SPOKES_ALONE = re.compile(r"\W*(?:[Tt]he|[Aa]|[Ii]ts) spokes(?:person|woman|man) *")
_SPOKEN_FOR = re.compile(r"\W*(?:[Tt]he|[Aa]n?) (?:([a-z]+) )?\w+(?: for the ([a-z]+))?$")


def subject_of_saying(context: Context, start: int, end: int) -> Name | None:
    """Who says something in a stretch: the person named in it, else the organisation, but not who listens."""
    start = _behind_fronted(context, start, end)
    told = TOLD_WHOM.search(context.view, start, end)
    listens = told.end() + len(" the ") if told else start
    mentions: list[FoundMention] = [
        m for m in context.mentions_in(start, end) if told is None or not told.end() < m.start <= listens
    ]
    people = [m for m in mentions if m.kind == "person"]
    return (people or mentions)[0].entity if mentions else None


def _behind_fronted(context: Context, start: int, end: int) -> int:
    """Where the subject begins behind what is fronted: "Asked by Ana Reyne, Tom Orr said"."""
    view = context.view
    first = _OPENER.match(view, start, end)
    at = first.end() if first else start
    if not FRONTED.match(view, at, end) or context.mentions_in(at, at + 1):
        return start
    comma = view.find(", ", at, end)
    return start if comma < 0 else comma + 1


def called(context: Context, subjects: Subjects, drawn: str, base: int, start: int, end: int) -> Name | None:
    """Who is called by a noun in drawn[start:end]: who holds the post ("the minister"), else the body."""
    spoke = SPOKES.search(drawn, start, end)
    if said := _SAID_LAST.search(drawn, start, end):
        end = said.start()
    phrase = drawn[slice(*core(drawn, start, end))]
    # "It was withdrawn after the leader promised": what stands before begins no subject
    # "In reply to Ms Reyne, the clerk said": whoever is named in passing is called by no post
    passing = {m.entity for m in context.mentions_in(base + start, base + end, "person")}
    for post in (spoke[0],) if spoke else (phrase, _LAST_DETERMINED.sub("", phrase)):
        holder = context.posts.called(post, context.mentions_before(base + start, "person"))
        if holder is not None and holder not in passing:
            return holder
    if spoke and _SPOKES_ALONE.fullmatch(drawn, start, end):
        return _spoken_for(context, base + start)
    if spoke and (body := _SPOKEN_FOR.match(drawn, start, end)):
        # "a council spokesman", "a spokeswoman for the trust"
        return subjects.body_called(context, body[1] or body[2], base + start)
    subject = subjects.read(context, drawn, base, start, end, None)
    return subject.name if subject.kind == "body" else None


def _spoken_for(context: Context, offset: int) -> Name | None:
    """For whom somebody speaks of whom nothing else is told: the council of local news, else the body named last.

    Not one with which, or to which, something is done.
    """
    acting = (m for m in context.mentions_before(offset) if m.organisation_kind in ACTING)
    straight = (m.entity for m in acting if not OBLIQUE.search(context.view, max(0, m.start - 12), m.start))
    return context.topic or next(straight, None)


def spokesperson(context: Context, offset: int) -> Name | None:
    """The body for which somebody without a name spoke in the sentence before: "A spokesman for the trust said"."""
    before = context.layers.sentence_at(max(0, offset - 3))
    if before is None or not (spoke := SPOKES.search(context.view, before.start, min(before.end, offset))):
        return None
    said = SAID.search(context.view, spoke.end(), before.end)
    return subject_of_saying(context, before.start, said.start()) if said else None
