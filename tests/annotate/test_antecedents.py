"""Commitments: whom a relative clause, a bare infinitive or a pronoun means, and what critics may tell of others.

Texts are read as published on Monday 2 June 2025 by nobody in particular, unless a test says otherwise.
"""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.annotate import annotate, build
from pipeline.briefing import Briefing, Metadata
from pipeline.found import FoundCommitment

NLP = build()


def read(text: str, publisher: str | None = None) -> list[FoundCommitment]:
    metadata = Metadata(publisher=publisher, published=date(2025, 6, 2), published_precision="day")
    return annotate(NLP, Briefing(text, metadata=metadata)).commitments


def actor(found: FoundCommitment) -> str | None:
    return found.actor_name.name if found.actor_name else found.actor


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("We have asked Bo Lund to lead the audit, which will end in July.", "Bo Lund"),
        ("Ministers have asked Dr Bo Lund, a vet, to chair the audit, which will end in July.", "Bo Lund"),
        ("Estyn thanked Ofsted, whose audit will end in July.", "Ofsted"),
    ],
)
def test_a_relative_pronoun_means_whoever_is_named_or_was_asked(text: str, who: str) -> None:
    assert actor(read(text)[-1]) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Bo Lund, a director at Estyn, gave a talk on its audit, to be published in July.", "Estyn"),
        ("Bo Lund showed the Ofsted map, to be launched in July.", "Ofsted"),
        ("Bo Lund showed Ofsted's map, to be launched in July.", "Ofsted"),
        ("The map by Estyn, to be sent to Ofsted in July, has ten folds.", "Estyn"),
        ("Ofsted saw the map, to be launched in July.", "Ofsted"),
    ],
)
def test_what_is_to_be_published_is_whose_it_is(text: str, who: str) -> None:
    assert [actor(f) for f in read(text)] == [who]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Estyn hopes to be merged with Ofsted by May 2026.", "Estyn"),
        ("Ofsted expects to be given an annexe by Hull City Council in May 2026.", "Ofsted"),
        ("Estyn plans to be carbon neutral by 2030.", "Estyn"),
        ("Education Scotland will be merged with Ofsted in May 2026.", "Scottish Government"),
    ],
)
def test_who_hopes_to_be_merged_is_the_one_who_hopes(text: str, who: str) -> None:
    assert [actor(f) for f in read(text)] == [who]


def test_an_aim_to_be_something_is_one_only_by_a_day() -> None:
    assert read("The Oakline Trust, set up in May 2024, aims to be a friend to all.") == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('An Ofsted spokesperson said it was on the case. "We will mend the roof in July," they added.', "Ofsted"),
        ('Bo Lund asked why. An Estyn spokesman said it was late. "We will mend it in July," he said.', "Estyn"),
        ('Bo Lund asked why. An Estyn spokesman said it was late. He added: "We will mend it in July."', "Estyn"),
        ('An Estyn spokesman met Bo Lund. Bo Lund said it was late. "We will mend it in July," she said.', "Bo Lund"),
    ],
)
def test_a_pronoun_may_mean_a_spokesperson_without_a_name(text: str, speaker: str) -> None:
    assert [f.speaker and f.speaker.name for f in read(text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("We met Estyn. They will mend the roof in July.", "Estyn"),
        ("The council met Estyn. They will mend the roof in July.", "The council"),
        (
            'Hull City Council was late. A spokesman for the council added: "We will mend it in July."',
            "Hull City Council",
        ),
        ("Bo Lund, chair of the Oakline Trust, said members would mend the roof in July.", "Oakline Trust"),
        ("The minutes will be posted here by July.", "Oakline Trust"),
    ],
)
def test_who_is_meant_by_a_word_for_a_body_or_by_a_place(text: str, who: str | None) -> None:
    publisher = "Oakline Trust" if "posted here" in text else None
    assert [actor(f) for f in read(text, publisher)] == [who]


def test_a_few_words_in_quotation_marks_are_spoken_by_whoever_says_them() -> None:
    text = '"We will mend the hall," said Bo Lund of Ofsted.'
    assert [actor(f) for f in read(text, publisher="Oakline Trust")] == ["Ofsted"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The NEU met in Hull.\n\nConference resolves:\n\n1. To paint the hall.", "National Education Union"),
        (
            "The NEU met in Hull, with the TUC.\n\nA motion was passed. A working party will paint it.",
            "National Education Union",
        ),
    ],
)
def test_what_a_conference_resolves_its_union_does(text: str, who: str) -> None:
    assert [actor(f) for f in read(text)] == [who]


def test_whoever_presides_speaks_for_the_committee() -> None:
    text = TURNS.format("I see.").replace("Official Report", "Official Report\n\nEducation Committee")
    found = read(f"{text}\n\nMs Reyne: Very well.\n\nThe Chair: We will write to the minister.")
    assert actor(found[-1]) == "Education Committee"


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("It remains our hope to mend the roof in July.", "mend the roof in July"),
        ("My intention remains to mend the roof.", "mend the roof"),
        ("The intention is for Estyn to mend the roof.", "mend the roof"),
    ],
)
def test_an_intention_may_remain_or_be_somebody_elses_to_carry_out(text: str, action: str) -> None:
    assert [(f.action, f.strength) for f in read(text)] == [(action, "intended")]


def test_whoever_a_broken_quotation_names_does_not_speak() -> None:
    text = '"We will mend the roof of Ofsted in July," Bo Lund told Ana, "and in August we will paint it."'
    assert {f.speaker and f.speaker.name for f in read(text)} == {"Bo Lund"}


TURNS = """Official Report

The Chairperson (Mr Orr): We will hear from Ms Ana Reyne and Mr Bo Lund of Mencap.

Ms Reyne: Thank you. {}

Mr Lund: I agree."""


@pytest.mark.parametrize(
    ("told", "who", "strength"),
    [
        ("Ofsted will publish a map in July.", "Ofsted", "firm"),
        ("Estyn has pledged to hire ten clerks.", "Estyn", "firm"),
        ("Estyn intends to close two offices in July.", "Estyn", "intended"),
        ("Ofsted is required to name a lead.", "Ofsted", "required"),
        ("Ofsted must reply within six weeks.", "Ofsted", "required"),
    ],
)
def test_a_witness_may_tell_of_the_plans_and_duties_of_a_body(told: str, who: str, strength: str) -> None:
    assert [(actor(f), f.strength) for f in read(TURNS.format(told))][-1:] == [(who, strength)]


@pytest.mark.parametrize(
    "told",
    [
        "Ofsted must do far better.",
        "Ministers must think again.",
        "Clerks will leave in July.",
        "Ofsted will lose ten clerks in July.",
        "The regulator will miss its target in July.",
    ],
)
def test_a_witness_who_demands_or_foretells_binds_nobody(told: str) -> None:
    chair = len(read(TURNS.format("")))
    assert len(read(TURNS.format(told))) == chair


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The NEU wrote to the TUC. A ballot of Hull members will open in July.", "National Education Union"),
        ("A strike ballot of Hull members will open in July, the NEU said.", "National Education Union"),
        ("Talks go on. The next congress of the NEU will be in Perth in May 2026.", "National Education Union"),
    ],
)
def test_a_ballot_is_that_of_the_union_which_is_spoken_of(text: str, who: str) -> None:
    assert [actor(f) for f in read(text)] == [who]


def test_what_a_bill_would_do_the_government_would() -> None:
    text = "Bo Lund of the Scottish Government has seen the Roofs (Scotland) Bill, which would replace all thatch."
    assert [actor(f) for f in read(text)] == ["Scottish Government"]


def test_a_council_that_nobody_names_goes_on_acting() -> None:
    text = "The council will meet tonight. The meeting will be held at the town hall of the council."
    assert [(f.actor, f.actor_name) for f in read(text)] == [("The council", None)] * 2


def test_what_stands_below_the_name_of_a_paper_is_not_its_own_to_do() -> None:
    text = "Schools Week, 2 June 2025\n\nHull City Council met. The vote will be held in July."
    assert [actor(f) for f in read(text, publisher="Schools Week")] == ["Hull City Council"]


def test_who_speaks_in_a_parliament_is_no_site_that_others_keep() -> None:
    about = Metadata(publisher="RowersAtLaw", chamber="Senedd", published=date(2025, 6, 2), published_precision="day")
    text = "We will bring a map of the locks by July."
    assert [actor(f) for f in annotate(NLP, Briefing(text, metadata=about)).commitments] == ["Welsh Government"]
    about.chamber = None
    assert [actor(f) for f in annotate(NLP, Briefing(text, metadata=about)).commitments] == ["RowersAtLaw"]


def test_i_in_what_a_parliament_prints_is_the_government() -> None:
    text = "It is my intention to bring a map before the House of Commons by July."
    assert [actor(f) for f in read(text, publisher="House of Commons")] == ["UK Government"]
    assert [actor(f) for f in read(text)] == ["UK Government"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Quillmoor ferrymen met. Quillmoor parents said they would row until July.", "Quillmoor parents"),
        ("It rained. Campaigners say they will row to Ofsted in July.", "Campaigners"),
        ("The school met Ofsted. Ofsted said they would row in July.", "Ofsted"),
        ("The watchdog, Ofsted, will row in July.", "Ofsted"),
        ("Their group, Quillmoor Row Uproar, is to row in July.", "Quillmoor Row Uproar"),
    ],
)
def test_they_are_those_who_say_so_and_a_body_is_what_its_apposition_calls_it(text: str, who: str) -> None:
    assert [actor(f) for f in read(text)] == [who]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("A new treasurer is to be chosen by 15 July.", "Quill Trust"),
        ("Nominations will open in July.", "Quill Trust"),
        ("The steering group will be elected in July.", "Quill Trust"),
        ("The White Paper is to be published by 15 July.", "UK Government"),
    ],
)
def test_whom_a_charity_chooses_for_itself_is_chosen_by_it(text: str, who: str) -> None:
    assert [actor(f) for f in read(f"Quill Trust is a charity. {text}", publisher="Quill Trust")] == [who]


@pytest.mark.parametrize(
    ("publisher", "told", "who"),
    [
        ("Quill Trust", "Quill Trust is a charity.\n\nGeneral Secretary Ana Reyne said", "Quill Trust"),
        ("Quill Trust", "The boats are late.\n\nChief Executive, Ana Reyne, said", "Quill Trust"),
        ("Quill Trust", "Quill Trust is a charity.\n\nAna Reyne, a mother of two, said", "Ana Reyne"),
        # a paper's page tells of others
        ("Schools Week", "The boats are late.\n\nChief Executive, Ana Reyne, said", "Ana Reyne"),
    ],
)
def test_who_heads_a_body_speaks_for_it_on_its_own_page(publisher: str, told: str, who: str) -> None:
    found = read(f"{told}: “We will write to every family by Friday.”", publisher=publisher)
    assert [actor(f) for f in found] == [who]


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("Ana Reyne, of Quill Trust's river group, said", "Quill Trust"),
        ("Ana Reyne, who met Quill Trust, said", "Ana Reyne"),
        ("Ana Reyne said to Quill Trust", "Ana Reyne"),
    ],
)
def test_who_is_told_to_be_of_a_body_speaks_for_it_on_its_own_page(said: str, who: str) -> None:
    text = f"Quill Trust is a charity. The boats are late.\n\n{said}: “We will write to every family by Friday.”"
    assert [actor(f) for f in read(text, publisher="Quill Trust")] == [who]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("We met officers of Kent County Council. We will hold a fair in May 2026.", "We"),
        ("We saw Bo Lund, who once worked for Hull City Council. We will hold a fair in May 2026.", "We"),
        ("Ofsted inspected us. We will hold a fair in May 2026.", "We"),
        # these speak of themselves
        ("We at Kent County Council know this road. We will hold a fair in May 2026.", "Kent County Council"),
        ("Kent County Council has new routes, as we said. We will hold a fair in May 2026.", "Kent County Council"),
    ],
)
def test_we_are_not_those_whom_we_deal_with(text: str, who: str) -> None:
    assert [actor(f) for f in read(text)] == [who]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        # who goes is not "she"
        ("Ana Reyne is the new head, replacing Bo Lund. She will publish a map in July.", "Ana Reyne"),
        ("Ana Reyne took up post, taking over from Dr Bo Lund. She will publish a map in July.", "Ana Reyne"),
        ("Ana Reyne spoke to Bo Lund. She will publish a map in July.", "Bo Lund"),
        # a person is not "it"
        ("Ana Reyne chairs the Oakline Trust. It will publish a map in July.", "Oakline Trust"),
        ("Ana Reyne sits on the expert group. It will publish a map in July.", "the expert group"),
        ("Ana Reyne said that the board had met and that it would publish a map in July.", "the board"),
        ("Ana Reyne said that Ofsted had met and that it hoped to publish a map in July.", "Ofsted"),
        ("He said that Ofsted would meet, and that it hoped to publish a map in July.", "Ofsted"),
        # what somebody declined is told of them with what they will do
        ("The clerk said that Ana Reyne had declined to come but would publish a map in July.", "Ana Reyne"),
    ],
)
def test_pronouns_skip_whom_they_cannot_mean(text: str, who: str) -> None:
    assert actor(read(text)[-1]) == who


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ana Reyne, Bo Lund and the clerk have offered to join the panel.", "Ana Reyne, Bo Lund and the clerk"),
        ("Regional officers, reps and crews will be briefed in July.", "Regional officers, reps and crews"),
        ("The trust, the council, and Ofsted will publish a map.", "The trust, the council, and Ofsted"),
        (
            "Health, Education and Care (HEC) plans will be reviewed in July.",
            "Health, Education and Care (HEC) plans",
        ),
        ("3.2 The crew will publish a map in July.", "The crew"),
        ("(a) The crew will publish a map in July.", "The crew"),
        # no lists: an apposition, and what is fronted
        ("Ana Reyne, chair and founder, will publish a map.", "Ana Reyne"),
        ("In Leeds, crews and heads will publish a map in July.", "crews and heads"),
        ("Estyn, with Ofsted and Qualifications Wales, will publish a map.", "Estyn"),
    ],
)
def test_all_who_act_together_are_shown(text: str, shown: str) -> None:
    assert [f.actor for f in read(text)] == [shown]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "We set up the Wexbridge Taskforce, led by Ana Reyne, a former head of Ofsted, which will meet in July.",
            "Wexbridge Taskforce",
        ),
        ("We met Ana Reyne, a former head of Ofsted, which will meet in July.", "Ofsted"),
        ("Ana Reyne, who runs the audit and is based at Estyn, has agreed to publish a map.", "Ana Reyne"),
        (
            "A head set up the campaign group Oakline Forum. Ofsted came. The group plans to publish a map.",
            "Oakline Forum",
        ),
        (
            "Ms Reyne: The panel met in May. It is chaired by Bo Lund of Ofsted, and it will report in July.",
            "The panel",
        ),
    ],
)
def test_a_body_told_of_in_passing_does_not_act(text: str, who: str) -> None:
    assert actor(read(text)[-1]) == who


@pytest.mark.parametrize(
    ("publisher", "who"),
    [("Oakline Trust", "Oakline Trust"), ("Wexbridge Council", "Wexbridge Council")],
)
def test_the_board_of_a_trust_keeps_minutes_for_it(publisher: str, who: str) -> None:
    text = "Minutes of the Board\n\nPresent: Ana Reyne, Bo Lund\n\nThe rota would be sent out in July."
    assert [actor(f) for f in read(text, publisher)] == [who]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        # a body that is new
        ("I have set up a short-life group, chaired by Bo Lund. It will report in July.", "the short-life group"),
        ("Estyn is bringing together an expert panel. It will report in July.", "the expert panel"),
        ("Estyn has set up the Boats Task Group with Ofsted. It will report in July.", "Boats Task Group"),
        ("Estyn has set up a stall. It will report in July.", "Estyn"),
        # its leader is not "which"
        ("Bo Lund joins a short-life panel, chaired by Ana Reyne, which will report in July.", "the short-life panel"),
        ("Bo Lund met Ofsted, led by Ana Reyne, which will report in July.", "Ofsted"),
        # who is being asked
        ("I am asking Ofsted to count boats. It will report in July.", "Ofsted"),
        # by a noun
        ("Ofsted has written to Estyn. That body will report in July.", "Estyn"),
        ("Bo Lund will lead a boats group. The group will report in July.", "the boats group"),
        ("There is a new group. The group will report in July.", "The group"),
        # behind asides with verbs that no list knows
        ("The Boats Task Group, on which Bo Lund sits, will report in July.", "The Boats Task Group"),
        ("The Boats Task Group, which I chair and on which boatmen sit, will report in July.", "The Boats Task Group"),
        # adverbs are no names
        ("UNISON met ministers. Separately, the union will report in July.", "UNISON"),
    ],
)
def test_bodies_without_a_name_or_behind_asides_act(text: str, who: str) -> None:
    found = read(text)[-1]
    assert who in (actor(found), found.actor)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Bo Lund of Estyn admitted that waits were long and said they would be cut by July.", "Bo Lund"),
        ("Bo Lund nodded, advising that he would write to Estyn in July.", "Bo Lund"),
        ("Bo Lund is chair. In response to Ana Reyne, the chair said it was late. She added it would open in July.",
         "Bo Lund"),
        ("In response to Ana Reyne, the head said it was late. She added it would open in July.", None),
        ("Estyn noted a letter from Bo Lund, advising that he would report in July.", "Bo Lund"),
    ],
)  # fmt: skip
def test_who_goes_on_is_not_who_is_answered(text: str, speaker: str | None) -> None:
    (found,) = read(text)
    assert (found.speaker.name if found.speaker else None) == speaker
