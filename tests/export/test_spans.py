"""Facts as spans, read back with the libraries they are made for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
import spacy
from pyld import jsonld
from spacy.tokens import Doc, DocBin
from spacy.training.converters import conll_ner_to_docs

from pipeline.export import export
from pipeline.facts import TABLES, Provenance

FACTS = {model.table: model for model in TABLES if issubclass(model, Provenance)}


def rows(outputs: Path, table: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pq.read_table(outputs / f"{table}.parquet").to_pylist()
    return found


@pytest.fixture(scope="module")
def docs(example_outputs: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Doc]:
    (path,) = export(example_outputs, "docbin", tmp_path_factory.mktemp("docbin"))
    return list(DocBin().from_disk(path).get_docs(spacy.blank("en").vocab))


def test_a_docbin_holds_every_fact_as_a_span_with_its_id(example_outputs: Path, docs: list[Doc]) -> None:
    by_id = {doc.user_data["document_id"]: doc for doc in docs}
    for table, model in FACTS.items():
        spans = {span.id_: span for doc in docs for span in doc.spans[table]}
        wanted = rows(example_outputs, table)
        assert set(spans) == {row[model.key[0]] for row in wanted}
        for row in wanted:
            span = spans[row[model.key[0]]]
            assert span.doc is by_id[row["document_id"]]
            assert (span.start_char, span.end_char, span.text) == (row["start"], row["end"], row["text"])


def test_a_docbin_has_texts_sentences_and_entities(example_outputs: Path, docs: list[Doc]) -> None:
    assert [doc.text for doc in docs] == [row["text"] for row in rows(example_outputs, "documents")]
    (quoted,) = (s.text.strip() for doc in docs for s in doc.sents if "30 June" in s.text)
    assert quoted.startswith('"We will consult schools')
    entities = {(e.text, e.label_, e.kb_id_) for doc in docs for e in doc.ents}
    people = {row["name"]: row["person_id"] for row in rows(example_outputs, "people")}
    assert ("Tom Arden", "PERSON", people["Tom Arden"]) in entities
    assert ("30 June 2025", "DATE", "") in entities
    assert {s.label_ for doc in docs for s in doc.spans["commitments"]} == {"FIRM", "REQUIRED"}


def test_spacy_reads_the_iob_lines_as_the_same_entities(example_outputs: Path, docs: list[Doc], tmp_path: Path) -> None:
    (path,) = export(example_outputs, "iob", tmp_path)
    read = list(conll_ner_to_docs(path.read_text(encoding="utf-8"), n_sents=0, no_print=True))
    assert [(e.text, e.label_) for doc in read for e in doc.ents] == [
        (" ".join(t.text for t in e if not t.is_space), e.label_) for doc in docs for e in doc.ents
    ]


def test_span_lines_point_into_their_text(example_outputs: Path, tmp_path: Path) -> None:
    (path,) = export(example_outputs, "spans", tmp_path)
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    found = {(s["layer"], s["id"], line["text"][s["start"] : s["end"]]) for line in lines for s in line["spans"]}
    wanted = [(table, model.key[0], row) for table, model in FACTS.items() for row in rows(example_outputs, table)]
    assert found == {(table, row[key], row["text"]) for table, key, row in wanted}


OA = "http://www.w3.org/ns/oa#"
AS = "http://www.w3.org/ns/activitystreams#"
CONTEXT = {
    "@version": 1.1,
    "id": "@id", "type": "@type", "oa": OA, "as": AS,
    "Annotation": "oa:Annotation", "TextualBody": "oa:TextualBody",
    "TextPositionSelector": "oa:TextPositionSelector", "TextQuoteSelector": "oa:TextQuoteSelector",
    "AnnotationCollection": "as:OrderedCollection", "AnnotationPage": "as:OrderedCollectionPage",
    "body": {"@id": "oa:hasBody", "@type": "@id"}, "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"}, "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
    "exact": "oa:exact", "prefix": "oa:prefix", "suffix": "oa:suffix", "value": "rdf:value",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "xsd": "http://www.w3.org/2001/XMLSchema#",
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"}, "identifying": "oa:identifying",
    "first": {"@id": "as:first", "@type": "@id"}, "total": "as:totalItems",
    "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
}  # fmt: skip
"""The terms of the W3C's context that are used here (https://www.w3.org/TR/annotation-vocab/)."""


def test_web_annotations_are_json_ld_of_the_w3c_model(example_outputs: Path, tmp_path: Path) -> None:
    (path,) = export(example_outputs, "webanno", tmp_path)
    collection = json.loads(path.read_text(encoding="utf-8"))
    asked = []

    def loader(url: str, options: object) -> dict[str, Any]:
        asked.append(url)
        return {"contextUrl": None, "documentUrl": url, "document": {"@context": CONTEXT}}

    (expanded,) = jsonld.expand(collection, {"documentLoader": loader})
    assert set(asked) == {"http://www.w3.org/ns/anno.jsonld"}
    assert expanded["@type"] == [AS + "OrderedCollection"]
    (items,) = expanded[AS + "first"][0][AS + "items"]
    texts = {row["document_id"]: row["text"] for row in rows(example_outputs, "documents")}
    assert expanded[AS + "totalItems"][0]["@value"] == len(items["@list"])
    for annotation in items["@list"]:
        assert annotation["@type"] == [OA + "Annotation"]
        assert annotation[OA + "motivatedBy"] == [{"@id": OA + "identifying"}]
        (target,) = annotation[OA + "hasTarget"]
        text = texts[target[OA + "hasSource"][0]["@id"].rpartition(":")[2]]
        position, quote = target[OA + "hasSelector"]
        start, end = (position[OA + edge][0]["@value"] for edge in ("start", "end"))
        exact, prefix, suffix = (quote[OA + part][0]["@value"] for part in ("exact", "prefix", "suffix"))
        assert text[start:end] == exact
        assert text[:start].endswith(prefix)
        assert text[end:].startswith(suffix)
    ids = {annotation["@id"].rpartition(":")[2] for annotation in items["@list"]}
    assert ids == {row[model.key[0]] for table, model in FACTS.items() for row in rows(example_outputs, table)}
