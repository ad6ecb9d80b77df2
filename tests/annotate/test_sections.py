"""How lines become headings, paragraphs, items and rows, and what leads in to what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.annotate.layers import Block, Layers
from pipeline.annotate.sections import Sections
from pipeline.rules import load


def read(text: str) -> Layers:
    """The layers of a text with its blocks."""
    layers = Layers.of_text(text)
    Sections(load().sections).read(layers)
    return layers


def blocks(text: str) -> list[tuple[str, str]]:
    """(kind, words) of the blocks of a text."""
    layers = read(text)
    return [(b.kind, " ".join(layers.text_of(b).split())) for b in layers.blocks]


def block(layers: Layers, words: str) -> Block:
    """The block that begins with some words."""
    return next(b for b in layers.blocks if layers.text_of(b).strip().startswith(words))


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("# Next steps\n\n", "Next steps"),
        ("### Next steps\n", "Next steps"),
        ("Next steps\n==========\n\n", "Next steps"),
        ("**Next steps**\n\n", "Next steps"),
        ("Next steps\n\n", "Next steps"),
        ("2. Next steps\n\n", "Next steps"),
        ("2.1 Next steps\n\n", "Next steps"),
        ("Next steps:\n\n", "Next steps"),
        ("What happens next?\n\n", "What happens next?"),
    ],
)
def test_headings(heading: str, title: str) -> None:
    layers = read(heading + "The board will publish its plan for schools in May and will then tell parents.")
    assert [b.kind for b in layers.blocks] == ["heading", "paragraph"]
    assert layers.blocks[1].section == title


@pytest.mark.parametrize(
    "line",
    [
        "By Ann Rees",
        "Published 3 March 2024",
        "Thanks for all.",
        "Kind regards",
        "The board said:",
        "in May",
        "Present: Ann Rees (Head of SEND, Oakline Trust) – Chair",
        "ACTION: AR to write to the trust",
    ],
)
def test_short_lines_that_are_no_headings(line: str) -> None:
    assert blocks(f'{line}\n\n"It is out," she said to the board in May, when all had come.')[0][0] == "paragraph"


@pytest.mark.parametrize("day", ["6 October – the schools' day", "3 March", "12 Sept. in Elmshire", "10 AM – coffee"])
def test_a_day_is_no_number_of_a_heading(day: str) -> None:
    words = "The board met in the hall and talked about what it had been told by schools."
    assert blocks(f"{day}\n\n{words}") == [("heading", day), ("paragraph", words)]


PROSE = (
    "The board met in the hall in May. It talked for most of the day about what it had been told in letters by parents "
    "and by the council, and about money."
)


@pytest.mark.parametrize(("before", "after"), [(PROSE, PROSE), (PROSE, "- publish a plan"), ("- hire staff", PROSE)])
def test_a_title_between_lines_of_text_needs_no_blank_lines(before: str, after: str) -> None:
    read_as = {words: kind for kind, words in blocks(f"{before}\nWhat comes next\n{after}")}
    assert read_as["What comes next"] == "heading"


@pytest.mark.parametrize(
    "lines",
    [
        f"{PROSE}\nAnn Rees\nOwen Pryce\nJo Lamb",
        f"{PROSE}\nIt will meet again.\n{PROSE}",
        f"Present\nAnn Rees\n{PROSE}",
        f"{PROSE}\nand so on\n{PROSE}",
    ],
)
def test_other_short_lines_between_lines_of_text_head_nothing(lines: str) -> None:
    assert "heading" not in [kind for kind, _ in blocks(lines)]


def test_the_last_line_heads_nothing() -> None:
    assert blocks("It is out.\n\nAnn Rees")[-1] == ("paragraph", "Ann Rees")


@pytest.mark.parametrize(
    ("group", "headings"),
    [
        ("Observers\nJo Lamb, Oakline", ["Observers"]),
        ("Those from schools\nDr Jo Lamb – NAHT\nAnn Rees – Elm School", ["Those from schools"]),
        ("For councils\nJo Lamb (ADCS)\n\nFor health\nAnn Rees, NHS England", ["For councils", "For health"]),
        ("Ann Rees\nJo Lamb, Oakline", []),
        ("Ann Rees, Elm School\nJo Lamb, Oakline", []),
        ("Present: Ann Rees\nJo Lamb, Oakline", []),
        ("North East\nDarlington\nGateshead", []),
        ("Get help\nContact us", []),
    ],
)
def test_what_people_are_listed_under_heads_them_however_short_their_lines(group: str, headings: list[str]) -> None:
    assert [words for kind, words in blocks(f"{PROSE}\n\n{group}\n\n{PROSE}") if kind == "heading"] == headings


def test_heading_paths() -> None:
    layers = read("# Plan\n\n## Money\n\nOne here.\n\n### Grants\n\nTwo here.\n\n## Staff\n\nThree here.")
    assert [block(layers, w).section for w in ("One", "Two", "Three")] == [
        "Plan > Money",
        "Plan > Money > Grants",
        "Plan > Staff",
    ]


def test_numbered_headings_nest() -> None:
    layers = read("1. Money\n\nOne here.\n\n1.1 Grants\n\nTwo here.\n\n2. Staff\n\nThree here.")
    assert [block(layers, w).section for w in ("One", "Two", "Three")] == ["Money", "Money > Grants", "Staff"]


@pytest.mark.parametrize("heading", ["Action log", "ACTIONS LIST", "Summary of actions"])
def test_what_stands_below_the_numbered_items_of_minutes_is_no_part_of_the_last(heading: str) -> None:
    layers = read(f"1. Money\n\nOne here.\n\nGrants\n\nTwo here.\n\n{heading}\n\nThree here.\n\nNotes\n\nFour here.")
    assert [block(layers, w).section for w in ("One", "Two", "Three", "Four")] == [
        "Money",
        "Money > Grants",
        heading,
        "Notes",
    ]


def test_a_numbered_list_is_no_pile_of_headings() -> None:
    assert [k for k, _ in blocks("1. Publish\n\n2. Tell\n\n3. Report\n\nAll is done.")] == ["item"] * 3 + ["paragraph"]


@pytest.mark.parametrize("bullet", ["•", "-", "*", "–", "o", "1.", "1)", "(a)", "b.", "iv)", "[ ]", "• "])
def test_bullets(bullet: str) -> None:
    assert blocks(f"The board will:\n\n{bullet} publish a plan")[1] == ("item", "publish a plan")


def test_a_bullet_on_a_line_of_its_own() -> None:
    assert blocks("•\nPublish a plan\n•\nTell schools") == [("item", "Publish a plan"), ("item", "Tell schools")]


@pytest.mark.parametrize("bullet", ["•", "-", "o", "1.", "(a)", "iv)"])
def test_bullets_that_a_word_processor_sets_off_by_a_tab(bullet: str) -> None:
    assert blocks(f"The board will:\n\n{bullet}\tpublish a plan")[1] == ("item", "publish a plan")


def test_items_belong_to_their_lead_in() -> None:
    layers = read("The board will:\n\n- publish a plan\n- hire staff:\n  - ten now\n  - more later\n- report")
    leads = [None if b.lead_in is None else layers.text_of(layers.blocks[b.lead_in]) for b in layers.blocks]
    board, staff = "The board will:", "hire staff:"
    assert leads == [None, board, board, staff, staff, board]


def test_a_number_behind_bullets_is_that_of_the_next_item_of_minutes() -> None:
    layers = read("They agreed to:\n\n- publish a plan\n- hire staff\n\n6. Date of next meeting\n")
    assert [b.lead_in for b in layers.blocks[1:]] == [0, 0, None]
    numbered = read("They agreed to:\n\n1. publish a plan\n2. hire staff\n")
    assert [b.lead_in for b in numbered.blocks[1:]] == [0, 0]


def test_another_kind_of_bullet_nests_after_a_colon() -> None:
    layers = read("The board will:\n1. hire staff:\na) ten now\nb) more later\n2. report")
    assert [b.depth for b in layers.blocks[1:]] == [1, 2, 2, 1]


def test_a_list_goes_on_after_a_paragraph() -> None:
    layers = read(
        "By May they will\n\n- publish a plan\n\nThe plan is long.\n\n- hire staff\n\nSome ideas include:\n\n- more"
    )
    assert layers.blocks[3].lead_in == 0
    assert layers.blocks[5].lead_in == 4


def test_a_sentence_that_announces_a_list_leads_in_to_it() -> None:
    layers = read("They will\n\n- publish\n\nThe actions are listed below.\n\n- hire staff")
    assert layers.blocks[3].lead_in == 2


@pytest.mark.parametrize("row", ["| May | publish |", "May\tpublish the plan", "May     publish the plan"])
def test_rows(row: str) -> None:
    assert [k for k, _ in blocks(f"{row}\n{row}")] == ["row", "row"]


def test_blanks_behind_a_full_stop_part_sentences_and_no_columns() -> None:
    assert [k for k, _ in blocks("The kiosk was late.   It opens in May, rain or shine.")] == ["paragraph"]


def test_lines_broken_at_a_margin_are_joined() -> None:
    text = "The board said that it would publish its new plan for the whole of\nElmshire in May. It will be\nlong."
    assert len(blocks(text)) == 1
    assert (
        len(blocks("Chapter 1 A short one\nChapter 2 A chapter with a name that is a good deal longer\nChapter 3 End"))
        == 3
    )


QUOTED = '"We will act. We know that it is late and that parents have waited for it."'


@pytest.mark.parametrize("line", ["Ann Rees, head of Elm School", "– Ann Rees", "Ann Rees"])
def test_who_was_quoted_heads_no_section(line: str) -> None:
    layers = read(f"{QUOTED}\n\n{line}\n\nThe board met again in May and agreed to publish the plan.")
    assert [b.kind for b in layers.blocks] == ["paragraph", "attribution", "paragraph"]
    assert [b.quoted for b in layers.blocks] == [True, False, False]
    assert layers.blocks[2].section is None


@pytest.mark.parametrize(
    ("lead_in", "line", "kind"),
    [
        ("Ann Rees of Elm School said:", "Background", "heading"),
        (f"Ann Rees of Elm School said:\n\n{QUOTED}", "Key Dates", "heading"),
        ("The board met.", "Ann Rees", "attribution"),
        ("One of the parents told us:", "Jo", "attribution"),
        ("Ann Rees has asked parents:", "Jo Lamb, a mother of two", "attribution"),
    ],
)
def test_where_a_quotation_was_announced_with_a_name_a_title_may_stand_below_it(
    lead_in: str, line: str, kind: str
) -> None:
    read_as = {words: kind for kind, words in blocks(f"{lead_in}\n\n{QUOTED}\n\n{line}\n\n{PROSE}")}
    assert read_as[line] == kind


def test_block_quotes() -> None:
    layers = read("> We will act\n> in May.\n>\n> – Ann Rees, Elm School")
    assert [(b.kind, b.quoted) for b in layers.blocks] == [("paragraph", True), ("attribution", True)]
    assert " ".join(layers.text_of(layers.blocks[0]).split()) == "We will act in May."


def test_run_in_headings() -> None:
    layers = read("# Plan\n\n**Money.** The board will pay for it.\n\nThe rest is not known.")
    assert [b.section for b in layers.blocks] == ["Plan", "Plan > Money", "Plan"]


def test_the_view_has_no_markup() -> None:
    text = "See **the plan** at [our site](https://elm.example/a_b) or ask ann@elm.example."
    view = read(text).view
    assert len(view) == len(text)
    assert view.split() == ["See", "the", "plan", "at", "our", "site", "or", "ask", "."]


@given(st.text(alphabet="Aa .:\"'()|•-*_#>1)\n\t[]@", max_size=200))
def test_any_text(text: str) -> None:
    layers = read(text)
    assert len(layers.view) == len(layers.text)
    end = 0
    for i, one in enumerate(layers.blocks):
        assert end <= one.mark <= one.start <= one.end <= len(layers.text)
        assert one.lead_in is None or one.lead_in < i
        end = one.end
