"""A run that found too little is not published; one that found too much of something warns."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline import run
from pipeline.errors import PublishError, RuleError
from pipeline.rules import load, load_checked
from pipeline.rules.assertions import Assertion
from pipeline.write.volume import breaches


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "a.txt").write_text("The DfE will publish its plan by May 2025.\n", encoding="utf-8")
    return folder


SHARE = {"measure": "share", "table": "commitments"}
CASES: list[tuple[dict[str, Any], str | None]] = [
    ({"measure": "count", "table": "commitments", "least": 4}, None),
    ({"measure": "count", "table": "commitments", "least": 5}, "commitments: 4 rows, at least 5"),
    ({"measure": "count", "table": "commitments", "most": 4}, None),
    ({"measure": "count", "table": "commitments", "most": 3}, "commitments: 4 rows, at most 3"),
    ({"measure": "count", "table": "commitments", "least": 5, "from_documents": 100}, None),
    ({"measure": "rate", "table": "commitments", "least": 100}, "rows for 1,000 words, at least 100"),
    ({"measure": "filled", "table": "commitments", "column": "due_end", "least": 1}, None),
    ({"measure": "filled", "table": "commitments", "column": "speaker_id", "least": 0.5}, "0.25 of the rows have a"),
    (SHARE | {"where": {"actor_id": None}, "most": 0.25}, None),
    (SHARE | {"where": {"actor_id": None}, "most": 0.2}, "0.25 of the rows have actor_id null, at most 0.2"),
    (SHARE | {"where": {"strength": "firm", "negated": False}, "least": 0.8}, "strength firm and negated False"),
    ({"measure": "share", "table": "problems", "of": "documents", "most": 0.1}, "of documents, at most 0.1 (a reason)"),
]


@pytest.mark.parametrize(("values", "reason"), CASES, ids=[str(values) for values, _ in CASES])
def test_what_breaks_an_assertion(example_outputs: Path, values: dict[str, Any], reason: str | None) -> None:
    assertion = Assertion(name="limit", why="a reason", **values)
    found = list(breaches(example_outputs, [assertion]))
    assert [reason in breach.reason for breach in found] == ([True] if reason else [])
    assert all(breach.refuses == ("least" in values) for breach in found)


def test_a_share_of_nothing_breaks_nothing(corpus: Path, tmp_path: Path) -> None:
    run(corpus, tmp_path / "out")
    nobody = Assertion(name="n", measure="share", table="people", where={"honorific": None}, least=1)
    assert list(breaches(tmp_path / "out", [nobody])) == []


def rules(tmp_path: Path, text: str) -> Path:
    folder = tmp_path / "rules"
    folder.mkdir(exist_ok=True)
    (folder / "assertions.yaml").write_text(f"assertions:\n{text}\n", encoding="utf-8")
    return folder


LEAST = "  - {name: ours, measure: count, table: commitments, least: 2}"
MOST = "  - {name: ours, measure: count, table: commitments, most: 0, why: few}"


def test_below_a_least_the_old_tables_stay_unless_forced(corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(corpus, out)
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    with pytest.raises(PublishError, match=r"nothing was written.*\n.*ours: commitments: 1 rows, at least 2"):
        run(corpus, out, rules=[rules(tmp_path, LEAST)])
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
    report = run(corpus, out, rules=[rules(tmp_path, LEAST)], force=True)
    assert report.warnings == ["ours: commitments: 1 rows, at least 2"]


def test_above_a_most_a_run_is_published_with_a_warning(corpus: Path, tmp_path: Path) -> None:
    report = run(corpus, tmp_path / "out", rules=[rules(tmp_path, MOST)])
    assert report.warnings == ["ours: commitments: 1 rows, at most 0 (few)"]
    assert json.loads((tmp_path / "out" / "run.json").read_text())["warnings"] == report.warnings


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ("{name: x, measure: count, table: promises, least: 1}", "there is no table promises"),
        ("{name: x, measure: filled, table: roles, column: post, least: 1}", "roles has no column post"),
        ("{name: x, measure: filled, table: roles, least: 1}", "`filled`, and that needs it"),
        ("{name: x, measure: share, table: roles, least: 1}", "a `share` needs `where` or `of`"),
        ("{name: x, measure: count, table: roles, where: {former: true}, least: 1}", "belong to the measure `share`"),
        ("{name: x, measure: count, table: roles}", "nothing is asserted"),
        ("{name: x, measure: median, table: roles, least: 1}", "'median' is not 'count', 'rate', 'filled' or 'share'"),
    ],
)
def test_mistakes_in_assertions_are_told_with_their_place(tmp_path: Path, entry: str, reason: str) -> None:
    with pytest.raises(RuleError) as error:
        load(rules(tmp_path, f"  - {entry}"))
    assert "assertions.yaml:2" in str(error.value)
    assert reason in str(error.value)


def test_the_shipped_assertions_hold_for_the_samples_in_any_number(samples: Path, tmp_path: Path) -> None:
    run(samples, tmp_path / "out")
    shipped = [a.model_copy(update={"from_documents": 0}) for a in load_checked().assertions.assertions]
    assert shipped
    assert list(breaches(tmp_path / "out", shipped)) == []
