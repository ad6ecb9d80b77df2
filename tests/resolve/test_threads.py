"""Which statements are of one undertaking, which only sound alike, and what a thread tells of them."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from pipeline import read_tables, run
from pipeline.facts import Strength, Thread
from pipeline.found import DocumentFacts, FoundCommitment, Name
from pipeline.resolve import Census, resolve, stable_id
from pipeline.resolve.wording import wording
from pipeline.rules import Rules
from tests.conftest import ROOT

DEPARTMENT, GOVERNMENT, COUNCIL, TRUST = (
    "Department for Education", "UK Government", "Harrowdale Borough Council", "Oakline Trust",
)  # fmt: skip
READ = ROOT / "tests" / "data" / "threads.csv"
"""Pairs put together on the shared briefings, each read and judged."""
LEAST_RIGHT = 0.90


@dataclass(frozen=True)
class Said:
    """A statement: its action is what follows "will" or "to"; `before` stands before it in its paragraph."""

    text: str
    due: date | None = None
    by: str | None = DEPARTMENT
    strength: Strength = "firm"
    negated: bool = False
    before: str = ""

    def found(self, start: int) -> FoundCommitment:
        action = self.text.partition(" will ")[2] or self.text.partition(" to ")[2]
        return FoundCommitment(
            start=start,
            end=start + len(self.text),
            rule="test.rule",
            text=self.text,
            sentence=self.text,
            actor=self.by,
            actor_name=Name("organisation", self.by) if self.by else None,
            action=action.rstrip("."),
            strength=self.strength,
            negated=self.negated,
            due_end=self.due,
        )


OTHERS = [
    Said("The department will fund two thousand more nursery places for deaf toddlers."),
    Said("The council will review transport for pupils who live beyond the river.", by=COUNCIL),
    Said("The trust will train volunteers to read with children after school.", by=TRUST),
    Said("The department will publish guidance on alternative provision registers."),
    Said("The council will publish its budget for respite breaks.", by=COUNCIL),
    Said("The department will consult employers on supported internships."),
    Said("Ministers will write to every authority about unlawful exclusions."),
    Said("The trust will open a sensory library in the old chapel.", by=TRUST),
    Said("The department will introduce a register of private tutors."),
    Said("The department will collect data on waiting times for speech therapy."),
    Said("The council will set up an expert panel on playgrounds.", by=COUNCIL),
    Said("The trust will set up an expert panel on music.", by=TRUST),
]
"""What else is said in the corpus: a word is rare or common only among others."""

SPRING, AUTUMN, LATER = date(2031, 3, 31), date(2031, 9, 30), date(2032, 9, 30)
TEMPLATE = "The department will issue a digital template for care plans"

TOGETHER = [
    ("the same words", Said(f"{TEMPLATE}."), Said(f"{TEMPLATE}.")),
    (
        "other words around the same ones",
        Said(f"{TEMPLATE}."),
        Said("A digital template, the department told heads, will replace older templates for care plans."),
    ),
    (
        "another form of the words",
        Said("The council will recruit a specialist teacher of signing.", by=COUNCIL),
        Said("The council will be recruiting specialist teachers of signing.", by=COUNCIL),
    ),
    ("the government for its department", Said(f"{TEMPLATE}."), Said(f"{TEMPLATE}.", by=GOVERNMENT)),
    ("another deadline", Said(f"{TEMPLATE} by March.", SPRING), Said(f"{TEMPLATE} by September.", AUTUMN)),
    ("a deadline and none", Said(f"{TEMPLATE}."), Said(f"{TEMPLATE} by September.", AUTUMN)),
    ("nobody named who acts, twice", Said(f"{TEMPLATE}.", by=None), Said(f"{TEMPLATE}.", by=None)),
    ("said less firmly", Said(f"{TEMPLATE}."), Said(f"{TEMPLATE}.", strength="intended")),
    (
        "a part of the same by the same day, in other words",
        Said("It will have most of the reading benchmarks ready.", AUTUMN),
        Said("The department will finish a large proportion of its reading benchmarks.", AUTUMN),
    ),
]
APART = [
    (
        "another body",
        Said("The council will widen its doors.", by=COUNCIL),
        Said("The trust will widen its doors.", by=TRUST),
    ),
    ("nobody and somebody", Said(f"{TEMPLATE}.", by=None), Said(f"{TEMPLATE}.")),
    ("a promise and its denial", Said(f"{TEMPLATE}."), Said(f"{TEMPLATE}.", negated=True)),
    (
        "another thing done to the same",
        Said(f"{TEMPLATE}."),
        Said("The department will inspect how authorities pay for care."),
    ),
    (
        "the same thing done to another",
        Said("The department will publish a handbook for nursery staff."),
        Said("The department will publish a timetable for new special schools."),
    ),
    (
        "another thing by the same day",
        Said("The department will issue a digital template.", AUTUMN),
        Said("The department will open ten academies.", AUTUMN),
    ),
    (
        "a turn of phrase in common",
        Said("The department will set up an expert panel on dyslexia."),
        Said("The department will set up an expert panel on school transport."),
    ),
    (
        "other amounts and days of no common subject",
        Said("The department will spend three million on hearing aids by March.", SPRING),
        Said("The department will spend three million on ramps by March.", AUTUMN),
    ),
]


def resolved(
    rules: Rules, *documents: Sequence[Said], days: Sequence[date | None] = ()
) -> tuple[dict[str, str], list[Thread]]:
    """({statement: thread of several}, these threads) of documents published in this order, beside the other ones."""
    census, of = Census(), {}
    for number, statements in enumerate((*documents, OTHERS)):
        published = days[number] if number < len(days) else date(2030, 1 + number, 1)
        facts, text = DocumentFacts(), ""
        for said in statements:
            text += said.before
            facts.commitments.append(said.found(len(text)))
            text += said.text + "\n"
        before = len(census.undertakings)
        census.add(stable_id("document", number), published, text, facts, rules)
        of |= {
            commitment.decode(): f"{number}.{place}"
            for place, commitment in enumerate(census.undertakings.ids[before:].tolist())
        }
    found = resolve(census, rules)
    rows: Any = found.rows["threads"]
    return {of[c]: thread for c, thread in found.identities.threads.items()}, rows


def threads(rules: Rules, *documents: Sequence[Said]) -> list[list[str]]:
    """The threads as lists of "document.statement"."""
    groups: dict[str, list[str]] = {}
    for statement, thread in sorted(resolved(rules, *documents)[0].items()):
        groups.setdefault(thread, []).append(statement)
    return sorted(groups.values())


@pytest.mark.parametrize(("a", "b"), [c[1:] for c in TOGETHER], ids=[c[0] for c in TOGETHER])
def test_statements_of_one_undertaking(a: Said, b: Said, rules: Rules) -> None:
    assert threads(rules, [a], [b]) == threads(rules, [b], [a]) == [["0.0", "1.0"]]


@pytest.mark.parametrize(("a", "b"), [c[1:] for c in APART], ids=[c[0] for c in APART])
def test_statements_that_only_sound_alike(a: Said, b: Said, rules: Rules) -> None:
    assert threads(rules, [a], [b]) == threads(rules, [b], [a]) == []


def test_sentences_of_one_document_must_be_more_alike(rules: Rules) -> None:
    """They share their subject, not what is undertaken."""
    words, others = (pair[1:] for pair in TOGETHER[:2])
    assert threads(rules, words) == [["0.0", "0.1"]]
    assert threads(rules, others) == []


def test_a_pronoun_takes_its_words_from_the_sentence_before(rules: Rules) -> None:
    full, short = Said(f"{TEMPLATE}."), Said("The department will issue them.")
    pointing = replace(short, before="Digital templates for care plans are late. ")
    assert threads(rules, [full], [short]) == []
    assert threads(rules, [full], [pointing]) == [["0.0", "1.0"]]


@pytest.mark.parametrize(
    ("what", "around"), [("the new", {"portag", "worker", "lack", "lesson", "sign"}), ("a new", set())]
)
def test_what_is_called_the_new_takes_its_words_from_the_sentence_before(
    what: str, around: set[str], rules: Rules
) -> None:
    before, said = "Portage workers lack lessons in signing. ", Said(f"Colleges will teach {what} evening diploma.")
    found = wording(said.found(len(before)), f"{before}{said.text}", rules.resolution.threads)
    assert set(found.around) - set(found.said) == around - set(found.said)


def test_a_statement_in_words_of_its_own_joins_a_thread_by_another_one(rules: Rules) -> None:
    """The first and the last share too little by themselves; what they share is enough beside the one between."""
    first = Said("The department will fund a compulsory diploma for portage workers in hospitals.")
    between = Said("The department will fund a portage diploma for workers in nurseries and hospitals.")
    last = Said("The department will fund nurseries whose workers take part in the portage scheme.")
    assert threads(rules, [first], [last]) == []
    assert threads(rules, [first], [between], [last]) == [["0.0", "1.0", "2.0"]]


def test_long_statements_may_share_many_rare_words_and_yet_a_small_part_of_all(rules: Rules) -> None:
    shared = "The department will replace the compulsory portage diploma for hospital tutors, mentors and wardens"
    first = Said(f"{shared} beside lighter forms, shorter waits, calmer classrooms, safer corridors, kinder letters.")
    last = Said(f"{shared} with bursaries, placements, journals, webinars, badges, regional assemblies, oak benches.")
    few = [
        replace(s, text=s.text.replace(" diploma for hospital tutors, mentors and wardens", "")) for s in (first, last)
    ]
    assert threads(rules, [first], [last]) == [["0.0", "1.0"]]
    assert threads(rules, [few[0]], [few[1]]) == []


def test_each_statement_of_a_thread_goes_with_each_other(rules: Rules) -> None:
    """What stands between two undertakings joins the one that it is more like, and does not make one of the two."""
    first = Said("The department will pay for hearing aids and training for teachers of the deaf.")
    between = Said("The department will pay for hearing aids and for wheelchair ramps.")
    last = Said("The department will pay for wheelchair ramps and wider gates.")
    assert threads(rules, [first], [between]) == [["0.0", "1.0"]]
    assert threads(rules, [between], [last]) == [["0.0", "1.0"]]
    assert threads(rules, [first], [between], [last]) == [["1.0", "2.0"]]


@dataclass(frozen=True)
class Followed:
    """A thread: what is said of one undertaking, and when, and what comes of it."""

    what: str
    said: Sequence[tuple[date | None, Said]]
    told: dict[str, object]


MAY, JUNE, JULY = date(2030, 5, 1), date(2030, 6, 1), date(2030, 7, 1)
FIRM, DUE = Said(f"{TEMPLATE}."), Said(f"{TEMPLATE}.", SPRING)

FOLLOWED = [
    Followed(
        "a deadline put off",
        [(MAY, DUE), (JUNE, replace(DUE, due=AUTUMN))],
        {"first_due": SPRING, "last_due": AUTUMN, "slipped_days": 183, "first_said": MAY, "last_said": JUNE},
    ),
    Followed(
        "a deadline brought forward",
        [(MAY, replace(DUE, due=AUTUMN)), (JUNE, DUE)],
        {"first_due": AUTUMN, "last_due": SPRING, "slipped_days": -183},
    ),
    Followed("a deadline kept", [(MAY, DUE), (JUNE, DUE)], {"slipped_days": 0, "weakened": False}),
    Followed(
        "a deadline put off twice, documents read in another order than published",
        [(JULY, replace(DUE, due=LATER)), (MAY, DUE), (JUNE, replace(DUE, due=AUTUMN))],
        {"commitments": 3, "documents": 3, "first_due": SPRING, "last_due": LATER, "slipped_days": 549},
    ),
    Followed("a deadline given later", [(MAY, FIRM), (JUNE, DUE)], {"first_due": SPRING, "slipped_days": 0}),
    Followed("no deadline ever", [(MAY, FIRM), (JUNE, FIRM)], {"first_due": None, "slipped_days": None}),
    Followed(
        "said twice on one day",
        [(MAY, FIRM), (MAY, DUE)],
        {"commitments": 2, "documents": 2, "first_said": MAY, "last_said": MAY, "slipped_days": 0},
    ),
    Followed(
        "a document without a day has neither the first nor the last word",
        [(None, replace(DUE, due=LATER, strength="proposed")), (MAY, DUE), (JUNE, replace(DUE, due=AUTUMN))],
        {"commitments": 3, "first_said": MAY, "last_due": AUTUMN, "slipped_days": 183, "weakened": False},
    ),
    Followed(
        "firm, then intended",
        [(MAY, FIRM), (JUNE, replace(FIRM, strength="intended"))],
        {"first_strength": "firm", "last_strength": "intended", "weakened": True},
    ),
    Followed("intended, then firm", [(MAY, replace(FIRM, strength="intended")), (JUNE, FIRM)], {"weakened": False}),
    Followed(
        "intended, then firm, then proposed",
        [(MAY, replace(FIRM, strength="intended")), (JUNE, FIRM), (JULY, replace(FIRM, strength="proposed"))],
        {"first_strength": "intended", "last_strength": "proposed", "weakened": True},
    ),
    Followed(
        "what others must do is no weaker promise",
        [(MAY, FIRM), (JUNE, replace(FIRM, strength="required"))],
        {"last_strength": "required", "weakened": False},
    ),
    Followed(
        "the whole, then a part",
        [(MAY, FIRM), (JUNE, Said("The department will issue a large part of the digital template for care plans."))],
        {"weakened": True},
    ),
    Followed(
        "a part, then the whole",
        [(MAY, Said("The department will issue a large part of the digital template for care plans.")), (JUNE, FIRM)],
        {"weakened": False},
    ),
]


@pytest.mark.parametrize("case", FOLLOWED, ids=lambda c: c.what)
def test_what_a_thread_tells(case: Followed, rules: Rules) -> None:
    days = [day for day, _ in case.said]
    of, (thread,) = resolved(rules, *([said] for _, said in case.said), days=days)
    assert len(of) == len(case.said)
    assert {name: getattr(thread, name) for name in case.told} == case.told


def test_a_thread_has_the_id_and_the_words_of_its_first_statement(rules: Rules) -> None:
    """A later statement changes neither."""
    first, second, third = FIRM, Said("Ministers will send out that digital template for care plans."), DUE
    _, (two,) = resolved(rules, [first], [second])
    _, (three,) = resolved(rules, [first], [second], [third])
    assert two.subject == three.subject == "issue a digital template for care plans"
    assert two.thread_id == three.thread_id
    assert two.actor_id == stable_id("organisation", DEPARTMENT)


def test_a_thread_of_what_is_not_to_be_done_says_so(rules: Rules) -> None:
    denied = replace(FIRM, negated=True)
    _, (thread,) = resolved(rules, [denied], [denied])
    assert thread.subject == "not to issue a digital template for care plans"


def test_so_does_one_of_a_single_statement(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    text = "The Quay Trust will not charge any family for advice.\n\nThere is to be no April issue.\n"
    (tmp_path / "corpus" / "a.txt").write_text(text, encoding="utf-8")
    run(tmp_path / "corpus", tmp_path / "outputs")
    subjects = set(read_tables(tmp_path / "outputs")["threads"]["subject"])
    assert subjects == {"not to charge any family for advice", "be no April issue"}


@pytest.fixture(scope="module")
def put_together(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> set[frozenset[str]]:
    """Pairs of commitments of one thread, on the shared briefings."""
    outputs = tmp_path_factory.mktemp("threads") / "outputs"
    run(shared / "briefings", outputs)
    commitments = read_tables(outputs)["commitments"]
    return {
        frozenset(pair)
        for _, members in commitments.groupby("thread_id")["commitment_id"]
        for pair in combinations(members, 2)
    }


def judged() -> Iterator[tuple[frozenset[str], str]]:
    """(ids of a pair, what reading it said)"""
    with READ.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield frozenset((row["left"], row["right"])), row["judged"]


def test_each_pair_put_together_on_real_briefings_was_read(put_together: set[frozenset[str]]) -> None:
    assert put_together == {pair for pair, _ in judged()}


def test_of_the_pairs_put_together_on_real_briefings_most_are_right() -> None:
    verdicts = [verdict for _, verdict in judged()]
    assert set(verdicts) <= {"right", "wrong"}
    assert verdicts.count("right") / len(verdicts) >= LEAST_RIGHT
