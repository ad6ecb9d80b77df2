"""Deadlines in a calendar and in a spreadsheet, read back with the libraries that others use."""

from __future__ import annotations

import csv
import io

import pytest
from icalendar import Calendar

from pipeline import run
from pipeline.report.deadlines import COLUMNS, calendar, spreadsheet
from pipeline.report.page.reading import Reading
from tests.report.hostile_briefing import HOSTILE, PLAIN


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    folder = tmp_path_factory.mktemp("deadlines")
    (folder / "corpus").mkdir()
    (folder / "corpus" / "=1+1.txt").write_text(HOSTILE, encoding="utf-8")
    (folder / "corpus" / "plain.txt").write_text(PLAIN, encoding="utf-8")
    run(folder / "corpus", folder / "out")
    return Reading(folder / "out")


def test_a_deadline_is_a_whole_day_stamped_with_the_day_of_its_document(reading: Reading) -> None:
    events = {e["summary"]: e for e in Calendar.from_ical(calendar(reading)).walk("VEVENT")}
    event = next(e for summary, e in events.items() if summary.startswith("Department for Education: publish its plan"))
    assert [str(event.decoded(name)) for name in ("dtstart", "dtend", "dtstamp")] == [
        "2026-05-31",
        "2026-06-01",
        "2025-11-05 00:00:00+00:00",
    ]
    assert "The Department for Education (DfE) will publish its plan" in event["description"]
    assert event["status"] == "CONFIRMED"
    assert len({e["uid"] for e in events.values()}) == len(events)


def test_every_deadline_is_in_the_calendar(reading: Reading) -> None:
    entries = Calendar.from_ical(calendar(reading)).walk("VEVENT")
    assert len(entries) == sum(u.due_end is not None for u in reading.undertakings)


def test_lines_of_the_calendar_hold_no_line_of_a_document(reading: Reading) -> None:
    lines = calendar(reading).split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert not any(b"\n" in line or b"\r" in line for line in lines)


def test_the_spreadsheet_holds_every_undertaking_and_no_formula(reading: Reading) -> None:
    rows = list(csv.DictReader(io.StringIO(spreadsheet(reading))))
    assert len(rows) == len(reading.undertakings) > 4
    assert tuple(rows[0]) == COLUMNS
    cells = [cell for row in rows for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))]
    assert any(cell.startswith("'=1+1") for cell in cells)
    assert not [cell for cell in cells if "\n" in cell or "\u202e" in cell]
