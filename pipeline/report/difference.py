"""What two runs say differently: facts gained, lost and changed, keyed by id.

What a fact says may be part of its id: of two that alone rest on the same words of a document, the one is the other
changed. The effect of a rule on a whole corpus is seen here before it is merged.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pandas as pd
from rich.console import Console
from rich.text import Text

from pipeline.facts import TABLES, Row
from pipeline.hostile import one_line
from pipeline.running.run import read_tables

Change = Literal["gained", "lost", "changed"]
_Key = tuple[str, ...]
_Rows = dict[_Key, dict[str, Any]]

_SHOWN = ("text", "alias", "name", "subject", "path", "role", "short", "left_name")
_POSITION = frozenset({"start", "end", "sentence"})
"""Columns that move when text is added above a fact; a fact that only moved has not changed."""
_STYLES: dict[Change, str] = {"gained": "green", "lost": "red", "changed": "yellow"}


@dataclass(frozen=True)
class Difference:
    """A fact that one run has and the other lacks, or has with other values: {column: (old, new)}."""

    table: str
    change: Change
    key: _Key
    where: str
    text: str
    values: dict[str, tuple[Any, Any]]


def differences(old: Path, new: Path) -> Iterator[Difference]:
    """All differences between two runs, table by table in the order of their keys."""
    before, after = read_tables(old), read_tables(new)
    places = {**_places(before), **_places(after)}
    for model in TABLES:
        yield from _table_differences(model, before[model.table], after[model.table], places)


def _places(tables: dict[str, pd.DataFrame]) -> dict[str, str]:
    """{id: path of the document or name of the person} by which a reader is told where a row belongs"""
    documents, people = tables["documents"], tables["people"]
    return dict(zip(documents["document_id"], documents["path"], strict=True)) | dict(
        zip(people["person_id"], people["name"], strict=True)
    )


def _table_differences(
    model: type[Row], old: pd.DataFrame, new: pd.DataFrame, places: dict[str, str]
) -> Iterator[Difference]:
    before, after = _by_key(model, old), _by_key(model, new)
    renewed = _renewed(before, after)
    for key in sorted((before.keys() | after.keys()) - set(renewed.values())):
        a, b = before.get(renewed.get(key, key)), after.get(key)
        row = b if b is not None else a
        assert row is not None
        values: dict[str, tuple[Any, Any]] = {}
        if a is not None and b is not None:
            compared = [c for c in model.model_fields if c not in _POSITION and c not in model.key]
            columns = [c for c in compared if _plain(a[c]) != _plain(b[c])]
            if not columns:
                continue
            values = {c: (_plain(a[c]), _plain(b[c])) for c in columns}
        change: Change = "changed" if values else "gained" if a is None else "lost"
        text = next((str(row[c]) for c in _SHOWN if c in row), "")
        where = places.get(row.get("document_id") or row.get("person_id", ""), "")
        yield Difference(model.table, change, key, where, text, values)


def _renewed(before: _Rows, after: _Rows) -> dict[_Key, _Key]:
    """{key: earlier key} of facts that alone rest on some words of a document, in the one table and in the other."""
    gone, come = (_by_evidence(some, other) for some, other in ((before, after), (after, before)))
    return {
        come[evidence][0]: keys[0] for evidence, keys in gone.items() if len(keys) == len(come.get(evidence, ())) == 1
    }


def _by_evidence(some: _Rows, other: _Rows) -> dict[tuple[str, str], list[_Key]]:
    """{(document, words): keys of the facts that rest on these and are not in the other table}"""
    found: dict[tuple[str, str], list[_Key]] = defaultdict(list)
    for key in some.keys() - other.keys():
        row = some[key]
        if "document_id" in row and "text" in row:
            found[row["document_id"], row["text"]].append(key)
    return found


def _by_key(model: type[Row], frame: pd.DataFrame) -> _Rows:
    return {tuple(str(row[c]) for c in model.key): row for row in _records(frame)}


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(column): value for column, value in row.items()} for row in frame.to_dict("records")]


def _plain(value: Any) -> Any:
    """A cell for comparing and printing: lists as tuples, every sort of missing value as None."""
    if isinstance(value, str) or value is None:
        return value
    if hasattr(value, "__iter__"):
        return tuple(value)
    return None if pd.isna(value) else value


def show_differences(old: Path, new: Path, console: Console | None = None) -> int:
    """Prints every difference and a count per table; returns how many there are."""
    console = console or Console()
    counts: dict[tuple[str, Change], int] = {}
    for d in differences(old, new):
        counts[d.table, d.change] = counts.get((d.table, d.change), 0) + 1
        line = f"{d.change:8}{d.table:14}{one_line(d.where)}  {one_line(d.text)[:160]}"
        console.print(Text(line, style=_STYLES[d.change]), soft_wrap=True)
        for column, (before, after) in d.values.items():
            console.print(Text(f"{'':22}{column}: {one_line(str(before))} → {one_line(str(after))}"), soft_wrap=True)
    for (table, change), count in counts.items():
        console.print(f"{table}: {count} {change}", highlight=False)
    if not counts:
        console.print("no differences")
    return sum(counts.values())
