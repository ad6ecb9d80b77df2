"""Goes over a document: which sentences and lines are worth a closer look, and what frames them."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotate.commitments.action_tables import ActionTables, Column
from pipeline.annotate.commitments.actors import Subjects
from pipeline.annotate.commitments.agreed import moved_and_agreed
from pipeline.annotate.commitments.context import Context
from pipeline.annotate.commitments.cues import Cues
from pipeline.annotate.commitments.deadlines import deadline, is_day_line
from pipeline.annotate.commitments.facts import commitment, owned_by
from pipeline.annotate.commitments.framing import Framing
from pipeline.annotate.commitments.headlines import is_headline
from pipeline.annotate.commitments.judgement import Judge
from pipeline.annotate.commitments.lines import Lines
from pipeline.annotate.commitments.listed import ListItems
from pipeline.annotate.commitments.lists import Frame, Frames, leads_in
from pipeline.annotate.commitments.owners import owner_behind
from pipeline.annotate.commitments.parts import items, tasks
from pipeline.annotate.commitments.sentence_reader import SentenceReader
from pipeline.annotate.commitments.setting import Setting
from pipeline.annotate.commitments.undertakings import Undertakings
from pipeline.annotate.commitments.words import Words, lexicon
from pipeline.annotate.layers import Block, Layers, Sentence
from pipeline.found import FoundCommitment, Name
from pipeline.rules.commitments import CommitmentRules

_LABEL = "commitment.deadline_label"
_LONGEST = 3000
"""A longer stretch without a full stop is a table or noise, and its clauses would take time beyond its length."""
_COUNT = re.compile(r"\W{0,4}(?!20\d\d\b)\d[\d.]*\)? +")
"""The number of a paragraph, which no year is: "2028 – all locks to be mended"."""
_GAP = re.compile(r"(?<=[^\s.!?])  +(?=\S)")
"""Blanks that set columns apart: neither those behind a sentence nor those behind the number of a paragraph."""
_TO_FILL_IN = "....."
"""A line for a signature, which is no row of a table."""
_MARGIN = 80
"""Blanks before the rest of a cell, at most."""
_NUMBERED = re.compile(r"\W{0,4}\d{1,2}(?:[.)]\W|\.\d{1,2} – )")
"""A paragraph that is an item by its number, in bold or without indent."""
_NUMBERED_ON = re.compile(r"\W*\d{1,2}(?:\.\d{1,2}){1,2}[.)]? +[a-z]{2}")
"""A numbered paragraph that goes on in small letters with what leads in to it: "1.1 notes the report;"."""
_MARKED_LINE = re.compile(r"\W*(?:ACTION|Action|RESOLVED|AGREED)\b")
_SUBJECT = 120
"""Within so many characters from its beginning a line of minutes says who is "to" do something."""
_HAPPENS = re.compile(
    r"(?:This|That|It|Both|All (?:of )?this|These (?:changes|steps|measures)|The (?:change|move|work))"
    r" (?:will|should|is (?:due|expected|likely|set) to|are (?:due|expected|likely|set) to)(?: all| now| both)?"
    r" (?:happen|be (?:done|complete|completed|in place|finished|by|in|on|ready|achieved|sorted))\b"
)
"""Begins a sentence that tells only when what stands before it will be done."""


class Reader:
    """All that the rules say, compiled; `read` goes over one document."""

    def __init__(self, nlp: Language, rules: CommitmentRules) -> None:
        self.rules = rules
        self._lexicon = lexicon(nlp, rules)
        self.cues = Cues(rules)
        self.frames = Frames(rules)
        self.subjects = Subjects(rules)
        self.lines = Lines(rules, self.subjects)
        self.tables = ActionTables(rules)
        self.judge = Judge(rules)

    def read(self, doc: Doc) -> Iterator[FoundCommitment]:
        """The undertakings of a document."""
        return _Document(self, Layers.of(doc), Words(doc, self._lexicon)).read()


class _Document:
    """One document being read."""

    def __init__(self, reader: Reader, layers: Layers, words: Words) -> None:
        self._reader, self._layers, self._view = reader, layers, layers.view
        self._context = Context(layers, reader.rules, words)
        undertakings = Undertakings(reader.rules, reader.cues, reader.judge, reader.subjects, self._context)
        self._framing = Framing(layers, self._context, reader.frames, undertakings, reader.subjects, reader.judge)
        self._items = ListItems(self._context, reader.rules.forms)
        self._sentences = SentenceReader(
            reader.rules, reader.lines, undertakings, self._framing, self._items, layers, self._context
        )
        self._columns: list[Column] | None = None
        self._above_rows = 0
        self._unmarked: Frame | None = None

    def _flagged(self) -> set[int]:
        """The indices of the sentences with a sign of an undertaking: a trigger, a day ahead, somebody "to" do.

        Also of those below a line that is a day: "3 May", "The ballot closes.".
        """
        published, facts = self._layers.metadata.published, self._layers.facts
        ahead = [
            d.start for d in facts.dates if d.date_end is not None and (published is None or d.date_end >= published)
        ]
        blocks, firsts = self._layers.blocks, [block.start for block in self._layers.blocks]
        below = [bisect.bisect_right(firsts, offset) for offset in ahead]
        offsets = self._context.words.triggers + ahead
        offsets += [blocks[b].start for b in below if 0 < b < len(blocks) and is_day_line(blocks[b - 1])]
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
            elif i in flagged or self._assigns(sentence) or self._announces(sentence, block):
                if listed := self._enumerated(sentence, block):
                    yield from listed
                    continue
                for part in tasks(self._view, sentence) if self._context.is_minutes else (sentence,):
                    yield from self._sentence(part, block, True, first and part.start == sentence.start)
            elif first and (block.kind == "item" or self._unmarked is not None or numbered):
                yield from self._sentence(sentence, block, False, first)

    def _assigns(self, sentence: Sentence) -> bool:
        """Whether a sentence of minutes may say who or what is "to" do something: "- Data group to report monthly."."""
        if not self._context.is_minutes:
            return False
        return self._view.find(" to ", sentence.start, min(sentence.end, sentence.start + _SUBJECT)) >= 0

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
        return list(self._sentence(item, block, True, True, frame))

    def _unmarked_item(self, sentence: Sentence, block: Block) -> Frame | None:
        """The frame of a line without a bullet that goes on with a lead-in: "The board agreed to:", "Meet monthly."."""
        before = self._layers.blocks[sentence.block - 1] if sentence.block else None
        if before is None or before.kind != "paragraph":
            return None
        led = leads_in(self._view, before)
        goes_on = _NUMBERED_ON.match(self._view, block.start) is not None
        if not (led or self._unmarked) or not (goes_on or self._items.begins_bare(self._view[block.start : block.end])):
            return None
        if not led:
            return self._unmarked
        frame = self._framing.led(sentence.block - 1)
        return frame if frame is not None and (frame.full or (goes_on and frame.any_item)) else None

    def _in_table(self, block: Block) -> bool:
        """Whether a line is the header or a row of a table of actions; remembers the columns."""
        text = self._view[block.start : min(block.end, block.start + 400)]
        number = _COUNT.match(text)
        gap = _TO_FILL_IN not in text and _GAP.search(text, number.end() if number else 0) is not None
        tabular = "|" in text or gap
        if tabular and (block.kind == "row" or "ction" in text) and (columns := self._reader.tables.header(text)):
            self._columns = columns
        elif not tabular and not self._goes_on_cell(block):
            self._columns = None
        return self._columns is not None

    def _goes_on_cell(self, block: Block) -> bool:
        """Whether a line is the rest of a cell of the row right above it: it begins with a small letter."""
        before = self._view[max(0, block.start - _MARGIN) : block.start].rstrip(" ")
        return self._view[block.start].islower() and before.endswith("\n") and not before.endswith("\n\n")

    def _row(self, block: Block) -> Iterator[FoundCommitment]:
        """The undertaking of a row of a table of actions."""
        if self._columns is not None:
            found = self._reader.tables.row(self._context, block.start, block.end, self._columns, block)
            yield from [found] if found is not None else []

    def _line(self, sentence: Sentence, block: Block) -> Iterator[FoundCommitment]:
        """The undertaking of a line that looks like a heading ("ACTION: JB to circulate the notes")."""
        drawn, low, signs = self._context.drawn(sentence.start, sentence.end)
        if _MARKED_LINE.match(drawn):
            yield from self._reader.lines.read(self._context, Setting(sentence, block, None, drawn, low, signs))

    def _sentence(
        self, sentence: Sentence, block: Block, flagged: bool, first: bool, given: Frame | None = None
    ) -> Iterator[FoundCommitment]:
        """The undertakings of a sentence, as a list item, a line or by the cues in it.

        `given` is the frame of a part of a sentence that is an item by what stands around it.
        """
        own = given or (self._unmarked if block.kind == "paragraph" else None)
        frame = own or self._framing.of(sentence.block, self._above_rows)
        if own is not None and first and (count := _COUNT.match(self._view, sentence.start)):
            sentence = replace(sentence, start=count.end())
        is_item = block.kind == "item" or own is not None or _NUMBERED.match(self._view, block.start) is not None
        listed = is_item and first and frame is not None and frame.strength is not None
        if (flagged or listed) and sentence.end - sentence.start <= _LONGEST:
            yield from self._sentences.read(sentence, block, frame, is_item=is_item, listed=listed)

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
            yield fact if acts else owned_by(fact, owner)

    def _is_task(self, sentence: Sentence) -> bool:
        """Whether a sentence with an owner noted behind it tells something to do; not "the report be noted"."""
        if _MARKED_LINE.match(self._view, sentence.start):
            return False
        text = self._view[sentence.start : sentence.end]
        return text.endswith("?") or not self._reader.rules.asks(self._context.drawn(sentence.start, sentence.end)[1])
