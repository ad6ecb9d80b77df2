"""What a run writes is a valid Frictionless data package: types, vocabularies, keys and foreign keys."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from frictionless import validate

from pipeline.facts import PUBLISHED, SCHEMA_VERSION


def errors(outputs: Path) -> set[tuple[str, str]]:
    """{(table, sort of error)} found by the package's validator"""
    report = validate(str(outputs / "datapackage.json"))
    return {(task.name, error.type) for task in report.tasks for error in task.errors}


def test_a_run_validates_with_keys_and_foreign_keys(example_outputs: Path) -> None:
    assert errors(example_outputs) == set()
    package = json.loads((example_outputs / "datapackage.json").read_text(encoding="utf-8"))
    assert package["version"] == SCHEMA_VERSION
    assert [resource["name"] for resource in package["resources"]] == [model.table for model in PUBLISHED]


def with_column(column: str, change: Callable[[pa.Array], pa.Array]) -> Callable[[pa.Table], pa.Table]:
    def changed(table: pa.Table) -> pa.Table:
        place = table.column_names.index(column)
        return table.set_column(place, column, change(table[column]))

    return changed


BROKEN = [
    ("people", lambda table: pa.concat_tables([table, table]), ("people", "primary-key")),
    ("people", lambda table: table.slice(1), ("roles", "foreign-key")),
    ("roles", lambda table: table.drop(["former"]), ("roles", "missing-label")),
    ("roles", with_column("former", lambda c: pa.nulls(len(c), pa.bool_())), ("roles", "constraint-error")),
    ("roles", with_column("zone", lambda c: pc.utf8_upper(c)), ("roles", "constraint-error")),
    ("roles", with_column("start", lambda c: pc.add(pc.cast(c, pa.float64()), 0.5)), ("roles", "type-error")),
]


@pytest.mark.parametrize(("table", "change", "error"), BROKEN, ids=[error[1] + " " + t for t, _, error in BROKEN])
def test_the_description_is_strict(
    example_outputs: Path, tmp_path: Path, table: str, change: Callable[[pa.Table], pa.Table], error: tuple[str, str]
) -> None:
    outputs = tmp_path / "outputs"
    shutil.copytree(example_outputs, outputs)
    path = outputs / f"{table}.parquet"
    pq.write_table(change(pq.read_table(path)), path)
    assert error in errors(outputs)


@pytest.mark.parametrize("table", [model.table for model in PUBLISHED])
def test_a_file_tells_what_its_columns_mean_and_which_version_it_is(example_outputs: Path, table: str) -> None:
    schema = pq.read_schema(example_outputs / f"{table}.parquet")
    assert schema.metadata[b"schema_version"].decode() == SCHEMA_VERSION
    assert all(field.metadata[b"description"] for field in schema)
