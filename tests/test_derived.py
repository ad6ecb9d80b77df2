"""What is worked out of the rules is kept for the next process as long as nothing it depends on has changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline import derived as module
from pipeline.derived import derived
from pipeline.fingerprints import shipped_folder
from pipeline.rules import source
from pipeline.rules.source import read_folder


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the test's own for what is kept; returns the only file that comes to lie there."""
    monkeypatch.setattr(module, "cache_from_source", lambda path: str(tmp_path / "kept" / Path(path).name))
    return tmp_path / "kept" / "words.derived"


def made(content: bytes, times: list[bytes]) -> bytes:
    """What `derived` gives for a key "k"; every time that it is made is noted."""

    def make() -> bytes:
        times.append(content)
        return content

    return derived("words", "k", make)


def test_it_is_made_once() -> None:
    times: list[bytes] = []
    assert [made(b"one", times), made(b"two", times)] == [b"one", b"one"]
    assert times == [b"one"]


def test_another_key_or_other_code_has_it_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    assert derived("words", "k", lambda: b"one") == b"one"
    assert derived("words", "other", lambda: b"two") == b"two"
    monkeypatch.setattr(module, "code_fingerprint", lambda: "0a0a")
    assert derived("words", "other", lambda: b"three") == b"three"


@pytest.mark.parametrize(
    "damage", [lambda raw: raw[:-1], lambda raw: raw + b"x", lambda raw: b"", lambda raw: raw[:10]]
)
def test_what_is_damaged_is_made_anew(damage: Callable[[bytes], bytes], own_cache: Path) -> None:
    times: list[bytes] = []
    made(b"content", times)
    own_cache.write_bytes(damage(own_cache.read_bytes()))
    assert made(b"content", times) == b"content"
    assert len(times) == 2
    assert made(b"content", times) == b"content"
    assert len(times) == 2


def test_where_nothing_can_be_written_it_is_made_each_time(own_cache: Path) -> None:
    own_cache.parent.write_bytes(b"no folder")
    times: list[bytes] = []
    assert [made(b"one", times), made(b"two", times)] == [b"one", b"two"]


def test_what_could_not_be_kept_whole_is_not_left_in_part(own_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, content: bytes) -> int:
        path.touch()
        raise OSError("no space left")

    monkeypatch.setattr(Path, "write_bytes", full)
    assert made(b"one", []) == b"one"
    assert list(own_cache.parent.iterdir()) == []


def test_the_shipped_rules_are_the_same_parsed_and_as_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed, kept = (read_folder(shipped_folder()) for _ in range(2))
    assert [(f.path, f.stem, f.data) for f in parsed[0]] == [(f.path, f.stem, f.data) for f in kept[0]]
    monkeypatch.setattr(source, "_known", lambda raw: None)
    assert [f.data for f in read_folder(shipped_folder())[0]] == [f.data for f in kept[0]]


@pytest.mark.parametrize(
    "yaml",
    [
        "1: a key that is no text",
        "2025-03-01: a key that is a day",
        "at: 2025-03-01T10:00:00",
        "·day: today",
        "- no mapping",
        "a: b: c",
    ],
)
def test_shipped_files_that_the_kept_form_could_not_tell_are_parsed_each_time(
    yaml: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, own_cache: Path
) -> None:
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / "odd.yaml").write_text(yaml, encoding="utf-8")
    monkeypatch.setattr(source, "shipped_folder", lambda: folder)
    shipped = read_folder(folder)
    monkeypatch.setattr(source, "shipped_folder", lambda: tmp_path)
    assert shipped == read_folder(folder)
    assert not own_cache.parent.exists()
