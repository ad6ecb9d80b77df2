"""`send_organisations`: mentions of named bodies, each with the fullest name that it stands for.

Known names come from the gazetteers of `rules/organisations/`, others are built on head nouns or brought in by their
context (`rules/organisation_names.yaml`). Within the document, acronyms, shortened names and "the Board" are tied to
the name in full.
"""

from __future__ import annotations

from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotate.layers import require, show
from pipeline.annotate.organisations.branches import Branches
from pipeline.annotate.organisations.contexts import Contexts
from pipeline.annotate.organisations.definitions import Meanings
from pipeline.annotate.organisations.forms import PartyTags
from pipeline.annotate.organisations.gazetteer import Gazetteer
from pipeline.annotate.organisations.headed import HeadedNames
from pipeline.annotate.organisations.heads import HeadNouns
from pipeline.annotate.organisations.held import Held
from pipeline.annotate.organisations.introduced import Introductions
from pipeline.annotate.organisations.phrases import Phrases
from pipeline.annotate.organisations.rosters import Rosters
from pipeline.annotate.organisations.search import Knowledge, Search
from pipeline.annotate.runs import Runs
from pipeline.annotate.surroundings import any_post
from pipeline.rules import Rules, load


class Organisations:
    """Component: adds the bodies to `layers.facts.mentions` and names them on the acronyms."""

    def __init__(self, rules: Rules) -> None:
        gazetteer = Gazetteer(rules.organisations.organisations)
        names = rules.organisation_names
        first_names = rules.people.sets["first_names"]
        places = {p for body in rules.organisations.organisations for p in body.places}
        avoid = first_names | rules.people.sets["surnames"] | places
        posts = any_post(rules)
        heads, runs = HeadNouns(names), Runs(gazetteer.lower_case)
        headed = HeadedNames(names, heads, first_names, frozenset(places))
        held = Held(rules.posts, rules.people, heads, posts, [*names.national, *names.suffixes])
        self._knowledge = Knowledge(
            gazetteer,
            heads,
            runs,
            Phrases(gazetteer, heads, headed, runs),
            Meanings(gazetteer, heads, headed, runs),
            Contexts(names, posts, held),
            Introductions(names, held, posts, first_names, frozenset(places)),
            Rosters(posts, heads, rules.posts.area_words, places, rules.people.honorifics),
            PartyTags(names.party_tags, names.party_adjectives, first_names),
            Branches(gazetteer, heads.opens, names.with_local_branches, frozenset(places)),
            names,
            frozenset(avoid),
            frozenset(places),
        )

    def __call__(self, doc: Doc) -> Doc:
        """Adds the mentions of one document."""
        layers = require(doc, "send_organisations", "send_sentences", "send_acronyms")
        search = Search(self._knowledge, layers)
        mentions = search.mentions()
        for mention in mentions:
            mention.confidence = self._knowledge.rules.confidence[mention.rule]
        layers.facts.mentions += mentions
        meant = {m.start: m.name for m in mentions if m.via == "acronym"}
        for acronym in layers.facts.acronyms:
            acronym.organisation = search.organisation_of(acronym)
            if acronym.source == "known" and (name := meant.get(acronym.start)):
                acronym.long = name  # letters of several bodies: the one that is named here
        show(doc, "send_organisations", mentions, "organisation")
        return doc


@Language.factory("send_organisations", default_config={"rules": []})
def create(nlp: Language, name: str, rules: list[str]) -> Organisations:
    """Factory of `send_organisations`."""
    return Organisations(load(*map(Path, rules)))
