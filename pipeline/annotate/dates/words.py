"""The words of a text as the rules for dates see them, looked up before any pattern is tried."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotate.forms import Lexicon
from pipeline.annotate.layers import Layers
from pipeline.rules.dates import FIGURE, YEAR, DateRules

T = TypeVar("T")
_PIECE = re.compile(rf"[a-z]+|(?P<{YEAR}>(?:19|20)\d\d(?!\d))|(?P<{FIGURE}>\d+|'|\[)")


class Form(NamedTuple):
    """What the rules see in a form.

    `beginnings` are (offset, word) of the words in it with which patterns begin, `triggers` (kind, start, end) of its
    trigger words; `figure` is whether it has a figure, which may be or belong to a trigger; `tells` whether it may be
    the beginning of a verb that tells a tense.
    """

    beginnings: tuple[tuple[int, str], ...]
    triggers: tuple[tuple[str, int, int], ...]
    figure: bool
    tells: bool


def lexicon(nlp: Language, rules: DateRules) -> Lexicon[Form | None]:
    """What the rules see in every form; null for most."""
    kinds = {word: kind for kind, words in rules.triggers.items() for word in words}
    trigger = re.compile(rf"(?<![a-z])(?:{'|'.join(sorted(map(re.escape, kinds), key=len, reverse=True))})(?![a-z])")
    begins = [rule.begins or rule.on for rule in rules.guards_and_rules] + [edge.begins for edge in rules.edges]
    beginnings = {_key(word) for names in begins for word in rules.first_words(names)}
    # the tokenizer cuts "won't" into "wo" and "n't", "we're" into "we" and "'re"
    verbs = {re.split("n't$|(?<=.)'", word)[0] for cue in rules.cues for word in cue.words}

    def read(form: str) -> Form | None:
        if form == "d":
            # the tokenizer takes "Wed" for "we" and "'d"
            return Form(((-2, "wed"),), (("weekday", -2, 1),), figure=False, tells=False)
        pieces = ((found.start(), found.lastgroup or found[0]) for found in _PIECE.finditer(form))
        found = Form(
            tuple(piece for piece in pieces if piece[1] in beginnings),
            tuple((kinds[found[0]], *found.span()) for found in trigger.finditer(form)),
            any(c.isdigit() for c in form),
            form in verbs or form.endswith("ed"),
        )
        return found if any(found) else None

    return Lexicon(nlp, read)


@dataclass(slots=True)
class Text:
    """A view, the same in small letters, and what the rules see in its tokens, with their offsets.

    Patterns that heed case are several times as fast as those that do not.
    """

    view: str
    lowered: str
    forms: list[Form | None]
    offsets: list[int]
    verbs: list[tuple[int, Form]]
    """The tokens that may begin a verb that tells a tense."""
    beginnings: list[tuple[int, Form]]
    """Those in which patterns begin."""

    @classmethod
    def of(cls, doc: Doc, known: Lexicon[Form | None]) -> Text:
        """The text of a document, its small letters at the same length."""
        view = Layers.of(doc).view
        lowered = view.lower()
        if len(lowered) != len(view):
            lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in view)
        forms, offsets = known.of(doc)
        told = [(at, form) for at, form in zip(offsets, forms, strict=True) if form is not None]
        verbs = [token for token in told if token[1].tells]
        return cls(view, lowered, forms, offsets, verbs, [token for token in told if token[1].beginnings])


def between(tokens: list[tuple[int, Form]], start: int, end: int) -> list[tuple[int, Form]]:
    """The tokens that begin in a stretch."""
    first = bisect_left(tokens, (start,))
    return tokens[first : bisect_left(tokens, (end,), first)]


class Beginnings(Generic[T]):
    """By the word it begins with, what may begin at a place."""

    def __init__(self) -> None:
        self._by_word: dict[str, list[T]] = {}

    def add(self, words: Iterable[str], item: T) -> None:
        """Has `item` tried at each of some words."""
        for key in {_key(word) for word in words}:
            self._by_word.setdefault(key, []).append(item)

    def places(self, text: Text, start: int, end: int) -> Iterator[tuple[int, list[T]]]:
        """The places of a text where something may begin, each with all that may."""
        for offset, form in between(text.beginnings, start, end):
            for at, word in form.beginnings:
                if items := self._by_word.get(word):
                    yield offset + at, items


def _key(word: str) -> str:
    """A word as `_PIECE` finds it: "q" of "q1", "valentine" of "valentine's"."""
    found = _PIECE.match(word)
    return found[0] if found else word
