"""Texts with their facts as spans, for training models: spaCy's DocBin, IOB lines, and spans as JSON lines."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span, SpanGroup
from spacy.util import filter_spans

from pipeline.export.source import rows, whole

__all__ = ["to_docbin", "to_iob", "to_spans"]

_LABELS = {"organisation": "ORG", "person": "PERSON"}
_COLUMNS = ("document_id", "start", "end")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A fact as a span of its document: offsets, label, the fact's id, and the entity it names, if it names one."""

    layer: str
    start: int
    end: int
    label: str
    fact_id: str
    entity_id: str = ""


def to_docbin(outputs: Path, folder: Path) -> list[Path]:
    """Writes `send-facts.spacy`: a DocBin with sentences, `doc.ents`, and each kind of fact in `doc.spans`.

    Entities (ORG, PERSON, DATE) are in `doc.ents`. Every span carries the fact's id as `span.id_` and the entity's as
    `span.kb_id_`; `doc.user_data` has `document_id` and `path`. Spans are widened to whole tokens.
    """
    box = DocBin(store_user_data=True)
    for doc in _docs(outputs):
        box.add(doc)
    path = folder / "send-facts.spacy"
    with whole(path) as new:
        # DocBin.to_disk would add a suffix of its own
        new.write_bytes(box.to_bytes())
    return [path]


def to_iob(outputs: Path, folder: Path) -> list[Path]:
    """Writes `send-facts.iob` in the CoNLL-2003 layout: a token and its tag a line, sentences parted by empty lines."""
    path = folder / "send-facts.iob"
    with whole(path) as new, new.open("w", encoding="utf-8") as out:
        for doc in _docs(outputs):
            out.write("-DOCSTART- -X- O O\n\n")
            for sentence in doc.sents:
                lines = [f"{t.text} -X- _ {_tag(t)}\n" for t in sentence if not t.is_space]
                out.write("".join([*lines, "\n"]) if lines else "")
    return [path]


def _tag(token: Any) -> str:
    return f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O"


def to_spans(outputs: Path, folder: Path) -> list[Path]:
    """Writes `spans.jsonl`: a document a line, with its text and its facts as character spans."""
    found = _labelled(outputs)
    path = folder / "spans.jsonl"
    with whole(path) as new, new.open("w", encoding="utf-8") as out:
        for document in rows(outputs, "documents", ["document_id", "path", "text"]):
            spans = [
                {"start": f.start, "end": f.end, "label": f.label, "layer": f.layer, "id": f.fact_id}
                for f in found[document["document_id"]]
            ]
            meta = {"document_id": document["document_id"], "path": document["path"]}
            out.write(json.dumps({"text": document["text"], "spans": spans, "meta": meta}, ensure_ascii=False) + "\n")
    return [path]


def _labelled(outputs: Path) -> dict[str, list[Labelled]]:
    """{document id: its facts as spans, layer by layer in text order}"""
    found: defaultdict[str, list[Labelled]] = defaultdict(list)
    for m in rows(outputs, "mentions", [*_COLUMNS, "mention_id", "kind", "entity_id"]):
        label = _LABELS[m["kind"]]
        found[m["document_id"]].append(
            Labelled("mentions", m["start"], m["end"], label, m["mention_id"], m["entity_id"])
        )
    for layer, key, column in (
        ("dates", "date_id", None),
        ("acronyms", "acronym_id", None),
        ("roles", "role_id", None),
        ("commitments", "commitment_id", "strength"),
    ):
        for row in rows(outputs, layer, [*_COLUMNS, key, *([column] if column else [])]):
            label = row[column].upper() if column else layer.removesuffix("s").upper()
            found[row["document_id"]].append(Labelled(layer, row["start"], row["end"], label, row[key]))
    return found


def _docs(outputs: Path) -> Iterator[Doc]:
    """The documents as spaCy docs, in the order of the table."""
    nlp = spacy.blank("en")
    nlp.max_length = 1_000_000_000
    nlp.add_pipe("send_sentences")
    found = _labelled(outputs)
    for document in rows(outputs, "documents", ["document_id", "path", "text"]):
        yield _doc(nlp, document, found[document["document_id"]])


def _doc(nlp: Language, document: dict[str, Any], found: list[Labelled]) -> Doc:
    doc = nlp(document["text"])
    starts = {span.start for span in doc.spans.pop("send_sentences")}
    for token in doc:
        token.is_sent_start = token.i in starts or token.i == 0
    layers: defaultdict[str, list[Span]] = defaultdict(list)
    for fact in found:
        layers[fact.layer].append(_span(doc, fact))
    for layer in ("mentions", "dates", "acronyms", "roles", "commitments"):
        doc.spans[layer] = SpanGroup(doc, name=layer, spans=layers[layer])
    doc.ents = filter_spans([*layers["mentions"], *layers["dates"]])
    # in place of what our own components keep with a doc
    doc.user_data = {"document_id": document["document_id"], "path": document["path"]}
    return doc


def _span(doc: Doc, fact: Labelled) -> Span:
    span = doc.char_span(
        fact.start, fact.end, fact.label, kb_id=fact.entity_id, span_id=fact.fact_id, alignment_mode="expand"
    )
    assert span is not None  # only a span outside the text is none
    return span
