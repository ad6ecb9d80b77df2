"""CSV and Excel files that are safe to open: no text of a briefing is ever taken for a formula.

A cell that begins with =, +, -, @, a tab or a line's end may be run by a spreadsheet (CWE-1236, "formula injection"),
and the text of a briefing is anybody's. In CSV such a cell gets an apostrophe before it, as OWASP advises; an Excel
file has a type for text, so there nothing is added.
"""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.errors import ExportError, needs
from pipeline.export.source import count, rows, whole
from pipeline.facts import PUBLISHED, Row
from pipeline.hostile import is_formula

if TYPE_CHECKING:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

_SEPARATOR = "; "

_MOST_ROWS = 1_048_576
_MOST_CHARACTERS = 32_767
_CUT = " … (cut: longer than a cell holds)"
"""Limits of Excel's file format."""
_WIDTHS = {"text": 50, "sentence": 60, "title": 40, "name": 40, "action": 60, "subject": 60}
_WIDTH = 16


def to_csv(outputs: Path, folder: Path) -> list[Path]:
    """Writes `<table>.csv` for each table, UTF-8 with the mark by which Excel knows it; lists joined by "; "."""
    files = []
    for model in PUBLISHED:
        path = folder / f"{model.table}.csv"
        with whole(path) as new, new.open("w", encoding="utf-8-sig", newline="") as out:
            writer = csv.writer(out)
            writer.writerow(model.model_fields)
            for row in rows(outputs, model.table):
                writer.writerow([_csv_cell(value) for value in row.values()])
        files.append(path)
    return files


def _csv_cell(value: Any) -> Any:
    """A cell as text, harmless in a spreadsheet; numbers and days stay as they are."""
    if isinstance(value, list):
        value = _SEPARATOR.join(value)
    return f"'{value}" if isinstance(value, str) and is_formula(value) else value


def to_xlsx(outputs: Path, folder: Path) -> list[Path]:
    """Writes `send-facts.xlsx` with a sheet for each table. Raises ExportError for more rows than a sheet holds."""
    with needs("export"):
        from openpyxl import Workbook
    for model in PUBLISHED:
        if (number := count(outputs, model.table)) >= _MOST_ROWS:
            raise ExportError(f"{model.table}: {number:,} rows are more than a sheet holds; export to duckdb or csv")
    book = Workbook(write_only=True)
    for model in PUBLISHED:
        _fill(book.create_sheet(model.table), model, outputs)
    path = folder / "send-facts.xlsx"
    with whole(path) as new:
        book.save(new)
    return [path]


def _fill(sheet: WriteOnlyWorksheet, model: type[Row], outputs: Path) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = "A2"
    heads = []
    for number, name in enumerate(model.model_fields, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(name, _WIDTH)
        heads.append(WriteOnlyCell(sheet, name))
        heads[-1].font = Font(bold=True)
    sheet.append(heads)
    for row in rows(outputs, model.table):
        sheet.append([_excel_cell(sheet, value) for value in row.values()])
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(heads))}{count(outputs, model.table) + 1}"


def _excel_cell(sheet: WriteOnlyWorksheet, value: Any) -> WriteOnlyCell | int | float | bool | date | None:
    """A cell that holds text as text, whatever it begins with."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    if not isinstance(value, str | list):
        return value
    text = _SEPARATOR.join(value) if isinstance(value, list) else value
    text = ILLEGAL_CHARACTERS_RE.sub("\N{REPLACEMENT CHARACTER}", text)
    if len(text) > _MOST_CHARACTERS:
        text = text[: _MOST_CHARACTERS - len(_CUT)] + _CUT
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    cell.quotePrefix = is_formula(text)
    return cell
