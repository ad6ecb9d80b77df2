"""What a comparison of two names says beside its score: what the one is to the other, and why."""

from __future__ import annotations

import pytest

from pipeline.resolve.names import (
    Lexicon,
    _judged,
    compare_organisations,
    compare_people,
    folded,
    misspelt,
    organisation_words,
    person_words,
)
from pipeline.rules import Rules


@pytest.fixture(scope="module")
def words(rules: Rules) -> Lexicon:
    return Lexicon(rules)


def test_a_lexicon_holds_the_words_of_the_rules(words: Lexicon, rules: Rules) -> None:
    body, own = rules.organisations.organisations[0].name, rules.resolution
    assert set(organisation_words(body, own)) <= words.body_words
    assert own.droppable_words | own.topic_words | own.distinguishing <= words.body_words
    assert words.first_names == {folded(name) for name in rules.people.sets["first_names"]}
    assert all(set(person_words(name)) <= words.surnames for name in rules.people.sets["surnames"])
    assert words.rules is own


@pytest.mark.parametrize(
    ("one", "other", "relation", "reason"),
    [
        ("Brindle Foundation", "Brindle Foundation", "same", "the same words"),
        ("Foundation of Brindle", "Brindle Foundation", "same", "the same words in another order"),
        ("Brindle Found Ation", "Brindle Foundation", "same", "the same letters"),
        ("Brindle Foundatoin", "Brindle Foundation", "same", "a word misspelt"),
        ("Wexmoor Inclusoin Partnrship", "Partnership for Wexmoor Inclusion", "same", "a word misspelt"),
        ("Harowdale Inclusoin Partnrship", "Harrowdale Inclusion Partnership", None, None),
        ("Larkspur Trust", "Larkspur Community Trust", "shorter", "a word less"),
        ("Larkspur Community Trust", "Larkspur Trust", "longer", "a word less"),
        ("Larkspur Otters Trust", "Larkspur Otters Rescue Trust", "shorter", "a word less that may tell them apart"),
        (
            "Otters and Larkspur Trust",
            "Larkspur, Rescue and Otters Trust",
            "unsure",
            "a word less that may tell them apart",
        ),
        ("Wexmoor Forum", "North Wexmoor Forum", "unsure", "a word less that tells bodies apart"),
        # a council and a part of it are two; what a partnership's board is, somebody else must say
        ("Wexmoor County Council", "Wexmoor County Council Cabinet", None, None),
        ("Wexmoor Council", "Wexmoor Council Otters Committee", None, None),
        ("Wexmoor Partnership", "Wexmoor Partnership Board", "unsure", "a word less that tells bodies apart"),
    ],
)
def test_two_bodies(one: str, other: str, relation: str | None, reason: str | None, words: Lexicon) -> None:
    found = compare_organisations(organisation_words(one, words.rules), organisation_words(other, words.rules), words)
    assert (found and found.relation, found and found.reason) == (relation, reason)


@pytest.mark.parametrize(
    ("one", "other", "relation", "reason"),
    [
        ("Siân Selwick", "Sian Selwick", "same", "the same words"),
        ("Quintrell Ana", "Ana Quintrell", "same", "names swapped"),
        ("James Thomas", "Thomas James", "unsure", "names swapped"),
        ("Marian Oyelaren", "Marian Oyelaran", "same", "the surname spelt otherwise"),
        ("Margraet Selwick", "Margaret Selwick", "same", "the first name spelt otherwise"),
        ("A Reyne", "Ana Reyne", "shorter", "an initial"),
        ("Ana Reyne", "A Reyne", "longer", "an initial"),
        ("Rob Winterton", "Robert Winterton", "shorter", "a short first name"),
        ("Robert Winterton", "Rob Winterton", "longer", "a short first name"),
        ("B Reyne", "Ana Reyne", None, None),
    ],
)
def test_two_people(one: str, other: str, relation: str | None, reason: str | None, words: Lexicon) -> None:
    found = compare_people(person_words(one), person_words(other), words)
    assert (found and found.relation, found and found.reason) == (relation, reason)


@pytest.mark.parametrize(
    ("score", "relation"), [(90, "same"), (89.9, "unsure"), (80, "unsure"), (79.9, None), (100, "same"), (0, None)]
)
def test_thresholds_belong_to_what_they_begin(score: float, relation: str | None) -> None:
    found = _judged(score, 90, 80, "because")
    assert (found and (found.score, found.relation, found.reason)) == (relation and (score, relation, "because"))


@pytest.mark.parametrize(
    ("one", "other", "known", "slip"),
    [
        ("marian", "marian", ("marian",), True),
        ("elm", "elms", (), False),
        ("team", "teams", (), True),
        ("oaken", "oakan", (), True),
        ("area2024", "area2025", (), False),
        ("forum1", "forumx", (), False),
        ("trst", "trust", ("trust",), True),
        ("trst", "trust", (), False),
        ("brackenly", "brockenla", (), True),
        ("brackenl", "brockena", (), False),
        ("bracken", "brakcen", ("bracken",), True),
        ("tutored", "tutor", ("tutored",), False),
    ],
)
def test_slips_at_the_bounds(one: str, other: str, known: tuple[str, ...], slip: bool) -> None:
    assert misspelt(one, other, frozenset(known)) is misspelt(other, one, frozenset(known)) is slip
