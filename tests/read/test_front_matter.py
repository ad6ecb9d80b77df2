"""Slips in the keys at the top of a page are told, and what is as it should be is not."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.briefing import Metadata
from pipeline.read import briefing_from_text
from pipeline.rules import Rules

BODY = "\n# A quiet month\n\nThe DfE will publish its plan by May.\n"
UNDATED = "no day of publication is known"


def notices(keys: str, rules: Rules, override: Metadata | None = None) -> list[str]:
    """What is told of a page with some keys at its top, but for its lack of a day."""
    text = f"---\n{keys}\n---\n{BODY}"
    briefing = briefing_from_text(text, rules, override=override)
    return [notice for notice in briefing.notices if not notice.startswith(UNDATED)]


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ("title: [unclosed", "line 2: '[unclosed' is not closed on its line"),
        ('tags: [a, b]\ntitle: "A plan', "line 3: '\"A plan' is not closed on its line"),
        ("authors: [Ana Reyne,\n  Bo Lund]", "line 2: '[Ana Reyne,' is not closed on its line"),
        ("date: 2026-13-40", "line 2: '2026-13-40' is no date (write 2024-03-21)"),
        ("title: A plan\r\npublished: '2026-02-30'\r", "line 3: \"'2026-02-30'\" is no date (write 2024-03-21)"),
        ("publication_date: soon", "line 2: 'soon' is no date (write 2024-03-21)"),
    ],
)
def test_slips_are_told_with_their_line(keys: str, told: str, rules: Rules) -> None:
    assert notices(keys, rules) == [f"front matter, {told}"]


@pytest.mark.parametrize(
    "keys",
    [
        'title: "A plan: what next"\nauthor: Ana Reyne\ndate: 2025-03-06T09:00:00Z',
        "title: Ofsted: what next\ndate: 6 March 2025",
        "title: [Draft] A plan\ntags: [a,\n  b]",
        "title: >\n  A plan\ndate:\n",
        "published: true\ndate: March 2025",
    ],
)
def test_what_is_as_it_should_be_is_not_told(keys: str, rules: Rules) -> None:
    assert notices(keys, rules) == []


def test_lines_further_down_are_no_front_matter(rules: Rules) -> None:
    text = f"{BODY}\n---\ndate: 2026-13-40\n---\n"
    assert [n for n in briefing_from_text(text, rules).notices if "front matter" in n] == []


def test_what_the_data_team_has_put_right_is_not_told(rules: Rules) -> None:
    known = Metadata(title="A plan", published=date(2025, 3, 6), published_precision="day")
    assert notices("title: [unclosed\ndate: 2026-13-40", rules, known) == []
