"""What a target is: a place that runs publish their tables in."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol


class Target(Protocol):
    """A place that runs publish their tables in."""

    @property
    def cache(self) -> Path:
        """The folder for what is kept from run to run."""

    def held(self) -> AbstractContextManager[bool]:
        """Around a run: what is published during it is its own. Tells whether another run had to be waited for.

        Raises PublishError when nothing can be published here.
        """

    def record(self) -> dict[str, Any] | None:
        """The record of the last run, if all tables are there as it left them."""

    def note(self, record: Mapping[str, Any]) -> None:
        """Puts the record of a run that changed nothing in the place of the last one, where that costs nothing."""

    def staged(self) -> AbstractContextManager[tuple[Path, Path]]:
        """Two folders of this machine: the tables published last, as far as there are any, and one to write into.

        When the block ends well, what has been written is published. Raises PublishError when that cannot be done.
        """


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def digests(folder: Path) -> dict[str, str]:
    """{file name: SHA-256} of the tables in a folder."""
    return {path.name: digest(path) for path in sorted(folder.glob("*.parquet"))}
