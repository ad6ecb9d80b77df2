"""What a reviewer does, without the web: the next card, a decision on it, the way back."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from pipeline.decisions import (
    AddDecision,
    CorrectDecision,
    EntityRef,
    Evidence,
    FactKind,
    PairDecision,
    VerdictDecision,
)
from pipeline.errors import SendFactsError
from pipeline.facts import EntityKind
from pipeline.hostile import visible
from pipeline.review.findings import Card, Findings, stamp
from pipeline.review.ledger import Ledger
from pipeline.review.queue import Choice, Progress, Queue
from pipeline.rules import reasons
from pipeline.verdicts import Values, nearest

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")
_REACH = 600
"""Characters before and after a fact in which the ends of its sentence are looked for."""


class NotThere(SendFactsError):
    """A card that the run does not have, or no longer has."""


class Desk:
    """A run and the decisions on it. The tables are read again when a run has replaced them."""

    def __init__(self, outputs: Path, decisions: Path) -> None:
        self.outputs = outputs
        self.ledger = Ledger(decisions)
        self._skipped: dict[str, set[str]] = defaultdict(set)
        self._read()

    def _read(self) -> None:
        self.findings = Findings(self.outputs)
        self.queue = Queue(self.findings)
        self.why = reasons()
        self.rules = sorted(self.findings.index["rule"].unique())
        # put in order now, so that the first card is there as fast as the others
        self.queue.progress(Choice(), set(), set())

    def refresh(self) -> None:
        """Reads the tables again if a run has replaced them since."""
        if stamp(self.outputs) != self.findings.stamp:
            self._read()

    def next_card(self, who: str, choice: Choice) -> Card | None:
        """The next card for a reviewer, or None at the end of the queue."""
        fact_id = self._next(who, choice)
        return self.findings.card(fact_id) if fact_id else None

    def drawn(self, who: str, fact_id: str, choice: Choice) -> bool:
        """Whether a fact is the reviewer's next by lot: one that was come to by a link says nothing of the others."""
        return choice.by_lot and self._next(who, choice) == fact_id

    def _next(self, who: str, choice: Choice) -> str | None:
        done = self.ledger.judged_by(who) | self._skipped[who]
        return self.queue.next(choice, done, self.ledger.judged_by_others(who) if choice.again else set())

    def progress(self, who: str, choice: Choice) -> Progress:
        """How far a reviewer is with a queue."""
        others = self.ledger.judged_by_others(who) if choice.again else set()
        return self.queue.progress(choice, self.ledger.judged_by(who), others)

    def card(self, fact_id: str) -> Card:
        """A card by its fact's id. Raises NotThere."""
        card = self.findings.card(fact_id)
        if card is None:
            raise NotThere("The last run has no such fact: it may have been changed or taken out by a decision.")
        return card

    def judge(self, who: str, fact_id: str, verdict: Literal["right", "wrong"], choice: Choice) -> None:
        """Writes down that a fact is right or wrong; a key pressed twice counts once."""
        card = self.card(fact_id)
        if fact_id not in self.ledger.judged_by(who):
            decision = VerdictDecision(decision=verdict, **_made(who), **self._about(card, who, choice))
            self.ledger.add(decision)

    def stretch(self, card: Card, words: str) -> tuple[int, int]:
        """Where words stand in a card's document, nearest to its evidence. Raises NotThere where they do not."""
        place = (card.evidence.start, card.evidence.end)
        text = self._text(card.document_id)
        if words == visible(card.evidence.text):
            return place
        # what was chosen on the screen shows control marks as signs, and line ends as browsers send them
        shown = visible(text)
        found = nearest(words, shown, place) or nearest(words.replace("\r\n", "\n"), shown, place)
        if found is None:
            raise NotThere("These words do not stand in the document.")
        return found

    def correct(self, who: str, fact_id: str, values: Values, span: tuple[int, int], choice: Choice) -> bool:
        """Writes down a fact's right values and, if its evidence is another stretch, that; False if nothing changed."""
        card = self.card(fact_id)
        old, new = card.values.model_dump(mode="json"), values.model_dump(mode="json")
        changes = {name: value for name, value in new.items() if value != old[name]}
        if span != (card.evidence.start, card.evidence.end):
            changes["text"] = self._passage(card.document_id, span)
        if not changes:
            return False
        about = self._about(card, who, choice)
        self.ledger.add(CorrectDecision(decision="correct", new=changes, **_made(who), **about))
        return True

    def add(self, who: str, document_id: str, kind: FactKind, span: tuple[int, int], values: Values) -> None:
        """Writes down a fact that no rule found. Raises NotThere when the document has no such stretch."""
        words, (start, end) = self._passage(document_id, span), span
        evidence = Evidence(
            path=self.findings.documents[document_id]["path"],
            start=start,
            end=end,
            text=words,
            sentence=sentence_around(self._text(document_id), start, end),
        )
        new = values.model_dump(mode="json", exclude_defaults=True)
        self.ledger.add(AddDecision(decision="add", kind=kind, evidence=evidence, new=new, **_made(who)))

    def skip(self, who: str, fact_id: str) -> None:
        """Puts a card aside until the app is started again."""
        self._skipped[who].add(fact_id)

    def undo(self, who: str) -> str | None:
        """Takes the reviewer's last decision back; the id of its fact, or None where it was on none."""
        taken = self.ledger.take_back(who, datetime.now(UTC))
        return taken.fact_id if isinstance(taken, VerdictDecision | CorrectDecision) else None

    def next_pair(self, who: str) -> dict[str, Any] | None:
        """The next two entities that may be one, or None at the end."""
        done = self.ledger.paired_by(who)
        pairs = self.findings.unsure
        return next((p for p in pairs if frozenset((p["left_id"], p["right_id"])) not in done), None)

    def pair(
        self, who: str, kind: EntityKind, left: str, right: str, verdict: Literal["same", "different", "unsure"]
    ) -> None:
        """Writes down whether two entities are one. Raises NotThere when the run lacks either."""
        both = [self.findings.entity(entity_id, kind) for entity_id in (left, right)]
        refs = [EntityRef(kind=e.kind, id=e.id, name=e.name) for e in both if e is not None]
        if len(refs) < 2:
            raise NotThere("The last run has no such entity.")
        self.ledger.add(PairDecision(decision=verdict, left=refs[0], right=refs[1], **_made(who)))

    def _about(self, card: Card, who: str, choice: Choice) -> dict[str, Any]:
        return {
            "kind": card.kind,
            "fact_id": card.id,
            "evidence": card.evidence,
            "rule": card.rule,
            "old": card.values.model_dump(mode="json"),
            "drawn": "random" if self.drawn(who, card.id, choice) else None,
        }

    def _passage(self, document_id: str, span: tuple[int, int]) -> str:
        text = self._text(document_id)
        if not 0 <= span[0] < span[1] <= len(text):
            raise NotThere("The document has no such stretch of text.")
        return text[slice(*span)]

    def _text(self, document_id: str) -> str:
        document = self.findings.documents.get(document_id)
        if document is None:
            raise NotThere("The last run has no such document.")
        text: str = document["text"]
        return text


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence or line that a stretch of text stands in, as far as a short look around tells."""
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    before = [m.end() for m in _SENTENCE_END.finditer(text, low, start)]
    after = _SENTENCE_END.search(text, end - 1 if text[end - 1] in ".!?" else end, high)
    return text[before[-1] if before else low : after.start() if after else high]


def _made(who: str) -> dict[str, Any]:
    return {"who": who, "when": datetime.now(UTC)}
