"""Undertakings in columns are those that were put in, however many times they are stored and joined."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.found import Name
from pipeline.resolve.identities import ThreadIds
from pipeline.resolve.ids import stable_id
from pipeline.resolve.notes import packed, unpacked
from pipeline.resolve.undertakings import Columns, Content, Undertakings, Voice, content_of
from pipeline.resolve.wording import Wording

HUBS = Content(Wording(("hub", "open"), (), False), False, date(2026, 5, 31), "open two hubs")
PLAN = Content(Wording(("plan", "publish"), ("term",), True), True, None, "publish the plan")
TRUST = Voice(Name("organisation", "Oakline Trust"), "firm")
NOBODY = Voice(None, "proposed")

Said = tuple[str, date | None, Sequence[tuple[Content, Voice]]]
FIRST: Said = ("doc-1", date(2025, 3, 1), [(HUBS, TRUST), (PLAN, NOBODY)])
SECOND: Said = ("doc-2", None, [(HUBS, NOBODY), (HUBS, TRUST)])
SILENT: Said = ("doc-3", date(2025, 3, 9), [])


def undertakings(*documents: Said) -> Undertakings:
    made = Undertakings()
    for document_id, published, said in documents:
        made.begin(document_id, published)
        for start, (content, voice) in enumerate(said):
            made.add(stable_id("commitment", document_id, start), start, content, voice)
    return made


def rows(kept: Undertakings) -> list[tuple[object, ...]]:
    """What there is of each: id, document and day, place, content, voice."""
    columns = (kept.ids, kept.document, kept.start, kept.content, kept.voice)
    return [
        (commitment, kept.documents[document], start, content_of(kept.contents[content]), kept.voices[voice])
        for commitment, document, start, content, voice in zip(*(c.tolist() for c in columns), strict=True)
    ]


def test_each_is_of_its_document_and_says_what_was_said() -> None:
    found = rows(undertakings(FIRST, SILENT, SECOND))
    assert [row[1:] for row in found] == [
        (("doc-1", date(2025, 3, 1)), 0, HUBS, TRUST),
        (("doc-1", date(2025, 3, 1)), 1, PLAN, NOBODY),
        (("doc-2", None), 0, HUBS, NOBODY),
        (("doc-2", None), 1, HUBS, TRUST),
    ]
    assert len({row[0] for row in found}) == 4


def test_what_is_said_again_is_kept_once() -> None:
    kept = undertakings(FIRST, SECOND)
    assert (len(kept), len(kept.contents), len(kept.voices)) == (4, 2, 2)


@pytest.mark.parametrize("parts", [[FIRST, SECOND, SILENT], [SILENT, SECOND, FIRST], [SILENT], [FIRST, FIRST]])
def test_parts_that_are_stored_and_put_together_are_the_whole(parts: list[Said]) -> None:
    joined = Undertakings()
    for part in parts:
        joined.update(Undertakings.of(undertakings(part).columns()))
    assert rows(joined) == rows(undertakings(*parts))
    assert joined.documents == undertakings(*parts).documents


def shorter(kept: str, column: str) -> str:
    """A column with one number, or letter of an id, less."""
    return kept[:-1] if column == "ids" else packed(unpacked(kept)[:-1])


@pytest.mark.parametrize("column", ["document", "start", "content", "voice", "ids"])
def test_columns_of_different_lengths_are_refused(column: str) -> None:
    columns: Columns = undertakings(FIRST, SECOND).columns()
    with pytest.raises(ValueError, match="different lengths"):
        Undertakings.of(replace(columns, **{column: shorter(getattr(columns, column), column)}))


def test_threads_are_told_by_commitment_and_those_in_none_are_not_there() -> None:
    ids = ThreadIds.of(np.array([b"com-c", b"com-a", b"com-b"]), np.array([1, 0, -1], np.int32), ["thr-x", "thr-y"])
    assert dict(ids) == {"com-a": "thr-x", "com-c": "thr-y"}
    assert ids.among(np.array([b"com-b", b"com-c", b"com-z"])) == {"com-c": "thr-y"}
    assert ids.get("com-b") is None
    assert ThreadIds().among(np.array([b"com-a"])) == {}


@given(st.lists(st.integers(-(2**31), 2**31 - 1)))
def test_numbers_are_unpacked_as_they_were_packed(numbers: list[int]) -> None:
    assert unpacked(packed(array("i", numbers))).tolist() == numbers


@pytest.mark.parametrize("damaged", ["AAA", "AAAA", "Äpfel", "A==="])
def test_what_was_not_packed_is_refused(damaged: str) -> None:
    with pytest.raises(ValueError):
        unpacked(damaged)
