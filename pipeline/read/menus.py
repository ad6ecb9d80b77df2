"""Who publishes, by the menu above a page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.read.lines import Line
from pipeline.read.names import known_body, spelt
from pipeline.read.page import Page
from pipeline.rules import Rules

ENTRY = re.compile(r" ?[|•·] ?| / | {3,}")
"""What stands between the entries of a line."""
_CRUMB = re.compile(r" *[>»›] *")


def names_in_menu(line: Line, page: Page, rules: Rules, *, may_name: bool) -> Iterator[str]:
    """Names in a line of the menu: known ones, the most special first; else what stands where a masthead does.

    `may_name` is whether the line stands where the name of the site can: other entries alone on their lines are topics.
    """
    crumbs = [c for c in _CRUMB.split(line.wording) if c]
    entries = [e for e in ENTRY.split(line.wording) if e]
    parts = crumbs[::-1] if len(crumbs) > 1 else entries
    known = [name for part in parts if (name := known_body(part, rules))]
    yield from known
    masthead = rules.metadata.forms["masthead"].match(entries[0]) if entries else None
    if known or len(crumbs) > 1 or masthead is None or not may_name:
        return
    head = masthead["value"]
    if len(entries) > 1 and " " not in head and line is not page.lines[0] and not page.speaks_of(head):
        return  # "Practice | Learning | News"
    if head.lower() in rules.zones.menu_entries or line.wording.endswith((".", "!", "?")):
        return
    furniture = rules.zones.patterns
    if not furniture["line"].matches(head.lower()) and not furniture["top"].matches(head.lower()):
        yield spelt(head, page.text, rules)
