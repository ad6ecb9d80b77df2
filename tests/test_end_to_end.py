"""Two small briefings from file to tables, compared with tables that were read and judged by hand.

`python -m tests.test_end_to_end` writes the expected tables anew; read every line that changes before committing it.
"""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from pipeline import read_tables, run

DATA = Path(__file__).resolve().parent / "data"
COLUMNS = {
    "documents": "path title author publisher published published_precision published_source format words",
    "organisations": "name kind acronym aliases mentions documents first_seen last_seen",
    "people": "name honorific aliases mentions documents",
    "mentions": "document text kind entity zone",
    "roles": "document person role organisation former as_of text",
    "dates": "document text date_start date_end precision relative zone",
    "acronyms": "document short long source organisation",
    "commitments": "document actor entity action strength negated due_text due_start due_end speaker section",
    "resolutions": "alias kind entity method score",
    "problems": "path stage error",
}
"""The columns compared; ids are shown as the names they stand for."""


def readable(outputs: Path) -> dict[str, str]:
    """{table: CSV of its compared columns, in the order of the text}"""
    tables = read_tables(outputs)
    paths = tables["documents"].set_index("document_id")["path"].to_dict()
    names = pd.concat(
        [
            tables["organisations"].set_index("organisation_id")["name"],
            tables["people"].set_index("person_id")["name"],
        ]
    ).to_dict()
    shown = {}
    for name, columns in COLUMNS.items():
        table = tables[name]
        if "start" in table:
            table["document"] = table["document_id"].map(paths)
            table = table.sort_values(["document", "start", "end"], kind="stable")
        for column, source in (
            ("entity", "entity_id"),
            ("entity", "actor_id"),
            ("person", "person_id"),
            ("organisation", "organisation_id"),
            ("speaker", "speaker_id"),
        ):
            if source in table and column in columns.split():
                table[column] = [names.get(i) for i in table[source]]
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(columns.split())
        for row in table[columns.split()].itertuples(index=False):
            writer.writerow([_cell(value) for value in row])
        shown[name] = out.getvalue()
    return shown


def _cell(value: object) -> str:
    if isinstance(value, np.ndarray):
        return "; ".join(" ".join(str(item).split()) for item in value)
    return "" if pd.isna(value) else " ".join(str(value).split())


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    outputs = tmp_path_factory.mktemp("end-to-end") / "outputs"
    run(DATA / "briefings", outputs)
    return readable(outputs)


@pytest.mark.parametrize("name", list(COLUMNS))
def test_a_table_is_as_expected(name: str, tables: dict[str, str]) -> None:
    expected = (DATA / "expected" / f"{name}.csv").read_text(encoding="utf-8")
    assert tables[name].splitlines() == expected.splitlines()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        run(DATA / "briefings", Path(folder) / "outputs")
        for table_name, text in readable(Path(folder) / "outputs").items():
            (DATA / "expected" / f"{table_name}.csv").write_text(text, encoding="utf-8")
