"""Reads the roles of one document, sentence by sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotate.floor import Floor
from pipeline.annotate.forms import Lexicon
from pipeline.annotate.layers import Block, Layers, Sentence
from pipeline.annotate.roles.bodies import REPRESENTS, Bodies
from pipeline.annotate.roles.body_finder import BodyFinder
from pipeline.annotate.roles.called import is_called
from pipeline.annotate.roles.constructions import FIRST_PERSON, OPENS_WITH_PRONOUN, POSSESSIVES, PRONOUNS, Constructions
from pipeline.annotate.roles.departments import Departments
from pipeline.annotate.roles.extents import Extents
from pipeline.annotate.roles.genders import Genders
from pipeline.annotate.roles.lists import Frame, Lists
from pipeline.annotate.roles.posts import Post, PostFinder
from pipeline.annotate.roles.scene import BODY, PERSON, POST, Entity, Gap, Holding, Person, Scene
from pipeline.annotate.skeleton import Skeleton, non_overlapping
from pipeline.found import FoundMention, FoundRole
from pipeline.rules.letters import SEATS
from pipeline.rules.people import PeopleRules
from pipeline.rules.posts import MinisterRules, PostRules
from pipeline.rules.roles import RoleRules

_ANAPHOR = re.compile(
    r"\b(?:[Hh](?:e|is|er)|[Ss]he|[Tt]he(?:y|ir)|[Ii]ts?|[Tt]he (?:board|group|forum|committee|panel))\b"
)
_WORD = re.compile(r"[a-z]+")
_GAP = re.compile(r"(?<![| ]) {3,}")
_LONGEST_SENTENCE = 3000
"""A "sentence" longer than this is no prose, and reading it would cost more than it could tell."""
_FAR = 800
"""How many characters after a name "she" may still mean its bearer."""
_HEAD, _PRONOUN, _POSSESSIVE, _FIRST_PERSON = 1, 2, 4, 8
_MY_NAME = re.compile(r"\b(?:[Mm]y name(?:'s| is)|I'm|I am) (?=[A-Z])")
_MY_NAME_SIGNS = ("I'm ", "I am ", "y name")
"""One of them stands wherever `_MY_NAME` matches: to look for them takes a hundredth of the time."""
_OFFICE_AS_BODY = re.compile(r"(?:regulator|ombudsman)'s (?=[a-z])")
"""Posts that stand for the bodies that they head: "the ombudsman's chief executive"."""
_TOLD_OF = re.compile(r"(?:,| –| \() ?(?:an?|the|who|whose|from|of|\d\d|mother|father|parent|mum|dad)\b")
"""Behind a name, what tells who somebody is: they are not told of once more."""
_INTRODUCED = 1
"""So many times, as in the headline, somebody may have been named before the text says who they are."""
_CAREER = re.compile(r"(?:[A-Z][a-z]+ )?(?:[Jj]ob|[Rr]ole|[Pp]ost|[Pp]osition)s?(?: title)?:")
"""A line of a profile, below the name of whom it is about."""
_NEXT = re.compile(r"(?:[,;:]|\band|\n) ?$")
"""Before the next name of a series."""
_CLOSING_BODY = re.compile(
    rf"{POST}[^;.:{PERSON}{POST}{BODY}]{{0,80}}(?:{BODY})?"
    rf"(?:,|\||[–-]) *(?:the )?(?P<body>{BODY})(?: \({BODY}\))?(?: \[[^\]\n]{{1,40}}\])?[.;|\s]*$"
)
"""The body that closes a line, with what stands between it and the last post."""

_BOTH = re.compile(rf"\b(?:both|all)(?: (?:of|at|from|with))?(?: [Tt]he)? (?P<body>{BODY})(?! {POST}|')")
"""The body of several people, behind the last one's post."""


class Readers:
    """What reading needs besides the document: the rules, made ready once."""

    def __init__(
        self, nlp: Language, roles: RoleRules, posts: PostRules, ministers: MinisterRules, people: PeopleRules
    ) -> None:
        self.roles, self.posts = roles, posts
        self.finder = PostFinder(posts)
        self.lexicon = Lexicon(nlp, self._sign)
        self.constructions = Constructions(roles)
        self.departments = Departments(ministers)
        self.genders = Genders(people)
        self._first_words = self.finder.first_words

    def _sign(self, form: str) -> int:
        """What to look for where a form stands: the head of a post, somebody named before, or nothing."""
        words = _WORD.findall(form)  # "trust|chair" is one form
        signs = (
            (_HEAD, self._first_words),
            (_PRONOUN, PRONOUNS),
            (_POSSESSIVE, POSSESSIVES),
            (_FIRST_PERSON, FIRST_PERSON),
        )
        return sum(sign for sign, signalled in signs if not signalled.isdisjoint(words))


def read(doc: Doc, layers: Layers, readers: Readers) -> list[FoundRole]:
    """All roles of the document, in text order, each said once at a place."""
    if layers.trace is None and not any(m.kind == "person" for m in layers.facts.mentions):
        return []
    reading = _Reading(doc, layers, readers)
    found = {(r.person, r.role, r.organisation, r.former, r.start): r for r in reading.roles()}
    if layers.trace is not None:
        reading.note_left([(r.start, r.end) for r in found.values()])
    return sorted(found.values(), key=lambda r: (r.start, r.end))


class _Reading:
    """The reading of one document."""

    def __init__(self, doc: Doc, layers: Layers, readers: Readers) -> None:
        self._layers, self._readers = layers, readers
        signed = [(sign, at) for sign, at in zip(*readers.lexicon.of(doc), strict=True) if sign]
        self._heads = [at for sign, at in signed if sign & _HEAD]
        self._pronouns = [at for sign, at in signed if sign & _PRONOUN]
        self._possessives = [at for sign, at in signed if sign & _POSSESSIVE]
        self._first_person = [at for sign, at in signed if sign & _FIRST_PERSON]
        self._bodies = Bodies(layers, readers.posts)
        self._named = sorted((m for m in layers.facts.mentions if m.kind == "person"), key=lambda m: m.start)
        self._genders = readers.genders.of_all(self._named)
        self._people = [self._person(m) for m in self._named]
        self._floor = Floor(layers, self._mentions_in, lambda: self._bodies.is_printed)
        self._starts = [p.start for p in self._people]
        self._nth = _times_before(p.name for p in self._people)
        self._strangers = list(layers.strangers)
        self._lists = Lists(layers, self._people, self._bodies, readers.roles, self._posts_of)
        bilingual = readers.roles.in_welsh_pattern
        self._extents = Extents(layers, self._bodies, self._lists, self._posts_in, self._people_in, bilingual)
        self._speaker: Person | None = None
        self._described: Person | None = None
        self._titled: set[str] = set()
        self._introduced = self._who_introduce_themselves()
        self._author = self._who_writes()
        self._last: Holding | None = None
        self._told: Holding | None = None
        self._body_finder = BodyFinder(
            layers, self._bodies, readers.departments, self._lists.is_entry, readers.posts.is_held_anywhere
        )

    def roles(self) -> Iterator[FoundRole]:
        """The roles of every sentence that speaks of a person."""
        for i, sentence in enumerate(self._layers.sentences):
            people = self._people_in(sentence.start, sentence.end)
            if not people and _any(self._strangers, sentence.start, sentence.end):
                self._speaker = None  # "Stewart gave notice that he will": not he who was named before
            if people or self._goes_on(sentence):
                for role in self._read(i, people):
                    if role.role:
                        self._titled.add(role.person)
                    yield role
            self._described = self._only_one(people)
            if people and not self._goes_on_about_one(sentence, people[0]):
                self._speaker = people[0]

    def _goes_on_about_one(self, sentence: Sentence, first: Person) -> bool:
        """Whether a sentence is about the one spoken of before, although it names others, `first` before them."""
        opening = OPENS_WITH_PRONOUN.match(self._layers.view, sentence.start) if self._speaker else None
        return opening is not None and opening.end() <= first.start

    def note_left(self, told: Sequence[tuple[int, int]]) -> None:
        """Notes the posts that nobody is said to hold; `told` are the stretches of the roles found."""
        for sentence in self._layers.sentences:
            people = self._people_in(sentence.start, sentence.end)
            reason = "no construction ties it to the person named" if people else "nobody is named beside it"
            for post in self._posts_in(sentence.start, sentence.end):
                if not any(start < post.end and post.start < end for start, end in told):
                    self._layers.reject(post.start, post.end, "send_roles", reason)

    def _goes_on(self, sentence: Sentence) -> bool:
        """Whether a sentence that has a pronoun and no name may speak of a person named before."""
        if self._described and self._layers.view.startswith("The ", sentence.start):
            return _any(self._heads, sentence.start, sentence.end)
        if _any(self._first_person, sentence.start, sentence.end) and _any(self._heads, sentence.start, sentence.end):
            return self._writer_at(sentence.start, sentence.end) is not None or self._speaker is not None
        if self._speaker is None or sentence.start - self._speaker.start > _FAR:
            return False
        if _CAREER.match(self._layers.view, sentence.start, sentence.end):
            return True
        view, start, end = self._layers.view, sentence.start, sentence.end
        owned = _any(self._possessives, start, end) and _any(self._heads, start, end)
        if not owned and not _any(self._pronouns, start, end):
            return False
        return _ANAPHOR.search(view, start, min(end, start + 80)) is not None

    def _read(self, i: int, people: Sequence[Person]) -> Iterator[FoundRole]:
        """The roles of one sentence or line of a list."""
        sentence = self._layers.sentences[i]
        if sentence.end - sentence.start > _LONGEST_SENTENCE:
            return
        entry = self._lists.is_entry(sentence.block)
        frame = self._lists.frame(sentence.block) if entry else Frame()
        scene = self._scene(self._extents.start(i, people), self._extents.end(i, people), entry)
        self._body_finder.before = self._last
        holdings = self._readers.constructions.read(scene, self._bodies)
        holdings = [holding for holding in holdings if not self._is_of_a_sort(holding, frame)]
        if any(holding.end > sentence.end for holding in holdings):
            self._lists.goes_on(sentence.block, max(holding.end for holding in holdings))
        self._last, self._told = scene.last, scene.told
        if entry:
            _close(scene, holdings)
        _share_out(scene, holdings)
        for holding, body in self._body_finder.of_all(holdings, frame, entry):
            yield _fact(holding, body)
        yield from self._framed(frame, people, holdings)

    def _is_of_a_sort(self, holding: Holding, frame: Frame) -> bool:
        """Whether a post is but the sort of those whom a line of a roll names: "Primary headteachers: Ana Reyne"."""
        if holding.title is None or not (frame.present_at or frame.in_attendance):
            return False
        sort = self._layers.view.startswith(f"{holding.title}s:", holding.start)
        return sort or (frame.in_attendance and holding.title == "member")  # "Officers present: …"

    def _scene(self, start: int, end: int, entry: bool) -> Scene:
        """view[start:end] as a scene."""
        entities: list[tuple[str, Entity]] = [("person", p) for p in self._people_in(start, end)]
        # a post before a body of the same span: "the Children's Commissioner" is who holds that office
        entities += [("post", p) for p in self._posts_in(start, end)]
        entities += [("organisation", m) for m in self._bodies.between(start, end)]
        entities += [
            ("gap", Gap(start + m.start(), start + m.end())) for m in _GAP.finditer(self._layers.view[start:end])
        ]
        skeleton = Skeleton.of(self._layers.view, start, end, non_overlapping(entities))
        spoken_of = (self._speaker, self._last, self._told, self._writer_at(start, end), self._described)
        return Scene(skeleton, self._layers.text, entry, *spoken_of, self._people_in(start - _FAR, start)[::-1])

    def _posts_of(self, block: Block) -> list[Post]:
        """The posts of a block."""
        return self._posts_in(block.start, block.end)

    def _posts_in(self, start: int, end: int) -> list[Post]:
        """The posts of view[start:end]."""
        if not _any(self._heads, start, end):
            return []
        view, is_office = self._layers.view, self._readers.departments.is_office
        people = [(p.start, p.end) for p in self._people_in(start, end)]
        named = self._bodies.between(start, end)
        bodies = [(m.start, m.end) for m in named if not is_office(view[m.start : m.end])]
        posts = self._readers.finder.find(view, self._layers.text, start, end, people, bodies)
        return [post for post in posts if not _OFFICE_AS_BODY.match(view, post.start)]

    def _people_in(self, start: int, end: int) -> list[Person]:
        """The persons named in view[start:end]."""
        return self._people[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _who_writes(self) -> Person | None:
        """Who says "I" in the document: whoever gives their name, else the author, if the text names them."""
        author = self._layers.metadata.author
        return next(iter(self._introduced), next((p for p in self._people if p.name == author), None))

    def _who_introduce_themselves(self) -> list[Person]:
        """Whoever gives their name, in the order of the text: one that writes, or each of those that speak."""
        if not any(map(self._layers.view.__contains__, _MY_NAME_SIGNS)):
            return []
        places = {p.start: p for p in self._people}
        given = (places.get(m.end()) for m in _MY_NAME.finditer(self._layers.view))
        return [p for p in given if p]

    def _writer_at(self, start: int, end: int) -> Person | None:
        """Who says "I" in a sentence: the last to have given their name, who has the floor in a debate, the author."""
        if not _any(self._first_person, start, end):
            return None
        told = bisect_left(self._introduced, end, key=lambda person: person.start)
        if told:
            return self._introduced[told - 1]
        speaker = self._floor.speaker(start)
        if speaker is not None and speaker.kind == "person":
            return self._people[bisect_left(self._starts, speaker.start)]
        return self._author

    def _mentions_in(self, start: int, end: int, kind: str) -> Sequence[FoundMention]:
        """The mentions of a kind that begin in start..end."""
        if kind == "organisation":
            return self._bodies.between(start, end)
        return self._named[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _only_one(self, people: Sequence[Person]) -> Person | None:
        """The only one of `people`, if nothing has told a post of theirs."""
        alone = people and len({p.name for p in people}) == 1 and people[0].name not in self._titled
        if not alone or self._nth[bisect_left(self._starts, people[0].start)] > _INTRODUCED:
            return None
        return None if _TOLD_OF.match(self._layers.view, people[0].end) else people[0]

    def _person(self, mention: FoundMention) -> Person:
        """A mention with what is written behind the name and belongs to it."""
        end = mention.end
        while after := self._readers.roles.after_name_pattern.match(self._layers.view, end):
            if self._bodies.between(end, after.end()) or self._is_short_post(after[0].strip(" ()"), mention.name):
                break
            end = after.end()
        return Person(mention.start, end, mention.end, mention.name, self._genders[mention.name])

    def _is_short_post(self, letters: str, name: str) -> bool:
        """Whether letters in brackets behind a name are a post and not its initials: "Ana Reyne (CEO)"."""
        return letters in self._readers.posts.abbreviations and letters != "".join(w[0] for w in name.split())

    def _sits(self, person: Person) -> bool:
        """Whether the letters of a seat in a parliament stand behind a name: "Ana Reyne MLA"."""
        return any(word in SEATS for word in self._layers.view[person.name_end : person.end].split())

    def _framed(self, frame: Frame, people: Sequence[Person], holdings: Sequence[Holding]) -> Iterator[FoundRole]:
        """What the line above a list says of the people who open one of its entries."""
        for person in list({p.name: p for p in reversed(people)}.values())[::-1]:
            told = any(h.end <= person.start and not self._layers.view.startswith(")", h.end) for h in holdings)
            if told and not (
                frame.present_at and _NEXT.search(self._layers.view, max(0, person.start - 5), person.start)
            ):
                return
            said = [h for h in holdings if h.person.name == person.name]
            if frame.body and frame.body is not frame.member_of and not any(h.body or h.title for h in said):
                yield _listed(person, None, frame.body.name, self._lists.ids["body"])
            if frame.post:
                title, page = frame.post.title, self._bodies.of_page(frame.post.title, person.start)
                body = frame.body or (None if page else frame.member_of)
                organisation = body.name if body else self._bodies.seats_publisher(title) or page
                yield _listed(person, title, organisation, self._lists.ids["post"])
            elif frame.member_of and not (frame.member_of.organisation_kind == "forum" and any(map(_represents, said))):
                yield _listed(person, "member", frame.member_of.name, self._lists.ids["member"])
            elif frame.present_at and (frame.others_attend or (not said and self._sits(person))):
                yield _listed(person, "member", frame.present_at.name, self._lists.ids["member"])


def _represents(holding: Holding) -> bool:
    """Whether a post is that of somebody sent by others: "Primary Head Representative"."""
    return REPRESENTS.search((holding.title or "").lower()) is not None


def _close(scene: Scene, holdings: Sequence[Holding]) -> None:
    """Gives posts without a body the one that closes the line: "Ana Reyne, Minutes Officer/clerk, Oakline Trust"."""
    if closing := _CLOSING_BODY.search(scene.skeleton.text):
        body = scene.bodies(*closing.span("body"))[0]
        if any(holding.title is None and holding.body is body for holding in holdings):
            return  # "Ana Reyne, Parent Governor Representative – Elm School": where she is from
        for holding in holdings:
            # "(Chair)" of the board, but "Chair of Council, Oakline Council"
            unsaid = not holding.whose or is_called(body, holding.whose.removeprefix("the "))
            open_ended = holding.title and unsaid and scene.text[holding.end] != ")"
            if holding.body is None and open_ended and holding.end <= body.start and not _labels(holding, holdings):
                holding.body = body


def _labels(holding: Holding, beside: Sequence[Holding]) -> bool:
    """Whether a post stands before a name that another follows: "Chair: Ana Reyne, Head of SEND, Oakline"."""
    ahead = holding.end <= holding.person.name_end
    return ahead and any(h.person is holding.person and h.title and h.end > h.person.name_end for h in beside)


def _share_out(scene: Scene, holdings: Sequence[Holding]) -> None:
    """Gives posts without a body that of all: "Ana Reyne, chair, and Bo Lund, clerk, both Oakline"."""
    for shared in _BOTH.finditer(scene.skeleton.text):
        body, end = scene.bodies(*shared.span("body"))[0], scene.skeleton.at(shared.start())
        for holding in holdings:
            if holding.body is None and not holding.whose and holding.title and holding.end <= end:
                holding.body = body


_INFERRED, _UNSAID = 0.95, 0.8
"""How sure a role is whose body is inferred, or unknown, in shares of its rule's confidence.

On texts read blind, 97 in 100 roles were right whose words name the body, 91 of those inferred, 75 without any.
"""


def _fact(holding: Holding, organisation: str | None) -> FoundRole:
    share = 1.0 if holding.body else _INFERRED if organisation else _UNSAID
    return FoundRole(
        start=holding.start,
        end=holding.end,
        rule=holding.rule.id,
        confidence=round(holding.rule.confidence * share, 3),
        person=holding.person.name,
        role=holding.title,
        organisation=organisation,
        former=holding.former,
    )


def _listed(person: Person, title: str | None, organisation: str | None, rule: str) -> FoundRole:
    return FoundRole(
        start=person.start, end=person.name_end, rule=rule, person=person.name, role=title, organisation=organisation
    )


def _times_before(names: Iterable[str]) -> list[int]:
    """For each of some names how often it stands before."""
    times: Counter[str] = Counter()
    before = []
    for name in names:
        before.append(times[name])
        times[name] += 1
    return before


def _any(offsets: Sequence[int], start: int, end: int) -> bool:
    """Whether one of ascending offsets lies in start..end."""
    i = bisect_left(offsets, start)
    return i < len(offsets) and offsets[i] < end
