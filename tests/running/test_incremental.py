"""Runs after the first: only what is new is annotated, and the tables are those of a run that starts from nothing."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline import fingerprints, read_tables, run
from pipeline.engines import Died, LocalEngine
from pipeline.engines.tasks import Annotate, Stored
from pipeline.running import making, passes, shards
from pipeline.write import files, row_groups
from tests.conftest import ROOT
from tests.running.test_run import digests
from tests.test_architecture import ALLOWED

TEXTS = {
    "a.txt": "Ana Reyne chairs the Oakline Trust (OT). The OT will open two hubs by May 2026.",
    "b.txt": "First published 3 March 2025\n\nThe Department for Education (DfE) will publish its plan next year.",
    "c/d.md": "# Harrowdale Forum\n\nMs Reyne said the Harrowdale Forum would meet on 3 June 2025.",
}


def write(corpus: Path, texts: dict[str, str]) -> Path:
    for name, text in texts.items():
        path = corpus / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return corpus


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return write(tmp_path / "corpus", TEXTS)


@pytest.fixture
def annotated(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the documents that are annotated from now on."""
    names: list[str] = []

    def watched(task: Annotate) -> list[Stored]:
        names.extend(source.name for source, _ in task.documents)
        return real(task)

    real = passes.annotate
    monkeypatch.setattr(passes, "annotate", watched)
    return names


def fresh(corpus: Path, folder: Path, **options: Any) -> dict[str, str]:
    """The digests of the tables of a run that knows of no other."""
    shutil.rmtree(folder, ignore_errors=True)
    run(corpus, folder / "out", **options)
    return digests(folder / "out")


def change(corpus: Path) -> None:
    (corpus / "a.txt").write_text("Bo Lund chairs the Oakline Trust.", encoding="utf-8")


def note(corpus: Path) -> None:
    (corpus / "metadata.csv").write_text("path,published\nb.txt,2024-01-31\n", encoding="utf-8")


def decide(corpus: Path) -> None:
    decision = {
        "decision": "wrong", "kind": "mention", "fact_id": "men-1", "who": "Ana", "when": "2025-06-01T09:00:00Z",
        "evidence": {"path": "a.txt", "start": 0, "end": 9, "text": "Ana Reyne"},
    }  # fmt: skip
    (corpus / "decisions.jsonl").write_text(json.dumps(decision) + "\n", encoding="utf-8")


CHANGES: dict[str, tuple[Callable[[Path], object], list[str]]] = {
    "nothing": (lambda corpus: None, []),
    "a new document": (lambda corpus: write(corpus, {"b2.txt": "The DfE met on 4 May 2025."}), ["b2.txt"]),
    "a document that changed": (change, ["a.txt"]),
    "a document that went": (lambda corpus: (corpus / "b.txt").unlink(), []),
    "another name": (lambda corpus: (corpus / "b.txt").rename(corpus / "e.txt"), ["e.txt"]),
    "a new date, the same text": (lambda corpus: (corpus / "a.txt").touch(), []),
    "what the data team notes": (note, ["b.txt"]),
    "what a reviewer decides": (decide, []),
    "a file that is no text": (lambda corpus: (corpus / "z.txt").write_bytes(bytes(range(256)) * 9), ["z.txt"]),
}


@pytest.mark.parametrize(("change", "expected"), CHANGES.values(), ids=CHANGES)
def test_only_what_is_new_is_annotated_and_the_tables_are_those_of_a_full_run(
    corpus: Path, tmp_path: Path, annotated: list[str], change: Callable[[Path], object], expected: list[str]
) -> None:
    run(corpus, tmp_path / "out")
    annotated.clear()
    change(corpus)
    run(corpus, tmp_path / "out")
    assert annotated == expected
    assert digests(tmp_path / "out") == fresh(corpus, tmp_path / "full")


def test_a_full_run_annotates_everything(corpus: Path, tmp_path: Path, annotated: list[str]) -> None:
    run(corpus, tmp_path / "out")
    before = digests(tmp_path / "out")
    annotated.clear()
    run(corpus, tmp_path / "out", full=True)
    assert annotated == sorted(TEXTS)
    assert digests(tmp_path / "out") == before


def test_a_document_that_went_leaves_nothing(corpus: Path, tmp_path: Path) -> None:
    run(corpus, tmp_path / "out")
    (corpus / "a.txt").unlink()
    run(corpus, tmp_path / "out")
    tables = read_tables(tmp_path / "out")
    assert set(tables["documents"]["path"]) == {"b.txt", "c/d.md"}
    assert "Oakline Trust" not in set(tables["organisations"]["name"])
    assert not any("hubs" in action for action in tables["commitments"]["action"])


def test_other_rules_annotate_everything_anew(corpus: Path, tmp_path: Path, annotated: list[str]) -> None:
    rules = tmp_path / "rules" / "organisations"
    rules.mkdir(parents=True)
    (rules / "ours.yaml").write_text(
        "organisations:\n  - {name: Harrowdale Forum, kind: forum, acronym: HF, aliases: []}\n", encoding="utf-8"
    )
    run(corpus, tmp_path / "out")
    annotated.clear()
    run(corpus, tmp_path / "out", rules=[tmp_path / "rules"])
    assert annotated == sorted(TEXTS)


@pytest.mark.parametrize("what", ["code_fingerprint", "versions"])
def test_other_code_or_libraries_annotate_everything_anew(
    corpus: Path, tmp_path: Path, annotated: list[str], monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    from pipeline.running import inputs

    run(corpus, tmp_path / "out")
    annotated.clear()
    other = {"spacy": "4.0"} if what == "versions" else "0a0a"
    monkeypatch.setattr(inputs, what, lambda: other)
    run(corpus, tmp_path / "out")
    assert annotated == sorted(TEXTS)


def kept(outputs: Path, suffix: str = "") -> list[Path]:
    return sorted(outputs.with_name(f".{outputs.name}.cache").glob(f"*{suffix}"))


def cut_off(paths: Iterable[Path]) -> None:
    for path in paths:
        path.write_bytes(path.read_bytes()[:-3])


def scramble(paths: Iterable[Path]) -> None:
    for path in paths:
        path.write_bytes(b"not what it was")


def delete(paths: Iterable[Path]) -> None:
    for path in paths:
        path.unlink()


@pytest.mark.parametrize("damage", [cut_off, scramble, delete])
@pytest.mark.parametrize("suffix", [".facts", ".names", ".sums", ".rows", ".layout", ""])
def test_what_is_kept_may_be_damaged_or_deleted_at_any_time(
    corpus: Path, tmp_path: Path, annotated: list[str], damage: Callable[[Iterable[Path]], None], suffix: str
) -> None:
    run(corpus, tmp_path / "out")
    annotated.clear()
    damage(kept(tmp_path / "out", suffix))
    write(corpus, {"b2.txt": "The DfE met on 4 May 2025."})
    run(corpus, tmp_path / "out")
    assert annotated == (sorted([*TEXTS, "b2.txt"]) if suffix in (".facts", "") else ["b2.txt"])
    assert digests(tmp_path / "out") == fresh(corpus, tmp_path / "full")


def test_only_the_stretch_with_what_is_new_is_written_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "_MOST_TOGETHER", 1)  # so that each document is a stretch
    monkeypatch.setattr(shards, "_MOST_DOCUMENTS", 1)
    corpus = write(tmp_path / "corpus", TEXTS)
    run(corpus, tmp_path / "out")
    encoded = []
    write(corpus, {"b2.txt": "On 4 May 2025."})
    with monkeypatch.context() as watched:
        watched.setattr(files, "encoded", lambda table: encoded.append(table) or row_groups.encoded(table))
        run(corpus, tmp_path / "out")
    assert [table["path"].to_pylist() for table in encoded if "path" in table.column_names] == [["b2.txt"]]
    assert digests(tmp_path / "out") == fresh(corpus, tmp_path / "full")


def test_names_that_come_to_mean_another_body_are_written_anew(corpus: Path, tmp_path: Path) -> None:
    run(corpus, tmp_path / "out")
    write(corpus, {f"x{n}.txt": "Ana Reyne chairs the Oakline Community Trust (OT)." for n in range(3)})
    delete(kept(tmp_path / "out", ".names"))
    run(corpus, tmp_path / "out")
    assert digests(tmp_path / "out") == fresh(corpus, tmp_path / "full")


def test_nothing_is_kept_that_the_last_run_had_no_use_for(corpus: Path, tmp_path: Path) -> None:
    run(corpus, tmp_path / "out")
    (corpus / "a.txt").unlink()
    run(corpus, tmp_path / "out")
    run(corpus, tmp_path / "other")
    assert [path.name for path in kept(tmp_path / "out")] == [path.name for path in kept(tmp_path / "other")]


def test_tables_that_somebody_changed_are_made_again(corpus: Path, tmp_path: Path) -> None:
    run(corpus, tmp_path / "out")
    before = digests(tmp_path / "out")
    (tmp_path / "out" / "people.parquet").write_bytes(b"")
    (tmp_path / "out" / "dates.parquet").unlink()
    run(corpus, tmp_path / "out")
    assert digests(tmp_path / "out") == before


def test_a_run_that_finds_nothing_new_loads_nothing_that_is_slow(corpus: Path, tmp_path: Path) -> None:
    run(corpus, tmp_path / "out")
    before = digests(tmp_path / "out")
    program = (
        "import sys, pipeline; report = pipeline.run(*sys.argv[1:3]); "
        "print(report.counts['documents'], sum(report.changes['documents'].values())); "
        "print(*sorted({'spacy', 'pandas', 'pyarrow', 'pydantic', 'yaml'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", program, str(corpus), str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.splitlines() == ["3 0", ""]
    assert digests(tmp_path / "out") == before


def test_a_problem_is_told_again_by_a_run_that_finds_nothing_new(corpus: Path, tmp_path: Path) -> None:
    (corpus / "empty.txt").write_bytes(b"")
    first, second = (run(corpus, tmp_path / "out").problems for _ in range(2))
    assert [(p.path, p.error) for p in first] == [("empty.txt", "empty")]
    assert first == second


class Lethal(LocalEngine):
    """An engine whose process dies of one document, as often as it is tried."""

    def map(self, task: Any, arguments: Any, total: int) -> Iterator[tuple[Any, Any]]:
        """As the local engine, but for that document."""
        for argument in arguments:
            deadly = isinstance(argument, Annotate) and any(s.name == "b.txt" for s, _ in argument.documents)
            yield argument, Died() if deadly else task(argument)


def test_a_document_that_kills_its_worker_costs_itself_and_is_tried_again_by_the_next_run(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, annotated: list[str]
) -> None:
    monkeypatch.setattr(passes, "_LEAST_BATCHES", 1)  # so that all three are of one batch
    with monkeypatch.context() as patched:
        patched.setattr(making, "engine_of", lambda *asked: Lethal())
        report = run(corpus, tmp_path / "out")
    assert [(p.path, p.error) for p in report.problems] == [("b.txt", "killed")]
    assert set(read_tables(tmp_path / "out")["documents"]["path"]) == {"a.txt", "c/d.md"}
    annotated.clear()
    assert run(corpus, tmp_path / "out").problems == []
    assert annotated == ["b.txt"]
    assert digests(tmp_path / "out") == fresh(corpus, tmp_path / "full")


def test_a_run_that_is_broken_off_leaves_the_tables_and_keeps_what_it_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"{number:03}.txt" for number in range(200)]
    corpus = write(
        tmp_path / "corpus", {name: f"The Oakline Trust will open a hub by 3 May 2025. {name}" for name in names[:2]}
    )
    run(corpus, tmp_path / "out")
    before = digests(tmp_path / "out")
    write(corpus, {name: f"The Oakline Trust will open a hub by 3 May 2025. {name}" for name in names})
    done: list[str] = []

    def breaking(task: Annotate) -> list[Stored]:
        done.extend(source.name for source, _ in task.documents)
        if len(done) > 150:
            raise KeyboardInterrupt
        return real(task)

    real = passes.annotate
    with monkeypatch.context() as patched:
        patched.setattr(passes, "annotate", breaking)
        with pytest.raises(KeyboardInterrupt):
            run(corpus, tmp_path / "out")
    assert digests(tmp_path / "out") == before
    monkeypatch.setattr(passes, "annotate", lambda task: done.extend(s.name for s, _ in task.documents) or real(task))
    done.clear()
    run(corpus, tmp_path / "out")
    assert 0 < len(done) < 150
    assert len(read_tables(tmp_path / "out")["documents"]) == 200


ALIKE = "Anna Reyne left the Oakline Trsut for the Oakline Community Trust. Mr Lund chairs the Harrowdale Fourm."
STEPS = st.lists(
    st.tuples(st.sampled_from(sorted(TEXTS)), st.sampled_from(["", None, ALIKE, *TEXTS.values()])), max_size=4
)
"""Documents that change, or go, one after the other."""


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_after_any_changes_the_tables_are_those_of_a_full_run(
    tmp_path: Path, steps: list[tuple[str, str | None]]
) -> None:
    shutil.rmtree(tmp_path / "corpus", ignore_errors=True)
    corpus = write(tmp_path / "corpus", TEXTS)
    run(corpus, tmp_path / "out")
    for name, text in steps:
        write(corpus, {name: text or "", "always.txt": "The DfE met."})
        if text is None:
            (corpus / name).unlink()
        run(corpus, tmp_path / "out")
    assert digests(tmp_path / "out") == fresh(corpus, tmp_path / "full")


def test_the_code_that_only_looks_at_tables_is_not_part_of_the_fingerprint() -> None:
    assert all((ROOT / "pipeline" / room).exists() for room in fingerprints._DOWNSTREAM)
    downstream = {Path(room).stem for room in fingerprints._DOWNSTREAM}
    assert [room for room in ALLOWED.keys() - downstream if ALLOWED[room] & downstream] == []


def test_what_only_other_commands_or_the_tests_need_is_not_part_of_the_fingerprint() -> None:
    names = set(fingerprints.versions())
    assert {"send-facts", "python", "spacy", "pydantic", "python-docx"} <= names
    assert not {"pytest", "ruff", "uvicorn", "ray"} & names
