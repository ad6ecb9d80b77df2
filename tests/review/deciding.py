"""Decisions for tests, in few words."""

from __future__ import annotations

from typing import Any

from pipeline.decisions import FactDecision, parse_decision


def judged(
    fact_id: str,
    decision: str = "right",
    *,
    who: str = "ana",
    rule: str = "rule.a",
    kind: str = "date",
    start: int = 0,
    text: str = "May",
    minute: int = 0,
    drawn: str | None = "random",
    **more: Any,
) -> FactDecision:
    """A decision on a fact, drawn by lot unless said otherwise."""
    made = parse_decision(
        {
            "who": who,
            "when": f"2025-06-01T10:{minute:02}:00Z",
            "decision": decision,
            "kind": kind,
            "fact_id": fact_id,
            "rule": rule,
            "drawn": drawn,
            "evidence": {"path": "a.txt", "start": start, "end": start + len(text), "text": text, "sentence": text},
            **more,
        }
    )
    assert isinstance(made, FactDecision)
    return made
