"""Who has the floor in the record of a debate: "Ms Reyne: We will …", "The Chairperson (Mr Orr): I thank …"."""

from __future__ import annotations

import bisect
import re
from functools import cached_property

from pipeline.annotate.commitments.context import Context
from pipeline.found import Name

_BEFORE = re.compile(r"\W*(?:(?:the|an?) )?(?:[a-z-]+ ){0,3}\(?", re.IGNORECASE)
"""Between the beginning of a line and the name of who speaks: "The Deputy Chairperson (Ms Reyne)"."""
_BEHIND = re.compile(r"(?: (?:MP|MSP|MS|AM|MLA))?\)?\**(?: ?\([^()\n]{1,80}\))?\**: *\S")
"""Behind it: a body or seat in brackets, the colon, and what is said."""
_FEWEST = 3
"""A line or two of the kind may be a list of who does what."""
_FARTHEST = 40
"""Characters from the beginning of a line in which a name may begin."""
_LABEL = 160
"""Characters in which the colon must come."""


class Turns:
    """The turns of one document, found on first use."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def speaker(self, offset: int) -> Name | None:
        """Who has the floor at an offset; nobody where the document is no record of a debate."""
        i = bisect.bisect_right(self._starts, offset) - 1
        return self._turns[i][1] if i >= 0 else None

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self._turns]

    @cached_property
    def _turns(self) -> list[tuple[int, Name | None]]:
        """(where a turn begins, who has it); a heading ends one."""
        context, view = self._context, self._context.view
        found: list[tuple[int, Name | None]] = []
        for block in context.layers.blocks:
            if block.kind == "heading" and found:
                found.append((block.start, None))
            if ":" not in view[block.start : min(block.end, block.start + _LABEL)]:
                continue
            named = context.mentions_in(block.start, min(block.end, block.start + _FARTHEST), "person")[:1]
            if named and _BEFORE.fullmatch(view, block.start, named[0].start) and _BEHIND.match(view, named[0].end):
                found.append((block.start, named[0].entity))
        return found if len([name for _, name in found if name]) >= _FEWEST else []
