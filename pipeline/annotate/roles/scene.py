"""A sentence to be read, with the people, posts and bodies in it, and what is read out of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.annotate.roles.genders import Gender, may_mean, means
from pipeline.annotate.roles.posts import Post
from pipeline.annotate.skeleton import SYMBOLS, Skeleton
from pipeline.found import FoundMention
from pipeline.rules.roles import RoleRule

PERSON, POST, BODY = SYMBOLS["person"], SYMBOLS["post"], SYMBOLS["organisation"]


@dataclass(slots=True)
class Person:
    """A person's mention; `end` takes in what belongs to the name ("MP", "(AR)"), `name_end` does not."""

    start: int
    end: int
    name_end: int
    name: str
    gender: Gender = ""


@dataclass(slots=True)
class Gap:
    """A run of blanks: the gap between two columns of a table that has lost its lines."""

    start: int
    end: int


Entity = Person | Post | FoundMention | Gap


@dataclass(slots=True)
class Holding:
    """Somebody holds a post: what a construction says, `start..end` being its words.

    `body` is None when it names none; `whose` is then the word that stands for one ("its", "the board").
    """

    person: Person
    start: int
    end: int
    rule: RoleRule
    title: str | None
    body: FoundMention | None
    whose: str
    former: bool


@dataclass(slots=True)
class Scene:
    """A sentence or line: its skeleton, the text as written, and what was spoken of before it.

    `speaker` is whom "she" means when nobody is named before it, `last` the post last spoken of.
    """

    skeleton: Skeleton[Entity]
    text: str
    entry: bool = False
    speaker: Person | None = None
    last: Holding | None = None
    told: Holding | None = None
    """The post last spoken of, also one that somebody has left."""
    author: Person | None = None
    described: Person | None = None
    """The only one whom the sentence before names, if nothing has told a post of theirs."""

    recent: Sequence[Person] = ()
    """Those named in the text before, the last one first."""

    def spoken_of(self, pronoun: str) -> Person | None:
        """Whom a pronoun means that has nobody before it in the sentence: the speaker, unless they cannot be meant."""
        if self.speaker is None or may_mean(pronoun, self.speaker.gender):
            return self.speaker
        return next((person for person in self.recent if means(pronoun, person.gender)), None)

    def first_person(self, place: int) -> Person | None:
        """Whom "I" at a place of the skeleton means: who is said to speak where words are quoted, else the author."""
        text = self.skeleton.text
        if '"' not in text:
            return self.author
        opens, closes = text.rfind('"', 0, place), text.find('"', place)
        named = self.people(
            0, max(opens, 0)
        )  # "which I chair with Bo Lund": none of those named in the words themselves
        behind = self.people(closes) if closes >= 0 else []
        return next((p for _, p in behind), named[-1][1] if named else self.speaker)

    def people(self, start: int = 0, end: int | None = None) -> list[tuple[int, Person]]:
        """(place, person) of the persons of a stretch of the skeleton."""
        return [(place, e) for place, e in self._entities(PERSON, start, end) if isinstance(e, Person)]

    def bodies(self, start: int, end: int) -> list[FoundMention]:
        """The organisations of a stretch of the skeleton, each once."""
        found = [e for _, e in self._entities(BODY, start, end) if isinstance(e, FoundMention)]
        return list({m.name: m for m in found}.values())

    def posts(self, start: int, end: int) -> list[int]:
        """The places of the posts of a stretch of the skeleton."""
        return [place for place, _ in self._entities(POST, start, end)]

    def _entities(self, symbol: str, start: int, end: int | None) -> Iterator[tuple[int, Entity]]:
        place = self.skeleton.text.find(symbol, start, end)
        while place >= 0:
            yield place, self.skeleton.entity(place)
            place = self.skeleton.text.find(symbol, place + 1, end)
