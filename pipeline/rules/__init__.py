"""Rules are data: loads the YAML files of `rules/` into checked models.

`load()` reads the shipped rules; `load(folder, ...)` lays project folders over them. All mistakes of all files are
reported at once.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from pipeline.errors import RuleError
from pipeline.rules.models import FOLDERS, Rules
from pipeline.rules.source import RuleFile, fingerprint, layer, read_folder

__all__ = ["Rules", "load", "shipped_folder"]


def shipped_folder() -> Path:
    """Where the shipped rules lie: inside the installed package, or at the top of a checkout."""
    here = Path(__file__).resolve().parent.parent
    packaged = here / "shipped_rules"
    return packaged if packaged.is_dir() else here.parent / "rules"


@lru_cache(maxsize=4)
def load(*folders: Path) -> Rules:
    """The rule set: shipped rules with `folders` laid over them in order.

    Raises RuleError listing every mistake as `file:line: reason`.
    """
    shipped = shipped_folder()
    layers = [shipped, *(f for f in (Path(f).resolve() for f in folders) if f != shipped)]
    files = [file for folder in layers for file in read_folder(folder)]
    data: dict[str, Any] = {}
    origin: dict[str, list[RuleFile]] = {}
    for file in files:
        # the files of rules/organisations/ make up one kind of rule
        key = file.stem.split("/")[0] if file.stem.split("/")[0] in FOLDERS else file.stem
        data[key] = layer(data[key], file.data) if key in data else file.data
        origin.setdefault(key, []).append(file)
    try:
        rules = Rules.model_validate({**data, "fingerprint": fingerprint(files)})
    except ValidationError as error:
        found = [(e["loc"], e["msg"].removeprefix("Value error, ")) for e in error.errors()]
        raise RuleError([_mistake(loc, reason, origin) for loc, reason in found]) from error
    if mistakes := [_mistake(loc, reason, origin) for loc, reason in rules.mistakes()]:
        raise RuleError(mistakes)
    return rules


def _mistake(loc: tuple[str | int, ...], reason: str, origin: dict[str, list[RuleFile]]) -> str:
    key, *inner = loc
    files = origin.get(str(key))
    if not files:
        return f"rules/{key}.yaml:1: {reason}"
    # locations count in the layered data; walk the files to find the one that holds the item
    for file in files:
        value: Any = file.data
        items = value.get(inner[0]) if inner and isinstance(value, dict) else None
        if len(inner) > 1 and isinstance(inner[1], int) and isinstance(items, list):
            if inner[1] >= len(items):
                inner[1] -= len(items)
                continue
        elif inner and items is None:
            continue
        return f"{file.path}:{file.line(tuple(inner))}: {'.'.join(map(str, inner))}: {reason}"
    return f"{files[-1].path}:1: {'.'.join(map(str, inner))}: {reason}"
