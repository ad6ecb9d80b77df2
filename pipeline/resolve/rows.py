"""Rows: the facts of one document in the shape of the tables, with the ids of what was resolved."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pipeline import facts as tables
from pipeline.found import DocumentFacts, Found, FoundCommitment, Name
from pipeline.resolve.identities import Identities
from pipeline.resolve.ids import FactIds, thread_id
from pipeline.resolve.threads import thread_of_one


@dataclass(slots=True)
class DocumentRows:
    """The rows of one document, ready for the tables."""

    mentions: list[tables.Mention] = field(default_factory=list)
    roles: list[tables.Role] = field(default_factory=list)
    dates: list[tables.Date] = field(default_factory=list)
    acronyms: list[tables.Acronym] = field(default_factory=list)
    commitments: list[tables.Commitment] = field(default_factory=list)
    threads: list[tables.Thread] = field(default_factory=list)
    """Those of one commitment; the others are the corpus's."""


def document_rows(document_id: str, published: date | None, facts: DocumentFacts, known: Identities) -> DocumentRows:
    """The facts of one document as rows, with the ids of the entities they point to.

    Rows are put together without the models' checks, which would take longer than all else here: their parts are typed,
    and what must hold of them together is checked before the tables are published.
    """
    ids = FactIds(document_id)
    rows = DocumentRows()

    def body(name: str | None) -> str | None:
        return known.id_of(Name("organisation", name), document_id) if name else None

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
        rows.mentions.append(
            tables.Mention.trusted(
                mention_id=ids("mention", m.kind, m.text),
                kind=m.kind,
                entity_id=known.id_of(m.entity, document_id),
                **provenance(m),
            )
        )
    for r in facts.roles:
        rows.roles.append(
            tables.Role.trusted(
                role_id=ids("role", r.person, r.role, r.organisation, r.former),
                person_id=known.id_of(Name("person", r.person), document_id),
                role=r.role,
                organisation_id=body(r.organisation),
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
        rows.acronyms.append(
            tables.Acronym.trusted(
                acronym_id=ids("acronym", a.short, a.long, a.source),
                short=a.short,
                long=a.long,
                source=a.source,
                organisation_id=body(a.organisation),
                **provenance(a),
            )
        )
    for c in facts.commitments:
        commitment = _commitment(c, ids, known, date_ids, provenance(c))
        rows.commitments.append(commitment)
        if commitment.commitment_id not in known.threads:
            rows.threads.append(thread_of_one(commitment, published))
    return rows


def _commitment(
    c: FoundCommitment,
    ids: FactIds,
    known: Identities,
    date_ids: dict[tuple[int, int], str],
    provenance: dict[str, Any],
) -> tables.Commitment:
    commitment_id = ids.commitment(c)
    document_id = provenance["document_id"]
    return tables.Commitment.trusted(
        commitment_id=commitment_id,
        actor=c.actor,
        actor_id=known.id_of(c.actor_name, document_id) if c.actor_name else None,
        action=c.action,
        strength=c.strength,
        negated=c.negated,
        due_text=c.due_text,
        due_start=c.due_start,
        due_end=c.due_end,
        date_id=date_ids.get(c.date) if c.date else None,
        speaker_id=known.id_of(c.speaker, document_id) if c.speaker else None,
        thread_id=known.threads.get(commitment_id) or thread_id(commitment_id),
        **provenance,
    )
