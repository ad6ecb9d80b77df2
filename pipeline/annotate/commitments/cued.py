"""A cue in its clause, and the stretch before it in which its subject is looked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.annotate.commitments.clauses import Clause
from pipeline.annotate.commitments.facts import EDGES
from pipeline.annotate.commitments.hits import Hit
from pipeline.annotate.commitments.negation import denial
from pipeline.annotate.commitments.noun_phrases import without_trailing
from pipeline.annotate.commitments.setting import Setting
from pipeline.rules.commitments import CueRule
from pipeline.rules.patterns import words
from pipeline.wordlists import PLURAL_NUMBER

CAUSE = re.compile(r"\W*(?:after|because|as|since|now that) (?!soon\b|well\b)", re.IGNORECASE)
"""Opens a clause that tells what has come about."""
_JOINT = re.compile(r"\b(?:and|but)\b")
_AND_MODAL = re.compile(r"\W*(?:and|but) (?:\w+ly )?(?:will|would|is|are|was|were|had|has)\b")
_GOES_ON = re.compile(r"(?<!, )and\b")
_NOUN_NEXT = re.compile(
    r"(?:\b(?:an?|the|its|their|his|her|our|my|this|each|every|no)|'s) (?:(?:[\w-]+ )?[\w-]*[^\Ws] )?"
    r"(?<!staff )(?<!people )(?<!children )$"
)
"""Before a word that may be noun or verb: "an interim"; behind a plural it is a verb."""
_NEVER_NOUNS = frozenset(
    words("begin become come go continue apply appoint join expire remain receive commence publish")
)
_MANY = re.compile(rf"\b(?:{PLURAL_NUMBER}|\d+|both|others|most) $")
"""Before a word that may be noun or verb, as its subject: "the first five start in May"."""
_MEETS = re.compile(r"meets?\b")
"""In a relative clause: when a body is there that something goes to, "the harbour board, which meets on 3 May"."""
_TIMED = re.compile(r"(?:meets?|closes?|ends?|runs?|expires?|lapses?|finish(?:es)?|lasts?)\b")
"""In a relative clause behind an undertaking: "will reply to the consultation, which closes on 3 May"."""
_GOODBYE = re.compile(r"\b(?:thank(?:s|ed|ing)?|good luck|goodbye|farewell|best wishes|congratulat\w+|tribute)\b")
"""Before a clause on the move of whoever is thanked: "good luck to Ana Reyne, who retires at Easter"."""
_PARTICIPLE = re.compile(r"\A\W*(?:due|led|run|set|held|based|\w+ed)\b[^,;]*,(?=\W*\Z)")
"""A second aside: "the board, which is writing a map, expected in May, will meet"."""
_HABIT = re.compile(r"\b(?:at the moment|at present|currently|nowadays|these days|as things stand)\b", re.IGNORECASE)
"""Before a verb in the present that tells how things are: "at the moment two boats go there"."""
_TERM = re.compile(
    r"\b(?:plan|strategy|programme|framework|contract|agreement|deal|charter|lease|blueprint|scheme)\b[^;]*$",
    re.IGNORECASE,
)
"""What "runs" to a year or from one is in force then; nobody does anything."""
_NEXT = re.compile(r"^\W*(?:next|first|last|usually|normally)\W*$")
"""All that stands between an aside and its verb: "The board, which Ana Reyne chairs, next meets on 3 May"."""
_VERB_BEHIND_ASIDE = re.compile(
    r"(?:(?!,|;|\b(?:that|which|who|and|what|how|when|if|where|so|will|must|is|are|has|have)\b).){3,80},"
    r" (?:due|expected|planned|scheduled|originally|first)\b[^,;]{3,60}, (?:has|have|was|were|is|are|will|would)\b"
)
_WHEN = re.compile(r"\W*when\b")
_PLURAL_HEAD = re.compile(r"\W*(?:[\w-]+ ){0,2}[\w-]+[^\Ws]s (?:for|to|on|of) [^,;]*$")
"""A subject of which what stands before the verb is a part: "applications for the grant open in April"."""
_HAS_VERB = re.compile(
    r"(?:(?!,|;|\b(?:that|which|who|and|what|how|when|if|where|so|sure|ensure|see)\b).){3,200}?"
    r"\b(?:will|would|are|were|have|must)\b"
)
"""Behind a word that may be noun or verb, without a subject before it: "plans to open up will follow"."""
_NOUNS = ("plans to", "moves to", "hopes to", "promises to", "pledges to")
_VERB_ON = re.compile(r"\b(?:will|would|are|were|have|has been)\b")
"""Nouns that open a sentence, and the verb of which they are the subject, however far on."""


def joints(drawn: str, start: int, end: int) -> list[int]:
    """Where "and" or "but" joins a second undertaking to one before, in a stretch of a drawn sentence."""
    return [m.start() for m in _JOINT.finditer(drawn, start, end)]


@dataclass(slots=True)
class CuedClause:
    """A cue in the clause at `index` of its sentence, and the hit before it there."""

    setting: Setting
    clauses: Sequence[Clause]
    index: int
    cue: re.Match[str]
    rule: CueRule
    previous: Hit | None
    start: int = 0
    end: int = 0
    """Of the stretch of the drawn sentence that should hold the subject."""
    denied: bool = False
    """What stands before the cue says that it is not so: "does not promise to", "nor do we intend to"."""

    @property
    def clause(self) -> Clause:
        """The clause of the cue."""
        return self.clauses[self.index]

    @property
    def base(self) -> int:
        """The offset of the sentence in the text."""
        return self.setting.sentence.start

    @property
    def reach(self) -> int:
        """Where the clause ends, or the one that a long cue reaches into."""
        return next(c.end for c in self.clauses if self.cue.end() <= c.end)

    @property
    def resumed(self) -> Clause | None:
        """What goes on with the clause behind an aside without a verb of its own."""
        behind = next((c for c in self.clauses if c.resumes == self.index), None)
        return None if behind and self.setting.signs.has_finite(behind.start, behind.end) else behind

    @property
    def occasion(self) -> Clause | None:
        """The clause behind that tells on which occasion: "will ask when the board meets in May"."""
        behind = self.clauses[self.index + 1] if self.index + 1 < len(self.clauses) else None
        return behind if behind and _WHEN.match(self.setting.low, behind.start) else None

    def place(self) -> str | None:
        """Sets the stretch of the subject; why the cue makes no undertaking if another cue or a noun owns it."""
        drawn, clause = self.setting.drawn, self.clause
        self.start, self.end = clause.start, self.cue.start()
        if clause.kind == "closed" and (cause := CAUSE.match(drawn, self.start, self.end)):
            self.start = cause.end()  # "after the trust agreed to pay"
        if self.rule.appended:
            self.start = self.end
        elif self.previous is not None and self.previous.clause is clause:
            joined = joints(drawn, self.previous.phrase.end, self.end)
            if not joined:
                return "belongs to the candidate before"
            self.start = joined[-1]
        before = _NEXT.sub("", _PARTICIPLE.sub("", drawn[self.start : self.end]))
        if clause.resumes is not None and not without_trailing(before).strip(EDGES):
            self.start, self.end = self.clauses[clause.resumes].start, self.clauses[clause.resumes].end
        if self.rule.alone and clause.kind == "aside":
            timed = _TIMED if self.previous is not None else _MEETS
            if timed.match(self.setting.low, self.cue.start()) or _GOODBYE.search(self.setting.low, 0, clause.start):
                return "when something is that is told of in passing"
        denied = denial(self.setting.low, self.start, self.end)
        if denied is not None:
            self.end, self.denied = denied, True
        if self.rule.alone and self._is_so():
            return "how things are"
        may_be_noun = self.rule.alone and not self.cue[0].partition(" ")[0].endswith("s")
        if (
            may_be_noun
            and self.cue[0].partition(" ")[0] not in _NEVER_NOUNS
            and not _MANY.search(self.setting.low, 0, self.end)
            and not _PLURAL_HEAD.match(drawn, self.start, self.end)
            and _NOUN_NEXT.search(self.setting.low, max(self.start, self.end - 60), self.end)
        ):
            return "a noun"
        if self.end == 0 and drawn.startswith("Will ") and drawn[5:6].isupper():
            return "a name"
        if self._is_noun():
            return "a noun"
        return None

    def _is_so(self) -> bool:
        """Whether a verb in the present tells how things are, or how long a plan is in force."""
        if _HABIT.search(self.setting.drawn, self.start, self.end):
            return True
        runs = self.setting.low.startswith(("runs to ", "runs from ", "run to ", "run from "), self.cue.start())
        return runs and _TERM.search(self.setting.drawn, self.start, self.end) is not None

    def _is_noun(self) -> bool:
        """Whether a cue that may be a noun is one: nothing is its subject, and the clause has another verb."""
        if not (self.rule.alone or self.rule.noun):
            return False
        before = self.setting.drawn[self.start : self.end].strip(EDGES)
        if self.rule.alone and not self.cue[0].partition(" ")[0].endswith("s") and self._is_debate():
            return True
        return before in ("", "The", "the", "These", "New") and (
            _HAS_VERB.match(self.setting.low, self.cue.end()) is not None
            or (
                not before
                and self.setting.low.startswith(_NOUNS, self.end)
                and _VERB_ON.search(self.setting.low, self.cue.end()) is not None
            )
        )

    def _is_debate(self) -> bool:
        """Whether a verb follows an aside behind the cue: "the Lords debate on rents, due this week, was put off"."""
        return _VERB_BEHIND_ASIDE.match(self.setting.low, self.cue.end()) is not None

    def reporter(self) -> int:
        """Where the clause begins that reports, hopes or doubts what this one tells; its own start if none does."""
        index, clause = self.index, self.clause
        if self.setting.low[: clause.start].rstrip().endswith(";"):
            return self.start  # a sentence in all but name
        if _is_joined(self.setting.low, self.clauses, index):
            index -= 1  # "we were told that it would move and would close"
        at = self.clauses[index - 1].start if clause.kind == "reported" and index else self.start
        if clause.resumes is not None:
            at = self.clauses[clause.resumes].start
        if self.rule.body and not self.setting.low[at : self.cue.start()].removeprefix("and").strip(EDGES):
            return at  # in "the board wants to buy a van and hopes to sell one" nothing is wanted of the hoping
        while index and at == self.clauses[index].start and _GOES_ON.match(self.setting.low, at):
            # what is hoped in "we hope A will stop and B will start" is hoped of both
            index -= 1
            at = self.clauses[index].start
        return at


def _is_joined(low: str, clauses: Sequence[Clause], index: int) -> bool:
    """Whether a clause without a subject goes on with what the clause before reports."""
    if not index or clauses[index].kind != "reported" or clauses[index - 1].kind != "reported":
        return False
    return _AND_MODAL.match(low, clauses[index].start) is not None
