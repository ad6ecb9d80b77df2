"""The whole rule set: one field per rule file (or folder of files), named as the file is."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.rules.acronyms import AcronymRules
from pipeline.rules.base import Model, RuleBook
from pipeline.rules.commitments import CommitmentRules
from pipeline.rules.dates import DateRules
from pipeline.rules.definitions import DefinitionRules
from pipeline.rules.organisation_names import OrganisationNameRules
from pipeline.rules.organisations import OrganisationRules
from pipeline.rules.people import PeopleRules
from pipeline.rules.posts import MinisterRules, PostRules
from pipeline.rules.reading import MetadataRules, ZoneRules
from pipeline.rules.resolution import ResolutionRules
from pipeline.rules.sentences import SentenceRules
from pipeline.rules.source import Loc

FOLDERS = frozenset({"organisations", "people"})
"""Folders below rules/ whose files together make one kind of rule."""


class Rules(Model):
    """All rules, checked. `fingerprint` changes when any rule file does."""

    fingerprint: str
    zones: ZoneRules
    metadata: MetadataRules
    resolution: ResolutionRules
    sentences: SentenceRules
    definitions: DefinitionRules
    dates: DateRules
    organisations: OrganisationRules | None = None
    organisation_names: OrganisationNameRules
    people: PeopleRules | None = None
    posts: PostRules | None = None
    ministers: MinisterRules | None = None
    acronyms: AcronymRules | None = None
    commitments: CommitmentRules | None = None

    def mistakes(self) -> Iterator[tuple[Loc, str]]:
        """(location, reason) of every mistake beyond the shape of the files."""
        for name in type(self).model_fields:
            book = getattr(self, name)
            if isinstance(book, RuleBook):
                for loc, reason in book.mistakes():
                    yield (name, *loc), reason
