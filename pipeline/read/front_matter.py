"""Slips in the keys at the very top of a page (its front matter), which would else go unseen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.read.stated_dates import written_day

_BLOCK = re.compile(r"---[^\S\n]*\n(?P<keys>(?:(?!---).*\n){1,40}?)---[^\S\n]*$", re.MULTILINE)
_KEY = re.compile(
    r"(?:(?P<title>title)|(?P<author>authors?)|(?P<publisher>publisher|organi[sz]ation|site(?:_name)?|source)"
    r"|(?P<published>date|published|pub_?date|publi(?:shed|cation)_?(?:on|at|date))): *",
    re.IGNORECASE,
)
_OPEN = re.compile(r"\[[^\]]*|\{[^}]*|\"[^\"]*|'[^']*")
"""A list or a quotation that does not end."""
_SWITCH = frozenset({"true", "false"})
"""With some tools "published" says whether a page is out, not when."""
_SHOWN = 60


def slips(text: str) -> Iterator[tuple[str, str]]:
    """(field, what is wrong) of the keys at the top of a page by which it says who published what when."""
    block = _BLOCK.match(text)
    for number, line in enumerate(block["keys"].splitlines() if block else (), 2):
        if (key := _KEY.match(line)) and key.lastgroup and (value := line[key.end() :].strip()):
            where = f"front matter, line {number}: {value[:_SHOWN]!r}"
            if _OPEN.fullmatch(value):
                yield key.lastgroup, f"{where} is not closed on its line"
            elif key.lastgroup == "published" and value not in _SWITCH and written_day(value.strip("'\"")) is None:
                yield key.lastgroup, f"{where} is no date (write 2024-03-21)"
