"""Questions about the tables: the answer, its evidence, and file and line."""

from __future__ import annotations

import json
import shutil
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any, get_args

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from rich.console import Console

from pipeline.cli.using import _Strength
from pipeline.facts import Strength
from pipeline.report.answers import AskError, acronym, as_json, commitments, person, show

PUBLISH_2025 = "publish its national standards by the end of 2025"
PUBLISH_2026 = "publish its national standards by the end of March 2026"
CONSULT = "consult schools by 30 June 2025"
NAME = "name a lead officer by 1 September 2025"


@pytest.mark.parametrize(
    ("question", "actions"),
    [
        ({}, [CONSULT, NAME, PUBLISH_2025, PUBLISH_2026]),
        ({"actor": "DfE"}, [CONSULT, PUBLISH_2025, PUBLISH_2026]),
        ({"actor": "dfe"}, [CONSULT, PUBLISH_2025, PUBLISH_2026]),
        ({"actor": "Department for Education"}, [CONSULT, PUBLISH_2025, PUBLISH_2026]),
        ({"actor": "education"}, [CONSULT, PUBLISH_2025, PUBLISH_2026]),
        ({"actor": "Ana Reyne"}, []),
        ({"due_before": date(2026, 1, 1)}, [CONSULT, NAME, PUBLISH_2025]),
        ({"due_before": date(2025, 12, 31)}, [CONSULT, NAME]),
        ({"due_after": date(2025, 12, 31)}, [PUBLISH_2026]),
        ({"strength": "required"}, [NAME]),
        ({"actor": "DfE", "due_before": date(2026, 1, 1), "strength": "firm"}, [CONSULT, PUBLISH_2025]),
    ],
    ids=str,
)
def test_commitments_that_fit_in_the_order_of_their_deadlines(
    example_outputs: Path, question: dict[str, Any], actions: list[str]
) -> None:
    answers = commitments(example_outputs, **question)
    assert [one.values["action"] for found in answers.groups.values() for one in found] == actions
    assert answers.heading == f"{len(actions)} commitment{'' if len(actions) == 1 else 's'}"


def test_an_answer_points_to_file_line_and_sentence(example_outputs: Path) -> None:
    (found,) = commitments(example_outputs, due_before=date(2025, 7, 1)).groups.values()
    (answer,) = found
    assert answer.said == f"by 2025-06-30  Department for Education (firm, said by Tom Arden): {CONSULT}"
    assert (answer.evidence.path, answer.evidence.line) == ("oakline-march.txt", 12)
    assert (
        answer.evidence.sentence == '"We will consult schools by 30 June 2025," said Tom Arden, minister for inclusion.'
    )


def test_evidence_in_a_file_of_pages_tells_the_page(example_outputs: Path, tmp_path: Path) -> None:
    outputs = tmp_path / "outputs"
    shutil.copytree(example_outputs, outputs)
    (document,) = (d for d in pq.read_table(outputs / "documents.parquet").to_pylist() if "march" in d["path"])
    middle = document["text"].index("Ana Reyne")
    ends = [(1, 0, middle), (2, middle, document["characters"])]
    places = [
        {"document_id": document["document_id"], "start": start, "end": end, "page": page} for page, start, end in ends
    ]
    schema = pq.read_schema(outputs / "places.parquet")
    pq.write_table(pa.Table.from_pylist(places, schema=schema), outputs / "places.parquet")
    (found,) = commitments(outputs, due_before=date(2025, 7, 1)).groups.values()
    assert found[0].evidence.place == "oakline-march.txt:12 (page 2)"


def test_a_person_with_posts_undertakings_and_mentions(example_outputs: Path) -> None:
    (tom,) = person(example_outputs, "arden")
    assert tom.heading == "Tom Arden"
    assert {group: [one.said for one in found] for group, found in tom.groups.items()} == {
        "posts": ["2025-03-03  minister for inclusion at Department for Education"],
        "commitments": [f"by 2025-06-30  Department for Education (firm, said by Tom Arden): {CONSULT}"],
        "mentions": ["Tom Arden"],
    }
    (ana,) = person(example_outputs, "Ana Reyne")
    assert [one.evidence.path for one in ana.groups["posts"]] == ["oakline-march.txt", "oakline-june.txt"]


def test_an_acronym_with_its_meanings_and_where_they_are_given(example_outputs: Path) -> None:
    answers = acronym(example_outputs, "dfe")
    assert answers.heading == "DfE"
    assert [(meaning, [one.said for one in found]) for meaning, found in answers.groups.items()] == [
        ("Department for Education", ["known", "inline"])
    ]


@pytest.mark.parametrize(
    ("ask", "reason"),
    [
        (
            lambda o: commitments(o, actor="Dept for Educ"),
            "nobody here is called Dept for Educ; perhaps Dep",
        ),
        (lambda o: person(o, "Anna Reyne"), r"nobody here is called Anna Reyne; perhaps Ana Reyne\?"),
        (lambda o: person(o, "Rayne"), r"nobody here is called Rayne; perhaps Ana Reyne\?"),
        (lambda o: commitments(o, actor="Nobody"), "nobody here is called Nobody$"),
        (lambda o: person(o, "Harrowdale Forum"), "nobody here is called Harrowdale Forum$"),
        (lambda o: person(o, " "), "nobody here is called  $"),
        (lambda o: acronym(o, "DfEE"), r"DfEE is no acronym here; perhaps DfE\?"),
        (lambda o: commitments(o / "nowhere"), "make the tables with: send-facts extract"),
    ],
)
def test_a_question_without_an_answer_says_why(example_outputs: Path, ask: Any, reason: str) -> None:
    with pytest.raises(AskError, match=reason):
        ask(example_outputs)


def test_people_read_lines_and_machines_read_json(example_outputs: Path) -> None:
    answers = [commitments(example_outputs, due_before=date(2025, 7, 1))]
    out = StringIO()
    show(answers, Console(file=out, width=40))
    lines = out.getvalue().splitlines()
    assert lines[0] == "1 commitment"
    assert lines[2].strip().startswith("oakline-march.txt:12  ")
    (read,) = json.loads(as_json(answers))
    (fact,) = read["facts"]
    assert (fact["due_end"], fact["path"], fact["line"]) == ("2025-06-30", "oakline-march.txt", 12)
    assert (fact["actor_name"], fact["speaker_name"]) == ("Department for Education", "Tom Arden")


def test_the_command_knows_every_strength() -> None:
    assert get_args(_Strength) == get_args(Strength)
