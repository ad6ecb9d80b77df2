"""What was sealed comes back whole, or not at all."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.sealed import sealed, unsealed


@given(st.binary())
def test_what_was_sealed_comes_back(content: bytes) -> None:
    assert unsealed(sealed(content)) == content


@given(st.binary(), st.data())
def test_what_was_damaged_does_not(content: bytes, data: st.DataObject) -> None:
    whole = sealed(content)
    place = data.draw(st.integers(0, len(whole) - 1))
    changed = bytes([*whole[:place], whole[place] ^ 1, *whole[place + 1 :]])
    assert unsealed(changed) is None
    assert unsealed(whole[:place]) is None
    assert unsealed(whole + b"x") is None
