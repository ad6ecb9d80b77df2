"""Forms from the values of facts: which field is which control, and what was typed back into values."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import ValidationError

from pipeline.decisions import FactKind
from pipeline.verdicts import VALUES, Values

_NAMES = frozenset({"name", "person", "organisation", "actor_name", "speaker"})
"""Values that name an entity: the form offers those that the document names."""
_LONG = frozenset({"action", "long"})


@dataclass(frozen=True)
class Field:
    """A control: `control` is select, checkbox, date, entity, area or text."""

    name: str
    label: str
    control: str
    value: str
    checked: bool
    choices: tuple[str, ...]
    required: bool
    help: str


def fields(kind: FactKind, values: Values | None) -> list[Field]:
    """The controls for a fact's values; empty ones where there are none yet."""
    return [_field(name, info, getattr(values, name, None), values) for name, info in VALUES[kind].model_fields.items()]


def _field(name: str, info: Any, value: Any, values: Values | None) -> Field:
    if values is None:
        value = None if info.is_required() else info.default
    plain, choices = _type(info.annotation)
    if choices:
        control = "select"
    elif plain is bool:
        control = "checkbox"
    elif plain is date:
        control = "date"
    else:
        control = "entity" if name in _NAMES else "area" if name in _LONG else "text"
    return Field(
        name=name,
        label=name.replace("_", " "),
        control=control,
        value="" if value is None else str(value),
        checked=value is True,
        choices=choices,
        required=info.is_required(),
        help=info.description or "",
    )


def _type(annotation: Any) -> tuple[Any, tuple[str, ...]]:
    """(the Python type of a value, the vocabulary it is limited to)"""
    if get_origin(annotation) is Literal:
        return str, get_args(annotation)
    if get_origin(annotation) in (Union, types.UnionType):
        return _type(next(a for a in get_args(annotation) if a is not type(None)))
    if hasattr(annotation, "__metadata__"):
        return _type(annotation.__origin__)
    return annotation, ()


def typed(kind: FactKind, form: Mapping[str, Any]) -> Values:
    """The values that were typed. Raises ValidationError where they are none of the kind's."""
    given: dict[str, Any] = {}
    for name, info in VALUES[kind].model_fields.items():
        plain, _ = _type(info.annotation)
        if plain is bool:
            given[name] = name in form
        elif text := str(form.get(name, "")).strip():
            given[name] = text
        elif not info.is_required():
            given[name] = info.default if info.default is not None else None
    return VALUES[kind].model_validate(given)


def reasons(error: ValidationError) -> str:
    """What is wrong with what was typed, for the reviewer."""
    return "; ".join(
        ": ".join(filter(None, (" ".join(str(p).replace("_", " ") for p in e["loc"]), e["msg"])))
        for e in error.errors()
    )
