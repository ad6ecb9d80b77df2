"""Whom "he" and "she" mean, where posts are told of somebody named before."""

from __future__ import annotations

import pytest

from pipeline.rules import load
from tests.annotate.test_roles import ANA, Fact, facts

TOM = "Tom Reed"

MEANT: list[tuple[str, set[Fact]]] = [
    # a pronoun passes over whom it cannot mean
    ("[Tom Reed] came. {Oakline}'s chair, [Ana Reyne], was glad. He was a clerk at {Ofsted}.",
     {(ANA, "chair", "Oakline"), (TOM, "clerk", "Ofsted", "former")}),
    ("[Ana Reyne] thanked [Tom Reed], for she is chair of {Oakline}.", {(ANA, "chair", "Oakline")}),
    # a title tells more than a first name
    ("[Mr Ana Reyne] came. [Sue Marsh] was glad. He was a clerk at {Ofsted}.", {(ANA, "clerk", "Ofsted", "former")}),
    # of a name that is that of anybody nothing is known
    ("[Tom Reed] came. [Kim Marsh] was glad. He was a clerk at {Ofsted}.",
     {("Kim Marsh", "clerk", "Ofsted", "former")}),
    ("[Ana Reyne] was glad. He was a clerk at {Ofsted}.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MEANT)
def test_a_pronoun_means_somebody_of_its_gender(text: str, expected: set[Fact]) -> None:
    assert facts(text) == expected


def test_no_first_name_is_of_both() -> None:
    people = load().people
    male, female = set(people.male_first_names.split()), set(people.female_first_names.split())
    assert male
    assert not male & female
    assert male | female <= people.sets["first_names"]
