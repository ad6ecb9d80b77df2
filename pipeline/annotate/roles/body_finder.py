"""The bodies of the posts in a sentence: as stated, else as department, list, meeting or context tell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from pipeline.annotate.layers import Layers
from pipeline.annotate.roles.areas import OF_SMALL_BODY
from pipeline.annotate.roles.bodies import REPRESENTS, Bodies
from pipeline.annotate.roles.departments import Departments, DepartmentsToldOf
from pipeline.annotate.roles.lists import Frame
from pipeline.annotate.roles.meetings import ARTICLE, OF_THE_MEETING, POINTS_BACK, presides
from pipeline.annotate.roles.offices import OF_A_SORT
from pipeline.annotate.roles.scene import Holding, Person
from pipeline.found import FoundMention
from pipeline.rules.letters import SEATS

_UNKNOWN_BODY = re.compile(
    r" (?:at|of|in) (?:an?|another|one|several|two|three) "
    r"| (?:of|at) (?:the )?[A-Z](?!ND\b)[\w'&-]*(?: [A-Z][\w'&-]*)+"
    r"|, [A-Z][\w'&-]*(?: (?:for |of |with |and |the )*[A-Z][\w'&-]*)+(?=;|$)"
    r"|, (?!(?:said|says|told|who|which|has|have|had|and|but|wants|asked|added|wrote)\b)(?:an? |the )?(?:[a-z-]+ ){1,3}"
    r"(?:group|charity|school|trust|forum|organisation|council|company|union|network)\b"
)
"""A name behind a title that is no body the document is known to name: the post is one there."""
_OF_COUNCILS = frozenset({"local_authority"})
"""Who sits in a cabinet is of the only council that a document names, wherever it does."""
_EMPLOYERS = frozenset({"school", "trust", "local_authority", "union", "department"})
"""Kinds of body whose posts people move on to within the same one."""
_NO_HOUSES = frozenset({"school", "local_authority", "department", "regulator"})
"""Kinds of body whose officers may be on the board of another: a head is one of a school, a DCS of a council."""
_AND = re.compile(r",? and (?:the )?")
_BARE_RANKS = frozenset({"minister", "cabinet secretary", "secretary of state"})
_OF_SENDERS = frozenset({"forum", "partnership"})
"""Kinds of body made up of those whom others send: a "primary academy representative" is one on it."""
_FROM = re.compile(r"\b[Ff]rom (?:the )?$")
_COME = re.compile(
    r"(?: \([\w&-]{2,12}\))?"
    r"(?::|,?(?: also)? (?:is|are|was|were|come|comes|came|we have|(?:I|we) welcomed?|there (?:is|are|was|were)):?)? "
)
"""Between a body and the first of those it sent: "from the authority (HVA) are Ana Reyne, the chief officer; …"."""
_OWN_BOARD = frozenset({"the board", "the trustees", "the trust board", "the governors"})
"""What every body has: "chair of the board" is chair of the body spoken of, where no board is named."""
_OF_ONE_SORT = re.compile(
    r"(?:(?:deputy|vice|assistant|acting|interim) )?(?P<noun>council|committee|board|forum|trust|union|charity) ",
    re.IGNORECASE,
)
"""How a title begins that tells of what sort the one body is that has been spoken of."""
_OF_EVERY_BODY = re.compile(
    r"(?:(?:interim|acting|deputy|joint) )?(?:chief executive|CEO|managing director)", re.IGNORECASE
)
"""Posts that a body of any kind has, though not all of them are spoken of by those alone."""
_PRESIDES = re.compile(r"chair(?:man|woman|person)?$|president$|convener$", re.IGNORECASE)
_SEATS = frozenset(SEATS)
_OF_PARLIAMENTS = frozenset({"committee", "other"})
"""Kinds of body in a parliament whose chair is one of its members."""
_NEAR = 400
_TOLD_IN_TITLE = re.compile(r" (?:of|for|in|on) (?:the|an?|its|their|our) ")
"""A title that says where its holder serves, or that it is not here: "vice-chair of the all-party group"."""
_ON_A_BOARD = re.compile(r"\bmember$")
_OUR_OWN = re.compile(
    r"\b(?:[Oo]ur (?:own )?(?:trustees|board|members|union|charity|council|executive|conference)|[Ww]e) "
)

_JOINS_US = re.compile(r"\bjoin(?:s|ed|ing)? us\b")


class BodyFinder:
    """Finds the bodies of posts in one document, which are read in text order.

    `before` is the post last spoken of before the sentence being read.
    """

    def __init__(
        self,
        layers: Layers,
        bodies: Bodies,
        departments: Departments,
        is_entry: Callable[[int], bool],
        is_held_anywhere: Callable[[str], bool],
    ) -> None:
        self._is_held_anywhere = is_held_anywhere
        self._layers, self._bodies, self._is_entry = layers, bodies, is_entry
        self._departments = DepartmentsToldOf(departments, layers, bodies)
        self._people = {m.start for m in layers.facts.mentions if m.kind == "person"}
        self.before: Holding | None = None
        self._stated: dict[tuple[str, str], str] = {}
        """{(person, title): the body that the text last said it is in}"""
        self._writers: str | None = None
        """The body in which "I" holds a post, which is "ours"."""
        self._just_told: str | None = None
        """The body of the post before in the sentence that is read: "her deputy" is one there."""
        self._last_told: str | None = None
        self._last_of_head: dict[str, tuple[str | None, int]] = {}
        """{last word of a title: the body of the last such post, where it was told}"""
        self._told: dict[str, str | None] = {}
        """{title: the body that was last found for it}"""
        self._left: set[int] = set()
        """Where the text names bodies, and names them only there, as those that somebody was with before."""

    def of_all(self, holdings: Sequence[Holding], frame: Frame, entry: bool) -> Iterator[tuple[Holding, str | None]]:
        """What a sentence or `entry` of a list says, with the bodies; no affiliation that only serves a post."""
        found: list[tuple[Holding, str | None]] = []
        self._just_told = None
        left = [h.body for h in holdings if h.body is not None and h.former and h.title is None]
        self._left.update(body.start for body in left if self._bodies.is_named_once(body))
        for holding in holdings:
            title = (holding.title or "").lower()
            if holding.body is not None and "me" in holding.rule.groups:
                self._writers = holding.body.name
            if holding.body is not None:
                self._stated[holding.person.name, title] = holding.body.name
            body = holding.body.name if holding.body else self._of(holding, frame, holdings, entry)
            if body is None and holding.rule.needs_body:
                continue
            if title:
                self._told[title] = self._just_told = body
                self._last_told = body or self._last_told
                self._last_of_head[_last_word(title)] = (body, holding.start)
            found.append((holding, body))
        for holding, body in found:
            # "Ana Reyne of Oakline (she's its treasurer)": the affiliation says nothing that the post does not
            if holding.title or not any(h.person is holding.person and h.title and b == body for h, b in found):
                yield holding, body

    def _shared(self, holding: Holding, beside: Sequence[Holding]) -> FoundMention | None:
        """The body of the next one's post: "Ana Reyne, co-chair, and Bo Lund, treasurer of Oakline"."""
        for other in beside:
            between = self._layers.view[holding.end : other.start] if other.start > holding.end else ""
            if other.title and other.body is not None and _AND.fullmatch(between):
                behind = other.body.start > other.start
                return other.body if behind and self._bodies.fits(holding.title or "", other.body) else None
        return None

    def _of(self, holding: Holding, frame: Frame, beside: Sequence[Holding], entry: bool) -> str | None:
        """The body of a post that does not state it; `beside` is what else its sentence or `entry` of a list says."""
        title, whose = holding.title or "", holding.whose.lower().removesuffix("the")
        if self._is_of_ours(holding, title, whose):
            return self._bodies.publisher() or self._writers or self._speakers(holding) or self._bodies.owner
        if holding.rule.names_heir and title.lower() in self._told:
            return self._told[title.lower()]
        if told := self._departments.of(title) or self._of_bare_rank(holding, whose) or _name(frame.body):
            return told
        if (holding.rule.role is not None or title.lower().startswith("shadow ")) and not holding.whose:
            return None  # "a group chaired by Ana Reyne": the construction names its body, or there is none
        if told := self._of_holder(holding, frame, beside, whose):
            return told
        if not whose and (told := self._of_sender(holding) or self._of_the_post(holding)):
            return told
        if whose in ("his", "her"):
            return self._just_told or (_name(self.before.body) if self.before else None)
        kinds = self._bodies.seat(title)
        if not whose and _PRESIDES.search(title) and OF_SMALL_BODY.match(self._layers.view, holding.end):
            return None
        if not whose:
            shared = self._shared(holding, beside) if kinds else None
            if told := self._of_meeting(holding, title) or _name(shared):
                return told
            # "Members include Ana Reyne, Zorb Office; Bo Lund": they are of the board, wherever each is from
            if not holding.rule.needs_body and _UNKNOWN_BODY.match(self._layers.view, holding.end):
                return None
            if OF_A_SORT.match(title) and sum(h.title == title for h in beside) > 1:
                return None
            if employer := self._of_attendee(frame, title):
                return employer
            if told := self._of_same_head(holding):
                return told
        if whose or (kinds and holding.rule.body == "stated"):
            told = self._of_sort(holding) or self._of_spoken(holding, beside, whose, kinds, entry)
            if told or (whose and whose not in _OWN_BOARD):
                return told
            if whose and (told := self._of_spoken(holding, beside, "", kinds, entry)):
                return told
            if _ON_A_BOARD.search(title.lower()) and (board := self._bodies.with_board(holding.start)):
                return board.name
        told = self._of_publisher(holding, kinds) or self._of_page(holding, whose)
        elsewhere = whose or frame.post or frame.member_of  # trustees and governors have their work elsewhere
        return told or (None if elsewhere else self._of_owner(holding, kinds))

    def _of_page(self, holding: Holding, whose: str) -> str | None:
        """The body whose people the page lists, of a post that somebody holds now."""
        return (
            None if whose or holding.former or not holding.title else self._bodies.of_page(holding.title, holding.start)
        )

    def _of_owner(self, holding: Holding, kinds: frozenset[str]) -> str | None:
        """The body whose page it is, of a post held now: others are told with where they are from."""
        title = holding.title or ""
        if holding.former or not title or self._is_held_anywhere(title) or _TOLD_IN_TITLE.search(title):
            return None
        anywhere = not kinds or _OF_EVERY_BODY.match(title) is not None
        return self._bodies.owner if anywhere or not self._bodies.owner else self._bodies.publisher(kinds)

    def _of_same_head(self, holding: Holding) -> str | None:
        """The body of the chair spoken of right before, of a vice chair, interim chair or next chair."""
        body, start = self._last_of_head.get(_last_word((holding.title or "").lower()), (None, 0))
        near = body is not None and holding.start - start < _NEAR and _PRESIDES.search(holding.title or "")
        return body if near and self._in_one_paragraph(start, holding.start) else None

    def _in_one_paragraph(self, first: int, second: int) -> bool:
        """Whether two offsets lie in one block."""
        sentences = (self._layers.sentence_at(first), self._layers.sentence_at(second))
        return len({s.block if s else None for s in sentences}) == 1

    def _speakers(self, holding: Holding) -> str | None:
        """The body of the post last told, if the words are quoted: "We have appointed Bo Lund as clerk", she said."""
        return self._last_told if self._is_quoted(holding) else None

    def _is_quoted(self, holding: Holding) -> bool:
        """Whether somebody is quoted in the sentence, before the post."""
        sentence = self._layers.sentence_at(holding.start)
        return sentence is not None and '"' in self._layers.view[sentence.start : holding.start]

    def _of_bare_rank(self, holding: Holding, whose: str) -> str | None:
        """The department of a bare "the Minister": that of the holder's portfolio, else the one most spoken of."""
        title = (holding.title or "").lower()
        if whose or title not in _BARE_RANKS:
            return None
        own = [t for (name, t) in self._stated if name == holding.person.name]
        told = next((d for title in own if (d := self._departments.of(title))), None)
        return told or self._departments.most_told("minister" if "minister" in title else "secretary")

    def _of_holder(self, holding: Holding, frame: Frame, beside: Sequence[Holding], whose: str) -> str | None:
        """The body that the holder belongs to: by the sentence, by the list, or by what was said of them before."""
        # "Members are Ana Reyne of Oakline and Bo Lund": of the board, wherever each is from
        members = _ON_A_BOARD.search((holding.title or "").lower()) and len({h.person.name for h in beside}) > 1
        seated = self._at_the_meeting(holding) or members
        sent = REPRESENTS.search((holding.title or "").lower()) is not None
        own = None if whose or seated or sent else _affiliation(holding, beside) or self._employer(holding, beside)
        if own is not None and (self._owns(own, holding.person) or self._bodies.fits(holding.title or "", own)):
            return own.name
        if frame.post is not None and frame.member_of is not None and self._sits_on(holding, frame.member_of):
            return frame.member_of.name
        if frame.post is not None and not whose and OF_THE_MEETING.fullmatch((holding.title or "").lower()):
            listed_at = self._bodies.seats_publisher(frame.post.title)  # "(chair)" behind one of the governors
            if listed_at is not None:
                return listed_at
        return None if whose else self._said_before(holding, beside)

    def _sits_on(self, holding: Holding, board: FoundMention) -> bool:
        """Whether a post is one of a board whose members are listed, and not what a member does elsewhere."""
        title = (holding.title or "").lower()
        return bool(self._bodies.seat(title)) and self._bodies.fits(title, board)

    def _at_the_meeting(self, holding: Holding) -> bool:
        """Whether a post is the seat of whoever presides where people meet."""
        view, minutes = self._layers.view, self._bodies.meeting is not None
        return presides(view, holding.title or "", holding.start, holding.end, holding.person.start, minutes=minutes)

    def _employer(self, holding: Holding, beside: Sequence[Holding]) -> FoundMention | None:
        """Where its holder has another post of the kind: "Ana Reyne, bursar of Elm School, was head before"."""
        kinds = self._bodies.seat(holding.title or "")
        if not kinds or not kinds <= _EMPLOYERS:
            return None
        # "formerly deputy head of Elm School" tells where its holder is not
        others = (h for h in beside if h.person.name == holding.person.name and h is not holding)
        own = (h.body for h in others if h.body and (not h.former or (h.title and holding.former)))
        return next((body for body in own if self._bodies.fits(holding.title or "", body)), None)

    def _owns(self, body: FoundMention, person: Person) -> bool:
        """Whether a body owns somebody right before the post: "the trust's Ana Reyne, director of education"."""
        return self._layers.view[body.end : person.start] in ("'s ", "' ")

    def _of_sender(self, holding: Holding) -> str | None:
        """The body "from" which the sentence presents its people: "from Oakline Trust we have Ana Reyne, chair"."""
        sentence = self._layers.sentence_at(holding.start)
        if sentence is None:
            return None
        view = self._layers.view
        for body in self._bodies.between(sentence.start, holding.person.start):
            come = _FROM.search(view, sentence.start, body.start) and _COME.match(view, body.end)
            if come and come.end() in self._people:
                return body.name
        return None

    def _of_the_post(self, holding: Holding) -> str | None:
        """The body of a post spoken of before, to which "the" points back: "the outgoing chief executive, Bo Lund"."""
        title = (holding.title or "").lower()
        if " " not in title:  # every body has a chair
            return None
        back = POINTS_BACK.search(self._layers.view, max(0, holding.start - ARTICLE), holding.start)
        return self._told.get(title) if back else None

    def _of_meeting(self, holding: Holding, title: str) -> str | None:
        """The body that meets, of whoever chairs it or keeps its minutes."""
        meeting = None if holding.rule.role else self._bodies.meeting
        if meeting is None:
            return None
        low = title.lower()
        sits = meeting.organisation_kind in _OF_SENDERS and REPRESENTS.search(low)
        return meeting.name if sits or OF_THE_MEETING.fullmatch(low) else None

    def _of_attendee(self, frame: Frame, title: str) -> str | None:
        """The body whose officers a list of those at its meeting names."""
        if frame.in_attendance:
            return self._bodies.employer
        house, meeting = self._bodies.house, self._bodies.meeting
        listed = frame.present_at or (frame.member_of and meeting and frame.member_of.name == meeting.name)
        elsewhere = house is not None and self._bodies.seat(title) & _NO_HOUSES and not self._bodies.fits(title, house)
        return house.name if house and listed and not elsewhere else None

    def _of_spoken(
        self, holding: Holding, beside: Sequence[Holding], whose: str, kinds: frozenset[str], entry: bool
    ) -> str | None:
        """The body of a fitting kind that was spoken of last before the post."""
        # nobody "sits on it" of the body that employs them
        skip = [h.body for h in beside if h.body is not None] if holding.rule.role else []
        skip += [m for m in self._bodies.far(holding.start) if m.start in self._left]
        if self._sits_in_parliament(holding) and _PRESIDES.search(holding.title or ""):
            kinds = kinds & _OF_PARLIAMENTS  # "The union met the Energy Committee. Its chair, Ana Reyne MP, …"
        skip += [] if whose else self._listed_above(holding.start)
        skip += [] if whose else self._of_others_in_series(holding.start)
        body = self._bodies.spoken_of(whose, kinds, holding.start, skip)
        if body is None:
            of_councils = kinds == _OF_COUNCILS and not whose
            return self._bodies.only_name(kinds) or self._bodies.most_spoken_of(kinds) if of_councils else None
        if not whose and not self._in_one_block(body, holding):
            # a union that quotes its own general secretary has named others further up
            of_page = self._bodies.of_page(holding.title or "", holding.start) if entry else None
            if body.organisation_kind == "school":
                kinds = frozenset({"school"})  # one of the trust whose page it is
            about = self._bodies.most_spoken_of(kinds) or (
                None if self._is_quoted(holding) else self._bodies.of_lead(kinds)
            )
            return self._bodies.publisher(kinds) or of_page or about or body.name
        return body.name

    def _sits_in_parliament(self, holding: Holding) -> bool:
        """Whether the letters of a seat stand behind the holder's name: "Ana Reyne MP"."""
        person = holding.person
        return not _SEATS.isdisjoint(self._layers.view[person.name_end : person.end].split())

    def _of_sort(self, holding: Holding) -> str | None:
        """The body spoken of, of the sort that opens the title: "Council leader Ana Reyne" of the council told of."""
        sort = None if holding.whose else _OF_ONE_SORT.match(holding.title or "")
        return _name(self._bodies.before(holding.start, noun=sort["noun"].lower())) if sort else None

    def _of_publisher(self, holding: Holding, kinds: frozenset[str]) -> str | None:
        """The publisher, where its author signs, or where it has seats of such kinds."""
        signs = holding.rule.body == "publisher" or holding.person.name in (self._layers.metadata.author or "")
        if not signs and not kinds:
            return None
        return self._bodies.publisher(frozenset() if signs else kinds)

    def _in_one_block(self, body: FoundMention, holding: Holding) -> bool:
        """Whether a body is named in the paragraph, item or line of a post."""
        return self._in_one_paragraph(body.start, holding.start)

    def _is_of_ours(self, holding: Holding, title: str, whose: str) -> bool:
        """Whether a post is "our" own, or one of ours left it or took it up: "joins us", "our board elected"."""
        if "our" in (*whose.split(), *title.split()):
            return True
        if not whose and _JOINS_US.search(self._layers.view, holding.start, holding.end):
            return True
        if whose or not holding.rule.change:
            return False
        sentence = self._layers.sentence_at(holding.start)
        return sentence is not None and _OUR_OWN.search(self._layers.view, sentence.start, holding.start) is not None

    def _said_before(self, holding: Holding, beside: Sequence[Holding]) -> str | None:
        """The body in which its holder, or one named with them, was said before to hold a post."""
        title = (holding.title or "").lower()
        holders = [holding.person.name, *(h.person.name for h in beside if h.title == holding.title)]
        return next((body for name in holders if (body := self._stated.get((name, title)))), None)

    def _of_others_in_series(self, offset: int) -> list[FoundMention]:
        """The bodies of those named before in a series that semicolons part."""
        sentence = self._layers.sentence_at(offset)
        parted = self._layers.view.rfind(";", sentence.start, offset) if sentence else -1
        return self._bodies.between(sentence.start, parted) if sentence and parted >= 0 else []

    def _listed_above(self, offset: int) -> list[FoundMention]:
        """The bodies of those who are listed above the line of `offset`."""
        layers = self._layers
        own = layers.sentence_at(offset)
        line = layers.block_of(own).start if own else offset
        above = [(m, layers.sentence_at(m.start)) for m in self._bodies.near(line)]
        return [m for m, sentence in above if sentence is not None and self._is_entry(sentence.block)]


def _affiliation(holding: Holding, beside: Sequence[Holding]) -> FoundMention | None:
    """The body that the sentence says the holder of a post belongs to: "Ofsted's Ana Reyne, specialist adviser"."""
    own = (h.body for h in beside if h.person is holding.person and h.title is None and h.former == holding.former)
    return next((b for b in own if b is not None and b.organisation_kind != "party"), None)


def _last_word(title: str) -> str:
    """The last part of a title's last word: "chair" of "vice-chair"."""
    return re.split(r"[ -]", title)[-1]


def _name(body: FoundMention | None) -> str | None:
    """The name of a body, if there is one."""
    return None if body is None else body.name
