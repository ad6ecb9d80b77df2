"""What the head of a page says of a sitting of a parliament: where it was, and what was spoken of there."""

from __future__ import annotations

import re

from pipeline.read.heading import Heading, Likely
from pipeline.read.page import is_prose

_NUMBERED_ITEM = re.compile(r"\d{1,2}\. [A-Z]")
_RECORD_WITHIN = 4
_SPEECH_WITHIN = 60
"""The first who speaks stands on one of the first so many lines, below those who came."""


def chamber_of(heading: Heading) -> str | None:
    """The parliament that one of the first lines names as the place of a sitting."""
    wordings = (heading.page.lines[i].wording for i in heading.within)
    sittings = (wording for wording in wordings if heading.forms["sitting"].match(wording))
    return next((found[0] for sitting in sittings if (found := heading.forms["chamber"].search(sitting))), None)


def is_sitting(heading: Heading) -> bool:
    """Whether one of the first lines tells of a sitting of a parliament, in whatever house."""
    return any(heading.forms["sitting"].match(heading.page.lines[i].wording) for i in heading.within)


def above_sitting(heading: Heading) -> int | None:
    """The line above the one that tells in which sitting of a parliament it was, below a notice of the site."""
    lines = heading.page.lines
    sitting = next((i for i in heading.within if heading.forms["sitting"].match(lines[i].wording)), 0)
    return sitting - 1 if sitting - 1 > heading.within.start else None


def spoken_of(heading: Heading) -> int | None:
    """The index of the line that tells what was spoken of, in a record of what was said in a parliament.

    It stands right above the first who speaks, below the house, the day and those who came.
    """
    lines, first = heading.page.lines, heading.within.start
    if not any(heading.forms["record_line"].match(lines[i].wording) for i in heading.within[:_RECORD_WITHIN]):
        return None
    until = range(first + 2, min(first + _SPEECH_WITHIN, heading.page.zones.tail))
    speeches = (i for i in until if heading.forms["speaker"].match(lines[i].wording))
    return next((speech - 1 for speech in speeches if _names_item(heading, speech - 1)), None)


def _names_item(heading: Heading, i: int) -> bool:
    """Whether a line above a speech tells what it is about: no other speech, and no matter of procedure."""
    line = heading.page.lines[i]
    if is_prose(line) or heading.is_day(line.wording) or heading.forms["procedure"].match(line.wording):
        return False
    numbered = _NUMBERED_ITEM.match(line.wording) is not None
    return numbered or heading.likely(i) in (Likely.TITLE, Likely.TOPIC, Likely.LETTERHEAD)
