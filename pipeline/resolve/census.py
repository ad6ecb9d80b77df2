"""The census: what a corpus, or a part of it, says in names and keys; all that resolving needs to know of the texts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from pydantic import TypeAdapter

from pipeline.found import DocumentFacts, Name
from pipeline.resolve.ids import FactIds
from pipeline.resolve.notes import Notes
from pipeline.resolve.undertakings import Columns, Content, Undertakings, Voice
from pipeline.resolve.wording import wording
from pipeline.rules import Rules

Counts = dict[str, int]
"""How often each of a few things was seen. A Counter, of which a name needs four, takes ten times as long to make."""


@dataclass(slots=True)
class Uses:
    """How one name is used in the corpus.

    `forms` counts {surface form: {how it was tied to the name: mentions}}; `named_in` strings together the ids of the
    documents that mention the name (a string takes a tenth of the memory of a set). A name that facts only point to
    ("the government") has no uses.
    """

    forms: dict[str, Counts] = field(default_factory=dict)
    mentions: int = 0
    named_in: str = ""
    kinds: Counts = field(default_factory=dict)
    acronyms: Counts = field(default_factory=dict)
    honorifics: Counts = field(default_factory=dict)
    first_seen: date | None = None
    last_seen: date | None = None

    @property
    def documents(self) -> int:
        """Number of documents that mention the name."""
        return self.named_in.count(" ")

    def join(self, other: Uses) -> None:
        """Takes in the uses of another name of the same entity, a document that has both counting once."""
        both = self.named_in and other.named_in
        self.add(other)
        if both:  # one alone counts none twice
            self.named_in = "".join(f"{i} " for i in dict.fromkeys(self.named_in.split()))

    def add(self, other: Uses) -> None:
        """Takes in the uses of the same name in other documents."""
        for form, ways in other.forms.items():
            _add(self.forms.setdefault(form, {}), ways)
        self.mentions += other.mentions
        self.named_in += other.named_in
        _add(self.kinds, other.kinds)
        _add(self.acronyms, other.acronyms)
        _add(self.honorifics, other.honorifics)
        self.seen(other.first_seen)
        self.seen(other.last_seen)

    def seen(self, day: date | None) -> None:
        """Widens the days between which the name was seen."""
        if day is not None:
            self.first_seen = min(self.first_seen or day, day)
            self.last_seen = max(self.last_seen or day, day)


def _count(counts: Counts, key: str, number: int = 1) -> None:
    counts[key] = counts.get(key, 0) + number


def _add(counts: Counts, more: Counts) -> None:
    for key, number in more.items():
        _count(counts, key, number)


def documents_of(uses: Uses) -> list[str]:
    """The ids of the documents that mention a name, in order."""
    return sorted(uses.named_in.split())


@dataclass(slots=True, frozen=True)
class Post:
    """A post as documents state it: person and body by name."""

    person: str
    role: str | None
    organisation: str | None
    former: bool


@dataclass(slots=True, frozen=True)
class Definition:
    """A short form with the long form that documents give it."""

    short: str
    long: str
    organisation: str | None


class Census:
    """Collects the names and keys of document after document; keeps no text.

    The census of two parts of a corpus can be taken apart from one another and added up in any order (`update`), and
    that of a part can be kept (`to_json`), so that a new document does not mean reading all others again.
    """

    def __init__(self) -> None:
        self.uses: dict[Name, Uses] = {}
        self.posts: Notes[Post] = Notes()
        self.definitions: Notes[Definition] = Notes()
        self.undertakings = Undertakings()

    @property
    def documents(self) -> list[tuple[str, date | None]]:
        """(id, publication day) of the documents, by the number that they have here."""
        return self.undertakings.documents

    def add(self, document_id: str, published: date | None, text: str, facts: DocumentFacts, rules: Rules) -> None:
        """Counts the names of one document, also those that only stand as an actor or speaker, and notes its keys."""
        named = set()
        workplaces = _workplaces(facts, rules)
        for mention in facts.mentions:
            name = Name(mention.kind, mention.name, workplaces.get(mention.name) if mention.kind == "person" else None)
            uses = self._uses_of(name)
            _count(uses.forms.setdefault(mention.text, {}), mention.via)
            uses.mentions += 1
            named.add(name)
            if mention.kind == "organisation":
                _count(uses.kinds, mention.organisation_kind)
                if mention.acronym:
                    _count(uses.acronyms, mention.acronym)
            elif mention.honorific:
                _count(uses.honorifics, mention.honorific)
        for name in named:
            uses = self._uses_of(name)
            uses.named_in += f"{document_id} "
            uses.seen(published)
        for name in implied_names(facts):
            if Name(name.kind, name.name, workplaces.get(name.name)) not in named:
                self._uses_of(name)
        self._note(document_id, published, text, facts, rules)

    def _uses_of(self, name: Name) -> Uses:
        if (uses := self.uses.get(name)) is None:
            uses = self.uses[name] = Uses()
        return uses

    def _note(self, document_id: str, published: date | None, text: str, facts: DocumentFacts, rules: Rules) -> None:
        self.undertakings.begin(document_id, published)
        number = len(self.documents) - 1
        for r in facts.roles:
            self.posts.add(Post(r.person, r.role, r.organisation, r.former), number)
        for a in facts.acronyms:
            if a.long and a.source in ("inline", "glossary"):
                self.definitions.add(Definition(a.short, a.long, a.organisation), number)
        ids = FactIds(document_id)
        for c in facts.commitments:
            content = Content(wording(c, text, rules.resolution.threads), c.negated, c.due_end, c.action)
            self.undertakings.add(ids.commitment(c), c.start, content, Voice(c.actor_name, c.strength))

    def update(self, other: Census) -> None:
        """Takes in the census of other documents."""
        for name, uses in other.uses.items():
            self._uses_of(name).add(uses)
        self.posts.update(other.posts, len(self.documents))
        self.definitions.update(other.definitions, len(self.documents))
        self.undertakings.update(other.undertakings)

    def to_json(self) -> bytes:
        """The census as JSON, for `from_json`."""
        columns = (self.posts.columns(), self.definitions.columns(), self.undertakings.columns())
        return _STORED.dump_json((list(self.uses.items()), *columns))

    @classmethod
    def from_json(cls, stored: bytes) -> Census:
        """The census that `to_json` made. Raises ValueError where it is none."""
        census = cls()
        uses, posts, definitions, undertakings = _STORED.validate_json(stored)
        census.uses, census.undertakings = dict(uses), Undertakings.of(undertakings)
        census.posts, census.definitions = Notes.of(posts), Notes.of(definitions)
        return census


_STORED = TypeAdapter(
    tuple[
        list[tuple[Name, Uses]],
        tuple[list[Post], str, str],
        tuple[list[Definition], str, str],
        Columns,
    ]
)


def _workplaces(facts: DocumentFacts, rules: Rules) -> dict[str, str]:
    """{person: body at which the document says that they hold a full-time post}"""
    places: dict[str, str] = {}
    for r in facts.roles:
        if r.role and r.organisation and not r.former and rules.resolution.full_time_pattern.search(r.role):
            places.setdefault(r.person, r.organisation)
    return places


def implied_names(facts: DocumentFacts) -> set[Name]:
    """The entities that facts of a document point to without naming them there ("the government")."""
    names = {name for c in facts.commitments for name in (c.actor_name, c.speaker) if name is not None}
    for role in facts.roles:
        names.add(Name("person", role.person))
        if role.organisation:
            names.add(Name("organisation", role.organisation))
    return names | {Name("organisation", a.organisation) for a in facts.acronyms if a.organisation}
