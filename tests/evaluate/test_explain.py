"""`send-facts explain`: what was found and by which rule, what was left and why."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
import yaml
from rich.console import Console

from pipeline.errors import CorpusError
from pipeline.evaluate.explain import explain_document, explain_text, show_explanations
from pipeline.found import FoundDate
from pipeline.rules import load


def test_a_fact_is_told_with_its_rule() -> None:
    (explanation,) = explain_text("The DfE will publish its plan by May 2025.", published=date(2025, 3, 3))
    rules = {(f.text, f.rule) for f in explanation.found}
    assert ("May 2025", "date.month_year") in rules
    assert any(rule.startswith("commitment.") for _, rule in rules)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The government should publish its plan by May 2025, parents say.", "no word in it tells an undertaking"),
        ("Will the DfE publish its plan by May 2025?", "blocker.question"),
    ],
)
def test_what_was_left_is_told_with_the_reason(text: str, reason: str) -> None:
    (explanation,) = explain_text(text)
    assert not any(f.rule.startswith("commitment.") for f in explanation.found)
    assert any(reason in left.reason for left in explanation.left if left.component == "send_commitments")


def test_a_document_can_be_asked_at_one_place(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The board met on 3 March 2025. It will meet again.\n", encoding="utf-8")
    (explanation,) = explain_document(path, 20)
    assert explanation.sentence == "The board met on 3 March 2025."
    with pytest.raises(CorpusError, match=r"a\.txt: offset 500 is not in the text"):
        explain_document(path, 500)


def test_a_document_takes_a_day_as_well(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("We will meet on Friday.\n", encoding="utf-8")
    (explanation,) = explain_document(path, published=date(2025, 3, 3))
    assert [f.date_start for f in explanation.found if isinstance(f, FoundDate)] == [date(2025, 3, 7)]


def test_a_document_that_cannot_be_read_is_told_by_its_name(tmp_path: Path) -> None:
    for path, reason in (
        (tmp_path / "nowhere.txt", r"nowhere\.txt: No such file"),
        (tmp_path, f"{tmp_path}: .*folder"),
    ):
        with pytest.raises(CorpusError, match=reason):
            explain_document(path)


def test_rules_of_a_project_explain_what_they_find(tmp_path: Path) -> None:
    folder = tmp_path / "organisations"
    folder.mkdir()
    (folder / "ours.yaml").write_text("organisations:\n  - {name: Kidz Aware, kind: charity}\n", encoding="utf-8")
    text = "Kidz Aware will publish a guide."
    found = [{f.text for f in explain_text(text, rules=rules)[0].found} for rules in ((), (tmp_path,))]
    assert ["Kidz Aware" in texts for texts in found] == [False, True]


def test_what_is_shown_reads_well_and_does_nothing_to_a_terminal() -> None:
    out = io.StringIO()
    text = "Ana Reyne\x1b[2J said the DfE will meet\x9b31m by May 2025."
    show_explanations(explain_text(text), Console(file=out))
    lines = [line.strip() for line in out.getvalue().splitlines()]
    assert lines[0] == "Ana Reyne␛[2J said the DfE will meet�31m by May 2025."
    assert lines[lines.index("found  Ana Reyne  (person.full_name)") + 1] == "kind: person; name: Ana Reyne; via: exact"
    assert lines[lines.index("found  May 2025  (date.month_year)") + 1] == (
        "date_start: 2025-05-01; date_end: 2025-05-31; precision: month"
    )
    assert not {"\x1b", "\x9b"} & set(out.getvalue())


def test_the_reason_of_a_rule_is_shown_where_it_is_one_for_all_that_the_rule_finds() -> None:
    out = io.StringIO()
    show_explanations(explain_text("It met on Thursday 22 October 2025, so by the end of the year."), Console(file=out))
    reasons = [line.strip() for line in out.getvalue().splitlines() if "because" in line]
    assert reasons == ['because: "The year" alone is no date; its end or beginning is.']


def test_rules_of_a_project_give_their_own_reasons(tmp_path: Path) -> None:
    shipped = next(rule for rule in load().dates.rules if rule.id == "date.iso")
    rule = shipped.model_dump(mode="json", exclude_defaults=True) | {"why": "So our system writes days."}
    (tmp_path / "dates.yaml").write_text(yaml.safe_dump({"rules": [rule]}), encoding="utf-8")
    out = io.StringIO()
    show_explanations(explain_text("Date: 2025-03-06", rules=[tmp_path]), Console(file=out), [tmp_path])
    assert "because: So our system writes days." in out.getvalue()


def test_what_a_guard_keeps_from_being_a_date_is_told() -> None:
    (explanation,) = explain_text("The Autism Act 2009 came first.")
    assert not any(f.rule.startswith("date.") for f in explanation.found)
    assert any(left.reason.startswith("guard.") for left in explanation.left if left.component == "send_dates")


@pytest.mark.parametrize(
    ("text", "component", "left", "reason"),
    [
        ("Scope for change is small.", "send_organisations", "Scope", "a word that is not always a name"),
        ("Schools in Kent wait.", "send_organisations", "Kent", "a place"),
        ("Every Local Partnership must reply.", "send_organisations", "Partnership", "a head noun with no word"),
        ("They met Zorvan Quellick in May.", "send_people", "Zorvan Quellick", "shaped like a name"),
        ("The chair thanked Fiona Thompson.", "send_roles", "chair", "no construction ties it"),
        ("The head teacher retired.", "send_roles", "head teacher", "nobody is named beside it"),
    ],
)
def test_names_and_posts_that_were_left_are_told_with_the_reason(
    text: str, component: str, left: str, reason: str
) -> None:
    (explanation,) = explain_text(text)
    told = {(x.component, x.text): x.reason for x in explanation.left}
    assert told[component, left].startswith(reason)
