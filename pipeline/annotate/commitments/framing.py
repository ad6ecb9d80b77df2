"""Finds the frame of a block: what its lead-in ("The trust will:") or the heading above says about all below it."""

from __future__ import annotations

import re

from pipeline.annotate.commitments.actors import Subjects
from pipeline.annotate.commitments.context import Context
from pipeline.annotate.commitments.cues import owner
from pipeline.annotate.commitments.implied import assembled
from pipeline.annotate.commitments.judgement import Judge
from pipeline.annotate.commitments.lists import Frame, Frames, dated_frame, headings, leads_in, planned_frame
from pipeline.annotate.commitments.subject import Subject
from pipeline.annotate.commitments.undertakings import Undertakings
from pipeline.annotate.layers import Layers

_FILLER = re.compile(r"\b(?:also|now|therefore|do|the|following|by|from|in|be|end|of|that)\b|\W", re.IGNORECASE)
_LONGEST_LABEL = 40
"""Characters of a label above a list."""
_APPENDIX = re.compile(
    r"\W*(?:ends|notes?(?: (?:to|for) editors?)?|about\b.{0,30}"
    r"|(?:media |press |further )?(?:contacts?|information|enquiries)|references|sources|footnotes)\W*$",
    re.IGNORECASE,
)
"""A label of what is appended to a text, and no part of its plans."""
_FARTHEST = 30
"""So many lines above a list item its lead-in may stand."""
_WHOSE = re.compile(
    r"(?P<whose>(?:[Tt]he )?[\w\ue002 -]{2,40}?)'s? (?:[\w-]+ ){0,3}"
    r"(?:commitments|pledges|promises|undertakings|assurances|replies|answers|plans|proposals)\b"
    r"|\b(?:commitments|pledges|promises|undertakings|assurances|replies|answers)"
    r"(?: (?:made|given|received))? (?:by|from) (?P<by>(?:the )?[\w\ue002 -]{2,40}?)\W*$"
)
"""Whose a list is: "Here are the government's commitments in full:"."""
_MOVED = re.compile(
    r"\W*(?P<whose>(?:this |the )?(?:[\w'-]+ ){0,2}?(?:conference|congress|agm|branch|meeting|council))"
    r" (?:therefore |further |also )?(?:resolve|agree|instruct)s\b",
    re.IGNORECASE,
)
"""Leads in to what a motion asks of those who carry it: "This branch resolves"."""
_POINTS = re.compile(r"\W*(?:they|these|those) (?:are|include|were)\W*$", re.IGNORECASE)
"""A lead-in that says nothing itself: "The board has three plans. They are:"."""


class Framing:
    """Finds the frames of one document's blocks."""

    def __init__(
        self,
        layers: Layers,
        context: Context,
        frames: Frames,
        undertakings: Undertakings,
        subjects: Subjects,
        judge: Judge,
    ) -> None:
        self._layers, self._view, self._context = layers, layers.view, context
        self._frames, self._undertakings, self._subjects, self._judge = frames, undertakings, subjects, judge
        self._headings = headings(layers.blocks)
        self._lead_ins: dict[int, Frame | None] = {}
        self._heading_frames: dict[int, Frame | None] = {}

    def of(self, index: int, above_rows: int) -> Frame | None:
        """What frames a block; `above_rows` is the block above the table that it may be a row of."""
        block = self._layers.blocks[index]
        if block.kind == "item" and block.lead_in is not None:
            if found := self.led(block.lead_in):
                return found
        elif block.kind == "row" and leads_in(self._view, self._layers.blocks[above_rows]):
            return self.led(above_rows)
        if block.kind == "item" and block.lead_in is None and self._is_behind_list(index):
            return None
        framed = self._of_heading(self._headings[index])
        if framed is None and block.kind == "item":
            framed = self._over_labels(index) or dated_frame(self._context, index)
            framed = framed or planned_frame(self._context, index)
        return framed

    def _is_behind_list(self, index: int) -> bool:
        """Whether an item that hangs on nothing follows one that does: the next item of minutes behind a list."""
        before = self._layers.blocks[index - 1] if index else None
        return before is not None and before.kind == "item" and before.lead_in is not None

    def _of_heading(self, heading: int | None) -> Frame | None:
        """What a heading frames, read once."""
        if heading is not None and heading not in self._heading_frames:
            above = self._layers.blocks[heading]
            frame = self._frames.of_heading(self._view, above.start, above.end)
            # what a title calls for, or asks, is not all that the document tells
            titles = frame is not None and frame.strength is None and self._is_title(heading)
            self._heading_frames[heading] = None if titles else self._moved(frame)
        return self._heading_frames[heading] if heading is not None else None

    def _moved(self, frame: Frame | None) -> Frame | None:
        """The frame with the assembly that resolves so, where no union is known whose it is."""
        if frame is not None and frame.subject is None and (moved := _MOVED.match(self._view, *frame.at)):
            # last, as it looks through the whole text
            frame.subject = Subject("body", moved["whose"]) if assembled(self._context) is None else None
        return frame

    def _over_labels(self, index: int) -> Frame | None:
        """The frame of a line that leads in to several lists, below labels: "We will:", "Buses", "- buy a van"."""
        for above in range(index - 1, max(-1, index - _FARTHEST), -1):
            block = self._layers.blocks[above]
            if _APPENDIX.match(self._view, block.start, block.end):
                return None
            leads = block.kind == "paragraph" and leads_in(self._view, block)
            if not leads and (block.kind == "item" or block.end - block.start < _LONGEST_LABEL):
                continue
            led = self.led(above) if leads else None
            return led if led is not None and led.strength is not None else None
        return None

    def _is_title(self, index: int) -> bool:
        """Whether a heading is the title of the document."""
        block = self._layers.blocks[index]
        return index == 0 or self._view[block.start : block.end].strip(" #*_") == self._layers.metadata.title

    def led(self, index: int) -> Frame | None:
        """The frame that a lead-in makes, read once."""
        if index not in self._lead_ins:
            self._lead_ins[index] = self._lead_in(index)
        return self._lead_ins[index]

    def _lead_in(self, index: int) -> Frame | None:
        """The frame that a lead-in makes: a cue at its end ("The trust will:"), or what it names."""
        block = self._layers.blocks[index]
        if block.kind == "heading" or not leads_in(self._view, block):
            return None
        sentence = self._layers.sentence_at(block.end - 1)
        start = max(block.start, sentence.start if sentence else block.start)
        if sentence is not None and _POINTS.match(self._view, start, block.end):
            before = self._context.previous(sentence)
            start = before.start if before is not None else start
        drawn, low, signs = self._context.drawn(start, block.end)
        # as if an item followed: "agreed to: fund a hub"
        cues = self._undertakings.cues.find(low.rstrip(" :–-….*") + " do", signs.cues)
        if cues and not _FILLER.sub("", drawn[cues[-1][0].end() :]):
            cue, rule = cues[-1]
            speaker = None
            if told := owner(cue):
                subject = self._subjects.owner(self._context, drawn, start, *told, None)
            else:
                said, speaker = self._undertakings.reported(drawn, low, signs, start, cue.start())
                subject = self._subjects.read(self._context, drawn, start, said, cue.start(), speaker)
            if rule.known and self._judge.is_purpose(subject):
                return Frame("", None, (start, block.end), is_lead_in=True)
            return Frame(
                rule.id, rule.strength, (start, block.end), subject, full=True, speaker=speaker, is_lead_in=True
            )
        framed = self._moved(self._frames.of_lead_in(drawn, start, block.end, block.start))
        if framed is None or (framed.strength is None and not framed.speaks):
            return framed
        verb = signs.finite[0] if signs.finite else self._subjects.verb_in(drawn, 0, len(drawn))
        whose = _WHOSE.search(drawn)
        stretches = [(0, verb)] if verb < len(drawn) else []
        stretches += [whose.span(whose.lastgroup or 0)] if whose else []
        for first, last in stretches:
            # "The Executive agreed the following:", "Two officials gave these replies:"
            subject = self._subjects.read(self._context, drawn, start, first, last, None)
            if subject.name is not None and (subject.kind == "body" or (framed.speaks and subject.kind == "self")):
                framed.subject = subject
                break
        return framed
