"""One briefing in every format: the same facts, each with a place; what a format tells beyond the words."""

from __future__ import annotations

import importlib
from datetime import date
from itertools import combinations
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from pipeline.annotate import annotate, build
from pipeline.briefing import Briefing
from pipeline.errors import ReadError
from pipeline.found import DocumentFacts
from pipeline.read import briefing_from_bytes
from pipeline.rules import Rules
from tests.read.made import BRIEFING, formats, heading, text

FILES = formats(BRIEFING)
AGREE = 0.95


@pytest.fixture(scope="module")
def nlp() -> Language:
    return build()


@pytest.fixture(scope="module")
def briefings(rules: Rules) -> dict[str, Briefing]:
    return {name: briefing_from_bytes(raw, name, rules) for name, raw in FILES.items()}


def said(facts: DocumentFacts) -> set[tuple[Any, ...]]:
    """What the facts of a document say, wherever it stands."""
    return {
        *(("mention", m.kind, m.name, m.text) for m in facts.mentions),
        *(("role", r.person, r.role, r.organisation, r.former) for r in facts.roles),
        *(("date", d.text, d.date_start, d.date_end) for d in facts.dates),
        *(("acronym", a.short, a.long, a.source) for a in facts.acronyms),
        *(("commitment", c.actor, c.action, c.strength, c.due_end) for c in facts.commitments),
    }


def test_a_briefing_says_the_same_in_every_format(nlp: Language, briefings: dict[str, Briefing]) -> None:
    facts = {name: said(annotate(nlp, briefing)) for name, briefing in briefings.items()}
    kinds = {fact[0] for fact in facts["briefing.md"]}
    assert kinds == {"mention", "role", "date", "acronym", "commitment"}
    for one, other in combinations(facts, 2):
        shared = len(facts[one] & facts[other])
        assert shared >= AGREE * max(len(facts[one]), len(facts[other])), (one, other, facts[one] ^ facts[other])


@pytest.mark.parametrize("name", FILES)
def test_a_briefing_has_the_same_title_and_day_in_every_format(name: str, briefings: dict[str, Briefing]) -> None:
    about = briefings[name].metadata
    assert (about.title, about.published) == (BRIEFING[0].words, date(2024, 6, 3))


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("briefing.txt", "text"), ("briefing.md", "markdown"), ("briefing.html", "html"), ("briefing.docx", "docx"),
        ("briefing.pdf", "pdf"), ("briefing.eml", "mail"),
    ],
)  # fmt: skip
def test_a_briefing_knows_its_format(name: str, form: str, briefings: dict[str, Briefing]) -> None:
    assert (briefings[name].format, briefings[name].notices) == (form, [])


@pytest.mark.parametrize("name", ["briefing.md", "briefing.html", "briefing.docx", "briefing.pdf"])
def test_headings_lists_and_tables_are_kept(name: str, briefings: dict[str, Briefing]) -> None:
    lines = briefings[name].text.splitlines()
    assert "## What others say" in lines
    assert "| Ofsted | a framework for inspections | 30 September 2024 |" in lines
    assert {"- train 400 more educational psychologists by 31 March 2026",
            "• train 400 more educational psychologists by 31 March 2026"}.intersection(lines)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "page", "element"),
    [
        ("briefing.html", None, "/html/body/main[1]/article[1]/p[6]"),
        ("briefing.docx", None, "paragraph 17"),
        ("briefing.pdf", 2, None),
        ("briefing.txt", None, None),
    ],
)
def test_an_offset_has_a_place(
    name: str, page: int | None, element: str | None, briefings: dict[str, Briefing]
) -> None:
    briefing = briefings[name]
    place = briefing.place_at(briefing.text.index("expects councils to overspend"))
    assert (place and place.page, place and place.element) == (page, element)


def test_running_heads_and_page_numbers_are_furniture(briefings: dict[str, Briefing]) -> None:
    briefing = briefings["briefing.pdf"]
    told = [line for start, end in briefing.boilerplate for line in briefing.text[start:end].splitlines()]
    assert told == ["Wexmoor Union briefing", "Page 1", "Wexmoor Union briefing", "Page 2"]


def test_menus_and_scripts_are_no_text(briefings: dict[str, Briefing]) -> None:
    page = briefings["briefing.html"].text
    assert not any(word in page for word in ("Home", "tracked", "Mill Lane"))


@pytest.mark.parametrize(
    ("contents", "named", "form"),
    [
        ("briefing.html", "briefing.txt", "html"),
        ("briefing.docx", "briefing.pdf", "docx"),
        ("briefing.pdf", "briefing.html", "pdf"),
        ("briefing.eml", "briefing.txt", "mail"),
        ("briefing.txt", "briefing.pdf", "text"),
        ("briefing.txt", "briefing.docx", "text"),
    ],
)
def test_a_wrong_suffix_is_noticed_and_the_contents_are_read(
    contents: str, named: str, form: str, rules: Rules, briefings: dict[str, Briefing]
) -> None:
    briefing = briefing_from_bytes(FILES[contents], named, rules)
    assert briefing.format == form
    assert briefing.text == briefings[contents].text
    assert len(briefing.notices) == 1
    assert briefing.notices[0].endswith(f"but the contents are {form}")


def test_what_a_file_without_a_suffix_is_its_contents_tell(rules: Rules, briefings: dict[str, Briefing]) -> None:
    briefing = briefing_from_bytes(FILES["briefing.pdf"], "briefing", rules)
    assert (briefing.format, briefing.text) == ("pdf", briefings["briefing.pdf"].text)
    assert briefing.notices == ["the name has no suffix: the contents are pdf"]


@pytest.mark.parametrize(
    ("library", "name"), [("lxml.html", "briefing.html"), ("docx", "briefing.docx"), ("pdfplumber", "briefing.pdf")]
)
def test_a_missing_library_is_told_with_the_command_that_brings_it(
    library: str, name: str, rules: Rules, monkeypatch: pytest.MonkeyPatch
) -> None:
    brought = importlib.import_module

    def missing(wanted: str, *rest: Any) -> Any:
        if wanted == library:
            raise ImportError(wanted)
        return brought(wanted, *rest)

    monkeypatch.setattr(importlib, "import_module", missing)
    with pytest.raises(ReadError, match=r'pip install "send-facts\[documents\]"') as refused:
        briefing_from_bytes(FILES[name], name, rules)
    assert refused.value.kind == "missing library"


def page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


STORY = "<p>" + "</p><p>".join(
    f"The council said on {day} May 2024 that it would publish paper number {day} for parents and schools to read."
    for day in range(1, 9)
) + "</p>"  # fmt: skip


def test_a_page_is_read_in_the_order_of_its_elements(rules: Rules) -> None:
    body = (
        f"<h1>A quiet <em>month</em></h1><p>By Ana Reyne<br>2 May 2024</p>{STORY}<h2>Terms</h2>"
        "<dl><dt>EHCP</dt><dd>education, health and care plan</dd></dl>"
        "<blockquote><p>We were not asked.</p></blockquote>"
        "<ol start='3'><li>Third<ul><li>inner</li></ul></li><li>Fourth</li></ol><p hidden>secret</p>"
        "<p style='display: none'>secret</p><p>The council said on 9 May 2024 that it would publish one more paper.</p>"
    )
    lines = briefing_from_bytes(page(body), "page.html", rules).text.split("\n")
    assert lines[:4] == ["# A quiet month", "", "By Ana Reyne", "2 May 2024"]
    assert "EHCP: education, health and care plan" in lines
    assert "> We were not asked." in lines
    assert lines[lines.index("3. Third") :][:3] == ["3. Third", "  - inner", "4. Fourth"]
    assert "secret" not in " ".join(lines)


def test_a_layout_table_is_no_table(rules: Rules) -> None:
    body = f"<table><tr><td>Logo</td><td><table><tr><td><h1>News</h1>{STORY}</td></tr></table></td></tr></table>"
    assert "|" not in briefing_from_bytes(page(body), "page.html", rules).text


def test_what_a_page_declares_counts_over_guesses(rules: Rules) -> None:
    head = (
        '<title>A quiet month | Oakline</title><meta property="og:site_name" content="Oakline Trust">'
        '<meta name="author" content="Ana Reyne">'
        '<meta property="article:published_time" content="2024-05-02T09:00:00Z">'
    )
    about = briefing_from_bytes(page(f"<h1>A quiet month</h1>{STORY}", head), "page.html", rules).metadata
    assert (about.title, about.author, about.publisher) == ("A quiet month", "Ana Reyne", "Oakline Trust")
    assert (about.published, about.sources["published"]) == (date(2024, 5, 2), "declared")


def test_hyphens_at_line_ends_are_put_right(rules: Rules) -> None:
    broken = (
        "The council will look at the long-term effects of its plan before it is put to parents and an imple-\n"
        "mentation group, which is to look at the long-\nterm costs of the plan as well."
    )
    made = formats([heading("A plan", 1), text(broken)])["briefing.pdf"]
    words = briefing_from_bytes(made, "page.pdf", rules).text
    assert "an implementation group" in words
    assert "the long-term costs" in words


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(sorted(FILES)),
    at=st.integers(0, 40_000),
    bytes_there=st.binary(max_size=12),
    cut=st.booleans(),
)
def test_a_damaged_file_is_read_or_refused(name: str, at: int, bytes_there: bytes, cut: bool, rules: Rules) -> None:
    raw = FILES[name]
    at %= len(raw)
    damaged = raw[:at] + bytes_there + (b"" if cut else raw[at + len(bytes_there) :])
    try:
        briefing = briefing_from_bytes(damaged, name, rules)
    except ReadError as refused:
        assert refused.kind
        assert refused.detail
        return
    assert briefing.text.strip()
    assert all(0 <= start < end <= len(briefing.text) for start, end in briefing.boilerplate)
    starts = [place.start for place in briefing.places]
    assert starts == sorted(starts)
    assert all(start < len(briefing.text) for start in starts)
