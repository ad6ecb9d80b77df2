"""A page's title: what stands at its head and is neither letterhead, label, date nor by-line.

Where nothing else is left, the best of these is.
"""

from __future__ import annotations

import re

from pipeline.read.heading import LEAD_IN_WORDS, Heading, Likely
from pipeline.read.names import is_letterhead
from pipeline.read.page import is_prose
from pipeline.read.sittings import above_sitting, spoken_of
from pipeline.read.weighing import is_step_of_trail, weightiest
from pipeline.read.writers import writer_at_top
from pipeline.read.zones import is_on_top

_LONGEST_TITLE = 200
_HEADED_WITHIN = 40
_MEETING_WITHIN = 5
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
_CONTENTS = re.compile(r"(?:in|inside) this (?:issue|edition|newsletter|bulletin|month)\W*|contents\W*")
"""Above the list of what a newsletter holds, none of which is its title."""
_MEETS = re.compile(r"\b(?:committee|board|panel|forum|group|partnership)$|^committee (?:for|on) ")


def title_of(heading: Heading) -> str | None:
    """The page's title as it stands there, without the name of the site after it."""
    lines, forms = heading.page.lines, heading.forms
    top = next((i for i in heading.within if lines[i].heading == 1), None)
    if top is not None and not heading.is_sort_of_page(lines[top].wording):
        return _trimmed(heading, heading.written(top))
    if (item := spoken_of(heading)) is not None:
        return _NUMBER.sub("", heading.written(item))
    greeting = heading.greeting()
    if greeting is not None and (subject := _subject(heading, greeting)):
        return subject
    letter = greeting is not None or writer_at_top(heading) is not None
    candidates = _candidates(heading, letter=letter)
    if Likely.TITLE not in candidates.values() and (subject := _subject_to_many(heading)):
        return subject
    if not candidates:
        return None
    chosen = weightiest(heading, candidates, letter=letter)
    whole = candidates[chosen] == Likely.TITLE
    title = _trimmed(heading, _joined(heading, chosen)).rstrip(" ,;") if whole else heading.written(chosen)
    if not whole and (candidates[chosen] != Likely.DATED or not heading.are_minutes(title)):
        return _trimmed(heading, title)
    if forms["only_minutes"].match(title) and (meeting := _meeting_below(heading, chosen)) is not None:
        return heading.written(meeting)
    if forms["only_minutes"].match(title) and _MEETS.search(lines[chosen + 1].folded):
        return f"{heading.written(chosen + 1)}: {title}"
    if heading.are_minutes(title) and (body := _letterhead_line(heading, chosen)) is not None:
        alone = forms["only_minutes"].match(title)
        if lines[body].folded.removeprefix("the ") in title.lower() or is_letterhead(title, heading.rules):
            return title  # it says whose they are
        return f"{heading.written(body)}: {alone['value'] if alone else title}"
    return title


def _candidates(heading: Heading, *, letter: bool) -> dict[int, Likely]:
    """The indices of the lines above the text that can be the title, and what each of them most likely is.

    In a letter nothing but a title will do, and posts are part of the address.
    """
    found: dict[int, Likely] = {}
    forms, lines, start = heading.forms, heading.page.lines, heading.within.start
    begun = False
    for i in heading.within:
        line = lines[i]
        if forms["greeting"].match(line.wording) or (
            found and (heading.calls_roll(line.wording) or _CONTENTS.fullmatch(line.folded))
        ):
            break
        if _is_told_as_title(heading, i, found):
            return {i: Likely.TITLE}
        if is_on_top(line, heading.rules.zones):
            continue  # "The content of this statement is as received from the minister."
        if _is_pulled(heading, i):
            continue
        if (is_prose(line) or forms["statement"].match(line.wording)) and is_step_of_trail(heading, i):
            found[i] = Likely.TITLE  # a whole sentence, full stop and all, by which the trail calls the page
            continue
        if is_prose(line) or _begins_text(heading, i):
            # a headline may be a whole sentence, but hardly ever has its full stop
            if i == start and len(line.wording) <= _LONGEST_TITLE and not line.wording.endswith("."):
                found[i] = Likely.OTHER
            if not found and not begun:
                begun = True  # what the site says of itself, above a headline that is stamped, or else the text
                continue
            if list(found.items()) == [(i - 1, Likely.LETTERHEAD)] and not _MEETS.search(lines[i - 1].folded):
                return {}  # whose page it is, and then the text
            break
        issue = i == start and heading.is_journal_issue(i)
        if issue or heading.is_day(line.wording) or forms["when_line"].match(line.wording):
            continue
        likely = heading.likely(i)
        if begun and not (likely == Likely.TITLE and i + 1 < len(lines) and heading.is_stamp(i + 1)):
            continue
        if likely == Likely.DATED and found.get(i - 1) == Likely.TITLE and not forms["series"].match(line.wording):
            continue  # the stamp below a headline: "Oakline News | 3 May 2024"
        if (line.wording[0].islower() and i > start) or (letter and forms["post_line"].match(line.wording)):
            likely = Likely.OTHER  # the rest of a line, not the beginning of a title
        if likely == Likely.TITLE or (not letter and (likely > Likely.OTHER or heading.can_head(i))):
            found[i] = likely
        short = line.wording.endswith(":") and line.wording.count(" ") < LEAD_IN_WORDS
        if short and i + 1 not in heading.page.labelled:
            break
    if (sitting := above_sitting(heading)) is not None:
        likely = Likely.TITLE if _NUMBER.match(lines[sitting].wording) else heading.likely(sitting)
        found |= {sitting: likely} if likely >= Likely.TOPIC else {}  # a notice of the site can stand above it
    return found


def _is_told_as_title(heading: Heading, i: int, above: dict[int, Likely]) -> bool:
    """Whether what stands around a line says that it is the title: of an issue, and of minutes with nothing above."""
    line = heading.page.lines[i]
    if len(line.wording) > _LONGEST_TITLE:
        return False
    if i > heading.within.start and _ISSUE.match(heading.page.lines[i - 1].folded):
        return True
    best = max(above.values(), default=Likely.OTHER)
    if heading.are_minutes(line.wording) and " held " in line.wording:
        return best != Likely.TITLE
    return best == Likely.LETTERHEAD and heading.forms["only_minutes"].match(line.wording) is not None


def _is_pulled(heading: Heading, i: int) -> bool:
    """Whether a line is a quotation set above the headline, which is the line with the day or the writer below it."""
    line, below = heading.page.lines[i].wording, heading.page.lines[i + 1 : i + 2]
    if not (line.startswith('"') and line.endswith('"')) or not below or is_prose(below[0]):
        return False
    stamped = i + 2 < len(heading.page.lines) and heading.is_stamp(i + 2)
    return stamped and not heading.is_stamp(i + 1) and heading.likely(i + 1) == Likely.TITLE


def _begins_text(heading: Heading, i: int) -> bool:
    """Whether a line is the first of a paragraph, whose lines are broken at the margin: "Below are the things our"."""
    below = heading.page.lines[i + 1 : i + 2]
    return heading.goes_on(i) and bool(below) and is_prose(below[0]) and below[0].wording[0].islower()


def _meeting_below(heading: Heading, i: int) -> int | None:
    """The index of the line below "Agenda and minutes" that says whose meeting it was and when."""
    lines = heading.page.lines
    below = range(i + 1, min(i + 1 + _MEETING_WITHIN, heading.within.stop))
    return next((j for j in below if heading.names_meeting(lines[j])), None)


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


def _subject_to_many(heading: Heading) -> str | None:
    """What stands alone below the salutation of a letter to many that nothing else heads, and above its text."""
    lines, matches = heading.page.lines, heading.forms["greeting"].match
    greeting = next((i for i in heading.within if matches(lines[i].wording)), None)
    if greeting is None or greeting + 2 >= len(lines) or not is_prose(lines[greeting + 2]):
        return None
    subject = lines[greeting + 1].wording
    return None if subject[-1] in ".!,:" or subject.isdigit() else _subject(heading, greeting)


def _letterhead_line(heading: Heading, below: int) -> int | None:
    """The line above another one that names who meets: what is called so, or else whose page it is."""
    wordings = {i: heading.page.lines[i].wording for i in heading.within if i < below}
    named = [i for i, wording in wordings.items() if is_letterhead(wording, heading.rules)]
    meets = [i for i in named if _MEETS.search(wordings[i].lower())]
    return meets[-1] if meets else next(iter(named), None)
