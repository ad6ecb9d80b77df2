"""Bodies that nothing in their name tells: "the charity Oakline", "Oakline, a think tank"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline.annotate.organisations.forms import mention
from pipeline.annotate.organisations.phrases import Phrase
from pipeline.annotate.runs import Run, moved
from pipeline.annotate.surroundings import Surroundings
from pipeline.found import FoundMention
from pipeline.rules.organisation_names import OrganisationNameRules

_LONGEST = 5
_GLOSS_AFTER = re.compile(r"(?:,| –|:)? \(?(?:an?|the|our) |(?:,| \([A-Z]{2,6}\))? parent")
_GOES_ON = re.compile(r"[\w-]| [A-Z]")
_LINKS = frozenset(
    [
        "at",
        "of",
        "by",
        "from",
        "for",
        "told",
        "member",
        "members",
        "partner",
        "partners",
        "sister",
        "ceo",
        "executive",
        "officer",
        "founder",
        "co-founder",
        "patron",
        "secretary",
        "manager",
        "headteacher",
        "trustee",
        "principal",
        "paediatrician",
        "director",
        "chair",
        "co-chair",
        "co-chairs",
        "lead",
        "coordinator",
    ]
)
"""Last words of what introduces a body, beside the gloss nouns."""


class Introductions:
    """Finds names by the words that introduce them."""

    def __init__(self, rules: OrganisationNameRules, posts: str, avoid: frozenset[str]) -> None:
        contexts = [r for r in rules.contexts if r.id.startswith("organisation.introduced")]
        self._surroundings = Surroundings(contexts, rules.vocabulary, {"post": posts, "gloss": rules.gloss_nouns})
        self._links = _LINKS | {g.split()[-1] for g in rules.gloss_nouns}
        self._things = rules.words["things"]
        self._never = rules.words["things"] | rules.words["openers"] | rules.words["generic"]
        self._avoid = avoid

    def mentions(self, view: str, runs: Sequence[tuple[int, int, Phrase]], taken: bytearray) -> Iterator[FoundMention]:
        """The introduced names among the runs where nothing is taken yet, and every other mention of them."""
        introduced: dict[str, str] = {}
        for start, _, phrase in runs:
            for first, last in phrase.parts:
                words = phrase.words
                for i in range(first, last):
                    title = words[i].text in self._never or words[i].text.casefold() in _LINKS
                    if title and words[i + 1].before in ("of", "at"):
                        first = i + 1  # "CEO of Oakline", "Chief Executive of Oakline"
                if taken[start + words[first].start] or words[first].text in self._never:
                    continue
                if not self._may_be_introduced(view, start + words[first].start, start + words[last].bare_end):
                    continue
                name = self._name(moved(words[first : last + 1], start), taken)
                if name and (rule := self._surroundings.support(view, name[0].start, name[-1].bare_end)):
                    introduced.setdefault(view[name[0].start : name[-1].bare_end], rule.id)
        if introduced:
            yield from _everywhere(view, runs, introduced)

    def _may_be_introduced(self, view: str, start: int, end: int) -> bool:
        """A cheap look at the words around a name, before the patterns are tried."""
        before = view[max(0, start - 24) : start].rsplit(None, 2)
        word = before[-1] if before else ""
        if word == "the" and len(before) > 1:
            word = before[-2]
        word = word.rstrip(":,")
        return word in self._links or word.casefold() in _LINKS or _GLOSS_AFTER.match(view, end) is not None

    def _name(self, run: Run, taken: bytearray) -> Run:
        """The words of a run that can be one name."""
        name: Run = []
        for word in run[:_LONGEST]:
            if (name and (word.before not in (" ", "&", "of", "for", "and", "in") or name[-1].possessive)) or (
                taken[word.start]
            ):
                break
            name.append(word)
        if (
            not name
            or (name[0].text in self._avoid and all(w.before != "&" for w in name[1:]))
            or name[0].text in self._never
            or name[-1].bare in self._things
        ):
            return []
        return name


def _everywhere(view: str, runs: Sequence[tuple[int, int, Phrase]], names: Mapping[str, str]) -> Iterator[FoundMention]:
    """Every mention of `names` ({name: id of its rule}) among the runs, the longest where several begin."""
    first_words = {name.split(" ", 1)[0] for name in names}
    for start, _, phrase in runs:
        if first_words.isdisjoint(phrase.bare):
            continue
        run = moved(phrase.words, start)
        for i, word in enumerate(run):
            if word.bare not in first_words:
                continue
            for last in reversed(run[i : i + _LONGEST]):
                name = view[word.start : last.bare_end]
                if name in names and not _GOES_ON.match(view, last.bare_end):
                    yield mention(word.start, last.bare_end, names[name], name, "new", "other", None)
                    break
