"""What several tests use: where the project and the shared material lie."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from pipeline.report.dictionary import example_run
from pipeline.rules import Rules, load

# nothing is timed here, and a run of the tests finds today what it finds tomorrow
settings.register_profile("project", deadline=None, derandomize=True)
settings.load_profile("project")

ROOT = Path(__file__).resolve().parent.parent

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
"""The browser that tests/browser needs; without it they are left out, which the end of the run says."""
collect_ignore = [] if CHROMIUM or os.environ.get("CHROMIUM") == "required" else ["browser"]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says when the browser tests were left out."""
    if collect_ignore:
        terminalreporter.write_line("left out: tests/browser, which need Chromium (make test-browser installs it)")


@pytest.fixture(scope="session")
def rules() -> Rules:
    """The shipped rules."""
    return load()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The material beside the checkout: real briefings, gold, the measure."""
    return ROOT.parent / "shared"


@pytest.fixture(scope="session")
def samples() -> Path:
    """The sample briefings of the project."""
    return ROOT / "corpus"


@pytest.fixture(scope="session")
def example_outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of a run on the two small briefings of the documentation; every table has rows. Read only."""
    outputs = tmp_path_factory.mktemp("example") / "outputs"
    example_run(ROOT / "docs" / "example", outputs)
    return outputs
