"""Reads the verb phrase behind a cue: what the main verb is, whether it is passive, whether it is negated."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.rules.commitments import VerbClass

_PHRASE = re.compile(
    r"(?:,[^,;]{1,60},)? *(?P<adverbs>(?:(?:not|\w+ly|also|now|then|still|again|soon|first|next|both|all|each|further"
    r"|never|only|just|therefore|instead|together|always|once more|in future|no longer|in turn|to|\ue003+),? +)*)"
    r"(?:(?P<be>be(?: being)?|have been|have|get) +(?:(?:\w+ly|also|now|further|jointly|first|up to date and) +)*)?"
    r"(?P<verb>[a-z][a-z'-]*)?(?: (?P<particle>[a-z]+))?",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(r"(?:ed|en|wn|rn)$")


@dataclass(slots=True, frozen=True)
class Phrase:
    """The verb phrase that begins at `start`; `lemma` is empty where there is no verb (a bare "be")."""

    start: int
    lemma: str
    verb_class: VerbClass | None
    passive: bool = False
    progressive: bool = False
    copula: bool = False
    """"be" and something that is no verb: "will be available"; `lemma` is then the word behind it."""
    have: bool = False
    negated: bool = False


def read_phrase(drawn: str, at: int, forms: Mapping[str, tuple[str, VerbClass]]) -> Phrase:
    """The verb phrase of a drawn sentence that begins behind a cue ending at `at`."""
    found = _PHRASE.match(drawn, at)
    if found is None or found["verb"] is None:
        copula = found is not None and (found["be"] or "").startswith("be")
        return Phrase(at, "", None, copula=copula)
    word = found["verb"].lower()
    both = f"{word} {found['particle']}".lower() if found["particle"] else word
    lemma, verb_class = forms.get(both) or forms.get(word) or ("", None)
    be = (found["be"] or "").lower()
    start = found.start("be") if be else found.start("verb")
    negated = re.search(r"\b(?:not|never|no longer)\b", found["adverbs"]) is not None
    if be == "have":
        done = verb_class is not None and word != lemma.split(" ")[0]
        return Phrase(
            start, lemma if done else "have", verb_class if done else "descriptive", have=not done, negated=negated
        )
    if be:
        ing = word.endswith("ing")
        # forms that are infinitive and participle at once ("be set", "be put") count as participles behind "be"
        participle = (bool(_PARTICIPLE.search(word)) or lemma != "") and not ing
        if ing and lemma:
            return Phrase(start, lemma, verb_class, progressive=True, negated=negated)
        if participle and word not in ("open", "clear", "present", "complete", "last", "last", "subject", "double"):
            return Phrase(start, lemma or word, verb_class, passive=True, negated=negated)
        return Phrase(start, both, None, copula=True, negated=negated)
    return Phrase(start, lemma or word, verb_class, progressive=word.endswith("ing"), negated=negated)
