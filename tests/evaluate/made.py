"""Makes the tables of a run by hand, so that a test can say exactly what was found."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from pipeline import facts as tables
from pipeline.facts import TABLES, EntityKind, Row, Strength
from tests.writing import write_tables

Span = tuple[int, int]


class MadeRun:
    """Rows gathered one by one, then written as a run writes them."""

    def __init__(self) -> None:
        self._rows: dict[str, list[Row]] = {model.table: [] for model in TABLES}
        self._texts: dict[str, str] = {}
        self._entities: dict[tuple[EntityKind, str], str] = {}

    def document(self, path: str, text: str, **metadata: Any) -> str:
        """Adds a document; returns its id."""
        unknown = dict.fromkeys(("title", "author", "publisher", "published", "published_precision"))
        self._texts[path] = text
        self._add(
            tables.Document,
            document_id=path,
            path=path,
            **{**unknown, **metadata},
            published_source=None,
            format="text",
            sha256="",
            characters=len(text),
            words=len(text.split()),
            text=text,
        )
        return path

    def entity(self, kind: EntityKind, name: str | None) -> str | None:
        """The id of an entity, added on first use."""
        if name is None:
            return None
        if (kind, name) not in self._entities:
            self._entities[kind, name] = f"{kind}-{len(self._entities)}"
            seen = {"mentions": 1, "documents": 1, "first_seen": None, "last_seen": None, "aliases": [name]}
            key = self._entities[kind, name]
            if kind == "organisation":
                self._add(tables.Organisation, organisation_id=key, name=name, kind="other", acronym=None, **seen)
            else:
                self._add(tables.Person, person_id=key, name=name, honorific=None, **seen)
        return self._entities[kind, name]

    def mention(self, document: str, span: Span, kind: EntityKind, name: str) -> None:
        entity = self.entity(kind, name)
        self._add(tables.Mention, **self._evidence(document, span), mention_id=self._id(), kind=kind, entity_id=entity)

    def role(self, document: str, span: Span, person: str, role: str | None, organisation: str | None) -> None:
        self._add(
            tables.Role,
            **self._evidence(document, span),
            role_id=self._id(),
            person_id=self.entity("person", person),
            role=role,
            organisation_id=self.entity("organisation", organisation),
            former=False,
            as_of=None,
        )

    def date(self, document: str, span: Span, start: date | None, end: date | None) -> None:
        self._add(
            tables.Date,
            **self._evidence(document, span),
            date_id=self._id(),
            date_start=start,
            date_end=end,
            precision="day" if start else "unresolved",
            relative=False,
        )

    def acronym(self, document: str, span: Span, short: str, long: str | None, source: str = "inline") -> None:
        evidence = self._evidence(document, span)
        forms = {"short": short, "long": long, "source": source}
        self._add(tables.Acronym, **evidence, acronym_id=self._id(), **forms, organisation_id=None)

    def commitment(
        self,
        document: str,
        span: Span,
        strength: Strength = "firm",
        *,
        actor: str | None = None,
        actor_known: bool = True,
        due_end: date | None = None,
        speaker: str | None = None,
    ) -> None:
        thread = self._id()
        self._add(
            tables.Thread,
            thread_id=thread,
            subject="",
            actor_id=None,
            commitments=1,
            documents=1,
            **dict.fromkeys(("first_said", "last_said", "first_due", "last_due", "slipped_days")),
            **dict.fromkeys(("first_strength", "last_strength"), "firm"),
            weakened=False,
        )
        self._add(
            tables.Commitment,
            **self._evidence(document, span),
            commitment_id=self._id(),
            actor=actor,
            actor_id=self.entity("organisation", actor) if actor_known else None,
            action="",
            strength=strength,
            negated=False,
            due_text=None,
            due_start=due_end,
            due_end=due_end,
            date_id=None,
            speaker_id=self.entity("person", speaker),
            thread_id=thread,
        )

    def write(self, folder: Path) -> Path:
        """Writes the tables; returns the folder."""
        write_tables(self._rows, folder, {})
        return folder

    def _add(self, model: type[Row], **columns: Any) -> None:
        self._rows[model.table].append(model(**columns))

    def _id(self) -> str:
        return str(sum(map(len, self._rows.values())))

    def _evidence(self, document: str, span: Span) -> dict[str, Any]:
        return {
            "document_id": document,
            "start": span[0],
            "end": span[1],
            "text": self._texts[document][slice(*span)],
            "sentence": "",
            "section": None,
            "zone": "body",
            "rule": "test.rule",
            "confidence": 1.0,
        }
