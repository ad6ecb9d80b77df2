"""Lists and headings that make what stands below them undertakings: "We will:", "Commitments for 2027", "Actions"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.annotate.commitments.context import Context
from pipeline.annotate.commitments.deadlines import BY_THEN, Deadline, day_above, deadline
from pipeline.annotate.commitments.implied import implied
from pipeline.annotate.commitments.subject import Subject
from pipeline.annotate.layers import Block, Sentence
from pipeline.facts import Strength
from pipeline.found import Name
from pipeline.rules.commitments import CommitmentRules, FrameRule

_COMMENT = re.compile(
    r"(?<!\s)\s+(?:[–—-]+\s+|\()(?:(?:and|but|or|so) )?(?:if [^?–—]{3,140}, )?"
    r"(?:why|what|how|who|whose|when|where|which|is|are|do|does|did|will|can|could|should|would|has|have)\b"
    r"[^?–—]{2,160}\?(?:\s*\([^()]{1,40}\))?\W*$",
    re.IGNORECASE,
)
"""What a writer asks about an item of a list: "hold a yearly survey – why not answer it?"."""
_ASKS = re.compile(
    r"\W*(?:why|what|how|who|whose|when|where|which|is|are|does|did|will|can|could|should|would|has)\b", re.IGNORECASE
)
TOLD = re.compile(
    r"\b(?:has|have|had|was|were|said|argued|explained|outlined|felt|raised|stressed"
    r"|hasn't|haven't|hadn't|noted|considered and|commented|queried|thanked|wished"
    r"|introduced (?:the|an?|this|his|her|their))\b"
)
"""What an item of a list of actions tells has been done: "2.2 JB has written"."""
DOING = re.compile(r"\W*[A-Z][a-z]+ing (?!(?:was|were|has|had|is)\b)")
"""Begins an item with what will be done: "Publishing the stories that we were sent in May"."""
_IMPERSONAL = re.compile(r"[^.:;]{0,60}\b[Ii]t was (?:also |further )?\w+ed\b")
"""A lead-in by nobody, whoever is named in the sentence before: "In reply to questions, it was explained that:"."""
_DECIDED = re.compile(r"\b(?:agreed|decided|resolved|approved|pledged|promised|undertook|voted)\b")
_MARKED = re.compile(r"[:…–-]\W*$|\b[Tt]hat\W*$")


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
    speaker: Name | None = None
    """Who is said to have said the beginning of the items: "Ana Reyne said that the trust will:"."""
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
            return Frame("", None, (start if _IMPERSONAL.match(drawn) else since, end), speaks=True, is_lead_in=True)
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


def framed_deadline(context: Context, frame: Frame, item: int) -> Deadline | None:
    """By when an item, of which the number of the block is given, is due by a label above it or the line that leads in.

    "In May the board agreed to:" tells when it decided, and "Today the minister set out:" when she spoke.
    """
    start, end = frame.at
    above = day_above(context, item)
    if above is not None and above.span is not None and above.span[0] >= end:
        return above  # "Under the plan:", "Year 2 (2027-28)", "- two hubs opened"
    decided = _DECIDED.search(context.view, start, end)
    due = deadline(context, decided.end() if decided else start, end, start, [])
    return None if due is not None and due.end is not None and due.end == context.published else due


def framed_actor(context: Context, frame: Frame, item: int, block: Block) -> Name | None:
    """Who is to do what stands in a list: whom the line or heading above it names, or whom it implies."""
    mentions = context.mentions_in(*frame.at)
    bodies = [m.entity for m in mentions if m.kind == "organisation"]
    spoken_for = [body for m in mentions if m.kind == "person" and (body := context.body_of(m.entity))]
    if bodies or spoken_for:
        return (spoken_for + bodies)[0]
    near = item - frame.at[1] < 400
    return implied(context, frame.at[0], block, None, context.view[frame.at[0] : item if near else frame.at[1]], None)


_PLAN = re.compile(
    r"\b(?:road ?map|time(?:line|table)|milestones?|(?:action|delivery|improvement|work|forward)? ?plan|next steps"
    r"|(?:we|you) (?:will|are going to|plan to)|commitments?|actions|phases?)\b",
    re.IGNORECASE,
)
"""In the title of a list of what will be done when."""
_OWN_PLAN = re.compile(
    r"\b(?:(?:action|delivery|improvement|work|implementation|recovery) plan|road ?map|statement of action"
    r"|our (?:commitments|pledges|plan))\b"
    r"(?!.*(?:\?|\b(?:means?|response|briefing|reaction|analysis|summary|explained)\b))",
    re.IGNORECASE,
)
"""In the title of what its writers will do, and not of what others make of it."""
_TO_READER = re.compile(r"\b(?:your?|yourself|please)\b", re.IGNORECASE)
_HAPPENING = re.compile(
    r"\W*\w+ (?:(?:the|new|first|next|\w+ing) )?(?:days?|evenings?|mornings?|events?|meetings?|sessions?|nights?|weeks?"
    r"|part(?:y|ies)|dates?|of|at|for)\b",
    re.IGNORECASE,
)
"""An entry of a diary, whose first word is no verb: "Open day", "Launch of the guide"."""


def dated_frame(context: Context, index: int) -> Frame | None:
    """The frame that a day on a line of its own makes of the bare verbs listed below it: "By May 2027", "- open a hub".

    Without "by" the title has to speak of a plan: below a day in a diary stand events.
    """
    block = context.layers.blocks[index]
    if _HAPPENING.match(context.view, block.start, block.end):
        return None
    due, above = day_above(context, index), index - 1
    if due is None or due.span is None or due.end == context.published:
        return None
    blocks = context.layers.blocks
    while above > 0 and blocks[above].kind == "item" and blocks[above].start > due.span[0]:
        above -= 1
    if due.span[0] < blocks[above].start:
        return None
    line = context.view.rfind("\n", 0, due.span[0]) + 1
    title = f"{context.layers.metadata.title or ''} {block.section or ''}"
    if not (BY_THEN.match(context.view, line, due.span[0]) or _PLAN.search(title)):
        return None
    return Frame("commitment.dated_line", "firm", due.span)


def planned_frame(context: Context, index: int) -> Frame | None:
    """The frame that the title of a plan makes of an item with a day to come of its own: "- Open a hub by May 2027"."""
    block, title = context.layers.blocks[index], context.layers.metadata.title or ""
    if not _OWN_PLAN.search(title) or _TO_READER.search(context.view, block.start, block.end):
        return None
    due = deadline(context, block.start, block.end, block.start, [])
    ahead = due is not None and due.end is not None and due.span is not None and due.end != context.published
    return Frame("commitment.dated_line", "firm", (block.start, block.start)) if ahead else None


def leads_in(view: str, block: Block) -> bool:
    """Whether a block ends like the beginning of its list's items."""
    end = block.end
    may = not view[end - 1].isalnum() or view.endswith("hat", 0, end)
    return may and _MARKED.search(view, max(block.start, end - 7), end) is not None


def listed_proposals(frame: Frame | None, block: Block) -> bool:
    """Whether a block is an item of a list of proposals."""
    return block.kind == "item" and frame is not None and frame.is_lead_in and frame.strength == "proposed"


def headings(blocks: list[Block]) -> list[int | None]:
    """For every block the index of the heading above it."""
    above: list[int | None] = []
    last = None
    for i, block in enumerate(blocks):
        above.append(last)
        if block.kind == "heading":
            last = i
    return above


def comment_in(view: str, sentence: Sentence) -> int | None:
    """Where what a writer asks about a list item begins, unless the item is a question itself."""
    found = _COMMENT.search(view, sentence.start, sentence.end)
    return found.start() if found and not _ASKS.match(view, sentence.start) else None
