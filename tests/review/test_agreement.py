"""Two reviewers on the same cards."""

from __future__ import annotations

import pytest

from pipeline.decisions import parse_decision
from pipeline.review.agreement import agreements, cohens_kappa, span_f1
from tests.review.deciding import judged

KAPPA = [
    ("no cards", "", None),
    ("alike on all", "rr ww rr", 1.0),
    ("always right: chance would agree as well", "rr rr", None),
    ("as by chance", "rr rw wr ww", 0.0),
    ("less than by chance", "rw wr", -1.0),
    # Cohen's own kind of table: 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no
    ("the textbook's table", "rr " * 20 + "rw " * 5 + "wr " * 10 + "ww " * 15, 0.4),
]


@pytest.mark.parametrize(("pairs", "kappa"), [k[1:] for k in KAPPA], ids=[k[0] for k in KAPPA])
def test_cohens_kappa(pairs: str, kappa: float | None) -> None:
    found = cohens_kappa([(pair[0], pair[1]) for pair in pairs.split()])
    assert found == (None if kappa is None else pytest.approx(kappa))


def test_span_f1() -> None:
    a, b, c = (("a.txt", "date", i, i + 1) for i in range(3))
    assert span_f1({a, b}, {b, c}) == 0.5
    assert span_f1({a}, {a}) == 1.0
    assert span_f1(set(), set()) is None


def test_only_shared_cards_are_compared_and_differences_named() -> None:
    new = {"date_end": "2025-05-31"}
    decisions = [
        judged("1", start=0),
        judged("1", start=0, who="bo"),
        judged("2", "wrong", start=10),
        judged("2", start=10, who="bo"),
        judged("3", "correct", start=20, new=new),
        judged("3", "correct", start=20, who="bo", new=new),
        judged("4", start=30),
        judged("5", "wrong", start=40, who="bo"),
    ]
    (found,) = agreements(decisions)
    assert (found.first, found.second, found.shared, found.agreed) == ("ana", "bo", 3, 2)
    assert [(a.fact_id, a.decision, b.decision) for a, b in found.disagreements] == [("2", "wrong", "right")]
    assert found.span_f1 == pytest.approx(0.8)


def test_two_corrections_agree_only_on_the_same_values() -> None:
    decisions = [
        judged("1", "correct", new={"date_end": "2025-05-31"}),
        judged("1", "correct", who="bo", new={"date_end": "2025-05-30"}),
    ]
    (found,) = agreements(decisions)
    assert (found.agreed, len(found.disagreements)) == (0, 1)


def test_what_one_added_in_a_shared_document_counts_for_the_spans() -> None:
    added = parse_decision(
        {
            "who": "bo",
            "when": "2025-06-01T10:00:00Z",
            "decision": "add",
            "kind": "date",
            "evidence": {"path": "a.txt", "start": 90, "end": 93, "text": "May"},
            "new": {},
        }
    )
    (found,) = agreements([judged("1"), judged("1", who="bo"), added])  # type: ignore[list-item]
    assert found.span_f1 == pytest.approx(2 / 3)


def test_a_corrected_wording_is_another_span() -> None:
    decisions = [judged("1", text="in May"), judged("1", "correct", text="in May", who="bo", new={"text": "May"})]
    (found,) = agreements(decisions)
    assert found.span_f1 == 0.0


def test_reviewers_without_a_shared_card_are_not_compared() -> None:
    assert agreements([judged("1"), judged("2", who="bo")]) == []
