"""The head of a page: which of its first lines is the title, and which the letterhead or the writer's name.

A page is headed by more than its title: by the name of the body or the site, by what sort of page it is, by numbers and
dates. What is none of these is the title; where nothing else is left, the best of these is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum

from pipeline.read.lines import Line
from pipeline.read.menus import ENTRY, names_in_menu
from pipeline.read.names import (
    is_body,
    is_built,
    is_letterhead,
    is_person,
    is_site,
    known_body,
    named_alone,
    spelt,
    that_publishes,
    without_acronym,
)
from pipeline.read.page import Page, is_prose
from pipeline.read.zones import is_on_top
from pipeline.rules import Rules

_HEAD_LINES = 14
_LONGEST_LINE = 1000
"""The head of a page is over at a line longer than this, which can be a whole book."""
_LONGEST_TITLE = 200
_NAME_WITHIN = 8
_OWN_SERIES = ("minutes", " news", "newsletter", "bulletin")
_HOST_ABOVE = 4
"""Whose organ meets stands above one of the first so many lines."""
_SIGNED_WITHIN = 7
"""A newsletter is signed on one of its last lines but one or so, above its notices."""
_SITE_SUFFIX = re.compile(r" *[|»] [^|»]{1,60}$| [-–—] (?P<site>[^-–—]{2,50})$")
_HANGS = re.compile(r" (?:of|for|on|and|the|in|to|with)$", re.IGNORECASE)
"""How a line ends that the next one goes on: "Minutes of the meeting of the"."""
_LEAD_IN_WORDS = 5
_TITLE_WORDS = 3
_MOST_CRUMBS = 5
_MEETS = re.compile(r"\b(?:committee|board|panel|forum|group|partnership)$")
_ITEM = re.compile(r"\s*(?:[-–•▪◦]|\*(?!\*)|\(?[a-z\d]{1,2}\)|\d{1,2}\.)\s")
_ROLL = re.compile(r"\b(?:apologies|attend(?:ance|ees)|present)\b", re.IGNORECASE)
"""Words of a line below which those present are named, not who writes."""


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
    """The first lines of a page's briefing, and the menu above it."""

    def __init__(self, page: Page, rules: Rules) -> None:
        self.page = page
        self._rules = rules
        labels = [(rule.source, pattern) for rule, pattern in rules.metadata.late if rule.field == "label"]
        self._labels = [pattern for _, pattern in labels]
        self._sorts = [pattern for source, pattern in labels if source == _SORT_OF_PAGE]
        self._topics = [pattern for source, pattern in labels if source == _TOPIC]
        self._form = rules.metadata.forms
        first = self._below_crumbs(page.zones.first)
        head = range(first, min(first + _HEAD_LINES, page.zones.tail))
        self._head = range(first, next((i for i in head if len(page.lines[i].wording) > _LONGEST_LINE), head.stop))

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

    def title(self) -> str | None:
        """The page's title as it stands there, without the name of the site after it."""
        lines = self.page.lines
        top = next((i for i in self._head if lines[i].heading == 1), None)
        if top is not None and not any(pattern.search(lines[top].wording) for pattern in self._sorts):
            return self._trimmed(self._written(top))
        greeting = self._greeting()
        if greeting is not None and (subject := self._subject(greeting)):
            return subject
        letter = greeting is not None or self._writer() is not None
        chosen, reserve = self._choice(letter=letter)
        if chosen is None and letter:
            return None
        if chosen is None:
            return self._trimmed(self._written(reserve)) if reserve is not None else None
        title = self._trimmed(self._joined(chosen))
        if self._are_minutes(title) and (body := self._letterhead_line()) is not None and body < chosen:
            alone = self._form["only_minutes"].match(title)
            return f"{self._written(body)}: {alone['value'] if alone else title}"
        below = self.page.lines[chosen + 1 : chosen + 2]
        if below and self._form["only_minutes"].match(title) and self._names_meeting(below[0]):
            return self._written(chosen + 1)
        return title

    def _choice(self, *, letter: bool) -> tuple[int | None, int | None]:
        """The index of the line that can only be the title, and of the best of those that can be something else.

        In a letter, posts are part of the address.
        """
        reserve: tuple[Likely, int] | None = None
        labelled = self.page.labelled
        for i in self._head:
            line = self.page.lines[i]
            if self._form["greeting"].match(line.wording):
                break
            if is_prose(line):
                # a headline may be a whole sentence, but hardly ever has its full stop
                headline = len(line.wording) <= _LONGEST_TITLE and not line.wording.endswith(".")
                if reserve is None and headline and i == self._head.start:
                    reserve = (Likely.OTHER, i)
                if reserve == (Likely.LETTERHEAD, i - 1) and not _MEETS.search(self.page.lines[i - 1].folded):
                    return None, None  # whose page it is, and then the text
                break
            if (
                reserve is not None
                and reserve[0] == Likely.LETTERHEAD
                and self._form["only_minutes"].match(line.wording)
            ):
                return i, None
            if self._is_day(line.wording) or self._form["when_line"].match(line.wording):
                continue
            likely = self._likely(i)
            if likely == Likely.TITLE and not (letter and self._form["post_line"].match(line.wording)):
                return i, None
            if reserve is None or likely > reserve[0]:
                reserve = (likely, i)
            if line.wording.endswith(":") and line.wording.count(" ") < _LEAD_IN_WORDS and i + 1 not in labelled:
                break
        return None, reserve[1] if reserve else None

    def _likely(self, i: int) -> Likely:
        """What a line of the head most likely is."""
        line = self.page.lines[i]
        wording = line.wording
        if _ITEM.match(self.page.text, line.start, line.end):
            return Likely.OTHER
        if any(pattern.search(wording) for pattern in self._topics):
            return Likely.TOPIC
        if (
            i in self.page.labelled
            or (_ROLL.search(wording) and wording.count(" ") < _LEAD_IN_WORDS)
            or is_on_top(line, self._rules.zones)
            or any(pattern.search(wording) for pattern in self._labels)
        ):
            return Likely.OTHER
        if dated := self._form["dated_line"].match(wording):
            rest = dated["rest"] or ""
            if "  " in wording or not (self._form["series"].match(rest) or rest.count(" ") >= _TITLE_WORDS):
                return Likely.DATED if len(rest) > 3 else Likely.OTHER
            return Likely.TITLE
        if wording.endswith(":") and wording.count(" ") < _LEAD_IN_WORDS and not self._goes_on(i):
            return Likely.OTHER
        if is_letterhead(wording, self._rules) or self._is_site_name(i):
            return Likely.LETTERHEAD
        above = self.page.lines[i - 1].wording if i > self._head.start else ""
        if wording.endswith("!") and is_letterhead(above, self._rules):
            return Likely.SLOGAN
        # pages in two languages have a heading in each
        no_title = (
            self._person(wording)
            or self._form["other_language"].match(wording)
            or (line.heading == 0 and self._form["statement"].match(wording))
        )
        return Likely.OTHER if no_title else Likely.TITLE

    def _is_day(self, wording: str) -> bool:
        """Whether a line is a date and nothing else, which no page is called."""
        dated = self._form["dated_line"].match(wording)
        return dated is not None and not dated["rest"]

    def _written(self, i: int) -> str:
        return self.page.as_written(self.page.lines[i].wording)

    def _are_minutes(self, title: str) -> bool:
        """Whether a title is no more than "Minutes" or "Minutes of the meeting on …", and whose stands above it."""
        return bool(self._form["minutes"].match(title) or self._form["only_minutes"].match(title))

    def _names_meeting(self, line: Line) -> bool:
        """Whether a line says whose meeting it was and when: "Schools Forum - Thursday, 10 March 2022 4.30 pm"."""
        dated = self._form["dated_line"].match(line.wording)
        return dated is not None and dated["rest"] is not None

    def _goes_on(self, i: int) -> bool:
        """Whether a line continues on the next one without a blank line between."""
        lines = self.page.lines
        return i + 1 < len(lines) and self.page.text[lines[i].end : lines[i + 1].start].count("\n") == 1

    def _joined(self, i: int) -> str:
        """A title with the rest of it on the next lines: after a colon, or where one begins in lower case."""
        title = self._written(i)
        while len(title) <= _LONGEST_TITLE and self._title_goes_on(i):
            i += 1
            title += f" {self._written(i)}"
        return title

    def _title_goes_on(self, i: int) -> bool:
        lines = self.page.lines
        if not self._goes_on(i) or is_prose(lines[i + 1]):
            return False
        likely = self._likely(i + 1)
        if _HANGS.search(lines[i].wording) and likely in (Likely.TITLE, Likely.LETTERHEAD):
            return True
        return likely == Likely.TITLE and (lines[i].wording[-1] in ":,–" or lines[i + 1].wording[0].islower())

    def _trimmed(self, title: str) -> str:
        """A title without the site's name behind a bar, or behind a dash when it is one."""
        if dated := self._form["dated_entry"].search(title):
            return title[: dated.start()]
        found = _SITE_SUFFIX.search(title)
        if found is None:
            return title
        site = found["site"]
        if self._form["only_minutes"].match(title[: found.start()]):
            return title  # whose minutes they are
        return title[: found.start()] if site is None or is_letterhead(site, self._rules) else title

    def _greeting(self) -> int | None:
        """The index of a letter's salutation to one person."""
        lines = self.page.lines
        within = range(self._head.start, min(self._head.start + 20, self.page.zones.tail))
        return next((i for i in within if self._form["greeting_to_one"].match(lines[i].wording)), None)

    def _writer(self) -> str | None:
        """Who writes a letter to many: the name at its very top, above the writer's post."""
        lines, first = self.page.lines, self._head.start
        top = [line.wording for line in lines[first : first + 20]]
        if len(top) < 2 or not self._form["post_line"].match(top[1]):
            return None
        return self._person(top[0]) if any(self._form["greeting"].match(line) for line in top[2:]) else None

    def _subject(self, greeting: int) -> str | None:
        """What stands alone between a letter's salutation and its text."""
        below = self.page.lines[greeting + 1 : greeting + 2]
        return self._written(greeting + 1) if below and not is_prose(below[0]) else None

    def letterhead(self) -> str | None:
        """The body that publishes: its name alone in the menu or on one of the first lines, or first in a menu."""
        site = None
        for name in self._bodies_at_top():
            if not is_site(name, self._rules):
                return that_publishes(name, self._rules)
            site = site or name
        return site

    def _bodies_at_top(self) -> Iterator[str]:
        lines, first = self.page.lines, self.page.zones.first
        present = self.names_those_present()
        for i in range(first):
            yield from names_in_menu(lines[i], self.page, self._rules)
        for i in self._head:
            if i > first and is_prose(lines[i]):
                return
            wording = lines[i].wording
            if i == self._head.start and (alone := named_alone(wording, self._rules)):
                yield spelt(alone, self.page.text, self._rules)
            if i > first and (self._heads_list(i) or (present and self._person(wording))):
                continue
            suffix = _SITE_SUFFIX.search(wording)
            address = wording.partition(", ")[0] if any(pattern.search(wording) for pattern in self._labels) else ""
            dated = self._form["dated_line"].match(wording)
            rest = ((dated and dated["rest"]) or "").strip(" ,-–|")
            site = (suffix and suffix["site"]) or ""
            whose = wording[: suffix.start()] if suffix and self._form["no_publisher"].match(site or "-") else ""
            for part in (*ENTRY.split(wording), site, whose, address, rest):
                name = without_acronym(part)
                if part and (known_body(name, self._rules) or is_built(part, self._rules)):
                    yield spelt(name, self.page.text, self._rules)
            if self._is_site_name(i):
                yield wording
            below_writer = i > first and lines[i - 1].folded.startswith("by ")
            if (
                below_writer
                and " " in rest
                and self._form["only_body"].match(rest)
                and not is_person(rest, self._rules)
            ):
                yield rest

    def host(self) -> str | None:
        """The body alone on the first line of minutes and news: what meets, below it, is its organ."""
        first, *below = [self.page.lines[i].wording for i in self._head[:_HOST_ABOVE]] or [""]
        series = self.names_those_present() or any(wording.lower().endswith(_OWN_SERIES) for wording in below)
        named = series and is_letterhead(first, self._rules)
        return that_publishes(without_acronym(first), self._rules) if named else None

    def _heads_list(self, i: int) -> bool:
        """Whether a list stands right below a line: what heads it is a part of the text."""
        below = self.page.lines[i + 1 : i + 2]
        return bool(below) and _ITEM.match(self.page.text, below[0].start, below[0].end) is not None

    def names_those_present(self) -> bool:
        """Whether the names at the head are of those who came: minutes have a roll or say what they are."""
        return any(
            self._are_minutes(wording) or (_ROLL.search(wording) and wording.count(" ") < _LEAD_IN_WORDS)
            for wording in (self.page.lines[i].wording for i in self._head)
        )

    def signed_for(self) -> str | None:
        """The body below a letter's signature."""
        lines, tail = self.page.lines, self.page.zones.tail
        signatures = (i for i in range(max(tail - 8, 0), tail) if self._form["sign_off"].match(lines[i].wording))
        letter = any(self._form["greeting"].match(lines[i].wording) for i in self._head)
        if (signed := next(signatures, tail - 2 if letter else None)) is None:
            return None
        below = [line.wording for line in lines[max(signed + 1, 0) : tail] if not is_prose(line)]
        parts = [part for wording in below for part in (wording, wording.rpartition(", ")[2])]
        return next((without_acronym(part) for part in parts if is_letterhead(part, self._rules)), None)

    def _letterhead_line(self) -> int | None:
        lines = self.page.lines
        return next((i for i in self._head if is_letterhead(lines[i].wording, self._rules)), None)

    def _is_site_name(self, i: int) -> bool:
        """Whether the first line names who publishes, though no word of it says so.

        It recurs, and between it and the day or the writer the title has a line of its own.
        """
        name, below = self.page.lines[i].wording, self.page.lines[i + 1 : i + 3]
        if i != self._head.start or len(below) < 2 or is_prose(below[0]) or not self._form["only_body"].match(name):
            return False
        if self._form["edition_line"].match(below[0].wording):
            return " " in name and not self._form["series"].match(name) and not is_person(name, self._rules)
        dated = self._form["dated_line"].match(below[1].wording) or below[1].folded.startswith("by ")
        several = " " in name and not is_person(name, self._rules)
        return bool(dated) and several and self.page.text.count(name) > 1

    def name_line(self) -> str | None:
        """Whose name stands alone, or with a post, among the first lines below the title: the writer's.

        A letter to one person has the name of who gets it there, and minutes the names of who came.
        """
        lines = self.page.lines
        if writer := self._writer():
            return writer
        if self._greeting() is not None or any(self._are_minutes(lines[i].wording) for i in self._head[:_NAME_WITHIN]):
            return None
        for i in self._head[1:_NAME_WITHIN]:
            wording = lines[i].wording
            if wording.endswith((":", ".")) or lines[i].heading or _ROLL.search(wording):
                return None
            listed = _ITEM.match(self.page.text, lines[i].start, lines[i].end)
            if i not in self.page.labelled and not listed and (person := self._person(lines[i].wording)):
                return person
        return None

    def signed_at_end(self) -> str | None:
        """The whole name of who signs at the end: a name above a post, or a first name alone that one person has."""
        lines, tail = self.page.lines, self.page.zones.tail
        letter = any(self._form["greeting"].match(lines[i].wording) for i in self._head)
        for i in range(tail - 1, max(tail - _SIGNED_WITHIN, self._head.start), -1):
            whole = self._form["signed_name"].match(lines[i].wording)
            post = i + 1 < tail and self._form["post_line"].match(lines[i + 1].wording)
            signed = letter or lines[i].wording.endswith(",")  # no list of those present
            if whole and post and signed and is_person(whole["value"], self._rules):
                return whole["value"]
            found = self._form["first_name_line"].match(lines[i].wording)
            if found and is_person(found["value"], self._rules):
                names = set(re.findall(rf"\b{re.escape(found['value'])} [A-Z][\w'’-]+", self.page.text))
                return names.pop() if len(names) == 1 else None
        return None

    def _person(self, wording: str) -> str | None:
        """The name in a line that is a person's name, with a post behind it or none."""
        title = self._form["honorific"].match(wording)
        if not (title and title[0]) and not is_person(wording, self._rules):
            return None  # what a name has to begin with, looked at first: the pattern is among the longest
        found = self._form["name_line"].match(wording)
        if found is None or is_body(found["value"], self._rules) or is_built(found["value"], self._rules):
            return None
        return found["value"] if found["honorific"] or is_person(found["value"], self._rules) else None
