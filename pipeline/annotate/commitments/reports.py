"""What is reported or proposed rather than undertaken: a report's demands, proposals, decisions of long ago."""

from __future__ import annotations

import re

from pipeline.annotate.commitments.context import Context
from pipeline.annotate.commitments.cued import CuedClause
from pipeline.annotate.commitments.deadlines import was_long_ago
from pipeline.annotate.commitments.negation import says_no
from pipeline.annotate.commitments.subject import Subject
from pipeline.annotate.commitments.verbs import Phrase
from pipeline.found import Name

_DECIDED_THEN = re.compile(r"\w+ed\b|took\b|made\b|reached\b|undertook\b")
"""Begins a cue that tells what was decided at some time; "has agreed to" tells how things stand."""
_CALLS_FOR = re.compile(
    r"\b(?:report|review|briefing|motion|petition|resolution|submission|inquiry|study|survey|article|amendment|it)s?\b"
    r"[^,;]{0,60}? (?:sa(?:id|ys?)|stat(?:es?|ed)|conclud(?:es?|ed)|argu(?:es?|ed)|found|finds?|add(?:s|ed))\b"
)
"""Before a "must": who calls for it lays down no duties."""
_PLANNED = frozenset({"receive", "get", "have", "keep", "strike", "walk out", "ballot"})
"""What is given to those whom a plan is for, and what members of a union decide to do."""
_UNDER_PROPOSALS = re.compile(
    r"\bunder (?:the |these |this |its |their |his |her )?(?:[\w-]+ ){0,2}?"
    r"(?:proposals?|plans?|reforms?|changes|white paper|bill|scheme|model|blueprint|consultation)\b"
)
"""In a sentence on what would be: whatever it tells is proposed."""
_PROPOSALS = re.compile(r"\b(?:propos\w+|would change|consultation|options?)\b[^>]*$", re.IGNORECASE)
"""In a heading above it."""
_CONDITION = re.compile(r"(?:^|[,;] |\b(?:that|and|but|because|so) )\W*(?:if|unless|without)\b(?P<what>[^,]*),")
"""Before a clause: what it depends on."""
_CONDITION_BEHIND = re.compile(r" (?:if|unless) (?P<what>[^,.;]*)")
_AGREED = re.compile(
    r"\b(?:agree[sd]?|approv\w+|success\w*|succeeds?|pass(?:es|ed)|accept(?:s|ed)|adopt(?:s|ed)|elected|re-elected|won|wins?"
    r"|goes? ahead|went ahead|green light|go-ahead|granted|needed|necessary|required|possible|ballot|vote)\b"
)
"""In a condition: it is what somebody decides, and what follows is planned for."""


def is_feared(context: Context, cued: CuedClause, speaker: Name | None, subject: Subject, phrase: Phrase) -> bool:
    """Whether a cue tells what many would suffer by what others do: "if the unit goes, families will pay for it".

    Those who make policy, as speaker or publisher, tell what they will do. "If the bid succeeds every school will get a
    tutor" is a plan, as is that members will strike if talks fail.
    """
    spared = subject.negative or phrase.negated or says_no(cued.cue) or cued.rule.frees
    if subject.kind != "public" or spared or phrase.lemma in _PLANNED or subject.text.lower() == "you":
        return False
    if context.is_official(speaker or context.publisher):
        return False
    low = cued.setting.low
    found = _CONDITION.search(low, 0, cued.cue.start()) or _CONDITION_BEHIND.search(low, phrase.end)
    return found is not None and _AGREED.search(found["what"]) is None


def is_called_for(cued: CuedClause) -> bool:
    """Whether a duty is one that a report or motion calls for: "the report says that councils must"."""
    duty = cued.rule.is_duty and not cued.rule.backshifted
    return duty and _CALLS_FOR.search(cued.setting.low, cued.reporter(), cued.clause.start) is not None


def is_below_proposals(cued: CuedClause) -> bool:
    """Whether a sentence, or the heading above it, says that what it tells is proposed."""
    heading = cued.setting.block.section or ""
    return _UNDER_PROPOSALS.search(cued.setting.low) is not None or _PROPOSALS.search(heading) is not None


def is_decided_long_ago(context: Context, cued: CuedClause) -> bool:
    """Whether a cue tells of a decision with its day, half a year or more before: "agreed in 2023 to cut"."""
    if not cued.rule.announced or _DECIDED_THEN.match(cued.setting.low, cued.cue.start()) is None:
        return False
    return was_long_ago(context, cued.base + cued.clause.start, cued.base + cued.cue.end())
