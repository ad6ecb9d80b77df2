"""Engines: where reading and annotating runs. Each yields results in the order of the files."""

from __future__ import annotations

from pipeline.engines.local import Result, process

__all__ = ["Result", "process"]
