"""Who was at a meeting: members and officers with posts in the body that met, in its house, or elsewhere."""

from __future__ import annotations

import pytest

from pipeline.annotate import annotate, build
from pipeline.briefing import Briefing

NLP = build()

TRUST = "SALTMARSH LEARNING TRUST\nMinutes of a Meeting of the Board of Trustees\n"
ICB = "NHS Tees and Wear Integrated Care Board\n\nMinutes of the Public Board Meeting\n\n"
SCHOOL = "Elm Grove Primary School\n\nMinutes of the Governing Body\n\n"


def roles(text: str) -> set[tuple[str, str | None, str | None]]:
    """(surname, post, body) of everybody at a meeting."""
    found = annotate(NLP, Briefing(text)).roles
    return {(r.person.rsplit(" ", 1)[-1], r.role, r.organisation) for r in found}


def test_posts_at_a_trusts_own_board_are_those_of_the_trust() -> None:
    text = (
        f"{TRUST}held on 5 June 2025\n\n"
        "Present:        Mrs Deborah Calder (Chair) (DC)\n"
        "                Mr Yusuf Hallam (YH)\n"
        "                Dr Simon Acker (Chief Executive Officer) (SA)\n"
        "In attendance:  Miss Ellen Forrest, Director of Inclusion (EF)\n"
        "                Mr Gil Naylor, Chief Financial Officer (GN)\n\n"
        "1. Welcome\n\nAll were welcomed.\n"
    )
    trust = "Saltmarsh Learning Trust"
    assert roles(text) >= {
        ("Calder", "Chair", trust),
        ("Hallam", "member", trust),
        ("Acker", "member", trust),
        ("Acker", "Chief Executive Officer", trust),
        ("Forrest", "Director of Inclusion", trust),
        ("Naylor", "Chief Financial Officer", trust),
    }
    assert not {("Forrest", "member", trust), ("Naylor", "member", trust)} & roles(text)


def test_a_health_board_is_the_house_of_its_officers() -> None:
    text = (
        f"{ICB}Members present:\n"
        "Sir Graham Pellow            Chair\nDr Anita Rao                 Chief Medical Officer\n\n"
        "Officers in attendance:\nBecky Orme                   Director of Children\n\n"
        "Apologies:\nVikram Shah                  Chief Finance Officer\n"
    )
    board = "NHS Tees and Wear Integrated Care Board"
    assert roles(text) >= {
        ("Pellow", "Chair", board),
        ("Pellow", "member", board),
        ("Rao", "Chief Medical Officer", board),
        ("Orme", "Director of Children", board),
        ("Shah", "Chief Finance Officer", board),
    }


@pytest.mark.parametrize(
    "text",
    [
        # the board of several bodies is nobody's house
        "Elm SEND Partnership Board\n\nMinutes\n\nPresent:\n- Ana Reyne, Director of Children's Services\n",
        # who is named in a row of actions does not meet
        "Elm SEND Board minutes\n\nWrite to Saltmarsh Learning Trust | AR\n\nPresent:\n- Ana Reyne, Director of Care\n",
        # a council's officer on a trust's board is the council's
        f"{TRUST}\nPresent:\n- Ana Reyne, Director of Children's Services\n\nIn attendance:\n- Bo Lund, clerk\n",
    ],
)
def test_posts_of_those_who_come_from_elsewhere(text: str) -> None:
    told = {body for who, post, body in roles(text) if who == "Reyne" and post not in (None, "member")}
    assert told == {None}


def test_everybody_in_a_line_of_those_present_is_a_member() -> None:
    text = (
        f"{SCHOOL}Present: Mrs Tia Cole (TC) Chair, Mr Rob Adey (RA) Headteacher, Ms Lena Kaur (LK)\n"
        "In attendance: Mrs Hope Frost (HF) SENCO\n"
    )
    members = {who for who, post, _ in roles(text) if post == "member"}
    assert members == {"Cole", "Adey", "Kaur"}
    assert ("Adey", "Headteacher", "Elm Grove Primary School") in roles(text)
    assert ("Frost", "SENCO", "Elm Grove Primary School") in roles(text)


@pytest.mark.parametrize("gap", ["\t", " | ", "     "])
def test_columns_however_they_are_set_apart(gap: str) -> None:
    text = (
        "Ferries Committee\n\nMinutes\n\nIn Attendance\n\n"
        f"Carys Penhallow{gap}Committee Chair\nHuw Treharne{gap}Head of Policy, Ofsted\n"
    )
    found = {(who, post) for who, post, _ in roles(text)}
    assert found == {("Penhallow", "Committee Chair"), ("Treharne", "Head of Policy")}


def test_lines_of_a_roll_that_name_a_sort_each() -> None:
    text = (
        "Wexbridge Schools Forum\n\nMinutes\n\nAttendance\n\n"
        "Primary headteachers: Joanne Pickles (Chair), Martin Ode\nGovernors: Alan Whitley\n"
        "Officers present: Gail Horrocks, Head of Finance; Kevin Platt, Clerk\n"
    )
    forum = "Wexbridge Schools Forum"
    assert {(who, post) for who, post, body in roles(text) if body == forum} >= {
        ("Pickles", "Chair"),
        ("Pickles", "member"),
        ("Ode", "member"),
        ("Whitley", "member"),
    }
    assert not {(who, post) for who, post, _ in roles(text)} & {
        ("Ode", "Primary headteacher"),
        ("Horrocks", "member"),
        ("Platt", "member"),
    }


def test_who_presides_does_so_at_the_meeting_wherever_they_are_from() -> None:
    text = (
        "Wexbridge Schools Forum\n\nMinutes\n\nChair: Joanne Pickles, Head of Finance, Oakline Trust\n\n"
        "Present: Councillor Martin Ode; Alan Whitley, Elm Partnership (Vice-Chair); Gail Horrocks, Elm Partnership\n"
    )
    assert {(who, post, body) for who, post, body in roles(text) if post != "member"} == {
        ("Pickles", "Chair", "Wexbridge Schools Forum"),
        ("Pickles", "Head of Finance", "Oakline Trust"),
        ("Whitley", "Vice-Chair", "Wexbridge Schools Forum"),
        ("Whitley", None, "Elm Partnership"),
        ("Horrocks", None, "Elm Partnership"),
    }


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Councillor Ode – personal, item 5, as a governor of Elm School.", {("Ode", "governor", "Elm School")}),
        ("Cllr Ode: agenda item 4 - prejudicial, as clerk of Elm School", {("Ode", "clerk", "Elm School")}),
        ("Councillor Ode – personal, item 5, as did the clerk of Elm School.", set()),
    ],
)
def test_interests_are_declared_line_by_line(line: str, expected: set[tuple[str, str, str]]) -> None:
    assert roles(f"Wexbridge Schools Forum\n\nMinutes\n\n2. Declarations of interest\n\n{line}\n") == expected


def test_members_of_a_committee_are_told_by_their_label() -> None:
    text = "Ferries Committee\n\nMinutes\n\nCOMMITTEE MEMBERS\n\nAna Reyne\nBo Lund\n"
    assert roles(text) == {("Reyne", "member", "Ferries Committee"), ("Lund", "member", "Ferries Committee")}


@pytest.mark.parametrize("label", ["Present", "Trustees present", "Governors Present", "PRESENT"])
def test_those_present_are_members_by_whatever_label(label: str) -> None:
    text = f"{TRUST}\n{label}:\nMr Graham Polk (Chair)\nMrs Sue Trelawn\n\nIn attendance:\nMr Lee Curnow, Clerk\n"
    assert {who for who, post, _ in roles(text) if post == "member"} == {"Polk", "Trelawn"}


@pytest.mark.parametrize("label", ["Officers present", "Also present", "Present at the launch"])
def test_those_who_are_present_without_a_seat(label: str) -> None:
    text = f"{TRUST}\n{label}:\nMr Graham Polk\nMrs Sue Trelawn\n\nIn attendance:\nMr Lee Curnow, Clerk\n"
    assert not {who for who, post, _ in roles(text) if post == "member"}


NOTES = "Moorland SEND Network\n\nNotes of the meeting held on 9 May 2025\n\n"


@pytest.mark.parametrize(
    ("roll", "expected"),
    [
        ("Present: Ana Reyne (Kent), Bo Lund (Sense)", {("Reyne", None, "Kent County Council")}),
        (
            "Present: Ana Reyne and Bo Lund (Kent), Cy Moss (Sense)",
            {("Reyne", None, "Kent County Council"), ("Lund", None, "Kent County Council")},
        ),
        ("PRESENT:  Ana Reyne (Kent) (Chair)\nBo Lund (Surrey)", {("Lund", None, "Surrey County Council")}),
        (
            "Present: Ana Reyne (Principal EP, Kent), Bo Lund (Sense)",
            {("Reyne", "Principal EP", "Kent County Council")},
        ),
        (
            "Apologies were received from Ana Reyne (Kent) and Bo Lund (Sense).",
            {("Reyne", None, "Kent County Council")},
        ),
        ("Present:\n\nAna Reyne, Kent\nBo Lund, Sense", {("Reyne", None, "Kent County Council")}),
        ("Present:\n\n- Ana Reyne (AR) – Kent\n- Bo Lund (BL) – Sense", {("Reyne", None, "Kent County Council")}),
    ],
)
def test_a_place_beside_an_attendee_is_the_council_that_sent_them(
    roll: str, expected: set[tuple[str, str | None, str | None]]
) -> None:
    assert roles(f"{NOTES}{roll}\n\n1. Welcome\n\nAna opened the meeting.\n") >= expected


@pytest.mark.parametrize(
    "text",
    [
        "Ana Reyne (Kent) won the race.",  # no record
        f"{NOTES}Ana Reyne (Kent) (Lab) asked why.",  # a seat in a parliament
        f"{NOTES}County Hall, Kent\n10am",
    ],
)
def test_a_place_alone_is_no_council(text: str) -> None:
    assert not any(body == "Kent County Council" for _, _, body in roles(text))


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("Ana Reyne, Director, Education Value for Money, Oakline Trust", "Director, Education Value for Money"),
        ("Ana Reyne (AR) – Team Leader, Supported Internships, DfE", "Team Leader, Supported Internships"),
        ("Ana Reyne, Team Leader, High Needs Funding, DfE (items 1-3)", "Team Leader, High Needs Funding"),
        (
            "Ana Reyne, Deputy Director, Support and Leisure, at the Oakline Trust",
            "Deputy Director, Support and Leisure",
        ),
        ("Ana Reyne, Assistant Director, Inclusion at the Oakline Trust", "Assistant Director, Inclusion"),
        # who presides has no area of work: the field is another body
        ("Ana Reyne, Chair, Marble Kites, Leeds", "Chair"),
        # nor is a place one
        ("Ana Reyne, policy officer, Marble Kites, Leeds", "policy officer"),
    ],
)
def test_the_field_between_post_and_body_is_the_work(entry: str, expected: str) -> None:
    text = f"Witnesses:\n\n- {entry}\n- Bo Lund, Head of Policy, Ofsted\n"
    assert ("Reyne", expected) in {(who, post) for who, post, _ in roles(text)}


def test_bodies_in_a_column_of_their_own_are_those_of_whom_stands_behind_and_below_them() -> None:
    text = (
        "Note of the meeting of the Oakline Inclusion Board\n\nAttendees\n\n"
        "Mencap:    Ana Reyne (AR), Director of Policy\n"
        "           Bo Lund (BL), Principal, Elm Grove School\n"
        "DfE:       Cy Dale (CD), Team Leader\n"
        "           Dan Firth (DF)\n"
        "Others:    Ed Pool (EP), Governor\n\n"
        "1. Welcome\n\nAll were welcomed.\n"
    )
    found = roles(text)
    assert found >= {
        ("Reyne", "Director of Policy", "Mencap"),
        ("Lund", "Principal", "Elm Grove School"),
        ("Dale", "Team Leader", "Department for Education"),
        ("Firth", None, "Department for Education"),
    }
    assert ("Pool", "Governor", "Department for Education") not in found


FORUM = "Oakline Schools Forum\n\nMinutes of the meeting held on 5 June 2025\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who represents a sort of school sits on the forum, wherever they are from
        ("Ana Reyne, Primary Head Representative (Elm Grove School), spoke.",
         {("Reyne", "Primary Head Representative", "Oakline Schools Forum"), ("Reyne", None, "Elm Grove School")}),
        ("Present:\nAna Reyne, PVI Representative - Elm Grove School\nBo Lund, Head of SEND\n",
         {("Reyne", "PVI Representative", "Oakline Schools Forum"), ("Reyne", None, "Elm Grove School")}),
        ("Ana Reyne had resigned as Secondary Academy Representative.",
         {("Reyne", "Secondary Academy Representative", "Oakline Schools Forum")}),
        ("Ana Reyne, bursar (Elm Grove School), spoke.", {("Reyne", "bursar", "Elm Grove School")}),
        ("Ana Reyne, UNISON representative, spoke.", {("Reyne", "representative", "UNISON")}),
        # labels that tell of what sort the members are
        ("Non-Schools Members\n\nAna Reyne\nBo Lund\n",
         {("Reyne", "member", "Oakline Schools Forum"), ("Lund", "member", "Oakline Schools Forum")}),
    ],
)  # fmt: skip
def test_a_forum_is_made_up_of_representatives(text: str, expected: set[tuple[str, str | None, str | None]]) -> None:
    found = roles(FORUM + text)
    assert {fact for fact in found if fact[0] in ("Reyne", "Lund")} >= expected
    assert not {("Reyne", "PVI Representative", "Elm Grove School"), ("Reyne", "Schools Member", None)} & found


def test_a_line_below_the_second_column_is_a_line_of_its_own() -> None:
    text = (
        "Branch officers\n\n"
        "President                       Deborah Calder\n"
        "                                Holme Lacy Primary School\n"
        "Treasurer                       Vacant\n"
        "Report                          A long account of all that was said and\n"
        "                                done\n"
    )
    found = annotate(NLP, Briefing(text))
    bodies = {m.text for m in found.mentions if m.kind == "organisation"}
    assert "Holme Lacy Primary School" in bodies
    assert "Vacant" not in bodies
