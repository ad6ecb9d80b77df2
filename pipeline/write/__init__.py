"""Write: rows to tables. Schema and checks come from the row models; all files are swapped in at once."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.errors import PublishError
from pipeline.facts import TABLES, Row
from pipeline.write.checks import Tables, mistakes
from pipeline.write.publish import staged, target_lock
from pipeline.write.schema import arrow_schema, data_package

__all__ = ["Tables", "changes_since", "target_lock", "write_tables"]

_MOST_SHOWN = 10


def write_tables(tables: Tables, target: Path, run: Mapping[str, Any]) -> None:
    """Checks the tables and publishes them with `datapackage.json` and `run.json` in the folder `target`.

    Raises PublishError, leaving what was there, when a check fails or the folder cannot be written.
    """
    if found := list(islice(mistakes(tables), _MOST_SHOWN)):
        raise PublishError("the tables would be wrong, nothing was written:\n" + "\n".join(found))
    with staged(target) as folder:
        for model in TABLES:
            pq.write_table(_arrow_table(model, tables[model.table]), folder / f"{model.table}.parquet")
        _write_json(folder / "datapackage.json", data_package())
        _write_json(folder / "run.json", run)


def _arrow_table(model: type[Row], rows: Sequence[Row]) -> pa.Table:
    schema = arrow_schema(model)
    columns = [pa.array([getattr(row, field.name) for row in rows], type=field.type) for field in schema]
    return pa.Table.from_arrays(columns, schema=schema)


def _write_json(path: Path, value: Mapping[str, Any]) -> None:
    path.write_text(json.dumps(value, indent=2, ensure_ascii=False, default=str) + "\n", encoding="utf-8")


def changes_since(target: Path, tables: Tables) -> dict[str, dict[str, int]] | None:
    """{table: {"new": n, "gone": n}} against the tables now in `target`; None when there are none to compare with."""
    changes = {}
    for model in TABLES:
        path = target / f"{model.table}.parquet"
        if not path.is_file():
            return None
        try:
            before = pq.read_table(path, columns=list(model.key)).to_pylist()
        except (pa.ArrowException, OSError):
            return None
        old = {tuple(row[column] for column in model.key) for row in before}
        new = {tuple(getattr(row, column) for column in model.key) for row in tables[model.table]}
        changes[model.table] = {"new": len(new - old), "gone": len(old - new)}
    return changes
