"""The data dictionary says what the models say, and its queries answer."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pytest

from pipeline.facts import PUBLISHED
from pipeline.report.dictionary import QUERIES, dictionary
from tests.conftest import ROOT


def test_the_page_is_what_the_models_give(example_outputs: Path) -> None:
    page = (ROOT / "docs" / "tables.md").read_text(encoding="utf-8")
    assert page == dictionary(example_outputs), "run `make docs-tables` and commit docs/tables.md"


def test_every_table_has_a_question_and_a_query() -> None:
    assert list(QUERIES) == [model.table for model in PUBLISHED]


@pytest.mark.parametrize("table", list(QUERIES))
def test_a_query_answers_on_the_example(
    table: str, example_outputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(example_outputs, tmp_path / "outputs")
    monkeypatch.chdir(tmp_path)
    question, query = QUERIES[table]
    assert question.endswith("?")
    assert duckdb.sql(query).fetchall()
