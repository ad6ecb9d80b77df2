"""The journal of a folder of tables: what the last run changed, and when each row came and went.

Runs are numbered from 1 as they change the tables of their folder; a run that changes nothing has no number of its own
and leaves the journal as it is. So the journal needs no clock, and says the same whoever ran what when.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.decisions import Decisions
from pipeline.facts import JOURNAL, SCHEMA_VERSION, TABLES, Because, Change, History, Row
from pipeline.write.compare import RowChange, row_changes
from pipeline.write.reasons import Reasons
from pipeline.write.schema import arrow_schema

_LEFT_OUT = frozenset({"text"})
"""The column of `documents` that is too long for a journal."""
_AT_ONCE = 10_000
"""Rows of changes kept before they are written."""
_NUMBER = b"run"
"""The number of the last run, among the metadata of history.parquet."""

Counts = dict[str, dict[str, int]]
"""{table: {kind of change: rows}}"""


@dataclass(frozen=True, slots=True)
class Journal:
    """What a run was: its number among those that changed the folder, and what it changed (None for a first run)."""

    run: int
    changes: Counts | None


def write_journal(previous: Path, folder: Path, decisions: Decisions) -> Journal:
    """Writes changes.parquet and history.parquet for the tables in `folder`, which follow those in `previous`.

    `previous` need not hold any tables, or any journal: a first run then. `decisions` are those that the run applied.
    """
    number = _last_number(previous)
    if number is None:
        _write_first(folder)
        return Journal(1, None)
    run = number + 1
    reasons = Reasons(previous, folder, decisions)
    counts: Counts = {model.table: dict.fromkeys(("new", "gone", "changed", "moved"), 0) for model in TABLES}
    with _writer(folder, Change) as changes, _writer(folder, History, run) as history:
        for model in TABLES:
            kept = _history_of(previous, model.table)
            rows = []
            for found in row_changes(model, *(at / f"{model.table}.parquet" for at in (previous, folder))):
                because = reasons.of(model, found)
                for change in found:
                    counts[model.table][change.kind] += 1
                    _note(kept, change, because[change.id], run)
                    rows.append(_change_row(model, change, because[change.id], run))
                if len(rows) > _AT_ONCE:
                    _write(changes, rows)
                    rows = []
            _write(changes, rows)
            _write(history, [{"table_name": model.table, "id": i, **kept[i]} for i in sorted(kept)])
    if not any(rows for kinds in counts.values() for rows in kinds.values()):
        for model in JOURNAL:
            shutil.copyfile(previous / f"{model.table}.parquet", folder / f"{model.table}.parquet")
        run = number
    return Journal(run, counts)


def _last_number(folder: Path) -> int | None:
    """The number of the run that made the tables of a folder; None where there are none with a journal."""
    try:
        about = pq.read_schema(folder / f"{History.table}.parquet").metadata
        number = int(about[_NUMBER])
        for table in (Change.table, *(model.table for model in TABLES)):
            pq.read_schema(folder / f"{table}.parquet")
    except (OSError, pa.ArrowInvalid, KeyError, ValueError):
        return None
    # tables of another major version may lack what they would be compared by
    same = about[b"schema_version"].split(b".")[0] == SCHEMA_VERSION.encode().split(b".")[0]
    return number if same else None


def _write_first(folder: Path) -> None:
    with _writer(folder, Change), _writer(folder, History, 1):
        pass


def _writer(folder: Path, model: type[Row], run: int | None = None) -> pq.ParquetWriter:
    schema = arrow_schema(model)
    if run is not None:
        schema = schema.with_metadata({**schema.metadata, _NUMBER: str(run).encode()})
    return pq.ParquetWriter(folder / f"{model.table}.parquet", schema)


def _write(writer: pq.ParquetWriter, rows: list[dict[str, Any]]) -> None:
    if rows:
        writer.write_table(pa.Table.from_pylist(rows, schema=writer.schema))


def _history_of(folder: Path, table: str) -> dict[str, dict[str, Any]]:
    """{row id: its other columns} of what the journal so far says of a table."""
    known = pq.ParquetFile(folder / f"{History.table}.parquet").read()
    rows = known.filter(pc.equal(known["table_name"], table)).to_pylist()
    return {row["id"]: {c: v for c, v in row.items() if c not in History.key} for row in rows}


def _note(history: dict[str, dict[str, Any]], change: RowChange, because: Because, run: int) -> None:
    """Enters a change into a table's history."""
    before = history.get(change.id)
    first = before["first_run"] if before else run if change.kind == "new" else 1
    gone = change.kind == "gone"
    changed = (before["changed_run"] if before else None) if gone else run
    history[change.id] = {
        "first_run": first,
        "last_run": run - 1 if gone else None,
        # a row that is new has not changed yet; one that is back has
        "changed_run": None if change.kind == "new" and before is None else changed,
        "gone_because": because if gone else None,
    }


def _change_row(model: type[Row], change: RowChange, because: Because, run: int) -> dict[str, Any]:
    old, new = change.old, change.new
    if old is not None and new is not None:
        columns = [column for column in new if old[column] != new[column]]
        old, new = ({column: row[column] for column in columns} for row in (old, new))
    leave = _LEFT_OUT if model.table == "documents" else frozenset()
    return {
        "table_name": model.table,
        "id": change.id,
        "change": change.kind,
        "because": because,
        "old": _json(old, leave),
        "new": _json(new, leave),
        "run": run,
    }


def _json(row: Mapping[str, Any] | None, leave: frozenset[str]) -> str | None:
    if row is None:
        return None
    return json.dumps({c: v for c, v in row.items() if c not in leave}, ensure_ascii=False, default=str)
