"""What tells that a document is the record of a meeting, or a list of who attends one."""

from __future__ import annotations

import re

_RECORD = re.compile(r"\b(?:minutes|notes? of (?:the |a )?meeting|in attendance|apologies)\b")
_RECORD_SIGNS = ("minutes", "of meeting", "of the meeting", "of a meeting", "in attendance", "apologies")
"""One of them stands wherever `_RECORD` matches; a search in any case takes thirty times as long."""
_ROLL = re.compile(r"\b(?:minutes|present|attend(?:ance|ees|ing)|apologies|members(?:hip)?)\b", re.IGNORECASE)
_LINE = re.compile(
    r"\W*(?:(?:draft|approved|unconfirmed|confirmed)? ?(?:minutes|notes?) of\b|.{0,60}\b(?:minutes|action notes)\b"
    r"|in attendance\b|apologies\b|(?:members )?present:"
    r"|summary of (?:the )?(?:[^\n]{0,40}\b(?:board|committee|forum|panel|group) )?meeting\b"
    r"|(?:official )?summary: [^\n]{0,60}\bcommittee\b)"
)
"""A line of minutes, in small letters."""
_DECIDED = re.compile(
    r"^[^\w\n]{0,6}(?:RESOLVED|(?:IT WAS )?(?:AGREED|RESOLVED)\b|Resolved:|It was (?:agreed|resolved)\b|ACTIONS?:"
    r"|(?:[Mm]eeting [Nn]otes|[Mm]inute of [Mm]eeting|(?:Date of (?:the )?[Mm]eeting|[Mm]eeting [Dd]ate)\b"
    r"|Attend(?:ing|ees|ed)\b ?:))",
    re.MULTILINE,
)
"""Begins a line of a record that does not call itself so."""
_SIGNS = (
    "minutes",
    "action notes",
    "notes of",
    "note of",
    "in attendance",
    "apologies",
    "present:",
    "summary of",
    "summary: ",
)
"""One of them stands in every line that `_LINE` matches."""
_RECORD_OF = re.compile(
    r"^.*\b(?:minutes?|notes?|record|summary) of (?:(?:a |the )?(?:[\w-]+ )?meeting of )?(?:the |a )?"
    r"|^(?:draft )?minutes\W+",
    re.IGNORECASE,
)
"""In the title of a record, before the body that met."""
_TOP = 3000


def speaks_of_minutes(view: str, end: int | None = None) -> bool:
    """Whether the words of minutes stand anywhere before `end`."""
    low = view[:end].lower()
    return any(map(low.__contains__, _RECORD_SIGNS)) and _RECORD.search(low) is not None


def calls_a_roll(view: str) -> bool:
    """Whether the words for those who attend, or are members, stand anywhere."""
    return _ROLL.search(view) is not None


def is_record(view: str) -> bool:
    """Whether this is the record of a meeting, where "would" is a shifted "will".

    A line at the top says so, or one tells what was resolved.
    """
    low = view[:_TOP].lower()
    for sign in _SIGNS:
        at = low.find(sign)
        while at >= 0:
            if _LINE.match(low, low.rfind("\n", 0, at) + 1):
                return True
            at = low.find(sign, at + 1)
    return _DECIDED.search(view) is not None


def of_record(title: str) -> str:
    """The title of a record without the words that call it one: "Minutes of the Pier Forum" begins with the forum."""
    return _RECORD_OF.sub("", title)
