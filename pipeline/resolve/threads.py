"""Threads: the same undertaking followed through documents, and from sentence to sentence.

Two statements are of one undertaking where the same body, or two that stand for one another, is to act, and where their
content words overlap, weighted by how rare each is in the corpus (TF-IDF), or where they name the same deadline and
what is done by then. A statement comes to a thread if it goes with half of those in it and is like all others at least
in part: one likeness does not chain two undertakings together, and one statement in words of its own does not part one.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import combinations

from rapidfuzz import fuzz

from pipeline.facts import Commitment, Thread
from pipeline.found import Name
from pipeline.resolve.census import Undertaking
from pipeline.resolve.identities import Identities
from pipeline.resolve.ids import stable_id
from pipeline.resolve.wording import Wording
from pipeline.rules.resolution import ThreadRules

_RAREST = 8
"""Words of a statement by which others like it are looked for, two at a time."""
_LARGEST_GROUP = 100
"""Statements that share two words or a deadline and a word; more share a turn of phrase, not an undertaking."""
_BESIDE = 0.5
"""Weight of a word beside a statement, against one of the statement itself."""
_SAME_DEADLINE = 0.15
"""What a deadline in common adds to the overlap."""
_BOTH_PARTLY = 2.0
"""What promises of a part add to the weight of the words that they share."""
_STRENGTHS = {"firm": 2, "intended": 1, "proposed": 0}


@dataclass(slots=True)
class _Statement:
    """Commitments of one wording, actor and deadline, with the weights of their words and the length of these."""

    number: int
    undertakings: list[Undertaking]
    actor: str | None
    weights: dict[str, float]
    length: float
    rarity: Mapping[str, float]
    """Of all words of the corpus."""

    @property
    def one(self) -> Undertaking:
        """Any of the commitments."""
        return self.undertakings[0]


def threads_of(
    undertakings: Iterable[Undertaking], identities: Identities, rules: ThreadRules
) -> tuple[list[Thread], dict[str, str]]:
    """(the threads of several commitments, {commitment_id: thread_id} for these)."""
    statements = list(_statements(undertakings, identities))
    # a body that the corpus does not name has no id, and must not be taken for an actor that is not known
    bodies = (identities.ids.get(Name("organisation", name)) for name in rules.government)
    government = {body for body in bodies if body is not None}

    @cache
    def likeness(a: int, b: int) -> _Likeness | None:
        return _likeness(statements[a], statements[b], government, rules)

    threads: list[Thread] = []
    of: dict[str, str] = {}
    for group in _linked(len(statements), _candidates(statements), likeness):
        members = [u for number in group for u in statements[number].undertakings]
        if len(members) > 1:
            thread = _thread(members, identities)
            threads.append(thread)
            of |= {u.commitment_id: thread.thread_id for u in members}
    return sorted(threads, key=lambda thread: thread.thread_id), of


def thread_of_one(c: Commitment, published: date | None) -> Thread:
    """The thread of a commitment that nothing else speaks of."""
    return Thread(
        thread_id=c.thread_id,
        subject=c.action,
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


def thread_id(first_commitment: str) -> str:
    """The id of the thread that begins with a commitment."""
    return stable_id("thread", first_commitment)


def _statements(undertakings: Iterable[Undertaking], identities: Identities) -> Iterator[_Statement]:
    grouped: dict[tuple[str | None, Wording, bool, date | None, str], list[Undertaking]] = defaultdict(list)
    for u in sorted(undertakings, key=lambda u: (u.document_id, u.start, u.commitment_id)):
        actor = identities.id_of(u.actor, u.document_id) if u.actor else None
        grouped[actor, u.wording, u.negated, u.due_end, u.action].append(u)
    frequency = Counter(word for _, wording, *_ in grouped for word in wording.words)
    rarity = {word: math.log((len(grouped) + 1) / count) for word, count in frequency.items()}
    for number, ((actor, wording, *_), members) in enumerate(grouped.items()):
        weights = {word: _BESIDE * rarity[word] for word in wording.around} | {w: rarity[w] for w in wording.said}
        length = math.sqrt(sum(weight * weight for weight in weights.values()))
        yield _Statement(number, members, actor, weights, length, rarity)


def _candidates(statements: Sequence[_Statement]) -> list[tuple[int, int]]:
    """Pairs that share two of their rarest words, or a deadline and a word."""
    groups: dict[object, list[int]] = defaultdict(list)
    said = Counter(word for s in statements for word in s.weights)
    for s in statements:
        # a word that nothing else has leads nowhere
        rarest = sorted((w for w in s.weights if said[w] > 1), key=lambda word: (-s.weights[word], word))[:_RAREST]
        for pair in combinations(sorted(rarest), 2):
            groups[pair].append(s.number)
        if s.one.due_end:
            for word in s.weights:
                groups[s.one.due_end, word].append(s.number)
    return sorted({pair for g in groups.values() if 1 < len(g) <= _LARGEST_GROUP for pair in combinations(g, 2)})


@dataclass(slots=True, frozen=True)
class _Likeness:
    """How alike two statements are (0 to 1): enough to be of one undertaking, or only not to part a thread."""

    score: float
    enough: bool


def _likeness(a: _Statement, b: _Statement, government: Collection[str], rules: ThreadRules) -> _Likeness | None:
    """How alike two statements of one undertaking are; None for statements of two."""
    x, y = a.one, b.one
    same_actor = a.actor == b.actor or (a.actor in government and b.actor in government)
    if x.negated != y.negated or not same_actor or not a.length or not b.length:
        return None
    shared = a.weights.keys() & b.weights.keys()
    overlap = sum(a.weights[w] * b.weights[w] for w in shared) / (a.length * b.length)
    action = fuzz.token_set_ratio(x.action, y.action)
    if x.document_id == y.document_id:
        # sentences that follow one another share their subject, not what is undertaken
        fits = action >= rules.action_within and overlap >= rules.overlap_within
        return _Likeness(overlap, enough=True) if fits else None
    if x.due_end is not None and x.due_end == y.due_end:
        # "most of them" and "a significant proportion" by one day are a sign of their own
        weight = sum(a.rarity[w] for w in shared) + (_BOTH_PARTLY if x.wording.partly and y.wording.partly else 0)
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


def _thread(members: Sequence[Undertaking], identities: Identities) -> Thread:
    in_time = sorted(members, key=lambda u: (u.published or date.max, u.document_id, u.start, u.commitment_id))
    said = [u.published for u in in_time if u.published is not None]
    # what a document without a day says cannot be told to be the first or the last word
    dated = [u for u in in_time if u.published is not None] or in_time
    due = _deadlines(dated) or _deadlines(in_time)
    actors = (identities.id_of(u.actor, u.document_id) for u in in_time if u.actor)
    return Thread(
        thread_id=thread_id(in_time[0].commitment_id),
        subject=in_time[0].action,
        actor_id=next(actors, None),
        commitments=len(in_time),
        documents=len({u.document_id for u in in_time}),
        first_said=said[0] if said else None,
        last_said=said[-1] if said else None,
        first_due=due[0] if due else None,
        last_due=due[-1] if due else None,
        slipped_days=(due[-1] - due[0]).days if due else None,
        first_strength=dated[0].strength,
        last_strength=dated[-1].strength,
        weakened=_weakened(dated),
    )


def _deadlines(in_time: Sequence[Undertaking]) -> list[date]:
    return [u.due_end for u in in_time if u.due_end is not None]


def _weakened(in_time: Sequence[Undertaking]) -> bool:
    """Whether the last statement is less firm than an earlier one, or of a part where that was of the whole."""
    *earlier, last = in_time
    ranks = [rank for u in earlier if (rank := _STRENGTHS.get(u.strength)) is not None]
    softer = last.strength in _STRENGTHS and any(rank > _STRENGTHS[last.strength] for rank in ranks)
    return softer or (last.wording.partly and any(not u.wording.partly for u in earlier))
