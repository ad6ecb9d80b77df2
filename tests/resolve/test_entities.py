"""From the names of a corpus to entities: what is merged, why, and with which ids."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from pipeline.decisions import Decisions
from pipeline.facts import Organisation, Person, Redirect, Resolution, Unsure
from pipeline.found import DocumentFacts, FoundCommitment, FoundMention, Name
from pipeline.resolve import Census, resolve
from pipeline.resolve.ids import FactIds, stable_id
from pipeline.rules import Rules


def mentions(kind: str, *forms: tuple[str, str, str]) -> DocumentFacts:
    """A document that mentions (surface form, name, how tied) in this order."""
    return DocumentFacts(
        mentions=[
            FoundMention(start=i, end=i + 1, rule="test.rule", text=form, kind=kind, name=name, via=via)  # type: ignore[arg-type]
            for i, (form, name, via) in enumerate(forms)
        ]
    )


@dataclass
class Entities:
    organisations: list[Organisation]
    people: list[Person]
    resolutions: list[Resolution]
    redirects: list[Redirect]
    unsure: list[Unsure]


def census_of(rules: Rules, *documents: DocumentFacts) -> Census:
    census = Census()
    for number, facts in enumerate(documents):
        census.add(stable_id("document", number), date(2024, 1, 1 + number), "", facts, rules)
    return census


def resolved(rules: Rules, *documents: DocumentFacts, decisions: Decisions | None = None) -> Entities:
    rows: Any = resolve(census_of(rules, *documents), rules, decisions).rows
    return Entities(**{name: rows[name] for name in Entities.__dataclass_fields__})


def test_acronym_and_full_name_are_one_organisation(rules: Rules) -> None:
    education = "Department for Education"
    facts = mentions("organisation", ("DfE", education, "acronym"), (education, education, "exact"))
    entities = resolved(rules, facts)
    (organisation,) = entities.organisations
    assert (organisation.name, organisation.kind, organisation.acronym) == (education, "department", "DfE")
    assert organisation.aliases == ["Department for Education", "DfE"]
    assert {r.alias: r.method for r in entities.resolutions} == {"DfE": "acronym", education: "exact"}


def test_a_body_that_facts_only_point_to_is_mentioned_nowhere(rules: Rules) -> None:
    """Columns of counts and days are of the mentions, whatever else points to a body."""
    named, quay = mentions("organisation", ("Quay Trust", "Quay Trust", "new")), Name("organisation", "Quay Trust")
    government = Name("organisation", "UK Government")
    implied = DocumentFacts(commitments=[promise(quay), promise(government)])
    trust, unnamed = resolved(rules, named, implied).organisations
    assert (trust.name, trust.mentions, trust.documents) == ("Quay Trust", 1, 1)
    assert trust.first_seen == trust.last_seen == date(2024, 1, 1)
    assert (unnamed.name, unnamed.mentions, unnamed.documents, unnamed.aliases) == ("UK Government", 0, 0, [])
    assert unnamed.first_seen is unnamed.last_seen is None


def promise(actor: Name) -> FoundCommitment:
    """An undertaking of a body that its sentence does not name."""
    text = f"We will write. ({actor.name})"
    return FoundCommitment(
        start=0, end=9, rule="test.rule", text=text, actor="We", actor_name=actor, action="write", strength="firm"
    )


def test_a_misspelling_joins_the_name_seen_more_often(rules: Rules) -> None:
    right, wrong = ("Brindle Foundation",) * 2, ("Brindle Foundatoin",) * 2
    first = mentions("organisation", (*right, "new"), (*right, "new"))
    entities = resolved(rules, first, mentions("organisation", (*wrong, "new")))
    (organisation,) = entities.organisations
    assert (organisation.name, organisation.mentions, organisation.documents) == ("Brindle Foundation", 3, 2)
    assert (organisation.first_seen, organisation.last_seen) == (date(2024, 1, 1), date(2024, 1, 2))
    by_alias = {r.alias: r for r in entities.resolutions}
    assert by_alias["Brindle Foundatoin"].method == "fuzzy"
    assert 90 <= by_alias["Brindle Foundatoin"].score < 100


def test_a_surname_alone_joins_the_only_full_name_that_has_it(rules: Rules) -> None:
    full = mentions("person", ("Ana Reyne", "Ana Reyne", "exact"))
    entities = resolved(rules, full, mentions("person", ("Ms Reyne", "Reyne", "new")))
    (person,) = entities.people
    assert (person.name, person.aliases) == ("Ana Reyne", ["Ana Reyne", "Ms Reyne"])
    assert {r.alias: r.method for r in entities.resolutions}["Ms Reyne"] == "partial_name"


def test_a_surname_of_two_people_joins_neither(rules: Rules) -> None:
    full = mentions("person", ("Ana Reyne", "Ana Reyne", "exact"), ("Bo Reyne", "Bo Reyne", "exact"))
    entities = resolved(rules, full, mentions("person", ("Ms Reyne", "Reyne", "new")))
    assert [p.name for p in entities.people] == ["Ana Reyne", "Bo Reyne", "Reyne"]


def test_a_form_of_two_people_is_the_one_it_names_most_often_and_the_other_is_runner_up(rules: Rules) -> None:
    eva = mentions("person", ("Eva Reyne", "Eva Reyne", "exact"), *[("Eva", "Eva Reyne", "partial_name")] * 2)
    other = mentions("person", ("Eva Lindqvist", "Eva Lindqvist", "exact"), ("Eva", "Eva Lindqvist", "partial_name"))
    (row,) = (r for r in resolved(rules, eva, other).resolutions if r.alias == "Eva")
    assert (row.entity_id, row.runner_up_id) == (stable_id("person", "Eva Reyne"), stable_id("person", "Eva Lindqvist"))
    assert row.method == "partial_name"
    assert 0 < (row.runner_up_score or 0) < row.score


def test_ids_do_not_depend_on_other_documents(rules: Rules) -> None:
    one = mentions("organisation", ("Brindle Foundation", "Brindle Foundation", "new"))
    other = mentions("organisation", ("Oakline Trust", "Oakline Trust", "new"))
    alone = resolved(rules, one).organisations[0].organisation_id
    assert alone in {o.organisation_id for o in resolved(rules, other, one).organisations}


def test_the_census_of_a_corpus_is_the_sum_of_its_parts_kept_or_not(rules: Rules) -> None:
    documents = [
        mentions("organisation", ("DfE", "Department for Education", "acronym"), ("Oakline", "Oakline Trust", "new")),
        mentions("person", ("Ana Reyne", "Ana Reyne", "exact"), ("Ms Reyne", "Ana Reyne", "partial_name")),
        mentions("organisation", ("Oakline Trust", "Oakline Trust", "exact"), ("Oakline", "Oakline Trust", "new")),
    ]
    whole = census_of(rules, *documents)
    summed = Census()
    for number in reversed(range(len(documents))):
        part = Census()
        published = date(2024, 1, 1 + number)
        part.add(stable_id("document", number), published, "", documents[number], rules)
        summed.update(Census.from_json(part.to_json()))
    assert resolve(summed, rules) == resolve(whole, rules)


def test_equal_facts_of_a_document_have_ids_of_their_own() -> None:
    ids, again = FactIds("doc-1"), FactIds("doc-1")
    first, second = ids("date", "May"), ids("date", "May")
    assert first != second
    assert [again("date", "May"), again("date", "May")] == [first, second]


def test_ids_tell_parts_apart() -> None:
    assert stable_id("person", "ab", "c") != stable_id("person", "a", "bc")
    assert stable_id("person", "ab") != stable_id("organisation", "ab")
