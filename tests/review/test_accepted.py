"""Checked facts handed on: read back as those who take them would."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from pipeline import run
from pipeline.corpus import DECISIONS_FILE
from pipeline.decisions import append_decisions
from pipeline.errors import SendFactsError
from pipeline.evaluate.gold import read_gold
from pipeline.evaluate.scores import score_run
from pipeline.review.accepted import hand_on
from pipeline.review.app.desk import Desk
from pipeline.review.queue import Choice
from pipeline.verdicts.values import MentionValues


@pytest.fixture(scope="module")
def checked(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A run after ana called the first date wrong, the others right, and added a name."""
    reviewed = shutil.copytree(made, tmp_path_factory.mktemp("checked") / "reviewed")
    desk = Desk(reviewed / "outputs", reviewed / "corpus" / DECISIONS_FILE)
    dates = [i for i in desk.findings.index["id"] if i.startswith("dat-")]
    desk.judge("ana", dates[0], "wrong", Choice())
    for fact_id in dates[1:]:
        desk.judge("ana", fact_id, "right", Choice())
    document = next(d for d, row in desk.findings.documents.items() if row["path"] == "plain.txt")
    start = desk.findings.documents[document]["text"].index("November")
    values = MentionValues(kind="person", name="Nova Ember")
    desk.add("ana", document, "mention", (start, start + 8), values)
    run(reviewed / "corpus", reviewed / "outputs")
    desk.refresh()
    return desk


def test_gold_holds_what_was_accepted_and_leaves_open_what_nobody_judged(checked: Desk, tmp_path: Path) -> None:
    files = hand_on(checked.findings, checked.ledger.decisions.facts, "gold", tmp_path / "gold")
    golds = {gold.doc: gold for gold in read_gold(files)}
    assert golds.keys() == {"alike.txt", "hostile.txt", "plain.txt"}
    plain = golds["plain.txt"]
    assert [person.name for person in plain.people] == ["Nova Ember"]
    assert plain.organisations == plain.roles == plain.commitments == []
    dates = sum(len(gold.dates) for gold in golds.values())
    assert dates == sum(i.startswith("dat-") for i in checked.findings.index["id"])
    assert {ignored.kind for ignored in plain.ignore} >= {"organisation", "commitment"}
    assert "date" not in {ignored.kind for ignored in plain.ignore}


def test_two_documents_of_one_file_name_are_not_written_over_one_another(reviewed: Path, tmp_path: Path) -> None:
    (reviewed / "corpus" / "2024").mkdir()
    text = "The DfE met on 3 March 2025 and on 4 March 2025.\n"
    (reviewed / "corpus" / "2024" / "plain.txt").write_text(text, encoding="utf-8")
    run(reviewed / "corpus", reviewed / "outputs")
    desk = Desk(reviewed / "outputs", reviewed / "corpus" / DECISIONS_FILE)
    for fact_id in [i for i in desk.findings.index["id"] if i.startswith("dat-")]:
        desk.judge("ana", fact_id, "right", Choice())
    with pytest.raises(SendFactsError, match=r"2024/plain\.txt and plain\.txt have the same file name"):
        hand_on(desk.findings, desk.ledger.decisions.facts, "gold", tmp_path / "gold")


def test_the_gold_scores_the_run_it_is_from_as_right(checked: Desk, tmp_path: Path) -> None:
    files = hand_on(checked.findings, checked.ledger.decisions.facts, "gold", tmp_path / "gold")
    figures = {name: figure for name, figure in score_run(checked.outputs, files).figures.items() if figure.measured}
    assert figures.keys() >= {"date span", "date value", "person named"}
    # the measure counts every proposal that was found, also where gold leaves it open
    figures.pop("commitment proposed+required", None)
    for name, figure in figures.items():
        assert (figure.precision, figure.recall) == (1.0, 1.0), name


def test_lines_for_label_studio_hold_each_document_with_its_spans(checked: Desk, tmp_path: Path) -> None:
    (file,) = hand_on(checked.findings, checked.ledger.decisions.facts, "labelstudio", tmp_path)
    tasks = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert {task["data"]["document"] for task in tasks} == {"alike.txt", "hostile.txt", "plain.txt"}
    for task in tasks:
        for result in task["annotations"][0]["result"]:
            value = result["value"]
            assert task["data"]["text"][value["start"] : value["end"]] == value["text"]
            assert value["labels"] in (["date"], ["person"])


def test_lines_for_prodigy_say_what_was_accepted_and_what_was_not(checked: Desk, tmp_path: Path) -> None:
    (file,) = hand_on(checked.findings, checked.ledger.decisions.facts, "prodigy", tmp_path)
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert [line["answer"] for line in lines].count("reject") == 1
    assert {line["answer"] for line in lines} == {"accept", "reject"}
    for line in lines:
        (span,) = line["spans"]
        assert 0 <= span["start"] < span["end"] <= len(line["text"])


def test_without_a_checked_fact_there_is_nothing_to_hand_on(reviewed: Path, tmp_path: Path) -> None:
    desk = Desk(reviewed / "outputs", reviewed / "corpus" / DECISIONS_FILE)
    append_decisions(desk.ledger.path, [])
    with pytest.raises(SendFactsError, match="no checked facts"):
        hand_on(desk.findings, desk.ledger.decisions.facts, "prodigy", tmp_path)
