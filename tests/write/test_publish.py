"""Publishing is all or nothing: wrong tables are refused, a killed run leaves the last one whole."""

from __future__ import annotations

import errno
import os
import signal
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline.errors import PublishError
from pipeline.facts import PUBLISHED, TABLES, Document, Mention, Person, Row
from pipeline.publish import folder as publish
from pipeline.publish.folder import FolderTarget, target_lock
from pipeline.write import files
from tests.apart import KILLED, apart
from tests.writing import write_tables


def document(text: str = "Ana Reyne spoke.") -> Document:
    return Document(
        document_id="doc-1", path="a.txt", title=None, author=None, publisher=None, published=None,
        published_precision=None, published_source=None, format="text", sha256="0", characters=len(text),
        words=len(text.split()), text=text,
    )  # fmt: skip


def person(person_id: str = "per-1") -> Person:
    return Person(
        person_id=person_id, name="Ana Reyne", honorific=None, aliases=["Ana Reyne"], mentions=1, documents=1,
        first_seen=None, last_seen=None,
    )  # fmt: skip


def mention(**changes: object) -> Mention:
    values: dict[str, object] = {
        "mention_id": "men-1", "kind": "person", "entity_id": "per-1", "document_id": "doc-1", "start": 0, "end": 9,
        "text": "Ana Reyne", "sentence": "Ana Reyne spoke.", "section": None, "zone": "body", "rule": "test.rule",
        "confidence": 0.9,
    }  # fmt: skip
    return Mention.model_validate(values | changes)


def tables(**rows: list[Row]) -> dict[str, list[Row]]:
    return {model.table: rows.get(model.table, []) for model in TABLES}


WHOLE = tables(documents=[document()], people=[person()], mentions=[mention()])


def test_a_run_writes_every_table_and_its_description(tmp_path: Path) -> None:
    write_tables(WHOLE, tmp_path / "out", {"seconds": 1})
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {f"{model.table}.parquet" for model in PUBLISHED} | {"datapackage.json", "run.json"}
    assert pq.read_table(tmp_path / "out" / "people.parquet").to_pylist()[0]["aliases"] == ["Ana Reyne"]


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (tables(documents=[document(), document()]), "documents: 2 rows have the key"),
        (tables(documents=[document()], mentions=[mention()]), "mentions.entity_id: per-1 is in none of"),
        (tables(people=[person()], documents=[document()], mentions=[mention(end=8)]), "is not what stands at 0-8"),
        (tables(people=[person()], documents=[document()], mentions=[mention(start=9, end=0)]), "comes after end 0"),
    ],
    ids=["key", "foreign key", "evidence", "order"],
)
def test_wrong_tables_are_refused_and_the_old_ones_stay(
    tmp_path: Path, broken: dict[str, list[Row]], reason: str
) -> None:
    target = tmp_path / "out"
    write_tables(WHOLE, target, {})
    with pytest.raises(PublishError, match=reason):
        write_tables(broken, target, {})
    assert pq.read_table(target / "mentions.parquet").num_rows == 1
    assert {path.name for path in tmp_path.iterdir()} == {"out"}


def test_what_others_keep_in_the_folder_stays(tmp_path: Path) -> None:
    target = tmp_path / "out"
    write_tables(WHOLE, target, {})
    (target / "notes.md").write_text("mine")
    write_tables(WHOLE, target, {})
    assert (target / "notes.md").read_text() == "mine"


def test_a_target_that_cannot_be_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(PublishError, match="cannot be written"), target_lock(tmp_path / "file" / "out"):
        pass


def test_a_file_is_no_target_and_stays(tmp_path: Path) -> None:
    file = tmp_path / "notes.md"
    file.write_text("mine")
    with pytest.raises(PublishError, match=r"notes\.md: cannot be written: this is a file"), FolderTarget(file).held():
        pass
    assert file.read_text() == "mine"
    assert list(tmp_path.iterdir()) == [file]


def test_the_folder_one_works_in_is_no_target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(PublishError, match="cannot be replaced while it is the working folder"):
        FolderTarget(Path()).held().__enter__()
    assert list(tmp_path.iterdir()) == []


def test_a_link_to_a_folder_stays_a_link(tmp_path: Path) -> None:
    target, disk = tmp_path / "out", tmp_path / "disk" / "tables"
    disk.mkdir(parents=True)
    target.symlink_to(disk)
    for published in (b"1", b"2"):
        with FolderTarget(target).held(), FolderTarget(target).staged() as (_, new):
            (new / "run.json").write_bytes(published)
        assert target.is_symlink()
        assert (disk / "run.json").read_bytes() == published


def test_what_others_keep_in_the_folder_stays_even_where_it_cannot_be_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out"
    write_tables(WHOLE, target, {})
    (target / "notes.md").write_text("mine")

    def stuck(*_: object) -> None:
        raise OSError(errno.EBUSY, "Device or resource busy", "notes.md")

    with monkeypatch.context() as patched, pytest.raises(PublishError, match=r"resource busy \(notes\.md\)"):
        patched.setattr(publish, "_keep_foreign", stuck)
        write_tables(WHOLE, target, {})
    with target_lock(target):
        assert (target / "notes.md").read_text() == "mine"


POINTS = 52


def killed_at(point: int, target: Path) -> None:
    """Publishes other tables, and dies at one of the steps of it."""
    steps = 0

    def killing(function: Callable[..., object]) -> Callable[..., object]:
        def wrapped(*arguments: object, **options: object) -> object:
            nonlocal steps
            steps += 1
            if steps == point:
                os.kill(os.getpid(), signal.SIGKILL)
            return function(*arguments, **options)

        return wrapped

    for where, name in (
        (files.pq.ParquetWriter, "write_table"),
        (files.pq.ParquetWriter, "close"),
        (files, "write_json"),
        (publish, "_sync"),
        (publish, "_take_place"),
        (publish, "_exchange"),
        (publish, "_clear"),
        (publish, "_keep_foreign"),
    ):
        setattr(where, name, killing(getattr(where, name)))
    write_tables(WHOLE | {"people": []} | {"mentions": []}, target, {})


def test_the_steps_of_publishing_are_all_counted(tmp_path: Path) -> None:
    write_tables(WHOLE, tmp_path / "out", {})
    assert apart(killed_at, POINTS + 1, tmp_path / "out") == 0


@pytest.mark.parametrize("point", range(1, POINTS + 1))
def test_a_run_killed_at_any_moment_leaves_whole_tables(tmp_path: Path, point: int) -> None:
    target = tmp_path / "out"
    write_tables(WHOLE, target, {})
    (target / "notes.md").write_text("mine")
    assert apart(killed_at, point, target) == KILLED
    read = {name: pq.read_table(target / f"{name}.parquet").num_rows for name in ("documents", "people", "mentions")}
    # either all of the old run or all of the new one
    assert read in ({"documents": 1, "people": 1, "mentions": 1}, {"documents": 1, "people": 0, "mentions": 0})
    with target_lock(target):
        assert (target / "notes.md").read_text() == "mine"
    assert {path.name for path in tmp_path.iterdir()} <= {"out", ".out.lock"}
