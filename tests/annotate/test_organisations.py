"""Which stretches of text are mentions of bodies, and whom they name."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from pipeline.annotate import annotate, build
from pipeline.briefing import Briefing, Metadata
from pipeline.found import FoundMention


@pytest.fixture(scope="module")
def nlp() -> Language:
    return build()


def organisations(nlp: Language, text: str, publisher: str | None = None) -> list[FoundMention]:
    facts = annotate(nlp, Briefing(text, metadata=Metadata(publisher=publisher)))
    return [m for m in facts.mentions if m.kind == "organisation"]


def named(nlp: Language, text: str, publisher: str | None = None) -> list[tuple[str, str]]:
    return [(m.text, m.name) for m in organisations(nlp, text, publisher)]


NAMES = [
    # a comma that "and" closes later is part of the name
    ("The Office for Boats, Piers and Sails met.", [("Office for Boats, Piers and Sails",) * 2]),
    ("The Office for Boats, Mencap and others met.", [("Office for Boats",) * 2, ("Mencap", "Mencap")]),
    # the head comes first in Welsh
    ("Coleg Morlan Gwyn opened.", [("Coleg Morlan Gwyn",) * 2]),
    # in lists of people, most of whom end in bodies that are known, the others do as well
    (
        "Present:\n\nAna Reyne, Ofsted\nBo Lund, Quill and Daughters\nDan Orr, Mencap\n",
        [("Ofsted",) * 2, ("Quill and Daughters",) * 2, ("Mencap", "Mencap")],
    ),
    (
        "Present:\n\nAna Reyne, Ofsted\nBo Lund, Inclusion and Early Years\nDan Orr, Mencap\n",
        [("Ofsted",) * 2, ("Mencap", "Mencap")],
    ),
    (
        "Present:\n\nAna Reyne, Ofsted\nBo Lund, Head of Service\nDan Orr, Mencap\n",
        [("Ofsted",) * 2, ("Mencap", "Mencap")],
    ),
    (
        "An Inclusive Transport Board (ITB) met.",
        [("Inclusive Transport Board",) * 2, ("ITB", "Inclusive Transport Board")],
    ),
    ("Ana Reyne is a Transport Team Leader.", []),
    ("It is about Diversity, Equity and Inclusion.", []),
    ("A Tory transport spokesman asked why, and so did the Tory plans.", [("Tory", "Conservative Party")]),
    (
        "Ana Reyne, from the Crusade Against Mould, and Bo Lund, from the West Midlands, came.",
        [("Crusade Against Mould",) * 2],
    ),
    ("I am Chief Executive of Daisy Quill now.", [("Daisy Quill",) * 2]),
    ("Harrowdale SEND Board Terms of Reference 2025\n\nIt met.", [("Harrowdale SEND Board",) * 2]),
    ("Harrowdale SEND Board March 2025\n\nIt met.", [("Harrowdale SEND Board",) * 2]),
    (
        "Ask the Early Language Service (ELS).",
        [("Early Language Service",) * 2, ("ELS", "Early Language Service")],
    ),
    (
        "The Steering Group of Harrowdale Families Forum met. Harrowdale Families Forum agreed.",
        [("Steering Group of Harrowdale Families Forum",) * 2, ("Harrowdale Families Forum",) * 2],
    ),
    ("Harrowdale SEND Board Newsletter\n\nIt met.", [("Harrowdale SEND Board",) * 2]),
    # a name that holds a "with", and others that are only joined by it
    ("Blackburn with Darwen SENDIASS met.", [("Blackburn with Darwen SENDIASS",) * 2]),
    ("Crews met Harrow with Darwen SENDIASS.", [("Darwen SENDIASS",) * 2]),
    # the last words of several names
    (
        "Betsi Cadwaladr and Swansea Bay University Health Boards met.",
        [
            ("Betsi Cadwaladr", "Betsi Cadwaladr University Health Board"),
            ("Swansea Bay", "Swansea Bay University Health Board"),
        ],
    ),
    ("Crews of Asthma + Lung UK rowed.", [("Asthma + Lung UK",) * 2]),
    # newspapers write small what sort of school it is
    ("She led Elizabeth Quill special school in Kent.", [("Elizabeth Quill special school",) * 2]),
    ("He taught at Quillmoor grammar school in May.", [("Quillmoor grammar school",) * 2]),
    ("She joined Quill Cross hospital.", [("Quill Cross hospital",) * 2]),
    ("The Quillmoor Association for the Blind met.", [("Quillmoor Association for the Blind",) * 2]),
    # a charity is no person
    ("The charity Daisy Quill has a chair. The Daisy Quill Chair left.", [("Daisy Quill",) * 2] * 2),
    ("Post-16 travel advisory group: minutes\n\nIt met.", [("Post-16 travel advisory group",) * 2]),
    # text, [(span, name)]
    ("The DfE and Ofsted replied.", [("DfE", "Department for Education"), ("Ofsted", "Ofsted")]),
    ("NAHT’s view differs.", [("NAHT", "National Association of Head Teachers")]),
    ("OFSTED WILL INSPECT LESS", [("OFSTED", "Ofsted")]),
    (
        "the Department for Digital, Culture, Media & Sport wrote",
        [("Department for Digital, Culture, Media & Sport", "Department for Digital, Culture, Media and Sport")],
    ),
    (
        "an appeal to the First Tier (FT) Tribunal follows",
        [("First Tier (FT) Tribunal", "First-tier Tribunal (Special Educational Needs and Disability)")],
    ),
    ("Ofsted/CQC inspections go on.", [("Ofsted", "Ofsted"), ("CQC", "Care Quality Commission")]),
    # names built on a head
    (
        "She sits on the Wexmoor SEND Partnership Board.",
        [("Wexmoor SEND Partnership Board", "Wexmoor SEND Partnership Board")],
    ),
    ("They met the Institute for Rural Schools.", [("Institute for Rural Schools", "Institute for Rural Schools")]),
    ("Wexmoor ICB will pay.", [("Wexmoor ICB", "Wexmoor Integrated Care Board")]),
    (
        "the Wexmoor, Fenby and Oakshire Committee met",
        [("Wexmoor, Fenby and Oakshire Committee", "Wexmoor, Fenby and Oakshire Committee")],
    ),
    (
        "Fenby School and Oakshire Academy closed.",
        [("Fenby School", "Fenby School"), ("Oakshire Academy", "Oakshire Academy")],
    ),
    ("Strengthening Wexmoor Parent Forum takes time.", [("Wexmoor Parent Forum", "Wexmoor Parent Forum")]),
    # owners
    (
        "Ofsted’s Wider Reference Group met.",
        [("Ofsted", "Ofsted"), ("Wider Reference Group", "Ofsted Wider Reference Group")],
    ),
    (
        "the Department for Education’s Regions Group",
        [("Department for Education", "Department for Education"), ("Regions Group", "DfE Regions Group")],
    ),
    # introduced by what they are
    ("We asked Lanternlight, a charity for carers.", [("Lanternlight", "Lanternlight")]),
    ("It came from the think tank Brindlewick.", [("Brindlewick", "Brindlewick")]),
    # councils by place
    (
        "Councils such as Kent, Leeds and Surrey wait.",
        [("Kent", "Kent County Council"), ("Leeds", "Leeds City Council"), ("Surrey", "Surrey County Council")],
    ),
    (
        "Devon and Norfolk county councils joined.",
        [("Devon", "Devon County Council"), ("Norfolk", "Norfolk County Council")],
    ),
    # a network by the posts of its members
    ("Thanks to Harrowdale SENCO Network.", [("Harrowdale SENCO Network",) * 2]),
    ("She chairs the AP/SEND CEO Network.", [("AP/SEND CEO Network",) * 2]),
    # two departments with one head
    (
        "The Departments for Education and of Health & Social Care agree.",
        [
            ("Departments for Education", "Department for Education"),
            ("Health & Social Care", "Department of Health and Social Care"),
        ],
    ),
    (
        "The Departments for Education and Transport for Oakline agree.",
        [("Departments for Education", "Department for Education")],
    ),
    # parties
    ("Fiona Thompson (Con) asked.", [("Con", "Conservative Party")]),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_named(nlp: Language, text: str, expected: list[tuple[str, str]]) -> None:
    assert named(nlp, text) == expected


NOT_BODIES = [
    "Grants come from the Condition Improvement Fund (CIF) and the Household Support Fund.",
    "Mr. Quill CC said that it would wait.",
    "A Harrowdale primary school is new. Every Catholic secondary school has one.",
    "Quillmoor grammar school places are few.",
    "Minister names travel advisory group\n\nMembers\n\nIt met.",
    "At the travel advisory group: notes\n\nIt met.",
    "Every local authority and each Integrated Care Board has duties.",
    "LAs, ICBs and MATs will work with special schools.",
    "A Multi-Academy Trust may run a Special School.",
    "the government told parliament",
    "The Children and Families Act 2014 and the Education Tribunal (Wimborough) Act apply.",
    "Council Tax and the Academy Trust Handbook changed.",
    "We drove through Kent to Leeds and on to Bury.",
    "Contact us. Mind the gap. Scope for change is small. Kids are waiting.",
    "Schools group children by age.",
    "The board must decide.",
    "We met at Wexmoor Civic Centre.",
    "Our Independent Chair will reply, as will the Cabinet member for schools.",
    "MEET THE NEW COMMITTEE",
    "He is CEO Network Oakline.",
]


@pytest.mark.parametrize("text", NOT_BODIES)
def test_not_a_body(nlp: Language, text: str) -> None:
    assert named(nlp, text) == []


WITHIN_A_DOCUMENT = [
    # an acronym of the document's own beats the one that the gazetteer knows
    (
        "The Cornish Quayside Coalition (CQC) met.\n\nThe CQC will report.",
        [
            ("Cornish Quayside Coalition",) * 2,
            ("CQC", "Cornish Quayside Coalition"),
            ("CQC", "Cornish Quayside Coalition"),
        ],
    ),
    ("A care quality check (CQC) is due.\n\nThe CQC is long.", []),
    # the nation decides between namesakes
    (
        "Schools in Northern Ireland wait. Stormont is back. The Department of Education will act.",
        [
            ("Stormont", "Northern Ireland Assembly"),
            ("Department of Education", "Department of Education"),
        ],
    ),
    (
        "From the Education Authority came a team. The Department of Education will act.",
        [
            ("Education Authority",) * 2,
            ("Department of Education", "Department of Education"),
        ],
    ),
    (
        "Harrowdale Alliance for Children and Schools met the Wexmoor Board for Sunday lunch.",
        [("Harrowdale Alliance for Children and Schools",) * 2, ("Wexmoor Board",) * 2],
    ),
    # what needs no name where nothing else is named
    ("The Department has told us.", [("Department", "Department for Education")]),
    (
        "The Department of Health and Social Care wrote. The Department will help.",
        [
            ("Department of Health and Social Care",) * 2,
            ("Department", "Department of Health and Social Care"),
        ],
    ),
    (
        "The Scottish Parliament met. The Department of Trees wrote. The Department will help.",
        [
            ("Scottish Parliament",) * 2,
            ("Department of Trees",) * 2,
            ("Department", "Department of Trees"),
        ],
    ),
    # a place in which or of which something is stays a place, whatever council is named
    ("Surrey County Council met. Pupils within Surrey wait.", [("Surrey County Council",) * 2]),
    ("Surrey County Council met. It rents a hall in Woking, Surrey.", [("Surrey County Council",) * 2]),
    ("Surrey County Council met. Surrey parents were there.", [("Surrey County Council",) * 2]),
    ("Surrey County Council met. In Surrey, the council is liked.", [("Surrey County Council",) * 2]),
    (
        "The Department of Education will act on EHCPs in England.",
        [("Department of Education", "Department for Education")],
    ),
    # shortened names
    (
        "The National Inclusion Advice Board met. The Advice Board agreed, and the Board left.",
        [
            ("National Inclusion Advice Board",) * 2,
            ("Advice Board", "National Inclusion Advice Board"),
            ("Board", "National Inclusion Advice Board"),
        ],
    ),
    # "the" behind a name is the beginning of what follows
    (
        "After the Public Accounts Committee, the clerk left.",
        [("Public Accounts Committee", "Public Accounts Committee")],
    ),
    ("Present: Fiona Thompson, Ofsted (Observer)", [("Ofsted", "Ofsted")]),
    (
        "Elm Meadow Primary School met. Pupils of Elm Meadow left.",
        [("Elm Meadow Primary School",) * 2, ("Elm Meadow", "Elm Meadow Primary School")],
    ),
    (
        "Wexmoor North CCG and Wexmoor Police agreed with WAYS, the SEND youth forum.",
        [("Wexmoor North CCG",) * 2, ("Wexmoor Police",) * 2, ("WAYS", "WAYS")],
    ),
    (
        "Wexmoor Borough Council met. WBC will write.",
        [("Wexmoor Borough Council",) * 2, ("WBC", "Wexmoor Borough Council")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), WITHIN_A_DOCUMENT)
def test_within_a_document(nlp: Language, text: str, expected: list[tuple[str, str]]) -> None:
    assert named(nlp, text) == expected


def test_places_listed_under_a_line_about_authorities_are_councils(nlp: Language) -> None:
    text = "Which LAs will take part is not settled.\n\n- North: Leeds, N Lincs\n- East: Herts\n\nVisit Leeds soon."
    assert [m.text for m in organisations(nlp, text)] == ["Leeds", "N Lincs", "Herts"]


def test_places_listed_under_anything_else_are_places(nlp: Language) -> None:
    assert named(nlp, "Our workshops:\n\n- North: Leeds, N Lincs\n- East: Herts") == []


def test_the_publisher_is_a_body(nlp: Language) -> None:
    found = named(nlp, "Brightwater Together welcomes this. Our Policy Team will reply.", "Brightwater Together")
    assert found == [("Brightwater Together",) * 2, ("Policy Team", "Brightwater Together Policy Team")]


def test_kinds_follow_the_head(nlp: Language) -> None:
    text = (
        "Wexmoor County Council, Fenby Primary School, Oakshire NHS Foundation Trust and the Lamb Street Advisory Group"
    )
    assert [m.organisation_kind for m in organisations(nlp, text)] == [
        "local_authority",
        "school",
        "nhs_body",
        "committee",
    ]


def test_acronyms_carry_the_body_they_stand_for(nlp: Language) -> None:
    facts = annotate(nlp, Briefing("The Oakshire Inclusion Alliance (OIA) uses an individual care form (ICF)."))
    assert {a.short: a.organisation for a in facts.acronyms} == {"OIA": "Oakshire Inclusion Alliance", "ICF": None}


WORDS = st.sampled_from(
    [
        "the",
        "The",
        "of",
        "for",
        "and",
        ",",
        ".",
        "(",
        ")",
        "’s",
        "\n",
        "-",
        "DfE",
        "NAHT",
        "Council",
        "Board",
        "Trust",
        "Kent",
        "Leeds",
        "SEND",
        "School",
        "Partnership",
        "Oakline",
        "St.",
        "&",
        "in",
        "a",
        "said",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_mentions_lie_in_the_text_and_apart(nlp: Language, text: str) -> None:
    found = organisations(nlp, text)
    assert all(0 <= m.start < m.end <= len(text) and m.name for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_borne(nlp: Language, text: str) -> None:
    assert all(text[m.start : m.end] == m.text for m in organisations(nlp, text))
