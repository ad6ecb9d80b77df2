"""Evidence is found again wherever its sentence has moved to, and known to be gone when it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.decisions import Evidence
from pipeline.verdicts.evidence import nearest, standing

TEXT = "The plan came out in May. The Oakline Trust will reply by May. Nobody else will."
SENTENCE = "The Oakline Trust will reply by May."
MAY = Evidence(path="a.txt", start=58, end=61, text="May", sentence=SENTENCE)

MOVED = [
    ("as it was", TEXT, 58),
    ("a paragraph was added above", "In May it rained.\n\n" + TEXT, 77),
    ("what stood above went", SENTENCE, 32),
    ("the sentence stands twice: the nearer one", f"{TEXT} {SENTENCE}", 58),
    ("the sentence was reworded around it", TEXT.replace("reply by", "answer i"), 58),
]
GONE = [
    ("another month", TEXT.replace("by May", "by June")),
    ("the sentence went, the word stands elsewhere", "The plan came out in May. Nobody will."),
    ("nothing is left", ""),
]


@pytest.mark.parametrize(("text", "start"), [m[1:] for m in MOVED], ids=[m[0] for m in MOVED])
def test_evidence_stands_where_its_sentence_is(text: str, start: int) -> None:
    assert standing(MAY, text) == (start, start + 3)


@pytest.mark.parametrize("text", [g[1] for g in GONE], ids=[g[0] for g in GONE])
def test_evidence_that_went_is_not_found_elsewhere(text: str) -> None:
    assert standing(MAY, text) is None


def test_long_evidence_is_known_by_itself() -> None:
    evidence = Evidence(path="a.txt", start=26, end=58, text="The Oakline Trust will reply by ", sentence="It was so.")
    assert standing(evidence, "New. " + TEXT) == (31, 63)


@given(st.text(), st.integers(0, 50), st.integers(1, 9), st.text())
def test_what_stands_is_the_evidence(text: str, start: int, length: int, above: str) -> None:
    wanted = text[start : start + length]
    evidence = Evidence(path="a", start=start, end=start + len(wanted), text=wanted, sentence=text)
    place = standing(evidence, above + text)
    assert place is None if not wanted else place is not None and (above + text)[slice(*place)] == wanted


@pytest.mark.parametrize(("wanted", "place"), [("will", (75, 79)), ("never", None), ("", None)])
def test_the_nearest_words(wanted: str, place: tuple[int, int] | None) -> None:
    assert nearest(wanted, TEXT, (74, 75)) == place
