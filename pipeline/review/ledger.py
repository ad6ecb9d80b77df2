"""The decisions of a corpus as reviewers see them: what was decided, by whom, and the way back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pipeline.decisions import (
    AddDecision,
    Decision,
    Decisions,
    EntityDecision,
    FactDecision,
    PairDecision,
    WithdrawDecision,
    append_decisions,
    read_decisions,
)


@dataclass(frozen=True)
class _State:
    size: int
    changed: int


class Ledger:
    """The file of decisions, read again whenever somebody else has written to it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._seen: _State | None = None
        self._decisions = Decisions()
        self._judged: dict[str, set[str]] = {}
        self._paired: dict[str, set[frozenset[str]]] = {}

    @property
    def decisions(self) -> Decisions:
        """The decisions that stand. Raises DecisionError when the file holds mistakes."""
        state = self._state()
        if state != self._seen:
            self._decisions, self._seen = read_decisions(self.path), state
            judged, paired = defaultdict(set), defaultdict(set)
            for fact in self._decisions.facts:
                if not isinstance(fact, AddDecision):
                    judged[fact.who].add(fact.fact_id)
            for pair in self._decisions.entities:
                if isinstance(pair, PairDecision):
                    paired[pair.who].add(frozenset((pair.left.id, pair.right.id)))
            self._judged, self._paired = dict(judged), dict(paired)
        return self._decisions

    def judged_by(self, who: str) -> set[str]:
        """Ids of the facts that a reviewer has judged."""
        return self._judged.get(who, set()) if self.decisions else set()

    def judged_by_others(self, who: str) -> set[str]:
        """Ids of the facts that anybody else has judged."""
        others = [ids for name, ids in self._judged.items() if name != who] if self.decisions else []
        return set().union(*others)

    def paired_by(self, who: str) -> set[frozenset[str]]:
        """The pairs of entity ids that a reviewer has looked at."""
        return self._paired.get(who, set()) if self.decisions else set()

    def add(self, *decisions: Decision) -> None:
        """Writes decisions to the disk."""
        append_decisions(self.path, decisions)

    def take_back(self, who: str, when: datetime) -> FactDecision | EntityDecision | None:
        """Withdraws a reviewer's last decision that stands, and returns it; None where there is none."""
        standing: Sequence[FactDecision | EntityDecision] = [*self.decisions.facts, *self.decisions.entities]
        mine = [decision for decision in standing if decision.who == who]
        if not mine:
            return None
        last = max(mine, key=lambda decision: decision.when)
        self.add(WithdrawDecision(who=who, when=when, decision="withdraw", decision_id=last.id))
        return last

    def _state(self) -> _State | None:
        try:
            found = self.path.stat()
        except FileNotFoundError:
            return None
        return _State(found.st_size, found.st_mtime_ns)
