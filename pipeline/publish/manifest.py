"""Publishes a run in an object store: readers follow a manifest, which is one object and so appears all at once.

    manifests/00000007.json                 which files are the tables, with their digests: the highest number counts
    tables/00000007-4f0c9a1b/people.parquet files of the run with that number, never written again

A run uploads its files under its own number and then creates the manifest of that number, which the store lets only one
run do (a write that fails where there is one already). So no lock is needed, which a run that is killed would leave
behind: of two runs at once the second to finish is told, and nothing of it is seen. The tables of the run before stay,
for readers who have begun with them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pipeline.errors import PublishError
from pipeline.places import store_of
from pipeline.publish.target import digest

_RECORD = "run.json"


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file of a run: where it is below the outputs, and what it holds."""

    path: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """The files that a run published."""

    number: int
    files: dict[str, StoredFile]

    @classmethod
    def from_json(cls, raw: bytes) -> Manifest:
        """The manifest that `to_json` made."""
        value = json.loads(raw)
        return cls(value["number"], {name: StoredFile(**file) for name, file in value["files"].items()})

    def to_json(self) -> bytes:
        """The manifest as JSON."""
        return json.dumps(asdict(self), indent=2, ensure_ascii=False).encode()


def latest(outputs: Path) -> Manifest | None:
    """The manifest that counts; None where no run has published anything."""
    while numbers := _numbers(outputs):
        with suppress(FileNotFoundError):  # two other runs have published since, and cleared it away
            return _read(outputs, max(numbers))
    return None


class StoreTarget:
    """A place in an object store that runs publish their tables in."""

    def __init__(self, outputs: Path) -> None:
        self._outputs = outputs
        self._last: Manifest | None = None

    @property
    def cache(self) -> Path:
        """The folder for what is kept from run to run."""
        return self._outputs / ".cache"

    @contextmanager
    def held(self) -> Iterator[bool]:
        """Notes which tables the run follows; another run is not waited for. Raises PublishError where that fails."""
        with _told(self._outputs):
            self._last = latest(self._outputs)
        yield False

    def record(self) -> dict[str, Any] | None:
        """The record of the last run, if all its files are there, in their sizes."""
        if self._last is None:
            return None
        store, key = store_of(self._outputs)
        there = {name: about["size"] for name, about in store.find(f"{key}/tables", detail=True).items()}
        if any(there.get(f"{key}/{file.path}") != file.bytes for file in self._last.files.values()):
            return None
        record: dict[str, Any] = json.loads((self._outputs / self._last.files[_RECORD].path).read_bytes())
        return record

    def note(self, record: Mapping[str, Any]) -> None:
        """Nothing: a record of its own would be a run of its own."""

    @contextmanager
    def staged(self) -> Iterator[tuple[Path, Path]]:
        """The tables published last, brought here, and a folder to write into; when the block ends well it is
        published. Raises PublishError when that cannot be done, or another run has published since this one began.
        """
        with TemporaryDirectory(prefix="send-facts-") as folder:
            previous, new = Path(folder, "previous"), Path(folder, "new")
            previous.mkdir()
            new.mkdir()
            with _told(self._outputs):
                self._fetch(previous)
            yield previous, new
            with _told(self._outputs):
                self._publish(new)

    def _fetch(self, folder: Path) -> None:
        """Brings the files published last; none where somebody has deleted some of them."""
        files = self._last.files if self._last else {}
        store, key = store_of(self._outputs)
        try:
            store.get([f"{key}/{file.path}" for file in files.values()], [str(folder / name) for name in files])
        except FileNotFoundError:
            for path in folder.iterdir():
                path.unlink()

    def _publish(self, new: Path) -> None:
        store, key = store_of(self._outputs)
        number = self._last.number + 1 if self._last else 1
        digests = {path.name: digest(path) for path in sorted(new.iterdir())}
        # two runs at once must not write over one another's files
        home = f"tables/{number:08}-{hashlib.sha256(repr(digests).encode()).hexdigest()[:8]}"
        files = {
            name: StoredFile(f"{home}/{name}", (new / name).stat().st_size, sha256) for name, sha256 in digests.items()
        }
        store.put([str(new / name) for name in files], [f"{key}/{file.path}" for file in files.values()])
        manifest = Manifest(number, files)
        try:
            store.pipe_file(f"{key}/{_name(number)}", manifest.to_json(), mode="create")
        except FileExistsError:
            raise PublishError(
                f"{self._outputs}: another run has published since this one began, nothing was written; run again"
            ) from None
        self._clear(manifest)

    def _clear(self, newest: Manifest) -> None:
        """Deletes what neither this run's manifest nor that of the one before has.

        What has a higher number may be another run's, on its way.
        """
        store, key = store_of(self._outputs)
        wanted = {file.path for manifest in (newest, self._last) if manifest for file in manifest.files.values()}
        wanted |= {_name(manifest.number) for manifest in (newest, self._last) if manifest}
        for folder in ("tables", "manifests"):
            for found in store.find(f"{key}/{folder}"):
                path = found.removeprefix(f"{key}/")
                if path not in wanted and path.split("/")[1][:8] <= f"{newest.number:08}":
                    with suppress(FileNotFoundError):
                        store.rm_file(found)


def _name(number: int) -> str:
    return f"manifests/{number:08}.json"


def _numbers(outputs: Path) -> list[int]:
    store, key = store_of(outputs)
    return [int(Path(found).stem) for found in store.find(f"{key}/manifests") if found.endswith(".json")]


def _read(outputs: Path, number: int) -> Manifest:
    return Manifest.from_json((outputs / _name(number)).read_bytes())


@contextmanager
def _told(outputs: Path) -> Iterator[None]:
    """Turns what goes wrong with a store into an error for the user, whatever library of it is at work."""
    try:
        yield
    except PublishError:
        raise
    except Exception as error:
        raise PublishError(f"{outputs}: cannot be written: {error}") from error
