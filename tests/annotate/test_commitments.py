"""Commitments: what counts as one, how strong it is, who is to act, by when, who says so.

The rules' own examples are checked elsewhere; here is what follows from several rules together, and what must not be
found. Texts are read as published on Saturday 1 March 2025 by the National Carers' Union, unless a test says otherwise.
"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.annotate import annotate, build
from pipeline.annotate.commitments.clauses import small
from pipeline.annotate.commitments.splitting import split
from pipeline.annotate.commitments.words import Words, lexicon
from pipeline.annotate.layers import Layers
from pipeline.briefing import Briefing, Metadata
from pipeline.found import FoundCommitment
from pipeline.rules import load
from pipeline.rules.commitments import inflect

NLP = build()
RULES = load().commitments
UNION = "National Carers' Union"


def read(text: str, publisher: str | None = UNION, author: str | None = None) -> list[FoundCommitment]:
    metadata = Metadata(publisher=publisher, author=author, published=date(2025, 3, 1), published_precision="day")
    return annotate(NLP, Briefing(text, metadata=metadata)).commitments


def actor(found: FoundCommitment) -> str | None:
    return found.actor_name.name if found.actor_name else found.actor


@pytest.mark.parametrize(
    "text",
    [
        "How will the government fund this?",
        "Will the council keep its word in May 2025?",
        "Ministers must think again.",
        "The union called on ministers to publish the plan by Easter 2025.",
        "Schools should publish their policies by September 2025.",
        "There is a need to train more therapists.",
        "Councils will face deficits of £5bn by 2026.",
        "Spending is expected to rise to £20bn by 2029.",
        "Many fear that the new system will take away rights.",
        "If nothing changes, the plan will fail.",
        "It will be interesting to see what happens next.",
        "This will help children to thrive.",
        "Parents will be able to see what support is available.",
        "The previous government promised to publish a plan in 2023.",
        "The plan was due to be published in 2024.",
        "The department had planned to consult last year.",
        "It is not yet known when the guidance will be published.",
        "The members of the new board are as follows:\n\n- North: Ana Reyne\n- South: Bo Lund",
        "The delay is due to the election.",
        "The aim is to improve outcomes.",
        "The department is committed to inclusion.",
        "“This will do nothing for schools,” said Ana Reyne, a head teacher at Elm Academy.",
        "In this blog we will look at the evidence.",
        "Even then, some of the hubs will not have been finished.",
        "A group of children will often work with a tutor.",
        "By the time I write again, there will have been more progress.",
        "To qualify for help you must join the trust within six months.",
        "The broad aims of the paper are to:\n\n- set up panels\n- train tutors",
        "This would suggest that, even if all goes well, the hubs will not be opened before 2027.",
        "It looks as though the council will close a hub.",
        "“They will be back for more before the paint is dry,” he joked.",
        "The National Carers' Union says councils will spend £3bn by 2030.",
        "She published an interim report in May 2025.",
        "Follow up meeting on 3 May 2025 in Wexbridge.",
        "RESOLVED that the report on the hubs be noted.",
        "Dates for your diary\n\n6 May 2025 – annual conference, Wexbridge",
        "I do not want to publish a false figure.",
    ],
)
def test_demands_questions_predictions_descriptions_and_the_past_are_none(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The new code will be laid by Ofsted in May 2025.", "The new code"),
        ("To keep to its word the Department for Education will print a guide.", "Department for Education"),
        ("By May 2025, the department will print a guide.", "the department"),
        ("Before doing so we want Ofsted to wait. After doing this Ofsted will print a guide.", "Ofsted"),
        ("In May it will print a guide, Ofsted said.", "Ofsted"),
        ("Ofsted said that finishing this work will take until May 2025.", "Ofsted"),
        ("The closing date for replies to Ofsted is 3 May 2025.", "UK Government"),
        ("Ofsted's aims are to:\n\n- train tutors by May 2025", "Ofsted"),
        ("By May 2025 Ofsted will have trained forty tutors.", "Ofsted"),
        ("A team of advisers will work with six schools.", "A team of advisers"),
        ("Subject to a vote by Ofsted the school will open in May 2025.", "the school"),
        ("Ana Reyne MSP has committed an extra £29 million to recruit staff.", "Ana Reyne MSP"),
    ],
)
def test_an_actor_is_shown_by_words_that_name_somebody(text: str, actor: str) -> None:
    assert [found.actor for found in read(text)] == [actor]


@pytest.mark.parametrize(
    ("text", "strength", "negated"),
    [
        ("The Department for Education will publish the guide.", "firm", False),
        ("The Department for Education won't publish the guide.", "firm", True),
        ("No hub will be closed before 2028.", "firm", True),
        ("The guide is due to be published in May 2025.", "firm", False),
        ("The guide is expected to be published in May 2025.", "intended", False),
        ("The Department for Education hopes to publish the guide in May 2025.", "intended", False),
        ("The Department for Education does not intend to publish the guide.", "intended", True),
        ("Ofsted will no longer publish single grades.", "firm", True),
        ("Under the proposals, a new panel would be created.", "proposed", False),
        ("Local authorities must publish a local offer.", "required", False),
        ("Schools will not be required to use the form.", "firm", True),
    ],
)
def test_strength_and_negation(text: str, strength: str, negated: bool) -> None:
    (found,) = read(text)
    assert (found.strength, found.negated) == (strength, negated)
    assert found.text == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ofsted will recruit six inspectors by May 2025 and open an office in September 2025.",
            [("Ofsted will recruit six inspectors by May 2025", 5), ("open an office in September 2025.", 9)],
        ),
        (
            # the second "and" joins two undertakings, the first two nouns; "open" belongs to neither
            "Ofsted will train tutors and coaches before they open in May 2025 and will print a report in June 2025.",
            [
                ("Ofsted will train tutors and coaches before they open in May 2025", 5),
                ("will print a report in June 2025.", 6),
            ],
        ),
        (
            "A panel will be set up in April 2025 and will report in June 2025.",
            [("A panel will be set up in April 2025", 4), ("will report in June 2025.", 6)],
        ),
        (
            "Although the form will be tested in May 2025, the code will be laid in July 2025.",
            [("the form will be tested in May 2025", 5), ("the code will be laid in July 2025.", 7)],
        ),
    ],
)
def test_two_undertakings_in_a_sentence_have_a_clause_and_a_day_each(
    text: str, expected: list[tuple[str, int]]
) -> None:
    assert [(f.text, f.due_end.month if f.due_end else None) for f in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "due_text", "due_end"),
    [
        ("The plan, which was promised in 2023, will be published by 3 May 2025.", "3 May 2025", date(2025, 5, 3)),
        ("From September 2025 the trust will fund a nurse.", "September 2025", date(2025, 9, 30)),
        ("The trust will pay all who joined before 3 May 2027.", None, None),
        ("A guide that was promised will be printed by 3 May 2027.", "3 May 2027", date(2027, 5, 3)),
        ("Details will be published in due course.", "in due course", None),
        ("A reply will be sent within six weeks of the vote.", "within six weeks of the vote", None),
        ("Details will be published.", None, None),
        ("**Funding:** *The trust* will fund a nurse from September 2025.", "September 2025", date(2025, 9, 30)),
    ],
)
def test_the_deadline_is_the_one_of_the_verb(text: str, due_text: str | None, due_end: date | None) -> None:
    (found,) = read(text)
    assert (found.due_text, found.due_end) == (due_text, due_end)


def test_a_deadline_points_to_its_date() -> None:
    text = "Ofsted will publish the guide by 3 May 2025."
    (found,) = read(text)
    assert found.date is not None
    assert text[slice(*found.date)] == "3 May 2025"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The government will publish the guide.", "UK Government"),
        ("The Scottish Government met unions. Ministers will publish the guide.", "Scottish Government"),
        ("The Department for Education met unions. The department will publish the guide.", "Department for Education"),
        ("Ofsted met unions. It will publish the guide in May 2025.", "Ofsted"),
        ("We will ballot members.", UNION),
        ("The guide will be checked by the Education Endowment Foundation.", "Education Endowment Foundation"),
    ],
)
def test_the_actor_is_found_behind_nouns_pronouns_and_passives(text: str, name: str) -> None:
    assert actor(read(text)[-1]) == name


def test_i_is_whoever_signs() -> None:
    (found,) = read("I will report back in May 2025.", author="Ana Reyne")
    assert actor(found) == "Ana Reyne"


def test_what_comes_next_time_is_the_authors_and_not_the_publishers() -> None:
    (found,) = read("The vote came too late for this summary. It will be covered next time.", author="Ana Reyne")
    assert actor(found) == "Ana Reyne"


def test_we_in_a_quotation_is_the_speakers_body() -> None:
    text = "Ana Reyne, chief executive of the National Autistic Society, said: “We will train forty volunteers.”"
    (found,) = read(text)
    assert actor(found) == "National Autistic Society"
    assert found.speaker is not None
    assert found.speaker.name == "Ana Reyne"


def test_would_behind_a_verb_of_saying_is_a_shifted_will() -> None:
    said, plain = read("Ofsted said it would open an office in May 2025."), read("A panel would be created.")
    assert [f.strength for f in said] == ["firm"]
    assert [f.strength for f in plain] == ["proposed"]


def test_items_take_subject_strength_and_day_from_their_lead_in() -> None:
    found = read("By May 2025, Ofsted will:\n\n- publish the guide\n- train 40 inspectors by June 2025\n\nThat is all.")
    assert [(f.text, actor(f), f.due_end) for f in found] == [
        ("publish the guide", "Ofsted", date(2025, 5, 31)),
        ("train 40 inspectors by June 2025", "Ofsted", date(2025, 6, 30)),
    ]


@pytest.mark.parametrize("lead_in", ["Our concerns:", "We heard that ministers should:", "Questions for the board:"])
def test_items_below_other_lead_ins_are_none(lead_in: str) -> None:
    assert read(f"{lead_in}\n\n- publish the guide\n- train 40 inspectors\n") == []


def test_lines_without_bullets_go_on_with_their_lead_in() -> None:
    found = read("The Department for Education agreed to:\nPublish the guide.\nTrain forty inspectors.\n")
    assert [f.text for f in found] == ["Publish the guide.", "Train forty inspectors."]


def test_a_heading_of_commitments_makes_its_list_commitments() -> None:
    found = read("## Commitments for 2026\n\n1. Publish the guide\n2. Train forty inspectors\n")
    assert [(f.text, f.due_end) for f in found] == [
        ("Publish the guide", date(2026, 12, 31)),
        ("Train forty inspectors", date(2026, 12, 31)),
    ]


def test_actions_and_resolutions_of_minutes() -> None:
    text = (
        "Minutes of the Elm Schools Board\n\nPresent: Ana Reyne (AR), Bo Lund (BL)\n\n"
        "BL said the site was late. It would now open on 3 May 2025.\n\n"
        "ACTION: AR to circulate the notes by 4 April 2025\n\n"
        "ACTION: BL to send the plan - done 1 February\n\n"
        "RESOLVED that a draft be brought to the next meeting.\n"
    )
    found = read(text, publisher=None)
    assert [(f.strength, f.due_end) for f in found] == [
        ("firm", date(2025, 5, 3)),
        ("firm", date(2025, 4, 4)),
        ("firm", None),
    ]
    assert actor(found[1]) == "Ana Reyne"


def test_a_table_of_actions_is_read_by_its_header() -> None:
    table = "| Action | Owner | By when |\n| --- | --- | --- |\n| Publish the guide | Ofsted | 3 May 2025 |\n"
    (found,) = read(table)
    assert (found.action, actor(found), found.due_end) == ("Publish the guide", "Ofsted", date(2025, 5, 3))


def test_a_table_of_actions_may_be_set_in_blanks() -> None:
    # a column of numbers, of which a single blank is left behind the point
    table = (
        "ACTIONS\n\nNo.  Action                                     Owner   By\n"
        "1    Write to Mr Lund                           AR      13/12/25\n"
        "2    Audit of skills                            All     March 2025\n"
    )
    assert [(c.action, c.actor, c.due_end) for c in read(table)] == [
        ("Write to Mr Lund", "AR", date(2025, 12, 13)),
        ("Audit of skills", "All", date(2025, 3, 31)),
    ]


def test_clauses_cover_the_sentence_without_gaps() -> None:
    low = small("Ana said that it would open, and that, if funds allow, it will stay; nobody knows when it will close.")
    signs = Words(NLP.make_doc(low), lexicon(NLP, RULES)).signs(low, 0, len(low))
    clauses = split(low, signs, RULES.reporting)
    assert [c.start for c in clauses[1:]] == [c.end for c in clauses[:-1]]
    assert clauses[0].start == 0
    assert clauses[-1].end == len(low)
    assert clauses[-1].kind == "closed"


@pytest.mark.parametrize(
    ("verb", "irregular", "expected"),
    [
        ("publish", None, {"publish", "publishes", "published", "publishing"}),
        ("write", "wrote written", {"write", "writes", "wrote", "written", "writing"}),
        ("plan", None, {"planned", "planning"}),
        ("apply", None, {"applies", "applied", "applying"}),
    ],
)
def test_verbs_are_known_in_all_their_forms(verb: str, irregular: str | None, expected: set[str]) -> None:
    assert expected <= set(inflect(verb, irregular))


PIECES = st.sampled_from(
    [
        "The council", "will", "publish", "the plan", "by May 2025", "and", "that", "which", ", ", "said", "“", "”",
        "when", "it", "would", "not", "is to", "be", "\n\n- ", "\n## Actions\n", ":", ".", "?", " – ", "(", ")",
        "ACTION: ", "JB to send", "although", "no", "has agreed to", "İ", "  ",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=30).map(" ".join) | st.text(max_size=200))
def test_any_text_gives_evidence_inside_it(text: str) -> None:
    for found in read(text):
        assert 0 <= found.start < found.end <= len(text)
        assert found.text == text[found.start : found.end]
        assert found.rule.startswith("commitment.")
        assert found.date is None or text[slice(*found.date)]
        assert (found.due_start is None) == (found.due_end is None)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=25).map(" ".join))
def test_reading_twice_gives_the_same(text: str) -> None:
    assert read(text) == read(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Will the board publish its plan?", "blocker.question"),
        ("Unions fear the council will close two hubs.", "commitment.will: blocker.condition_of_doubt"),
        ("The plan aims to open two hubs.", "commitment.intends: its subject is no body or person"),
    ],
)
def test_a_rejected_candidate_is_named_with_the_reason_where_somebody_asks(text: str, reason: str) -> None:
    doc = NLP.make_doc(text)
    layers = Layers.of(doc)
    layers.trace = []
    for _, component in NLP.pipeline:
        component(doc)
    assert [r.reason for r in layers.trace if r.component == "send_commitments"] == [reason]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("The board has put back its report from May 2026 to June 2027.", date(2027, 6, 30)),
        ("The council will confirm next year's budget.", None),
        ("Under the pay deal announced this week, staff will be paid by May 2025.", date(2025, 5, 31)),
        ("The government says clinics will stay, as figures released today showed why.", None),
        ("The new rules will be rewritten and issued in July 2025.", date(2025, 7, 31)),
        ("Subject to a vote on 1 May 2025, the notice will be published on 9 May 2025.", date(2025, 5, 9)),
        ("The report will be published in the first quarter of 2026.", date(2026, 3, 31)),
        ("The council will write to parents before Christmas.", date(2025, 12, 25)),
        ("Once the appeal ends the council will publish a reply in July 2025.", date(2025, 7, 31)),
        ("Every pupil on the roll will be seen by July 2025.", date(2025, 7, 31)),
        ("From July 2025 the ferry office will be based in Wexbridge.", date(2025, 7, 31)),
        ("Ana Reyne promised members a 'second chance' fair by July 2025.", date(2025, 7, 31)),
        ("The council will write to parents by Easter 2026.", date(2026, 4, 5)),
        ("The council will write to parents by the May Day bank holiday.", date(2025, 5, 5)),
        ("The notice will not be published before May 2025.", None),
        ("The notice will be published no earlier than May 2025.", None),
        ('The notice will be published "no sooner than" May 2025.', None),
        ("The council will publish the notice from May 2025 at the earliest.", None),
        ("Given the elections in May 2025, the notice will be published later.", None),
        ("Schools have until 3 May 2025 to reply, and we will publish the notice in due course.", None),
        ("The minister said that the plan, agreed in March 2025, would be published in May 2025.", date(2025, 5, 31)),
    ],
)
def test_dates_that_are_deadlines_and_dates_of_other_things(text: str, due: date | None) -> None:
    [found] = read(text)
    assert found.due_end == due


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Notes of the meeting of the Wexbridge SEND Board\n\nPriya Ode reported on waits. A hub will open.",
            "Priya Ode",
        ),
        ("Priya Ode apologised to families and said the council would hire tutors.", "Priya Ode"),
    ],
)
def test_whoever_was_reporting_is_the_speaker_of_what_follows(text: str, speaker: str) -> None:
    found = read(text)
    assert [f.speaker.name if f.speaker else None for f in found] == [speaker]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Priya Ode, the co-chair of the Wexbridge Trust, who stands down in July, spoke.", "Priya Ode"),
        ("Priya Ode, who heads up the team, joins the Wexbridge Trust on 1 April.", "Priya Ode"),
        ("Meanwhile Ofsted, under Priya Ode, is on course to consult in June.", "Ofsted"),
        ("In a reply to the chair, Priya Ode, we undertook to fund a hub.", UNION),
        ("The board of the Wexbridge Trust will publish its plan.", "Wexbridge Trust"),
        ("3. Ofsted update\n\nThe new framework will be published in May.", "Ofsted"),
        ("Ofsted began its review. A report will follow in May.", "Ofsted"),
        ("The Department for Education has asked Ofsted for advice, and it will report in May.", "Ofsted"),
        ("The report will be published by the regulator, Ofsted said.", "Ofsted"),
        ("Schools will not have to use the form.", "UK Government"),
        ("The Wexbridge Trust has met; its report will be published in May.", "Wexbridge Trust"),
        ("Our tutors will visit every school by May 2025.", UNION),
        ("The executive will call a conference.", UNION),
        ("It is the Department for Education's intention to lay the rules by May 2025.", "Department for Education"),
    ],
)
def test_whose_undertaking_it_is_where_several_are_named(text: str, who: str) -> None:
    assert [actor(f) for f in read(text)] == [who]


@pytest.mark.parametrize(
    ("text", "actions"),
    [
        ("A reply ‘will follow’; nobody knows when.", ["follow"]),
        ("The fund will be extended until 2027, the council has confirmed.", ["be extended until 2027"]),
        ("The fund will be extended until 2027, said the council.", ["be extended until 2027"]),
        ("Every child will have a plan.", ["have a plan"]),
        ("The scheme as a whole will be phased in from May 2026.", ["be phased in from May 2026"]),
        ("She spoke in Leeds, where she promised that parents would be consulted.", ["be consulted"]),
        ("The bill went to the House of Lords, where debate is scheduled for May 2026.", ["is scheduled for May 2026"]),
        ("The unions are cross, and hope to publish a paper by May 2025.", ["publish a paper by May 2025"]),
        ("The council has pledged £3m to clear the queue.", ["£3m to clear the queue"]),
        ("The plan is still to test the form in Wexbridge.", ["test the form in Wexbridge"]),
        ("The minister said the fund would close in May 2025 and that waits were falling.", ["close in May 2025"]),
        ("It will “continue to fund” the hub.", ["continue to fund the hub"]),
        ('The trust will create a "ladder of help".', ['create a "ladder of help"']),
        ('The trust said it would "act by May 2027."', ["act by May 2027"]),
        (
            "The council said 84 places would be created by May 2027, of which 30 would open in June 2026.",
            ["be created by May 2027", "open in June 2026"],
        ),
    ],
)
def test_the_action_is_the_verb_phrase(text: str, actions: list[str]) -> None:
    assert [f.action for f in read(text)] == actions


@pytest.mark.parametrize(
    ("section", "government"),
    [
        ("Scotland", "Scottish Government"),
        ("Wales", "Welsh Government"),
        ("Northern Ireland", "Northern Ireland Executive"),
        ("England", "UK Government"),
    ],
)
def test_the_government_is_that_of_the_nation_above(section: str, government: str) -> None:
    others = "".join(f"## {name}\n\nNothing is new.\n\n" for name in ("England", "Wales", "Scotland"))
    found = read(f"{others}## {section}\n\nThe guidance will be rewritten by May 2025.")
    assert [actor(f) for f in found] == [government]


def test_local_news_tells_of_its_council() -> None:
    text = (
        "Kent County Council met last week. The council was unanimous.\n\nFrom 1 May 2025 families will be charged £9."
    )
    assert [actor(f) for f in read(text)] == ["Kent County Council"]


def test_whoever_a_pronoun_before_a_quotation_means_speaks() -> None:
    text = "Priya Ode, head of the Wexbridge Trust, was asked about waits. She replied: “We will hire a nurse in May.”"
    assert [(actor(f), f.speaker.name if f.speaker else None) for f in read(text)] == [("Wexbridge Trust", "Priya Ode")]


def test_a_councillor_speaks_for_the_council() -> None:
    text = "Kent County Council met last week.\n\nCouncillor Ana Reyne said: “No child will lose a place this year.”"
    assert [(actor(f), f.negated) for f in read(text)] == [("Kent County Council", True)]


def test_minutes_assign_tasks_in_many_forms() -> None:
    text = (
        "Minutes of the Oakline Board\n\n- Data and Care Working Groups to report monthly\n"
        "- An update to be given at the next meeting\n- Much remains to be done\n\n"
        "AGREED: (a) the clerk to send the form; (b) members to reply.\n\n"
        "Agreed: Ana Reyne to write to the trust.\n\nRESOLVED: That;\n\n  i. the plan be approved\n  ii. a hub be built"
    )
    assert [f.action for f in read(text)] == [
        "report monthly",
        "be given at the next meeting",
        "send the form",
        "reply",
        "write to the trust",
        "the plan be approved",
        "a hub be built",
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # the source stands behind what it says; "according to" has other uses
        ("Wexbridge Trust will open a hub in May, according to its chair, Ana Reyne.", "Ana Reyne"),
        ("Wexbridge Trust will open a hub in May, according to Ofsted.", "Ofsted"),
        ('"Wexbridge Trust will open a hub in May," according to the chair, Ana Reyne.', "Ana Reyne"),
        ("Wexbridge Trust will open a hub in May, according to plan.", None),
        # who is told something does not say it
        (
            'Bo Lund met Ana Reyne. "Wexbridge Trust will open a hub in May," she told the Wexbridge Gazette.',
            "Ana Reyne",
        ),
        ('"Wexbridge Trust will open a hub in May," Bo Lund told Ofsted.', "Bo Lund"),
    ],
)
def test_a_source_speaks_and_a_listener_does_not(text: str, speaker: str | None) -> None:
    (found,) = read(text)
    assert (actor(found), found.speaker.name if found.speaker else None) == ("Wexbridge Trust", speaker)
    assert found.action == ("open a hub in May" if speaker else "open a hub in May, according to plan")


def test_a_mayor_speaks_for_the_council_of_the_page() -> None:
    (found,) = read(
        'Harrow Council\n\nHarrow Council met. "We will open a hub in May," said the deputy mayor, Bo Lund.'
    )
    assert actor(found) == "London Borough of Harrow"
    (found,) = read('Ofsted met. "We will open a hub in May," said the deputy mayor, Bo Lund.')
    assert actor(found) != "London Borough of Harrow"


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        # the line above says who has the floor; a minister answers what a minister was asked
        (
            "Ana Reyne Labour 2:15, 4 March 2025\n\nMs Reyne asked the Minister of Education to name a day.\n\n"
            "Bo Lund DUP\n\nI will name a day in May. The hubs will be opened by then.\n\n"
            "Ana Reyne Labour\n\nThat is too late for the parents who have written to me.\n\n",
            ["Bo Lund", "Bo Lund"],
        ),
        (
            "Ana Reyne (Wexbridge) (Con)\n\nTo ask the Government whether it will open a hub in every town.\n\n"
            "The Cabinet Secretary for Education and Skills (Cara Voss): We will open a hub in May.\n\n"
            "Ana Reyne: That is late.\n\nCara Voss: It will open in May.",
            ["Cara Voss", "Cara Voss"],
        ),
        # a list of those present is no debate
        ("Ana Reyne (Chair)\n\nBo Lund (Clerk)\n\nCara Voss (Member)\n\nThe board will meet in May.", [None]),
    ],
)
def test_who_has_the_floor_speaks(text: str, speakers: list[str | None]) -> None:
    assert [f.speaker.name if f.speaker else None for f in read(text, publisher="Wexbridge Assembly")] == speakers


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # within a paragraph of minutes a name that is "to" do something has a task, whatever "to" follows
        ("It was late. Ana Reyne to give Bo a note to be added to the file. It ended.", ("Ana Reyne", "give")),
        ("It was late. Ana Reyne to ask schools not able to be there.", ("Ana Reyne", "ask")),
        ("Members agreed to share the note.", ("Wexbridge SEND Board", "share")),
        ("It was late. The way to do it is hard.", None),
        ("It was late. Ana Reyne seemed to agree.", None),
    ],
)
def test_tasks_within_a_paragraph_of_minutes(line: str, expected: tuple[str, str] | None) -> None:
    minutes = f"Wexbridge SEND Board minutes\n\nPresent: Ana Reyne, Bo Lund\n\n{line}"
    found = [(actor(f), f.action.split(" ")[0]) for f in read(minutes, publisher="Wexbridge Council")]
    assert found == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("We will make sure that every family has a copy.", 1),
        ("That will make sure of it.", 0),
        ("Health leaders will consider new plans by the end of May 2025.", 1),
        ("Health leaders will consider new plans.", 0),
        # nobody "will hope": what the writers hope to do is theirs as well
        ("We will print a guide in May and hope to hire two officers in June.", 2),
        ("The council will challenge and seek to change the rules.", 1),
    ],
)
def test_making_sure_and_considering_by_a_day(text: str, count: int) -> None:
    assert len(read(text)) == count
