"""Statements: the undertakings of a corpus put together where they say the same of the same actor, in numbers.

Nothing here is a Python object for each undertaking: a corpus has a dozen of them to a document.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from pipeline.facts import Strength, Thread
from pipeline.firmness import is_softened
from pipeline.found import Name
from pipeline.resolve.identities import Identities
from pipeline.resolve.ids import thread_id
from pipeline.resolve.notes import Numbers, Order
from pipeline.resolve.undertakings import Content, Undertakings, content_of
from pipeline.told import what

_BESIDE = 0.5
"""Weight of a word beside a statement, against one of the statement itself."""


@dataclass(slots=True)
class Words:
    """How many statements have each word, and how much it tells: the rarer the more (IDF)."""

    frequency: Counter[str]
    rarity: dict[str, float]


@dataclass(slots=True)
class Statement:
    """Commitments of one content and actor, with the weights of its words and the length of these."""

    number: int
    content: Content
    document: int
    """That of the first of them."""
    weights: dict[str, float]
    length: float


class Statements:
    """All statements of a corpus by number, in the order in which they first stand in its documents.

    Their undertakings are numbered in order of time, those of one day by document and place.
    """

    def __init__(self, undertakings: Undertakings, identities: Identities) -> None:
        documents = undertakings.documents
        order = Order.of(documents)
        in_text = _in_text(order.by_id[undertakings.document], undertakings.start, undertakings.ids)
        in_time = in_text[np.argsort(order.days[undertakings.document][in_text], kind="stable")]
        self._documents, self._contents, self._voices = documents, undertakings.contents, undertakings.voices
        self.ids = undertakings.ids[in_time]
        self._document, self._content, self._voice = (
            column[in_time] for column in (undertakings.document, undertakings.content, undertakings.voice)
        )
        self._actor, self._actors = self._acting(identities)
        now = np.empty(len(in_time), np.int64)
        now[in_time] = np.arange(len(in_time))
        in_text = now[in_text]
        said = (self._actor << 32 | self._content)[in_text]
        _, first, which = np.unique(said, return_index=True, return_inverse=True)
        number = np.empty(len(first), np.int64)
        number[np.argsort(first)] = np.arange(len(first))
        self._first = in_text[np.sort(first)]
        """The undertaking of each statement that stands first."""
        statement = np.empty(len(in_text), np.int64)
        statement[in_text] = number[which]
        self._members = np.argsort(statement, kind="stable")
        """The undertakings of all statements, one statement's behind the other's."""
        self._ends = np.cumsum(np.bincount(statement, minlength=len(first)))

    def __len__(self) -> int:
        return len(self._first)

    def _acting(self, identities: Identities) -> tuple[Numbers, list[str | None]]:
        """(the number of each undertaking's actor, the actors' ids)"""
        numbers: dict[str | None, int] = {}

        def number(name: Name | None, document: int) -> int:
            found = identities.id_of(name, self._documents[document][0]) if name else None
            return numbers.setdefault(found, len(numbers))

        names = [voice.actor for voice in self._voices]
        shared = identities.shared_names()
        usual = [-1 if name and name.kind == "person" and name.name in shared else number(name, 0) for name in names]
        actors = np.array(usual, np.int64)[self._voice]
        for place in np.flatnonzero(actors < 0).tolist():
            actors[place] = number(names[self._voice[place]], self._document[place])
        return actors, list(numbers)

    def words(self) -> Words:
        """The words of all statements."""
        many = np.bincount(self._content[self._first], minlength=len(self._contents)).tolist()
        frequency: Counter[str] = Counter()
        for written, times in zip(self._contents, many, strict=True):
            for word in content_of(written).wording.words:
                frequency[word] += times
        return Words(frequency, {word: math.log((len(self) + 1) / count) for word, count in frequency.items()})

    def by_actor(self, one: Collection[str]) -> Iterator[list[int]]:
        """The numbers of the statements of each actor; the bodies with the ids `one` count as one actor."""
        actors = [min(one) if actor in one else actor for actor in self._actors]
        numbers = {actor: number for number, actor in enumerate(dict.fromkeys(actors))}
        acting = np.array([numbers[actor] for actor in actors], np.int64)[self._actor[self._first]]
        by_actor = np.argsort(acting, kind="stable")
        for some in np.split(by_actor, np.cumsum(np.bincount(acting, minlength=len(numbers)))[:-1]):
            yield some.tolist()

    def statement(self, number: int, words: Words) -> Statement:
        """The statement of a number."""
        first = self._first[number]
        content = content_of(self._contents[self._content[first]])
        said, around = content.wording.said, content.wording.around
        weights = {w: _BESIDE * words.rarity[w] for w in around} | {w: words.rarity[w] for w in said}
        length = math.sqrt(sum(weight * weight for weight in weights.values()))
        return Statement(number, content, int(self._document[first]), weights, length)

    def undertakings(self, statements: Sequence[int]) -> Numbers:
        """The undertakings of some statements."""
        return np.sort(
            np.concatenate([self._members[self._ends[n - 1] if n else 0 : self._ends[n]] for n in statements])
        )

    def thread(self, undertakings: Numbers) -> Thread:
        """The thread of some undertakings."""
        documents = self._document[undertakings].tolist()
        numbers = self._content[undertakings].tolist()
        contents = {n: content_of(self._contents[n]) for n in dict.fromkeys(numbers)}
        said = [contents[n] for n in numbers]
        strengths = [self._voices[n].strength for n in self._voice[undertakings].tolist()]
        days = [day for document in documents if (day := self._documents[document][1]) is not None]
        # what a document without a day says comes last, and cannot be told to be the first or the last word
        dated = slice(len(days) or None)
        due = _deadlines(said[dated]) or _deadlines(said)
        actors = (self._actors[n] for n in self._actor[undertakings].tolist())
        return Thread(
            thread_id=thread_id(self.ids[undertakings[0]].decode()),
            subject=what(said[0].action, negated=said[0].negated),
            actor_id=next((actor for actor in actors if actor is not None), None),
            commitments=len(documents),
            documents=len(set(documents)),
            first_said=days[0] if days else None,
            last_said=days[-1] if days else None,
            first_due=due[0] if due else None,
            last_due=due[-1] if due else None,
            slipped_days=(due[-1] - due[0]).days if due else None,
            first_strength=strengths[dated][0],
            last_strength=strengths[dated][-1],
            weakened=_weakened(strengths[dated], [content.wording.partly for content in said[dated]]),
        )


def _in_text(document: Numbers, start: Numbers, ids: npt.NDArray[np.bytes_]) -> Numbers:
    """The order of undertakings by document, by place in it, and by id."""
    place = document << 32 | start
    order = np.argsort(place, kind="stable")
    # few begin at one place, and ids take ten times as long to compare as numbers
    same = np.diff(place[order]) == 0
    shared = np.zeros(len(order), bool)
    shared[1:] |= same
    shared[:-1] |= same
    some = order[shared]
    order[shared] = some[np.lexsort((ids[some], place[some]))]
    return order


def _deadlines(in_time: Sequence[Content]) -> list[date]:
    return [content.due_end for content in in_time if content.due_end is not None]


def _weakened(strengths: Sequence[Strength], partly: Sequence[bool]) -> bool:
    """Whether the last statement is less firm than an earlier one, or of a part where that was of the whole."""
    return is_softened(strengths) or (partly[-1] and not all(partly[:-1]))
