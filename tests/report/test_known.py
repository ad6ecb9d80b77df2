"""A report as of an earlier day: it knows nothing of what was said later."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from pathlib import Path

import pytest

from pipeline import run
from pipeline.report.deadlines import spreadsheet
from pipeline.report.page.bodies import glossary
from pipeline.report.page.reading import Reading
from pipeline.report.page.render import render
from pipeline.report.page.undertakings import followed

TEXTS = {
    "march.txt": "First published 3 March 2025\n\nAna Reyne, chief executive of Oakline Trust (OT), will write in May.",
    "may.txt": "First published 3 May 2025\n\nTom Ashby, chief executive of the Oakline Trust, will reply in June.",
    "june.txt": "First published 3 June 2025\n\nAna Reyne, chief executive of the Oakline Trust, said that it will pay "
    "for occupational therapy (OT) by September 2025.",
    "undated.txt": "The Oakline Trust will open a pool in 2026.",
}


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("known")
    (folder / "corpus").mkdir()
    for name, text in TEXTS.items():
        (folder / "corpus" / name).write_text(text, encoding="utf-8")
    run(folder / "corpus", folder / "out")
    return folder / "out"


def paths(reading: Reading) -> set[str]:
    return {row["path"] for row in csv.DictReader(io.StringIO(spreadsheet(reading)))}


def test_what_was_said_later_is_in_no_file(outputs: Path) -> None:
    assert paths(Reading(outputs)) == paths(Reading(outputs, date(2025, 6, 3))) == set(TEXTS)
    then = Reading(outputs, date(2025, 6, 2))
    assert paths(then) == {"march.txt", "may.txt", "undated.txt"}
    page = render(then)
    assert "in 3\nbriefings" in page
    assert "as of 2 Jun 2025" in page
    assert "june.txt" not in page
    assert "Jun 2025</a>" not in page


def test_posts_are_told_as_they_were_then(outputs: Path) -> None:
    both_at_once = "is given in the same post"
    assert both_at_once in render(Reading(outputs))
    then = render(Reading(outputs, date(2025, 6, 2)))
    assert "Tom Ashby" in then
    assert both_at_once not in then
    assert "Tom Ashby" not in render(Reading(outputs, date(2025, 5, 2)))


def test_letters_mean_what_they_meant_then(outputs: Path) -> None:
    now, then = (
        next(term for term in glossary(Reading(outputs, day)) if term.short == "OT") for day in (None, date(2025, 6, 2))
    )
    assert (len(now.meanings), now.conflict) == (2, True)
    assert (len(then.meanings), then.conflict) == (1, False)


def test_a_thread_slipped_only_once_that_was_said(example_outputs: Path) -> None:
    for slip in followed(Reading(example_outputs)):
        assert slip.last.source.published
        before = Reading(example_outputs, slip.last.source.published - timedelta(days=1))
        assert slip.last.id not in {f.last.id for f in followed(before)}
    whole = Reading(example_outputs)
    assert any(f.slipped for f in followed(whole))
    for thread, statements in whole.threads.items():
        # a day on which all of a thread had been said changes nothing of it
        last = max((u.source.published for u in statements if u.source.published), default=None)
        if last and all(u.source.published for u in statements):
            assert Reading(example_outputs, last).thread_verdicts[thread] == whole.thread_verdicts[thread]
