"""`make watch`: the tables follow the corpus."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.apart import PATIENCE
from tests.conftest import ROOT


@contextmanager
def watching(corpus: Path, outputs: Path) -> Iterator[None]:
    """The command of the Makefile, on another corpus, without the set-up before it."""
    options = [
        "-o",
        ".venv/.ready-watch",
        f"BIN={Path(sys.executable).parent}",
        f"CORPUS={corpus}",
        f"OUTPUTS={outputs}",
    ]
    made = subprocess.run(["make", "-n", *options, "watch"], capture_output=True, text=True, check=True, cwd=ROOT)
    process = subprocess.Popen(made.stdout, shell=True, cwd=ROOT, start_new_session=True)
    try:
        yield
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()


def until(holds: Callable[[], bool]) -> bool:
    """Whether something comes to hold."""
    for _ in range(PATIENCE * 10):
        if holds():
            return True
        time.sleep(0.1)
    return False


def run_number(outputs: Path) -> int:
    record = outputs / "run.json"
    return int(json.loads(record.read_text(encoding="utf-8"))["run"]) if record.exists() else 0


def test_the_tables_follow_the_corpus(tmp_path: Path) -> None:
    corpus, outputs = tmp_path / "corpus", tmp_path / "outputs"
    corpus.mkdir()
    (corpus / "a.txt").write_text("The DfE will publish its plan by May 2025.\n", encoding="utf-8")
    with watching(corpus, outputs):
        assert until(lambda: run_number(outputs) == 1)
        (corpus / "b.txt").write_text("Bo Lund chairs the Harrowdale Forum.\n", encoding="utf-8")
        assert until(lambda: run_number(outputs) == 2)
