"""Reads rule files: YAML below one or more folders, and where in a file each piece of it stands."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from pipeline.derived import derived
from pipeline.fingerprints import shipped_folder

Loc = tuple[str | int, ...]
"""A place in a rule file: keys and indices from the top, such as ('rules', 3, 'pattern')."""


class _Loader(yaml.CSafeLoader):
    """YAML with the booleans of its version 1.2, `true` and `false`: "No" is an abbreviation here, not a falsehood."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, regex) for tag, regex in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF")
)


@dataclass(frozen=True)
class RuleFile:
    """One YAML file as parsed: `stem` is its path below the rules folder without suffix."""

    path: Path
    stem: str
    data: dict[str, Any]

    @property
    def kind(self) -> str:
        """The kind of rule: the file's name, or that of its folder (all of rules/people/ is of the kind `people`)."""
        return self.stem.split("/")[0]

    def line(self, loc: Loc) -> int:
        """The line (from 1) of a place in the file; of the nearest place above it that the file has."""
        node, line = self._tree, 1
        for step in loc:
            if isinstance(node, yaml.MappingNode):
                key, node = next(((k, v) for k, v in node.value if k.value == step), (None, None))
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                key = node = node.value[step]
            else:
                key = None
            if key is None:
                break
            line = key.start_mark.line + 1
        return line

    @cached_property
    def _tree(self) -> yaml.Node | None:
        """The file with the lines in which everything stands: slow to make, and wanted only for mistakes."""
        return yaml.compose(self.path.read_text(encoding="utf-8"), Loader=_Loader)

    def at(self, loc: Loc) -> str:
        """A place in the file as `file:line`."""
        return f"{self.path}:{self.line(loc)}"


def read_folder(folder: Path) -> tuple[list[RuleFile], list[str]]:
    """Every rule file below `folder` in the order of their names, and a mistake for each that is no YAML mapping."""
    if not folder.is_dir():
        return [], [f"{folder}: no such rules folder"]
    raw = {path: path.read_bytes() for path in sorted(folder.rglob("*.yaml"))}
    if folder == shipped_folder() and (known := _known(raw)) is not None:
        return [_file(folder, path, data) for path, data in known.items()], []
    data, mistakes = _parsed(raw)
    return [_file(folder, path, mapping) for path, mapping in data.items()], mistakes


def _file(folder: Path, path: Path, data: dict[str, Any]) -> RuleFile:
    return RuleFile(path, path.relative_to(folder).with_suffix("").as_posix(), data)


def _parsed(raw: Mapping[Path, bytes]) -> tuple[dict[Path, dict[str, Any]], list[str]]:
    """({file: what is in it}, a mistake for each that is no YAML mapping)"""
    parsed: dict[Path, dict[str, Any]] = {}
    mistakes: list[str] = []
    for path, content in raw.items():
        try:
            data = yaml.load(content, Loader=_Loader)
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            mark = getattr(error, "problem_mark", None)
            reason = getattr(error, "problem", None) or str(error)
            mistakes.append(f"{path}:{mark.line + 1 if mark else 1}: this is no YAML: {reason}")
            continue
        if isinstance(data, dict):
            parsed[path] = _without_idle_switches(data)
        else:
            mistakes.append(f"{path}:1: a rule file is a mapping of keys to rules")
    return parsed, mistakes


def _without_idle_switches(data: dict[str, Any]) -> dict[str, Any]:
    """The file's data without `disabled: false`, which says what holds anyway."""
    for items in data.values():
        for item in items if isinstance(items, list) else ():
            if isinstance(item, dict) and item.get("disabled") is False:
                del item["disabled"]
    return data


def _known(raw: Mapping[Path, bytes]) -> dict[Path, dict[str, Any]] | None:
    """{file: what is in it} of the shipped files, as an earlier process parsed them: JSON takes a tenth of the time.

    None where something is wrong with them, or JSON would not tell it.
    """

    def make() -> bytes:
        parsed, mistakes = _parsed(raw)
        files = list(parsed.values())
        try:
            written = json.dumps(files, ensure_ascii=False, default=_written_day).encode()
            plain = not mistakes and json.loads(written, object_hook=_read_day) == files
        except (TypeError, ValueError) as error:  # a key that is a day, a list that holds itself
            raise _NotPlainError from error
        if not plain:
            raise _NotPlainError
        return written

    digest = hashlib.sha256(b"".join(hashlib.sha256(content).digest() for content in raw.values())).hexdigest()
    try:
        known = json.loads(derived("rules", digest, make), object_hook=_read_day)
    except _NotPlainError:
        return None
    return dict(zip(raw, known, strict=True))


class _NotPlainError(Exception):
    """The files hold more than JSON can tell."""


_DAY = "·day"
"""The key by which a day is told in JSON."""


def _written_day(value: Any) -> dict[str, str]:
    if type(value) is not date:
        raise TypeError(f"JSON cannot tell {value!r}")
    return {_DAY: value.isoformat()}


def _read_day(mapping: dict[str, Any]) -> Any:
    return date.fromisoformat(mapping[_DAY]) if _DAY in mapping else mapping
