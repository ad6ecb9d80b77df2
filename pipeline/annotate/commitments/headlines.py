"""Items of a summary that tell without a finite verb what will be: "Every hub to have a tutor", "£4m to open hubs"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipeline.annotate.commitments.actors import Subjects
from pipeline.annotate.commitments.context import Context
from pipeline.annotate.layers import Block, Layers, Sentence
from pipeline.rules.commitments import VerbClass
from pipeline.wordlists import PLURAL_NUMBER

_SUBJECT = 120
"""Within so many characters from its beginning such an item says who or what is "to" do something."""
_SUM = re.compile(r"\W*(?:(?:(?:[Aa]n? )?(?:[Ee]xtra|[Ff]urther|[Aa]dditional|[Nn]ew)|[Uu]p to|[Oo]ver) )*£\d")
_ALL = re.compile(r"\W*(?:[Ee]very|[Ee]ach|[Aa]ll|[Nn]o) (?!to\b|you\b|we\b|reason\b|chance\b|right\b)")
"""Begins what will be of all of a kind: "Every hub to have a tutor"."""
_AMOUNT = re.compile(
    r"\W*(?:(?:up to|at least|more than|over|around|about|an? (?:extra|further|additional)|another|the first) )?"
    r"(?:\d[\d,.]*|an?|extra|further|additional|another|new|first|more|thousands of|hundreds of"
    rf"|{PLURAL_NUMBER}) (?!to\b)",
    re.IGNORECASE,
)
"""Begins what there will be so much of: "Two hubs to open"; but "A guide to support parents" tells what it is for."""
_TOP = 12
"""So many blocks may stand above the first paragraph of a page."""
_SENTENCE = re.compile(r"[a-z\d)%][.!?]['\")]*$")
_LEAST_PROSE = 60


def is_headline(
    context: Context, subjects: Subjects, forms: Mapping[str, tuple[str, VerbClass]], sentence: Sentence, block: Block
) -> bool:
    """Whether an item of a list looks like nothing but who or what is "to" do something, with no day that says so."""
    start, end = sentence.start, sentence.end
    if block.kind != "item" or start > block.start + 2 or end < block.end - 2:
        return False
    to = context.view.find(" to ", start, min(end, start + _SUBJECT))
    if to < 0:
        return False
    drawn = context.drawn(start, end)[0]
    if _SUM.match(drawn) or _ALL.match(drawn):
        return True
    if _AMOUNT.match(drawn):
        verb = drawn[to - start + 4 :].split(" ", 1)[0]
        form = forms.get(verb)
        return verb == "be" or (form is not None and form[1] == "trackable")
    return subjects.read(context, drawn, start, 0, to - start, None).kind in ("body", "public")


def below_title(layers: Layers) -> int:
    """The number of the first block that is a paragraph of prose, if lines of a page's head stand above it; else 0.

    What stands between the title of a news release and its first sentence repeats what that tells.
    """
    if layers.metadata.title is None:
        return 0
    for i, block in enumerate(layers.blocks[:_TOP]):
        is_prose = block.kind == "paragraph" and block.end - block.start >= _LEAST_PROSE
        if is_prose and _SENTENCE.search(layers.view, block.start, block.end):
            return i
    return 0
