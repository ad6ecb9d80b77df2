"""Roles where the layout tells them: tables that have lost their columns, pages about a body's own people."""

from __future__ import annotations

import pytest

from tests.annotate.test_roles import ANA, BO, Fact, facts

DAN = "Dan Orr"

TABLES: list[tuple[str, set[Fact]]] = [
    # each cell on a line of its own below a header, some cells empty
    ("Governors\n\nName\nCategory\nRole\n[Ana Reyne]\nCo-opted governor\nChair\n[Bo Lund]\nParent governor\n\n"
     "[Dan Orr]\nHeadteacher (ex officio)",
     {(ANA, "Co-opted governor", None), (ANA, "Chair", None), (BO, "Parent governor", None),
      (DAN, "Headteacher", None), (ANA, "Governor", None), (BO, "Governor", None), (DAN, "Governor", None)}),
    ("It met.\n\nName\nSector\nSchool\n[Ana Reyne] (Chair)\nNurseries\n{Elm School}\n[Bo Lund]\nColleges\n"
     "{Oak College|school}",
     {(ANA, "Chair", None), (ANA, None, "Elm School"), (BO, None, "Oak College")}),
    # without a header, where the last name has its lines and nothing stands above the first
    ("It met.\n\n[Ana Reyne]\nHead of Policy\n{Oakline}\n[Bo Lund]\nClerk\n{Elmtu}\n[Dan Orr]\nTreasurer\n{Ofsted}",
     {(ANA, "Head of Policy", "Oakline"), (BO, "Clerk", "Elmtu"), (DAN, "Treasurer", "Ofsted")}),
    # a line above the first name is a label, and so are the others
    ("Chair\n[Ana Reyne]\nTreasurer\n[Bo Lund]\nClerk\n[Dan Orr]",
     {(ANA, "Chair", None), (BO, "Treasurer", None), (DAN, "Clerk", None)}),
    # two names one below the other have no lines of their own
    ("Co-chairs\n\n[Ana Reyne]\n[Bo Lund]", {(ANA, "Co-chair", None), (BO, "Co-chair", None)}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TABLES)
def test_a_line_of_a_table_is_of_the_name_above_it(text: str, expected: set[Fact]) -> None:
    assert facts(text) == expected


PAGES: list[tuple[str, set[Fact]]] = [
    ("{Elm School}\n\nMeet the team\n\n[Ana Reyne]\nFamily Support Lead", {(ANA, "Family Support Lead", "Elm School")}),
    ("Governors of {Elm School}\n\n[Ana Reyne] – Chair\n[Bo Lund] – Clerk to the Governors",
     {(ANA, "Chair", "Elm School"), (BO, "Clerk to the Governors", "Elm School")}),
    ("{Elm School}\n\nSafeguarding Team\n\nThe Mental Health Lead is [Ana Reyne].",
     {(ANA, "Mental Health Lead", "Elm School")}),
    # the people of a board, each named in a heading as large as that of their section
    ("{Saltmarsh Health Board|nhs_body}\n\nOur Board\n\nIndependent Members\n\n[Ana Reyne] – Vice-Chair\n"
     "She also chairs the {Inclusion Board}. She has sat on it for some years.\n\n"
     "[Bo Lund] – Associate Member (Local Authority)\n"
     "He likes to sing and dance, and to walk a long way.",
     {(ANA, "Vice-Chair", "Saltmarsh Health Board"), (ANA, "Independent Member", "Saltmarsh Health Board"),
      (ANA, "chair", "Inclusion Board"), (BO, "Independent Member", "Saltmarsh Health Board"),
      (BO, "Associate Member", "Saltmarsh Health Board")}),
    # those who run a body have their work elsewhere
    ("{Oakline}\n\nOur trustees\n\n[Ana Reyne], Family Support Lead\n[Bo Lund], Chair",
     {(ANA, "trustee", "Oakline"), (ANA, "Family Support Lead", None), (BO, "trustee", "Oakline"),
      (BO, "Chair", "Oakline")}),
    # a team is no more than a part of the body
    ("{Inclusion Team|other}\n{Elm School}\n\nThe Mental Health Lead is [Ana Reyne].",
     {(ANA, "Mental Health Lead", "Elm School")}),
    # what somebody did before, and a seat in parliament, is no post there
    ("{Elm School}\n\nMeet the team\n\n[Ana Reyne] was a bookkeeper.", set()),
    # the page is about a board, but this secretary sits in a government
    ("{Elmvale Board}\n\nMembers announced\n\nThe {Elmvale Board} met. [Ana Reyne] is now energy secretary.",
     {(ANA, "energy secretary", "Department for Energy Security and Net Zero")}),
    ("{Elm School}\n\nMeet the team\n\n[Ana Reyne], MP for Elmvale\n[Bo Lund]", {(ANA, "MP for Elmvale", None)}),
    # nor what bodies of this kind have nobody for, nor what is said of somebody else in the line above
    ("{Ofsted} report\n\nInspection team\n\nHeadteacher: [Ana Reyne]", {(ANA, "Headteacher", None)}),
    ("Contacts\n\nSchool Team Manager: [Ana Reyne]\n[Bo Lund]", {(ANA, "School Team Manager", None)}),
    # any other page
    ("{Elm School}\n\nOur visitors\n\n[Ana Reyne]\nFamily Support Lead", {(ANA, "Family Support Lead", None)}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PAGES)
def test_a_page_about_its_own_people_tells_their_body(text: str, expected: set[Fact]) -> None:
    assert facts(text) == expected


ROLLS: list[tuple[str, set[Fact]]] = [
    ("Present: [Ana Reyne] – Chair and Head of Policy, [Bo Lund] – Clerk",
     {(ANA, "Chair", None), (ANA, "Head of Policy", None), (BO, "Clerk", None)}),
    ("Chair [Ana Reyne], and Clerk [Bo Lund]", {(ANA, "Chair", None), (BO, "Clerk", None)}),
    # a headline is no label of those who wrote what stands below it
    ("Trust names chief executive\n\nBy [Ana Reyne]\n\nIt is late.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROLLS)
def test_a_roll_gives_the_posts_behind_the_names(text: str, expected: set[Fact]) -> None:
    assert facts(text) == expected


QUOTED: list[tuple[str, set[Fact]]] = [
    ("{Oakline} met.\n\n{Elmtu} chair [Ana Reyne] spoke.\n\n\"We have appointed a new clerk, [Bo Lund],\" she said.",
     {(ANA, "chair", "Elmtu"), (BO, "clerk", "Elmtu")}),
    # nobody is quoted
    ("{Elmtu} chair [Ana Reyne] spoke.\n\nWe have appointed a new data lead, [Bo Lund].",
     {(ANA, "chair", "Elmtu"), (BO, "data lead", None)}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), QUOTED)
def test_we_who_are_quoted_are_the_body_of_the_speaker(text: str, expected: set[Fact]) -> None:
    assert facts(text) == expected


SLASHES: list[tuple[str, set[Fact]]] = [
    ("{Elm School} met. The SENCo/Deputy Head is [Ana Reyne].",
     {(ANA, "SENCo", "Elm School"), (ANA, "Deputy Head", "Elm School")}),
    ("[Ana Reyne] – Inclusion Lead & Nursery Lead", {(ANA, "Inclusion Lead", None), (ANA, "Nursery Lead", None)}),
    ("[Ana Reyne] – Administrator/Helpline Officer", {(ANA, "Administrator", None), (ANA, "Helpline Officer", None)}),
    ("[Ana Reyne] – Policy and Research Manager", {(ANA, "Policy and Research Manager", None)}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SLASHES)
def test_two_posts_in_one_line_are_two(text: str, expected: set[Fact]) -> None:
    assert facts(text) == expected
