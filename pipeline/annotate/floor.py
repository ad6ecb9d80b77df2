"""Who has the floor in the record of a debate: "Ms Reyne: We will …", "The Chairperson (Mr Orr): I thank …"."""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Container, Sequence
from functools import cached_property
from itertools import zip_longest

from pipeline.annotate.layers import Block, Layers
from pipeline.facts import OrganisationKind
from pipeline.found import FoundMention
from pipeline.rules.letters import SEATS
from pipeline.rules.patterns import alternatives

_BEFORE = re.compile(r"\W*(?:(?:(?:the|an?) )?(?:[a-z-]+ ){0,3}\(?|the (?:[\w',&-]+ ){1,12}\()", re.IGNORECASE)
"""Between the beginning of a line and who speaks: "The Chairperson (Ms Reyne)", "The Minister for Roads (Ms Reyne)"."""
_BEHIND = re.compile(rf"(?: {alternatives(SEATS)})?\)?\**(?: ?\([^()\n]{{1,80}}\)){{0,2}}\**: *\S")
"""Behind it: a body, or seat and party, in brackets, the colon, and what is said."""
_ALONE = re.compile(
    rf"(?: {alternatives(SEATS)})?(?:,? \([^()\n]{{1,60}}\)){{0,2}}(?: [A-Z][\w' -]{{1,40}})?"
    r"(?:,? \d{1,2}[:.]\d\d[^\n]{0,40})?$"
)
"""Behind it where the line is its own, above what is said: party, seat, the time and day."""
_TIME = re.compile(r"\W{0,3}(?:\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?|Hansard)\W{0,3}")
"""A line with the time, or a link to the record, only, below the name of who began to speak then."""
_CHAIR = re.compile(
    r"\W*(?:Q?\d{1,3}\W{1,3})?(?:The )?(?:Deputy )?"
    r"(?:Convener|Chair(?:man|woman|person)?|Presiding Officer|Speaker)\W{0,4}: "
)
"""Whoever presides is often not named again."""
_TOP = 1500
"""Characters at the top of a record in which it names the committee."""
_NUMBER = re.compile(r"(?:\d{1,2}\. )?(?:The (?:[A-Z][\w',;&-]*,? |(?:of|for|and|the) ){1,14}\()?")
"""Before the name on a line of its own in the record of a parliament: the number of a question, a post."""
_CLOSED = re.compile(r"\)?(?: \([^()\n]{1,60}\)){0,2}:?")
_ENDS = (".", "?", "!", '"', "'", ",")
"""End what is said; a motion goes on below its comma: "I beg to move,"."""
_PICTURED = re.compile(r"\W*(?:[A-Z]\w+ (?:of |o )?)?")
"""Before the name below a picture, which is then said again: "Photo of Ana Reyne Ana Reyne Labour"."""
_FEWEST = 3
"""A line or two of the kind may be a list of who does what."""
_FARTHEST = 100
"""Characters from the beginning of a line in which a name may begin."""
_LONGEST_LINE = 90
"""Characters of a line that holds nothing but the name and what belongs to it."""
_LONGEST_PICTURED = 200
"""Characters of such a line with a picture's text, where post, party, seat and time may stand as well."""
_LABEL = 160
"""Characters in which the colon must come."""
RELAYED = re.compile(
    r"\bhas (?:today |also )?(?:made|given|issued|laid) the following (?:[\w-]+ ){0,3}?statement\b", re.IGNORECASE
)
"""Behind a minister whose words another one reads out: "My Friend (Lord Orr) has made the following statement"."""
_CHAMBER = re.compile(r"^House of|\b(?:Parliament|Assembly|Senedd|Hansard)$")


def is_parliament(name: str, kind: OrganisationKind | None) -> bool:
    """Whether a body is a parliament or a house of one."""
    return kind == "parliament" or _CHAMBER.search(name) is not None


def relays(
    mentions_in: Callable[[int, int, str], Sequence[FoundMention]], view: str, offset: int
) -> FoundMention | None:
    """Whose statement is relayed: who is named last in the line before an offset, not whoever has the floor there."""
    start = max(view.rfind("\n", 0, offset), view.rfind(": ", 0, offset)) + 1
    return next(reversed(mentions_in(start, offset, "person")), None)


class Floor:
    """The turns of one document, found on first use.

    `mentions_in` gives those of a kind that begin in a stretch; `is_chamber` tells the record of a parliament, which
    names who speaks on lines of their own.
    """

    def __init__(
        self,
        layers: Layers,
        mentions_in: Callable[[int, int, str], Sequence[FoundMention]],
        is_chamber: Callable[[], bool],
    ) -> None:
        self._layers, self._mentions_in, self._is_chamber = layers, mentions_in, is_chamber

    def speaker(self, offset: int) -> FoundMention | None:
        """Who has the floor at an offset, or whose statement it is; nobody elsewhere than in records and statements."""
        i = bisect.bisect_right(self._starts, offset) - 1
        if i >= 0:
            return self._turns[i][1]
        return next((name for start, name in reversed(self._relayed) if start <= offset), None)

    @cached_property
    def _relayed(self) -> list[tuple[int, FoundMention | None]]:
        """(where a statement begins that one minister makes for another, whose it is)."""
        view = self._layers.view
        if " following " not in view:
            return []
        return [(m.end(), relays(self._mentions_in, view, m.start())) for m in RELAYED.finditer(view)]

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self._turns]

    @cached_property
    def _turns(self) -> list[tuple[int, FoundMention | None]]:
        """(where a turn begins, who has it); a heading ends one."""
        view = self._layers.view
        found: list[tuple[int, FoundMention | None]] = []
        every = self._layers.blocks
        times = {i for i, b in enumerate(every) if _TIME.fullmatch(view, b.start, b.end)}
        timed = {every[i - 1].start for i in times if i}
        blocks = [b for i, b in enumerate(every) if i not in times]
        introduced: set[str] = set()
        for block, following in zip_longest(blocks, blocks[1:]):
            named = self._mentions_in(block.start, min(block.end, block.start + _FARTHEST), "person")[:2]
            if named and (
                _is_label(view, block, named[0])
                or _is_pictured(view, block, named)
                or (block.start in timed and named[0].start == block.start)
                or (_is_above_prose(view, block, following) and self._stands_alone(block, named[0], introduced))
            ):
                found.append((block.start, named[0]))
                introduced.add(named[0].name)
            elif found and _CHAIR.match(view, block.start, block.end):
                found.append((block.start, self._committee))
            elif block.kind == "heading" and found:
                found.append((block.start, None))
        return found if len([name for _, name in found if name]) >= _FEWEST else []

    @cached_property
    def _committee(self) -> FoundMention | None:
        """For whom a chair without a name speaks: the committee that the record names first."""
        named = self._mentions_in(0, _TOP, "organisation")
        return next((m for m in named if m.organisation_kind in ("committee", "board", "forum")), None)

    def _stands_alone(self, block: Block, person: FoundMention, introduced: Container[str]) -> bool:
        """Whether a line holds nothing but who speaks, with party, seat or post: "Ana Reyne Labour".

        A bare name is a speaker's only in a parliament's own record, or of somebody who spoke before and was
        `introduced` so; elsewhere it may stand on a list.
        """
        view = self._layers.view
        if block.start == person.start and person.end < block.end:
            return _ALONE.match(view, person.end, block.end) is not None
        # "The Minister for Roads (Ana Reyne)" says so wherever a debate is printed
        told = view.startswith("(", person.start - 1) or person.name in introduced or self._is_chamber()
        if not told or _NUMBER.fullmatch(view, block.start, person.start) is None:
            return False
        return _CLOSED.fullmatch(view, person.end, block.end) is not None


def _is_label(view: str, block: Block, person: FoundMention) -> bool:
    """Whether the person whom a block names first stands before what they say: "Ms Reyne: We will"."""
    if ":" not in view[block.start : min(block.end, block.start + _LABEL)]:
        return False
    return bool(_BEFORE.fullmatch(view, block.start, person.start) and _BEHIND.match(view, person.end))


def _is_pictured(view: str, block: Block, named: Sequence[FoundMention]) -> bool:
    """Whether a line holds the name of a picture and then who speaks: "Photo of Ana Reyne Ana Reyne Labour"."""
    if len({m.name for m in named}) != 1 or len(named) < 2 or block.end - block.start > _LONGEST_PICTURED:
        return False
    told_once = _PICTURED.fullmatch(view, block.start, named[0].start) is not None
    return told_once and not view[named[0].end : named[1].start].strip()


def _is_above_prose(view: str, block: Block, following: Block | None) -> bool:
    """Whether a short line stands above a paragraph."""
    if following is None or following.kind == "heading" or block.end - block.start > _LONGEST_LINE:
        return False
    return view[following.end - 1] in _ENDS or following.end - following.start > _LONGEST_LINE
