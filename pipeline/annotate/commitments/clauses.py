"""Draws a sentence for the rules, and what a clause of it is.

In a drawn sentence every organisation, person and date is a run of one symbol, and brackets and dashed asides are
blank; it is as long as the sentence itself, so that offsets hold. Which kind of clause a cue stands in decides whether
it can be an undertaking at all: "the guide that will be published" presupposes, "when it will be published" asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from pipeline.annotate.skeleton import SYMBOLS, Spanned

ClauseKind = Literal["main", "reported", "aside", "closed"]
"""`reported` is what somebody said; `aside` a relative clause behind a comma; `closed` holds no undertaking."""

_VERB_IN_DATE = re.compile(r"(?:end|start|begin)s? (?:in |on |(?=early|late|next|this|later))")
"""In "will end in March" the date found begins with the verb."""
_BRACKETS = re.compile(r"\((?:[^()\n]++|\([^()\n]*+\))*+\)|\[[^\[\]\n]*\]")
"""With brackets inside: "(that is, those with special educational needs (SEN))"."""
_ASIDE = re.compile(r" – [^–\n]{1,300} – ")
_PARTLY_QUOTED = re.compile(r"(?<=[\w\ue000-\ue003] )\"((?:[a-z']+ ){0,3}(?:to|will|would))\"(?= [a-z])")
"""Words of somebody's own that end where their verb begins: 'it "fully intends to" open', 'said it "will" close'."""
_LOGGED = re.compile(
    rf"\W*\d[\d.]* – |[^\n]{{3,300}} – [^–\n]{{2,60}} – (?:(?:by|due|on) )?(?:the )?"
    rf"(?:{SYMBOLS['date']}+|asap\b|next meeting)\W*$",
    re.IGNORECASE,
)
"""A line of an action log, whose dashes set off its columns: "4.2 – Book the hall – JB – 3 May"."""


@dataclass(slots=True)
class Clause:
    """A stretch of a drawn sentence with one finite verb, more or less.

    `resumes` is the clause that an aside interrupted, whose subject this one goes on with.
    """

    start: int
    end: int
    kind: ClauseKind
    resumes: int | None = None
    asks: bool = False
    """A question that a pause interrupts: "how the grant, announced in May, will be shared"."""
    relative: bool = False
    """A relative clause without comma; its second finite verb is the main one's ("the rule that is old will stay")."""
    spliced: bool = False
    """A sentence of its own behind a mere comma: "the chair will leave, a vote will be held"."""


def draw(view: str, entities: Iterable[tuple[str, Spanned]]) -> str:
    """A view with entities as runs of their symbol; as long as before."""
    pieces, last = [], 0
    for kind, span in entities:
        first = span.start
        if kind == "date" and (verb := _VERB_IN_DATE.match(view, first)):
            first = verb.end()
        pieces += [view[last:first], SYMBOLS[kind] * (span.end - first)]
        last = span.end
    return "".join([*pieces, view[last:]]).replace("\n", " ")


def blanked(drawn: str) -> str:
    """A drawn sentence with brackets, dashed asides and the marks around half a verb phrase blanked."""
    if ("(" in drawn or "[" in drawn) and not drawn.startswith(("(", "[")):
        drawn = _BRACKETS.sub(lambda m: " " * len(m[0]), drawn)
    if drawn.count(" – ") > 1 and not _LOGGED.match(drawn):
        drawn = _ASIDE.sub(lambda m: " " * len(m[0]), drawn)
    if '" ' in drawn:
        drawn = _PARTLY_QUOTED.sub(r" \1 ", drawn)
    return drawn


def small(drawn: str) -> str:
    """A drawn sentence in small letters, as long as before (a few letters of other scripts would grow)."""
    low = drawn.lower()
    return low if len(low) == len(drawn) else drawn
