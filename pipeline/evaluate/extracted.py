"""What a run has found, read from its tables: the facts of each document with names in the place of ids."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.briefing import Metadata
from pipeline.errors import SendFactsError
from pipeline.evaluate.spans import Offsets
from pipeline.facts import EntityKind, Strength

Row = dict[str, Any]


class TablesError(SendFactsError):
    """A folder that does not hold the tables of a run."""


@dataclass(frozen=True)
class Mention:
    """A mention with the canonical name and the id of what it was resolved to."""

    span: Offsets
    name: str
    entity_id: str


@dataclass(frozen=True)
class Role:
    """A role with the canonical names of the person and the body."""

    span: Offsets
    person: str
    role: str | None
    organisation: str | None


@dataclass(frozen=True)
class Date:
    """A date expression with its first and last day."""

    span: Offsets
    start: date | None
    end: date | None


@dataclass(frozen=True)
class Acronym:
    """An acronym that the document defines."""

    span: Offsets
    short: str
    long: str


@dataclass(frozen=True)
class Commitment:
    """A commitment; actor and speaker by canonical name, the actor as written where it is no entity."""

    span: Offsets
    strength: Strength
    actor: str | None
    speaker: str | None
    due_end: date | None


@dataclass
class Extracted:
    """All that was found in one document."""

    text: str = ""
    metadata: Metadata = field(default_factory=Metadata)
    mentions: dict[EntityKind, list[Mention]] = field(default_factory=lambda: {"organisation": [], "person": []})
    roles: list[Role] = field(default_factory=list)
    dates: list[Date] = field(default_factory=list)
    acronyms: list[Acronym] = field(default_factory=list)
    commitments: list[Commitment] = field(default_factory=list)


def read_extracted(outputs: Path, wanted: Container[str]) -> dict[str, Extracted]:
    """{file name: what was found in it} for the documents of a run whose file names are `wanted`.

    Raises TablesError when the folder does not hold the tables of a run, or two documents have one of the names.
    """
    organisations: dict[str | None, str] = {
        row["organisation_id"]: row["name"] for row in _rows(outputs, "organisations")
    }
    entities: dict[str | None, str] = organisations | {
        row["person_id"]: row["name"] for row in _rows(outputs, "people")
    }
    documents: dict[str, Extracted] = {}
    by_id: dict[str, Extracted] = {}
    for row in _rows(outputs, "documents"):
        file = PurePosixPath(row["path"]).name
        if file not in wanted:
            continue
        if file in documents:
            raise TablesError(f"{outputs}: two documents are called {file}, gold goes by the file name")
        about = Metadata(row["title"], row["author"], row["publisher"], row["published"])
        documents[file] = by_id[row["document_id"]] = Extracted(row["text"], about)

    def facts(table: str) -> Iterator[tuple[Extracted, Row]]:
        return ((by_id[r["document_id"]], r) for r in _rows(outputs, table) if r["document_id"] in by_id)

    for document, row in facts("mentions"):
        document.mentions[row["kind"]].append(Mention(_span(row), entities[row["entity_id"]], row["entity_id"]))
    for document, row in facts("roles"):
        body = organisations.get(row["organisation_id"])
        document.roles.append(Role(_span(row), entities[row["person_id"]], row["role"], body))
    for document, row in facts("dates"):
        document.dates.append(Date(_span(row), row["date_start"], row["date_end"]))
    for document, row in facts("acronyms"):
        if row["long"] and row["source"] in ("inline", "glossary"):
            document.acronyms.append(Acronym(_span(row), row["short"], row["long"]))
    for document, row in facts("commitments"):
        actor, speaker = entities.get(row["actor_id"], row["actor"]), entities.get(row["speaker_id"])
        document.commitments.append(Commitment(_span(row), row["strength"], actor, speaker, row["due_end"]))
    return documents


def _rows(outputs: Path, table: str) -> list[Row]:
    path = outputs / f"{table}.parquet"
    try:
        rows: list[Row] = pq.read_table(path).to_pylist()
    except (OSError, pa.ArrowException) as error:
        raise TablesError(f"{path}: no table of a run; make the tables with send-facts extract ({error})") from error
    return rows


def _span(row: Row) -> Offsets:
    return row["start"], row["end"]
