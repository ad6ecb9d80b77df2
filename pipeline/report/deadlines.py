"""Deadlines for other programs: `commitments.ics` for calendars, `commitments.csv` for spreadsheets."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

from pipeline.hostile import cell, one_line
from pipeline.report.page.reading import Reading, Undertaking
from pipeline.report.page.undertakings import current

_UNDATED = date(1970, 1, 1)
"""What a calendar is told as the time of writing where the document has no date: a time it must be told."""
_TENTATIVE = frozenset({"intended", "proposed"})

COLUMNS = (
    "due_start",
    "due_end",
    "due_text",
    "actor",
    "action",
    "strength",
    "negated",
    "said_by",
    "said_on",
    "document",
    "path",
    "evidence",
    "thread_id",
    "commitment_id",
)
"""The columns of commitments.csv."""


def calendar(reading: Reading) -> bytes:
    """All deadlines that still stand as whole-day entries, the same bytes for the same tables."""
    entries = Calendar()
    entries.add("prodid", "-//send-facts//commitments//EN")
    entries.add("version", "2.0")
    entries.add("x-wr-calname", "SEND commitments")
    for undertaking in current(reading):
        if undertaking.due_end:
            entries.add_component(_event(undertaking, undertaking.due_end))
    written: bytes = entries.to_ical()
    return written


def _event(u: Undertaking, due: date) -> Event:
    event = Event()
    event.add("uid", f"{u.id}@send-facts")
    # nothing here asks the clock: the entry is as old as the words it rests on
    event.add("dtstamp", datetime.combine(u.source.published or _UNDATED, time(), tzinfo=UTC))
    event.add("dtstart", due)
    event.add("dtend", due + timedelta(days=1))
    event.add("summary", f"{u.who}: {u.what}")
    said = f"Said by {u.speaker}" + (f" on {u.source.published}" if u.source.published else "")
    event.add("description", f"{u.text}\n\n{said} in “{u.source.title}” ({u.source.path}); {u.strength}.")
    event.add("categories", [u.strength])
    event.add("status", "TENTATIVE" if u.strength in _TENTATIVE else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    return event


def spreadsheet(reading: Reading) -> str:
    """All undertakings, by deadline: a row each, every cell on one line and none a formula."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for u in reading.undertakings:
        row = (
            u.due_start,
            u.due_end,
            u.due_text,
            u.who,
            u.what,
            u.strength,
            "yes" if u.negated else "no",
            u.speaker,
            u.source.published,
            u.source.title,
            u.source.path,
            one_line(u.text),
            u.thread_id,
            u.id,
        )
        writer.writerow([cell(value) for value in row])
    return out.getvalue()
