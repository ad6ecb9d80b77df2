"""`make report`: what people are sent of a run: report.html, commitments.ics and commitments.csv."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pipeline.errors import PublishError
from pipeline.report.deadlines import calendar, spreadsheet
from pipeline.report.page.reading import Reading
from pipeline.report.page.render import render

REPORT, CALENDAR, SPREADSHEET = "report.html", "commitments.ics", "commitments.csv"


def write_report(outputs: Path, as_of: date | None = None, into: Path | None = None) -> list[Path]:
    """Writes the report, the calendar and the spreadsheet for the tables of a run; returns their paths.

    `as_of` is the day from which things are due or overdue, that of the newest document unless given: what was said
    later is left out. `into` is the folder they are written to, that of the tables unless given. Raises SendFactsError
    when the folder holds no run, PublishError when it cannot be written.
    """
    folder = into or outputs
    reading = Reading(outputs, as_of)
    # the mark in front of a spreadsheet tells it that the letters are UTF-8
    contents = {
        REPORT: render(reading).encode(),
        CALENDAR: calendar(reading),
        SPREADSHEET: spreadsheet(reading).encode("utf-8-sig"),
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in contents.items():
            part = folder / f".{name}.part"
            part.write_bytes(content)
            part.replace(folder / name)
    except OSError as error:
        raise PublishError(f"{folder}: cannot be written: {error.strerror}") from error
    return [folder / name for name in contents]
