"""Rules are data: loads the YAML files of `rules/` into checked models.

`load()` reads the shipped rules; `load(folder, ...)` lays project folders over them. All mistakes of all files are
reported at once. The shipped rules' patterns are checked by `load_checked` (and so by the tests), not at every start:
to compile all of them takes longer than to read a first document.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, get_args

from pydantic import TypeAdapter, ValidationError

from pipeline.errors import RuleError
from pipeline.fingerprints import rule_folders, rules_fingerprint, shipped_folder
from pipeline.garbage import collector_paused
from pipeline.rules.base import RuleBook
from pipeline.rules.layering import clashes, layered, origin
from pipeline.rules.models import Rules
from pipeline.rules.source import Loc, RuleFile, read_folder

__all__ = ["Rules", "adopt", "forget", "load", "load_checked", "rule_files", "shipped_folder"]

_adopted: dict[tuple[Path, ...], Rules] = {}


def rule_files(*folders: Path) -> tuple[list[list[RuleFile]], list[str]]:
    """The files of the shipped folder and of each of `folders`, and the mistakes of those that cannot be read."""
    read = [read_folder(folder) for folder in rule_folders(folders)]
    return [files for files, _ in read], [mistake for _, mistakes in read for mistake in mistakes]


def load(*folders: Path) -> Rules:
    """The rule set: shipped rules with `folders` laid over them in order.

    Raises RuleError listing every mistake as `file:line: reason`.
    """
    return _adopted.get(folders) or _load(folders, thorough=bool(folders))


def adopt(folders: tuple[Path, ...], rules: Rules) -> None:
    """Takes a rule set for what `load(*folders)` would read, on a machine that need not have the files."""
    _adopted[folders] = rules


def forget() -> None:
    """Drops the rule sets loaded so far, so that the next `load` reads the files as they are by then."""
    _adopted.clear()
    _load.cache_clear()


def load_checked(*folders: Path) -> Rules:
    """The same rule set, with every pattern of the shipped files checked as well."""
    return _load(folders, thorough=True)


@lru_cache(maxsize=4)
@collector_paused()
def _load(folders: tuple[Path, ...], *, thorough: bool) -> Rules:
    layers, mistakes = rule_files(*folders)
    mistakes += clashes(layers)
    files = [file for layer in layers for file in layer]
    books: dict[str, Any] = {}
    for kind in dict.fromkeys(file.kind for file in files):
        own = [file for file in files if file.kind == kind]
        data = layered(own)
        book, wrong = _book(kind, data, thorough=thorough)
        books[kind] = book
        mistakes += [
            f"{origin(loc, data, own)}: {'.'.join(map(str, loc))}: {reason}" if loc else f"{own[0].path}:1: {reason}"
            for loc, reason in wrong
        ]
    if mistakes:
        raise RuleError(mistakes)
    return Rules(fingerprint=rules_fingerprint(folders), **books)


def _book(kind: str, data: dict[str, Any], *, thorough: bool) -> tuple[Any, list[tuple[Loc, str]]]:
    """The model of one kind of rule, and (place, reason) of every mistake in it."""
    field = Rules.model_fields.get(kind)
    if field is None or kind == "fingerprint":
        return None, [((), f"there is no kind of rule called {kind}")]
    annotation = field.rebuild_annotation()
    vocabulary = data.get("vocabulary")
    supplied = next((m.supplied for m in (annotation, *get_args(annotation)) if hasattr(m, "supplied")), ())
    context = {"vocabulary": dict.fromkeys(supplied, "") | (vocabulary if isinstance(vocabulary, dict) else {})}
    try:
        book: Any = TypeAdapter(annotation).validate_python(data, context=context if thorough else None)
    except ValidationError as error:
        return None, [(e["loc"], e["msg"].removeprefix("Value error, ")) for e in error.errors()]
    return book, list(book.mistakes()) if thorough and isinstance(book, RuleBook) else []
