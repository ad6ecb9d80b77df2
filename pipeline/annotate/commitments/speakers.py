"""Who is speaking: quotations and their speakers, and who a verb of saying belongs to."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass

from pipeline.annotate.commitments.actors import Subjects
from pipeline.annotate.commitments.clauses import small
from pipeline.annotate.commitments.context import Context
from pipeline.annotate.commitments.noun_phrases import last_word
from pipeline.annotate.commitments.posts import HOLDER_ACTS
from pipeline.annotate.commitments.turns import Turns
from pipeline.annotate.commitments.words import FINITE
from pipeline.annotate.layers import Block
from pipeline.annotate.skeleton import SYMBOLS
from pipeline.found import FoundMention, Name
from pipeline.rules.commitments import CommitmentRules

_OPENS = re.compile(r"'(?<![^\s(:–]')(?=[A-Z])")
_SHORTEST = 18
"""A quotation with fewer characters holds no clause."""
_SAYING = (
    r"(?:says?|said|told|tells|added?|adds|explain(?:s|ed)|comment(?:s|ed)|wrote|writes|stat(?:es|ed)|respond(?:s|ed)"
    r"|replie[sd]|conclud(?:es|ed)|continu(?:es|ed)|insist(?:s|ed)|argu(?:es|ed)|warn(?:s|ed)|announced|confirm(?:s|ed)|promis(?:es|ed)|pledg(?:es|ed)|vow(?:s|ed)|stress(?:es|ed)|declar(?:es|ed)|assur(?:es|ed)|response|predict(?:s|ed)|claim(?:s|ed)|joke[sd]|urge[sd])"
)
_BEFORE = re.compile(rf"\b{_SAYING}\b(?:\. )?(?:(?!\. )[^\"]){{0,80}}[:,]? *$", re.IGNORECASE)
_SAID = re.compile(rf"(?:^|[ ,]){_SAYING}\b")
_FORETOLD = re.compile(r"\b(?:predict|jok|quip|warn|fear|lament)(?:p?ed|e?s)\b")
"""What is said so about others is no undertaking of theirs."""
_SPOKE = re.compile(
    r"\b(?:said|reported|spoke|presented|noted|explained|updated|confirmed|introduced|outlined|advised|added|summarised"
    r"|described|indicated|apologised|reminded|told|gave (?:an?|the|his|her|their))\b"
)
_LABEL = re.compile(r"([A-Z]{2,4})(?:/[A-Z]{2,4})?:")
_ARE_TOLD = re.compile(
    r"\b(?:was|were|been|is|are) (?:\w+ly |also |then )?(?:advised|told|informed|assured|reminded)\b"
)
"""Whoever it is said of listens: "the board was told by the clerk that"."""
_TOLD_WHOM = re.compile(r"\b(?:told|tells?|assured?|inform(?:ed)?|remind(?:ed)?|promised?|wr(?:ote|itten) to)\b")
"""Who is named behind it listens."""
_SAID_BEHIND = re.compile(
    rf", (?P<who>(?P<pronoun>s?he\b)|{SYMBOLS['person']}+|[Tt]he [a-z]+(?: [a-z]+)?)"
    r" (?:said|says|added|explained|confirmed|insisted|promised|told [^,.;]{2,30})(?=[.,;]|$)"
)
_SOURCE_BEHIND = re.compile(r", according to (?:the )?(?=[^;:]{2,120}$)")
_ACCORDING = re.compile(r"\W{0,3}according to ")
"""Behind what is said, before who says it."""
_THEY_SAY = re.compile(r"\W*(?:(?:and|but) )?[Ss]?[Hh]e \w+")
_PRONOUN = re.compile(r"\b(?:he|she)\b")
_SPOKEN_FOR = re.compile(r"\W*(?:[Tt]he|[Aa]n?) (?:([a-z]+) )?\w+(?: for the ([a-z]+))?$")
_THEY = re.compile(r"\bthey\b", re.IGNORECASE)
_SPOKES = re.compile(r"\b(?:[Ss]pokes(?:person|woman|man|people)|[Rr]epresentative|official)\b")
"""Somebody without a name, by whom a body speaks."""
_NAMED_WITHIN = 80
"""Characters behind "according to" in which a post and a name stand."""
_FAR = 250
"""Characters before a quotation in which its speaker may be told."""
_BODY_SAYS = re.compile(rf"\b((?:[Tt]he|[Ii]ts|[Aa]) (?:\w+ ){{0,2}}\w+) {_SAYING}\b")


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
    is_open = False
    for i, block in enumerate(context.layers.blocks):
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
            speaker, attributed = _speaker(context, subjects, i, start, end, found)
            foretold = attributed and _FORETOLD.search(_beside(view, block, start, end)) is not None
            found.append(Quotation(start, end, speaker, attributed, foretold))
    return found


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


def _speaker(
    context: Context, subjects: Subjects, index: int, start: int, end: int, earlier: list[Quotation]
) -> tuple[Name | None, bool]:
    """(who says what stands between the offsets, whether the text tells)."""
    view, blocks = context.view, context.layers.blocks
    block = blocks[index]
    before = view[max(block.start, start - 300) : start]
    if _BEFORE.search(before):
        sentence = context.layers.sentence_at(start)
        since = min(sentence.start, start) if sentence else block.start
        if earlier and since <= earlier[-1].end < start:
            since = earlier[-1].end + 1  # '"We will open a hub," she said, "and …"': whom she speaks of does not speak
        if name := subject_of_saying(context, since, start):
            return name, True
        if _THEY_SAY.match(view, since, start) and (person := _spoken_of(context, since, earlier)):
            return person, True
        said = _BODY_SAYS.search(view, since, start)
        if said and (name := _called(context, subjects, view, 0, said.start(1), said.end(1))):
            return name, True
        return (earlier[-1].speaker if earlier else None), True
    if before.rstrip().endswith(":"):
        # "Ana Reyne was more careful:"
        sentence = context.layers.sentence_at(start)
        named = context.mentions_in(min(sentence.start, start) if sentence else block.start, start)
        if people := [m for m in named if m.kind == "person"]:
            return people[-1].entity, True
    if source := _ACCORDING.match(view, end):
        return subject_of_saying(context, source.end(), min(block.end, source.end() + _NAMED_WITHIN)), True
    after = view[end + 1 : min(block.end, end + 160)]
    said = _SAID.search(small(after[:90].partition('"')[0]))
    if said and view[end - 1] == "." and _reported_right_before(context, block, start, earlier):
        # who says something in the sentence behind the quotation may be somebody else
        said = said if context.mentions_in(end, end + 1 + said.end(), "person") else None
    if said:
        stop = after.find(". ", said.end())
        reach = said.end() + 60 if stop < 0 else min(stop, said.end() + 60)
        name = subject_of_saying(context, end, min(block.end, end + 1 + reach))
        if name is None and (body := _BODY_SAYS.search(view, end, min(block.end, end + 90))):
            # whoever spoke before, it was not they
            return _called(context, subjects, view, 0, body.start(1), body.end(1)), True
        if name is None and _PRONOUN.search(after, 0, said.end() + 8):
            name = _spoken_of(context, start, earlier)
        elif name is None and _THEY.search(after, 0, said.end() + 8):
            name = _spokesperson(context, start)
        return (name or (earlier[-1].speaker if earlier else None)), True
    if not before.strip() and (name := _attributed_below(context, index)):
        return name, True
    if not before.strip() and index + 1 < len(blocks) and len(after.strip()) < 3:
        below = blocks[index + 1]
        if below.end - below.start < 200 and (mentions := context.mentions_in(below.start, below.start + 40)):
            return mentions[0].entity, True
    if index and not before.strip():
        above = blocks[index - 1]
        tail = view[above.start : above.end].rstrip()
        if tail.endswith(":") and (name := subject_of_saying(context, above.start, above.end)):
            return name, True
    previous = earlier[-1] if earlier else None
    if previous and block.start <= previous.start and previous.attributed and start - previous.end < 120:
        return previous.speaker, True
    # somebody spoke before in the paragraph: whoever it is, these are no words out of a plan
    return _reported_right_before(context, block, start, earlier), _SAID.search(small(before)) is not None


def _reported_right_before(context: Context, block: Block, start: int, earlier: list[Quotation]) -> Name | None:
    """Who goes on in words of their own after a sentence that reports them and whose body is known.

    'Ana Reyne, chair of the trust, said she was glad. "We will …"'
    """
    before = context.layers.sentence_at(max(block.start, context.view.rfind(" ", block.start, start) - 1))
    if before is None or before.start < block.start:
        return None
    reported = context.view[before.start : start].rstrip()
    if not reported.endswith((".", "!")) or (said := _SAID.search(small(reported))) is None:
        return None
    if _THEY_SAY.match(context.view, before.start, start):
        name = _spoken_of(context, before.start, earlier)
    else:
        name = subject_of_saying(context, before.start, before.start + said.start())
    return name if name is not None and context.body_of(name) is not None else None


def _spoken_of(context: Context, offset: int, earlier: list[Quotation]) -> Name | None:
    """Whom "he" and "she" mean before a verb of saying: who was quoted last, or a person named since."""
    sentence = context.layers.sentence_at(max(0, offset - 3))
    named = next(context.mentions_before(offset, "person"), None)
    last = earlier[-1] if earlier else None
    speaker = last.speaker if last is not None else None
    if last is not None and speaker is not None and (named is None or named.start < last.start):
        # who speaks for a body and has no name may be "she" as well
        if speaker.kind == "person" or _SPOKES.search(context.view, max(0, last.start - _FAR), offset):
            return speaker
    elif speaker is not None and speaker.kind == "person" and named is not None:
        return named.entity
    spoke = _spokesperson(context, offset) if named is None or (sentence and named.start < sentence.start) else None
    return spoke or (named.entity if named is not None else None)


def _spokesperson(context: Context, offset: int) -> Name | None:
    """The body for which somebody without a name spoke in the sentence before: "A spokesman for the trust said"."""
    before = context.layers.sentence_at(max(0, offset - 3))
    if before is None or not (spoke := _SPOKES.search(context.view, before.start, min(before.end, offset))):
        return None
    said = _SAID.search(context.view, spoke.end(), before.end)
    return subject_of_saying(context, before.start, said.start()) if said else None


def _called(context: Context, subjects: Subjects, drawn: str, base: int, start: int, end: int) -> Name | None:
    """Who is called by a noun in drawn[start:end]: who holds the post ("the minister"), else the body."""
    spoke = _SPOKES.search(drawn, start, end)
    noun = spoke[0] if spoke else last_word(drawn[start:end])
    if (holder := context.posts.nearest(noun, context.mentions_before(base + start, "person"))) is not None:
        return holder
    if _SPOKES.fullmatch(noun) and (body := _SPOKEN_FOR.match(drawn, start, end)):
        # "a council spokesman", "a spokeswoman for the trust"
        return subjects.body_called(context, body[1] or body[2], base + start)
    subject = subjects.read(context, drawn, base, start, end, None)
    return subject.name if subject.kind == "body" else None


def _attributed_below(context: Context, index: int) -> Name | None:
    """Whom the line below a quotation, of however many paragraphs, says to have spoken."""
    blocks, view = context.layers.blocks, context.view
    for below in blocks[index + 1 : index + 12]:
        if below.kind == "attribution":
            mentions = context.mentions_in(below.start, below.end)
            people = [m for m in mentions if m.kind == "person"]
            return (people or mentions)[0].entity if mentions else None
        if not (below.quoted or view.startswith('"', below.start)):
            return None
    return None


def subject_of_saying(context: Context, start: int, end: int) -> Name | None:
    """Who says something in a stretch: the person named in it, else the organisation, but not who listens."""
    told = _TOLD_WHOM.search(context.view, start, end)
    listens = told.end() + len(" the ") if told else start
    mentions: list[FoundMention] = [
        m for m in context.mentions_in(start, end) if told is None or not told.end() < m.start <= listens
    ]
    people = [m for m in mentions if m.kind == "person"]
    return (people or mentions)[0].entity if mentions else None


def _verb(drawn: str, start: int, end: int) -> int:
    """Where the first finite verb of a stretch begins, else its end."""
    finite = FINITE.search(drawn, start, end)
    return finite.start() if finite else end


class Speakers:
    """Who speaks where: in quotations, found on first use, and before verbs of saying."""

    def __init__(self, rules: CommitmentRules, subjects: Subjects, context: Context) -> None:
        self._subjects, self._context = subjects, context
        self._found: list[Quotation] | None = None
        self._starts: list[int] = []
        self._turns = Turns(context)

    def _quotation(self, offset: int) -> Quotation | None:
        """The quotation that holds an offset."""
        if self._found is None:
            self._found = quotations(self._context, self._subjects)
            self._starts = [q.start for q in self._found]
        i = bisect.bisect_right(self._starts, offset) - 1
        return None if i < 0 or offset >= self._found[i].end else self._found[i]

    def _quotations_before(self, offset: int) -> list[Quotation]:
        """The quotations that begin before an offset."""
        self._quotation(offset)
        return (self._found or [])[: bisect.bisect_left(self._starts, offset)]

    def foretells(self, offset: int) -> bool:
        """Whether an offset stands in a prediction or joke that is quoted."""
        quotation = self._quotation(offset)
        return quotation is not None and quotation.foretold

    def is_quoted(self, offset: int) -> bool:
        """Whether an offset stands between quotation marks, whoever speaks."""
        return self._quotation(offset) is not None

    def quoted(self, offset: int) -> Name | None:
        """The speaker of the quotation that holds an offset."""
        quotation = self._quotation(offset)
        if quotation is None:
            return self._turns.speaker(offset)
        if (
            quotation.speaker is None
            and not quotation.attributed
            and not self._context.is_official(self._context.publisher)
        ):
            # nobody is said to speak: words out of the plan that the text is about
            return self._context.default_owner
        return quotation.speaker

    def named(self, start: int, end: int) -> Name | None:
        """Who is named as speaking in a stretch of the view, an official body before anybody else."""
        mentions = self._context.mentions_in(start, end)
        if not mentions and _PRONOUN.search(self._context.view[start:end].lower()):
            return next((m.entity for m in self._context.mentions_before(start, "person")), None)
        official = [m.entity for m in mentions if self._context.is_official(m.entity)]
        return official[0] if official else mentions[0].entity if mentions else None

    def of_minute(self, offset: int, block: Block) -> Name | None:
        """Who reports what a paragraph of minutes, or a list below one, tells: whom it says to have spoken last."""
        context, view = self._context, self._context.view
        stretches = [(block.start, offset)]
        if block.lead_in is not None:
            above = context.layers.blocks[block.lead_in]
            stretches.append((above.start, above.end))
        for start, end in stretches:
            start = max(start, end - 1500)
            if (label := _LABEL.match(view, start)) and (name := context.posts.initials.get(label[1])):
                return name
            for spoke in reversed(list(_SPOKE.finditer(view, start, end))):
                since = max(start, view.rfind(". ", start, spoke.start()) + 1)
                if name := self.of_saying(view, 0, since, spoke.start()):
                    return name
        return None

    def of_saying(self, drawn: str, base: int, start: int, end: int) -> Name | None:
        """Who says what follows drawn[start:end]: a person or body named there, one called by initials or a noun."""
        if _ARE_TOLD.search(drawn, start, end):
            return self._subjects.agent(self._context, drawn, base, start, end)
        if _THEY_SAY.match(drawn, start, end):
            # "She told the Senedd that"
            return _spoken_of(self._context, base + start, self._quotations_before(base + start))
        if HOLDER_ACTS.match(drawn, start, end):
            # "the chair thanked Ana Reyne and said that"
            return _called(self._context, self._subjects, drawn, base, start, _verb(drawn, start, end))
        told = _TOLD_WHOM.search(drawn, start, end)
        if name := subject_of_saying(self._context, base + start, base + (told.start() if told else end)):
            return name
        text = drawn[start:end].strip()
        if initials := re.match(r"(?:\W*)([A-Z]{2,4})\b", text):
            return self._context.posts.initials.get(initials[1])
        return _called(self._context, self._subjects, drawn, base, start, _verb(drawn, start, end))

    def behind(self, drawn: str, base: int, start: int, end: int) -> Name | None:
        """Who is said to have spoken behind what was said: "it will open in May, she added"."""
        said = _SAID_BEHIND.search(drawn, start, end)
        if said is None:
            source = _SOURCE_BEHIND.search(drawn, start, end)
            return subject_of_saying(self._context, base + source.end(), base + end) if source else None
        if said["pronoun"]:
            at = base + said.start()
            return _spoken_of(self._context, at, self._quotations_before(at))
        return self.of_saying(drawn, base, said.start("who"), said.end("who"))

    def nameless(self, drawn: str, base: int, start: int, end: int) -> str | None:
        """The words for a body that says what follows drawn[start:end] and is not named anywhere: "the council"."""
        subject = self._subjects.read(self._context, drawn, base, start, _verb(drawn, start, end), None)
        return subject.shown if subject.kind == "body" and subject.name is None else None
