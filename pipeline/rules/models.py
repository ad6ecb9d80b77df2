"""The whole rule set: one field per rule file (or folder of files), named as the file or folder is."""

from __future__ import annotations

from pipeline.rules.acronyms import AcronymRules
from pipeline.rules.assertions import AssertionRules
from pipeline.rules.base import Model
from pipeline.rules.commitments import CommitmentRules
from pipeline.rules.dates import DateRules
from pipeline.rules.definitions import DefinitionRules
from pipeline.rules.organisation_names import OrganisationNameRules
from pipeline.rules.organisations import OrganisationRules
from pipeline.rules.people import PeopleRules
from pipeline.rules.posts import MinisterRules, PostRules
from pipeline.rules.reading import MetadataRules, ZoneRules
from pipeline.rules.resolution import ResolutionRules
from pipeline.rules.roles import RoleRules
from pipeline.rules.sections import SectionRules
from pipeline.rules.sentences import SentenceRules


class Rules(Model):
    """All rules, checked. `fingerprint` changes when any rule file does."""

    fingerprint: str
    zones: ZoneRules
    metadata: MetadataRules
    resolution: ResolutionRules
    sections: SectionRules
    sentences: SentenceRules
    definitions: DefinitionRules
    dates: DateRules
    organisations: OrganisationRules
    organisation_names: OrganisationNameRules
    people: PeopleRules
    posts: PostRules
    ministers: MinisterRules
    roles: RoleRules
    acronyms: AcronymRules
    commitments: CommitmentRules
    assertions: AssertionRules
