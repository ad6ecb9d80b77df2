"""Threads: the same undertaking followed through documents, and from sentence to sentence.

Two statements are of one undertaking where the same body, or two that stand for one another, is to act, and where their
content words overlap, weighted by how rare each is in the corpus (TF-IDF), or where they name the same deadline and
what is done by then. A statement comes to a thread if it goes with half of those in it and is like all others at least
in part: one likeness does not chain two undertakings together, and one statement in words of its own does not part one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import combinations

import numpy as np
from rapidfuzz import fuzz

from pipeline.facts import Commitment, Thread
from pipeline.found import Name
from pipeline.resolve.identities import Identities, ThreadIds
from pipeline.resolve.statements import Statement, Statements, Words
from pipeline.resolve.undertakings import Undertakings
from pipeline.rules.resolution import ThreadRules
from pipeline.told import what

_RAREST = 8
"""Words of a statement by which others like it are looked for, two at a time."""
_LARGEST_GROUP = 100
"""Statements of an actor that share two words or a deadline and a word: more share a turn of phrase, nothing else."""
_SAME_DEADLINE = 0.15
"""What a deadline in common adds to the overlap."""
_BOTH_PARTLY = 2.0
"""What promises of a part add to the weight of the words that they share."""


def threads_of(
    undertakings: Undertakings, identities: Identities, rules: ThreadRules
) -> tuple[list[Thread], ThreadIds]:
    """(the threads of several commitments, which of these each commitment belongs to)

    Actor by actor, so that what is said by one is in memory at once, and packed numbers of all else.
    """
    said = Statements(undertakings, identities)
    words = said.words()
    # a body that the corpus does not name has no id, and must not be taken for an actor that is not known
    bodies = (identities.ids.get(Name("organisation", name)) for name in rules.government)
    government = {body for body in bodies if body is not None}
    threads: list[Thread] = []
    of = np.full(len(undertakings), -1, np.int32)
    for numbers in said.by_actor(government):
        statements = [said.statement(number, words) for number in numbers]
        for group in _together(statements, words, rules):
            members = said.undertakings([s.number for s in group])
            if len(members) > 1:
                of[members] = len(threads)
                threads.append(said.thread(members))
    ids = ThreadIds.of(said.ids, of, [thread.thread_id for thread in threads])
    return sorted(threads, key=lambda thread: thread.thread_id), ids


def _together(statements: Sequence[Statement], words: Words, rules: ThreadRules) -> Iterator[list[Statement]]:
    """Those of an actor's statements that are of one undertaking."""

    @cache
    def likeness(a: int, b: int) -> _Likeness | None:
        return _likeness(statements[a], statements[b], words, rules)

    for group in _linked(len(statements), _candidates(statements, words), likeness):
        yield [statements[place] for place in group]


def thread_of_one(c: Commitment, published: date | None) -> Thread:
    """The thread of a commitment that nothing else speaks of."""
    return Thread(
        thread_id=c.thread_id,
        subject=what(c.action, negated=c.negated),
        actor_id=c.actor_id,
        commitments=1,
        documents=1,
        first_said=published,
        last_said=published,
        first_due=c.due_end,
        last_due=c.due_end,
        slipped_days=None if c.due_end is None else 0,
        first_strength=c.strength,
        last_strength=c.strength,
        weakened=False,
    )


def _candidates(statements: Sequence[Statement], words: Words) -> list[tuple[int, int]]:
    """Pairs of places of statements that share two of their rarest words, or a deadline and a word."""
    groups: dict[object, list[int]] = defaultdict(list)
    for place, s in enumerate(statements):
        # a word that nothing else has leads nowhere
        known = (word for word in s.weights if words.frequency[word] > 1)
        rarest = sorted(known, key=lambda word: (-s.weights[word], word))[:_RAREST]
        for pair in combinations(sorted(rarest), 2):
            groups[pair].append(place)
        if s.content.due_end:
            for word in s.weights:
                groups[s.content.due_end, word].append(place)
    return sorted({pair for g in groups.values() if 1 < len(g) <= _LARGEST_GROUP for pair in combinations(g, 2)})


@dataclass(slots=True, frozen=True)
class _Likeness:
    """How alike two statements are (0 to 1): enough to be of one undertaking, or only not to part a thread."""

    score: float
    enough: bool


def _likeness(a: Statement, b: Statement, words: Words, rules: ThreadRules) -> _Likeness | None:
    """How alike two statements of one undertaking are; None for statements of two."""
    x, y = a.content, b.content
    if x.negated != y.negated or not a.length or not b.length:
        return None
    shared = a.weights.keys() & b.weights.keys()
    overlap = sum(a.weights[w] * b.weights[w] for w in shared) / (a.length * b.length)
    action = fuzz.token_set_ratio(x.action, y.action)
    if a.document == b.document:
        # sentences that follow one another share their subject, not what is undertaken
        fits = action >= rules.action_within and overlap >= rules.overlap_within
        return _Likeness(overlap, enough=True) if fits else None
    if x.due_end is not None and x.due_end == y.due_end:
        # "most of them" and "a significant proportion" by one day are a sign of their own
        weight = sum(words.rarity[w] for w in shared) + (_BOTH_PARTLY if x.wording.partly and y.wording.partly else 0)
        if weight >= rules.weight_with_deadline and action >= rules.action:
            return _Likeness(min(overlap + _SAME_DEADLINE, 1.0), enough=True)
    # two long statements may share many rare words and yet a small part of all
    many = sum(min(a.weights[w], b.weights[w]) for w in shared) >= rules.weight_rare
    least = rules.overlap_within if x.due_end and y.due_end else rules.overlap_rare if many else rules.overlap
    if overlap < rules.overlap_beside:
        return None
    return _Likeness(overlap, enough=action >= rules.action and overlap >= least)


def _linked(
    count: int, candidates: Iterable[tuple[int, int]], likeness: Callable[[int, int], _Likeness | None]
) -> list[list[int]]:
    """Groups of numbers up to `count`, the most alike first.

    Those of two groups come together if half of all pairs between them are alike enough and none is not alike at all.
    """
    groups = {number: [number] for number in range(count)}
    of = list(range(count))
    found = ((pair, likeness(*pair)) for pair in candidates)
    enough = [(pair, alike.score) for pair, alike in found if alike is not None and alike.enough]
    for (a, b), _ in sorted(enough, key=lambda item: (-item[1], item[0])):
        left, right = groups[of[a]], groups[of[b]]
        if left is right or not _go_together([likeness(min(p, q), max(p, q)) for p in left for q in right]):
            continue
        del groups[of[b]]
        for number in right:
            of[number] = of[a]
        left += right
    return list(groups.values())


def _go_together(between: Sequence[_Likeness | None]) -> bool:
    alike = [x for x in between if x is not None]
    return len(alike) == len(between) and 2 * sum(x.enough for x in alike) >= len(alike)
