"""The undertaking that an item of a list is by its lead-in or heading, and what is hung on to it."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.annotate.commitments.context import Context
from pipeline.annotate.commitments.deadlines import deadline, labelled
from pipeline.annotate.commitments.facts import commitment
from pipeline.annotate.commitments.lists import Frame, framed_actor, framed_deadline
from pipeline.annotate.commitments.setting import Setting
from pipeline.annotate.commitments.subject import Subject
from pipeline.found import FoundCommitment

DECIDED = re.compile(r"[Tt]o ")
NO = re.compile(r"\W*(?:no|not|never|none|neither|we will not|we won't)\b", re.IGNORECASE)
_ASIDE = re.compile(r", (?:which|who|whose)\b[^,;]{3,200},")
_WE_AIM = re.compile(r"\W*(?:which|who|whom|that) we\b")


def one_listed(context: Context, setting: Setting, frame: Frame) -> FoundCommitment:
    """The undertaking that a list item is as a whole."""
    start, end = setting.sentence.start, setting.sentence.end
    asides = [found.span() for found in _ASIDE.finditer(context.view, start, end)]
    due = (
        deadline(context, start, end, start, asides)
        or labelled(context, start, end, (setting.block.start, setting.block.end))
        or framed_deadline(context, frame)
    )
    subject = frame.subject or Subject("none", "")
    name = subject.name
    if name is None and subject.kind not in ("public", "body"):
        name = framed_actor(context, frame, start, setting.block)
    speaker = name if frame.speaks and name not in (context.author, context.publisher) else None
    if speaker is not None:
        name = context.body_of(speaker) or speaker
    return commitment(
        (start, end),
        frame.rule,
        DECIDED.sub("", context.view[start:end], count=1) if DECIDED.match(setting.drawn) else context.view[start:end],
        actor=subject.shown,
        actor_name=name,
        strength=frame.strength or "firm",
        negated=NO.match(setting.drawn) is not None,
        due=due,
        speaker=speaker,
    )


def as_hung_on(view: str, fact: FoundCommitment, whole: FoundCommitment) -> FoundCommitment:
    """A fact hung on to that of an item; "we" is whoever the list is of, which may be quoted."""
    if _WE_AIM.match(view, fact.start) is None:
        return fact
    return replace(fact, actor=whole.actor, actor_name=whole.actor_name)
