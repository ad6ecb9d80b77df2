"""Who wrote a page, by a name that stands alone at its head or its end."""

from __future__ import annotations

import re
from itertools import takewhile

from pipeline.read.heading import ADDRESS_LINES, Heading
from pipeline.read.names import is_person, kind_of
from pipeline.read.page import is_prose

_NAME_WITHIN = 8
_SEVERAL = 3
"""So many names on lines of their own are no writer's: who signs a joint letter, who sits on a board."""
_SIGNATURE = 120
_CONTACT = re.compile(r"[\d@:]")
"""How to reach somebody, who need not have written the page."""
_DESK = re.compile(r"\b(?:reporter|correspondent|journalist|editor|Local Democracy Reporting Service)$", re.IGNORECASE)
_AUTHORS = re.compile(r"(?:report )?author(?:\(s\)|s)?:?$")
_GAP = re.compile(r" *(?:\||\t| {2,}) *")
_MOST_AUTHORS = 6
_SPEAKS = re.compile(r"\"|\bsa(?:id|ys)\b")
_SIGNED_WITHIN = 7
"""A newsletter is signed on one of its last lines but one or so, above its notices."""


def writer_at_top(heading: Heading) -> str | None:
    """Who writes a letter to many: the name at its very top, above the writer's post."""
    lines, first = heading.page.lines, heading.within.start
    top = [line.wording for line in lines[first : first + ADDRESS_LINES]]
    if len(top) < 2 or not heading.forms["post_line"].match(top[1]):
        return None
    return heading.person(top[0]) if any(heading.forms["greeting"].match(line) for line in top[2:]) else None


def name_line(heading: Heading) -> str | None:
    """Whose name stands alone, or with a post, among the first lines below the title: the writer's.

    A letter to one person has the name of who gets it there, and minutes the names of who came.
    """
    lines = heading.page.lines
    if writer := writer_at_top(heading):
        return writer
    near = heading.within[:_NAME_WITHIN]
    if heading.greeting() is not None or any(heading.are_minutes(lines[i].wording) for i in near):
        return None
    if any(heading.forms["sitting"].match(lines[i].wording) for i in near):
        return None  # those are who speaks
    if sum(heading.person(lines[i].wording) is not None for i in near) >= _SEVERAL:
        return None  # a list of people
    for i in near[1:]:
        wording = lines[i].wording
        if wording.endswith(".") and len(wording) <= _SIGNATURE and _is_name_below(heading, i):
            continue  # what a story is about, between its headline and its writer
        if wording.endswith((":", ".")) or lines[i].heading or heading.has_roll_word(wording):
            return None
        if _SPEAKS.search(wording) or _asks(heading, i):
            continue
        if i in heading.page.labelled or (heading.is_item(i) and not _is_dated_below(heading, i)):
            continue
        if (person := heading.person(wording)) and not _is_caption(heading, i, person):
            return person
    return next((name for i in heading.within[_NAME_WITHIN:] if (name := _name_above_desk(heading, i))), None)


def _name_above_desk(heading: Heading, i: int) -> str | None:
    """The name that stands alone below the pictures of a story, above the paper or the desk that its writer is of."""
    lines = heading.page.lines
    signed = heading.forms["signed_name"].match(lines[i].wording)
    below = lines[i + 1].wording if i + 1 < len(lines) else ""
    if not signed or not is_person(signed["value"], heading.rules):
        return None
    of_paper = kind_of(below.partition(",")[0], heading.rules) == "media"
    return signed["value"] if of_paper or _DESK.search(below) else None


def _is_name_below(heading: Heading, i: int) -> bool:
    """Whether the next line is a person's name and nothing else."""
    below = heading.page.lines[i + 1].wording if i + 1 < len(heading.page.lines) else ""
    signed = heading.forms["signed_name"].match(below)
    return signed is not None and is_person(signed["value"], heading.rules)


def _asks(heading: Heading, i: int) -> bool:
    """Whether a question to a minister stands below a line, which names who asks it."""
    return i + 1 < len(heading.page.lines) and heading.page.lines[i + 1].folded.startswith("to ask ")


def _is_dated_below(heading: Heading, i: int) -> bool:
    """Whether the next line is a day: of a list with the writer, the day and how long the page takes to read."""
    return i + 1 < len(heading.page.lines) and heading.is_day(heading.page.lines[i + 1].wording)


def _is_caption(heading: Heading, i: int, person: str) -> bool:
    """Whether a name stands for a picture: the line below it says who that is, "Schools minister Ana Reyne"."""
    below = heading.page.lines[i + 1].wording if i + 1 < len(heading.page.lines) else ""
    return below.endswith(f" {person}")


def named_below(heading: Heading) -> str | None:
    """The name that stands alone below a day at the very end: "About this article", the day, the writer."""
    lines = heading.page.lines
    for i in range(max(heading.within.start + 1, len(lines) - _SIGNED_WITHIN), len(lines)):
        signed = heading.forms["signed_name"].match(lines[i].wording)
        if signed and heading.is_day(lines[i - 1].wording) and is_person(signed["value"], heading.rules):
            return signed["value"]
    return _named_with_post(heading)


def _named_with_post(heading: Heading) -> str | None:
    """The name on the text's last line, with a post behind it, or above its post: "Ana Reyne, Senior Researcher".

    The last of several is one of a list, and minutes end with who does what. Who signs speaks: the page says "we".
    """
    last = heading.page.zones.tail - 1
    if last <= heading.within.start + 1 or heading.names_those_present():
        return None
    above, wording = (heading.page.lines[i].wording for i in (last - 1, last))
    signed = heading.forms["signed_name"].match(above)
    if signed and heading.page.says_we and heading.forms["post_line"].match(wording):
        alone = is_prose(heading.page.lines[last - 2]) and is_person(signed["value"], heading.rules)
        return signed["value"] if alone else None
    name, _, post = wording.partition(", ")
    plain = len(wording) <= _SIGNATURE and wording[-1] != "." and not _CONTACT.search(wording)
    if not plain or not heading.forms["post_line"].match(post) or heading.person(above):
        return None
    return heading.person(wording) if is_person(name, heading.rules) else None


def named_in_table(heading: Heading) -> str | None:
    """The names in the table of a paper's authors: "Author(s)", then "Name" and "Designation", then theirs."""
    lines = heading.page.lines
    for i in range(heading.within.start, len(lines) - 2):
        if _AUTHORS.match(lines[i].folded) and lines[i + 1].folded.startswith("name"):
            cells = (_GAP.split(line.wording)[0] for line in lines[i + 2 : i + 2 + _MOST_AUTHORS])
            signed = map(heading.forms["signed_name"].match, cells)
            return " and ".join(name["value"] for name in takewhile(bool, signed) if name) or None
    return None


def is_signed_jointly(heading: Heading) -> bool:
    """Whether a page ends with a list of those who sign it, each with a post."""
    run = 0
    for line in heading.page.lines[heading.within.start : heading.page.zones.tail]:
        signs = len(line.wording) <= _SIGNATURE and "," in line.wording and heading.person(line.wording)
        run = run + 1 if signs else 0
        if run == _SEVERAL:
            return True
    return False


def signed_at_end(heading: Heading) -> str | None:
    """The whole name of who signs at the end: a name above a post, or a first name alone that one person has."""
    lines, tail, forms = heading.page.lines, heading.page.zones.tail, heading.forms
    letter = any(forms["greeting"].match(lines[i].wording) for i in heading.within)
    for i in range(tail - 1, max(tail - _SIGNED_WITHIN, heading.within.start), -1):
        whole = forms["signed_name"].match(lines[i].wording)
        post = i + 1 < tail and forms["post_line"].match(lines[i + 1].wording)
        signed = letter or lines[i].wording.endswith(",")  # no list of those present
        if whole and post and signed and is_person(whole["value"], heading.rules):
            return whole["value"]
        found = forms["first_name_line"].match(lines[i].wording)
        if found and is_person(found["value"], heading.rules):
            alone = lines[i - 1].wording.endswith(",") and post  # "I'll write soon,", "Ana", "Campaigns Manager"
            return whole_name(found["value"], heading.page.text) or (found["value"] if alone else None)
    return None


def whole_name(first: str, text: str) -> str | None:
    """The one whole name in a text that begins with a first name; None where there is none or several."""
    names = set(re.findall(rf"\b{re.escape(first)} [A-Z][\w'’-]+", text))
    return names.pop() if len(names) == 1 else None
