"""Whether what a clause tells may never be: it is hoped, asked or denied before the cue."""

from __future__ import annotations

import re

from pipeline.annotate.commitments.attitudes import Attitude
from pipeline.annotate.commitments.cued import CuedClause
from pipeline.rules.commitments import CommitmentRules

_OUGHT = re.compile(r"\b(?:should|could(?! not\b)|might)\b")
_JOINT = re.compile(r"\b(?:and|but) (?:(?:\w+ly|also|then|now|so) )?(?:(?:we|i) ?)?$")
"""Behind a wish or a request, before a finite verb of its own: "asks for a map and will print it"."""


def doubt(rules: CommitmentRules, cued: CuedClause, hoped: Attitude | None, *, dated: bool, traced: bool) -> str | None:
    """Why what a cue tells is in doubt, or None; the reason is empty unless `traced`.

    `hoped` is what a body hopes of its own work, which is no doubt.
    """
    if cued.rule.negative:
        return None
    low, cue, before = cued.setting.low, cued.cue.start(), cued.reporter()
    if hoped is not None:
        # what was hoped before it in the sentence is no doubt either, nor is its own verb
        before, (verb, behind) = cued.clause.start, hoped.verb
        low = low[:verb] + "x" * (behind - verb) + low[behind:]
    if before < cued.clause.start:
        # what "should" be in the clause before is not said of this one, as what is hoped is
        low = _OUGHT.sub(lambda found: " " * len(found[0]), low[: cued.clause.start]) + low[cued.clause.start :]
    elif cued.rule.alone and (joint := low.rfind(" and ", before, cue)) >= 0:
        before = joint  # "should take an hour and remains open until"
    found = (rules.doubted_always if dated else rules.doubted).search(low, before, cue)
    if found is None or _stands_beside(cued, low, found.start()):
        return None
    return rules.blocker_of("before", low, before, cue) if traced else ""


def _stands_beside(cued: CuedClause, low: str, doubt: int) -> bool:
    """Whether a cue stands beside what is wished or asked, not within it: "asks for a map and will print it".

    "They fear that the hub will move and will close" tells of both as feared.
    """
    joint = _JOINT.search(low, doubt, cued.cue.start())
    if joint is None or " that " in low[doubt : joint.start()]:
        return False
    return not cued.setting.signs.has_finite(low.find(" ", doubt), joint.start())
