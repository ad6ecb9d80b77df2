"""Which pairs of names are one entity, which only look like it, and which somebody has to look at."""

from __future__ import annotations

from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from pipeline.facts import EntityKind
from pipeline.resolve.clusters import Weight
from pipeline.resolve.link import Linker
from pipeline.resolve.names import (
    compare_organisations,
    compare_people,
    folded,
    lexicon,
    misspelt,
    organisation_words,
    person_words,
    surely_misspelt,
)
from pipeline.rules import Rules, load

Outcome = Literal["one", "two", "unsure"]

SAME_BODIES = [
    # small words, signs, case, possessives
    ("The Brindle Foundation", "Brindle Foundation"),
    ("Oakline Children's Trust", "Oakline Childrens Trust"),
    ("Oakline Children’s Trust", "Oakline Children's Trust"),
    ("Harrowdale & Wexmoor Forum", "Harrowdale and Wexmoor Forum"),
    ("HARROWDALE INCLUSION BOARD", "Harrowdale Inclusion Board"),
    ("Harrowdale Parent-Carer Forum", "Harrowdale Parent Carer Forum"),
    ("Wexmoor Tutors Ltd", "Wexmoor Tutors Limited"),
    ("St. Elphin's School", "St Elphin’s School"),
    ("Cymdeithas Siân", "Cymdeithas Sian"),
    # abbreviations written out
    ("Dept for Inclusion and Learning", "Department for Inclusion & Learning"),
    ("Natl Tutoring Federation", "National Tutoring Federation"),
    ("Assoc of Portage Workers", "Association of Portage Workers"),
    ("Brindle Univ", "University of Brindle"),
    ("Wexmoor Speech and Language Center", "Wexmoor Speech & Language Centre"),
    ("Inst of Reading Recovery", "Institute of Reading Recovery"),
    ("Petitions Cttee", "Petitions Committee"),
    # another order
    ("Association of Portage Workers", "Portage Workers' Association"),
    ("Oakline, Friends of", "Friends of Oakline"),
    ("School of Brindle Hill", "Brindle Hill School"),
    ("Trust for Wexmoor Learners", "Wexmoor Learners Trust"),
    # slips: a letter more, less, other, two swapped, in one word or two
    ("Brindle Foundatoin", "Brindle Foundation"),
    ("Harrowdale Inclusion Partnrship", "Harrowdale Inclusion Partnership"),
    ("Harrowdale Inclussion Partnership", "Harrowdale Inclusion Partnership"),
    ("Harowdale Inclusion Partnership", "Harrowdale Inclusion Partnership"),
    ("Harrowdlae Inclusion Partnership", "Harrowdale Inclusion Partnership"),
    ("Harrowdale Incluison Partnersihp", "Harrowdale Inclusion Partnership"),
    ("Wexmoor Communty College", "Wexmoor Community College"),
    ("Larkspurr Academy Trust", "Larkspur Academy Trust"),
    ("Federation of Portage Tutros", "Federation of Portage Tutors"),
    ("Confederation of Tutoring Schools", "Confederation of Tutoring School"),
    ("Wexmoor Portage Tutors", "Wxemoor Portgae Tutors"),
    ("Brnidle Parent Carer Forum", "Brindle Parnet Carer Forum"),
    ("Larkspur Hill Inclusion Network", "Larkspurr Hill Incluson Network"),
    # what short forms leave out
    ("Harrowdale Council", "Harrowdale Borough Council"),
    ("Larkspur Trust", "Larkspur Community Trust"),
    ("Larkspur Academy Trust", "Larkspur Multi Academy Trust"),
    ("Brindle Foundation", "Brindle Charitable Foundation"),
    ("Oakline Association", "Oakline Registered Association"),
    ("Brindle Vale Trust", "Brindle Vale Riding Trust"),
    ("Wexmoor Tutors", "Wexmoor Tutors Charity"),
    ("Society of Portage Tutors", "Royal Society of Portage Tutors"),
    # initials
    ("BHAT", "Brindle Hill Autism Trust"),
    ("WPTA", "Wexmoor Portage Tutors Association"),
    # the gazetteer's bodies, misspelt or shortened
    ("Department for Educaton", "Department for Education"),
    ("Dept for Education", "Department for Education"),
    ("Counsil for Disabled Children", "Council for Disabled Children"),
    ("Equality & Human Rights Comission", "Equality and Human Rights Commission"),
]
OTHER_BODIES = [
    # one word is another one
    ("Elm Primary School", "Elk Primary School"),
    ("Marlow Academy", "Harlow Academy"),
    ("Westfield Academy", "Eastfield Academy"),
    ("Petitions Committee", "Procedure Committee"),
    ("Brindle Foundation", "Bramble Foundation"),
    ("Ashgrove School", "Ashgate School"),
    ("Oakline Trust", "Oaklands Trust"),
    ("Public Accounts Committee", "Public Administration Committee"),
    ("Children's Law Centre", "Children's Legal Centre"),
    ("Wexmoor Council", "Wexford Council"),
    # compass points, nations, levels, sorts of body
    ("North Harrowdale Autism Trust", "South Harrowdale Autism Trust"),
    ("Harrowdale Primary School", "Harrowdale Secondary School"),
    ("Harrowdale Infant School", "Harrowdale Junior School"),
    ("Autism Wales", "Autism Scotland"),
    ("Tutors England", "Tutors Ireland"),
    ("Wexmoor Council", "Wexmoor Trust"),
    ("Harrowdale Forum", "Harrowdale Board"),
    ("Brindle College", "Brindle School"),
    ("Inner Wexmoor Partnership", "Outer Wexmoor Partnership"),
    ("Upper Brindle Forum", "Lower Brindle Forum"),
    ("Commons Liaison Committee", "Lords Liaison Committee"),
    # numbers and letters
    ("Regional Forum 1", "Regional Forum 2"),
    ("Harrowdale Area 12 Board", "Harrowdale Area 13 Board"),
    ("Team A of Wexmoor", "Team B of Wexmoor"),
    # a body and what belongs to it or is named for it
    ("Council for Deaf Learners", "Deaf Learners' Partnership"),
    ("Council for Disabled Children", "Disabled Children's Partnership"),
    ("Department of Skills", "Office of the Skills Minister"),
    ("Department for Education", "Office of the Secretary of State for Education"),
    ("Harrowdale Council", "Harrowdale Council Tutors' Union Branch"),
    ("Oakline Trust", "Friends of the Oakline Trust Choir"),
    ("Brindle University", "Brindle University Hospital Trust"),
    # committees of alike name
    ("Education Committee", "Children and Education Committee"),
    ("Health Committee", "Social Care Committee"),
    ("Education Committee", "Education Board"),
    ("SEND Delivery Board", "SEND Improvement Board"),
    # words of the field alone name nobody
    ("National Autism Forum", "National SEND Forum"),
    ("Parent Forum", "Parent Carers Forum"),
    ("Inclusion Network", "Inclusion Support Network"),
    # a letter more makes another acronym
    ("SHLCA", "SGHLCA"),
    ("BHAT", "BHATS"),
    # acronyms of other initials, and too short ones
    ("BHAC", "Brindle Hill Autism Trust"),
    ("WTA", "Wexmoor Tutors Association"),
    # two bodies of the gazetteer however alike
    ("Department for Education", "Department of Education (Northern Ireland)"),
    ("East Sussex County Council", "West Sussex County Council"),
    ("Wales Audit Office", "National Audit Office"),
]
UNSURE_BODIES = [
    # names of nobody in particular: those of two councils, maybe
    ("SEND Strategic Partnership Board", "Strategic SEND Partnership Board"),
    # told apart by their subject alone
    ("Cross-Party Group on Disability", "Cross-Party Group on Learning Disability"),
    ("All-Party Group on Wexmoor Autism", "All-Party Group on Autism"),
    ("Wessex Trust", "Wessex Autism Trust"),
    ("Brindle Foundation", "Brindle Learning Foundation"),
    ("Harrowdale School", "Harrowdale Special School"),
    ("Wexmoor Forum", "North Wexmoor Forum"),
    ("Oakline Deaf Society", "Oakline Society"),
    # a body of the gazetteer, whole, and one that says more; the same words but one in another order
    ("Tower Hamlets Council", "Tower Hamlets Trades Council"),
    ("Transport, Drains and Kite Flying Committee", "Kite Flying and Transport Committee"),
    # two letters of a place are other ones
    ("Chainwolden Autism Trust", "Chaintorden Autism Trust"),
    ("Harrowdale Respite Board", "Hallowdale Respite Board"),
]
SAME_PEOPLE = [
    ("Josh MacAllen", "Josh McAllen"),
    ("Siân Prosser-Vaughan", "Sian Prosser-Vaughan"),
    ("Sian Prosser Vaughan", "Sian Prosser-Vaughan"),
    ("Seán O’Dowd", "Sean O'Dowd"),
    ("Zoë Lindqvist", "Zoe Lindqvist"),
    ("ANA REYNE", "Ana Reyne"),
    # slips in the surname
    ("Marian Oyelaran", "Marian Oyelaren"),
    ("Marian Oyelaran", "Marian Oyelarn"),
    ("Marian Oyelaran", "Marian Oyelraan"),
    ("Tom Winterburgh", "Tom Winterbugrh"),
    ("Ana Quintrell", "Ana Quintrel"),
    ("Rob Selwickson", "Rob Sellwickson"),
    # slips in a first name that is none otherwise
    ("Margraet Selwick", "Margaret Selwick"),
    ("Jonahtan Selwick", "Jonathan Selwick"),
    ("Cahterine Quintrell", "Catherine Quintrell"),
    # short first names
    ("Rob Winterton", "Robert Winterton"),
    ("Liz Quintrell", "Elizabeth Quintrell"),
    ("Tony Selwick", "Anthony Selwick"),
    ("Jenny Oyelaran", "Jennifer Oyelaran"),
    ("Kate Lindqvist", "Katherine Lindqvist"),
    ("Sam Brackenbury", "Samantha Brackenbury"),
    ("Gill Thwaite", "Gillian Thwaite"),
    # initials and middle names
    ("A Reyne", "Ana Reyne"),
    ("A. Reyne", "Ana Reyne"),
    ("Ana M Reyne", "Ana Reyne"),
    ("Ana Maria Reyne", "Ana Reyne"),
    ("Ana M Reyne", "Ana Maria Reyne"),
    ("J Brackenbury", "Judith Brackenbury"),
    # the surname first
    ("Quintrell, Ana", "Ana Quintrell"),
    ("Oyelaran Marian", "Marian Oyelaran"),
    # a surname alone
    ("Quintrell", "Ana Quintrell"),
    ("Prosser-Vaughan", "Siân Prosser-Vaughan"),
]
OTHER_PEOPLE = [
    # first names
    ("Ana Reyne", "Ann Reyne"),
    ("Tom Sutherland", "Tim Sutherland"),
    ("Helen Nixon", "Ellen Nixon"),
    ("Jane Selwick", "June Selwick"),
    ("Marian Selwick", "Marion Selwick"),
    ("Daniel Selwick", "Danielle Selwick"),
    ("Robert Selwick", "Rupert Selwick"),
    ("Maria Quintrell", "Mario Quintrell"),
    ("Stephen Quintrell", "Stephanie Quintrell"),
    ("Alan Quintrell", "Alana Quintrell"),
    ("Claire Quintrell", "Clara Quintrell"),
    # surnames
    ("Bo Lund", "Bo Lind"),
    ("David Hughes", "David Higgins"),
    ("Ana Harris", "Ana Harrison"),
    ("Rob Webster", "Rob Webber"),
    ("Mark Davis", "Mark Davies"),
    ("Paul Clark", "Paul Clarke"),
    ("Jo Allan", "Jo Allen"),
    ("Ruth Barton", "Ruth Burton"),
    ("Kim Parker", "Kim Barker"),
    ("Eva Thomas", "Eva Thomson"),
    ("Tom Walker", "Tom Wallace"),
    ("Lee Morgan", "Lee Morton"),
    ("Ann Peters", "Ann Peterson"),
    # initials, middle names and short names that do not fit
    ("B Reyne", "Ana Reyne"),
    ("Ana M Reyne", "Ana P Reyne"),
    ("Ana Maria Reyne", "Ana Paula Reyne"),
    ("Rob Selwick", "Richard Selwick"),
    ("Bill Selwick", "Robert Selwick"),
    ("Kit Selwick", "Katherine Selwick"),
    # one surname, one first name
    ("Ana Reyne", "Bo Reyne"),
    ("Ana Reyne", "Ana Quintrell"),
    ("Sarah Clarke", "Sarah Clarke-Jones"),
    ("Claire", "Claire Quintrell"),
    # two slips at once are two people
    ("Marain Oyelarn", "Marian Oyelaran"),
]
UNSURE_PEOPLE = [
    # an initial and a surname that is not the same
    ("M Rougson", "M Rourson"),
    ("G Poltrey", "G Poltney"),
    ("James Thomas", "Thomas James"),
    ("James Oliver", "Oliver James"),
]

CASES: list[tuple[EntityKind, Outcome, str, str]] = [
    *(("organisation", "one", a, b) for a, b in SAME_BODIES),
    *(("organisation", "two", a, b) for a, b in OTHER_BODIES),
    *(("organisation", "unsure", a, b) for a, b in UNSURE_BODIES),
    *(("person", "one", a, b) for a, b in SAME_PEOPLE),
    *(("person", "two", a, b) for a, b in OTHER_PEOPLE),
    *(("person", "unsure", a, b) for a, b in UNSURE_PEOPLE),
]
"""(kind, what a corpus with these two names makes of them, the names)"""


def outcome(kind: EntityKind, names: tuple[str, ...], rules: Rules) -> Outcome:
    linker = Linker(kind, rules)
    linker.add(names)
    linked = linker.linked({name: Weight(1) for name in names})
    if len({linked.canonical[name] for name in names}) == 1:
        return "one"
    return "unsure" if linked.doubts else "two"


@pytest.mark.parametrize(("kind", "expected", "a", "b"), CASES, ids=[f"{a} / {b}" for _, _, a, b in CASES])
def test_a_pair_of_names(kind: EntityKind, expected: Outcome, a: str, b: str, rules: Rules) -> None:
    assert outcome(kind, (a, b), rules) == expected


def test_the_table_is_large_and_half_of_it_are_near_misses() -> None:
    near = [case for case in CASES if case[1] != "one"]
    assert len(CASES) >= 150
    assert 0.45 <= len(near) / len(CASES) <= 0.6


SEVERAL: list[tuple[str, EntityKind, tuple[str, ...], list[set[str]]]] = [
    (
        "an initial that fits two people is neither",
        "person",
        ("A Reyne", "Ana Reyne", "Alma Reyne"),
        [{"A Reyne"}, {"Ana Reyne"}, {"Alma Reyne"}],
    ),
    (
        "an initial that fits two forms of one person is that person",
        "person",
        ("R Selwick", "Rob Selwick", "Robert Selwick"),
        [{"R Selwick", "Rob Selwick", "Robert Selwick"}],
    ),
    (
        "a short first name that fits two people is neither",
        "person",
        ("Chris Selwick", "Christopher Selwick", "Christine Selwick"),
        [{"Chris Selwick"}, {"Christopher Selwick"}, {"Christine Selwick"}],
    ),
    (
        "a surname that two people bear is neither",
        "person",
        ("Reyne", "Ana Reyne", "Bo Reyne"),
        [{"Reyne"}, {"Ana Reyne"}, {"Bo Reyne"}],
    ),
    (
        "a surname of somebody written in two ways",
        "person",
        ("Oyelaran", "Marian Oyelaran", "Marian Oyelaren"),
        [{"Oyelaran", "Marian Oyelaran", "Marian Oyelaren"}],
    ),
    (
        "a short form that fits two bodies is neither",
        "organisation",
        ("Brindle Trust", "Brindle Charitable Trust", "Brindle Community Trust"),
        [{"Brindle Trust"}, {"Brindle Charitable Trust"}, {"Brindle Community Trust"}],
    ),
    (
        "two places of one pattern, each with several bodies, are two",
        "organisation",
        ("Hatfold Forum", "Hatfold Autism Trust", "Hayfold Forum", "Hayfold Portage Board"),
        [{"Hatfold Forum"}, {"Hatfold Autism Trust"}, {"Hayfold Forum"}, {"Hayfold Portage Board"}],
    ),
    (
        "letters that are swapped make no other place",
        "organisation",
        ("Hatfold Forum", "Hatfold Autism Trust", "Haftold Forum", "Haftold Portage Board"),
        [{"Hatfold Forum", "Haftold Forum"}, {"Hatfold Autism Trust"}, {"Haftold Portage Board"}],
    ),
    (
        "initials that fit two bodies are neither",
        "organisation",
        ("BHAT", "Brindle Hill Autism Trust", "Burrow Hollow Advice Team"),
        [{"BHAT"}, {"Brindle Hill Autism Trust"}, {"Burrow Hollow Advice Team"}],
    ),
]


@pytest.mark.parametrize(("kind", "names", "entities"), [c[1:] for c in SEVERAL], ids=[c[0] for c in SEVERAL])
def test_several_names(kind: EntityKind, names: tuple[str, ...], entities: list[set[str]], rules: Rules) -> None:
    linker = Linker(kind, rules)
    linker.add(names)
    linked = linker.linked({name: Weight(1) for name in names})
    found: dict[str, set[str]] = {}
    for name, canonical in linked.canonical.items():
        found.setdefault(canonical, set()).add(name)
    assert sorted(map(sorted, found.values())) == sorted(map(sorted, entities))


NAMES = st.text(alphabet="abcdrs Ée'’-&.1", max_size=30)
TURNED = {"shorter": "longer", "longer": "shorter"}


@given(NAMES, NAMES)
def test_comparing_is_symmetric_and_within_bounds(a: str, b: str) -> None:
    words = lexicon(load())
    for compare, telling in (
        (compare_organisations, lambda name: organisation_words(name, words.rules)),
        (compare_people, person_words),
    ):
        there, back = compare(telling(a), telling(b), words), compare(telling(b), telling(a), words)
        assert (there is None) == (back is None)
        if there and back:
            assert there.score == pytest.approx(back.score)
            assert there.relation == TURNED.get(back.relation, back.relation)
            assert 0 <= there.score <= 100


@given(NAMES)
def test_folding_twice_is_folding_once(name: str) -> None:
    assert folded(folded(name)) == folded(name)


@pytest.mark.parametrize(
    ("a", "b", "slip"),
    [
        ("oakline", "oaklien", True),
        ("oakline", "okaline", True),
        ("oakline", "oakine", True),
        ("oakline", "oakliine", True),
        ("oakline", "oaklire", True),
        ("oakline", "aokline", True),
        ("oakline", "ouklire", False),
        ("oakline", "uakline", False),
        ("elms", "elks", False),
        ("forum", "forums", True),
        ("partnership", "partmershp", True),
        ("partnership", "pertmershp", False),
        ("2024", "2025", False),
    ],
)
def test_slips_of_the_pen(a: str, b: str, slip: bool) -> None:
    assert misspelt(a, b, frozenset()) == misspelt(b, a, frozenset()) == slip


@pytest.mark.parametrize(
    ("a", "b", "sure"),
    [
        ("oakline", "oaklien", True),
        ("oakline", "oakkline", True),
        ("partnersihp", "partnership", True),
        ("partmership", "partnership", True),
        ("hatfold", "hayfold", False),
        ("oakline", "oaklines", False),
        ("oakline", "oakine", False),
    ],
)
def test_slips_that_make_no_other_word(a: str, b: str, sure: bool) -> None:
    known = frozenset(("partnership",))
    assert surely_misspelt(a, b, known) == surely_misspelt(b, a, known) == sure


def test_two_known_words_are_no_slip() -> None:
    assert not misspelt("marian", "marion", frozenset(("marian", "marion")))
    assert misspelt("marian", "marain", frozenset(("marian", "marion")))


@pytest.mark.parametrize(
    ("one", "other", "relation", "reason"),
    [
        ("ana maria reyne", "ana reyne", "longer", "a middle name less"),
        ("ana reyne", "ana maria reyne", "shorter", "a middle name less"),
        ("ana m reyne", "ana maria reyne", "shorter", "an initial"),
        ("ana maria reyne", "ana m reyne", "longer", "an initial"),
        ("ana m jane reyne", "ana mary j reyne", "shorter", "an initial"),
        ("ana maria reyne", "ana mary reyne", None, None),
        ("ana m reyne", "ana k reyne", None, None),
        ("ana m reyne", "ana karla reyne", None, None),
        ("ana m j reyne", "ana m reyne", None, None),
        ("ana m jane reyne", "ana mary karla reyne", None, None),
    ],
)
def test_middle_names(one: str, other: str, relation: str | None, reason: str | None, rules: Rules) -> None:
    found = compare_people(tuple(one.split()), tuple(other.split()), lexicon(rules))
    assert (found and found.relation, found and found.reason) == (relation, reason)
    if found is not None:
        letters = fuzz.ratio(" ".join(sorted(one.split())), " ".join(sorted(other.split())))
        assert found.score == pytest.approx(letters)
