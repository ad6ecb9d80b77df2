"""Goes over a document: which sentences and lines are worth a closer look, and what frames them."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotate.commitments.actors import Subjects
from pipeline.annotate.commitments.agreed import moved_and_agreed
from pipeline.annotate.commitments.context import Context
from pipeline.annotate.commitments.cues import Cues
from pipeline.annotate.commitments.deadlines import deadline
from pipeline.annotate.commitments.facts import commitment
from pipeline.annotate.commitments.framing import Framing
from pipeline.annotate.commitments.headlines import below_title, is_headline
from pipeline.annotate.commitments.judgement import Judge
from pipeline.annotate.commitments.lines import ASSIGNED, Column, Lines, owner_behind, owner_of_item
from pipeline.annotate.commitments.listed import DECIDED, NO, as_hung_on, one_listed
from pipeline.annotate.commitments.lists import (
    DOING,
    TOLD,
    Frame,
    Frames,
    comment_in,
    leads_in,
    listed_proposals,
)
from pipeline.annotate.commitments.parts import items, tasks
from pipeline.annotate.commitments.pieces import Cutter
from pipeline.annotate.commitments.setting import Setting
from pipeline.annotate.commitments.undertakings import Undertakings
from pipeline.annotate.commitments.words import Words, lexicon
from pipeline.annotate.layers import Block, Layers, Sentence
from pipeline.annotate.skeleton import SYMBOLS
from pipeline.found import FoundCommitment, Name
from pipeline.rules.commitments import CommitmentRules

_LABEL = "commitment.deadline_label"
_WORD = re.compile(r"[a-z]{2}")
"""What an item of a list holds that is no page number: "- 4 -"."""
_LONGEST = 3000
"""A longer stretch without a full stop is a table or noise, and its clauses would take time beyond its length."""
_COUNT = re.compile(r"\W{0,4}\d[\d.]*\)? +")
_GAP = re.compile(r"(?<=[^\s.!?])  +(?=\S)")
"""Blanks that set columns apart: neither those behind a sentence nor those behind the number of a paragraph."""
_NUMBERED = re.compile(r"\W{0,4}\d{1,2}(?:[.)]\W|\.\d{1,2} – )")
"""A paragraph that is an item by its number, in bold or without indent."""
_STATUS = re.compile(
    r"\W*(?:[a-z]?\d[\d./]*\W+)?(?:closed|completed?|done|withdrawn|superseded|ongoing|on track|in progress)\W*"
)
"""All that an entry of a log says of an action: "41 – closed"."""
_MARKED_LINE = re.compile(r"\W*(?:ACTION|Action|RESOLVED|AGREED)\b")
_MINUTED = re.compile(
    rf"\W*(?:{SYMBOLS['person']}+|{SYMBOLS['organisation']}+|[A-Z]{{2,4}}(?:/[A-Z]{{2,4}})?|All"
    r"|[\w' -]{2,60}(?= to be ))(?: \w+ly)? to "
)
"""An action noted within a paragraph of minutes: "It was late. JB to chase. A note to be sent round."."""
_SUBJECT = 120
"""Within so many characters from its beginning a line of minutes says who is "to" do something."""
_WE_ARE = re.compile(r"\W*[Ww]e(?:'re| are) \w+ing\b")
_HAPPENS = re.compile(
    r"(?:This|That|It|Both|All (?:of )?this|These (?:changes|steps|measures)|The (?:change|move|work))"
    r" (?:will|should|is (?:due|expected|likely|set) to|are (?:due|expected|likely|set) to)(?: all| now| both)?"
    r" (?:happen|be (?:done|complete|completed|in place|finished|by|in|on|ready|achieved|sorted))\b"
)
"""Begins a sentence that tells only when what stands before it will be done."""
_BARE = re.compile(
    r"\W*(?:and,? |or )?(?:also |not |[Tt]o |by [^,]{3,30}, |if [^,]{3,40}, )?([A-Za-z-]+)(?: ([a-z]+))?"
)


class Reader:
    """All that the rules say, compiled; `read` goes over one document."""

    def __init__(self, nlp: Language, rules: CommitmentRules) -> None:
        self.rules = rules
        self._lexicon = lexicon(nlp, rules)
        self.cues = Cues(rules)
        self.frames = Frames(rules)
        self.subjects = Subjects(rules)
        self.lines = Lines(rules, self.subjects)
        self.judge = Judge(rules)

    def read(self, doc: Doc) -> Iterator[FoundCommitment]:
        """The undertakings of a document."""
        return _Document(self, Layers.of(doc), Words(doc, self._lexicon)).read()


class _Document:
    """One document being read."""

    def __init__(self, reader: Reader, layers: Layers, words: Words) -> None:
        self._reader, self._layers, self._view = reader, layers, layers.view
        self._context = Context(layers, reader.rules, words)
        self._undertakings = Undertakings(reader.rules, reader.cues, reader.judge, reader.subjects, self._context)
        self._framing = Framing(layers, self._context, reader.frames, reader.cues, reader.subjects, reader.judge)
        self._columns: list[Column] | None = None
        self._above_rows = 0
        self._first_prose = below_title(layers)
        self._unmarked: Frame | None = None
        self._given: Frame | None = None

    def _flagged(self) -> set[int]:
        """The indices of the sentences with a sign of an undertaking: a trigger, a day ahead, somebody "to" do."""
        published, facts = self._layers.metadata.published, self._layers.facts
        offsets = self._context.words.triggers + [
            d.start for d in facts.dates if d.date_end is not None and (published is None or d.date_end >= published)
        ]
        # "JB to circulate the notes"
        offsets += [m.start for m in facts.mentions if m.kind == "person" and self._view.startswith(" to ", m.end)]
        starts = self._context.sentence_starts
        return {bisect.bisect_right(starts, offset) - 1 for offset in offsets}

    def read(self) -> Iterator[FoundCommitment]:
        """The undertakings, each with its day, which the sentence behind may tell: "This will happen by May"."""
        facts = list(self._read())
        told = {fact.start for fact in facts}
        noted = {fact.date: fact.end for fact in reversed(facts) if fact.date is not None}
        for fact in facts:
            if fact.rule == _LABEL and fact.date is not None and noted[fact.date] <= fact.start:
                continue  # "Deadline: 3 May" is the day of what stands before it
            yield fact if fact.due_text is not None else self._dated_behind(fact, told)

    def _dated_behind(self, fact: FoundCommitment, told: set[int]) -> FoundCommitment:
        """A fact without a deadline with the one that the next sentence is about, if that is no undertaking itself.

        `told` is where undertakings begin.
        """
        starts = self._context.sentence_starts
        following = bisect.bisect_left(starts, fact.end)
        if following == len(starts):
            return fact
        sentence, before = self._layers.sentences[following], self._layers.sentence_at(fact.end - 1)
        found = _HAPPENS.match(self._view, sentence.start, sentence.end)
        if found is None or before is None or before.block != sentence.block or sentence.start in told:
            return fact
        due = deadline(self._context, found.end(), sentence.end, found.end())
        if due is None:
            return fact
        return replace(fact, due_text=due.text, due_start=due.start, due_end=due.end, date=due.span)

    def _read(self) -> Iterator[FoundCommitment]:
        """The undertakings, sentence by sentence."""
        flagged = self._flagged()
        last_block = -1
        in_table = numbered = False
        for i, sentence in enumerate(self._layers.sentences):
            if sentence.end - sentence.start < 5 and _NUMBERED.match(self._view, sentence.start):
                continue
            block = self._layers.blocks[sentence.block]
            first, last_block = sentence.block != last_block, sentence.block
            if block.kind == "heading":
                self._columns = None
                if i in flagged:
                    yield from self._line(sentence, block)
                continue
            if block.kind != "row":
                self._above_rows = sentence.block
            if block.kind == "paragraph" and first:
                numbered = _NUMBERED.match(self._view, block.start) is not None
                self._unmarked = self._unmarked_item(sentence, block)
            if first:
                in_table = self._in_table(block)
            if in_table:
                if first:
                    yield from self._row(block)
            elif agreed := moved_and_agreed(self._context, sentence, block):
                yield from self._framed(*agreed, block)
            elif owner := owner_behind(self._context, sentence.end):
                yield from self._owned(sentence, block, first, owner)
            elif i in flagged or self._assigns(sentence, block, first) or self._announces(sentence, block):
                if listed := self._enumerated(sentence, block):
                    yield from listed
                    continue
                for part in tasks(self._view, sentence) if self._context.is_minutes else (sentence,):
                    yield from self._sentence(part, block, True, first and part.start == sentence.start)
            elif first and (block.kind == "item" or self._unmarked is not None or numbered):
                yield from self._sentence(sentence, block, False, first)

    def _assigns(self, sentence: Sentence, block: Block, first: bool) -> bool:
        """Whether a line of minutes may say who is "to" do something: "- Data group to report monthly.".

        Within a paragraph only a name says so: "It was late. Ana Reyne to chase."
        """
        if not self._context.is_minutes:
            return False
        to = self._view.find(" to ", sentence.start, min(sentence.end, sentence.start + _SUBJECT))
        if to < 0 or (first and sentence.end >= block.end - 2):
            return to >= 0
        if ASSIGNED.match(self._view, sentence.start, sentence.end):
            return True
        return any(m.end == to for m in self._context.mentions_in(sentence.start, sentence.start + 1))

    def _announces(self, sentence: Sentence, block: Block) -> bool:
        """Whether an item of a summary tells what will be without a verb: "Ofsted to look at nurseries"."""
        return is_headline(self._context, self._reader.subjects, self._reader.rules.forms, sentence, block)

    def _enumerated(self, sentence: Sentence, block: Block) -> list[FoundCommitment]:
        """The undertakings of a list within a sentence of minutes that it leads in to."""
        if not self._context.is_minutes or block.kind != "paragraph":
            return []
        lead, listed = items(self._view, sentence)
        drawn = self._context.drawn(sentence.start, lead)[0] if listed else ""
        frame = self._reader.frames.of_lead_in(drawn, sentence.start, lead, sentence.start) if listed else None
        if frame is None or frame.strength is None or frame.speaks:
            return []
        return [fact for item in listed for fact in self._framed(item, frame, block)]

    def _framed(self, item: Sentence, frame: Frame, block: Block) -> list[FoundCommitment]:
        """The undertakings of a part of a sentence that is an item by what stands around it."""
        self._given = frame
        found = list(self._sentence(item, block, True, True))
        self._given = None
        return found

    def _unmarked_item(self, sentence: Sentence, block: Block) -> Frame | None:
        """The frame of a line without a bullet that goes on with a lead-in: "The board agreed to:", "Meet monthly."."""
        before = self._layers.blocks[sentence.block - 1] if sentence.block else None
        if before is None or before.kind != "paragraph":
            return None
        led = leads_in(self._view, before)
        if not (led or self._unmarked) or not self._begins_bare(self._view[block.start : block.end]):
            return None
        if not led:
            return self._unmarked
        frame = self._framing.led(sentence.block - 1)
        return frame if frame is not None and frame.full else None

    def _in_table(self, block: Block) -> bool:
        """Whether a line is the header or a row of a table of actions; remembers the columns."""
        text = self._view[block.start : min(block.end, block.start + 400)]
        number = _COUNT.match(text)
        tabular = "|" in text or _GAP.search(text, number.end() if number else 0) is not None
        if tabular and (block.kind == "row" or "ction" in text) and (columns := self._reader.lines.header(text)):
            self._columns = columns
        elif not tabular:
            self._columns = None
        return self._columns is not None

    def _row(self, block: Block) -> Iterator[FoundCommitment]:
        """The undertaking of a row of a table of actions."""
        if self._columns is not None:
            found = self._reader.lines.row(self._context, block.start, block.end, self._columns, block)
            yield from [found] if found is not None else []

    def _line(self, sentence: Sentence, block: Block) -> Iterator[FoundCommitment]:
        """The undertaking of a line that looks like a heading ("ACTION: JB to circulate the notes")."""
        drawn, low, signs = self._context.drawn(sentence.start, sentence.end)
        if _MARKED_LINE.match(drawn):
            yield from self._reader.lines.read(self._context, Setting(sentence, block, None, drawn, low, signs))

    def _sentence(self, sentence: Sentence, block: Block, flagged: bool, first: bool) -> Iterator[FoundCommitment]:
        """The undertakings of a sentence, as a list item, a line or by the cues in it."""
        own = self._given or (self._unmarked if block.kind == "paragraph" else None)
        frame = own or self._framing.of(sentence.block, self._above_rows)
        is_item = block.kind == "item" or own is not None or _NUMBERED.match(self._view, block.start) is not None
        listed = is_item and first and frame is not None and frame.strength is not None
        if not (flagged or listed) or sentence.end - sentence.start > _LONGEST:
            return
        if listed and (comment := comment_in(self._view, sentence)) is not None:
            sentence = replace(sentence, end=comment)
        drawn, low, signs = self._context.drawn(sentence.start, sentence.end)
        if self._reader.rules.asks(low):
            if self._layers.trace is not None:
                reason = self._reader.rules.blocker_of("sentence", low)
                self._layers.reject(sentence.start, sentence.end, "send_commitments", reason)
            return
        setting = Setting(sentence, block, frame, drawn, low, signs)
        if listed and frame is not None and frame.strength == "proposed" and frame.is_lead_in:
            yield from self._listed(setting, frame)
            return
        found = list(self._reader.lines.read(self._context, setting))
        in_cell = block.kind == "row" and (sentence.start > block.start or sentence.end < block.end)
        if not found and (block.kind != "row" or in_cell) and not self._is_lead_in(sentence, block):
            found = self._cued(setting, frame if listed else None)
        if found and listed and frame is not None and DECIDED.match(drawn) and self._begins_bare(drawn):
            # "To approve the plan, noting that ministers will decide"
            found = self._listed(setting, frame)
        alone = sentence.end >= block.end - 2 and sentence.start <= block.start + 2
        alone = alone and not (block.kind == "paragraph" and sentence.block < self._first_prose)
        shut = frame is not None and frame.strength is None and frame.is_lead_in and not frame.speaks
        if (
            not found
            and not shut
            and (alone or (self._context.is_minutes and (_MINUTED.match(drawn) or ASSIGNED.match(drawn))))
        ):
            found = list(self._reader.lines.read(self._context, setting, bare=True))
        if not found and listed and frame is not None and self._is_listed(setting, frame):
            found = self._listed(setting, frame)
        owner = owner_of_item(self._context, sentence.start, sentence.end) if found and is_item else None
        yield from (_owned_by(fact, owner) for fact in found) if owner and self._context.is_minutes else found

    def _cued(self, setting: Setting, listed: Frame | None) -> list[FoundCommitment]:
        """The undertakings by the cues of a sentence; `listed` is the frame of an item, which may be one as a whole."""
        frame = listed if listed is not None and self._is_listed(setting, listed) else None
        bare = frame is not None and self._begins_bare(setting.drawn)
        found = self._undertakings.read(setting, "act" if bare else "thing" if frame is not None else None)
        if frame is not None and found and self._view.count(" ", setting.sentence.start, found[0].start) > 1:
            found = self._with_hung_on(setting, frame, found)
        # "These will establish a common process" below a proposal tells what it is
        below_proposal = listed_proposals(setting.frame, setting.block)
        return [fact for fact in found if fact.strength == "proposed"] if below_proposal else found

    def _with_hung_on(self, setting: Setting, frame: Frame, found: list[FoundCommitment]) -> list[FoundCommitment]:
        """The undertaking of an item and those hung on to it with a day: "- build a hub, which we hope to open in May".

        Without a day they only tell more of it: "- build a hub, which a trust will run".
        """
        dated = [fact for fact in found if fact.due_text is not None]
        whole = self._listed(setting.until(dated[0].start) if dated else setting, frame)
        return whole + [as_hung_on(self._view, fact, whole[0]) for fact in dated]

    def _owned(
        self, sentence: Sentence, block: Block, first: bool, owner: tuple[str, Name | None]
    ) -> Iterator[FoundCommitment]:
        """The undertakings of a sentence behind which its owner is noted, at least the sentence itself."""
        found = list(self._sentence(sentence, block, True, first))
        if not found and self._is_task(sentence):
            span = (sentence.start, sentence.end)
            found = [
                commitment(
                    span, "commitment.action", self._view[slice(*span)], actor=None, actor_name=None, strength="firm"
                )
            ]
        for fact in found:
            told = fact.actor is not None and fact.actor in self._view[sentence.start : sentence.end]
            acts = told and not fact.action.startswith("be ")
            yield fact if acts else _owned_by(fact, owner)

    def _is_task(self, sentence: Sentence) -> bool:
        """Whether a sentence with an owner noted behind it tells something to do; not "the report be noted"."""
        if _MARKED_LINE.match(self._view, sentence.start):
            return False
        text = self._view[sentence.start : sentence.end]
        return text.endswith("?") or not self._reader.rules.asks(self._context.drawn(sentence.start, sentence.end)[1])

    def _is_lead_in(self, sentence: Sentence, block: Block) -> bool:
        """Whether a sentence is but the beginning of the items below it."""
        if sentence.end < block.end or not leads_in(self._view, block):
            return False
        frame = self._framing.led(sentence.block)
        return frame is not None and frame.full

    def _is_listed(self, setting: Setting, frame: Frame) -> bool:
        """Whether a list item without a cue of its own is an undertaking: it begins with a bare verb, or has a day."""
        found = _BARE.match(setting.drawn)
        words = setting.drawn.split()
        if _STATUS.fullmatch(setting.low) or not _WORD.search(setting.low):
            return False
        if len(words) < 2 or setting.drawn.rstrip().endswith((":", "?")):
            return False
        if frame.any_item and len(words) < 4 and not NO.match(setting.drawn) and not self._begins_bare(setting.drawn):
            return False
        if (
            not frame.full
            and TOLD.search(setting.low)
            and not (self._begins_bare(setting.drawn) or DOING.match(setting.drawn))
        ):
            return False
        if setting.drawn.startswith(SYMBOLS["person"]) and " to " not in setting.drawn:
            return False
        if found is None or frame.full or frame.any_item:
            # of several sentences in an item the first may be a label ("Data. A round table will be held.")
            return len(setting.drawn.split()) > 2 or setting.sentence.end == setting.block.end
        start, end = setting.sentence.start, setting.sentence.end
        if _WE_ARE.match(setting.drawn):
            return True
        return self._begins_bare(setting.drawn) or deadline(self._context, start, end, start, []) is not None

    def _begins_bare(self, drawn: str) -> bool:
        """Whether an item begins with an infinitive of the lists."""
        found = _BARE.match(drawn)
        if found is None:
            return False
        if drawn.startswith(":", found.end(1)):
            return False  # "Lead: Head of SEND"
        if len(found[1]) > 1 and found[1].isupper() and not drawn.isupper():
            return False  # "SEND strategy"
        word, forms = found[1].lower(), self._reader.rules.forms
        form = forms.get(f"{word} {found[2]}") or forms.get(word)
        return form is not None and form[0].split(" ")[0] == word

    def _listed(self, setting: Setting, frame: Frame) -> list[FoundCommitment]:
        """The undertaking that a list item is by its lead-in or heading, or several that have a day each."""
        whole = one_listed(self._context, setting, frame)
        verb = _BARE.match(setting.drawn) if self._begins_bare(setting.drawn) else None
        if verb is None:
            return [whole]
        cutter = Cutter(self._context, self._reader.rules.forms)
        return cutter.parted(whole, setting.drawn, verb.start(1), setting.sentence.start)


def _owned_by(fact: FoundCommitment, owner: tuple[str, Name | None]) -> FoundCommitment:
    """The fact as that of whom the record notes beside it."""
    return replace(fact, actor=owner[0], actor_name=owner[1])
