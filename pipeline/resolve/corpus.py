"""Resolving a corpus: its census to entities and threads, and the tables that are about the corpus as a whole."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.decisions import Decisions
from pipeline.facts import EntityKind, Row
from pipeline.found import Name
from pipeline.garbage import collector_paused
from pipeline.resolve.acronyms import acronym_conflicts
from pipeline.resolve.census import Census, documents_of
from pipeline.resolve.comparisons import Kept
from pipeline.resolve.entities import (
    Entities,
    entities_of,
    organisations,
    people,
    redirects,
    resolutions,
    unsure,
)
from pipeline.resolve.identities import Identities
from pipeline.resolve.threads import threads_of
from pipeline.resolve.timeline import roles_timeline
from pipeline.rules import Rules


@dataclass(slots=True)
class Resolved:
    """What all documents together say.

    `identities` is what the rows of single documents need, `rows` holds the tables about the corpus as a whole.
    `contradictions` and `stale` say which decisions could not be applied, and why.
    """

    identities: Identities
    rows: dict[str, list[Row]] = field(default_factory=dict)
    contradictions: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)

    def record(self) -> dict[str, list[str]]:
        """What `run.json` says of the decisions on entities."""
        return {"contradictions": self.contradictions, "stale": self.stale}


@collector_paused()
def resolve(
    census: Census, rules: Rules, decisions: Decisions | None = None, kept: dict[EntityKind, Kept] | None = None
) -> Resolved:
    """Resolves the names and commitments of a corpus; `decisions` of reviewers go over every score.

    The order in which documents were added to the census does not matter. `kept` are comparisons of names by an earlier
    run with the same rules, which need not be made again; it holds those of this run afterwards.
    """
    entities = entities_of(census, rules, decisions or Decisions(), {} if kept is None else kept)
    identities = _identities(census, entities)
    sides = (entities.organisation, entities.person)
    threads, identities.threads = threads_of(census.undertakings, identities, rules.resolution.threads)
    body_rows, people_rows = list(organisations(sides[0], rules)), list(people(sides[1]))
    current = {o.organisation_id for o in body_rows} | {p.person_id for p in people_rows}
    return Resolved(
        identities=identities,
        rows={
            "organisations": [*body_rows],
            "people": [*people_rows],
            "resolutions": [row for side in sides for row in resolutions(side)],
            "redirects": [row for side in sides for row in redirects(side, current)],
            "unsure": [row for side in sides for row in unsure(side)],
            "threads": [*threads],
            "roles_timeline": [*roles_timeline(census, identities, rules.resolution.posts)],
            "acronym_conflicts": [*acronym_conflicts(census, identities)],
        },
        contradictions=[line for side in sides for line in side.judged.contradictions],
        stale=_stale(entities),
    )


def _identities(census: Census, entities: Entities) -> Identities:
    identities = Identities()
    for name in sorted(census.uses, key=lambda n: (n.kind, n.name, n.at or "")):
        plain = Name(name.kind, name.name)
        identities.ids.setdefault(plain, entities.id_of(plain))
        if name.at and (found := entities.id_of(name)) != identities.ids[plain]:
            identities.namesakes |= {(document_id, name.name): found for document_id in documents_of(census.uses[name])}
    return identities


def _stale(entities: Entities) -> list[str]:
    return [line for side in (entities.organisation, entities.person) for line in side.judged.stale]
