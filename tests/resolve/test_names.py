"""Which names are one entity, and which only look like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.resolve.names import folded, organisation_similarity, organisation_words, person_similarity, person_words
from pipeline.rules import Rules, load

SAME_BODIES = [
    ("Dept for Inclusion and Learning", "Department for Inclusion & Learning"),
    ("Oakline Children's Trust", "Oakline Childrens Trust"),
    ("Oakline Children’s Trust", "Oakline Children's Trust"),
    ("Harrowdale Inclusion Partnership", "Harrowdale Inclusion Partnrship"),
    ("The Brindle Foundation", "Brindle Foundation"),
    ("Association of Portage Workers", "Portage Workers' Association"),
    ("Wexmoor Speech and Language Centre", "Wexmoor Speech & Language Center"),
    ("Natl Tutoring Federation", "National Tutoring Federation"),
]
OTHER_BODIES = [
    ("Elm Primary School", "Elk Primary School"),
    ("North Harrowdale Autism Trust", "South Harrowdale Autism Trust"),
    ("Harrowdale Primary School", "Harrowdale Secondary School"),
    ("Council for Deaf Learners", "Deaf Learners' Partnership"),
    ("Petitions Committee", "Procedure Committee"),
    ("Wexmoor Council", "Wexmoor Trust"),
    ("Autism Wales", "Autism Scotland"),
    ("Regional Forum 1", "Regional Forum 2"),
    ("Brindle Foundation", "Brindle Learning Foundation"),
    ("Department of Skills", "Office of the Skills Minister"),
]
SAME_PEOPLE = [
    ("Josh MacAllen", "Josh McAllen"),
    ("Rob Winterton", "Robert Winterton"),
    ("Siân Prosser-Vaughan", "Sian Prosser-Vaughan"),
    ("Ana M Reyne", "Ana Reyne"),
    ("Marian Oyelaran", "Marian Oyelaren"),
    ("Seán O’Dowd", "Sean O'Dowd"),
]
OTHER_PEOPLE = [
    ("Ana Reyne", "Ann Reyne"),
    ("Tom Sutherland", "Tim Sutherland"),
    ("Bo Lund", "Bo Lind"),
    ("Sarah Clarke", "Sarah Clark-Jones"),
    ("Helen Nixon", "Ellen Nixon"),
    ("David Hughes", "David Higgins"),
]


def alike_bodies(a: str, b: str, rules: Rules) -> bool:
    score = organisation_similarity(
        organisation_words(a, rules.resolution), organisation_words(b, rules.resolution), rules.resolution
    )
    return score >= rules.resolution.thresholds.organisation


def alike_people(a: str, b: str, rules: Rules) -> bool:
    score = person_similarity(person_words(a), person_words(b), rules.resolution)
    return score >= rules.resolution.thresholds.person


@pytest.mark.parametrize(("a", "b"), SAME_BODIES)
def test_forms_of_one_body(a: str, b: str, rules: Rules) -> None:
    assert alike_bodies(a, b, rules)


@pytest.mark.parametrize(("a", "b"), OTHER_BODIES)
def test_bodies_that_only_look_alike(a: str, b: str, rules: Rules) -> None:
    assert not alike_bodies(a, b, rules)


@pytest.mark.parametrize(("a", "b"), SAME_PEOPLE)
def test_forms_of_one_person(a: str, b: str, rules: Rules) -> None:
    assert alike_people(a, b, rules)


@pytest.mark.parametrize(("a", "b"), OTHER_PEOPLE)
def test_people_who_only_look_alike(a: str, b: str, rules: Rules) -> None:
    assert not alike_people(a, b, rules)


NAMES = st.text(alphabet="abc Ée'’-&.1", max_size=30)


@given(NAMES, NAMES)
def test_likeness_is_symmetric_and_within_bounds(a: str, b: str) -> None:
    rules = load().resolution
    ways = [
        organisation_similarity(organisation_words(x, rules), organisation_words(y, rules), rules)
        for x, y in ((a, b), (b, a))
    ]
    assert ways[0] == pytest.approx(ways[1])
    assert 0 <= ways[0] <= 100


@given(NAMES)
def test_folding_twice_is_folding_once(name: str) -> None:
    assert folded(folded(name)) == folded(name)
