"""The tables are what the contract says, and say it themselves."""

from __future__ import annotations

import pyarrow as pa
import pytest

from pipeline.facts import TABLES, Row, references
from pipeline.write.schema import arrow_schema, data_package

PROVENANCE = ["document_id", "start", "end", "text", "sentence", "section", "zone", "rule", "confidence"]
COLUMNS = {
    "documents": "document_id path title author publisher published published_precision published_source format sha256 "
    "characters words text notices",
    "organisations": "organisation_id name kind acronym aliases mentions documents first_seen last_seen",
    "people": "person_id name honorific aliases mentions documents first_seen last_seen",
    "mentions": "mention_id kind entity_id",
    "roles": "role_id person_id role organisation_id former as_of",
    "dates": "date_id date_start date_end precision relative",
    "acronyms": "acronym_id short long source organisation_id",
    "commitments": "commitment_id actor actor_id action strength negated due_text due_start due_end date_id speaker_id "
    "thread_id",
    "threads": "thread_id subject actor_id commitments documents first_said last_said first_due last_due slipped_days "
    "first_strength last_strength weakened",
    "resolutions": "alias kind entity_id method score runner_up_id runner_up_score",
    "problems": "path stage error detail",
    "redirects": "old_id new_id kind name reason",
    "unsure": "left_id right_id kind left_name right_name score reason",
    "roles_timeline": "held_id person_id role organisation_id first_seen last_seen past_by statements documents "
    "follows change conflict",
    "acronym_conflicts": "short long organisation_id documents document_ids within_document",
    "places": "document_id start end page element",
}
WITH_PROVENANCE = {"mentions", "roles", "dates", "acronyms", "commitments"}


def test_the_contract_names_these_tables() -> None:
    assert [model.table for model in TABLES] == list(COLUMNS)


@pytest.mark.parametrize("model", TABLES, ids=lambda m: m.table)
def test_a_table_has_the_columns_of_the_contract(model: type[Row]) -> None:
    wanted = COLUMNS[model.table].split() + (PROVENANCE if model.table in WITH_PROVENANCE else [])
    assert set(wanted) <= set(model.model_fields)
    assert all(column in model.model_fields for column in model.key)


@pytest.mark.parametrize("model", TABLES, ids=lambda m: m.table)
def test_every_table_and_column_describes_itself(model: type[Row]) -> None:
    schema = arrow_schema(model)
    assert schema.metadata[b"description"]
    assert all(field.metadata[b"description"] for field in schema)


@pytest.mark.parametrize(
    ("table", "column", "arrow"),
    [
        ("documents", "published", pa.date32()),
        ("dates", "date_end", pa.date32()),
        ("mentions", "start", pa.int64()),
        ("mentions", "confidence", pa.float64()),
        ("roles", "former", pa.bool_()),
        ("organisations", "aliases", pa.list_(pa.string())),
        ("threads", "slipped_days", pa.int64()),
        ("commitments", "strength", pa.string()),
    ],
)
def test_column_types(table: str, column: str, arrow: pa.DataType) -> None:
    schema = arrow_schema(next(m for m in TABLES if m.table == table))
    assert schema.field(column).type == arrow


def test_nulls_are_allowed_only_where_the_contract_has_them() -> None:
    schema = arrow_schema(next(m for m in TABLES if m.table == "commitments"))
    nullable = {field.name for field in schema if field.nullable}
    assert nullable == {
        "section", "actor", "actor_id", "due_text", "due_start", "due_end", "date_id", "speaker_id",
    }  # fmt: skip


def test_every_foreign_key_of_the_contract_is_known() -> None:
    found = {(m.table, column): tables for m in TABLES for column, tables in references(m).items()}
    either = ("organisations", "people")
    assert found[("mentions", "entity_id")] == either
    assert found[("roles", "person_id")] == ("people",)
    assert found[("roles", "organisation_id")] == ("organisations",)
    assert found[("commitments", "actor_id")] == found[("commitments", "speaker_id")] == either
    assert found[("commitments", "date_id")] == ("dates",)
    assert found[("commitments", "thread_id")] == ("threads",)
    assert found[("acronyms", "organisation_id")] == ("organisations",)
    assert {table for table, column in found if column == "document_id"} == WITH_PROVENANCE


def test_the_data_package_lists_every_table_with_its_keys() -> None:
    resources = {r["name"]: r for r in data_package()["resources"]}
    assert set(resources) == {*COLUMNS, "changes", "history"}
    roles = resources["roles"]["schema"]
    assert roles["primaryKey"] == ["role_id"]
    reference = {"resource": "people", "fields": ["person_id"]}
    assert {"fields": ["person_id"], "reference": reference} in roles["foreignKeys"]
    strength = next(f for f in resources["commitments"]["schema"]["fields"] if f["name"] == "strength")
    assert strength["constraints"] == {"required": True, "enum": ["firm", "intended", "proposed", "required"]}
