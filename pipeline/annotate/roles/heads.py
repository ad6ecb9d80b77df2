"""Finds the head nouns of titles: "director", "chief executive", "CEO", "secretaries of state".

The vocabulary has a thousand forms, so they are looked up by their first word instead of being tried at every place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.rules.letters import SEATS
from pipeline.rules.posts import PostRules

_LETTERS = re.compile(r"[a-z]+")
_WORD = re.compile(r"(?<![\w'])[a-z]+")
_SUBJECT = re.compile(r"\b(?:who|he|she|also|that) +$", re.IGNORECASE)
_SPEAKER = re.compile(r"\b(?:I|we|they) +$")
_WILL = re.compile(r"\b(?:will|to|would|shall|can|could|may|might|must|should|jointly|also) +$")
_TO = re.compile(r"(?<!\breports )(?<!\breport )\b(?:to|will|would|can|should|must) +$")
_GOES_ON_TO = re.compile(r"\b(?:will|(?:continues?|agreed|asked|appointed|is|are|going) to) $")
_ENDS = re.compile(r"[.,;]|$| (?:with|alongside|together)\b")
_AND = re.compile(r"\band +$")
_SORT_OF_BODY = re.compile(
    r" (?:[a-z-]+ ){0,2}(?:colleges?|schools?|academ(?:y|ies)|centres?|settings?|hospitals?|firms?)\b"
)
_OBJECT = re.compile(r" +(?:the|a|an|on|our|its|their|this|that|it|up|to)\b")

Spans = Sequence[tuple[int, int]]
"""Half-open stretches of the view that are names."""


@dataclass(slots=True)
class Head:
    """The head noun of a title; `singular` is its entry in the vocabulary."""

    start: int
    end: int
    singular: str
    plural: bool


class _Phrases:
    """Many phrases, looked up by their first word; hyphens and blanks are alike."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, list[str]] = {}
        for phrase in sorted({_plain(p) for p in phrases}, key=lambda p: (-len(p), p)):
            if first := _LETTERS.match(phrase):
                self._by_first.setdefault(first[0], []).append(phrase)

    @property
    def first_words(self) -> Iterable[str]:
        """The words that phrases begin with."""
        return self._by_first.keys()

    def find(self, plain: str) -> Iterator[tuple[int, int]]:
        """The longest phrase at every word of a plain text, left to right, none inside another."""
        done = 0
        for start, first in self._places(plain):
            for phrase in self._by_first[first] if start >= done else ():
                end = start + len(phrase)
                owns = plain.startswith("' ", end)  # "directors' body"
                if plain.startswith(phrase, start) and not (owns or plain[end : end + 1].isalnum()):
                    yield start, end
                    done = end
                    break

    def _places(self, plain: str) -> list[tuple[int, str]]:
        """(place, word) of the first words of phrases; most sentences have none, so no other word's place is asked."""
        places: list[tuple[int, str]] = []
        for first in self._by_first.keys() & _LETTERS.findall(plain):
            place = plain.find(first)
            while place >= 0:
                word = _WORD.match(plain, place)
                if word and word[0] == first:
                    places.append((place, first))
                place = plain.find(first, place + len(first))
        return sorted(places)


def _plain(text: str) -> str:
    """Lower case with blanks for hyphens, as long as the text (which is returned as it is where that cannot be)."""
    lower = text.lower()
    return (lower if len(lower) == len(text) else text).replace("-", " ")


class HeadFinder:
    """Finds heads by the vocabulary of `rules/posts.yaml`."""

    def __init__(self, rules: PostRules) -> None:
        self._spelt_out = rules.spelt_out
        self._honorifics = frozenset(rules.honorifics)
        self._body_nouns = frozenset(rules.body_nouns)
        self._phrases = _Phrases(rules.spelt_out)
        self._not_posts = _Phrases(rules.not_posts)
        self._verbs = frozenset(rules.verbs)
        self._short = {**{f"{short}s": short for short in rules.abbreviations}, **{a: a for a in rules.abbreviations}}
        self._seats = frozenset(SEATS)
        initial = f"[{''.join(sorted({a[0] for a in (*rules.abbreviations, *SEATS)}))}]"
        self._like_short = re.compile(rf"{initial}(?<![\w-]{initial})[A-Za-z]+(?![\w&-])")

    @property
    def first_words(self) -> frozenset[str]:
        """The words, in lower case, one of which every head begins with."""
        return frozenset([*self._phrases.first_words, *(word.lower() for word in (*self._short, *self._seats))])

    def find(self, view: str, start: int, end: int, taken: Spans, people: Spans) -> list[Head]:
        """The heads in view[start:end] that stand in no name and in no phrase that only looks like a post.

        `taken` are all names in it, `people` those of persons.
        """
        piece = view[start:end]
        bare = piece
        for s, e in taken:
            bare = bare[: max(0, s - start)] + "|" * (min(e, end) - max(s, start)) + bare[e - start :]
        found = [self._head(bare, start, *span) for span in self._phrases.find(_plain(bare))]
        found += self._abbreviations(bare, start)
        if not found:
            return []
        others = [(start + s, start + e) for s, e in self._not_posts.find(_plain(piece))]
        found.sort(key=lambda h: (h.start, -h.end))
        return [
            h for h in found if not any(s <= h.start < e for s, e in others) and self._is_title(view, h, taken, people)
        ]

    def _head(self, text: str, offset: int, start: int, end: int) -> Head:
        form = _plain(text[start:end])
        singular = self._spelt_out[form]
        return Head(offset + start, offset + end, singular, form != singular.replace("-", " "))

    def _abbreviations(self, text: str, offset: int) -> Iterator[Head]:
        """The heads that are written short: "CEO", "DCOs", "MP for Oakline"."""
        for word in self._like_short.finditer(text):
            form = word[0]
            if short := self._short.get(form):
                yield Head(offset + word.start(), offset + word.end(), short, form != short)
            elif form in self._seats and text.startswith(" for ", word.end()):
                yield Head(offset + word.start(), offset + word.end(), form, False)

    def _is_title(self, view: str, head: Head, taken: Spans, people: Spans) -> bool:
        """Whether a head is a title, rather than a verb or part of the name behind it, like "Councillor Reyne"."""
        if head.singular == "specialist" and _SORT_OF_BODY.match(view, head.end):
            return False  # "a specialist engineering college"
        if head.singular in self._honorifics and _touches(view, head.end, [s for s, _ in taken if s >= head.end]):
            return False
        if head.singular in self._body_nouns:  # "chair of regulator Oakline"
            bodies = [s for s, e in taken if s >= head.end and (s, e) not in people]
            if _touches(view, head.end, bodies):
                return False
        return not self._is_verb(view, head, taken, people)

    def _is_verb(self, view: str, head: Head, taken: Spans, people: Spans) -> bool:
        """Whether "leads", "chairs" or "heads" is what somebody does: "who chairs", "to chair the board"."""
        form = view[head.start : head.end].lower()
        if (form if head.plural else f"{form}s") not in self._verbs:
            return False
        before, after = view[max(0, head.start - 12) : head.start], view[head.end : head.end + 8]
        has_subject = any(not view[e : head.start].strip() for _, e in people if e <= head.start)
        has_object = _OBJECT.match(after) is not None
        if form == "lead" and _TO.search(before):
            return True  # "will stay on to lead finance"
        if not head.plural:
            if (
                form != "lead"
                and _GOES_ON_TO.search(view, max(0, head.start - 24), head.start)
                and _ENDS.match(view, head.end)
            ):
                return True  # "the board, which she will continue to chair"
            said = has_subject or _SUBJECT.search(before) or _SPEAKER.search(before)
            if view.startswith("co-chair ", head.start) and said:
                return True  # several do: "Ana Reyne and Bo Lund co-chair Oakline"
            return has_object and (has_subject or _WILL.search(before) is not None)
        if has_subject or has_object or _SUBJECT.search(before):
            return True
        return bool(_AND.search(before)) and _touches(view, head.end, [s for s, _ in taken if s >= head.end])


def _touches(view: str, end: int, starts: Sequence[int]) -> bool:
    """Whether a name begins right behind `end`."""
    return any(not view[end:s].strip() for s in starts[:1])


def singular(written: str, head: Head) -> str:
    """The head as written, in the singular."""
    if not head.plural:
        return written
    if head.singular.replace("-", " ") == written[:-1].lower().replace("-", " "):
        return written[:-1]
    return head.singular.capitalize() if written[0].isupper() else head.singular
