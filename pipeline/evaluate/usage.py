"""How often each rule found something in a run: rules that never do, and rules that do without an example."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq

from pipeline.evaluate.examples import stated_rules
from pipeline.rules.base import PatternRule

_FACT_TABLES = ("mentions", "roles", "dates", "acronyms", "commitments")


@dataclass(frozen=True)
class Usage:
    """`fired` counts the facts of each rule; `unused` are rules with examples that found nothing; `without_example`
    are ids that found something though no rule file shows what they do."""

    fired: Counter[str]
    unused: list[str]
    without_example: list[str]


def rule_usage(outputs: Path, *folders: Path) -> Usage:
    """What the rules found in the run at `outputs`; `folders` are laid over the shipped rules."""
    fired: Counter[str] = Counter()
    for table in _FACT_TABLES:
        fired.update(pq.read_table(outputs / f"{table}.parquet", columns=["rule"])["rule"].to_pylist())
    stated = {s.rule.id: s.rule for s in stated_rules(*folders)}
    kinds = {rule.split(".")[0] for rule in fired}
    # guards, blockers and the rules of other stages never sign a fact
    signing = {name for name, rule in stated.items() if isinstance(rule, PatternRule) and name.split(".")[0] in kinds}
    return Usage(fired, sorted(signing - fired.keys()), sorted(fired.keys() - stated.keys()))
