"""The tables keep their promise: nothing that breaks a reader comes without a new major version."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.write.contract import differences, last_released, release, version_needed, version_of
from pipeline.write.schema import data_package
from tests.conftest import ROOT

RELEASED = ROOT / "docs" / "schema"


def test_the_tables_carry_the_version_their_difference_from_the_last_release_calls_for() -> None:
    released, current = last_released(RELEASED), data_package()
    found = "\n".join(f"{d.weight}: {d.what}" for d in differences(released, current))
    assert version_of(current) >= version_needed(released, current), (
        f"raise SCHEMA_VERSION in pipeline/facts/__init__.py to {version_needed(released, current)}, since version "
        f"{released['version']} was released:\n{found}"
    )


def roles(package: dict[str, Any]) -> dict[str, Any]:
    schema: dict[str, Any] = next(r for r in package["resources"] if r["name"] == "roles")["schema"]
    return schema


def column(name: str, package: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = next(f for f in roles(package)["fields"] if f["name"] == name)
    return found


NEW = {"name": "since", "type": "date", "arrowType": "date32[day]", "constraints": {"required": False}}
CASES: list[tuple[str, Callable[[dict[str, Any]], object], str | None]] = [
    ("nothing", lambda p: None, None),
    ("other words for a column", lambda p: column("role", p).update(description="other words"), None),
    ("a value that is never null any more", lambda p: column("role", p)["constraints"].update(required=True), None),
    ("a vocabulary that lost a value", lambda p: column("zone", p)["constraints"].update(enum=["body"]), None),
    ("a new table", lambda p: p["resources"].append({"name": "quotes", "schema": {}}), "addition"),
    ("a new column at the end", lambda p: roles(p)["fields"].append(NEW), "addition"),
    ("a new value", lambda p: column("zone", p)["constraints"]["enum"].append("footnote"), "addition"),
    ("a new column in between", lambda p: roles(p)["fields"].insert(3, NEW), "breaking"),
    ("columns in another order", lambda p: roles(p)["fields"].reverse(), "breaking"),
    ("a table that is gone", lambda p: p["resources"].pop(), "breaking"),
    ("a column that is gone", lambda p: roles(p)["fields"].remove(column("former", p)), "breaking"),
    ("a column with another name", lambda p: column("role", p).update(name="post"), "breaking"),
    ("another type", lambda p: column("start", p).update(arrowType="int32"), "breaking"),
    ("nulls where none were", lambda p: column("former", p)["constraints"].update(required=False), "breaking"),
    ("another key", lambda p: roles(p).update(primaryKey=["document_id", "start"]), "breaking"),
    ("a reference to another table", lambda p: column("person_id", p).update(references=["documents"]), "breaking"),
    ("a vocabulary that is open", lambda p: column("zone", p)["constraints"].pop("enum"), "breaking"),
]


@pytest.mark.parametrize(("what", "change", "weight"), CASES, ids=[case[0] for case in CASES])
def test_what_a_change_means_for_readers(
    what: str, change: Callable[[dict[str, Any]], object], weight: str | None
) -> None:
    released = json.loads(json.dumps(data_package() | {"version": "2.3.1"}))
    current = copy.deepcopy(released)
    change(current)
    weights = {d.weight for d in differences(released, current)}
    assert weights - ({"addition"} if weight == "breaking" else set()) == ({weight} if weight else set())
    needed = {None: (2, 3, 1), "addition": (2, 4, 0), "breaking": (3, 0, 0)}
    assert version_needed(released, current) == needed[weight]


def test_a_released_version_is_kept_under_its_number_and_the_highest_counts(tmp_path: Path) -> None:
    for version in ("9.0.0", "10.0.0"):
        (tmp_path / f"{version}.json").write_text(json.dumps({"version": version}))
    assert last_released(tmp_path)["version"] == "10.0.0"
    kept = json.loads(release(tmp_path).read_text(encoding="utf-8"))
    assert kept == json.loads(json.dumps(data_package()))
