"""Patterns that an earlier process has compiled are those that this one would compile."""

from __future__ import annotations

import gc
import importlib.util
import re
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from pipeline import derived
from pipeline.rules import Rules
from pipeline.rules import compiled as module
from pipeline.rules.base import PatternBook
from pipeline.rules.compiled import compiled
from pipeline.rules.patterns import expand


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A folder of the test's own for what is kept, and nothing known yet."""
    monkeypatch.setattr(derived, "cache_from_source", lambda path: str(tmp_path / Path(path).name))
    module._patterns.cache_clear()
    yield
    module._patterns.cache_clear()


def in_another_process() -> None:
    """Ends this process, as far as patterns can tell, and begins one."""
    module._patterns().keep()
    module._patterns.cache_clear()


def test_patterns_are_the_same_kept_and_compiled(rules: Rules) -> None:
    books = [book for _, book in rules if isinstance(book, PatternBook)]
    sources = sorted({expand(rule.pattern, book.vocabulary) for book in books for rule in book.rules}, key=len)[::12]
    assert sum(len(source) >= module._LONG for source in sources) > 10
    for _ in range(2):
        for source in sources:
            found, expected = compiled(source, re.IGNORECASE), re.compile(source, re.IGNORECASE)
            assert found == expected  # patterns are equal if their code is
            assert (found.groups, found.groupindex) == (expected.groups, expected.groupindex)
        in_another_process()


def test_a_pattern_is_compiled_once(monkeypatch: pytest.MonkeyPatch) -> None:
    source = "|".join(f"(?P<n{n}>x{n})" for n in range(40))
    compiled(source, 0)
    in_another_process()
    monkeypatch.setattr(module, "_packed", None)
    found = compiled(source, 0).fullmatch("x17")
    assert found is not None
    assert found.lastgroup == "n17"


@pytest.mark.parametrize("damage", [b"no database", b""])
def test_a_file_that_is_damaged_is_made_anew(damage: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = "x" * module._LONG
    compiled(source, 0)
    in_another_process()
    (file,) = tmp_path.iterdir()
    file.write_bytes(damage)
    module._patterns.cache_clear()
    for _ in range(2):
        assert compiled(source, 0) == re.compile(source)
        in_another_process()
    monkeypatch.setattr(module, "_packed", None)
    assert compiled(source, 0) == re.compile(source)


def test_a_broken_pattern_is_told_as_ever() -> None:
    with pytest.raises(re.error, match="missing \\)"):
        compiled("(" + "x" * 300, 0)


@pytest.mark.parametrize("engine", [SimpleNamespace(MAGIC=20991231), SimpleNamespace(), None])
def test_another_engine_compiles_for_itself(engine: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_sre", engine)
    monkeypatch.setattr(module, "_packed", None)
    assert compiled("x" * 300, 0) == re.compile("x" * 300)


@pytest.mark.parametrize("missing", ["_sre", "re._compiler"])
def test_a_python_that_has_the_engine_elsewhere_compiles_for_itself(
    missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    monkeypatch.delattr(re, missing.rpartition(".")[2], raising=False)
    spec = importlib.util.spec_from_file_location("compiled_elsewhere", module.__file__)
    assert spec is not None
    assert spec.loader is not None
    elsewhere = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(elsewhere)
    assert elsewhere.compiled("x" * 300, 0) == re.compile("x" * 300)
    assert not elsewhere._patterns.cache_info().currsize


def test_nothing_stays_open_that_a_fork_would_carry_over() -> None:
    """SQLite forbids it: https://sqlite.org/howtocorrupt.html, section 2.6."""
    compiled("x" * 300, 0)
    in_another_process()
    assert compiled("x" * 300, 0) == re.compile("x" * 300)
    assert not [held for held in gc.get_objects() if isinstance(held, sqlite3.Connection)]
