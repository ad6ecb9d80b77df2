"""What the words of a document are to the reader of undertakings: every form is examined once, then looked up.

A regular expression that asks each word of each sentence whether it is a verb, a cue or the beginning of a clause
takes longer than all the rest; a look-up takes a fiftieth of it, and leaves the few words that matter.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotate.forms import Lexicon
from pipeline.rules.commitments import CommitmentRules
from pipeline.rules.patterns import compile_pattern, words

FINITE = re.compile(
    r"\b(?:is|am|are|was|were|has|have|had|do|does|did|will|would|shall|can(?:not)?|could|may|might|must|should|won't|says?|said"
    r"|told|took|made|went|came|met|became|\w{3,}ed|\w{2,}n't|aims?|plans?|hopes?|intends?|expects?|runs?|goes|begins?|opens?"
    r"|closes|starts|ends|stays|remains|continues|publishes|returns|reports|follows|brings|takes|meets|sits|holds|leads"
    r"|chairs|means|gives|sets|makes|wants|states|confirms|explains|adds|insists|reveals|announces|thinks|keeps|includes|becomes|works|comes)\b"
    r"|'(?:ll|s|re|ve|m|d)\b"
)
"""A finite verb, more or less."""
CLAUSE_WORDS = (
    "",
    *words(
        "and as after although but before because that though till which who when where while what whom whose whether"
    ),
    *words("why whilst whereas so since or once if how until unless yet nor"),
)
"""With what a clause may begin, counted from 1."""

_TRIGGER, _HEAD, _TO, _FINITE, _SAYS, _VAGUE, _MARK = (1 << n for n in range(7))
_CLAUSE_WORD, _CUE = 7, 13
"""From these bits on a sign tells which of `CLAUSE_WORDS`, and which word of the cues, a form is."""
_NUMBER = (1 << _CUE - _CLAUSE_WORD) - 1
_BEFORE_TO = "is are am 's 're 'm has have plan plans looks :"
"""Words that make, with a "to" up to three words on, a cue of words too common to look for."""
_CUT = {"won": "wo", "shan": "sha"}
"""The tokenizer cuts "won't" after "wo"."""
_OF_NOUN = re.compile(r"(?<!\bit)(?<!\bhe)(?<!\bshe)(?<!there)(?<!that)(?<!\bwho)(?<!what)(?<!here)'s\b", re.IGNORECASE)
"""What is no "is": "the Assessment Review's report"."""
_DETERMINED = re.compile(r"\b(?:the|an?|its|their|our|his|her|my|your) $", re.IGNORECASE)
"""Before what is a noun or an adjective and no verb: "the plan", "the proposed rise", "its aims"."""
_DRAWN_OVER = frozenset(" \ue000\ue001\ue002\ue003")
"""What stands in a drawn sentence where a bracket or an entity was."""


def lexicon(nlp: Language, rules: CommitmentRules) -> Lexicon[int]:
    """The signs of every form: its bits say what the rules see in it."""
    known: dict[str, int] = {}

    def add(form: str, sign: int) -> None:
        form = _CUT.get(form, form)
        known[form] = known.get(form, 0) | sign

    listed = ((_TRIGGER, rules.triggers), (_HEAD, words(_BEFORE_TO)), (_TO, ["to"]), (_MARK, [";", ":", "–", ","]))
    for sign, forms in (*listed, (_VAGUE, words(rules.vague_on))):
        for form in forms:
            add(form, sign)
    for number, form in enumerate(CLAUSE_WORDS[1:], start=1):
        add(form, number << _CLAUSE_WORD | _MARK)
    for number, form in enumerate(rules.cue_words, start=1):
        add(form, number << _CUE)
    known["and/or"] = known["and"]  # left whole by the tokenizer
    says = compile_pattern("{says}", rules.vocabulary)

    def read(form: str) -> int:
        # a mark of emphasis stays with the colon before it: "**Funding:** the department will ..."
        word = form.rstrip("*_")
        finite = word == "n't" or FINITE.fullmatch(word) is not None
        return known.get(word, 0) | (_FINITE if finite else 0) | (_SAYS if says.fullmatch(word) else 0)

    return Lexicon(nlp, read)


@dataclass(slots=True)
class Signs:
    """The words that matter in a drawn sentence, by their offsets in it.

    `marks` are (offset, number of the clause word, 0 for a punctuation mark), `cues` (offset, number of the cue word),
    `finite` the finite verbs, `says` the verbs of saying.
    """

    marks: list[tuple[int, int]]
    cues: list[tuple[int, int]]
    finite: list[int]
    says: list[int]

    def has_finite(self, start: int, end: int) -> bool:
        """Whether a finite verb begins in a stretch."""
        return _any_in(self.finite, start, end)

    def first_finite(self, start: int) -> int | None:
        """Where the first finite verb from an offset on begins."""
        i = bisect_left(self.finite, start)
        return self.finite[i] if i < len(self.finite) else None

    def has_saying(self, start: int, end: int) -> bool:
        """Whether a verb of saying begins in a stretch."""
        return _any_in(self.says, start, end)


def _any_in(places: list[int], start: int, end: int) -> bool:
    i = bisect_left(places, start)
    return i < len(places) and places[i] < end


class Words:
    """The words of one document that have a sign; `triggers` are the offsets of those that tell of an undertaking."""

    def __init__(self, doc: Doc, lexicon: Lexicon[int]) -> None:
        signs, offsets = lexicon.of(doc)
        signed = [i for i, sign in enumerate(signs) if sign]
        self._offsets = [offsets[i] for i in signed]
        self._signs = [signs[i] for i in signed]
        self._vague = [offsets[i] for i in signed if signs[i] & _VAGUE]
        signs += (0, 0, 0)
        self.triggers = [
            offsets[i]
            for i in signed
            if signs[i] & _TRIGGER or (signs[i] & _HEAD and (signs[i + 1] | signs[i + 2] | signs[i + 3]) & _TO)
        ]

    def signs(self, drawn: str, start: int, end: int) -> Signs:
        """The signs in a sentence, given as it is drawn."""
        found = Signs([], [], [], [])
        first = bisect_left(self._offsets, start)
        for i in range(first, bisect_left(self._offsets, end, first)):
            at, sign = self._offsets[i] - start, self._signs[i]
            if drawn[at] in _DRAWN_OVER:
                continue
            if sign & _MARK:
                found.marks.append((at, sign >> _CLAUSE_WORD & _NUMBER))
            if sign & _FINITE and not (_OF_NOUN.match(drawn, at) or _DETERMINED.search(drawn, max(0, at - 8), at)):
                found.finite.append(at)
            if sign & _SAYS:
                found.says.append(at)
            if sign >> _CUE:
                found.cues.append((at, (sign >> _CUE) - 1))
        return found

    def is_vague(self, start: int, end: int) -> bool:
        """Whether a stretch holds a word of a deadline that names no day."""
        return _any_in(self._vague, start, end)
