"""Work grows with the text, not with its square: calls counted on hostile texts of n, 2n and 4n characters.

Calls stand for time without a clock; what the regular expressions do inside is measured by `make bench-linear`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from types import FrameType

import pytest
from spacy.language import Language

from pipeline.annotate import annotate, build
from pipeline.read import briefing_from_text
from pipeline.rules import Rules
from tests.hostile import HOSTILE, NUMBERED

SIZE = 1_200
MOST = 2.6
"""Growth from 2n to 4n: 2 is linear, 4 quadratic."""


@pytest.fixture(scope="module")
def nlp() -> Language:
    return build()


def calls(work: Callable[[], object]) -> int:
    """How many functions, of Python or C, a piece of work calls."""
    count = 0

    def counting(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counting)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("name", HOSTILE)
def test_calls_grow_with_the_text(name: str, nlp: Language, rules: Rules) -> None:
    piece = HOSTILE[name]

    def work(times: int) -> Callable[[], object]:
        text = piece * (times * SIZE // len(piece))
        return lambda: annotate(nlp, briefing_from_text(text, rules))

    work(1)()  # what is looked up and compiled when first needed
    counts = [calls(work(times)) for times in (1, 2, 4)]
    assert counts[2] <= MOST * counts[1], counts


@pytest.mark.parametrize("name", NUMBERED)
def test_calls_grow_with_what_differs(name: str, nlp: Language, rules: Rules) -> None:
    def text(times: int) -> str:
        piece = NUMBERED[name]
        return "".join(map(piece.format, range(times * SIZE // len(piece))))

    annotate(nlp, briefing_from_text(text(1), rules))
    # reading makes few calls for each line: what adds up shows in longer texts only
    reading = [calls(partial(briefing_from_text, text(times), rules)) for times in (4, 8, 16)]
    assert reading[2] <= MOST * reading[1], reading
    briefings = [briefing_from_text(text(times), rules) for times in (2, 4, 8)]
    annotating = [calls(partial(annotate, nlp, briefing)) for briefing in briefings]
    assert annotating[2] <= MOST * annotating[1], annotating
