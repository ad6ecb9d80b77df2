"""Lays rule files over one another, and tells where a piece of the layered data comes from.

Layering works on the raw data, so that it is the same for every kind of rule. Below a key, lists of mappings that have
an `id` or a `name` are merged by it (a later one replaces an earlier one; `disabled: true` takes it away); plain lists
and blocks of words are added to; anything else is replaced.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pipeline.rules.source import Loc, RuleFile

IDENTITIES = ("id", "name")
"""The keys that an entry of a list may be known by."""


def layer(base: Any, over: Any) -> Any:
    """`over` laid on `base`, see the module's description."""
    if isinstance(base, dict) and isinstance(over, dict):
        return {**base, **{k: layer(base[k], v) if k in base else v for k, v in over.items()}}
    if isinstance(base, list) and isinstance(over, list):
        return _layer_lists(base, over)
    if isinstance(base, str) and isinstance(over, str) and "\n" in base.strip() + over.strip():
        return f"{base}\n{over}"
    return over


def _layer_lists(base: list[Any], over: list[Any]) -> list[Any]:
    identity = next((i for i in IDENTITIES if all(isinstance(x, dict) and i in x for x in base or over)), None)
    if identity is None:
        return [*base, *(x for x in over if x not in base)]
    # what has no identity is a mistake, which is told of it alone: the others lie where they belong
    merged = {_key(x, identity): x for x in [*base, *over]}
    return [x for x in merged.values() if not (isinstance(x, dict) and "disabled" in x)]


def _key(item: Any, identity: str) -> str | int:
    return str(item[identity]) if isinstance(item, dict) and identity in item else id(item)


def layered(files: Sequence[RuleFile]) -> dict[str, Any]:
    """The data of the files, each laid over those before it."""
    data: dict[str, Any] = {}
    for file in files:
        data = layer(data, file.data)
    return data


def origin(loc: Loc, data: dict[str, Any], files: Sequence[RuleFile]) -> tuple[RuleFile, Loc]:
    """Where a place in the layered `data` comes from: the last of `files` that has most of the way, and the way."""
    ways = [_way(loc, data, file.data) for file in files]
    last = max(range(len(files)), key=lambda i: (len(ways[i]), i))
    return files[last], ways[last]


def _way(loc: Loc, data: Any, own: Any) -> Loc:
    """As much of the way `loc` through the layered data as a file's `own` data has, counted as that file counts."""
    way: list[str | int] = []
    for step in loc:
        if isinstance(data, dict) and isinstance(own, dict) and step in own:
            here = step
        elif isinstance(data, list) and isinstance(own, list) and isinstance(step, int) and step < len(data):
            # layering keeps the items of lists as they are, so that the very same item is found again
            place = next((i for i, item in enumerate(own) if item is data[step]), None)
            if place is None:
                break
            here = place
        else:
            break
        way.append(here)
        data, own = data[step], own[here]
    return tuple(way)


def clashes(folders: Sequence[Sequence[RuleFile]]) -> Iterator[str]:
    """A mistake for every id or name that stands twice in one folder, and for what is disabled wrongly or is not there.

    A later folder may repeat what it replaces; but an id belongs to one list of one kind of rule.
    """
    taken: dict[tuple[str, ...], tuple[int, tuple[str, str], str]] = {}
    for number, files in enumerate(folders):
        for file in files:
            for loc, identity, item in identified(file):
                if item.get("disabled", True) is not True:  # `false` is gone since the file was read
                    yield f"{file.at((*loc, 'disabled'))}: disabled: {item['disabled']!r} is neither true nor false"
                    continue
                home = (file.kind, str(loc[0]))
                value = str(item[identity])
                key = (identity, value) if identity == "id" else (identity, value, *home)
                before = taken.get(key)
                if before is not None and (before[0] == number or before[1] != home):
                    yield f"{file.at((*loc, identity))}: the {identity} {value} is taken: {before[2]}"
                elif before is None and item.get("disabled"):
                    yield f"{file.at((*loc, identity))}: there is no {value} to disable"
                else:
                    taken[key] = (number, home, str(file.path))


def identified(file: RuleFile) -> Iterator[tuple[Loc, str, dict[str, Any]]]:
    """(place, `id` or `name`, item) of every item of the file's lists that has one."""
    for key, items in file.data.items():
        for i, item in enumerate(items if isinstance(items, list) else ()):
            identity = next((x for x in IDENTITIES if x in item), None) if isinstance(item, dict) else None
            if identity is not None:
                yield (key, i), identity, item
