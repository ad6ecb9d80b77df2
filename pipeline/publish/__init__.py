"""Publishing: readers see all tables of a run, or all of the one before, never a mix.

In a folder of this machine the tables take their place in one step (`folder`); in an object store, where nothing can be
renamed in one step, readers follow a manifest (`manifest`). Nothing slow is imported here.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import PlaceError
from pipeline.places import copied, is_local
from pipeline.publish.folder import FolderTarget
from pipeline.publish.manifest import StoreTarget, latest
from pipeline.publish.target import Target, digests

__all__ = ["Target", "digests", "published", "tables_here", "target_of"]


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


@contextmanager
def tables_here(outputs: Path) -> Iterator[Path]:
    """A folder of this machine with the newest tables of a place, for a reader that wants all of them.

    The place itself; of an object store a copy, which goes when the block ends. Raises PlaceError where a table of this
    version is missing.
    """
    if is_local(outputs):
        _check_whole(outputs, outputs)
        yield outputs
        return
    try:
        files = published(outputs)
    except Exception as error:  # each store has errors of its own, for no access and no network
        raise PlaceError(f"{outputs}: no tables can be read there ({error})") from error
    with copied(outputs, {name: str(path.relative_to(outputs)) for name, path in files.items()}) as folder:
        _check_whole(folder, outputs)
        yield folder


def _check_whole(folder: Path, outputs: Path) -> None:
    from pipeline.facts import PUBLISHED  # slow to load, and no matter to who asks for help

    if not all((folder / name).is_file() for name in ("run.json", *(f"{model.table}.parquet" for model in PUBLISHED))):
        raise PlaceError(f"{outputs}: no tables of this version here; make them with: send-facts extract")
