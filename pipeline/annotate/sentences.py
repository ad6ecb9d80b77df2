"""`send_sentences`: blocks to sentences; a heading, list item without full stop or table row is a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotate.layers import Layers, Sentence, show
from pipeline.annotate.sections import Sections
from pipeline.rules import load
from pipeline.rules.sentences import SentenceRules

_CANDIDATE = re.compile(
    # begins with one class of characters, which the search looks for five times as fast as for alternatives
    r"(?P<end>[.!?…](?:(?<=\.)(?:(?: \.){2,9}|\.{1,8})|(?<=[!?])[!?]{1,8})?)(?P<close>['\")\]]*"
    # the number of a footnote, as superscripts are left by copying
    r"(?:(?:\[\d{1,3}\]){1,4}|(?:(?<=[a-z]{3}\.)|(?<=[a-z\d]\)\.))\d{1,2}(?: \d{1,2})?(?= [A-Z]))?)"
    r"(?:(?= +(?P<open>['\"(\[]*)(?P<next>[^\s'\"(\[]\S{0,15}))"
    r"|(?<=[a-z]{3}[.!?])(?=[A-Z](?:[a-z]{2}|[a-z]\.|[a-z]? ))|(?<=\d{3}\.)(?=[A-Z][a-z]{2})|(?<=\.\.)(?=[A-Z]))"
)
_LAST_WORD = re.compile(r"([^\s(\[\"/–]*)$")
_NEXT_WORD = re.compile(r"[A-Za-z]+")
_WORD_BEFORE = 24
_DOTTED = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]$")
_MARKER = re.compile(
    r"(?:(?<=^)|(?<= ))(?:(?P<glyph>[•·▪■◦●⁃‣])(?: *\d{1,3}[.)])?"
    r"|\(?(?P<count>\d{1,2}|[a-hA-H])(?P<close>\.\)|[.)]))(?= +[A-Z\"'(])"
)
_SMALL_I = re.compile(r"(?<![\w'.])i(?= |'[a-z])")
_CELL = re.compile(r"[^|]+")
_PROSE = re.compile(r"[A-Z][^|]{30,400}?[a-z\d)][.!?](?=\s*(?:$|\||[A-Z]))")
"""A sentence in a cell, which begins with a capital and comes to its end; bounded, as a cell may be of any length."""
_LOOK_AHEAD = 200
_SHORT_OPENING = 3


class Splitter:
    """Splits a stretch of a view into sentences by the rules of `rules/sentences.yaml`."""

    def __init__(self, rules: SentenceRules) -> None:
        self._starting = rules.starting
        self._never_ends = rules.never_ends
        self._before_number = rules.before_number
        self._may_end = rules.may_end

    def split(self, view: str, start: int, end: int, mark: int | None = None) -> list[tuple[int, int]]:
        """Half-open offsets of the sentences of view[start:end], without surrounding blanks.

        `mark` is where the bullet or number of a list item begins.
        """
        items = [x for x in _inline_list(view, start if mark is None else mark, end) if x[0] >= start]
        casual: bool | None = None
        cuts = [start]
        last, item = start, 0
        for found in _CANDIDATE.finditer(view, start, end):
            following = found["next"]
            if following and following[0].islower():
                # writers who do not use capitals begin sentences without them as well
                casual = _is_casual(view, start, end) if casual is None else casual
                if not (casual or found[0] == "?"):
                    continue
            while item < len(items) and items[item][1] <= found.start():
                last = items[item][0]
                cuts.append(last)
                item += 1
            in_mark = item < len(items) and items[item][0] <= found.start()
            if not in_mark and (following is None or self._ends(view, last, found, following)):
                last = found.end("close")
                cuts.append(last)
        cuts += [first for first, _ in items[item:]]
        cuts.append(end)
        return _trimmed(view, cuts)

    def _ends(self, view: str, last: int, found: re.Match[str], following: str) -> bool:
        """Whether a mark followed by a blank and a word ends the sentence that began at `last`."""
        mark = found["end"]
        first = following[0]
        if not (first.isupper() or first.isdigit() or first in "£$€•-–*@#<&" or first.islower() or not first.isascii()):
            return False
        if _in_bracket(view, last, found.start(), found["close"]):
            return False
        if mark != ".":
            return self._ends_otherwise(mark, found, following)
        if found["close"]:
            return True
        word = _LAST_WORD.search(view, max(last, found.start() - _WORD_BEFORE), found.start())
        before = word[1].lstrip("'") if word else ""
        return self._ends_after(view, last, before, found, following)

    def _ends_otherwise(self, mark: str, found: re.Match[str], following: str) -> bool:
        """Whether "!", "?" or dots left out end a sentence."""
        if mark == ". . ." or "]" in found["close"]:
            return False
        return mark not in ("...", "…") or (following[0].isupper() and following[:2] not in ("I ", "I"))

    def _ends_after(self, view: str, last: int, before: str, found: re.Match[str], following: str) -> bool:
        """Whether the full stop after the word `before` ends the sentence."""
        if not before:
            return found.start() > last
        word = _NEXT_WORD.match(following)
        starts = word is not None and word[0] in self._starting
        numbers = following[0].isdigit()
        if before in self._never_ends:
            return False
        if before in self._before_number:
            return not numbers and (len(before) > 1 or starts)
        if before in ("a.m", "p.m", "A.M", "P.M"):
            opening = view[last : min(found.start(), last + _LOOK_AHEAD)].split(" ", _SHORT_OPENING)
            return following[0].isupper() and len(opening) > _SHORT_OPENING
        if before in self._may_end or _DOTTED.search(before):
            return starts or '"' in found["open"]
        if len(before) == 1 and before.isupper():
            return self._ends_after_letter(view, last, found.start(), starts)
        # the number of a list item or heading
        return not (before.isdigit() and len(before) < 3 and found.start() - len(before) == last)

    def _ends_after_letter(self, view: str, last: int, at: int, starts: bool) -> bool:
        """Whether a single capital ends a sentence ("plan B. It ...") or is an initial ("Ann B. Other")."""
        previous = view[last : at - 1].rstrip(" ").rpartition(" ")[2] if at - last < 400 else ""
        return starts and not previous[:1].isupper()


def _is_casual(view: str, start: int, end: int) -> bool:
    """Whether the writer of a paragraph does without capitals."""
    return view[start].islower() or _SMALL_I.search(view, start, end) is not None


def _in_bracket(view: str, last: int, at: int, close: str) -> bool:
    """Whether a mark stands inside a bracket after which the sentence goes on."""
    if ")" in close:
        return False
    opened = view.rfind("(", max(last, at - _LOOK_AHEAD), at)
    if opened <= last or view.find(")", opened, at) >= 0:
        return False
    closed = view.find(")", at, at + _LOOK_AHEAD)
    return closed >= 0 and view[closed + 1 : closed + 3].lstrip(" ,")[:1].islower()


def _inline_list(view: str, start: int, end: int) -> list[tuple[int, int]]:
    """(start, end) of the marks of a list that begins a paragraph and goes on within it: "1. ... 2. ..."."""
    if view[start : start + 2].isalpha():
        return []
    first = _MARKER.match(view, start, end)
    if first is None:
        return []
    marks = [first.span()]
    expected = first
    for found in _MARKER.finditer(view, first.end(), end):
        if _follows(expected, found):
            marks.append(found.span())
            expected = found
    return marks if len(marks) > 1 else []


def _follows(one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether two marks are neighbours in a list."""
    if one["glyph"] or other["glyph"]:
        return one["glyph"] == other["glyph"]
    if one["close"] != other["close"]:
        return False
    a, b = one["count"], other["count"]
    return int(b) == int(a) + 1 if a.isdigit() and b.isdigit() else len(a) == len(b) == 1 and ord(b) == ord(a) + 1


def _trimmed(view: str, cuts: Sequence[int]) -> list[tuple[int, int]]:
    """The stretches of a view between cuts without the blanks around them, those of which anything is left."""
    pieces = []
    for first, last in pairwise(cuts):
        text = view[first:last].lstrip()
        start = last - len(text)
        if text := text.rstrip():
            pieces.append((start, start + len(text)))
    return pieces


class Sentences:
    """Component: fills `layers.sentences` and `doc.spans["send_sentences"]`."""

    def __init__(self, rules: SentenceRules, sections: Sections) -> None:
        self._splitter = Splitter(rules)
        self._sections = sections

    def __call__(self, doc: Doc) -> Doc:
        """Finds the sentences of a document."""
        layers = Layers.of(doc)
        self.read(layers)
        show(doc, "send_sentences", layers.sentences, "sentence")
        return doc

    def read(self, layers: Layers) -> None:
        """Finds the sentences of a text."""
        if "send_sections" not in layers.done:
            self._sections.read(layers)
        for i, block in enumerate(layers.blocks):
            if block.kind in ("paragraph", "item"):
                for start, end in self._splitter.split(layers.view, block.start, block.end, block.mark):
                    layers.sentences.append(Sentence(start, end, i))
            elif block.kind == "row" and (cells := prose_cells(layers.view, block.start, block.end)):
                for first, last in cells:
                    layers.sentences += [Sentence(*x, i) for x in self._splitter.split(layers.view, first, last)]
            elif block.end > block.start:
                layers.sentences.append(Sentence(block.start, block.end, i))
        layers.done.add("send_sentences")


def prose_cells(view: str, start: int, end: int) -> list[tuple[int, int]]:
    """The cells of a row of a table, if one of them holds a sentence or more; else nothing."""
    cells = [cell.span() for cell in _CELL.finditer(view, start, end)]
    told = any(_PROSE.search(view, *cell) for cell in cells)
    return [(first, last) for first, last in cells if view[first:last].strip()] if told and len(cells) > 1 else []


@lru_cache(maxsize=1)
def _shipped() -> Sentences:
    rules = load()
    return Sentences(rules.sentences, Sections(rules.sections))


def split(text: str) -> list[str]:
    """The sentences of a text, in order, each exactly as it stands there; with bullets and numbers, without blanks."""
    layers = Layers.of_text(text)
    _shipped().read(layers)
    pieces: list[str] = []
    last = 0
    for n, sentence in enumerate(layers.sentences):
        block = layers.blocks[sentence.block]
        begins_block = n == 0 or layers.sentences[n - 1].block != sentence.block
        start = max(last, block.mark) if begins_block else sentence.start
        pieces += _outside_blocks(layers.text[last:start])
        first, end = layers.flow.original(start, sentence.end)
        pieces.append(text[first:end].strip())
        last = sentence.end
    return pieces + _outside_blocks(layers.text[last:])


def _outside_blocks(text: str) -> list[str]:
    """The lines that are in no block: rules of dashes, bullets without text."""
    return [line.strip() for line in text.splitlines() if line.strip()]


@Language.factory("send_sentences", default_config={"rules": []})
def create(nlp: Language, name: str, rules: list[str]) -> Sentences:
    """Factory of `send_sentences`: sentences inside blocks."""
    found = load(*map(Path, rules))
    return Sentences(found.sentences, Sections(found.sections))
