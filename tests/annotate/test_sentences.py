"""Where sentences begin and end. "¶" stands between the sentences of an example."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.annotate.sentences import split
from pipeline.rules import Rules

ONE_LINE = [
    "The board met.¶It agreed the plan.",
    "Dr. Lee met Prof. Shah.¶Both spoke.",
    "Ann B. Rees and J. K. Shah came.¶They left.",
    "It cost £2.5m, or 3.4 per cent.¶That is a lot.",
    "Write to ann.rees@elm.example or see www.elm.example.¶We reply.",
    "It ends at 5 p.m. on Monday.¶Come early.",
    "See No. 4 on p. 12.¶No.¶There is more.",
    "She works for the U.S. Army.¶He lives in the U.K.¶They met there.",
    '"We will act." Ann said so.'.replace('." A', '."¶A'),
    '"We will act," Ann said.¶"It is time."',
    '"Will you act?" she asked.¶They will.',
    "They waited… and waited.¶Then it came.",
    "They waited....¶It came.",
    "Why now?¶Because it is late!¶Really.",
    "The plan (see annex A. It is long.) is out.¶Read it.",
    "(The plan is out.)¶Read it.",
    "Oakline Ltd. won the bid.¶It is new.",
    "Pens, books, etc. are free.¶Take some.",
    "1. Publish the plan¶2. Tell schools¶3. Report back",
    "a) Publish the plan.¶b) Tell schools.",
    "• Publish the plan¶• Tell schools",
    "it is late. we should go.".replace(". w", ".¶w"),
    "The plan.It is out.".replace("n.I", "n.¶I"),
    "Waits have grown.[1]¶The plan is thin.[2][3]¶Nobody knows why.",
    "Waits have grown.12¶The plan (of 2024).3¶Nobody knows why.",
    "It cost 1.5 million.¶Section 3.2 Explains it.",
]


@pytest.mark.parametrize("marked", ONE_LINE)
def test_in_one_line(marked: str) -> None:
    sentences = marked.split("¶")
    glued = "plan.It" in marked.replace("¶", "")
    assert split(("" if glued else " ").join(sentences)) == sentences


LINES = {
    "a heading has no full stop": ["What happens next", "\n\n", "The plan is out."],
    "bullets have none either": ["The board will:", "\n\n", "- publish a plan", "\n", "- tell schools"],
    "a wrapped line": [
        "The board said that it would publish its new plan for the whole\ncounty in May.",
        " ",
        "It did.",
    ],
    "a line that goes on in small letters": ["The plan\nis out."],
    "a list of labels": ["plans", "\n", "contacts", "\n", "dates, events"],
    "a signature": ["Thank you for your help.", "\n\n", "Best wishes,", "\n", "Ann"],
    "a rule of dashes": ["The end.", "\n", "-----", "\n", "Ann Rees"],
}


@pytest.mark.parametrize("name", LINES)
def test_over_lines(name: str) -> None:
    pieces = LINES[name]
    assert split("".join(pieces)) == pieces[::2]


def test_examples_of_the_rules(rules: Rules) -> None:
    for rule in rules.sentences.abbreviations:
        for example in rule.examples:
            assert split(example.replace("¶", " ")) == example.split("¶"), rule.id


@given(st.text(alphabet="Aab .!?…\"'()[]•-1\n\t>#*|", max_size=150))
def test_nothing_is_lost_or_changed(text: str) -> None:
    at = 0
    for sentence in split(text):
        assert sentence == sentence.strip() != ""
        start = text.index(sentence, at)
        assert not text[at:start].strip()
        at = start + len(sentence)
    assert not text[at:].strip()
