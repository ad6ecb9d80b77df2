"""Who is speaking: in quotations, in minutes, and before verbs of saying."""

from __future__ import annotations

import bisect
import re

from pipeline.annotate.commitments.actors import Subjects
from pipeline.annotate.commitments.context import Context
from pipeline.annotate.commitments.posts import HOLDER_ACTS
from pipeline.annotate.commitments.quotations import Quotation, quotations, spoken_of
from pipeline.annotate.commitments.saying import PRONOUN, SAID, THEY_SAY, TOLD_WHOM, called, subject_of_saying
from pipeline.annotate.commitments.words import FINITE
from pipeline.annotate.floor import Floor
from pipeline.annotate.layers import Block
from pipeline.annotate.skeleton import SYMBOLS
from pipeline.found import Name
from pipeline.rules.commitments import CommitmentRules

_SPOKE = re.compile(
    r"\b(?:said|reported|spoke|presented|went through|noted|explained|updated|confirmed|introduced|outlined|advised"
    r"|added|summarised|described|indicated|proposed|apologised|reminded|told|gave (?:an?|the|his|her|their))\b"
)
_LABEL = re.compile(r"([A-Z]{2,4})(?:/[A-Z]{2,4})?:")
_HEADED_BY = re.compile(r"\(([A-Z]{2,4})\)\W*$")
"""Ends the heading of an item of minutes with the initials of who leads it: "2. Ferries (AR)"."""
_ARE_TOLD = re.compile(
    r"\b(?:was|were|been|is|are) (?:\w+ly |also |then )?(?:advised|told|informed|assured|reminded)\b"
)
"""Whoever it is said of listens: "the board was told by the clerk that"."""
_WE_SAY = re.compile(
    r"\b(?:[Yy]ou|[Ww]e|I) (?:(?:have|also|then|since|all|\w+ly) )*"
    r"(?:said|told|made clear|\w+ed)\b(?: [^,;]{1,40})?\W*$"
)
"""Whoever writes, or reads, says so, and nobody named before: "when Ana Reyne met us in May we said that"."""
_NO_CLAUSE = (
    r"(?!(?:after|although|though|as|while|when|which|who|that|whose|where|because|and|but|or|since|if|until)\b)"
)
_NAMED = f"{SYMBOLS['person']}{SYMBOLS['organisation']}"
_SAID_BEHIND = re.compile(
    rf", (?P<who>(?P<pronoun>s?he\b)|(?:(?:[Tt]he|[Aa]n|[Aa]) )?(?:{_NO_CLAUSE}[\w'&{_NAMED}-]+ ){{0,7}}?[{_NAMED}]+"
    rf"|(?:[Tt]he|[Aa]n?) [\w'{_NAMED}-]+(?: \w+){{0,2}}?)"
    r" (?:ha(?:s|ve) (?:\w+ )?)?"
    rf"(?:said|says|added|explained|confirmed|insisted|promised|announced|revealed|told [{_NAMED}\w' -]{{2,90}}?)"
    rf"(?: (?:today|yesterday|(?:on|in) {SYMBOLS['date']}+|{SYMBOLS['date']}+))?(?= *(?:[.,;\"]|$))"
)
"""Behind what is said: who says so, perhaps with their post: "it will open in May, its director Ana Reyne said"."""
_POST_ACTS = re.compile(
    r"\W*(?P<asked>(?:In |Responding|Replying|Answering|Asked|Following|Further to )[^,;.]{3,90}, )?[Tt]he "
    r"(?P<post>(?:[\w'&,-]+ ){1,9}?)(?:also |then )?(?:\w+ed|said|told|gave|undertook|took|was|went)\b"
)
"""Begins a sentence about somebody called by a post, perhaps behind whom they answer: "In reply to Mr Orr, the"."""
_SOURCE_BEHIND = re.compile(r", according to (?:the )?(?=[^;:]{2,120}$)")


class Speakers:
    """Who speaks where: in quotations, found on first use, and before verbs of saying."""

    def __init__(self, rules: CommitmentRules, subjects: Subjects, context: Context) -> None:
        self._subjects, self._context = subjects, context
        self._found: list[Quotation] | None = None
        self._starts: list[int] = []
        self._floor = Floor(context.layers, context.mentions_in, lambda: context.is_chamber)

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
            speaker = self._floor.speaker(offset)
            return speaker.entity if speaker else None
        if (
            quotation.speaker is None
            and not quotation.attributed
            and not self._context.is_official(self._context.publisher)
        ):
            # nobody is said to speak: words out of the plan that the text is about
            return self._context.default_owner
        return quotation.speaker

    def named(self, start: int, end: int) -> Name | None:
        """Who is named as speaking in a stretch of the view, an official body before anybody else.

        Its last sentence may say so itself: "The board met. Ana Reyne told us that:".
        """
        last = self._context.layers.sentence_at(end - 1)
        if last is not None and (said := SAID.search(self._context.view, max(start, last.start), end)):
            sayer = self.of_saying(self._context.view, 0, max(start, last.start), said.start())
            if sayer is not None:
                return sayer
        mentions = self._context.mentions_in(start, end)
        if not mentions and PRONOUN.search(self._context.view[start:end].lower()):
            return next((m.entity for m in self._context.mentions_before(start, "person")), None)
        official = [m.entity for m in mentions if self._context.is_official(m.entity)]
        return official[0] if official else mentions[0].entity if mentions else None

    def of_minute(self, offset: int, block: Block) -> Name | None:
        """Who reports what a paragraph of minutes, or a list below one, tells.

        Whom it says to have spoken last, else whoever leads the item by its heading.
        """
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
        heading = _HEADED_BY.search(block.section or "")
        return self._context.posts.initials.get(heading[1]) if heading else None

    def of_saying(self, drawn: str, base: int, start: int, end: int) -> Name | None:
        """Who says what follows drawn[start:end]: a person or body named there, one called by initials or a noun."""
        if _ARE_TOLD.search(drawn, start, end):
            return self._subjects.agent(self._context, drawn, base, start, end)
        if _WE_SAY.search(drawn, start, end):
            return None
        if THEY_SAY.match(drawn, start, end):
            # "She told the Senedd that"
            at = base + start
            if held := self._post_before(at):
                people = self._context.mentions_before(held.start(), "person")
                holder = self._context.posts.called(held["post"], people)
                if holder is not None or held["asked"]:
                    return holder  # whoever is answered does not go on
            return spoken_of(self._context, at, self._quotations_before(at))
        if HOLDER_ACTS.match(drawn, start, end):
            # "the chair thanked Ana Reyne and said that"
            return called(self._context, self._subjects, drawn, base, start, _verb(drawn, start, end))
        told = TOLD_WHOM.search(drawn, start, end)
        if name := subject_of_saying(self._context, base + start, base + (told.start() if told else end)):
            return name
        text = drawn[start:end].strip()
        if initials := re.match(r"(?:\W*)([A-Z]{2,4})\b", text):
            return self._context.posts.initials.get(initials[1])
        return called(self._context, self._subjects, drawn, base, start, _verb(drawn, start, end))

    def _post_before(self, offset: int) -> re.Match[str] | None:
        """The post whose holder "he" means behind a sentence about it: "The leader undertook to write to Ms Orr"."""
        before = self._context.layers.sentence_at(max(0, offset - 3))
        return _POST_ACTS.match(self._context.view, before.start, offset) if before is not None else None

    def behind(self, drawn: str, base: int, start: int, end: int) -> Name | None:
        """Who is said to have spoken behind what was said: "it will open in May, she added"."""
        said = _SAID_BEHIND.search(drawn, start, end)
        if said is None:
            source = _SOURCE_BEHIND.search(drawn, start, end)
            return subject_of_saying(self._context, base + source.end(), base + end) if source else None
        if said["pronoun"]:
            at = base + said.start()
            return spoken_of(self._context, at, self._quotations_before(at))
        return self.of_saying(drawn, base, said.start("who"), said.end("who"))

    def of_plan(self, start: int, end: int) -> Name | None:
        """Whose plan it is that stands in a stretch of the view up to its first comma: "the minister, Ana Reyne, "."""
        named = self._context.mentions_in(start, end)
        comma = self._context.view.find(", ", start, end)
        return named[0].entity if named and named[0].start < comma else None

    def nameless(self, drawn: str, base: int, start: int, end: int) -> str | None:
        """The words for a body that says what follows drawn[start:end] and is not named anywhere: "the council"."""
        subject = self._subjects.read(self._context, drawn, base, start, _verb(drawn, start, end), None)
        return subject.shown if subject.kind == "body" and subject.name is None else None


def _verb(drawn: str, start: int, end: int) -> int:
    """Where the first finite verb of a stretch begins, else its end."""
    finite = FINITE.search(drawn, start, end)
    return finite.start() if finite else end
