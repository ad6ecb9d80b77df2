"""Hopes and promises on which a clause depends: "the council hopes (that) the unit will open in May".

What a body hopes or expects of its own work by a day it means to be done by then. What parents, critics or a union
hope of those who make policy is no undertaking of anybody. What is promised is undertaken whatever the verb tells:
"they promised that every parent will be listened to".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.annotate.commitments.clauses import Clause
from pipeline.annotate.commitments.subject import Subject

_HOPES = (
    r"\b(?:it (?P<told>is|was|has been|had been)(?: \w+)? (?:hoped|expected|anticipated|envisaged|intended|planned)"
    r"|hop(?:es?|ed|ing)|expect(?:s|ed|ing)?|anticipat(?:es?|ed|ing)|envisag(?:es?|ed|ing)"
    r"|(?:am|is|are|was|were|'re|'m|remains?)(?: \w+)? (?:hopeful|confident|optimistic))"
)
_THAT_NEXT = re.compile(rf"{_HOPES} $")
_LONGEST = 40
"""No verb of hoping has more characters."""
_HOPED = re.compile(rf"(?P<verb>{_HOPES})(?: that)? (?P<told_of>[^,;]{{0,90}})$")
"""`told` where nobody is said to hope, `told_of` before the verb of what is; a comma would begin another clause."""
_PROMISED = re.compile(
    r"(?<!\bno )(?<!\bthe )(?<!\ba )(?<!\bof )(?<!\btheir )(?<!\bits )(?<!\bhis )(?<!\bher )(?<!\bour )(?<!\bmy )"
    r"(?<!\bbroken )\b(?P<told>(?:been|being|was|were|is|are) (?:\w+ly )?)?"
    r"(?P<verb>(?:promis|pledg|guarante|assur)(?:es?|ed|ing)|vow(?:s|ed)|under(?:takes?|took|taken)"
    r"|commit(?:s|ted)|(?:gave|given|gives|made|makes) (?:an? |the |this )?(?:\w+ )?(?:assurances?|commitment|guarantee"
    r"|undertaking|promise|pledge))\b[^,;]{0,60}$"
)
"""Not behind what makes a noun of it: "broke their promises that"."""


@dataclass(frozen=True, slots=True)
class Attitude:
    """What somebody has to what a clause tells: that of the verb at `verb` in `clause`, whose subject stands before it.

    `since` is where what is hoped or promised begins, null where that is the whole clause; `told` the auxiliary of
    "it was hoped" and "we were promised", which say not by whom.
    """

    hopes: bool
    clause: Clause
    verb: tuple[int, int]
    since: int | None = None
    told: str | None = None


def hopes_that(low: str, clause: Clause, at: int) -> bool:
    """Whether the "that" at an offset begins what is hoped."""
    return _THAT_NEXT.search(low, max(clause.start, at - _LONGEST), at) is not None


def attitude(low: str, clauses: Sequence[Clause], index: int, cue: int) -> Attitude | None:
    """The hope or promise on which the cue at `cue`, in the clause at `index`, depends; null if there is none."""
    clause = clauses[index]
    if found := _HOPED.search(low, clause.start, cue):
        since = found.start("told_of") if found["told_of"] else None
        return Attitude(True, clause, found.span("verb"), since, found["told"])
    if found := _PROMISED.search(low, clause.start, cue):
        return Attitude(False, clause, found.span("verb"), told=found["told"])
    if clause.kind == "reported":
        around = next((c for c in reversed(clauses[:index]) if c.kind != "reported"), None)
        if around is not None and (found := _PROMISED.search(low, around.start, around.end)):
            return Attitude(False, around, found.span("verb"), told=found["told"])
    return None


def may_bring_about(hoper: Subject, hoped: Subject, *, policy: bool) -> bool:
    """Whether what is hoped is the hoper's own: a thing or those whom it serves, and no other body.

    `policy` says that it is policy which the hoper does not make, and cannot tell by when it is to come.
    """
    if hoper.kind not in ("self", "body", "none"):
        return False
    if hoped.kind == "body" and hoped.name is not None:
        return hoped.name == hoper.name
    return not policy
