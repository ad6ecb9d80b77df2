"""Engines: where the tasks of a run are run. What they are is in `tasks`; every engine gives the same results."""

from __future__ import annotations

from pipeline.engines.local import Died, LocalEngine

__all__ = ["Died", "LocalEngine"]
