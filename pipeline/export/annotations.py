"""W3C Web Annotations (https://www.w3.org/TR/annotation-model/): each fact a note on its place in its document."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pipeline.export.source import rows, whole
from pipeline.facts import TABLES, Provenance

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_URN = "urn:x-send-facts:"
_SURROUNDINGS = 32
"""Characters of text before and after the evidence, by which a tool finds it again in a changed document."""


def to_webanno(outputs: Path, folder: Path) -> list[Path]:
    """Writes `annotations.jsonld`: an AnnotationCollection with one annotation for each fact of a document.

    The selectors are the position (in code points of `documents.text`) and the quotation with its surroundings; the
    first body is the kind of fact as a tag, the second the fact's own columns as JSON.
    """
    documents = {d["document_id"]: d for d in rows(outputs, "documents", ["document_id", "path", "text"])}
    path = folder / "annotations.jsonld"
    count = 0
    with whole(path) as new, new.open("w", encoding="utf-8") as out:
        out.write(f'{{"@context": "{_CONTEXT}", "id": "{_URN}facts", "type": "AnnotationCollection",\n')
        out.write(f'"first": {{"id": "{_URN}facts:1", "type": "AnnotationPage", "startIndex": 0, "items": [')
        for model in TABLES:
            if not issubclass(model, Provenance):
                continue
            for row in rows(outputs, model.table):
                out.write(",\n" if count else "\n")
                out.write(json.dumps(_annotation(model, row, documents[row["document_id"]]), ensure_ascii=False))
                count += 1
        out.write(f'\n]}}, "total": {count}}}\n')
    return [path]


def _annotation(model: type[Provenance], row: dict[str, Any], document: dict[str, Any]) -> dict[str, Any]:
    text, start, end = document["text"], row["start"], row["end"]
    own = {c: v for c, v in row.items() if c not in Provenance.model_fields and c not in model.key}
    return {
        "id": _URN + row[model.key[0]],
        "type": "Annotation",
        "motivation": "identifying",
        "generator": {"id": f"{_URN}rule:{row['rule']}", "type": "Software", "name": row["rule"]},
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": model.__name__.lower()},
            {
                "type": "TextualBody",
                "purpose": "describing",
                "format": "application/json",
                "value": json.dumps(own, ensure_ascii=False, default=str),
            },
        ],
        "target": {
            "source": {"id": _URN + row["document_id"], "type": "Text", "name": document["path"]},
            "selector": [
                {"type": "TextPositionSelector", "start": start, "end": end},
                {
                    "type": "TextQuoteSelector",
                    "exact": row["text"],
                    "prefix": text[max(0, start - _SURROUNDINGS) : start],
                    "suffix": text[end : end + _SURROUNDINGS],
                },
            ],
        },
    }
