"""What a decision does to the facts of its document, one case a line."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pipeline.briefing import Briefing
from pipeline.decisions import FactDecision, parse_decision
from pipeline.found import (
    DocumentFacts,
    Found,
    FoundAcronym,
    FoundCommitment,
    FoundDate,
    FoundMention,
    FoundRole,
    Name,
)
from pipeline.verdicts import Applied, Verdicts, apply_decisions

TEXT = (
    "Menu of the site\n"
    "The Oakline Trust (OT) will publish its plan by 2 May 2025. "
    "Ana Reyne and Bo Lund, who co-chair the trust, sit in Hope House.\n"
)
SENTENCE = "The Oakline Trust (OT) will publish its plan by 2 May 2025."
BRIEFING = Briefing(text=TEXT, path="a.txt", boilerplate=[(0, 17)])
MAY = date(2025, 5, 2)


def span(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def found() -> DocumentFacts:
    """What the rules found: all right but the person "Hope House"."""

    def place(words: str, rule: str) -> dict[str, Any]:
        return {**span(words), "rule": rule, "sentence": SENTENCE, "section": "News"}

    chairs = place("Ana Reyne and Bo Lund, who co-chair the trust", "role.list")
    return DocumentFacts(
        mentions=[
            FoundMention(kind="organisation", name="Oakline Trust", **place("Oakline Trust", "organisation.head")),
            FoundMention(kind="person", name="Hope House", **place("Hope House", "person.name")),
        ],
        roles=[
            FoundRole(person="Ana Reyne", role="co-chair", organisation="Oakline Trust", **chairs),
            FoundRole(person="Bo Lund", role="co-chair", organisation="Oakline Trust", **chairs),
        ],
        dates=[FoundDate(date_start=MAY, date_end=MAY, precision="day", **place("2 May 2025", "date.day"))],
        acronyms=[
            FoundAcronym(short="OT", long="Oakline Trust", source="inline", **place("Oakline Trust (OT)", "acronym.in"))
        ],
        commitments=[
            FoundCommitment(
                actor="The Oakline Trust",
                actor_name=Name("organisation", "Oakline Trust"),
                action="publish its plan by 2 May 2025",
                strength="firm",
                due_text="2 May 2025",
                due_start=MAY,
                due_end=MAY,
                date=(TEXT.index("2 May"), TEXT.index("2 May") + 10),
                **place(SENTENCE, "commitment.will"),
            )
        ],
    )


def decide(decision: str, kind: str, words: str, minute: int = 0, **values: Any) -> FactDecision:
    sentence = SENTENCE if words in SENTENCE else ""
    line: dict[str, Any] = {
        "who": "ana",
        "when": f"2025-06-01T10:{minute:02}:00Z",
        "decision": decision,
        "kind": kind,
        "evidence": {"path": "a.txt", **span(words), "sentence": sentence},
        **values,
    }
    if decision != "add":
        line = {"fact_id": "x", "rule": "some.rule", **line}
    parsed = parse_decision(line)
    assert isinstance(parsed, FactDecision)
    return parsed


def after(*decisions: FactDecision, facts: DocumentFacts | None = None, text: str = TEXT) -> Applied:
    briefing = Briefing(text=text, path="a.txt", boilerplate=BRIEFING.boilerplate)
    return apply_decisions(briefing, found() if facts is None else facts, decisions)


def shown(facts: DocumentFacts) -> list[str]:
    """Every fact in few words, with its rule where a reviewer gave it."""

    def show(fact: Found) -> str:
        match fact:
            case FoundMention():
                said = f"{fact.kind} {fact.name}"
            case FoundRole():
                said = f"{fact.person}, {fact.role} of {fact.organisation}"
            case FoundDate():
                said = f"{fact.date_start}..{fact.date_end}"
            case FoundAcronym():
                said = f"{fact.short} = {fact.long}"
            case FoundCommitment():
                said = f"{fact.actor_name.name if fact.actor_name else None} {fact.strength} {fact.due_end}"
            case _:
                raise AssertionError(fact)
        return said + (" (review)" if fact.rule == "review" else "")

    lists = (facts.mentions, facts.roles, facts.dates, facts.acronyms, facts.commitments)
    return [show(fact) for kind in lists for fact in kind]


ALL = shown(found())
CHAIRS = "Ana Reyne and Bo Lund, who co-chair the trust"
BO = {"person": "Bo Lund", "role": "co-chair", "former": False}
DAY = {"date_start": "2025-05-02", "date_end": "2025-05-02", "precision": "day"}
JUNE = {"date_start": "2025-06-02", "date_end": "2025-06-02"}
LATER = {"due_end": "2025-06-30"}

CASES: list[tuple[str, list[FactDecision], list[str], list[str]]] = [
    ("nothing decided", [], [], []),
    ("right changes nothing", [decide("right", "date", "2 May 2025", old=DAY)], [], []),
    ("wrong goes", [decide("wrong", "mention", "Hope House", old={"kind": "person"})], ["person Hope House"], []),
    (
        "of two who share their evidence the one that was judged goes",
        [decide("wrong", "role", CHAIRS, old=BO)],
        ["Bo Lund, co-chair of Oakline Trust"],
        [],
    ),
    (
        "a name that the corpus gives in full is the same person",
        [decide("wrong", "role", CHAIRS, old={**BO, "person": "Bo Lund-Hart"})],
        ["Bo Lund, co-chair of Oakline Trust"],
        [],
    ),
    ("of somebody else nothing goes", [decide("wrong", "role", CHAIRS, old={**BO, "person": "Cy Amin"})], [], []),
    ("wrong with values the rules no longer give", [decide("wrong", "date", "2 May 2025", old=JUNE)], [], []),
    (
        "corrected values carry the reviewer's mark, and the deadline follows its date",
        [decide("correct", "date", "2 May 2025", old=DAY, new=JUNE)],
        ["2025-05-02..2025-05-02", "Oakline Trust firm 2025-05-02"],
        ["2025-06-02..2025-06-02 (review)", "Oakline Trust firm 2025-06-02"],
    ),
    (
        "the correction that the rules now make themselves stays theirs",
        [decide("correct", "date", "2 May 2025", old=JUNE, new=DAY)],
        [],
        [],
    ),
    (
        "only the values that were corrected change",
        [decide("correct", "commitment", SENTENCE, new={"strength": "proposed", **LATER})],
        ["Oakline Trust firm 2025-05-02"],
        ["Oakline Trust proposed 2025-06-30 (review)"],
    ),
    (
        "a name is no person's but a body's",
        [decide("correct", "mention", "Hope House", old={"kind": "person"}, new={"kind": "organisation"})],
        ["person Hope House"],
        ["organisation Hope House (review)"],
    ),
    (
        "what no rule found is added",
        [decide("add", "mention", "Ana Reyne", new={"kind": "person", "name": "Ana Reyne"})],
        [],
        ["person Ana Reyne (review)"],
    ),
    (
        "what a rule has come to find is not added twice",
        [decide("add", "date", "2 May 2025", new=DAY)],
        [],
        [],
    ),
    (
        "the last word counts: wrong, then right",
        [decide("wrong", "role", CHAIRS, old=BO), decide("right", "role", CHAIRS, minute=1, old=BO)],
        [],
        [],
    ),
    (
        "the last word counts: corrected, then wrong",
        [
            decide("correct", "date", "2 May 2025", old=DAY, new=JUNE),
            decide("wrong", "date", "2 May 2025", minute=1, old=JUNE),
        ],
        ["2025-05-02..2025-05-02", "Oakline Trust firm 2025-05-02"],
        ["Oakline Trust firm 2025-06-02"],
    ),
    (
        "what was confirmed is there although the rules lost it",
        [decide("right", "mention", "Bo Lund", old={"kind": "person", "name": "Bo Lund"})],
        [],
        ["person Bo Lund (review)"],
    ),
    (
        "what was confirmed keeps its values although the rules changed their mind",
        [decide("right", "acronym", "Oakline Trust (OT)", old={"short": "OT", "long": "Oakline Team"})],
        ["OT = Oakline Trust"],
        ["OT = Oakline Team (review)"],
    ),
]


@pytest.mark.parametrize(("decisions", "lost", "gained"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_what_a_decision_does(decisions: list[FactDecision], lost: list[str], gained: list[str]) -> None:
    before = found()
    outcome = after(*decisions, facts=before)
    now = shown(outcome.facts)
    assert sorted(set(ALL) - set(now)) == sorted(lost)
    assert sorted(set(now) - set(ALL)) == sorted(gained)
    assert len(now) == len(ALL) - len(lost) + len(gained)
    assert outcome.tally.stale == []
    assert before == found()


def test_a_corrected_wording_moves_the_evidence() -> None:
    new = {"kind": "organisation", "name": "Hope House", "text": "sit in Hope House"}
    facts = after(decide("correct", "mention", "Hope House", new=new)).facts
    (moved,) = (m for m in facts.mentions if m.rule == "review")
    assert moved.text == TEXT[moved.start : moved.end] == "sit in Hope House"


def test_an_added_fact_stands_in_the_section_and_zone_of_its_place() -> None:
    facts = after(
        decide("add", "acronym", "OT", new={"short": "OT"}),
        decide("add", "mention", "Menu", new={"kind": "organisation", "name": "Menu"}),
    ).facts
    added = [f for f in (*facts.mentions, *facts.acronyms) if f.rule == "review"]
    assert [(f.text, f.section, f.zone) for f in added] == [("Menu", None, "boilerplate"), ("OT", "News", "body")]


STALE = [
    (decide("wrong", "date", "2 May 2025", old=DAY), TEXT.replace("2 May", "3 June"), "no longer stands"),
    (decide("correct", "commitment", SENTENCE, new={"strength": "maybe"}), TEXT, "strength: "),
    (decide("correct", "commitment", SENTENCE, new={"due_start": "2030-01-01"}), TEXT, "comes after"),
    (decide("add", "role", "Bo Lund", new={"role": "chair"}), TEXT, "person: "),
    (decide("add", "date", "2 May 2025", new={"colour": "red"}), TEXT, "colour: "),
]


@pytest.mark.parametrize(("decision", "text", "reason"), STALE, ids=[s[2] for s in STALE])
def test_a_decision_that_cannot_be_applied_is_listed_and_changes_nothing(
    decision: FactDecision, text: str, reason: str
) -> None:
    outcome = after(decision, text=text)
    assert outcome.facts == found()
    (stale,) = outcome.tally.stale
    assert reason in stale["reason"]
    assert stale["decision_id"] == decision.id


def test_decisions_are_counted_per_rule_once_however_often_a_run_comes_by() -> None:
    lost = decide("wrong", "date", "2 May 2025", old=DAY).model_copy(update={"rule": "date.day"})
    elsewhere = decide("right", "date", "2 May 2025", minute=3)
    elsewhere = elsewhere.model_copy(update={"evidence": elsewhere.evidence.model_copy(update={"path": "gone.txt"})})
    verdicts = Verdicts([lost, decide("right", "role", CHAIRS, old=BO), elsewhere])
    outcome = apply_decisions(BRIEFING, found(), [lost, decide("right", "role", CHAIRS, old=BO)])
    assert outcome.facts.dates == []
    for _ in range(2):
        verdicts.note({BRIEFING.path: outcome.tally})
    record = verdicts.record()
    assert record["applied"] == 2
    assert record["rules"] == {"date.day": {"wrong": 1}, "some.rule": {"right": 1}}
    assert [s["path"] for s in record["stale"]] == ["gone.txt"]  # type: ignore[union-attr]
