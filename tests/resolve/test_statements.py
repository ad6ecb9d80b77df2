"""The order of statements, which decides on the ids of threads."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipeline.resolve.statements import _in_text

PLACES = st.tuples(st.integers(0, 2), st.integers(0, 3), st.integers(0, 99))


@given(st.lists(PLACES, max_size=30))
def test_undertakings_are_in_the_order_of_documents_places_and_ids(places: list[tuple[int, int, int]]) -> None:
    document, start, number = (np.array([place[n] for place in places], np.int64) for n in range(3))
    ids = np.array([f"com-{n:03}".encode() for n in number.tolist()], "S7")
    assert [places[n] for n in _in_text(document, start, ids).tolist()] == sorted(places)
