"""Undertakings as news, newsletters and blogs word them: which clauses hold one, and by when it is due.

Texts are read as published on Tuesday 11 March 2025 by the Oakline Union.
"""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.annotate import annotate, build
from pipeline.briefing import Briefing, Metadata
from pipeline.found import FoundCommitment

NLP = build()


def read(text: str) -> list[FoundCommitment]:
    metadata = Metadata(publisher="Oakline Union", published=date(2025, 3, 11), published_precision="day")
    return annotate(NLP, Briefing(text, metadata=metadata)).commitments


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("New rules to curb waits are to be set out in May 2026.", date(2026, 5, 31)),
        ("Plans to open two hubs will be published in May 2026.", date(2026, 5, 31)),
        ("Reports to the board will be sent out by May 2026.", date(2026, 5, 31)),
        ("The vote, expected to begin in mid-May, will decide on a strike.", date(2025, 5, 20)),
        ("Visits after the autumn holidays will be postponed until November.", date(2025, 11, 30)),
        ("After the election ministers will publish the plan in June.", date(2025, 6, 30)),
        ("Talks before the vote would be held in public, the minister said, in May 2025.", date(2025, 5, 31)),
        ("Two sessions will take place in May/June.", date(2025, 6, 30)),
        ("Two sessions will take place in May or June.", date(2025, 6, 30)),
        ("The Oakline think tank is due to bring out its study tomorrow.", date(2025, 3, 12)),
        ("All going well, the pool should still be ready to use in September.", date(2025, 9, 30)),
        ("In October, the Council for Disabled Children will run two courses.", date(2025, 10, 31)),
        ("Parents will be able to vote between 2 and 30 April.", date(2025, 4, 30)),
        ("A further £3m is being invested in tutors by May 2026.", date(2026, 5, 31)),
        ("The deal will see the council take over the school in May 2025.", date(2025, 5, 31)),
        ("The grant will see us double our helpline hours by April 2026.", date(2026, 4, 30)),
        ("The rules were changed, which will see 40 new bases opened by May 2026.", date(2026, 5, 31)),
        ("The guide, which was written by parents, will be out in July 2025.", date(2025, 7, 31)),
        ("Two of the drawings will get a place in Friday's bulletin.", date(2025, 3, 14)),
        ("You have until 16 May to respond.", date(2025, 5, 16)),
        ("Members now have until Friday 11 April to return their papers.", date(2025, 4, 11)),
        ("Councils have until 30 June to submit their plans.", date(2025, 6, 30)),
        ("The strike is going ahead on 3 April.", date(2025, 4, 3)),
        ("The scheme will restart in the summer holidays at the end of August.", date(2025, 8, 31)),
        ("It is vital that schools take part, so we are now planning to open the hub in May 2025.", date(2025, 5, 31)),
        ("This followed the announcement in February. We will meet in May.", date(2025, 5, 31)),
        ("Our board has had to take the hard decision to shut the café from 1 August.", date(2025, 8, 1)),
        ("We are expecting two reports to be published in the autumn.", date(2025, 11, 30)),
        ("Consultation closes: 1 October 2025", date(2025, 10, 1)),
        ("A ballot, running until 14 April, asks members for their views.", date(2025, 4, 14)),
        ("The department is seeking views on its formula until 14 April.", date(2025, 4, 14)),
        ("A new special school is planned for Wexbridge, opening in September 2027.", date(2027, 9, 30)),
        ("Building work will start next spring.", date(2026, 5, 31)),
        ("The changes come into effect from September.", date(2025, 9, 30)),
        ("Funding has been secured to continue the project until March 2027.", date(2027, 3, 31)),
        ("All councils have been told to submit their plans by 27 June.", date(2025, 6, 27)),
        ("The board has asked officers to bring back a report in June.", date(2025, 6, 30)),
        ("By July, the council says, the backlog will be cleared.", date(2025, 7, 31)),
        ("Our next coffee morning is on Thursday 8 May.", date(2025, 5, 8)),
        ("From September 2025, the rules for grants are changing.", date(2025, 9, 30)),
        ("From September 2025 this course replaces the old award.", date(2025, 9, 30)),
        ("From 1 September 2025, the new rules will supersede the old code.", date(2025, 9, 1)),
        ("This award will be the mandatory one for leaders from September 2025.", date(2025, 9, 30)),
        ("The committee will decide upon the 2025/26 pay claim in May.", date(2025, 5, 31)),
        ("The committee won't publish its report until May 2026.", date(2026, 5, 31)),
        ("The committee won't publish its report until at least May 2026.", date(2026, 5, 31)),
        ("The committee won't publish its report before May 2026.", None),
        ("The trust will publish the plan for 2025-26 by June 2026.", date(2026, 6, 30)),
        ("The trust must reply to the parents by June 2026.", date(2026, 6, 30)),
        ("The rules are to be signed by the end of the autumn term, i.e. 19 December.", date(2025, 12, 19)),
        ("A teaching union is to stage two strikes on 3 April.", date(2025, 4, 3)),
        ("Staff in Hull will be the first to vote on Friday 11 April.", date(2025, 4, 11)),
        ("We are planning a walk-in clinic for parents on 12 June.", date(2025, 6, 12)),
        ("From May 2026, the grant will rise from £40 to £45 a place.", date(2026, 5, 31)),
        ("The final report is due for publication in the autumn.", date(2025, 11, 30)),
        ("Residents can comment on the plans until 22 April.", date(2025, 4, 22)),
        ("Applications for the grant open in April.", date(2025, 4, 30)),
        ("The pool, due to open in May, will now open in September.", date(2025, 9, 30)),
        ("The pool, due to open in May, has been built by parents.", date(2025, 5, 31)),
        ("Eight tutors are being hired, four of whom will start in May.", date(2025, 5, 31)),
        ("Anglers filled in a survey, the findings of which will be published in May.", date(2025, 5, 31)),
        ("A further strike day has been called for 3 April.", date(2025, 4, 3)),
        ("The new form is being brought in from April.", date(2025, 4, 30)),
        ("The aim is for all areas to have a plan in place by April 2026.", date(2026, 4, 30)),
        ("NHS England wants all areas to have a plan in place by April 2026.", date(2026, 4, 30)),
        ("A grant of £2m has been awarded to run the scheme until March 2027.", date(2027, 3, 31)),
        ("Letters reveal the government will test the form in May 2025.", date(2025, 5, 31)),
        ("Three hubs have opened, with 1,000 planned by 2028.", date(2028, 12, 31)),
        ("Once the review is published the plan will be sent out in June.", date(2025, 6, 30)),
        ("After the plan has been agreed the council will write to all schools in May.", date(2025, 5, 31)),
        ("We are asking the unions, following which the new policy will be sent out in May.", date(2025, 5, 31)),
        ("The talks have begun, after which the plan will be put to members by May.", date(2025, 5, 31)),
        ("On 3 April after 11 am the committee will vote on the plan.", date(2025, 4, 3)),
        ("Ten schools will trial revised Early Steps forms from April.", date(2025, 4, 30)),
        ("Ten schools plan to trial revised Early Steps forms from April.", date(2025, 4, 30)),
        ("The panel will come to a decision on the hub in May.", date(2025, 5, 31)),
        ("We hope to say more about the hubs this autumn.", date(2025, 11, 30)),
        ("We'll update members as soon as we have a reply.", None),
        ("I am committed to reviewing the code.", None),
        ("Her group is planning a protest outside the town hall ahead of the vote on 5 May.", date(2025, 5, 5)),
        ("Campaign group Marches Tutors is planning a vigil on 5 May.", date(2025, 5, 5)),
        ("An extra 140 places are promised, though nobody knows where.", None),
        ("Places will again be limited to two days a week.", None),
        ("Ministers have promised that every family will be listened to.", None),
        ("The trust said that no school will be allowed to shut early.", None),
        ("The mayor said that no child who joins before September would pay.", None),
        ("The deadline for the survey has been moved to 30 April.", date(2025, 4, 30)),
        ("The council has pushed the closing date back to 30 April.", date(2025, 4, 30)),
        ("The mayor promised the first of them by the end of May.", date(2025, 5, 31)),
        ("Our chair gives evidence to MPs later this month.", date(2025, 3, 31)),
        ("Letters are going out to 900 families this week.", date(2025, 3, 16)),
        ("Both sides aim to end the talks by 5 May.", date(2025, 5, 5)),
        ("The mayor told members that parents would get a monthly report.", None),
        ("We have now been promised it by the end of June.", date(2025, 6, 30)),
        ("A further £400,000 has been found to pay tutors until July 2026.", date(2026, 7, 31)),
        ("There is £7m for tutors, to be spent by May 2026.", date(2026, 5, 31)),
        ("Ofsted is understood to be planning a second study in May 2026.", date(2026, 5, 31)),
        ("Next month also sees the launch of our report.", date(2025, 4, 30)),
        ("Letters of confirmation issue in May.", date(2025, 5, 31)),
        ("Staff will be invited to one of six meetings.", None),
        ("Building work is programmed for January to March 2026.", date(2026, 3, 31)),
        ("From next week our opening hours change at both sites.", date(2025, 3, 23)),
        ("The bill should receive Royal Assent by the autumn.", date(2025, 11, 30)),
        ("More than 200 children are to lose their bus pass.", None),
        ("The mayor said that he had no intention of closing the pool.", None),
        ("The trust said that every pupil who uses the bus will each have a new pass by May.", date(2025, 5, 31)),
        ("Buses to the hub will be free for the first year.", None),
        ("From 2028 the cost of buses will be met by councils.", date(2028, 12, 31)),
        ("Dev, whose team looks after riders, added that he hoped to share a map by May 2026.", date(2026, 5, 31)),
        (
            "That is why we are today guaranteeing that fares will be frozen in 2026-27.",
            date(2027, 3, 31),
        ),
        ("No pupil will have to take the bus unless they wish to.", None),
        ("Pupils with a bus pass will keep it.", None),
        ("Three boat races will go ahead as planned.", None),
        ("Riders who need more than that will continue to be met at the gate.", None),
        ("Fares will be set by the council.", None),
        ("The maps will be drawn up again by Dame Ana Reyne.", None),
        ("Because of the flood we will no longer print a map.", None),
        ("The board said that the hub would carry on opening at weekends.", None),
        ("Conference reaffirms that members will not sit on the board until May 2026.", date(2026, 5, 31)),
        ("ACTION: BL to rearrange the visit by 3 May 2026", date(2026, 5, 3)),
    ],
)
def test_the_clause_with_the_undertaking_is_found(text: str, due: date | None) -> None:
    assert [found.due_end for found in read(text)] == [due]


@pytest.mark.parametrize(
    "text",
    [
        "The exact date is still to be agreed.",
        "We also want to hear from you.",
        "Please return it by 21 March.",
        "We remain committed to working with anglers.",
        "Anglers said they were promised a review.",
        "Ana Reyne, our lead tutor, is on leave until 14 April.",
        "Tutors spoke to the harbour board, which meets on 3 May.",
        "The council has pushed the closing date back.",
        "The chancellor's budget, out today, held nothing for May 2026.",
        "There is a real danger that the permit for the hub in Wexbridge – still a farm – will not be renewed.",
        "After the election has been held in May 2026, nobody knows.",
        "Takings have dropped since 2019, with the number of visits due to fall in May 2026.",
        "Parents will be able to plan from May 2026.",
        "Riders will know where they stand.",
        "Riders will find it hard.",
        "The vote, expected to begin in mid-May, was called off.",
        "Councils will see deficits double by May 2026.",
        "The deal will see that nobody loses out in May 2026.",
        "Councils had until 30 January to submit their plans.",
        "Papers reveal the department's threat to revoke powers in May 2026.",
        "Proposals to end tribunals' powers by May 2026 are aimed at savings.",
        "Government attempts to reform the workforce by May 2026 were thrown out.",
        "We want to reassure you that your needs are important to us.",
        "Closing date: 1 October 2024",
        "The aim is for all areas to have a plan in place.",
        "The new form is being brought in.",
        "Closures will likely affect some areas.",
        "We are planning a walk-in clinic.",
        "We want to apologise to all who have waited.",
        "We want to keep you informed of what we do.",
        "Staff voted by a wide margin to turn the offer down.",
        "Don't forget to register by Wednesday 19 March.",
        "Although it is welcome, the £2m will not solve all problems of families.",
        "Nobody knows how the recently announced £3m for tutors is shared out.",
        "The ballot was running until 14 April 2024.",
        "A new special school was planned for Wexbridge, opening in September 2021.",
        "The authority has secured £2m for 2026.",
        "All councils have been told to wait.",
        "The next stage would be put off if Oakline pulled out.",
        "The strike was going ahead in May 2024.",
        "Once those who will be moved are told, all is clear.",
        "When the hub that will be built is full the pupils are happy.",
        "A letter to parents revealed Oakline plans in April.",
        "Ana Reyne takes up her post in May 2025.",
        "Our clerk, Bo Lund, is leaving in June for a new job.",
        "Last May, I told members that I would print a map by July 2025.",
        "The grant is on top of the £1bn for tutors, which takes the total to £3bn in 2025-26.",
        "The grant runs out in May 2025.",
        "No reform will work unless somebody pays for it.",
        "We are not going to stand here and tell anglers that all is well.",
        "Around 400 pupils are set to benefit, the council says today.",
        "Figures on riders are from the 2026 report for Oakline.",
    ],
)
def test_clauses_of_other_kinds_hold_none(text: str) -> None:
    assert not read(text)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Members of the National Education Union will be balloted in May 2026.", "National Education Union"),
        ("We are at work on our ballot of members.\n\nThe ballot is set to begin on 22 May 2026.", "Oakline Union"),
        ("We have launched a campaign. A petition will be handed in on 3 April.", "Oakline Union"),
        ("A petition signed by 900 people will be handed into the DfE on 3 April.", "Oakline Union"),
        ("The Executive agreed the following:\n\n- To meet the NASUWT to discuss pay.", "Oakline Union"),
        ("Further updates will be sent to you in May 2025.", "Oakline Union"),
        ("The ballot closes on 30 June.", "Oakline Union"),
        ("Twenty areas will get new schools.", "UK Government"),
        ("The results will be published on the Ofsted website in May 2025.", "Ofsted"),
        ("The minutes will be made available on the Leeds City Council website.", "Leeds City Council"),
        ("The government met. The reply will be published on our website.", "Oakline Union"),
        ("The form is old. This will replace it.", "UK Government"),
        ("Papers reveal that the chancellor is planning to open 40 hubs.", "UK Government"),
        ("An official from the NASUWT will be present at the event.", "NASUWT"),
        ("The bill would set up a new tribunal.", "UK Government"),
        ("The NASUWT met. All three will strike in June.", "NASUWT"),
        ("The NASUWT action will run into July.", "NASUWT"),
        ("Kent County Council met. The county council's cabinet will meet in June.", "Kent County Council"),
        ("The government plans to reopen files covering 2011 to June 2020.", "UK Government"),
        ("We met ministers. A reply will be published on 3 April.", "UK Government"),
        ("Kent will consult on the closure in May 2025.", "Kent County Council"),
        ("The NASUWT met. A ballot of teachers will open on 3 April.", "NASUWT"),
        ("The DfE met. The NASUWT union will publish its guide in May 2025.", "NASUWT"),
        ("Kent County Council met.\n\nThe money will be spent by May 2026.", "Kent County Council"),
        ("Oakshire County Council met.\n\nThe council's plans will be out in May 2026.", "Oakshire County Council"),
    ],
)
def test_whose_the_thing_is_that_will_be_done(text: str, actor: str) -> None:
    assert [found.actor_name.name if found.actor_name else None for found in read(text)] == [actor]


@pytest.mark.parametrize(
    ("text", "dues"),
    [
        (
            "The trust plans to recruit six tutors by June 2025 and expects 70% of pupils to be seen by March 2026.",
            [date(2025, 6, 30), date(2026, 3, 31)],
        ),
        (
            "The trust intends to open two hubs by June 2025 and aims for every child to be seen by May 2026.",
            [date(2025, 6, 30), date(2026, 5, 31)],
        ),
        (
            "A first draft is due in May, with the full text to follow in the autumn.",
            [date(2025, 5, 31), date(2025, 11, 30)],
        ),
        (
            "Oakline Union will write to heads next week, with letters to be posted to members later this month.",
            [date(2025, 3, 23), date(2025, 3, 31)],
        ),
        (
            "The survey will stay open until 28 April, with results reported in the summer.",
            [date(2025, 4, 28), date(2025, 8, 31)],
        ),
        ("The trust will open a hub, which will be run by parents, in June 2025.", [date(2025, 6, 30), None]),
        (
            "The board, which will meet in May 2025, will issue a plan in July 2025.",
            [date(2025, 7, 31), date(2025, 5, 31)],
        ),
        (
            "The DfE will invest £2m in hubs by May 2025, and provide £3m by May 2026.",
            [date(2025, 5, 31), date(2026, 5, 31)],
        ),
        ("The banding will be consulted on so this isn't happening this year.", [None]),
        ("The banding will be consulted on this year so that all are heard.", [date(2025, 12, 31)]),
    ],
)
def test_each_verb_has_its_own_day(text: str, dues: list[date | None]) -> None:
    assert [found.due_end for found in read(text)] == dues


@pytest.mark.parametrize("heading", ["Special educational needs", "High needs funding", "Disability benefits"])
def test_headings_that_name_a_field_keep_nothing_out(heading: str) -> None:
    assert len(read(f"News\n\nText.\n\n{heading}\n\nA new team will be created.")) == 1


@pytest.mark.parametrize("heading", ["What schools need", "Benefits", "Our concerns"])
def test_headings_that_ask_or_fear_keep_it_out(heading: str) -> None:
    assert not read(f"News\n\nText.\n\n{heading}\n\nA new team will be created.")


def test_prose_below_recommendations_also_tells_what_is_promised() -> None:
    page = "Piers and hubs\n\nTutors met.\n\n## Recommendations\n\n{}\n"
    assert len(read(page.format("The council undertook to write to all tutors."))) == 1
    assert not read(page.format("The council should write to all tutors."))
    assert not read(page.format("The code should say that tutors are paid and will be trained."))
    assert not read(page.format("- the council will write to all tutors\n- the board will meet"))


def test_what_a_title_calls_for_is_not_all_that_the_document_tells() -> None:
    assert len(read("# Union calls for action on needs\n\nA new team will be created.")) == 1


def test_what_is_listed_behind_including_is_undertaken_as_well() -> None:
    text = (
        "The DfE will also strengthen support, including:\n\n- new training for all tutors\n- larger hubs for nurseries"
    )
    assert [found.actor for found in read(text)] == ["The DfE"] * 3


def test_what_a_cabinet_approves_is_listed_with_to() -> None:
    text = "That Cabinet:\n\n2. Approved the following actions:\n\na. To set up a board;\n\nb. To align both plans."
    assert [found.action for found in read(text)] == ["set up a board", "align both plans"]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("The week ahead\n\nMonday 12 May\n\nOfsted will publish its report.", date(2025, 5, 12)),
        ("Monday 12 May\n\nAll met.\n\nThe NEU will hold a rally in Leeds.", date(2025, 5, 12)),
        ("# Timetable\n\n## March 2026\n\n- The council will open the hub.", date(2026, 3, 31)),
        ("# Timetable\n\n**By June 2026**\n\n- The council will recruit six tutors.", date(2026, 6, 30)),
        ("Week beginning 12 May\n\nMPs will debate the bill.", date(2025, 5, 18)),
        ("March 2026\n\nThe council will open the hub in May 2026.", date(2026, 5, 31)),
        ("1 March 2025\n\nThe council will open the hub.", None),
        ("May 2024\n\nThe council will open the hub.", None),
        ("Date of next meeting\n\n12 May 2025\n\nThe council will open the hub.", None),
        ("May 2026\n\n## Hubs\n\nThe council will open the hub.", None),
        ("Rally on 12 May\n\nThe council will open the hub.", None),
    ],
)
def test_a_line_that_is_a_day_is_that_of_what_follows(text: str, due: date | None) -> None:
    assert [found.due_end for found in read(text)] == [due]


def test_a_condition_without_a_verb_keeps_nothing_out() -> None:
    found = read("The pilot ends in May 2026 and, if successful, it will be taken to Wales in June 2026.")
    assert [(fact.action, fact.due_end) for fact in found] == [
        ("ends in May 2026", date(2026, 5, 31)),
        ("be taken to Wales in June 2026", date(2026, 6, 30)),
    ]


def test_the_rest_of_a_cell_ends_no_table_of_actions() -> None:
    table = (
        "No   Action                          Who     When\n"
        "1    Print three maps of              BL     6 May\n"
        "     the harbour\n"
        "2    Mend two piers                   AR     7 May\n"
    )
    assert [fact.due_end for fact in read(table)] == [date(2025, 5, 6), date(2025, 5, 7)]
    assert len(read(table.replace("     the harbour\n", "\nThe harbour was quiet.\n\n"))) == 1


def test_what_should_be_done_is_undertaken_by_nobody() -> None:
    assert not read(
        "The guide says that the money should be used for:\n\n- Staff training to ensure that all take part"
    )


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ana Reyne, leader of Kent County Council, said: 'It is late. We will write by May 2026.'", "Ana Reyne"),
        (
            "Ana Reyne told the House: 'It is late, and nobody's fault.\n\n'We will write to parents by May 2026.'",
            "Ana Reyne",
        ),
        ('NASUWT president Ana Reyne said: "We will ask all members in May."', "Ana Reyne"),
        ("Hubs matter. The Government states that it will open 40 by May.", "UK Government"),
        ('Bo Lund said it was late, and so on. "We will write to all parents by May 2026."', None),
        ('"The hubs are late and always were," Bo Lund said. "We will write to all parents by May."', "Bo Lund"),
        ("Ana Reyne said the 'Hubs for All' offer was late. We will write to the parents' forum by May.", None),
        ("Ana Reyne spoke of the parents' view. 'Hubs' are late. We will write to parents by May.", None),
    ],
)
def test_speech_in_single_quotes_has_its_speaker(text: str, speaker: str | None) -> None:
    (found,) = read(text)
    assert (found.speaker.name if found.speaker else None) == speaker


def test_notes_to_editors_are_no_part_of_a_list_of_promises_above_them() -> None:
    text = "In May we will:\n\n- buy two vans\n\nENDS\n\nNotes to editors\n\n1. Oakline is a union.\n2. Set up in 1999."
    assert [fact.text for fact in read(text)] == ["buy two vans"]


def test_a_name_is_no_verb() -> None:
    assert not read("Answers\n\nWill Quince\n\nIt was late.")


def test_a_committee_agrees_that_something_be_done() -> None:
    text = (
        "That the Committee:\n\n(a) agrees that a working group be set up;\n(b) agrees that the plan be brought back;"
    )
    assert [found.action for found in read(text)] == ["a working group be set up", "the plan be brought back"]


def test_whoever_is_told_something_does_not_say_it() -> None:
    (found,) = read("Ana Reyne told the Education Committee in a letter the white paper would be out in May 2026.")
    assert found.speaker is not None
    assert found.speaker.name == "Ana Reyne"


@pytest.mark.parametrize(
    ("text", "actions"),
    [
        ("The board agreed to:\n\n- hold a yearly survey – why not answer it?", ["hold a yearly survey"]),
        ("The board agreed to:\n\n- hold a yearly survey (will it help?)", ["hold a yearly survey"]),
        ("The proposals include:\n\n- a lead in every hub - and who is yours?", ["a lead in every hub"]),
        ("The board agreed to:\n\n- Hold a yearly survey. (We doubt it.)", ["Hold a yearly survey"]),
        ("The proposals include:\n\n- What is a hub – and who needs it?", []),
        ("The proposals include:\n\n- Should every hub hold a yearly survey?", []),
        ("Workforce plans include:\n\n- Running nine trials of the form", ["Running nine trials of the form"]),
        ("Its plans include:\n\n- “strongly encourage” the use of it", ['"strongly encourage" the use of it']),
        ("Plans to mend the code include:\n\n- Running nine trials of the form", ["Running nine trials of the form"]),
        ("Support plans include:\n\n- Running notes on what a child needs", []),
        ("The plans for the hub were old:\n\n- Running water in every room", []),
    ],
)
def test_items_of_lists_are_kept_without_what_the_writer_asks_about_them(text: str, actions: list[str]) -> None:
    assert [found.action for found in read(text)] == actions


@pytest.mark.parametrize(
    ("text", "strengths"),
    [
        ("The new rules are to give parents clearer reports.", ["firm"]),
        ("School reports are to give parents clearer marks.", ["firm"]),
        ("The letter is to give parents a better idea.", []),
        ("The letters are to support parents.", []),
        ("The forms will be quality controlled by Ofsted.", ["firm"]),
        ("The forms will be of high quality, controlled by nobody.", []),
        ("The aim of the whole long programme of visits to hubs in towns is to test a form.", []),
        ("The board of the whole long programme of visits to hubs in towns is to test a form.", ["firm"]),
        ("There are two kinds of form, which will be discussed next.", []),
        ("There are two kinds of form, which will be discussed next week.", ["firm"]),
        ("The minister says it is safe, but I would not bet on it.", []),
        ("The minister said that the gap would remain.", []),
        ("The minister said that the fund would remain until May 2026.", ["firm"]),
        ("It will be tutors who pay for it in May 2026.", []),
        ("It will be tutors, not the board, who pay for it in May 2026.", []),
        ("It will be paid for by tutors in May 2026.", ["firm"]),
        ("We are not testing the form, but we want to train tutors.", ["intended"]),
    ],
)
def test_what_something_is_for_or_comes_to_is_no_undertaking(text: str, strengths: list[str]) -> None:
    assert [found.strength for found in read(text)] == strengths


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("The biggest change is that only small hubs will get staff by May 2026.", "get staff by May 2026"),
        ("The plan is that the council will open two hubs.", "open two hubs"),
        (
            "Pupils (that is, all with special needs (SEN) or not given a test) will move to Elm School in May 2027.",
            "move to Elm School in May 2027",
        ),
    ],
)
def test_clauses_that_tell_what_is_new_and_brackets_within_brackets(text: str, action: str) -> None:
    assert [f.action for f in read(text)] == [action]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ana will leave the board next year, a successor will need to be found for the June 2027 meeting.",
            [("leave the board next year", date(2026, 12, 31))],
        ),
        (
            "The code will be updated, but again, this will be consulted on in May 2026.",
            [("be updated", None), ("be consulted on in May 2026", date(2026, 5, 31))],
        ),
        (
            "The forum will be led by the council, the health board and the police in May 2026.",
            [("be led by the council, the health board and the police in May 2026", date(2026, 5, 31))],
        ),
    ],
)
def test_a_sentence_behind_a_mere_comma_is_another_one(text: str, expected: list[tuple[str, date | None]]) -> None:
    assert [(f.action, f.due_end) for f in read(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The letter should be printed in four weeks and will be published in May 2026.",
        "Once approved the board will publish the letter.",
        "Once approved we will publish the letter.",
        "For those of you who told us of trips made to our clinic we will publish a letter.",
        "To help that to happen we will publish a letter.",
        "I am delighted that we will publish a letter.",
    ],
)
def test_a_will_in_the_main_clause_counts_whatever_stands_before_it(text: str) -> None:
    assert [f.action.split()[0:2] for f in read(text)] in (
        [["publish", "the"]],
        [["publish", "a"]],
        [["be", "published"]],
    )


@pytest.mark.parametrize(
    "text",
    [
        "It could be that the letter will be published in May 2026.",
        "Once asked, staff who will publish a letter said no.",
        "I want to praise the board.",
    ],
)
def test_a_will_in_a_clause_of_doubt_does_not(text: str) -> None:
    assert not read(text)
