"""Forms: each is read once, in small letters and with plain quotes, wherever and however often it stands."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from pipeline.annotate import forms
from pipeline.annotate.forms import Lexicon, Tokens

NLP = spacy.blank("en")


def test_a_form_is_read_once_in_small_letters_with_plain_quotes() -> None:
    read: list[str] = []

    def length(form: str) -> int:
        read.append(form)
        return len(form)

    doc = NLP.make_doc("The board WILL meet. They’ll meet the Board")
    assert Lexicon(NLP, length).of(doc)[0] == [3, 5, 4, 4, 1, 4, 3, 4, 3, 5]
    assert read == ["the", "board", "will", "meet", ".", "they", "'ll"]


def test_forms_beyond_the_bound_are_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forms, "_MOST", 2)
    lexicon, tokens = Lexicon(NLP, str.upper), Tokens(NLP)
    assert lexicon.of(NLP.make_doc("one two three one"))[0] == ["ONE", "TWO", "THREE", "ONE"]
    assert tokens.of("one two three one")[0] == ["one", "two", "three", "one"]
    assert max(len(lexicon), len(tokens)) <= 2


@given(st.text("aB'’’s.n t,-–(\n\t\u00a0 1£:/*😀", max_size=60))
@pytest.mark.parametrize(
    "text", ["{}", "It  won't{}\nopen", "Ana Reyne's (new) plan isn't late; see http://x.example/{}."]
)
def test_tokens_are_those_of_the_tokenizer_without_blanks(text: str, inserted: str) -> None:
    text = text.replace("{}", inserted)
    expected = [(token.lower_, token.idx) for token in NLP.make_doc(text) if not token.is_space]
    assert list(zip(*Tokens(NLP).of(text), strict=True)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "(" * 500,
        f"See {'.' * 400} here.",
        f"http://x.example/{'a=b&' * 200} and (more)",
        "a" * 299,
        " \n" * 400 + "b" * 301,
    ],
    ids=["brackets", "dots", "address", "shorter", "blanks"],
)
def test_long_runs_are_cut_and_the_text_stays(text: str) -> None:
    found, offsets = Tokens(NLP).of(text)
    assert "".join(found) == "".join(text.lower().split())
    assert all(text.lower().startswith(form, at) for form, at in zip(found, offsets, strict=True))
    assert max(map(len, found)) <= 299
