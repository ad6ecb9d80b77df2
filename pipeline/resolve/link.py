"""Links names to entities: slips of the pen to the name seen most, short forms to the one name they can stand for.

Comparing is apart from deciding. `Comparisons` are of new names with those already known, and are kept from run to run.
`Linker.linked` decides, from all comparisons and from how often each name is seen, in time proportional to them;
so what comes out does not depend on the order in which names came.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.facts import EntityKind
from pipeline.resolve.acronyms import acronym_links
from pipeline.resolve.clusters import Clusters, Weight
from pipeline.resolve.comparisons import Comparisons
from pipeline.resolve.judgements import Judgements
from pipeline.resolve.names import (
    FIRST_NAME,
    MISSPELT,
    SPELT_OTHERWISE,
    SURNAME,
    TELLING_WORD,
    Likeness,
)
from pipeline.rules import Rules

_TIE = 1.0
"""Two entities whose scores differ by less are equally likely."""

_ESTABLISHED = {MISSPELT: 3, SPELT_OTHERWISE: 2, SURNAME: 3, FIRST_NAME: 3}
"""{reason: names with a word from which on it is a word of its own, and no slip of another such word}"""
_SLIPS_ONE_IN = 20
"""How much rarer a slip is than the word that was meant, at the least."""
_VAGUENESS = (
    ("a word less", TELLING_WORD, "a middle name less"),
    ("a short first name",),
    ("an initial",),
    ("an acronym",),
    ("a surname alone",),
)
"""Reasons of short forms in the order in which they are settled: what says least waits for all others."""


@dataclass(frozen=True, slots=True)
class Link:
    """The name another name was linked to, how alike they are (0 to 100), why, and the next best candidate."""

    to: str
    score: float
    reason: str
    runner_up: str | None = None
    runner_up_score: float | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two names that may be one entity, left apart for somebody to look at."""

    name: str
    other: str
    score: float
    reason: str


@dataclass(slots=True)
class Linked:
    """The outcome: {name: canonical name} for every name, the link of each that is not canonical, what stays open."""

    canonical: dict[str, str] = field(default_factory=dict)
    links: dict[str, Link] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)


class Linker:
    """The names of one kind, with all comparisons between them that say anything."""

    def __init__(self, kind: EntityKind, rules: Rules) -> None:
        self.kind = kind
        self.comparisons = Comparisons(kind, rules)

    def add(self, names: Iterable[str], alone: Collection[str] = ()) -> None:
        """Compares the names that are new with one another and with all others; those of `alone` with none."""
        self.comparisons.add(names, alone)

    def knows(self, name: str) -> bool:
        """Whether a name was added or is in the gazetteer."""
        return name in self.comparisons.numbers

    def linked(
        self,
        weights: Mapping[str, Weight],
        judged: Judgements | None = None,
        namesakes: Iterable[tuple[str, str]] = (),
    ) -> Linked:
        """Decides on the names of `weights`, reviewers' judgements over all else; `namesakes` are left to reviewers."""
        judged, known = judged or Judgements(), self.comparisons
        rank = self._ranks(weights)
        apart = [(known.numbers[a], known.numbers[b]) for a, b in judged.different]
        clusters = Clusters(rank, known.bodies, apart)
        decision = _Decision(known.names, clusters, rank)
        for number, body in known.bodies.items():
            decision.clusters.join(number, known.numbers[body])
        for name, other in judged.same:
            decision.settle(known.numbers[name], known.numbers[other], 100.0, "review")
        alike, established = self._slips()
        decision.slips(alike)
        decision.doubt((a, b, x.score, "two words that are both in use") for a, b, x in established)
        vague: dict[str, list[tuple[int, int, float]]] = defaultdict(list)
        for a, b, likeness in known.alike:
            if likeness.relation in ("shorter", "longer"):
                short, full = (a, b) if likeness.relation == "shorter" else (b, a)
                vague[likeness.reason].append((short, full, likeness.score))
        if self.kind == "organisation":
            vague["an acronym"] = acronym_links(known.names, known.words, weights)
        else:
            vague["a surname alone"] = self._surnames()
        for reasons in _VAGUENESS:
            decision.short_forms([(*pair, reason) for reason in reasons for pair in vague[reason]])
        decision.doubt((a, b, x.score, x.reason) for a, b, x in known.alike if x.relation == "unsure")
        decision.doubt(
            (known.numbers[a], known.numbers[b], 100.0, "posts that exclude one another") for a, b in namesakes
        )
        return decision.outcome([known.numbers[name] for name in weights])

    def _ranks(self, weights: Mapping[str, Weight]) -> list[int]:
        """The place of each name in the order in which they would be canonical.

        Of names seen equally often the fullest comes first, then the one with the fewest unknown words, then the one
        that most others are slips of: slips are like what was meant, not like one another.
        """
        known, words = self.comparisons, self.comparisons.lexicon
        usual = words.body_words if self.kind == "organisation" else words.surnames | words.first_names
        slips: Counter[int] = Counter()
        for a, b, likeness in known.alike:
            if likeness.relation == "same":
                slips.update((a, b))

        def key(number: int) -> tuple[bool, int, int, int, int, int, str]:
            name = known.names[number]
            weight = weights.get(name)
            mentions = weight.mentions if weight else -1
            return (
                known.bodies.get(number) != name,
                -mentions,
                -len(known.words[number]),
                sum(word not in usual for word in known.words[number]),
                -slips[number],
                -len(name),
                name,
            )

        rank = [0] * len(known.names)
        for place, number in enumerate(sorted(range(len(rank)), key=key)):
            rank[number] = place
        return rank

    def _slips(self) -> tuple[list[tuple[int, int, Likeness]], list[tuple[int, int, Likeness]]]:
        """Pairs that differ by slips, and those that would if both their words did not stand in several other names."""
        known = self.comparisons
        frequency = Counter(word for words in known.words for word in {w.removesuffix("s") for w in words})
        slips: list[tuple[int, int, Likeness]] = []
        established: list[tuple[int, int, Likeness]] = []
        for a, b, likeness in known.alike:
            if likeness.relation == "same":
                # a plural is no other word
                left, right = ({word.removesuffix("s") for word in known.words[n]} for n in (a, b))
                counts = (min((frequency[w] for w in words), default=0) for words in (left - right, right - left))
                rare, common = sorted(counts)
                established_from = _ESTABLISHED.get(likeness.reason)
                both = established_from is not None and rare >= established_from and common < rare * _SLIPS_ONE_IN
                (established if both else slips).append((a, b, likeness))
        return slips, established

    def _surnames(self) -> list[tuple[int, int, float]]:
        """(surname alone, full name that has it, 100) in all documents together."""
        named = list(enumerate(self.comparisons.words))
        alone = {words[0]: number for number, words in named if len(words) == 1}
        return [(alone[words[-1]], number, 100.0) for number, words in named if len(words) > 1 and words[-1] in alone]


class _Decision:
    """Joins names step by step and keeps note of why, and of what stays open."""

    def __init__(self, names: Sequence[str], clusters: Clusters, rank: Sequence[int]) -> None:
        self.names, self.clusters, self.rank = names, clusters, rank
        self._links: dict[int, tuple[int, float, str]] = {}
        self._runners_up: dict[int, tuple[float, int]] = {}
        self._doubts: list[tuple[int, int, float, str]] = []

    def settle(self, name: int, other: int, score: float, reason: str) -> None:
        """Makes one entity of two names."""
        self.clusters.join(name, other)
        light, heavy = (name, other) if self.rank[name] > self.rank[other] else (other, name)
        self._links.setdefault(light, (heavy, score, reason))

    def slips(self, alike: Iterable[tuple[int, int, Likeness]]) -> None:
        """Each name joins the entity of the name before it in rank that it is most like, if there is one such."""
        before: dict[int, list[tuple[float, int, str]]] = defaultdict(list)
        for a, b, likeness in alike:
            light, heavy = (a, b) if self.rank[a] > self.rank[b] else (b, a)
            before[light].append((likeness.score, heavy, likeness.reason))
        for light in sorted(before, key=lambda n: self.rank[n]):
            found = sorted(before[light], key=lambda c: (-c[0], self.rank[c[1]]))
            best: dict[int, tuple[float, int, str]] = {}
            for candidate in found:
                best.setdefault(self.clusters.leader(candidate[1]), candidate)
            fitting = [c for c in best.values() if self.clusters.may_join(light, c[1])]
            if not fitting:
                continue
            (score, heavy, reason), *others = fitting
            if others:
                self._runners_up[light] = others[0][:2]
            if others and score < 100 and others[0][0] > score - _TIE:
                self._doubts += [(light, other, s, why) for s, other, why in fitting]
            else:
                self.settle(light, heavy, score, reason)

    def short_forms(self, pairs: Iterable[tuple[int, int, float, str]]) -> None:
        """Each short form joins the one entity that it can stand for; where there are several, none."""
        full: dict[int, list[tuple[float, int, str]]] = defaultdict(list)
        for short, name, score, reason in pairs:
            full[short].append((score, name, reason))
        for short in sorted(full, key=lambda n: self.rank[n]):
            found = sorted(full[short], key=lambda c: (-c[0], self.rank[c[1]]))
            entities: dict[int, tuple[float, int, str]] = {}
            for candidate in found:
                entities.setdefault(self.clusters.leader(candidate[1]), candidate)
            if self.clusters.leader(short) in entities:
                continue
            if len(entities) > 1:
                self._doubts += [
                    (short, name, score, f"{why}, but several fit") for score, name, why in entities.values()
                ]
                continue
            ((score, name, reason),) = entities.values()
            if self.clusters.may_join(short, name):
                self.clusters.join(short, name)
                self._links.setdefault(short, (name, score, reason))

    def doubt(self, pairs: Iterable[tuple[int, int, float, str]]) -> None:
        """Notes what somebody has to look at."""
        self._doubts += pairs

    def outcome(self, numbers: Iterable[int]) -> Linked:
        """What was decided about these names."""
        linked = Linked()
        members: dict[int, list[int]] = defaultdict(list)
        for number in numbers:
            members[self.clusters.leader(number)].append(number)
        for leader, names in members.items():
            for number in names:
                linked.canonical[self.names[number]] = self.names[leader]
                if number != leader:
                    linked.links[self.names[number]] = self._link(number, leader)
        seen = {self.names[n] for names in members.values() for n in names}
        linked.doubts = sorted(self._open(seen), key=lambda d: (d.name, d.other))
        return linked

    def _link(self, number: int, leader: int) -> Link:
        to, score, reason = self._links.get(number, (leader, 100.0, "the gazetteer"))
        score_next, runner_up = self._runners_up.get(number, (None, None))
        return Link(self.names[to], score, reason, None if runner_up is None else self.names[runner_up], score_next)

    def _open(self, seen: set[str]) -> Iterator[Doubt]:
        """What nothing else has settled: the best doubt of each pair of entities, first the name that would join."""
        best: dict[frozenset[int], tuple[float, int, int, str]] = {}
        by_rank = {self.rank[n]: n for pair in self._doubts for n in pair[:2]}
        for a, b, score, reason in self._doubts:
            if self.names[a] not in seen or self.names[b] not in seen or not self.clusters.may_join(a, b):
                continue
            pair = frozenset((self.clusters.leader(a), self.clusters.leader(b)))
            heavy, light = sorted((self.rank[a], self.rank[b]))
            if len(pair) == 2:
                doubt = (-score, heavy, light, reason)
                best[pair] = min(best.get(pair, doubt), doubt)
        for score, heavy, light, reason in best.values():
            yield Doubt(self.names[by_rank[light]], self.names[by_rank[heavy]], -score, reason)
