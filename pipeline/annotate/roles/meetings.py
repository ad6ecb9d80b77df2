"""Whose meeting minutes record: the board or forum that met, and the house whose people attend it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from pipeline.annotate.layers import Layers
from pipeline.annotate.minutes import is_record, speaks_of_minutes
from pipeline.facts import OrganisationKind
from pipeline.found import FoundMention

MEETING = frozenset({"board", "committee", "forum", "partnership"})
"""Kinds of body that meet, and that people have a seat on beside their post elsewhere."""
_HOUSES: frozenset[OrganisationKind] = frozenset({"trust", "school", "nhs_body", "charity", "company", "union"})
"""Kinds of body with a board of their own, whose officers report to it."""
_HEAD_OF_MINUTES = 800
"""How many characters of a document tell that it is minutes."""
_MOST_BLOCKS = 8
"""So many lines at the top may name who meets, before those who came are listed."""
_ROLL = re.compile(
    r"\W*(?:(?:board |committee |forum |panel |governors |trustees )?(?:members )?(?:also )?"
    r"(?:present|attend(?:ees|ance|ing))|in attendance|apologies|members|welcome)\b",
    re.IGNORECASE,
)
"""Begins the list of those who came, which names bodies that did not meet."""
_OF_ITS_HOUSE = re.compile(
    r"(?:(?:Full|Local|Public|Open|Private|Main|Trust|Ordinary|Extraordinary|Shadow|Parent|School|Academy) )*"
    r"(?:Governing (?:Board|Body)|Governors|Board(?: of (?:Trustees|Directors|Governors))?|Academy Council"
    r"|(?:[A-Z][\w'-]+,? (?:and |& )?){0,5}Committee)"
)
"""The name of a board or committee that every house has: "Full Governing Board", "Finance Committee"."""
_OF = re.compile(r"\b[Oo]f (?:the )?$|[–,|] *$")
"""Before the name of a house within a title: "Minutes of the Board of Oakline Trust"."""
_HEALTH = re.compile(r"\b(?:Integrated Care|Health|NHS)\b.* Board$")
"""Health bodies that are called boards: they meet, and have officers."""
_OF_THE_SITTING = re.compile(r"(?:Public|Open|Private|Main|Ordinary|Extraordinary) Board")
"""How the board sits, which is no name: "Minutes of the Public Board Meeting"."""

OF_THE_MEETING = re.compile(
    r"(?:(?:vice|deputy|co|joint|acting|interim)[- ]?)*(?:chair(?:man|woman|person)?|clerk|treasurer)"
)
"""Posts that in minutes are those of the body that meets, where none is named, and in lists of the body listed."""
POINTS_BACK = re.compile(r"\b[Tt]he (?:outgoing|departing|current|new|previous|former)? ?$")
ARTICLE = 16
"""So many characters before a title it is looked for what points back."""


class Meeting:
    """What the top of minutes says: `body` met, and it is that of `house`, if it is a house's own."""

    def __init__(self, layers: Layers, mentions: Sequence[FoundMention]) -> None:
        self.body: FoundMention | None = None
        self.house: FoundMention | None = None
        view, blocks = layers.view, layers.blocks
        if len(blocks) < 2 or not speaks_of_minutes(view, _HEAD_OF_MINUTES):
            return
        first = blocks[1].end
        self.body = next((m for m in mentions if m.start < first and m.organisation_kind in MEETING), None)
        if not is_record(view):
            return
        top = list(takewhile(lambda b: not _ROLL.match(view, b.start, b.end), blocks[:_MOST_BLOCKS]))
        end = min(top[-1].end, _HEAD_OF_MINUTES) if top else 0
        named = [m for m in mentions if m.start < end]
        heads = [
            m
            for b in top
            if b.kind != "row"
            for m in named
            if b.start <= m.start < b.end and (m.start == b.start or _OF.search(view, b.start, m.start))
        ]
        board = self.body or next((m for m in named if m.organisation_kind in MEETING), None)
        house = next((m for m in heads if m.organisation_kind in _HOUSES or _HEALTH.search(m.name)), None)
        own = board is None or _OF_ITS_HOUSE.fullmatch(board.name) is not None
        if own or (house is not None and board is not None and board.name.startswith(house.name)):
            self.house = house
        sitting = board is not None and _OF_THE_SITTING.fullmatch(board.name) is not None
        self.body = house if self.house and (board is None or sitting) else board


def presides(view: str, title: str, start: int, end: int, name: int, *, minutes: bool) -> bool:
    """Whether view[start:end] gives who presides the seat: "The Chair, Ana Reyne of Oakline, opened the meeting".

    In `minutes` a label or brackets do so: "Chair: Ana Reyne, Head of SEND, Oakline", "Ana Reyne, Oakline (Chair)".
    `name` is where that of the holder begins.
    """
    if OF_THE_MEETING.fullmatch(title.lower()) is None:
        return False
    before = view[start:name].lower()
    if minutes and (before.rstrip() == f"{title.lower()}:" or view.endswith(f" ({title})", 0, end + 1)):
        return True
    return before == f"{title.lower()}, " and POINTS_BACK.search(view, max(0, start - ARTICLE), start) is not None
