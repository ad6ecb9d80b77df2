"""How far two reviewers agree on the cards that both have judged, and where they do not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from pipeline.decisions import AddDecision, CorrectDecision, FactDecision, VerdictDecision

Judgement = VerdictDecision | CorrectDecision
Span = tuple[str, str, int, int]


@dataclass(frozen=True)
class Agreement:
    """Two reviewers on `shared` cards. `kappa` is None where chance alone would make them agree."""

    first: str
    second: str
    shared: int
    agreed: int
    kappa: float | None
    span_f1: float | None
    disagreements: list[tuple[Judgement, Judgement]]


def agreements(decisions: Iterable[FactDecision]) -> list[Agreement]:
    """Every two reviewers who share a card, those who share most first."""
    decisions = list(decisions)
    reviewers = sorted({d.who for d in decisions})
    found = [_agreement(a, b, decisions) for a, b in combinations(reviewers, 2)]
    return sorted((f for f in found if f.shared), key=lambda f: (-f.shared, f.first, f.second))


def cohens_kappa(pairs: list[tuple[str, str]]) -> float | None:
    """Agreement beyond chance on labels given by two (Cohen, 1960); None where chance alone would agree on all."""
    if not pairs:
        return None
    observed = sum(a == b for a, b in pairs) / len(pairs)
    firsts, seconds = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    expected = sum(firsts[label] * seconds[label] for label in firsts) / len(pairs) ** 2
    return None if expected == 1 else (observed - expected) / (1 - expected)


def span_f1(first: set[Span], second: set[Span]) -> float | None:
    """F1 of the spans that one accepts against those of the other, exact; None where neither accepts any."""
    return 2 * len(first & second) / (len(first) + len(second)) if first or second else None


def _agreement(a: str, b: str, decisions: list[FactDecision]) -> Agreement:
    of_a, of_b = _last_of(a, decisions), _last_of(b, decisions)
    shared = [fact_id for fact_id in of_a if fact_id in of_b]
    pairs = [(of_a[i], of_b[i]) for i in shared]
    documents = {j.evidence.path for pair in pairs for j in pair}
    spans = [
        {_span(j) for j in judgements if j.decision != "wrong"} | _added(who, decisions, documents)
        for who, judgements in ((a, [p[0] for p in pairs]), (b, [p[1] for p in pairs]))
    ]
    return Agreement(
        first=a,
        second=b,
        shared=len(pairs),
        agreed=sum(_same(x, y) for x, y in pairs),
        kappa=cohens_kappa([(x.decision, y.decision) for x, y in pairs]),
        span_f1=span_f1(*spans),
        disagreements=[(x, y) for x, y in pairs if not _same(x, y)],
    )


def _last_of(who: str, decisions: Iterable[FactDecision]) -> dict[str, Judgement]:
    return {d.fact_id: d for d in decisions if d.who == who and not isinstance(d, AddDecision)}


def _same(a: Judgement, b: Judgement) -> bool:
    if isinstance(a, CorrectDecision) and isinstance(b, CorrectDecision):
        return a.new == b.new
    return a.decision == b.decision


def _span(judgement: Judgement) -> Span:
    """The stretch of a document that a reviewer accepts for a fact: its evidence, or what it was corrected to."""
    evidence = judgement.evidence
    wording = judgement.new.get("text") if isinstance(judgement, CorrectDecision) else None
    if isinstance(wording, str) and wording in evidence.sentence:
        shift = evidence.sentence.find(wording) - evidence.sentence.find(evidence.text)
        start = evidence.start + shift
        return evidence.path, judgement.kind, start, start + len(wording)
    return evidence.path, judgement.kind, evidence.start, evidence.end


def _added(who: str, decisions: Iterable[FactDecision], documents: set[str]) -> set[Span]:
    return {
        (d.evidence.path, d.kind, d.evidence.start, d.evidence.end)
        for d in decisions
        if d.who == who and isinstance(d, AddDecision) and d.evidence.path in documents
    }
