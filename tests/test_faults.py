"""Whatever happens to a run, the folder holds the tables of the last whole run or of this one, and the next is well.

The runs here are processes of their own. One is killed at twenty places that are spread over all it does to files;
others meet a full disk, a folder that cannot be written, one another, and tables that somebody damaged.
"""

from __future__ import annotations

import fcntl
import json
import os
import resource
import shutil
import signal
import sys
from collections.abc import Callable
from multiprocessing.synchronize import Event
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline import read_tables, run
from pipeline.errors import PublishError
from pipeline.facts import TABLES
from pipeline.publish import digests
from pipeline.publish import folder as publish
from pipeline.publish.folder import beside
from tests.apart import KILLED, PATIENCE, PROCESSES, REFUSED, apart

FIRST = "The Oakline Trust\n\nFirst published 3 March 2025\n\nThe DfE will open two hubs by 31 May 2026.\n"
SECOND = "The Wexmoor Forum\n\nFirst published 9 March 2025\n\nOfsted will publish a report by 30 June 2026.\n"
POINTS = 20
_TOUCHES = frozenset(
    {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.scandir", "ctypes.dlsym", "os.listdir"}
)


def extract(place: Path) -> None:
    """What each of the runs does."""
    run(place / "corpus", place / "out", workers=1)


def counting(stop_at: int, folder: Path, count: list[int]) -> None:
    """From now on counts what is done to files below a folder, and kills the process at one of these places."""

    def heard(event: str, arguments: tuple[object, ...]) -> None:
        if event in _TOUCHES and (event == "ctypes.dlsym" or str(folder) in str(arguments[0])):
            count[0] += 1
            if count[0] == stop_at:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(heard)


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus with the tables of its last run, and a new document in it."""
    folder = tmp_path_factory.mktemp("before")
    (folder / "corpus").mkdir()
    (folder / "corpus" / "first.txt").write_text(FIRST, encoding="utf-8")
    assert apart(extract, folder) == 0
    (folder / "corpus" / "second.txt").write_text(SECOND, encoding="utf-8")
    return folder


@pytest.fixture
def place(before: Path, tmp_path: Path) -> Path:
    """A copy of that."""
    shutil.copytree(before, tmp_path, dirs_exist_ok=True)
    return tmp_path


def again(place: Path) -> int:
    return apart(extract, place)


def counted(place: Path, log: Path) -> None:
    """A run that writes down at how many places it touches files."""
    count = [0]
    counting(0, place, count)
    extract(place)
    log.write_text(str(count[0]))


def killed_at(place: Path, stop_at: int) -> None:
    """A run that is killed at one of these places."""
    counting(stop_at, place, [0])
    extract(place)


def on_a_full_disk(place: Path, workers: int) -> None:
    """A run that may write a few bytes only."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_500, 1_500))
    run(place / "corpus", place / "out", workers=workers)


@pytest.fixture(scope="module")
def whole(before: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, str], dict[str, str], int]:
    """(digests of the old tables, of the new ones, at how many places a run touches files)"""
    folder = tmp_path_factory.mktemp("whole")
    shutil.copytree(before, folder, dirs_exist_ok=True)
    old = digests(folder / "out")
    log = folder / "count"
    assert apart(counted, folder, log) == 0
    return old, digests(folder / "out"), int(log.read_text())


@pytest.mark.parametrize("point", range(POINTS))
def test_a_run_killed_anywhere_leaves_whole_tables_and_the_next_is_well(
    point: int, place: Path, whole: tuple[dict[str, str], dict[str, str], int]
) -> None:
    old, new, places = whole
    assert apart(killed_at, place, 1 + point * (places - 1) // (POINTS - 1)) == KILLED
    assert digests(place / "out") in (old, new)
    assert again(place) == 0
    assert digests(place / "out") == new
    left = {path.name for path in place.iterdir()}
    assert left <= {"corpus", "out", ".out.lock", ".out.cache"}


@pytest.mark.parametrize("workers", [1, 2])
def test_a_full_disk_is_told_and_leaves_the_old_tables(
    workers: int, place: Path, whole: tuple[dict[str, str], dict[str, str], int]
) -> None:
    assert apart(on_a_full_disk, place, workers) == REFUSED
    assert digests(place / "out") == whole[0]
    assert again(place) == 0
    assert digests(place / "out") == whole[1]


def test_outputs_that_cannot_be_written_are_told_and_stay(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really: Callable[..., None] = Path.mkdir

    def read_only(path: Path, *rest: object, **options: object) -> None:
        if path.name == ".out.new":
            raise OSError(30, "Read-only file system")  # the tests may run as one who may write everywhere
        really(path, *rest, **options)

    old = digests(place / "out")
    monkeypatch.setattr(Path, "mkdir", read_only)
    with pytest.raises(PublishError, match=r"out: cannot be written: Read-only file system"):
        run(place / "corpus", place / "out", workers=1)
    assert digests(place / "out") == old


def test_what_is_kept_cannot_be_written_is_told_with_its_file(place: Path) -> None:
    cache = beside(place / "out", "cache")
    shutil.rmtree(cache)
    cache.write_bytes(b"")  # a file in the way: the tests may run as one who may write everywhere
    old = digests(place / "out")
    with pytest.raises(PublishError, match=r"out: cannot be written: File exists \(.*\.out\.cache\)"):
        run(place / "corpus", place / "out", workers=1)
    assert digests(place / "out") == old


def second(place: Path, locked: Event, waits: Event) -> None:
    """A run that begins when another has the lock, and tells when it waits for it."""
    really = fcntl.flock

    def telling(file: int, how: int) -> None:
        if not how & fcntl.LOCK_NB:
            waits.set()
        really(file, how)

    publish.fcntl.flock = telling  # type: ignore[assignment]
    locked.wait()
    (place / "waited").write_text(str(run(place / "corpus", place / "out", workers=1).waited))


def test_the_second_of_two_runs_at_once_waits(place: Path, whole: tuple[dict[str, str], dict[str, str], int]) -> None:
    locked, waits = PROCESSES.Event(), PROCESSES.Event()
    other = PROCESSES.Process(target=second, args=(place, locked, waits))
    other.start()
    with publish.target_lock(place / "out"):
        locked.set()
        assert waits.wait(PATIENCE)
        assert digests(place / "out") == whole[0]
    other.join()
    assert (place / "waited").read_text() == "True"
    assert digests(place / "out") == whole[1]


@pytest.mark.parametrize("damage", ["cut off", "other bytes", "gone", "no record", "a record of nonsense"])
def test_tables_that_were_damaged_are_made_anew(
    damage: str, place: Path, whole: tuple[dict[str, str], dict[str, str], int]
) -> None:
    table = place / "out" / "mentions.parquet"
    if damage == "cut off":
        table.write_bytes(table.read_bytes()[:300])
    elif damage == "other bytes":
        table.write_bytes(b"PAR1" + b"\xff" * 400 + b"PAR1")
    elif damage == "gone":
        table.unlink()
    elif damage == "no record":
        (place / "out" / "run.json").unlink()
    else:
        (place / "out" / "run.json").write_text('{"files": 3', encoding="utf-8")
    assert again(place) == 0
    tables = read_tables(place / "out")
    assert list(tables["documents"]["path"]) == ["first.txt", "second.txt"]
    assert len(tables["mentions"]) >= 3


def test_tables_of_an_older_version_are_replaced(place: Path) -> None:
    for model in TABLES:
        path = place / "out" / f"{model.table}.parquet"
        older = pq.read_table(path)
        pq.write_table(older.select(older.column_names[:-1]).replace_schema_metadata({}), path)
    (place / "out" / "places.parquet").unlink()
    (place / "out" / "run.json").write_text(json.dumps({"versions": {"send-facts": "0.0.1"}}), encoding="utf-8")
    assert again(place) == 0
    tables = read_tables(place / "out")
    assert all(set(model.model_fields) <= set(tables[model.table].columns) for model in TABLES)
    assert list(tables["documents"]["path"]) == ["first.txt", "second.txt"]


def test_decisions_cut_off_in_mid_line_do_not_end_a_run(place: Path) -> None:
    (place / "corpus" / "decisions.jsonl").write_text('{"decision": "same", "wh', encoding="utf-8")
    assert again(place) == 0
    assert json.loads((place / "out" / "run.json").read_text())["decisions"]["cut_off"]


def test_files_are_on_the_disk_before_they_take_their_place(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []
    sync, take = publish._sync, publish._take_place

    def synced(path: Path) -> None:
        steps.append(path.name)
        sync(path)

    def taken(new: Path, target: Path) -> None:
        steps.append("takes its place")
        take(new, target)

    monkeypatch.setattr(publish, "_sync", synced)
    monkeypatch.setattr(publish, "_take_place", taken)
    run(place / "corpus", place / "out", workers=1)
    written = {path.name for path in (place / "out").iterdir()}
    at = steps.index("takes its place")
    assert set(steps[: at - 1]) == written
    assert steps[at - 1] == beside(place / "out", "new").name
    assert steps[at + 1 :] == [place.name]
