"""`send_people`: mentions of named people, each with the fullest name that the document gives them.

Full names are told by lists of first names and surnames, by titles ("Dame", "Cllr") or by what stands around them;
after that a first name or a surname alone stands for somebody named in full (`rules/people/`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotate.layers import require, show
from pipeline.annotate.people.names import Names
from pipeline.annotate.people.search import KIN, Knowledge, Search
from pipeline.annotate.people.shapes import Shapes
from pipeline.annotate.surroundings import Surroundings, any_post
from pipeline.found import FoundAcronym, FoundMention
from pipeline.rules import Rules, load
from pipeline.rules.patterns import compile_pattern
from pipeline.rules.patterns import words as words_of


class People:
    """Component: adds the people to `layers.facts.mentions`."""

    def __init__(self, rules: Rules) -> None:
        people, bodies = rules.people, rules.organisation_names
        words = {*bodies.words["generic"], *bodies.words["things"], *bodies.words["openers"]}
        words |= {head.capitalize() for head in (*bodies.heads, *rules.posts.heads)}
        never = frozenset(words - people.sets["first_names"] | people.sets["never"])
        surroundings = Surroundings(people.contexts, people.vocabulary, {"post": any_post(rules)})
        places = frozenset(p for body in rules.organisations.organisations for p in body.places)
        self._confidence = people.confidence
        self._knowledge = Knowledge(
            shapes=Shapes(people.particles, people.honorifics),
            names=Names(people, never, places, surroundings),
            places=places,
            doubtful=people.sets["ambiguous_first_names"] | people.sets["ambiguous_surnames"] | never,
            things=frozenset(people.things_named_for),
            saying=frozenset(words_of(people.vocabulary["saying"])),
            never=never,
            first_names=people.sets["first_names"] - people.sets["ambiguous_first_names"] - places,
            kin=compile_pattern(KIN, people.vocabulary),
        )

    def __call__(self, doc: Doc) -> Doc:
        """Adds the mentions of one document."""
        layers = require(doc, "send_people", "send_sentences", "send_organisations")
        mentions = _outside_definitions(Search(self._knowledge, layers).mentions(), layers.facts.acronyms)
        for mention in mentions:
            mention.confidence = self._confidence[mention.rule]
        layers.facts.mentions = sorted([*layers.facts.mentions, *mentions], key=lambda m: m.start)
        layers.facts.acronyms = _without_initials(layers.facts.acronyms, mentions)
        show(doc, "send_people", mentions, "person")
        return doc


def _outside_definitions(people: list[FoundMention], acronyms: list[FoundAcronym]) -> list[FoundMention]:
    """The people but those who are only a part of what an acronym stands for.

    "Fractal Monte Carlo (FMC)", "Florence Early Steps (FES)"; somebody's initials stand for the whole of the name.
    """
    longs = [(a.start, a.start + len(a.long)) for a in acronyms if a.source == "inline" and a.long]
    starts = [start for start, _ in longs]

    def inside(person: FoundMention) -> bool:
        i = bisect_right(starts, person.start) - 1
        if i < 0 or person.end > longs[i][1]:
            return False
        return longs[i] != (person.start, person.end)

    return [person for person in people if not inside(person)]


def _without_initials(acronyms: list[FoundAcronym], people: list[FoundMention]) -> list[FoundAcronym]:
    """The acronyms but those that turn out to be somebody's initials: "Fiona Reyne (FR)", later "FR asked"."""
    begin = sorted(m.start for m in people)
    return [a for a in acronyms if (i := bisect_left(begin, a.start)) == len(begin) or begin[i] >= a.end]


@Language.factory("send_people", default_config={"rules": []})
def create(nlp: Language, name: str, rules: list[str]) -> People:
    """Factory of `send_people`: named people."""
    return People(load(*map(Path, rules)))
