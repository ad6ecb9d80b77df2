"""Rows: the facts of one document in the shape of the tables, with the ids of what was resolved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pipeline import facts as tables
from pipeline.found import (
    DocumentFacts,
    Found,
    FoundAcronym,
    FoundCommitment,
    FoundDate,
    FoundMention,
    FoundRole,
    Name,
)
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
    row = _Row(document_id, published, known)
    dates = [row.date(d) for d in facts.dates]
    date_ids = {(d.start, d.end): d.date_id for d in dates}
    commitments = [row.commitment(c, date_ids) for c in facts.commitments]
    return DocumentRows(
        mentions=[row.mention(m) for m in facts.mentions],
        roles=[row.role(r) for r in facts.roles],
        dates=dates,
        acronyms=[row.acronym(a) for a in facts.acronyms],
        commitments=commitments,
        threads=[thread_of_one(c, published) for c in commitments if c.commitment_id not in known.threads],
    )


class _Row:
    """Makes the rows of one document, one fact at a time; a fact's id tells it from those alike before it."""

    def __init__(self, document_id: str, published: date | None, known: Identities) -> None:
        self._document_id = document_id
        self._published = published
        self._known = known
        self._ids = FactIds(document_id)

    def mention(self, m: FoundMention) -> tables.Mention:
        return tables.Mention.trusted(
            mention_id=self._ids("mention", m.kind, m.text),
            kind=m.kind,
            entity_id=self._id_of(m.entity),
            **self._provenance(m),
        )

    def role(self, r: FoundRole) -> tables.Role:
        return tables.Role.trusted(
            role_id=self._ids("role", r.person, r.role, r.organisation, r.former),
            person_id=self._id_of(Name("person", r.person)),
            role=r.role,
            organisation_id=self._body(r.organisation),
            former=r.former,
            as_of=self._published,
            **self._provenance(r),
        )

    def date(self, d: FoundDate) -> tables.Date:
        return tables.Date.trusted(
            date_id=self._ids("date", d.text, d.date_start, d.date_end),
            date_start=d.date_start,
            date_end=d.date_end,
            precision=d.precision,
            relative=d.relative,
            **self._provenance(d),
        )

    def acronym(self, a: FoundAcronym) -> tables.Acronym:
        return tables.Acronym.trusted(
            acronym_id=self._ids("acronym", a.short, a.long, a.source),
            short=a.short,
            long=a.long,
            source=a.source,
            organisation_id=self._body(a.organisation),
            **self._provenance(a),
        )

    def commitment(self, c: FoundCommitment, date_ids: Mapping[tuple[int, int], str]) -> tables.Commitment:
        commitment_id = self._ids.commitment(c)
        return tables.Commitment.trusted(
            commitment_id=commitment_id,
            actor=c.actor,
            actor_id=self._id_of(c.actor_name) if c.actor_name else None,
            action=c.action,
            strength=c.strength,
            negated=c.negated,
            due_text=c.due_text,
            due_start=c.due_start,
            due_end=c.due_end,
            date_id=date_ids.get(c.date) if c.date else None,
            speaker_id=self._id_of(c.speaker) if c.speaker else None,
            thread_id=self._known.threads.get(commitment_id) or thread_id(commitment_id),
            **self._provenance(c),
        )

    def _id_of(self, name: Name) -> str:
        return self._known.id_of(name, self._document_id)

    def _body(self, name: str | None) -> str | None:
        return self._id_of(Name("organisation", name)) if name else None

    def _provenance(self, fact: Found) -> dict[str, Any]:
        return {
            "document_id": self._document_id,
            "start": fact.start,
            "end": fact.end,
            "text": fact.text,
            "sentence": fact.sentence,
            "section": fact.section,
            "zone": fact.zone,
            "rule": fact.rule,
            "confidence": fact.confidence,
        }
