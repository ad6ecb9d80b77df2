"""Print as programs draw it: tables of boxes, words beside them, bullets that are no letters."""

from __future__ import annotations

from fpdf import FPDF

from pipeline.corpus.limits import Limits
from pipeline.read.registry import read_as

Cell = tuple[float, float, float, float, str]
"""Left, top, width, height and words."""
Words = tuple[float, float, str]
"""Left, foot of the letters, words."""
Dot = tuple[float, float]


def drawn(*items: Cell | Words | Dot) -> list[str]:
    """The lines read from a page on which these were drawn one after the other."""
    pdf = FPDF(unit="pt", format=(400, 600))
    pdf.set_margin(0)
    pdf.add_page()
    pdf.set_font("Helvetica", size=10)
    for item in items:
        if len(item) == 5:
            pdf.rect(*item[:4])
            pdf.text(item[0] + 4, item[1] + 14, item[4])
        elif len(item) == 3:
            pdf.text(*item)
        else:
            pdf.ellipse(*item, 3.5, 3.5, style="F")
    return [line for line in read_as(bytes(pdf.output()), ".pdf", Limits())[1].text.split("\n") if line]


TABLE: list[Cell] = [
    (40, 100, 80, 20, "Who"), (120, 100, 120, 20, "What"), (240, 100, 100, 20, "When"),
    (40, 120, 80, 40, "DfE"), (120, 120, 120, 20, "plan"), (240, 120, 100, 20, "May 2026"),
    (120, 140, 120, 20, "hubs"), (240, 140, 100, 20, "June 2026"),
]  # fmt: skip
ROWS = ["| Who | What | When |", "| DfE | plan | May 2026 |", "| DfE | hubs | June 2026 |"]
ABOVE: list[Words] = [(40, 68, "The plan has a table"), (40, 80, "of all that is due.")]
BELOW: list[Words] = [(40, 220, "After it the text"), (40, 232, "goes on.")]
READ = ["The plan has a table of all that is due.", *ROWS, "After it the text goes on."]


def test_a_cell_over_two_rows_counts_in_both() -> None:
    assert drawn(*ABOVE, *TABLE, *BELOW) == READ


def test_a_table_stands_where_its_first_row_does_whatever_of_it_was_drawn_first() -> None:
    assert drawn(*TABLE[3:], *ABOVE, *TABLE[:3], *BELOW) == READ


def test_words_between_a_table_and_a_box_that_touches_it_are_kept() -> None:
    box, beside = (240, 160, 100, 40, "A box"), (40, 180, "Beside the box.")
    read = [*READ[:4], "|  |  | A box |", beside[2], READ[-1]]
    assert drawn(*ABOVE, *TABLE, box, beside, *BELOW) == read


def test_bullets_that_are_drawn_are_bullets() -> None:
    words: list[Words] = [
        (40, 80, "We will:"),
        (52, 92, "ballot members about the plan, and"),
        (52, 104, "count the answers"),
        (52, 116, "meet the minister"),
    ]
    assert drawn(*words) == ["We will: ballot members about the plan, and count the answers meet the minister"]
    assert drawn(*words, (42, 87), (42, 111), (300, 300)) == [
        "We will:",
        "• ballot members about the plan, and count the answers",
        "• meet the minister",
    ]
