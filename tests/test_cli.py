"""The commands: what they print, how they end, and that they teach."""

from __future__ import annotations

import inspect
import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest
from typer.models import CommandInfo
from typer.testing import CliRunner

import pipeline
from pipeline import run
from pipeline.cli import app
from pipeline.errors import SendFactsError
from pipeline.facts import PUBLISHED
from tests.conftest import ROOT


def send_facts(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pipeline", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)


def test_extract_ends_with_a_summary_and_code_0(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text("The DfE will publish its plan by May 2025.\n", encoding="utf-8")
    done = send_facts("extract", tmp_path / "corpus", "--outputs", tmp_path / "out")
    assert done.returncode == 0
    assert "commitments" in done.stdout
    assert "first run" in done.stdout
    assert "1 of 1 briefings done (a.txt)" in done.stderr


def test_extract_ends_with_code_1_and_names_a_document_that_failed(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text("The DfE will publish its plan by May 2025.\n", encoding="utf-8")
    (tmp_path / "corpus" / "b.txt").write_bytes(b"")
    done = send_facts("extract", tmp_path / "corpus", "--outputs", tmp_path / "out")
    assert done.returncode == 1
    assert "b.txt: the file holds no text" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("extract", "nowhere", "--outputs", "out"), "nowhere: no such folder"),
        (("extract", "README.md", "--outputs", "out"), "README.md: a file, and no folder of files"),
        (("extract", "corpus", "--outputs", "out", "--rules", "nowhere"), "nowhere: no such rules folder"),
        (("extract", "corpus", "--outputs", "README.md/out"), "cannot be written"),
    ],
)
def test_nothing_to_be_done_is_code_2_with_the_reason(arguments: tuple[str, ...], reason: str) -> None:
    done = send_facts(*arguments)
    assert done.returncode == 2
    assert reason in done.stderr
    assert "Traceback" not in done.stderr


def test_a_fault_of_the_program_does_not_end_like_a_run_with_problems(tmp_path: Path) -> None:
    program = (
        "import sys, pipeline.running.run as running, pipeline.cli as cli\n"
        "def broken(*given, **options): raise ZeroDivisionError('a fault')\n"
        "running.run = broken\n"
        f"sys.argv[1:] = ['extract', 'corpus', '--outputs', {str(tmp_path / 'out')!r}]\n"
        "cli.main()"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=ROOT)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1] == "ZeroDivisionError: a fault"


WANT_TABLES = [
    ["ask", "commitments", "--outputs", "TABLES"],
    ["person", "Ana", "--outputs", "TABLES"],
    ["acronym", "DfE", "--outputs", "TABLES"],
    ["export", "--to", "csv", "--outputs", "TABLES"],
    ["report", "TABLES"],
    ["review", "TABLES"],
    ["review-status", "TABLES"],
    ["review-export", "TABLES", "--to", "gold"],
    ["evaluate", "TABLES", "corpus/gold"],
    ["rules", "--run", "TABLES"],
    ["diff", "TABLES", "TABLES"],
]


@pytest.mark.parametrize("arguments", WANT_TABLES, ids=lambda arguments: arguments[0])
@pytest.mark.parametrize("there", ["nothing", "a file", "other files", "tables of another version"])
def test_where_there_are_no_tables_is_told(
    arguments: list[str], there: str, example_outputs: Path, tmp_path: Path
) -> None:
    outputs = tmp_path / "out"
    if there == "a file":
        outputs.write_text("no folder")
    elif there == "other files":
        outputs.mkdir()
    elif there == "tables of another version":
        shutil.copytree(example_outputs, outputs)
        (outputs / "threads.parquet").unlink()
    done = CliRunner().invoke(app, [str(outputs) if a == "TABLES" else a for a in arguments])
    assert str(done.exception) == f"{outputs}: no tables of this version here; make them with: send-facts extract"
    assert isinstance(done.exception, SendFactsError)


@pytest.mark.parametrize("arguments", [["review"], ["review-status"], ["review-export", "--to", "gold"]])
def test_decisions_of_a_corpus_that_is_not_there_are_no_answer(arguments: list[str], example_outputs: Path) -> None:
    done = CliRunner().invoke(app, [*arguments, str(example_outputs), "--corpus", "nowhere"])
    assert str(done.exception) == "nowhere: no such folder"


def name_of(command: CommandInfo) -> str:
    """What a command is called on the command line."""
    assert command.callback is not None
    return command.name or command.callback.__name__


def test_help_is_there_before_anything_slow_is_loaded() -> None:
    program = (
        "import sys; from pipeline.cli import app; app(['--help'], standalone_mode=False); "
        "print(*sorted({'spacy', 'numpy', 'pandas', 'pyarrow', 'pydantic', 'yaml', 'rapidfuzz'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert "extract" in done.stdout
    assert done.stdout.splitlines()[-1] == ""


def test_a_process_that_ends_looks_for_no_garbage() -> None:
    program = (
        "import atexit, gc, sys; sys.argv[1:] = ['--help']; from pipeline.cli import main; "
        "atexit.register(lambda: print(gc.get_count()[2], gc.get_freeze_count() > len(gc.get_objects()))); main()"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.splitlines()[-1] == "0 True"


def test_the_end_of_an_export_is_silent(example_outputs: Path, tmp_path: Path) -> None:
    done = send_facts("export", "--to", "duckdb", "--outputs", example_outputs, "--into", tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_run_that_is_interrupted_leaves_the_last_tables_and_no_process(tmp_path: Path) -> None:
    corpus, outputs = tmp_path / "corpus", tmp_path / "out"
    corpus.mkdir()
    text = "The DfE will publish its plan by May 2025.\n" * 100
    for number in range(80):
        (corpus / f"{number:02}.txt").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "pipeline", "extract", str(corpus), "--outputs", str(outputs), "--workers", "2"]
    going = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=ROOT, start_new_session=True)
    assert going.stderr is not None
    assert "briefings done" in going.stderr.readline()
    os.killpg(going.pid, signal.SIGINT)  # as a terminal does: to all processes of the run
    # the pipe ends when the last process that holds it does
    assert "stopped; the tables of the last run are as they were" in going.stderr.read()
    assert going.wait() == 130
    assert not outputs.exists()


def test_the_review_app_is_stopped_with_ctrl_c_and_ends_well(example_outputs: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pipeline", "review", str(example_outputs), "--corpus", str(tmp_path)]
    going = subprocess.Popen(
        [*command, "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert going.stdout is not None
    assert "(stop with Ctrl-C)" in going.stdout.readline()
    going.send_signal(signal.SIGINT)
    assert (going.communicate()[1], going.returncode) == ("", 0)


def test_every_command_teaches() -> None:
    runner = CliRunner()
    for command in app.registered_commands:
        text = runner.invoke(app, [name_of(command), "--help"]).output
        assert "Example: send-facts" in text, name_of(command)


def example_of(command: CommandInfo) -> str:
    """The command line that the help of a command gives as an example."""
    (example,) = re.findall(r"Example: send-facts (.+)", inspect.getdoc(command.callback) or "")
    return str(example)


@pytest.fixture(scope="module")
def tried(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project folder in which the example of `extract` was followed, and that of comparing two runs prepared."""
    folder = tmp_path_factory.mktemp("tried")
    shutil.copytree(samples, folder / "corpus")
    run(folder / "corpus", folder / "outputs")
    for name in ("outputs-before", "outputs-after"):
        shutil.copytree(folder / "outputs", folder / name)
    return folder


NOT_TRIED = ("extract", "rules", "review", "review-export")
"""The folder was made as `extract` says; tests/test_rules.py tries all rules, tests/review what needs a reviewer."""


@pytest.mark.parametrize("command", [c for c in app.registered_commands if name_of(c) not in NOT_TRIED], ids=name_of)
def test_the_example_of_a_command_works_on_the_samples(
    command: CommandInfo, tried: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tried)
    done = CliRunner().invoke(app, shlex.split(example_of(command)))
    assert (done.exit_code, done.exception) == (0, None)
    assert done.stdout.strip()
    assert "(none)" not in done.stdout


def test_a_day_that_is_none_is_told_in_words_that_help() -> None:
    done = CliRunner().invoke(app, ["ask", "commitments", "--due-before", "01/01/2026"], env={"COLUMNS": "200"})
    assert done.exit_code == 2
    assert "01/01/2026 is no day written as 2026-01-31" in done.stderr


def test_switches_are_shown_without_a_value() -> None:
    for command, switch in (("extract", "--full"), ("extract", "--force"), ("ask", "--json")):
        shown = CliRunner().invoke(app, [command, "--help"]).output
        (line,) = [line for line in shown.splitlines() if switch in line]
        assert "<bool>" not in line


def test_the_version_is_told() -> None:
    assert pipeline.__version__ == metadata.version("send-facts")
    assert CliRunner().invoke(app, ["--version"]).output == f"send-facts {pipeline.__version__}\n"


def test_every_command_and_table_is_documented() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for command in app.registered_commands:
        assert f"send-facts {name_of(command)}" in readme
    for model in PUBLISHED:
        assert f"`{model.table}`" in readme


def test_every_make_target_is_listed_by_make_help() -> None:
    listed = subprocess.run(["make", "-s", "help"], capture_output=True, text=True, check=True, cwd=ROOT).stdout
    for target in ("extract", "test", "rules", "evaluate", "bench"):
        assert f"make {target}" in listed


def test_commands_are_listed_in_the_order_of_use_and_in_groups() -> None:
    listed = CliRunner().invoke(app, ["--help"]).output
    groups = ["Make the tables", "Use the tables", "Check and improve"]
    order = [groups[0], "│ extract", groups[1], "│ ask", "│ export", groups[2], "│ explain", "│ diff"]
    places = [listed.index(words) for words in order]
    assert places == sorted(places)


def test_questions_and_exports_from_the_command_line(example_outputs: Path, tmp_path: Path) -> None:
    question = ("ask", "commitments", "--actor", "DfE", "--due-before", "2026-01-01", "--strength", "firm")
    done = send_facts(*question, "--outputs", example_outputs)
    assert done.returncode == 0
    assert "by 2025-12-31  Department for Education (firm): publish its national standards" in done.stdout
    assert "oakline-march.txt:9" in done.stdout
    assert json.loads(send_facts(*question, "--outputs", example_outputs, "--json").stdout)
    unknown = send_facts("person", "Nobody Known", "--outputs", example_outputs)
    assert (unknown.returncode, unknown.stdout) == (2, "")
    written = send_facts("export", "--to", "csv", "--outputs", example_outputs, "--into", tmp_path / "csv")
    assert str(tmp_path / "csv" / "commitments.csv") in written.stdout.splitlines()
    assert send_facts("export", "--to", "word", "--outputs", example_outputs).returncode == 2
