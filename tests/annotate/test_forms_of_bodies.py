"""How bodies are written: branches, schools with their place, shouted names, groups for a cause, places and papers."""

from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline.annotate import annotate, build
from pipeline.briefing import Briefing, Metadata


@pytest.fixture(scope="module")
def nlp() -> Language:
    return build()


BODIES = [
    # the branch of a body in one nation, and the school that has its place behind its name
    ("Scope (NI) sang.", [("Scope (NI)", "Scope NI")]),
    (
        "The Chartered College of Teaching Cymru met. Scope Scotland Director Ana Reyne sang.",
        [("Chartered College of Teaching Cymru",) * 2, ("Scope Scotland",) * 2],
    ),
    (
        "The Disabled Children's Partnership (DCP) met the National Education Union Cymru.",
        [
            ("Disabled Children's Partnership",) * 2,
            ("DCP", "Disabled Children's Partnership"),
            ("National Education Union Cymru",) * 2,
        ],
    ),
    ("The Scope Wales Act and the Mencap Scotland Tour are new.", [("Mencap", "Mencap")]),
    ("Elmvale Academy Leeds sang.", [("Elmvale Academy Leeds",) * 2]),
    (
        "Elmvale Academy Leeds met. The heads of Elmvale Academy sang.",
        [("Elmvale Academy Leeds",) * 2, ("Elmvale Academy", "Elmvale Academy Leeds")],
    ),
    ("A Special School Leeds wants is dear.", []),
    # a network that only its place tells from others; a school within a bracket
    ("We met the Otter Rescue Network Norfolk.", [("Otter Rescue Network",) * 2]),
    ("We met the parents' group SEN Network Norfolk.", [("SEN Network Norfolk",) * 2]),
    ("Ana Reyne (Bursar, Quillmoor Vale Primary) sang.", [("Quillmoor Vale Primary", "Quillmoor Vale Primary School")]),
    ("She ran (badly) in Quillmoor Vale Primary sports.", []),
    # a body that comes to be, or is presided over, has "a" before its name
    ("They will set up a Carer Reference Group.", [("Carer Reference Group",) * 2]),
    ("A High Needs Task Group be established.", [("High Needs Task Group",) * 2]),
    ("A Carer Reference Group, to be chaired by Ana Reyne, will meet.", [("Carer Reference Group",) * 2]),
    ("A Carer Reference Group would help. Set up a Working Group.", []),
    (
        "A task group on bus passes, chaired by Ana Reyne, met.",
        [("task group on bus passes", "Task Group on Bus Passes")],
    ),
    ("A task group on bus passes met.", []),
    ("The High Needs Sub-Group met.", [("High Needs Sub-Group",) * 2]),
    # members that a body unites, and places that begin like a season
    ("The Elmvale Association of Choirmasters sang.", [("Elmvale Association of Choirmasters",) * 2]),
    (
        "He hopes that Winter Hill School and Summer Fields School sing.",
        [("Winter Hill School",) * 2, ("Summer Fields School",) * 2],
    ),
    ("In Spring Elmvale School sang.", [("Elmvale School",) * 2]),
    (
        "Spring Lane School sang. April Lodge School sang. The Winter Gardens Trust danced.",
        [("Spring Lane School",) * 2, ("April Lodge School",) * 2, ("Winter Gardens Trust",) * 2],
    ),
    ("Opening Quillmoor School took years.", [("Quillmoor School",) * 2]),
    # services and authorities that are bodies whatever else their heads name
    (
        "Elmvale Fire & Rescue Service sang. Quillmoor Ambulance Service danced. Elmvale Otter Service is free.",
        [("Elmvale Fire & Rescue Service",) * 2, ("Quillmoor Ambulance Service",) * 2],
    ),
    ("The Fire and Rescue Service came.", []),
    ("Elmvale Police and Crime Panel sang.", [("Elmvale Police and Crime Panel",) * 2]),
    ("It told the Elmvale Police and Crime Commissioner so.", []),
    # who leads schools of a sort, and what is done for schools
    ("Elmvale Special School Heads sang.", [("Elmvale Special School Heads",) * 2]),
    ("Quillmoor School Heads of Year sang.", [("Quillmoor School",) * 2]),
    ("It pays for Quillmoor School Improvement work. The Previous Board met.", []),
    # tables run together, and a person before a body
    (
        "OMB Elmvale Partnership OMB Quillmoor Partnership met Otter and Care Care and Otter Board.",
        [("OMB Elmvale Partnership",) * 2, ("OMB Quillmoor Partnership",) * 2, ("Care and Otter Board",) * 2],
    ),
    ("Ana Reyne, Kent County Council Executive Member for Otters", [("Kent County Council",) * 2]),
    ("- Zorvan Quillip, Otter and Dale Board", [("Otter and Dale Board",) * 2]),
    ("Audit, Otter and Dale Committee", [("Audit, Otter and Dale Committee",) * 2]),
    # whose office somebody is from
    (
        "Guests:\n\nMs Zorvan Quill, Elmvale Otter Office\n\nZorvan Quill (Elmvale Otter Office): It is wet.",
        [("Elmvale Otter Office",) * 2] * 2,
    ),
    ("It is wet (Elmvale Otter Office).", []),
    # letters that stand in a title are no meeting's name
    (
        "Committee for Otters\n\nOn the PAC report\n\nThe Committee sang. The PAC danced. The Committee left.",
        [
            ("Committee for Otters",) * 2,
            ("PAC", "Public Accounts Committee"),
            ("Committee", "Committee for Otters"),
            ("PAC", "Public Accounts Committee"),
            ("Committee", "Committee for Otters"),
        ],
    ),
    ("Mr O Lund, Hill and Dale Partnership", [("Hill and Dale Partnership",) * 2]),
    # letters that a list knows as another's are the council's where the page names it
    ("It is Devon County Council's. DCC sang.", [("Devon County Council",) * 2, ("DCC", "Devon County Council")]),
    (
        "The Disability Charities Consortium met Devon County Council. DCC sang.",
        [
            ("Disability Charities Consortium",) * 2,
            ("Devon County Council",) * 2,
            ("DCC", "Disability Charities Consortium"),
        ],
    ),
    # what "and" joins to a bare head, what "in" says of no body, and posts that look like initials
    ("It trains Choirmasters and Trust Bursars. It is about the Bill in Committee.", []),
    ("The Centre for Early Otters sang. A CEO agreed.", [("Centre for Early Otters",) * 2]),
    # shouted names, at the top and amid words that are not
    ("ELMVALE SCHOOLS' FORUM\n\nIt met.", [("ELMVALE SCHOOLS' FORUM", "Elmvale Schools' Forum")]),
    ("MINUTES OF THE ELMVALE SCHOOLS FORUM\n\nIt met.", [("ELMVALE SCHOOLS FORUM", "Elmvale Schools Forum")]),
    ("Notes of the ELMVALE SEND BOARD held on Monday.", [("ELMVALE SEND BOARD", "Elmvale SEND Board")]),
    ("It met.\n\n" + "It rained. " * 50 + "\n\nWORKING GROUP\n\nIt met.", []),
    # the words that a charity explains its letters by; a signature of several lines, and a list of them
    (
        "Ana Reyne, SHINE (Sail \u2022 Hope \u2022 Ideas \u2022 Notes \u2022 Ease), Director",
        [("SHINE", "Shine")],
    ),
    (
        "Signed:\n\nBo Lund, Mencap, Manager\nZorvan Quill, Ofsted, Director\nDan Orr, nasen, Adviser",
        [("Mencap", "Mencap"), ("Ofsted",) * 2, ("nasen",) * 2],
    ),
    # where something is, and the body named for that
    (
        "Quillmoor Academy sang. Buses to Leeds stop in Quillmoor. Pupils at Quillmoor sang.",
        [("Quillmoor Academy",) * 2, ("Quillmoor", "Quillmoor Academy")],
    ),
    ("Quillmoor Academy sang. We met at Quillmoor, Oakton on Monday.", [("Quillmoor Academy",) * 2]),
    ("Quillmoor Academy sang. We met at Fernhill, Quillmoor on Monday.", [("Quillmoor Academy",) * 2]),
    ("Quillmoor Academy sang. It is a mile from Quillmoor.", [("Quillmoor Academy",) * 2]),
    # groups named for who is in them and for what
    (
        "We met Carers for Fair Play and Ofsted, then Friends of Elmvale.",
        [("Carers for Fair Play",) * 2, ("Ofsted",) * 2, ("Friends of Elmvale",) * 2],
    ),
    ("Top Tips For Parents For Autumn Days", []),
    ("There were teachers for Monday and Parents for Friday.", []),
    ("The chair of Parents for Fair Play sang.", [("Parents for Fair Play",) * 2]),
    ("A Board of Parents for Fair Play sang.", []),
    # what a group is about belongs to its name, whatever stands before its head
    ("The Elmvale Working Group on Quiet Rooms met on Monday.", [("Elmvale Working Group on Quiet Rooms",) * 2]),
    ("The Elmvale Working Group on Monday sang.", [("Elmvale Working Group",) * 2]),
    # a word that begins a sentence, tied by "and" to a body
    ("Sense and Ofsted sang.", [("Sense",) * 2, ("Ofsted",) * 2]),
    ("Contact Ofsted and sing.", [("Ofsted",) * 2]),
    # letters that mean several things, before a post or behind one
    ("Delegates of the NUT sang, and so did NUT activists.", [("NUT", "National Union of Teachers")] * 2),
    ("It is a NUT cutlet. THE president sang.", []),
    # branches that are named for their place, behind or before it; a place that is only the next in a list
    ("Citizens Advice Leeds and Leeds Mind sang.", [("Citizens Advice Leeds",) * 2, ("Leeds Mind",) * 2]),
    (
        "Elmvale Parent Carer Forum met Home-Start Elmvale.",
        [("Elmvale Parent Carer Forum",) * 2, ("Home-Start Elmvale",) * 2],
    ),
    (
        "Healthwatch, Leeds and York sang. Mencap Elmvale sang.",
        [("Healthwatch", "Healthwatch England"), ("Mencap", "Mencap")],
    ),
    # schools of saints and churches
    ("We met Our Lady of Quills Catholic Primary School.", [("Our Lady of Quills Catholic Primary School",) * 2]),
    ("We met Our Lady Star of the Sea School and Our School Choir.", [("Our Lady Star of the Sea School",) * 2]),
    ("Thanks to St Quill's CofE Primary.", [("St Quill's CofE Primary", "St Quill's CofE Primary School")]),
    # what "and" joins to a name that ends in a place of its own
    (
        "The Diocese of Elmvale and Quill Parent Voice sang.",
        [("Diocese of Elmvale",) * 2, ("Quill Parent Voice",) * 2],
    ),
    ("The Diocese of Elmvale and Quill Academies Trust sang.", [("Diocese of Elmvale and Quill Academies Trust",) * 2]),
    # a council's part is no part of its letters
    (
        "Kent County Council's Choir Board sang, and so did Ofsted's Choir Board.",
        [
            ("Kent County Council",) * 2,
            ("Choir Board", "Kent County Council Choir Board"),
            ("Ofsted",) * 2,
            ("Choir Board", "Ofsted Choir Board"),
        ],
    ),
    (
        "Kent County Council Cabinet sang for the Cabinet Office.",
        [("Kent County Council Cabinet",) * 2, ("Cabinet Office",) * 2],
    ),
    ("Kent County Council Cabinet Members sang.", [("Kent County Council",) * 2]),
    # teams that only their work tells apart; nobody's in particular
    (
        "The Early Years Team sang. Every Early Years Team sang, and the Senior Leadership Team.",
        [("Early Years Team",) * 2],
    ),
    # letters for what a body is one of are it in its own brackets
    (
        "NHS Sussex Integrated Care Board (ICB) sang. An integrated care board (ICB) pays.",
        [
            ("NHS Sussex Integrated Care Board",) * 2,
            ("ICB", "NHS Sussex Integrated Care Board"),
        ],
    ),
    # the title of a page, in which the name is gone on about
    ("Elmvale SEND Board – Quills and Ink\n\nIt sang.", [("Elmvale SEND Board",) * 2]),
    ("National choir steering group: 3 May\n\nIt sang.", [("National choir steering group",) * 2]),
    # a school of which nothing is told but whose it is; what is run, by whom; a place runs no schools
    (
        "We met Elm Quills, its newest school, and Summer Fields, a special school in Leeds.",
        [("Elm Quills",) * 2, ("Summer Fields",) * 2],
    ),
    ("Ana Reyne, its new school governor, sang.", []),
    ("Quill Otter Services, which runs four homes, sang.", [("Quill Otter Services",) * 2]),
    ("Leeds, which runs four homes, sang. The Otter Plan, which runs until May, sang.", []),
    ("Our guests are Kids, who run it.", [("Kids",) * 2]),
    ("Every week OtterSyndrome hold classes, and MacQuill runs home.", [("OtterSyndrome",) * 2]),
    (
        "Trust leaders sang. The Elmvale Trust met. The Council of the Year sang on Bike to School Week.",
        [("Elmvale Trust",) * 2],
    ),
    ("We met the Otter Support Service and a Pupil Support Service.", [("Otter Support Service",) * 2]),
    ("Pupils of Sir Otter Quill School sang. Sir Otter sang.", [("Sir Otter Quill School",) * 2]),
    (
        "Citizens Advice Quillshire sang. Citizens Advice Otters sang.",
        [("Citizens Advice Quillshire",) * 2, ("Citizens Advice",) * 2],
    ),
    (
        "Contact, the Council for Disabled Children and Ofsted sang.",
        [("Contact",) * 2, ("Council for Disabled Children",) * 2, ("Ofsted",) * 2],
    ),
    # when a school closes is not what it does
    (
        "School closes at noon. Elmvale School sang. Elmvale Otter Board met. Board agreed it all.",
        [("Elmvale School",) * 2, ("Elmvale Otter Board",) * 2, ("Board", "Elmvale Otter Board")],
    ),
    # no paper, charity or house
    ("We sing on Sat 7 & Sun 8 March in the Civic Centre.", []),
    # papers, of themselves
    ("Elmvale Journal reporters asked. Ana Reyne told the Gazette so.", [("Elmvale Journal",) * 2, ("Gazette",) * 2]),
    ("The Gazette is on the shelf.", []),
]


@pytest.mark.parametrize(("text", "expected"), BODIES)
def test_bodies_are_found_as_they_are_written(nlp: Language, text: str, expected: list[tuple[str, str]]) -> None:
    mentions = annotate(nlp, Briefing(text)).mentions
    assert [(m.text, m.name) for m in mentions if m.kind == "organisation"] == expected


@pytest.mark.parametrize(
    ("text", "publisher", "body"),
    [
        # a publisher needs no head noun to be a body, nor has what ends in "Services" and has letters
        ("Voices of Otters (VOO) sang. VOO sang.", "Voices of Otters", "Voices of Otters"),
        ("Voices of Otters (VOO) sang. VOO sang.", "VOO", "Voices of Otters"),
        ("Quillmoor Otter Services (QOS) sang.", None, "Quillmoor Otter Services"),
        # near-misses: what somebody else's letters mean, and what is offered everywhere
        ("Voices of Otters (VOO) is a plan.", "Elmvale Board", None),
        ("Universal SEND Services (USS) is a plan.", None, None),
    ],
)
def test_letters_stand_for_a_body_without_a_head_noun(
    nlp: Language, text: str, publisher: str | None, body: str | None
) -> None:
    facts = annotate(nlp, Briefing(text, metadata=Metadata(publisher=publisher)))
    assert [(a.organisation) for a in facts.acronyms if a.source == "inline"] == [body]
    assert {m.name for m in facts.mentions} == ({body} if body else set())
