"""Reads rule files: YAML in one or more folders, later folders laid over earlier ones, mistakes told by file and line.

Layering works on the raw data, so that it is the same for every kind of rule. Below a key, lists of mappings that have
an `id` or a `name` are merged by it (a later one replaces an earlier one; `disabled: true` takes it away); plain lists
and blocks of words are added to; anything else is replaced.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from pipeline.errors import RuleError

Loc = tuple[str | int, ...]


class _Loader(yaml.CSafeLoader):
    """YAML with only `true` and `false` as booleans: "No" is an abbreviation here, not a falsehood."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, regex) for tag, regex in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))

_IDENTITIES = ("id", "name")


@dataclass(frozen=True)
class RuleFile:
    """One YAML file as parsed: `stem` is its path below the rules folder without suffix."""

    path: Path
    stem: str
    data: dict[str, Any]
    digest: str

    def line(self, loc: Loc) -> int:
        """The line (from 1) of the node that a location such as ('rules', 3, 'pattern') points to."""
        node = yaml.compose(self.path.read_text(encoding="utf-8"), Loader=_Loader)
        line = 1
        for step in loc:
            if isinstance(node, yaml.MappingNode):
                child = next((v for k, v in node.value if k.value == step), None)
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                child = node.value[step]
            else:
                child = None
            if child is None:
                break
            node, line = child, child.start_mark.line + 1
        return line


def read_folder(folder: Path) -> Iterator[RuleFile]:
    """Every rule file below `folder`, in the order of their names. Raises RuleError for what is no YAML mapping."""
    if not folder.is_dir():
        raise RuleError([f"{folder}: no such rules folder"])
    mistakes = []
    for path in sorted(folder.rglob("*.yaml")):
        raw = path.read_bytes()
        try:
            data = yaml.load(raw, Loader=_Loader)
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            mark = getattr(error, "problem_mark", None)
            mistakes.append(f"{path}:{mark.line + 1 if mark else 1}: {getattr(error, 'problem', None) or error}")
            continue
        if not isinstance(data, dict):
            mistakes.append(f"{path}:1: a rule file is a mapping of keys to rules")
            continue
        stem = path.relative_to(folder).with_suffix("").as_posix()
        yield RuleFile(path, stem, data, hashlib.sha256(raw).hexdigest())
    if mistakes:
        raise RuleError(mistakes)


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
    identity = next((i for i in _IDENTITIES if all(isinstance(x, dict) and i in x for x in [*base, *over])), None)
    if identity is None:
        return [*base, *(x for x in over if x not in base)]
    merged = {x[identity]: x for x in base}
    merged.update({x[identity]: x for x in over})
    return [x for x in merged.values() if not x.get("disabled")]


def fingerprint(files: Sequence[RuleFile]) -> str:
    """One digest for a whole rule set: changes when any file does."""
    return hashlib.sha256("".join(f"{f.stem}:{f.digest};" for f in files).encode()).hexdigest()[:16]
