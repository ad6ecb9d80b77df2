"""The stretches of the undertakings that one cue governs: several verbs, or several things, with a day each.

"will publish a code in May, lay it in June and bring it in from July"; "opens in June, the second hub in July and the
rest in 2028"; "on the code in March and on funding in May"; "in May, followed by a report in July".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from pipeline.annotate.commitments.context import Context
from pipeline.annotate.commitments.deadlines import deadline
from pipeline.annotate.commitments.facts import EDGES
from pipeline.annotate.commitments.verbs import Phrase, read_phrase
from pipeline.annotate.skeleton import SYMBOLS
from pipeline.found import FoundCommitment
from pipeline.rules.commitments import VerbClass
from pipeline.wordlists import PLURAL_NUMBER

_MONEY = "£"
"""Two verbs with a sum each make two undertakings."""
_GAP = re.compile(
    r",? (?:and|with|then) (?P<other>(?:the|its|an?|another|all)\b(?: [\w'-]+){0,2}?"
    r" (?:second|third|fourth|fifth|sixth|final|full|last|next|rest|remainder|others?|remaining|further|more|\d+)\b"
    r"[^,;.\ue003]{0,40}?)(?: to follow)? (?:(?:by|in|on|from|for|during|before|after) )?"
    r"(?:the )?(?:(?:end|start) of )?\ue003+(?=\W*(?:$|[,;.]))"
)
"""What goes on without the verb of the clause: "the first hub will open in May and the second in June"."""
_FIRST_OF = re.compile(
    r",? (?:with )?(?P<other>(?:the|an?) (?:first|second|third|next|final|last|inaugural|opening)"
    r"(?: (?:of (?:them|these|which|the \w+)|one|event|meeting|session|workshop|wave|part|phase))?,?"
    r"(?: (?:to be held|taking place|due|starting|opening))? (?:on|in|at) (?:the )?\ue003+)"
)
"""One of several things with a day of its own: "will hold six events in May, the first of them on 4 May"."""
_WHEN = (
    r"(?:(?:not )?(?:by|in|on|from|for|during|before|after|until|at|no later than|ahead of|over) )?"
    r"(?:the )?(?:(?:end|start|beginning) of (?:the )?)?\ue003+"
)
"""A day, behind its preposition."""
_NO_THING = (
    r"(?!(?:ahead|well|just|due|again|then|later|also|possibly|perhaps|finally|not|on|in|at|by|from|for|to|until|before|after|during|over"
    r"|any|it|they|we|he|she|there|this|that|which|who|when|where|as|if|so|but|or|will|early|late|mid|with|having"
    r"|being|originally|previously|following|including|starting|beginning|ending|running|using|allowing|making"
    r"|giving|pending|subject|depending|despite|given|without|up|down|compared|rather|instead|more|less|fewer|\w+ed)\b)"
)
"""What begins no thing: "on 3 May and again on 5 June", "in May, delayed from March"."""
_NO_PART = (
    r"(?!(?:which|who|that|when|where|as|if|is|are|was|were|being|will|has|have|had|would|must|can|and|to"
    r"|said|says|told|confirmed|announced|promised"
    r"|days?|weeks?|months?|terms?|years?|half|anniversary|latest|earliest|break)\b)"
)
"""Nor is in one: "on 3 May, the first day of term in 2027" tells one day twice, "on 3 May, Ana said on 1 May" when."""
_WORD = r"(?:[^\s,;.:\ue003]|(?<=\d)[,.](?=\d))+"
_PARALLEL = re.compile(
    r"(?:(?<=\ue003)|(?<=half[ -]term)|(?<=new year))(?:, |,? and +)(?=(?P<by>on|with|for|to|in|at|of) )?"
    rf"(?P<other>(?(by)[a-z]+ |){_NO_THING}(?:{_NO_PART}{_WORD} +){{1,6}}?{_WHEN})(?=\W*(?:$|[,;.]|and\b))"
)
"""A thing and its day behind a thing and its day: "heads in April, schools in June and parents from September".

Brackets are blanks here: "in sign language (BSL) by May".
"""
_BETWEEN = re.compile(r"\b(?:between|both)\b[^,;]*$")
"""Before two days that make one stretch of time: "between the launch in May and the review in June"."""
_HUNG_ON = re.compile(
    r", (?P<other>(?:followed (?:\w+ )?by|starting with|beginning with"
    r"|(?P<part>(?:rising|increasing|falling|growing) to"
    rf"|(?:£\S+|half|most|some|{PLURAL_NUMBER}|\d+) of (?:it|them|these)))"
    rf" (?=[^;.]{{0,80}}\ue003)[^;.\ue003]{{2,80}}?{_WHEN})"
)
"""A participle or a part with a day of its own that has no other verb: ", followed by a report in May", ", two of them
by May"."""
_THEN_DOING = re.compile(
    r"(?:, (?:then |and then )?| before (?:then )?)"
    r"(?P<other>(?:being (?P<done>[a-z-]+)"
    r"|(?P<verb>(?!following|starting|beginning|including|ending|running)[a-z-]+ing))"
    r"(?: (?:it|them))? (?P<particle>[a-z]+)[^,;.\ue003]{1,80}?"
    rf"{_WHEN})(?=\W*(?:$|[,;.]|and\b))"
)
"""What is done next: "will try the form out in May, rolling it out to all from June", "before being extended"."""
_AND_THEN = re.compile(
    r"(?P<joint>,? and|,) (?P<next>(?:also |then )?(?P<to>to )?(?P<be>be )?(?P<verb>[a-z-]+)(?: (?P<particle>[a-z]+))?)"
)

_LEAST_THING = 8
"""Between two verbs, the first has a thing of its own in so many characters: "will see it all and"."""
_WITHIN = re.compile(
    r"\b(?:to (?!me\b|her\b|him\b|them\b|you\b|us\b|the\b)[a-z]+|for|who|which|that|how|what|why|where|whether|if"
    r"|when|so|\w+ing)\b"
)
"""Opens a part of what a verb tells, with which "and" may go on."""
_THING = re.compile(
    rf"(?: up| out)? (?:an?|the|its|their|our|his|her|my|all|every|each|both|new|\d+|{PLURAL_NUMBER})"
    r" (?!same\b)[\w£][^\ue003;]*"
)
"""Behind a verb, to the end of the sentence: a thing of its own, and no day."""


class Cutter:
    """Cuts the stretch of an undertaking; `base` is the offset of its drawn sentence."""

    def __init__(self, context: Context, forms: Mapping[str, tuple[str, VerbClass]]) -> None:
        self._context, self._forms = context, forms

    def cut(
        self, drawn: str, phrase: Phrase, stretch: tuple[int, int], base: int, *, present: bool = False
    ) -> list[tuple[int, int]]:
        """The stretches of the verbs and things, where each has a day or sum of its own or a "to"; in order.

        `present` tells that the first verb, of `phrase`, may be in the present ("opens in May and closes in June").
        """
        (start, end), verb, found = stretch, phrase.start, []
        joints = list(self._verbs(drawn, phrase, end, base, present=present))
        if drawn.find(SYMBOLS["date"], phrase.end, end) >= 0:
            joints += _things(drawn, phrase.end, end)
            joints += self._done_next(drawn, phrase.end, end)
        for at, goes_on, until, joined in sorted(joints):
            if at < verb:
                continue  # overlaps the one before
            if joined or (self._is_due(base, verb, at) and self._is_due(base, goes_on, until)):
                found.append((start, at))
                start = verb = goes_on
        return [*found, (start, end)]

    def parted(self, fact: FoundCommitment, drawn: str, verb: int, base: int) -> list[FoundCommitment]:
        """The facts that a fact is, whose first verb is at `verb`: itself, or one of each stretch with its own day."""
        phrase = read_phrase(drawn, verb, self._forms)
        first, *others = self.cut(drawn, phrase, (fact.start - base, fact.end - base), base)
        if not others:
            return [fact]
        stretches = [(*first, verb), *((*other, other[0]) for other in others)]
        return [self._part(fact, base + start, base + end, base + at) for start, end, at in stretches]

    def _part(self, fact: FoundCommitment, start: int, end: int, verb: int) -> FoundCommitment:
        """The part of a fact that a stretch of the view tells, from its verb on."""
        due = deadline(self._context, verb, end, verb, [])
        return replace(
            fact,
            start=start,
            end=end,
            action=self._context.view[verb:end].strip(EDGES).removeprefix("to "),
            due_text=due.text if due else None,
            due_start=due.start if due else None,
            due_end=due.end if due else None,
            date=due.span if due else None,
        )

    def _verbs(
        self, drawn: str, phrase: Phrase, end: int, base: int, *, present: bool
    ) -> Iterator[tuple[int, int, int, bool]]:
        """Where a verb goes on with a cue's: where the stretch before it ends, its own begins and ends, and whether
        a "to", a sum or a thing of each, or a comma before its day sets it apart."""
        to = drawn.endswith("to ", 0, phrase.start)
        joints = _AND_THEN.finditer(drawn, phrase.start, end)
        found = [m for m in joints if self._goes_on(m, phrase, to=to, present=present)]
        while found and found[-1]["joint"] == ",":
            found.pop()  # "in May, close to the sea": no list without an "and"
        for m in found:
            funded = _MONEY in drawn[phrase.start : m.start()] and _MONEY in drawn[m.end() : end]
            apart = (
                self._is_due(base, m.start("next"), end) if m["joint"] == ", and" else self._is_whole(drawn, phrase, m)
            )
            yield m.start(), m.start("next"), end, bool(m["to"] and to) or funded or apart

    @staticmethod
    def _is_whole(drawn: str, phrase: Phrase, found: re.Match[str]) -> bool:
        """Whether a verb has a thing of its own, and the first one too: "will write to her and place a copy in".

        Not "will give councils a grant to mend and equip a pier"; a day behind both may be that of both.
        """
        if phrase.passive or found.start() - phrase.end < _LEAST_THING or "," in drawn[phrase.end : found.start()]:
            return False
        nested = _WITHIN.search(drawn, phrase.end, found.start()) is not None
        return not nested and _THING.fullmatch(drawn, found.end("verb")) is not None

    def _done_next(self, drawn: str, start: int, end: int) -> Iterator[tuple[int, int, int, bool]]:
        """Where a participle with a day goes on."""
        for found in _THEN_DOING.finditer(drawn, start, end):
            verb = found["verb"] or found["done"]
            form = self._forms.get(f"{verb} {found['particle']}") or self._forms.get(verb)
            if form is not None and form[1] == "trackable":
                yield found.start(), found.start("other"), found.end(), False

    def _goes_on(self, found: re.Match[str], phrase: Phrase, *, to: bool, present: bool) -> bool:
        """Whether a word behind "and" or a comma is a verb in the form of the first one."""
        verb = found["verb"]
        form = self._forms.get(f"{verb} {found['particle']}") or self._forms.get(verb)
        if form is None or form[1] not in (("trackable", "progress") if found["to"] and to else ("trackable",)):
            return False
        if found["be"] or phrase.passive:
            return not verb.endswith(("s", "ing"))
        return form[0].split(" ")[0] == verb or (present and verb.endswith("s"))

    def _is_due(self, base: int, start: int, end: int) -> bool:
        """Whether a stretch of a drawn sentence has a deadline of its own."""
        return deadline(self._context, base + start, base + end, base + start, []) is not None


def _things(drawn: str, start: int, end: int) -> Iterator[tuple[int, int, int, bool]]:
    """Where a thing with a day goes on without a verb: as `Cutter._verbs` tells it."""
    for pattern in (_GAP, _FIRST_OF):
        if gap := pattern.search(drawn, start, end):
            yield gap.start(), gap.start("other"), end, False
            break
    for pattern in (_PARALLEL, _HUNG_ON):
        for found in pattern.finditer(drawn, start, end):
            if pattern is _PARALLEL and _BETWEEN.search(drawn, start, found.start()):
                continue
            by = found.groupdict().get("by") if drawn.startswith(", ", found.start()) else None
            if by and not re.search(rf" {by} (?!\ue003)", drawn[start : found.start()]):
                continue  # "in Welsh in May, in Polish in June"; not "in May, for all schools in June"
            # the day of a part is not that of the whole, which may have none
            yield found.start(), found.start("other"), found.end(), bool(found.groupdict().get("part"))
