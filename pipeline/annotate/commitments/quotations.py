"""Quotations and their speakers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.annotate.commitments.actors import Subjects
from pipeline.annotate.commitments.clauses import small
from pipeline.annotate.commitments.context import Context
from pipeline.annotate.commitments.saying import (
    PRONOUN,
    SAID,
    SAYING,
    SPOKES,
    THEY_SAY,
    called,
    spokesperson,
    subject_of_saying,
)
from pipeline.annotate.floor import RELAYED, relays
from pipeline.annotate.layers import Block
from pipeline.found import Name

_OPENS = re.compile(r"'(?<![^\s(:–]')(?=[A-Z])")
_SHORTEST = 18
"""A quotation with fewer characters holds no clause."""
_BEFORE = re.compile(rf"\b{SAYING}\b(?:\. )?(?:(?!\. )[^\"]){{0,80}}[:,]? *$", re.IGNORECASE)
_ANNOUNCES = re.compile(rf"\b{SAYING}\b[^.:]{{0,60}}: *$")
"""Ends a paragraph above what somebody says: "Ana Reyne, who chairs the trust, said:"."""
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|us)\b")
_FORETOLD = re.compile(r"\b(?:predict|jok|quip|warn|fear|lament)(?:p?ed|e?s)\b")
"""What is said so about others is no undertaking of theirs."""
_ACCORDING = re.compile(r"\W{0,3}according to ")
"""Behind what is said, before who says it."""
_THEY = re.compile(r"\bthey\b", re.IGNORECASE)
_NAMED_WITHIN = 80
"""Characters behind "according to" in which a post and a name stand."""
_FAR = 250
"""Characters before a quotation in which its speaker may be told."""
_BODY_SAYS = re.compile(rf"\b((?:[Tt]he|[Ii]ts|[Aa]) (?:\w+ ){{0,2}}\w+) (?:has |also |then )?{SAYING}\b")
_WROTE = re.compile(
    r"(?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er) (?:[\w-]+ ){0,2}?(?:letter|e-?mail|statement|report|guidance|notice"
    r"|reply|response|document|paper|circular)\b[^.]{0,80}\b(?:sa(?:ys|id)|stat(?:es|ed)|reads?|adds|continues)\W*$"
)
"""Leads in to what a paper says: "The letter to directors states:"."""
_SENTENCE = re.compile(r"[.!?]\W*$")


@dataclass(slots=True)
class Quotation:
    """A stretch between quotation marks; `speaker` is null for words quoted from a document, or from nobody known."""

    start: int
    end: int
    speaker: Name | None
    attributed: bool
    foretold: bool = False
    """Its verb of saying is "predicted", "warned" or "joked"."""


def quotations(context: Context, subjects: Subjects) -> list[Quotation]:
    """The quotations of a document that are long enough to hold a clause, in order."""
    view = context.view
    found: list[Quotation] = []
    is_open, printed = False, _Printed(context, subjects)
    for i, block in enumerate(context.layers.blocks):
        if (speaker := printed.speaker(i)) is not None:
            found.append(Quotation(block.start, block.end, speaker, attributed=True))
            continue
        quoted = _double(view, block) if view.find('"', block.start, block.end) >= 0 else _unclosed(view, block)
        carried = is_open and bool(quoted) and quoted[0][0] == block.start
        is_open = bool(quoted) and quoted[-1][1] is None
        for j, (start, closed) in enumerate(quoted):
            end = block.end if closed is None else closed
            if end - start < _SHORTEST:
                continue
            if carried and j == 0 and found:
                found.append(Quotation(start, end, found[-1].speaker, found[-1].attributed))
                continue
            speaker, attributed = _Attribution(context, subjects, i, start, end, found).read()
            foretold = attributed and _FORETOLD.search(_beside(view, block, start, end)) is not None
            found.append(Quotation(start, end, speaker, attributed, foretold))
    return found


class _Printed:
    """Finds paragraphs of speech without quotation marks, as press offices print it, while it goes over the blocks.

    "The minister, Ana Reyne, said:", and below it "Too many wait.", "We will open a hub.". Speech goes on for as long
    as the paragraphs are set in or speak of "I" and "we".
    """

    def __init__(self, context: Context, subjects: Subjects) -> None:
        self._context, self._subjects = context, subjects
        self._view, self._blocks = context.view, context.layers.blocks
        self._speaker: Name | None = None

    def speaker(self, index: int) -> Name | None:
        """Who speaks in a block, if it is such a paragraph."""
        block, view = self._blocks[index], self._view
        if block.kind != "paragraph" or view[block.start] in "\"'" or view.endswith(":", block.start, block.end):
            self._speaker = None
        elif index and (name := self._announced(self._blocks[index - 1])) is not None:
            self._speaker = name
        elif self._speaker and not (block.quoted or _FIRST_PERSON.search(view, block.start, block.end)):
            self._speaker = None
        return self._speaker

    def _announced(self, above: Block) -> Name | None:
        """Whose words a paragraph leads in to."""
        if above.kind != "paragraph" or not self._view.endswith(":", above.start, above.end):
            return None
        sentence = self._context.layers.sentence_at(above.end - 1)
        start = max(above.start, sentence.start if sentence else above.start)
        if _ANNOUNCES.search(self._view, start, above.end) is None:
            return None
        return announcer(self._context, self._subjects, above, [])


def _double(view: str, block: Block) -> list[tuple[int, int | None]]:
    """The stretches of a block between double quotes; the last may go on behind the block."""
    marks = [found.start() for found in re.finditer('"', view[block.start : block.end])]
    ends: list[int | None] = [block.start + mark for mark in marks[1::2]]
    starts = [block.start + mark for mark in marks[::2]]
    return list(zip(starts, ends + [None] * (len(starts) - len(ends)), strict=True))


def _unclosed(view: str, block: Block) -> list[tuple[int, None]]:
    """The stretch that a single quote opens, as some papers print speech, and that goes on behind the block.

    One that ends in its line has double quotes in the view.
    """
    if view.find("'", block.start, block.end) < 0:
        return []
    opened = (found.start() for found in _OPENS.finditer(view, block.start, block.end))
    start = next((at for at in opened if at == block.start or view.startswith(":", at - 2)), None)
    return [] if start is None else [(start, None)]


def _beside(view: str, block: Block, start: int, end: int) -> str:
    """The words around a quotation that may tell how it was said."""
    before = view[max(block.start, start - 40) : start].rpartition(". ")[2]
    return before + view[end + 1 : min(block.end, end + 60)].partition('"')[0]


@dataclass(frozen=True, slots=True)
class _Told:
    """What a place of the text tells of a speaker, who may be nobody known."""

    speaker: Name | None


class _Attribution:
    """Who says what stands between quotation marks: the places that may tell it, the nearest first."""

    def __init__(
        self, context: Context, subjects: Subjects, index: int, start: int, end: int, earlier: list[Quotation]
    ) -> None:
        self._context, self._subjects, self._index = context, subjects, index
        self._view, self._blocks = context.view, context.layers.blocks
        self._block = self._blocks[index]
        self._start, self._end = start, end
        self._earlier = earlier
        self._last = earlier[-1].speaker if earlier else None
        self._before = self._view[max(self._block.start, start - 300) : start]
        self._after = self._view[end + 1 : min(self._block.end, end + 160)]
        self._leads = not self._before.strip()
        """Whether nothing stands before the quotation in its paragraph."""

    def read(self) -> tuple[Name | None, bool]:
        """(who speaks, whether the text tells)."""
        places = (
            self._said_before,
            self._announced,
            self._according,
            self._said_behind,
            self._attributed_below,
            self._announced_above,
            self._signed_below,
            self._going_on,
        )
        for place in places:
            if (told := place()) is not None:
                return told.speaker, True
        # somebody spoke before in the paragraph: whoever it is, these are no words out of a plan
        return self._reported_right_before(), SAID.search(small(self._before)) is not None

    def _sentence_start(self) -> int:
        """Where the sentence that the quotation stands in begins."""
        sentence = self._context.layers.sentence_at(self._start)
        return min(sentence.start, self._start) if sentence else self._block.start

    def _said_before(self) -> _Told | None:
        """'Ana Reyne said: "We will …"'."""
        if not _BEFORE.search(self._before):
            return None
        context, view, start, earlier = self._context, self._view, self._start, self._earlier
        since = self._sentence_start()
        if earlier and since <= earlier[-1].end < start:
            since = earlier[-1].end + 1  # '"We will open a hub," she said, "and …"': whom she speaks of does not speak
        if name := subject_of_saying(context, since, start):
            return _Told(name)
        if THEY_SAY.match(view, since, start) and (person := spoken_of(context, since, earlier)):
            return _Told(person)
        said = _BODY_SAYS.search(view, since, start)
        body = called(context, self._subjects, view, 0, said.start(1), said.end(1)) if said else None
        if said and SPOKES.search(said[1]):
            return _Told(body)  # "A council spokesperson said" behind the words of a parent
        return _Told(body or self._last)

    def _announced(self) -> _Told | None:
        """'Ana Reyne was more careful: "We will …"'."""
        if not self._before.rstrip().endswith(":"):
            return None
        people = self._context.mentions_in(self._sentence_start(), self._start, "person")
        return _Told(people[-1].entity) if people else None

    def _according(self) -> _Told | None:
        """'"We will …", according to Ana Reyne'."""
        source = _ACCORDING.match(self._view, self._end)
        if source is None:
            return None
        reach = min(self._block.end, source.end() + _NAMED_WITHIN)
        return _Told(subject_of_saying(self._context, source.end(), reach))

    def _said_behind(self) -> _Told | None:
        """'"We will …", said Ana Reyne', she said, the council said."""
        context, view, end, after = self._context, self._view, self._end, self._after
        said = SAID.search(small(after[:90].partition('"')[0]))
        if said and view[end - 1] == "." and self._reported_right_before():
            # who says something in the sentence behind the quotation may be somebody else
            said = said if context.mentions_in(end, end + 1 + said.end(), "person") else None
        if said is None:
            return None
        stop = after.find(". ", said.end())
        reach = said.end() + 60 if stop < 0 else min(stop, said.end() + 60)
        if name := subject_of_saying(context, end, min(self._block.end, end + 1 + reach)):
            return _Told(name)
        if body := _BODY_SAYS.search(view, end, min(self._block.end, end + 90)):
            # whoever spoke before, it was not they
            return _Told(called(context, self._subjects, view, 0, body.start(1), body.end(1)))
        name = None
        if PRONOUN.search(after, 0, said.end() + 8):
            name = spoken_of(context, self._start, self._earlier)
        elif _THEY.search(after, 0, said.end() + 8):
            name = spokesperson(context, self._start)
        return _Told(name or self._last)

    def _attributed_below(self) -> _Told | None:
        """A line of its own below a quotation, of however many paragraphs: "– Ana Reyne, chair"."""
        for below in self._blocks[self._index + 1 : self._index + 12] if self._leads else ():
            if below.kind == "attribution":
                mentions = self._context.mentions_in(below.start, below.end)
                people = [m for m in mentions if m.kind == "person"]
                return _Told((people or mentions)[0].entity) if mentions else None
            if not (below.quoted or self._view.startswith('"', below.start)):
                return None
        return None

    def _signed_below(self) -> _Told | None:
        """A short paragraph that begins with a name and is no sentence, below a quotation that is a paragraph."""
        if not self._leads or self._index + 1 >= len(self._blocks) or len(self._after.strip()) >= 3:
            return None
        below = self._blocks[self._index + 1]
        mentions = self._context.mentions_in(below.start, below.start + 40)
        signs = below.end - below.start < 200 and not _SENTENCE.search(self._view, below.start, below.end)
        return _Told(mentions[0].entity) if mentions and signs else None

    def _announced_above(self) -> _Told | None:
        """The paragraph above, which ends with a colon: "Ana Reyne told the board:", "The minister added:"."""
        if not self._leads or not self._index:
            return None
        above = self._blocks[self._index - 1]
        if not self._view[above.start : above.end].rstrip().endswith(":"):
            return None
        if relayed := RELAYED.search(self._view, above.start, above.end):
            minister = relays(self._context.mentions_in, self._view, relayed.start())
            return _Told(minister.entity if minister else None)
        name = announcer(self._context, self._subjects, above, self._earlier)
        return _Told(name) if name else None

    def _going_on(self) -> _Told | None:
        """Whoever was quoted right before goes on, in the paragraph or, with "I" or "we", below the one they end."""
        previous = self._earlier[-1] if self._earlier else None
        if previous is None or not previous.attributed:
            return None
        near = self._block.start <= previous.start and self._start - previous.end < 120
        if self._leads and self._index and previous.end + 1 >= self._blocks[self._index - 1].end:
            near = _FIRST_PERSON.search(self._view, self._start, self._end) is not None
        return _Told(previous.speaker) if near else None

    def _reported_right_before(self) -> Name | None:
        """Who goes on in words of their own after a sentence that reports them and whose body is known.

        'Ana Reyne, chair of the trust, said she was glad. "We will …"'
        """
        context, view, block = self._context, self._view, self._block
        before = context.layers.sentence_at(max(block.start, view.rfind(" ", block.start, self._start) - 1))
        if before is None or before.start < block.start:
            return None
        reported = view[before.start : self._start].rstrip()
        if not reported.endswith((".", "!")) or (said := SAID.search(small(reported))) is None:
            return None
        if THEY_SAY.match(view, before.start, self._start):
            name = spoken_of(context, before.start, self._earlier)
        else:
            name = subject_of_saying(context, before.start, before.start + said.start())
        return name if name is not None and context.body_of(name) is not None else None


def announcer(context: Context, subjects: Subjects, above: Block, earlier: list[Quotation]) -> Name | None:
    """Whose words a paragraph leads in to: those of whom it names, of "the minister", or of who wrote "the letter"."""
    view, end = context.view, above.end
    sentence = context.layers.sentence_at(end - 1)
    since = max(above.start, sentence.start) if sentence else above.start
    if _WROTE.match(view, since, end):
        before = context.previous(sentence) if sentence else None
        named = context.mentions_in(since, end, "organisation")
        named = named or (context.mentions_in(before.start, before.end) if before else [])
        return named[0].entity if named else None
    if name := subject_of_saying(context, above.start, end):
        return name
    if THEY_SAY.match(view, since, end):
        return spoken_of(context, since, earlier)
    said = _BODY_SAYS.search(view, since, end)
    return called(context, subjects, view, 0, said.start(1), said.end(1)) if said else None


def spoken_of(context: Context, offset: int, earlier: list[Quotation]) -> Name | None:
    """Whom "he" and "she" mean before a verb of saying: who was quoted last, or a person named since."""
    sentence = context.layers.sentence_at(max(0, offset - 3))
    if sentence is not None and not (earlier and earlier[-1].end > sentence.start):
        # "The head, Ana Reyne, replied that Mr Orr had asked. She added"
        said = SAID.search(context.view, sentence.start, min(sentence.end, offset))
        sayer = subject_of_saying(context, sentence.start, said.start()) if said else None
        if sayer is not None and sayer.kind == "person":
            return sayer
    named = next(context.mentions_before(offset, "person"), None)
    last = earlier[-1] if earlier else None
    speaker = last.speaker if last is not None else None
    if last is not None and speaker is not None and (named is None or named.start < last.start):
        # who speaks for a body and has no name may be "she" as well
        if speaker.kind == "person" or SPOKES.search(context.view, max(0, last.start - _FAR), offset):
            return speaker
    elif speaker is not None and speaker.kind == "person" and named is not None:
        return named.entity
    spoke = spokesperson(context, offset) if named is None or (sentence and named.start < sentence.start) else None
    return spoke or (named.entity if named is not None else None)
