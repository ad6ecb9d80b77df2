"""Why rows came, changed and went from one run to the next: their document, its text, a decision, or the rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from pipeline.decisions import Decisions, EntityDecision
from pipeline.facts import Because, Row, references
from pipeline.write.compare import RowChange

_REVIEW = "review"
"""Rule of a fact, and method of a resolution, that a decision made."""
_ENTITIES = ("organisations", "people")


class Reasons:
    """Tells why rows changed from the tables in one folder to those in another, on which `decisions` were applied.

    Ask about organisations and people first: that a decision joined or parted them is known from then on.
    """

    def __init__(self, previous: Path, folder: Path, decisions: Decisions) -> None:
        before, after = _documents(previous), _documents(folder)
        self._before = dict(zip(before["document_id"], before["sha256"], strict=True))
        self._after = dict(zip(after["document_id"], after["sha256"], strict=True))
        judged = [d for d in decisions.facts if d.decision == "wrong" or d.decision == "correct"]
        documents = {
            path: key for some in (before, after) for path, key in zip(some["path"], some["document_id"], strict=True)
        }
        self._judged_ids = {d.fact_id for d in judged}
        self._judged_evidence = {
            (f"{d.kind}s", documents.get(d.evidence.path), d.evidence.text, d.evidence.sentence) for d in judged
        }
        self._decided = {name for decision in decisions.entities for name in _entities(decision)}
        self._moved: set[str] = set()
        """Ids of the decided entities that came or went."""

    def of(self, model: type[Row], changes: Sequence[RowChange]) -> dict[str, Because]:
        """{row id: why it changed} for the changes of one document (or one entity)."""
        reasons = {change.id: self._reason(model, change) for change in changes}
        if model.table in _ENTITIES:
            self._moved |= {key for key, reason in reasons.items() if reason == "decision"}
        if "start" in model.model_fields:
            # a name that a decision gave to another entity goes under one id and comes at the same place under another
            decided = {_place(change) for change in changes if reasons[change.id] == "decision"}
            reasons |= {change.id: "decision" for change in changes if _place(change) in decided}
        return reasons

    def _reason(self, model: type[Row], change: RowChange) -> Because:
        rows = [row for row in (change.old, change.new) if row is not None]
        if any(self._is_decided(model, row) for row in rows):
            return "decision"
        document = rows[0].get("document_id")
        if document is None:
            return "derived"
        if document not in self._before or document not in self._after:
            return "document"
        return "rule" if self._before[document] == self._after[document] else "text"

    def _is_decided(self, model: type[Row], row: dict[str, Any]) -> bool:
        if model.table in _ENTITIES:
            return row[model.key[0]] in self._decided or row["name"] in self._decided
        if _REVIEW in (row.get("rule"), row.get("method")):
            return True
        evidence = (model.table, row.get("document_id"), row.get("text"), row.get("sentence"))
        if row.get(model.key[0]) in self._judged_ids or evidence in self._judged_evidence:
            return True
        return any(row[column] in self._moved for column in references(model))


def _documents(folder: Path) -> dict[str, list[str]]:
    """{column: its values} of what is known of the documents."""
    columns = ["document_id", "path", "sha256"]
    found: dict[str, list[str]] = pq.ParquetFile(folder / "documents.parquet").read(columns).to_pydict()
    return found


def _entities(decision: EntityDecision) -> Iterator[str]:
    """Ids and names of the entities that a decision joins, parts or renames."""
    if decision.decision == "rename":
        yield from (decision.entity.id, decision.entity.name, decision.name)
    elif decision.decision != "unsure":
        yield from (decision.left.id, decision.left.name, decision.right.id, decision.right.name)


def _place(change: RowChange) -> tuple[int, int]:
    row = change.new or change.old or {}
    return row["start"], row["end"]
