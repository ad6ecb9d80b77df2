"""How good the facts are, from what reviewers said of those drawn by lot."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import NormalDist

import pandas as pd

from pipeline.decisions import AddDecision, CorrectDecision, FactDecision, VerdictDecision

_Z = NormalDist().inv_cdf(0.975)


@dataclass(frozen=True)
class Estimate:
    """A precision with its 95 % interval. `judged` counts facts drawn by lot, `facts` all there are."""

    name: str
    facts: int
    judged: int
    right: int
    precision: float | None
    low: float
    high: float


@dataclass(frozen=True)
class Coverage:
    """How much of a corpus has been looked at: (facts, rules, documents) judged and in all, per kind of verdict."""

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


def last_words(decisions: Iterable[FactDecision]) -> dict[str, VerdictDecision | CorrectDecision]:
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
    judged = index[index["id"].isin(last_words(decisions).keys())]
    return Coverage(
        facts=(len(judged), len(index)),
        rules=(judged["rule"].nunique(), index["rule"].nunique()),
        documents=(judged["document_id"].nunique(), index["document_id"].nunique()),
        verdicts=dict(sorted(Counter(d.decision for d in decisions).items())),
    )


@dataclass
class _Stratum:
    facts: int = 0
    judged: int = 0
    right: int = 0


def _strata(index: pd.DataFrame, decisions: Iterable[FactDecision]) -> dict[tuple[str, str], _Stratum]:
    """{(kind, rule): its facts, and what was said of those drawn by lot}"""
    strata: dict[tuple[str, str], _Stratum] = defaultdict(_Stratum)
    for kind, rule in zip(index["kind"], index["rule"], strict=True):
        strata[kind, rule].facts += 1
    here = set(index["id"])
    for fact_id, decision in last_words(decisions).items():
        if decision.drawn != "random" or decision.rule is None:
            continue
        stratum = strata[decision.kind, decision.rule]
        stratum.judged += 1
        stratum.right += decision.decision == "right"
        # a fact that was called wrong is gone from the tables, but was one of its rule's
        stratum.facts += fact_id not in here
    return strata


def _estimate(name: str, strata: list[_Stratum]) -> Estimate:
    """The precision over strata: each judgement weighs as many facts as it stands for (stratified sampling).

    The interval is Wilson's on the effective number of judgements, (sum of weights)² / sum of squared weights
    (Kish, 1965), which is the number itself where all weigh the same.
    """
    seen = [s for s in strata if s.judged]
    facts, judged, right = sum(s.facts for s in strata), sum(s.judged for s in seen), sum(s.right for s in seen)
    if not seen:
        return Estimate(name, facts, 0, 0, None, 0.0, 1.0)
    weights = [s.facts / s.judged for s in seen]
    total = sum(w * s.judged for w, s in zip(weights, seen, strict=True))
    share = sum(w * s.right for w, s in zip(weights, seen, strict=True)) / total
    effective = total**2 / sum(w**2 * s.judged for w, s in zip(weights, seen, strict=True))
    return Estimate(name, facts, judged, right, share, *wilson(share * effective, effective))
