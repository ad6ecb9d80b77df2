"""Engines: where the tasks of a run are run. What they are is in `tasks`; every engine gives the same results."""

from __future__ import annotations

from pathlib import Path

from pipeline.engines.engine import Died, Engine
from pipeline.engines.local import LocalEngine
from pipeline.errors import needs
from pipeline.rules import Rules

__all__ = ["Died", "Engine", "LocalEngine", "engine_of"]


def engine_of(name: str, workers: int | None, folders: tuple[Path, ...], rules: Rules) -> Engine:
    """The engine of a name: "local" or "ray"; `rules` are those of `folders`, for workers that cannot read these.

    Raises MissingExtra where the engine's packages are not installed.
    """
    if name == "ray":
        with needs("ray"):
            from pipeline.engines.ray import RayEngine
        return RayEngine(workers, folders, rules)
    return LocalEngine(workers)
