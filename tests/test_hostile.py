"""Text from documents, made harmless for screens and spreadsheets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.hostile import cell, one_line, visible

CELLS = [
    ("=HYPERLINK('x')", "'=HYPERLINK('x')"),
    ("+44 20", "'+44 20"),
    ("-1", "'-1"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("\t=1", "'=1"),
    ("＝1+1", "'＝1+1"),
    ('two\nlines, "quoted"', 'two lines, "quoted"'),
    ("2 = 1 + 1", "2 = 1 + 1"),
    (None, ""),
    (3, "3"),
]


@pytest.mark.parametrize(("value", "written"), CELLS)
def test_a_cell_is_never_a_formula(value: object, written: str) -> None:
    assert cell(value) == written


def test_what_cannot_be_seen_is_shown() -> None:
    assert visible("a\u202eb\u2066c\x00d\x1be\nf\tg\x7f") == "a␦b␦c␀d␛e\nf\tg␡"
    assert visible("\x9b31mred") == "\N{REPLACEMENT CHARACTER}31mred"  # an escape sequence to some terminals


@given(st.text())
def test_visible_text_keeps_every_offset(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert all(a == b for a, b in zip(text, shown, strict=True) if a.isalnum())
    assert "\n" not in one_line(text)
    shown.encode()
