"""Records of meetings and of debates: who resolves what, who has the floor, and names as such papers write them."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.annotate import annotate, build
from pipeline.annotate.minutes import is_record
from pipeline.briefing import Briefing, Metadata
from pipeline.found import DocumentFacts

NLP = build()


def read(text: str, publisher: str = "Oakline Council") -> DocumentFacts:
    metadata = Metadata(publisher=publisher, published=date(2025, 3, 11), published_precision="day")
    return annotate(NLP, Briefing(text, metadata=metadata))


def people(text: str) -> set[str]:
    return {m.name for m in read(text).mentions if m.kind == "person"}


@pytest.mark.parametrize(
    ("item", "actor", "action"),
    [
        (
            "That the Director of Boats and Ferries be asked to sell one.",
            "the Director of Boats and Ferries",
            "sell one",
        ),
        ("That the Cabinet Member for Boats write to the crew.", "the Cabinet Member for Boats", "write to the crew"),
        ("The Head of Boats send a list of piers.", "The Head of Boats", "send a list of piers"),
        ("the clerk write to the crew;", "the clerk", "write to the crew"),
        ("officers send a list of piers", "officers", "send a list of piers"),
        ("That the clerk be given delegated authority to sell one.", "the clerk", "sell one"),
        (
            "That authority be delegated to the Head of Boats, in consultation with the crew, to sell one.",
            "the Head of Boats",
            "sell one",
        ),
    ],
)
def test_who_is_told_to_act_by_a_resolution(item: str, actor: str, action: str) -> None:
    [found] = read(f"Minutes\n\nRESOLVED:\n\n1. {item}\n").commitments
    assert (found.actor, found.action.rstrip(".;")) == (actor, action)


@pytest.mark.parametrize(
    "item",
    ["To note the report.", "That the Board note the ferry figures."],
)
def test_items_of_a_resolution_that_undertake_nothing(item: str) -> None:
    assert not read(f"Minutes\n\nRESOLVED:\n\n1. {item}\n").commitments


@pytest.mark.parametrize("lead_in", ["That Cabinet:", "RESOLVED – That the Oakline Council:"])
def test_a_decision_in_the_third_person_is_cut_into_items(lead_in: str) -> None:
    items = (
        "(1) notes the tides;\n(2) approves the sale of a pier in May;\n(3) agrees to buy a boat; and\n(4) thanks all."
    )
    found = read(f"Oakline Council\n\n{lead_in}\n\n{items}\n").commitments
    assert [(c.actor_name.name if c.actor_name else None, c.due_end) for c in found] == [
        ("Oakline Council", date(2025, 5, 31)),
        ("Oakline Council", None),
    ]


@pytest.mark.parametrize("lead_in", ["RESOLVED: That", "Resolved: That;", "Decision:"])
def test_items_hang_on_a_resolution_however_it_ends(lead_in: str) -> None:
    that = "That " if lead_in == "Decision:" else ""
    found = read(f"Oakline Council\n\n{lead_in}\n\n(1) {that}two boats be sold;\n(2) {that}the tides be noted.\n")
    assert len(found.commitments) == 1


@pytest.mark.parametrize(
    ("told", "due"),
    [
        ("It was hoped that a pier would be sold by May.", date(2025, 5, 31)),
        ("The map was to go to the mayor in May.", date(2025, 5, 31)),
        ("The map was now to go to the mayor in May.", date(2025, 5, 31)),
        ("The fares were not due to take effect until May.", date(2025, 5, 31)),
        ("Ana Reyne replied that the count had been delayed until May.", date(2025, 5, 31)),
    ],
)
def test_the_past_of_minutes_looks_ahead(told: str, due: date) -> None:
    assert [c.due_end for c in read(f"Minutes of the Ferry Board\n\n{told}\n").commitments] == [due]
    assert not read(f"The ferries\n\n{told.removeprefix('Ana Reyne replied that ').capitalize()}\n").commitments


@pytest.mark.parametrize(
    "said",
    [
        "I will be brief.",
        "I'll come to that later.",
        "I will come to Mr Lund in a moment.",
        "I will return to piers at the end of my speech.",
        "I will give way.",
        "I shall not detain the House.",
        "I will answer questions 4 and 9 together.",
        "I will try to address those points.",
        "We will make some progress.",
        "I will start with the good news.",
    ],
)
def test_how_a_speech_goes_on_is_no_undertaking(said: str) -> None:
    assert not read(f"The Minister (Ana Reyne): {said}\n").commitments


@pytest.mark.parametrize(
    "said",
    [
        "I will return to the House in May with a plan.",
        "I will come back to the Committee with a date.",
        "We will start with a pilot in Hull in May.",
        "I will answer the letter by Friday.",
        "We will respond to the points raised in writing.",
        "We will return to this in June.",
    ],
)
def test_what_a_speaker_will_do_besides_is_one(said: str) -> None:
    assert len(read(f"The Minister (Ana Reyne): {said}\n").commitments) == 1


@pytest.mark.parametrize(
    ("who", "actor"),
    [
        ("The Chair of the rowing club", None),
        ("The Chair of the forum", "Ana Reyne"),
        ("The Chair", "Ana Reyne"),
    ],
)
def test_the_chair_of_another_body_is_not_the_one_who_is_named(who: str, actor: str | None) -> None:
    found = read(f"Minutes of the Pier Forum\n\nPresent: Ana Reyne (Chair)\n\n{who} will write to the mayor.\n")
    assert [c.actor_name.name if c.actor_name else None for c in found.commitments] == [actor]


def test_what_somebody_asked_for_does_not_take_in_what_others_will_do() -> None:
    text = "Ana Reyne said that the mayor had asked for a map by May and the crew of the ferry would meet in June."
    assert [c.due_end for c in read(f"Minutes of the Pier Forum\n\n{text}\n").commitments] == [date(2025, 6, 30)]


def test_a_spokesperson_behind_somebody_else_speaks_for_themselves() -> None:
    text = (
        'Bo Lund, a rower, said: "We will row on." A ferry spokesperson said: "We will write to all rowers by Friday."'
    )
    found = read(f"The ferries\n\n{text}\n", publisher="Oakline News").commitments[-1]
    assert found.speaker is None
    assert found.actor_name is None or found.actor_name.name != "Bo Lund"


def test_who_will_be_invited_to_a_meeting_does_not_act() -> None:
    [found] = read("Minutes of the Pier Forum\n\nThe crew would be invited to the next meeting.\n").commitments
    assert found.action == "be invited to the next meeting"


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("Official summary: Committee for Locks", True),
        ("Summary: Locks and Weirs Committee, 14 May 2025", True),
        ("Official statistics: summary", False),
        ("Summary: what the lock fund means", False),
        ("In summary, the committee met", False),
    ],
)
def test_what_a_record_calls_itself(line: str, is_one: bool) -> None:
    assert is_record(f"Northern Ireland Assembly\n\n{line}\n\nThe members met.") is is_one


def test_the_next_item_of_minutes_is_not_below_the_heading_of_a_list() -> None:
    text = "Minutes\n\nAgreed\n(a) That two boats be sold.\n(b) To receive a map in May.\n\n14. Work programme\n"
    assert len(read(text).commitments) == 2


def test_a_post_told_to_act_is_its_only_holder() -> None:
    text = "Minutes\n\nFiona Reyne, Head of Inclusion, spoke.\n\nAGREED:\n\n1. The Head of Inclusion send a list.\n"
    assert [c.actor_name.name for c in read(text).commitments if c.actor_name] == ["Fiona Reyne"]


DEBATE = """Ferries (Fares)

The Cabinet Secretary for Boats and Piers (Fiona Reyne)

I will publish the fares by May, since islanders have long had to guess what they will pay.

Peter Thompson

That is good to hear, and it is what the islands have been waiting for since the winter.

Fiona Reyne

We will buy two boats by June, and I will send the crews their papers as soon as they are in.
"""


def test_names_above_what_is_said_have_the_floor_in_the_record_of_a_parliament() -> None:
    said = {c.speaker.name for c in read(DEBATE, "Scottish Parliament").commitments if c.speaker}
    assert said == {"Fiona Reyne"}


def test_names_above_prose_elsewhere_have_not() -> None:
    assert not [c for c in read(DEBATE, "Oakline Trust").commitments if c.speaker]


@pytest.mark.parametrize(
    ("last", "speakers"),
    [("Fiona Reyne", ["Fiona Reyne"]), ("Mark Quellick", [])],  # who has not spoken may be what a passage is about
)
def test_who_spoke_before_need_but_be_named_again(last: str, speakers: list[str]) -> None:
    turns = (
        "The Minister for Boats (Fiona Reyne)\n\nI thank the member.",
        "Anne Lund (Oakline) (Lab)\n\nI beg to move,",
        "Peter Thompson (Vale) (Con)\n\nWill she give way?",
        f"{last}\n\nI will publish the fares by May.",
    )
    found = read("Ferries\n\n" + "\n\n".join(turns), "Oakline Trust")
    assert [c.speaker.name for c in found.commitments if c.speaker] == speakers


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Apologies: Councillor A Dear, Cllr B May", {"A Dear", "B May"}),
        ("Contact: Fiona Reyne  Democratic Services", {"Fiona Reyne"}),
        ("Present\n\nAnne Marie REYNEFORD\nPeter McREYNE\n", {"Anne Marie Reyneford", "Peter McReyne"}),
        ("Present\n\n• Mark Quellick SEND Adviser, Oakline Council\n", {"Mark Quellick"}),
        ("Present\n\n• Fiona Reyne Designated Officer, Oakline Council\n", {"Fiona Reyne"}),
        ("Members declare Non-Pecuniary Interests.\n\nAdvertisement Hide Ad\n", set()),
    ],
)
def test_names_on_rolls(text: str, names: set[str]) -> None:
    assert people(text) == names


def test_surnames_in_capitals_and_numbers_of_papers_are_no_acronyms() -> None:
    found = read("Present\n\nFiona REYNEFORD\nPeter BERRY\n\nReport No OIJB12-2021 was read. The OKLT met.")
    assert {a.short for a in found.acronyms} == {"OKLT"}


@pytest.mark.parametrize("form", ["The EA wrote", "The EA's director wrote", "The EA’s Chief Executive wrote"])
def test_two_letters_are_the_body_that_the_document_names_in_full(form: str) -> None:
    found = read(f"The Education Authority warned heads in Northern Ireland. {form} to them.")
    assert {m.name for m in found.mentions} == {"Education Authority"}
    assert {a.long for a in found.acronyms} == {"Education Authority"}


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("UK education secretary", "Department for Education"),
        ("Scottish education secretary", "Scottish Government"),
        ("Stormont's education minister", "Department of Education"),
    ],
)
def test_a_nation_before_a_ministers_title(title: str, body: str) -> None:
    text = f"{title} Fiona Reyne spoke in Belfast. The Education Authority and the Scottish Government agreed."
    assert [r.organisation for r in read(text, "PA Media").roles] == [body]


@pytest.mark.parametrize(
    ("post", "who"),
    [
        ("Education Minister Paul Givan", "Department of Education"),
        ("Education Secretary Bridget Phillipson", "Department for Education"),
    ],
)
def test_a_known_minister_tells_which_government_acts(post: str, who: str) -> None:
    text = f"{post} has unveiled reforms of school ferries. A new timetable will be brought in by May 2026."
    found = read(text, "Oakline Wire")
    assert [c.actor_name.name for c in found.commitments if c.actor_name] == [who]


@pytest.mark.parametrize("between", [" / ", " – ", " - ", ", ", "—"])
def test_posts_of_those_present_however_they_are_set_apart(between: str) -> None:
    text = f"Minutes\n\nPresent:\nFiona Reyne{between}Independent Member\nDr Tom Marsh{between}Director of Nursing\n"
    found = {(r.person, r.role) for r in read(text).roles}
    assert found == {("Fiona Reyne", "Independent Member"), ("Tom Marsh", "Director of Nursing")}


@pytest.mark.parametrize(
    ("line", "actor", "due"),
    [
        ("7.2 – Print the tide table – Fiona Reyne – 30.06.25", "Fiona Reyne", date(2025, 6, 30)),
        ("7.3 – Book the boathouse – TM – by the next meeting", "TM", None),
        ("Print the tide table for June – Clerk – 3 May", "Clerk", date(2025, 5, 3)),
        ("Print the tide table / FR & TM / June 2025", "FR & TM", date(2025, 6, 30)),
        ("Print the tide table (Fiona Reyne)", "Fiona Reyne", None),
        ("Boathouse to be booked (TM)", "TM", None),
    ],
)
def test_lines_of_an_action_log(line: str, actor: str, due: date | None) -> None:
    [found] = read(f"Minutes of the Pier Forum\n\nActions\n\n- {line}\n").commitments
    assert (found.actor, found.due_end) == (actor, due)


@pytest.mark.parametrize("gap", ["\t", " | ", "     "])
def test_rows_of_a_table_of_actions_whatever_parts_the_columns(gap: str) -> None:
    table = [
        ["Ref", "Action", "Lead", "Deadline", "Status"],
        ["3.1", "Print the tide table", "FR", "03/05/25", "Open"],
        ["3.2", "Joint map of the piers", "FR/TM", "June 2025", "Draft"],
        ["3.3", "Book the boathouse", "TM", "1 May", "Closed"],
    ]
    rows = "\n".join(gap.join(cells) for cells in table)
    found = read(f"Minutes of the Pier Forum\n\nPresent: Fiona Reyne (FR), Tom Marsh (TM)\n\n{rows}\n").commitments
    assert [(c.text, c.actor, c.due_end) for c in found] == [
        ("Print the tide table", "FR", date(2025, 5, 3)),
        ("Joint map of the piers", "FR/TM", date(2025, 6, 30)),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        "Action | Lead | By\nPrint the tide table | FR |\nBook the boathouse | | 1 May 2025\n",
        "| Action | Lead | By |\n| --- | --- | --- |\n| Print the tide table | FR | |\n"
        "| Book the boathouse | | 1 May 2025 |\n",
        "Action\tLead\tBy\nPrint the tide table\tFR\t\nBook the boathouse\t\t1 May 2025\n",
        "Action                    Lead      By\nPrint the tide table      FR\n"
        "Book the boathouse                  1 May 2025\n",
    ],
)
def test_an_empty_cell_keeps_its_place_in_the_row(rows: str) -> None:
    found = read(f"Minutes of the Pier Forum\n\nPresent: Fiona Reyne (FR)\n\n{rows}", "Pier Forum").commitments
    assert [(c.action, c.actor, c.due_end) for c in found] == [
        ("Print the tide table", "FR", None),
        ("Book the boathouse", "Pier Forum", date(2025, 5, 1)),
    ]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Action | Lead | By\nBook the boathouse | | 1 May 2025\n", None),
        ("Actions\n\n- Book the boathouse by 1 May 2025\n", None),
        ("It was agreed that the fares will be published in May 2025.\n", None),
        ("The White Paper will be published in May 2025.\n", "UK Government"),
    ],
)
def test_what_a_meeting_of_nobody_known_will_do_is_not_the_governments(text: str, actor: str | None) -> None:
    briefing = Briefing(f"Minutes of the meeting\n\nPresent: Fiona Reyne (FR)\n\n{text}")
    [found] = annotate(NLP, briefing).commitments
    assert (found.actor_name.name if found.actor_name else None) == actor


def test_a_numbered_paragraph_below_a_table_of_actions_is_no_row_of_it() -> None:
    text = """Minutes of the Pier Forum

Action                      Lead    By
Print the tide table        FR      3 May 2025

5.1  Ofsted will visit the pier in June 2025.  The clerk will book rooms.
"""
    assert [c.action for c in read(text).commitments] == [
        "Print the tide table",
        "visit the pier in June 2025",
        "book rooms",
    ]


def test_whoever_is_noted_beside_the_text_is_no_part_of_the_sentence() -> None:
    text = """
MINUTES OF THE PIER FORUM

Item                                                          Action
1.   The crew told us of the damage to the pier. The harbour
     office will publish a new tide table in June, when the   FR
     season begins and the ferries                            TM
     are back.
"""
    [found] = read(text).commitments
    assert found.action == "publish a new tide table in June, when the season begins and the ferries are back"


@pytest.mark.parametrize(
    ("said", "actor"),
    [
        ("The Forum asked the Head of Boats to bring a list of piers to its next meeting.", "the Head of Boats"),
        ("Officers were asked to bring back a list of piers.", "Officers"),
        ("Members asked that the clerk write to the crew.", "the clerk"),
        ("It was agreed that the treasurer should write to the crew.", "the treasurer"),
        ("The Forum agreed that the treasurer should write to the crew.", "the treasurer"),
        ("TM offered to write to the crew.", "TM"),
        ("TM/FR will write to the crew.", "TM/FR"),
    ],
)
def test_who_is_asked_to_act_at_a_meeting(said: str, actor: str) -> None:
    [found] = read(f"Minutes of the Pier Forum\n\n{said}\n").commitments
    assert (found.actor, found.strength) == (actor, "firm")


@pytest.mark.parametrize(
    "said",
    [
        "The Forum asked the Head of Boats to explain the fares.",
        "Members were asked to note the fares.",
        "Members asked how the clerk would write to the crew.",
        "RESOLVED that the Forum:\n\n(a) notes the fares\n(b) commends the crew",
    ],
)
def test_what_a_meeting_asks_for_its_talk_only(said: str) -> None:
    assert not read(f"Minutes of the Pier Forum\n\n{said}\n").commitments


def test_a_request_outside_the_record_of_a_meeting_is_history() -> None:
    assert not read("The Forum asked the Head of Boats to bring a list of piers to its next meeting.").commitments


@pytest.mark.parametrize(
    ("lead_in", "actor"),
    [("This branch resolves", "This branch"), ("Conference agrees:", "Conference"), ("This AGM resolves:", "This AGM")],
)
def test_an_assembly_of_nobody_known_acts_itself(lead_in: str, actor: str) -> None:
    found = annotate(NLP, Briefing(f"Motion 9\n\n{lead_in}\n\n- to write to the crew\n- to mend the pier\n"))
    assert {c.actor for c in found.commitments} == {actor}


@pytest.mark.parametrize(
    ("title", "meeting"),
    [
        ("Minutes of the Pier Forum", "Pier Forum"),
        ("MINUTES OF A SPECIAL MEETING OF THE PIER FORUM", "PIER FORUM"),
        ("Elmbank School: Minutes of the Governing Body meeting", "Governing Body"),
    ],
)
def test_whose_meeting_it_was(title: str, meeting: str) -> None:
    text = f"{title}\n\nThe crew spoke for an hour. One of their boats will be sold.\n"
    [found] = annotate(NLP, Briefing(text, metadata=Metadata(title=title))).commitments
    assert found.actor_name is not None and found.actor_name.name == meeting


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The school met anglers. The pier will be sold in May.", None),
        ("A sailor says he will not accept a plan of the council's.", None),
        ("The school met anglers. The pier will be sold by ministers in May.", "UK Government"),
        ("Anglers met. The pier will be sold in May.", "UK Government"),
    ],
)
def test_what_one_house_does_is_not_the_governments(text: str, actor: str | None) -> None:
    [found] = read(text, "Oakline Times").commitments
    assert (found.actor_name.name if found.actor_name else None) == actor


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("I can announce today that we will sell two boats.", ["Oakline Council"]),
        ("I have asked the Pier Commissioner to report by May.", ["the Pier Commissioner"]),
        ("The Labour-run council says that it will sell a boat.", ["Oakline Council"]),
        ("The council sold two boats with a fourth expected in May.", ["Oakline Council"]),
        ("Anglers spoke of the failure to keep the council's promise to sell two boats.", []),
        ("Anglers said they would rather row.", []),
        ("I have tasked the Pier Commissioner with selling two boats.", ["the Pier Commissioner"]),
        ("I have agreed with the mayor that we will sell two boats.", ["Oakline Council"]),
        ("The sale was backed by the council, which hopes to end it by May.", ["Oakline Council"]),
        ("Moving Elmbank School to the quay will create 60 new berths.", ["Oakline Council"]),
        ("The vote will see £3m spent on boats.", ["Oakline Council"]),
    ],
)
def test_who_acts_in_statements_and_news(text: str, actors: list[str]) -> None:
    found = read(text).commitments
    assert [c.actor_name.name if c.actor_name else c.actor for c in found] == actors


def test_what_a_report_recommends_nobody_has_undertaken_whatever_the_day() -> None:
    assert not read("The report recommends that the board:\n\n- agree to sell a boat in May 2025\n").commitments


@pytest.mark.parametrize(
    ("said", "actor"),
    [
        ("The Chair thanked Fiona Reyne and said that she would write to the crew.", "The Chair"),
        ("The Chair, Fiona Reyne, said that she would write to the crew.", "Fiona Reyne"),
        ("Fiona Reyne said that she would write to the crew.", "Fiona Reyne"),
    ],
)
def test_whoever_holds_a_post_speaks_and_not_who_is_thanked(said: str, actor: str) -> None:
    [found] = read(f"Minutes of the Pier Forum\n\n{said}\n").commitments
    assert (found.actor_name.name if found.actor_name else found.actor) == actor


def test_who_heads_a_committee_is_its_own_though_a_parliament_prints_the_record() -> None:
    page = "Scottish Parliament\n\nOfficial Report\n\nCanals and Boats Committee\n\nCONVENER\nAna Reyne (Vale) (Ind)\n"
    told = {r.role: r.organisation for r in read(page, publisher="Scottish Parliament").roles}
    assert told["CONVENER"] == "Canals and Boats Committee"


@pytest.mark.parametrize("time", ["", "09:34:05\n\n", "(10.15)\n\n"])
def test_who_speaks_is_named_above_what_they_say_with_the_time_or_without(time: str) -> None:
    text = (
        "Harbour Committee\n\nOthers in Attendance\n\nHuw Treharne\tHead of Policy, Oakline Council\n\n"
        f"Carys Penhallow MS\n\n{time}Good morning to all of you, and I invite you to begin.\n\n"
        f"Huw Treharne{' MS' if not time else ''}\n\n"
        f"{time}We will open a second pier in June 2025, as we have said all along.\n\n"
        f"Carys Penhallow MS\n\n{time}That is very welcome to all of us on this committee.\n"
    )
    [found] = read(text, "Senedd Cymru").commitments
    assert found.speaker is not None and found.speaker.name == "Huw Treharne"


def test_what_an_officer_reports_to_a_meeting_is_done_by_the_officers_body() -> None:
    text = (
        "Minutes of the Pier Forum\n\nPresent:\nFiona Reyne (FR), Director of Boats, Wexbridge Council\n\n"
        "FR confirmed that the contract is late and a new crew will be in place by July.\n"
    )
    [found] = read(text, "Oakline").commitments
    assert found.actor_name is not None and found.actor_name.name == "Wexbridge Council"


@pytest.mark.parametrize(
    ("said", "actions"),
    [
        (
            "RESOLVED – That (i) the report be noted; (ii) the Director write to the mayor; and (iii) a map be drawn.",
            ["write to the mayor", "a map be drawn"],
        ),
        ("It was agreed to: (1) set up a crew and (2) report back in June.", ["set up a crew", "report back in June"]),
        ("The Forum noted that: (a) fares are high; and (b) boats are old.", []),
    ],
)
def test_lists_within_a_sentence_of_a_decision(said: str, actions: list[str]) -> None:
    found = read(f"Minutes of the Pier Forum\n\n{said}\n").commitments
    assert [c.action.rstrip(".") for c in found] == actions


@pytest.mark.parametrize("gap", ["\t", " | "])
def test_minutes_kept_in_a_table_are_read_cell_by_cell(gap: str) -> None:
    rows = [
        ["Item", "Discussion", "Action"],
        ["2", "The minutes of 4 May were agreed. FR reported that the lock would reopen in June.", "-"],
        ["3", "TM gave an update on the boats. A letter is to be sent to the mayor.", "TM"],
        ["4", "FR to draft a map of the piers by 3 May.", "FR"],
    ]
    table = "\n".join(gap.join(cells) for cells in rows)
    head = "Minutes of the Pier Forum\n\nPresent: Fiona Reyne (FR), Tom Marsh (TM)\n\n"
    found = read(f"{head}{table}\n", "Oakline").commitments
    assert [(c.text, c.actor_name.name if c.actor_name else None) for c in found] == [
        ("FR reported that the lock would reopen in June.", None),
        ("A letter is to be sent to the mayor.", "Tom Marsh"),
        ("FR to draft a map of the piers by 3 May.", "Fiona Reyne"),
    ]


def test_an_entry_of_a_log_that_only_tells_how_an_action_stands_is_none() -> None:
    metadata = Metadata(published=date(2025, 3, 11), published_precision="day")
    text = "Outstanding actions:\n\n- 41 – closed. The map is up.\n- 46 – Ana Reyne to bring the map to the clerk."
    found = annotate(NLP, Briefing(text, metadata=metadata)).commitments
    assert [fact.text for fact in found] == ["46 – Ana Reyne to bring the map to the clerk."]


@pytest.mark.parametrize(
    ("told", "action", "due"),
    [
        (
            "JB proposed that the form be sent to crews by 1 May. AGREED.",
            "the form be sent to crews by 1 May",
            date(2025, 5, 1),
        ),
        ("JB suggested that one pier be sold. Agreed unanimously.", "one pier be sold", None),
        (
            "The mate recommended that a pilot be hired in June. This was agreed.",
            "a pilot be hired in June",
            date(2025, 6, 30),
        ),
        ("JB proposed, seconded by SK, that the form be scrapped. Carried.", "the form be scrapped", None),
        (
            "It was proposed that a pier be sold in May, and this was agreed.",
            "a pier be sold in May",
            date(2025, 5, 31),
        ),
        ("JB moved that the clerk write to the crew.\n\nAgreed", "write to the crew", None),
    ],
)
def test_what_was_proposed_and_agreed_is_decided(told: str, action: str, due: date | None) -> None:
    [found] = read(f"Minutes of the board\n\n{told}\n").commitments
    assert (found.strength, found.action.rstrip("."), found.due_end) == ("firm", action, due)


@pytest.mark.parametrize(
    "told",
    [
        "JB proposed that the form be sent to crews by 1 May.",
        "JB proposed that the form be sent to crews by 1 May. This was not agreed.",
        "JB suggested that the form was late. Agreed.",
        "JB proposed that the report be noted. Agreed.",
    ],
)
def test_what_was_only_proposed_is_not_decided(told: str) -> None:
    assert all(fact.strength == "proposed" for fact in read(f"Minutes of the board\n\n{told}\n").commitments)


@pytest.mark.parametrize(
    ("item", "actor"),
    [
        ("Send out the form (JB, 22 May)", "JB"),
        ("Send out the form (JB) – May meeting", "JB"),
        ("All: comments on the form to the clerk by Friday 2 May", "All"),
        ("JB – send out the form – by 22 May", "JB"),
        ("SEN: list of crews by May", "Oakline Council"),
        ("JB/SK to send out the form, AL to check it by May", "JB/SK"),
    ],
)
def test_whose_an_action_is(item: str, actor: str) -> None:
    found = read(f"Minutes of the board\n\nActions\n\n1. {item}\n").commitments
    assert found[0].actor == actor


def test_what_is_only_noted_is_nobodys_task() -> None:
    assert not read("Minutes of the board\n\nThe report otherwise be noted.\n\nAction: JB\n").commitments


@pytest.mark.parametrize("line", ["- 4 -", "Page 4 of 9", "11 March 2025 | Press office | Boats, piers"])
def test_what_stands_at_the_edge_of_a_page_is_no_step(line: str) -> None:
    assert not read(f"Next steps\n\n{line}\n\nThe ferry was late.\n").commitments


def test_the_day_of_a_row_is_not_that_of_its_participle() -> None:
    table = "What | When | Who\nForms sent | 7 April | JB/SK\nLeaflets out | mid-May | Crew\nTide table | 9 May | JB"
    found = read(f"Work plan\n\n{table}\n").commitments
    assert [(fact.text, fact.due_end) for fact in found] == [
        ("Forms sent", date(2025, 4, 7)),
        ("Leaflets out", date(2025, 5, 20)),
    ]


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("Old ferries (Ada, Bee) to be sold.", "Old ferries (Ada, Bee) to be sold."),
        ("Western ports to train two crews by May.", "Western ports to train two crews by May."),
        ("AR moving to Hull in May 2026; BL was glad.", "AR moving to Hull in May 2026"),
        ("AR: Oakline Council hoping to reopen a pier.", "AR: Oakline Council hoping to reopen a pier."),
        ("Reply from the mayor expected within three weeks.", "Reply from the mayor expected within three weeks."),
        ("Names of crews to BL by 3 May.", "Names of crews to BL by 3 May."),
    ],
)
def test_notes_leave_out_the_finite_verb(note: str, told: str) -> None:
    head = "Minutes of the ferry forum\n\nPresent: Ana Reyne (AR), Bo Lund (BL)\n\n1. Update\n\n"
    assert [c.text for c in read(f"{head}It was late. {note} All left.").commitments] == [told]


@pytest.mark.parametrize(
    "told",
    [
        "The crew came to see the pier.",
        "Members spoke of how to mend it.",
        "Fares rose to pay for it in May.",
        "AR enjoying the sea.",
        "Ferry Trust meeting on 3 May.",
    ],
)
def test_what_was_done_to_some_end_is_no_note_of_a_task(told: str) -> None:
    assert (
        read(f"Minutes of the ferry forum\n\nPresent: Ana Reyne (AR)\n\nIt was late. {told} All left.").commitments
        == []
    )


def test_a_dash_leads_in_to_what_is_resolved() -> None:
    head = "Minutes of the ferry forum\n\nThe Committee:\nRESOLVED –\n"
    items = "(i)   that a fair be held with the crews by the end of July, to which Oakline Council would be invited;\n"
    (fact, *_) = read(f"{head}{items}(ii)  that the report be noted.\n").commitments
    assert (fact.due_end, fact.rule) == (date(2025, 7, 31), "commitment.resolved_item")
