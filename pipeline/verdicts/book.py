"""All fact decisions of a corpus, and what became of them as a run came to each document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from pipeline.decisions import FactDecision
from pipeline.verdicts.tally import Tally


class Verdicts:
    """The decisions of a corpus by document. A run may come to a document more than once: each counts once."""

    def __init__(self, decisions: Iterable[FactDecision]) -> None:
        self._waiting: dict[str, list[FactDecision]] = defaultdict(list)
        for decision in decisions:
            self._waiting[decision.evidence.path].append(decision)
        self._tallies: dict[str, Tally] = {}

    def note(self, tallies: Mapping[str, Tally]) -> None:
        """Notes what became of the decisions on some documents: {path: tally}."""
        self._tallies.update(tallies)

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
