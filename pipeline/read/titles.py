"""A page's title: what stands at its head and is neither letterhead, label, date nor by-line.

Where nothing else is left, the best of these is.
"""

from __future__ import annotations

import re

from pipeline.read.heading import LEAD_IN_WORDS, Heading, Likely
from pipeline.read.names import is_letterhead
from pipeline.read.page import is_prose
from pipeline.read.trails import below_sort, below_steps
from pipeline.read.writers import writer_at_top
from pipeline.read.zones import is_on_top

_LONGEST_TITLE = 200
_HEADED_WITHIN = 40
SITE_SUFFIX = re.compile(r" *[|»] [^|»]{1,60}$| [-–—] (?P<site>[^-–—]{2,50})$")
"""What a title shares its line with: the name of the site, or of the body."""
_ISSUE = re.compile(r"issue - \w+$|agenda item$|(?:decision|issue) details$")
"""Above what a council's meeting dealt with, whose name may be long and end in a full stop."""
_LINKED = re.compile(r"(?:\d{1,3}\.? )?(?P<title>.{5,300}?) (?:pdf icon )?PDF \d{1,4} [KM]B$")
"""An item of a council's agenda with its number and the size of its report."""
_NUMBER = re.compile(r"\d{1,2}\. (?=[A-Z])")
"""Of an item, in the record of a sitting."""
_HANGS = re.compile(r" (?:of|for|on|and|the|in|to|with)$", re.IGNORECASE)
"""How a line ends that the next one goes on: "Minutes of the meeting of the"."""
_MEETS = re.compile(r"\b(?:committee|board|panel|forum|group|partnership)$")


def title_of(heading: Heading) -> str | None:
    """The page's title as it stands there, without the name of the site after it."""
    lines, forms = heading.page.lines, heading.forms
    top = next((i for i in heading.within if lines[i].heading == 1), None)
    if top is not None and not heading.is_sort_of_page(lines[top].wording):
        return _trimmed(heading, heading.written(top))
    if (item := heading.spoken_of()) is not None:
        return _NUMBER.sub("", heading.written(item))
    greeting = heading.greeting()
    if greeting is not None and (subject := _subject(heading, greeting)):
        return subject
    letter = greeting is not None or writer_at_top(heading) is not None
    headline = None if letter else heading.headline_below_name or below_steps(heading) or below_sort(heading)
    chosen, reserve = (headline, None) if headline is not None else _choice(heading, letter=letter)
    if chosen is None and letter:
        return None
    if chosen is None and reserve is None:
        reserve = _above_sitting(heading)
    if chosen is None:
        return _trimmed(heading, heading.written(reserve)) if reserve is not None else None
    title = _trimmed(heading, _joined(heading, chosen))
    below = lines[chosen + 1 : chosen + 2]
    if below and forms["only_minutes"].match(title) and heading.names_meeting(below[0]):
        return heading.written(chosen + 1)
    if heading.are_minutes(title) and (body := _letterhead_line(heading, chosen)) is not None:
        alone = forms["only_minutes"].match(title)
        return f"{heading.written(body)}: {alone['value'] if alone else title}"
    return title


def _choice(heading: Heading, *, letter: bool) -> tuple[int | None, int | None]:
    """The index of the line that can only be the title, and of the best of those that can be something else.

    In a letter, posts are part of the address.
    """
    reserve: tuple[Likely, int] | None = None
    forms, lines, labelled = heading.forms, heading.page.lines, heading.page.labelled
    for i in heading.within:
        line = lines[i]
        if forms["greeting"].match(line.wording) or (reserve is not None and heading.calls_roll(line.wording)):
            break
        if i > heading.within.start and _ISSUE.match(lines[i - 1].folded) and len(line.wording) <= _LONGEST_TITLE:
            return i, None
        if heading.are_minutes(line.wording) and len(line.wording) <= _LONGEST_TITLE and " held " in line.wording:
            return i, None
        if is_on_top(line, heading.rules.zones):
            continue  # "The content of this statement is as received from the minister."
        if is_prose(line):
            # a headline may be a whole sentence, but hardly ever has its full stop
            headline = len(line.wording) <= _LONGEST_TITLE and not line.wording.endswith(".")
            if reserve is None and headline and i == heading.within.start:
                reserve = (Likely.OTHER, i)
            if reserve == (Likely.LETTERHEAD, i - 1) and not _MEETS.search(lines[i - 1].folded):
                return None, None  # whose page it is, and then the text
            break
        if reserve is not None and reserve[0] == Likely.LETTERHEAD and forms["only_minutes"].match(line.wording):
            return i, None
        issue = i == heading.within.start and heading.is_journal_issue(i)
        if issue or heading.is_day(line.wording) or forms["when_line"].match(line.wording):
            continue
        likely = heading.likely(i)
        if line.wording[0].islower() and i > heading.within.start:
            likely = Likely.OTHER  # the rest of a line, not the beginning of a title
        if likely == Likely.TITLE and not (letter and forms["post_line"].match(line.wording)):
            return i, None
        if (reserve is None or likely > reserve[0]) and (likely > Likely.OTHER or heading.can_head(i)):
            reserve = (likely, i)
        if line.wording.endswith(":") and line.wording.count(" ") < LEAD_IN_WORDS and i + 1 not in labelled:
            break
    return None, reserve[1] if reserve else None


def _above_sitting(heading: Heading) -> int | None:
    """The line above the one that tells in which sitting of a parliament it was, below a notice of the site."""
    lines = heading.page.lines
    sitting = next((i for i in heading.within if heading.forms["sitting"].match(lines[i].wording)), 0)
    above = sitting - 1
    return above if above > heading.within.start and heading.likely(above) >= Likely.TOPIC else None


def _joined(heading: Heading, i: int) -> str:
    """A title with the rest of it on the next lines: after a colon, or where one begins in lower case."""
    title = heading.written(i)
    while len(title) <= _LONGEST_TITLE and _title_goes_on(heading, i):
        i += 1
        title += f" {heading.written(i)}"
    return title


def _title_goes_on(heading: Heading, i: int) -> bool:
    lines = heading.page.lines
    if not heading.goes_on(i) or is_prose(lines[i + 1]):
        return False
    likely = heading.likely(i + 1)
    if _HANGS.search(lines[i].wording) and likely in (Likely.TITLE, Likely.LETTERHEAD):
        return True
    return likely == Likely.TITLE and (lines[i].wording[-1] in ":,–" or lines[i + 1].wording[0].islower())


def _trimmed(heading: Heading, title: str) -> str:
    """A title without the site's name behind a bar, or behind a dash when it is one."""
    if linked := _LINKED.match(title):
        return linked["title"]
    if dated := heading.forms["dated_entry"].search(title):
        return title[: dated.start()]
    found = SITE_SUFFIX.search(title)
    if found is None:
        return title
    site = found["site"]
    if heading.forms["only_minutes"].match(title[: found.start()]):
        return title  # whose minutes they are
    own = title[: found.start()]
    if site is None or is_letterhead(site, heading.rules):
        return own
    # what a browser's tab says, above the heading
    again = any(line.wording == own for line in heading.page.lines[:_HEADED_WITHIN])
    return own if again and not is_letterhead(own, heading.rules) else title


def _subject(heading: Heading, greeting: int) -> str | None:
    """What stands alone between a letter's salutation and its text."""
    below = heading.page.lines[greeting + 1 : greeting + 2]
    return heading.written(greeting + 1) if below and not is_prose(below[0]) else None


def _letterhead_line(heading: Heading, below: int) -> int | None:
    """The line above another one that names who meets: what is called so, or else whose page it is."""
    wordings = {i: heading.page.lines[i].wording for i in heading.within if i < below}
    named = [i for i, wording in wordings.items() if is_letterhead(wording, heading.rules)]
    meets = [i for i in named if _MEETS.search(wordings[i].lower())]
    return meets[-1] if meets else next(iter(named), None)
