"""Finds the head nouns of titles: "director", "chief executive", "CEO", "secretaries of state".

The vocabulary has a thousand forms, so they are looked up by their first word instead of being tried at every place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.rules.patterns import alternatives
from pipeline.rules.posts import PostRules

_FIRST = re.compile(r"(?:(?<=\bex )|(?<![\w' ])|(?<= ))[a-z]+")
_SUBJECT = re.compile(r"\b(?:who|he|she|also|that) +$", re.IGNORECASE)
_WILL = re.compile(r"\b(?:will|to|would|shall|can|could|may|might|must|should|jointly|also) +$")
_AND = re.compile(r"\band +$")
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
            first = re.match(r"[a-z]+", phrase)
            if first is not None:
                self._by_first.setdefault(first[0], []).append(phrase)

    def find(self, plain: str) -> Iterator[tuple[int, int]]:
        """The longest phrase at every word of a plain text, left to right, none inside another."""
        done = 0
        for word in _FIRST.finditer(plain):
            start = word.start()
            for phrase in self._by_first.get(word[0], ()) if start >= done else ():
                end = start + len(phrase)
                if plain.startswith(phrase, start) and not plain[end : end + 1].isalnum():
                    yield start, end
                    done = end
                    break


def _plain(text: str) -> str:
    """Lower case with blanks for hyphens, as long as the text (which is returned as it is where that cannot be)."""
    lower = text.lower()
    return (lower if len(lower) == len(text) else text).replace("-", " ")


class HeadFinder:
    """Finds heads by the vocabulary of `rules/posts.yaml`."""

    def __init__(self, rules: PostRules) -> None:
        self._spelt_out = rules.spelt_out
        self._honorifics = frozenset(rules.honorifics)
        self._phrases = _Phrases(rules.spelt_out)
        self._not_posts = _Phrases(rules.not_posts)
        self._verbs = frozenset(rules.verbs)
        self._short = re.compile(
            rf"(?<![\w-])(?:(?P<short>{alternatives([*rules.abbreviations])})(?P<s>s?)(?![\w&-])"
            rf"|(?P<seat>{alternatives(rules.seats)})(?= for ))"
        )

    def find(self, view: str, start: int, end: int, taken: Spans, people: Spans) -> list[Head]:
        """The heads in view[start:end] that stand in no name and in no phrase that only looks like a post.

        `taken` are all names in it, `people` those of persons.
        """
        piece = view[start:end]
        bare = piece
        for s, e in taken:
            bare = bare[: max(0, s - start)] + "|" * (min(e, end) - max(s, start)) + bare[e - start :]
        found = [self._head(bare, start, *span) for span in self._phrases.find(_plain(bare))]
        found += [
            Head(start + m.start(), start + m.end(), m["short"] or m["seat"], bool(m["s"]))
            for m in self._short.finditer(bare)
        ]
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

    def _is_title(self, view: str, head: Head, taken: Spans, people: Spans) -> bool:
        """Whether a head is a title, rather than a verb or, like "Councillor Reyne", part of the name behind it."""
        if head.singular in self._honorifics and _touches(view, head.end, [s for s, _ in taken if s >= head.end]):
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
        if not head.plural:
            return has_object and (has_subject or _WILL.search(before) is not None)
        if has_subject or has_object or _SUBJECT.search(before):
            return True
        return bool(_AND.search(before)) and _touches(view, head.end, [s for s, _ in taken if s >= head.end])


def _touches(view: str, end: int, starts: Sequence[int]) -> bool:
    """Whether a name begins right behind `end`."""
    return any(not view[end:s].strip() for s in starts[:1])
