"""One file with all tables, their keys and the views: DuckDB for analysis, SQLite for everything that reads SQLite."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from textwrap import dedent
from typing import Any

import pyarrow as pa

from pipeline.errors import needs
from pipeline.export.source import rows, whole
from pipeline.export.views import VIEWS
from pipeline.facts import PUBLISHED, Row, references
from pipeline.write.schema import arrow_schema

_SQLITE_TYPES = {pa.bool_(): "INTEGER", pa.int64(): "INTEGER", pa.float64(): "REAL"}
"""Everything else is TEXT: days as ISO 8601, lists as JSON."""


def to_duckdb(outputs: Path, folder: Path) -> list[Path]:
    """Writes `send-facts.duckdb`: tables with keys and descriptions, and the views. Raises MissingExtra."""
    with needs("export"):
        import duckdb
    path = folder / "send-facts.duckdb"
    with whole(path) as new, closing(duckdb.connect(new)) as database:
        for model in PUBLISHED:
            source = str(outputs / f"{model.table}.parquet")
            database.execute(f"CREATE TABLE {model.table} AS SELECT * FROM read_parquet($source)", {"source": source})
            database.execute(f"ALTER TABLE {model.table} ADD PRIMARY KEY ({', '.join(model.key)})")
            schema = arrow_schema(model)
            database.execute(f"COMMENT ON TABLE {model.table} IS {_quoted(schema.metadata[b'description'])}")
            for field in schema:
                column = f'{model.table}."{field.name}"'
                database.execute(f"COMMENT ON COLUMN {column} IS {_quoted(field.metadata[b'description'])}")
        for view, (about, query) in VIEWS.items():
            database.execute(f"CREATE VIEW {view} AS {query}")
            database.execute(f"COMMENT ON VIEW {view} IS {_quoted(about.encode())}")
    return [path]


def _quoted(text: bytes) -> str:
    """A text of our own as an SQL literal; comments take no parameters."""
    return "'" + text.decode().replace("'", "''") + "'"


def to_sqlite(outputs: Path, folder: Path) -> list[Path]:
    """Writes `send-facts.sqlite`: tables with keys and foreign keys, and the views; lists are JSON."""
    path = folder / "send-facts.sqlite"
    with whole(path) as new, closing(sqlite3.connect(new)) as database:
        for model in PUBLISHED:
            database.execute(_create(model))
            places = ", ".join("?" for _ in model.model_fields)
            database.executemany(f"INSERT INTO {model.table} VALUES ({places})", _values(outputs, model))
        for view, (about, query) in VIEWS.items():
            database.execute(f"CREATE VIEW {view} AS -- {about}\n{dedent(query)}")
        database.commit()
    return [path]


def _create(model: type[Row]) -> str:
    lines = []
    for field in arrow_schema(model):
        null = "" if field.nullable else " NOT NULL"
        lines.append(f'"{field.name}" {_SQLITE_TYPES.get(field.type, "TEXT")}{null}')
    lines.append(f"PRIMARY KEY ({', '.join(model.key)})")
    keys = {m.table: m.key[0] for m in PUBLISHED}
    for column, tables in references(model).items():
        if len(tables) == 1:  # a key of either of two tables cannot be told in SQL
            lines.append(f'FOREIGN KEY ("{column}") REFERENCES {tables[0]} ({keys[tables[0]]})')
    return f"CREATE TABLE {model.table} (\n  " + ",\n  ".join(lines) + "\n)"


def _values(outputs: Path, model: type[Row]) -> Iterator[tuple[Any, ...]]:
    for row in rows(outputs, model.table):
        yield tuple(_sqlite_value(value) for value in row.values())


def _sqlite_value(value: Any) -> Any:
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return value if value is None or isinstance(value, str | int | float) else value.isoformat()
