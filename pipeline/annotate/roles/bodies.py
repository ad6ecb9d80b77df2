"""Which body a post belongs to when its title does not say: the last one that fits, or the publisher."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from pipeline.annotate.floor import is_parliament
from pipeline.annotate.layers import Block, Layers, the_only
from pipeline.annotate.roles.called import is_called
from pipeline.annotate.roles.meetings import Meeting
from pipeline.found import FoundMention
from pipeline.rules.posts import PostRules

_FAR = 900
"""How many characters back the body spoken of is looked for."""
_NEAR = 120
_AND_ITS = re.compile(r"(?: \([^()]{2,40}\))?,? (?:and|or|through|via) (?:its|their) (?:[a-z-]+ ){0,2}")
"""Between a body and a post in it."""
_FARTHEST = 4000
"""The same where a noun says what it is: "the committee" carries over headings."""
_LONGEST_TITLE = 240
"""A first block that is longer is no title but the text itself."""
_UNITES = re.compile(
    r"\b(?:Association|Society|Federation|Confederation|Union) of\b|\b(?:Heads|Leaders|Governors|Teachers)$"
)
_ANY_BODY = "organisation"
"""A class noun that bodies of every kind are called by."""
_WITH_MANAGERS = frozenset({"charity", "company"})
"""Kinds of body with a chief executive who is named alone; that one is "its" may be said of a body of any kind."""
_SENTENCES_BACK = 4
"""How many sentences may go on about one subject, the one with "its" among them."""
_GOES_ON = re.compile(r"(?:(?:But|And|So|Yet|Then|Later|Now),? )?(?:[Ii]t|[Tt]hey)\b")
_BY = re.compile(r"\bby (?:the )?$")
_NOUN_FIRST = re.compile(
    r"(?:But |And |Yet )?[Tt]he (watchdog|regulator|inspectorate|union|charity|council|trust|think tank|exam board"
    r"|quango|ombudsman|department|commission|committee|board|forum|agency|authority|company|firm|association|federation"
    r"|institute)\b(?! [A-Z]|'s)"
)
"""A noun that stands for a body at the beginning of a sentence."""
_OF_PEOPLE = ("Our ", "We ", "I ", "My ", "He ", "She ")
"""Subjects that are no bodies."""
_ITS_BOARD = re.compile(r"'s? (?:[a-z-]+ ){0,2}(?:board|governing body|executive|council)\b")
_OURS = re.compile(r"\b(?:our|[Yy]our) (?!MP)")
_WITH_PAGES = frozenset({"local_authority", "school", "trust", "charity", "union", "nhs_body"})
_OURS_WITHIN = 3000
_LEAD = 700
"""Characters at the beginning of a text that name what it is about."""
_OF_OTHERS = frozenset({"media", "parliament", "international", "committee", "board"})
"""Kinds of body whose pages tell of people from elsewhere."""
_PAPER = re.compile(
    r"\b(?:Times|News|Echo|Herald|Gazette|Courier|Post|Mail|Week|Chronicle|Journal|Telegraph|Standard|Press|Publishing|Media"
    r"|Mirror|Argus|Observer|Star|Express|Today|Live)\b"
)
_THAT = re.compile(r" that (?:the )?")
_OPENS = re.compile(
    r"\W{0,3}(?:(?:(?:In|On|Last|Since|By)\b(?: [\w'-]+){1,3}"
    r"(?<! of)(?<! to)(?<! by)(?<! at)(?<! from)(?<! with)(?<! for)"
    r"|Earlier|Yesterday|Today|Now|But|And|So|Yet|Then|Meanwhile|However),? )?(?:[Tt]he |[Aa]n? )?"
)
"""What may stand before the body that is the subject of a sentence: a bullet, when it was, "The "."""


UNIT = re.compile(r"\b(?:unit|team|division|directorate|branch)$", re.IGNORECASE)
"""Last words of the names of what is part of a body."""
_WITHOUT_STAFF = frozenset({"party", "parliament", "media", "international"})
"""Kinds of body that a page about somebody else's people names in its title."""


REPRESENTS = re.compile(r"\w rep(?:resentative)?$")
"""A title, in small letters, of somebody whom one body has sent to another one."""
_STAFF = re.compile(
    r"\b(?:meet (?:the|our)|our (?:[a-z]+ )?(?:team|staff|people))\b|\bexecutive directors\W*$"
    r"|\b(?:team|staff|directory|contacts|who(?:'s| is) who|who we are|leadership)(?: (?:list|details|page))?\W*$",
    re.IGNORECASE,
)
"""A heading above people who work for the body whose page it is."""
_BOARD = re.compile(
    r"^(?:our |the |meet the )?(?:[a-z-]+ ){0,2}"
    r"(?:governors?|governing (?:body|board)|trustees?|board of \w+|directors|(?:committee|board|independent|associate"
    r"|lay|executive) members?|steering group|(?<=our )board|(?<=the )board)(?: of\b|\W*$)",
    re.IGNORECASE,
)
"""The same of those who run it, and whose work is elsewhere."""
_SEAT_ON_BOARD = re.compile(
    r"chair|treasurer|clerk|governor|trustee|member|president|patron|head ?teacher"
    r"|(?:^|\b(?:company|general|hon\.?|honorary|membership|minutes?|joint|deputy|assistant|board) )secretary",
    re.IGNORECASE,
)
"""Not "energy secretary", whose seat is in a government."""
_IN_PARLIAMENT = re.compile(r"\b(?:MP|MSP|MS|MLA|AM|peer)\b|\bmember for\b|\bminister\b|\bsecretary of state\b")
_COMMITTEES = frozenset({"committee"})
_TOP_BLOCKS = 3
_LEAST_OFTEN = 3
_LONGEST_HEADING = 120


def _lists_own(heading: str, title: str) -> bool:
    """Whether a heading stands above people who hold their posts in the body whose page it is."""
    if _IN_PARLIAMENT.search(title):
        return False
    return _STAFF.search(heading) is not None or (
        _BOARD.search(heading) is not None and _SEAT_ON_BOARD.search(title) is not None
    )


class Bodies:
    """The organisations of one document in text order, and who is spoken of where."""

    def __init__(self, layers: Layers, rules: PostRules) -> None:
        self._layers = layers
        self._seats, self._kind_of_name = rules.kinds, rules.kind_of_name
        self.mentions = [m for m in layers.facts.mentions if m.kind == "organisation"]
        self.mentions.sort(key=lambda m: (m.start, -m.end))
        self._starts = [m.start for m in self.mentions]
        self.names = frozenset(m.name for m in self.mentions)
        titled = layers.blocks and layers.blocks[0].end <= _LONGEST_TITLE
        self._of_title = self.between(0, layers.blocks[0].end) if titled else []
        meeting = Meeting(layers, self.mentions)
        self.meeting, self.house = meeting.body, meeting.house
        """The board or forum whose minutes the document is, and the trust, school or the like whose board that is."""
        self._headings: list[Block | None] = []
        self._above: dict[int, Block | None] = {}
        path: list[Block] = []
        people = {m.start for m in layers.facts.mentions if m.kind == "person"}
        section: Block | None = None  # of people named in headings as large as its own
        for block in layers.blocks:
            self._headings.append(path[-1] if path else None)
            if block.kind == "heading":
                while path and path[-1].depth >= block.depth:
                    path.pop()
                named = block.start in people
                self._above[block.start] = path[-1] if path else section if named else None
                path.append(block)
                section = section if named else block

    @cached_property
    def employer(self) -> str | None:
        """Whose officers attend a meeting: the body whose board meets, else the only council that is named."""
        if self.house is not None:
            return self.house.name
        owner, _, unit = self.meeting.name.rpartition(" ") if self.meeting else ("", "", "")
        owned = unit == "Board" and owner in self.names
        return owner if owned else self.only_name(frozenset({"local_authority"}))

    def between(self, start: int, end: int) -> list[FoundMention]:
        """The mentions that begin in start..end."""
        return self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def near(self, offset: int) -> list[FoundMention]:
        """The mentions before an offset that may still be spoken of."""
        return self.between(max(0, offset - _FAR), offset)

    def far(self, offset: int) -> list[FoundMention]:
        """The mentions before an offset that a noun may still mean: "the board"."""
        return self.between(max(0, offset - _FARTHEST), offset)

    def seat(self, title: str) -> frozenset[str]:
        """The kinds of body that have a post of this title; none if any may."""
        low = title.lower().replace("’", "'")
        return next((kinds for pattern, kinds in self._seats if pattern.search(low)), frozenset())

    def fits(self, title: str, body: FoundMention) -> bool:
        """Whether a body of this kind can have the post."""
        kinds = self.seat(title)
        return not kinds or self._is_one_of(body, kinds)

    def _is_one_of(self, body: FoundMention, kinds: frozenset[str]) -> bool:
        """Whether a body is of one of `kinds`, as far as it or its name tells."""
        if body.organisation_kind != "other":
            return body.organisation_kind in kinds
        told = self._kind_told_by(body.name)
        return (told or "other") in kinds

    def _kind_told_by(self, name: str) -> str | None:
        """The kind of body that the words of a name tell; what unites bodies of a kind is none of them."""
        if _UNITES.search(name):
            return None
        return next((kind for pattern, kind in self._kind_of_name if pattern.search(name.lower())), None)

    def spoken_of(
        self, whose: str, kinds: frozenset[str], offset: int, skip: Sequence[FoundMention]
    ) -> FoundMention | None:
        """Whom "its", "the board" or nothing at all means at `offset`, for a post that bodies of `kinds` have."""
        if whose.startswith(("the ", "this ")):
            noun = whose.partition(" ")[2].removesuffix("'s")
            noun = "council" if noun.endswith(" council") else noun  # "the county council's"
            if self.meeting is not None and noun == self.meeting.organisation_kind:
                return self.meeting  # "the board" of minutes is the one that meets
            if noun != _ANY_BODY:
                return self.before(offset, noun=noun, skip=skip)
        if whose in ("its", "their") and (joined := self._joined(offset, kinds)):
            return joined
        telling = frozenset() if kinds >= _WITH_MANAGERS else kinds
        if whose in ("it", "its") and (opening := self._opening(offset, telling, skip)):
            return self._agent(opening, kinds) or opening
        body = self.before(offset, kinds, skip=skip)
        if body is None and whose:
            return self.before(offset, skip=skip)
        return body

    def _joined(self, offset: int, kinds: frozenset[str]) -> FoundMention | None:
        """The body right before "and its" at `offset`: "We met the Health Committee and its convener, Ana Reyne"."""
        last = next(reversed(self.between(max(0, offset - _NEAR), offset)), None)
        joined = last is not None and _AND_ITS.fullmatch(self._layers.view, last.end, offset)
        return last if last is not None and joined and (not kinds or self._is_one_of(last, kinds)) else None

    def _opening(self, offset: int, kinds: frozenset[str], skip: Sequence[FoundMention]) -> FoundMention | None:
        """The subject that "it" goes on with: of the sentence of `offset`, or of those right before it."""
        sentence = self._layers.sentence_at(offset)
        stretch = sentence
        for _ in range(_SENTENCES_BACK):
            if sentence is None or stretch is None or stretch.block != sentence.block:
                return None
            subject = self._subject(stretch.start, min(stretch.end, offset))
            if subject is not None and subject not in skip and (not kinds or self._is_one_of(subject, kinds)):
                return subject
            goes_on = stretch is sentence or _GOES_ON.match(self._layers.view, stretch.start)
            stretch = self._layers.sentence_at(stretch.start - 2) if goes_on else None
        return None

    def _agent(self, subject: FoundMention, kinds: frozenset[str]) -> FoundMention | None:
        """Who does what is done to a subject that has no such post: "Elm School is run by Oakline. Its CEO"."""
        sentence = self._layers.sentence_at(subject.start)
        if sentence is None or not kinds or self._is_one_of(subject, kinds):
            return None
        others = self.between(subject.end, sentence.end)
        view = self._layers.view
        return next((m for m in others if _BY.search(view, subject.end, m.start) and self._is_one_of(m, kinds)), None)

    def _subject(self, start: int, end: int) -> FoundMention | None:
        """The body that is the subject of a sentence, or of what somebody is said to fear or hope, in start..end."""
        view = self._layers.view
        first = next(iter(self.between(start, end)), None)
        if first is not None and _OPENS.fullmatch(view, start, first.start):
            return first
        if noun := _NOUN_FIRST.match(view, start):
            return self.before(start, noun=noun[1])
        if view.startswith(_OF_PEOPLE, start) and (told := _THAT.search(view, start, end)):
            return next((m for m in self.between(told.end(), end) if m.start == told.end()), None)
        return None

    def before(
        self, offset: int, kinds: frozenset[str] = frozenset(), noun: str = "", skip: Sequence[FoundMention] = ()
    ) -> FoundMention | None:
        """The last body before `offset` of one of `kinds`, or with `noun` in its name; headings close the search."""
        least = max(0, offset - _FARTHEST) if noun else max(offset - _FAR, self._section_start(offset))
        near = [m for m in reversed(self.between(least, offset)) if is_called(m, noun) and m not in skip]
        near.sort(key=lambda m: noun not in m.name.lower())  # a kind is less than a name: "the committee"
        for wanted in (kinds - {"other"}, kinds):
            if found := next((m for m in near if not kinds or self._is_one_of(m, wanted)), None):
                return found
        return self.of_heading(offset, kinds, noun)

    def with_board(self, offset: int) -> FoundMention | None:
        """The body last spoken of before `offset` by its board: "Oakline's board"."""
        near = reversed(self.between(max(0, offset - _FAR), offset))
        return next((m for m in near if _ITS_BOARD.match(self._layers.view, m.end)), None)

    def only_name(self, kinds: frozenset[str]) -> str | None:
        """The name of the only body of one of `kinds` that the document names."""
        return the_only(m.name for m in self.mentions if m.organisation_kind in kinds)

    def is_named_once(self, mention: FoundMention) -> bool:
        """Whether the document names a body nowhere else."""
        return self._times_named[mention.name] == 1

    @cached_property
    def _times_named(self) -> Counter[str]:
        """{the name of a body: how often the document names it}"""
        return Counter(m.name for m in self.mentions)

    def most_spoken_of(self, kinds: frozenset[str]) -> str | None:
        """The body of one of `kinds` that the document is about: named far more often than any other of them."""
        counts = Counter(m.name for m in self.mentions if self._is_one_of(m, kinds)).most_common(2)
        if not counts or counts[0][1] < _LEAST_OFTEN:
            return None
        second = counts[1][1] if len(counts) > 1 else 0
        return counts[0][0] if counts[0][1] >= 2 * second else None

    def of_lead(self, kinds: frozenset[str]) -> str | None:
        """The first body of one of `kinds` that the beginning of a text names: what a report is about."""
        near = self.between(0, _LEAD)
        return next((m.name for wanted in (kinds - {"other"}, kinds) for m in near if self._is_one_of(m, wanted)), None)

    @cached_property
    def _of_own_page(self) -> str | None:
        """The only body that the title names, or else the beginning, of a page on which somebody says "our"."""
        if not _OURS.search(self._layers.view, 0, _OURS_WITHIN):
            return None
        near = (m.name for m in self.between(0, _LEAD) if m.organisation_kind in _WITH_PAGES)
        return the_only(m.name for m in self._of_title) or the_only(near)

    @cached_property
    def owner(self) -> str | None:
        """The publisher, where it tells of its own people: newspapers, parliaments and minutes tell of others."""
        if self.meeting is not None:
            return None
        name = self.publisher() or self._of_own_page
        known = next((m.organisation_kind for m in self.mentions if m.name == name), None)
        if name is None or known in _OF_OTHERS:
            return None
        # a body whose kind is known is none: "Star Academies"
        return None if known in (None, "other") and _PAPER.search(name) else name

    def of_heading(self, offset: int, kinds: frozenset[str] = frozenset(), noun: str = "") -> FoundMention | None:
        """The body that the headings above `offset` name, the nearest first."""
        heading = self.heading(offset)
        while heading is not None:
            for mention in reversed(self.between(heading.start, heading.end)):
                if is_called(mention, noun) and (not kinds or self._is_one_of(mention, kinds)):
                    return mention
            heading = self._above[heading.start]
        return next(
            (m for m in self._of_title if is_called(m, noun) and (not kinds or self._is_one_of(m, kinds))), None
        )

    def heading(self, offset: int) -> Block | None:
        """The heading that `offset` stands under."""
        sentence = self._layers.sentence_at(offset)
        return self._headings[sentence.block] if sentence is not None else None

    def _section_start(self, offset: int) -> int:
        heading = self.heading(offset)
        return heading.start if heading else 0

    def of_page(self, title: str, offset: int) -> str | None:
        """The body in which somebody holds a post whom a page or section lists, as its heading or title says."""
        if self.meeting is not None:
            return None
        heading = self.heading(offset)
        while heading is not None:
            if _lists_own(self._layers.text_of(heading), title):
                return self._named_in(heading, title) or self._of_top(title) or self.publisher(self.seat(title))
            heading = self._above[heading.start]
        if any(_lists_own(self._layers.text_of(block), title) for block in self._top):
            return self._of_top(title) or self.publisher(self.seat(title))
        return None

    @cached_property
    def _top(self) -> list[Block]:
        """The short lines that open the document and are no sentences."""
        return [
            b
            for b in self._layers.blocks[:_TOP_BLOCKS]
            if b.end - b.start <= _LONGEST_HEADING and self._layers.view[b.end - 1] not in ".:;"
        ]

    def _of_top(self, title: str) -> str | None:
        """The first body that these lines name and that has such a post, else the only one that has a page."""
        named = (m.name for b in self._top for m in self.between(b.start, b.end) if m.organisation_kind in _WITH_PAGES)
        return next((name for block in self._top if (name := self._named_in(block, title))), None) or the_only(named)

    def _named_in(self, block: Block, title: str) -> str | None:
        """The name of the first body in a block that has a staff, such a post too, and is no part of another."""
        seat = _SEAT_ON_BOARD.search(title) and _BOARD.search(self._layers.text_of(block))
        named = (m for m in self.between(block.start, block.end) if m.organisation_kind not in _WITHOUT_STAFF)
        return next((m.name for m in named if not UNIT.search(m.name) and (seat or self.fits(title, m))), None)

    def publisher(self, kinds: frozenset[str] = frozenset()) -> str | None:
        """The publisher's name as its mentions in the text have it; None if it is known to be of none of `kinds`."""
        name = self._layers.metadata.publisher
        if not name:
            return None
        plain = name.lower()
        for mention in self.mentions:
            written = self._layers.view[mention.start : mention.end].lower()
            if plain in (mention.name.lower(), written) or (mention.acronym or "").lower() == plain:
                return mention.name if not kinds or self._is_one_of(mention, kinds) else None
        return name if not kinds or self._kind_told_by(name) in kinds else None

    def seats_publisher(self, title: str) -> str | None:
        """The publisher's name, if a post of this title is one that bodies of its kind have and few others.

        What a parliament prints is the committee's that it names, if there is but one.
        """
        kinds = self.seat(title)
        if not kinds:
            return None
        return self.publisher(kinds) or (self.only_name(kinds & _COMMITTEES) if self.is_printed else None)

    @cached_property
    def is_printed(self) -> bool:
        """Whether the document is the record of a parliament, or a parliament publishes it."""
        return self._layers.metadata.chamber is not None or is_parliament(self._layers.metadata.publisher or "", None)
