"""What libraries load and take beside what is used of them here: left out, where that saves a process much of its time.

To get at the first facts of a first document is mostly to import. Nothing is lost: what is left out is imported when
somebody asks for it.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

_SPACY_COMMANDS = ("spacy.cli", "spacy.cli.info")


def import_spacy() -> None:
    """Imports spaCy without its command line, of which it takes one function, `spacy.info`.

    The command line brings four hundred modules with it, among them a client for the web and one for downloads: a third
    of the time that spaCy takes to import. `spacy.info` and `spacy.cli` work as ever.
    """
    if "spacy" in sys.modules:
        return
    commands, info = (ModuleType(name) for name in _SPACY_COMMANDS)
    commands.__path__ = []
    info.info = _spacy_info  # type: ignore[attr-defined]
    sys.modules.update(zip(_SPACY_COMMANDS, (commands, info), strict=True))
    try:
        spacy = importlib.import_module("spacy")
    except ImportError:  # a version that takes more of it
        spacy = None
    finally:
        for name in _SPACY_COMMANDS:
            sys.modules.pop(name, None)
    if spacy is not None and getattr(spacy, "cli", None) is commands:
        del spacy.cli


def _spacy_info(*arguments: Any, **options: Any) -> Any:
    """`spacy.info`: what spaCy says of its installation, or of a model."""
    return importlib.import_module("spacy.cli.info").info(*arguments, **options)


def hide_pandas() -> None:
    """Lets this process do without pandas, where it has not been imported yet.

    pyarrow would import it to see whether a list that it makes an array of is a Series. That takes as long as all other
    imports of a run, and 40 MB.
    """
    sys.meta_path.insert(0, _NoPandas)


@contextmanager
def without_pandas() -> Iterator[None]:
    """Hides pandas for a while; pyarrow then takes a Series for any other sequence until it is to make a DataFrame.

    So this is for processes of our own.
    """
    hide_pandas()
    try:
        yield
    finally:
        sys.meta_path.remove(_NoPandas)


def plain_memory() -> None:
    """Lets pyarrow have its memory from where all else has it, if it is not imported yet and nobody wished otherwise.

    Its own allocator gives pages back to the system that it asks for again at once: a thirtieth of the time of a run,
    and 50 MB.
    """
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")


class _NoPandas:
    """A place to look for modules, which says of pandas that there is none."""

    @staticmethod
    def find_spec(name: str, path: object = None, target: object = None) -> None:
        """Raises ModuleNotFoundError for pandas; leaves all else to the places behind this one."""
        if name == "pandas":
            raise ModuleNotFoundError(name)
