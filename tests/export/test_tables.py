"""Tables in other tools' formats: nothing lost on the way, nothing run by a spreadsheet."""

from __future__ import annotations

import csv
import json
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import openpyxl
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.errors import ExportError, MissingExtra
from pipeline.export import FORMATS, export
from pipeline.export.views import VIEWS
from pipeline.facts import PUBLISHED
from pipeline.write.schema import arrow_schema

NAMES = [model.table for model in PUBLISHED]


def table(outputs: Path, name: str) -> pa.Table:
    return pq.read_table(outputs / f"{name}.parquet")


# --- the parquet files themselves


@pytest.mark.parametrize("name", NAMES)
def test_pandas_polars_and_duckdb_read_the_same(example_outputs: Path, name: str) -> None:
    path = str(example_outputs / f"{name}.parquet")
    rows = table(example_outputs, name).to_pylist()
    assert pl.read_parquet(path).to_dicts() == rows
    assert duckdb.sql(f"SELECT * FROM '{path}'").to_arrow_table().to_pylist() == rows
    frame = pd.read_parquet(path, dtype_backend="pyarrow")
    assert frame.to_dict("records") == pd.DataFrame(rows, dtype=object).astype(frame.dtypes).to_dict("records")


@pytest.mark.parametrize("name", NAMES)
def test_the_file_format_is_what_every_arrow_reads(example_outputs: Path, name: str) -> None:
    """R's arrow, Java's, Go's: a released format version, a common codec, and types that each of them has."""
    metadata = pq.read_metadata(example_outputs / f"{name}.parquet")
    assert metadata.format_version == "2.6"
    groups = [metadata.row_group(i) for i in range(metadata.num_row_groups)]
    codecs = {group.column(i).compression for group in groups for i in range(group.num_columns)}
    assert codecs <= {"SNAPPY", "ZSTD"}
    plain = {"string", "int64", "double", "bool", "date32[day]", "list<element: string>"}
    assert set(map(str, pq.read_schema(example_outputs / f"{name}.parquet").types)) <= plain


# --- spreadsheets

DANGEROUS = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\r=1", "\n=1", "＝1", '=HYPERLINK("http://x.example","a")']
HARMLESS = ["1-1", "a=b", "'quoted", "", "Ｘ", "é"]


@pytest.fixture
def hostile(example_outputs: Path, tmp_path: Path) -> Path:
    """The example's tables with hostile and harmless names of people."""
    outputs = tmp_path / "hostile"
    outputs.mkdir()
    for name in NAMES:
        pq.write_table(table(example_outputs, name), outputs / f"{name}.parquet")
    template = table(example_outputs, "people").to_pylist()[0]
    rows = [template | {"name": text, "honorific": "\x07bell"} for text in [*DANGEROUS, *HARMLESS]]
    model = next(model for model in PUBLISHED if model.table == "people")
    pq.write_table(pa.Table.from_pylist(rows, schema=arrow_schema(model)), outputs / "people.parquet")
    return outputs


def test_csv_cells_that_look_like_formulas_are_made_harmless(hostile: Path, tmp_path: Path) -> None:
    export(hostile, "csv", tmp_path)
    raw = (tmp_path / "people.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    with (tmp_path / "people.csv").open(encoding="utf-8-sig", newline="") as file:
        names = [row["name"] for row in csv.DictReader(file)]
    assert names == [f"'{text}" for text in DANGEROUS] + HARMLESS


def test_excel_cells_hold_text_as_text(hostile: Path, tmp_path: Path) -> None:
    (path,) = export(hostile, "xlsx", tmp_path)
    sheet = openpyxl.load_workbook(path)["people"]
    cells = [row[1] for row in sheet.iter_rows(min_row=2)]
    kept = [text.replace("\r", "\n") for text in [*DANGEROUS, *HARMLESS]]
    assert [(cell.value or "").replace("\r", "\n").replace("_x000D_", "\n") for cell in cells] == kept
    assert {cell.data_type for cell in cells if cell.value} == {"s"}
    assert [bool(cell.quotePrefix) for cell in cells][: len(DANGEROUS)] == [True] * len(DANGEROUS)
    assert sheet["C2"].value == "\N{REPLACEMENT CHARACTER}bell"


def test_excel_has_every_table_with_days_and_numbers_as_such(example_outputs: Path, tmp_path: Path) -> None:
    (path,) = export(example_outputs, "xlsx", tmp_path)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == NAMES
    for name in NAMES:
        rows = list(book[name].iter_rows(values_only=True))
        assert list(rows[0]) == table(example_outputs, name).column_names
        assert len(rows) == table(example_outputs, name).num_rows + 1
        assert book[name].freeze_panes == "A2"
    due = pd.read_excel(path, sheet_name="commitments")["due_end"].dropna()
    assert sorted(str(day.date()) for day in due) == ["2025-06-30", "2025-09-01", "2025-12-31", "2026-03-31"]


def test_a_text_longer_than_a_cell_is_cut_and_says_so(example_outputs: Path, tmp_path: Path) -> None:
    outputs = tmp_path / "long"
    outputs.mkdir()
    for name in NAMES:
        pq.write_table(table(example_outputs, name), outputs / f"{name}.parquet")
    documents = table(example_outputs, "documents")
    place = documents.column_names.index("text")
    longer = pa.chunked_array([["x" * 40_000] * documents.num_rows], pa.string())
    pq.write_table(documents.set_column(place, "text", longer), outputs / "documents.parquet")
    (path,) = export(outputs, "xlsx", tmp_path)
    value = str(openpyxl.load_workbook(path)["documents"].cell(2, place + 1).value)
    assert len(value) == 32_767
    assert value.endswith("(cut: longer than a cell holds)")


def test_csv_read_by_pandas_is_the_table(example_outputs: Path, tmp_path: Path) -> None:
    export(example_outputs, "csv", tmp_path)
    for name in NAMES:
        frame = pd.read_csv(tmp_path / f"{name}.csv", dtype=str, keep_default_na=False)
        wanted = table(example_outputs, name)
        assert list(frame.columns) == wanted.column_names
        assert len(frame) == wanted.num_rows
    aliases = pd.read_csv(tmp_path / "organisations.csv").set_index("name")["aliases"]
    assert aliases["Department for Education"] == "Department for Education; DfE"


def test_json_lines_are_the_rows(example_outputs: Path, tmp_path: Path) -> None:
    export(example_outputs, "jsonl", tmp_path)
    for name in NAMES:
        lines = (tmp_path / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        rows = json.loads(json.dumps(table(example_outputs, name).to_pylist(), default=str))
        assert [json.loads(line) for line in lines] == rows


# --- databases


def test_a_duckdb_file_has_tables_keys_descriptions_and_views(example_outputs: Path, tmp_path: Path) -> None:
    (path,) = export(example_outputs, "duckdb", tmp_path)
    with duckdb.connect(path, read_only=True) as database:
        for name in NAMES:
            assert database.table(name).to_arrow_table().to_pylist() == table(example_outputs, name).to_pylist()
        keys = database.sql("SELECT table_name FROM duckdb_constraints() WHERE constraint_type = 'PRIMARY KEY'")
        assert {name for (name,) in keys.fetchall()} == set(NAMES)
        undescribed = "SELECT DISTINCT table_name FROM duckdb_columns() WHERE comment IS NULL AND NOT internal"
        assert {t for (t,) in database.sql(undescribed).fetchall()} == set(VIEWS)
        for view in (*VIEWS, "roles_timeline", "acronym_conflicts"):
            database.sql(f"SELECT * FROM {view}").fetchall()


def test_a_sqlite_file_has_tables_with_keys_that_hold_and_views(example_outputs: Path, tmp_path: Path) -> None:
    (path,) = export(example_outputs, "sqlite", tmp_path)
    database = sqlite3.connect(path)
    for name in NAMES:
        (count,) = database.execute(f"SELECT count(*) FROM {name}").fetchone()
        assert count == table(example_outputs, name).num_rows
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    keys = {(row[3], row[2]) for row in database.execute("PRAGMA foreign_key_list(roles)")}
    assert {("person_id", "people"), ("organisation_id", "organisations"), ("document_id", "documents")} <= keys
    aliases = "SELECT aliases FROM organisations WHERE acronym = 'DfE'"
    assert json.loads(database.execute(aliases).fetchone()[0]) == ["Department for Education", "DfE"]


@pytest.fixture(scope="module")
def views(example_outputs: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    (path,) = export(example_outputs, "duckdb", tmp_path_factory.mktemp("views"))
    with duckdb.connect(path, read_only=True) as database:
        yield database


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        (
            "SELECT cast(due_end AS VARCHAR), who, strength FROM commitments_due",
            [
                ("2025-06-30", "Department for Education", "firm"),
                ("2025-09-01", "LAs", "required"),
                ("2025-12-31", "Department for Education", "firm"),
                ("2026-03-31", "Department for Education", "firm"),
            ],
        ),
        (
            "SELECT said_by, quoted, action FROM who_said_what WHERE quoted",
            [("Tom Arden", True, "consult schools by 30 June 2025")],
        ),
        (
            "SELECT p.name, h.role, cast(h.first_seen AS VARCHAR), cast(h.last_seen AS VARCHAR) "
            "FROM roles_timeline AS h JOIN people AS p USING (person_id) WHERE p.name = 'Ana Reyne'",
            [("Ana Reyne", "chief executive", "2025-03-03", "2025-06-09")],
        ),
        (
            "SELECT least(organisation, with_organisation), greatest(organisation, with_organisation), sentences "
            "FROM organisation_pairs ORDER BY ALL",
            [
                ("Harrowdale Forum", "Harrowdale Parents Forum", 1),
                ("Harrowdale Forum", "Oakline Trust", 2),
                ("Harrowdale Parents Forum", "Oakline Trust", 1),
            ],
        ),
    ],
    ids=["commitments_due", "who_said_what", "roles_timeline", "organisation_pairs"],
)
def test_a_view_answers(views: duckdb.DuckDBPyConnection, query: str, rows: list[tuple[object, ...]]) -> None:
    assert views.sql(query).fetchall() == rows


# --- faults


@pytest.mark.parametrize("form", FORMATS)
def test_a_folder_that_cannot_be_written_is_told(example_outputs: Path, tmp_path: Path, form: str) -> None:
    file = tmp_path / "notes.md"
    file.write_text("mine")
    for folder in (file, file / "export"):
        with pytest.raises(ExportError, match=r"notes\.md.*: cannot be written: (File exists|Not a directory)"):
            export(example_outputs, form, folder)
    assert file.read_text() == "mine"


@pytest.mark.parametrize("form", FORMATS)
def test_without_tables_every_format_says_what_to_do_and_leaves_nothing(tmp_path: Path, form: str) -> None:
    with pytest.raises(ExportError, match="make the tables with: send-facts extract"):
        export(tmp_path / "nothing", form, tmp_path / "export")
    assert list(tmp_path.iterdir()) == []


def test_an_export_that_cannot_be_made_leaves_no_folder(
    example_outputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)  # as where it is not installed
    with pytest.raises(MissingExtra, match=r"send-facts\[export\]"):
        export(example_outputs, "xlsx", tmp_path / "out")
    assert not (tmp_path / "out").exists()
