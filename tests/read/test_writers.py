"""Who wrote a page, by names in tables and on lines of their own."""

from __future__ import annotations

import pytest

from pipeline.briefing import Metadata
from pipeline.read import briefing_from_text
from pipeline.rules import Rules
from tests.read.pages import TEXT


def about(text: str, rules: Rules) -> Metadata:
    return briefing_from_text(text.replace("...", TEXT), rules, path="page.txt").metadata


@pytest.mark.parametrize(
    ("page", "author"),
    [
        (
            "New boats\n\n...\n\nAuthor(s)\nNAME   POST\nAna Reyne   Head of Boats\nBo Lund   Rower\n\nApproved by",
            "Ana Reyne and Bo Lund",
        ),
        ("New boats\n\n...\n\nAuthors\n| Name | Post |\n| Ana Reyne | Head of Boats |", "Ana Reyne"),
        ("New boats\n\n...\n\nApproved by\nNAME   POST\nAna Reyne   Head of Boats", None),
        ("New boats\n\n| Report author | Ana Reyne |\n| Date | 7 March 2024 |\n\n...", "Ana Reyne"),
        ("New boats\n\n| Contact officer | Ana Reyne |\n| Date | 7 March 2024 |\n\n...", None),
        ("New boats\n\nMade by\nLady Reyne of Oakline\nMinister for Boats\n\n...", "Lady Reyne of Oakline"),
        ("New boats\n\nMrs Ana Reyne (RP - Mid Vale)\nTo ask the Minister for boats.\n\n...", None),
        ("New boats\n\nMrs Ana Reyne (RP - Mid Vale)\n\nBoats are late.\n\n...", "Ana Reyne"),
    ],
)
def test_who_wrote_a_page(page: str, author: str | None, rules: Rules) -> None:
    assert about(page, rules).author == author
