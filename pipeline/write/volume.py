"""Whether the tables of a run amount to what rules/assertions.yaml says they must."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.rules.assertions import Assertion


@dataclass(frozen=True, slots=True)
class Breach:
    """An assertion that does not hold; one that `refuses` keeps a run from being published."""

    refuses: bool
    reason: str


def breaches(folder: Path, assertions: Iterable[Assertion]) -> Iterator[Breach]:
    """The assertions that the tables in `folder` break, in the order of the rules.

    A share of no rows at all is not known, and breaks nothing.
    """
    documents = _count(folder, "documents")
    for assertion in assertions:
        if documents < assertion.from_documents:
            continue
        amount = _amount(folder, assertion)
        if amount is None:
            continue
        why = f" ({assertion.why})" if assertion.why else ""
        if assertion.least is not None and amount < assertion.least:
            yield Breach(True, f"{assertion.name}: {_told(assertion, amount)}, at least {assertion.least:g}{why}")
        if assertion.most is not None and amount > assertion.most:
            yield Breach(False, f"{assertion.name}: {_told(assertion, amount)}, at most {assertion.most:g}{why}")


def words(folder: Path) -> int:
    """The words of all documents of the tables in `folder`."""
    return int(pc.sum(_column(folder, "documents", "words")).as_py() or 0)


def _told(assertion: Assertion, amount: float) -> str:
    having = " and ".join(f"{c} {'null' if v is None else v}" for c, v in assertion.where.items())
    what = {
        "count": "rows",
        "rate": "rows for 1,000 words",
        "filled": f"of the rows have a {assertion.column}",
        "share": f"of {assertion.of or 'the rows'}" + (f" have {having}" if having else ""),
    }[assertion.measure]
    return f"{assertion.table}: {amount:.3g} {what}"


def _amount(folder: Path, assertion: Assertion) -> float | None:
    """What the assertion measures; None for a share of nothing."""
    rows = _count(folder, assertion.table)
    if assertion.measure == "count":
        return rows
    if assertion.measure == "rate":
        many = words(folder)
        return 1000 * rows / many if many else None
    if assertion.column is not None:
        found = rows - _column(folder, assertion.table, assertion.column).null_count
    else:
        found = _matching(folder, assertion, rows)
    whole = _count(folder, assertion.of) if assertion.of else rows
    return found / whole if whole else None


def _matching(folder: Path, assertion: Assertion, rows: int) -> int:
    """The number of rows that have all the values of `where`."""
    if not assertion.where:
        return rows
    matches = None
    for column, value in assertion.where.items():
        cells = _column(folder, assertion.table, column)
        found = pc.is_null(cells) if value is None else pc.fill_null(pc.equal(cells, pa.scalar(value)), False)
        matches = found if matches is None else pc.and_(matches, found)
    return int(pc.sum(matches).as_py() or 0)


def _count(folder: Path, table: str) -> int:
    return int(pq.read_metadata(folder / f"{table}.parquet").num_rows)


def _column(folder: Path, table: str, column: str) -> pa.ChunkedArray:
    return pq.ParquetFile(folder / f"{table}.parquet").read([column])[column]
