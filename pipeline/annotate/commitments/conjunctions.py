"""Whether a word that may open a clause does so, and how far the phrase behind it reaches."""

from __future__ import annotations

import re

from pipeline.annotate.commitments.words import Signs

_DEPENDENT = re.compile(r"\w (?:when|once|if|because|(?:before|after|until|as) (?:they|it|we|he|she|you|i))\b")
"""What begins behind "and principals" in "headteachers and principals before they return": the verb is not theirs."""
_ASIDE_BEFORE_VERB = re.compile(
    r", (?:which|who|whose)\b[^,;]{3,120}, (?:also |then )?(?:will|would|must|is|are|has|have|was|were|had)\b"
)
"""Behind a subject: "and the helpline, which opens in May, will be run by"."""
_AND_VERB = re.compile(r" and (?:also |then )?(?:will|would|is|are|has|have|must|was|were)\b")
_NAMELY = re.compile(r" is(?:,| to say\b| (?:by|before|in|from|until|at|on|\ue003))")
"""With "that" before it: in other words."""
_PAUSED = re.compile(r"[,–(] *$")
ASKING = frozenset({"how", "what"})
"""Words that open a question, or what somebody does: "what she will do"."""
_DAY = re.compile(r" (?:the |a |at least |of |well |part |the end of )*(?:\ue003|least|well|part|of|which\b)")
_CLOCK = re.compile(r" \d[\d.:]* ?[ap]m\b")
_TIMES = frozenset({"before", "after", "since", "until", "till"})
TO_COME = re.compile(r"(?:will|would|shall|must)\b|'ll\b")
"""A verb of what is to come."""
_NOT_ALWAYS = {
    "that": re.compile(r"\b(?:from|by|at|on|of|after|before|until|since|with|for|under|like|than) $"),
    "once": re.compile(r"\b(?:was|were|is|are|had|has|have|at|only|who|which) $"),
    "since": re.compile(r"\b(?:has|have|had|'s|'ve) $"),
    "though": re.compile(r"\bas $"),
}
"""Before these words no clause begins: "from that date", "has since written", "looks as though"."""
SET_PHRASE = re.compile(
    r" (?:early as|late as|a whole|a result|a consequence|a minimum|well|usual|ever|such|part of)\b"
)
"""With "as" before it no clause: "the system as a whole will be replaced"."""
_GERUND = re.compile(r" [a-z]{2,}ing (?:so|this|that|it)\b(?!,)")
"""With "before" before it no clause, though no comma parts it from one: "before doing so we will ask schools"."""
_THAT_TIME = re.compile(r" (?:day|evening|afternoon|morning|night)\b")


def is_no_conjunction(word: str, low: str, at: int, end: int) -> bool:
    """Whether a word opens no clause here: "from that date", "by half-term, that is by May"."""
    if word in _NOT_ALWAYS and _NOT_ALWAYS[word].search(low, 0, at):
        return True
    if word == "that" and (low.startswith(" to ", end) or _THAT_TIME.match(low, end)):
        return True  # "to enable that to happen", "and that evening we will vote"
    return word == "that" and _NAMELY.match(low, end) is not None and _PAUSED.search(low, 0, at) is not None


def joined_until(low: str, start: int) -> int:
    """Where the verb of a clause joined by "and" must have come: its pause, or the clause that depends on it."""
    end = pause(low, start + 2, 120)
    if verb := _AND_VERB.search(low, start, end):
        end = verb.start()  # "in the north and west areas in May and is to be": the verb has its own "and"
    if aside := _ASIDE_BEFORE_VERB.match(low, end):
        return aside.end()
    dependent = _DEPENDENT.search(low, start, end)
    return dependent.start() if dependent else end


def leads_noun(word: str, low: str, start: int, signs: Signs) -> bool:
    """Whether "after" leads in no clause, as its verb would be no "will": "visits after the summer break will"."""
    if _CLOCK.match(low, start):
        return True  # "after 11 am the committee will vote": no "I am"
    first = signs.first_finite(start) if word in _TIMES else None
    return first is not None and TO_COME.match(low, first) is not None


def opens_clause(word: str, low: str, start: int, signs: Signs) -> bool:
    """Whether what follows "before", "until" or "as" is a clause and no date or noun."""
    if SET_PHRASE.match(low, start) or _GERUND.match(low, start):
        return False
    end = pause(low, start)
    if leads_noun(word, low, start, signs):
        return False
    joined = low.find(" and ", start, end)
    return not _DAY.match(low, start) and signs.has_finite(start, joined if joined >= 0 else end)


def asks(word: str, low: str, start: int, signs: Signs) -> bool:
    """Whether "how" or "what" asks, however far on its verb is: "how the grant for 2027, and that for 2028, will"."""
    return word in ASKING and not low.startswith((" to ", " about "), start) and signs.has_finite(start, start + 140)


def pause(low: str, start: int, most: int = 60) -> int:
    """Where the phrase that begins at `start` ends: the next comma, or a few words on."""
    comma = low.find(",", start, start + most)
    return comma if comma >= 0 else min(len(low), start + most)
