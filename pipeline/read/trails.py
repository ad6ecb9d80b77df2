"""The headline below steps: a trail or a menu copied line by line, and what a site files a page under.

Such entries look like titles themselves: "Tyne Tees", "Advice for parents and carers". What tells them is that several
stand in a run, and that the first longer line below them is the one that has its day or its writer.
"""

from __future__ import annotations

import re

from pipeline.read.heading import Heading, Likely
from pipeline.read.page import is_prose

_WORDS_OF_A_STEP = 5
_STEPS = 2
_STAMPED_WITHIN = 3
"""The day, the writer or a label stands on one of the first so many lines below a headline."""
_ENTRY = re.compile(r"[A-Z][^\d:;.,!?]*$")


def below_steps(heading: Heading) -> int | None:
    """The index of the headline below a run of steps; None where there is none, or the line below is not stamped."""
    steps = 0
    for i in heading.within:
        if heading.are_minutes(heading.page.lines[i].wording):
            return None
        if _is_step(heading, i):
            steps += heading.likely(i) != Likely.TOPIC  # a house of parliament stands above its committees
        elif not _stands_between(heading, i):
            break
    else:
        return None
    return i if steps >= _STEPS and _is_headline(heading, i) else None


def below_sort(heading: Heading) -> int | None:
    """The index of the headline below the label that says what sort of page it is, where steps stand above that."""
    for i in heading.within[_STEPS:]:
        above = heading.page.lines[i - 1]
        if is_prose(above) or heading.is_day(above.wording) or heading.are_minutes(above.wording):
            return None
        if heading.is_sort_of_page(above.wording) and i - 1 > heading.within.start:
            return i if _is_headline(heading, i) else None
    return None


def _is_step(heading: Heading, i: int) -> bool:
    line = heading.page.lines[i]
    if line.heading or line.wording.count(" ") >= _WORDS_OF_A_STEP or not _ENTRY.match(line.wording):
        return False
    return heading.likely(i) not in (Likely.LETTERHEAD, Likely.DATED) and heading.person(line.wording) is None


def _stands_between(heading: Heading, i: int) -> bool:
    """Whether a line is neither step nor headline: the name of the site, an entry with signs."""
    wording = heading.page.lines[i].wording
    if heading.is_stamp(i) or heading.calls_roll(wording):
        return False
    short = wording.count(" ") < _WORDS_OF_A_STEP
    return heading.likely(i) == Likely.LETTERHEAD or (short and heading.likely(i) == Likely.OTHER)


def _is_headline(heading: Heading, i: int) -> bool:
    """Whether a line is longer than steps are, no sentence of the text, and stamped."""
    line = heading.page.lines[i]
    if is_prose(line) or line.wording.count(" ") < _WORDS_OF_A_STEP or heading.likely(i) != Likely.TITLE:
        return False
    below = range(i + 1, min(i + 1 + _STAMPED_WITHIN, len(heading.page.lines)))
    return any(heading.is_stamp(j) for j in below)
