"""A small run to review, made once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline import run
from pipeline.review.findings import Findings
from tests.report.hostile_briefing import ALIKE, HOSTILE, PLAIN


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `corpus` and `outputs`, for tests that only read it."""
    folder = tmp_path_factory.mktemp("review")
    (folder / "corpus").mkdir()
    (folder / "corpus" / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    (folder / "corpus" / "plain.txt").write_bytes(PLAIN.replace("\n", "\r\n").encode())
    (folder / "corpus" / "alike.txt").write_text(ALIKE, encoding="utf-8")
    run(folder / "corpus", folder / "outputs")
    return folder


@pytest.fixture
def reviewed(made: Path, tmp_path: Path) -> Path:
    """A copy of it to decide and to run in."""
    folder = tmp_path / "reviewed"
    shutil.copytree(made, folder)
    return folder


@pytest.fixture(scope="session")
def findings(made: Path) -> Findings:
    """The facts of the run."""
    return Findings(made / "outputs")
