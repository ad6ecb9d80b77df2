"""The facts of a run as a reviewer meets them: a fact in a sentence, its evidence, its rule, its neighbours."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, cast

import numpy as np
import pandas as pd

from pipeline.decisions import Evidence, FactKind
from pipeline.errors import SendFactsError
from pipeline.facts import EntityKind
from pipeline.report.page.reading import rows
from pipeline.review.wording import in_a_sentence
from pipeline.running.run import read_tables
from pipeline.verdicts import VALUES, Values

TABLE_OF: dict[FactKind, str] = {
    "commitment": "commitments",
    "role": "roles",
    "date": "dates",
    "acronym": "acronyms",
    "mention": "mentions",
}
"""{kind of fact: its table}, in the order in which reviewers choose among them."""

_POINTS_TO = {
    "mention": ("entity_id",),
    "role": ("person_id", "organisation_id"),
    "date": (),
    "acronym": ("organisation_id",),
    "commitment": ("actor_id", "speaker_id"),
}
_SEED = "send-facts review"
"""Makes the order by lot the same for every reviewer and every start."""


@dataclass(frozen=True)
class Card:
    """A fact to judge."""

    id: str
    kind: FactKind
    rule: str
    confidence: float
    zone: str
    section: str | None
    document_id: str
    title: str
    published: date | None
    evidence: Evidence
    values: Values
    said: str


@dataclass(frozen=True)
class Entity:
    """An organisation or a person with some of the sentences that name it."""

    id: str
    kind: EntityKind
    name: str
    sort: str | None
    aliases: list[str]
    mentions: int
    documents: int
    sentences: list[tuple[str, str]]


class Findings:
    """A run's tables in memory. `index` has a row for each fact, in the tables' order; `rank` is its place by lot.

    Raises SendFactsError when the folder holds no run.
    """

    def __init__(self, outputs: Path) -> None:
        try:
            self.stamp = stamp(outputs)
            self.tables = read_tables(outputs)
            self.run: dict[str, Any] = json.loads((outputs / "run.json").read_text(encoding="utf-8"))
        except FileNotFoundError as error:
            raise SendFactsError(f"{outputs}: no tables of this version here; run send-facts extract first") from error
        self.index = pd.concat([self._part(kind) for kind in TABLE_OF], ignore_index=True)
        self.place = {fact_id: i for i, fact_id in enumerate(self.index["id"])}
        self._in_document = self.index.groupby("document_id").indices

    def _part(self, kind: FactKind) -> pd.DataFrame:
        table = self.tables[TABLE_OF[kind]]
        points = [*_POINTS_TO[kind], None, None][:2]
        part = pd.DataFrame(
            {
                "id": table[f"{kind}_id"],
                "kind": kind,
                **{name: table[name] for name in ("rule", "zone", "confidence", "document_id", "start", "end")},
                "first_entity": table[points[0]] if points[0] else None,
                "second_entity": table[points[1]] if points[1] else None,
                "path": [self.documents[document_id]["path"] for document_id in table["document_id"]],
                "row": np.arange(len(table)),
            }
        )
        part["rank"] = [_lot(fact_id) for fact_id in part["id"]]
        return part

    @cached_property
    def documents(self) -> dict[str, dict[str, Any]]:
        """{document id: its row}"""
        return {row["document_id"]: row for row in rows(self.tables["documents"])}

    @cached_property
    def names(self) -> dict[str, str]:
        """{entity id: name}"""
        organisations, people = self.tables["organisations"], self.tables["people"]
        return dict(zip(organisations["organisation_id"], organisations["name"], strict=True)) | dict(
            zip(people["person_id"], people["name"], strict=True)
        )

    @cached_property
    def _sorts(self) -> dict[str, str]:
        table = self.tables["organisations"]
        return dict(zip(table["organisation_id"], table["kind"], strict=True))

    @cached_property
    def changed(self) -> set[str]:
        """Ids of the facts that the last run brought or changed."""
        table = self.tables.get("changes")
        if table is None or table.empty:
            return set()
        fresh = table[table["change"].isin(["new", "changed"]) & table["table_name"].isin(TABLE_OF.values())]
        return set(fresh["id"])

    @cached_property
    def unsure(self) -> list[dict[str, Any]]:
        """Pairs of entities that may be one, the likest first."""
        table = self.tables.get("unsure")
        if table is None:
            return []
        return sorted(rows(table), key=lambda pair: (-pair["score"], pair["left_id"], pair["right_id"]))

    def named(self, words: str) -> set[str]:
        """Ids of the entities whose name or alias holds some words."""
        wanted = words.casefold()
        found: set[str] = set()
        for table, key in (("organisations", "organisation_id"), ("people", "person_id")):
            frame = self.tables[table]
            for entity_id, name, aliases in zip(frame[key], frame["name"], frame["aliases"], strict=True):
                if wanted in name.casefold() or any(wanted in alias.casefold() for alias in aliases):
                    found.add(entity_id)
        return found

    def card(self, fact_id: str) -> Card | None:
        """The card of a fact, or None when the run has no such fact."""
        place = self.place.get(fact_id)
        return None if place is None else self._card(place)

    def neighbours(self, card: Card) -> list[Card]:
        """The other facts found in the same sentence."""
        cards = (self._card(place) for place in self._near(card))
        return [other for other in cards if other.id != card.id and other.evidence.sentence == card.evidence.sentence]

    def marks(self, document_id: str) -> list[tuple[int, int, str]]:
        """(start, end, kind) of every fact of a document."""
        found = self.index.iloc[self._in_document.get(document_id, [])]
        return list(zip(found["start"].tolist(), found["end"].tolist(), found["kind"].tolist(), strict=True))

    def entity(self, entity_id: str, kind: EntityKind, examples: int = 3) -> Entity | None:
        """An entity with a few of its mentions, or None when the run has no such entity."""
        table = self.tables["organisations" if kind == "organisation" else "people"]
        found = rows(table[table[f"{kind}_id"] == entity_id])
        if not found:
            return None
        (row,) = found
        mentions = self.tables["mentions"]
        seen = mentions[mentions["entity_id"] == entity_id].drop_duplicates("sentence").head(examples)
        places = [self.documents[d]["path"] for d in seen["document_id"]]
        return Entity(
            id=entity_id,
            kind=kind,
            name=row["name"],
            sort=row.get("kind"),
            aliases=list(row["aliases"]),
            mentions=int(row["mentions"]),
            documents=int(row["documents"]),
            sentences=list(zip(seen["sentence"], places, strict=True)),
        )

    def names_in(self, document_id: str) -> list[str]:
        """The entities that a document names: what a form offers."""
        mentions = self.tables["mentions"]
        return sorted({self.names[e] for e in mentions["entity_id"][mentions["document_id"] == document_id]})

    def _near(self, card: Card) -> list[int]:
        places = np.asarray(self._in_document[card.document_id])
        reach = len(card.evidence.sentence)
        starts = self.index["start"].to_numpy()[places]
        near: list[int] = places[abs(starts - card.evidence.start) <= reach].tolist()
        return near

    def _card(self, place: int) -> Card:
        entry = self.index.iloc[place]
        kind = cast(FactKind, entry["kind"])
        row = {str(k): _value(v) for k, v in self.tables[TABLE_OF[kind]].iloc[int(entry["row"])].items()}
        document = self.documents[row["document_id"]]
        values = self._values(kind, row)
        return Card(
            id=entry["id"],
            kind=kind,
            rule=row["rule"],
            confidence=float(row["confidence"]),
            zone=row["zone"],
            section=row["section"],
            document_id=row["document_id"],
            title=document["title"] or document["path"],
            published=_value(document["published"]),
            evidence=Evidence(
                path=document["path"],
                start=int(row["start"]),
                end=int(row["end"]),
                text=row["text"],
                sentence=row["sentence"],
            ),
            values=values,
            said=in_a_sentence(values, row["text"]),
        )

    def _values(self, kind: FactKind, row: dict[str, Any]) -> Values:
        """A row's values with the names of its entities. Not validated: what a run says is shown as it is."""
        model = VALUES[kind]
        known = {name: row[name] for name in model.model_fields if name in row}
        match kind:
            case "mention":
                known |= {"name": self.names[row["entity_id"]]}
                known |= {"organisation_kind": self._sorts.get(row["entity_id"], "other")}
            case "role":
                known |= {"person": self.names[row["person_id"]], "organisation": self._name(row["organisation_id"])}
            case "acronym":
                known |= {"organisation": self._name(row["organisation_id"])}
            case "commitment":
                known |= {"actor_name": self._name(row["actor_id"]), "speaker": self._name(row["speaker_id"])}
                known |= {"actor_kind": self._kind(row["actor_id"], "organisation")}
                known |= {"speaker_kind": self._kind(row["speaker_id"], "person")}
        return model.model_construct(**known)

    def _name(self, entity_id: str | None) -> str | None:
        return self.names.get(entity_id) if entity_id else None

    def _kind(self, entity_id: str | None, unknown: EntityKind) -> EntityKind:
        if not entity_id:
            return unknown
        return "organisation" if entity_id in self._sorts else "person"


def stamp(outputs: Path) -> int:
    """Changes when a run has replaced the tables."""
    return (outputs / "run.json").stat().st_mtime_ns


def _lot(fact_id: str) -> int:
    return int.from_bytes(hashlib.sha256(f"{_SEED}\x1f{fact_id}".encode()).digest()[:7])


def _value(value: Any) -> Any:
    if value is None or value is pd.NaT or (isinstance(value, float) and value != value):
        return None
    return value.item() if isinstance(value, np.generic) else value
