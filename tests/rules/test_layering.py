"""A project's rules folder lies over the shipped one: it adds, overrides by id, and disables."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from pipeline.cli import app
from pipeline.errors import RuleError
from pipeline.evaluate.examples import Failure, failures, stated_rules
from pipeline.rules import Rules, load
from pipeline.rules.layering import layer
from pipeline.rules.reading import MetadataRule

ADDED = '{id: metadata.%s, field: title, source: test, pattern: "^(?P<value>%s)$", examples: ["«%s»"]}'


def folder_with(folder: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def metadata_rules(rules: Rules) -> dict[str, MetadataRule]:
    return {rule.id: rule for rule in rules.metadata.rules}


@pytest.mark.parametrize(
    ("base", "over", "both"),
    [
        ({"a": 1}, {"b": 2}, {"a": 1, "b": 2}),
        ({"a": 1}, {"a": 2}, {"a": 2}),
        ({"a": {"b": 1, "c": 1}}, {"a": {"c": 2}}, {"a": {"b": 1, "c": 2}}),
        (["x", "y"], ["y", "z"], ["x", "y", "z"]),
        ("one two\nthree", "four", "one two\nthree\nfour"),
        ("a pattern", "another", "another"),
        ([{"id": "x", "n": 1}, {"id": "y"}], [{"id": "x", "n": 2}], [{"id": "x", "n": 2}, {"id": "y"}]),
        ([{"name": "x"}], [{"name": "z"}], [{"name": "x"}, {"name": "z"}]),
        ([{"id": "x"}, {"id": "y"}], [{"id": "x", "disabled": True}], [{"id": "y"}]),
        ([{"id": "x"}], [{"name": "y"}], [{"id": "x"}, {"name": "y"}]),
        ([{"id": "x"}], [{"id": "x", "n": 2}, {"name": "y"}], [{"id": "x", "n": 2}, {"name": "y"}]),
    ],
)
def test_what_lies_over_what(base: Any, over: Any, both: Any) -> None:
    assert layer(base, over) == both


def test_a_project_adds_a_rule_without_losing_the_shipped_ones(rules: Rules, tmp_path: Path) -> None:
    folder = folder_with(tmp_path, {"metadata.yaml": f"rules:\n  - {ADDED % ('ours', 'one', 'one')}\n"})
    assert [r.id for r in load(folder).metadata.rules] == [*(r.id for r in rules.metadata.rules), "metadata.ours"]


def test_a_project_overrides_a_rule_in_its_place(rules: Rules, tmp_path: Path) -> None:
    first = rules.metadata.rules[0]
    added = ADDED % (first.id.removeprefix("metadata."), "one", "one")
    laid = load(folder_with(tmp_path, {"metadata.yaml": f"rules:\n  - {added}\n"}))
    assert laid.metadata.rules[0].pattern == "^(?P<value>one)$"
    assert laid.metadata.rules[1:] == rules.metadata.rules[1:]


def test_a_project_disables_a_rule_by_its_id(rules: Rules, tmp_path: Path) -> None:
    first = rules.metadata.rules[0]
    folder = folder_with(tmp_path, {"metadata.yaml": f"rules:\n  - {{id: {first.id}, disabled: true}}\n"})
    assert load(folder).metadata.rules == rules.metadata.rules[1:]


def test_a_project_adds_a_body_in_a_file_of_its_own(rules: Rules, tmp_path: Path) -> None:
    body = "organisations:\n  - {name: Oakline Wire, kind: media}\n"
    laid = load(folder_with(tmp_path, {"organisations/ours.yaml": body}))
    assert [b.name for b in laid.organisations.organisations if b not in rules.organisations.organisations] == [
        "Oakline Wire"
    ]


def test_later_folders_lie_over_earlier_ones(tmp_path: Path) -> None:
    one = folder_with(tmp_path / "one", {"metadata.yaml": f"rules:\n  - {ADDED % ('ours', 'one', 'one')}\n"})
    two = folder_with(tmp_path / "two", {"metadata.yaml": f"rules:\n  - {ADDED % ('ours', 'two', 'two')}\n"})
    assert metadata_rules(load(one, two))["metadata.ours"].pattern == "^(?P<value>two)$"
    assert metadata_rules(load(two, one))["metadata.ours"].pattern == "^(?P<value>one)$"


def test_the_fingerprint_changes_with_any_rule_file(rules: Rules, tmp_path: Path) -> None:
    one = folder_with(tmp_path / "one", {"metadata.yaml": f"rules:\n  - {ADDED % ('ours', 'one', 'one')}\n"})
    two = folder_with(tmp_path / "two", {"metadata.yaml": f"rules:\n  - {ADDED % ('ours', 'two', 'two')}\n"})
    assert len({rules.fingerprint, load(one).fingerprint, load(two).fingerprint}) == 3


def test_a_mistake_in_an_override_is_told_in_the_file_that_overrides(rules: Rules, tmp_path: Path) -> None:
    last = rules.metadata.rules[-1].id.removeprefix("metadata.")
    added = "\n  - ".join([ADDED % ("ours", "one", "one"), ADDED % (last, "(one", "one")])
    with pytest.raises(RuleError) as caught:
        load(folder_with(tmp_path, {"metadata.yaml": f"rules:\n  - {added}\n"}))
    (mistake,) = caught.value.mistakes
    assert mistake.startswith(f"{tmp_path}/metadata.yaml:3: ") and "broken pattern" in mistake


def test_the_rule_of_a_project_is_checked_by_its_own_examples(rules: Rules, tmp_path: Path) -> None:
    first = rules.metadata.rules[0].id.removeprefix("metadata.")
    folder = folder_with(tmp_path, {"metadata.yaml": f"rules:\n  - {ADDED % (first, 'one', 'two')}\n"})
    (failure,) = [f for f in failures(folder) if f.rule == f"metadata.{first}"]
    assert failure.place == f"{tmp_path}/metadata.yaml:2"
    assert {s.file.path.parent for s in stated_rules(folder) if s.rule.id == f"metadata.{first}"} == {tmp_path}


def test_what_shipped_rules_lose_to_a_project_is_no_mistake_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule = """\
  - id: date.ours
    on: month
    begins: round
    kind: month
    pattern: 'round about (?P<month>{bare_month})'
    examples: ["They met «round about June»."]
    counter_examples: ["They met round about May."]
"""
    folder = folder_with(tmp_path, {"dates.yaml": f"rules:\n  - {{id: date.day_month, disabled: true}}\n{rule}"})
    found = failures(folder)
    (mistake,) = [f for f in found if not f.consequence]
    lost = [f for f in found if f.consequence]
    assert str(mistake).startswith(
        f"{tmp_path}/dates.yaml:9: date.ours: finds «round about May» in the counter-example"
    )
    assert len(lost) > 20
    assert not any(f.place.startswith(str(tmp_path)) for f in lost)

    def told(given: list[Failure]) -> Result:
        monkeypatch.setattr("pipeline.evaluate.examples.failures", lambda *folders: given)
        return CliRunner().invoke(app, ["rules", str(folder)])

    summary = f"{len(lost)} examples of {len({f.rule for f in lost})} shipped rules no longer hold"
    done = told(found)
    assert (done.exit_code, done.stderr) == (2, f"{mistake}\n")
    assert done.stdout.startswith(summary)
    done = told(lost)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith(summary)
    assert done.stdout.endswith("all rules of your folders keep what their examples promise\n")
