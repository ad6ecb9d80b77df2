"""Short forms that documents, or parts of one, give different long forms; other spellings of one long form are none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from pipeline.facts import AcronymConflict, AcronymSource
from pipeline.found import DocumentFacts, FoundAcronym
from pipeline.resolve import Census, resolve, stable_id
from pipeline.rules import Rules

Defined = tuple[str, str | None] | tuple[str, str | None, str]
"""(short form, long form, and the organisation where it names one)"""


def document(*defined: Defined, source: AcronymSource = "inline") -> DocumentFacts:
    return DocumentFacts(
        acronyms=[
            FoundAcronym(
                start=n, end=n + 1, rule="test.rule", short=short, long=long, source=source, organisation=(*of, None)[0]
            )
            for n, (short, long, *of) in enumerate(defined)
        ]
    )


def conflicts(rules: Rules, *documents: DocumentFacts) -> list[AcronymConflict]:
    """The rows, which are the same whichever document is read first."""
    found: list[list[AcronymConflict]] = []
    for order in (1, -1):
        census = Census()
        for number, facts in list(enumerate(documents))[::order]:
            census.add(stable_id("document", number), None, "", facts, rules)
        rows: Any = resolve(census, rules).rows["acronym_conflicts"]
        found.append(list(rows))
    assert found[0] == found[1]
    return found[0]


WITHIN, ACROSS = True, False
REGIONAL, RAPID = "Regional Expert Partnership", "Rapid Early Play"

CONFLICTS: list[tuple[str, Sequence[Sequence[Defined]], list[tuple[str, str, int, bool]]]] = [
    (
        "in two documents",
        [[("REP", REGIONAL)], [("REP", RAPID)]],
        [("REP", RAPID, 1, ACROSS), ("REP", REGIONAL, 1, ACROSS)],
    ),
    (
        "spelt with other capitals",
        [[("REP", REGIONAL)], [("ReP", RAPID)], [("REP", REGIONAL)]],
        [("REP", RAPID, 1, ACROSS), ("REP", REGIONAL, 2, ACROSS)],
    ),
    (
        "in one document",
        [[("REP", REGIONAL), ("REP", RAPID)]],
        [("REP", RAPID, 1, WITHIN), ("REP", REGIONAL, 1, WITHIN)],
    ),
    (
        "within one document and across others",
        [[("REP", REGIONAL), ("REP", RAPID)], [("REP", REGIONAL)], [("REP", "Reading Every Page")]],
        [("REP", RAPID, 1, WITHIN), ("REP", "Reading Every Page", 1, ACROSS), ("REP", REGIONAL, 2, WITHIN)],
    ),
    (
        "the wording used most stands for a meaning",
        [[("REP", REGIONAL)], [("REP", "regional expert partnerships")], [("REP", REGIONAL)], [("REP", RAPID)]],
        [("REP", RAPID, 1, ACROSS), ("REP", REGIONAL, 3, ACROSS)],
    ),
    (
        "two bodies",
        [[("OT", "Oakline Trust", "Oakline Trust")], [("OT", "Orchard Tutors", "Orchard Tutors")]],
        [("OT", "Oakline Trust", 1, ACROSS), ("OT", "Orchard Tutors", 1, ACROSS)],
    ),
    (
        "a body and a thing",
        [[("OT", "Oakline Trust", "Oakline Trust")], [("OT", "occupational therapy")]],
        [("OT", "Oakline Trust", 1, ACROSS), ("OT", "occupational therapy", 1, ACROSS)],
    ),
]
NO_CONFLICTS: list[tuple[str, Sequence[Sequence[Defined]]]] = [
    ("one long form", [[("REP", REGIONAL)], [("REP", REGIONAL)]]),
    ("case and number", [[("REP", REGIONAL)], [("REP", "regional expert partnerships")]]),
    ("small words", [[("BoL", "Board of Learning")], [("BoL", "Board for the Learning")]]),
    ("hyphens", [[("APR", "Alternative-Provision Review")], [("APR", "alternative provision review")]]),
    ("words left out", [[("REP", REGIONAL)], [("REP", "expert partnership")]]),
    (
        "a short form within a long one",
        [[("AP", "alternative provision")], [("APR", "AP review")], [("APR", "alternative provision review")]],
    ),
    (
        "two names of one body",
        [[("OT", "Oakline Trust", "Oakline Trust")], [("OT", "Oakline Trsut", "Oakline Trsut")]],
    ),
    ("another short form", [[("REP", REGIONAL)], [("REPS", RAPID)]]),
    ("no long form", [[("REP", REGIONAL)], [("REP", None)]]),
]


@pytest.mark.parametrize(("documents", "expected"), [c[1:] for c in CONFLICTS], ids=[c[0] for c in CONFLICTS])
def test_a_conflict(
    documents: Sequence[Sequence[Defined]], expected: list[tuple[str, str, int, bool]], rules: Rules
) -> None:
    found = conflicts(rules, *(document(*defined) for defined in documents))
    assert [(row.short, row.long, row.documents, row.within_document) for row in found] == expected


@pytest.mark.parametrize("documents", [c[1] for c in NO_CONFLICTS], ids=[c[0] for c in NO_CONFLICTS])
def test_no_conflict(documents: Sequence[Sequence[Defined]], rules: Rules) -> None:
    assert conflicts(rules, *(document(*defined) for defined in documents)) == []


def test_only_what_a_document_defines_itself_counts(rules: Rules) -> None:
    ours = document(("REP", REGIONAL))
    assert conflicts(rules, ours, document(("REP", RAPID), source="known")) == []
    assert len(conflicts(rules, ours, document(("REP", RAPID), source="glossary"))) == 2


def test_a_row_says_where_a_long_form_is_used_and_which_body_it_is(rules: Rules) -> None:
    body, thing = conflicts(
        rules, document(("OT", "Oakline Trust", "Oakline Trust")), document(("OT", "occupational therapy"))
    )
    assert body.document_ids == [stable_id("document", 0)]
    assert thing.document_ids == [stable_id("document", 1)]
    assert (body.organisation_id, thing.organisation_id) == (stable_id("organisation", "Oakline Trust"), None)
