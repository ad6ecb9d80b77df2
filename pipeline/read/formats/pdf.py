"""PDF files with a text layer: what pdfplumber sees on each page, put together by `pipeline.read.layout`."""

from __future__ import annotations

import io
import logging
from collections.abc import Sequence
from itertools import islice, pairwise
from typing import Any

from pipeline.corpus.limits import Limits
from pipeline.errors import ReadError
from pipeline.read.blocks import LONGEST_REPEATED, Reading
from pipeline.read.layout import Line, PageLayout, Table, text_of
from pipeline.read.registry import library, register

_SIGNATURE = b"%PDF-"
_SIGNATURE_WITHIN = 1024
_MOST_RULES = 4_000
"""A page with more lines and boxes is a drawing: looking for tables in it costs minutes."""
_LEAST_COLUMNS = 2
_SAME_LINE = 0.5
_COLUMN_GAP = 1.6
"""In a row of a table without rules, columns are set apart by more than so many times the size of the letters."""
_LARGEST_DOT = 7.0
_DOT_WITHIN = 2.0
"""A bullet is drawn at most so many points wide, and so many times the size of the letters before its item."""
_DOT = "•"
_BOLD = ("bold", "black", "heavy", "semibold", "demi")


Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in points from the left and the top of the page."""


def recognise(raw: bytes) -> bool:
    """Whether bytes are a PDF; some begin with a few bytes that are not."""
    return _SIGNATURE in raw[:_SIGNATURE_WITHIN]


@register("pdf", (".pdf",), recognise, signed=True)
def read_pdf(raw: bytes, limits: Limits) -> Reading:
    """The text of a PDF's text layer."""
    pdfplumber = library("pdfplumber", ".pdf")
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # it warns of every oddity of a font
    pages, notices = [], []
    try:
        with pdfplumber.open(io.BytesIO(raw)) as pdf:
            _check_pages(pdf, limits)
            for page in pdf.pages:
                try:
                    pages.append(_layout(page))
                except ReadError:
                    raise
                except Exception as error:  # a damaged page costs its own text only
                    notices.append(f"page {page.page_number} cannot be read: {error or type(error).__name__}")
                page.close()
    except ReadError:
        raise
    except Exception as error:
        raise _refusal(error) from error
    reading = text_of(pages)
    reading.notices += notices
    if not reading.text.strip():
        why = (
            f"{notices[0]} (and so on)"
            if notices
            else f"{len(pages)} pages without a text layer: run OCR over it first"
        )
        raise ReadError("empty", why)
    return reading


def _check_pages(pdf: Any, limits: Limits) -> None:
    """Raises ReadError when there are more pages than a document may have."""
    from pdfminer.pdfpage import PDFPage

    if len(list(islice(PDFPage.create_pages(pdf.doc), limits.pages + 1))) > limits.pages:
        raise ReadError("too large", f"more than {limits.pages:,} pages (--max-pages sets another limit)")


def _refusal(error: Exception) -> ReadError:
    """What a person can do about a PDF that cannot be opened."""
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect

    causes = (error, *error.args)
    if any(isinstance(cause, PDFPasswordIncorrect | PDFEncryptionError) for cause in causes):
        return ReadError("encrypted", "the PDF asks for a password: save it without one")
    return ReadError("damaged", f"the PDF is damaged or cut off ({type(causes[-1]).__name__}: {error})"[:300])


def _layout(page: Any) -> PageLayout:
    """The lines and tables of a page, in the order of its text."""
    tables, dots = _tables(page), _dots(page)
    words = page.extract_words(
        extra_attrs=["size", "fontname"], use_text_flow=True, keep_blank_chars=False, x_tolerance_ratio=0.2
    )
    homes = [next((i for i, (boxes, _) in enumerate(tables) if any(_is_in(w, b) for b in boxes)), None) for w in words]
    first: dict[int, dict[str, Any]] = {}  # {table: its first word}; what is drawn first need not be its first row
    for word, home in zip(words, homes, strict=True):
        if home is not None and (home not in first or _place(word) < _place(first[home])):
            first[home] = word
    parts: list[Line | Table] = []
    row: list[dict[str, Any]] = []
    for word, home in zip(words, homes, strict=True):
        if home is None and (not row or _goes_on(row[-1], word)):
            row.append(word)
            continue
        if row:
            parts.append(_line(row, dots))
        row = [] if home is not None else [word]
        if home is not None and word is first[home]:
            parts.append(Table(tables[home][1]))
    if row:
        parts.append(_line(row, dots))
    return PageLayout(page.page_number, float(page.height), parts)


def _place(word: dict[str, Any]) -> tuple[float, float]:
    return word["top"], word["x0"]


def _tables(page: Any) -> list[tuple[list[Box], list[list[str]]]]:
    """(boxes of all cells, rows of cells) of every table with rules around its cells.

    Words between the cells are none of the table's: a box beside a table can look like a part of it.
    """
    if not 0 < len(page.rects) + len(page.lines) + len(page.curves) <= _MOST_RULES:
        return []
    found = []
    for table in page.find_tables():
        rows = _filled(table.rows, table.extract(x_tolerance_ratio=0.2))
        if max(map(len, rows), default=0) >= _LEAST_COLUMNS and sum(1 for row in rows if any(row)) >= _LEAST_COLUMNS:
            found.append(([cell for row in table.rows for cell in row.cells if cell is not None], rows))
    return found


def _filled(rows: Sequence[Any], extracted: Sequence[Sequence[str | None]]) -> list[list[str]]:
    """The words of all cells; a cell that spans rows counts in each of them, columns without words are none."""
    filled: list[list[str]] = []
    above: dict[int, tuple[float, str]] = {}  # {column: (where its last cell ends, the words in it)}
    for row, words in zip(rows, extracted, strict=True):
        cells = []
        for column, (cell, said) in enumerate(zip(row.cells, words, strict=True)):
            if cell is not None:
                above[column] = cell[3], " ".join((said or "").split())
            ends, known = above.get(column, (0.0, ""))
            goes_on = ends >= row.bbox[3] and len(known) <= LONGEST_REPEATED
            cells.append(known if cell is not None or goes_on else "")
        filled.append(cells if any(cell is not None for cell in row.cells) else [])
    columns = [i for i in range(max(map(len, filled), default=0)) if any(i < len(row) and row[i] for row in filled)]
    return [[row[i] for i in columns] for row in filled if row]


def _dots(page: Any) -> list[Box]:
    """The bullets of lists that are drawn, as browsers draw them when they print."""
    shapes = [*page.curves, *page.rects] if len(page.curves) + len(page.rects) <= _MOST_RULES else []
    boxes = [(s["x0"], s["top"], s["x1"], s["bottom"]) for s in shapes if s["fill"]]
    return [b for b in boxes if 1 < b[2] - b[0] < _LARGEST_DOT and abs((b[2] - b[0]) - (b[3] - b[1])) < 1]


def _is_in(word: dict[str, Any], box: Box) -> bool:
    x, y = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    return bool(box[0] <= x <= box[2] and box[1] <= y <= box[3])


def _goes_on(before: dict[str, Any], word: dict[str, Any]) -> bool:
    """Whether a word stands on the line of the word before it, to its right."""
    overlap = min(before["bottom"], word["bottom"]) - max(before["top"], word["top"])
    height = min(before["bottom"] - before["top"], word["bottom"] - word["top"])
    return bool(overlap > _SAME_LINE * height and word["x0"] > before["x0"])


def _line(words: list[dict[str, Any]], dots: Sequence[Box]) -> Line:
    """A line of words; wide gaps become three blanks, as between the columns of a table."""
    text, left, first = words[0]["text"], words[0]["x0"], words[0]
    for dot in dots:
        if 0 < left - dot[2] < _DOT_WITHIN * first["size"] and first["top"] < (dot[1] + dot[3]) / 2 < first["bottom"]:
            text, left = f"{_DOT} {text}", dot[0]
            break
    for before, word in pairwise(words):
        gap = word["x0"] - before["x1"]
        text += ("   " if gap > _COLUMN_GAP * word["size"] else " ") + word["text"]
    letters = sum(len(word["text"]) for word in words)
    size = max(words, key=lambda word: len(word["text"]))["size"]
    bold = sum(len(w["text"]) for w in words if any(name in w["fontname"].lower() for name in _BOLD))
    return Line(
        text,
        top=words[0]["top"],
        bottom=max(word["bottom"] for word in words),
        left=left,
        right=words[-1]["x1"],
        size=round(size * 2) / 2,
        bold=bold > letters / 2,
    )
