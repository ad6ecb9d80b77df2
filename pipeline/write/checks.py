"""What must hold of the tables before they are published; derived from the row models."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from operator import itemgetter
from typing import Any

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
        rows = [vars(row) for row in tables.get(model.table, ())]
        yield from _repeated(model, rows)
        for column, targets in references(model).items():
            yield from _dangling(model.table, rows, column, [keys[target] for target in targets], targets)
        for first, last in _INTERVALS:
            if first in model.model_fields:
                yield from _disordered(model.table, rows, first, last)
        if "sentence" in model.model_fields:
            yield from _unproved(model.table, rows, texts)


def _repeated(model: type[Row], rows: Sequence[dict[str, Any]]) -> Iterator[str]:
    found = list(map(itemgetter(*model.key), rows))
    if len(set(found)) < len(found):
        for key, count in Counter(found).items():
            if count > 1:
                yield f"{model.table}: {count} rows have the key {key}"


def _dangling(
    table: str, rows: Sequence[dict[str, Any]], column: str, keys: Sequence[Set[object]], targets: Sequence[str]
) -> Iterator[str]:
    values = set(map(itemgetter(column), rows)) - {None}
    for value in sorted(values.difference(*keys)):
        yield f"{table}.{column}: {value} is in none of {', '.join(targets)}"


def _disordered(table: str, rows: Sequence[dict[str, Any]], first: str, last: str) -> Iterator[str]:
    for a, b in map(itemgetter(first, last), rows):
        if a is not None and b is not None and a > b:
            yield f"{table}: {first} {a} comes after {last} {b}"


def _unproved(table: str, rows: Sequence[dict[str, Any]], texts: Mapping[str, str]) -> Iterator[str]:
    for document_id, start, end, text in map(itemgetter("document_id", "start", "end", "text"), rows):
        if texts.get(document_id, "")[start:end] != text:
            yield f"{table}: {text!r} is not what stands at {start}-{end}"
