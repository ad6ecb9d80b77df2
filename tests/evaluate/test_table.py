"""How an evaluation is shown: on the terminal and in the README."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from pipeline.evaluate.scores import Evaluation
from pipeline.evaluate.table import ReadmeError, markdown, show, write_block
from pipeline.evaluate.tally import Clusters, Count, Error

EVALUATION = Evaluation(
    figures={"acronym": Count(1, 2, 4), "person clusters (B3)": Clusters([("a", "1")])},
    errors=[
        *(Error("a.txt", "person", "missed", (i, i + 3), f"[Ana] {i}") for i in range(3)),
        Error("a.txt", "acronym", "false", (9, 11), "OT = Oakline Trust"),
    ],
    missing=["b.txt"],
    documents=2,
    words=1234,
)
BLOCK = """\
<!-- figures -->
Measured on 2 annotated briefings of 1,234 words:

| | precision | recall | F1 | found | right | gold |
| --- | ---: | ---: | ---: | ---: | ---: | ---: |
| acronym | 0.500 | 0.250 | 0.333 | 2 | 1 | 4 |
| person clusters (B3) | 1.000 | 1.000 | 1.000 |  |  |  |
<!-- /figures -->"""


def shown(errors: int) -> str:
    out = StringIO()
    show(EVALUATION, errors=errors, console=Console(file=out, width=120))
    return out.getvalue()


def test_the_terminal_shows_every_figure_and_what_is_missing() -> None:
    lines = shown(0).splitlines()
    assert lines[0].strip() == "Measured on 2 annotated briefings of 1,234 words"
    assert ["acronym", "0.500", "0.250", "0.333", "2", "1", "4"] in [line.replace("│", " ").split() for line in lines]
    assert "no document in the run for b.txt" in lines[-1]


def test_what_had_nothing_to_measure_has_no_figure() -> None:
    nothing = Evaluation({"date span": Count(0, 0, 0), "person clusters (B3)": Clusters([])}, [], [], 1, 9)
    dates, people = markdown(nothing).splitlines()[-2:]
    assert dates == "| date span | – | – | – | 0 | 0 | 0 |"
    assert people == "| person clusters (B3) | – | – | – |  |  |  |"


def test_the_terminal_shows_so_many_errors_of_each_sort() -> None:
    told = [line for line in shown(2).splitlines() if "a.txt" in line]
    assert told == [
        "acronym false: OT = Oakline Trust  (a.txt 9-11)",
        "person missed: [Ana] 0  (a.txt 0-3)",
        "person missed: [Ana] 1  (a.txt 1-4)",
    ]
    assert "a.txt" not in shown(0)


@pytest.mark.parametrize("old", ["", "\n| old | figures |\n"])
def test_the_block_of_the_readme_is_replaced_and_nothing_else(old: str, tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text(f"# Title\n\n<!-- figures -->{old}<!-- /figures -->\n\nAfter – it.\n", encoding="utf-8")
    for _ in range(2):
        write_block(readme, EVALUATION)
        assert readme.read_text(encoding="utf-8") == f"# Title\n\n{BLOCK}\n\nAfter – it.\n"


@pytest.mark.parametrize(
    "text",
    [
        "# Title\n",
        "<!-- figures -->\n",
        "<!-- /figures -->\n",
        "<!-- /figures --> <!-- figures -->\n",
        "<!-- figures --> <!-- figures --> <!-- /figures -->\n",
        "<!-- figures --> <!-- /figures --> <!-- /figures -->\n",
    ],
)
def test_a_readme_without_the_marks_is_left_as_it_is(text: str, tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text(text, encoding="utf-8")
    with pytest.raises(ReadmeError, match="<!-- figures --> and <!-- /figures -->"):
        write_block(readme, EVALUATION)
    assert readme.read_text(encoding="utf-8") == text


def test_a_readme_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReadmeError, match="cannot be read"):
        write_block(tmp_path / "README.md", EVALUATION)
