"""The parts of a sentence of minutes that tells several tasks: parted by semicolons, or marked as a list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from pipeline.annotate.commitments.lines import ASSIGNED
from pipeline.annotate.layers import Sentence

_JOINT = re.compile(r"; (?:and )?|, (?:and |then )?(?=[A-Z]{2,3}(?:/[A-Z]{2,3})? to [a-z])")
"""Between tasks: a semicolon, or a comma before initials: "JB to draft a letter, SK to sign it"."""
_MARK = re.compile(r"(?<=[ :;–])(?:\((?:[ivx]{1,4}|[a-h]|\d)\)|\d[.)]|[ivx]{1,4}\)|[a-h]\)) +(?=[A-Za-z])")
"""The mark of an item of a list within a sentence: "(ii)", "2)", "b)"."""
_DOING = re.compile(r"\W*[A-Z]{2,3} [a-z]+ing [^;]+")
"""A note of what somebody is doing, up to the next one: "JB stepping down in May; SK has agreed to chair"."""
_FEWEST_ITEMS = 2
_OPEN = re.compile(r"\b(?:[Tt]hat|[Tt]o)\W*$")
"""Ends what every item of such a list goes on with."""


def tasks(view: str, sentence: Sentence) -> list[Sentence]:
    """The tasks of a sentence, each for somebody: "JB to draft it by May; SK to comment in June."."""
    parts: list[Sentence] = []
    for joint in _JOINT.finditer(view, sentence.start, sentence.end):
        if ASSIGNED.match(view, joint.end(), sentence.end) or _DOING.match(view, sentence.start, joint.start()):
            parts.append(replace(sentence, end=joint.start()))
            sentence = replace(sentence, start=joint.end())
    return [*parts, sentence]


def items(view: str, sentence: Sentence) -> tuple[int, Sequence[Sentence]]:
    """(the end of what leads in to a list within a sentence, its items): "RESOLVED that (i) TM write; (ii) FR call"."""
    marks = list(_MARK.finditer(view, sentence.start, sentence.end))
    if len(marks) < _FEWEST_ITEMS or not _OPEN.search(view, sentence.start, marks[0].start()):
        return sentence.start, ()
    found = []
    for mark, following in zip_longest(marks, marks[1:]):
        item = view[mark.end() : following.start() if following else sentence.end].rstrip().removesuffix(" and")
        found.append(replace(sentence, start=mark.end(), end=mark.end() + len(item.rstrip(" ;,"))))
    return marks[0].start(), found
