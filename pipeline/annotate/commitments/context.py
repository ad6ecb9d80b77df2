"""What is known of the whole document when a sentence is read: who writes, and whose plans it tells."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property

from pipeline.annotate.commitments import affairs
from pipeline.annotate.commitments.affiliations import bodies_of_people, council_named_most
from pipeline.annotate.commitments.bodies import WRITING, is_council, is_local, makes_policy
from pipeline.annotate.commitments.governments import Governments
from pipeline.annotate.commitments.indexed import IndexedDocument
from pipeline.annotate.commitments.posts import Posts
from pipeline.annotate.floor import is_parliament
from pipeline.annotate.layers import Block
from pipeline.annotate.minutes import is_record, of_record, speaks_of_minutes
from pipeline.found import Name

OBLIQUE = re.compile(
    r"\b(?:told|asked|assured|informed|reminded|to|into|outside|against|with|from|at|on|in|for|between|and)(?: the)? $"
)
"""Before a body that something is done to or with."""
_LINE_OF_TITLE = re.compile(r"\s*+[^\n]{3,90}(?<![.?!])\n")
"""A first line that is no sentence: "Oakline Parents' Forum newsletter"."""
_TOP = 400
"""Characters at the top of minutes that name the body that meets."""
_MEETING = re.compile(
    r"\b(?:Governing Body|Board|Committee|Forum|Group|Partnership|Council|Cabinet|Panel|Network|Taskforce)\b"
)
_HOUSE = re.compile(r"\b(?:Trust|Academy|School|College|Federation)$")
"""Ends the name of a body whose board keeps minutes for it."""
_OWN_BOARD = re.compile(
    r"(?:(?:full|trust|governing|main) )*(?:board|body)(?: of (?:trustees|governors|directors))?", re.IGNORECASE
)
"""What the board of a trust or school is called in its own minutes."""
_OURS = re.compile(r"\bour(?: [a-z-]+){1,3}")
_WILL_DO = re.compile(
    r"(?:What|How|When)(?: else)? (?:will |is )?(?:the )?(?P<body>council|(?:local )?authority|government|ministers)"
    r" (?:will|is|are|plans?|do|doing|intends?|wants?|promises|promised|has promised|says it will)\b",
    re.IGNORECASE,
)
"""In a heading: who does what stands below it."""
_NEWSLETTER = re.compile(
    r"\b(?:newsletter|e-?news|bulletin|update for (?:members|parents|families|carers)"
    r"|(?:dear|hello|hi) (?:all|members?|everyone|friends|parents|families|colleagues))\b",
    re.IGNORECASE,
)
"""At the top of what unions, charities and forums send to their members."""
_THE_BODY = re.compile(r"\b[Tt]he (?:council|(?:local )?authority|LA|trust|ICB|board)\b")
_OF_OTHERS = ("media", "parliament", "party", "court", "international")
"""Kinds of bodies whose pages tell of others and seldom of themselves."""
_HOUSES = ("school", "trust", "nhs_body")
"""Kinds of bodies that have pupils, patients and buildings of their own."""
_KNOWN_THING = re.compile(
    r"(?:the|this) (?:online |national |full |final )?"
    r"(ballot|survey|petition|campaign|webinar|conference|training|newsletter|helpline|event|appeal|project)s?\b"
)
"""What a union or charity runs, named before."""


class Context(IndexedDocument):
    """The document around the sentences: who writes it, for whom its people speak, whose undertakings it tells of."""

    def is_official(self, name: Name | None) -> bool:
        """Whether an organisation, or the body a person speaks for, makes or carries out policy."""
        body = self.body_of(name) if name is not None else None
        return body is not None and makes_policy(body.name, self.kinds.get(body.name))

    def governs(self, name: Name | None) -> bool:
        """Whether an actor, or the body a person speaks for, is the government, of whom critics demand."""
        if name is None:
            return False
        body = self.body_of(name)
        return body is None or body == self.government or self.kinds.get(body.name) in ("department", "party")

    @cached_property
    def _bodies_of_people(self) -> dict[str, str]:
        topic = self.topic.name if self.topic else ""
        council = topic if is_council(topic, self.kinds.get(topic)) else council_named_most(self.mentions)
        publisher = self.publisher.name if self.publisher else None
        return bodies_of_people(self.layers, self.kinds, self.governments, council, publisher)

    def body_of(self, name: Name) -> Name | None:
        """The organisation somebody speaks for; an organisation speaks for itself."""
        if name.kind == "organisation":
            return name
        body = self._bodies_of_people.get(name.name)
        return Name("organisation", body) if body else None

    @cached_property
    def governments(self) -> Governments:
        """Which government each passage tells of."""
        return Governments(self.rules.governments, self.layers)

    @property
    def government(self) -> Name:
        """The government that "the government" means in this document."""
        return self.governments.of_document

    @cached_property
    def author(self) -> Name | None:
        """Who "I" is: the person who signs, else the publisher; in what a parliament prints the government."""
        author = self.layers.metadata.author
        if author:
            return self.named(author, "person")
        return self.government if self.is_chamber else self.publisher

    @cached_property
    def publisher(self) -> Name | None:
        """Who publishes the document."""
        publisher = self.layers.metadata.publisher
        return self.named(publisher, "organisation") if publisher else None

    @cached_property
    def is_chamber(self) -> bool:
        """Whether this is the record of a parliament, which prints what ministers undertake."""
        name = self.publisher.name if self.publisher else ""
        return self.layers.metadata.chamber is not None or is_parliament(name, self.kinds.get(name))

    @cached_property
    def we(self) -> Name | None:
        """Who "we" is: the body of the person who signs, else the publisher."""
        author = self.layers.metadata.author
        signs = self.body_of(self.named(author, "person")) if author else None
        if signs is None and self.is_chamber:
            return self.government
        return signs or self.publisher or self.author or self._writers

    @cached_property
    def _writers(self) -> Name | None:
        """The union, charity or forum that a page without a publisher tells of again and again, and of no other."""
        own = Counter(m.entity for m in self.mentions if m.organisation_kind in WRITING)
        if title := _LINE_OF_TITLE.match(self.view):
            heads = (m.entity for m in self.mentions_in(0, title.end()) if m.entity in own)
            if head := next(heads, None):
                return head
        if not own:
            return None
        (body, count), *others = own.most_common(2)
        return body if count > 1 and count >= 2 * sum(other for _, other in others) else None

    @cached_property
    def is_by_nobody_known(self) -> bool:
        """Whether somebody writes whom the page does not name: a charity, who tells of the government as of others."""
        return self.we is None and affairs.is_by_an_outsider(self.view)

    @cached_property
    def _ours(self) -> frozenset[str]:
        """What the writers call their own anywhere: "our ballot of members"."""
        return frozenset(word for found in _OURS.finditer(self._low) for word in found[0].split()[1:])

    def is_ours(self, subject: str) -> bool:
        """Whether a subject is something that the writers have called theirs: "the ballot"."""
        known = _KNOWN_THING.match(subject.lower())
        return known is not None and known[1] in self._ours

    @cached_property
    def posts(self) -> Posts:
        """Who is called by initials or by a post."""
        return Posts(self.layers, self.mentions, by_initials=self.is_minutes)

    @cached_property
    def is_minutes(self) -> bool:
        """Whether this is the record of a meeting."""
        return is_record(self.view)

    @cached_property
    def meeting(self) -> Name | None:
        """The board or the like whose minutes these are; of a trust's or school's own board the trust or school."""
        if not self.is_minutes:
            return None
        publisher = self.publisher
        house = publisher if publisher and _HOUSE.search(publisher.name) else None
        body = self._named_meeting
        return house if house and (body is None or _OWN_BOARD.fullmatch(body.name)) else body or self._met_most

    @cached_property
    def _named_meeting(self) -> Name | None:
        """The board or the like that minutes name at their top or in their title."""
        top = self.mentions_in(0, _TOP, "organisation")
        named = (m.entity for m in top if _MEETING.search(m.name) and m.organisation_kind != "nhs_body")
        if body := next(named, None):
            return body
        title = of_record(self.layers.metadata.title or "")
        if found := _MEETING.search(title.title() if title.isupper() else title):
            called = title[: found.end()]
            # a "Board" that is named may be that of somebody else
            return Name("organisation", called) if _OWN_BOARD.fullmatch(called) else self.named(called, "organisation")
        for m in self.mentions_in(0, self.view.find("\n"), "organisation"):
            if m.organisation_kind in _HOUSES:
                return m.entity  # "Minutes of the governors' meeting, Beech Lane School"
        return None

    @cached_property
    def _met_most(self) -> Name | None:
        """The board or the like that is named most."""
        named = (m for m in self.mentions if m.kind == "organisation" and m.organisation_kind != "nhs_body")
        bodies = Counter(m.entity for m in named if _MEETING.search(m.name))
        return next((body for body, _ in bodies.most_common(1)), None)

    @cached_property
    def default_owner(self) -> Name:
        """Whose undertakings these are when nothing nearer tells: of the meeting in minutes, else of the government."""
        recorded = speaks_of_minutes(self.layers.metadata.title or "") and not self.is_official(self.publisher)
        if self.meeting is not None and (recorded or self.publisher in (None, self.meeting)):
            return self.meeting
        if self.publisher is not None and self._is_of_its_house(self.publisher):
            return self.publisher
        if self.publisher is None or not self.is_official(self.publisher):
            return self.topic or self._without_ministers or self.government
        if self.kinds.get(self.publisher.name) == "parliament" and self.author != self.publisher:
            # what a minister states in parliament
            return self.we if self.we and self.we != self.publisher else self.government
        return self.publisher

    def owner_in(self, block: Block) -> Name:
        """Whose undertakings those of a block are when nothing nearer tells.

        The writers', who make no policy, where its section, or it by itself, is about their own matters; the
        government's where it tells of ministers and not of the council that the page tells of elsewhere.
        """
        we, default = self.we, self.default_owner
        if we is None or we == default or self.is_official(we) or self.kinds.get(we.name, "media") in _OF_OTHERS:
            return default
        section = self._sections.get(block.section or "", (block.start, block.end))
        by_itself = not affairs.are_of_policy(block.section or "")
        if self._is_own(section) or (by_itself and self._is_own((block.start, block.end))):
            return we
        elsewhere = default == self.topic and not self._tells_of_topic(block.start, block.end)
        of_state = elsewhere and affairs.are_of_state(self.view[block.start : block.end])
        return self.governments.at(block.start) if of_state else default

    def _is_own(self, stretch: tuple[int, int]) -> bool:
        """Whether a stretch tells of the writers' own matters, which those who make policy are only told of."""
        if stretch not in self._own:
            named = (m for m in self.mentions_in(*stretch, "organisation") if self.is_official(m.entity))
            told = all(OBLIQUE.search(self.view, max(0, m.start - 12), m.start) for m in named)
            self._own[stretch] = told and affairs.are_own(self.view[slice(*stretch)], openly=not self._is_newsletter)
        return self._own[stretch]

    @cached_property
    def _own(self) -> dict[tuple[int, int], bool]:
        """{a stretch: whether it tells of the writers' own matters}, looked for once."""
        return {}

    @cached_property
    def _is_newsletter(self) -> bool:
        """Whether the writers send their news, which is their own where it names nobody who makes policy."""
        return _NEWSLETTER.search(self.view, 0, _TOP) is not None

    def _tells_of_topic(self, start: int, end: int) -> bool:
        """Whether a stretch tells of the council or health body that the page tells of, by name or by a class noun."""
        named = any(m.entity == self.topic for m in self.mentions_in(start, end, "organisation"))
        return named or _THE_BODY.search(self.view, start, end) is not None

    @cached_property
    def _sections(self) -> dict[str, tuple[int, int]]:
        """{heading path: where what stands below it begins and ends}, but for the title of the page."""
        sections: dict[str, tuple[int, int]] = {}
        for block in self.layers.blocks:
            if block.section and not self._is_title(block.section):
                start, _ = sections.get(block.section, (block.start, 0))
                sections[block.section] = start, block.end
        return sections

    @cached_property
    def _is_internal(self) -> bool:
        """Whether a text is about its publisher's own affairs: it speaks of trustees, and of nobody's policy."""
        return affairs.are_internal(self.view) and not any(self.is_official(m.entity) for m in self.mentions)

    def _is_of_its_house(self, publisher: Name) -> bool:
        """Whether a text is about its publisher's own affairs, and nobody's policy.

        It speaks of trustees; or is the record of a meeting, or a school's or trust's, and names nothing of the state.
        """
        if self.is_official(publisher):
            return False
        kind = self.kinds.get(publisher.name)
        house = kind in _HOUSES or (self.is_minutes and kind in WRITING)
        return self._is_internal or (house and not affairs.are_of_state(self.view))

    def is_local(self, name: Name) -> bool:
        """Whether a body is a council or a health body."""
        return is_local(name.name, self.kinds.get(name.name))

    @cached_property
    def topic(self) -> Name | None:
        """The one council or health body that a document tells of more than of ministers: local news."""
        local = Counter(m.entity for m in self.mentions if self.is_local(m.entity))
        if not local:
            return None
        (body, count), *others = local.most_common()
        if sum(other for _, other in others) * 2 > count:
            return None
        return body if affairs.are_local(self.view, count) else None

    @cached_property
    def _without_ministers(self) -> Name | None:
        """The official body that a text tells of first, where nothing in it is the government's."""
        if affairs.are_of_state(self.view):
            return None
        debating = ("parliament", "committee")
        official = (m for m in self.mentions if self.is_official(m.entity) and m.organisation_kind not in debating)
        straight = (m.entity for m in official if not OBLIQUE.search(self.view, max(0, m.start - 12), m.start))
        return next(straight, None)

    @cached_property
    def _titled(self) -> dict[str, Name]:
        """{the text of a heading: the one official body, or publisher, that it names}."""
        titled: dict[str, Name] = {}
        for block in self.layers.blocks:
            if block.kind != "heading":
                continue
            mentions = self.mentions_in(block.start, block.end, "organisation")
            named = {m.entity for m in mentions if m.organisation_kind != "parliament"}
            if not named and (called := self._called_by(block)):
                named = {called}
            if len(named) == 1 and self._heads(body := named.pop()):
                titled[self.layers.text_of(block).strip(" #*_")] = body
        return titled

    def _called_by(self, heading: Block) -> Name | None:
        """Whom a heading calls by a class noun as the one who acts: "What the council will do"."""
        found = _WILL_DO.search(self.view, heading.start, heading.end)
        if found is None or self.is_official(self.publisher):
            return None
        if found["body"].lower() in ("government", "ministers"):
            return self.government
        council = council_named_most(self.mentions)
        return self.named(council, "organisation") if council else None

    def _heads(self, body: Name) -> bool:
        """Whether what stands below a body's name is its own to do; below a paper's it is that of others."""
        return self.is_official(body) or (body == self.publisher and self.kinds.get(body.name) != "media")

    def of_heading(self, block: Block) -> Name | None:
        """The body that the heading right above a block names: "3. Welsh Government update"."""
        heading = (block.section or "").rsplit(" > ", 1)
        # the title of the document names many a body that is not to act
        return (
            self._titled.get(heading[-1].strip(" #*_")) if len(heading) > 1 or not self._is_title(heading[0]) else None
        )

    def _is_title(self, heading: str) -> bool:
        return not heading or heading == self.layers.metadata.title
