"""Links names to entities: slips of the pen to the name seen most, short forms to the one name they can stand for.

Comparing is apart from deciding. `Linker.add` compares new names with those already known; that never has to be done
again. `Linker.linked` decides, from all comparisons and from how often each name is seen, in time proportional to them;
so what comes out does not depend on the order in which names came.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.facts import EntityKind
from pipeline.resolve.acronyms import acronym_links, is_acronym
from pipeline.resolve.blocks import Index
from pipeline.resolve.clusters import Clusters, Weight
from pipeline.resolve.judgements import Judgements
from pipeline.resolve.names import (
    FIRST_NAME,
    MISSPELT,
    SPELT_OTHERWISE,
    SURNAME,
    Lexicon,
    Likeness,
    compare_organisations,
    compare_people,
    lexicon,
    organisation_words,
    person_words,
)
from pipeline.rules import Rules, collector_paused

_TIE = 1.0
"""Two entities whose scores differ by less are equally likely."""

_ESTABLISHED = {MISSPELT: 3, SPELT_OTHERWISE: 2, SURNAME: 3, FIRST_NAME: 3}
"""{reason: names with a word from which on it is a word of its own, and no slip of another such word}"""
_SLIPS_ONE_IN = 20
"""How much rarer a slip is than the word that was meant, at the least."""
_VAGUENESS = (
    ("a word less", "a middle name less"),
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
        self._rules = rules
        self._lexicon = lexicon(rules)
        self._compare = compare_organisations if kind == "organisation" else compare_people
        base = _gazetteer(rules, self._lexicon) if kind == "organisation" else _Gazetteer()
        self._index = replace(base.index)
        self._names = list(base.names)
        self._words = list(base.words)
        self._bodies = base.bodies
        self._numbers = {name: number for number, name in enumerate(self._names)}
        self._alike: list[tuple[int, int, Likeness]] = []

    def add(self, names: Iterable[str], alone: Collection[str] = ()) -> None:
        """Compares the names that are new with one another and with all others; those of `alone` with none."""
        new = sorted({n for n in names if n not in self._numbers})
        first = len(self._names)
        for number, name in enumerate(new, first):
            self._numbers[name] = number
            self._names.append(name)
            self._words.append((name,) if name in alone else self._telling(name))
        for pair in self._index.add(self.kind, self._words[first:], self._lexicon, first):
            # which came first must not tell in the last digit of a score
            a, b = sorted(pair, key=self._names.__getitem__)
            likeness = self._compare(self._words[a], self._words[b], self._lexicon)
            # a letter more makes another acronym
            if likeness and not (
                likeness.reason in _ESTABLISHED and (is_acronym(self._names[a]) or is_acronym(self._names[b]))
            ):
                self._alike.append((a, b, likeness))

    def _telling(self, name: str) -> tuple[str, ...]:
        if self.kind == "organisation":
            return organisation_words(name, self._rules.resolution)
        return person_words(name)

    def knows(self, name: str) -> bool:
        """Whether a name was added or is in the gazetteer."""
        return name in self._numbers

    def linked(
        self,
        weights: Mapping[str, Weight],
        judged: Judgements | None = None,
        namesakes: Iterable[tuple[str, str]] = (),
    ) -> Linked:
        """Decides on the names of `weights`, reviewers' judgements over all else; `namesakes` are left to reviewers."""
        judged = judged or Judgements()
        rank = self._ranks(weights)
        apart = [(self._numbers[a], self._numbers[b]) for a, b in judged.different]
        clusters = Clusters(rank, self._bodies, apart)
        decision = _Decision(self._names, clusters, rank)
        for number, body in self._bodies.items():
            decision.clusters.join(number, self._numbers[body])
        for name, other in judged.same:
            decision.settle(self._numbers[name], self._numbers[other], 100.0, "review")
        alike, established = self._slips()
        decision.slips(alike)
        decision.doubt((a, b, x.score, "two words that are both in use") for a, b, x in established)
        vague: dict[str, list[tuple[int, int, float]]] = defaultdict(list)
        for a, b, likeness in self._alike:
            if likeness.relation in ("shorter", "longer"):
                short, full = (a, b) if likeness.relation == "shorter" else (b, a)
                vague[likeness.reason].append((short, full, likeness.score))
        if self.kind == "organisation":
            vague["an acronym"] = acronym_links(self._names, self._words, weights)
        else:
            vague["a surname alone"] = self._surnames()
        for reasons in _VAGUENESS:
            decision.short_forms([(*pair, reason) for reason in reasons for pair in vague[reason]])
        decision.doubt((a, b, x.score, x.reason) for a, b, x in self._alike if x.relation == "unsure")
        decision.doubt(
            (self._numbers[a], self._numbers[b], 100.0, "posts that exclude one another") for a, b in namesakes
        )
        return decision.outcome([self._numbers[name] for name in weights])

    def _ranks(self, weights: Mapping[str, Weight]) -> list[int]:
        """The place of each name in the order in which they would be canonical.

        Of names seen equally often the fullest comes first, then the one with the fewest unknown words, then the one
        that most others are slips of: slips are like what was meant, not like one another.
        """
        words = self._lexicon
        known = words.body_words if self.kind == "organisation" else words.surnames | words.first_names
        slips: Counter[int] = Counter()
        for a, b, likeness in self._alike:
            if likeness.relation == "same":
                slips.update((a, b))

        def key(number: int) -> tuple[bool, int, int, int, int, int, str]:
            name = self._names[number]
            weight = weights.get(name)
            mentions = weight.mentions if weight else -1
            return (
                self._bodies.get(number) != name,
                -mentions,
                -len(self._words[number]),
                sum(word not in known for word in self._words[number]),
                -slips[number],
                -len(name),
                name,
            )

        rank = [0] * len(self._names)
        for place, number in enumerate(sorted(range(len(rank)), key=key)):
            rank[number] = place
        return rank

    def _slips(self) -> tuple[list[tuple[int, int, Likeness]], list[tuple[int, int, Likeness]]]:
        """Pairs that differ by slips, and those that would if both their words did not stand in several other names."""
        frequency = Counter(word for words in self._words for word in {w.removesuffix("s") for w in words})
        slips: list[tuple[int, int, Likeness]] = []
        established: list[tuple[int, int, Likeness]] = []
        for a, b, likeness in self._alike:
            if likeness.relation == "same":
                # a plural is no other word
                left, right = ({word.removesuffix("s") for word in self._words[n]} for n in (a, b))
                counts = (min((frequency[w] for w in words), default=0) for words in (left - right, right - left))
                rare, common = sorted(counts)
                established_from = _ESTABLISHED.get(likeness.reason)
                both = established_from is not None and rare >= established_from and common < rare * _SLIPS_ONE_IN
                (established if both else slips).append((a, b, likeness))
        return slips, established

    def _surnames(self) -> list[tuple[int, int, float]]:
        """(surname alone, full name that has it, 100) in all documents together."""
        alone = {words[0]: number for number, words in enumerate(self._words) if len(words) == 1}
        return [
            (alone[words[-1]], number, 100.0)
            for number, words in enumerate(self._words)
            if len(words) > 1 and words[-1] in alone
        ]


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


@dataclass(slots=True)
class _Gazetteer:
    """The forms that the rules give of bodies, indexed; `bodies` gives the body of each form by number."""

    names: list[str] = field(default_factory=list)
    words: list[tuple[str, ...]] = field(default_factory=list)
    bodies: dict[int, str] = field(default_factory=dict)
    index: Index = field(default_factory=Index)


_GAZETTEERS: dict[str, _Gazetteer] = {}


@collector_paused()
def _gazetteer(rules: Rules, words: Lexicon) -> _Gazetteer:
    if (known := _GAZETTEERS.get(rules.fingerprint)) is None:
        known = _GAZETTEERS[rules.fingerprint] = _Gazetteer()
        bodies = rules.organisations.organisations
        forms = {b.name: b.name for b in bodies}
        for b in bodies:
            # a form of one word is an acronym or a place: what it stands for is the document's to say
            for form in (*b.aliases, *b.aliases_safe):
                if " " in form:
                    forms.setdefault(form, b.name)
        for number, (form, body) in enumerate(forms.items()):
            known.names.append(form)
            known.words.append(organisation_words(form, rules.resolution))
            known.bodies[number] = body
        known.index = Index.of("organisation", known.words, words)
    return known
