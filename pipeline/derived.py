"""What is worked out of the rules, kept from process to process beside the code, as Python keeps its byte code.

To parse the shipped rules and to index the names in them takes as long as to annotate a hundred briefings. What is kept
holds as long as code and rules are what they were, may be deleted at any time, and is made anew where it is damaged. It
holds data only: nothing of it is executed.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path

from pipeline.fingerprints import code_fingerprint
from pipeline.sealed import sealed, unsealed


def derived(name: str, key: str, make: Callable[[], bytes]) -> bytes:
    """What `make` returns; of an earlier process, where it has the same key and the code is the same.

    There is one for each name, so that none piles up. It is only not kept where nothing can be written.
    """
    try:
        path = beside_the_code(name)
    except NotImplementedError:
        return make()
    head = hashlib.sha256(f"{code_fingerprint()} {key}".encode()).digest()
    with suppress(OSError):
        kept = unsealed(path.read_bytes())
        if kept is not None and kept[: len(head)] == head:
            return bytes(kept[len(head) :])
    made = make()
    unfinished = path.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            unfinished.write_bytes(sealed(head + made))
            unfinished.replace(path)
        finally:  # on a full disk a part of it
            unfinished.unlink(missing_ok=True)
    return made


def beside_the_code(name: str) -> Path:
    """The file for what is kept under a name, where Python would keep byte code.

    Raises NotImplementedError for a Python that keeps none.
    """
    return Path(cache_from_source(str(Path(__file__).with_name(f"{name}.py")))).with_suffix(".derived")
