"""What is kept beside the outputs is whole or not there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.engines.store import Kept, Store

RECORDS = [b"", b"one", bytes(range(256))]


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    store = Store(tmp_path / "kept")
    assert store.names() == []
    store.write("a", {"words": ["ünf"]}, RECORDS)
    store.write("b", {}, [])
    assert store.names() == ["a", "b"]
    assert store.read("a") == Kept({"words": ["ünf"]}, RECORDS)
    assert store.read("b") == Kept({}, [])
    store.write("a", {"other": 1}, [])
    assert store.read("a") == Kept({"other": 1}, [])


def test_a_file_that_is_not_there_is_nothing(tmp_path: Path) -> None:
    assert Store(tmp_path).read("a") is None
    assert Store(tmp_path / "none").read("a") is None


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "emptied": lambda raw: b"",
    "cut off in the checksum": lambda raw: raw[:20],
    "cut off at the end": lambda raw: raw[:-1],
    "a bit turned": lambda raw: raw[:60] + bytes([raw[60] ^ 1]) + raw[61:],
    "something else": lambda raw: b"PK" + raw,
    "longer": lambda raw: raw + b"\0",
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_file_is_nothing(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    store = Store(tmp_path)
    store.write("a", {"key": "value"}, RECORDS)
    (tmp_path / "a").write_bytes(damage((tmp_path / "a").read_bytes()))
    assert store.read("a") is None


@given(st.binary(max_size=200))
def test_any_bytes_are_nothing(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    folder = tmp_path_factory.mktemp("store")
    (folder / "a").write_bytes(raw)
    assert Store(folder).read("a") is None


def test_what_a_killed_run_left_goes_with_what_is_not_wanted(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for name in ("a", "b", ".c.123"):
        (tmp_path / name).write_bytes(b"")
    store.keep_only({"b"})
    assert store.names() == ["b"]
