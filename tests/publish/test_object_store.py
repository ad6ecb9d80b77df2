"""Corpus and outputs in an object store: the tables of a local run, and never a mix of two for a reader."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from typer.testing import CliRunner

from pipeline import locate, read_tables, run
from pipeline.cli import app
from pipeline.errors import CorpusError, MissingExtra, PlaceError, PublishError, RuleError
from pipeline.facts import PUBLISHED, TABLES
from pipeline.places import is_local, place, store_of
from pipeline.publish import published, tables_here
from pipeline.publish.manifest import StoreTarget
from pipeline.running.run import KINDS
from tests.running.test_incremental import annotated  # noqa: F401
from tests.test_cli import send_facts


def archive(**members: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as opened:
        for name, text in members.items():
            opened.writestr(f"{name}.txt", text)
    return file.getvalue()


FILES: dict[str, str | bytes] = {
    "a.txt": "Ana Reyne chairs the Oakline Trust (OT). The OT will open two hubs by May 2026.",
    "b.txt": "The Department for Education (DfE) will publish its plan next year.",
    "c/d.md": "# Harrowdale Forum\n\nMs Reyne said the Harrowdale Forum would meet on 3 June 2025.",
    "e.zip": archive(f="The OT met on 4 May 2025.", g="Bo Lund chairs the Harrowdale Forum."),
    "broken.zip": b"PK\x03\x04",
    "empty.txt": b"",
    "metadata.csv": "path,published\nb.txt,2024-01-31\n",
    "README.md": "What lies here.",
    ".hidden/h.txt": "Nobody reads this.",
    "gold/a.txt": "Nor this.",
}


def write(folder: Path, files: Mapping[str, str | bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


@pytest.fixture
def corpus(bucket: str) -> Path:
    """A few documents in the store."""
    folder = place(f"{bucket}/briefings")
    write(folder, {name: FILES[name] for name in ("a.txt", "b.txt")})
    return folder


@pytest.fixture
def outputs(bucket: str) -> Path:
    return place(f"{bucket}/out/tables")


def stored(outputs: Path) -> dict[str, bytes]:
    """{table: bytes of its file} as a reader finds them."""
    files = published(outputs)
    return {model.table: files[f"{model.table}.parquet"].read_bytes() for model in TABLES}


def keys(outputs: Path, folder: str) -> list[str]:
    store, root = store_of(outputs)
    return sorted(key.removeprefix(f"{root}/{folder}/") for key in store.find(f"{root}/{folder}"))


def paths_of(tables: Mapping[str, Any]) -> list[str]:
    return sorted(tables["documents"]["path"])


def test_the_tables_are_those_of_a_local_run(bucket: str, outputs: Path, tmp_path: Path) -> None:
    corpus = place(f"{bucket}/briefings")
    for folder in (corpus, tmp_path / "corpus"):
        write(folder, FILES)
    there, here = run(str(corpus), str(outputs)), run(tmp_path / "corpus", tmp_path / "out")
    assert (there.counts, there.problems, there.words) == (here.counts, here.problems, here.words)
    assert [(p.path, p.error) for p in there.problems] == [("broken.zip", "damaged"), ("empty.txt", "empty")]
    assert stored(outputs) == {m.table: (tmp_path / "out" / f"{m.table}.parquet").read_bytes() for m in TABLES}
    there_tables, here_tables = read_tables(str(outputs)), read_tables(tmp_path / "out")
    assert set(there_tables) == {model.table for model in PUBLISHED}
    assert all(there_tables[name].equals(table) for name, table in here_tables.items())
    document = there_tables["documents"].set_index("path")["document_id"]["c/d.md"]
    assert locate(document, 20, outputs=str(outputs)) == locate(document, 20, outputs=tmp_path / "out")


def test_only_what_is_new_is_annotated_and_only_new_tables_are_published(
    corpus: Path,
    outputs: Path,
    annotated: list[str],  # noqa: F811
) -> None:
    run(corpus, outputs)
    annotated.clear()
    assert run(corpus, outputs).changes == {m.table: dict.fromkeys(KINDS, 0) for m in TABLES}
    assert (annotated, keys(outputs, "manifests")) == ([], ["00000001.json"])
    write(corpus, {"b2.txt": "The DfE met on 4 May 2025."})
    changes = run(corpus, outputs).changes
    assert changes is not None
    assert changes["documents"] == {"new": 1, "changed": 0, "moved": 0, "gone": 0}
    assert annotated == ["b2.txt"]
    assert json.loads(published(outputs)["run.json"].read_bytes())["run"] == 2


def test_a_reader_that_has_begun_reads_on_while_the_next_run_publishes(corpus: Path, outputs: Path) -> None:
    run(corpus, outputs)
    begun, before = published(outputs), stored(outputs)
    write(corpus, {"b2.txt": "The DfE met on 4 May 2025."})
    run(corpus, outputs)
    assert {table: begun[f"{table}.parquet"].read_bytes() for table in before} == before
    assert "b2.txt" in paths_of(read_tables(outputs))


def test_what_no_reader_can_want_any_more_goes(corpus: Path, outputs: Path) -> None:
    for number in range(3):
        write(corpus, {"b2.txt": f"The DfE met on {number + 1} May 2025."})
        run(corpus, outputs)
    assert keys(outputs, "manifests") == ["00000002.json", "00000003.json"]
    assert {key[:8] for key in keys(outputs, "tables")} == {"00000002", "00000003"}


@pytest.mark.parametrize("step", [1, 2])
def test_a_run_that_ends_in_the_middle_of_publishing_leaves_all_tables_of_one_run(
    corpus: Path, outputs: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    run(corpus, outputs)
    before = stored(outputs)
    write(corpus, {"b2.txt": "The DfE met on 4 May 2025."})
    steps = 0

    def failing(real: Callable[..., Any]) -> Callable[..., Any]:
        def one(*arguments: Any, **options: Any) -> Any:
            nonlocal steps
            steps += 1
            if steps == step:
                raise ConnectionError("the line is cut")
            return real(*arguments, **options)

        return one

    with monkeypatch.context() as patched:
        store, _ = store_of(outputs)
        patched.setattr(store, "put", failing(store.put))
        patched.setattr(store, "pipe_file", failing(store.pipe_file))
        with pytest.raises(PublishError, match="the line is cut"):
            run(corpus, outputs)
    assert stored(outputs) == before
    run(corpus, outputs)
    assert "b2.txt" in paths_of(read_tables(outputs))


def test_of_two_runs_at_once_the_second_to_finish_is_told(corpus: Path, outputs: Path) -> None:
    run(corpus, outputs)
    late = StoreTarget(outputs)
    with late.held():
        write(corpus, {"b2.txt": "The DfE met on 4 May 2025."})
        run(corpus, outputs)
        after = stored(outputs)
        with pytest.raises(PublishError, match="another run has published"), late.staged() as (previous, new):
            assert {path.name for path in previous.iterdir()} >= {f"{m.table}.parquet" for m in TABLES}
            (new / "people.parquet").write_bytes(b"of the late run")
    assert stored(outputs) == after


@pytest.mark.parametrize("harm", ["deleted", "cut short"])
def test_tables_that_somebody_harmed_are_made_again(corpus: Path, outputs: Path, harm: str) -> None:
    run(corpus, outputs)
    before = stored(outputs)
    people = published(outputs)["people.parquet"]
    people.unlink() if harm == "deleted" else people.write_bytes(b"PAR1")
    run(corpus, outputs)
    assert stored(outputs) == before


def test_the_command_line_takes_addresses(corpus: Path, outputs: Path) -> None:
    done = send_facts("extract", str(corpus), "--outputs", str(outputs), "--workers", "2")
    assert (done.returncode, str(outputs) in done.stdout.replace("\n", "")) == (0, True)
    assert paths_of(read_tables(outputs)) == ["a.txt", "b.txt"]


RULES = """organisations:
  - {name: Wexmoor Lantern Circle, kind: forum}
"""


def test_rules_may_lie_in_the_store(bucket: str, corpus: Path, outputs: Path) -> None:
    write(corpus, {"c.txt": "The Wexmoor Lantern Circle met on 4 May 2025."})
    write(place(f"{bucket}/rules"), {"organisations/ours.yaml": RULES, "notes.md": "Nobody reads this."})
    run(corpus, outputs, rules=[f"{bucket}/rules"])
    bodies = read_tables(outputs)["organisations"].set_index("name")["kind"]
    assert bodies["Wexmoor Lantern Circle"] == "forum"


def test_mistakes_in_rules_of_the_store_are_told_with_their_address(bucket: str, corpus: Path, outputs: Path) -> None:
    write(place(f"{bucket}/rules"), {"organisations/ours.yaml": "organisations:\n  - {name: Wexmoor Lantern Circle}\n"})
    with pytest.raises(RuleError, match=f"^{bucket}/rules/organisations/ours.yaml:2: .*kind"):
        run(corpus, outputs, rules=[f"{bucket}/rules"])
    with pytest.raises(PlaceError, match=f"^{bucket}/none: no .yaml files there"):
        run(corpus, outputs, rules=[f"{bucket}/none"])


def test_commands_read_tables_of_the_store(corpus: Path, outputs: Path, tmp_path: Path) -> None:
    run(corpus, outputs)
    with TemporaryDirectory() as nothing, tables_here(outputs) as tables:
        local, gold = str(tables), [str(path) for path in (Path(nothing),)]
        for arguments in (
            ["diff", "TABLES", "TABLES"],
            ["ask", "commitments", "--outputs", "TABLES"],
            ["person", "Ana Reyne", "--outputs", "TABLES", "--json"],
            ["acronym", "OT", "--outputs", "TABLES"],
            ["export", "--to", "jsonl", "--outputs", "TABLES", "--into", str(tmp_path / "export")],
            ["report", "TABLES", "--into", str(tmp_path / "report")],
            ["review-status", "TABLES", "--corpus", nothing],
            ["review-export", "--to", "gold", "TABLES", "--corpus", nothing, "--into", str(tmp_path / "gold")],
            ["evaluate", "TABLES", *gold],
        ):
            there, here = (
                CliRunner().invoke(app, [folder if a == "TABLES" else a for a in arguments])
                for folder in (str(outputs), local)
            )
            assert (there.output, repr(there.exception)) == (here.output, repr(here.exception))
            # nothing is reviewed, and there is no gold
            assert there.exit_code == (arguments[0] in ("evaluate", "review-export")), there.output
    assert not tables.exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["review", "s3://bucket/tables"],
        ["review", "outputs", "--corpus", "s3://bucket/briefings"],
        ["report", "s3://bucket/tables", "--into", "s3://bucket/report"],
        ["evaluate", "outputs", "s3://bucket/gold"],
        ["explain", "--document", "s3://bucket/briefings/a.txt"],
        ["rules", "s3://bucket/rules"],
    ],
)
def test_what_has_to_be_on_this_machine_is_told(arguments: list[str]) -> None:
    done = CliRunner().invoke(app, arguments)
    assert isinstance(done.exception, PlaceError)
    assert str(done.exception) == f"{arguments[-1]}: this has to be on this machine"


def test_what_cannot_be_read_or_written_is_told(bucket: str, corpus: Path) -> None:
    with pytest.raises(CorpusError, match=r"no documents|cannot be listed"):
        run(f"{bucket}/nothing", f"{bucket}/out")
    with pytest.raises(PublishError, match="cannot be written"):
        run(corpus, "s3://no-such-bucket-here/out")
    with pytest.raises(FileNotFoundError, match="no run has published"):
        read_tables(f"{bucket}/nothing")
    done = CliRunner().invoke(app, ["diff", f"{bucket}/nothing", f"{bucket}/nothing"])
    assert isinstance(done.exception, PlaceError)
    assert "no run has published tables there" in str(done.exception)


def test_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert place("outputs") == Path("outputs")
    assert place(tmp_path) is tmp_path
    assert place(f"file://{tmp_path}") == tmp_path
    assert is_local(place(f"file://{tmp_path}"))
    there = place("s3://bucket/folder")
    assert not is_local(there)
    assert place(there) is there
    assert store_of(there)[1] == "bucket/folder"
    with pytest.raises(PlaceError, match="nosuch"):
        place("nosuch://bucket/folder")
    for package in ("gcsfs", "adlfs"):
        monkeypatch.setitem(__import__("sys").modules, package, None)
    with pytest.raises(PlaceError, match=r"gs://bucket/folder: .* pip install 'send-facts\[cloud\]' gcsfs"):
        place("gs://bucket/folder")
    with pytest.raises(PlaceError, match=r"az://container/folder: .* pip install 'send-facts\[cloud\]' adlfs"):
        place("az://container/folder")
    monkeypatch.setitem(__import__("sys").modules, "upath", None)
    with pytest.raises(MissingExtra, match=r"send-facts\[cloud\]"):
        place("s3://bucket/folder")
