"""Lists of people: what the line above a list says of everybody in it.

"Representing Oakline" gives its body to those listed below, "Co-chairs" a post, "the members are as follows" makes
everybody a member of the board spoken of, whatever else they are; "Present:" says nothing of the kind.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from pipeline.annotate.layers import Block, Layers
from pipeline.annotate.roles.bodies import Bodies
from pipeline.annotate.roles.posts import Post
from pipeline.annotate.roles.scene import Person
from pipeline.annotate.roles.turns import Turns
from pipeline.facts import OrganisationKind
from pipeline.found import FoundMention
from pipeline.rules.roles import RoleRules

SEATED: frozenset[OrganisationKind] = frozenset(
    {"board", "committee", "forum", "partnership", "other", "union", "charity"}
)
"""Kinds of body that people are listed as members of."""

_SEATS = SEATED - {"other", "union", "charity"}
"""Those of them whose bare name is enough of a heading for the list of its members; that of others heads a page."""
_NOTHING_ELSE = re.compile(r"(?: \([^()\n]{1,40}\))?.?")
"""Behind somebody's post, where a line tells no more: "Ana Reyne – Independent Member (Local Authority)"."""
_LONGEST_ENTRY = 240
_LONGEST_ROLL = 1500
_LATEST_NAME = 80
"""A name that begins later than this does not open its line."""
_MOST_LABEL_WORDS = 9
_LONGEST_LIST = 60
_ALMOST = 0.6
"""A label that consists of a post or a body to this part consists of nothing else that matters."""
_MOST_PROSE = 6
"""Blocks of prose that may stand between a heading and the list that it is about."""
_MOST_BESIDE = 6
"""So many characters beside a name make a label no more than that name: an article, a number."""
_CAPITALS = re.compile(r"(?:[A-Z][\w'-]*,? |& |and )+")
_EITHER = re.compile(r" ?(?:/|&|and) ?")
_NOBODYS = re.compile(
    r"attend|present\b|\bvacan(?:cy|cies|t)\b|^(?:(?:council|lead|local authority|LA) )?officers$", re.IGNORECASE
)
"""Labels that give nobody a post: who attends, of what sort they are, and posts that nobody holds."""
_OTHER = re.compile(r"other\b", re.IGNORECASE)
_PRESENT = re.compile(
    r"(?:(?:(?:board|committee|forum|school|voting) )?(?:trustees|governors|directors|councillors|members) )?"
    r"present\b(?! at)",
    re.IGNORECASE,
)
"""The label of those who are present as of right, where others are "in attendance"."""
_PRESENT_ABOVE = re.compile(r"\n(?:Present|PRESENT):\s*$")
_LABEL_REACH = 40
_IN_ATTENDANCE = re.compile(
    r"(?:(?!members?\b|present\b)[\w'-]+ ){0,3}(?:in attendance|attending)\b"
    r"|(?:non[ -]members )?also present\b|by invitation\b|observ(?:ers?|ing)\b"
    r"|(?:(?:executive|officer|staff) attendance"
    r"|(?:council |lead |local authority |LA )?officers?(?: present)?)(?=:|$)",
    re.IGNORECASE,
)
"""The label of those who attend a meeting and are no members of the body that meets."""
_ONE_OF_ITS_MEMBERS = re.compile(
    r"(?:committee|board|panel|forum|group|commission|(?:non[- ])?schools?|academ(?:y|ies)|voting) members?",
    re.IGNORECASE,
)
"""The post that "Committee members" tells, which is no more than that of a member."""
_CALLS_THE_ROLL = re.compile(
    r"\W*(?:(?:members |those |people )?(?:present|attending)|attend(?:ance|ees)|membership)\W*$", re.IGNORECASE
)
"""Stands above those who came, of whom every line names a sort: "School members: …", "Governors: …"."""
_NO_SEAT = re.compile(
    r"(?:\w+ ){0,2}(?:officers?|clerk|observers?|guests?|apologies|advis[eo]rs?|staff)\b", re.IGNORECASE
)
_CAME = re.compile(r"\b(?:present|attend(?:ance|ing|ed|ees))\b", re.IGNORECASE)
"""In the label of those who came to a meeting."""
_APOLOGIES = re.compile(r"apologies\b|absent\b", re.IGNORECASE)
"""The label of those who would have come: at a house's own meeting its people."""
_INLINE = re.compile(r"(?:\| *)?([A-Z][\w'-]*(?: (?:[\w'-]+|&)){0,4}) ?(:| {3,}|\|)")
"""A label on the line of the first of those whom it is about."""
_SENTENCE = re.compile(
    r"\b(?:said|says|is|are|was|were|has|have|had|will|would|can|could|should|must|wrote|told)\b"
    r"|(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bProf)(?<!\b[A-Z])[.!?] +[A-Z]"
)


@dataclass(slots=True)
class Frame:
    """What holds for the people of a list: the body they come from, their post, the body they are members of.

    `present_at`: the body at whose meeting they were present, which makes those members of whom nothing else is said,
    if `others_attend` or they sit in a parliament. `in_attendance`: they attend a meeting without being members.
    """

    body: FoundMention | None = None
    post: Post | None = None
    member_of: FoundMention | None = None
    present_at: FoundMention | None = None
    others_attend: bool = False
    in_attendance: bool = False


class Lists:
    """The lists of one document."""

    def __init__(
        self,
        layers: Layers,
        people: Sequence[Person],
        bodies: Bodies,
        rules: RoleRules,
        posts_of: Callable[[Block], Sequence[Post]],
    ) -> None:
        self._layers, self._bodies, self._posts_of = layers, bodies, posts_of
        rule = rules.list_of
        self.ids = {says: r.id for says, r in rule.items()}
        self._representing = rule["body"].label_pattern
        self._beside_post = rule["post"].label_pattern
        self._members = rule["member"].label_pattern
        self._members_follow = rule["member"].lead_in_pattern
        self._no_members = rule["member"].never_pattern
        self._in_welsh = rules.in_welsh_pattern
        self._first: dict[int, Person] = {}
        for person in people:
            if sentence := layers.sentence_at(person.start):
                self._first.setdefault(sentence.block, person)
        self._named = {layers.blocks[index].start for index in self._first}
        self._frames: dict[int, Frame] = {}
        self._continued: set[int] = set()
        self._entries: dict[int, bool] = {}
        self.turns = Turns(layers, self.is_entry, self._is_turn, self._tells)

    def is_entry(self, index: int) -> bool:
        """Whether a block is a line of a list of people: it opens with a name, a body or a post, and tells nothing."""
        person = self._first.get(index)
        if person is None:
            return False
        if index not in self._entries:
            block = self._layers.blocks[index]
            self._entries[index] = self._opens_with(person, block) and (
                block.kind != "heading" or self._is_name(person, block) or self._in_column(index)
            )
        return self._entries[index]

    def _is_name(self, person: Person, block: Block) -> bool:
        """Whether a block is nothing but the name and a post, as above what a page tells of somebody."""
        rest = self._layers.view[person.end : block.end]
        if person.start != block.start or len(rest) < 2 or self._in_welsh.match(rest):
            return person.start == block.start
        view = self._layers.view
        posts = (p for p in self._posts_of(block) if p.start - person.end < 4)
        return any(_NOTHING_ELSE.fullmatch(view, p.end, block.end) for p in posts)

    def _in_column(self, index: int) -> bool:
        """Whether a line set apart by blank lines opens with a name as the one above or below it, or under a label."""
        blocks = self._layers.blocks
        first = {i: self._first[i] for i in (index - 1, index, index + 1) if i in self._first}
        named = [i for i, p in first.items() if p.start == blocks[i].start and self._opens_with(p, blocks[i])]
        labelled = index > 0 and self._layers.text_of(blocks[index - 1]).endswith(":")
        return index in named and (labelled or len(named) > 1)

    def _opens_with(self, person: Person, block: Block) -> bool:
        """Whether a block whose first name is that of `person` is an entry."""
        text, roll = self._layers.text_of(block), self._says_present(block)
        if len(text) > (_LONGEST_ROLL if roll else _LONGEST_ENTRY) or person.start - block.start >= _LATEST_NAME:
            return False
        if (block.kind == "paragraph" and text.endswith(".") and not roll) or text.startswith("By "):
            return False
        return _SENTENCE.search(text) is None

    def _says_present(self, block: Block) -> bool:
        """Whether a block is the roll of a meeting, "Present: Ana Reyne, Bo Lund", or stands right below its label."""
        view = self._layers.view
        label = _PRESENT.match(view, block.start, block.end)
        if label:
            return view.startswith(":", label.end())
        return _PRESENT_ABOVE.search(view, max(0, block.start - _LABEL_REACH), block.start) is not None

    def goes_on(self, index: int, end: int) -> None:
        """Notes that the entry in block `index` goes on up to `end`: the lines in between are no labels."""
        blocks = self._layers.blocks
        while index + 1 < len(blocks) and blocks[index + 1].start < end:
            index += 1
            self._continued.add(index)

    def frame(self, index: int) -> Frame:
        """What the line above says of the entry in block `index`."""
        if self._says_present(self._layers.blocks[index]):
            return self._of_meeting("present")
        roll, body = self._roll_of(index), self._body_before(index)
        if roll or body:
            return replace(self._of_meeting(roll or ""), body=body)
        label = self._label(index)
        if label is None:
            return Frame()
        if label not in self._frames:
            self._frames[label] = self._frame(label)
        return self._frames[label]

    def _roll_of(self, index: int) -> str | None:
        """The label that the entry in block `index`, or the nearest one above it, begins with: "In attendance: …"."""
        for i in range(index, max(-1, index - _LONGEST_LIST), -1):
            if not self.is_entry(i):
                break
            block = self._layers.blocks[i]
            label = _INLINE.match(self._layers.view, block.start, block.end)
            if label and any(roll.match(label[1]) for roll in (_PRESENT, _IN_ATTENDANCE, _APOLOGIES)):
                return label[1]
            if label and label[2] == ":":
                above = self._label(i)
                roll = above is not None and _CALLS_THE_ROLL.match(self._layers.text_of(self._layers.blocks[above]))
                return "present" if roll and not _NO_SEAT.match(label[1]) else None
        return None

    def _body_before(self, index: int) -> FoundMention | None:
        """The body that the entry in block `index`, or the nearest above it, stands behind: "DfE:   Ana Reyne"."""
        for i in range(index, max(-1, index - _LONGEST_LIST), -1):
            if not self.is_entry(i) and i not in self._continued:
                break
            block = self._layers.blocks[i]
            if label := _INLINE.match(self._layers.view, block.start, block.end):
                bodies = self._bodies.between(*label.span(1))
                return bodies[0] if len(bodies) == 1 and (bodies[0].start, bodies[0].end) == label.span(1) else None
        return None

    def _frame(self, label: int) -> Frame:
        """What the line in block `label` says of the entries below it."""
        block = self._layers.blocks[label]
        text = self._layers.text_of(block).strip(" *_#:")
        frame = Frame()
        if _is_label(text):
            own = self._bodies.between(block.start, block.end)
            frame.post = self._post_of_label(block)
            if frame.post and _ONE_OF_ITS_MEMBERS.fullmatch(frame.post.title):
                frame.post, frame.member_of = None, self._bodies.meeting or self._board(label)
            if own and (self._representing.search(text) or self._is_name_of(block, own[0])):
                frame.body = own[0]
        if frame.post or not self._no_members.search(self._beside_bodies(block).strip(" *_#:")):
            frame.member_of = self._board(label)
        return self._of_meeting(text) if frame == Frame() else frame

    def _is_name_of(self, block: Block, body: FoundMention) -> bool:
        """Whether a label is the name of a body, of which only the end may be known: "Sports & Play Committee"."""
        text = self._layers.text_of(block).strip(" *_#:")
        if body.end - body.start >= len(text) - _MOST_BESIDE:
            return True
        before = self._layers.view[block.start : body.start]
        return text.endswith(self._layers.view[body.start : body.end]) and _CAPITALS.fullmatch(before) is not None

    def _beside_bodies(self, block: Block) -> str:
        """The words of a block that belong to no body's name: "Expert Panel" holds no panellists."""
        text = self._layers.text_of(block)
        for body in self._bodies.between(block.start, block.end):
            text = text.replace(self._layers.view[body.start : body.end], "")
        return text

    def _of_meeting(self, label: str) -> Frame:
        """What a label of minutes says of who was there: members are present, others in attendance."""
        if _IN_ATTENDANCE.match(label) or (self._bodies.house and _APOLOGIES.match(label)):
            return Frame(in_attendance=True)
        if not _PRESENT.match(label) or self._bodies.meeting is None:
            return Frame()
        return Frame(present_at=self._bodies.meeting, others_attend=self._others_attend)

    @cached_property
    def _others_attend(self) -> bool:
        """Whether minutes list apart those who attend without being members."""
        view = self._layers.view
        return any(_IN_ATTENDANCE.match(view, block.start, block.end) for block in self._layers.blocks)

    def _post_of_label(self, block: Block) -> Post | None:
        """The post that a label is, but for words that say nothing else: "Our trustees", "Directors/Trustees"."""
        text = self._layers.text_of(block).strip(" *_#:")
        posts = self._posts_of(block)
        if not posts or _NOBODYS.search(text) or not _is_label(text) or block.start in self._named:
            return None  # what is said of somebody named in the line is theirs alone
        first, last = posts[0], posts[-1]
        joined = len(posts) == 1 or _EITHER.fullmatch(self._layers.view, first.end, last.start)
        if not joined or last.end - first.start < len(self._beside_post.sub("", text)) * _ALMOST:
            return None
        return first if first is last else replace(first, end=last.end, title=f"{first.title}/{last.title}")

    def _label(self, index: int) -> int | None:
        """The block that stands above the entries around `index`."""
        blocks = self._layers.blocks
        if (lead_in := blocks[index].lead_in) is not None:
            return lead_in
        for i in range(index - 1, max(-1, index - _LONGEST_LIST), -1):
            if self.is_entry(i) or i in self._continued or self.turns.is_detail(i) or self.turns.is_header(i):
                continue
            text, kind = self._layers.text_of(blocks[i]), blocks[i].kind
            if kind == "heading" or _is_label(text):
                return i
            if blocks[index].kind != "heading":  # else it is what a page tells of the one named above it
                return i if text.endswith(":") else self._heading_above(i)
        return None

    def is_above_entry(self, index: int) -> bool:
        """Whether a short line stands right above an entry, with no blank line between them."""
        blocks = self._layers.blocks
        if index + 1 >= len(blocks) or not self._is_turn(index):
            return False
        near = self._layers.view.count("\n", blocks[index].end, blocks[index + 1].start) == 1
        return near and self.is_entry(index + 1)

    def _is_turn(self, index: int) -> bool:
        """Whether a block may be the detail of an entry: a short line that is none itself."""
        blocks = self._layers.blocks
        return 0 <= index < len(blocks) and not self.is_entry(index) and _is_label(self._layers.text_of(blocks[index]))

    def _tells(self, index: int) -> bool:
        """Whether a short line names a post or a body."""
        if not 0 <= index < len(self._layers.blocks):
            return False
        block = self._layers.blocks[index]
        named = self._bodies.between(block.start, block.end) or self._posts_of(block)
        return bool(named) and self._is_turn(index) and not self._layers.text_of(block).endswith((":", ":-"))

    def _heading_above(self, index: int) -> int | None:
        """The heading above prose that leads to a list, if it says which post everybody in the list holds."""
        blocks = self._layers.blocks
        above = range(index - 1, max(-1, index - _MOST_PROSE), -1)
        heading = next((i for i in above if blocks[i].kind == "heading" and not self.is_entry(i)), None)
        post = self._post_of_label(blocks[heading]) if heading is not None else None
        return heading if post is not None and post.plural else None

    def _board(self, label: int) -> FoundMention | None:
        """The body whose members are listed under block `label`: that line says so, or one that leads in to it."""
        blocks = self._layers.blocks
        # "Other members" are those of the body whose first members stand above, not of where these come from
        others = _OTHER.match(self._layers.text_of(blocks[label])) is not None
        for i in range(label, max(-1, label - _LONGEST_LIST), -1):
            if i != label and self.is_entry(i):
                continue
            block, text = blocks[i], self._layers.text_of(blocks[i])
            named = [m for m in self._bodies.between(block.start, block.end) if m.organisation_kind in SEATED]
            alone = bool(named) and named[0].end - named[0].start >= len(text) - 12
            if block.kind == "heading" and alone and named[0].organisation_kind in _SEATS:
                return named[0]
            if self._speaks_of_members(self._beside_bodies(block)) and (named or not (i == label and others)):
                came = self._bodies.meeting if _CAME.search(text) else None
                return named[-1] if named else came or self._bodies.before(block.start, SEATED) or self._of_title(block)
            if i != label and self._no_members.search(text):
                return None
            if i != label and not (_is_label(text) and i + 1 < len(blocks) and self.is_entry(i + 1)):
                return self._bodies.before(block.end, SEATED) if others else None
        return None

    def _speaks_of_members(self, text: str) -> bool:
        """Whether a line says that members follow."""
        if self._representing.search(text):
            return False
        return (self._members if _is_label(text) else self._members_follow).search(text) is not None

    def _of_title(self, label: Block) -> FoundMention | None:
        """The first body of the document that has members, named above a label: what the title is about."""
        above = self._bodies.between(0, label.end)
        return next((m for m in above if m.organisation_kind in SEATED), None)


def _is_label(text: str) -> bool:
    return len(text.split()) <= _MOST_LABEL_WORDS and not text.rstrip().endswith((".", "!", "?", ";"))
