"""Bodies that only a post tells: what stands beside a post, and whose name makes it one that somebody holds."""

from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline.annotate import annotate, build
from pipeline.briefing import Briefing


@pytest.fixture(scope="module")
def nlp() -> Language:
    return build()


def bodies(nlp: Language, text: str) -> list[str]:
    """The names of the bodies of a text."""
    return [m.name for m in annotate(nlp, Briefing(text)).mentions if m.kind == "organisation"]


TOLD = [
    ("Lajta Quellick – DCO, Marble and Kites Trust", "Marble and Kites Trust"),
    ("Zorvan Quellick, Marble Kites CEO, took the minutes.", "Marble Kites"),
    ("We met Lajta Quellick, helpline coordinator at Pebble Wagons, in June.", "Pebble Wagons"),
    ("We met Lajta Quellick, helpline coordinator with Pebble Wagons, in June.", "Pebble Wagons"),
    ("We met Lajta Quellick, parent link officer for Pebble Wagons, in June.", "Pebble Wagons"),
    ("Lajta Quellick was trustee of Pebble Wagons until June.", "Pebble Wagons"),
    ("Lajta Quellick (treasurer, Pebble Wagons) took the minutes.", "Pebble Wagons"),
    ("Lajta Quellick | treasurer | Pebble Wagons", "Pebble Wagons"),
    ("Kind regards,\n\nLajta Quellick\nCampaigns Officer\nPebble Wagons", "Pebble Wagons"),
    ("Pebble Wagons' vice-chair, Lajta Quellick, took the minutes.", "Pebble Wagons"),
    ("Lajta Quellick, who set up Pebble Wagons, took the minutes.", "Pebble Wagons"),
    ("Lajta Quellick has joined Pebble Wagons as fundraising manager.", "Pebble Wagons"),
    ("Lajta Quellick, helpline coordinator at The Burrow, took the minutes.", "Burrow"),
    ("Lajta Quellick, helpline coordinator at Pebble Wagons Surrey, took the minutes.", "Pebble Wagons Surrey"),
    ("She was patron of Pebble Wagons for years.", "Pebble Wagons"),
    ("I'm also the clerk of Pebble Wagons.", "Pebble Wagons"),
    ("Lajta Quellick, trustee of Grandfathers' Wagons Leeds, took the minutes.", "Grandfathers' Wagons Leeds"),
    ("Pebble Wagons has hired Lajta Quellick, once a nurse, as its clerk.", "Pebble Wagons"),
    ("Lajta Quellick, Bursar, Pebble School, Leeds\n\nBo Lund, Clerk, Wagon School, Leeds", "Pebble School"),
    ("Lajta Quellick, head of advice, Pebbles Talk UK\nBo Lund, clerk, Ofsted", "Pebbles Talk UK"),
    ("Present: Lajta Quellick (LQ) (PWL), Bo Lund (BL) (Ofsted)", "PWL"),
    ("Lajta Quellick, SENCO at Daisy Quill, took the minutes.", "Daisy Quill"),
    ("Lajta Quellick, founder of Pebble Wagons in Leeds, took the minutes.", "Pebble Wagons"),
    ("Lajta Quellick, national officer at the EIS, took the minutes.", "Educational Institute of Scotland"),
    ("Lajta Quellick, data lead at Norfolk, took the minutes.", "Norfolk County Council"),
    ("Lajta Quellick, Norfolk's principal social worker, took the minutes.", "Norfolk County Council"),
    ("Lajta Quellick, bursar at St Alder's Primary, took the minutes.", "St Alder's Primary"),
    ("Lajta Quellick, portfolio holder for schools, Norfolk\nBo Lund, chair, Ofsted", "Norfolk County Council"),
]

NOT_TOLD = [
    "Lajta Quellick, Interim Deputy CEO, took the minutes.",
    "Lajta Quellick, Senior Caseworker (Appeals), took the minutes.",
    "I have appointed Ana Reyne as national lead for ferries.",
    "We appointed Ana Reyne as director of boats.",
    "Ana Reyne / Head of Boats, West\nBo Lund / Head of Boats, East",
    "Lajta Quellick, teacher, Frimbleton Parva, took the minutes.",  # people teach anywhere
    "Lajta Quellick, MP for Frimbleton Parva, took the minutes.",
    "Lajta Quellick, professor of Comparative Weaving, took the minutes.",
    "Lajta Quellick, head of policy, Bo Lund, treasurer, and others came.",  # somebody else
    "Lajta Quellick, Deputy Director, Legal and Business Services, took the minutes.",  # what she looks after
    "Lajta Quellick (Executive Member for Highways, Marble and Kites) took the minutes.",
    "Lajta Quellick, Co-chair (LQ), took the minutes.",
    "Lajta Quellick, teacher, Norfolk",
    "Lajta Quellick, teacher at Norfolk, took the minutes.",
    "Lajta Quellick, Norfolk's best baker, took the minutes.",
    "The treasurer took the minutes in Frimbleton Parva.",
    "Board Room, Pebble Centre, Frimbleton\n\nLajta Quellick, Clerk",
    "To: all chairs\nGood Morning\nWe met.",
]


@pytest.mark.parametrize(("text", "name"), TOLD)
def test_a_post_that_somebody_holds_tells_its_body(nlp: Language, text: str, name: str) -> None:
    """The name behind or before the post is that of a body, whatever it is."""
    assert name in bodies(nlp, text)


@pytest.mark.parametrize("text", NOT_TOLD)
def test_a_post_tells_no_more_than_its_body(nlp: Language, text: str) -> None:
    """Places, subjects, work, initials and other people beside a post are no bodies."""
    assert bodies(nlp, text) == []


NATIONS = [
    ("HM Chief Inspector Ana Reyne sang with Education Scotland. MSPs and COSLA did not.", "Education Scotland"),
    ("HM Chief Inspector of Education Ana Reyne told the Scottish Parliament.", "Education Scotland"),
    ("Scotland's chief inspector of education, Ana Reyne, sang.", "Education Scotland"),
    ("HM Chief Inspector Ana Reyne sang with Estyn.", "Estyn"),
    ("HM Chief Inspector Ana Reyne sang.", "Ofsted"),
]


@pytest.mark.parametrize(("text", "body"), NATIONS)
def test_the_chief_inspector_is_that_of_the_nation(nlp: Language, text: str, body: str) -> None:
    assert [r.organisation for r in annotate(nlp, Briefing(text)).roles] == [body]


KINDS = [
    ("Quillmoor Kites, a national charity, sang.", "charity"),
    ("We met the charity Quillmoor Kites.", "charity"),
    ("The Quillmoor Kites Network is a registered charity.", "charity"),
    ("We met Quillmoor Kites, the union for kite makers.", "union"),
    ("The Quillmoor Kites Network, a small firm in Leeds, sang.", "company"),
    # what somebody there does tells nothing
    ("The Quillmoor Kites Network is a charity worker's dream.", "other"),
    ("The Quillmoor Kites Network is an idea of a union man.", "other"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_the_text_tells_what_kind_of_body_it_is(nlp: Language, text: str, kind: str) -> None:
    assert [m.organisation_kind for m in annotate(nlp, Briefing(text)).mentions][:1] == [kind]


NO_BODIES = [
    # somebody one does something with, and plans that somebody has
    "Ana Reyne will co-chair with Fiona Thompson, director of the year.",
    "Ana Reyne is chair of governors and mother of two boys with EHCPs.",
    # a ministry for local government is not the Government
    "Talks with MHCLG go on. The Government will act.",
]


@pytest.mark.parametrize("text", NO_BODIES)
def test_no_bodies_beside_posts(nlp: Language, text: str) -> None:
    assert set(bodies(nlp, text)) <= {"Ministry of Housing, Communities and Local Government"}
    assert "Government" not in [text[m.start : m.end] for m in annotate(nlp, Briefing(text)).mentions]


def test_a_saints_school_keeps_its_s(nlp: Language) -> None:
    text = "Ana Reyne is SENCO at St Bega's until June. St Bega's is small."
    found = [m for m in annotate(nlp, Briefing(text)).mentions if m.kind == "organisation"]
    assert [(text[m.start : m.end], m.name, m.organisation_kind) for m in found] == [
        ("St Bega's",) * 2 + ("school",)
    ] * 2
