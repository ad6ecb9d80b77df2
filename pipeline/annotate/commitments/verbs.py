"""Reads the verb phrase behind a cue: what the main verb is, whether it is passive, whether it is negated."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.rules.commitments import VerbClass

_ADVERB = r"(?!(?:reply|apply|supply|rely|comply|multiply|imply|rally|ally|tally|bully|fly)\b)\w+ly"
_PHRASE = re.compile(
    rf"(?:, [^,;]{{1,60}},)? *[\"']?(?P<adverbs>(?:(?:not|{_ADVERB}|also|now|then|still|again|soon|first|next|both|all"
    r"|each|further|never|only|just|therefore|likewise|instead|together|always|once more|once again|of course|as usual"
    r"|(?:where|if) (?:possible|appropriate|necessary|needed|required)|no longer|to|over time|at the same time"
    r"|in (?:addition|future|turn|time|due course|the meantime)"
    r"|within (?:the next )?[\w-]+ (?:working )?(?:days|weeks|months|years)"
    r"|(?:(?:by|in|on|from|before|until|during|over|throughout|ahead of|as early as)"
    r" (?:the )?(?:(?:end|start|beginning|middle) of (?:the )?)?)?"
    r"\ue003+),? +)*)"
    rf"(?:(?P<be>be(?: being)?|have been|have|get)\b *(?:(?:{_ADVERB}|also|now|further|first) +)*)?"
    r"(?P<verb>[a-z](?:[a-z'-]*[a-z])?)?(?: (?P<particle>[a-z]+)(?P<more> [a-z]+)?)?",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:not(?! (?:only|just|simply|merely)\b)|never|no longer)\b")
_BEFORE_DAY = re.compile(r" (?:in|on|at|by|for|from|over) (?:the )?\ue003")
"""Behind a verb: its day, and no part of it: "will come in May" is no "come in"."""
_ADJECTIVES = frozenset({"open", "clear", "present", "complete", "last", "subject", "double", "live", "free"})
"""Verbs that are adjectives behind "be"."""


@dataclass(slots=True)
class Phrase:
    """The verb phrase that begins at `start`, its main verb ending at `end`.

    With `copula` ("will be available") or `have` ("will have more time") what follows `end` is the complement.
    """

    start: int
    end: int
    lemma: str = ""
    verb_class: VerbClass | None = None
    passive: bool = False
    copula: bool = False
    have: bool = False
    negated: bool = False
    perfect: bool = False
    """ "will have opened": done by then."""


def _is_participle(word: str, forms: Mapping[str, tuple[str, VerbClass]]) -> bool:
    return word.endswith("ed") or (word in forms and forms[word][0] != word)


def read_phrase(drawn: str, at: int, forms: Mapping[str, tuple[str, VerbClass]]) -> Phrase:
    """The verb phrase of a drawn sentence that begins behind a cue ending at `at`."""
    found = _PHRASE.match(drawn, at)
    if found is None or not (found["verb"] or found["be"]):
        return Phrase(at, at)
    if (found["be"] or "").lower() == "get" and not _is_participle(found["verb"] or "", forms):
        # "will get it to print", "will get under way"
        return Phrase(found.start("be"), found.start("be") + 3, "get", "progress")
    negated = _NEGATED.search(found["adverbs"]) is not None
    be = (found["be"] or "").lower()
    word = (found["verb"] or "").lower()
    both = f"{word} {found['particle']}".lower()
    phrasal = forms.get(both + (found["more"] or "")) or forms.get(both)
    phrasal = None if phrasal and word and _BEFORE_DAY.match(drawn, found.end("verb")) else phrasal
    lemma, verb_class = phrasal or forms.get(word) or ("", None)
    start = found.start("be") if be else found.start("verb")
    end = found.end("verb") if word else found.end("be")
    first = lemma.split(" ")[0]
    if be == "have":
        if lemma and word != first:
            return Phrase(start, end, lemma, verb_class, negated=negated, perfect=True)
        return Phrase(start, found.end("be"), "have", "descriptive", have=True, negated=negated)
    if not be:
        return Phrase(start, end, lemma or word, verb_class, negated=negated)
    perfect = be == "have been"
    if word.endswith("ing"):
        return Phrase(start, end, lemma or word, verb_class, negated=negated, perfect=perfect)
    # "put", "cut", "read" are infinitive and participle at once: behind "be" they are participles
    if (word.endswith("ed") or lemma) and (word not in _ADJECTIVES or " " in lemma):
        return Phrase(start, end, lemma or word, verb_class, passive=True, negated=negated, perfect=perfect)
    state = "have" if perfect else ""
    return Phrase(start, found.end("be"), state, copula=True, negated=negated, perfect=perfect)
