"""How good the facts are that rules found, from what reviewers said of those drawn by lot.

What the rules found is what the tables hold under their names, and what a decision has taken out of them since or has
put other values in the place of: so a run that applies decisions changes no figure.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import NormalDist

import pandas as pd

from pipeline.decisions import AddDecision, FactDecision
from pipeline.review.agreement import Judgement
from pipeline.verdicts import RULE

_Z = NormalDist().inv_cdf(0.975)


@dataclass(frozen=True)
class Estimate:
    """A precision with its 95 % interval. `judged` counts facts drawn by lot, `found` all that the rules found."""

    name: str
    found: int
    judged: int
    right: int
    precision: float | None
    low: float
    high: float


@dataclass(frozen=True)
class Coverage:
    """How much of what the rules found has been looked at: (judged, in all) of each; and decisions per verdict."""

    facts: tuple[int, int]
    rules: tuple[int, int]
    documents: tuple[int, int]
    verdicts: dict[str, int]


def wilson(right: float, judged: float) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson, 1927): sensible also for few judged and for shares near 0 and 1."""
    if judged <= 0:
        return 0.0, 1.0
    share = right / judged
    spread = _Z * math.sqrt(share * (1 - share) / judged + _Z**2 / (4 * judged**2))
    middle, scale = share + _Z**2 / (2 * judged), 1 + _Z**2 / judged
    return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)


def last_words(decisions: Iterable[FactDecision]) -> dict[str, Judgement]:
    """{fact id: what was decided on it last}"""
    return {d.fact_id: d for d in decisions if not isinstance(d, AddDecision)}


def rule_estimates(index: pd.DataFrame, decisions: Iterable[FactDecision]) -> list[Estimate]:
    """The precision of each rule that was judged, the worst first: those that may be as bad as any come before."""
    strata = _strata(index, decisions)
    found = [_estimate(f"{kind}: {rule}", [stratum]) for (kind, rule), stratum in strata.items() if stratum.judged]
    return sorted(found, key=lambda e: (e.high, e.low, e.name))


def kind_estimates(index: pd.DataFrame, decisions: Iterable[FactDecision]) -> list[Estimate]:
    """The precision of each kind of fact. Rules are drawn in turn, so each judgement counts for its rule's facts."""
    by_kind: dict[str, list[_Stratum]] = defaultdict(list)
    for (kind, _), stratum in _strata(index, decisions).items():
        by_kind[kind].append(stratum)
    return [_estimate(kind, strata) for kind, strata in by_kind.items()]


def coverage(index: pd.DataFrame, decisions: Iterable[FactDecision]) -> Coverage:
    """How much has been looked at, by lot or not."""
    decisions = list(decisions)
    finders, judged = _finders(index), last_words(_judgements(decisions))
    rules = {rule for fact_id, d in judged.items() if (rule := finders.get(fact_id, d.rule))}
    documents = {d.evidence.path for d in judged.values()}
    return Coverage(
        facts=(len(judged), len(finders.keys() | judged.keys())),
        rules=(len(rules), len({*finders.values()} | rules)),
        documents=(len(documents), len({*index["path"]} | documents)),
        verdicts=dict(sorted(Counter(d.decision for d in decisions).items())),
    )


def _finders(index: pd.DataFrame) -> dict[str, str]:
    """{fact id: the rule that finds it}, without the facts whose values reviewers gave"""
    return {i: rule for i, rule in zip(index["id"], index["rule"], strict=True) if rule != RULE}


def _judgements(decisions: Iterable[FactDecision]) -> list[Judgement]:
    """What was said of facts as rules found them: what is said of a reviewer's values tells of no rule."""
    return [d for d in decisions if not isinstance(d, AddDecision) and d.rule != RULE]


@dataclass
class _Stratum:
    found: int = 0
    judged: int = 0
    right: int = 0


def _strata(index: pd.DataFrame, decisions: Iterable[FactDecision]) -> dict[tuple[str, str], _Stratum]:
    """{(kind, rule): its facts, and what was said of those drawn by lot}"""
    strata: dict[tuple[str, str], _Stratum] = defaultdict(_Stratum)
    finders, judgements = _finders(index), _judgements(decisions)
    # whoever has the last word, and however they came to the fact
    drawn = {d.fact_id for d in judgements if d.drawn == "random"}
    for kind, rule in zip(index["kind"], index["rule"], strict=True):
        if rule != RULE:
            strata[kind, rule].found += 1
    for fact_id, decision in last_words(judgements).items():
        rule = finders.get(fact_id, decision.rule)
        if rule is None:
            continue
        stratum = strata[decision.kind, rule]
        # called wrong it is gone from the tables, corrected it is there as the reviewer's: yet its rule found it
        stratum.found += fact_id not in finders
        if fact_id in drawn:
            stratum.judged += 1
            stratum.right += decision.decision == "right"
    return strata


def _estimate(name: str, strata: list[_Stratum]) -> Estimate:
    """The precision over strata: each judgement weighs as many facts as it stands for (stratified sampling).

    The interval is Wilson's on the effective number of judgements, (sum of weights)² / sum of squared weights
    (Kish, 1965), which is the number itself where all weigh the same.
    """
    seen = [s for s in strata if s.judged]
    found, judged, right = sum(s.found for s in strata), sum(s.judged for s in seen), sum(s.right for s in seen)
    if not seen:
        return Estimate(name, found, 0, 0, None, 0.0, 1.0)
    weights = [s.found / s.judged for s in seen]
    total = sum(w * s.judged for w, s in zip(weights, seen, strict=True))
    share = sum(w * s.right for w, s in zip(weights, seen, strict=True)) / total
    effective = total**2 / sum(w**2 * s.judged for w, s in zip(weights, seen, strict=True))
    return Estimate(name, found, judged, right, share, *wilson(share * effective, effective))
