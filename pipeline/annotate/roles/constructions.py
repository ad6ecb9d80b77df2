"""Reads the roles out of one sentence: rules over its skeleton say who holds which post where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.annotate.roles.bodies import Bodies
from pipeline.annotate.roles.posts import Post
from pipeline.annotate.skeleton import SYMBOLS, Skeleton
from pipeline.found import FoundMention
from pipeline.rules.roles import RoleRule, RoleRules


POST, BODY = SYMBOLS["post"], SYMBOLS["organisation"]
_SUBJECT = re.compile(r"\b(?:he|she|they|and|but)\b", re.IGNORECASE)
_GAP = re.compile(r"[ ,(]*")
_ARTICLE = re.compile(r"\b(?:an?|now|currently|also) +$")
_TO_BODY = re.compile(r"[ ,(]+(?:(?:the|our|an?) )?$")
_PRONOUN = re.compile(r"\b(?:he|she|they)\b", re.IGNORECASE)


@dataclass(slots=True)
class Person:
    """A person's mention; `end` takes in what belongs to the name ("MP", "(AR)"), `name_end` does not."""

    start: int
    end: int
    name_end: int
    name: str


Entity = Person | Post | FoundMention


@dataclass(slots=True)
class Holding:
    """Somebody holds a post: what one construction says. `body` is None when the construction names none."""

    person: Person
    start: int
    end: int
    rule: RoleRule
    title: str | None = None
    body: FoundMention | None = None
    whose: str = ""
    former: bool = False
    plural: bool = False


@dataclass(slots=True)
class _Office:
    """A post with its body as read from a stretch of a skeleton."""

    post: Post
    place: int
    body: FoundMention | None
    stated_behind: bool
    whose: str
    unit_end: int = 0
    title: str = ""
    former: bool = False
    apart: bool = False
    """An article opens it: "and a trustee of Oakline" shares nothing with the post before it."""


@dataclass(slots=True)
class Scene:
    """A sentence to be read: its skeleton, and whom a pronoun in it means when nobody is named before it."""

    skeleton: Skeleton[Entity]
    view: str
    text: str
    entry: bool = False
    speaker: Person | None = None
    last: Holding | None = None
    people: list[tuple[int, Person]] = field(default_factory=list)

    def entities(self, kind: str, start: int, end: int) -> Iterator[tuple[int, Entity]]:
        """(place, entity) of every symbol of a kind in skeleton[start:end]."""
        symbol = SYMBOLS[kind]
        place = self.skeleton.text.find(symbol, start, end)
        while place >= 0:
            yield place, self.skeleton.entity(place)
            place = self.skeleton.text.find(symbol, place + 1, end)


@dataclass(slots=True)
class _Compiled:
    """A rule ready for use: what a sentence must hold for it, and whether it begins with a person or a pronoun."""

    order: int
    rule: RoleRule
    pattern: re.Pattern[str]
    needs: frozenset[str]
    begins_with_subject: bool

    @classmethod
    def of(cls, order: int, rule: RoleRule, pattern: re.Pattern[str]) -> _Compiled:
        """The rule with what can be told of its pattern beforehand."""
        needs = {POST} if "(?P<offices>" in rule.pattern else set()
        if "(?P<body>" in rule.pattern and "(?P<there>" not in rule.pattern and "offices" not in pattern.groupindex:
            needs.add(BODY)
        return cls(order, rule, pattern, frozenset(needs), rule.pattern.startswith(("(?P<people>", "(?:(?P<people>")))


class Constructions:
    """Applies the rules of `rules/roles.yaml` to scenes."""

    def __init__(self, rules: RoleRules) -> None:
        compiled = [_Compiled.of(i, *rule) for i, rule in enumerate(rules.compiled)]
        kinds = [frozenset(k) for k in ("", POST, BODY, POST + BODY)]
        self._rules = {k: [r for r in compiled if r.needs <= k] for k in kinds}
        self._office = rules.office_pattern

    def read(self, scene: Scene, bodies: Bodies) -> list[Holding]:
        """What the sentence says of who holds what, each post used once, the leftmost construction first."""
        text = scene.skeleton.text
        subjects = sorted([*(place for place, _ in scene.people), *(m.start() for m in _SUBJECT.finditer(text))])
        found: list[tuple[int, int, RoleRule, re.Match[str]]] = []
        for rule in self._rules[frozenset(text) & {POST, BODY}]:
            if rule.rule.where == "entry" and not scene.entry:
                continue
            done = 0
            if not rule.begins_with_subject:
                found += [(m.start(), rule.order, rule.rule, m) for m in rule.pattern.finditer(text)]
                continue
            for place in subjects:
                if place >= done and (match := rule.pattern.match(text, place)):
                    found.append((place, rule.order, rule.rule, match))
                    done = match.end()
        found.sort(key=lambda f: f[:2])
        used: set[int] = set()
        holdings: list[Holding] = []
        for _, _, rule, match in found:
            region = match.span("offices") if "offices" in match.re.groupindex else (-1, -1)
            posts = {place for place, _ in scene.entities("post", *region)} if region[0] >= 0 else set()
            if posts & used:
                continue
            new = list(self._say(scene, rule, match, bodies))
            if new:
                used |= posts
                holdings += new
        titled = {(h.person.name, h.body.name) for h in holdings if h.title and h.body}
        return [h for h in holdings if h.title or not h.body or (h.person.name, h.body.name) not in titled]

    def _say(self, scene: Scene, rule: RoleRule, match: re.Match[str], bodies: Bodies) -> Iterator[Holding]:
        """The holdings of one match."""
        people = self._people(scene, match)
        groups = match.re.groupindex
        former = rule.status == "former"
        if "offices" in groups and match["offices"]:
            offices = self._offices(scene, *match.span("offices"))
            if "body" in groups and match["body"]:
                for _, body in scene.entities("organisation", *match.span("body")):
                    for office in offices:
                        office.body = office.body or _mention(body)
            share(offices, bodies)
            if any(o.post.plural and not o.whose.startswith("one of") for o in offices) and len(people) < 2:
                return  # "Ana Reyne, ministers say": several holders are none of them
            for person, office in distribute(people, offices, match):
                holding = self._holding(scene, rule, person, office, former)
                if "subject" in groups and match["subject"]:
                    holding.start = scene.skeleton.at(match.start("subject"))
                    holding.end = max(office.unit_end, office.post.end)
                yield holding
            if "former" in groups and match["former"]:
                for _, predecessor in scene.entities("person", *match.span("former")):
                    for office in offices:
                        yield self._holding(scene, rule, _person(predecessor), office, True)
            return
        if "former" in groups and match["former"]:
            last = scene.last
            for _, predecessor in scene.entities("person", *match.span("former")) if last else ():
                holder = _person(predecessor)
                begin = match.end("subject") if "subject" in groups and match["subject"] else match.end("people")
                begin += len(_GAP.match(scene.skeleton.text, begin)[0])  # type: ignore[index]
                yield Holding(holder, scene.skeleton.at(begin), holder.name_end, rule, last.title, last.body, last.whose, True)
            return
        title = rule.role
        places = [match.start(g) for g in ("people", "members", "subject") if g in groups and match[g]]
        start, end = min([*places, match.end()]), match.end()
        if "role" in groups and match["role"]:
            span = scene.skeleton.span(*match.span("role"))
            title, end = " ".join(scene.text[slice(*span)].split()), match.end("role")
        before = [match.end(g) for g in ("body", "there") if g in groups and match[g] and match.end(g) <= start]
        if before and title is not None and "members" not in groups:
            start = before[0] + len(_GAP.match(scene.skeleton.text, before[0])[0])  # type: ignore[index]
        stated: list[FoundMention | None] = []
        if "body" in groups and match["body"]:
            region = match.span("body")
            stated += {m.name: m for _, e in scene.entities("organisation", *region) if (m := _mention(e))}.values()
            if rule.role is not None and start < region[0] < end:
                end = start + len(_TO_BODY.sub("", scene.skeleton.text[start : region[0]]))
            if title is None:
                end = match.end("body")
                start = min(start, match.start("body"))
        whose = match["there"] if "there" in groups and match["there"] else ""
        for person in people:
            for body in stated or [None]:
                if title is None and body is None and not whose:
                    continue
                first, last = scene.skeleton.span(start, end)
                if "subject" not in groups or not match["subject"]:
                    first, last = min(first, person.start), max(last, person.name_end)
                if "members" in groups:
                    first, last = scene.skeleton.at(match.start()), person.name_end
                yield Holding(person, first, last, rule, title, body, whose, former)

    def _people(self, scene: Scene, match: re.Match[str]) -> list[Person]:
        """Who the match is about; a pronoun or an "and" stands for the person spoken of before it."""
        groups = match.re.groupindex
        for group in ("people", "members"):
            if group in groups and match[group]:
                return [_person(e) for _, e in scene.entities("person", *match.span(group))]
        if "subject" in groups and match["subject"]:
            before = [p for place, p in scene.people if place < match.start("subject")]
            if before:
                return before[-1:]
            goes_on = match["subject"].lower() in ("and", "but") and not _PRONOUN.search(match.string, 0, match.start())
            return [scene.speaker] if scene.speaker and not goes_on else []
        return []

    def _offices(self, scene: Scene, start: int, end: int) -> list[_Office]:
        """The posts of a stretch of the skeleton, each with the body stated beside it."""
        offices = []
        skeleton = scene.skeleton
        for m in self._office.finditer(skeleton.text, start, end):
            post = skeleton.entity(m.start("post"))
            assert isinstance(post, Post)
            title, unit_end = post.title, 0
            if m["unit"]:
                unit_end = skeleton.span(*m.span("unit"))[1]
                title = " ".join(f"{title}{scene.text[post.end : unit_end]}".split())
            group = "body" if m["body"] else "owner" if m["owner"] else None
            body = skeleton.entity(m.start(group)) if group else None
            whose = m["whose"] or (m["there"] or "").strip()
            apart = bool(_ARTICLE.search(skeleton.text, max(start, m.start() - 6), m.start()))
            stated = _mention(body)
            offices.append(
                _Office(post, m.start("post"), stated, group == "body", whose, unit_end, title, post.former, apart)
            )
        return offices

    def _holding(self, scene: Scene, rule: RoleRule, person: Person, office: _Office, former: bool) -> Holding:
        start = min(person.start, office.post.start)
        end = max(person.name_end, office.unit_end or office.post.end)
        former = former or office.former
        return Holding(person, start, end, rule, office.title, office.body, office.whose, former, office.post.plural)


def share(offices: Sequence[_Office], bodies: Bodies) -> None:
    """Gives the body of a later post to the posts before it: "founder and director of Oakline"."""
    for i in range(len(offices) - 2, -1, -1):
        following = offices[i + 1]
        if offices[i].body is None and following.body is not None and following.stated_behind:
            if bodies.fits(offices[i].title, following.body) and not offices[i].whose:
                offices[i].body = following.body
                following.former |= offices[i].former and not following.apart
    for i in range(1, len(offices)):
        before = offices[i - 1]
        if offices[i].body is None and before.body is not None and not before.stated_behind and not offices[i].apart:
            offices[i].body = before.body  # "Oakline's founder and chair"


def distribute(
    people: Sequence[Person], offices: Sequence[_Office], match: re.Match[str]
) -> Iterator[tuple[Person, _Office]]:
    """Who holds which of the posts: in order where there are as many, all of a plural, else the person beside it."""
    if not people:
        return
    if len(people) == len(offices) > 1 and not any(o.post.plural for o in offices):
        yield from zip(people, offices, strict=True)
        return
    beside = people[0] if match.start("offices") < _start_of_people(match) else people[-1]
    for office in offices:
        for person in people if office.post.plural else [beside]:
            yield person, office


def _start_of_people(match: re.Match[str]) -> int:
    starts = [match.start(g) for g in ("people", "subject", "members") if g in match.re.groupindex and match[g]]
    return min(starts, default=0)


def _person(entity: Entity) -> Person:
    assert isinstance(entity, Person)
    return entity


def _mention(entity: Entity | None) -> FoundMention | None:
    return entity if isinstance(entity, FoundMention) else None
