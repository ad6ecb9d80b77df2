"""Reads rule files: YAML below one or more folders, and where in a file each piece of it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

Loc = tuple[str | int, ...]
"""A place in a rule file: keys and indices from the top, such as ('rules', 3, 'pattern')."""


class _Loader(yaml.CSafeLoader):
    """YAML with only `true` and `false` as booleans: "No" is an abbreviation here, not a falsehood."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, regex) for tag, regex in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


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
    files: list[RuleFile] = []
    mistakes: list[str] = []
    for path in sorted(folder.rglob("*.yaml")):
        raw = path.read_bytes()
        try:
            data = yaml.load(raw, Loader=_Loader)
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            mark = getattr(error, "problem_mark", None)
            reason = getattr(error, "problem", None) or str(error)
            mistakes.append(f"{path}:{mark.line + 1 if mark else 1}: this is no YAML: {reason}")
            continue
        if not isinstance(data, dict):
            mistakes.append(f"{path}:1: a rule file is a mapping of keys to rules")
            continue
        stem = path.relative_to(folder).with_suffix("").as_posix()
        files.append(RuleFile(path, stem, data))
    return files, mistakes
