"""Bodies that nothing in their name tells: "the charity Oakline", "Oakline, a think tank"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.annotate.organisations.forms import mention
from pipeline.annotate.organisations.headed import is_season
from pipeline.annotate.organisations.held import Held
from pipeline.annotate.organisations.phrases import CapitalRun
from pipeline.annotate.runs import Run, Word, bare, moved
from pipeline.annotate.surroundings import Surroundings
from pipeline.facts import OrganisationKind
from pipeline.found import FoundMention
from pipeline.rules.organisation_names import OrganisationNameRules

_LONGEST = 5
_GLOSS_REACH = 24
"""Characters before a name that hold the noun that introduces it."""
_AREAS = frozenset(
    {"North", "South", "East", "West", "Isle", "Royal", "Home", "Black", "Inner", "Outer", "Scottish", "Welsh"}
)
"""First words of parts of the country."""
_GLOSS_AFTER = re.compile(r"(?:,| –|:)? \(?(?:now )?(?:an?|the|our|its|their) |, which |(?:,| \([A-Z]{2,6}\))? parent")
_CAMEL = re.compile(r"(?!(?:Mac|Fitz|De|Le|La|Di|Van)[A-Z])[A-Z][a-z]{2,}[A-Z][a-z]\w+")
"""DanceSyndrome, but no MacAlister."""
_GOES_ON = re.compile(r"[\w-]| [A-Z]")
_LINKS = frozenset(
    [
        "at",
        "of",
        "by",
        "from",
        "for",
        "told",
        "called",
        "named",
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


_WITHIN = (" ", "&", "of", "for", "and", "in", "on")
"""What stands between the words of a name."""
_BY_GLOSS = tuple(f"organisation.introduced_{sign}" for sign in ("gloss_before", "gloss_apposed", "charity"))
"""The rules by which a noun says outright that the name beside it is a body's."""
PENDING = 2
"""The mark of a known form that its context must support: it is no name by itself, and may be part of one."""


class _Introduced(NamedTuple):
    """The rule by which a name is that of a body, and the kind that its gloss tells."""

    rule: str
    kind: OrganisationKind


class Introductions:
    """Finds names by the words that introduce them."""

    def __init__(
        self, rules: OrganisationNameRules, held: Held, posts: str, first_names: frozenset[str], places: frozenset[str]
    ) -> None:
        self._held = held
        contexts = [r for r in rules.contexts if r.id.startswith("organisation.introduced")]
        self._surroundings = Surroundings(contexts, rules.vocabulary, {"post": posts, "gloss": rules.gloss_nouns})
        self._kinds = rules.heads
        self._gloss_nouns = tuple(rules.gloss_nouns)
        self._openers = rules.words["openers"]
        self._before_first_names = frozenset(r.id for r in contexts if r.before_first_names)
        self._links = _LINKS | {g.split()[-1] for g in rules.gloss_nouns}
        self._things = rules.words["things"]
        self._never = rules.words["things"] | rules.words["openers"] | rules.words["generic"]
        self._avoid, self._places, self._first_names = first_names | places, places, first_names
        self._posts, self._titles = held.capitalised, held.titles

    def mentions(
        self, view: str, runs: Sequence[CapitalRun], taken: bytearray, initials: Collection[str]
    ) -> Iterator[FoundMention]:
        """The introduced names among the runs where nothing is taken yet, and every other mention of them.

        `initials` are letters that stand for bodies found already.
        """
        introduced: dict[str, _Introduced] = {}
        for start, _, phrase in runs:
            for first, last in phrase.parts:
                words = phrase.words
                for i in range(first, last):
                    if words[i + 1].before not in ("of", "at"):
                        continue
                    title = words[i].text in self._never or words[i].text.casefold() in _LINKS
                    if title or (i == first + 1 and words[first].text in self._first_names):
                        first = i + 1  # "CEO of Oakline", "Chief Executive of Oakline", "Ana Reyne of Oakline"
                if words[first].text == "The" and first < last:
                    first += 1  # "SENCO at The Willows"
                if taken[start + words[first].start] == 1:
                    continue
                name = self._name(moved(words[first : last + 1], start), taken)
                own = not name or (len(name) == 1 and name[0].bare in initials)
                rule = None if own else self._rule(view, name, taken)
                if rule:
                    gloss = view[max(0, name[0].start - _GLOSS_REACH) : name[0].start].rsplit(None, 1)[-1:]
                    kind = self._kinds.get(gloss[0].strip(",").lower(), "other") if gloss else "other"
                    end = _end_of(name[0], name[-1])
                    kind = "school" if end > name[-1].bare_end else kind
                    introduced.setdefault(view[name[0].start : end], _Introduced(rule, kind))
        if introduced:
            yield from self._everywhere(view, runs, introduced)

    def _rule(self, view: str, name: Run, taken: bytearray) -> str | None:
        """The rule by which a name is that of a body, if it does not begin like one to be avoided."""
        start, end = name[0].start, _end_of(name[0], name[-1])
        camel = len(name) == 1 and _CAMEL.fullmatch(name[0].bare) is not None
        if (
            not self._begins_like_none(name, glossed=self._by_gloss(view, start))
            and (camel or self._may_be_introduced(view, start, end))
            and (rule := self._surroundings.support(view, start, end))
        ):
            avoid = self._places if rule.id in self._before_first_names else self._avoid
            # "the campaign group Parents Awake", but no "head of policy at Parents Awake"
            glossed = rule.id in _BY_GLOSS
            if rule.id == "organisation.introduced_camel" and not camel:
                return None
            if (glossed or name[0].text not in self._never or is_season(name, 0)) and not (
                self._is_avoided(name, avoid) and not (glossed and self._says_more_than_where(name))
            ):
                return rule.id
        told = self._held.rule(view, start, end)
        if told == "organisation.holds_post" and taken[name[-1].start] == PENDING:
            return None  # "Earlier Lib Dem spokesman"
        area = view[start:end] in self._places or self._is_avoided(name, frozenset())
        return None if area or (told and self._held.is_person(name[0].text, name[-1].bare, told)) else told

    def _says_more_than_where(self, name: Run) -> bool:
        """Whether a name that begins with a place goes on with what the body is about: "Quillmoor SEND Uproar"."""
        return name[0].bare in self._places and any(w.bare in self._never for w in name[1:])

    def _by_gloss(self, view: str, start: int) -> bool:
        """Whether a noun right before says outright that the name is a body's: "the think tank Learning First"."""
        before = view[max(0, start - _GLOSS_REACH) : start].rstrip()
        return before.endswith(self._gloss_nouns)

    def _begins_like_none(self, name: Run, glossed: bool) -> bool:
        """Whether a name begins with a word that no name begins with, or says only what sort of body is meant."""
        first = name[0].text
        opens = first in self._openers and not is_season(name, 0)
        says_sort = all(w.bare in self._never for w in name) and not (glossed and len(name) > 1)
        return first in self._things or opens or says_sort

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
            # "Seniors' Advocacy", "St Bede's Primary"
            owner = (
                bool(name)
                and name[-1].possessive
                and not (name[-1].text.endswith("s'") or name[0].text.rstrip(".") == "St")
            )
            if name and (word.before not in _WITHIN or owner):
                break
            if taken[word.start] == 1 or (name and word.text in self._posts):
                break  # "Oakline Director Ana Reyne"
            if name and word.text.rstrip(".") in self._titles:
                break  # "representing Oakline and Dr Reyne"
            if word.before in ("in", "on") and (word.bare in self._places or word.bare in self._openers):
                break  # "founder of Oakline in June"
            name.append(word)
        if not name or name[-1].bare in self._things:
            return []
        if not {name[0].text, name[0].bare}.isdisjoint(self._openers) and not is_season(name, 0):
            return []  # "chair at January's meeting"
        return [] if all(taken[w.start] == PENDING for w in name) else name

    @staticmethod
    def _is_avoided(name: Run, avoid: frozenset[str]) -> bool:
        """Whether a name begins like one of those to be avoided, of people and places."""
        area = len(name) == 2 and name[0].text in _AREAS  # "from the West Midlands"
        if is_season(name, 0):
            return False  # "Summer Fields", though some are called Summer
        return area or (name[0].text in avoid and all(w.before != "&" for w in name[1:]))

    def _everywhere(
        self, view: str, runs: Sequence[CapitalRun], names: Mapping[str, _Introduced]
    ) -> Iterator[FoundMention]:
        """Every mention of `names` among the runs, the longest where several begin."""
        first_words = {bare(name.split(" ", 1)[0]) for name in names}
        for start, _, phrase in runs:
            if first_words.isdisjoint(phrase.bare):
                continue
            run = moved(phrase.words, start)
            for i, word in enumerate(run):
                if word.bare not in first_words:
                    continue
                for j, last in reversed(list(enumerate(run[i : i + _LONGEST], i))):
                    end = _end_of(word, last)
                    name = view[word.start : end]
                    titled = j + 1 < len(run) and run[j + 1].text in self._openers  # "the Oakline Chair"
                    if name in names and (titled or not _GOES_ON.match(view, end)):
                        rule, kind = names[name]
                        yield mention(word.start, end, rule, name, "new", kind, None)
                        break


def _end_of(first: Word, last: Word) -> int:
    """Where a name ends: a saint's keeps its 's, which is that of the school named for them ("St Bega's")."""
    return last.end if first.text.rstrip(".") == "St" else last.bare_end
