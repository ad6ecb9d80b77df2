"""Who says what somebody undertakes: in speech printed without marks, behind asides, below lead-ins, by promising.

Texts are read as published on Tuesday 11 March 2025 by the Wexbridge Courier, which itself says nothing.
"""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.annotate import annotate, build
from pipeline.briefing import Briefing, Metadata

NLP = build()


def speakers(text: str) -> list[str | None]:
    """The speaker of each undertaking."""
    metadata = Metadata(publisher="Wexbridge Courier", published=date(2025, 3, 11), published_precision="day")
    found = annotate(NLP, Briefing(text, metadata=metadata)).commitments
    return [fact.speaker.name if fact.speaker else None for fact in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # speech without marks goes on for as long as somebody says "we" and "I"
        (
            "Chief executive Ana Reyne said:\n\nToo many wait.\n\nWe will open a hub in May.\n\n"
            "The Oakline Trust will publish its plan in June.",
            ["Ana Reyne", None],
        ),
        (
            "Chief executive Ana Reyne said:\n\n> Too many wait.\n\n> The Oakline Trust will open a hub in May.",
            ["Ana Reyne"],
        ),
        (
            "Chief executive Ana Reyne said:\n\nWe will open a hub in May.\n\n"
            "Bo Lund, who chairs the Oakline Trust, added:\n\nWe will hire six tutors.",
            ["Ana Reyne", "Bo Lund"],
        ),
        # a colon alone announces no speech, nor does a list go on with one
        ("Ana Reyne has a new plan:\n\nOfsted will publish a map in May.", [None]),
        ("Ana Reyne said it was late.\n\nOfsted will publish a map in May.", [None]),
    ],
)
def test_speech_is_printed_without_quotation_marks(text: str, expected: list[str | None]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # an aside between the speaker and the verb
        ("Bo Lund, who chairs the Oakline Trust, told the Wexbridge Forum that the hub would open in May.", "Bo Lund"),
        ("The Oakline Trust, whose grant ran out in May, said that it would hire six tutors.", "Oakline Trust"),
        (
            "The Oakline Trust (OT), which serves Wexbridge Forum, says it plans to hire six tutors.",
            "Oakline Trust",
        ),
        # what is fronted
        ("Asked by Ana Reyne, the chair, Bo Lund, said the hub would open in May.", "Bo Lund"),
        ("Replying to Ana Reyne, the minister Bo Lund said that the hub would open in May.", "Bo Lund"),
        ("But Ana Reyne, the mayor, said that the hub would open in May.", "Ana Reyne"),
        ("Kelly Orr, the mayor, said that the hub would open in May.", "Kelly Orr"),
        # whoever the sentence before is about goes on
        (
            "The mayor, Ana Reyne, replied that Bo Lund had asked. She added that the hub would open.",
            "Ana Reyne",
        ),
        ("Ofsted said that it was late. It will publish a map in May.", "Ofsted"),
        ("Ofsted was late. It will publish a map in May.", None),
        # a promise is said, a decision is taken
        ("Ofsted has promised a map by May.", "Ofsted"),
        ("The mayor, Ana Reyne, has pledged to open a hub in May.", "Ana Reyne"),
        ("Ofsted has agreed to publish a map by May.", None),
        # somebody's plan
        ("Under plans set out by Ana Reyne on Monday, the hub will open in May.", "Ana Reyne"),
        ("Under a law passed by Parliament, the hub will open in May.", None),
    ],
)
def test_the_speaker_is_the_subject_of_what_is_said(text: str, speaker: str | None) -> None:
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what hangs on what was said is said as well
        (
            "Mayor Ana Reyne said the council would hire six tutors, the first of whom start in May.",
            ["Ana Reyne", "Ana Reyne"],
        ),
        ("Ofsted said it was late. It will print a map in May and plans to post it in June.", ["Ofsted", "Ofsted"]),
        # a lead-in is read by its last sentence
        (
            "At the Wexbridge SEND Board Ana Reyne thanked Ofsted. Bo Lund from the data team told us that:\n\n"
            "- a hub will open in May\n- a map will be printed in June",
            ["Bo Lund", "Bo Lund"],
        ),
        ("Ana Reyne was glum. But she did say that:\n\n- a hub will open in May", ["Ana Reyne"]),
        # a record of a debate with the texts of its pictures
        (
            "Photo of Ana Reyne Ana Reyne Labour 3:43, 11 March 2025\n\nI will publish a map in May.\n\n"
            "Photo of Carla Voss Carla Voss The Minister for Maps, Labour, Wexbridge 3:51 pm, 11 March 2025\n\n"
            "On which day?\n\n"
            "Photo of Ana Reyne Ana Reyne Labour 3:54, 11 March 2025\n\nMy office will write to the mayor in June.",
            ["Ana Reyne", "Ana Reyne"],
        ),
        # "we will not leave" is a promise, "prices will not fall" a guess
        ('Mayor Ana Reyne met parents. "We will not leave any school to struggle," she said.', ["Ana Reyne"]),
        ('Mayor Ana Reyne met parents. "Prices will not fall," she said.', []),
    ],
)
def test_speech_goes_on(text: str, expected: list[str | None]) -> None:
    assert speakers(text) == expected


def actors(text: str) -> list[str | None]:
    """The actor of each undertaking."""
    metadata = Metadata(publisher="Wexbridge Courier", published=date(2025, 3, 11), published_precision="day")
    found = annotate(NLP, Briefing(text, metadata=metadata)).commitments
    return [fact.actor_name.name if fact.actor_name else fact.actor for fact in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "we" with a verb of its own before the one that counts
        ("The Oakline Trust met. “We look forward to the fair and will print a map,” said Ofsted.", ["Ofsted"]),
        # somebody without a body, whoever they worked for
        ("His successor, Ana Reyne, who was once at Ofsted, is expected to stay until May.", ["Ana Reyne"]),
        # whoever is told something, or has to agree first, does not act
        ("Ministers met heads. Two schools are planned for May, subject to approval by Ofsted.", ["UK Government"]),
        ("The minister, Ana Reyne, told Ofsted on Monday that every head will be trained.", ["UK Government"]),
        ("The map will be printed in May by Ofsted.", ["Ofsted"]),
        # a verb far behind its subject
        ("The Oakline Forum, which is led by Ofsted and Estyn, next meets on 3 May.", ["Oakline Forum"]),
        # many bodies are no one that is spoken of afterwards
        (
            "From April every local authority must print a map. The £8m for maps will be paid in May.",
            ["every local authority", "UK Government"],
        ),
        # a councillor speaks for the council that the page names most, not for one of several
        (
            "Leeds City Council met. Leeds City Council is late. Cllr Ana Reyne, cabinet member, told Ofsted so. "
            '"No child will wait for more than a year," she said.',
            ["Leeds City Council"],
        ),
        # below a lead-in the body of whoever speaks there acts
        (
            "We met Ana Reyne of Leeds City Council. She told us that:\n\n- the forms will be sent out in May",
            ["Leeds City Council"],
        ),
    ],
)
def test_who_is_to_act_by_what_somebody_says(text: str, expected: list[str | None]) -> None:
    assert actors(text) == expected


@pytest.mark.parametrize(
    ("text", "strengths"),
    [
        ("The clerk said that anglers had been promised a map by May.", ["firm"]),
        ("Ofsted has promised maps of every lock by May and boats by June.", ["firm", "firm"]),
        ("The mayor, Ana Reyne, said that no school would be worse off.", ["firm"]),
        ("The mayor, Ana Reyne, said that schools would be worse off.", []),
        ("Ana Reyne said a Labour government would open a hub in every town.", ["proposed"]),
        ("Ana Reyne said the government would open a hub in every town.", ["firm"]),
    ],
)
def test_how_strongly_somebody_says_so(text: str, strengths: list[str]) -> None:
    metadata = Metadata(publisher="Wexbridge Courier", published=date(2025, 3, 11), published_precision="day")
    found = annotate(NLP, Briefing(text, metadata=metadata)).commitments
    assert [fact.strength for fact in found] == strengths


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who is called by a post above the words, and goes on in paragraphs of their own
        (
            "Education Minister Ana Reyne met the Oakline Trust.\n\nThe Minister said:\n\n"
            '"We will open a hub in May."\n\n"I will also write to schools in June."',
            ["Ana Reyne", "Ana Reyne"],
        ),
        # what a paper says, whoever's it is
        (
            'The Oakline Trust has been cut.\n\nIts letter to heads states:\n\n"We will open a hub in May."',
            ["Oakline Trust"],
        ),
        # a sentence below is no signature
        (
            'Ana Reyne said:\n\n"We will open a hub in May."\n\n"I will write to schools in June."\n\n'
            "Ofsted has no view.",
            ["Ana Reyne", "Ana Reyne"],
        ),
        # one minister's words are read out by another
        (
            "My noble Friend the Minister for Schools (Baroness Reyne) has made the following written statement:\n\n"
            "We will open a hub in May.\n\nPlaces\n\nFurther schools will be built in June.",
            ["Reyne", "Reyne"],
        ),
        ("Baroness Reyne has made the following changes:\n\nThe hub will open in May.", [None]),
    ],
)
def test_words_are_announced_above_them(text: str, expected: list[str | None]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # an aside within what is reported
        ("Ana Reyne told MPs that the hub, which had been expected in March, would now open in May.", ["Ana Reyne"]),
        ("Ana Reyne told MPs that the hub, which would open in May, was dear.", ["Ana Reyne"]),
        ("Ana Reyne told MPs that the hub, which had been promised for May, was dear.", []),
        # whoever says so behind it, with a perfect and a day
        ("The hub will open in May, Ana Reyne has confirmed today.", ["Ana Reyne"]),
        ("The hub will open in May, the Oakline Trust has announced.", ["Oakline Trust"]),
        # what was said goes on behind "and"
        ("The Oakline Trust said it was sorry and had agreed to fund a hub.", ["Oakline Trust"]),
    ],
)
def test_reports_go_on_around_asides(text: str, expected: list[str | None]) -> None:
    assert speakers(text) == expected


ROLL = (
    "Minutes of the Wexbridge SEND Board\n\nPresent: Ana Reyne (Chairperson), Bo Lund (Deputy Chairperson)\n"
    "In attendance: Carla Voss, Director of People; Dan Orr, Head of Education;"
    " Eve Platt, Head of Finance\n\n"
)


@pytest.mark.parametrize(
    ("told", "speaker"),
    [
        # a rank makes another post, and so does an area of work
        ("The Chairperson said that a hub would open in May.", "Ana Reyne"),
        ("The Chair said that a hub would open in May.", "Ana Reyne"),
        ("The Deputy Chairperson said that a hub would open in May.", "Bo Lund"),
        ("In reply, the Head of Education advised that a hub would open in May.", "Dan Orr"),
        ("The Head of Finance said that a hub would open in May.", "Eve Platt"),
        # whom "she" means behind the holder of a post
        ("The Director of People thanked Bo Lund. She said that a hub would open in May.", "Carla Voss"),
        ("The Director of People presented the paper. She gave an assurance that no hub would close.", "Carla Voss"),
        # nobody, or nobody in particular, holds the post
        ("The Director of Tides said that a hub would open in May.", None),
        ("The Vice President said that a hub would open in May.", None),
    ],
)
def test_a_post_is_told_by_its_rank_and_area(told: str, speaker: str | None) -> None:
    assert speakers(ROLL + told) == [speaker]


def test_whoever_is_called_by_a_post_acts() -> None:
    assert actors(ROLL + "The Chairperson said that he would write in May.") == ["Ana Reyne"]
    assert actors(ROLL + "The Head of Education undertook to write in May.") == ["Dan Orr"]


@pytest.mark.parametrize(
    ("told", "speaker"),
    [
        ('Leeds City Council was slow. A spokesperson said: "We will hire six tutors."', "Leeds City Council"),
        ('Ofsted came in May.\n\nIts spokesman said: "We will print a map."', "Ofsted"),
        ('Ofsted drew up a map with the Care Quality Commission. A spokesperson said: "We will print it."', "Ofsted"),
        ('Parents met. A spokesperson said: "We will print a map."', None),
        ('Ofsted came in May. A spokesperson for the Oakline Trust said: "We will print a map."', "Oakline Trust"),
    ],
)
def test_a_spokesperson_speaks_for_the_body_told_of(told: str, speaker: str | None) -> None:
    assert speakers(told) == [speaker]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # whoever speaks is told behind what is said, perhaps with a post, whom they told, and when
        ("The hub will open in May, its director Ana Reyne told the Wexbridge Forum on Monday.", ["Ana Reyne"]),
        ("The hub will open in May, Oakline Trust's deputy director Ana Reyne said last week.", ["Ana Reyne"]),
        ("The hub will open in May, the Oakline Trust confirmed on 3 March.", ["Oakline Trust"]),
        ("The hub was late, the Oakline Trust said in March, and will open in May.", ["Oakline Trust"]),
        ("The hub will open in May, although its director Ana Reyne said it would not.", [None]),
        ("The hub will open in May, after Ana Reyne told staff to wait.", [None]),
        ("The hub was late, and will open in May.", [None]),
    ],
)
def test_who_says_so_is_told_behind_it(text: str, expected: list[str | None]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("lead_in", "who", "speaker"),
    [
        ("Ana Reyne said the Oakline Trust will:", "Oakline Trust", "Ana Reyne"),
        ("Ana Reyne, chair of the Wexbridge Forum, confirmed that Oakline Trust is to:", "Oakline Trust", "Ana Reyne"),
        ("When Ana Reyne met your staff you confirmed that the Oakline Trust will:", "Oakline Trust", None),
        ("When Ana Reyne met us, we said that the Oakline Trust will:", "Oakline Trust", None),
        ("Now that Ana Reyne has gone, the Oakline Trust will:", "Oakline Trust", None),
        ("The Oakline Trust, which Ana Reyne chairs, will:", "Oakline Trust", None),
    ],
)
def test_a_lead_in_may_be_what_somebody_said(lead_in: str, who: str, speaker: str | None) -> None:
    found = annotate(NLP, Briefing(f"{lead_in}\n\n- open a hub in May;\n- hire six tutors.\n")).commitments
    assert [(fact.actor_name and fact.actor_name.name, fact.speaker and fact.speaker.name) for fact in found] == [
        (who, speaker),
        (who, speaker),
    ]


@pytest.mark.parametrize(
    ("heading", "first", "speaker"),
    [
        ("2. Ferries (AR)", "The fares are high.", "Ana Reyne"),
        ("2. Ferries (AR)", "BL said it was late.", "Bo Lund"),  # whoever spoke last is nearer
        ("2. Ferries (DfE)", "The fares are high.", None),
        ("2. Ferries (AR) and locks", "The fares are high.", None),
    ],
)
def test_who_leads_an_item_of_minutes_reports_it(heading: str, first: str, speaker: str | None) -> None:
    text = (
        "Minutes of the Wexbridge Forum\n\nPresent: Ana Reyne (AR), Bo Lund (BL)\n\n1. Welcome\n\nAll met.\n\n"
        f"{heading}\n\n{first} The Oakline Trust will open a hub in May.\n"
    )
    assert speakers(text) == [speaker]
