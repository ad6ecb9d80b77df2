"""The head of a page: its first lines, and what each of them most likely is.

A page is headed by more than its title: by the name of the body or the site, by what sort of page it is, by numbers and
dates, by who wrote it. `titles`, `letterhead` and `writers` tell which line is which.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cached_property
from itertools import takewhile

from pipeline.read.broken_names import MOST_LINES, name_over_lines
from pipeline.read.lines import Line
from pipeline.read.names import council_of, is_body, is_built, is_letterhead, is_person
from pipeline.read.page import Page, is_prose
from pipeline.read.zones import is_on_top
from pipeline.rules import Rules

_HEAD_LINES = 14
_LONGEST_LINE = 1000
"""The head of a page is over at a line longer than this, which can be a whole book."""
ADDRESS_LINES = 20
"""A letter's salutation stands below so many lines of addresses at most."""
LEAD_IN_WORDS = 5
_TITLE_WORDS = 3
_MOST_CRUMBS = 5
_POST_BEHIND = re.compile(r", | [-–|·] ")
_NUMBERED = re.compile(r"^(?:e-?)?(?:bulletin|newsletter|briefing|update)\b.*\d", re.IGNORECASE)
"""An edition that is called by its number, where nothing else is its title."""
_RECORD_OF = re.compile(r"(?:\w+ )?(?:minutes?|notes?) of ", re.IGNORECASE)
POST_CODE = re.compile(r"\b[A-Z]{1,2}\d[\dA-Z]? ?\d[A-Z]{2}\b")
"""In an address."""
_NO_WORDS = re.compile(r"(?:[\W\d_]+|\d{1,2}[.:]\d\d ?[ap]\.?m\.?|.{1,200}\.{3,} ?\d{1,3})$")
"""A line of signs, a time of day, or an entry of a table of contents."""
_ITEM = re.compile(r"\s*(?:[-–•▪◦]|\*(?!\*)|\(?[a-z\d]{1,2}\)|\d{1,2}\.)\s")
_MADE = ("Posted ", "Published ", "Posted:", "Published:")
_BY = ("by ", "words by", "words:", "written by")
_SENTENCE_CASE = re.compile(r" (?!with\b|from\b|into\b|over\b)[a-z]{4,}.* .* ")
_SMALL_WORDS = re.compile(r"^(?=(?:\S+ ){4}).* [a-z]{4,}")
"""How headlines differ from names."""
_BARE_NAME = re.compile(r"[A-Z][\w'’]+(?: [A-Z][\w'’]+){1,2}$")
_BRAND = re.compile(r"(?!Mc|Mac)[A-Z]+[a-z]+[A-Z]\w*$|[A-Z]{2,}[a-z]{3,}$")
"""How sites are called in one word with capitals inside, as no headline is: "TheyRowForYou"."""
_BELOW_NAME = ("logo", "organisations: ")
"""What stands below the name of a site or of a government's blog."""
_HEADED_WITHIN = 5
_CONTACT = re.compile(r"\b(?:tel|telephone|phone|fax|e-?mail|web|website|www)\b", re.IGNORECASE)
_LONGEST_CONTACT = 160
_ENTRY = re.compile(r" ?[|•] ?| {3,}")
_ROLL = re.compile(r"\b(?:apologies|attend(?:ance|ees)|present|witnesses)\b", re.IGNORECASE)
"""Words of a line below which those present are named, not who writes."""
_ROLL_LINE = re.compile(
    r"(?:(?:members|also) )?(?:present|in attendance|attendees|apologies)\b[^:]{0,20}:", re.IGNORECASE
)
_SORT_OF_PAGE = "sort of page"
_TOPIC = "topic"
"""The `source` of label rules that tell a page's sort and its topic."""


class Likely(IntEnum):
    """What a line of the head most likely is, from the least to the most like a title."""

    OTHER = 0
    """A label, a name, a menu entry."""
    LETTERHEAD = 1
    TOPIC = 2
    """What the page is about, as above others of that kind: a debate has no other title."""
    SLOGAN = 3
    """What a body calls out below its name: "Together we can!"."""
    DATED = 4
    """A date with a word or two."""
    TITLE = 5


class Heading:
    """The first lines of a page's briefing; `within` are their indices, `forms` the patterns of lines."""

    def __init__(self, page: Page, rules: Rules) -> None:
        self.page, self.rules, self.forms = page, rules, rules.metadata.forms
        labels = [(rule.source, pattern) for rule, pattern in rules.metadata.late if rule.field == "label"]
        self._labels = [pattern for _, pattern in labels]
        self._sorts = [pattern for source, pattern in labels if source == _SORT_OF_PAGE]
        self._topics = [pattern for source, pattern in labels if source == _TOPIC]
        first = self._below_crumbs(page.zones.first)
        head = range(first, min(first + _HEAD_LINES, page.zones.tail))
        self.within = range(first, next((i for i in head if len(page.lines[i].wording) > _LONGEST_LINE), head.stop))

    def _below_crumbs(self, first: int) -> int:
        """The first line below a breadcrumb trail that has a line for each step.

        Such a trail begins with "Home" and ends above the label that says what sort of page it is.
        """
        lines = self.page.lines
        if not first or lines[first - 1].folded != "home":
            return first
        for i in range(first, min(first + _MOST_CRUMBS, len(lines))):
            if any(pattern.search(lines[i].wording) for pattern in (*self._sorts, *self._topics)):
                return i
        return first

    def is_sort_of_page(self, wording: str) -> bool:
        """Whether a line says no more than what sort of page it is: "Briefing paper"."""
        return any(pattern.search(wording) for pattern in self._sorts)

    def is_label(self, wording: str) -> bool:
        """Whether a line stands around titles and is none."""
        return any(pattern.search(wording) for pattern in self._labels)

    def likely(self, i: int) -> Likely:
        """What a line of the head most likely is."""
        line = self.page.lines[i]
        wording = line.wording
        if self.is_item(i) or wording[0] in "[©" or _NO_WORDS.match(wording) or POST_CODE.search(wording):
            return Likely.OTHER
        if i == self.within.start and i + 1 < len(self.page.lines) and self.page.lines[i + 1].wording == wording:
            return Likely.TITLE  # the last step of the trail, and the heading
        if self.is_sort_of_page(wording) and _NUMBERED.search(wording):
            return Likely.TOPIC
        if any(pattern.search(wording) for pattern in self._topics):
            below = self.page.lines[i + 1].wording if i + 1 < len(self.page.lines) else ""
            return Likely.TITLE if self.forms["sitting"].match(below) else Likely.TOPIC  # no debate is called more
        if (
            i in self.page.labelled
            or self.calls_roll(wording)
            or is_on_top(line, self.rules.zones)
            or self.is_label(wording)
        ):
            return Likely.OTHER
        if self._are_all_labels(wording):
            return Likely.OTHER
        signed = self.forms["name_and_day"].match(wording)
        if signed and is_person(signed["value"], self.rules):
            return Likely.OTHER
        if dated := self.forms["dated_line"].match(wording):
            rest = dated["rest"] or ""
            if self.is_sort_of_page(rest):
                return Likely.DATED  # "Policy briefing | July 2025"
            if "  " in wording or not (self.forms["series"].match(rest) or rest.count(" ") >= _TITLE_WORDS):
                return Likely.DATED if len(rest) > 3 else Likely.OTHER
            return Likely.TITLE
        if self.forms["season_line"].match(wording):
            return Likely.DATED
        if wording.endswith(" said:"):
            return Likely.OTHER
        if wording.endswith(":") and wording.count(" ") < LEAD_IN_WORDS and not self.goes_on(i):
            return Likely.OTHER
        # pages in two languages have a heading in each
        if self.forms["other_language"].match(wording):
            return Likely.OTHER
        named = is_letterhead(wording, self.rules) or self.is_broken_name(i) or self.is_broken_name(i - 1)
        named = named or (i == self.within.start and council_of(wording, self.rules) is not None)
        named = named and not _RECORD_OF.match(wording)  # "Minute of Meeting of the Harbour Committee"
        if named or self.above_motto(i) or self.is_site_name(i) or self._is_masthead_again(i):
            return Likely.LETTERHEAD
        above = self.page.lines[i - 1].wording if i > self.within.start else ""
        if wording.endswith(("!", "...")) and is_letterhead(above, self.rules):
            return Likely.SLOGAN
        no_title = self.person(wording) or (line.heading == 0 and self.forms["statement"].match(wording))
        return Likely.OTHER if no_title else Likely.TITLE

    def above_motto(self, i: int) -> str | None:
        """The name on the very first line before what its body is: "Oakline – the advice line for rowers"."""
        found = self.forms["name_and_motto"].match(self.page.lines[i].wording) if i == self.within.start else None
        again = found is not None and self.page.text.count(found["value"]) > 1
        return found["value"] if found is not None and again else None

    def _are_all_labels(self, wording: str) -> bool:
        """Whether a line holds several entries, none of which can be a title: "Schools Forum      Agenda item 7"."""
        parts = [part for part in _ENTRY.split(wording) if part]
        return len(parts) > 1 and all(self.is_label(part) or is_letterhead(part, self.rules) for part in parts)

    def _is_masthead_again(self, i: int) -> bool:
        """Whether the first line says what stands above the menu or once more below labels: the name of the site."""
        lines = self.page.lines
        first = self.within.start
        if i == first > 1 and lines[i].folded == lines[0].folded and lines[i].wording.isupper():
            return True
        name = lines[i].folded.removeprefix("the ")
        apart = (j for j in self.within[:_HEADED_WITHIN] if first in (i, j) and abs(i - j) > 1)
        again = any(lines[j].folded.removeprefix("the ") == name for j in apart)
        return again and self.forms["only_body"].match(lines[i].wording.removeprefix("The ")) is not None

    def broken_name(self, i: int) -> str | None:
        """The known body whose name begins on a line and ends on one below it."""
        if i < self.within.start or not self.goes_on(i):
            return None
        below = range(i, min(i + MOST_LINES - 1, len(self.page.lines)))
        run = [i, *(j + 1 for j in takewhile(self.goes_on, below))]
        return name_over_lines([self.page.lines[j].wording for j in run], self.rules)

    def is_broken_name(self, i: int) -> bool:
        """Whether the name of a body begins on a line and ends on the next."""
        return self.broken_name(i) is not None

    def can_head(self, i: int) -> bool:
        """Whether a line that is unlike a title can still be one, where the head has none: no name, label or time."""
        wording = self.page.lines[i].wording
        labels = i in self.page.labelled or (self.is_label(wording) and not self.is_sort_of_page(wording))
        told = self.page.lines[i].heading == 0 and self.forms["statement"].match(wording)
        named = self.person(wording) and (_POST_BEHIND.search(wording) or wording.count(" ") < _TITLE_WORDS)
        return not (labels or told or named or wording.endswith(":") or _NO_WORDS.match(wording))

    def is_day(self, wording: str) -> bool:
        """Whether a line is a date and nothing else, which no page is called."""
        dated = self.forms["dated_line"].match(wording)
        return dated is not None and not dated["rest"]

    def is_stamp(self, i: int) -> bool:
        """Whether a line tells when a page was made or by whom: what stands below headlines."""
        wording = self.page.lines[i].wording
        told = i in self.page.labelled or self.is_day(wording) or self.forms["when_line"].match(wording) is not None
        signed = self.forms["day_and_name"].match(wording) or self.forms["name_and_day"].match(wording)
        made = wording.startswith(_MADE) and any(c.isdigit() for c in wording)
        by_line = wording.lower().startswith(_BY) or self.person(wording) is not None
        return bool(told or signed or made or by_line)

    def written(self, i: int) -> str:
        """A line as the text has it."""
        return self.page.as_written(self.page.lines[i].wording)

    def are_minutes(self, title: str) -> bool:
        """Whether a title is no more than "Minutes" or "Minutes of the meeting on …", and whose stands above it."""
        return bool(self.forms["minutes"].match(title) or self.forms["only_minutes"].match(title))

    def names_meeting(self, line: Line) -> bool:
        """Whether a line says whose meeting it was and when: "Schools Forum - Thursday, 10 March 2022 4.30 pm"."""
        dated = self.forms["dated_line"].match(line.wording)
        return dated is not None and dated["rest"] is not None and not self.is_label(line.wording)

    def has_foreword(self) -> bool:
        """Whether somebody introduces the page, who did not write it."""
        return any(self.page.lines[i].folded.endswith("foreword") for i in self.within)

    def goes_on(self, i: int) -> bool:
        """Whether a line continues on the next one without a blank line between."""
        lines = self.page.lines
        return i + 1 < len(lines) and self.page.text[lines[i].end : lines[i + 1].start].count("\n") == 1

    def heads_list(self, i: int) -> bool:
        """Whether a list stands right below a line: what heads it is a part of the text."""
        return i + 1 < len(self.page.lines) and self.is_item(i + 1)

    def is_item(self, i: int) -> bool:
        """Whether a line is an item of a list."""
        line = self.page.lines[i]
        return _ITEM.match(self.page.text, line.start, line.end) is not None

    def has_roll_word(self, wording: str) -> bool:
        """Whether a line has a word for those who came to a meeting."""
        return _ROLL.search(wording) is not None

    def calls_roll(self, wording: str) -> bool:
        """Whether those who came to a meeting are named below a line."""
        return self.has_roll_word(wording) and wording.count(" ") < LEAD_IN_WORDS

    def names_those_present(self) -> bool:
        """Whether the names at the head are of those who came: minutes have a roll or say what they are."""
        return any(
            self.are_minutes(wording) or self.calls_roll(wording) or _ROLL_LINE.match(wording)
            for wording in (self.page.lines[i].wording for i in self.within)
        )

    def is_site_name(self, i: int) -> bool:
        """Whether the first line names who publishes, though no word of it says so.

        It recurs, and between it and the day or the writer the title has a line of its own.
        """
        name, below = self.page.lines[i].wording.removeprefix("The "), self.page.lines[i + 1 : i + 3]
        if i == self.within.start and below and below[0].folded.startswith(_BELOW_NAME):
            return True
        if i != self.within.start or len(below) < 2 or is_prose(below[0]) or not self.forms["only_body"].match(name):
            return False
        if self.forms["edition_line"].match(below[0].wording):
            return " " in name and not self.forms["series"].match(name) and not self.person(name)
        if _BRAND.match(name):
            return i == 0 or self.page.text.count(name) > 1
        if " " not in name or self.person(name) or self.is_label(name):
            return False
        headline = self.headline_below_name
        if headline is not None and (headline > i + 1 or self.page.speaks_of(name)):
            return True
        if self.is_sort_of_page(below[0].wording) and below[1].wording.count(" ") > _TITLE_WORDS:
            return not is_prose(below[1])  # "Otters Today", "News", and then the headline
        dated = self.forms["dated_line"].match(below[1].wording) or below[1].folded.startswith("by ")
        return (bool(dated) and self.page.text.count(name) > 1) or self.page.speaks_of(name)

    @cached_property
    def headline_below_name(self) -> int | None:
        """The index of the stamped headline below the name of a site or column, and what it says of itself.

        A name has a capital for each word, a headline has not; a title with more lines below it is no name. What stands
        right below the name of a body, in one block with it, is its motto.
        """
        lines, first = self.page.lines, self.within.start
        whole = lines[first].wording.removeprefix("The ") if self.within else ""
        name = self._before_motto(whole)
        body = name and is_letterhead(name, self.rules)
        named = self.forms["only_body"].match(name) and name.count(" ") < LEAD_IN_WORDS
        series = self.forms["series"].match(name) or is_person(name, self.rules) or self.is_label(name)
        if series or not (named or body):
            return None
        stamp = next((i for i in self.within[1:_HEADED_WITHIN] if self.is_stamp(i)), None)
        between = lines[first + 1 : stamp]
        if stamp is None or any(map(self._ends_name, between)):
            return None
        alone = len(between) == 2 and self.goes_on(first) and not self.goes_on(first + 1)  # the headline is set apart
        motto = name != whole or (len(between) > 1 and (not body or alone))
        if not motto and (body or not (_BARE_NAME.match(name) or self.page.speaks_of(name))):
            return None
        # a headline and its standfirst make a block of their own, a name and its motto another
        block = first + 1 < stamp - 1 and not self.goes_on(stamp - 3) and self.goes_on(stamp - 2)
        above = stamp - 2 if block and self._is_headline(stamp - 2) else stamp - 1
        likely = [i for i in (above, stamp + 1) if i > first and self._is_headline(i)]
        likely = [i for i in likely if i < stamp or self._opens_text(i)]
        plain = (i for i in likely if _SENTENCE_CASE.search(lines[i].wording))
        return next(plain, next(iter(likely), None))

    def _before_motto(self, name: str) -> str:
        """The name of a body before what it calls out behind it, in small letters: "Oakline Coalition – all as one"."""
        before, _, motto = name.partition(" – ")
        return before if motto[:1].islower() and is_letterhead(before, self.rules) else name

    def _ends_name(self, line: Line) -> bool:
        """Whether a line cannot stand between the name of a site and its headline: text, or another body's name."""
        return is_prose(line) or line.heading > 0 or is_letterhead(line.wording, self.rules)

    def _is_headline(self, i: int) -> bool:
        """Whether a line can be the headline below a name: longer than a name, with words in small letters."""
        wording = self.page.lines[i].wording if i < len(self.page.lines) else ""
        return bool(_SMALL_WORDS.search(wording)) and self.likely(i) == Likely.TITLE

    def _opens_text(self, i: int) -> bool:
        """Whether the text begins below a line that is none of it."""
        below = [line.wording for line in self.page.lines[i + 1 : i + 3]]
        begins = any(line[-1] in ".:!?" and line.count(" ") > LEAD_IN_WORDS for line in below)
        return begins and not is_prose(self.page.lines[i])

    def name_above_headline(self) -> str | None:
        """The name of the site or column that stands above a headline."""
        if self.headline_below_name is None:
            return None
        return self._before_motto(self.page.lines[self.within.start].wording)

    def is_journal_issue(self, i: int) -> bool:
        """Whether a line is a journal's name and its issue, above the title of an article."""
        below = i + 1 < self.page.zones.tail and not is_prose(self.page.lines[i + 1])
        issue = self.forms["journal_issue"].match(self.page.lines[i].wording) is not None
        return below and issue and self.likely(i + 1) == Likely.TITLE

    def contacts(self) -> list[str]:
        """The lines of a letter's head that say how to reach who sends it; other pages' can be anybody's."""
        head = range(self.within.start, min(self.within.start + ADDRESS_LINES, self.page.zones.tail))
        wordings = [self.page.lines[i].wording for i in head]
        if not any(self.forms["greeting"].match(wording) for wording in wordings):
            return []
        return [wording for wording in wordings if _CONTACT.search(wording) and len(wording) <= _LONGEST_CONTACT]

    def greeting(self) -> int | None:
        """The index of a letter's salutation to one person."""
        lines = self.page.lines
        within = range(self.within.start, min(self.within.start + ADDRESS_LINES, self.page.zones.tail))
        return next((i for i in within if self.forms["greeting_to_one"].match(lines[i].wording)), None)

    def person(self, wording: str) -> str | None:
        """The name in a line that is a person's name, with a post behind it or none."""
        title = self.forms["honorific"].match(wording)
        if not (title and title[0]) and not is_person(wording, self.rules):
            return None  # what a name has to begin with, looked at first: the pattern is among the longest
        found = self.forms["name_line"].match(wording)
        if found is None or is_body(found["value"], self.rules) or is_built(found["value"], self.rules):
            return None
        if is_built(wording.partition(",")[0], self.rules):
            return None  # "Clyde Support Staff Union, 5 November"
        return found["value"] if found["honorific"] or is_person(found["value"], self.rules) else None
