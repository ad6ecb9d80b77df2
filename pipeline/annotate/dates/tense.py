"""Which side of the publication day a sentence speaks of: what its verbs say near a date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.annotate.dates.words import Text, between
from pipeline.rules.dates import Cue, DateRules, Direction

_BEFORE, _BEHIND = 180, 100
"""How far before and behind a date a verb can tell its direction."""
_WORD = re.compile(r"[a-z]+(?:'(?!ll)[a-z]+)?|'ll")
_CLAUSE = re.compile(r"[,;:()–]| (?:and|but|which|that|who|when|while|although|because|so) ")
_AFTER = 1.5
"""A verb after a date counts as that much farther away: English puts the date after its verb."""
_ONWARD = ("to ", "following ", "further ", "having ")
"""What never says when something was that stands before it: "agreed on Tuesday to open a base", "will be sent in July
following a survey"."""
_NEXT = 15
"""One right behind a date belongs to another clause as a rule: "those who were managing in March are not now"."""
_OBJECT = re.compile(r"\bwhat (?:it|they|we|he|she|i|you) (?:ha[sd] |have )?$")
"""Before a verb that is part of an object: "will publish what it has heard in the autumn"."""
_REPORTED = re.compile(r"\bthat,? (?:(?:in|on|by|from|during|at|over|before|after) )?(?:the |an? )?$")
"""Between a verb and a date that opens what it reports: "it was noted that in the autumn term the board would"."""
_GOVERNED = re.compile(
    r"(?:\b(?:will|shall|must|(?:plans?|due|set|intends?|aims?|hopes?|going|is|are) to)|'ll)"
    r" (?:also |then |now )?[a-z]+ $"
)
"""Before a participle of its object: "will trial revised Goals from September"."""
_ARTICLE = re.compile(r"\b(?:the|an?|its|our|their|my|his|her|your|this|formal|official|full) $", re.IGNORECASE)
"""Before a noun: "following the launch in June"."""
_ALSO_BE = re.compile(r"\bbe [a-z]+(?: (?:out|up|down|over|on))?(?:, [a-z]+){0,3}(?:,|,? (?:and|or)) (?:then |also )?$")
"""Before the second participle of a passive to come: "will be written and published in July".

The first is never past either, whatever stands before its "be": "will in due course be sold by May".
"""
_GAPPED = re.compile(
    r"\b(?:will|shall|must|to) be [^.;]{3,90}, (?:and|with) (?:the|its|their|our|an?) (?:[\w'-]+ ){1,5}$", re.IGNORECASE
)
"""Before a participle that leaves out the "will be" of the first: "will be sent in May, and a map printed in June"."""
_BACKSHIFTED = re.compile(
    r"\b(?:would(?:n't)?|that (?:(?!was|were|had|has|is|are)\w+ ){1,7}(?:not )?be) (?!have\b)[^.;]{2,90}"
    r" (?:when|once|until|till|before|after|as soon as|if) (?:[\w'-]+ ){1,6}$",
    re.IGNORECASE,
)
"""Before the past of a clause of time on what lies ahead: "would move when the school opened in May"."""
_BELIED = re.compile(
    r"(?:,? (?:but|yet) (?:(?:it|they|this|the \w+) )?"
    r"|[^.;]{0,40}[.;] (?:it|they|s?he|this|that|these|none of (?:it|them)) )"
    r"(?:(?:did|was|were|has|have|had)(?: not|n't)|never|failed)\b"
    r"(?! (?:yet )?(?:said?|say|told|tell|explain|confirm|giv|ruled))"
    r"|[^.;]{0,20}[.;] (?:we are|it is) now (?:in )?[A-Z][a-z]+\b",
    re.IGNORECASE,
)
"""Behind the day of what was promised: it has gone by, "would be in place by May. It was not".

It has not where somebody "has not said how".
"""
_PROMISED = re.compile(
    r"\b(?:told|said|promised|promises|assured|agreed|undertook|undertaken|committed|pledged|expected|hoped|due"
    r"|supposed|meant)\b(?![^.;]*\b(?:will|shall|(?:is|are) to)\b)[^.;]*$",
    re.IGNORECASE,
)
"""Before such a day."""
_INSERTED = re.compile(
    r"(?P<open>\()[^()]{0,80}$"
    r"|(?:, |[–(] ?)(?:and |but )?(?:not,? )?(?:as|once|if|unless|though|although|when) [^,()–]{0,60}$"
)
"""Before a verb of an insertion, which says nothing of a date behind it: "not, as first printed, on 22 July"."""
_HUNG_ON = re.compile(r"(?<=, )[a-z]+ed by\b")
"""Behind a date: a participle without a tense of its own, "we meet on 11 February, hosted by Ana Reyne"."""
_DECIDED = (
    *("agreed ", "decided ", "pledged ", "promised ", "committed ", "undertook ", "vowed ", "told ", "asked "),
    *("recommended ", "proposed ", "suggested ", "resolved "),
)
"""Verbs in the past of what is to come; a day before them is theirs."""
_AMID_NAME = re.compile(r"\b(?:an?|the|our|its|their|this|your) (?:[A-Z][a-z]+,? ){1,4}$")
_CLAUSE_BOUNDARY = 25
"""A clause boundary between verb and date counts as so many characters."""
_SHORT = 12
"""Characters of an auxiliary right before a date."""


class Tense:
    """Tells directions by the cues of `rules/dates.yaml`."""

    def __init__(self, rules: DateRules) -> None:
        self._cues: dict[str, list[tuple[Cue, re.Pattern[str]]]] = {}
        for cue in rules.cues:
            then = rules.pattern(rf"(?:{cue.then})\b")
            for word in cue.words:
                self._cues.setdefault(word, []).append((cue, then))
        self._participle = rules.pattern(rules.participle)

    def nearest(self, text: Text, sentence: tuple[int, int], date: tuple[int, int]) -> tuple[float, Direction] | None:
        """(distance, direction) of the cue nearest to a date in its sentence; None when it has none."""
        nearest: tuple[float, Direction] | None = None
        start, end = max(sentence[0], date[0] - _BEFORE), min(sentence[1], date[1] + _BEHIND)
        for first, last, direction in self._found(text, start, end):
            if first < date[0] <= first + _SHORT:
                last = min(last, date[0])  # "it will be July": the cue takes in a word behind its verb
            if last <= date[0]:
                near = max(start, first - 16)
                inside = text.lowered.find("what ", near, first) >= 0 and _OBJECT.search(text.lowered, near, first)
                gap = text.view[last : date[0]]
                if _is_inserted(text.lowered, start, first, gap):
                    continue
                weight, farther = 1.0, (6 if inside else 3 if _REPORTED.search(gap) else 0) * _CLAUSE_BOUNDARY
            elif first >= date[1] and not (
                text.lowered.startswith(_ONWARD, first) or _HUNG_ON.match(text.lowered, first)
            ):
                gap, weight, farther = text.view[date[1] : first], _AFTER, _NEXT
                if direction != "past" and text.lowered.startswith(_DECIDED, first):
                    direction = "past"  # "On Friday the board agreed to": when, not by when
            else:
                continue
            if gap.count('"') % 2:
                continue  # who said it when is no matter of what is said, nor the other way round
            if nearest is None or len(gap) * weight + farther <= nearest[0]:
                boundaries = len(_CLAUSE.findall(gap))
                found = (len(gap) + boundaries * _CLAUSE_BOUNDARY) * weight + farther, direction
                nearest = found if nearest is None else min(nearest, found)
        return nearest

    def _found(self, text: Text, start: int, end: int) -> Iterator[tuple[int, int, Direction]]:
        """(start, end, direction) of the cues in text[start:end], none inside another."""
        reached = start
        for offset, _ in between(text.verbs, start, end):
            if offset < reached or _is_of_name(text.view, offset):
                continue
            word = _WORD.match(text.lowered, offset, end)
            if word is None or not (word[0] in self._cues or word[0].endswith("ed")):
                continue
            direction, cue = self._cue(text.view, word, end)
            if cue is not None:
                reached = cue.end()
                yield offset, reached, direction

    def _cue(self, view: str, word: re.Match[str], end: int) -> tuple[Direction, re.Match[str] | None]:
        """What a word says with what follows it."""
        at = word.start()
        if view.endswith(" be ", 0, at):
            return "past", None
        if view.find("be ", max(0, at - 60), at) >= 0 and _ALSO_BE.search(view, max(0, at - 60), at):
            return "past", None
        if word[0].endswith(("ed", "made", "paid", "sent")) and _GAPPED.search(view, max(0, at - 160), at):
            return "past", None
        for cue, then in self._cues.get(word[0], ()):
            if cue.also_nouns and _ARTICLE.search(view, max(0, word.start() - 12), word.start()):
                continue
            if found := then.match(view, word.end(), end):
                shifted = cue.direction == "past" and _is_backshifted(view, at)
                return "future" if shifted else cue.direction, found
        if _GOVERNED.search(view, max(0, word.start() - 30), word.start()):
            return "past", None
        direction: Direction = "future" if _is_backshifted(view, at) else "past"
        return direction, self._participle.match(view, word.start(), end)


def is_belied(view: str, start: int, date: tuple[int, int]) -> bool:
    """Whether what was promised for a date, in a sentence from `start` on, has not come about: the day has gone by."""
    return _BELIED.match(view, date[1]) is not None and _PROMISED.search(view, start, date[0]) is not None


def _is_backshifted(view: str, verb: int) -> bool:
    """Whether a verb in the past tells when something is to be, as seen from what was said."""
    return _BACKSHIFTED.search(view, max(0, verb - 150), verb) is not None


def _is_of_name(view: str, at: int) -> bool:
    """Whether a word is the month of May, or part of a name in a sentence: "a You Said, We Did event"."""
    if not view[at].isupper():
        return False
    return view.startswith("May", at) or (
        view[at + 1].islower() and _AMID_NAME.search(view, max(0, at - 40), at) is not None
    )


def _is_inserted(lowered: str, start: int, verb: int, gap: str) -> bool:
    """Whether a verb stands in an insertion that is over before the date; `gap` is what stands between them."""
    opened = _INSERTED.search(lowered, max(start, verb - 90), verb)
    if opened is None:
        return False
    return ")" in gap.partition("(")[0] if opened["open"] else any(mark in gap for mark in (",", ")", " –"))
