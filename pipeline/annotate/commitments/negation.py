"""Whether what a cue tells is told not to be: "is not proposed", "nor do we intend", "will close none of them"."""

from __future__ import annotations

import re

from pipeline.annotate.commitments.verbs import Phrase
from pipeline.rules.commitments import CueRule
from pipeline.rules.patterns import words

_NO = re.compile(r"\b(?:no|none|neither|nobody|nor|not|never)\b|n't\b", re.IGNORECASE)
"""A word that says no, in a cue."""
_ONLY = re.compile(r" ?(?:only|just|simply|merely)\b")
"""Behind it, this says yes: "will not only open a pool"."""
_DENIED = re.compile(
    r"(?:\b(?:do|does|did|is|are|am|was|were|has|have|had)(?: not|n't)|'(?:s|re|m|ve) not|\b(?:never|no longer|not))"
    r"(?: (?:yet|now|also|ever|at present|at this stage|(?!only\b)[a-z]+ly))* $"
)
"""Right before a cue; "not only plans to" says yes."""
_NOR = re.compile(r"\W*(?:and )?(?:nor|neither) (?:do|does|did|is|are|am|was|were|has|have|had) ")
"""Opens a clause whose cue follows its subject: "nor do we intend to"."""
_FRONTED = tuple(
    f"{word} " for word in words("nor neither point time stage case circumstance circumstances account way")
)
_FRONTED_NO = re.compile(
    r"\b(?:nor|neither|(?:at|in|under|on) no (?:point|time|stage|case|circumstances?|account|way)) $"
)
_FRONTED_ONLY = re.compile(r"\b(?:not only|only then) $")
_INVERTED = re.compile(r" (?P<subject>(?:any |the |a )?[\w\ue000-\ue002' -]{2,60}?) (?=[a-z]+\b)")
"""Behind the cue in "nor will any school be closed", "at no point will families pay"."""
_UNSAID = re.compile(r"(?:(?:has|have|had)(?: not|n't)?|'(?:s|ve)|)(?: (?:never|not|yet))+ (?!to\b)")
"""Begins a cue by which nobody has promised anything: "has never promised to"."""
_MEANT = re.compile(r"\b(?:intend|plan|propos|expect)")
_NONE = re.compile(
    r" (?:none|nobody|nothing|neither|no(?! (?:doubt|longer|later|earlier|sooner|fewer|less|more than)\b))\b"
)
"""What a verb is done to: "will close none of its hubs"; "will open no later than May" sets a day."""
_NOT_TO_BE = re.compile(r"(?:to )?(?:not|no)\b|that (?:[\w\ue000-\ue002'-]+ ){1,6}?not (?=[a-z])", re.IGNORECASE)
"""Begins an action: "not to renew the lease", "that the board not renew the lease"."""
_PUT_OFF = re.compile(r"(?:(?:will|would|is|are|was|were) not|\w+n't) now\b[^,;]*? (?:until|till)\b")
"""At a cue: "will not now open until May"."""
_WORD_GIVEN = frozenset(words("commit promise pledge guarantee confirm speculate comment say rule"))
"""Who will not do so has left it open: "will not commit to a date", "would not rule out a sale"."""


def denial(low: str, start: int, cue: int) -> int | None:
    """Where the subject of a cue ends that is denied in a clause in small letters before it; null if it is not."""
    if denied := _DENIED.search(low, start, cue):
        return denied.start()
    return cue if _NOR.match(low, start, cue) else None


def says_no(cue: re.Match[str]) -> bool:
    """Whether the words of a cue negate what they tell."""
    return _NO.search(cue[0]) is not None and _ONLY.match(cue.string, cue.end()) is None


def follows_no(low: str, end: int) -> bool:
    """Whether the words before an offset say no to what follows, whose subject then stands behind its verb."""
    return low.endswith(_FRONTED, 0, end) and _FRONTED_NO.search(low, 0, end) is not None


def inverted_subject(low: str, drawn: str, before: int, cue_end: int) -> re.Match[str] | None:
    """The group `subject` behind a cue, where what stands before it, up to `before`, asks for it to stand there."""
    only = low.endswith(("only ", "then "), 0, before) and _FRONTED_ONLY.search(low, 0, before) is not None
    return _INVERTED.match(drawn, cue_end) if only or follows_no(low, before) else None


def is_unsaid(rule: CueRule, cue: str, *, denied: bool) -> bool:
    """Whether nothing was promised, as a cue says itself or what stands before it denies.

    Who does not mean to do something undertakes not to; who does not promise, have to or want to undertakes nothing.
    """
    if denied and rule.strength in ("intended", "proposed"):
        return _MEANT.search(cue) is None
    return denied or _UNSAID.match(cue) is not None


def takes_none(drawn: str, phrase: Phrase) -> bool:
    """Whether a verb in the active is done to nothing: "will take no further action"."""
    return not (phrase.passive or phrase.have) and _NONE.match(drawn, phrase.end) is not None


def is_not_to_be(action: str) -> bool:
    """Whether the action of a line is told not to be done."""
    return _NOT_TO_BE.match(action) is not None


def is_put_off(low: str, cue: int, end: int) -> bool:
    """Whether a thing is told to come later than was said, which is no promise that it will not come."""
    return _PUT_OFF.match(low, cue, end) is not None


def leaves_open(phrase: Phrase) -> bool:
    """Whether a verb that is negated keeps back what it would give away: "will not confirm a date"."""
    return phrase.lemma in _WORD_GIVEN
