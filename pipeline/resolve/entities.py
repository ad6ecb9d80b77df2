"""Entities: the names of a corpus to organisations and people, with why each name became one, and what stays open."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from pipeline import facts as tables
from pipeline.decisions import Decisions, EntityRef
from pipeline.facts import EntityKind, Method
from pipeline.found import Name
from pipeline.resolve.census import Census, Uses
from pipeline.resolve.clusters import Weight
from pipeline.resolve.comparisons import Kept
from pipeline.resolve.ids import stable_id
from pipeline.resolve.judgements import Judgements, judgements
from pipeline.resolve.link import Link, Linked, Linker
from pipeline.resolve.names import lexicon
from pipeline.resolve.namesakes import People, people_of
from pipeline.rules import Rules

_METHODS: dict[str, Method] = {
    "an acronym": "acronym",
    "a surname alone": "partial_name",
    "the gazetteer": "rule",
    "review": "review",
}
_SURE_FORMS = frozenset(("exact", "rule"))
"""Ways of tying a form to its name that make the form a name of its own, unlike "Eva" or "the Board"."""


@dataclass(slots=True)
class Side:
    """The entities of one kind, by label: a name, or for a namesake the name and a body."""

    kind: EntityKind
    uses: dict[str, Uses]
    linked: Linked
    judged: Judgements
    names: Mapping[str, str]
    """{label: name}, for labels that are not the name itself"""
    named: dict[str, str]
    """{canonical label: name that a reviewer gave}"""

    def name_of(self, canonical: str) -> str:
        """The name to show for a canonical label."""
        return self.named.get(canonical) or self.names.get(canonical, canonical)

    def id_of(self, label: str) -> str:
        """The id of the entity that a label belongs to."""
        canonical = self.linked.canonical.get(label, label)
        return stable_id(self.kind, self.named.get(canonical, canonical))


@dataclass(slots=True)
class Entities:
    """The entities of a corpus and how every name came to be one of them."""

    organisation: Side
    person: Side
    labels: dict[Name, str] = field(default_factory=dict)
    """{person's name in the census: label}"""

    def id_of(self, name: Name) -> str:
        """The id of the entity that a name of the census means."""
        if name.kind == "organisation":
            return self.organisation.id_of(name.name)
        return self.person.id_of(self.labels.get(name, name.name))


def entities_of(census: Census, rules: Rules, decisions: Decisions, kept: dict[EntityKind, Kept]) -> Entities:
    """Resolves the names of a census to entities, reviewers' decisions over every score.

    `kept` are comparisons of names by an earlier run with these rules; what is worth keeping now takes their place.
    """
    bodies = {n.name: uses for n, uses in census.uses.items() if n.kind == "organisation"}
    organisation = _side("organisation", bodies, People(), rules, decisions, kept)
    people = people_of(census.uses, organisation.linked.canonical, lexicon(rules))
    person = _side("person", people.uses, people, rules, decisions, kept)
    return Entities(organisation, person, people.labels)


def _side(
    kind: EntityKind,
    uses: dict[str, Uses],
    people: People,
    rules: Rules,
    decisions: Decisions,
    kept: dict[EntityKind, Kept],
) -> Side:
    linker = Linker(kind, rules)
    namesakes = {label for _, label in people.namesakes}
    if kind in kept:
        linker.comparisons.restore(kept[kind], uses.keys(), namesakes)
    linker.comparisons.add(uses, namesakes)
    kept[kind] = linker.comparisons.kept()
    find = _Finder(kind, uses, linker, decisions) if decisions.entities else _nobody
    judged = judgements(kind, decisions.entities, find)
    weights = {name: Weight(u.mentions, frozenset(u.acronyms)) for name, u in uses.items()}
    linked = linker.linked(weights, judged, people.namesakes)
    taken = {linked.canonical[label] for label in uses}
    for label, name in list(judged.names.items()):
        if name in taken and name != linked.canonical.get(label, label):
            judged.contradictions.append(f"rename {label!r} to {name!r}: that is another entity's name")
            del judged.names[label]
    named = {linked.canonical.get(label, label): name for label, name in judged.names.items()}
    return Side(kind, uses, linked, judged, people.names, named)


def _nobody(_: EntityRef) -> str | None:
    return None


class _Finder:
    """Finds the label of an entity that a decision speaks of: by the id it had then, else by its name."""

    def __init__(self, kind: EntityKind, uses: Mapping[str, Uses], linker: Linker, decisions: Decisions) -> None:
        self._linker = linker
        self._labels: dict[str, str] = {label: label for label in uses}
        for label, use in uses.items():
            for form in use.forms:
                self._labels.setdefault(form, label)
        self._by_id = {stable_id(kind, label): label for label in uses}
        for form, label in self._labels.items():
            self._by_id.setdefault(stable_id(kind, form), label)
        for decision in decisions.entities:
            if decision.decision == "rename" and (named := self(decision.entity)) is not None:
                self._labels.setdefault(decision.name, named)
                self._by_id.setdefault(stable_id(kind, decision.name), named)

    def __call__(self, ref: EntityRef) -> str | None:
        found = self._by_id.get(ref.id) or self._labels.get(ref.name)
        return found or (ref.name if self._linker.knows(ref.name) else None)


def organisations(side: Side, rules: Rules) -> Iterator[tables.Organisation]:
    """The rows of `organisations`."""
    known = {b.name: b for b in rules.organisations.organisations}
    for label, uses in _merged(side).items():
        body = known.get(label)
        yield tables.Organisation(
            organisation_id=side.id_of(label),
            name=side.name_of(label),
            kind=body.kind if body else _commonest(uses.kinds) or "other",
            acronym=(body.acronym if body else None) or _commonest(uses.acronyms),
            **_seen(uses),
        )


def people(side: Side) -> Iterator[tables.Person]:
    """The rows of `people`."""
    for label, uses in _merged(side).items():
        honorific = _commonest(uses.honorifics)
        yield tables.Person(person_id=side.id_of(label), name=side.name_of(label), honorific=honorific, **_seen(uses))


def _merged(side: Side) -> dict[str, Uses]:
    """{canonical label: uses of all names of the entity}, in alphabetical order."""
    merged: dict[str, Uses] = {}
    for label in sorted(side.uses):
        merged.setdefault(side.linked.canonical[label], Uses()).join(side.uses[label])
    return {label: merged[label] for label in sorted(merged)}


def _commonest(counts: Mapping[str, int]) -> str | None:
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None


def _seen(uses: Uses) -> dict[str, object]:
    return {
        "aliases": sorted(uses.forms),
        "mentions": uses.mentions,
        "documents": uses.documents,
        "first_seen": uses.first_seen,
        "last_seen": uses.last_seen,
    }


def resolutions(side: Side) -> Iterator[tables.Resolution]:
    """One row per surface form: the entity it names most often, and why."""
    for form, ways in _forms(side).items():
        ranked = sorted(ways.items(), key=lambda item: (-item[1], item[0]))
        (label, via), _ = ranked[0]
        link, entity = side.linked.links.get(label), side.id_of(label)
        others = [other for (other, _), _ in ranked if side.id_of(other) != entity]
        runner_up = link.runner_up if link and link.runner_up else others[0] if others else None
        if runner_up is not None and side.id_of(runner_up) == entity:
            runner_up = None
        yield tables.Resolution(
            alias=form,
            kind=side.kind,
            entity_id=entity,
            method=_METHODS.get(link.reason, "fuzzy") if link else via,
            score=round(link.score, 1) if link else 100.0,
            runner_up_id=side.id_of(runner_up) if runner_up is not None else None,
            runner_up_score=None if runner_up is None else _likeness(form, runner_up, link),
        )


def _forms(side: Side) -> dict[str, Counter[tuple[str, Method]]]:
    """{surface form: {(label, how it was tied to it): mentions}}, in alphabetical order."""
    forms: dict[str, Counter[tuple[str, Method]]] = defaultdict(Counter)
    for label, uses in side.uses.items():
        for form, ways in uses.forms.items():
            for via, count in ways.items():
                forms[form][label, via] += count  # type: ignore[index]
    return {form: forms[form] for form in sorted(forms)}


def _likeness(form: str, name: str, link: Link | None) -> float:
    if link and link.runner_up_score is not None:
        return round(link.runner_up_score, 1)
    return round(fuzz.ratio(form, name), 1)


def redirects(side: Side, current: set[str]) -> Iterator[tables.Redirect]:
    """From every id that an entity has had or would have under another of its names; `current` are the ids in use."""
    given: set[str] = set()

    def redirect(name: str, label: str, reason: tables.RedirectReason) -> Iterator[tables.Redirect]:
        old = stable_id(side.kind, name)
        if old not in current and old not in given:
            given.add(old)
            new = side.id_of(label)
            yield tables.Redirect(old_id=old, new_id=new, kind=side.kind, name=name, reason=reason)

    for label in sorted({*side.uses, *side.named}):
        canonical = side.linked.canonical.get(label, label)
        yield from redirect(label, label, "renamed" if label == canonical else "merged")
    for form, ways in _forms(side).items():
        labels = {label for label, _ in ways}
        if " " in form and len({side.id_of(n) for n in labels}) == 1 and any(via in _SURE_FORMS for _, via in ways):
            yield from redirect(form, min(labels), "form")


def unsure(side: Side) -> Iterator[tables.Unsure]:
    """Pairs of entities that may be one, each once."""
    given = set()
    for doubt in side.linked.doubts:
        left, right = side.id_of(doubt.name), side.id_of(doubt.other)
        if left != right and frozenset((left, right)) not in given:
            given.add(frozenset((left, right)))
            yield tables.Unsure(
                left_id=left,
                right_id=right,
                kind=side.kind,
                left_name=doubt.name,
                right_name=doubt.other,
                score=round(doubt.score, 1),
                reason=doubt.reason,
            )
