"""Days told by labels and plans, tasks of minutes, and what a paper says: layouts beside the sentence.

Texts are read as published on Tuesday 11 March 2025.
"""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.annotate import annotate, build
from pipeline.briefing import Briefing, Metadata
from pipeline.found import FoundCommitment

NLP = build()


def read(text: str, publisher: str | None = None, title: str | None = None) -> list[FoundCommitment]:
    metadata = Metadata(publisher=publisher, title=title, published=date(2025, 3, 11), published_precision="day")
    return annotate(NLP, Briefing(text, metadata=metadata)).commitments


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("The trust will buy a boat. Timescale: Autumn 2026", date(2026, 11, 30)),
        ("The trust will buy a boat.\nDeadline: by May 2026", date(2026, 5, 31)),
        ("The trust will buy a boat. Due: 19 May.", date(2025, 5, 19)),
        ("The trust will buy a boat. By: next board, 3 June", date(2025, 6, 3)),
        ("When: June 2026. The trust will buy a boat.", date(2026, 6, 30)),
        ("The trust will buy a boat in May. Timescale: June 2026", date(2025, 5, 31)),
        ("The trust will buy a boat. When: June 2021", None),
        ("The trust will buy a boat. When it rains in May 2026, use it.", None),
        ("From 1 May the ferry will take bookings within 20 days.", date(2025, 5, 1)),
        ("The ferry will run from May through to next October.", date(2025, 10, 31)),
        ("The trust is moving its boats, which are old, to Wexbridge by May 2026.", date(2026, 5, 31)),
    ],
)
def test_a_day_may_stand_under_a_label(text: str, due: date | None) -> None:
    assert [fact.due_end for fact in read(text, "Oakline Union")] == [due]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "ACTION: TB to write to the club by May; AR to buy a van in June.",
            [("TB", "write to the club by May"), ("AR", "buy a van in June")],
        ),
        (
            "TB to meet the crew on 22 April and report back on 12 May.",
            [("TB", "meet the crew on 22 April"), ("TB", "report back on 12 May")],
        ),
        ("It was late. Boat lead to report on the tides in May.", [("Boat lead", "report on the tides in May")]),
        ("Action: All to send their rotas by 20 May", [("All", "send their rotas by 20 May")]),
        ("Pier ramp – c/f to next meeting (4 May).", [("Tide Forum", "Pier ramp – c/f to next meeting (4 May)")]),
        ("Boat fees: deferred to June.", [("Tide Forum", "Boat fees: deferred to June")]),
        ("The fees were high; the tide was low.", []),
        ("Balance carried forward to May: £40", []),
    ],
)
def test_minutes_note_each_task_with_its_owner(line: str, expected: list[tuple[str, str]]) -> None:
    found = read(f"Tide Forum\n\nMinutes of the meeting\n\n{line}", "Tide Forum", "Tide Forum: minutes")
    assert [(fact.actor, fact.action) for fact in found] == expected


PLAN = "Boats\n\n- {}\n- mend the pier\n"


@pytest.mark.parametrize(
    ("item", "dues"),
    [
        ("Buy a boat by March 2026 and mend the lock by March 2027.", [date(2026, 3, 31), date(2027, 3, 31)]),
        ("Paint the hulls (summer 2026)", [date(2026, 8, 31)]),
        ("Paint your hull by summer 2026", []),
        ("Paint the hulls", []),
        ("Lead: Head of Boats. Ready by May 2026.", []),
    ],
)
def test_items_with_a_day_are_due_in_what_calls_itself_a_plan(item: str, dues: list[date]) -> None:
    text = PLAN.format(item)
    found = read(text, "Oakline Trust", "Oakline Trust: our improvement plan")
    assert [fact.due_end for fact in found] == dues
    assert not read(text, "Oakline Trust", "What the improvement plan means")


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("Work on the pier would begin in May, a report to the board said.", "firm"),
        ("Work on the pier would begin in May, critics said.", "proposed"),
    ],
)
def test_what_a_paper_says_is_told_as_its_own(text: str, strength: str) -> None:
    assert [fact.strength for fact in read(text)] == [strength]


def test_what_hangs_on_to_a_duty_is_one() -> None:
    found = read("Councils must send drafts by 30 April, with final versions due on 30 June.")
    assert [(fact.strength, fact.due_end) for fact in found] == [
        ("required", date(2025, 4, 30)),
        ("required", date(2025, 6, 30)),
    ]


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("Oakline Trust runs two piers.\n\nThe lock will be mended in May.", "Oakline Trust"),
        ("Oakline Trust runs two piers.\n\nMinisters spoke. The lock will be mended in May.", "UK Government"),
    ],
)
def test_a_trust_does_what_is_done_where_nothing_is_the_states(text: str, publisher: str) -> None:
    assert [fact.actor_name and fact.actor_name.name for fact in read(text, "Oakline Trust")] == [publisher]
