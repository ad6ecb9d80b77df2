"""Which card comes next: every kind and rule in turn, filtered as asked, the same for everybody."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.review.findings import Findings
from pipeline.review.queue import Choice, Queue


def cards(findings: Findings, choice: Choice) -> list[str]:
    """The ids of a queue from its first card to its last."""
    queue, order = Queue(findings), list[str]()
    while (fact_id := queue.next(choice, set(order), set())) is not None:
        order.append(fact_id)
    return order


def test_every_fact_comes_once_and_every_rule_before_any_comes_twice(findings: Findings) -> None:
    order = cards(findings, Choice())
    assert sorted(order) == sorted(findings.index["id"])
    facts = findings.index.set_index("id")
    strata = set(zip(facts["kind"], facts["rule"], strict=True))
    assert {(facts["kind"][i], facts["rule"][i]) for i in order[: len(strata)]} == strata


def test_the_doubtful_come_first(findings: Findings) -> None:
    confidence = findings.index.set_index("id")["confidence"]
    seen = [confidence[fact_id] for fact_id in cards(findings, Choice(order="doubtful"))]
    assert seen == sorted(seen)


FILTERS = [
    (Choice(kind="date"), lambda row: row["kind"] == "date"),
    (Choice(zone="body"), lambda row: row["zone"] == "body"),
    (Choice(document="PLAIN"), lambda row: row["path"] == "plain.txt"),
    (Choice(entity="oakline forum"), lambda row: "Oakline Forum" in row["names"]),
    (Choice(kind="role", document="plain"), lambda row: row["kind"] == "role" and row["path"] == "plain.txt"),
]


@pytest.mark.parametrize(("choice", "fits"), FILTERS, ids=[str(f[0].query()) for f in FILTERS])
def test_a_filter_leaves_what_fits_it(findings: Findings, choice: Choice, fits: object) -> None:
    wanted = []
    for row in findings.index.to_dict("records"):
        row["path"] = findings.documents[row["document_id"]]["path"]
        row["names"] = [findings.names.get(row[e]) for e in ("first_entity", "second_entity")]
        if fits(row):  # type: ignore[operator]
            wanted.append(row["id"])
    assert wanted
    assert sorted(cards(findings, choice)) == sorted(wanted)


def test_a_rule_can_be_looked_at_alone(findings: Findings) -> None:
    rule = findings.index["rule"].iloc[0]
    assert set(cards(findings, Choice(rule=rule))) == set(findings.index["id"][findings.index["rule"] == rule])


def test_what_is_done_is_passed_over_and_counted(findings: Findings) -> None:
    queue, choice = Queue(findings), Choice(kind="date")
    order = cards(findings, choice)
    first, second = order[:2]
    assert queue.next(choice, {first}, set()) == second
    assert queue.next(choice, set(order), set()) is None
    progress = queue.progress(choice, {first, "elsewhere"}, set())
    assert (progress.judged, progress.total) == (1, len(order))


def test_what_others_judged_can_be_judged_again(findings: Findings) -> None:
    queue, choice = Queue(findings), Choice(again=True)
    third = cards(findings, Choice())[2]
    assert queue.next(choice, set(), {third}) == third
    assert queue.next(choice, {third}, {third}) is None
    assert queue.progress(choice, set(), {third}).total == 1


LOTS = [
    (Choice(), True),
    (Choice(kind="date"), True),
    (Choice(rule="x.y"), True),
    (Choice(order="doubtful"), False),
    (Choice(entity="dfe"), False),
    (Choice(document="a"), False),
    (Choice(zone="body"), False),
    (Choice(changed=True), False),
    (Choice(again=True), False),
]


@pytest.mark.parametrize(("choice", "by_lot"), LOTS, ids=[str(c.query()) for c, _ in LOTS])
def test_only_a_queue_that_no_filter_bends_is_drawn_by_lot(choice: Choice, by_lot: bool) -> None:
    assert choice.by_lot is by_lot


def test_facts_changed_by_the_last_run(findings: Findings) -> None:
    wanted = findings.index["id"].iloc[3]
    other = Findings.__new__(Findings)
    other.__dict__.update(findings.__dict__, changed={wanted})
    assert cards(other, Choice(changed=True)) == [wanted]
    assert replace(Choice(), changed=True).query() == {"changed": "True"}
