"""Lists and headings that make what stands below them undertakings: "We will:", "Commitments for 2027", "Actions"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.annotate.commitments.actors import Subject
from pipeline.annotate.commitments.context import Context
from pipeline.annotate.commitments.implied import implied
from pipeline.annotate.layers import Block
from pipeline.facts import Strength
from pipeline.found import Name
from pipeline.rules.commitments import CommitmentRules, FrameRule

_MARKED = re.compile(r"[:…-]\W*$|\b[Tt]hat\W*$")


@dataclass(slots=True)
class Frame:
    """What a lead-in or heading says about the items below it.

    `at` is the stretch of the view that says so: a date in it is the deadline of items without one of their own.
    """

    rule: str
    """Id of the rule that found it; empty for one that makes nothing."""
    strength: Strength | None
    at: tuple[int, int]
    subject: Subject | None = None
    full: bool = False
    """A lead-in that is the beginning of every item's sentence ("The trust will:")."""
    any_item: bool = False
    speaks: bool = False
    """The items are the words of whoever is named there."""
    is_lead_in: bool = False


class Frames:
    """Finds what a heading or a lead-in frames."""

    def __init__(self, rules: CommitmentRules) -> None:
        self._closed, self._spoken = rules.closed_frame, rules.spoken
        self._of_heading = rules.frame_patterns("heading")
        self._of_lead_in = rules.frame_patterns("lead_in")

    def of_heading(self, view: str, start: int, end: int) -> Frame | None:
        """The frame that a heading makes."""
        return self._first(self._of_heading, view[start:end], (start, end))

    def of_lead_in(self, drawn: str, start: int, end: int, since: int) -> Frame | None:
        """The frame that a line above a list makes by what it names; its paragraph begins at `since`."""
        spoken = self._spoken.search(drawn) is not None
        found = self._first(self._of_lead_in, drawn, (start, end))
        if spoken and (found is None or not found.any_item):
            # "Ana Reyne briefed the unions. The main points were:"
            return Frame("", None, (since, end), speaks=True, is_lead_in=True)
        if found is not None:
            found.is_lead_in, found.speaks = True, spoken
        return found

    def _first(
        self, patterns: Sequence[tuple[FrameRule, re.Pattern[str]]], text: str, at: tuple[int, int]
    ) -> Frame | None:
        for rule, pattern in patterns:
            if pattern.search(text):
                return Frame(rule.id, rule.strength, at, any_item=rule.any_item)
        return Frame("", None, at) if self._closed.search(text.lower()) else None


def framed_actor(context: Context, frame: Frame, item: int, block: Block) -> Name:
    """Who is to do what stands in a list: whom the line or heading above it names, or whom it implies."""
    mentions = context.mentions_in(*frame.at)
    bodies = [m.entity for m in mentions if m.kind == "organisation"]
    spoken_for = [body for m in mentions if m.kind == "person" and (body := context.body_of(m.entity))]
    if bodies or spoken_for:
        return (spoken_for + bodies)[0]
    near = item - frame.at[1] < 400
    return implied(context, frame.at[0], block, None, context.view[frame.at[0] : item if near else frame.at[1]], None)


def leads_in(view: str, block: Block) -> bool:
    """Whether a block ends like the beginning of its list's items."""
    end = block.end
    return not view[end - 1].isalnum() and _MARKED.search(view, max(block.start, end - 7), end) is not None
