"""Checked facts for other uses: gold for `send-facts evaluate`, lines for Label Studio and for Prodigy.

A fact is accepted when it was called right, or when a reviewer gave its values; so decisions count once a run has
applied them.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from pipeline.decisions import FactDecision, VerdictDecision
from pipeline.errors import PublishError, SendFactsError
from pipeline.evaluate.gold import (
    FactKind,
    Gold,
    GoldAcronym,
    GoldCommitment,
    GoldDate,
    GoldEntity,
    GoldMetadata,
    GoldRole,
    Ignored,
)
from pipeline.review.estimates import last_words
from pipeline.review.findings import Card, Findings
from pipeline.verdicts import RULE
from pipeline.verdicts.values import AcronymValues, CommitmentValues, DateValues, MentionValues, RoleValues

Span = tuple[int, int]


def accepted_ids(findings: Findings, decisions: list[FactDecision]) -> set[str]:
    """Ids of the run's facts that reviewers have accepted."""
    given = set(findings.index["id"][findings.index["rule"] == RULE])
    words = last_words(decisions)
    return {i for i, d in words.items() if d.decision == "right" and i in findings.place} | given


def golds(findings: Findings, decisions: list[FactDecision]) -> Iterator[tuple[str, Gold]]:
    """(document's path, gold) for each document with accepted facts. What nobody has judged counts neither way."""
    accepted, judged = accepted_ids(findings, decisions), last_words(decisions).keys()
    cards: dict[str, list[Card]] = defaultdict(list)
    open_places: dict[str, list[Ignored]] = defaultdict(list)
    for fact_id in findings.index["id"]:
        card = findings.card(fact_id)
        assert card is not None
        if fact_id in accepted:
            cards[card.document_id].append(card)
        elif fact_id not in judged:
            span = (card.evidence.start, card.evidence.end)
            open_places[card.document_id].append(Ignored(kind=_gold_kind(card), span=span))
    for document_id, found in cards.items():
        document = findings.documents[document_id]
        yield document["path"], _gold(document, found, open_places[document_id])


def _by_file_name(found: Iterable[tuple[str, Gold]]) -> dict[str, Gold]:
    """{file name: gold}. Raises SendFactsError for two of one name, as one would be written over the other."""
    paths: dict[str, str] = {}
    by_name: dict[str, Gold] = {}
    for path, gold in found:
        if (other := paths.setdefault(gold.doc, path)) != path:
            raise SendFactsError(f"{other} and {path} have the same file name, and gold goes by the file name")
        by_name[gold.doc] = gold
    return by_name


def _gold(document: dict[str, Any], cards: list[Card], ignore: list[Ignored]) -> Gold:
    about = {name: document[name] for name in ("title", "author", "publisher", "published")}
    return Gold(
        doc=document["path"].rsplit("/", 1)[-1],
        meta=GoldMetadata(**about),
        ignore=ignore,
        organisations=_entities(cards, "organisation"),
        people=_entities(cards, "person"),
        roles=[_role(_span(c), c.values) for c in cards if isinstance(c.values, RoleValues)],
        dates=[
            GoldDate(span=_span(c), start=c.values.date_start, end=c.values.date_end, precision=c.values.precision)
            for c in cards
            if isinstance(c.values, DateValues)
        ],
        acronyms=[
            GoldAcronym(span=_span(c), short=c.values.short, long=c.values.long)
            for c in cards
            if isinstance(c.values, AcronymValues) and c.values.long
        ],
        commitments=[_commitment(_span(c), c.values) for c in cards if isinstance(c.values, CommitmentValues)],
    )


def _entities(cards: list[Card], kind: str) -> list[GoldEntity]:
    """The entities of one kind, each with the places that name it and the kind of body that its first card tells."""
    named: dict[str, list[tuple[Span, MentionValues]]] = defaultdict(list)
    for card in cards:
        if isinstance(card.values, MentionValues) and card.values.kind == kind:
            named[card.values.name].append((_span(card), card.values))
    return [
        GoldEntity(
            name=name,
            mentions=[span for span, _ in found],
            kind=found[0][1].organisation_kind if kind == "organisation" else None,
        )
        for name, found in named.items()
    ]


def _role(span: Span, told: RoleValues) -> GoldRole:
    return GoldRole(span=span, person=told.person, role=told.role, organisation=told.organisation, former=told.former)


def _commitment(span: Span, told: CommitmentValues) -> GoldCommitment:
    return GoldCommitment(
        span=span,
        actor=told.actor_name or told.actor,
        strength=told.strength,
        negated=told.negated,
        due_text=told.due_text,
        due_start=told.due_start,
        due_end=told.due_end,
        speaker=told.speaker,
    )


def _gold_kind(card: Card) -> FactKind:
    return card.values.kind if isinstance(card.values, MentionValues) else card.kind  # type: ignore[return-value]


def _span(card: Card) -> Span:
    return card.evidence.start, card.evidence.end


def label_studio(findings: Findings, decisions: list[FactDecision]) -> Iterator[dict[str, Any]]:
    """A task a document with the accepted spans as an annotation, in Label Studio's JSON for text labels."""
    by_document: dict[str, list[Card]] = defaultdict(list)
    for card in _accepted_cards(findings, decisions):
        by_document[card.document_id].append(card)
    for document_id, cards in by_document.items():
        document = findings.documents[document_id]
        results = [
            {
                "id": card.id,
                "from_name": "label",
                "to_name": "text",
                "type": "labels",
                "value": {
                    "start": card.evidence.start,
                    "end": card.evidence.end,
                    "text": card.evidence.text,
                    "labels": [_gold_kind(card)],
                },
            }
            for card in cards
        ]
        yield {
            "data": {"text": document["text"], "document": document["path"]},
            "annotations": [{"result": results}],
        }


def prodigy(findings: Findings, decisions: list[FactDecision]) -> Iterator[dict[str, Any]]:
    """A line a judged fact, with its sentence, its span and whether it was accepted, as Prodigy keeps them."""
    for card in _accepted_cards(findings, decisions):
        yield _prodigy_line(card.evidence.sentence, card.evidence.text, _gold_kind(card), card.rule, "accept")
    for decision in last_words(decisions).values():
        if isinstance(decision, VerdictDecision) and decision.decision == "wrong":
            evidence = decision.evidence
            kind = decision.old.get("kind", decision.kind)
            yield _prodigy_line(evidence.sentence, evidence.text, str(kind), decision.rule, "reject")


def _prodigy_line(sentence: str, text: str, label: str, rule: str | None, answer: str) -> dict[str, Any]:
    shown = sentence if text in sentence else text
    start = shown.index(text)
    span = {"start": start, "end": start + len(text), "label": label}
    return {"text": shown, "spans": [span], "answer": answer, "meta": {"rule": rule}}


def _accepted_cards(findings: Findings, decisions: list[FactDecision]) -> Iterator[Card]:
    wanted = accepted_ids(findings, decisions)
    for fact_id in findings.index["id"]:
        if fact_id in wanted and (card := findings.card(fact_id)):
            yield card


_LINES: dict[str, Callable[[Findings, list[FactDecision]], Iterator[dict[str, Any]]]] = {
    "labelstudio": label_studio,
    "prodigy": prodigy,
}
FORMATS = ("gold", *_LINES)


def hand_on(findings: Findings, decisions: list[FactDecision], to: str, into: Path) -> list[Path]:
    """Writes the checked facts into a folder in one of FORMATS; returns the files.

    Raises SendFactsError where nothing was accepted, PublishError where the folder cannot be written.
    """
    try:
        into.mkdir(parents=True, exist_ok=True)
        if to == "gold":
            files = [
                _write(into / f"{name}.json", gold.model_dump_json(indent=1))
                for name, gold in _by_file_name(golds(findings, decisions)).items()
            ]
        else:
            lines = [json.dumps(line, ensure_ascii=False) for line in _LINES[to](findings, decisions)]
            files = [_write(into / f"{to}.jsonl", "".join(f"{line}\n" for line in lines))] if lines else []
    except OSError as error:
        raise PublishError(f"{into}: cannot be written: {error.strerror}") from error
    if not files:
        raise SendFactsError("no checked facts: review some and run send-facts extract")
    return files


def _write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path
