"""Support for forms that are bodies only at times: ordinary words, places among councils, letters of many meanings.

Such forms come in chains ("Kent, Surrey and Harrowdale Council"): what is known of one member holds for all of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.annotate.layers import Block, Layers
from pipeline.annotate.minutes import is_record
from pipeline.annotate.organisations.forms import initials
from pipeline.annotate.organisations.gazetteer import Entry, Match
from pipeline.annotate.organisations.held import Held
from pipeline.annotate.surroundings import Surroundings
from pipeline.found import FoundMention
from pipeline.rules.organisation_names import OrganisationNameRules
from pipeline.rules.patterns import Vocabulary, compile_pattern

Mentioner = Callable[[Match, Sequence[Entry], str], FoundMention]
Fits = Callable[[str, int], int]

_LINK = re.compile(r"(?:,|;|/| &| and|, and| or|, or| with) ?(?:[Tt]he )?|\n[ •*·–-]*")
_AND_ANOTHER = re.compile(r"(?:, (?:the )?[A-Z][^.;:\n]{2,60}?)?,? (?:and|&) (?:the )?[A-Z]")
_CAPITAL_AFTER = re.compile(
    r" {1,2}(?!MP|MSP|MS\b|MLA|Minister|Permanent|Director|Chief|Chair|General Secretary|(?:Vice[ -])?President\b"
    r"|Treasurer|Convener)[A-Z]"
)
_CAPITAL_BEFORE = re.compile(
    r"(?!(?:In|At|From|Across|Around|Near|Within|Of|And|But|While|Both|Like|Unlike) )\b[A-Z][\w'-]*[ -] ?$"
)
_FIGURE_AFTER = re.compile(r" {1,2}\d")
"""Behind a word that is no body by itself: "Sat 7 & Sun 8 March", "Scope 3"."""
_JOINED_BEFORE = re.compile(r"\b[A-Z][\w'-]+, $")
_JOINED_AFTER = re.compile(r"(?:,| and| &) [A-Z][a-z]")
_PORTFOLIO_AFTER = re.compile(r"(?: and| &) (?:[A-Z][a-z]+ ){1,3}(?:[Ss]ecretary|[Mm]inister)\b")
_PERSON_BEFORE = re.compile(r"\b([A-Z])[\w'-]+ (?:[A-Z][\w'-]+ )?([A-Z])[\w'-]+ \($")
_LOCATIVE = re.compile(
    r"\b(?i:in|near|from|across|around|at|to|outside|of|within|throughout|into|inside|beyond|over) $"
    r"|\b(?:in|near|from|at|of) (?:[A-Z][\w'-]+ ){0,2}[A-Z][\w'-]+, $"
)
"""Before a place that is no more than that: "within Suffolk", "in Haverhill, Suffolk"."""
_PLACED = re.compile(
    r" (?:schools?|children|pupils|parents|families|residents|colleges|academies|nurseries|towns?|area|coast)\b"
)
"""Behind a place that only tells where: "Suffolk parents"."""
_ACT = re.compile(
    r" (?:(?:will|must|have|had|are|were) (?:each|both|all)\b|(?:have|had) (?:both |all |each )?(?:agreed|volunteered"
    r"|signed|submitted|published|set up|joined|asked|applied)\b|(?:are|were) (?:doing|piloting|trialling|consulting"
    r"|planning|recruiting|working)\b)"
)
"""Behind several places that do something: "Suffolk and Kent will each receive"."""
_SEAT = re.compile(r"\([A-Z][^()\n]{2,50}\) ?\([A-Z][A-Za-z -]{1,30}\)")
"""A seat in a parliament and a party, behind the name of a member: "(Suffolk) (Lab)"."""
_LABEL = re.compile(r"^[A-Z][\w ,&-]{2,30}:")
_NOT_PLACES = re.compile(r"[^\W\d_]{2,}")
_NEAR = 600
"""Characters around a place that may tell what it is."""
_LOOK_BACK = 12
"""Blocks above a list of places in which the line that says what they are is looked for."""


@dataclass(slots=True)
class Pending:
    """A known form that is a mention only with support. `begins`: its capital may be that of the sentence."""

    match: Match
    begins: bool

    @property
    def places(self) -> list[Entry]:
        """The councils that it may be by its place alone."""
        return [e for e in self.match.entries if e.place]


@dataclass(slots=True)
class _Chain:
    members: list[Pending]
    council: bool = False
    body: bool = False


class Contexts:
    """Decides about pending forms."""

    def __init__(self, rules: OrganisationNameRules, posts: str, held: Held) -> None:
        self._held = held
        extra: Vocabulary = {"post": posts, "gloss": rules.gloss_nouns}
        of = {
            name: [r for r in rules.contexts if r.id.startswith(f"organisation.{name}")]
            for name in ("ordinary", "staffed", "council", "attendee", "party")
        }
        self._ordinary = Surroundings(of["ordinary"], rules.vocabulary, extra)
        self._openers = rules.words["openers"]
        self._staffed = Surroundings(of["staffed"], rules.vocabulary, extra)
        self._council = Surroundings(of["council"], rules.vocabulary, extra)
        self._attendee = Surroundings(of["attendee"], rules.vocabulary, extra)
        self._party = Surroundings(of["party"], rules.vocabulary, extra)
        self._posts: Vocabulary = {**rules.vocabulary, "post": posts}
        self._plural = compile_pattern(
            r"\b(?:[Cc]ouncils|[Aa]uthorities|LAs|[Ii]nspect(?:ed|ors|ions?)|[Mm]onitoring visits?"
            r"|[Aa]reas(?! of)|[Aa]rea SEND)\b"
        )
        self._councils = compile_pattern(r"\b{councils}\b", rules.vocabulary)

    @cached_property
    def _portfolio(self) -> re.Pattern[str]:
        return compile_pattern(r"\b{post}(?:s|es)? (?:for|of) (?:the )?$", self._posts, ignore_case=True)

    def supported(
        self, pending: Sequence[Pending], found: Sequence[FoundMention], layers: Layers, mention: Mentioner, fits: Fits
    ) -> Iterator[FoundMention]:
        """The mentions among the pending forms."""
        named = {m.name for m in found}
        view = layers.view
        free = [p for p in pending if not any(m.start <= p.match.start < m.end for m in _near(found, p.match.start))]
        waiting: list[list[Pending]] = []
        acting: set[str] = set()
        for chain in _chains(view, free, found):
            place_rule = self._council_rule(layers, chain)
            if place_rule is None:
                waiting.append([p for p in chain.members if p.places and not _part_of_a_name(view, p.match)])
            for p in chain.members:
                if p.places:
                    if place_rule is None or _part_of_a_name(view, p.match):
                        continue
                    council = mention(p.match, p.places, place_rule)
                    acting.add(council.name)
                    yield council
                    continue
                if _FIGURE_AFTER.match(view, p.match.end):
                    continue
                if _CAPITAL_AFTER.match(view, p.match.end) and not any(e.body.kind == "party" for e in p.match.entries):
                    continue
                entries = [e for e in p.match.entries if not e.place]
                if rule := self._supports(view, p, entries, named, chain, fits, layers):
                    body = mention(p.match, entries, rule)
                    named.add(body.name)
                    yield body
        for row in waiting:
            councils = [mention(p.match, p.places, "organisation.council_again") for p in row]
            if not councils or _LOCATIVE.search(view, max(0, councils[0].start - 50), councils[0].start):
                continue
            if _PLACED.match(view, councils[-1].end) or _SEAT.match(view, councils[0].start - 1):
                continue
            again = any(c.name in named or c.name in acting for c in councils)
            several = len(councils) > 1
            if again or (several and self._of_councils(layers, councils[0].start, councils[-1].end)):
                yield from councils

    def _supports(
        self,
        view: str,
        p: Pending,
        entries: Sequence[Entry],
        named: set[str],
        chain: _Chain,
        fits: Fits,
        layers: Layers,
    ) -> str | None:
        """The rule by which an ordinary word or doubtful acronym is a body here, or None."""
        start, end = p.match.start, p.match.end
        if any(e.body.kind == "party" for e in entries) and (rule := self._party.support(view, start, end)):
            return rule.id
        if any(e.body.name in named for e in entries) and (entries[0].clash or not p.begins):
            return "organisation.named_elsewhere"
        text = view[start:end]
        if chain.body and (text.isupper() or not p.begins or _and_another(view, end)):
            return "organisation.in_a_row"
        if text.isupper() and _is_affiliation(view, start, end):
            return "organisation.affiliation"
        # letters may be those of a body that the document names in full
        own_letters = text.isupper() and text in {initials(name) for name in named}
        if not own_letters and (told := self._held.known(view, start, end)):
            return told
        if any(e.clash for e in entries):
            return self._of_letters(view, p, entries, fits)
        if rule := self._ordinary.support(view, start, end):
            return rule.id
        return self._by_capitals(view, p, layers)

    def _of_letters(self, view: str, p: Pending, entries: Sequence[Entry], fits: Fits) -> str | None:
        """The rule by which letters of several meanings are a body here, or None."""
        start, end = p.match.start, p.match.end
        text = view[start:end]
        own = [e for e in entries if e.body.nation not in ("UK", "England") and fits(e.body.nation, start)]
        if len(own) == 1 and not (p.begins and len(text) < 3):
            return "organisation.acronym_of_nation"
        alone = len({e.body.name for e in entries}) == 1
        word = p.begins and text.capitalize() in self._openers  # "THE leader of ..." opens a report
        staffed = self._staffed.support(view, start, end) if alone and text.isupper() and not word else None
        return staffed.id if staffed else None

    def _by_capitals(self, view: str, p: Pending, layers: Layers) -> str | None:
        """The rule by which an ordinary word is a body for nothing but its capitals amid a sentence, or None."""
        start, end = p.match.start, p.match.end
        sentence = layers.sentence_at(start)
        if sentence is None or layers.block_of(sentence).kind in ("heading", "row"):
            return None
        text = view[start:end]
        if text.isupper() and len(text) > 3 and not layers.text_of(sentence).isupper():
            return "organisation.ordinary_capitals"
        if (
            p.begins
            or view.startswith(":", end)
            or _CAPITAL_BEFORE.search(view, max(0, start - 20), start)
            or _among_capitals(view, start, end)
            or self._portfolio.search(view, max(0, start - 60), start)
        ):
            return None
        quoted = any(c in "\"'" for c in view[start - 1 : start] + view[end : end + 1])
        return None if quoted and not view.startswith("'s", end) else "organisation.ordinary_capital"

    # --- councils by their place

    def _council_rule(self, layers: Layers, chain: _Chain) -> str | None:
        """The rule by which the places of a chain stand for their councils, or None."""
        places = [p.match for p in chain.members if p.places]
        if not places:
            return None
        if chain.council:
            return "organisation.council_in_a_row"
        first, last = places[0], places[-1]
        # what only councils do may be told of the first, of the last, or of all of them
        for start, end in dict.fromkeys(((first.start, first.end), (last.start, last.end), (first.start, last.end))):
            if rule := self._council.support(layers.view, start, end):
                return rule.id
            if self._held.of_council(layers.view, start, end):
                return "organisation.council_held"
            sends = self._attendee.support(layers.view, start, end)
            if sends and is_record(layers.view):
                return sends.id
        sentence = layers.sentence_at(places[0].start)
        if sentence is None or not self._only_places(layers, layers.block_of(sentence), chain):
            return None
        return "organisation.council_listed" if self._announced(layers, sentence.block) else None

    def _of_councils(self, layers: Layers, at: int, end: int) -> bool:
        """Whether several places act as councils do, or their paragraph speaks of councils in the plural."""
        sentence = layers.sentence_at(at)
        if sentence is None:
            return False
        if _ACT.match(layers.view, end):
            return True
        block = layers.block_of(sentence)
        return self._plural.search(layers.view, max(block.start, at - _NEAR), min(block.end, at + _NEAR)) is not None

    def _only_places(self, layers: Layers, block: Block, chain: _Chain) -> bool:
        """Whether a block holds nothing but places, after a label at most: "North East: Harrowdale, Oakline"."""
        if block.end - block.start > _NEAR:
            return False
        text = list(layers.view[block.start : block.end])
        for p in chain.members:
            for i in range(max(p.match.start, block.start), min(p.match.end, block.end)):
                text[i - block.start] = " "
        rest = _LABEL.sub("", "".join(text))
        return not [
            w
            for w in _NOT_PLACES.findall(rest)
            if w not in ("and", "the", "of", "County", "Council", "City", "Borough", "LA")
        ]

    def _announced(self, layers: Layers, at: int) -> bool:
        """Whether a heading or a line above says that local authorities follow."""
        block = layers.blocks[at]
        if block.section and self._councils.search(block.section):
            return True
        lead = block.lead_in
        if lead is not None and self._councils.search(layers.text_of(layers.blocks[lead])[-_NEAR:]):
            return True
        for above in reversed(layers.blocks[max(0, at - _LOOK_BACK * 3) : at]):
            text = layers.text_of(above)[-_NEAR:]
            if self._councils.search(text):
                return True
            if len(text) > 80:
                return False
        return False


def _and_another(view: str, end: int) -> bool:
    """Whether "and" ties a word that begins a sentence to a body: "Scope and Mencap agree", not "Contact Mencap"."""
    return _AND_ANOTHER.match(view, end) is not None


def _part_of_a_name(view: str, match: Match) -> bool:
    """Whether capitals beside a place make it part of something else: West Kent, Leeds Beckett."""
    before = _CAPITAL_BEFORE.search(view, max(0, match.start - 20), match.start)
    return bool(before or _CAPITAL_AFTER.match(view, match.end))


def _among_capitals(view: str, start: int, end: int) -> bool:
    """Whether a word is one of a series that names a thing: "Diversity, Equity and Inclusion"."""
    within = _JOINED_BEFORE.search(view, max(0, start - 24), start) and _JOINED_AFTER.match(view, end)
    return bool(within or _PORTFOLIO_AFTER.match(view, end))


def _is_affiliation(view: str, start: int, end: int) -> bool:
    """Whether letters stand in brackets behind somebody's name, as their body and not as their initials."""
    if end - start < 3 or view[end : end + 1] not in (")", ",") or view[start - 1 : start] != "(":
        return False
    person = _PERSON_BEFORE.search(view, max(0, start - 40), start)
    return person is not None and (view[start], view[end - 1]) != person.groups()


def _near(found: Sequence[FoundMention], at: int) -> Sequence[FoundMention]:
    """The mentions that may cover an offset; `found` is in text order."""
    low, high = 0, len(found)
    while low < high:
        middle = (low + high) // 2
        if found[middle].start <= at:
            low = middle + 1
        else:
            high = middle
    return found[max(0, low - 1) : low]


def _chains(view: str, pending: Sequence[Pending], found: Sequence[FoundMention]) -> Iterator[_Chain]:
    """Pending forms in rows, with what the bodies in the same row are."""
    items: list[tuple[int, int, Pending | FoundMention]] = [(p.match.start, p.match.end, p) for p in pending]
    items += [(m.start, m.end, m) for m in found]
    items.sort(key=lambda item: (item[0], -item[1]))
    chain, last = _Chain([]), -1
    for start, end, item in items:
        if start < last:
            continue
        between = view[last:start] if last >= 0 else ""
        if not (last >= 0 and start - last < 12 and _LINK.fullmatch(between)):
            if chain.members:
                yield chain
            chain = _Chain([])
        if isinstance(item, Pending):
            chain.members.append(item)
        else:
            chain.body = True
            chain.council = chain.council or item.organisation_kind == "local_authority"
        last = end
    if chain.members:
        yield chain
