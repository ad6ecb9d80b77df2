"""Tells what is wrong with a rule file in the words of rule files: the key, what it should be, and what was meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, get_args

from pydantic import BaseModel

from pipeline.rules.layering import IDENTITIES
from pipeline.rules.source import Loc, RuleFile

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_SHAPES = {
    "string_type": "must be text, not {given!r}",
    "list_type": "must be a list, not {given!r}",
    "tuple_type": "must be a list, not {given!r}",
    "frozen_set_type": "must be a list, not {given!r}",
    "dict_type": "must be a mapping of keys, not {given!r}",
    "model_type": "must be a mapping of keys, not {given!r}",
    "bool_type": "must be true or false, not {given!r}",
    "bool_parsing": "must be true or false, not {given!r}",
    "int_type": "must be a whole number, not {given!r}",
    "int_parsing": "must be a whole number, not {given!r}",
    "float_type": "must be a number, not {given!r}",
    "float_parsing": "must be a number, not {given!r}",
    "less_than_equal": "must be at most {le:g}, not {given}",
    "greater_than_equal": "must be at least {ge:g}, not {given}",
    "greater_than": "must be more than {gt:g}, not {given}",
    "too_short": "must hold {min_length} at least",
    "string_pattern_mismatch": (
        "{given!r} is no id: words of small letters, figures and underscores with full stops between, as date.our_day"
    ),
}
"""What the models refuse, by the name they have for it; only ids have to be of a pattern."""

_QUOTE = "'"
"""Stands round each word that is expected."""


def reason(error: ErrorDetails, model: type[BaseModel]) -> tuple[Loc, str]:
    """(place, what is wrong there) of an error in data for `model`; what is missing is told at where it should be."""
    loc, given, context = error["loc"], error["input"], error.get("ctx", {})
    if error["type"] == "missing":
        return loc[:-1], f"`{loc[-1]}` is missing"
    if error["type"] == "extra_forbidden":
        return loc, f"there is no such key{_meant(str(loc[-1]), _keys_at(model, loc[:-1]))}"
    if error["type"] == "literal_error":
        known = context["expected"]
        return loc, f"{given!r} is not {known}{_meant(str(given), known.split(_QUOTE)[1::2])}"
    if shape := _SHAPES.get(error["type"]):
        return loc, shape.format(given=given, **context)
    return loc, error["msg"].removeprefix("Value error, ")


def _meant(word: str, known: Iterable[str]) -> str:
    near = get_close_matches(word, known, n=1)
    return f"; did you mean `{near[0]}`?" if near else ""


def _keys_at(model: type[BaseModel], loc: Loc) -> list[str]:
    """The keys of the model that data for `model` has at a place; none for a place that holds something else."""
    at: type[BaseModel] | None = model
    for step in loc:
        if at is not None and step in at.model_fields:
            at = _model_in(at.model_fields[str(step)].annotation)
    return list(at.model_fields) if at is not None else []


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The model that a field holds: by itself, or in a list or mapping."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((model for part in get_args(annotation) if (model := _model_in(part))), None)


def where(way: Loc, beyond: Loc, file: RuleFile) -> str:
    """A place as a reader finds it: `way` is what the file has of it; an entry is told by its id or name."""
    node: Any = file.data
    told: list[str] = []
    for step in way:
        node = node[step]
        if not isinstance(step, int):
            told.append(str(step))
        elif name := _name(node):
            told = [name]
        else:
            told.append(f"entry {step + 1}")
    return ".".join([*told, *map(str, beyond)])


def _name(node: Any) -> str | None:
    return next((str(node[key]) for key in IDENTITIES if key in node), None) if isinstance(node, dict) else None
