"""Which stretches of text are mentions of people, and whom they name."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from pipeline import extract
from pipeline.annotate import annotate, build
from pipeline.briefing import Briefing
from pipeline.found import FoundMention


@pytest.fixture(scope="module")
def nlp() -> Language:
    return build()


def people(nlp: Language, text: str) -> list[FoundMention]:
    return [m for m in annotate(nlp, Briefing(text)).mentions if m.kind == "person"]


def named(nlp: Language, text: str) -> list[tuple[str, str]]:
    return [(m.text, m.name) for m in people(nlp, text)]


NAMES = [
    # text, [(span, name)]
    ("We met Fiona Quellick’s team.", [("Fiona Quellick",) * 2]),
    (
        "Mary-Jane O’Dell-Hughes and Rhun ap Gwilym spoke.",
        [("Mary-Jane O’Dell-Hughes", "Mary-Jane O'Dell-Hughes"), ("Rhun ap Gwilym",) * 2],
    ),
    ("Thanks to Peter van der Quellick MP.", [("Peter van der Quellick",) * 2]),
    ("the chair, Siân Mac Quellick, opened", [("Siân Mac Quellick",) * 2]),
    ("Present: Fiona THOMPSON", [("Fiona THOMPSON", "Fiona Thompson")]),
    ("Present: Fiona McQUELLICK", [("Fiona McQUELLICK", "Fiona McQuellick")]),
    (
        "Apologies came from Mr A Quellick (Ms B Thompson came).",
        [("Mr A Quellick", "A Quellick"), ("Ms B Thompson", "B Thompson")],
    ),
    (
        "Fiona Thompson Peter Green Mary Quellick Sarah Lund",
        [("Fiona Thompson",) * 2, ("Peter Green",) * 2, ("Mary Quellick",) * 2, ("Sarah Lund",) * 2],
    ),
    ("We saw Bill Thompson, and the Schools Bill Committee.", [("Bill Thompson",) * 2]),
    (
        "Lord Quellick of Oakshire\nBaroness Fiona Thompson",
        [("Lord Quellick of Oakshire", "Quellick of Oakshire"), ("Baroness Fiona Thompson", "Fiona Thompson")],
    ),
    ("She runs a forum for Deaf Teachers and the Quellick Chamber of Commerce.", []),
    ("a letter from A.B. Thompson today", [("A.B. Thompson",) * 2]),
    ("Dr. Fiona Quellick OBE wrote.", [("Dr. Fiona Quellick", "Fiona Quellick")]),
    ("Present: Councillors F Quellick and Bo Lund", [("Councillors F Quellick", "F Quellick"), ("Bo Lund",) * 2]),
    ("Cllr Dr Zorvan Quellick wrote.", [("Cllr Dr Zorvan Quellick", "Zorvan Quellick")]),
    ("We heard Lord Quellick of Oakshire speak.", [("Lord Quellick of Oakshire", "Quellick of Oakshire")]),
    (
        "Lady Quellick of Oakshire CBE\nBaroness Lund",
        [("Lady Quellick of Oakshire", "Quellick of Oakshire"), ("Baroness Lund", "Lund")],
    ),
    ("Apologies: Fiona Green MP, Bo Lund MP", [("Fiona Green",) * 2, ("Bo Lund",) * 2]),
    ("By Fiona Quellick\n\nFunding is short.", [("Fiona Quellick",) * 2]),
    ("Chief Executive Fiona Quellick left.", [("Fiona Quellick",) * 2]),
    # names that no list knows, carried by what stands around them
    ("It was chaired by Zorvan Quellick.", [("Zorvan Quellick",) * 2]),
    ("Zorvan Quellick, director of inclusion, left.", [("Zorvan Quellick",) * 2]),
    ("- Zorvan Quellick, Association of Colleges", [("Zorvan Quellick",) * 2]),
    ("“Zorvan Quellick said so.”", [("Zorvan Quellick",) * 2]),
    ("Zorvan Quellick gave an update.", [("Zorvan Quellick",) * 2]),
    # between two names of a list
    (
        "Fiona Thompson, Zorvan Quellick and Brian Thompson left.",
        [("Fiona Thompson",) * 2, ("Zorvan Quellick",) * 2, ("Brian Thompson",) * 2],
    ),
    (
        "Fiona Thompson\n\nZorvan Quellick\n\nBrian Thompson",
        [("Fiona Thompson",) * 2, ("Zorvan Quellick",) * 2, ("Brian Thompson",) * 2],
    ),
    # both names are other words as well: a post or a verb of saying tells
    ("Sue North, head of commissioning, left.", [("Sue North",) * 2]),
    ("It came from Will Street, chair of all.", [("Will Street",) * 2]),
    ("Jordan Hall said so.", [("Jordan Hall",) * 2]),
    # a surname that is a word of addresses, or a first name that is one of laws, behind a title
    ("Headteacher: Miss J Lane", [("Miss J Lane", "J Lane")]),
    ("Mrs Ruby Lane rang.", [("Mrs Ruby Lane", "Ruby Lane")]),
    ("A note for Mr Basil Street.", [("Mr Basil Street", "Basil Street")]),
    ("Ald Bill Quellick wept.", [("Ald Bill Quellick", "Bill Quellick")]),
    (
        "Cllrs Bill Quellick, Ruby Lund & Basil Zorvan left.",
        [("Cllrs Bill Quellick", "Bill Quellick"), ("Ruby Lund",) * 2, ("Basil Zorvan",) * 2],
    ),
    ("Hosted by Bill Quellick in June.", [("Bill Quellick",) * 2]),
    ("Apologies: Bill Quellick, Ruby Zorvan", [("Bill Quellick",) * 2, ("Ruby Zorvan",) * 2]),
    # what somebody is, or how many children they have, before the name
    ("Dad-of-five Basil Quellick sang.", [("Basil Quellick",) * 2]),
    ("Resident Basil Quellick sang.", [("Basil Quellick",) * 2]),
    ("They asked appellant Zorvan Quellick.", [("Zorvan Quellick",) * 2]),
    # and behind the end of a quotation
    ('"It leaks," warned Basil Quellick.', [("Basil Quellick",) * 2]),
    # titles of two words in one, and nouns for whoever does something, are no first names
    ("Treasurer-elect Fiona Quellick sang.", [("Fiona Quellick",) * 2]),
    ("Vice-Chancellor Fiona Quellick sang.", [("Fiona Quellick",) * 2]),
    ("Seconder Fiona Quellick sang to us.", [("Fiona Quellick",) * 2]),
    ("Harpist Fiona Quellick spoke to us.", [("Fiona Quellick",) * 2]),
    ("Amber Fiona Quellick spoke to us.", [("Amber Fiona Quellick",) * 2]),
    # children in stories
    (
        "Fiona Quellick's twins, Ravi and Zoe, are deaf. Ravi signs.",
        [("Fiona Quellick",) * 2, ("Ravi",) * 2, ("Zoe",) * 2, ("Ravi",) * 2],
    ),
    # first names alone, of whom the text tells who they are
    ("The panel met, and Ravi, 17, who chairs it, sang. Ravi signs.", [("Ravi",) * 2] * 2),
    ("Maya stays on as treasurer.", [("Maya",) * 2]),
    ("We thank Maya, who runs our helpline.", [("Maya",) * 2]),
    ("Maya sang.", []),
    ("On a farm in Sydney, a school burnt.", []),
    # names of a list that has lost its commas
    ("It was Fiona Thompson Nadia Robinson", [("Fiona Thompson",) * 2, ("Nadia Robinson",) * 2]),
    ("Her son Ravi Lund sings. Ravi is ten.", [("Ravi Lund",) * 2, ("Ravi", "Ravi Lund")]),
    # minutes write the whole name in capitals
    (
        "Councillors FIONA THOMPSON (Chair), NADIA QUELLICK, B. THOMPSON and P. LUND",
        [
            ("Councillors FIONA THOMPSON", "Fiona Thompson"),
            ("NADIA QUELLICK", "Nadia Quellick"),
            ("B. THOMPSON", "B. Thompson"),
            ("P. LUND", "P. Lund"),
        ],
    ),
    ("It was Cllr ZORVAN QUELLICK.", [("Cllr ZORVAN QUELLICK", "Zorvan Quellick")]),
    ("FIONA QUELLICK\nHead of all", [("FIONA QUELLICK", "Fiona Quellick")]),
    # a surname that is another word as well, behind a post or before what its bearer does
    ("The union's secretary Zorvan White said so.", [("Zorvan White",) * 2]),
    ("The minister launched the Frimbleton White Paper. Devon West said so.", []),
    # a seat before the name
    ("Councillor for Frimbleton Fiona Thompson said so.", [("Fiona Thompson",) * 2]),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_named(nlp: Language, text: str, expected: list[tuple[str, str]]) -> None:
    assert named(nlp, text) == expected


NOT_PEOPLE = [
    "GRANT FUNDING, MARK SCHEME, FIONA CONSULTATION (2025), A SEND REVIEW and ALICE REPORT",
    "Cllr SEND, Ms DFE",
    "We met in the Robert Quellick Room of the Helen Quellick Building.",
    "An official Inspection Outcome form is online.",
    "Oakline Trust, Zorvan Quellick, Green Paper",
    "The autism charity Daisy Quill gave an update.",
    "Good Afternoon, and welcome.",
    "The Lord Chancellor and the Lady Chief Justice replied.",
    "The Timpson Review and Martha’s Rule were discussed.",
    "The Helen Quellick School and Anna Freud are well known.",
    "Milton Keynes and St Helens wait.",
    "Will Ofsted act? May Day is a holiday. Mark schemes changed.",
    "Green Paper, White Paper, Spending Review, Safety Valve.",
    "Zorvan Quellick is only a pair of capitals in Annual Report Summary.".replace("Zorvan Quellick", "Broken Promise"),
    "Director of External Affairs, National Autistic Society",
    "Vitamin C Thompson",
    "Jordan North East is new. Devon West said so. Devon West, head of all.",
    "The Emma Street school is new. On May Day, head teachers rest.",
    "We passed Sue North.",
    "Placement Panels (PP) meet monthly.",
    "Trade Unions (UNISON) came. Quillmoor Providers, Ofsted, came.",
    "They use Speech Bubbles (SB) and more.",
    "Demand Cycle Loop (DCL), a term for strain, is new.",
    "Bill Payers said so. Young Ambassadors, who sang, left. The Bill Committee met on Bill Clauses.",
    "A walk in Ynys Fiona Park, or round Llyn Nadia Lake, is long.",
    "Guy Fawkes Night is near. Student Loan Scheme is one name for it.",
    "Her son May Day sang to the children Wales forgot.",
    "They fit it with Fractal Monte Carlo (FMC) draws.",
    "Florence Quellick Steps (FQS) is new, as is the Fiona-Larkmead Early Needs (FLEN) pilot.",
]


@pytest.mark.parametrize("text", NOT_PEOPLE)
def test_nobody(nlp: Language, text: str) -> None:
    assert named(nlp, text) == []


LATER = [
    (
        "Fiona Quellick left. Quellick's report is out. We read the Quellick report.",
        [("Fiona Quellick",) * 2, ("Quellick", "Fiona Quellick")],
    ),
    ("Fiona Quellick spoke. Fiona’s view was clear.", [("Fiona Quellick",) * 2, ("Fiona", "Fiona Quellick")]),
    (
        "Dame Fiona Quellick spoke. Ms Quellick left.",
        [("Dame Fiona Quellick", "Fiona Quellick"), ("Ms Quellick", "Fiona Quellick")],
    ),
    # the last one named of two with the same first name
    (
        "Helen Quellick and Helen Marchbank met. Helen spoke.",
        [("Helen Quellick",) * 2, ("Helen Marchbank",) * 2, ("Helen", "Helen Marchbank")],
    ),
    # a namesake beside a word that no name holds, or beside somebody else's first name
    (
        "Fiona Quellick spoke. Then Chair Quellick left; Harrow Quellick stayed; Fiona Minister is no name.",
        [("Fiona Quellick",) * 2, ("Quellick", "Fiona Quellick"), ("Fiona", "Fiona Quellick")],
    ),
    # what stands before a full stop is no name before them
    ("Helen Quellick left in August. Helen spoke.", [("Helen Quellick",) * 2, ("Helen", "Helen Quellick")]),
    # first names that are words as well: at the end of a phrase, and of whom something is
    ("Mark Quellick chairs. We thank Mark, as ever.", [("Mark Quellick",) * 2, ("Mark", "Mark Quellick")]),
    ("Dawn Thompson rows. Dawn's son sings.", [("Dawn Thompson",) * 2, ("Dawn", "Dawn Thompson")]),
    ("Mark Quellick chairs. They passed the Mark, as ever. Mark it.", [("Mark Quellick",) * 2]),
    ("Grant Quellick chairs. They won the Inclusion Grant.", [("Grant Quellick",) * 2]),
    ("April Quellick chairs. They met in April.", [("April Quellick",) * 2]),
    # a name in full that only its second place tells
    ("With Zorvan Quellick. Zorvan Quellick said so at Zorvan Quellick’s.", [("Zorvan Quellick",) * 2] * 3),
    # a misspelt repeat
    (
        "Fiona MacAlister wrote. Fiona McAlister agreed.",
        [("Fiona MacAlister",) * 2, ("Fiona McAlister", "Fiona MacAlister")],
    ),
    # the compass is nobody of that name
    ("Sue North said so. North agreed. The North is cold.", [("Sue North",) * 2, ("North", "Sue North")]),
    # what is named for somebody is not them
    ("Fiona Quellick spoke. The Quellick inquiry and Fiona’s Law are hers.", [("Fiona Quellick",) * 2]),
    # a month is not somebody of that name
    ("Dame May Quellick came on 15 May. By May it was done.", [("Dame May Quellick", "May Quellick")]),
    # a word without its article, and with a verb behind it, is somebody
    ("Simon Rose came. Rose has led two.", [("Simon Rose",) * 2, ("Rose", "Simon Rose")]),
    ("John Price came. Price will join.", [("John Price",) * 2, ("Price", "John Price")]),
    ("John Price came. Price rises hurt.", [("John Price",) * 2]),
    ("Theresa May came. May is warm.", [("Theresa May",) * 2]),
    # parts of the country are nobody
    ("Ana North came. The North East and North-West lead. North will.", [("Ana North",) * 2, ("North", "Ana North")]),
    # ordinary words need a verb in mid-sentence
    ("Mark Thompson spoke. Mark the date. Then Mark left.", [("Mark Thompson",) * 2, ("Mark", "Mark Thompson")]),
]


@pytest.mark.parametrize(("text", "expected"), LATER)
def test_later_mentions(nlp: Language, text: str, expected: list[tuple[str, str]]) -> None:
    assert named(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "honorific"),
    [("Dame Fiona Quellick", "Dame"), ("the Rt Hon Dr Fiona Quellick", "Rt Hon Dr"), ("we met Fiona Quellick", None)],
)
def test_honorifics(nlp: Language, text: str, honorific: str | None) -> None:
    assert [m.honorific for m in people(nlp, text)] == [honorific]


PIECES = st.sampled_from(
    [
        "Fiona",
        "Quellick",
        "Mr",
        "Dame",
        "Lord",
        "of",
        "de",
        "van",
        "O’Dell",
        "J.",
        "THOMPSON",
        "MP",
        ",",
        ".",
        "(",
        "said",
        "Mark",
        "the",
        "’s",
        "\n",
        "Ofsted",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_mentions_lie_apart_from_one_another_and_from_bodies(nlp: Language, text: str) -> None:
    found = annotate(nlp, Briefing(text)).mentions
    assert all(0 <= m.start < m.end <= len(text) and m.name for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_borne(nlp: Language, text: str) -> None:
    assert all(text[m.start : m.end] == m.text for m in people(nlp, text))


def test_initials_of_an_attendee_are_no_acronym() -> None:
    text = "Minutes\n\nPresent: Fiona Reyne (FR), Oakline Trust (OT)\n\nFR asked for the plan of the OT.\n"
    assert [(a.short, a.long) for a in extract(text).acronyms] == [("OT", "Oakline Trust")]


def test_a_name_at_the_beginning_of_a_long_form_leaves_the_acronym() -> None:
    text = "The Florence Quellick Steps (FQS) pilot went on.\n"
    assert [(a.short, a.long) for a in extract(text).acronyms] == [("FQS", "Florence Quellick Steps")]


def test_a_sentence_that_follows_a_post_nominal_is_not_part_of_the_name() -> None:
    text = "The bill was moved by Bo Lund MP. It will pass. Ms A. J. Reyne and A J Reyne-Hughes agreed."
    assert {p.name for p in extract(text).people} == {"Bo Lund", "A. J. Reyne", "A J Reyne-Hughes"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("FIONA Quellick has been appointed head of the school.", ["Fiona Quellick"]),
        ("Present: Cllrs Thompson, Quellick & Reyne. Apologies: none.", ["Thompson", "Quellick", "Reyne"]),
    ],
)
def test_names_in_the_manner_of_news_and_of_minutes(nlp: Language, text: str, names: list[str]) -> None:
    assert [m.name for m in people(nlp, text)] == names


def test_each_who_gives_their_name_says_i_of_themselves(nlp: Language) -> None:
    text = (
        "Ana Reyne: I am Ana Reyne. I am the treasurer of Fernmoor Trust.\n\n"
        "Bo Lund: I am Bo Lund. I am the chair of Larkmead Trust.\n"
    )
    assert [(r.person, r.role, r.organisation) for r in annotate(nlp, Briefing(text)).roles] == [
        ("Ana Reyne", "treasurer", "Fernmoor Trust"),
        ("Bo Lund", "chair", "Larkmead Trust"),
    ]
