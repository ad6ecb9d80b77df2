"""PDF files with a text layer: what pdfplumber sees on each page, put together by `pipeline.read.layout`."""

from __future__ import annotations

import io
import logging
from itertools import islice, pairwise
from typing import Any

from pipeline.corpus.limits import Limits
from pipeline.errors import ReadError
from pipeline.read.blocks import Reading
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
_BOLD = ("bold", "black", "heavy", "semibold", "demi")


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
    tables = _tables(page)
    words = page.extract_words(
        extra_attrs=["size", "fontname"], use_text_flow=True, keep_blank_chars=False, x_tolerance_ratio=0.2
    )
    parts: list[Line | Table] = []
    placed: set[int] = set()
    row: list[dict[str, Any]] = []
    for word in words:
        inside = next((i for i, (box, _) in enumerate(tables) if _is_in(word, box)), None)
        if inside is None and (not row or _goes_on(row[-1], word)):
            row.append(word)
            continue
        if row:
            parts.append(_line(row))
        row = [] if inside is not None else [word]
        if inside is not None and inside not in placed:
            placed.add(inside)
            parts.append(Table(tables[inside][1]))
    if row:
        parts.append(_line(row))
    return PageLayout(page.page_number, float(page.height), parts)


def _tables(page: Any) -> list[tuple[tuple[float, float, float, float], list[list[str]]]]:
    """(box, rows of cells) of every table with rules around its cells."""
    if not 0 < len(page.rects) + len(page.lines) + len(page.curves) <= _MOST_RULES:
        return []
    found = []
    for table in page.find_tables():
        rows = [[" ".join((cell or "").split()) for cell in row] for row in table.extract(x_tolerance_ratio=0.2)]
        if max(map(len, rows), default=0) >= _LEAST_COLUMNS and sum(1 for row in rows if any(row)) >= _LEAST_COLUMNS:
            found.append((table.bbox, rows))
    return found


def _is_in(word: dict[str, Any], box: tuple[float, float, float, float]) -> bool:
    x, y = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    return bool(box[0] <= x <= box[2] and box[1] <= y <= box[3])


def _goes_on(before: dict[str, Any], word: dict[str, Any]) -> bool:
    """Whether a word stands on the line of the word before it, to its right."""
    overlap = min(before["bottom"], word["bottom"]) - max(before["top"], word["top"])
    height = min(before["bottom"] - before["top"], word["bottom"] - word["top"])
    return bool(overlap > _SAME_LINE * height and word["x0"] > before["x0"])


def _line(words: list[dict[str, Any]]) -> Line:
    """A line of words; wide gaps become three blanks, as between the columns of a table."""
    text = words[0]["text"]
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
        left=words[0]["x0"],
        right=words[-1]["x1"],
        size=round(size * 2) / 2,
        bold=bold > letters / 2,
    )
