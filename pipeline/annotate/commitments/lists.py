"""Lists and headings that make what stands below them undertakings: "We will:", "Commitments for 2027", "Actions"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.annotate.commitments.actors import Subject
from pipeline.annotate.layers import Block
from pipeline.facts import Strength
from pipeline.rules.commitments import CommitmentRules, FrameRule

_MARKED = re.compile(r"[:…-]\W*$")


@dataclass(slots=True)
class Frame:
    """What a lead-in or heading says about the items below it."""

    rule: str
    strength: Strength | None
    at: tuple[int, int]
    """The stretch of the view that says so; a date in it is the deadline of items without one."""
    subject: Subject | None = None
    full: bool = False
    """A lead-in that is the beginning of every item's sentence ("The trust will:")."""


class Frames:
    """Finds the frame of a block."""

    def __init__(self, rules: CommitmentRules) -> None:
        self._heading = rules.frame_patterns("heading")
        self._lead_in = rules.frame_patterns("lead_in")

    def of_heading(self, section: str | None, view: str, at: tuple[int, int] | None) -> Frame | None:
        """The frame that the nearest heading makes."""
        if not section:
            return None
        title = section.rsplit(" > ", 1)[-1]
        return self._match(title, self._heading, at or (0, 0))

    def of_lead_in(self, text: str, start: int, end: int) -> Frame | None:
        """The frame that a line above a list makes by what it names."""
        return self._match(text, self._lead_in, (start, end))

    @staticmethod
    def _match(text: str, patterns: Sequence[tuple[FrameRule, re.Pattern[str]]], at: tuple[int, int]) -> Frame | None:
        for rule, pattern in patterns:
            if pattern.search(text):
                return Frame(rule.id, rule.strength, at)
        return None


def leads_in(view: str, block: Block) -> bool:
    """Whether a block ends like the beginning of its list's items."""
    return _MARKED.search(view, max(block.start, block.end - 4), block.end) is not None
