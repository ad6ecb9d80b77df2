"""Days and doers where a sentence holds several verbs, and where minutes leave the verb out.

Texts are read as published on Tuesday 11 March 2025 by the Oakline Union, minutes as those of nobody known.
"""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.annotate import annotate, build
from pipeline.briefing import Briefing, Metadata
from pipeline.found import FoundCommitment

NLP = build()


def read(text: str, publisher: str | None = "Oakline Union") -> list[FoundCommitment]:
    metadata = Metadata(publisher=publisher, published=date(2025, 3, 11), published_precision="day")
    return annotate(NLP, Briefing(text, metadata=metadata)).commitments


@pytest.mark.parametrize(
    ("text", "dues"),
    [
        ("The council will early next year repaint the pool.", [date(2026, 4, 30)]),
        # the day of something else
        ("The council will sell a bus, having promised it to a museum for May.", [None]),
        ("The council will sell its buses in June, originally timetabled for April.", [date(2025, 6, 30)]),
        ("The council will bring forward its map, originally timetabled for 2026, to May.", [date(2025, 5, 31)]),
        ("The council will sell a bus, subject to the consent of the mayor in May.", [None]),
        ("Subject to the consent of the mayor, the council will sell a bus in May.", [date(2025, 5, 31)]),
        ("The council will sell a bus, provided that a bid comes in by May.", [None]),
        ("The council is providing £15m for buses in May.", [date(2025, 5, 31)]),
        ("The council will write to the mayor, asking that fares be looked at in May.", [None]),
        ("We will be asking the mayor in May why fares went up.", [date(2025, 5, 31)]),
        ("The mayor will pass on questions, so send yours to her by Friday.", [None]),
        ("The mayor will pass on questions, so that riders hear by Friday.", [date(2025, 3, 14)]),
        ("The council will refresh its Bus Strategy 2026-2030.", [None]),
        ("The council will refresh its Bus Strategy in 2026.", [date(2026, 12, 31)]),
        ("The council will send out its draft bus strategy 2026–2030.", [None]),
        ("The council will publish its bus plan in 2026-27.", [date(2027, 3, 31)]),
        ("The council will publish its fares report for 2025/26.", [None]),
        ("The council does not intend to cut fares as part of the May 2026 reshuffle.", [None]),
        ("The council has ruled out a move of the 31 March deadline.", [None]),
        ("The council will reply by the 31 March deadline.", [date(2025, 3, 31)]),
        ("The council said that no child would lose the pass they have today.", [None]),
        ("The council will publish the map today.", [date(2025, 3, 11)]),
        # how things are, and how long a plan is in force
        ("At the moment 200 buses go to Oakline until May.", []),
        ("The bus plan, drawn up by the council, runs to 2030.", []),
        ("The pilot runs to May 2026.", [date(2026, 5, 31)]),
        ("The delay is due to drafting of the map in May.", []),
        ("We are working with those that remain and will publish the map in May.", [date(2025, 5, 31)]),
        ("Riders were cross after learning that the pool will close in May.", [date(2025, 5, 31)]),
        # past intentions in the words of whoever had them
        ('"We hoped to open the pool in May. We failed," said the mayor.', []),
        ("The mayor said that she hoped to open the pool in May.", [date(2025, 5, 31)]),
        # what "then" stands for is no deadline where it tells how long, or what may come about
        ("The pool opens in May. The old pool will stay open until then.", [date(2025, 5, 31), None]),
        ("The pool opens in May. No pool will be shut before then.", [date(2025, 5, 31), None]),
        ("The pool opens in May. Where no coach is found by then, a clerk will ring.", [date(2025, 5, 31), None]),
        ("The pool opens in May. The road will be mended by then.", [date(2025, 5, 31), date(2025, 5, 31)]),
        ("The pool opens in May. The council will mend the road before then.", [date(2025, 5, 31), date(2025, 5, 31)]),
        ("The council would do so before the holidays.", [None]),
        ("The pool will open in May and by June all lifeguards will have had a medal.", [date(2025, 5, 31)]),
        ("The first pool will open in May 2026 and the second in June 2027.", [date(2026, 5, 31), date(2027, 6, 30)]),
        ("The draft timetable is due in May and the final version in July.", [date(2025, 5, 31), date(2025, 7, 31)]),
        ("One fare will be cut in May, with a further rise in October.", [date(2025, 5, 31), date(2025, 10, 31)]),
        ("The pool will open in May and the café.", [date(2025, 5, 31)]),
        ("The pool got £3m in 2026, which will pay for a slide.", [None]),
        ("The pool shuts early, which will go on until May.", [date(2025, 5, 31)]),
        ("The café is on schedule for completion in May.", [date(2025, 5, 31)]),
        ("The pool will be asked to open early on 3 May.", [date(2025, 5, 3)]),
        ("The form should take an hour and stays open until 2 May.", [date(2025, 5, 2)]),
        ("The map should be larger and will be printed by May.", [date(2025, 5, 31)]),
        ("Once approved the council will sell the depot in May.", [date(2025, 5, 31)]),
        ("For those of you who took a map on the bus we will print one in May.", [date(2025, 5, 31)]),
        ("The map that we will print in May is larger.", []),
        ("Cards are being posted to riders on Friday 14 March.", [date(2025, 3, 14)]),
        ("It is expected they will print a map in May.", [date(2025, 5, 31)]),
        ("A map of the stops required to save time will be printed in May.", [date(2025, 5, 31)]),
        ("Towards the end of July, the council will repaint the pool.", [date(2025, 7, 31)]),
        ("The draw will be known in May.", [date(2025, 5, 31)]),
        ("The sale usually begins in May.", []),
        ("The new fares are not due to take effect until May 2026.", [date(2026, 5, 31)]),
        ("The council is determined that the pool will open next year.", [date(2026, 12, 31)]),
        ("The new fares, which apply from April, cover all buses.", [date(2025, 4, 30)]),
        ("The report means that two lines will close in July.", [date(2025, 7, 31)]),
        ("The report means that two lines will be needed.", []),
        ("The new units open on 16 May.", [date(2025, 5, 16)]),
        ("The pool was last painted in June.", []),
        ("Members have until noon on 2 May to complete the survey.", [date(2025, 5, 2)]),
        ("The depot will be sold over the coming three financial years.", [None]),
        ("A ticket office has been built, and is due to be fully staffed by July.", [date(2025, 7, 31)]),
        ("The borough hopes its new pool will be open by July.", [date(2025, 7, 31)]),
        ("No line will lose its guard this year.", [date(2025, 12, 31)]),
        ("The depot will in due course be sold by May.", [date(2025, 5, 31)]),
        ("No depot will close before the vote in\n  Wexbridge on 7 May.", [None]),
        ("No depot will close before\n    the end of July.", [None]),
        ("The union will send a reply and is asking members for their views by 24 April.", [None]),
        ("The council will sell the depot, although no buyer is expected until May 2026.", [None, date(2026, 5, 31)]),
        ("Fares will not change for anyone who has a pass on 3 May.", [None]),
        ("Eight seats will be offered, rising to 16 by August 2026.", [None, date(2026, 8, 31)]),
        ("The council has committed, through its new plan, to selling the depot by May.", [date(2025, 5, 31)]),
        ('The Department for Education says: "That is why we have asked officials to go by May."', [date(2025, 5, 31)]),
        ("A plan for the depot is set to go before the council's cabinet on 11 June.", [date(2025, 6, 11)]),
        ("Around 400 pupils are set to benefit by May 2026.", [date(2026, 5, 31)]),
        ("The plan was voted down, but members did agree that a map should be drawn up by May.", [date(2025, 5, 31)]),
        ("We would expect both panels to meet again before the end of May.", [date(2025, 5, 31)]),
        ("On Friday, the borough agreed to sell the depot.", [None]),
        ("The borough agreed to sell the depot by Friday.", [date(2025, 3, 14)]),
        ('The borough has promised to "sell the depot" by May.', [date(2025, 5, 31)]),
        ('The borough has promised to "turn the tide".', []),
        ("The borough intends that the depot will be sold by May.", [date(2025, 5, 31)]),
        ("The council has agreed a plan to sell the depot in May.", [date(2025, 5, 31)]),
        ("The motion commits the rowing club to re-opening the pool by May.", [date(2025, 5, 31)]),
        ("A decision on the depot is due in time for May 2026.", [date(2026, 5, 31)]),
        ("The borough will ensure that the depot is sold by the end of May.", [date(2025, 5, 31)]),
        ("If the mayor agrees the borough will sell the depot in May.", [date(2025, 5, 31)]),
        ("Next steps\n\n- sell the depot (ahead of May 2026)", [date(2026, 5, 31)]),
        ("The driver leaves her post in May.", []),
        ("The rowing club bought a boat. It hoped to buy oars by next May.", [date(2026, 5, 31)]),
        ("The rowing club bought a boat. It hoped to buy oars.", []),
        ("The rowing club was hoping to buy oars by next May.", []),
        ("Authority be delegated to the treasurer to sell the depot by May.", [date(2025, 5, 31)]),
        ("If the bids are fair the borough will sell the depot in May.", [date(2025, 5, 31)]),
        ("The clerk said that if the bids were too low a second sale would be held in May.", [date(2025, 5, 31)]),
        ("If we find the borough will sell the depot in May, riders will leave.", []),
        ("The toll, set to come into force in May, pays for a lock.", [date(2025, 5, 31)]),
        ("Plans to sell boats, oars and ropes, and to buy nets, will be published in May.", [date(2025, 5, 31)]),
        ("The borough will by the end of May repaint the pool.", [date(2025, 5, 31)]),
        ("As early as next month the borough will repaint the pool.", [date(2025, 4, 30)]),
        ("As early as next month, the borough will repaint the pool.", [date(2025, 4, 30)]),
        ("The borough is committed to re-opening the pool by May.", [date(2025, 5, 31)]),
        ("The crew will meet with owners of boats starting in May.", [date(2025, 5, 31)]),
        ("The ferry company aims to return to the pier by May.", [date(2025, 5, 31)]),
        ("We must close the pool by May.", [date(2025, 5, 31)]),
        ("We must wait until May for a new pool.", []),
        ("The risk register will be updated in May.", [date(2025, 5, 31)]),
        ("There is a risk the pool will be shut in May.", []),
        ("It is the intention of the rowing club to buy a boat by May.", [date(2025, 5, 31)]),
        # a feast looks like a clause behind "before"
        ("The clerk said that the pool would be shut before Christmas.", [date(2025, 12, 25)]),
        # the entrants of a month are not due in it
        ("The council will finish the lists for September placements by May.", [date(2025, 5, 31)]),
        # money given from a day on
        ("The council has committed £3m to the pool, beginning on 1 April.", [date(2025, 4, 1)]),
        ("The council had committed £3m to the pool, beginning on 1 April.", []),
        ("Fares will rise with effect from 1 May.", [date(2025, 5, 1)]),
        ("The sale has begun and closes on 16 May.", [date(2025, 5, 16)]),
        ("The report is not due until May.", [date(2025, 5, 31)]),
        # a day that the next sentence tells, and tells nothing else
        ("The clubs have agreed to share a boat. This will happen by May.", [date(2025, 5, 31)]),
        ("The clubs have agreed to share a boat. This will start in May.", [None, date(2025, 5, 31)]),
        ("The clubs have agreed to share a boat. This will make waves by May.", [None]),
        # a day from which weeks are counted, or on which all depends
        ("The clerk will reply within six weeks of Easter.", [None]),
        ("The club has agreed to strike unless an offer is made by May.", [None]),
        ("The club will strike in May unless an offer is made.", [date(2025, 5, 31)]),
        ("The sale was called off after the borough agreed to buy a boat by May.", [date(2025, 5, 31)]),
        ("The sale was called off after the borough agreed to buy a boat.", []),
        ("The borough has put off until May a vote on fares.", [date(2025, 5, 31)]),
        ("Riders will be invited to vote from 16 May.", [date(2025, 5, 16)]),
        ("Two boats, which are being installed next month, are new.", [date(2025, 4, 30)]),
        ("Riders are being asked next month.", []),
        ("The borough hopes to sell it at the end of May, having delayed it from March.", [date(2025, 5, 31)]),
        # money for a year is paid in it; the year that something else is for gives way to any other day
        ("The borough has set aside £1.8m for 2026-27 to mend piers.", [date(2027, 3, 31)]),
        ("A further £3m is being made available for 2026-27.", [date(2027, 3, 31)]),
        ("Every pier will get a grant for 2026-27 of at least £3m.", [date(2027, 3, 31)]),
        ("I am today confirming £3m for 2026-27 to mend piers.", [date(2027, 3, 31)]),
        ("The borough aims to confirm all berths for 2026/27 before the end of May.", [date(2025, 5, 31)]),
        ("Berths for 2026/27 will be confirmed by the end of May.", [date(2025, 5, 31)]),
        ("Fares for 2026/27 will be announced by the borough.", [None]),
        ("The borough will publish its list of grants for 2026-27.", [None]),
        # who means not to do something before a day keeps to it until then, as those do who promise no change
        ("The borough has no plans to raise fares before 2027.", [date(2027, 12, 31)]),
        ("We have chosen not to publish a map before the vote in May.", [date(2025, 5, 31)]),
        ("No changes to fares will begin before May 2026.", [date(2026, 5, 31)]),
        ("The changes will take effect no earlier than May 2026.", [None]),
        ("The pier will not open before May 2026.", [None]),
        ("The pier will not open until at least May 2026.", [date(2026, 5, 31)]),
        ("The plans will not now appear until May at the earliest.", [date(2025, 5, 31)]),
        ("The plans will appear in May at the earliest.", [None]),
        # a clause on what is moved stands before the day that it is moved to
        (
            "The borough has extended the override, the fix that hides its debts, to the end of 2027/28.",
            [date(2028, 3, 31)],
        ),
        ("The borough has extended its scheme, the one that it set up for May.", []),
        # a passive is tracked by its day, whatever is done
        ("The map will be shown to members on 3 May.", [date(2025, 5, 3)]),
        ("The map will be shown to members.", []),
        ("The harm will be felt by May.", []),
        ("The borough will spend £3m on piers in 2026-27.", [date(2027, 3, 31)]),
        # a day in brackets or in passing, of something else
        ("The club will name a captain (interviews are on 3 May).", [None]),
        ("The club will hold four regattas (the first is on 3 May).", [date(2025, 5, 3)]),
        ("The club will run a survey (closes 3 May).", [date(2025, 5, 3)]),
        ("The club will repaint the pool if the grant, due on 3 May, is paid.", [None]),
        ("If we win the grant, expected in May, we will repaint the pool.", [None]),
        ("The borough will pay the rest once the forms (due 3 May) have been read.", [None]),
        ("The borough will vote on the fares when it meets in May.", [date(2025, 5, 31)]),
        ("We will take the petition to the harbour board, which meets on 3 May.", [date(2025, 5, 3)]),
        ("We won't be answering the survey (closes 3 May).", [None]),
        ("No line that is safe will be shut, and by July we want every rider to know why.", [None]),
        ("The form is due between January and April 2026, rather than this autumn as first said.", [date(2026, 4, 30)]),
        ("Please write by the end of May and one of us will ring you back.", [None]),
        ("The strike, which was to have taken place on 16 May, will not now go ahead.", [None]),
        ("At the AGM in October, when three members leave, we'll be electing a chair.", [date(2025, 10, 31)]),
        ("The Lords debate on fares, scheduled for this week, has been postponed until 13 May.", [date(2025, 5, 13)]),
        ("Our chair will make the case when the panel next meets (2 May).", [date(2025, 5, 2)]),
        ("When it opens in May we'll post a map.", [date(2025, 5, 31)]),
        # a day of those whom it is for, or on which something else has to come first
        ("Lifts will be given only to riders who have a ticket before Christmas.", [None]),
        ("Riders who book before Christmas will be given a map.", [None]),
        ("We will help the club, who start in May.", [date(2025, 5, 31)]),
        ("There will be no closures before the review reports to the council on 20 May.", [None]),
        ("The borough will not pay until the new financial year.", [date(2026, 3, 31)]),
        ("We will answer the phone from 10am to 2pm, Monday to Thursday.", [None]),
        ("The course, due to start on 11 May, has had to be put back a month.", []),
        (
            "A count of boats, which was to have been held by Easter, has been put off until the autumn.",
            [date(2025, 11, 30)],
        ),
        ("Riders will each be given a map under changes agreed this week.", [None]),
        ("The harbour mistress will ring you to agree visits for next year.", [None]),
        ("If you have not heard by then, ring us and we will take it up.", [None]),
        ("Please note that the regatta has been moved from 20 June to 12 July.", [date(2025, 7, 12)]),
        # a day with a colon opens what is due on it
        ("By Christmas: no rider will be turned away.", [date(2025, 12, 25)]),
        ("The borough will bring a bill, subject to consent (by May).", [date(2025, 5, 31)]),
        ("The borough will reply by the deadline of 3 May.", [date(2025, 5, 3)]),
        ("The borough will reply to the letter of 3 May.", [None]),
        # a day that weeks are counted from
        ("The panel will report six weeks after the board meets on 3 May.", [None]),
        ("The pool will open within a year of the vote in May.", [None]),
        ("Two weeks after the vote the pool will be closed on 3 May.", [date(2025, 5, 3)]),
        ("The drivers will hold five days of strikes in May.", [date(2025, 5, 31)]),
        # a day that needs no preposition is as good as one that has it
        ("The post will be advertised this month, with interviews in May.", [date(2025, 3, 31)]),
        ("We will write to riders next week about fares for May.", [date(2025, 3, 23)]),
        # "that evening" is that of a day
        (
            "The mayor will speak on 3 May. Fares are to be cut in June. We will send a note that evening.",
            [date(2025, 5, 3), date(2025, 6, 30), date(2025, 5, 3)],
        ),
        # a day told before within the sentence
        ("On 24 May we hand in the petition, and that evening we will vote on it.", [date(2025, 5, 24)] * 2),
        ("The council is committed to printing the Bread and Salt Review's report in May.", [date(2025, 5, 31)]),
        # a label behind an undertaking is its day, and no undertaking by itself
        ("By July we will:\n\n- vote. Deadline: 3 April\n- open a lock", [date(2025, 4, 3), date(2025, 7, 31)]),
        ("Towns are to move to one list from the 2025 pupil census (October).", [date(2025, 10, 31)]),
        # a day told before
        ("The lock will open in May. Until then boats will be carried.", [date(2025, 5, 31), date(2025, 5, 31)]),
        ("The lock will open on 3 May. The mayor will speak to anglers that same day.", [date(2025, 5, 3)] * 2),
        ("The lock opened last May. Until then boats will be carried.", [None]),
        # what is hung on with "by" has no tense of its own
        ("We launch our map on 11 August, painted by anglers.", [date(2025, 8, 11)]),
        # what is hoped is one intention, what is wanted another
        ("The borough wants to buy a boat and hopes to sell it by May.", [None, date(2025, 5, 31)]),
    ],
)
def test_every_undertaking_has_the_day_of_its_own_verb(text: str, dues: list[date | None]) -> None:
    assert [c.due_end for c in read(text)] == dues


def test_a_heading_with_a_budget_year_is_no_time_at_which_things_happen() -> None:
    (found,) = read("# Bus budget 2026/27\n\nThe clerk confirmed that a meeting would take place on 7 April.")
    assert found.due_end == date(2025, 4, 7)


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("The new fares, which apply from April, cover all buses.", "apply from April"),
        ("The maps, which will be sent with the fares, will be on blue card.", "be sent with the fares"),
        ("The council will **repaint** the **old pool** in May.", "repaint the old pool in May"),
        ("No line will lose its guard this year, managers have assured us.", "lose its guard this year"),
        ("That is because the depot trust has agreed to refund two riders.", "refund two riders"),
    ],
)
def test_an_action_ends_where_another_clause_begins(text: str, action: str) -> None:
    (found,) = read(text)
    assert found.action == action


@pytest.mark.parametrize(
    ("text", "dues"),
    [
        ("By 2 May 2025\n\n- Appoint a guard\n- Order two vans", [date(2025, 5, 2), date(2025, 5, 2)]),
        ("# Our plan for the pool\n\nMay 2026\n\n- Order two vans", [date(2026, 5, 31)]),
        ("# Our plan for the pool\n\nMay 2026\n\n- Open day at the pool", []),
        ("# Dates for your diary\n\nMay 2026\n\n- Order two vans", []),
        ("By 2 May 2025\n\n- Order two vans\n\nOngoing\n\n- Order two buses", [date(2025, 5, 2)]),
    ],
)
def test_bare_verbs_below_a_day_are_due_then(text: str, dues: list[date]) -> None:
    assert [c.due_end for c in read(text)] == dues


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            "Stage | What happens | When\nPhase 1 | Sale of tickets opens | May 2025\n"
            "Phase 2 | Sale closes | Summer 2025",
            [("Sale of tickets opens", date(2025, 5, 31)), ("Sale closes", date(2025, 8, 31))],
        ),
        (
            "| Milestone | Date |\n| Depot sold | April 2025 |\n| Café shut | May 2021 |",
            [("Depot sold", date(2025, 4, 30))],
        ),
        ("Phase 2 | Sale of tickets opens | Spring 2025", [("Sale of tickets opens", date(2025, 5, 31))]),
        (
            "Meeting date | Action agreed | Lead | Due date\n4 March 2025 | Sell a boat | Clerk | May 2025",
            [("Sell a boat", date(2025, 5, 31))],
        ),
        # a year alone is no number of a paragraph
        (
            "2026\tAll depots to be sold\nMay 2025\tSale of tickets opens",
            [("be sold", date(2026, 12, 31)), ("Sale of tickets opens", date(2025, 5, 31))],
        ),
        # who speaks when is no task, nor is an entry of a diary
        ("What | Who | When\nMusic on oars | Ana Reyne | May 2025", []),
        ("Event | Date\nMusic on oars | May 2025", []),
    ],
)
def test_rows_of_a_timetable_are_due_on_their_day(table: str, expected: list[tuple[str, date]]) -> None:
    found = read(f"Timetable\n\n{table}\n" if table.startswith("Phase") else f"Buses\n\n{table}\n")
    assert [(c.action, c.due_end) for c in found] == expected


@pytest.mark.parametrize(
    ("heading", "due"),
    [
        ("## Faster buses (by May 2026)", date(2026, 5, 31)),
        ("## Faster buses – by the summer of 2026", date(2026, 8, 31)),
        ("## Phase 2: May 2026", date(2026, 5, 31)),
        ("## Medium term (2026)", date(2026, 12, 31)),
        # also where the line is no heading by its form
        ("Next for the buses in our town (by May 2026)", date(2026, 5, 31)),
        # what only bears a day, or was over when the page appeared
        ("## Notes for May 2026", None),
        ("## Faster buses for all by those who met in May 2026", None),
        ("## Buses sold by May 2026 and after", None),
        ("## Phase 1: May 2024", None),
    ],
)
def test_a_heading_may_end_with_the_day_of_what_stands_below(heading: str, due: date | None) -> None:
    found = read(f"# Our buses\n\n{heading}\n\nThe council will order two vans.")
    assert [c.due_end for c in found] == [due]


def test_key_dates_are_not_the_dates_of_a_page() -> None:
    assert [c.due_end for c in read("Pay in our town\n\nKey dates\n\n5 May\nThe ballot opens at noon.\n")] == [
        date(2025, 5, 5)
    ]
    assert not read("Pay in our town\n\nDate\n\n5 May\nThe ballot opens at noon.\n")


@pytest.mark.parametrize(
    ("line", "dues"),
    [
        ("The ballot opens at noon.", [date(2025, 5, 5)]),
        ("Ballot papers go out.", [date(2025, 5, 5)]),
        ("The ballot opens on 7 May.", [date(2025, 5, 7)]),
        # what is always so, or was so
        ("The ballot is a matter for members.", []),
        ("The ballot opened at noon.", []),
    ],
)
def test_what_is_told_in_the_present_below_a_line_that_is_a_day_happens_then(line: str, dues: list[date]) -> None:
    assert [c.due_end for c in read(f"Pay in our town\n\nMONDAY 5 MAY\n{line}\n")] == dues
    assert [c.due_end for c in read(f"Pay in our town\n\n{line}\n")] == [d for d in dues if "7 May" in line]


@pytest.mark.parametrize(
    ("lead", "label", "due"),
    [
        ("Under the plan:", "Year 2 (2026-27)", date(2027, 3, 31)),
        ("Under its new five-year plan:", "By May 2026", date(2026, 5, 31)),
        ("The council promised:", "Phase 2: May 2026", date(2026, 5, 31)),
        # no day, or one that is over
        ("Under the plan:", "Buses", None),
        ("Under the plan:", "Phase 1: May 2024", None),
    ],
)
def test_a_label_in_a_list_dates_the_items_below_it(lead: str, label: str, due: date | None) -> None:
    items = "- two new depots in our town\n- a van for every school\n"
    found = read(f"The mayor spoke of buses.\n\n{lead}\n\n{label}\n{items}")
    assert [c.due_end for c in found] == [due, due]


def test_what_stands_under_a_bridge_is_no_plan() -> None:
    assert not read("The mayor spoke of buses.\n\nUnder the bridge:\n\n- two new depots in our town\n- a van\n")


def test_a_participle_behind_a_day_of_a_plan_lies_ahead() -> None:
    assert [c.due_end for c in read("# Next steps\n\nEnd of March – old map taken down\n")] == [date(2025, 3, 31)]
    assert not read("# Progress with the actions\n\nEnd of January – old map taken down\n")


def test_what_money_will_pay_for_is_listed() -> None:
    found = read("The grant will pay for:\n\n- a new boat by May\n- new oars for all\n", publisher=None)
    assert [(c.action, c.due_end) for c in found] == [
        ("a new boat by May", date(2025, 5, 31)),
        ("new oars for all", None),
    ]


def test_a_day_behind_by_is_to_come_on_a_page_without_a_date() -> None:
    briefing = Briefing("By September 2026:\n\n- order two vans\n\nJune 2026:\n\n- Sell one\n", metadata=Metadata())
    assert [c.due_end for c in annotate(NLP, briefing).commitments] == [date(2026, 9, 30)]


def test_the_day_of_a_decision_is_no_deadline_of_what_was_decided() -> None:
    found = read("In October the club agreed to:\n\n- buy a boat\n- sell the depot by May\n", publisher=None)
    assert [c.due_end for c in found] == [None, date(2025, 5, 31)]


def test_a_line_may_lead_in_to_several_lists_below_labels() -> None:
    text = "It lists these actions:\n\nBuses\n\n- buy two vans\n- paint the depot\n\nTrains\n\n- sell a car\n"
    assert [c.action for c in read(text)] == ["buy two vans", "paint the depot", "sell a car"]


def test_the_day_above_a_list_is_not_that_of_what_follows_the_list() -> None:
    below = read("May 2026\n\n- The pool will be repainted.\n\nThe paint will be chosen by the riders.")
    assert [c.due_end for c in below] == [date(2026, 5, 31), None]


def test_the_day_of_a_page_is_no_deadline_of_the_text_below() -> None:
    assert [c.due_end for c in read("Last updated:\n9 May 2026\n\nThe pool will be repainted.")] == [None]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("ACTION: TB to arrange a visit by 16 May.", [("TB", "arrange a visit by 16 May")]),
        ("It was late. The Clerk to order two vans.", [("The Clerk", "order two vans")]),
        ("It was late. All drivers to hand in a form by 16 May.", [("All drivers", "hand in a form by 16 May")]),
        ("The Director of Buses agreed to draw up a rota.", [("The Director of Buses", "draw up a rota")]),
        ("Action: Ana Reyne – new rota for the May meeting", [("Ana Reyne", "new rota for the May meeting")]),
        ("The clerk heard that Ana Reyne had agreed to lead the review.", [("Ana Reyne", "lead the review")]),
        (
            "The panel authorised the Director of Buses to sell two vans.",
            [("the Director of Buses", "sell two vans")],
        ),
        ("It was late. The need to plan was great.", []),
        (
            "RESOLVED\n\n1. That the Director of Buses and Trams be authorised to sell two vans.",
            [("the Director of Buses and Trams", "sell two vans")],
        ),
        ("A new rota was being drawn.\n\nAction: Ana Reyne", [("Ana Reyne", "A new rota was being drawn")]),
        ("A van would be sold. [Action: TB]", [("TB", "be sold")]),
        ("The clerk would sell a van. ACTION: TB", [("The clerk", "sell a van")]),
        ("It was late.\n\nACTION LOG", []),
        # "chair" and "draft" are nouns here
        ("It was late. Chair to write to the club.", [("Chair", "write to the club")]),
        (
            "Next steps: Draft map to be sent to the club by May. It was late.",
            [("Draft map", "be sent to the club by May")],
        ),
        ("Report to be drawn up by Ana Reyne.", [("Ana Reyne", "be drawn up by Ana Reyne")]),
        ("No | Action | Who\n1 | Map of the pier | Chief guard", [("Chief guard", "Map of the pier")]),
        ("No | Action | Who\n1 | Map of the pier | Ana Reyne", [("Ana Reyne", "Map of the pier")]),
        (f"It was late. Action: {'A' * 400}!", []),  # no end of ways to cut it into names
    ],
)
def test_minutes_assign_tasks_to_posts_and_initials(line: str, expected: list[tuple[str, str]]) -> None:
    found = read(f"Minutes of the meeting\n\n{line}", publisher=None)
    assert [(c.actor, c.action) for c in found] == expected


@pytest.mark.parametrize(
    ("line", "strength"),
    [
        ("RESOLVED: That the plan be noted.", "firm"),
        ("Meeting notes, 4 March", "firm"),
        ("A page of news", "proposed"),
    ],
)
def test_would_is_a_shifted_will_in_every_record_of_a_meeting(line: str, strength: str) -> None:
    assert [c.strength for c in read(f"{line}\n\nTwo vans would be bought.")] == [strength]


def test_what_was_due_before_the_minutes_came_out_was_due_still() -> None:
    text = "Minutes of the pool board, 4 March 2025\n\nThe clerk will paint the pool by 7 March."
    metadata = Metadata(title="Pool board: minutes", published=date(2025, 3, 28), published_precision="day")
    found = annotate(NLP, Briefing(text, metadata=metadata)).commitments
    assert [fact.due_end for fact in found] == [date(2025, 3, 7)]


def test_a_site_of_several_parliaments_tells_no_nation() -> None:
    title = "Official reports of the Scottish Parliament, Senedd and more"
    metadata = Metadata(title=title, published=date(2025, 3, 28), published_precision="day")
    found = annotate(
        NLP, Briefing("The Welsh Government met. The government will mend it.", metadata=metadata)
    ).commitments
    assert [fact.actor_name.name for fact in found if fact.actor_name] == ["Welsh Government"]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        # what has been promised is to come, in quotation marks or out of them
        ("Wexbridge Council has promised a map in the autumn.", date(2025, 11, 30)),
        ("A survey of the locks has been promised for “later in 2026”.", date(2026, 12, 31)),
        ('The map, held over from May, is now due "in June 2026".', date(2026, 6, 30)),
        ("Its advice is due with us by 1 May 2026.", date(2026, 5, 1)),
        ('The map is listed as coming "in due course".', None),
        ("A second visit is due within 18 months.", None),
        ("No gala will be held in spring; the next is on 3 June 2026 in Wexbridge.", date(2026, 6, 3)),
        ("Boat trips are carrying on till at least July.", date(2025, 7, 31)),
        ("A gala will be held on 3 May; the next after that is in June 2026.", date(2026, 6, 30)),
        ('"We are recruiting tutors and the first five begin on 7 April," she said.', date(2025, 4, 7)),
        ("Ana Reyne, who has led the trust since 2021, steps back at Christmas.", date(2025, 12, 25)),
        ("Ministers expect the Wexbridge Canal Board to be set up by May 2026.", date(2026, 5, 31)),
        ("That will follow in due course.", None),
        # those who are promised something are promised it up to a day; a report is only late
        ("No angler will be charged before May 2026.", date(2026, 5, 31)),
        ("The minister said no lock would be shut until May 2026 at the earliest.", date(2026, 5, 31)),
        ("Two locks are planned, though none will open before 2027.", None),
        ("No Bill will be introduced before the vote on 7 May.", None),
        # the month of a school holiday tells no day
        ("The Oakline Trust will write to parents before the October half-term.", None),
        ("The Oakline Trust will write to parents before the October fair.", date(2025, 10, 31)),
        # when something else ends is told in passing
        ("Ana Reyne agreed to write about the grant, which runs out in May 2026.", None),
        ("The Oakline Trust will print its map, which was drawn in 2025.", None),
    ],
)
def test_what_is_promised_for_a_day(text: str, due: date | None) -> None:
    assert [fact.due_end for fact in read(text)][-1:] == [due]


@pytest.mark.parametrize(
    "text",
    [
        "Wexbridge Council promised a map in the autumn of 2023.",
        "The map was originally intended to be out in May 2026.",
        "A year ago I told the crews that I would print a map.",
        "More money is due for schools, say the unions.",
    ],
)
def test_what_was_promised_once_is_history(text: str) -> None:
    assert read(text) == []
