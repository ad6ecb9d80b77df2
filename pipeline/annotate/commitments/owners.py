"""Who is noted beside a task as the one to do it: "(JB)", "Action: JB", "JB – keys to the hall"."""

from __future__ import annotations

import re

from pipeline.annotate.commitments.context import Context
from pipeline.found import Name

_LETTERS = re.compile(r"(?!LOG)[A-Z]{2,3}|ALL|All")
"""Initials that no list explains; an action log is nobody's."""
_OWNER = r"(?P<who>[A-Z][\w'.-]*+(?:(?:[/,&]| and)? ?[A-Z][\w'.-]*+){0,4})"
"""Names or initials of whoever is to act."""
_OWNER_BEHIND = re.compile(
    rf"\s*(?:[\[(]? ?(?:ACTIONS?|Actions?)\b(?: by)? ?[:–-]? *|\| *){_OWNER}[\])]?[ .]*(?=\n|$| *\|(?: *\n| *$))"
)
_IN_BRACKETS = re.compile(
    rf"[(\[](?:[Aa]ction:? |[Ll]ead:? )?{_OWNER}(?:(?:,| [–-]) [^()\[\]]{{3,30}})?[)\]](?: [–-] [^()\[\]]{{3,30}})?\W*$"
)
"""An owner at the end of an item, perhaps with the day: "(JB, 3 May)", "(JB) – 3 May"."""
_IN_FRONT = re.compile(rf"\W*{_OWNER}(?: ?:| [–-]) +(?=\S)")
"""An owner before an item: "JB – notes for the next meeting"."""
_LONGEST_OWNER = 90


def owner_behind(context: Context, end: int) -> tuple[str, Name | None] | None:
    """Who is noted behind a sentence of minutes as the one to do what it tells: "… was late. Action: JB"."""
    if not context.is_minutes:
        return None
    found = _OWNER_BEHIND.match(context.view, end)
    if found is None:
        return None
    name = named(context, *found.span("who"))
    known = name is not None or all(_LETTERS.fullmatch(part) for part in re.split(r"[/,& ]+", found["who"]))
    return (found["who"], name) if known else None


def owner_of_item(context: Context, start: int, end: int) -> tuple[str, Name | None] | None:
    """Who is noted around an item of a list of actions: "Book the hall (JB)", "JB – keys to the hall"."""
    found = _IN_FRONT.match(context.view, start, end)
    if found and is_matter(context, *found.span("who")):
        found = None
    found = found or _IN_BRACKETS.search(context.view, max(start, end - _LONGEST_OWNER), end)
    if found is None:
        return None
    people = context.mentions_in(*found.span("who"), "person")
    if people:
        return found["who"], people[0].entity
    if all(_LETTERS.fullmatch(part) for part in re.split(r"[/,& ]+", found["who"])):
        return found["who"], named(context, *found.span("who"))
    return None


def is_matter(context: Context, start: int, end: int) -> bool:
    """Whether letters stand for a matter, and for nobody: "SEN: review the list"."""
    found = context.layers.facts.acronyms
    return any(a.long is not None and a.organisation is None for a in found if start <= a.start < end)


def named(context: Context, start: int, end: int) -> Name | None:
    """Who is named in a stretch, by name or by initials ("JB/IS")."""
    mentions = context.mentions_in(start, end)
    for found in re.finditer(r"\b[A-Z]{2,4}\b", context.view[start : mentions[0].start if mentions else end]):
        if found[0] in context.posts.initials:
            return context.posts.initials[found[0]]
    return mentions[0].entity if mentions else None
