"""Whose voice a page is, by how it speaks of the bodies that it names."""

from __future__ import annotations

import pytest

from pipeline.read import briefing_from_text
from pipeline.read.voices import names_in
from pipeline.rules import Rules


def publisher(text: str, rules: Rules) -> tuple[str | None, str | None]:
    """Who publishes a page with such a text, and how that is known."""
    found = briefing_from_text(f"A quiet month\n\n{text}\n", rules).metadata
    return found.publisher, found.sources.get("publisher")


ROWS = "Boats are late on all rivers this year, and nobody knows why that should be so."


@pytest.mark.parametrize(
    ("text", "body"),
    [
        # its people speak, it acts, and nobody else does
        (
            'Ana Reyne, chief of Boats at NHS Sussex, said: "Boats are late."\n\nNHS Sussex will buy boats.',
            "NHS Sussex",
        ),
        (
            "The Otter Rowing Network has asked.\n\nAna Reyne of the Otter Rowing Network said boats are late.",
            "Otter Rowing Network",
        ),
        # two speak alike
        (
            "Ana Reyne of Mencap said boats are late. Mencap is glad.\n\nMencap rows.\n\n"
            "Jo Orme of Barnardo's said boats are late. Barnardo's is sad.\n\nBarnardo's rows.",
            None,
        ),
        # a reporter lets them speak
        ('By Ana Reyne\n\nBo Lund, chief of Boats at NHS Sussex, said: "No."\n\nNHS Sussex will buy boats.', None),
        # of whom all pages speak
        ("We row. The Department for Education said no.\n\nOur Department for Education will buy boats.", None),
        ("We row. Our NHS England said no.\n\nOur boats wait. NHS England will buy boats.", None),
        ("We row. Ofsted said no.\n\nOur boats wait. Ofsted will look.\n\nOfsted has looked.", None),
        ("We row. Ofsted said no.\n\nOur inspectors wait. Ofsted will look.\n\nOfsted has looked.", "Ofsted"),
    ],
)
def test_a_body_lets_its_own_people_speak(text: str, body: str | None, rules: Rules) -> None:
    assert publisher(text, rules)[0] == body


@pytest.mark.parametrize(
    ("foot", "body"),
    [
        ("Otter Rowing Network, registered at the pier", "Otter Rowing Network"),
        ("Otter Rowing Network will be glad of boats.", None),
        ("Bo Lund thanks the Otter Rowing Network", None),
    ],
)
def test_a_body_stands_in_the_last_lines(foot: str, body: str | None, rules: Rules) -> None:
    text = "\n\n".join([ROWS] * 6) + f"\n\nThe Otter Rowing Network is busy.\n\n{foot}"
    assert publisher(text, rules)[0] == body


@pytest.mark.parametrize(
    ("wording", "names"),
    [
        (
            "The Disabled Children's Partnership (DCP) met Kirklees Council's head.",
            ["Disabled Children's Partnership", "Kirklees Council"],
        ),
        ("At Otter Rowing Network, boats are late.", ["Otter Rowing Network"]),
        ("Ana Reyne, Chief Executive of Ambitious about Autism, said so.", ["Ambitious about Autism"]),
        (
            "The Network of Rowers met Ana Reyne of the Otter Rowing Network.",
            ["Network of Rowers", "Otter Rowing Network"],
        ),
        ("The Special Boats Plan and the Boat Code of Practice", []),
    ],
)
def test_names_in_a_line(wording: str, names: list[str], rules: Rules) -> None:
    assert [name for name in names_in(wording, rules) if name != "DCP"] == names


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("We row.\n\nOur boats are in Kent County Council's dock.\n\nAsk Kent County Council.", "Kent County Council"),
        ("We row.\n\nOur boats are in Kent County Council's dock, as Devon County Council's are.", None),
        (
            "Cllr Ana Reyne, Kent County Council's Cabinet Member for Boats, is glad. Kent County Council has boats.",
            "Kent County Council",
        ),
        (
            "By Ana Reyne\n\nCllr Bo Lund, Kent County Council's Cabinet Member for Boats, is glad. "
            "Kent County Council has boats.",
            None,
        ),
        ("We row.\n\nOur boats are Mencap's.\n\nMencap rows.\n\nMencap will swim.", "Mencap"),
        ("We row.\n\nOur boats are Mencap's.\n\nMencap rows. Barnardo's swims. Barnardo's dives.", None),
        ("Mencap rows. Mencap swims. Mencap dives.", None),  # nobody says "we"
    ],
)
def test_who_says_we_is_named_most(text: str, body: str | None, rules: Rules) -> None:
    assert publisher(text, rules)[0] == body


@pytest.mark.parametrize(
    ("text", "body"),
    [
        # it opens the text, acts, and comes back
        (
            f"Mencap has asked why no boat was there on Monday, and who will pay.\n\n{ROWS}\n\nMencap will ask again.",
            "Mencap",
        ),
        (f"Mencap asked the minister on Monday why no boat was there and who pays.\n\n{ROWS}", None),
        (
            f"Mencap has asked why no boat was there on Monday, and who will pay.\n\n{ROWS}\n\n"
            "Barnardo's will ask again. Mencap will.\n\nBarnardo's has boats, and Barnardo's said so.",
            None,
        ),
        (
            "By Ana Reyne\n\nMencap has asked why no boat was there on Monday, and who will pay.\n\n"
            f"{ROWS}\n\nMencap will ask again.",
            None,
        ),
        # "we" is whoever the sentence before is about
        (f"{ROWS} Mencap has sent in a response. We said that boats are dear.\n\nMencap will ask again.", "Mencap"),
        (f'{ROWS} Mencap has sent in a response. "We said that," it wrote.\n\nMencap will ask again.', None),
        # "our charity" is the one whose people speak
        (
            f"Our charity has read the plan.\n\n{ROWS}\n\nOur boats are late: Bo Lund of Mencap said so.",
            "Mencap",
        ),
        (
            f"Our union has read the plan.\n\n{ROWS}\n\nOur boats are late: Bo Lund of Mencap said so.",
            None,
        ),
    ],
)
def test_a_page_without_furniture_has_the_voice_of_who_acts(text: str, body: str | None, rules: Rules) -> None:
    assert publisher(text, rules)[0] == body
