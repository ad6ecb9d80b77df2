"""Arrow schemas and the data package, both derived from the row models."""

from __future__ import annotations

import types
from datetime import date
from typing import Any, Literal, Union, get_args, get_origin

import pyarrow as pa

from pipeline.facts import PUBLISHED, SCHEMA_VERSION, TABLES, Row, references

_ARROW: dict[Any, pa.DataType] = {
    str: pa.string(),
    bool: pa.bool_(),
    int: pa.int64(),
    float: pa.float64(),
    date: pa.date32(),
}
_FRICTIONLESS = {str: "string", bool: "boolean", int: "integer", float: "number", date: "date"}


def _plain_type(annotation: Any) -> tuple[Any, bool]:
    """(the Python type of a column without markers, whether it may be null); list[str] for lists of strings."""
    origin = get_origin(annotation)
    if origin in (Union, types.UnionType):
        inner = [a for a in get_args(annotation) if a is not type(None)]
        return _plain_type(inner[0])[0], True
    if origin is Literal:
        return type(get_args(annotation)[0]), False
    if hasattr(annotation, "__metadata__"):
        return _plain_type(annotation.__origin__)
    return annotation, False


def arrow_schema(model: type[Row]) -> pa.Schema:
    """The Arrow schema of a table: types, nulls, the schema's version, and each column's description as metadata."""
    fields = []
    for name, info in model.model_fields.items():
        python_type, nullable = _plain_type(info.annotation)
        arrow = pa.list_(pa.string()) if get_origin(python_type) is list else _ARROW[python_type]
        metadata = {"description": info.description or ""}
        fields.append(pa.field(name, arrow, nullable=nullable, metadata=metadata))
    about = {"description": (model.__doc__ or "").strip(), "schema_version": SCHEMA_VERSION}
    return pa.schema(fields, metadata=about)


def data_package() -> dict[str, Any]:
    """The Frictionless Data Package descriptor of all tables: columns, types, keys, foreign keys, descriptions."""
    return {
        "profile": "data-package",
        "name": "send-facts",
        "title": "Facts from policy briefings on special educational needs and disabilities",
        "version": SCHEMA_VERSION,
        "resources": [_resource(model) for model in PUBLISHED],
    }


def _resource(model: type[Row]) -> dict[str, Any]:
    foreign_keys = [
        {"fields": [column], "reference": {"resource": tables[0], "fields": [_key_of(tables[0])]}}
        for column, tables in references(model).items()
        # a column that refers to either of two tables cannot be told in this format: `references` of the field has it
        if len(tables) == 1
    ]
    return {
        "name": model.table,
        "path": f"{model.table}.parquet",
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "description": (model.__doc__ or "").strip(),
        "schema": {
            "fields": [_field(model, name) for name in model.model_fields],
            "primaryKey": list(model.key),
            **({"foreignKeys": foreign_keys} if foreign_keys else {}),
        },
    }


def _key_of(table: str) -> str:
    return next(model.key[0] for model in TABLES if model.table == table)


def _field(model: type[Row], name: str) -> dict[str, Any]:
    info = model.model_fields[name]
    python_type, nullable = _plain_type(info.annotation)
    # pandas, through which validators read parquet, shows a list as an array of its own and a missing number as "nan"
    kind = "any" if get_origin(python_type) is list else _FRICTIONLESS[python_type]
    values = _vocabulary(info.annotation)
    described: dict[str, Any] = {
        "name": name,
        "type": kind,
        "arrowType": str(arrow_schema(model).field(name).type),
        "description": info.description,
        "constraints": {"required": not nullable} | ({"enum": values} if values else {}),
    }
    if kind in ("integer", "number") and nullable:
        described["missingValues"] = ["", "nan"]
    if tables := references(model).get(name):
        described["references"] = list(tables)
    return described


def _vocabulary(annotation: Any) -> list[str]:
    """The values a column is limited to, or none."""
    if get_origin(annotation) is Literal:
        return list(get_args(annotation))
    return next((found for a in get_args(annotation) if (found := _vocabulary(a))), [])
