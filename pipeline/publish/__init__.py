"""Publishing: readers see all tables of a run, or all of the one before, never a mix.

In a folder of this machine the tables take their place in one step (`folder`); in an object store, where nothing can be
renamed in one step, readers follow a manifest (`manifest`). Nothing slow is imported here.
"""

from __future__ import annotations

from pathlib import Path

from pipeline.places import is_local
from pipeline.publish.folder import FolderTarget
from pipeline.publish.manifest import StoreTarget, latest
from pipeline.publish.target import Target, digests

__all__ = ["Target", "digests", "published", "target_of"]


def target_of(outputs: Path) -> Target:
    """Where the tables of a run are published."""
    return FolderTarget(outputs) if is_local(outputs) else StoreTarget(outputs)


def published(outputs: Path) -> dict[str, Path]:
    """{file name: where it is} of the newest tables of a place, for a reader that knows which files it wants.

    Raises FileNotFoundError where an object store has none.
    """
    if is_local(outputs):
        return {path.name: path for path in outputs.iterdir()}
    if (manifest := latest(outputs)) is None:
        raise FileNotFoundError(f"{outputs}: no run has published tables there")
    return {name: outputs / file.path for name, file in manifest.files.items()}
