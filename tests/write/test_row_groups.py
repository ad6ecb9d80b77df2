"""Files put together of row groups: byte for byte what pyarrow writes at once, whether encoded now or copied."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import duckdb
import polars
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.write.row_groups import RowGroup, RowGroupFile, RowGroups, encoded
from pipeline.write.thrift import Field, changed, fields, integer, list_of, struct_of, structs

SCHEMA = pa.schema(
    [
        pa.field("id", pa.string(), nullable=False, metadata={"description": "what it is called"}),
        pa.field("day", pa.date32()),
        pa.field("score", pa.float64()),
        pa.field("firm", pa.bool_()),
        pa.field("words", pa.list_(pa.string())),
        # more columns than the short form of a list has room for
        *(pa.field(f"n{number}", pa.int64()) for number in range(15)),
    ],
    metadata={"schema_version": "1.0"},
)
ROW = st.fixed_dictionaries(
    {
        "id": st.text(max_size=3),
        "day": st.none() | st.dates(date(1990, 1, 1)),
        "score": st.none() | st.floats(allow_nan=False),
        "firm": st.none() | st.booleans(),
        "words": st.none() | st.lists(st.text(max_size=2), max_size=2),
        "n3": st.none() | st.integers(-(2**63), 2**63 - 1),
    }
)


def table(rows: Sequence[object]) -> pa.Table:
    return pa.Table.from_pylist(list(rows), schema=SCHEMA)


def written(path: Path, groups: Sequence[RowGroup]) -> bytes:
    file = RowGroupFile(path, SCHEMA)
    assert [file.add(group) for group in groups] == list(range(len(groups)))
    file.close()
    return path.read_bytes()


def of_pyarrow(path: Path, tables: Sequence[pa.Table]) -> bytes:
    with pq.ParquetWriter(path, SCHEMA) as file:
        for part in tables:
            file.write_table(part, row_group_size=part.num_rows)
    return path.read_bytes()


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(ROW, min_size=1, max_size=4), max_size=4))
def test_a_file_of_row_groups_is_the_file_that_pyarrow_writes(tmp_path: Path, parts: list[list[object]]) -> None:
    tables = [table(rows) for rows in parts]
    made = written(tmp_path / "made.parquet", [encoded(part) for part in tables])
    assert made == of_pyarrow(tmp_path / "whole.parquet", tables)


def rows(first: int, last: int) -> pa.Table:
    return table([{"id": f"row-{n}", "day": date(2025, 1, 1), "n3": n} for n in range(first, last)])


PARTS = [rows(0, 300), rows(300, 301), rows(301, 900), *(rows(n, n + 1) for n in range(900, 930))]


@pytest.mark.parametrize("order", [[0, 1, 2], [2, 0, 1], [1], [2, 2], range(33), reversed(range(33))])
def test_what_is_copied_is_as_if_it_were_encoded_there(tmp_path: Path, order: Sequence[int]) -> None:
    numbers = list(order)
    written(tmp_path / "before.parquet", [encoded(part) for part in PARTS])
    before = RowGroups(tmp_path / "before.parquet")
    copied = written(tmp_path / "copied.parquet", [before[number] for number in numbers])
    assert copied == of_pyarrow(tmp_path / "whole.parquet", [PARTS[number] for number in numbers])


def test_other_readers_read_it(tmp_path: Path) -> None:
    path = tmp_path / "made.parquet"
    written(path, [encoded(part) for part in PARTS])
    whole = pa.concat_tables(PARTS)
    assert pq.read_table(path).equals(whole)
    of_pyarrow(tmp_path / "whole.parquet", PARTS)
    assert pq.read_schema(path).equals(pq.read_schema(tmp_path / "whole.parquet"), check_metadata=True)
    assert polars.read_parquet(path)["n3"].to_list() == list(range(930))
    assert duckdb.sql(f"SELECT count(*), sum(n3) FROM '{path}'").fetchall() == [(930, sum(range(930)))]


def number_of(value: bytes) -> int:
    """The number that is found in an integer field of a struct in a list."""
    listed = Field(1, 9, list_of([struct_of([Field(1, 6, value)])]))
    (found,) = structs(struct_of([listed]), 1, {1: "number"})
    return found.integers[0].value


@given(st.integers(-(2**63), 2**63 - 1))
def test_an_integer_is_read_as_it_was_written(number: int) -> None:
    assert number_of(integer(number)) == number


def test_a_field_may_be_far_from_the_one_before_or_behind_it() -> None:
    some = [Field(1, 6, integer(-3)), Field(40, 8, b"\x02hi"), Field(3, 1, b""), Field(4, 12, struct_of([]))]
    assert fields(struct_of(some)) == some


@pytest.mark.parametrize("size", [0, 1, 14, 15, 16, 127, 128, 20_000])
def test_lists_of_any_length(size: int) -> None:
    elements = [struct_of([Field(1, 5, integer(number))]) for number in range(size)]
    field = Field(2, 9, list_of(elements))
    found = structs(struct_of([Field(1, 6, integer(5)), field]), 2, {1: "number"})
    assert [struct.written for struct in found] == elements
    assert [[(i.name, i.value) for i in struct.integers] for struct in found] == [[("number", n)] for n in range(size)]
    assert fields(struct_of([field])) == [field]


def test_only_the_fields_that_are_there_are_changed() -> None:
    struct = struct_of([Field(1, 6, integer(7)), Field(2, 7, bytes(8)), Field(9, 10, b"\x21\x01\x02")])
    doubled = changed(struct, dict.fromkeys((1, 5), lambda value: integer(2 * number_of(value))))
    assert fields(doubled) == [Field(1, 6, integer(14)), *fields(struct)[1:]]


def test_integers_are_found_and_changed_wherever_they_are() -> None:
    inner = [struct_of([Field(2, 6, integer(n)), Field(5, 8, b"\x01\x06")]) for n in (1, 300)]
    one = struct_of([Field(1, 9, list_of(inner)), Field(3, 12, inner[1]), Field(4, 6, integer(-7))])
    (found,) = structs(struct_of([Field(9, 9, list_of([one]))]), 9, {1: {2: "a"}, 3: {2: "b"}, 4: "c", 8: "d"})
    assert [(i.name, i.value) for i in found.integers] == [("a", 1), ("a", 300), ("b", 300), ("c", -7)]
    assert found.with_integers({"a": lambda n: 70 * n, "c": lambda n: n - 1, "d": lambda n: 0}) == struct_of(
        [
            Field(
                1, 9, list_of([struct_of([Field(2, 6, integer(70 * n)), Field(5, 8, b"\x01\x06")]) for n in (1, 300)])
            ),
            Field(3, 12, inner[1]),
            Field(4, 6, integer(-8)),
        ]
    )


def test_what_is_no_struct_of_a_footer_is_refused() -> None:
    with pytest.raises(ValueError, match="kind 11"):
        fields(b"\x1b\x00\x00")
    with pytest.raises(IndexError):
        fields(struct_of([Field(1, 6, integer(7))])[:-1])
