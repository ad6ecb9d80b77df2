"""One document's search for bodies: known names and built names, each with the fullest name it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.annotate.layers import Layers
from pipeline.annotate.organisations.contexts import Contexts
from pipeline.annotate.organisations.definitions import Definitions
from pipeline.annotate.organisations.gazetteer import Entry, Gazetteer, Match
from pipeline.annotate.organisations.heads import Built, HeadNouns, Unit
from pipeline.annotate.organisations.nations import Nations
from pipeline.annotate.runs import Run, Runs, Word, joined
from pipeline.facts import Method
from pipeline.found import FoundAcronym, FoundMention
from pipeline.rules.organisation_names import OrganisationNameRules
from pipeline.rules.organisations import Body

_ARTICLE = re.compile(r"\b[Tt]he {1,3}$")
_INDEFINITE = re.compile(r"\b(?:[Aa]n?|[Ee]ach|[Ee]very|[Aa]ny|[Tt]heir|[Yy]our|[Aa]nother|[Oo]ne|[Ll]ocal|[Oo]ur)(?: [a-z-]+)? {1,3}$")
_OWNED_BY = re.compile(r" {1,3}(?:at|of|in|within|from) (?:the )?")
_OF_AN_OWNER = frozenset({"unit", "team", "division", "directorate", "group"})
_LAWS = frozenset({"Act", "Acts", "Bill", "Bills", "Regulations", "Order", "Tax", "Code"})


@dataclass(slots=True)
class Knowledge:
    """What does not depend on the document."""

    gazetteer: Gazetteer
    heads: HeadNouns
    runs: Runs
    contexts: Contexts
    rules: OrganisationNameRules


@dataclass(slots=True)
class Pending:
    """A known form that is a mention only with support: an ordinary word, a place, letters of many meanings."""

    match: Match
    word: Word


class Search:
    """The mentions of bodies in one document."""

    def __init__(self, knowledge: Knowledge, layers: Layers) -> None:
        self._know = knowledge
        self._layers = layers
        self._view = layers.view
        self._nations = Nations(knowledge.rules.nations, layers)
        self._definitions = Definitions(knowledge.gazetteer, knowledge.heads, knowledge.runs, layers)
        self._starts = {s.start for s in layers.sentences}
        self._found: list[FoundMention] = []
        self._pending: list[Pending] = []
        self._generic: list[FoundMention] = []
        self._bare: list[tuple[Word, str]] = []

    def mentions(self) -> list[FoundMention]:
        """All mentions, in text order, none inside another."""
        for run in self._know.runs.of(self._view):
            self._search(run)
        self._found += self._definitions.mentions(self._view)
        self._found = outermost(self._found)
        self._found += self._know.contexts.supported(self._pending, self._found, self._layers, self._mention)
        self._found = outermost(self._found)
        self._name_partials()
        self._found = outermost([*self._found, *self._anaphors()])
        return self._found

    def organisation_of(self, acronym: FoundAcronym) -> str | None:
        """The name of the body that an acronym stands for, or None."""
        if acronym.source in ("inline", "glossary"):
            return self._definitions.organisation(acronym.short)
        return next((m.name for m in self._found if m.acronym == acronym.short), None)

    # --- one run

    def _search(self, run: Run) -> None:
        units: list[Unit] = []
        known: list[FoundMention] = []
        i = 0
        while i < len(run):
            found = self._known(run, i)
            if found is None:
                i += 1
                continue
            last = i
            while last + 1 < len(run) and run[last + 1].start < found.end:
                last += 1
            if found.name:
                known.append(found)
                units.append(Unit(i, last))
            i = last + 1
        built = [m for name in self._know.heads.names(run, units, self._begins(run[0])) if (m := self._built(run, name, units, known))]
        self._found += known
        self._found += built
        self._note_bare_heads(run, units)

    def _begins(self, word: Word) -> bool:
        """Whether a word begins a sentence, so that its capital says nothing."""
        at = word.start
        return at in self._starts or (at > 0 and self._view[at - 1] in "'\"([" and at - 1 in self._starts)

    def _known(self, run: Run, i: int) -> FoundMention | None:
        """The known or defined body that begins with a word; one without a name where it is not to be a mention."""
        word = run[i]
        defined = self._definitions.mention(word)
        if self._know.gazetteer.starts(word.text):
            for match in self._know.gazetteer.longest(self._view, word.start, word.text):
                if defined and match.end <= defined.end:
                    break
                if match.free and not self._only_begins_sentence(word, match):
                    return self._mention(match, [e for e in match.entries if e.free])
                if not match.free:
                    self._pending.append(Pending(match, word))
        return defined

    def _only_begins_sentence(self, word: Word, match: Match) -> bool:
        """Whether the only capital is that of the sentence's first word: "Schools group children by age"."""
        rest = self._view[word.end : match.end]
        return bool(rest) and rest.islower() and match.entries[0].body.kind != "local_authority" and self._begins(word)

    def _mention(self, match: Match, entries: Sequence[Entry], rule: str = "organisation.known") -> FoundMention:
        """A mention of the likeliest of the bodies that a match may stand for."""
        entry = self._likeliest(match, entries)
        name = body_name(entry.body, self._know.gazetteer)
        text = self._view[match.start : match.end]
        via: Method = "acronym" if entry.acronym else "exact" if text in (entry.body.name, entry.form) else "rule"
        return FoundMention(
            start=match.start,
            end=match.end,
            rule="organisation.acronym" if entry.acronym and rule == "organisation.known" else rule,
            confidence=0.95,
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
        named = {m.name for m in self._found}
        return max(
            entries,
            key=lambda e: (
                self._nations.fits(e.body.nation, match.start),
                body_name(e.body, self._know.gazetteer) in named,
                e.form == text,
                not e.clash,
            ),
        )

    # --- names built on a head

    def _built(self, run: Run, name: Built, units: Sequence[Unit], known: Sequence[FoundMention]) -> FoundMention | None:
        words = run[name.first : name.last + 1]
        if any(u.first <= name.first and name.last <= u.last for u in units):
            return None
        text = joined(words)
        start, end = words[0].start, words[-1].bare_end
        owner = self._owner(run, name, units, known, end)
        if self._know.heads.is_class_noun(text) and owner is None:
            return None
        rule = "organisation.head"
        if owner is not None:
            text, rule = f"{owner.acronym or owner.name} {text}", "organisation.owned"
        elif prefix := next((m for m in known if m.start == start and m.end < end), None):
            text = f"{prefix.acronym or prefix.name}{text[prefix.end - prefix.start :]}"
        elif self._names_a_thing(run, name) or not self._stands(name, words, start, end):
            return None
        mention = FoundMention(
            start=start,
            end=end,
            rule=rule,
            confidence=0.85,
            kind="organisation",
            name=text,
            via="rule" if owner else "new",
            organisation_kind=name.kind,
        )
        if name.specific or owner or rule != "organisation.head":
            return mention
        self._generic.append(mention)
        return mention if self._named_after_the(name, words) else None

    def _owner(
        self, run: Run, name: Built, units: Sequence[Unit], known: Sequence[FoundMention], end: int
    ) -> FoundMention | None:
        """The body that a name belongs to: "Ofsted's Area Group", "the Standards Unit at the DfE"."""
        if name.owner is not None:
            return next((m for u, m in zip(units, known, strict=True) if u.last == name.owner), None)
        if name.head in _OF_AN_OWNER and (link := _OWNED_BY.match(self._view, end)):
            following = next((m for m in known if m.start == link.end()), None)
            return following if following and not any(m.start == run[name.first].start for m in known) else None
        return None

    def _names_a_thing(self, run: Run, name: Built) -> bool:
        """Whether the run goes on to something that is no body: "Trust Handbook"."""
        if name.last + 1 >= len(run) or run[name.last + 1].before != " ":
            return False
        following = run[name.last + 1].bare
        return following in _LAWS or (not name.specific and following in self._know.rules.words["things"])

    def _stands(self, name: Built, words: Sequence[Word], start: int, end: int) -> bool:
        """Whether a name without an owner is that of a body as far as its surroundings tell."""
        if _INDEFINITE.search(self._view, max(0, start - 24), start) and not name.specific:
            return False
        if name.head in self._know.rules.weak_heads:
            return bool(_ARTICLE.search(self._view, max(0, start - 6), start)) and name.specific
        return not self._title_case_only(words, start, end)

    def _title_case_only(self, words: Sequence[Word], start: int, end: int) -> bool:
        """Whether a name stands in a heading in title case, as a part of it, and nowhere else."""
        sentence = self._layers.sentence_at(start)
        if sentence is None or self._layers.blocks[sentence.block].kind != "heading":
            return False
        text = self._layers.text_of(sentence)
        rest = [w for w in (text[: start - sentence.start] + text[end - sentence.start :]).split() if w[0].isalpha()]
        if not rest or sum(w[0].isupper() for w in rest) * 2 < len(rest):
            return False
        return self._view.count(self._view[start:end]) < 2

    def _named_after_the(self, name: Built, words: Sequence[Word]) -> bool:
        return (
            name.head in self._know.rules.named_after_the
            and len(words) > 2
            and bool(_ARTICLE.search(self._view, max(0, words[0].start - 6), words[0].start))
        )

    # --- names within the document

    def _note_bare_heads(self, run: Run, units: Sequence[Unit]) -> None:
        """Keeps "the Board" for later."""
        for i, word in enumerate(run):
            head = self._know.heads.head(word)
            if (
                head
                and not any(u.first <= i <= u.last for u in units)
                and (i == 0 or run[i - 1].text in ("The",) or run[i].before.endswith("the"))
                and not (i + 1 < len(run) and run[i + 1].before == " ")
                and _ARTICLE.search(self._view, max(0, word.start - 6), word.start)
            ):
                self._bare.append((word, head))

    def _anaphors(self) -> Iterator[FoundMention]:
        """ "the Board" after "National SEND Delivery Board" stands for it."""
        for word, head in self._bare:
            antecedent = None
            for mention in self._found:
                if mention.start >= word.start:
                    break
                if _has_head(mention, head):
                    antecedent = mention
            if antecedent:
                yield FoundMention(
                    start=word.start,
                    end=word.bare_end,
                    rule="organisation.anaphor",
                    confidence=0.7,
                    kind="organisation",
                    name=antecedent.name,
                    via="partial_name",
                    organisation_kind=antecedent.organisation_kind,
                    acronym=antecedent.acronym,
                )

    def _name_partials(self) -> None:
        """Ties shortened names to the fuller ones: "the Implementation Board"."""
        names = {m.name: m for m in self._found if m.rule != "organisation.acronym"}
        padded = {name: f" {name.casefold()} " for name in names}
        for mention in [*self._found, *self._generic]:
            if mention.via not in ("new", "rule") or mention.rule not in ("organisation.head", "organisation.owned"):
                continue
            part = f" {mention.name.casefold()} "
            fuller = {name for name, whole in padded.items() if part in whole and part != whole}
            if len(fuller) == 1:
                whole = names[fuller.pop()]
                if mention in self._generic and mention not in self._found:
                    self._found.append(mention)
                mention.name, mention.via = whole.name, "partial_name"
                mention.organisation_kind, mention.acronym = whole.organisation_kind, whole.acronym


def body_name(body: Body, gazetteer: Gazetteer) -> str:
    """The canonical name of a body; a unit that is named by its task alone carries its parent's name."""
    if body.parent and body.name.rsplit(None, 1)[-1].casefold() in _OF_AN_OWNER and (parent := gazetteer.by_name.get(body.parent)):
        label = parent.acronym or parent.name
        if not body.name.startswith((label, parent.name)):
            return f"{label} {body.name}"
    return body.name


def _has_head(mention: FoundMention, head: str) -> bool:
    words = mention.name.casefold().split()
    if head in ("union", "charity", "department", "trust", "school") and mention.organisation_kind == head:
        return "government" not in words
    return words[-1] == head or (words[0] == head and head not in ("school",))


def outermost(mentions: Iterable[FoundMention]) -> list[FoundMention]:
    """The mentions in text order, of overlapping ones the longest."""
    kept: list[FoundMention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if kept and mention.start < kept[-1].end:
            if mention.end - mention.start > kept[-1].end - kept[-1].start:
                kept[-1] = mention
            continue
        kept.append(mention)
    return kept
