"""`make docs-tables`: docs/tables.md, the data dictionary, from the row models and a run on docs/example.

Every word of it comes from the models, every example from a run and every query is run by the tests, so that nothing
there can be wrong for long.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from pipeline.facts import PUBLISHED, SCHEMA_VERSION, Row
from pipeline.running.run import run
from pipeline.write.schema import data_package

QUERIES: dict[str, tuple[str, str]] = {
    "documents": (
        "How much was published, by whom, in which year?",
        "SELECT publisher, year(published) AS year, count(*) AS briefings, sum(words) AS words\n"
        "FROM 'outputs/documents.parquet'\nGROUP BY ALL ORDER BY ALL",
    ),
    "organisations": (
        "Which bodies are named most, and by which names?",
        "SELECT name, kind, mentions, documents, aliases\n"
        "FROM 'outputs/organisations.parquet'\nORDER BY mentions DESC, name LIMIT 20",
    ),
    "people": (
        "Who appears in more than one document?",
        "SELECT name, honorific, documents, first_seen, last_seen\n"
        "FROM 'outputs/people.parquet'\nWHERE documents > 1 ORDER BY documents DESC, name",
    ),
    "mentions": (
        "Which bodies are named in the same sentence?",
        "SELECT a.name, b.name AS with_name, count(*) AS sentences\n"
        "FROM 'outputs/mentions.parquet' AS m\n"
        "JOIN 'outputs/mentions.parquet' AS n\n"
        "  ON n.document_id = m.document_id AND n.sentence = m.sentence AND n.entity_id > m.entity_id\n"
        "JOIN 'outputs/organisations.parquet' AS a ON a.organisation_id = m.entity_id\n"
        "JOIN 'outputs/organisations.parquet' AS b ON b.organisation_id = n.entity_id\n"
        "GROUP BY ALL ORDER BY sentences DESC, 1, 2",
    ),
    "roles": (
        "Who holds which post at which body?",
        "SELECT p.name, r.role, o.name AS organisation, r.former, r.as_of\n"
        "FROM 'outputs/roles.parquet' AS r\n"
        "JOIN 'outputs/people.parquet' AS p USING (person_id)\n"
        "LEFT JOIN 'outputs/organisations.parquet' AS o USING (organisation_id)\n"
        "ORDER BY p.name, r.as_of, r.start",
    ),
    "dates": (
        "What is said of the year 2025?",
        "SELECT d.date_start, d.date_end, d.text, d.sentence\n"
        "FROM 'outputs/dates.parquet' AS d\n"
        "WHERE d.date_start <= DATE '2025-12-31' AND d.date_end >= DATE '2025-01-01'\n"
        "ORDER BY d.date_start, d.date_id",
    ),
    "acronyms": (
        "What does each acronym stand for, and where is that said?",
        "SELECT a.short, a.long, a.source, d.path\n"
        "FROM 'outputs/acronyms.parquet' AS a\n"
        "JOIN 'outputs/documents.parquet' AS d USING (document_id)\n"
        "ORDER BY a.short, d.path, a.start",
    ),
    "commitments": (
        "What has who undertaken to do, in the order of the deadlines?",
        "SELECT c.due_end, coalesce(o.name, p.name, c.actor) AS who, c.action, c.strength, c.sentence\n"
        "FROM 'outputs/commitments.parquet' AS c\n"
        "LEFT JOIN 'outputs/organisations.parquet' AS o ON o.organisation_id = c.actor_id\n"
        "LEFT JOIN 'outputs/people.parquet' AS p ON p.person_id = c.actor_id\n"
        "WHERE c.zone = 'body' AND NOT c.negated\n"
        "ORDER BY c.due_end NULLS LAST, c.commitment_id",
    ),
    "threads": (
        "Which undertakings have slipped, and by how many days?",
        "SELECT subject, first_said, last_said, first_due, last_due, slipped_days\n"
        "FROM 'outputs/threads.parquet'\nORDER BY slipped_days DESC NULLS LAST, thread_id",
    ),
    "resolutions": (
        "Which names were joined by likeness alone, the least sure first?",
        "SELECT r.alias, o.name, r.method, r.score, r.runner_up_score\n"
        "FROM 'outputs/resolutions.parquet' AS r\n"
        "LEFT JOIN 'outputs/organisations.parquet' AS o ON o.organisation_id = r.entity_id\n"
        "WHERE r.kind = 'organisation'\nORDER BY r.score, r.alias",
    ),
    "problems": (
        "Which files could not be used, and why?",
        "SELECT path, stage, error, detail FROM 'outputs/problems.parquet' ORDER BY path",
    ),
    "redirects": (
        "Which entity does an id that is not there any more stand for?",
        "SELECT r.old_id, r.name, r.reason, r.new_id, coalesce(o.name, p.name) AS name_now\n"
        "FROM 'outputs/redirects.parquet' AS r\n"
        "LEFT JOIN 'outputs/organisations.parquet' AS o ON o.organisation_id = r.new_id\n"
        "LEFT JOIN 'outputs/people.parquet' AS p ON p.person_id = r.new_id\n"
        "ORDER BY ALL",
    ),
    "unsure": (
        "Which entities may be one, for somebody to decide?",
        "SELECT kind, left_name, right_name, score, reason\n"
        "FROM 'outputs/unsure.parquet'\nORDER BY score DESC, left_name",
    ),
    "roles_timeline": (
        "Who held which post, from when to when, and after whom?",
        "SELECT o.name AS organisation, h.role, p.name, h.first_seen, h.last_seen, h.past_by, f.name AS after_whom\n"
        "FROM 'outputs/roles_timeline.parquet' AS h\n"
        "JOIN 'outputs/people.parquet' AS p USING (person_id)\n"
        "LEFT JOIN 'outputs/organisations.parquet' AS o USING (organisation_id)\n"
        "LEFT JOIN 'outputs/people.parquet' AS f ON f.person_id = h.follows\n"
        "ORDER BY 1, 2, h.first_seen",
    ),
    "acronym_conflicts": (
        "Which acronyms mean several things, and where?",
        "SELECT c.short, c.long, list(d.path) AS documents\n"
        "FROM (SELECT *, unnest(document_ids) AS document_id FROM 'outputs/acronym_conflicts.parquet') AS c\n"
        "JOIN 'outputs/documents.parquet' AS d USING (document_id)\n"
        "GROUP BY c.short, c.long ORDER BY ALL",
    ),
    "places": (
        "On which page of its file does each commitment stand?",
        "SELECT d.path, p.page, p.element, c.text\n"
        "FROM 'outputs/commitments.parquet' AS c\n"
        "JOIN 'outputs/documents.parquet' AS d USING (document_id)\n"
        "LEFT JOIN 'outputs/places.parquet' AS p\n"
        "  ON p.document_id = c.document_id AND c.start >= p.start AND c.start < p.end\n"
        "ORDER BY d.path, c.start, c.commitment_id",
    ),
    "changes": (
        "What did the last run change, and why?",
        "SELECT table_name, change, because, count(*) AS rows\n"
        "FROM 'outputs/changes.parquet'\nGROUP BY ALL ORDER BY ALL",
    ),
    "history": (
        "What has come, changed or gone since run 1, which I know already?",
        "SELECT table_name, id, CASE WHEN last_run IS NOT NULL THEN 'gone'\n"
        "                            WHEN first_run > 1 THEN 'new' ELSE 'changed' END AS what\n"
        "FROM 'outputs/history.parquet'\n"
        "WHERE (last_run >= 1 AND first_run <= 1) OR (last_run IS NULL AND greatest(first_run, changed_run) > 1)\n"
        "ORDER BY ALL",
    ),
}
"""{table: (a question, the DuckDB query that answers it)}"""

_HEAD = """\
# The tables

<!-- written by `make docs-tables` from pipeline/facts/: do not edit -->

Version {version} of the tables. Every run writes these, one parquet file each, all replaced together;
`datapackage.json` beside them says the same for machines ([Frictionless](https://datapackage.org) Data Package), and
each column of each file carries its description as Arrow field metadata.

- `start` and `end` are half-open character offsets into `documents.text`, so that `text[start:end]` is the evidence.
- Days are dates without a time; a deadline or date expression is an interval whose last day counts.
- Ids stay the same from run to run as long as the fact itself is the same.
- Columns may be added at the end of a table, tables beside these, and values to a listed vocabulary: pass over what
  you do not know. Anything else that would break a reader raises the major version; the description of each released
  version is kept in `docs/schema/`, and a test compares.

The examples come from a run on two small briefings (`docs/example/`); the queries are
[DuckDB](https://duckdb.org)'s SQL and run as they stand beside a folder `outputs/`.

| table | a row is |
| --- | --- |
"""

_LONGEST = 60


def dictionary(outputs: Path) -> str:
    """The text of docs/tables.md, with example rows from the tables in `outputs`."""
    resources = {resource["name"]: resource for resource in data_package()["resources"]}
    lines = [_HEAD.format(version=SCHEMA_VERSION).rstrip("\n")]
    lines += [f"| [`{model.table}`](#{model.table}) | {_summary(model)} |" for model in PUBLISHED]
    for model in PUBLISHED:
        rows = pq.read_table(outputs / f"{model.table}.parquet").to_pylist()
        lines += ["", *_section(model, resources[model.table]["schema"], _fullest(rows))]
    return "\n".join(lines) + "\n"


def _fullest(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The row that shows most: the first with the fewest nulls."""
    return max(rows, key=lambda row: sum(value not in (None, []) for value in row.values()), default={})


def _summary(model: type[Row]) -> str:
    first = " ".join((model.__doc__ or "").split("\n\n")[0].split()).rstrip(".")
    return first[0].lower() + first[1:]


def _section(model: type[Row], schema: dict[str, Any], example: dict[str, Any]) -> list[str]:
    question, query = QUERIES[model.table]
    key = ", ".join(f"`{column}`" for column in model.key)
    rows = [_column_line(field, example.get(field["name"])) for field in schema["fields"]]
    return [
        f"## {model.table}",
        "",
        f"{' '.join((model.__doc__ or '').split())} Key: {key}.",
        "",
        "| column | type | meaning | example |",
        "| --- | --- | --- | --- |",
        *rows,
        "",
        question,
        "",
        "```sql",
        query,
        "```",
    ]


def _column_line(field: dict[str, Any], value: Any) -> str:
    kind = str(field["arrowType"]).replace("list<item: string>", "list of string").removesuffix("[day]")
    meaning = field["description"]
    if values := field["constraints"].get("enum"):
        meaning += "; one of " + ", ".join(f"`{value}`" for value in values)
    if tables := field.get("references"):
        meaning += "; key of " + " or ".join(f"[`{table}`](#{table})" for table in tables)
    null = "" if field["constraints"]["required"] else ", or null"
    return f"| `{field['name']}` | {kind}{null} | {_cell(meaning)} | {_example(value)} |"


def _example(value: Any) -> str:
    if value is None:
        return ""
    text = "; ".join(value) if isinstance(value, list) else str(value)
    text = " ".join(text.split())
    return _cell(text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0] + " …")


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")


def example_run(example: Path, outputs: Path) -> None:
    """Makes the tables of the briefings in `example` in two runs, the second with the first briefing as well."""
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus"
        shutil.copytree(example, corpus, ignore=lambda _, names: [min(n for n in names if n.startswith("oakline"))])
        run(corpus, outputs)
        shutil.copytree(example, corpus, dirs_exist_ok=True)
        run(corpus, outputs)


def write_dictionary(page: Path, example: Path) -> None:
    """Writes `page` anew from the row models and a run on the briefings of the folder `example`."""
    with tempfile.TemporaryDirectory() as folder:
        example_run(example, Path(folder) / "outputs")
        page.write_text(dictionary(Path(folder) / "outputs"), encoding="utf-8")


if __name__ == "__main__":
    write_dictionary(Path(sys.argv[1]), Path(sys.argv[2]))
