"""Rows: entities and the facts of each document in the shape of the tables."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from rapidfuzz import fuzz

from pipeline import facts as tables
from pipeline.facts import EntityKind
from pipeline.found import DocumentFacts, Found, FoundCommitment, Name
from pipeline.resolve.census import Census, Uses
from pipeline.resolve.ids import FactIds, stable_id
from pipeline.resolve.link import Link, canonical, link_names, merged_uses
from pipeline.rules import Rules


@dataclass(slots=True)
class Identities:
    """Who the names are: all that the rows of documents take from the rest of the corpus.

    Rows are kept from run to run as long as the identities of their documents' names are the same; so whatever else of
    the corpus they are to depend on must come this way too.
    """

    ids: dict[Name, str] = field(default_factory=dict)

    def __getitem__(self, name: Name) -> str:
        return self.ids[name]

    def id_of(self, name: Name | None) -> str | None:
        """The entity's id, or None for no name."""
        return self.ids[name] if name is not None else None

    def keys(self) -> dict[str, frozenset[str]]:
        """{table: ids} of the entities."""
        return {
            table: frozenset(entity_id for name, entity_id in self.ids.items() if name.kind == kind)
            for table, kind in (("organisations", "organisation"), ("people", "person"))
        }

    def of(self, names: Iterable[Name]) -> Identities:
        """The part that concerns `names`, in the order of kind and name."""
        return Identities({n: self.ids[n] for n in sorted(names, key=lambda n: (n.kind, n.name))})


@dataclass(slots=True)
class Entities:
    """The entities of a corpus and how every name came to be one of them."""

    identities: Identities = field(default_factory=Identities)
    organisations: list[tables.Organisation] = field(default_factory=list)
    people: list[tables.Person] = field(default_factory=list)
    resolutions: list[tables.Resolution] = field(default_factory=list)


def entities_of(census: Census, rules: Rules) -> Entities:
    """Resolves the names of a census to entities."""
    links = link_names(census, rules)
    entities = Entities()
    known = {b.name: b for b in rules.organisations.organisations}
    for name, uses in merged_uses(census, links).items():
        if name.kind == "organisation":
            body = known.get(name.name)
            kind = body.kind if body else _commonest(uses.kinds) or "other"
            entity_id = stable_id("organisation", name.name, kind)
            entities.organisations.append(
                tables.Organisation(
                    organisation_id=entity_id,
                    name=name.name,
                    kind=kind,
                    acronym=(body.acronym if body else None) or _commonest(uses.acronyms),
                    **_seen(uses),
                )
            )
        else:
            entity_id = stable_id("person", name.name)
            honorific = _commonest(uses.honorifics)
            entities.people.append(
                tables.Person(person_id=entity_id, name=name.name, honorific=honorific, **_seen(uses))
            )
        entities.identities.ids[name] = entity_id
    for name in census.uses:
        entities.identities.ids[name] = entities.identities.ids[canonical(name, links)]
    entities.resolutions = list(_resolutions(census, links, entities))
    return entities


def _commonest(counts: Counter[str]) -> str | None:
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None


def _seen(uses: Uses) -> dict[str, object]:
    return {
        "aliases": sorted(uses.forms),
        "mentions": uses.mentions,
        "documents": uses.documents or uses.implied,
        "first_seen": uses.first_seen,
        "last_seen": uses.last_seen,
    }


def _resolutions(census: Census, links: dict[Name, Link], entities: Entities) -> Iterator[tables.Resolution]:
    """One row per surface form: the entity it names most often, and why."""
    forms: dict[tuple[EntityKind, str], Counter[tuple[Name, str]]] = defaultdict(Counter)
    for name, uses in census.uses.items():
        for form, ways in uses.forms.items():
            for via, count in ways.items():
                forms[name.kind, form][name, via] += count
    for kind, form in sorted(forms):
        known = sorted(forms[kind, form].items(), key=lambda item: (-item[1], item[0][0].name, item[0][1]))
        (name, via), _ = known[0]
        link = links.get(name)
        target = canonical(name, links)
        others = [other for (other, _), _ in known if canonical(other, links) != target]
        runner_up = Name(kind, link.runner_up) if link and link.runner_up else others[0] if others else None
        yield tables.Resolution(
            alias=form,
            kind=kind,
            entity_id=entities.identities.ids[name],
            method=_method(name, via, link),
            score=round(link.score, 1) if link else 100.0,
            runner_up_id=entities.identities.id_of(runner_up),
            runner_up_score=None if runner_up is None else _likeness(form, runner_up.name, link),
        )


def _likeness(form: str, name: str, link: Link | None) -> float:
    if link and link.runner_up_score is not None:
        return round(link.runner_up_score, 1)
    return round(fuzz.ratio(form, name), 1)


def _method(name: Name, via: str, link: Link | None) -> str:
    if link is not None:
        return "partial_name" if name.kind == "person" and " " not in name.name else "fuzzy"
    return via


@dataclass(slots=True)
class DocumentRows:
    """The rows of one document, ready for the tables."""

    mentions: list[tables.Mention] = field(default_factory=list)
    roles: list[tables.Role] = field(default_factory=list)
    dates: list[tables.Date] = field(default_factory=list)
    acronyms: list[tables.Acronym] = field(default_factory=list)
    commitments: list[tables.Commitment] = field(default_factory=list)


def document_rows(document_id: str, published: date | None, facts: DocumentFacts, known: Identities) -> DocumentRows:
    """The facts of one document as rows, with the ids of the entities they point to.

    Rows are put together without the models' checks, which would take longer than all else here: their parts are typed,
    and what must hold of them together is checked before the tables are published.
    """
    ids = FactIds(document_id)
    rows = DocumentRows()

    def provenance(fact: Found) -> dict[str, Any]:
        return {
            "document_id": document_id,
            "start": fact.start,
            "end": fact.end,
            "text": fact.text,
            "sentence": fact.sentence,
            "section": fact.section,
            "zone": fact.zone,
            "rule": fact.rule,
            "confidence": fact.confidence,
        }

    for m in facts.mentions:
        entity = known[m.entity]
        rows.mentions.append(
            tables.Mention.trusted(
                mention_id=ids("mention", entity, m.text), kind=m.kind, entity_id=entity, **provenance(m)
            )
        )
    for r in facts.roles:
        person = known[Name("person", r.person)]
        body = known.id_of(Name("organisation", r.organisation) if r.organisation else None)
        rows.roles.append(
            tables.Role.trusted(
                role_id=ids("role", person, r.role, body, r.former),
                person_id=person,
                role=r.role,
                organisation_id=body,
                former=r.former,
                as_of=published,
                **provenance(r),
            )
        )
    date_ids: dict[tuple[int, int], str] = {}
    for d in facts.dates:
        date_ids[d.start, d.end] = ids("date", d.text, d.date_start, d.date_end)
        rows.dates.append(
            tables.Date.trusted(
                date_id=date_ids[d.start, d.end],
                date_start=d.date_start,
                date_end=d.date_end,
                precision=d.precision,
                relative=d.relative,
                **provenance(d),
            )
        )
    for a in facts.acronyms:
        body = known.id_of(Name("organisation", a.organisation) if a.organisation else None)
        rows.acronyms.append(
            tables.Acronym.trusted(
                acronym_id=ids("acronym", a.short, a.long, a.source),
                short=a.short,
                long=a.long,
                source=a.source,
                organisation_id=body,
                **provenance(a),
            )
        )
    for c in facts.commitments:
        rows.commitments.append(_commitment(c, ids, known, date_ids, provenance(c)))
    return rows


def _commitment(
    c: FoundCommitment,
    ids: FactIds,
    known: Identities,
    date_ids: dict[tuple[int, int], str],
    provenance: dict[str, Any],
) -> tables.Commitment:
    actor, speaker = known.id_of(c.actor_name), known.id_of(c.speaker)
    commitment_id = ids("commitment", c.text, c.action)
    return tables.Commitment.trusted(
        commitment_id=commitment_id,
        actor=c.actor,
        actor_id=actor,
        action=c.action,
        strength=c.strength,
        negated=c.negated,
        due_text=c.due_text,
        due_start=c.due_start,
        due_end=c.due_end,
        date_id=date_ids.get(c.date) if c.date else None,
        speaker_id=speaker,
        thread_id=stable_id("thread", commitment_id),
        **provenance,
    )
