"""A whole run: repeatable, honest about problems, the same on one worker or many."""

from __future__ import annotations

import hashlib
import json
import random
import shutil
from pathlib import Path

import pytest

from pipeline import read_tables, run
from pipeline.errors import CorpusError, PublishError
from pipeline.facts import TABLES

BRIEFING = """Oakline Trust briefing

First published 3 March 2025

Ana Reyne, chief executive of the Oakline Trust, said the Department for Education (DfE) would publish its plan by the
end of 2025. The DfE will open two hubs in September 2026.
"""


def digests(folder: Path) -> dict[str, str]:
    """{table: digest of its file's bytes}"""
    return {m.table: hashlib.sha256((folder / f"{m.table}.parquet").read_bytes()).hexdigest() for m in TABLES}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "oakline.txt").write_text(BRIEFING, encoding="utf-8")
    return folder


def test_a_run_finds_every_kind_of_fact(corpus: Path, tmp_path: Path) -> None:
    report = run(corpus, tmp_path / "out")
    tables = read_tables(tmp_path / "out")
    assert report.problems == []
    assert {"Oakline Trust", "Department for Education"} <= set(tables["organisations"]["name"])
    assert list(tables["people"]["name"]) == ["Ana Reyne"]
    (role,) = tables["roles"].itertuples()
    assert (role.role, role.former) == ("chief executive", False)
    assert "2025-12-31" in set(tables["dates"]["date_end"].astype(str))
    assert ("DfE", "Department for Education") in {(a.short, a.long) for a in tables["acronyms"].itertuples()}
    assert {str(day) for day in tables["commitments"]["due_end"]} == {"2025-12-31", "2026-09-30"}
    assert report.counts["commitments"] == len(tables["commitments"]) == 2


@pytest.mark.parametrize("outputs", [".", "tables", "2025/tables", "../corpus/tables"])
def test_tables_are_not_put_where_the_next_run_would_read_them(outputs: str, corpus: Path) -> None:
    with pytest.raises(PublishError, match="would read tables in there as briefings"):
        run(corpus, corpus / outputs)
    assert [path.name for path in corpus.iterdir()] == ["oakline.txt"]


@pytest.mark.parametrize("outputs", [".tables", "../corpus-tables"])
def test_tables_may_lie_beside_the_corpus_or_in_a_hidden_folder_of_it(outputs: str, corpus: Path) -> None:
    for _ in range(2):
        assert run(corpus, corpus / outputs).problems == []


def test_the_same_corpus_gives_the_same_bytes_in_any_order_and_on_any_number_of_workers(
    samples: Path, tmp_path: Path
) -> None:
    folders = []
    names = sorted(p.name for p in samples.iterdir() if p.suffix in (".txt", ".md"))
    for number in range(2):
        folder = tmp_path / f"corpus-{number}"
        folder.mkdir()
        shuffled = names[:]
        random.Random(number).shuffle(shuffled)
        for name in shuffled:
            shutil.copy(samples / name, folder / name)
        folders.append(folder)
    run(folders[0], tmp_path / "one")
    run(folders[1], tmp_path / "other")
    run(folders[1], tmp_path / "many", workers=2)
    assert digests(tmp_path / "one") == digests(tmp_path / "other") == digests(tmp_path / "many")


def test_a_bad_document_becomes_a_problem_and_costs_nothing_else(corpus: Path, tmp_path: Path) -> None:
    (corpus / "empty.txt").write_bytes(b"")
    (corpus / "picture.txt").write_bytes(bytes(range(256)) * 20)
    (corpus / "slides.pptx").write_bytes(b"PK")
    report = run(corpus, tmp_path / "out")
    tables = read_tables(tmp_path / "out")
    assert [(p.path, p.stage, p.error) for p in report.problems] == [
        ("empty.txt", "read", "empty"),
        ("picture.txt", "read", "not text"),
        ("slides.pptx", "read", "unknown format"),
    ]
    assert list(tables["problems"]["path"]) == ["empty.txt", "picture.txt", "slides.pptx"]
    assert list(tables["documents"]["path"]) == ["oakline.txt"]


def test_a_run_tells_what_changed_since_the_last(corpus: Path, tmp_path: Path) -> None:
    assert run(corpus, tmp_path / "out").changes is None
    again = run(corpus, tmp_path / "out").changes
    assert again is not None
    assert not any(rows for kinds in again.values() for rows in kinds.values())
    (corpus / "second.txt").write_text("Bo Lund chairs the Harrowdale Forum.", encoding="utf-8")
    changes = run(corpus, tmp_path / "out").changes
    assert changes is not None
    assert changes["documents"] == {"new": 1, "gone": 0, "changed": 0, "moved": 0}
    assert not any(changes["commitments"].values())
    record = json.loads((tmp_path / "out" / "run.json").read_text())
    assert (record["run"], record["changes"]) == (2, changes)
    assert {"versions", "rules", "counts", "seconds"} <= set(record)


def test_metadata_csv_overrides_what_the_page_says(corpus: Path, tmp_path: Path) -> None:
    (corpus / "metadata.csv").write_text("path,published,author\noakline.txt,2024-01-31,Bo Lund\n", encoding="utf-8")
    run(corpus, tmp_path / "out")
    (document,) = read_tables(tmp_path / "out")["documents"].itertuples()
    assert (str(document.published), document.published_source, document.author) == (
        "2024-01-31",
        "metadata",
        "Bo Lund",
    )


@pytest.mark.parametrize("make", [lambda path: None, lambda path: path.mkdir()], ids=["missing", "without documents"])
def test_a_corpus_without_documents_is_an_error(tmp_path: Path, make: object) -> None:
    make(tmp_path / "corpus")  # type: ignore[operator]
    with pytest.raises(CorpusError, match=r"corpus: (no such folder|the folder holds no documents)"):
        run(tmp_path / "corpus", tmp_path / "out")


def test_project_rules_are_laid_over_the_shipped_ones(corpus: Path, tmp_path: Path) -> None:
    rules = tmp_path / "rules" / "organisations"
    rules.mkdir(parents=True)
    (rules / "ours.yaml").write_text(
        "organisations:\n  - {name: Oakline Trust, kind: charity, acronym: OT, aliases: [The Oakline]}\n",
        encoding="utf-8",
    )
    run(corpus, tmp_path / "out", rules=[tmp_path / "rules"])
    organisations = read_tables(tmp_path / "out")["organisations"].set_index("name")
    assert organisations.loc["Oakline Trust", "kind"] == "charity"
    assert organisations.loc["Oakline Trust", "acronym"] == "OT"


def test_reviewers_are_remembered_by_every_run_until_their_evidence_goes(corpus: Path, tmp_path: Path) -> None:
    run(corpus, tmp_path / "out")
    first, second = read_tables(tmp_path / "out")["commitments"].sort_values("start").to_dict("records")
    made = {"who": "ana", "when": "2025-06-01T10:00:00Z", "kind": "commitment", "rule": "commitment.will"}
    lines = [
        {"decision": "wrong", "fact_id": first["commitment_id"], **made, "evidence": evidence(first)},
        {
            "decision": "correct",
            "fact_id": second["commitment_id"],
            **made,
            "evidence": evidence(second),
            "new": {"actor_name": "Department of Health and Social Care", "strength": "intended"},
        },
    ]
    (corpus / "decisions.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    for _ in range(2):
        run(corpus, tmp_path / "out")
        tables = read_tables(tmp_path / "out")
        (left,) = tables["commitments"].itertuples()
        assert (left.rule, left.strength, str(left.due_end)) == ("review", "intended", "2026-09-30")
        actors = tables["organisations"].set_index("organisation_id")["name"]
        assert actors[left.actor_id] == "Department of Health and Social Care"
        decided = json.loads((tmp_path / "out" / "run.json").read_text())["decisions"]
        assert decided["rules"] == {"commitment.will": {"correct": 1, "wrong": 1}}
        assert decided["stale"] == []
    (corpus / "oakline.txt").write_text(BRIEFING.replace("two hubs", "three hubs"), encoding="utf-8")
    run(corpus, tmp_path / "out")
    (stale,) = json.loads((tmp_path / "out" / "run.json").read_text())["decisions"]["stale"]
    assert stale["text"].startswith("The DfE will open two hubs")
    assert set(read_tables(tmp_path / "out")["commitments"]["rule"]) == {"commitment.will"}


def evidence(row: dict[str, object]) -> dict[str, object]:
    """A fact's evidence as a decision notes it."""
    return {"path": "oakline.txt", **{name: row[name] for name in ("start", "end", "text", "sentence")}}
