"""The end of a run as a person reads it, or a program that looks for lines."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

from rich.console import Console

from pipeline.facts import TABLES, Problem
from pipeline.report.summary import show_summary
from pipeline.running.run import RunReport

NOTHING = {"entities": {"contradictions": [], "stale": []}}


def lines(problems: list[Problem]) -> list[str]:
    shown = StringIO()
    counts = {model.table: 3 for model in TABLES}
    report = RunReport(Path("corpus"), Path("out"), counts, problems, None, 1.25, words=1200, decisions=NOTHING)
    show_summary(report, Console(file=shown, width=80))
    return shown.getvalue().splitlines()


def test_a_problem_is_one_line_however_long_it_is() -> None:
    detail = "the page is damaged (Error: no root! \n- Is this really a page?), and so much more that a screen is full"
    *_, problem, last = lines([Problem(path="a.html", stage="read", error="damaged", detail=detail)])
    assert problem.startswith("problem: a.html: the page is damaged (Error: no root! - Is this")
    assert problem.endswith("a screen is full (read)")
    assert last == "1,200 words in 1.2 s; tables in out; one file could not be used"


def test_names_of_files_do_nothing_to_a_terminal() -> None:
    (problem,) = [
        line
        for line in lines([Problem(path="\x1b[2Jnew\nline.txt", stage="read", error="empty", detail="\x9b31m")])
        if line.startswith("problem")
    ]
    assert problem == "problem: ␛[2Jnew line.txt: �31m (read)"


def test_many_files_are_counted() -> None:
    some = [Problem(path=f"{n}.txt", stage="read", error="empty", detail="the file holds no text") for n in range(2)]
    assert lines(some)[-1].endswith("; 2 files could not be used")
    assert lines([])[-1] == "1,200 words in 1.2 s; tables in out"
