"""What it costs to tie the letters of a short form to words: one case for each price, told in full."""

from __future__ import annotations

import pytest

from pipeline.annotate.acronyms.letters import (
    Aligner,
    Fit,
    Minor,
    Word,
    fold,
    last_words_of,
    letters_of,
    most_words,
    words_of,
)

KINDS = Minor(frozenset({"of", "for", "and", "the", "in"}), frozenset({"trust"}))
ALIGNER = Aligner({"2": ["two", "to"], "&": ["and"]})
MOST = 50


def told(fit: Fit | None, words: list[Word], text: str, letters: str) -> tuple[str, float] | None:
    """The words of a fit, and what all of it costs."""
    return fit and (text[words[fit.first].start : words[fit.last].end], round(fit.cost * len(letters), 2))


def ends(short: str, text: str, leeway: float = 1.0) -> tuple[str, float] | None:
    """The fit that ends with a text."""
    words, letters = words_of(text, 0, len(text), KINDS, MOST), letters_of(short)
    return told(ALIGNER.before(letters, words, leeway), words, text, letters)


def begins(short: str, text: str, leeway: float = 1.0) -> tuple[str, float] | None:
    """The fit that begins with a text."""
    words, letters = words_of(text, 0, len(text), KINDS, MOST), letters_of(short)
    return told(ALIGNER.after(letters, words, leeway), words, text, letters)


@pytest.mark.parametrize(
    ("short", "text", "words", "cost"),
    [
        # initials cost nothing, whatever small words stand between
        ("PNB", "the Pupil Needs Board", "Pupil Needs Board", 0),
        ("ASA", "Senior Association of Senior Advisers", "Association of Senior Advisers", 0),
        ("RD", "research and development", "research and development", 0),
        ("MAT", "a multi-academy trust", "multi-academy trust", 0),
        # a letter from a small word
        ("CoP", "a Code of Practice", "Code of Practice", 0.15),
        ("DfE", "the Department for Education", "Department for Education", 0.15),
        # further letters of a word: right behind, a capital, deeper
        ("CON", "the Convention", "Convention", 0.3),
        ("COCO", "the Council of Coventry", "Council of Coventry", 0.3),
        ("CONV", "the Convention", "Convention", 0.45),
        ("ECG", "an ElectroCardioGram", "ElectroCardioGram", 0.1 + 0.35),
        ("NHSE", "the NHS England", "NHS England", -0.36),
        # letters that no word gives, or that are spoken
        ("N2O", "nitrous oxide", "nitrous oxide", 0.5),
        ("PNB3", "the Pupil Needs Board", "Pupil Needs Board", 0.5),
        ("E2E", "entry to employment", "entry to employment", 0),
        ("R&D", "research and development", "research and development", 0.15),
        # words that give none: in the middle, a part of one with a hyphen, a number, at the end
        ("PB", "the Pupil Needs Board", "Pupil Needs Board", 1.05),
        ("PF", "parent-carer forum", "parent-carer forum", 0.35),
        ("ID", "Inclusion 25 Development", "Inclusion 25 Development", 0.35),
        ("PB", "Pupil Board Trust", "Pupil Board Trust", 0.45),
        ("PB", "Pupil Board for England and Wales", "Pupil Board for England and Wales", 0.9),
        # the beginning: a later part of a word with a hyphen
        ("AT", "a multi-academy trust", "multi-academy trust", 0.4),
        # the initials of a name in capitals, some left out
        ("NBES", "National Board of Elm and Fen Schools", "National Board of Elm and Fen Schools", 0.3),
    ],
)  # fmt: skip
def test_the_cheapest_words_that_end_a_text(short: str, text: str, words: str, cost: float) -> None:
    assert ends(short, text) == (words, pytest.approx(cost))


@pytest.mark.parametrize(
    ("short", "text", "words", "cost"),
    [
        ("PNB", "Pupil Needs Board of the county", "Pupil Needs Board", 0),
        ("PB", "Pupil Board for England and Wales", "Pupil Board", 0),
        ("PB", "Pupil Needs Board", "Pupil Needs Board", 1.05),
        ("RD", "research and development in schools", "research and development", 0.15),
        ("DfE", "Department for Education and Skills", "Department for Education", 0.15),
        ("PF", "parent-carer forum of Wexmoor", "parent-carer forum", 0.35),
        ("N2O", "nitrous oxide", "nitrous oxide", 0.5),
        ("OFP", "of pupils", "of pupils", 0.15 + 0.15 + 0.6),
    ],
)  # fmt: skip
def test_the_cheapest_words_that_begin_a_text(short: str, text: str, words: str | None, cost: float) -> None:
    assert begins(short, text) == (words and (words, pytest.approx(cost)))


@pytest.mark.parametrize(
    ("short", "text"),
    [
        ("PNBX", "the Pupil Needs Board"),
        ("BXL", "Brussels"),
        ("OL", "School"),
        ("PNB", "Board of Needs"),
    ],
    ids=["a letter too many", "letters in another order", "inside a word", "words in another order"],
)
def test_what_does_not_fit(short: str, text: str) -> None:
    assert ends(short, text) is None
    assert begins(short, text) is None


def test_what_costs_too_much_is_no_fit() -> None:
    assert ends("PB", "the Pupil Needs Board", leeway=0.53) == ("Pupil Needs Board", 1.05)
    assert ends("PB", "the Pupil Needs Board", leeway=0.52) is None
    assert begins("PB", "Pupil Needs Board", leeway=0.53) == ("Pupil Needs Board", 1.05)
    assert begins("PB", "Pupil Needs Board", leeway=0.52) is None


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Siân", "sian"),
        ("Ünlü", "unlu"),
        ("α-Wave", "alpha-wave"),
        ("Plain", "plain"),
        ("ÉCOLE", "ecole"),
        ("Ω", "omega"),
    ],
)
def test_letters_are_compared_without_accents(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_letters_of_a_short_form() -> None:
    assert letters_of("S.E.N. & D-2+é") == "sen&d2+e"


TEXT = "the well-known Sun-bed Trust - of Mid-Elm"


def test_first_words_are_taken_part_by_part() -> None:
    words = words_of(TEXT, 4, len(TEXT), KINDS, MOST)
    assert [TEXT[w.start : w.end] for w in words] == ["well", "known", "Sun", "bed", "Trust", "of", "Mid", "Elm"]
    assert [w.folded for w in words if w.part] == ["known", "bed", "elm"]
    assert [w.written for w in words if w.minor] == ["of"]
    assert [w.written for w in words if w.generic] == ["Trust"]
    assert words_of(TEXT, 4, len(TEXT), KINDS, 3) == words[:3]
    assert words_of(TEXT, 4, 8, KINDS, MOST) == words[:1]
    assert words_of("-a", 0, 2, KINDS, MOST)[0].part is False
    assert words_of("a b", 0, 3, KINDS, MOST)[1].part is False


@pytest.mark.parametrize("most", [1, 2, 3, 4, 5])
def test_last_words_are_the_end_of_the_first_ones(most: int) -> None:
    words = words_of(TEXT, 0, len(TEXT), KINDS, MOST)
    weighty = [i for i, w in enumerate(words) if not (w.minor or w.part)]
    last = last_words_of(TEXT, 0, len(TEXT), KINDS, most)
    assert last == words[len(words) - len(last) :]
    assert [w for w in last if not (w.minor or w.part)] == [words[i] for i in weighty[-most:]]
    assert len(last) == len(words) - (weighty[-most - 1] + 1 if most < len(weighty) else 0)


def test_a_dash_without_letters_on_both_sides_joins_nothing() -> None:
    assert [w.part for w in last_words_of("a -b c- d", 0, 9, KINDS, MOST)] == [False] * 4


@pytest.mark.parametrize(
    ("letters", "leeway", "most"), [("abc", 0, 3), ("abc", 0.1, 3), ("abc", 0.5, 11), ("ab", 1, 13)]
)
def test_so_many_words_a_fit_can_have(letters: str, leeway: float, most: int) -> None:
    assert most_words(letters, leeway) == most


@pytest.mark.parametrize(
    ("letters", "sign", "may"),
    [("pnb", "P", True), ("pnb", "n", False), ("2x", "t", True), ("x2", "t", False), ("en", "É", True)],
)
def test_a_word_that_may_begin_a_fit(letters: str, sign: str, may: bool) -> None:
    assert ALIGNER.may_begin(letters, sign) is may
