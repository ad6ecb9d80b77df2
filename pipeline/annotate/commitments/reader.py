"""Reads one sentence after the other for undertakings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.annotate.commitments.actors import Subject, Subjects, agent, implied
from pipeline.annotate.commitments.clauses import Clause, draw, split
from pipeline.annotate.commitments.context import Context
from pipeline.annotate.commitments.deadlines import Deadline, deadline, is_past
from pipeline.annotate.commitments.judgement import Candidate, Judge
from pipeline.annotate.commitments.lists import Frame, Frames, leads_in
from pipeline.annotate.commitments.speakers import Quotes, subject_of_saying
from pipeline.annotate.commitments.verbs import Phrase, read_phrase
from pipeline.annotate.layers import Block, Layers, Sentence
from pipeline.facts import Strength
from pipeline.found import FoundCommitment, Name
from pipeline.rules.commitments import CommitmentRules, CueRule
from pipeline.rules.patterns import words

_NO = re.compile(r"(?:\bno\b|\bnone\b|\bneither\b|\bnobody\b|\bnor\b|n't|\bnot|\bnever)", re.IGNORECASE)
_EDGES = " ,;:.–-\"'"
_LEADING = re.compile(r"[\s,;:–\"'-]*(?:(?:and|but|although|though|while|that|so|yet)\b\s*)*", re.IGNORECASE)
_AND_THEN = re.compile(r",? and (?:also |then )?(?P<to>to )?(?P<verb>[a-z-]+)(?: (?P<particle>[a-z]+))?")
_FILLER = re.compile(r"\b(?:also|now|therefore|do|the|following|by|from|in|be|end|of)\b|\W", re.IGNORECASE)


@dataclass(slots=True)
class _Hit:
    """An accepted cue: where its clause and verb are, and what was read of it."""

    rule: CueRule
    clause: Clause
    start: int
    verb: int
    phrase: Phrase
    subject: Subject
    strength: Strength
    negated: bool
    speaker: Name | None
    reported: bool


class Reader:
    """All that the rules say, compiled; `read` goes over the sentences of one document."""

    def __init__(self, rules: CommitmentRules) -> None:
        self._rules = rules
        self._cues, self._forms = rules.cues, rules.forms
        self._frames = Frames(rules)
        self._subjects = Subjects(rules)
        self._judge = Judge(
            re.compile(rules.states, re.IGNORECASE),
            frozenset(words(rules.statives)),
            re.compile(rules.empty, re.IGNORECASE),
        )
        self._question = rules.blocker_pattern("sentence")
        self._doubt = rules.blocker_pattern("before")
        self._reports = re.compile(rules.reports(ends=True), re.IGNORECASE)
        self._says = re.compile(rules.reports(ends=False), re.IGNORECASE)

    def read(self, layers: Layers) -> Iterator[FoundCommitment]:
        """The undertakings of a document."""
        return _Document(self, layers).read()


class _Document:
    """One document being read: what carries over from sentence to sentence."""

    def __init__(self, reader: Reader, layers: Layers) -> None:
        self.r, self.layers, self.view = reader, layers, layers.view
        self.context = Context(layers)
        self.quotes: Quotes | None = None
        self.headings = _headings(layers.blocks)
        self.lead_ins: dict[int, Frame | None] = {}
        self.indirect: tuple[int, Name | None] | None = None
        """Block and speaker of the last sentence of reported speech, which the next "would" goes on with."""

    def read(self) -> Iterator[FoundCommitment]:
        """The undertakings, sentence by sentence."""
        triggers = self.r._rules.trigger.finditer(self.view)
        trigger = next(triggers, None)
        last_item: int | None = None
        for sentence in self.layers.sentences:
            block = self.layers.blocks[sentence.block]
            while trigger is not None and trigger.start() < sentence.start:
                trigger = next(triggers, None)
            triggered = trigger is not None and trigger.start() < sentence.end
            is_head = block.kind == "item" and sentence.block != last_item
            if block.kind == "item":
                last_item = sentence.block
            if block.kind in ("heading", "row") or not (triggered or is_head):
                continue
            frame = self.frame(sentence.block, block)
            if triggered or (frame is not None and frame.strength is not None):
                yield from self.sentence(sentence, block, frame, is_head)

    def frame(self, index: int, block: Block) -> Frame | None:
        """What the lead-in of a list item, or else the heading above, says about a block."""
        heading = self.headings[index]
        section = block.section
        if block.kind == "item" and block.lead_in is not None:
            if block.lead_in not in self.lead_ins:
                self.lead_ins[block.lead_in] = self.lead_in(block.lead_in)
            if found := self.lead_ins[block.lead_in]:
                return found
        at = (self.layers.blocks[heading].start, self.layers.blocks[heading].end) if heading is not None else None
        return self.r._frames.of_heading(section, self.view, at)

    def lead_in(self, index: int) -> Frame | None:
        """The frame that a lead-in makes: a cue at its end ("The trust will:"), or what it names."""
        block = self.layers.blocks[index]
        if block.kind == "heading" or not leads_in(self.view, block):
            return None
        sentence = self.layers.sentence_at(block.end - 1)
        start = max(block.start, sentence.start if sentence else block.start)
        drawn = draw(self.view, start, block.end, self.context.entities(start, block.end))
        cue = None
        for cue in self.r._cues.finditer(drawn):
            pass
        if cue is not None and not _FILLER.sub("", drawn[cue.end() :]):
            rule = self.r._rules.cue(cue)
            subject = self.r._subjects.read(self.context, drawn, start, 0, cue.start(), None)
            return Frame(rule.id, rule.strength, (start, block.end), subject, full=True)
        return self.r._frames.of_lead_in(drawn, start, block.end)

    def sentence(
        self, sentence: Sentence, block: Block, frame: Frame | None, is_head: bool
    ) -> Iterator[FoundCommitment]:
        """The undertakings of a sentence; `is_head` is true for the first sentence of a list item."""
        drawn = draw(self.view, sentence.start, sentence.end, self.context.entities(sentence.start, sentence.end))
        if self.r._question.search(drawn):
            return
        framed = frame is not None and block.kind == "item" and frame.strength is not None
        if frame is not None and frame.strength == "proposed" and framed and is_head:
            yield self.listed(sentence, block, frame, drawn)
            return
        clauses = split(drawn, self.r._reports)
        hits = list(self.hits(sentence, block, frame, drawn, clauses))
        if not hits and framed and is_head and frame is not None and self.is_listed(drawn, frame, sentence):
            yield self.listed(sentence, block, frame, drawn)
            return
        stretches = _stretches(hits, drawn)
        for hit, (start, end) in zip(hits, stretches, strict=True):
            yield from self.found(sentence, block, frame, drawn, clauses, hit, start, end)

    def hits(
        self, sentence: Sentence, block: Block, frame: Frame | None, drawn: str, clauses: list[Clause]
    ) -> Iterator[_Hit]:
        """The cues that make undertakings, at most one a clause."""
        base, taken = sentence.start, -1
        previous: _Hit | None = None
        for cue in self.r._cues.finditer(drawn):
            index = next(i for i, c in enumerate(clauses) if cue.start() < c.end)
            clause = clauses[index]
            if clause.kind == "closed" or index == taken:
                continue
            rule = self.r._rules.cue(cue)
            start = clause.start
            region = (start, cue.start())
            if clause.resumes is not None and not drawn[start : cue.start()].strip(_EDGES):
                region = (clauses[clause.resumes].start, clauses[clause.resumes].end)
            said = None
            for said in self.r._says.finditer(drawn, *region):
                pass
            said_from = clauses[max(0, index - 1)].start if clause.kind == "reported" else region[0]
            if self.r._doubt.search(drawn, said_from, cue.start()):
                continue
            reported = clause.kind == "reported" or said is not None
            quote = self.quote_at(base + cue.start())
            speaker = quote.speaker if quote else None
            if said is not None:
                speaker = self.speaker(base + region[0], base + said.end()) or speaker
                start = said.end()
                region = (start, region[1])
            elif clause.kind == "reported":
                report = next((c for c in reversed(clauses[:index]) if c.kind != "reported"), clauses[0])
                speaker = self.speaker(base + report.start, base + report.end) or speaker
            elif rule.backshifted and self.indirect and self.indirect[0] == sentence.block:
                reported, speaker = True, self.indirect[1]
            reported = reported or (rule.backshifted is not None and self.context.is_minutes)
            if rule.reported and not reported:
                continue
            subject = self.r._subjects.read(self.context, drawn, base, region[0], region[1], speaker)
            if subject.kind == "none":
                subject = self.carried(previous, frame, block, sentence)
            phrase = self.phrase(rule, drawn, cue)
            by_day = deadline(self.context, base + start, base + clause.end, base + cue.end(), [])
            if (
                by_day is None
                and rule.strength == "proposed"
                and is_past(self.context, base + cue.end(), base + clause.end)
            ):
                continue
            other = speaker is not None and not self.binds(speaker, subject, quote is not None)
            rest = (
                drawn[phrase.start + len(phrase.lemma) : clause.end]
                if not phrase.copula
                else drawn[cue.end() : clause.end]
            )
            if phrase.copula:
                rest = re.sub(r"^.*?\bbe\b ?", "", rest, count=1)
            if not self.r._judge.accepts(
                Candidate(rule, subject, phrase, rest, by_day is not None, frame is not None, other)
            ):
                continue
            if frame is not None and frame.strength is None and subject.kind != "self" and by_day is None:
                continue
            negated = (
                phrase.negated
                or subject.negative
                or _NO.search(cue[0]) is not None
                or " no " in drawn[cue.end() : phrase.start + 8]
            )
            strength = rule.backshifted if rule.backshifted and reported else rule.strength
            if reported and rule.backshifted:
                self.indirect = (sentence.block, speaker)
            taken = index
            previous = _Hit(rule, clause, start, cue.start(), phrase, subject, strength, negated, speaker, reported)
            yield previous

    def phrase(self, rule: CueRule, drawn: str, cue: re.Match[str]) -> Phrase:
        """The verb phrase of a cue; a cue with its verb inside is its own."""
        if rule.whole:
            return Phrase(cue.start(), "", None)
        return read_phrase(drawn, cue.end(), self.r._forms)

    def carried(self, previous: _Hit | None, frame: Frame | None, block: Block, sentence: Sentence) -> Subject:
        """The subject of a clause without one: that of the clause before, of the lead-in, of the line above."""
        if previous is not None:
            return previous.subject
        if frame is not None and frame.subject is not None:
            return frame.subject
        above = self.context.previous(sentence)
        if above is not None and above.end - above.start < 100:
            mentions = self.context.mentions_in(above.start, above.end, "organisation")
            if mentions:
                return Subject("none", self.view[mentions[0].start : mentions[0].end], mentions[0].entity)
        return Subject("none", "")

    def quote_at(self, offset: int):  # noqa: ANN201
        """The quotation around an offset."""
        if self.quotes is None:
            self.quotes = Quotes(self.context)
        return self.quotes.at(offset)

    def speaker(self, start: int, end: int) -> Name | None:
        """Who says something in a stretch; a pronoun is the last person or body named before."""
        if name := subject_of_saying(self.context, start, end):
            return name
        text = self.view[start:end].strip().lower()
        if re.match(r"(?:\w+, )?(?:he|she)\b", text):
            return next((m.entity for m in self.context.mentions_before(start, "person")), None)
        return None

    def binds(self, speaker: Name, subject: Subject, quoted: bool) -> bool:
        """Whether what somebody says about a subject is an undertaking: of their own body, or official."""
        body = self.context.body_of(speaker)
        if subject.name is not None and subject.name in (speaker, body):
            return True
        if body is None:
            return not quoted
        return self.context.is_official(body)

    def is_listed(self, drawn: str, frame: Frame, sentence: Sentence) -> bool:
        """Whether a list item without a cue of its own is an undertaking: it begins with a bare verb, or has a day."""
        found = re.match(r"\W*(?:also |not )?([A-Za-z-]+)(?: ([a-z]+))?", drawn)
        if found is None:
            return False
        word, both = found[1].lower(), f"{found[1]} {found[2]}".lower()
        form = self.r._forms.get(both) or self.r._forms.get(word)
        bare = form is not None and form[0].split(" ")[0] == word
        return (
            frame.full or bare or deadline(self.context, sentence.start, sentence.end, sentence.start, []) is not None
        )

    def listed(self, sentence: Sentence, block: Block, frame: Frame, drawn: str) -> FoundCommitment:
        """The undertaking that a list item is by its lead-in or heading."""
        start, end = sentence.start, sentence.end
        by_day = deadline(self.context, start, end, start, []) or deadline(self.context, *frame.at, frame.at[0], [])
        subject = frame.subject
        if subject is None:
            mentions = self.context.mentions_in(*frame.at, "organisation")
            subject = Subject("none", "", mentions[0].entity if mentions else None)
        name = subject.name or (self.context.we if frame.full and subject.kind == "self" else None)
        name = name or implied(self.context, frame.at[0] if frame.at[1] else start, block, None)
        return _commitment(
            start,
            end,
            frame.rule,
            self.view[start:end].strip(_EDGES),
            frame.strength or "firm",
            by_day,
            subject.text or name.name,
            name,
            None,
            _NO.match(drawn) is not None,
        )

    def found(
        self,
        sentence: Sentence,
        block: Block,
        frame: Frame | None,
        drawn: str,
        clauses: list[Clause],
        hit: _Hit,
        start: int,
        end: int,
    ) -> Iterator[FoundCommitment]:
        """The facts of a hit that owns drawn[start:end]: two where its verbs are two with a day each."""
        base = sentence.start
        holes = [
            (base + c.start, base + c.end) for c in clauses if c.kind in ("closed", "aside") and c is not hit.clause
        ]
        subject = hit.subject
        name = subject.name
        if name is None or (subject.kind == "thing" and hit.phrase.passive):
            by = agent(self.context, drawn, base, hit.phrase.start, end) if hit.phrase.passive else None
            name = by or name
        if name is None:
            name = implied(self.context, base + hit.verb, block, hit.speaker if hit.reported else None)
        if subject.kind == "public" and not hit.phrase.passive:
            name = None
        strength = hit.strength
        pieces = self.pieces(drawn, hit, start, end, base)
        for i, (first, last) in enumerate(pieces):
            verb = hit.phrase.start if i == 0 else first
            by_day = deadline(self.context, base + first, base + last, base + verb, holes)
            if by_day is None and holes:
                by_day = deadline(self.context, base + first, base + last, base + verb, [])
            if by_day is None and frame is not None and block.kind == "item":
                by_day = deadline(self.context, *frame.at, frame.at[0], [])
            action = self.view[base + verb : base + last].strip(_EDGES)
            shown = subject.text if subject.kind not in ("none", "there", "pointer") else (name.name if name else None)
            speaker = hit.speaker if hit.speaker not in (self.context.author, self.context.publisher) else None
            yield _commitment(
                base + first, base + last, hit.rule.id, action, strength, by_day, shown, name, speaker, hit.negated
            )

    def pieces(self, drawn: str, hit: _Hit, start: int, end: int, base: int) -> list[tuple[int, int]]:
        """The stretches of the verbs that one cue governs, where each has a day of its own or a "to"."""
        if hit.rule.whole or not hit.phrase.lemma:
            return [(start, end)]
        for found in _AND_THEN.finditer(drawn, hit.phrase.start, end):
            both = f"{found['verb']} {found['particle']}"
            form = self.r._forms.get(both) or self.r._forms.get(found["verb"])
            if form is None or form[0].split(" ")[0] != found["verb"] or form[1] != "trackable":
                continue
            dated = all(
                self.context.dates_in(base + a, base + b)
                for a, b in ((hit.phrase.start, found.start()), (found.end(), end))
            )
            if dated or (found["to"] and re.search(r"\bto $", drawn[: hit.phrase.start])):
                return [(start, found.start()), (found.start() + found[0].index("and") + 4, end)]
        return [(start, end)]


def _headings(blocks: list[Block]) -> list[int | None]:
    """For every block the index of the heading above it."""
    above, last = [], None
    for i, block in enumerate(blocks):
        above.append(last)
        if block.kind == "heading":
            last = i
    return above


def _stretches(hits: list[_Hit], drawn: str) -> list[tuple[int, int]]:
    """The part of the sentence that each hit owns: all of it for a single one, else its clause up to the next."""
    if len(hits) == 1:
        return [(0, len(drawn))]
    stretches = []
    for i, hit in enumerate(hits):
        first = hit.start if i else min(hit.start, hit.clause.start)
        if found := _LEADING.match(drawn, first):
            first = found.end()
        last = max(first, hits[i + 1].clause.start if i + 1 < len(hits) else len(drawn))
        text = drawn[first:last].rstrip(" ,;–")
        text = re.sub(r"[ ,]+(?:and|but|or|so|although|while|which|that)$", "", text)
        stretches.append((first, first + len(text)))
    return stretches


def _commitment(
    start: int,
    end: int,
    rule: str,
    action: str,
    strength: Strength,
    by_day: Deadline | None,
    actor: str | None,
    name: Name | None,
    speaker: Name | None,
    negated: bool,
) -> FoundCommitment:
    found = FoundCommitment(
        start=start,
        end=end,
        rule=rule,
        actor=actor,
        actor_name=name,
        action=action,
        strength=strength,
        negated=negated,
        speaker=speaker,
    )
    if by_day is None:
        return found
    return replace(found, due_text=by_day.text, due_start=by_day.start, due_end=by_day.end, date=by_day.span)
