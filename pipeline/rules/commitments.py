"""The model of rules/commitments.yaml: how texts word what somebody is going to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Literal

from pydantic import Field

from pipeline.facts import OrganisationKind, Strength
from pipeline.rules.base import Model, PatternBook, PatternRule, PatternText
from pipeline.rules.patterns import compile_pattern, words

VerbClass = Literal["trackable", "progress", "descriptive", "prediction", "metatext"]


class CueRule(PatternRule):
    """Words that make a clause an undertaking: "will", "is due to", "has pledged to".

    The pattern matches up to where the main verb begins, or, with `whole`, takes the main verb in. Its group `owner` is
    whoever acts, where the cue itself says so ("the board's plan for").
    """

    strength: Strength
    on: str
    """The words without one of which the pattern is not tried; all of them in one block."""
    lead: int = Field(default=7, ge=0, le=12)
    """How many words of a match may stand before its word of `on`."""
    whole: bool = False
    """The cue holds the main verb itself ("is due out", "has been extended until"): nothing is read after it."""
    behind: bool = False
    """With `whole`: what is undertaken stands behind the cue, which only says so ("has pledged £3m for tutors")."""
    known: bool = False
    """A commitment only before a verb of the lists: "is to open", not "is to blame"."""
    dated: bool = False
    """A commitment only beside a date that lies ahead ("we are meeting officials on Tuesday week")."""
    trackable: bool = False
    """Without such a date only with a verb that can be checked: "is committed to reviewing", not "to listening"."""
    alone: bool = False
    """Its form without s may be a noun, and is one behind an article ("she published an interim report in May")."""
    noun: bool = False
    """It may be a noun before its infinitive, and is one where the clause has another verb ("plans to open will")."""
    moves: bool = False
    """Puts off what had another day: only a day behind the cue is the new one."""
    appended: bool = False
    """Opens a clause of its own behind another undertaking: ", ready to start", "with a third to follow"."""
    negative: bool = False
    """The cue itself says no: "has ruled out"."""
    body: bool = False
    """A commitment only of a body or person, never of a thing ("the plan aims to")."""
    official: bool = False
    """A commitment only of a body that makes or carries out policy: a union may ask and expect what it likes."""
    frees: bool = False
    """Frees its subject from a duty: the doer is whoever lays down duties ("schools will not have to")."""
    of_object: bool = False
    """The doer is whom the cue names last: "has asked Ofsted to"."""
    reported: bool = False
    """A commitment only as reported speech ("she said it hoped to"), elsewhere history."""
    recorded: bool | Literal["undated"] = False
    """A commitment only in the record of a meeting: "the board asked the clerk to"; or without a day only there."""
    backshifted: Strength | None = None
    """The strength in reported speech and minutes, where the cue is a shifted "will"."""
    announced: bool = False
    """Tells of a plan or promise that a body has made known, which a critic may report as well as the body itself."""
    past_is_history: bool = True
    """Whether a day gone by behind the cue tells an old promise; "will" beside one is a slip of the date."""

    @cached_property
    def is_duty(self) -> bool:
        """Whether it tells what somebody has to do, or would have to if a proposal came to pass."""
        return "required" in (self.strength, self.backshifted)


class FrameRule(PatternRule):
    """A heading, or a line that leads in to a list, that makes what stands below undertakings."""

    strength: Strength
    of: Literal["heading", "lead_in", "both"] = "both"
    any_item: bool = False
    """Every item below is an undertaking, also one that begins with no bare verb ("Our promises": "No jargon")."""


class LineRule(PatternRule):
    """A line with a layout of its own ("ACTION: JB to …").

    Group `action` is what is to be done, `actor` by whom, `due` by when; `verb` must be a verb of the lists; `done`
    takes it back.
    """

    strength: Strength = "firm"
    on: str = ""
    """The words without one of which the pattern is not tried; a line without any is tried always."""
    dated: bool = False
    """Only with a date that lies ahead."""
    framed: bool = False
    """Only below a heading or line that makes undertakings."""
    unless: PatternText | None = None
    """A pattern for words that the `actor` of no such line holds: "an easy way to open up"."""
    bare: bool = False
    """A line without a mark of its own: tried last, and only where it is all of its block."""

    @cached_property
    def is_anchored(self) -> bool:
        """Whether the pattern can match at the beginning of a line only."""
        return self.pattern.startswith("^")


class Blocker(Model):
    """What keeps a clause from being an undertaking although it has a cue; `leaves` are texts that hold none."""

    id: str = Field(pattern=r"^[a-z]+(\.[a-z0-9_]+)+$")
    pattern: PatternText
    within: Literal["sentence", "before", "frame"]
    """Where it is looked for: in the whole sentence, in the clause up to the cue, in a heading or lead-in above."""
    on: str = ""
    """In a whole sentence: the words or marks without one of which the pattern is not tried."""
    undated: bool = False
    """Before a cue: only where the undertaking has no day."""
    why: str | None = None
    leaves: list[str] = Field(min_length=1)


class BodyNoun(Model):
    """A class noun that stands for a body named before: "the department", "the union".

    Without `kinds` the body stays unnamed ("MPs"), unless it is the `government`.
    """

    nouns: str
    kinds: tuple[OrganisationKind, ...] = ()
    government: bool = False
    ministry: bool = False
    """With `government`: those who act for a department of it where that is a body of its own ("the minister")."""
    fallback: bool = False
    """Where none is named before, the publisher or the government is meant ("officials")."""
    house: bool = False
    """The writer's own where no government goes by it ("the executive" of a union)."""
    meeting: bool = False
    """In minutes: whose meeting it is ("members")."""


class Government(Model):
    """A nation's government, and what tells that a text is about it."""

    name: str
    ministry: str | None = None
    """The department for which its ministers act in these texts, where each minister heads one of their own."""
    devolved: bool = True
    bodies: list[str] = Field(min_length=1)
    """What a text about the nation's policy names."""
    places: list[str] = Field(min_length=1)
    """What a heading or passage about the nation names."""
    offices: dict[str, str] = Field(default_factory=dict)
    """{office that a question is put to: its department}, for "the department" where none is named."""


class CommitmentRules(PatternBook[CueRule]):
    """rules/commitments.yaml; `rules` are the cues."""

    also: str
    """Further words to look at a sentence for."""
    common: str
    """Words of `on` that are too common to look at a sentence for."""
    frames: list[FrameRule]
    lines: list[LineRule]
    blockers: list[Blocker]
    replies: PatternText
    """A lead-in whose items are the words of whoever it names: "The minister gave these replies:"."""
    floor: PatternText
    """A pattern for what somebody says of their own speech behind "I will": "be brief", "come to that later"."""
    verbs: dict[VerbClass, str]
    irregular: dict[str, str]
    bodies: list[BodyNoun]
    governments: list[Government] = Field(min_length=1)
    """Those that "the government" may be; of two named as often the last."""
    columns: dict[Literal["action", "event", "stage", "matter", "owner", "due"], list[str]]
    """Words of the header of a table of actions, or of the stages of a plan."""
    public: str
    """Nouns for those whom policy is made for, or who are many: "schools", "parents"."""
    affected: PatternText
    """A pattern for those of them whom things are done for, so that what they are to do is another's decision."""
    states: PatternText
    """A pattern for what may follow "will be" in an undertaking: "available", "in place by"."""
    statives: str
    """Participles behind "will be" that tell a state and no act: "based", "needed"."""
    purposes: PatternText
    """A pattern for subjects of which "is to" tells no plan: "the aim is to"."""
    quantities: PatternText
    """A pattern for subjects that are reckoned, so that what they will do is a forecast: "its deficit"."""
    texts: PatternText
    """A pattern for subjects that tell rather than do: "this section"."""
    programmes: str
    """Words with which names of what bodies bring out or run begin or end: "strategy", "phase"."""
    telling: str
    """What such subjects do: "look", "cover"."""
    no_verbs: str
    """Words behind "is to" and "due to" with which no infinitive begins."""
    own: PatternText
    """A pattern for words by which an undertaking without an actor is the writer's own: "our", "the next issue"."""
    own_heading: PatternText
    """The same for the heading above: "What we will do"."""
    vague: PatternText
    """A pattern for deadlines that name no day: "in due course", "within six weeks of the vote"."""
    vague_on: str
    """The words without one of which it is not tried."""
    empty: PatternText
    """A pattern for what "there will be" predicts: "winners and losers", "concern"."""

    @cached_property
    def triggers(self) -> frozenset[str]:
        """The words for which a sentence is looked at; rules that ask for a date are tried where there is one."""
        on = {word for rule in self.rules if not rule.dated for word in words(rule.on)}
        return frozenset(
            (on | set(words(self.also)) | {word for line in self.lines for word in words(line.on)})
            - set(words(self.common))
        )

    @cached_property
    def programme_words(self) -> frozenset[str]:
        """The words of `programmes`."""
        return frozenset(words(self.programmes))

    @cached_property
    def cue_words(self) -> list[str]:
        """The words of `on` of all rules, sorted."""
        return sorted({word for rule in self.rules for word in words(rule.on)})

    @cached_property
    def forms(self) -> dict[str, tuple[str, VerbClass]]:
        """Every form and spelling of every verb: {form: (infinitive, class)}; phrasal verbs with a blank ("set up")."""
        forms: dict[str, tuple[str, VerbClass]] = {}
        for verb_class, block in self.verbs.items():
            for entry in words(block):
                verb, _, particle = entry.partition("_")
                spelt = [form for spelling in _spellings(verb) for form in inflect(spelling, self.irregular.get(verb))]
                for form in spelt:
                    key = f"{form} {particle.replace('_', ' ')}" if particle else form
                    forms.setdefault(key, (entry.replace("_", " "), verb_class))
        return forms

    @cached_property
    def reporting(self) -> re.Pattern[str]:
        """A verb of saying at the end of a stretch, before "that" or a colon."""
        return re.compile(self._saying(ends=True))

    @cached_property
    def _says(self) -> re.Pattern[str]:
        return re.compile(self._saying(ends=False))

    def last_saying(self, low: str, start: int, end: int) -> int | None:
        """Where the words behind the last verb of saying begin that has no "that": "she said «it would»"."""
        last = None
        for found in self._says.finditer(low, start, end):
            last = found.end()
        return last

    @cached_property
    def _of_sentences(self) -> list[tuple[list[str], re.Pattern[str]]]:
        found = [b for b in self.blockers if b.within == "sentence"]
        return [(words(b.on) or [""], compile_pattern(b.pattern, self.vocabulary)) for b in found]

    def asks(self, low: str) -> bool:
        """Whether a blocker that looks at the whole sentence matches."""
        for on, pattern in self._of_sentences:
            for word in on:
                if word in low:
                    if pattern.search(low):
                        return True
                    break
        return False

    @cached_property
    def doubted(self) -> re.Pattern[str]:
        """The blockers that look at the clause up to the cue."""
        return self._blocker("before")

    @cached_property
    def doubted_always(self) -> re.Pattern[str]:
        """Those of them that a day does not lift."""
        return self._blocker("before", always=True)

    @cached_property
    def ours(self) -> re.Pattern[str]:
        """`own`, for text in small letters."""
        return compile_pattern(self.own, self.vocabulary)

    def affected_people(self, subject: str) -> bool:
        """Whether a subject is people whom things are done for: "pupils in Year 1"."""
        return self._affected.search(subject) is not None

    @cached_property
    def _affected(self) -> re.Pattern[str]:
        return compile_pattern(self.affected, self.vocabulary, ignore_case=True)

    @cached_property
    def our_heading(self) -> re.Pattern[str]:
        """`own_heading`, for text in small letters."""
        return compile_pattern(self.own_heading, self.vocabulary)

    @cached_property
    def floor_talk(self) -> re.Pattern[str]:
        """`floor`, for text in small letters."""
        return compile_pattern(self.floor, self.vocabulary)

    @cached_property
    def vague_deadline(self) -> re.Pattern[str]:
        """`vague` as group `vague`, for text in small letters.

        Led by what stands before a word, so that it is not tried at every letter: five times as fast.
        """
        return compile_pattern(rf"[\s\"'(,–](?P<vague>{self.vague})", self.vocabulary)

    @cached_property
    def closed_frame(self) -> re.Pattern[str]:
        """Headings and lead-ins below which stands nothing that anybody undertakes."""
        return self._blocker("frame")

    @cached_property
    def spoken(self) -> re.Pattern[str]:
        """Lead-ins below which somebody speaks."""
        return compile_pattern(self.replies, self.vocabulary, ignore_case=True)

    def blocker_of(self, within: str, low: str, start: int = 0, end: int | None = None) -> str:
        """The id of the blocker that matches in a stretch, for an explanation."""
        for blocker in self.blockers:
            pattern = compile_pattern(blocker.pattern, self.vocabulary)
            if blocker.within == within and pattern.search(low, start, len(low) if end is None else end):
                return blocker.id
        return "blocker"

    def _blocker(self, within: str, *, always: bool = False) -> re.Pattern[str]:
        patterns = [f"(?:{b.pattern})" for b in self.blockers if b.within == within and not (always and b.undated)]
        return compile_pattern("|".join(patterns), self.vocabulary)

    def _saying(self, *, ends: bool) -> str:
        listener = (
            "(?: (?:to )?(?:me|us|them|mps|members|the (?:\\w+ ){0,2}committee|the \\w+|(?:the )?{organisation}"
            "|{person}))?(?: in (?:an?|its|his|her|their) (?:\\w+ )?"
            "(?:letter|reply|response|speech|statement|interview|blog))?"
        )
        if not ends:
            # "the money announced in the budget would": no saying of its own
            participle = "(?:announced|confirmed|explained|added) (?:in|by|at|on|as|for|with|under|from)\\b"
            return compile_pattern(
                rf"\b(?!{participle}){{says}}{listener}(?: {{date}})? (?=[a-z\d£\ue000-\ue003])", self.vocabulary
            ).pattern
        where = "(?: (?:in|at|on|to|during|last|this|earlier|yesterday)\\b[^;]{1,120})?"
        told = "|\\b{telling_whom} [^;.:]{1,160}|\\b{message}"
        how = "(?: (?:[a-z]+ly|again|since|too|instead))?"  # "has said separately that"
        return compile_pattern(
            rf"(?:\b{{said}}{listener}{how}(?: {{date}})?{where}{told}),? *$", self.vocabulary
        ).pattern

    def frame_patterns(self, of: str) -> list[tuple[FrameRule, re.Pattern[str]]]:
        """The frames for headings or for lead-ins, compiled."""
        return [
            (rule, compile_pattern(rule.pattern, self.vocabulary, ignore_case=True))
            for rule in self.frames
            if rule.of in (of, "both")
        ]

    def line_patterns(self) -> list[tuple[LineRule, re.Pattern[str], re.Pattern[str] | None]]:
        """The line layouts with what their actor must not hold, compiled; the case of a layout matters."""
        return [
            (
                rule,
                compile_pattern(rule.pattern, self.vocabulary),
                compile_pattern(rule.unless, self.vocabulary, ignore_case=True) if rule.unless else None,
            )
            for rule in self.lines
        ]


def _spellings(verb: str) -> tuple[str, ...]:
    """A verb as it is spelt in Britain, and with the z that some give it: "finalise", "finalize"."""
    return (verb, f"{verb[:-2]}ze") if verb.endswith(("ise", "yse")) else (verb,)


def inflect(verb: str, irregular: str | None = None) -> Iterator[str]:
    """The forms of an English verb; `irregular` lists its past forms."""
    yield verb
    e = verb.endswith("e")
    y = verb.endswith("y") and verb[-2] not in "aeiou"
    yield verb[:-1] + "ies" if y else verb + ("es" if re.search(r"(?:s|x|z|ch|sh|o)$", verb) else "s")
    yield from irregular.split() if irregular else (verb + "d" if e else verb[:-1] + "ied" if y else verb + "ed",)
    yield verb[:-1] + "ing" if e and not verb.endswith("ee") else verb + "ing"
    if re.search(r"(?<![aeiou])[aeiou][bdglmnprt]$", verb):
        yield from (f"{verb}{verb[-1]}ing", f"{verb}{verb[-1]}ed")
