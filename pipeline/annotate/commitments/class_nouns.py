"""Class nouns that stand for a body with a name: "the council", "the union"."""

from __future__ import annotations

import re

from pipeline.annotate.commitments.context import Context
from pipeline.found import Name
from pipeline.rules.commitments import BodyNoun, CommitmentRules
from pipeline.rules.patterns import words

_LOCAL = frozenset({"council", "authority", "cabinet", "icb"})
"""Bodies of which a local text may name one, and only once: "the group" is another than the one group that is named."""
_IN_NEWS = frozenset(words("union council trust charity authority federation borough association"))
"""With what news begins that names the body a line or two on."""
OFFICE_NOUNS = frozenset(
    words(
        "director manager officer leader lead coordinator headteacher principal minister secretary chair clerk"
        " co-chairs ministers members mps peers officials"
    )
)
"""Before "of Oakline" these are somebody's posts, not the body itself."""
CREW = re.compile(r"an? (?:[\w-]+ )?(?:team|panel|task ?force|unit) of ", re.IGNORECASE)
"""One of people who are told of but not named: "a team of experts will visit"."""
NEWS_OF = re.compile(r"An? (?:council|union|trust|charity|authority|academy)\b")
"""Begins news about a body that is named further on: "A council has agreed"."""
_NO_NAME = (
    r"(?:new|of|for|and|or|is|are|was|the|to|in|by|with|which|that|large|small|single|whole|separate|first|second)\b"
)
"""Words that belong to no name."""
_NEAR = 900
"""Characters before a class noun in which it was told of in full."""
_MARK = 6
"""Characters of a bullet or of marks of emphasis before a label."""
_COLON = re.compile(r"\**: ")
"""Behind the name that labels a line: "Oakshire: the council has"."""


class ClassNouns:
    """The class nouns of the rules: `entries` by noun."""

    def __init__(self, rules: CommitmentRules) -> None:
        self.entries: dict[str, BodyNoun] = {noun: entry for entry in rules.bodies for noun in words(entry.nouns)}

    def body(self, context: Context, noun: str, at: int, speaker: Name | None, phrase: str = "") -> Name | None:
        """The body that a class noun ("the department") stands for: the nearest one named before that fits.

        `phrase` is what tells more of somebody's post: "the director of finance".
        """
        entry = self.entries[noun]
        if entry.house and not context.governments.at(at, whole=True).name.endswith("Executive"):
            return context.we
        if entry.government:
            return context.governments.at(at, whole=not entry.ministry)
        if entry.meeting and context.is_minutes:
            return context.meeting or context.default_owner
        if entry.meeting and speaker is not None:
            return context.body_of(speaker)  # its chair says what "members" will do
        if not entry.kinds:
            return context.posts.called(phrase or noun)
        if labelled := _label(context, entry, at):
            return labelled
        own = context.body_of(speaker) if speaker else None
        for name in (own, context.we, context.publisher):
            if name is not None and (_holds(name.name, noun) or context.kinds.get(name.name) in entry.kinds):
                return name
        before = list(context.mentions_before(at, "organisation"))
        around = context.view[max(0, at - 240) : at]
        fitting = (
            [m for m in before if _holds(m.name, noun)]
            or [m for m in before if context.view.endswith(f" {noun} ", 0, m.start)]  # "the campaign group Oakline"
            or [m for m in before if m.organisation_kind in entry.kinds]
        )
        unknown = own is not None and context.kinds.get(own.name, "other") == "other"
        # a minister whose government is named nowhere does not call it "the board"
        if unknown and (entry.fallback or not (fitting or context.is_official(own))):
            return own
        if not fitting:
            if entry.fallback:
                return context.governments.department or context.government
            if noun in _LOCAL and (only := context.only_body(entry.kinds)):
                return only
            return context.named_next(entry.kinds, at) if noun in _IN_NEWS else None
        if not _holds(fitting[0].name, noun) and re.search(rf"\b(?:an?|new) [a-z -]{{0,60}}\b{noun}\b", around):
            return None  # "a new task and finish group": one without a name
        if entry.fallback:
            # a document about one department names others in passing
            return max(fitting, key=lambda m: context.counts[m.name]).entity
        nearest = context.layers.sentence_at(fitting[0].start)
        # of two that fit in one sentence ("Ofsted and the CQC") the first is the one spoken of
        return [m for m in fitting if nearest is None or m.start >= nearest.start][-1].entity

    @staticmethod
    def told_in_full(context: Context, noun: str, shown: str, at: int) -> str | None:
        """What "the group" was called when it was told of first: "who chairs a planning group. The group"."""
        if shown.lower() not in (f"the {noun}", f"this {noun}", f"that {noun}"):
            return None
        full = re.compile(rf"\b(?:an?|new) (?:new )?((?:(?!{_NO_NAME})[a-z-]+ ){{1,4}}{noun})\b")
        told = full.findall(context.view, max(0, at - _NEAR), at)
        return f"the {told[-1]}" if told else None


def _label(context: Context, entry: BodyNoun, at: int) -> Name | None:
    """The body that labels the line in which its class noun stands."""
    sentence = context.layers.sentence_at(at)
    if sentence is None:
        return None
    start = context.layers.blocks[sentence.block].start
    named = context.mentions_in(start, min(at, start + _MARK), "organisation")
    first = next(iter(named), None)
    if first is None or first.organisation_kind not in entry.kinds:
        return None
    return first.entity if _COLON.match(context.view, first.end) else None


def _holds(name: str, noun: str) -> bool:
    """Whether a class noun is a word of a name: "the board" and "Schools Board"."""
    return noun in name.lower().split()
