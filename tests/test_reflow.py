"""What a text is like with each paragraph on one line, and that its words are found again where they stand."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.annotate import annotate, build
from pipeline.found import Found
from pipeline.read import briefing_from_text
from pipeline.reflow import Reflowed
from pipeline.rules import load
from tests.conftest import ROOT

PARAGRAPH = (
    "The county council told parents on Tuesday that it will open two new classes for autistic pupils at the school in "
    "Marlow Road by the end of the autumn term, and that a third is to follow a year later if the money is found. The "
    "Department for Education has promised half of it."
)
LIST = "Tilda Marsh, head of admissions\nOwen Pryce, educational psychologist\nJo Lamb, parent governor"

LINES = st.lists(st.text(alphabet="aB. -•>#|:\t\u00a0é'", max_size=70), max_size=12)


@pytest.mark.parametrize("width", [60, 72, 78, 100])
def test_lines_broken_at_a_margin_become_one(width: int) -> None:
    assert Reflowed(textwrap.fill(PARAGRAPH, width)).text == PARAGRAPH


@pytest.mark.parametrize(
    ("written", "reflowed"),
    [
        ("The plan is out.  \nSchools will see it.\t\n", "The plan is out.\nSchools will see it.\n"),
        ("The plan is out.\r\n\r\nSchools will see it.\r\n", "The plan is out.\n\nSchools will see it.\n"),
        ("    Aims\n\n      - a school\n    - a home", "Aims\n\n  - a school\n- a home"),
        ("The plan\u00a0\nis out", "The plan\nis out"),
        (f"{PARAGRAPH}  It  is out,\u00a0 she said.", f"{PARAGRAPH} It is out, she said."),
        ("No.  Action  who does  when", "No.  Action  who does  when"),
        ("May   plan    June\tstaff", "May   plan    June\tstaff"),
    ],
)
def test_blanks_around_lines_go(written: str, reflowed: str) -> None:
    assert Reflowed(written).text == reflowed


@pytest.mark.parametrize("indent", ["", "  ", "> "])
def test_marks_of_lines_that_go_on_do_not_get_into_the_paragraph(indent: str) -> None:
    lines = textwrap.fill(PARAGRAPH, 72, initial_indent=indent, subsequent_indent=indent)
    assert Reflowed(lines).text == (indent.strip() and indent) + PARAGRAPH


def test_an_item_goes_on_below_itself() -> None:
    lines = textwrap.fill(PARAGRAPH, 72, initial_indent="- ", subsequent_indent="  ")
    assert Reflowed(f"{lines}\n{lines}").text == f"- {PARAGRAPH}\n- {PARAGRAPH}"


@pytest.mark.parametrize(
    "lines",
    [
        LIST,
        "Minutes of the meeting of the board of the county partnership\nThe Guildhall, 4 March 2025, half past nine",
        f"{PARAGRAPH}\nThis is another paragraph, and the line before was no shorter than it had to be.",
        "places for autistic pupils\ntransport to school\ntherapy and advice",
        f"Board\n\n{LIST}",
    ],
)
def test_lines_that_were_not_broken_stay(lines: str) -> None:
    assert Reflowed(lines).text == lines


def printed(text: str, width: float) -> str:
    """A text as a page shows it on which an m is four times as wide as an i, so that lines differ in their letters."""
    lines, filled = [[]], 0.0
    for word in text.split(" "):
        needed = 1 + sum(0.4 if letter in "iljtfr" else 1.6 if letter in "mwMWTADO" else 1 for letter in word)
        if filled + needed > width:
            lines.append([])
            filled = 0.0
        lines[-1].append(word)
        filled += needed
    return "\n".join(" ".join(line) for line in lines)


@pytest.mark.parametrize("width", [60, 61, 62, 78, 84])
def test_lines_broken_at_the_margin_of_a_printed_page_become_one(width: float) -> None:
    text = f"{PARAGRAPH} {PARAGRAPH} {PARAGRAPH}"
    assert len({len(line) for line in printed(text, width).split("\n")}) > 3
    assert Reflowed(f"Board\n\n{LIST}\n\n{printed(text, width)}").text == f"Board\n\n{LIST}\n\n{text}"


def test_a_list_in_a_text_that_is_broken_at_a_margin_stays() -> None:
    broken = textwrap.fill(PARAGRAPH, 72)
    assert Reflowed(f"{broken}\n\n{LIST}\n\n{broken}").text == f"{PARAGRAPH}\n\n{LIST}\n\n{PARAGRAPH}"


HANGING = [
    (
        "(ii)   two new classes at the school in Marlow Road are to open",
        7,
        "1 September 2027, of which one is for infants;",
    ),
    ("(b)  a working group be set up, chaired by", 5, "Mrs Marsh, to report in June;"),
    ("i.     the form be sent to every school in the county without delay", 7, "Officers' notes will go with it;"),
    ("7.2     The Head of Service is to write to every family in Marlow by", 8, "Easter."),
    ("a)\tthe clerk will send the papers", 4, "to the mayor."),
    ("–    panels will sit weekly until further notice and the clerk will call", 5, "Ms Pryce first."),
    ("•   every plan that is late will be read again before the end of", 2, "June 2027."),
]


@pytest.mark.parametrize(("item", "indent", "rest"), HANGING)
@pytest.mark.parametrize("margin", [0, 8])
def test_what_stands_below_an_item_and_further_in_goes_on_with_it(
    item: str, indent: int, rest: str, margin: int
) -> None:
    lines = textwrap.indent(f"{item}\n{' ' * indent}{rest}", " " * margin)
    assert Reflowed(lines).text == f"{item} {rest}"


@pytest.mark.parametrize(
    "lines",
    [
        "1.  Oakline School\n    12 Marlow Road",  # short lines stay apart
        "- The plan was read and will be out for comment in May.\n  Ms Pryce was thanked.",
        "- The clerk will send the papers round to all of the members:\n  the budget",
        "- The clerk will send the papers round to all of the members\n\n  Ms Pryce was thanked",
        "- The clerk will send the papers round to all of the members\nMs Pryce was thanked",
    ],
)
def test_what_stands_below_an_item_may_begin_anew(lines: str) -> None:
    assert Reflowed(lines).text == lines


@pytest.mark.parametrize(
    ("lines", "reflowed"),
    [
        (
            "The results would come back to the forum in\nSeptember.",
            "The results would come back to the forum in September.",
        ),
        ("Not to be used before 00.01 on\nTuesday 4 May", "Not to be used before 00.01 on Tuesday 4 May"),
        ("Report of the Director of\nChildren's Services", "Report of the Director of Children's Services"),
        (
            "Present: Ana Reyne (Oakline); Bo Lund and Jo\nHart (Fernmoor); Li Wu (Ofsted); Mei Chan\n(Long Trust)",
            "Present: Ana Reyne (Oakline); Bo Lund and Jo\nHart (Fernmoor); Li Wu (Ofsted); Mei Chan\n(Long Trust)",
        ),  # the lines of a short list may be its entries
        (
            "Present: Ana Reyne (Oakline); Bo Lund (Larkmead) and Jo\nHart (Fernmoor); Li Wu (Ofsted); Mei Chan",
            "Present: Ana Reyne (Oakline); Bo Lund (Larkmead) and Jo Hart (Fernmoor); Li Wu (Ofsted); Mei Chan",
        ),
        (
            "Apologies were sent by the head of school finance Mei Chan\n(Long Trust)",
            "Apologies were sent by the head of school finance Mei Chan (Long Trust)",
        ),
        (
            "Apologies were sent by Mei Chan (head of school finance, Long\nMeadow Trust)",
            "Apologies were sent by Mei Chan (head of school finance, Long Meadow Trust)",
        ),
        (
            "Heads: Ana Reyne (Oakline); Bo Lund (Larkmead); Li Wu (Ofsted)\nNon-school members: Mei Chan",
            "Heads: Ana Reyne (Oakline); Bo Lund (Larkmead); Li Wu (Ofsted)\nNon-school members: Mei Chan",
        ),
        (
            "The forum chose these two from all that had been put to it\n(a) the pier",
            "The forum chose these two from all that had been put to it\n(a) the pier",
        ),
        (
            "PRESENT: Ana Reyne (Oakline); Bo Lund (Larkmead); Li Wu (Ofsted)\nIN ATTENDANCE: Mei Chan; Jo Hart",
            "PRESENT: Ana Reyne (Oakline); Bo Lund (Larkmead); Li Wu (Ofsted)\nIN ATTENDANCE: Mei Chan; Jo Hart",
        ),
        ("Log in\nSearch the site", "Log in\nSearch the site"),
        ("What the plan is for\n\nThe plan is for all.", "What the plan is for\n\nThe plan is for all."),
        ("The things that the forum will look into:\nMay", "The things that the forum will look into:\nMay"),
        ("Minutes of the forum held 27 March\n2025 at noon", "Minutes of the forum held 27 March 2025 at noon"),
        ("The committee met on Thursday\n21 November 2024", "The committee met on Thursday 21 November 2024"),
        ("Replies must reach us by 3\nMay and no later", "Replies must reach us by 3 May and no later"),
        ("Held on Friday\n4 July", "Held on Friday\n4 July"),  # too short to have been broken
        ("The survey ends on 27 March\n2025 Admissions", "The survey ends on 27 March\n2025 Admissions"),
        ("The survey ends on 27 March\n2025-26 budget", "The survey ends on 27 March\n2025-26 budget"),
    ],
)
def test_a_line_that_ends_amid_a_phrase_goes_on(lines: str, reflowed: str) -> None:
    assert Reflowed(lines).text == reflowed


def test_what_stands_behind_a_label_goes_on_below_itself() -> None:
    head = (
        "TITLE    Support for pupils: what comes of the review of the\n         Long Framework\n\nDATE     3 May 2025"
    )
    flat = "TITLE    Support for pupils: what comes of the review of the Long Framework\n\nDATE     3 May 2025"
    table = (
        "No    Task                                         Who\n"
        "1     Write to all heads of schools in the county    JB\n"
        "      Book"
    )
    assert (Reflowed(head).text, Reflowed(table).text) == (flat, table)


def test_a_roll_broken_amid_a_bracket_is_one_line() -> None:
    roll = (
        "Members: Ana Reyne (Wexbridge Pilots' Group); Li Wu (captain, Long Meadow Ferries, Oakham); Jo Hart (Oakline)"
    )
    broken = textwrap.fill(PARAGRAPH, 72)
    assert Reflowed(f"{textwrap.fill(roll, 72)}\n\n{broken}\n\n{broken}").text.startswith(f"{roll}\n\n")


@pytest.mark.parametrize(
    ("written", "apart"),
    [
        ("The plan—which is late—will be out by May.", "The plan — which is late — will be out by May."),
        ("Section 19—Duties", "Section 19 — Duties"),
        ("due in May—2026 at the latest", "due in May — 2026 at the latest"),
        ("pages 10—12, — and —— so on—", "pages 10—12, — and —— so on—"),
    ],
)
def test_long_dashes_stand_apart_where_they_are_asked_to(written: str, apart: str) -> None:
    assert Reflowed(written).text == written
    flow = Reflowed(written, dashes_apart=True)
    assert flow.text == apart
    for word in re.finditer(r"\S+", apart):
        start, end = flow.original(*word.span())
        assert written[start:end] == word[0]
        assert flow.reflowed(start, end) == word.span()


@given(LINES, st.sampled_from(["\n", "\r\n", " \n", "\t\r\n"]))
def test_no_word_is_lost_and_each_is_found_again(lines: list[str], end: str) -> None:
    written = end.join(lines)
    flow = Reflowed(written)
    for offset, sign in enumerate(flow.text):
        start, behind = flow.original(offset, offset + 1)
        assert behind == start + 1
        if not sign.isspace():
            assert written[start] == sign
            assert flow.reflowed(start, behind) == (offset, offset + 1)
    assert "".join(flow.text.split()).replace(">", "") == "".join(written.split()).replace(">", "")


@given(LINES)
def test_to_reflow_twice_is_to_reflow_once(lines: list[str]) -> None:
    once = Reflowed("\n".join(lines)).text
    assert "".join(Reflowed(once).text.split()) == "".join(once.split())


@given(st.lists(st.integers(0, 400), min_size=2, max_size=2))
def test_stretches_stay_stretches(ends: list[int]) -> None:
    flow = Reflowed(textwrap.fill(PARAGRAPH, 72, subsequent_indent="   ") + " \r\n")
    start, end = sorted(min(x, len(flow.text)) for x in ends)
    first, behind = flow.original(start, end)
    assert first <= behind


LAYOUTS: dict[str, Callable[[str], str]] = {
    "lines that end as on Windows": lambda text: text.replace("\n", "\r\n"),
    "blanks behind every line": lambda text: re.sub(r"(?m)$", " \t", text),
    "two blanks for one": lambda text: re.sub(r"(?m)(?<=[a-z,] .{50}[a-z,]) (?=[a-z])", "  ", text),
    "hyphens for dashes": lambda text: re.sub(r"(?<=\w) – (?=\w)", " - ", text),
    "a margin on the left": lambda text: re.sub(r"(?m)^(?=.)", "    ", text),
}


NLP = build()


def told(fact: Found) -> str:
    """What a fact says, without where it stands."""
    values = {name: getattr(fact, name) for cls in type(fact).__mro__ for name in getattr(cls, "__slots__", ())}
    places = ("start", "end", "text", "sentence", "date")
    said = f"{type(fact).__name__} {[(k, v) for k, v in sorted(values.items()) if k not in places]}"
    return said.replace(" - ", " – ")


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("sample", sorted(p.name for p in (ROOT / "corpus").glob("*.*") if p.suffix in (".txt", ".md")))
def test_what_a_briefing_says_does_not_hang_on_its_layout(sample: str, layout: str) -> None:
    text = (ROOT / "corpus" / sample).read_text(encoding="utf-8")
    plain, laid_out = (briefing_from_text(t, load(), path=sample) for t in (text, LAYOUTS[layout](text)))
    assert str(laid_out.metadata).replace(" - ", " – ") == str(plain.metadata).replace(" - ", " – ")
    found, expected = annotate(NLP, laid_out), annotate(NLP, plain)
    assert [told(fact) for fact in found.all()] == [told(fact) for fact in expected.all()]
    for fact, same in zip(found.all(), expected.all(), strict=True):
        assert fact.text == laid_out.text[fact.start : fact.end]
        assert fact.text.replace(" - ", " – ").split() == same.text.replace(" - ", " – ").split()
