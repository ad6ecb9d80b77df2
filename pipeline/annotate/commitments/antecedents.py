"""What "it" and "they" mean: the subject of the sentence so far, else that of the sentence before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.annotate.commitments.class_nouns import OFFICE_NOUNS, ClassNouns
from pipeline.annotate.commitments.context import Context
from pipeline.annotate.commitments.noun_phrases import last_word
from pipeline.annotate.commitments.relatives import TASKED
from pipeline.annotate.commitments.subject import NO_PHRASE, Subject
from pipeline.annotate.commitments.subject_phrases import HEAD_END
from pipeline.annotate.commitments.words import FINITE
from pipeline.annotate.layers import Block, Sentence, the_only
from pipeline.found import FoundMention
from pipeline.rules.commitments import CommitmentRules
from pipeline.rules.patterns import alternatives, words

_IT_IS = re.compile(r"\b(?:it|he|she|that|there|who|what|here)$", re.IGNORECASE)
"""Before an 's that is a verb; behind a noun it is the possessive."""
_MET = re.compile(
    r"\W*(?:We|I) (?:(?:have|also|recently|then) )*(?:met|wrote to|written to|spoke (?:to|with)|heard from|asked)\b"
)
"""Begins a sentence about a body that "they" means in the next: "We met Ofsted. They plan to"."""
_BODIES = re.compile(r"(?:[A-Z][\w-]+ ){1,4}([A-Z][a-z]+)s\b(?!')")
"""Bodies of one kind, many at once: "nine Regional Expert Partnerships"."""


_NEAR = 300
"""Characters before a relative pronoun in which such a body and its leader stand."""
_LEFT = re.compile(
    r"\b(?:replac(?:es|ed|ing)|succeed(?:s|ed|ing)|(?:tak(?:es|ing|en)|took) over from|succession to"
    r"|in (?:the )?place of|instead of)(?: the)?(?: [\w-]+){0,3}? $"
)
"""Before somebody who goes: "Ana Reyne, replacing Bo Lund, took up post. She will"."""
_REPORTS = re.compile(
    r"\b(?:(?:said|says|added|explained|confirmed|reported|noted|advised)(?: that)?"
    r"|(?:told|advised|assured) [^,.;]{2,30} that|that) "
)
"""Ends what stands before the words of somebody who is not "it"."""
_SOMEBODY = ("he", "she")
_FOUND = (
    r"(?:set up|setting up|establish(?:ed|ing)|creat(?:ed|ing)|appoint(?:ed|ing)|conven(?:ed|ing)|form(?:ed|ing)"
    r"|launch(?:ed|ing)|commission(?:ed|ing)|brought together|bringing together|recruit(?:ed|ing))"
)
"""Before a body that is new, and that is spoken of next."""
_LED = r"(?:(?:to be |jointly |co-)?(?:chaired|led|headed|run|convened|made up|drawn)(?: by| of| from)|under)"
"""Between such a body and who leads it or sits on it."""


class Antecedents:
    """Finds what pronouns mean, by the class nouns and verbs of the rules."""

    def __init__(self, rules: CommitmentRules, nouns: ClassNouns) -> None:
        self._nouns = nouns
        self._public = frozenset(words(rules.public))
        self._forms = rules.forms
        kinds = alternatives(noun for noun, entry in nouns.entries.items() if entry.kinds)
        self._called = re.compile(rf"\b(?:the|an?|our|its|their) (?:[a-z-]+ ){{0,2}}?{kinds}\b")
        """A body told by a class noun: "the expert group"."""
        called = rf"(?:an?|the|our|my|its) (?P<body>(?:[\w-]+ ){{0,5}}?{kinds})\b"
        self._founded = re.compile(
            rf"\b{_FOUND} (?:{called}(?! of (?:the )?[A-Z])|(?:the |an? |my |our )?(?P<name>[A-Z]))"
        )
        self._led = re.compile(rf"\b{called}(?: (?:of|on|for|to) [^,;.]{{2,60}})?, {_LED} [^;.]{{3,120}}, (?:and )?$")

    def verb_in(self, drawn: str, start: int, end: int) -> int:
        """Where the first verb of a stretch begins: the subject of "the board meets monthly and will" ends there."""
        for found in re.finditer(r"(?<=\S )[a-z]+", drawn[start:end]):
            form = self._forms.get(found[0])
            if FINITE.match(found[0]) or (form is not None and found[0] != form[0] and not found[0].endswith("ing")):
                return start + found.start()
        return end

    def of_pronoun(self, context: Context, shown: str, base: int, at: int) -> Subject:
        """What "it" or "they" means: the subject of this sentence so far, else that of the sentence before."""
        sentence = context.layers.sentence_at(base)
        for stretch in (sentence, self._before(context, sentence) if sentence else None):
            if stretch is None or stretch.start >= at:
                continue
            if asked := TASKED.search(context.view, stretch.start, min(stretch.end, at)):
                # "the department has asked Ofsted to report, and it will do so"
                named = context.mentions_in(asked.end(), asked.end() + 1, "organisation")
                if named:
                    return Subject("body", shown, named[0].entity)
            if shown.lower() == "it" and (new := self._new_body(context, stretch.start, min(stretch.end, at))):
                return new
            # a clause of its own begins behind a semicolon
            start = max(stretch.start, context.view.rfind("; ", stretch.start, min(stretch.end, at)) + 1)
            end = min(stretch.end, at)
            if stretch is sentence and (told := self._behind_report(context, shown, start, end)):
                start = told
            organisations = context.mentions_in(start, end, "organisation")
            verb = self._main_verb(context.view, start, end, organisations)
            subjects = [m for m in organisations if m.end <= verb < end]
            many = shown.lower() == "they" and stretch is not sentence and len(subjects) < 2
            if many and (bodies := self._bodies_in(context, verb, end)):
                # "the trust funds nine Regional Partnerships. They will"
                return Subject("body", shown, stands_for=bodies)
            if subjects:
                return Subject("body", shown, subjects[0].entity)
            text = HEAD_END.split(context.view[start:verb].strip(), maxsplit=1)[0].rstrip(" ,") if verb < end else ""
            begins = start + text.rfind(": ") + 1  # "Ms Reyne: The board met" tells who speaks
            text = text.rpartition(": ")[2]
            last, is_it = last_word(text), shown.lower() == "it"
            if is_it and (last in OFFICE_NOUNS or context.mentions_in(begins, begins + len(text), "person")):
                if found := self._dealt_with(context, shown, verb, end):
                    return found
                continue
            if last in self._nouns.entries:
                name = self._nouns.body(context, last, start, None)
                return Subject("body", shown, name, stands_for=None if name or NO_PHRASE.match(text) else text)
            if stretch is sentence and last in self._public and shown.lower() == "they" and not NO_PHRASE.match(text):
                # "Leeds parents say they will": nobody whom a list knows, but nobody else either
                return Subject("body", shown, stands_for=text)
            if (
                stretch is not sentence
                and _MET.match(context.view, stretch.start, end)
                and (met := the_only(m.entity for m in organisations))
            ):
                return Subject("body", shown, met)
        return Subject("pointer", shown)

    def _new_body(self, context: Context, start: int, end: int) -> Subject | None:
        """The body that a stretch tells to be new: "I have set up a working group, chaired by Ana Reyne. It will"."""
        founded = list(self._founded.finditer(context.view, start, end))
        if not founded:
            return None
        if founded[-1]["body"]:
            return _body_in(context, founded[-1])
        named = context.mentions_in(*founded[-1].span("name"), "organisation")
        return Subject("body", "it", named[0].entity) if named else None

    def led_body(self, context: Context, start: int, at: int) -> Subject | None:
        """The body without a name that "which" means behind its leader: "a boats group, led by Ana Reyne, which"."""
        led = self._led.search(context.view, max(start, at - _NEAR), at)
        return _body_in(context, led) if led is not None else None

    def _dealt_with(self, context: Context, shown: str, start: int, end: int) -> Subject | None:
        """The one body that a sentence about somebody tells of: "Ana Reyne sits on the expert group. It will"."""
        named = context.mentions_in(start, end, "organisation")
        called = list(self._called.finditer(context.view, start, end))
        if len(named) + len(called) != 1:
            return None
        return Subject("body", shown, named[0].entity) if named else Subject("body", shown, stands_for=called[0][0])

    @staticmethod
    def of_person(context: Context, at: int) -> FoundMention | None:
        """Whom "he" or "she" means: the person named last, but for one who is said to go."""
        people = context.mentions_before(at, "person")
        return next((m for m in people if not _LEFT.search(context.view, max(0, m.start - 80), m.start)), None)

    def _behind_report(self, context: Context, shown: str, start: int, end: int) -> int | None:
        """Where the words of somebody begin who is not "it": "Ana Reyne said that «the board had met and that it»"."""
        report = _REPORTS.search(context.view, start, end) if shown.lower() == "it" else None
        if report is None or context.mentions_in(start, report.start(), "organisation"):
            return None
        noun = last_word(HEAD_END.split(context.view[start : report.start()].strip(), maxsplit=1)[0])
        people = context.mentions_in(start, report.start(), "person")
        return report.end() if people or noun in OFFICE_NOUNS or noun in _SOMEBODY else None

    def _main_verb(self, view: str, start: int, end: int, organisations: Sequence[FoundMention]) -> int:
        """Where the finite verb of a clause begins, else its first verb of any form."""
        finite = (
            found.start()
            for found in FINITE.finditer(view, start, end)
            if found[0] != "'s" or _IT_IS.search(view, start, found.start())
        )
        # "Ofsted" is no participle
        verb = next((v for v in finite if not any(m.start <= v < m.end for m in organisations)), None)
        return self.verb_in(view, start, end) if verb is None else verb

    def _bodies_in(self, context: Context, start: int, end: int) -> str | None:
        """The last bodies of one kind told of in a stretch that are no organisation's name, as written."""
        nouns = self._nouns.entries
        told = [found for found in _BODIES.finditer(context.view, start, end) if found[1].lower() in nouns]
        if not told or told[-1][1].lower() in OFFICE_NOUNS or context.mentions_in(*told[-1].span()):
            return None
        return told[-1][0]

    @staticmethod
    def _before(context: Context, sentence: Sentence) -> Sentence | Block | None:
        """The sentence before; behind a list the line that leads in to it."""
        before, blocks = context.previous(sentence), context.layers.blocks
        if before is None or before.block == sentence.block:
            return before
        above = blocks[before.block]
        return before if above.lead_in is None else blocks[above.lead_in]


def _body_in(context: Context, found: re.Match[str]) -> Subject:
    """The body that a match tells of: by its name, if it holds one, else by its words."""
    named = context.mentions_in(*found.span("body"), "organisation")
    return Subject("body", "it", named[0].entity) if named else Subject("body", "it", stands_for=f"the {found['body']}")
