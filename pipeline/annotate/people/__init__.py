"""`send_people`: mentions of named people, each with the fullest name that the document gives them.

Full names are told by lists of first names and surnames, by titles ("Dame", "Cllr") or by what stands around them;
after that a first name or a surname alone stands for somebody named in full (`rules/people/`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotate.layers import Layers, require, show
from pipeline.annotate.people.names import Name, Names
from pipeline.annotate.people.registry import Registry
from pipeline.annotate.people.shapes import Shapes
from pipeline.annotate.surroundings import Surroundings, post_forms
from pipeline.found import FoundMention
from pipeline.rules import Rules, load
from pipeline.rules.patterns import alternatives

_NAME_BEFORE = re.compile(r"([A-Z][\w'-]+\.?) {1,2}$")
_WORD_AFTER = re.compile(r"(?:'s)? {1,2}([A-Za-z][\w'-]*)")


class People:
    """Component: adds the people to `layers.facts.mentions`."""

    def __init__(self, rules: Rules) -> None:
        people, bodies = rules.people, rules.organisation_names
        words = bodies.words
        self._never = (
            people.sets["never"] | words["generic"] | words["things"] | {h.capitalize() for h in bodies.heads}
        ) - people.sets["first_names"]
        self._never |= people.sets["never"]
        places = (
            {p for body in rules.organisations.organisations for p in body.places} if rules.organisations else set()
        )
        self._places = frozenset(places)
        self._shapes = Shapes(people.particles, people.honorifics)
        self._names = Names(
            people,
            frozenset(self._never),
            Surroundings(people.contexts, people.vocabulary, {"post": post_forms(rules)}),
        )
        self._doubtful = people.sets["ambiguous_first_names"] | people.sets["ambiguous_surnames"]
        self._things = frozenset(people.things_named_for)
        self._titles = frozenset(people.honorifics)

    def __call__(self, doc: Doc) -> Doc:
        layers = require(doc, "send_people", "send_sentences", "send_organisations")
        mentions = _People(self, layers).mentions()
        layers.facts.mentions += mentions
        layers.facts.mentions.sort(key=lambda m: m.start)
        show(doc, "send_people", mentions, "person")
        return doc


class _People:
    """The search for people in one document."""

    def __init__(self, know: People, layers: Layers) -> None:
        self._know = know
        self._layers = layers
        self._view = layers.view
        self._starts = {s.start for s in layers.sentences}
        self._taken: set[int] = set()
        for mention in layers.facts.mentions:
            self._taken.update(range(mention.start, mention.end))
        self._registry = Registry()

    def _blocked(self, start: int, end: int) -> bool:
        """Whether a word lies in the name of a body."""
        return start in self._taken

    def _begins(self, at: int) -> bool:
        """Whether a sentence begins at an offset."""
        return at in self._starts or (at - 1 in self._starts and self._view[at - 1] in "'\"([")

    def mentions(self) -> list[FoundMention]:
        """All mentions of people, in text order."""
        names = [
            name
            for stretch in self._know._shapes.stretches(self._view)
            for name in self._know._names.read(self._view, stretch, self._blocked, self._begins)
            if self._view[name.start : name.end] not in self._know._places
        ]
        found = [self._full(name) for name in names if name.full and not name.place]
        found += [self._titled(name) for name in names if not name.full or name.place]
        for mention in found:
            self._taken.update(range(mention.start, mention.end))
        found += self._later()
        return sorted(found, key=lambda m: m.start)

    def _full(self, name: Name) -> FoundMention:
        """The mention that a full name is."""
        person, via = self._registry.register(name)
        return FoundMention(
            start=name.start,
            end=name.end,
            rule=name.rule,
            confidence=name.confidence,
            kind="person",
            name=person.name,
            via=via,
            honorific=name.honorific,
        )

    def _titled(self, name: Name) -> FoundMention:
        """The mention that a title with a surname (or first name) is: "Ms Keegan"."""
        known = self._registry.by_last.get(name.last) or self._registry.by_first.get(name.last)
        person = self._registry.nearest(known, name.start) if known and not name.place else None
        return FoundMention(
            start=name.start,
            end=name.end,
            rule=name.rule,
            confidence=name.confidence,
            kind="person",
            name=person.name if person else name.text,
            via="partial_name" if person else "exact",
            honorific=name.honorific,
        )

    def _later(self) -> Iterator[FoundMention]:
        """First names and surnames that stand alone for somebody named in full."""
        known = {**self._registry.by_last, **self._registry.by_first}
        known = {word: people for word, people in known.items() if len(word.rstrip(".")) > 1}
        if not known:
            return
        word = re.compile(rf"(?<![\w'&.-]){alternatives(sorted(known))}(?![\w-])")
        for found in word.finditer(self._view):
            if found.start() in self._taken or not self._stands_alone(found.start(), found.end(), found[0]):
                continue
            person = self._registry.nearest(known[found[0]], found.start())
            yield FoundMention(
                start=found.start(),
                end=found.end(),
                rule="person.later",
                confidence=0.85,
                kind="person",
                name=person.name,
                via="partial_name",
                honorific=None,
            )

    def _stands_alone(self, start: int, end: int, text: str) -> bool:
        """Whether a word that is part of somebody's name stands for them, not for a namesake, a place or a thing."""
        view, begins = self._view, self._begins(start)
        if before := _NAME_BEFORE.search(view, max(0, start - 24), start):
            neighbour = before[1].rstrip(".")
            if before.start() not in self._taken and not (
                self._begins(before.start()) or neighbour in self._know._never
            ):
                return False
        after = _WORD_AFTER.match(view, end)
        if after and after[1] in self._know._things:
            return False
        if (
            after
            and after[1][0].isupper()
            and after.start(1) not in self._taken
            and after[1] not in self._know._never
            and "'" not in after[0]
        ):
            return False
        if text in self._know._doubtful:
            return not begins and bool(after) and bool(after and after[1].islower())
        return True


@Language.factory("send_people", default_config={"rules": []})
def create(nlp: Language, name: str, rules: list[str]) -> People:
    """Factory of `send_people`: named people."""
    return People(load(*map(Path, rules)))
