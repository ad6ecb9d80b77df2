"""The journal tells what each run changed and why, and when rows came and went, without a clock."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import run
from pipeline.decisions import Decisions, EntityRef, Evidence, PairDecision, RenameDecision, VerdictDecision
from pipeline.facts import JOURNAL, TABLES, Document, Mention, Organisation, Person, Row
from pipeline.write.compare import _side_by_side, row_changes
from tests.writing import write_tables

NONE = Decisions()


def document(name: str, text: str, **values: Any) -> Document:
    template: dict[str, Any] = {
        "document_id": f"doc-{name}", "path": f"{name}.txt", "format": "text", "sha256": text, "characters": len(text),
        "words": len(text.split()), "text": text,
    }  # fmt: skip
    return Document.model_validate(dict.fromkeys(Document.model_fields) | {"notices": []} | template | values)


def body(name: str, **values: Any) -> Organisation:
    template: dict[str, Any] = {
        "organisation_id": f"org-{name}", "name": name, "kind": "forum", "aliases": [name], "mentions": 1,
        "documents": 1,
    }  # fmt: skip
    return Organisation.model_validate(dict.fromkeys(Organisation.model_fields) | template | values)


def mention(number: int, at: Document, text: str, entity: str, **values: Any) -> Mention:
    start = at.text.index(text)
    template: dict[str, Any] = {
        "mention_id": f"men-{number}", "kind": "organisation", "entity_id": f"org-{entity}",
        "document_id": at.document_id, "start": start, "end": start + len(text), "text": text, "sentence": at.text,
        "zone": "body", "rule": "organisation.head", "confidence": 0.9,
    }  # fmt: skip
    return Mention.model_validate(dict.fromkeys(Mention.model_fields) | template | values)


def tables(*rows: Row) -> dict[str, list[Row]]:
    return {model.table: [row for row in rows if isinstance(row, model)] for model in TABLES}


A = document("a", "The Elm Forum met the Oak Board.")
B = document("b", "The Ash Panel wrote.")
ELM, OAK, ASH = body("Elm Forum"), body("Oak Board"), body("Ash Panel")
ELM_IN_A, OAK_IN_A = mention(1, A, "Elm Forum", "Elm Forum"), mention(2, A, "Oak Board", "Oak Board")
ASH_IN_B = mention(3, B, "Ash Panel", "Ash Panel")
FIRST = tables(A, B, ELM, OAK, ASH, ELM_IN_A, OAK_IN_A, ASH_IN_B)


class Folder:
    """A target folder that runs are published in."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def publish(self, rows: dict[str, list[Row]], decisions: Decisions = NONE) -> int:
        return write_tables(rows, self.path, {}, decisions=decisions).journal.run

    def rows(self, table: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = pq.read_table(self.path / f"{table}.parquet").to_pylist()
        return found

    @property
    def changes(self) -> set[tuple[str, str, str, str]]:
        return {(c["table_name"], c["id"], c["change"], c["because"]) for c in self.rows("changes")}

    @property
    def history(self) -> dict[str, tuple[int, int | None, int | None, str | None]]:
        return {
            h["id"]: (h["first_run"], h["last_run"], h["changed_run"], h["gone_because"]) for h in self.rows("history")
        }


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    made = Folder(tmp_path / "out")
    made.publish(FIRST)
    return made


def test_a_first_run_is_number_1_and_has_nothing_to_compare_with(folder: Folder) -> None:
    assert folder.rows("changes") == folder.rows("history") == []
    record = json.loads((folder.path / "run.json").read_text())
    assert (record["run"], record["changes"]) == (1, None)


def test_a_run_that_changes_nothing_has_no_number_and_leaves_the_journal_as_it_is(folder: Folder) -> None:
    assert folder.publish(tables(A, ELM, OAK, ELM_IN_A, OAK_IN_A)) == 2
    before = {model.table: (folder.path / f"{model.table}.parquet").read_bytes() for model in JOURNAL}
    assert folder.publish(tables(A, ELM, OAK, ELM_IN_A, OAK_IN_A)) == 2
    assert {model.table: (folder.path / f"{model.table}.parquet").read_bytes() for model in JOURNAL} == before


C = document("c", "The Yew Team came.")
YEW_IN_C = mention(4, C, "Yew Team", "Yew Team")
A_LONGER = document("a", "Hello. The Elm Forum met the Oak Board.")
WRONG_OAK = VerdictDecision(
    who="Ana", when=datetime(2025, 3, 3, tzinfo=UTC), decision="wrong", kind="mention", fact_id="men-0",
    evidence=Evidence(path="a.txt", start=0, end=9, text="Oak Board", sentence=A.text),
)  # fmt: skip
UNSURE = PairDecision(
    who="Ana", when=datetime(2025, 3, 3, tzinfo=UTC), decision="unsure",
    left=EntityRef(kind="organisation", id="org-Oak Board", name="Oak Board"),
    right=EntityRef(kind="organisation", id="org-Elm Forum", name="Elm Forum"),
)  # fmt: skip
SAME = UNSURE.model_copy(update={"decision": "same"})
OAK_AS_ELM = mention(5, A, "Oak Board", "Elm Forum")
RENAME = RenameDecision(
    who="Ana", when=datetime(2025, 3, 3, tzinfo=UTC), decision="rename", name="Oakham Board",
    entity=EntityRef(kind="organisation", id="org-Oak Board", name="Oak Board"),
)  # fmt: skip

CASES: list[tuple[str, dict[str, list[Row]], Decisions, set[tuple[str, str, str, str]]]] = [
    (
        "a document comes",
        tables(A, B, C, ELM, OAK, ASH, body("Yew Team"), ELM_IN_A, OAK_IN_A, ASH_IN_B, YEW_IN_C),
        NONE,
        {
            ("documents", "doc-c", "new", "document"),
            ("organisations", "org-Yew Team", "new", "derived"),
            ("mentions", "men-4", "new", "document"),
        },
    ),
    (
        "a document goes",
        tables(A, ELM, OAK, ELM_IN_A, OAK_IN_A),
        NONE,
        {
            ("documents", "doc-b", "gone", "document"),
            ("organisations", "org-Ash Panel", "gone", "derived"),
            ("mentions", "men-3", "gone", "document"),
        },
    ),
    (
        "a rule no longer finds it",
        tables(A, B, ELM, OAK, ASH, ELM_IN_A, ASH_IN_B),
        NONE,
        {("mentions", "men-2", "gone", "rule")},
    ),
    (
        "a rule finds it otherwise",
        tables(A, B, ELM, OAK, ASH, ELM_IN_A, OAK_IN_A.model_copy(update={"confidence": 0.5}), ASH_IN_B),
        NONE,
        {("mentions", "men-2", "changed", "rule")},
    ),
    (
        "a reviewer says that it is wrong",
        tables(A, B, ELM, OAK, ASH, ELM_IN_A, ASH_IN_B),
        Decisions(facts=[WRONG_OAK]),
        {("mentions", "men-2", "gone", "decision")},
    ),
    (
        "a reviewer says that another one is wrong",
        tables(A, B, ELM, OAK, ASH, OAK_IN_A, ASH_IN_B),
        Decisions(facts=[WRONG_OAK]),
        {("mentions", "men-1", "gone", "rule")},
    ),
    (
        "a reviewer adds one",
        tables(A, B, ELM, OAK, ASH, ELM_IN_A, OAK_IN_A, ASH_IN_B, mention(6, A, "The Elm", "Oak Board", rule="review")),
        NONE,
        {("mentions", "men-6", "new", "decision")},
    ),
    (
        "a reviewer says that two are the same",
        tables(A, B, ELM, ASH, ELM_IN_A, OAK_AS_ELM, ASH_IN_B),
        Decisions(entities=[SAME]),
        {
            ("organisations", "org-Oak Board", "gone", "decision"),
            ("mentions", "men-2", "gone", "decision"),
            ("mentions", "men-5", "new", "decision"),
        },
    ),
    (
        "the rules say so, the reviewer being unsure",
        tables(A, B, ELM, ASH, ELM_IN_A, OAK_AS_ELM, ASH_IN_B),
        Decisions(entities=[UNSURE]),
        {
            ("organisations", "org-Oak Board", "gone", "derived"),
            ("mentions", "men-2", "gone", "rule"),
            ("mentions", "men-5", "new", "rule"),
        },
    ),
    (
        "a reviewer renames a body",
        tables(
            A, B, ELM, body("Oakham Board"), ASH, ELM_IN_A, mention(7, A, "Oak Board", "Oakham Board"), ASH_IN_B
        ),
        Decisions(entities=[RENAME]),
        {
            ("organisations", "org-Oak Board", "gone", "decision"),
            ("organisations", "org-Oakham Board", "new", "decision"),
            ("mentions", "men-2", "gone", "decision"),
            ("mentions", "men-7", "new", "decision"),
        },
    ),
    (
        "text is put before it",
        tables(
            A_LONGER, B, ELM, OAK, ASH, mention(1, A_LONGER, "Elm Forum", "Elm Forum"),
            mention(2, A_LONGER, "Oak Board", "Oak Board", confidence=0.8), ASH_IN_B,
        ),
        NONE,
        {
            ("documents", "doc-a", "changed", "text"),
            ("mentions", "men-1", "moved", "text"),
            ("mentions", "men-2", "changed", "text"),
        },
    ),
]  # fmt: skip


@pytest.mark.parametrize(("what", "then", "decisions", "changes"), CASES, ids=[case[0] for case in CASES])
def test_what_changed_and_why(
    folder: Folder, what: str, then: dict[str, list[Row]], decisions: Decisions, changes: set[tuple[str, str, str, str]]
) -> None:
    assert folder.publish(then, decisions) == 2
    assert folder.changes == changes
    assert {row["run"] for row in folder.rows("changes")} == {2}


def test_old_and_new_values_are_those_that_differ_or_all_of_a_row(folder: Folder) -> None:
    surer = OAK_IN_A.model_copy(update={"confidence": 1.0})
    folder.publish(tables(A, C, ELM, OAK, body("Yew Team"), surer, YEW_IN_C))
    values = {row["id"]: (row["old"], row["new"]) for row in folder.rows("changes")}
    assert values["men-2"] == ('{"confidence": 0.9}', '{"confidence": 1.0}')
    old, new = values["men-1"]
    assert (json.loads(old)["text"], new) == ("Elm Forum", None)
    old, new = values["doc-c"]
    assert (old, json.loads(new)["path"], "text" in json.loads(new)) == (None, "c.txt", False)


def test_history_is_kept_over_runs(folder: Folder) -> None:
    folder.publish(tables(A, C, ELM, OAK, body("Yew Team"), ELM_IN_A, OAK_IN_A, YEW_IN_C))
    assert folder.history["men-3"] == (1, 1, None, "document")
    assert folder.history["men-4"] == (2, None, None, None)
    assert "men-1" not in folder.history
    folder.publish(tables(A, C, ELM, OAK, body("Yew Team"), ELM_IN_A, YEW_IN_C), Decisions(facts=[WRONG_OAK]))
    assert folder.history["men-2"] == (1, 2, None, "decision")
    surer = YEW_IN_C.model_copy(update={"confidence": 1.0})
    folder.publish(tables(A, C, ELM, OAK, body("Yew Team"), ELM_IN_A, OAK_IN_A, surer))
    assert folder.history["men-2"] == (1, None, 4, None)
    assert folder.history["men-4"] == (2, None, 4, None)
    assert folder.history["men-3"] == (1, 1, None, "document")


def test_tables_of_another_major_version_or_without_a_journal_begin_anew(folder: Folder) -> None:
    path = folder.path / "history.parquet"
    history = pq.read_table(path)
    pq.write_table(history.replace_schema_metadata({**history.schema.metadata, b"schema_version": b"0.9.0"}), path)
    assert folder.publish(tables(A, ELM, OAK, ELM_IN_A, OAK_IN_A)) == 1
    path.unlink()
    assert folder.publish(FIRST) == 1
    assert folder.rows("changes") == []


def test_a_column_that_was_not_there_yet_was_null(folder: Folder) -> None:
    path = folder.path / "mentions.parquet"
    pq.write_table(pq.read_table(path).drop(["zone"]), path)
    folder.publish(FIRST)
    changed = [c for c in folder.rows("changes") if c["table_name"] == "mentions"]
    assert {(c["old"], c["new"]) for c in changed} == {('{"zone": null}', '{"zone": "body"}')}


names = st.lists(st.sampled_from("abcdefgh"), unique=True)


@given(old=names, new=names, ordered=st.booleans())
def test_stretches_are_put_side_by_side_whatever_their_order(old: list[str], new: list[str], ordered: bool) -> None:
    arrange: Callable[[list[str]], list[str]] = sorted if ordered else list
    before, after = [(n, 2) for n in arrange(old)], [(n, 3) for n in arrange(new)]
    sizes = _side_by_side(before, after)
    assert (sum(a for a, _ in sizes), sum(b for _, b in sizes)) == (2 * len(old), 3 * len(new))
    if ordered:
        assert len(sizes) == len({*old, *new})


people = st.dictionaries(st.sampled_from("abcdefghijkl"), st.integers(0, 2), max_size=12)


@given(old=people, new=people)
def test_changes_turn_the_old_table_into_the_new(
    old: dict[str, int], new: dict[str, int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    work = tmp_path_factory.mktemp("compare")
    for name, rows in (("old", old), ("new", new)):
        template = dict.fromkeys(Person.model_fields) | {"aliases": [], "documents": 1}
        made = [Person.model_validate({**template, "person_id": k, "name": k, "mentions": n}) for k, n in rows.items()]
        write_tables(tables(*made), work / name, {})
    state = dict(old)
    paths = (work / name / "people.parquet" for name in ("old", "new"))
    for changes in row_changes(Person, *paths):
        for change in changes:
            if change.new is None:
                assert change.old is not None
                del state[change.id]
            else:
                assert (change.kind == "new") == (change.id not in state)
                state[change.id] = change.new["mentions"]
    assert state == new
    shutil.rmtree(work)


def test_the_journal_of_a_corpus_does_not_depend_on_who_ran_it_when(samples: Path, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for target in ("one", "other"):
        for name in ("ni-briefing-2024-02-09.txt", "news-report.txt"):
            shutil.copy(samples / name, corpus / name)
            run(corpus, tmp_path / target)
        for name in corpus.iterdir():
            name.unlink()
    for model in (*TABLES, *JOURNAL):
        files = [(tmp_path / target / f"{model.table}.parquet").read_bytes() for target in ("one", "other")]
        assert files[0] == files[1]
