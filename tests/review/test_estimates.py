"""Precision with its interval: what decisions tell of facts nobody has judged."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.review.estimates import coverage, kind_estimates, rule_estimates, wilson
from tests.review.deciding import judged

# the score interval without continuity correction as R's prop.test(correct = FALSE) gives it
WILSON = [
    (0, 0, 0.0, 1.0),
    (0, 10, 0.0, 0.2775),
    (10, 10, 0.7225, 1.0),
    (8, 10, 0.4902, 0.9433),
    (90, 100, 0.8256, 0.9448),
    (1, 1, 0.2065, 1.0),
]


@pytest.mark.parametrize(("right", "count", "low", "high"), WILSON)
def test_the_wilson_interval(right: int, count: int, low: float, high: float) -> None:
    assert wilson(right, count) == pytest.approx((low, high), abs=5e-5)


@given(st.integers(0, 200), st.integers(0, 200))
def test_the_interval_holds_the_share_and_narrows_with_more(right: int, wrong: int) -> None:
    count = right + wrong
    low, high = wilson(right, count)
    assert 0 <= low <= high <= 1
    if count:
        assert low - 1e-12 <= right / count <= high + 1e-12
        more_low, more_high = wilson(4 * right, 4 * count)
        assert more_high - more_low < high - low


def index(**rules: int) -> pd.DataFrame:
    """So many facts of each rule, named a-0, a-1, ..."""
    rows = [
        (f"{rule}-{i}", "date", f"rule.{rule}", f"{i % 3}.txt") for rule, count in rules.items() for i in range(count)
    ]
    return pd.DataFrame(rows, columns=["id", "kind", "rule", "path"])


def test_a_rule_is_as_good_as_its_facts_that_were_drawn() -> None:
    decisions = [
        judged("a-0"),
        judged("a-1", "wrong"),
        judged("a-2", "correct", new={"date_end": "2025-05-31"}),
        judged("a-3"),
        judged("a-4", "wrong", drawn=None),
        judged("b-0", rule="rule.b"),
    ]
    worst, best = rule_estimates(index(a=10, b=5), decisions)
    assert (worst.name, worst.judged, worst.right, worst.precision) == ("date: rule.a", 4, 2, 0.5)
    assert (worst.low, worst.high) == pytest.approx(wilson(2, 4))
    assert (best.name, best.precision) == ("date: rule.b", 1.0)


def test_the_last_word_on_a_fact_counts() -> None:
    (estimate,) = rule_estimates(index(a=3), [judged("a-0", "wrong"), judged("a-0", "right", who="bo", minute=1)])
    assert (estimate.judged, estimate.right) == (1, 1)


def test_a_fact_that_a_decision_took_out_still_counts_for_its_rule() -> None:
    (estimate,) = rule_estimates(index(a=3), [judged("gone", "wrong"), judged("a-0")])
    assert (estimate.found, estimate.judged, estimate.right) == (4, 2, 1)


def test_the_only_fact_of_a_rule_still_counts_for_it_when_it_was_corrected() -> None:
    facts = index(a=1).assign(rule="review")
    decisions = [judged("a-0", "correct", new={"date_end": "2025-05-31"})]
    for (estimate,) in (rule_estimates(facts, decisions), kind_estimates(facts, decisions)):
        assert (estimate.found, estimate.judged, estimate.right) == (1, 1, 0)
    assert coverage(facts, decisions).facts == coverage(facts, decisions).rules == (1, 1)


def test_what_reviewers_gave_tells_of_no_rule() -> None:
    facts = pd.concat([index(a=2), index(a=1).assign(id="given", rule="review")])
    decisions = [
        judged("a-0", "correct", new={"date_end": "2025-05-31"}),
        judged("a-0", rule="review", who="bo"),
        judged("given", "wrong", rule="review", who="bo"),
    ]
    (estimate,) = kind_estimates(facts, decisions)
    assert (estimate.found, estimate.judged, estimate.right) == (2, 1, 0)
    assert coverage(facts, decisions).facts == (1, 2)


def test_a_fact_drawn_by_lot_stays_in_the_sample_however_its_last_word_came_about() -> None:
    decisions = [judged("a-0"), judged("a-0", "wrong", who="bo", drawn=None), judged("a-1", drawn=None)]
    (estimate,) = rule_estimates(index(a=3), decisions)
    assert (estimate.judged, estimate.right) == (1, 0)


def test_a_kind_weighs_its_rules_by_their_facts() -> None:
    decisions = [judged("a-0", "wrong"), *(judged(f"b-{i}", rule="rule.b") for i in range(9))]
    (estimate,) = kind_estimates(index(a=90, b=10), decisions)
    assert estimate.precision == pytest.approx(0.1)
    assert estimate.low <= 0.1 <= estimate.high
    assert estimate.high - estimate.low > 0.5


def test_rules_drawn_in_proportion_are_as_one_sample() -> None:
    decisions = [judged(f"{r}-{i}", "right" if i else "wrong", rule=f"rule.{r}") for r in "ab" for i in range(5)]
    (estimate,) = kind_estimates(index(a=20, b=20), decisions)
    assert (estimate.low, estimate.high) == pytest.approx(wilson(8, 10))


def test_coverage_counts_what_was_looked_at_also_what_is_gone_since() -> None:
    seen = coverage(index(a=4, b=4), [judged("a-0"), judged("a-3", "wrong", drawn=None), judged("gone", "wrong")])
    assert (seen.facts, seen.rules) == ((3, 9), (1, 2))
    assert seen.verdicts == {"right": 1, "wrong": 2}


def test_coverage_counts_documents() -> None:
    assert coverage(index(a=4), []).documents == (0, 3)
    elsewhere = judged("a-0", evidence={"path": "1.txt", "start": 0, "end": 3, "text": "May"})
    assert coverage(index(a=4), [elsewhere]).documents == (1, 3)
