"""Bodies that nothing in their name tells: "the charity Oakline", "Oakline, a think tank"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, pairwise

from pipeline.annotate.organisations.forms import mention
from pipeline.annotate.runs import Run
from pipeline.annotate.surroundings import Surroundings
from pipeline.found import FoundMention
from pipeline.rules.organisation_names import OrganisationNameRules

_LONGEST = 5
_GLOSS_AFTER = re.compile(r"(?:,| –|:)? \(?(?:an?|the|our) ")
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
        "manager",
        "headteacher",
        "trustee",
        "principal",
        "paediatrician",
        "director",
    ]
)
"""Last words of what introduces a body, beside the gloss nouns."""


class Introductions:
    """Finds names by the words that introduce them."""

    def __init__(self, rules: OrganisationNameRules, posts: str, avoid: frozenset[str]) -> None:
        contexts = [r for r in rules.contexts if r.id.startswith("organisation.introduced")]
        self._surroundings = Surroundings(contexts, rules.vocabulary, {"post": posts, "gloss": rules.gloss_nouns})
        self._glosses = frozenset(g.split()[-1] for g in rules.gloss_nouns)
        self._things = rules.words["things"]
        self._never = rules.words["things"] | rules.words["openers"] | rules.words["generic"]
        self._avoid = avoid

    def mentions(self, view: str, runs: Sequence[Run], taken: bytearray) -> Iterator[FoundMention]:
        """The introduced names among the runs where nothing is taken yet, and every other mention of them."""
        introduced: dict[str, str] = {}
        for run in chain.from_iterable(map(_parts, runs)):
            if run[0].text in self._never or taken[run[0].start] or not self._may_be_introduced(view, run):
                continue
            name = self._name(run, taken)
            if name and (rule := self._surroundings.support(view, name[0].start, name[-1].bare_end)):
                introduced.setdefault(view[name[0].start : name[-1].bare_end], rule.id)
        if introduced:
            yield from _everywhere(view, runs, introduced)

    def _may_be_introduced(self, view: str, run: Run) -> bool:
        """A cheap look at the words around a run, before the patterns are tried."""
        before = view[max(0, run[0].start - 24) : run[0].start].rsplit(None, 2)
        word = before.pop() if before else ""
        if word == "the" and before:
            word = before[-1]
        word = word.rstrip(":,")
        return (
            word in self._glosses or word.casefold() in _LINKS or _GLOSS_AFTER.match(view, run[-1].bare_end) is not None
        )

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


def _parts(run: Run) -> list[Run]:
    """A run, cut at its commas."""
    if len(run) == 1:
        return [run]
    cuts = [i for i, word in enumerate(run) if word.before == ","]
    return [run[a:b] for a, b in pairwise([0, *cuts, len(run)])] if cuts else [run]


def _everywhere(view: str, runs: Sequence[Run], names: Mapping[str, str]) -> Iterator[FoundMention]:
    """Every mention of `names` ({name: id of its rule}) among the runs, the longest where several begin."""
    first_words = {name.split(" ", 1)[0] for name in names}
    for run in runs:
        for i, word in enumerate(run):
            if word.bare not in first_words:
                continue
            for last in reversed(run[i : i + _LONGEST]):
                name = view[word.start : last.bare_end]
                if name in names and not _GOES_ON.match(view, last.bare_end):
                    yield mention(word.start, last.bare_end, names[name], name, "new", "other", None)
                    break
