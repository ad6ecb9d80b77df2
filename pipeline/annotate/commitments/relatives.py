"""Whom "which", "who" and "whose" mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.annotate.commitments.context import Context
from pipeline.found import FoundMention, Name

_NEAR = 200
"""Characters before a relative pronoun in which its antecedent stands."""
TASKED = re.compile(
    r"\b(?:(?:ask|commission|task|appoint|instruct|select)(?:ed|ing|s)|invit(?:ed|ing|es)|chosen)"
    r" (?:the |my |our )?(?=[A-Z])"
)
"""Before whoever is given a task."""
_TASK = re.compile(
    r",? to (?:lead|chair|head|run|conduct|undertake|carry out|produce|write|prepare|hold)\b"
    r"|.{0,160}, to (?:lead|chair)\b"
)
"""Behind whoever is asked: work that is theirs from then on."""


_LED_BY = re.compile(r", (?:co-)?(?:led|chaired|headed|run) by (?:the )?")
_POST_AT = re.compile(r",[^,;.]{2,60} (?:of|at|for|from) (?:the )?")
"""Between somebody and the body of their post: "Ana Reyne, a former head of Oakline"."""


def antecedent(context: Context, word: str, base: int, at: int) -> Name | None:
    """Whom a relative pronoun at `at` means: whoever is named right before it, or was asked to do what it tells of."""
    near = context.mentions_in(max(0, at - _NEAR), at)
    before = [m for m in near if m.end >= at - 3]
    sentence = context.layers.sentence_at(base)
    since = sentence.start if sentence else at
    if word == "who" and before and before[0].kind == "organisation":
        # "Ana Reyne, chair of Oakline, who"
        before = [m for m in near if m.kind == "person" and m.start >= since][-1:] or before
    if word == "which" and before and (led := _led(context, near, before[0])):
        return led
    before = [m for m in before if word != "which" or m.kind != "person"]
    if before or word != "which":
        return before[0].entity if before else None
    for tasked in TASKED.finditer(context.view, since, at):
        # "we have asked Ana Reyne to lead the review, which will report in May"
        asked = context.mentions_in(tasked.end(), tasked.end() + 1)
        if asked and _TASK.match(context.view, asked[0].end, at):
            return asked[0].entity
    return None


def _led(context: Context, near: Sequence[FoundMention], last: FoundMention) -> Name | None:
    """The body led by somebody whose own is named last: "a taskforce, led by Ana Reyne, head of Oakline, which"."""
    for body, person in pairwise(near):
        told = person.kind == "person" and _POST_AT.fullmatch(context.view, person.end, last.start)
        if told and _LED_BY.fullmatch(context.view, body.end, person.start):
            return body.entity
    return None
