"""What became of decisions: how many were applied, what they say of each rule, which are stale."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from pipeline.decisions import FactDecision


@dataclass(slots=True)
class Tally:
    """What became of decisions. `rules` counts, per rule, those that said its facts are right, wrong, to be corrected;
    `stale` describes those that could not be applied, with the reason.
    """

    applied: int = 0
    rules: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    stale: list[dict[str, str]] = field(default_factory=list)

    def note_stale(self, decision: FactDecision, reason: str) -> None:
        """Lists a decision that could not be applied."""
        self.stale.append(
            {
                "decision_id": decision.id,
                "decision": decision.decision,
                "kind": decision.kind,
                "who": decision.who,
                "when": decision.when.isoformat(),
                "path": decision.evidence.path,
                "text": decision.evidence.text,
                "reason": reason,
            }
        )

    def add(self, other: Tally) -> None:
        """Takes in the tally of another document."""
        self.applied += other.applied
        for rule, counts in other.rules.items():
            self.rules[rule].update(counts)
        self.stale += other.stale

    def record(self) -> dict[str, object]:
        """The tally as `run.json` shows it, in an order that does not depend on the order of documents."""
        return {
            "applied": self.applied,
            "rules": {rule: dict(sorted(counts.items())) for rule, counts in sorted(self.rules.items())},
            "stale": sorted(self.stale, key=lambda s: (s["path"], s["when"], s["decision_id"])),
        }
