"""All fact decisions of a corpus, applied document by document as a run comes to each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from pipeline.briefing import Briefing
from pipeline.decisions import FactDecision
from pipeline.found import DocumentFacts
from pipeline.verdicts.apply import apply_decisions
from pipeline.verdicts.tally import Tally


class Verdicts:
    """The decisions of a corpus by document. A run may come to a document more than once: each counts once."""

    def __init__(self, decisions: Iterable[FactDecision]) -> None:
        self._waiting: dict[str, list[FactDecision]] = defaultdict(list)
        for decision in decisions:
            self._waiting[decision.evidence.path].append(decision)
        self._tallies: dict[str, Tally] = {}

    def concern(self, path: str) -> bool:
        """Whether there is a decision on a document: only then is its text needed."""
        return path in self._waiting

    def applied(self, briefing: Briefing, facts: DocumentFacts) -> DocumentFacts:
        """The facts of a document after the decisions on it."""
        if not self.concern(briefing.path):
            return facts
        outcome = apply_decisions(briefing, facts, self._waiting[briefing.path])
        self._tallies[briefing.path] = outcome.tally
        return outcome.facts

    def record(self) -> dict[str, object]:
        """What `run.json` says of the decisions; those on documents that the run never came to are stale."""
        total = Tally()
        for path in sorted(self._waiting):
            if path in self._tallies:
                total.add(self._tallies[path])
            else:
                for decision in self._waiting[path]:
                    total.note_stale(decision, "the document is not in the corpus, or could not be read")
        return total.record()
