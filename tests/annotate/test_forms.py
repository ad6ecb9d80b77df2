"""Forms: each is read once, in small letters and with plain quotes, wherever and however often it stands."""

from __future__ import annotations

import pytest
import spacy

from pipeline.annotate import forms
from pipeline.annotate.forms import Lexicon, tokens_of


def test_a_form_is_read_once_in_small_letters_with_plain_quotes() -> None:
    nlp = spacy.blank("en")
    read: list[str] = []

    def length(form: str) -> int:
        read.append(form)
        return len(form)

    lexicon = Lexicon(nlp.vocab, length)
    assert lexicon.of(nlp.make_doc("The board WILL meet. They’ll meet the Board")) == [3, 5, 4, 4, 1, 4, 3, 4, 3, 5]
    assert read == ["the", "board", "will", "meet", ".", "they", "'ll"]


def test_forms_beyond_the_bound_are_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forms, "_MOST", 2)
    nlp = spacy.blank("en")
    lexicon = Lexicon(nlp.vocab, str.upper)
    assert lexicon.of(nlp.make_doc("one two three one")) == ["ONE", "TWO", "THREE", "ONE"]
    assert len(lexicon) <= 2


def test_tokens_have_the_offsets_of_the_text() -> None:
    doc = spacy.blank("en").make_doc("It  won't\nopen")
    assert tokens_of(doc)[1] == [token.idx for token in doc]
    assert tokens_of(doc)[0] == [token.lower for token in doc]
