"""Whose post it is that "its", "the watchdog's" or "her" tells: the subject's that the text goes on about."""

from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline.annotate import annotate, build
from pipeline.briefing import Briefing


@pytest.fixture(scope="module")
def nlp() -> Language:
    return build()


WHOSE = [
    # the subject of the sentence before, not the body named last
    ("Ofqual sued Pearson. Its head of research, Ana Reyne, sang.", "Ofqual"),
    ("Last week Ofqual sued Pearson. Its chief executive, Ana Reyne, sang.", "Ofqual"),
    ("In a note to Ofqual, Pearson sang. Its chief executive, Ana Reyne, did not.", "Pearson"),
    # over sentences that go on about it, by a pronoun or a noun
    ("Ofqual sued Pearson. Then it rang Ofsted. Its chief executive, Ana Reyne, sang.", "Ofqual"),
    ("Ofsted met Mencap. The watchdog then rang Pearson. But Ana Reyne, its head of research, sang.", "Ofsted"),
    ("Mencap met Ofsted. The charity then rang Pearson. Its chief executive, Ana Reyne, sang.", "Mencap"),
    ("Ofqual sued Pearson. It rained. It then rang Ofsted. Its chief executive, Ana Reyne, sang.", "Ofqual"),
    ("Ofqual sued Pearson. Pearson then rang Ofsted. Its chief executive, Ana Reyne, sang.", "Pearson"),
    # what somebody fears or hopes of a body is said of that body
    ("Ms Bo Lund (Mencap): Our hope is that Pearson is ready. Its chief executive, Ana Reyne, sang.", "Pearson"),
    # what only one kind of body has is not that of a subject of another kind
    ("Ofsted rang the NEU. Its general secretary, Ana Reyne, sang.", "National Education Union"),
    # of a subject that has no such post, whoever is said to run it
    ("Elm Grove School is run by Saltmarsh Learning Trust. Its chief executive, Ana Reyne, sang.",
     "Saltmarsh Learning Trust"),
    ("Saltmarsh Learning Trust is funded by Mencap. Its chief executive, Ana Reyne, sang.", "Saltmarsh Learning Trust"),
    # of the body right before "and its", whoever the sentence is about
    ("Ofqual rang Mencap and its chief executive, Ana Reyne.", "Mencap"),
    ("Ofqual rang Mencap. It rained and its chief executive, Ana Reyne, sang.", "Ofqual"),
    # nouns that bodies of a kind are called by
    ("Ofqual sued Pearson. The regulator's chief executive, Ana Reyne, sang.", "Ofqual"),
    ("Estyn rang Mencap. The inspectorate's head of research, Ana Reyne, sang.", "Estyn"),
    ("IPPR rang Ofsted. The think tank's head of research, Ana Reyne, sang.", "Institute for Public Policy Research"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "body"), WHOSE)
def test_whose_post_it_is(nlp: Language, text: str, body: str) -> None:
    roles = annotate(nlp, Briefing(text)).roles
    assert [r.organisation for r in roles if r.person == "Ana Reyne" and r.role] == [body]


def test_her_deputy_is_one_in_the_body_of_the_post_said_before_in_the_sentence(nlp: Language) -> None:
    text = (
        "Bo Lund is chair of the Elmvale Inclusion Forum.\n\n"
        "Transport Committee\n\nFor its convener, Ana Reyne, came Dan Orr, her deputy."
    )
    told = {r.person: r.organisation for r in annotate(nlp, Briefing(text)).roles}
    assert told["Dan Orr"] == told["Ana Reyne"] == "Transport Committee"
