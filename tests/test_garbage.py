"""Memory is given back where the system can be told to, and nothing happens elsewhere."""

from __future__ import annotations

import ctypes

import pytest

from pipeline.garbage import give_back


@pytest.mark.parametrize("error", [OSError, AttributeError, TypeError])
def test_a_system_that_cannot_be_told_is_let_be(error: type[Exception], monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def no_library(name: object) -> None:
        asked.append(name)
        raise error

    monkeypatch.setattr(ctypes, "CDLL", no_library)
    give_back()
    assert asked == [None]
