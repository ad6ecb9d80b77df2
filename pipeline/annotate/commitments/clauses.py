"""Draws a sentence for the rules and cuts it into clauses.

In a drawn sentence every organisation, person and date is a run of one symbol, and brackets and dashed asides are
blank; it is as long as the sentence itself, so that offsets hold. Which kind of clause a cue stands in decides whether
it can be an undertaking at all: "the guide that will be published" presupposes, "when it will be published" asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from pipeline.annotate.commitments.words import CLAUSE_WORDS, Signs
from pipeline.annotate.skeleton import SYMBOLS, Spanned

ClauseKind = Literal["main", "reported", "aside", "closed"]
"""`reported` is what somebody said; `aside` a relative clause behind a comma; `closed` holds no undertaking."""

_VERB_IN_DATE = re.compile(r"(?:end|start|begin)s? (?:in |on |(?=early|late|next|this|later))")
"""In "will end in March" the date found begins with the verb."""
_BRACKETS = re.compile(r"\([^()\n]*\)|\[[^\[\]\n]*\]")
_ASIDE = re.compile(r" – [^–\n]{1,300} – ")
_LEADS = frozenset(";:, \"'(/-")
"""What a word or a dash that opens a clause may stand behind."""
_PAUSES = frozenset({";", ":", ","})
_CONCESSIVE = frozenset({"although", "though", "while", "whilst", "whereas"})
_COORDINATING = frozenset({"and", "but", "or", "so", "yet", "nor"})
_ALSO_PREPOSITION = frozenset({"as", "since", "until", "till", "before", "after", "where", "so", "how", "what"})
_DEPENDENT = re.compile(r"\w (?:when|once|if|because|(?:before|after|until|as) (?:they|it|we|he|she|you|i))\b")
"""What begins behind "and principals" in "headteachers and principals before they return": the verb is not theirs."""
_PAIRED = re.compile(r" +(?:running|so on|above|(?:wales|northern ireland)(?! (?:has|have|is|are|says|said)\b))\b")
"""Up and running; England and Wales."""
_MODAL = re.compile(r" (?:also |now |then )?(?:will|would|is|are|has|have|plans?|intends?|hopes?|aims?|must|shall)\b")
_AND_SAID = re.compile(r" (?:also |then )?(?:said|added|confirmed|explained|replied|told|answered)\b")
"""Goes on with the main clause: "was asked if it would close and said that"."""
_NAMELY = re.compile(r" is(?:,| to say\b| (?:by|before|in|from|until|at|on|\ue003))")
"""With "that" before it: in other words."""
_PAUSED = re.compile(r"[,–(] *$")
_AUXILIARY = re.compile(r" (?:will|would|is|are|was|were|has|have|had|can|could|may|might|must|should)\b")
_ASKING = frozenset({"how", "what"})
_DAY = re.compile(r" (?:the |a |at least |of |well |part |the end of )*(?:\ue003|least|well|part|of|which\b)")
_CLOCK = re.compile(r" \d[\d.:]* ?[ap]m\b")
_CLEFT = re.compile(r"\bwhat\b[^;]{0,160}\b(?:is|was) $")
"""What she made clear was …"""
_TIMES = frozenset({"before", "after", "since", "until", "till"})
_TO_COME = re.compile(r"(?:will|would|shall|must)\b|'ll\b")
_NO_NOUN = re.compile(
    r"\b(?:\w+ed|clear|sure|likely|possible|important|vital|essential|so|true|fact|hopes?|fears?|view|belief|risk|concern"
    r"|is|was|be|says?|means?|shows?|suggests?|mean|believe|think|know) $"
)
"""Words behind which "that" begins no relative clause."""
_NOT_ALWAYS = {
    "that": re.compile(r"\b(?:from|by|at|on|of|after|before|until|since|with|for|under|like|than) $"),
    "since": re.compile(r"\b(?:has|have|had|'s|'ve) $"),
    "though": re.compile(r"\bas $"),
}
"""Before these words no clause begins: "from that date", "has since written", "looks as though"."""
_WHERE_SAID = re.compile(
    r" (?:he|she|they|it|(?:the )?[\ue000\ue002]+|the \w+)"
    r" (?:also )?(?:said|promised|told|announced|unveiled|confirmed|pledged)\b"
)
"""An event where something is said: "in Leeds, where she promised that", "as they unveiled plans to"."""
_SET_PHRASE = re.compile(r" (?:a whole|a result|a consequence|a minimum|well|usual|ever|such|part of)\b")
"""With "as" before it no clause: "the system as a whole will be replaced"."""
_GERUND = re.compile(r" [a-z]{2,}ing (?:so|this|that|it)\b(?!,)")
"""With "before" before it no clause, though no comma parts it from one: "before doing so we will ask schools"."""
_DONE = re.compile(
    r"(?:once|when|after|as soon as) [^,]{3,60} (?:is|are|has been|have been) (?:\w+ly )?"
    r"(?:\w{2,}ed|known|made|set|sent|put|won|given|taken|complete|available|ready|clear|out|over)"
    r"(?= (?:the|our|its|their|a|an|all|these|those|any|\ue000+|\ue002+) [^,]{0,50}\b(?:will|is to|are to)\b)"
)
"""Once something is done, and no comma behind it: "once the guide is published the policy will be updated"."""
_CONTENT = re.compile(r"(?!(?:that|and|but|so|or|yet)\b)\b[\w\ue000-\ue003]+")
_SHORTEST = 12
"""A relative clause up to its comma is longer than "who, in May,"."""
_RELATIVE = frozenset({"which", "who", "whom", "whose"})
_BEHIND_COMMA = (",", ", of", ", all of", ", both of", ", some of", ", after", ", following")
"""What a relative clause that only goes on stands behind: "a consultation, after which the policy will be sent out"."""


@dataclass(slots=True)
class Clause:
    """A stretch of a drawn sentence with one finite verb, more or less.

    `resumes` is the clause that an aside interrupted, whose subject this one goes on with.
    """

    start: int
    end: int
    kind: ClauseKind
    resumes: int | None = None
    asks: bool = False
    """A question that a pause interrupts: "how the grant, announced in May, will be shared"."""
    relative: bool = False
    """A relative clause without comma; its second finite verb is the main one's ("the rule that is old will stay")."""


def draw(view: str, entities: Iterable[tuple[str, Spanned]]) -> str:
    """A view with entities as runs of their symbol; as long as before."""
    pieces, last = [], 0
    for kind, span in entities:
        first = span.start
        if kind == "date" and (verb := _VERB_IN_DATE.match(view, first)):
            first = verb.end()
        pieces += [view[last:first], SYMBOLS[kind] * (span.end - first)]
        last = span.end
    return "".join([*pieces, view[last:]]).replace("\n", " ")


def blanked(drawn: str) -> str:
    """A drawn sentence with brackets and dashed asides blanked."""
    if ("(" in drawn or "[" in drawn) and not drawn.startswith(("(", "[")):
        drawn = _BRACKETS.sub(lambda m: " " * len(m[0]), drawn)
    if drawn.count(" – ") > 1:
        drawn = _ASIDE.sub(lambda m: " " * len(m[0]), drawn)
    return drawn


def small(drawn: str) -> str:
    """A drawn sentence in small letters, as long as before (a few letters of other scripts would grow)."""
    low = drawn.lower()
    return low if len(low) == len(drawn) else drawn


def split(low: str, signs: Signs, reports: re.Pattern[str]) -> list[Clause]:
    """The clauses of a sentence drawn in small letters, in order and without gaps; `reports` ends a report."""
    clauses = [Clause(0, len(low), "main")]
    outer: ClauseKind = "main"
    fronted = False
    interrupted: int | None = None
    has_finite = signs.has_finite

    def open_clause(
        at: int, kind: ClauseKind, resumes: int | None = None, *, relative: bool = False, asks: bool = False
    ) -> None:
        clauses[-1].end = at
        clauses.append(Clause(at, len(low), kind, resumes, asks, relative))

    for at, number in signs.marks:
        word, current = CLAUSE_WORDS[number], clauses[-1]
        end = at + (len(word) or 1)
        mark = "" if word else low[at]
        if mark and low[end : end + 1] != " ":
            continue
        if mark not in _PAUSES:
            if at and low[at - 1] not in _LEADS:
                continue
            at -= mark == "–"
        if at == 0:
            fronted = word not in _COORDINATING and (
                word not in _ALSO_PREPOSITION
                or (has_finite(end, _pause(low, end)) and not _leads_noun(word, low, end, signs))
            )
            if fronted and word not in _CONCESSIVE and word != "that":
                current.kind = "closed"
        elif mark and mark != ",":
            outer = "reported" if reports.search(low, current.start, at) else "main"
            fronted, interrupted = False, None
            open_clause(end, outer)
        elif mark:
            told = has_finite(current.start, at) or (current.kind == "aside" and at - current.start > _SHORTEST)
            if not fronted and not told:
                continue
            if fronted:
                fronted = False
                open_clause(end, outer)
            elif current.asks and _AUXILIARY.match(low, end) and not _AUXILIARY.search(low, current.start, at):
                continue
            elif current.kind in ("aside", "closed"):
                open_clause(end, outer, interrupted)
        elif word in _COORDINATING and _PAIRED.match(low, end):
            continue
        elif word in _COORDINATING:
            if current.kind == "closed" and not current.relative and _MODAL.match(low, end):
                open_clause(at, outer)
                continue
            if current.kind == "closed" and _AND_SAID.match(low, end):
                open_clause(at, outer)
                continue
            free = current.kind == "closed" and (word == "but" or low[max(0, at - 2) : at] == ", ")
            if not (free or has_finite(current.start, at)) or not has_finite(end, _joined(low, end)):
                continue
            freed = word == "but" or low[max(0, at - 2) : at] == ", " or _MODAL.match(low, end) is not None
            kind = outer if freed or current.kind in ("main", "reported") else current.kind
            open_clause(at, kind, None)
        elif _is_no_conjunction(word, low, at, end):
            continue
        elif word == "that":
            again = outer == "reported" and low[:at].rstrip().endswith((",", ";", "and", "but"))
            if again or reports.search(low, current.start, at) or _CLEFT.search(low, 0, at):
                if current.kind == "closed" and not _CLEFT.search(low, 0, at):
                    open_clause(at, "closed", interrupted)
                    continue
                outer, interrupted = "reported", None
                open_clause(at, outer)
            elif not _CONTENT.search(low, current.start, at) and len(clauses) > 1:
                # "said it would close, and that …": the first that-clause had no "that"
                outer = "reported"
                open_clause(at, outer)
            elif has_finite(end, _pause(low, end)):
                interrupted = len(clauses) - 1 if current.kind != "closed" else interrupted
                open_clause(at, "closed", interrupted, relative=not _NO_NOUN.search(low, current.start, at))
        elif word in _RELATIVE:
            interrupted = len(clauses) - 1 if current.kind in ("main", "reported") else interrupted
            behind_comma = low[:at].rstrip().endswith(_BEHIND_COMMA)
            if behind_comma and word != "whose":
                open_clause(low.rfind(",", 0, at) + 2, "aside")
            else:
                open_clause(at, "closed", interrupted, relative=True)
        elif word in _CONCESSIVE and at and not has_finite(end, _pause(low, end, 160)):
            continue
        elif word in _CONCESSIVE:
            fronted = fronted or not _CONTENT.search(low, current.start, at)
            open_clause(at, outer)
        elif word in ("where", "as", "after") and _WHERE_SAID.match(low, end):
            open_clause(at, outer)
        elif word not in _ALSO_PREPOSITION or _is_clause(word, low, end, signs) or _asks(word, low, end, signs):
            fronted = fronted or not _CONTENT.search(low, current.start, at)
            interrupted = len(clauses) - 1 if current.kind in ("main", "reported") else interrupted
            open_clause(at, "closed", asks=word in _ASKING)
    first = clauses[0]
    if first.kind == "closed" and (done := _DONE.match(low, 0, first.end)):
        for clause in clauses:
            clause.resumes = clause.resumes + 1 if clause.resumes else clause.resumes
        clauses.insert(1, Clause(done.end(), first.end, "main"))
        first.end = done.end()
    return clauses


def _is_no_conjunction(word: str, low: str, at: int, end: int) -> bool:
    """Whether a word opens no clause here: "from that date", "by half-term, that is by May"."""
    if word in _NOT_ALWAYS and _NOT_ALWAYS[word].search(low, 0, at):
        return True
    return word == "that" and _NAMELY.match(low, end) is not None and _PAUSED.search(low, 0, at) is not None


def _joined(low: str, start: int) -> int:
    """Where the verb of a clause joined by "and" must have come: its pause, or the clause that depends on it."""
    end = _pause(low, start + 2, 120)
    dependent = _DEPENDENT.search(low, start, end)
    return dependent.start() if dependent else end


def _leads_noun(word: str, low: str, start: int, signs: Signs) -> bool:
    """Whether "after" leads in no clause, as its verb would be no "will": "visits after the summer break will"."""
    if _CLOCK.match(low, start):
        return True  # "after 11 am the committee will vote": no "I am"
    first = signs.first_finite(start) if word in _TIMES else None
    return first is not None and _TO_COME.match(low, first) is not None


def _is_clause(word: str, low: str, start: int, signs: Signs) -> bool:
    """Whether what follows "before", "until" or "as" is a clause and no date or noun."""
    if _SET_PHRASE.match(low, start) or _GERUND.match(low, start):
        return False
    end = _pause(low, start)
    if _leads_noun(word, low, start, signs):
        return False
    joined = low.find(" and ", start, end)
    return not _DAY.match(low, start) and signs.has_finite(start, joined if joined >= 0 else end)


def _asks(word: str, low: str, start: int, signs: Signs) -> bool:
    """Whether "how" or "what" asks, however far on its verb is: "how the grant for 2027, and that for 2028, will"."""
    return word in _ASKING and not low.startswith((" to ", " about "), start) and signs.has_finite(start, start + 140)


def _pause(low: str, start: int, most: int = 60) -> int:
    """Where the phrase that begins at `start` ends: the next comma, or a few words on."""
    comma = low.find(",", start, start + most)
    return comma if comma >= 0 else min(len(low), start + most)
