"""What is reported or proposed rather than undertaken: a report's demands, proposals, decisions of long ago."""

from __future__ import annotations

import re

from pipeline.annotate.commitments.context import Context
from pipeline.annotate.commitments.cued import CuedClause
from pipeline.annotate.commitments.deadlines import was_long_ago

_DECIDED_THEN = re.compile(r"\w+ed\b|took\b|made\b|reached\b|undertook\b")
"""Begins a cue that tells what was decided at some time; "has agreed to" tells how things stand."""
_CALLS_FOR = re.compile(
    r"\b(?:report|review|briefing|motion|petition|resolution|submission|inquiry|study|survey|article|amendment|it)s?\b"
    r"[^,;]{0,60}? (?:sa(?:id|ys?)|stat(?:es?|ed)|conclud(?:es?|ed)|argu(?:es?|ed)|found|finds?|add(?:s|ed))\b"
)
"""Before a "must": who calls for it lays down no duties."""
_UNDER_PROPOSALS = re.compile(
    r"\bunder (?:the |these |this |its |their |his |her )?(?:[\w-]+ ){0,2}?"
    r"(?:proposals?|plans?|reforms?|changes|white paper|bill|scheme|model|blueprint|consultation)\b"
)
"""In a sentence on what would be: whatever it tells is proposed."""
_PROPOSALS = re.compile(r"\b(?:propos\w+|would change|consultation|options?)\b[^>]*$", re.IGNORECASE)
"""In a heading above it."""


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
