"""Which rules found something in a run."""

from __future__ import annotations

from pathlib import Path

from pipeline import run
from pipeline.evaluate.usage import rule_usage


def test_rules_that_fired_are_told_from_those_that_did_not(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text("The DfE met on 3 March 2025 and on 4 March 2025.\n", encoding="utf-8")
    run(tmp_path / "corpus", tmp_path / "out")
    usage = rule_usage(tmp_path / "out")
    assert usage.fired["date.day_month"] + usage.fired["date.day_month_year"] == 2
    assert "date.iso" in usage.unused
    assert not any(rule.startswith(("guard.", "blocker.", "metadata.")) for rule in usage.unused)
