"""What the checker of examples says of rules that do not keep theirs."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.evaluate import checks
from pipeline.evaluate.examples import failures
from pipeline.rules import rule_files
from pipeline.rules.layering import identified

DUE = "The Department for Education will publish the guide by 3 May 2026."

# rules with other texts than their own: {file: {list: {id: {field: [(text, what is said of it or None)]}}}}
TEXTS: dict[str, dict[str, dict[str, dict[str, list[tuple[Any, str | None]]]]]] = {
    "dates": {
        "rules": {
            "date.iso": {
                "examples": [
                    ({"text": "Date: «2025-03-06»", "date_start": date(2025, 3, 6), "precision": "day"}, None),
                    ("Date: «2025-03-06»", None),
                    ("«Date: 2025-03-06»", "finds «2025-03-06» instead of «Date: 2025-03-06»"),
                    ("Date: «soon»", "does not find «soon» in 'Date: soon'"),
                    ("Date: «3 March 2025»", "(found by date.day_month)"),
                    (
                        {"text": "Date: «2025-03-06»", "date_start": date(2025, 3, 7), "precision": "month"},
                        "«2025-03-06»: date_start is 2025-03-06, not 2025-03-07; precision is 'day', not 'month'",
                    ),
                    ({"text": "Date: «2025-03-06»", "colour": "red"}, "FoundDate has no field colour"),
                    ("«Boom»", "breaks with ZeroDivisionError: no luck"),
                ],
                "counter_examples": [
                    ("Order 2025-03-061 came.", None),
                    ("It came on 2025-03-06.", "finds «2025-03-06» in the counter-example"),
                ],
            },
            "date.day_word": {
                "examples": [({"text": "It closes «tomorrow».", "date_start": date(2020, 2, 4)}, None)],
            },
        },
        "guards": {
            "guard.may": {"texts": [("It was on 3 March 2025.", "does not match in 'It was on 3 March 2025.'")]},
        },
    },
    "commitments": {
        "blockers": {
            "blocker.question": {"leaves": [("Will it rain?", None), (DUE, f"leaves the commitment «{DUE}»")]},
        },
    },
    "sentences": {
        "abbreviations": {
            "sentence.title": {"examples": [("Dr. Lee came.¶He left.", None), ("Dr.¶Lee came.", "'Dr. Lee came.'")]},
        },
    },
    "metadata": {
        "rules": {
            "metadata.by_line": {
                "examples": [("By «Ana Reyne»", None), ("«By Ana Reyne»", "finds «Ana Reyne» instead")],
                "counter_examples": [("By Ana Reyne", "finds «Ana Reyne» in the counter-example 'By Ana Reyne'")],
            },
        },
    },
}


RULES = [(kind, i, fields) for kind, lists in TEXTS.items() for rules in lists.values() for i, fields in rules.items()]


def shipped(rule_id: str) -> dict[str, Any]:
    layers, _ = rule_files()
    item = next(item for f in layers[0] for _, i, item in identified(f) if i == "id" and item["id"] == rule_id)
    return {key: value for key, value in item.items() if key != "counter_examples"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that lays these texts over those of the shipped rules."""
    folder = tmp_path_factory.mktemp("rules")
    for kind, lists in TEXTS.items():
        data: dict[str, Any] = {"published": date(2020, 2, 3)}
        for name, rules in lists.items():
            data[name] = [
                {**shipped(i), **{field: [text for text, _ in pairs] for field, pairs in fields.items()}}
                for i, fields in rules.items()
            ]
        (folder / f"{kind}.yaml").write_text(yaml.safe_dump(data, allow_unicode=True, width=10_000), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def said(folder: Path) -> list[str]:
    real = checks.annotate

    def annotate(nlp: Any, briefing: Any) -> Any:
        if briefing.text == "Boom":
            raise ZeroDivisionError("no luck")
        return real(nlp, briefing)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(checks, "annotate", annotate)
        return [str(failure) for failure in failures(folder)]


@pytest.mark.parametrize(("kind", "rule_id", "fields"), RULES, ids=[i for _, i, _ in RULES])
def test_each_broken_promise_is_told_with_its_rule_and_line(
    kind: str, rule_id: str, fields: dict[str, list[tuple[Any, str | None]]], folder: Path, said: list[str]
) -> None:
    lines = (folder / f"{kind}.yaml").read_text(encoding="utf-8").splitlines()
    expected = [(text, reason) for pairs in fields.values() for text, reason in pairs if reason is not None]
    found = [message for message in said if f": {rule_id}: " in message]
    assert len(found) == len(expected), found
    for message, (text, reason) in zip(found, expected, strict=True):
        place, _, told = message.partition(f": {rule_id}: ")
        assert reason in told
        file, _, line = place.rpartition(":")
        assert file == str(folder / f"{kind}.yaml")
        if isinstance(text, str):
            assert text in lines[int(line) - 1]


UNTRIED = [
    ("month", "", "some time in {bare_month}", "Some day in May", "its pattern matches nowhere in it"),
    (
        "weekday",
        "",
        "some time in {bare_month}",
        "some time in May",
        "«some time in May» holds no word of its `on` (weekday)",
    ),
    ("month", "", "some time in {bare_month}", "some time in May", "does not begin with a word of its `on` (month)"),
    ("month", "week", "some time in {bare_month}", "some time in May", "with a word of its `begins` (week)"),
]


def test_why_a_rule_for_dates_is_not_tried_is_told(tmp_path: Path) -> None:
    rules = [
        {
            "id": f"date.ours_{i}",
            "on": on,
            "begins": begins,
            "kind": "month",
            "pattern": pattern,
            "examples": [f"«{text}»"],
        }
        for i, (on, begins, pattern, text, _) in enumerate(UNTRIED)
    ]
    cue = {"id": "commitment.ours", "on": "shall", "strength": "firm", "pattern": "is about to"}
    for kind, stated in (("dates", rules), ("commitments", [{**cue, "examples": ["«The trust is about to open.»"]}])):
        (tmp_path / f"{kind}.yaml").write_text(yaml.safe_dump({"rules": stated}, allow_unicode=True), encoding="utf-8")
    told = {failure.rule: failure.reason for failure in failures(tmp_path)}
    for i, (*_, reason) in enumerate(UNTRIED):
        assert reason in told[f"date.ours_{i}"]
    assert "none of the words of its `on` stands in it (shall)" in told["commitment.ours"]
