"""`send-facts diff`: what two runs say differently."""

from __future__ import annotations

import io
from pathlib import Path

from rich.console import Console

from pipeline import read_tables, run
from pipeline.decisions import append_decisions, parse_decision
from pipeline.report.difference import differences, show_differences

BEFORE = "First published 3 March 2025\n\nThe DfE will open a hub by May 2025. Ana Reyne chairs the Oakline Trust.\n"
AFTER = "First published 3 March 2025\n\nNew.\n\nThe DfE will open a hub by May 2025. The NEU will meet by June 2025.\n"


def runs(tmp_path: Path) -> tuple[Path, Path]:
    folders = []
    for name, text in (("old", BEFORE), ("new", AFTER)):
        corpus = tmp_path / f"corpus-{name}"
        corpus.mkdir()
        (corpus / "a.txt").write_text(text, encoding="utf-8")
        run(corpus, tmp_path / name)
        folders.append(tmp_path / name)
    return folders[0], folders[1]


def test_facts_gained_and_lost_are_told_by_id_and_moved_ones_are_not(tmp_path: Path) -> None:
    found = {(d.table, d.change, d.text) for d in differences(*runs(tmp_path))}
    assert ("people", "lost", "Ana Reyne") in found
    assert ("dates", "gained", "June 2025") in found
    assert not any(table == "dates" and text == "May 2025" for table, _, text in found)


def test_a_changed_value_is_shown_with_old_and_new(tmp_path: Path) -> None:
    (changed,) = [d for d in differences(*runs(tmp_path)) if d.table == "documents"]
    assert changed.change == "changed"
    assert changed.values["words"] == (20, 22)


CORRECTED = {
    "decision": "correct",
    "kind": "role",
    "fact_id": "rol-1",
    "who": "ana",
    "when": "2025-06-01T10:00:00Z",
    "old": {"person": "Ana Reyne"},
    "new": {"role": "patron"},
}


def test_a_fact_that_was_corrected_is_changed_and_a_post_is_told_with_its_holder(tmp_path: Path) -> None:
    old, _ = runs(tmp_path)
    (role,) = read_tables(old)["roles"].to_dict("records")
    evidence = {"path": "a.txt", "start": role["start"], "end": role["end"], "text": role["text"]}
    append_decisions(tmp_path / "corpus-old" / "decisions.jsonl", [parse_decision({**CORRECTED, "evidence": evidence})])
    run(tmp_path / "corpus-old", tmp_path / "corrected")
    found = list(differences(old, tmp_path / "corrected"))
    (changed,) = [d for d in found if d.table == "roles"]
    assert (changed.change, changed.values["role"]) == ("changed", (role["role"], "patron"))
    assert "role_id" not in changed.values
    held = {(d.change, d.where, d.text) for d in found if d.table == "roles_timeline"}
    assert held == {("lost", "Ana Reyne", role["role"]), ("gained", "Ana Reyne", "patron")}


def test_what_is_shown_does_nothing_to_a_terminal(tmp_path: Path) -> None:
    old, _ = runs(tmp_path)
    corpus = tmp_path / "corpus-old"
    (corpus / "b\x1b[2J.txt").write_text("Evil \x1b[31m\x9b31m title\n\nThe DfE met.\n", encoding="utf-8")
    run(corpus, tmp_path / "hostile")
    out = io.StringIO()
    assert show_differences(old, tmp_path / "hostile", Console(file=out))
    assert "b␛[2J.txt" in out.getvalue()
    assert not {"\x1b", "\x9b"} & set(out.getvalue())


def test_a_run_compared_with_itself_has_no_differences(tmp_path: Path) -> None:
    old, _ = runs(tmp_path)
    out = io.StringIO()
    assert show_differences(old, old, Console(file=out)) == 0
    assert out.getvalue() == "no differences\n"
