"""One document's search for bodies: known names and built names, each with the fullest name it stands for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from pipeline.annotate.layers import Layers, covered
from pipeline.annotate.organisations import branches, forms, glosses, local, places, small, turned_down
from pipeline.annotate.organisations.built import LAW, BuiltNames
from pipeline.annotate.organisations.contexts import Contexts, Pending
from pipeline.annotate.organisations.definitions import Definitions, Meanings
from pipeline.annotate.organisations.gazetteer import Entry, Gazetteer, Match, goes_on
from pipeline.annotate.organisations.headed import Unit
from pipeline.annotate.organisations.heads import HeadNouns
from pipeline.annotate.organisations.introduced import PENDING, Introductions
from pipeline.annotate.organisations.nations import Nations
from pipeline.annotate.organisations.phrases import CapitalRun, Phrase, Phrases
from pipeline.annotate.organisations.publisher import Publisher
from pipeline.annotate.organisations.rosters import Rosters
from pipeline.annotate.runs import Run, Runs, Word, moved
from pipeline.facts import Method
from pipeline.found import FoundAcronym, FoundMention
from pipeline.rules.organisation_names import OrganisationNameRules
from pipeline.rules.organisations import Body

_DETERMINER = re.compile(r"\b(?:[Tt]he|[Mm]y|both) {1,3}$")
_FRESH = re.compile(r"[:;–?!.|>·•] {0,2}['\"]?$")
_SHARED_HEADS, _OF_HEAD = "Departments ", "Department of "
"""A head in the plural, and how a name begins on it: the gazetteer takes "of" and "for" for the same."""
_AND_OF = re.compile(r",? (?:and|&)(?: (?:of|for))?(?: the)? (?=[A-Z])")
_LONGEST_SHARER = 60
"""Characters behind a shared head that the second name is read from."""
_LAST_WORDS = re.compile(
    r"(?P<names>(?:[A-Z][\w'-]+(?: |, | and | & )){2,16}?)"
    r"(?P<last>(?i:(?:university |local )?health|integrated care) [Bb]oards)\b"
)
_PART_OF_LIST = re.compile(r"[A-Z][\w'-]+(?: [A-Z][\w'-]+)*(?: (?:and|&) Vale)?")
"""One of a list of names, which have no "and" of their own but in Cardiff and Vale."""
_NAME_GOES_ON = re.compile(r"(?: (?:for|of|in))? [A-Z]")
_CAPITAL_NEXT = re.compile(r" {1,2}[A-Z][a-z]")


@dataclass(slots=True)
class Knowledge:
    """What does not depend on the document."""

    gazetteer: Gazetteer
    heads: HeadNouns
    runs: Runs
    phrases: Phrases
    meanings: Meanings
    contexts: Contexts
    introductions: Introductions
    rosters: Rosters
    parties: forms.PartyTags
    branches: branches.Branches
    rules: OrganisationNameRules
    avoid: frozenset[str]
    """Words that are no short form of a body: first names, places."""
    places: frozenset[str]


class Search:
    """The mentions of bodies in one document."""

    def __init__(self, knowledge: Knowledge, layers: Layers) -> None:
        self._know = knowledge
        self._layers = layers
        self._view = layers.view
        self._nations = Nations(knowledge.rules.nations, layers)
        self._definitions = Definitions(knowledge.meanings, layers)
        self._starts = {s.start for s in layers.sentences}
        self._found: list[FoundMention] = []
        self._named: set[str] = set()
        self._pending: list[Pending] = []
        self._bare: list[local.Bare] = []
        self._publisher = Publisher(layers.metadata.publisher, knowledge.gazetteer, self._view)
        self._built = BuiltNames(knowledge.rules, knowledge.heads, knowledge.gazetteer, layers, self._publisher.label)

    def mentions(self) -> list[FoundMention]:
        """All mentions, in text order, none inside another."""
        runs = self._runs()
        self._find_names(runs)
        self._find_by_context(runs)
        self._find_short_forms()
        if self._layers.trace is not None:
            self._note_left(self._layers)
        return self._found

    def _runs(self) -> list[CapitalRun]:
        """The stretches of capitalised words, whose places are kept for all who look for one of them."""
        know, view = self._know, self._view
        runs = [(start, end, know.phrases.of(view[start:end])) for start, end in know.runs.places(view)]
        capitals: defaultdict[str, list[int]] = defaultdict(list)
        for start, _, phrase in runs:
            for word in phrase.words:
                capitals[word.bare].append(start + word.start)
        self._layers.capitals = dict(capitals)
        return runs

    def _find_names(self, runs: Sequence[CapitalRun]) -> None:
        """Adds what a name alone tells to be a body: one of the lists, or one built on a head noun."""
        know, view, layers = self._know, self._view, self._layers
        defined = self._definitions.words
        for start, end, phrase in runs:
            if phrase.telling(view, end) or not defined.isdisjoint(phrase.bare):
                self._search(phrase, start, end)
        self._found = forms.outermost([*know.branches.mentions(view, self._found, self._pending), *self._found])
        self._add(self._definitions.spelt_out)
        self._add(list(self._sharing_heads()))
        self._add(list(self._sharing_last_words()))
        own = self._own_name()
        at = {m.start for m in own}
        parties = know.parties.mentions(view)
        people = know.rules.words["people"]
        causes = forms.people_for_a_cause(view, layers.capitals, self._found, people, know.heads.opens)
        councils = forms.abbreviated_councils(view, self._found, know.rules.spelt_out)
        self._found = forms.outermost(
            [*own, *(m for m in self._found if m.start not in at), *causes, *parties, *councils]
        )

    def _find_by_context(self, runs: Sequence[CapitalRun]) -> None:
        """Adds what only the words around it, or the other names of the document, tell to be a body."""
        know, view, layers = self._know, self._view, self._layers
        taken = covered(view, self._found)
        for p in self._pending:
            taken[p.match.start : p.match.end] = bytes([PENDING]) * (p.match.end - p.match.start)
        letters = frozenset(forms.initials(m.name) for m in self._found)
        self._add(list(know.introductions.mentions(view, runs, taken, letters)))
        self._named = {m.name for m in self._found}
        self._add(list(know.contexts.supported(self._pending, self._found, layers, self._mention, self._nations.fits)))
        self._add(list(know.rosters.mentions(layers, self._found)))
        self._add(list(small.uncapitalised(view, self._found, know.gazetteer, know.heads)))
        self._add(list(small.schools(view, self._found, know.rules, know.heads, know.places)))
        self._add(list(small.of_title(layers, self._found, know.heads)))
        self._add(list(self._definitions.of_classes(self._found)))

    def _find_short_forms(self) -> None:
        """Gives short names their full ones, and adds the forms that mean a body named elsewhere."""
        know, view, layers = self._know, self._view, self._layers
        local.name_partials(self._found)
        local.nearer_councils(self._found)
        branches.name_in_full(self._found)
        home = places.local_council(layers, self._found, know.gazetteer)
        if home:
            places.name_by_place(self._found, home[1], know.heads.is_generic)
        glosses.tell_kinds(view, self._found, know.gazetteer.by_name)
        taken = covered(view, self._found)
        self._add(list(places.cabinets(layers, self._found, taken, home[0] if home else None)))
        council, openers = self._publisher.council, know.rules.words["openers"]
        self._add(
            [
                *local.by_initials(layers.capitals, self._found, taken, council, openers),
                *local.by_short_name(view, layers.capitals, self._found, taken),
                *local.by_stem(view, layers.capitals, self._found, know.rules, taken, know.avoid),
                *local.newspapers(view, self._bare_papers(), self._found, self._publisher.name),
                *local.anaphors(self._bare, self._found, self._defaults(), self._publisher.name),
            ]
        )

    def _note_left(self, layers: Layers) -> None:
        """Notes the forms that may be bodies and were left."""
        taken = covered(self._view, self._found)
        bare = {b.start for b in self._bare}
        for left in (
            *turned_down.known_forms(self._view, self._pending, taken),
            *turned_down.head_nouns(layers.capitals, self._know.heads, bare, taken),
        ):
            layers.reject(left[0], left[1], "send_organisations", left[2])

    def _add(self, mentions: Sequence[FoundMention]) -> None:
        """Takes in further mentions."""
        if mentions:
            self._found = forms.outermost([*self._found, *mentions])

    def _own_name(self) -> list[FoundMention]:
        """The publisher's own name, when no list knows it."""
        name = (self._publisher.as_written or "").removeprefix("The ").strip()
        name = name.partition(" with ")[0]  # whom it did it with is another body
        if self._definitions.means_body(name) or self._know.heads.opens(name):
            return []  # letters that the document says the meaning of; "From the Head"
        if len(name) < 4 or not name[0].isupper() or self._know.gazetteer.lookup(name):
            return []
        return list(forms.publisher_mentions(name, self._know.meanings.kind_of(name) or "other", self._view))

    def _bare_papers(self) -> list[local.Bare]:
        """The head nouns of papers that stand alone."""
        return [word for word in self._bare if self._know.rules.heads.get(word.head) == "media"]

    def _defaults(self) -> dict[str, Body]:
        """What "the House" means in documents of this nation."""
        nation = self._nations.document if self._bare else ""
        known = self._know.gazetteer.by_name
        # rules of a project may have taken a body away
        return {d.the: known[d.body] for d in self._know.rules.defaults if d.nation == nation and d.body in known}

    def organisation_of(self, acronym: FoundAcronym) -> str | None:
        """The name of the body that an acronym stands for, or None."""
        if acronym.source in ("inline", "glossary"):
            return self._definitions.organisation(acronym)
        return self._by_acronym.get(acronym.short)

    @cached_property
    def _by_acronym(self) -> dict[str, str]:
        """{acronym: name of the first body with it}, of the mentions found."""
        return {m.acronym: m.name for m in reversed(self._found) if m.acronym}

    # --- one run

    def _search(self, phrase: Phrase, start: int, end: int) -> None:
        run = moved(phrase.words, start)
        units, known = self._known_in(phrase, run, end)
        if known:
            self._found += known
            self._named.update([m.name for m in known])
        if phrase.heads:
            self._build(phrase, run, units, known)
            self._note_bare_heads(phrase, run, units)

    def _known_in(self, phrase: Phrase, run: Run, end: int) -> tuple[list[Unit], list[FoundMention]]:
        """The known or defined bodies in a run, as words and as mentions."""
        units: list[Unit] = []
        known: list[FoundMention] = []
        live = phrase.runs_on(self._view, end)
        defines = not self._definitions.words.isdisjoint(phrase.bare)
        done = 0
        for i in range(len(run)) if defines else phrase.known:
            found = self._known(phrase, run, i, live) if i >= done else None
            if found is None:
                continue
            done = i + 1
            while done < len(run) and run[done].start < found.end:
                done += 1
            if found.name:
                known.append(found)
                units.append(Unit(i, done - 1))
        return units, known

    def _build(self, phrase: Phrase, run: Run, units: Sequence[Unit], known: Sequence[FoundMention]) -> None:
        """Adds the names built on the head nouns of a run."""
        phrases, first = self._know.phrases, 0
        for part in self._pieces(run):
            inside = tuple(Unit(u.first - first, u.last - first) for u in units) if first else tuple(units)
            first += len(part)
            if len(part) < len(run):
                phrase = phrases.of(self._view[part[0].start : part[-1].end])
            for name in phrases.names(phrase, inside, self._begins(part[0])):
                if mention := self._built.mention(part, name, inside, known):
                    self._found.append(mention)
                    self._named.add(mention.name)

    def _pieces(self, run: Run) -> list[Run]:
        """The run, cut where a glossary goes over from short to long form."""
        starts = self._definitions.long_starts
        if not starts:
            return [run]
        cuts = [i for i, w in enumerate(run) if i and w.start in starts]
        return [run[a:b] for a, b in pairwise([0, *cuts, len(run)])]

    def _begins(self, word: Word) -> bool:
        """Whether a word begins a sentence, so that its capital says nothing."""
        at = word.start
        return at in self._starts or (at > 0 and self._view[at - 1] in "'\"([" and at - 1 in self._starts)

    def _matches(self, phrase: Phrase, run: Run, i: int, live: bool) -> list[Match]:
        """The known names that begin with a word of a run, longest first.

        They are read off the view where the phrase alone does not tell (`live`).
        """
        known = phrase.known.get(i)
        if known is None:
            return []
        start = run[0].start
        if live or known.articled or (known.open and goes_on(self._view, start + len(phrase.text), known.open)):
            walk = self._know.gazetteer.walk(self._view, run[i].start, run[i].text)
            return walk.matches if walk else []
        return [Match(start + m.start, start + m.end, m.entries, m.free) for m in known.matches]

    def _known(self, phrase: Phrase, run: Run, i: int, live: bool) -> FoundMention | None:
        """The known or defined body that begins with a word; one without a name where it is not to be a mention."""
        word = run[i]
        defined = self._definitions.mention(word)
        for match in self._matches(phrase, run, i, live):
            if defined and match.end <= defined.end:
                break
            if free := [e for e in match.free if self._stands_free(word, match, e)]:
                return self._mention(match, free)
            if not match.free:
                begins = self._begins(word) or bool(_FRESH.search(self._view, max(0, word.start - 3), word.start))
                self._pending.append(Pending(match, begins))
        return defined

    def _sharing_heads(self) -> Iterator[FoundMention]:
        """The second bodies of "the Departments for Education and (of) Health", named with the head of the first."""
        for first in [m for m in self._found if self._view.startswith(_SHARED_HEADS, m.start)]:
            link = _AND_OF.match(self._view, first.end)
            if link is None:
                continue
            rest = self._view[link.end() : link.end() + _LONGEST_SHARER]
            shift = link.end() - len(_OF_HEAD)
            walk = self._know.gazetteer.walk(_OF_HEAD + rest, 0, _OF_HEAD.split()[0])
            for match in walk.matches if walk else ():
                second = match._replace(start=link.end(), end=match.end + shift)
                here = [e for e in match.free if not e.national or self._nations.fits(e.body.nation, second.start)]
                if here and not _NAME_GOES_ON.match(self._view, second.end):
                    yield self._mention(second, here, "organisation.shared_head")
                    break

    def _sharing_last_words(self) -> Iterator[FoundMention]:
        """The bodies of "Hywel Dda and Swansea Bay health boards", named with the last words of them all."""
        for found in _LAST_WORDS.finditer(self._view) if "oards" in self._view else ():
            start, last_words = found.start("names"), found["last"].removesuffix("s")
            for part in _PART_OF_LIST.finditer(found["names"]):
                walk = self._know.gazetteer.walk(f"{part[0]} {last_words}", 0, part[0].split(" ", 1)[0])
                whole = [m for m in walk.matches if m.end > len(part[0])] if walk else []
                if whole:
                    match = whole[0]._replace(start=start + part.start(), end=start + part.end())
                    yield self._mention(match, whole[0].entries, "organisation.shared_head")

    def _stands_free(self, word: Word, match: Match, entry: Entry) -> bool:
        """Whether a form that needs no support is not, here, part of something else.

        "Schools group children by age" is not the Schools Group, and "Department of Education" the one of Northern
        Ireland only where that is the nation spoken of.
        """
        rest = self._view[word.end : match.end]
        if (
            rest
            and rest.islower()
            and entry.body.kind not in ("local_authority", "committee", "parliament", "department", "party")
        ):
            return False
        if entry.body.kind == "media" and self._view[match.start : match.end].casefold() != entry.form.casefold():
            return False  # "Bike to School Week" is no paper
        if (entry.needs_the or entry.body.kind == "company") and _CAPITAL_NEXT.match(self._view, match.end):
            return False  # "The Independent Review" is no newspaper, "Microsoft Teams" no company
        if entry.national and self._nations.fits(entry.body.nation, match.start) == 0:
            return False
        return not LAW.match(self._view, match.end)

    def _mention(self, match: Match, entries: Sequence[Entry], rule: str = "organisation.known") -> FoundMention:
        """A mention of the likeliest of the bodies that a match may stand for."""
        entry = self._likeliest(match, entries)
        name = self._know.gazetteer.name(entry.body)
        text = self._view[match.start : match.end]
        via: Method = "acronym" if entry.acronym else "exact" if text in (entry.body.name, entry.form) else "rule"
        return FoundMention(
            start=match.start,
            end=match.end,
            rule="organisation.acronym" if entry.acronym and rule == "organisation.known" else rule,
            kind="organisation",
            name=name,
            via=via,
            organisation_kind=entry.body.kind,
            acronym=entry.body.acronym,
        )

    def _likeliest(self, match: Match, entries: Sequence[Entry]) -> Entry:
        if len(entries) == 1:
            return entries[0]
        text = self._view[match.start : match.end]
        return max(
            entries,
            key=lambda e: (
                self._nations.fits(e.body.nation, match.start),
                self._know.gazetteer.name(e.body) in self._named,
                e.body.kind == "local_authority" and self._names_place(e.body),
                e.form == text,
                not e.clash,
            ),
        )

    def _names_place(self, council: Body) -> bool:
        """Whether the document names the place of a council: "SCC" of Suffolk is no other county's."""
        first = council.name.split(" ", 1)[0]
        return first in self._layers.capitals or first.upper() in self._layers.capitals

    def _note_bare_heads(self, phrase: Phrase, run: Run, units: Sequence[Unit]) -> None:
        """Keeps "the Board" for later."""
        for i, head in phrase.heads:
            word = run[i]
            if any(u.first <= i <= u.last for u in units):
                continue
            following = run[i + 1] if i + 1 < len(run) else None
            if following and word.possessive:
                following = None
            shouts = following is not None and following.text.isupper() and len(following.text) > 3
            if following and following.before == " " and not shouts and not local.speaks(self._view, word.end):
                continue
            if _DETERMINER.search(self._view, max(0, word.start - 6), word.start):
                self._bare.append(local.Bare(word.start, word.bare_end, head))
            elif self._know.rules.heads.get(head) == "school":
                continue  # "School closes at noon" says when
            elif i == 0 and self._begins(word) and local.speaks(self._view, word.end):
                self._bare.append(local.Bare(word.start, word.bare_end, head, article=False))
