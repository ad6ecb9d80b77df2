"""How far a run is, on a terminal and elsewhere."""

from __future__ import annotations

import threading
from io import StringIO
from typing import Any

import pytest
from rich.console import Console

from pipeline.report import progress as told
from pipeline.report.progress import progress


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> StringIO:
    """What is drawn on a terminal from now on."""
    drawn = StringIO()

    def console(**options: Any) -> Console:
        return Console(file=drawn, force_terminal=True, width=80)

    monkeypatch.setattr(told, "Console", console)
    return drawn


def test_a_terminal_has_a_bar_that_no_thread_draws(terminal: StringIO) -> None:
    before = threading.active_count()
    with progress() as step:
        assert "reading briefings" in terminal.getvalue()
        assert threading.active_count() == before
        step(1, 2, "a.txt")
        assert "making tables" not in terminal.getvalue()
        step(2, 2, "b.txt")
        assert "making tables" in terminal.getvalue()
        assert "2/2" in terminal.getvalue()


def test_elsewhere_there_is_a_line_now_and_then(capsys: pytest.CaptureFixture[str]) -> None:
    with progress() as step:
        for done in range(1, 51):
            step(done, 50, f"{done}.txt")
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 10
    assert lines[-1] == "50 of 50 briefings done (50.txt)"
