"""What, besides the documents, decides what a run finds: rules, code, and the versions of the libraries.

A digest of them is part of the key of everything that is kept from run to run. Nothing slow is imported here.
"""

from __future__ import annotations

import hashlib
import platform
import re
from collections.abc import Iterable
from functools import lru_cache
from importlib import metadata
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_DOWNSTREAM = frozenset({"cli", "evaluate", "export", "hostile.py", "report", "review", "__main__.py"})
"""Rooms of the package that only look at tables: a change in them makes no fact another one."""


def shipped_folder() -> Path:
    """Where the shipped rules lie: inside the installed package, or at the top of a checkout."""
    packaged = _PACKAGE / "shipped_rules"
    return packaged if packaged.is_dir() else _PACKAGE.parent / "rules"


def rule_folders(folders: Iterable[Path]) -> list[Path]:
    """The shipped folder and `folders`, in the order in which they are laid over one another."""
    shipped = shipped_folder()
    return [shipped, *(f for f in (Path(f).resolve() for f in folders) if f != shipped)]


def rules_fingerprint(folders: Iterable[Path] = ()) -> str:
    """One digest for a whole rule set: changes when any file does."""
    digest = hashlib.sha256()
    for folder in rule_folders(folders):
        digest.update(b"/" if folder.is_dir() else b"?")
        for path in sorted(folder.rglob("*.yaml")):
            digest.update(f"{path.relative_to(folder).with_suffix('').as_posix()}:".encode())
            digest.update(f"{hashlib.sha256(path.read_bytes()).hexdigest()};".encode())
    return digest.hexdigest()[:16]


@lru_cache(maxsize=1)
def code_fingerprint() -> str:
    """A digest of the code that makes facts and tables."""
    digest = hashlib.sha256()
    for path in sorted(_PACKAGE.rglob("*.py")):
        name = path.relative_to(_PACKAGE)
        if name.parts[0] not in _DOWNSTREAM:
            digest.update(f"{name.as_posix()}:".encode() + path.read_bytes())
    return digest.hexdigest()[:16]


@lru_cache(maxsize=1)
def versions() -> dict[str, str]:
    """{name: version} of this project, Python, and every library that is installed of those that a run may need.

    What only other commands, or the tests, need decides nothing: to install it makes no fact another one.
    """
    lines = [line.partition("extra ==") for line in metadata.requires("send-facts") or ()]
    wanted = (re.match(r"[\w.-]+", line) for line, _, extra in lines if extra.strip(" \"'") in ("", "documents"))
    found = {"send-facts": metadata.version("send-facts"), "python": platform.python_version()}
    for name in sorted({match[0] for match in wanted if match}):
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:  # of an extra that is not installed
            continue
    return found
