"""Which figures an error shows in, on small runs made by hand."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline.evaluate import score_run
from pipeline.evaluate.extracted import TablesError
from pipeline.evaluate.gold import GoldError
from pipeline.evaluate.matching import best_pairs
from pipeline.evaluate.names import same_actor, same_name
from pipeline.evaluate.scores import Evaluation
from pipeline.evaluate.tally import Clusters, Count
from tests.evaluate.made import MadeRun, Span

TEXT = """\
Ana Reyne, chief executive of the Oakline Trust (OT), met officials of Elmshire County Council on 3 May 2024.
The trust will open two hubs by June 2024. Schools must reply. Ana told the OT so.
Visit the site of the Oakline Trust."""
TWO_HUBS = "The trust will open two hubs by June 2024."
MUST_REPLY = "Schools must reply."
JUNE = date(2024, 6, 30)


def at(words: str, nth: int = 1) -> Span:
    """Where words stand in the text, the nth time."""
    start = -1
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    return start, start + len(words)


GOLD: dict[str, Any] = {
    "doc": "note.txt",
    "meta": {"title": "A note", "author": "Bo Lund", "publisher": "Oakline Trust", "published": "2024-05-05"},
    "boilerplate": [at("Visit the site of the Oakline Trust.")],
    "ignore": [{"kind": "organisation", "span": at("The trust")}],
    "organisations": [
        {"name": "Oakline Trust", "kind": "charity", "mentions": [at("Oakline Trust"), at("OT"), at("OT", 2)]},
        {"name": "Elmshire County Council", "mentions": [at("Elmshire County Council")]},
    ],
    "people": [{"name": "Ana Reyne", "mentions": [at("Ana Reyne"), at("Ana", 2)]}],
    "roles": [
        {
            "span": at("Ana Reyne, chief executive of the Oakline Trust"),
            "person": "Ana Reyne",
            "role": "chief executive",
            "organisation": "Oakline Trust",
        }
    ],
    "dates": [
        {"span": at("3 May 2024"), "start": "2024-05-03", "end": "2024-05-03"},
        {"span": at("June 2024"), "start": "2024-06-01", "end": "2024-06-30"},
    ],
    "acronyms": [{"span": at("Oakline Trust (OT)"), "short": "OT", "long": "Oakline Trust"}],
    "commitments": [
        {
            "span": at(TWO_HUBS),
            "actor": "Oakline Trust",
            "strength": "firm",
            "due_end": "2024-06-30",
            "speaker": "Ana Reyne",
        },
        {"span": at(MUST_REPLY), "actor": "schools", "strength": "required"},
    ],
}


@dataclass
class Facts:
    """What a run finds, as a test may change it: (span, values) by kind."""

    meta: dict[str, Any]
    organisations: list[tuple[Span, str]]
    people: list[tuple[Span, str]]
    roles: list[tuple[Span, str, str | None, str | None]]
    dates: list[tuple[Span, date | None, date | None]]
    acronyms: list[tuple[Span, str, str | None, str]]
    commitments: list[tuple[Span, dict[str, Any]]]

    def write(self, folder: Path) -> Path:
        made = MadeRun()
        doc = made.document("2024/note.txt", TEXT, **self.meta)
        for span, name in self.organisations:
            made.mention(doc, span, "organisation", name)
        for span, name in self.people:
            made.mention(doc, span, "person", name)
        for role in self.roles:
            made.role(doc, *role)
        for day in self.dates:
            made.date(doc, *day)
        for acronym in self.acronyms:
            made.acronym(doc, *acronym)
        for span, values in self.commitments:
            made.commitment(doc, span, **values)
        return made.write(folder)


def right() -> Facts:
    """All that gold has, just as gold has it."""
    return Facts(
        meta={
            "title": "A note",
            "author": "Bo Lund",
            "publisher": "Oakline Trust",
            "published": date(2024, 5, 5),
            "published_precision": "day",
        },
        organisations=[
            (at("Oakline Trust"), "Oakline Trust"),
            (at("OT"), "Oakline Trust"),
            (at("OT", 2), "Oakline Trust"),
            (at("Elmshire County Council"), "Elmshire County Council"),
        ],
        people=[(at("Ana Reyne"), "Ana Reyne"), (at("Ana", 2), "Ana Reyne")],
        roles=[(at("chief executive"), "Ana Reyne", "chief executive", "Oakline Trust")],
        dates=[
            (at("3 May 2024"), date(2024, 5, 3), date(2024, 5, 3)),
            (at("June 2024"), date(2024, 6, 1), JUNE),
        ],
        acronyms=[(at("Oakline Trust (OT)"), "OT", "Oakline Trust", "inline")],
        commitments=[
            (at(TWO_HUBS), {"actor": "Oakline Trust", "due_end": JUNE, "speaker": "Ana Reyne"}),
            (at(MUST_REPLY), {"actor": "schools", "actor_known": False, "strength": "required"}),
        ],
    )


@pytest.fixture
def scored(tmp_path: Path) -> Callable[..., Evaluation]:
    def score(facts: Facts, gold: dict[str, Any] = GOLD) -> Evaluation:
        (tmp_path / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
        return score_run(facts.write(tmp_path / "outputs"), [tmp_path / "gold.json"])

    return score


def wrong_figures(evaluation: Evaluation) -> dict[str, str]:
    """The figures that are not perfect: right/found/gold, or precision and recall of clusters."""
    return {
        name: f"{f.right}/{f.found}/{f.gold}" if isinstance(f, Count) else f"{f.precision:.2f} {f.recall:.2f}"
        for name, f in evaluation.figures.items()
        if f.f1 < 1
    }


def test_a_run_that_found_just_what_gold_has_is_perfect(scored: Callable[..., Evaluation]) -> None:
    evaluation = scored(right())
    assert wrong_figures(evaluation) == {}
    assert evaluation.errors == [] and evaluation.missing == []
    assert (evaluation.documents, evaluation.words) == (1, len(TEXT.split()))


def commitment(facts: Facts, **values: Any) -> None:
    facts.commitments[0][1].update(values)


# (what is changed, the figures it shows in, the errors that tell of it)
CASES: dict[str, tuple[Callable[[Facts], Any], dict[str, str], list[tuple[str, str, str]]]] = {
    "a mention is missed": (
        lambda f: f.organisations.pop(),
        {f"organisation {x}": "3/3/4" for x in ("named", "overlap", "span")},
        [("organisation", "missed", "Elmshire County Council")],
    ),
    "a mention too many": (
        lambda f: f.people.append((at("Schools"), "Schools")),
        {f"person {x}": "2/3/2" for x in ("named", "overlap", "span")},
        [("person", "false", "Schools")],
    ),
    "a mention that takes in the article": (
        lambda f: f.organisations.__setitem__(0, (at("the Oakline Trust"), "Oakline Trust")),
        {"organisation span": "3/4/4"},
        [],
    ),
    "a mention of somebody else": (
        lambda f: f.organisations.__setitem__(1, (at("OT"), "Occupational Therapy")),
        {"organisation named": "3/4/4", "organisation clusters (B3)": "1.00 0.67"},
        [("organisation", "name", "Occupational Therapy for Oakline Trust")],
    ),
    "two bodies taken for one": (
        lambda f: f.organisations.__setitem__(3, (f.organisations[3][0], "Oakline Trust")),
        {"organisation named": "3/4/4", "organisation clusters (B3)": "0.62 1.00"},
        [("organisation", "name", "Oakline Trust for Elmshire County Council")],
    ),
    "a council written without its county": (
        lambda f: f.organisations.__setitem__(3, (f.organisations[3][0], "Elmshire Council")),
        {},
        [],
    ),
    "a find in boilerplate": (lambda f: f.organisations.append((at("Oakline Trust", 2), "Oakline Trust")), {}, []),
    "a find where either is right": (lambda f: f.organisations.append((at("The trust"), "Trust")), {}, []),
    "a role with another body": (
        lambda f: f.roles.__setitem__(0, (*f.roles[0][:3], "Elmshire County Council")),
        {"role": "0/1/1"},
        [
            ("role", "false", "Ana Reyne | chief executive | Elmshire County Council"),
            ("role", "missed", "Ana Reyne | chief executive | Oakline Trust"),
        ],
    ),
    "a role with another post": (
        lambda f: f.roles.__setitem__(0, (*f.roles[0][:2], "treasurer", "Oakline Trust")),
        {"role": "0/1/1"},
        [
            ("role", "false", "Ana Reyne | treasurer | Oakline Trust"),
            ("role", "missed", "Ana Reyne | chief executive | Oakline Trust"),
        ],
    ),
    "a role with a little more of the post": (
        lambda f: f.roles.__setitem__(0, (*f.roles[0][:2], "new chief executive", "Oakline Trust")),
        {},
        [],
    ),
    "a role that is said again": (lambda f: f.roles.append(f.roles[0]), {}, []),
    "a date too long": (
        lambda f: f.dates.__setitem__(1, (at("by June 2024"), *f.dates[1][1:])),
        {"date span": "1/2/2"},
        [],
    ),
    "a date with the wrong last day": (
        lambda f: f.dates.__setitem__(1, (*f.dates[1][:2], date(2024, 6, 29))),
        {"date value": "1/2/2"},
        [("date", "value", "June 2024: 2024-06-01..2024-06-29 for 2024-06-01..2024-06-30")],
    ),
    "a date that is not resolved": (
        lambda f: f.dates.__setitem__(1, (f.dates[1][0], None, None)),
        {"date value": "1/2/2"},
        [("date", "value", "June 2024: None..None for 2024-06-01..2024-06-30")],
    ),
    "an acronym with another long form": (
        lambda f: f.acronyms.__setitem__(0, (at("OT"), "OT", "Occupational Therapy", "inline")),
        {"acronym": "0/1/1"},
        [("acronym", "false", "OT = Occupational Therapy"), ("acronym", "missed", "OT = Oakline Trust")],
    ),
    "an acronym in the plural, defined twice": (
        lambda f: f.acronyms.append((at("OT", 2), "OTs", "The Oakline Trusts", "glossary")),
        {},
        [],
    ),
    "an acronym that the document does not define": (
        lambda f: f.acronyms.append((at("OT", 2), "OT", "Occupational Therapy", "known")),
        {},
        [],
    ),
    "a commitment is missed": (
        lambda f: f.commitments.pop(0),
        {"commitment": "0/0/1", "commitment due": "0/0/1"},
        [("commitment", "missed", TWO_HUBS)],
    ),
    "a commitment too many": (
        lambda f: f.commitments.append((at("Ana told the OT so."), {"actor": "Oakline Trust"})),
        {"commitment": "1/2/1"},
        [("commitment", "false", "Ana told the OT so.")],
    ),
    "a commitment of which only the clause is found": (
        lambda f: f.commitments.__setitem__(0, (at("will open two hubs by June 2024"), f.commitments[0][1])),
        {},
        [],
    ),
    "a firm commitment taken for an intended one": (
        lambda f: commitment(f, strength="intended"),
        {"commitment strength": "1/2/2"},
        [],
    ),
    "a firm commitment taken for a proposal": (
        lambda f: commitment(f, strength="proposed"),
        {
            "commitment": "0/0/1",
            "commitment due": "0/0/1",
            "commitment proposed+required": "1/2/1",
            "commitment strength": "1/2/2",
        },
        [],
    ),
    "a duty taken for a promise": (
        lambda f: f.commitments[1][1].update(strength="firm"),
        {"commitment proposed+required": "0/0/1", "commitment strength": "1/2/2"},
        [],
    ),
    "another deadline": (
        lambda f: commitment(f, due_end=date(2024, 6, 1)),
        {"commitment due": "0/1/1"},
        [("commitment", "due", f"2024-06-01 for 2024-06-30: {TWO_HUBS}")],
    ),
    "no deadline": (
        lambda f: commitment(f, due_end=None),
        {"commitment due": "0/0/1"},
        [("commitment", "due", f"None for 2024-06-30: {TWO_HUBS}")],
    ),
    "another actor": (
        lambda f: commitment(f, actor="Elmshire County Council"),
        {"commitment actor": "0/1/1"},
        [("commitment", "actor", "Elmshire County Council for Oakline Trust")],
    ),
    "no speaker": (
        lambda f: commitment(f, speaker=None),
        {"commitment speaker": "0/1/1"},
        [("commitment", "speaker", "None for Ana Reyne")],
    ),
    "another title and no day": (
        lambda f: f.meta.update(title="Minutes", published=None),
        {"document metadata": "2/4/4"},
        [("document", "title", "Minutes for A note"), ("document", "published", "None for 2024-05-05")],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_an_error_shows_in_its_figures_and_only_there(case: str, scored: Callable[..., Evaluation]) -> None:
    change, figures, errors = CASES[case]
    facts = right()
    change(facts)
    evaluation = scored(facts)
    assert wrong_figures(evaluation) == figures
    assert [(e.kind, e.sort, e.detail) for e in evaluation.errors] == errors
    assert {e.document for e in evaluation.errors} <= {"note.txt"}


def test_a_day_that_the_document_does_not_state_is_not_asked_for(scored: Callable[..., Evaluation]) -> None:
    facts = right()
    facts.meta["published"] = None
    gold = {**GOLD, "meta": {**GOLD["meta"], "published_stated": False}}
    assert scored(facts, gold).figures["document metadata"] == Count(3, 3, 3)


def test_other_right_answers_are_right(scored: Callable[..., Evaluation]) -> None:
    facts = right()
    facts.roles[0] = (*facts.roles[0][:3], "Elmshire County Council")
    commitment(facts, actor="Elmshire County Council")
    gold = json.loads(json.dumps(GOLD))
    gold["roles"][0]["organisation_alt"] = ["Elmshire County Council"]
    gold["commitments"][0]["actor_alt"] = ["Elmshire County Council"]
    assert wrong_figures(scored(facts, gold)) == {}


def test_a_document_that_the_run_lacks_counts_as_missed(scored: Callable[..., Evaluation]) -> None:
    evaluation = scored(right(), {**GOLD, "doc": "other.txt"})
    assert evaluation.missing == ["other.txt"]
    assert evaluation.figures["date span"] == Count(0, 0, 2)
    assert evaluation.figures["date span"].precision == 0


@pytest.mark.parametrize(
    ("count", "precision", "recall", "f1"),
    [
        (Count(1, 2, 4), 0.5, 0.25, 1 / 3),
        (Count(0, 0, 0), 1, 1, 1),
        (Count(0, 0, 3), 0, 0, 0),
        (Count(0, 3, 0), 0, 1, 0),
    ],
)
def test_figures_of_counts(count: Count, precision: float, recall: float, f1: float) -> None:
    assert (count.precision, count.recall, count.f1) == pytest.approx((precision, recall, f1))


@pytest.mark.parametrize(
    ("links", "precision", "recall"),
    [
        ([("a", "1"), ("a", "1"), ("b", "2")], 1, 1),
        ([("a", "1"), ("b", "1")], 0.5, 1),
        ([("a", "1"), ("a", "2")], 1, 0.5),
        ([], 0, 0),
    ],
)
def test_figures_of_clusters(links: list[tuple[str, str]], precision: float, recall: float) -> None:
    assert (Clusters(links).precision, Clusters(links).recall) == pytest.approx((precision, recall))


def test_the_likest_pairs_are_matched_first_and_each_fact_once() -> None:
    likeness = {("a", "x"): 0.6, ("a", "y"): 0.9, ("b", "y"): 0.8, ("b", "x"): 0.2}
    assert best_pairs("ab", "xy", lambda f, g: likeness[f, g], least=0.1) == {0: 1, 1: 0}
    assert best_pairs("ab", "xy", lambda f, g: likeness[f, g], least=0.5) == {0: 1}
    assert best_pairs("aa", "x", lambda f, g: likeness[f, g], least=0.5) == {0: 0}


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Ana Reyne", "Reyne", True),
        ("Dame Ana Reyne", "ANA REYNE", True),
        ("Health & Care Board", "Health and Care Board", True),
        ("Ana Reyne", "Ana Lund", False),
        ("Oak", "Oakline", False),
        ("", "", False),
        (None, "Ana", False),
    ],
)
def test_when_two_names_are_the_same(a: str | None, b: str | None, same: bool) -> None:
    assert same_name(a, b) is same_name(b, a) is same


def test_the_government_and_its_education_department_act_for_each_other() -> None:
    assert same_actor("DfE", ["UK Government"])
    assert same_actor("UK Government", ["Department for Education"])
    assert not same_actor("DfE", ["Welsh Government"])
    assert not same_actor(None, ["UK Government"])


def gold_error(path: Path) -> str:
    with pytest.raises(GoldError) as caught:
        score_run(path.parent, [path])
    return str(caught.value)


def test_what_is_wrong_with_gold_is_told_with_file_and_place(tmp_path: Path) -> None:
    bad = {**GOLD, "colour": "red", "dates": [{"span": [5, 5]}], "meta": {"published": "in May"}}
    (tmp_path / "bad.json").write_text(json.dumps(bad), encoding="utf-8")
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")
    told = gold_error(tmp_path)
    for place in (
        "bad.json: colour:",
        "bad.json: dates.0.span:",
        "bad.json: meta.published:",
        "broken.json: the file:",
    ):
        assert str(tmp_path / place.split(":")[0]) + place[place.index(":") :] in told, place
    assert len(told.splitlines()) == 4


def test_gold_that_is_not_there_or_there_twice_is_told(tmp_path: Path) -> None:
    assert "no gold files" in gold_error(tmp_path)
    assert "nothing.json" in gold_error(tmp_path / "nothing.json")
    for name in ("a.json", "b.json"):
        (tmp_path / name).write_text(json.dumps(GOLD), encoding="utf-8")
    assert f"{tmp_path / 'b.json'}: note.txt is annotated in {tmp_path / 'a.json'} already" in gold_error(tmp_path)


def test_a_folder_without_a_run_is_told(tmp_path: Path) -> None:
    (tmp_path / "gold.json").write_text(json.dumps(GOLD), encoding="utf-8")
    with pytest.raises(TablesError, match=r"organisations\.parquet"):
        score_run(tmp_path, [tmp_path / "gold.json"])


def test_two_documents_of_one_file_name_are_not_mixed_up(tmp_path: Path) -> None:
    made = MadeRun()
    made.document("a/note.txt", TEXT)
    made.document("b/note.txt", TEXT)
    (tmp_path / "gold.json").write_text(json.dumps(GOLD), encoding="utf-8")
    with pytest.raises(TablesError, match=r"two documents are called note\.txt"):
        score_run(made.write(tmp_path / "outputs"), [tmp_path / "gold.json"])
