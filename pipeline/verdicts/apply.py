"""Applies the decisions on one document: wrong facts go, corrected ones change, added and confirmed ones are there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError
from rapidfuzz import fuzz

from pipeline.briefing import Briefing
from pipeline.decisions import AddDecision, CorrectDecision, FactDecision, FactKind, VerdictDecision
from pipeline.found import DocumentFacts, Found, FoundCommitment, FoundDate, FoundRole
from pipeline.verdicts.evidence import Span, nearest, standing
from pipeline.verdicts.tally import Tally
from pipeline.verdicts.values import NAMES, RULE, VALUES, Values, agrees, blank, revised, values_of

_LISTS: dict[FactKind, str] = {
    "mention": "mentions",
    "role": "roles",
    "date": "dates",
    "acronym": "acronyms",
    "commitment": "commitments",
}
_SAME_PERSON = 70
"""Names of one person share a word; names of two who share a post do not."""


@dataclass(frozen=True, slots=True)
class Applied:
    """The facts of a document after its decisions, and what became of those."""

    facts: DocumentFacts
    tally: Tally


def apply_decisions(briefing: Briefing, facts: DocumentFacts, decisions: Sequence[FactDecision]) -> Applied:
    """The facts of a briefing with the decisions on it applied one after the other; `facts` is left as it is.

    The last word counts: a fact called wrong and later right is there again. A decision whose evidence the text no
    longer holds, or whose values no longer fit the tables, is listed as stale and changes nothing.
    """
    desk = _Desk(briefing, facts)
    for decision in decisions:
        span = standing(decision.evidence, briefing.text)
        if span is None:
            desk.tally.note_stale(decision, "the evidence no longer stands in the document")
            continue
        try:
            desk.apply(decision, span)
        except ValidationError as error:
            reasons = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
            desk.tally.note_stale(decision, reasons)
            continue
        desk.tally.applied += 1
        if not isinstance(decision, AddDecision) and decision.rule:
            desk.tally.rules[decision.rule][decision.decision] += 1
    return Applied(desk.result(), desk.tally)


class _Desk:
    """The facts of one document while decisions are applied to them."""

    def __init__(self, briefing: Briefing, facts: DocumentFacts) -> None:
        self.tally = Tally()
        self._briefing = briefing
        self._live: dict[FactKind, list[Found]] = {kind: list(getattr(facts, name)) for kind, name in _LISTS.items()}
        self._gone: dict[FactKind, list[Found]] = defaultdict(list)

    def result(self) -> DocumentFacts:
        """The facts, in text order."""
        ordered: dict[str, Any] = {
            name: sorted(self._live[kind], key=lambda f: (f.start, f.end)) for kind, name in _LISTS.items()
        }
        return DocumentFacts(**ordered)

    def apply(self, decision: FactDecision, span: Span) -> None:
        """Applies one decision. Raises ValidationError when its values do not fit."""
        if isinstance(decision, AddDecision):
            self._add(decision, span)
        elif isinstance(decision, CorrectDecision):
            self._correct(decision, span)
        elif decision.decision == "wrong":
            self._remove(decision, span)
        else:
            self._confirm(decision, span)

    def _remove(self, decision: VerdictDecision, span: Span) -> None:
        judged = _likest([f for f in self._at(decision.kind, span) if _says(f, decision.old)], decision.old)
        if judged is not None:
            self._live[decision.kind].remove(judged)
            self._gone[decision.kind].append(judged)

    def _confirm(self, decision: VerdictDecision, span: Span) -> None:
        """A fact that was confirmed is there, with the values it was confirmed with, whatever the rules say now."""
        here = self._at(decision.kind, span)
        if _likest([f for f in here if _says(f, decision.old)], decision.old) is not None:
            return
        gone = [f for f in self._gone[decision.kind] if (f.start, f.end) == span and _says(f, decision.old)]
        if (back := _likest(gone, decision.old)) is not None:
            self._gone[decision.kind].remove(back)
            self._live[decision.kind].append(back)
        elif here:
            changed = _likest(here, decision.old)
            assert changed is not None
            unnamed = {name: value for name, value in decision.old.items() if name not in NAMES}
            self._replace(decision.kind, changed, unnamed)
        elif decision.old and not self._overlapping(decision.kind, span):
            self._live[decision.kind].append(self._made(decision, span, decision.old))

    def _correct(self, decision: CorrectDecision, span: Span) -> None:
        new = dict(decision.new)
        wording = new.pop("text", None)
        here = [f for f in self._at(decision.kind, span) if _says(f, decision.old)] or self._at(decision.kind, span)
        target = _likest(here, decision.old)
        if target is None:
            self._live[decision.kind].append(
                moved := self._made(decision, self._reworded(wording, span), {**decision.old, **new})
            )
        else:
            moved = self._replace(decision.kind, target, new, self._reworded(wording, span))
        if isinstance(moved, FoundDate):
            self._follow(target, moved)

    def _add(self, decision: AddDecision, span: Span) -> None:
        added = self._made(decision, span, decision.new)
        if not any(_says(fact, decision.new) for fact in self._at(decision.kind, span)):
            self._live[decision.kind].append(added)

    def _at(self, kind: FactKind, span: Span) -> list[Found]:
        return [fact for fact in self._live[kind] if (fact.start, fact.end) == span]

    def _overlapping(self, kind: FactKind, span: Span) -> bool:
        return any(fact.start < span[1] and span[0] < fact.end for fact in self._live[kind])

    def _reworded(self, wording: object, span: Span) -> Span:
        """The span of a corrected evidence: its words where they stand nearest to the old ones."""
        found = nearest(wording, self._briefing.text, span) if isinstance(wording, str) else None
        return found or span

    def _replace(self, kind: FactKind, fact: Found, new: dict[str, Any], span: Span | None = None) -> Found:
        """Puts a fact with new values in the place of one; one that has them already keeps its own rule."""
        now = values_of(fact).model_dump()
        values = VALUES[kind].model_validate({**now, **{name: new[name] for name in new if name != "text"}})
        span = span or (fact.start, fact.end)
        if values.model_dump() == now and span == (fact.start, fact.end):
            return fact
        by_review = self._placed(revised(fact, values), span)
        facts = self._live[kind]
        facts[next(i for i, other in enumerate(facts) if other is fact)] = by_review
        return by_review

    def _made(self, decision: FactDecision, span: Span, values: dict[str, Any]) -> Found:
        """A fact from a decision alone: its section is that of the nearest fact above it."""
        known: Values = VALUES[decision.kind].model_validate(values)
        fact = self._placed(revised(blank(decision.kind, *span), known), span)
        fact.sentence = decision.evidence.sentence or fact.text
        above = [f for facts in self._live.values() for f in facts if f.start <= span[0] and f.rule != RULE]
        fact.section = max(above, key=lambda f: f.start).section if above else None
        return fact

    def _placed(self, fact: Found, span: Span) -> Found:
        start, end = span
        outside = any(a <= start < b for a, b in self._briefing.boilerplate)
        return replace(
            fact,
            start=start,
            end=end,
            text=self._briefing.text[start:end],
            zone="boilerplate" if outside else "body",
        )

    def _follow(self, old: Found | None, new: FoundDate) -> None:
        """A deadline is the date it points to: it follows when that is corrected."""
        if not isinstance(old, FoundDate):
            return
        for fact in self._live["commitment"]:
            if isinstance(fact, FoundCommitment) and fact.date == (old.start, old.end):
                fact_index = next(i for i, f in enumerate(self._live["commitment"]) if f is fact)
                self._live["commitment"][fact_index] = replace(
                    fact,
                    date=(new.start, new.end),
                    due_text=new.text if fact.due_text == old.text else fact.due_text,
                    due_start=new.date_start,
                    due_end=new.date_end,
                )


def _likest(facts: Sequence[Found], seen: dict[str, Any]) -> Found | None:
    """The fact whose values are most like what the reviewer saw; several can share their evidence ("Ana and Bo, who
    chair it").
    """
    return max(facts, key=lambda fact: _likeness(fact, seen), default=None)


def _says(fact: Found, seen: dict[str, Any]) -> bool:
    """Whether a fact is the one a reviewer saw: its values agree, and a person who shares the evidence is the same."""
    person = seen.get("person")
    if isinstance(fact, FoundRole) and person and fuzz.token_set_ratio(fact.person, person) < _SAME_PERSON:
        return False
    return agrees(fact, seen)


def _likeness(fact: Found, seen: dict[str, Any]) -> float:
    now = values_of(fact).model_dump(mode="json")
    return sum(fuzz.token_sort_ratio(str(now[name]), str(value)) for name, value in seen.items() if name in now)
