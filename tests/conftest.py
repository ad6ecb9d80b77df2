"""What several tests use: where the project and the shared material lie."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.rules import Rules, load

ROOT = Path(__file__).resolve().parent.parent


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
