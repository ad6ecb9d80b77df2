"""Every rule keeps its examples and leaves its counter-examples alone; the same as `send-facts rules`."""

from __future__ import annotations

from collections import defaultdict

import pytest

from pipeline.evaluate.examples import failures
from pipeline.rules import load, load_checked, rule_files
from pipeline.rules.layering import identified


def rule_ids() -> list[str]:
    """The ids in the rule files, which are not checked here: a mistake in one must not end the collection."""
    layers, _ = rule_files()
    return [str(item["id"]) for files in layers for file in files for _, i, item in identified(file) if i == "id"]


@pytest.fixture(scope="module")
def failures_by_rule() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for failure in failures():
        found[failure.rule].append(str(failure))
    return found


@pytest.mark.parametrize("rule_id", rule_ids())
def test_rule_keeps_its_examples(rule_id: str, failures_by_rule: dict[str, list[str]]) -> None:
    if found := failures_by_rule[rule_id]:
        pytest.fail("\n".join(found), pytrace=False)


def test_there_are_rules() -> None:
    assert rule_ids()


def test_the_shipped_rules_have_no_mistakes() -> None:
    assert load_checked().fingerprint == load().fingerprint
