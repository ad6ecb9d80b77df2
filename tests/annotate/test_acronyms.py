"""What defines an acronym, what only looks like it, and what is used without a definition."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.annotate.acronyms import Acronyms, letters
from pipeline.annotate.acronyms.forms import singular
from pipeline.annotate.layers import Layers
from pipeline.annotate.sections import Sections
from pipeline.annotate.sentences import Sentences
from pipeline.found import FoundAcronym
from pipeline.rules import load


def found(text: str, furniture: tuple[int, int] | None = None) -> list[FoundAcronym]:
    """The acronyms of a text, a stretch of which may be furniture."""
    rules = load()
    layers = Layers.of_text(text)
    layers.boilerplate = [furniture] if furniture else []
    Sentences(rules.sentences, Sections(rules.sections)).read(layers)
    return Acronyms(rules).read(layers)


def defined(text: str) -> list[tuple[str, str | None]]:
    """(short, long) of the definitions of a text."""
    return [(f.short, f.long) for f in found(text) if f.source in ("inline", "glossary")]


INLINE = [
    ("the Pupil Needs Board (PNB) met", "PNB", "Pupil Needs Board"),
    ("PNB (the Pupil Needs Board) met", "PNB", "Pupil Needs Board"),
    ("the Pupil - Needs Board (PNB) met", "PNB", "Pupil - Needs Board"),
    ("the Pupil — Needs Board (PNB) met", "PNB", "Pupil – Needs Board"),
    ("pupil needs plans (PNPs) are", "PNP", "pupil needs plans"),
    ("PNPs [pupil needs plans] are", "PNP", "pupil needs plans"),
    ("a pupil needs plan (PNP)'s cost", "PNP", "pupil needs plan"),
    ('the Pupil Needs Board (the "PNB") met', "PNB", "Pupil Needs Board"),
    ("the Pupil Needs Board (hereafter PNB) met", "PNB", "Pupil Needs Board"),
    ("the Pupil Needs Board (PNB; see annex) met", "PNB", "Pupil Needs Board"),
    ("the Pupil, Care & Health Forum (PC&HF) met", "PC&HF", "Pupil, Care & Health Forum"),
    ("Board for Pupils with Needs (BfPN)", "BfPN", "Board for Pupils with Needs"),
    ("a multi-agency needs co-ordinator (MANCo) came", "MANCo", "multi-agency needs co-ordinator"),
    ("Needs Score 8 (NS8) rose", "NS8", "Needs Score 8"),
    ("Office for Needs in Elmshire (OfNElm)", "OfNElm", "Office for Needs in Elmshire"),
    ("the NHS Elmshire Needs Trust (NENT)", "NENT", "NHS Elmshire Needs Trust"),
    ("a pupil needs plan, also known as a PNP, is", "PNP", "pupil needs plan"),
    ("the Pupil Needs Board, PNB for short, met", "PNB", "Pupil Needs Board"),
    ("the Pupil Needs Board, or PNB, met", "PNB", "Pupil Needs Board"),
    ("PNB stands for Pupil Needs Board.", "PNB", "Pupil Needs Board"),
    ("The PNB, the Pupil Needs Board, met", "PNB", "Pupil Needs Board"),
    ("the Board for Elmshire and Fenland in England (BEF)", "BEF", "Board for Elmshire and Fenland in England"),
    ("Department for Digital Needs and Data (DDND)", "DDND", "Department for Digital Needs and Data"),
    ("the Department for Data, Needs and Arts (DNA)", "DNA", "Department for Data, Needs and Arts"),
    ("three parts per score (pps) more", "pps", "parts per score"),
    (
        "the National Board of Independent Schools and Non-Maintained Special Schools (NBSS)",
        "NBSS",
        "National Board of Independent Schools and Non-Maintained Special Schools",
    ),
    ("a national needs qualification for PNCOs (PNCO NNQ)", "PNCO NNQ", "national needs qualification for PNCOs"),
    ("the Pupil Needs Board, or PNB as it is known, met", "PNB", "Pupil Needs Board"),
    ("the half (H) of it", "H", "half"),
    ("the schoolboard (Sb1) met", "Sb1", "schoolboard"),
    ("pupil 1,4,5-needs (PN5) rose", "PN5", "pupil 1,4,5-needs"),
    ("PNB helpline (Pupil Needs Board) opens", "PNB", "Pupil Needs Board"),
    ("the pupil needs (PNB) board met", "PNB", "pupil needs board"),
]


@pytest.mark.parametrize(("text", "short", "long"), INLINE)
def test_defined_in_a_sentence(text: str, short: str, long: str) -> None:
    assert defined(text) == [(short, long)]


def test_one_letter_stands_for_the_small_word_before_it() -> None:
    assert defined("the half (H) and decimal (D) times; the Half (H), the tide (D)") == [
        ("H", "half"),
        ("D", "decimal"),
    ]


@pytest.mark.parametrize("text", ["the pupil needs (PNB) met boldly", "the quiet needs (PNB) board met"])
def test_a_word_behind_the_bracket_gives_only_the_last_letter(text: str) -> None:
    assert defined(text) == []


def test_the_second_of_two_leaves_out_what_both_begin_with() -> None:
    assert defined("Pupil needs boards (PNBs), panels (PNPs) and clerks (PNCs) met.") == [
        ("PNB", "Pupil needs boards"),
        ("PNP", "Pupil needs panels"),
        ("PNC", "Pupil needs clerks"),
    ]
    assert defined("Pupil needs boards (PNBs) and panels (PQPs) met.") == [("PNB", "Pupil needs boards")]
    assert defined("Pupil needs boards (PNBs) and some panels (PNPs) met.") == [("PNB", "Pupil needs boards")]


def test_a_chain_of_definitions() -> None:
    text = "Alpha plans (APs), the Beta Needs Board (BNB) and its Gamma Unit (GU) begin."
    assert defined(text) == [("AP", "Alpha plans"), ("BNB", "Beta Needs Board"), ("GU", "Gamma Unit")]


def test_brackets_inside_brackets() -> None:
    text = "It went to the tribunal (part of the Pupil Needs Board (PNB)) in May."
    assert defined(text) == [("PNB", "Pupil Needs Board")]


def test_the_evidence_runs_from_the_long_form_to_the_bracket() -> None:
    text = "It is the Pupil Needs Board (PNB) that met."
    (one,) = found(text)
    assert text[one.start : one.end] == "Pupil Needs Board (PNB)"


def test_two_meanings_in_one_document() -> None:
    text = "The annual review (AR) is due. The trust sent its annual return (AR)."
    assert defined(text) == [("AR", "annual review"), ("AR", "annual return")]


GLOSSARIES = {
    "blanks": "PNB    Pupil Needs Board\nPNP  pupil needs plan",
    "no-break spaces": "PNB\u00a0\u00a0 \u00a0Pupil Needs Board\nPNP\u00a0\u00a0pupil needs plan",
    "tabs": "PNB\tPupil Needs Board\nPNP\tpupil needs plan",
    "dashes": "PNB – Pupil Needs Board\nPNP - pupil needs plan",
    "colons": "PNB: Pupil Needs Board\nPNP: pupil needs plan",
    "bullets": "• PNB: Pupil Needs Board\n• PNP: pupil needs plan",
    "a Markdown table": "| Short | Meaning |\n|---|---|\n| PNB | Pupil Needs Board |\n| PNP | pupil needs plan |",
    "a table with notes": "| PNB | Pupil Needs Board | since 2020 |\n| PNP | pupil needs plan | |",
    "two lines": "PNB\nPupil Needs Board\n\nPNP\npupil needs plan",
    "trailing notes": "PNB  Pupil Needs Board (now closed)\nPNP  pupil needs plan; replaced the form",
    "what it is": "PNB: Pupil Needs Board is a body that meets each week to hear what those who come to it have to say"
    " of their needs\nPNP: pupil needs plan a paper for a pupil",
    "a table with what it is": "| PNB | Pupil Needs Board: it meets each week to hear what those who come to it have"
    " to say of their needs. |\n| PNP | pupil needs plan: a paper for a pupil. |",
    "two paragraphs with what it is": "PNB\n\nPupil Needs Board is a body.\n\nPNP\n\npupil needs plan. A paper.",
    "two short forms": "PN Board or PNB: Pupil Needs Board\nPN plan or PNP: pupil needs plan",
    "the long form first": "Pupil Needs Board | PNB\npupil needs plan | PNP",
}


@pytest.mark.parametrize("layout", GLOSSARIES)
def test_glossaries(layout: str) -> None:
    assert defined(GLOSSARIES[layout]) == [("PNB", "Pupil Needs Board"), ("PNP", "pupil needs plan")]


def test_a_short_form_with_a_small_word() -> None:
    assert defined("PNB plan – plan of the Pupil Needs Board") == []
    assert defined("PNB plan – pupil needs board plan") == [("PNB plan", "pupil needs board plan")]


def words_looked_at(text: str, monkeypatch: pytest.MonkeyPatch) -> int:
    words: list[str] = []
    read = letters._word

    def remembered(written: str, start: int, part: bool, kinds: letters.Minor) -> letters.Word:
        words.append(written)
        return read(written, start, part, kinds)

    with monkeypatch.context() as patched:
        patched.setattr(letters, "_word", remembered)
        found(text)
    return len(words)


@pytest.mark.parametrize(
    "piece", ["PNB, pupil ", "pupil, PNB, ", "pupils need PNB, the ", "board (PNB) ", "PNB = pupil "]
)
def test_the_words_looked_at_grow_with_the_text(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    once, twice = (words_looked_at(piece * repeats, monkeypatch) for repeats in (300, 600))
    assert 0 < once < twice < 2.1 * once


def test_no_word_is_looked_at_behind_the_same_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    assert words_looked_at("(PNB)" * 300, monkeypatch) == 0


def test_single_blanks_count_in_company_only() -> None:
    assert defined("PNB Pupil Needs Board\nPNP pupil needs plan\nPNA pupil needs adviser") == [
        ("PNB", "Pupil Needs Board"),
        ("PNP", "pupil needs plan"),
        ("PNA", "pupil needs adviser"),
    ]
    assert defined("PNB Pupil Needs Board") == []


NO_DEFINITION = [
    "Papers Needed Best (P/N/B/1)",
    "PNB\n\nPupils need boards that are long.",
    "Ann Rees (AR) opened the meeting.",
    "Ann Rees (Chair) opened the meeting.",
    "Ann Rees (Lab) asked about it.",
    "It is law (Schools Act 1990).",
    "See the page (PDF, 500 KB).",
    "The plan(s) may differ (TBC).",
    "Costs rose (£m) in Wales (ALN) last year.",
    'The Schools Act 1990 ("the Act") applies.',
    "Every pupil (a) eats and (b) sleeps.",
    "See also the annex (item 9; p. 4).",
    "DfE: consultation opens in May",
    "Some schools (see page 4) and others (old) close.",
]


@pytest.mark.parametrize("text", NO_DEFINITION)
def test_brackets_that_define_nothing(text: str) -> None:
    assert defined(text) == []


def test_a_known_acronym_gets_its_long_form_once() -> None:
    rows = [(f.short, f.long, f.source) for f in found("EHCPs take long. An EHCP is a plan.")]
    assert rows == [("EHCP", "education, health and care plan", "known")]


def test_letters_behind_a_name_are_a_seat() -> None:
    rows = {(f.short, f.long) for f in found("Ana Reyne MS wrote about arthritis.")}
    assert rows == {("MS", "Member of the Senedd")}
    rows = {(f.short, f.long) for f in found("Children with MS wrote about school.")}
    assert rows == {("MS", "multiple sclerosis")}


def test_an_unknown_acronym_is_reported_without_a_long_form() -> None:
    assert [(f.short, f.long, f.source) for f in found("The XQZW met.")] == [("XQZW", None, "undefined")]


def test_an_unknown_word_in_furniture_is_design() -> None:
    text = "XQZW schools. EHCPs are plans. The XQZW met."
    rows = [(f.short, f.start) for f in found(text, furniture=(0, 30))]
    assert rows == [("EHCP", 14), ("XQZW", 35)]


@pytest.mark.parametrize(
    "text", ["NOTICE TO ALL PARENTS", "It is Key Stage III.", "It is a NEW plan, quite new.", "Ann Rees OBE spoke."]
)
def test_ordinary_capitals_are_no_acronyms(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("written", "short"),
    [("EHCPs", "EHCP"), ("EHCP's", "EHCP"), ("LAs'", "LA"), ("SENCos", "SENCo"), ("DfES", "DfES"), ("CoPs", "CoP")],
)
def test_singular(written: str, short: str) -> None:
    assert singular(written) == short


@given(st.text(alphabet="ABab ()[]\"'.,;:–-\n\t|/&19", max_size=120))
def test_any_text(text: str) -> None:
    for one in found(text):
        assert 0 <= one.start < one.end <= len(text)
        assert one.short
        assert one.long is None or len(one.long) > len(one.short)


def test_a_label_of_a_letterhead_is_no_acronym() -> None:
    text = "SUBJECT: Places\nCABINET: 4 May\nXQZW: Trees\n\nThe CABINET met."
    assert [f.short for f in found(text)] == ["XQZW"]
