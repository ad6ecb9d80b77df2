"""`send_roles`: who holds which post in which body, as the text states it.

Only sentences that speak of a person are read. Titles of posts are found in them (`posts`), the sentence is drawn as a
skeleton of persons, posts and organisations, and the constructions of `rules/roles.yaml` are read off it
(`constructions`); the line above a list says more of everybody in it (`lists`). A post whose body is not stated gets
the one that it must belong to (`bodies`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotate.layers import Block, Layers, Sentence, require, show
from pipeline.annotate.roles.bodies import Bodies, Departments
from pipeline.annotate.roles.constructions import Constructions, Entity, Holding, Person, Scene
from pipeline.annotate.roles.lists import Frame, Lists
from pipeline.annotate.roles.posts import Post, PostFinder
from pipeline.annotate.skeleton import Skeleton, non_overlapping
from pipeline.found import FoundMention, FoundRole
from pipeline.rules import Rules, load

_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]ts?|[Tt]he (?:board|group|forum|committee|panel))\b")
_LONGEST = 3000
"""A "sentence" longer than this is no prose, and reading it would cost more than it could tell."""


class Roles:
    """Component: fills `layers.facts.roles` and `doc.spans["send_roles"]`."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._posts = PostFinder(rules.posts)
        self._constructions = Constructions(rules.roles)
        self._departments = Departments(rules.ministers)

    def __call__(self, doc: Doc) -> Doc:
        layers = require(doc, "send_roles", "send_sentences", "send_organisations", "send_people")
        if any(m.kind == "person" for m in layers.facts.mentions):
            layers.facts.roles = _Reading(
                layers, doc.text, self._rules, self._posts, self._constructions, self._departments
            ).roles()
        show(doc, "send_roles", layers.facts.roles, "role")
        return doc


class _Reading:
    """The reading of one document."""

    def __init__(
        self,
        layers: Layers,
        text: str,
        rules: Rules,
        posts: PostFinder,
        constructions: Constructions,
        departments: Departments,
    ) -> None:
        self._layers, self._text, self._rules = layers, text, rules
        self._finder, self._constructions, self._departments = posts, constructions, departments
        self._bodies = Bodies(layers, rules.posts)
        mentions = sorted((m for m in layers.facts.mentions if m.kind == "person"), key=lambda m: m.start)
        self._people = [self._person(m) for m in mentions]
        self._starts = [p.start for p in self._people]
        self._last: Holding | None = None
        self._lists = Lists(layers, self._people, self._bodies, rules.roles)

    def roles(self) -> list[FoundRole]:
        """All roles of the document, each said once at a place."""
        found: dict[tuple[object, ...], FoundRole] = {}
        speaker: Person | None = None
        sentences = self._layers.sentences
        for i, sentence in enumerate(sentences):
            people = self._people_in(sentence.start, sentence.end)
            if not people and not (speaker and self._goes_on(sentence)):
                if speaker and sentence.start - speaker.start > 800:
                    speaker = None
                continue
            for role in self._read(i, people, speaker):
                found.setdefault((role.person, role.role, role.organisation, role.former, role.start), role)
            if people:
                speaker = people[0]
        return sorted(found.values(), key=lambda r: (r.start, r.end))

    def _goes_on(self, sentence: Sentence) -> bool:
        """Whether a sentence without a name may speak of the person of the sentence before."""
        return _PRONOUN.search(self._layers.view, sentence.start, min(sentence.end, sentence.start + 80)) is not None

    def _read(self, i: int, people: Sequence[Person], speaker: Person | None) -> Iterator[FoundRole]:
        """The roles of one sentence or line of a list."""
        sentence = self._layers.sentences[i]
        if sentence.end - sentence.start > _LONGEST:
            return
        block = self._layers.block_of(sentence)
        entry = bool(people) and self._lists.is_entry(sentence.block)
        scene = self._scene(sentence.start, self._end(i, people), entry, speaker)
        holdings = self._constructions.read(scene, self._bodies)
        self._last = next((h for h in reversed(holdings) if h.title), self._last)
        frame = (
            self._lists.frame(sentence.block, self._posts_of)
            if entry and people[0].start < block.start + 80
            else Frame()
        )
        employers = [h.body for h in holdings if h.body is not None]
        for holding in holdings:
            yield self._found(holding, frame, employers)
        if frame.label is not None:
            yield from self._framed(frame, people, holdings, sentence)

    def _end(self, i: int, people: Sequence[Person]) -> int:
        """Where the scene of sentence `i` ends: a name alone on its line goes on with the post on the next."""
        sentence = self._layers.sentences[i]
        block = self._layers.block_of(sentence)
        end = sentence.end
        if len(people) != 1 or end != block.end or people[0].end < end or people[0].start - sentence.start > 14:
            return end
        for following in self._layers.sentences[i + 1 : i + 3]:
            gap = self._layers.view[end : following.start]
            if (
                gap.count("\n") > 2
                or following.end - following.start > 120
                or self._people_in(following.start, following.end)
            ):
                break
            line = self._layers.view[following.start : following.end]
            posts = self._posts_in(following.start, following.end)
            bodies = self._bodies.between(following.start, following.end)
            named = sum(e.end - e.start for e in (*posts, *bodies))
            if line.endswith(".") or named < len(line) * 0.6:
                break
            end = following.end
        return end

    def _scene(self, start: int, end: int, entry: bool, speaker: Person | None) -> Scene:
        """view[start:end] as a scene."""
        people = self._people_in(start, end)
        posts = self._posts_in(start, end)
        named = [*(("person", p) for p in people), *(("post", p) for p in posts)]
        entities: list[tuple[str, Entity]] = [*named, *(("organisation", m) for m in self._bodies.between(start, end))]
        skeleton = Skeleton.of(self._layers.view, start, end, non_overlapping(entities))
        scene = Scene(skeleton, self._layers.view, self._text, entry, speaker, self._last)
        scene.people = [
            (place, e) for place, e in scene.entities("person", 0, len(skeleton.text)) if isinstance(e, Person)
        ]
        return scene

    def _posts_of(self, block: Block) -> list[Post]:
        return self._posts_in(block.start, block.end)

    def _posts_in(self, start: int, end: int) -> list[Post]:
        """The posts of view[start:end]."""
        taken = [(p.start, p.end) for p in self._people_in(start, end)]
        for m in self._bodies.between(start, end):
            if not self._departments.is_office(self._layers.view[m.start : m.end]):
                taken.append((m.start, m.end))
        return self._finder.find(self._layers.view, self._text, start, end, sorted(taken))

    def _people_in(self, start: int, end: int) -> list[Person]:
        return self._people[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _person(self, mention: FoundMention) -> Person:
        """A mention with what is written behind the name and belongs to it."""
        end = mention.end
        while after := self._rules.roles.after_name_pattern.match(self._layers.view, end):
            if self._bodies.between(end, after.end()):
                break
            end = after.end()
        return Person(mention.start, end, mention.end, mention.name)

    def _found(self, holding: Holding, frame: Frame, employers: Sequence[FoundMention]) -> FoundRole:
        """The fact that a holding states, with the body found for it."""
        organisation = holding.body.name if holding.body else self._body_of(holding, frame, employers)
        return FoundRole(
            start=holding.start,
            end=holding.end,
            rule=holding.rule.id,
            confidence=holding.rule.confidence,
            person=holding.person.name,
            role=holding.title,
            organisation=organisation,
            former=holding.former,
        )

    def _body_of(self, holding: Holding, frame: Frame, employers: Sequence[FoundMention]) -> str | None:
        """The body of a post that does not state it. `employers` are the bodies that other posts of the sentence have."""
        title, whose = holding.title or "", holding.whose.lower()
        if "our" in (*whose.split(), *title.split()):
            return self._bodies.publisher()
        if department := self._departments.department(title, self._layers.metadata.published, self._bodies.names):
            return department
        if frame.body is not None:
            return frame.body.name
        kinds = self._bodies.seat(title)
        if frame.post is not None and frame.member_of is not None:
            return frame.member_of.name
        noun = whose.partition(" ")[2].removesuffix("'s") if whose.startswith(("the ", "this ")) else ""
        if (kinds or whose) and holding.rule.body == "stated":
            body = self._bodies.before(
                holding.start, frozenset() if noun else kinds, noun, employers if holding.rule.role else ()
            )
            if body is not None:
                return body.name
        signs = holding.rule.body == "publisher" or holding.person.name in (self._layers.metadata.author or "")
        return self._bodies.publisher(frozenset() if signs else kinds) if signs or kinds else None

    def _framed(
        self, frame: Frame, people: Sequence[Person], holdings: Sequence[Holding], sentence: Sentence
    ) -> Iterator[FoundRole]:
        """What the line above a list says of the people of one of its entries."""
        assert frame.label is not None
        leading = [p for p in people if not any(h.end <= p.start for h in holdings)]
        for person in leading:
            said = [h for h in holdings if h.person.name == person.name]
            if (
                frame.body is not None
                and frame.body is not frame.member_of
                and not any(h.body or h.title for h in said)
            ):
                yield self._listed(person, None, frame.body.name, "role.listed_affiliation")
            if frame.post is not None:
                body = frame.body or frame.member_of
                yield self._listed(person, frame.post.title, body.name if body else None, "role.listed_post")
            elif frame.member_of is not None:
                yield self._listed(person, "member", frame.member_of.name, "role.listed_member")

    def _listed(self, person: Person, title: str | None, organisation: str | None, rule: str) -> FoundRole:
        return FoundRole(
            start=person.start,
            end=person.name_end,
            rule=rule,
            person=person.name,
            role=title,
            organisation=organisation,
        )


@lru_cache(maxsize=4)
def _component(folders: tuple[str, ...]) -> Roles:
    return Roles(load(*map(Path, folders)))


@Language.factory("send_roles", default_config={"rules": []})
def create(nlp: Language, name: str, rules: list[str]) -> Roles:
    """Factory of `send_roles`: posts and affiliations."""
    return _component(tuple(rules))
