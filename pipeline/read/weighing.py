"""Which of the lines that can be a page's title is: told by signs that pages of every kind share.

The first of them is, unless signs speak against it (a motto stands below a name, in one block with it; captions of a
site stand beside one another) or for another: its words are those of the file's name, or it is a step of the trail.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipeline.read.heading import Heading, Likely
from pipeline.read.names import council_of
from pipeline.read.sittings import above_sitting
from pipeline.read.trails import below_sort, below_steps

_RANK = 3
"""What it costs a line for each step that it is less like a title."""
_PASSED = 2
"""What it costs a line that others stand above it."""
_HEADLINE, _SITTING = 10, 16
"""What it weighs that a line is the headline below names or steps, or stands above where and when it was debated."""
_MOTTO, _CAPTIONS, _PLACES, _MEETING, _WORD_ALONE, _STEP = 4, 4, 4, 3, 3, 3
_NAMED, _LEAST_NAMED = 8, 0.5
"""What the words of the file's name weigh where all of them are in a line, and the share that must be."""
_ENTRY = re.compile(r"\s*(?:[|>›»]| [-–/] |\s{2,})\s*")
_SIDE_BY_SIDE = re.compile(r"\S(?: *[|·•] *| – )\S.*\S(?: *[|·•] *| – )\S|\S +[|·•] +\S")
_MOST_WORDS = 3
"""Entries that stand beside one another are no longer."""
_REGION = re.compile(r"[A-Z]\w+(?:,? (?:& |and )?[A-Z]\w+){1,4}")
_AND = re.compile(r",? (?:& |and )|, ")
_WORDS = re.compile(r"[^\W\d_]{2,}")
_NO_MOTTO = re.compile(r"[\d:\"?]|'\w.*\w'")
_NEAR_EDGE = 40
"""A page says its title once more on one of its first or last so many lines."""
_LONGEST_TRAIL = 400
_WHERE_IT_GOES = re.compile(r"(?:report|paper)s? (?:to|for) |meeting of (?!the parliament)", re.IGNORECASE)


def weightiest(heading: Heading, candidates: Mapping[int, Likely], *, letter: bool) -> int:
    """The index of the line with the most signs of a title, the first of those that have as many.

    In a letter, what stands below names and above the day is an address.
    """
    headlines = () if letter else (heading.headline_below_name, below_steps(heading), below_sort(heading))
    sitting = above_sitting(heading)
    weights, passed = {}, 0
    for i, likely in candidates.items():
        told = _HEADLINE * (i in headlines) + _SITTING * (i == sitting)
        weights[i] = told + _weight(heading, i) - _RANK * (Likely.TITLE - likely) - _PASSED * passed
        passed += likely == Likely.TITLE
    return max(candidates, key=lambda i: weights[i])


def _weight(heading: Heading, i: int) -> float:
    """What speaks for a line, less what speaks against it."""
    wording = heading.page.lines[i].wording
    against = (
        _MOTTO * is_motto(heading, i)
        + _CAPTIONS * _are_captions(wording)
        + _PLACES * _are_places(heading, wording)
        + _WORD_ALONE * (" " not in wording)
        + _MEETING * (_WHERE_IT_GOES.match(wording) is not None)
    )
    return _named(heading, wording) + _STEP * is_step_of_trail(heading, i) - against


def is_motto(heading: Heading, i: int) -> bool:
    """Whether a line hangs on to the name above it, in the block that heads the page, without a day or writer below."""
    lines = heading.page.lines
    if _NO_MOTTO.search(lines[i].wording) or heading.forms["series"].match(lines[i].wording):
        return False
    if i == 0 or not heading.goes_on(i - 1) or (i + 1 < len(lines) and heading.is_stamp(i + 1)):
        return False
    return i == 1 or heading.likely(i - 1) == Likely.LETTERHEAD


def _are_captions(wording: str) -> bool:
    """Whether a line is nothing but short entries beside one another: "Advice · Voice · Change"."""
    if not _SIDE_BY_SIDE.search(wording) or any(c.isdigit() for c in wording):
        return False
    return all(part.count(" ") < _MOST_WORDS for part in re.split(r" *[|·•] *| – ", wording))


def _are_places(heading: Heading, wording: str) -> bool:
    """Whether a line names nothing but the region that a story is from: "Hull & East Yorkshire"."""
    if not _REGION.fullmatch(wording):
        return False
    return any(council_of(place, heading.rules) for place in _AND.split(wording))


def is_step_of_trail(heading: Heading, i: int) -> bool:
    """Whether the page says a line once more beside other entries: in its trail, its tab, or where it is shared."""
    folded = heading.page.lines[i].folded
    if folded.count(" ") < _MOST_WORDS - 1:
        return False
    lines = heading.page.lines
    others = (line.folded[:_LONGEST_TRAIL] for line in (*lines[:_NEAR_EDGE], *lines[-_NEAR_EDGE:]))
    return any(folded in other and other != folded and folded in _ENTRY.split(other) for other in others)


def _named(heading: Heading, wording: str) -> float:
    """What it weighs that the file is named by words of a line, or by their initials."""
    names = heading.page.named
    words = {_stem(word) for word in _WORDS.findall(wording.lower())}
    initials = "".join(word[0] for word in _WORDS.findall(wording.lower()))
    said = sum(name in words or (len(name) > 2 and name in initials) for name in names)
    return _NAMED * said / len(names) if said > 1 and said / len(names) >= _LEAST_NAMED else 0


def _stem(word: str) -> str:
    return word.removesuffix("s")
