"""The file of decisions: what a line may say, what reading makes of a damaged one, what appending guarantees."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from pipeline.decisions import (
    Decision,
    Decisions,
    append_decisions,
    parse_decision,
    read_decisions,
)
from pipeline.errors import DecisionError
from tests.apart import PROCESSES

MADE = {"who": "ana", "when": "2025-05-01T10:00:00+01:00"}
DFE = {"kind": "organisation", "id": "org-1", "name": "Department for Education"}
DEPT = {"kind": "organisation", "id": "org-2", "name": "Education Dept"}
EVA = {"kind": "person", "id": "per-1", "name": "Eva Lunt"}
SPAN = {"path": "a.txt", "start": 3, "end": 8, "text": "2 May", "sentence": "By 2 May."}

WELL_MADE: list[dict[str, Any]] = [
    {**MADE, "decision": "same", "left": DFE, "right": DEPT},
    {**MADE, "decision": "different", "left": DFE, "right": DEPT, "evidence": [SPAN], "note": "two offices"},
    {**MADE, "decision": "unsure", "left": DFE, "right": DEPT},
    {**MADE, "decision": "rename", "entity": EVA, "name": "Eva Lunt-Cole"},
    {**MADE, "decision": "right", "kind": "date", "fact_id": "dat-1", "evidence": SPAN, "rule": "date.day_month"},
    {**MADE, "decision": "wrong", "kind": "role", "fact_id": "rol-1", "evidence": SPAN, "old": {"role": "chair"}},
    {
        **MADE,
        "decision": "correct",
        "kind": "date",
        "fact_id": "dat-1",
        "evidence": SPAN,
        "old": {"date_end": None},
        "new": {"date_end": "2025-05-02"},
    },
    {**MADE, "decision": "add", "kind": "commitment", "evidence": SPAN, "new": {"action": "publish", "negated": False}},
]

MISTAKEN: list[tuple[dict[str, Any], str]] = [
    ({**MADE, "decision": "merge", "left": DFE, "right": DEPT}, "'merge'"),
    ({**MADE, "decision": "same", "left": DFE}, "same.right"),
    ({**MADE, "decision": "same", "left": DFE, "right": EVA}, "is a organisation"),
    ({**MADE, "decision": "same", "left": DFE, "right": DEPT, "sure": True}, "sure"),
    ({**MADE, "who": " ", "decision": "same", "left": DFE, "right": DEPT}, "who"),
    ({**MADE, "when": "2025-05-01T10:00:00", "decision": "same", "left": DFE, "right": DEPT}, "timezone"),
    ({**MADE, "decision": "rename", "entity": EVA, "name": ""}, "name"),
    ({**MADE, "decision": "correct", "kind": "date", "fact_id": "d", "evidence": SPAN, "new": {}}, "new"),
    ({**MADE, "decision": "wrong", "kind": "thread", "fact_id": "t", "evidence": SPAN}, "kind"),
    ({**MADE, "decision": "right", "kind": "date", "fact_id": "d", "evidence": {**SPAN, "end": 1}}, "before start"),
]


def decision(who: str = "ana") -> Decision:
    return parse_decision({**MADE, "who": who, "decision": "same", "left": DFE, "right": DEPT})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "decisions.jsonl"


@pytest.mark.parametrize("values", WELL_MADE, ids=lambda v: v["decision"])
def test_a_decision_comes_back_as_it_was_written(values: dict[str, Any], path: Path) -> None:
    append_decisions(path, [parse_decision(values)])
    read = read_decisions(path)
    assert [*read.entities, *read.facts] == [parse_decision(values)]
    line = json.loads(path.read_text())
    assert {name: line[name] for name in values} == values


@pytest.mark.parametrize(("values", "reason"), MISTAKEN, ids=[reason for _, reason in MISTAKEN])
def test_a_mistake_is_named_with_its_line(values: dict[str, Any], reason: str, path: Path) -> None:
    append_decisions(path, [decision()])
    with path.open("a") as file:
        file.write(json.dumps(values) + "\n")
    with pytest.raises(DecisionError) as caught:
        read_decisions(path)
    assert f"{path}:2: " in str(caught.value)
    assert reason in str(caught.value)


def test_all_mistakes_are_named_at_once(path: Path) -> None:
    path.write_text('["same"]\nnot json}\n{"decision": "same"}\n')
    with pytest.raises(DecisionError) as caught:
        read_decisions(path)
    lines = {mistake.split(":")[1] for mistake in caught.value.mistakes}
    assert lines == {"1", "2", "3"}


@pytest.mark.parametrize("end", ["", "\n"])
@pytest.mark.parametrize("damaged", ["nonsense", '{"who": nobody}', '{"who": "ana", "when" "now', '{"who": "ana"} and'])
def test_a_line_that_is_damaged_otherwise_is_not_taken_for_one_that_was_cut_off(
    path: Path, damaged: str, end: str
) -> None:
    path.write_text(damaged + end)
    with pytest.raises(DecisionError, match=f"{path}:1: not JSON"):
        read_decisions(path)


def test_no_file_is_no_decisions(path: Path) -> None:
    assert read_decisions(path) == Decisions()


def test_wherever_the_last_line_breaks_off_the_others_stand(path: Path) -> None:
    append_decisions(path, [decision("ana"), decision("bo é")])
    whole = path.read_bytes()
    first = whole.index(b"\n") + 1
    for cut in range(first + 1, len(whole) - 1):
        path.write_bytes(whole[:cut])
        read = read_decisions(path)
        assert (read.entities, len(read.cut_off)) == ([decision("ana")], 1)
        assert read.cut_off[0].startswith("line 2: cut off, skipped: {")


def test_after_a_line_that_broke_off_the_next_one_is_whole(path: Path) -> None:
    append_decisions(path, [decision("ana"), decision("bo")])
    whole = path.read_bytes()
    first = whole.index(b"\n") + 1
    for cut in range(first + 1, len(whole) - 1):
        path.write_bytes(whole[:cut])
        append_decisions(path, [decision("cy")])
        read = read_decisions(path)
        assert read.entities == [decision("ana"), decision("cy")]
        assert len(read.cut_off) == 1


def test_a_withdrawn_decision_stands_no_more(path: Path) -> None:
    undo = {**MADE, "decision": "withdraw", "decision_id": decision("ana").id}
    append_decisions(path, [decision("ana"), decision("bo"), parse_decision(undo)])
    assert read_decisions(path).entities == [decision("bo")]


def _reviewer(path: Path, who: str) -> None:
    for _ in range(40):
        append_decisions(path, [decision(who)])


def test_reviewers_who_write_at_once_lose_nothing(path: Path) -> None:
    reviewers = [PROCESSES.Process(target=_reviewer, args=(path, f"reviewer {n} " * 50)) for n in range(4)]
    for reviewer in reviewers:
        reviewer.start()
    for reviewer in reviewers:
        reviewer.join()
    read = read_decisions(path)
    assert (len(read.entities), read.cut_off) == (160, [])


def test_a_write_that_finds_no_room_leaves_the_file_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    append_decisions(path, [decision("ana")])
    before = path.read_bytes()
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, content: write(descriptor, content[:10]))
    with pytest.raises(DecisionError, match="no room"):
        append_decisions(path, [decision("bo")])
    assert path.read_bytes() == before


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DecisionError, match="nowhere"):
        append_decisions(tmp_path / "nowhere" / "decisions.jsonl", [decision()])
