"""The documentation does what it says: its code runs, in order, page by page, and gives what stands beside it."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from pipeline import run
from pipeline.evaluate.table import _CLOSE, _OPEN
from tests.conftest import ROOT

FENCE = re.compile(r'^```(?P<language>\w+)(?: title="(?P<title>[^"]+)")?\n(?P<code>.*?)^```$', re.MULTILINE | re.DOTALL)
SHOWN = {"r", "sql"}
"""Languages that are not run here: the queries of tables.md are in tests/report, R is not installed."""
PAGES = sorted(path for path in (ROOT / "docs").glob("*.md") if FENCE.search(path.read_text(encoding="utf-8")))
SAMPLES = ("board-members-2023-11.txt", "plan-at-a-glance.md")


class Block(NamedTuple):
    """A fenced block of a page; one with a title is the content of the file of that name."""

    language: str
    title: str | None
    code: str


def blocks(page: Path) -> list[Block]:
    return [Block(m["language"], m["title"], m["code"]) for m in FENCE.finditer(page.read_text(encoding="utf-8"))]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small copy of the project: tables made, `send-facts` to be found, `make` told to only say what it does."""
    folder = tmp_path_factory.mktemp("docs") / "project"
    (folder / "corpus").mkdir(parents=True)
    for name in SAMPLES:
        shutil.copy(ROOT / "corpus" / name, folder / "corpus" / name)
    for name in ("Makefile", "pyproject.toml", "constraints.txt"):
        shutil.copy(ROOT / name, folder / name)
    command = folder / "bin" / "send-facts"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m pipeline "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    run(folder / "corpus", folder / "outputs")
    return folder


def show(code: str, names: dict[str, Any]) -> None:
    """Runs code as a console does, which shows what each expression gives: what the comment behind it says."""
    lines = code.splitlines()
    for statement in ast.parse(code).body:
        if isinstance(statement, ast.Expr) and statement.end_lineno:
            said = lines[statement.end_lineno - 1].partition("  # ")[2]
            shown = repr(eval(compile(ast.Expression(statement.value), "<documentation>", "eval"), names))
            assert said in ("", shown)
        else:
            exec(compile(ast.Module([statement], []), "<documentation>", "exec"), names)


def perform(block: Block, folder: Path, names: dict[str, Any]) -> None:
    if block.title:
        path = folder / block.title
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.code, encoding="utf-8")
    elif block.language == "python":
        show(block.code, names)
    elif block.language == "sh":
        path = f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
        environment = os.environ | {"PATH": path, "PYTHONPATH": str(ROOT), "MAKEFLAGS": "n"}
        done = subprocess.run(
            ["bash", "-ec", block.code], cwd=folder, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{block.code}\n{done.stdout}\n{done.stderr}"
    else:
        assert block.language in SHOWN, f"what is to be done with a block of {block.language}?"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_code_of_a_page_runs(page: Path, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "project"
    shutil.copytree(project, folder)
    monkeypatch.chdir(folder)
    names: dict[str, Any] = {}
    for block in blocks(page):
        perform(block, folder, names)


def test_the_code_of_the_readme_runs(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(project, tmp_path / "project")
    monkeypatch.chdir(tmp_path / "project")
    found = [block for block in blocks(ROOT / "README.md") if block.language == "python"]
    assert found
    for block in found:
        perform(block, tmp_path / "project", {})


def test_the_figures_of_the_site_are_those_of_the_readme() -> None:
    figures = [
        (ROOT / name).read_text(encoding="utf-8").partition(_OPEN)[2].partition(_CLOSE)[0]
        for name in ("README.md", "docs/quality.md")
    ]
    assert "| commitment |" in figures[0]
    assert figures[0] == figures[1], "run `make evaluate` and commit README.md and docs/quality.md"
