"""Rules are data: loads the YAML files of `rules/` into checked models.

`load()` reads the shipped rules; `load(folder, ...)` lays project folders over them. All mistakes of all files are
reported at once. The shipped rules' patterns are checked by `load_checked` (and so by the tests), not at every start:
to compile all of them takes longer than to read a first document.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from pipeline.errors import RuleError
from pipeline.fingerprints import rule_folders, rules_fingerprint, shipped_folder
from pipeline.garbage import collector_paused
from pipeline.rules.base import RuleBook
from pipeline.rules.layering import clashes, identified, layered, origin
from pipeline.rules.mistakes import reason, where
from pipeline.rules.models import Rules
from pipeline.rules.source import Loc, RuleFile, read_folder

__all__ = ["Rules", "adopt", "forget", "load", "load_checked", "reasons", "rule_files", "shipped_folder"]

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


def reasons(*folders: Path) -> dict[str, str]:
    """{id of a rule: why there is such a rule} of those that say so, in the words of the last folder that states it."""
    layers, _ = rule_files(*folders)
    stated = {
        item["id"]: item for files in layers for file in files for _, key, item in identified(file) if key == "id"
    }
    return {rule: item["why"] for rule, item in stated.items() if item.get("why")}


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
        books[kind], wrong = _book(kind, data, thorough=thorough)
        mistakes += [_told(loc, why, data, own) for loc, why in wrong]
    if mistakes:
        raise RuleError(mistakes)
    return Rules(fingerprint=rules_fingerprint(folders), **books)


def _told(loc: Loc, why: str, data: dict[str, Any], files: Sequence[RuleFile]) -> str:
    """A mistake in layered data as `file:line: where: reason`."""
    if not loc:
        return f"{files[-1].path}:1: {why}"
    file, way = origin(loc, data, files)
    return f"{file.at(way)}: {where(way, loc[len(way) :], file)}: {why}"


def _book(kind: str, data: dict[str, Any], *, thorough: bool) -> tuple[Any, list[tuple[Loc, str]]]:
    """The model of one kind of rule, and (place, reason) of every mistake in it."""
    field = Rules.model_fields.get(kind)
    if field is None or kind == "fingerprint":
        return None, [((), f"there is no kind of rule called {kind}")]
    model = field.rebuild_annotation()
    vocabulary = data.get("vocabulary")
    supplied = dict.fromkeys(model.supplied, "")
    context = {"vocabulary": supplied | (vocabulary if isinstance(vocabulary, dict) else {}), "file": data}

    def read(data: dict[str, Any]) -> RuleBook:
        book: RuleBook = TypeAdapter(model).validate_python(data, context=context if thorough else None)
        return book

    try:
        book = read(data)
        return book, list(book.mistakes()) if thorough else []
    except ValidationError as error:
        wrong = [reason(e, model) for e in error.errors()]
    sound, places = _without({loc[:2] for loc, _ in wrong}, data)
    with suppress(ValidationError):  # what a file must have cannot be left away
        wrong += [((*places.get(loc[:2], loc[:2]), *loc[2:]), why) for loc, why in read(sound).mistakes()]
    return None, wrong


def _without(faulty: Set[Loc], data: dict[str, Any]) -> tuple[dict[str, Any], dict[Loc, Loc]]:
    """The data without what stands at the places `faulty`, and {place of an entry of its lists: that in `data`}."""
    sound = {key: value for key, value in data.items() if (key,) not in faulty}
    places: dict[Loc, Loc] = {}
    for key, items in sound.items():
        if isinstance(items, list):
            kept = [i for i in range(len(items)) if (key, i) not in faulty]
            sound[key] = [items[i] for i in kept]
            places.update({(key, new): (key, old) for new, old in enumerate(kept)})
    return sound, places
