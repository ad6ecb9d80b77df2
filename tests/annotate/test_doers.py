"""Commitments: whose undertaking it is, and who says so, where that takes more than the sentence itself.

Texts are read as published on Saturday 1 March 2025 by nobody in particular, unless a test says otherwise.
"""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.annotate import annotate, build
from pipeline.briefing import Briefing, Metadata
from pipeline.found import FoundCommitment

NLP = build()


def read(text: str, publisher: str | None = None) -> list[FoundCommitment]:
    metadata = Metadata(publisher=publisher, published=date(2025, 3, 1), published_precision="day")
    return annotate(NLP, Briefing(text, metadata=metadata)).commitments


def actor(found: FoundCommitment) -> str | None:
    return found.actor_name.name if found.actor_name else found.actor


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The Education Authority met. The Minister will publish the plan in May.", "Department of Education"),
        ("The Education Authority met. The Executive will publish the plan in May.", "Northern Ireland Executive"),
        ("The Education Authority met. Ministers will publish the plan in May.", "Northern Ireland Executive"),
        ("The Welsh Government has a plan. The minister will publish it in May.", "Welsh Government"),
    ],
)
def test_ministers_act_for_the_body_that_is_theirs_in_their_nation(text: str, who: str) -> None:
    assert [actor(f) for f in read(text)] == [who]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ofsted and the Care Quality Commission came in March.\n\nThe visit will end in May.", "Ofsted"),
        ("Schools wrote to Ofsted in March.\n\nThe visit will end in May.", "UK Government"),
        ("Ofsted came in March. The government was told.\n\nThe visit will end in May.", "UK Government"),
    ],
)
def test_where_no_government_is_told_of_an_official_body_acts(text: str, who: str) -> None:
    assert [actor(f) for f in read(text)] == [who]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Oakline will go through the plan. Most proposals will be dropped in May.", "UK Government"),
        ("Oakline will hold a survey. It will be closed in May.", "Oakline"),
        ("There will be a new board, and we are told it will be large.", "UK Government"),
    ],
)
def test_what_commentators_write_of_is_not_theirs_to_do(text: str, who: str) -> None:
    assert actor(read(text, publisher="Oakline")[-1]) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Our members told ministers. We will publish a code in May.", "We"),
        ("Ministers heard of it. We will publish a code in May.", "UK Government"),
        ("UNISON told ministers. UNISON heard nothing. We will publish a code in May.", "UNISON"),
        (
            "UNISON wrote. This ballot for cooks in schools across England and Wales will close in May.",
            "UNISON",
        ),
    ],
)
def test_a_charity_that_nobody_names_is_not_the_government(text: str, who: str) -> None:
    assert [actor(f) for f in read(text)] == [who]


@pytest.mark.parametrize(
    ("text", "shown", "who"),
    [
        ("Kent County Council met. Oarly Aware will publish a guide in May.", "Oarly Aware", None),
        ("Kent County Council met. Rowers Together will publish a guide in May.", "Rowers Together", None),
        ("Kent County Council met. ZQR will ring all crews in May.", "ZQR", None),
        ("Kent County Council met. The ZQR will ring all crews in May.", "The ZQR", None),
        ("Kent County Council met. OARsome will send a survey in May.", "OARsome", None),
        # what is run by others, or opens by itself
        ("Kent County Council met. The Best Oars Strategy will fund two hubs in May.", None, "Kent County Council"),
        ("Kent County Council met. Operation Oars will train two crews in May.", None, "Kent County Council"),
        ("Kent County Council met. Phase Two will open in May.", None, "Kent County Council"),
        ("Kent County Council met. Oarly Aware will be funded in May.", None, "Kent County Council"),
        ("Kent County Council met. The DSG will fund two hubs in May.", None, "Kent County Council"),
        ("Kent County Council met. EPs will be hired in May.", None, "Kent County Council"),
    ],
)
def test_somebody_known_by_name_alone_is_not_the_body_before(text: str, shown: str | None, who: str | None) -> None:
    assert [(f.actor_name and f.actor_name.name, f.actor if shown else None) for f in read(text)] == [(who, shown)]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The board next meets on 3 May.", "The board"),
        ("Kent County Council next meets on 3 May.", "Kent County Council"),
        ("Kent County Council met. The next will be out in May.", "The next"),
    ],
)
def test_an_adverb_before_the_verb_is_no_part_of_who_acts(text: str, shown: str) -> None:
    assert [f.actor for f in read(text)] == [shown]


def test_we_of_officials_in_a_list_of_replies_is_their_body() -> None:
    text = "Ana Reyne, minister for schools, gave the following replies:\n\n- We want to train forty tutors."
    assert [actor(f) for f in read(text, publisher="NASUWT")] == ["Department for Education"]


def test_whoever_sits_on_a_committee_does_not_speak_for_it() -> None:
    text = (
        "Members of the Education Committee:\n\n- Ana Reyne\n- Bo Lund\n\nAna Reyne said: “We will open a hub in May.”"
    )
    assert [actor(f) for f in read(text)] == ["Ana Reyne"]


def test_a_body_that_only_one_name_in_the_text_fits_is_that_one() -> None:
    text = "The council will open a hub in May 2025. It is the first of its kind in Kent County Council's area."
    assert [actor(f) for f in read(text)] == ["Kent County Council"]


def test_whoever_is_named_beside_a_new_post_acts() -> None:
    text = (
        "Minutes\n\nPresent: Ana Reyne (Chair), Bo Lund\n\nThe new independent chair, Dan Orr, will take over in May."
    )
    assert [actor(f) for f in read(text)] == ["Dan Orr"]


def test_his_members_are_those_of_the_body_he_speaks_for() -> None:
    text = "Mike Corbett, general secretary of NASUWT, said his members would not take part in the audit."
    assert [(actor(f), f.negated) for f in read(text)] == [("NASUWT", True)]


@pytest.mark.parametrize(
    "text",
    [
        "The department will say in May how this money, and that for the two later years, will be shared.",
        "The department will say in May how £3m, announced in December, will be shared.",
    ],
)
def test_what_is_asked_is_none_however_often_it_is_interrupted(text: str) -> None:
    assert [f.due_end for f in read(text)] == [date(2025, 5, 31)]


DEBATE = """Official Report

The Chairperson (Mr Orr): We will hear from the Education Authority.

Ms Ana Reyne (Education Authority): Thank you. We will open two hubs in May 2025.

The work goes on. We will not close any of them.

Mr Orr: I will write to the Minister in June."""


def test_whoever_has_the_floor_speaks_until_the_next_one() -> None:
    found = [(actor(f), f.speaker.name if f.speaker else None) for f in read(DEBATE)]
    assert found[-3:] == [("Education Authority", "Ana Reyne")] * 2 + [("Orr", "Orr")]


SEATS_AND_PARTIES = """Roads in Towns

Ana Reyne (Wexbridge) (Lab): I will write to the mayor in May 2025.

The Minister for Roads (Bo Lund): We will open two roads in May 2025.

Carla Voss (Oakline) (LD): I will hold the Minister to that."""


def test_a_member_may_have_seat_and_party() -> None:
    said = [f.speaker.name if f.speaker else None for f in read(SEATS_AND_PARTIES)]
    assert said == ["Ana Reyne", "Bo Lund", "Carla Voss"]
    above = SEATS_AND_PARTIES.replace("): ", ")\n\n")
    assert [f.speaker.name if f.speaker else None for f in read(above)] == said
    linked = SEATS_AND_PARTIES.replace("): ", ")\n- Hansard -\n\n")
    assert [f.speaker.name if f.speaker else None for f in read(linked)] == said


def test_a_line_or_two_with_a_name_and_a_colon_make_no_debate() -> None:
    found = read("Ana Reyne: treasurer\n\nWe will open two hubs in May 2025.", publisher="Oakline Trust")
    assert [(actor(f), f.speaker) for f in found] == [("Oakline Trust", None)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('The Minister, Ana Reyne, met Bo Lund. The Minister explained: "We will open a hub in May."', "Ana Reyne"),
        (
            'Ana Reyne was asked by Bo Lund. Ana Reyne said: "It will open in May." She said it would close in June.',
            "Ana Reyne",
        ),
        ('Ana Reyne said: "It is a start." Then Bo Lund rose. He said two hubs would open in June.', "Bo Lund"),
    ],
)
def test_a_post_or_a_pronoun_before_a_verb_of_saying_is_whoever_spoke_last(text: str, speaker: str) -> None:
    assert read(text)[-1].speaker is not None
    assert {f.speaker.name for f in read(text) if f.speaker} == {speaker}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The county council said families would hear in May 2025.", "The county council"),
        ("The school said that it would reply in May 2025.", "The school"),
    ],
)
def test_a_body_that_is_named_nowhere_keeps_what_it_says(text: str, who: str) -> None:
    assert [(f.actor, f.actor_name) for f in read(text)] == [(who, None)]


def test_a_main_clause_may_follow_a_fronted_one_without_a_comma() -> None:
    found = read("When the paper is published there will be a consultation. When it is out is not known.")
    assert [f.action for f in found] == ["be a consultation"]


@pytest.mark.parametrize(
    ("text", "speaker", "strength"),
    [
        ("Ana Reyne of Ofsted spoke. Two hubs would open in May, she said.", "Ana Reyne", "firm"),
        ("Two hubs would open in May, Ana Reyne told MPs.", "Ana Reyne", "firm"),
        ("Ofsted said it had closed its survey and would reply in May.", "Ofsted", "firm"),
    ],
)
def test_who_spoke_may_stand_behind_what_was_said(text: str, speaker: str, strength: str) -> None:
    assert [(f.speaker.name if f.speaker else None, f.strength) for f in read(text)] == [(speaker, strength)]


def test_a_charity_that_writes_of_its_own_trustees_does_what_is_to_be_done() -> None:
    text = "We have two new trustees. The outcome of the review will be announced in May 2025."
    assert [actor(f) for f in read(text, publisher="Oakline Trust")] == ["Oakline Trust"]
    assert [actor(f) for f in read(f"{text} The government agreed.", publisher="Oakline Trust")] == ["UK Government"]


def test_what_else_a_minister_tells_of_is_done_by_the_department() -> None:
    text = "Ana Reyne, the schools minister, will write in May. A further £3m has been set aside for June 2025."
    assert [actor(f) for f in read(text)][-1] == "Department for Education"


def test_a_body_without_a_name_in_the_minutes_of_a_council_is_the_council() -> None:
    text = "Minutes\n\nApologies: none\n\nThe Cabinet noted that its form for hubs would go live by May 2025."
    assert [actor(f) for f in read(text, publisher="Kent County Council")] == ["Kent County Council"]
    assert [actor(f) for f in read(text)] == ["The Cabinet"]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("The council will vote at June's meeting.", date(2025, 6, 30)),
        ("The council will debate June's figures.", None),
        ("Minutes\n\nRESOLVED that a report be brought to the October meeting.", date(2025, 10, 31)),
        ("The minister said two hubs would open in September.", date(2025, 9, 30)),
    ],
)
def test_days_that_a_meeting_or_a_report_tells_lie_ahead(text: str, due: date | None) -> None:
    assert [f.due_end for f in read(text, publisher="Kent County Council")] == [due]


@pytest.mark.parametrize(
    ("lead_in", "who"),
    [
        ("The two officials gave the following replies:", "UK Government"),
        ("Here are the government’s ten commitments in full:", "UK Government"),
        ("These are the commitments made by the government:", "UK Government"),
        ("The Department for Education told us:", "Department for Education"),
        ("We told the Department for Education the following:", "Oakline"),
        ("We gave the government the following replies:", "Oakline"),
        ("Our commitments are:", "Oakline"),
    ],
)
def test_we_in_a_list_of_what_somebody_says_is_who_says_it(lead_in: str, who: str) -> None:
    found = read(f"{lead_in}\n\n- A survey, which we aim to publish by May 2026", publisher="Oakline")
    assert [actor(f) for f in found] == [who]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The Department for Education met. Schools are required to keep a register.", "Schools"),
        ("The Department for Education met. ICBs – once CCGs – are required to have a lead.", "ICBs"),
        (
            "The Department for Education met. Nine Regional Partnerships began. They will test a form.",
            "Nine Regional Partnerships",
        ),
        (
            "The Department for Education funds nine Regional Partnerships. They will test a form.",
            "Regional Partnerships",
        ),
        (
            "The Department for Education funds nine Regional Partnerships. It will test a form.",
            "Department for Education",
        ),
        (
            "The Department for Education funds nine red partnerships. They will test a form.",
            "Department for Education",
        ),
        ("Ofsted and the NEU met Regional Partnerships. They will test a form.", "Ofsted"),
    ],
)
def test_bodies_of_a_kind_act_themselves(text: str, who: str) -> None:
    assert [actor(f) for f in read(text)] == [who]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Stewart will write to schools in May.", "Stewart"),
        ("Rachael and Mike agreed to draft a letter.", "Rachael and Mike"),
        ("Ana Reyne left early. Stewart opened the meeting. He will write to schools.", "Stewart"),
        ("Ana Reyne opened the meeting. She will write to schools.", "Ana Reyne"),
        ("Ana Reyne opened the meeting. Ana will write to schools.", "Ana Reyne"),
        ("The minister came. Funding will be agreed in May.", "UK Government"),
        ("The minister came. The mayor will judge the cakes in May.", "The mayor"),
        ("The minister came. Ofsted will put in place an oven by May.", "Ofsted"),
        ("Kent County Council met. A plan was sent to Ofsted. It will be tested by May.", "Kent County Council"),
        ("The county's oldest teaching union will bake cakes in May.\n\nUnison said so.", "UNISON"),
        ("The oldest teaching union said they will bake cakes in May.\n\nUnison said so.", "UNISON"),
        ("Mencap and Kent County Council met.\n\nKent County Council: the authority will bake.", "Kent County Council"),
        ("Deputy mayor of the borough Ana Reyne (Red), lead for cakes, will bake.", "Ana Reyne"),
        ("Unison met the minister. A ballot has been called. It will be held in May.", "UNISON"),
        ("Unison met the minister over a ballot, which runs until May.", "UNISON"),
        ("Who advises the Secretary of State for Education? The department will reply.", "Department for Education"),
        ("The minister came. Police plan to hold an open day.", "Police"),
        ("The minister came. The general secretary will judge the cakes.", "The general secretary"),
        ("Ana Reyne is general secretary of the Oakline Union. The general secretary will judge.", "Ana Reyne"),
        ("Wiltshire Council met. Council chiefs will judge the cakes in May.", "Wiltshire Council"),
        ("Wiltshire Council met. The council and its partners will judge the cakes.", "Wiltshire Council"),
        ("Ofsted and its helpers will judge the cakes.", "Ofsted"),
        ("Throughout May Ana Reyne, the new baker, will judge cakes.", "Ana Reyne"),
        ("The minister came. The chair said that Ana Reyne, the new baker, would judge cakes.", "Ana Reyne"),
        ("The minister came. In February half-term, ministers will judge cakes.", "UK Government"),
        ("Ahead of May 2026 the rowing club will judge cakes.", "the rowing club"),
        ("The minister has asked the bakers' union to judge cakes.", "the bakers' union"),
        ("The minister has asked her officials to judge cakes.", "UK Government"),
    ],
)
def test_somebody_known_by_a_first_name_alone_acts_for_themselves(text: str, who: str) -> None:
    assert [actor(f) for f in read(text)] == [who]


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("Draft minutes\n\nThe Elmvale Schools Forum met.\n\nMembers will look for a new clerk.", None),
        (
            "Draft minutes\n\n"
            + "Much was said. " * 40
            + "The Elmvale Schools Forum met.\n\nA vote will be held in May.",
            None,
        ),
        ("Elmvale Schools Forum\n\nMinutes:\n\nResolved:\n\n1. A new clerk be found by May.", "Elmvale Schools Forum"),
    ],
)
def test_minutes_are_those_of_the_body_they_tell_of(text: str, publisher: str | None) -> None:
    assert [actor(f) for f in read(text, publisher)] == ["Elmvale Schools Forum"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The government has cut grants. We will march on 3 May.", "We"),
        ("The council said no. We'll hold a vigil on 3 May.", "We"),
        ("Mr Speaker, the government has cut grants. We will raise them on 3 May.", "UK Government"),
        ("We will raise grants on 3 May.", "UK Government"),
        ("Write to your MP. Ministers met us. We will hold a vigil on 3 May.", "We"),
        ('The government has cut grants. "We will raise them on 3 May," it said.', "UK Government"),
    ],
)
def test_nobody_knows_who_we_are_on_a_page_that_tells_of_the_government(text: str, who: str) -> None:
    assert [actor(f) for f in read(text)] == [who]


def test_every_item_takes_the_subject_that_leads_in() -> None:
    found = read(
        "The appeals panel:\n\n- heard two cases;\n- will meet again in May;\n- does not plan to move; and\n"
        "- will print its report in June"
    )
    assert [(actor(f), f.negated) for f in found] == [
        ("The appeals panel", False),
        ("The appeals panel", True),
        ("The appeals panel", False),
    ]


def test_what_is_announced_in_a_list_is_undertaken() -> None:
    found = read(
        "The minister, Ana Reyne, confirmed:\n\n- a second round of grants for canals\n- that Ofsted would look "
        "at boats in June\n- boats have been counted"
    )
    assert [(f.strength, f.speaker.name if f.speaker else None) for f in found] == [
        ("firm", "Ana Reyne"),
        ("firm", "Ana Reyne"),
    ]
    assert [actor(f) for f in found] == ["UK Government", "Ofsted"]


@pytest.mark.parametrize(
    ("before", "after", "speaker"),
    [
        ("Ana Reyne, chair of the Wexbridge Trust, said she was glad.", "", "Ana Reyne"),
        ("Ana Reyne, chair of the Wexbridge Trust, said she was glad.", " The council said no.", "Ana Reyne"),
        ("Ana Reyne said she was glad. Bo Lund asked why.", "", None),
        ("Ana Reyne said she was glad.", " Bo Lund said so.", "Bo Lund"),
    ],
)
def test_who_is_reported_goes_on_in_a_quotation(before: str, after: str, speaker: str | None) -> None:
    found = read(f'{before} "We will open two canals in May."{after}')
    assert [f.speaker.name if f.speaker else None for f in found] == [speaker]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ofsted will be abolished in 2027.", "UK Government"),
        ("Education Scotland will be superseded by two bureaux, officials told MSPs.", "Scottish Government"),
        ("The NEU will open a café. Members will receive a card by post.", "National Education Union"),
        ("The first depot will be run by volunteers, Leeds City Council said.", "Leeds City Council"),
    ],
)
def test_what_is_done_to_a_body_or_its_members_is_done_by_somebody_else(text: str, who: str) -> None:
    found = read(text)[-1]
    assert found.actor_name is not None
    assert found.actor_name.name == who


def test_what_a_writer_asks_about_an_item_is_no_part_of_it() -> None:
    found = read(
        "Proposals include:\n\n- dig a canal – if you own a spade, why not lend it? (no date)\n- sell two boats"
    )
    assert [f.action for f in found] == ["dig a canal", "sell two boats"]


def test_an_undertaking_is_the_surer_the_more_its_words_say_of_who_acts() -> None:
    named, implied, unknown = (
        read(f"{who} in May 2027.", "Ofsted" if "plan" in who else None)[0].confidence
        for who in ("Ofsted will open a hub", "A plan will be published", "Pupils will sit a test")
    )
    assert 1 > named > implied > unknown > 0.5


@pytest.mark.parametrize(
    ("text", "who"),
    [
        # what a body makes it carries on, publishes and ends
        ("NHS Lothian and Fife Council are piloting a form, which has been extended to June 2026.", "NHS Lothian"),
        ("Fife Council has drafted a plan, which will be published in May 2026.", "Fife Council"),
        ("Fife Council has welcomed the plan, which will be published in May 2026.", "Scottish Government"),
        # who hosts an event does not plan it
        ("NHS Lothian is planning a talk in May 2026, to be hosted by Mencap.", "NHS Lothian"),
        ("A talk will be hosted by Mencap in May 2026.", "Mencap"),
        # inspectors inspect
        ("A monitoring inspection is expected by May 2026.", "Care Inspectorate"),
        ("A re-inspection will take place in May 2026.", "Care Inspectorate"),
        ("The inspection plan will be published in May 2026.", "Scottish Government"),
        # an aside ends behind the post of whoever it names last
        ("The Pier Board, which is chaired by Ana Reyne, Mencap's director, will meet in May 2026.", "Pier Board"),
        ("The Pier Board, which is chaired by Ana Reyne, will meet in May 2026.", "Pier Board"),
    ],
)
def test_who_acts_around_what_is_said_in_passing(text: str, who: str) -> None:
    before = (
        "The Care Inspectorate (CI) and Ofsted found failings. The Scottish Government plans to write a code in 2027."
    )
    *_, last = read(f"{before} {text}", publisher="Oakline")
    assert last.actor_name is not None
    assert last.actor_name.name == who


def test_whoever_meets_sets_the_next_meeting() -> None:
    text = "Minutes of the Pier Board\n\nPresent: Ana Reyne\n\nRESOLVED that the next meeting be held on 3 May 2026."
    assert [c.actor_name and c.actor_name.name for c in read(text, publisher="Fife Council")] == ["Pier Board"]
