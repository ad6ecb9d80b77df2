"""The public functions, and what holds for any text."""

from __future__ import annotations

import builtins
import doctest
import re
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import pipeline.api
from pipeline import Facts, Location, extract, locate, read_tables, run, sentences
from pipeline.facts import TABLES
from tests.read.made import BRIEFING, formats

KINDS = ("organisations", "people", "mentions", "roles", "dates", "acronyms", "commitments")


def test_the_docstrings_keep_their_word() -> None:
    assert doctest.testmod(pipeline.api).failed == 0


def test_facts_come_as_data_frames() -> None:
    frames = extract("The DfE will publish its plan by May 2025.", published=date(2025, 1, 7)).frames()
    assert tuple(frames) == KINDS
    assert list(frames["people"].columns) == list(next(m for m in TABLES if m.table == "people").model_fields)
    assert frames["commitments"].loc[0, "due_end"] == date(2025, 5, 31)


def test_the_publication_day_given_is_the_one_used() -> None:
    text = "The plan is due in March."
    due = [extract(text, published=date(year, 1, 7)).dates[0].date_end for year in (2024, 2025)]
    assert due == [date(2024, 3, 31), date(2025, 3, 31)]


@pytest.mark.parametrize("published", [date(2025, 1, 7), datetime(2025, 1, 7, 9, 30), "2025-01-07"])
def test_the_publication_day_may_be_a_date_a_time_or_written(published: date | str) -> None:
    assert extract("The plan is due in March.", published=published).dates[0].date_end == date(2025, 3, 31)


@pytest.mark.parametrize(
    ("text", "options", "error", "reason"),
    [
        (None, {}, TypeError, "text has to be a str, not NoneType"),
        (b"The plan", {}, TypeError, "text has to be a str, not bytes"),
        ("The plan", {"title": 5}, TypeError, "title has to be a str, not int"),
        ("The plan", {"published": 2025}, TypeError, "published has to be a date or a str, not int"),
        ("The plan", {"published": "soon"}, ValueError, "published has to be a day such as '2025-03-03', not 'soon'"),
        ("The plan", {"published": "2025-13-40"}, ValueError, "such as '2025-03-03', not '2025-13-40'"),
    ],
)
def test_arguments_of_other_sorts_are_refused_by_name(
    text: Any, options: dict[str, Any], error: type[Exception], reason: str
) -> None:
    with pytest.raises(error, match=reason):
        extract(text, **options)


def test_what_is_no_text_has_no_sentences() -> None:
    with pytest.raises(TypeError, match="text has to be a str, not list"):
        sentences(["One."])  # type: ignore[arg-type]


@pytest.mark.parametrize("function", [extract, locate, read_tables, run, sentences], ids=lambda f: f.__name__)
def test_the_errors_that_a_function_says_it_raises_are_public(function: Callable[..., Any]) -> None:
    errors = set(re.findall(r"\b(?:[A-Z]\w*Error|MissingExtra)\b", function.__doc__ or ""))
    assert errors
    assert {name for name in errors if not hasattr(builtins, name)} <= set(pipeline.__all__)


def test_every_public_name_is_there() -> None:
    assert all(getattr(pipeline, name).__name__ == name for name in pipeline.__all__)


def test_sentences_are_stretches_of_the_text_in_order() -> None:
    text = "Dr. Reyne spoke first. The plan, she said, is late!\n\n• hire tutors\n• open hubs"
    assert sentences(text) == ["Dr. Reyne spoke first.", "The plan, she said, is late!", "• hire tutors", "• open hubs"]


@pytest.mark.parametrize("name", ["send_sentences", "send_dates", "send_acronyms"])
def test_components_work_in_a_spacy_pipeline_of_ones_own(name: str) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("send_sentences")
    if name != "send_sentences":
        nlp.add_pipe(name)
    doc = nlp("The Pupil Needs Board (PNB) met on 3 March 2025.")
    expected = {"send_sentences": doc.text, "send_dates": "3 March 2025", "send_acronyms": "Pupil Needs Board (PNB)"}
    assert [span.text for span in doc.spans[name]] == [expected[name]]


def test_spans_stand_where_the_words_do_in_lines_that_are_laid_out_oddly() -> None:
    nlp = spacy.blank("en")
    for name in ("send_sentences", "send_dates"):
        nlp.add_pipe(name)
    doc = nlp("   The Pupil Needs Board \r\n\r\n   It met on 3 March 2025.\r\n")
    assert [span.text for span in doc.spans["send_dates"]] == ["3 March 2025"]


def test_a_component_that_lacks_what_it_builds_on_says_so() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("send_roles")
    with pytest.raises(ValueError, match=r"send_roles builds on .*: add them to the pipeline before it"):
        nlp("Ana Reyne, chair of Oakline, spoke.")


PIECES = [
    *("The DfE", "Ana Reyne", "Ms Reyne", "Oakline Trust (OT)", "will", "publish", "by", "the end of 2025", "3 March"),
    *("said", "\n", "\n\n", "• ", "# ", ". ", ", ", ": ", " – ", "“", "”", "(", ")", "[", "|", "1. ", "chair of"),
    *(
        "\u00a0",
        "\r\n",
        "\t",
        "é",
        "😀",
        "\u200b",
        "SEND",
        "EHCP  Education, Health and Care Plan",
        "2022-23",
        "co-chairs",
    ),
]
TEXTS = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_any_text_gives_facts_whose_evidence_keys_and_references_hold(text: str) -> None:
    facts = extract(text, published=date(2025, 6, 10))
    ids = {
        "entities": {o.organisation_id for o in facts.organisations} | {p.person_id for p in facts.people},
        "dates": {d.date_id for d in facts.dates},
    }
    for kind in KINDS[2:]:
        rows = getattr(facts, kind)
        for row in rows:
            assert 0 <= row.start < row.end <= len(text)
            assert text[row.start : row.end] == row.text
            assert 0 <= row.confidence <= 1
        keys = [tuple(getattr(row, column) for column in type(row).key) for row in rows]
        assert len(keys) == len(set(keys))
    assert {m.entity_id for m in facts.mentions} <= ids["entities"]
    assert {r.person_id for r in facts.roles} <= ids["entities"]
    assert {r.organisation_id for r in facts.roles} - {None} <= ids["entities"]
    assert {c.actor_id for c in facts.commitments} - {None} <= ids["entities"]
    assert {c.speaker_id for c in facts.commitments} - {None} <= ids["entities"]
    assert {c.date_id for c in facts.commitments} - {None} <= ids["dates"]
    for d in facts.dates:
        assert (d.date_start is None) == (d.date_end is None)
        assert d.date_start is None or d.date_end is None or d.date_start <= d.date_end


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_extracting_twice_gives_the_same(text: str) -> None:
    assert extract(text) == extract(text)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_sentences_of_any_text_follow_one_another(text: str) -> None:
    place = 0
    for sentence in sentences(text):
        assert sentence.strip()
        place = text.index(sentence, place) + len(sentence)


def test_facts_has_the_lists_of_the_contract() -> None:
    assert tuple(Facts.__dataclass_fields__) == KINDS


def test_a_place_in_a_document_can_be_asked_for(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for name in ("briefing.pdf", "briefing.txt"):
        (corpus / name).write_bytes(formats(BRIEFING)[name])
    run(corpus, tmp_path / "out")
    documents = read_tables(tmp_path / "out")["documents"].set_index("path")
    ids, texts = documents["document_id"], documents["text"]
    words = "expects councils to overspend"
    here = locate(ids["briefing.pdf"], texts["briefing.pdf"].index(words), outputs=tmp_path / "out")
    assert (here.path, here.page, here.element) == ("briefing.pdf", 2, None)
    assert words in texts["briefing.pdf"].splitlines()[here.line - 1]
    assert locate(ids["briefing.txt"], 0, outputs=tmp_path / "out") == Location("briefing.txt", 1)
    with pytest.raises(IndexError, match=r"briefing.txt: offset 90000 is not in the text"):
        locate(ids["briefing.txt"], 90_000, outputs=tmp_path / "out")
    with pytest.raises(KeyError):
        locate("doc-none", 0, outputs=tmp_path / "out")
