"""What a change of the row models means for those who read the tables: nothing, more to read, or a break.

The description of each released version of the tables is kept in `docs/schema/`; a test compares the models with the
last one and asks for the version number that the difference calls for (https://semver.org).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pipeline.write.schema import data_package

Package = Mapping[str, Any]
"""A data package descriptor, as `data_package` makes it."""

Weight = Literal["breaking", "addition"]


@dataclass(frozen=True)
class Difference:
    """What one version of the tables has and another has not; `breaking` when a reader of the old one may fail."""

    weight: Weight
    what: str


def differences(old: Package, new: Package) -> Iterator[Difference]:
    """What changed from the tables of one description to those of another."""
    before, after = _by_name(old["resources"]), _by_name(new["resources"])
    for name in before:
        if name not in after:
            yield Difference("breaking", f"{name}: the table is gone")
        else:
            yield from _table_differences(name, before[name]["schema"], after[name]["schema"])
    for name in after:
        if name not in before:
            yield Difference("addition", f"{name}: a new table")


def _table_differences(table: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Difference]:
    if old["primaryKey"] != new["primaryKey"]:
        yield Difference("breaking", f"{table}: the key was {old['primaryKey']} and is {new['primaryKey']}")
    before, after = _by_name(old["fields"]), _by_name(new["fields"])
    for column in before:
        if column not in after:
            yield Difference("breaking", f"{table}.{column}: the column is gone")
        else:
            yield from _column_differences(f"{table}.{column}", before[column], after[column])
    for column in after:
        if column not in before:
            yield Difference("addition", f"{table}.{column}: a new column")
    if [*after][: len(before)] != [*before] and before.keys() <= after.keys():
        yield Difference("breaking", f"{table}: columns are added at the end, the others keep their places")


def _column_differences(column: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Difference]:
    if old["arrowType"] != new["arrowType"]:
        yield Difference("breaking", f"{column}: was {old['arrowType']}, is {new['arrowType']}")
    if old["constraints"]["required"] and not new["constraints"]["required"]:
        yield Difference("breaking", f"{column}: was never null and now may be")
    if old.get("references") != new.get("references"):
        yield Difference("breaking", f"{column}: referred to {old.get('references')}, now to {new.get('references')}")
    old_values, new_values = old["constraints"].get("enum"), new["constraints"].get("enum")
    if old_values and not new_values:
        yield Difference("breaking", f"{column}: its values were listed and no longer are")
    elif old_values and (more := set(new_values) - set(old_values)):
        # readers are told to expect values that they do not know yet (docs/tables.md)
        yield Difference("addition", f"{column}: new values {sorted(more)}")


def _by_name(items: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {item["name"]: item for item in items}


def version_of(package: Package) -> tuple[int, int, int]:
    """(major, minor, patch) of the tables a description is of."""
    major, minor, patch = package["version"].split(".")
    return int(major), int(minor), int(patch)


def version_needed(released: Package, current: Package) -> tuple[int, int, int]:
    """The lowest version the current tables may carry, given the last released ones."""
    major, minor, patch = version_of(released)
    weights = {difference.weight for difference in differences(released, current)}
    if "breaking" in weights:
        return major + 1, 0, 0
    return (major, minor + 1, 0) if weights else (major, minor, patch)


def last_released(folder: Path) -> dict[str, Any]:
    """The description of the last released version among `folder`'s files, which are named for their versions."""
    packages: list[dict[str, Any]] = [json.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*.json")]
    return max(packages, key=version_of)


def release(folder: Path) -> Path:
    """Keeps the description of the tables as they are now as a released version; returns its file."""
    package = data_package()
    path = folder / f"{package['version']}.json"
    path.write_text(json.dumps(package, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


if __name__ == "__main__":
    print(f"released: {release(Path(sys.argv[1]))}")
