"""What must hold of the tables before they are published; derived from the row models."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set

from pipeline.facts import TABLES, Row, references

Tables = Mapping[str, Sequence[Row]]

_INTERVALS = (("start", "end"), ("date_start", "date_end"), ("due_start", "due_end"), ("first_seen", "last_seen"))


def mistakes(tables: Tables, known: Mapping[str, frozenset[str]]) -> Iterator[str]:
    """Every breach of a key, a foreign key, the evidence or the order of days, as `table: reason`.

    `tables` may be those of a part of the corpus, with all facts of its documents; `known` has the keys that the rest
    of the tables have: {table: keys}.
    """
    keys: dict[str, Set[object]] = {
        model.table: {getattr(row, model.key[0]) for row in tables.get(model.table, ())}.union(
            known.get(model.table, ())
        )
        for model in TABLES
    }
    texts = {row.document_id: row.text for row in tables.get("documents", ())}  # type: ignore[attr-defined]
    for model in TABLES:
        rows = tables.get(model.table, ())
        for key, count in Counter(_key(row, model) for row in rows).items():
            if count > 1:
                yield f"{model.table}: {count} rows have the key {key}"
        for column, targets in references(model).items():
            yield from _dangling(model.table, rows, column, targets, keys)
        intervals = [i for i in _INTERVALS if i[0] in model.model_fields]
        for row in rows:
            yield from _wrong(model.table, row, intervals, texts)


def _key(row: Row, model: type[Row]) -> tuple[object, ...]:
    return tuple(getattr(row, column) for column in model.key)


def _dangling(
    table: str,
    rows: Sequence[Row],
    column: str,
    targets: tuple[str, ...],
    keys: Mapping[str, Set[object]],
) -> Iterator[str]:
    for row in rows:
        value = getattr(row, column)
        if value is not None and not any(value in keys[target] for target in targets):
            yield f"{table}.{column}: {value} is in none of {', '.join(targets)}"


def _wrong(table: str, row: Row, intervals: Sequence[tuple[str, str]], texts: Mapping[str, str]) -> Iterator[str]:
    for first, last in intervals:
        a, b = getattr(row, first), getattr(row, last)
        if a is not None and b is not None and a > b:
            yield f"{table}: {first} {a} comes after {last} {b}"
    if hasattr(row, "sentence") and texts.get(row.document_id, "")[row.start : row.end] != row.text:  # type: ignore[attr-defined]
        yield f"{table}: {row.text!r} is not what stands at {row.start}-{row.end}"  # type: ignore[attr-defined]
