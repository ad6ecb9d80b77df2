"""Policy briefings on special educational needs and disabilities to tables of checked facts.

`extract` takes one text, `run` a folder of briefings, `read_tables` reads what a run wrote; `sentences` splits text;
`locate` tells on which page or in which element of its file a stretch of a document's text stands. What cannot be done
is told by a `SendFactsError`, whose message is for people to read.
"""

from __future__ import annotations

from importlib import import_module, metadata
from typing import TYPE_CHECKING, Any

from pipeline.garbage import collector_paused

if TYPE_CHECKING:
    from pipeline.api import Facts, Location, extract, locate, sentences
    from pipeline.corpus.limits import Limits
    from pipeline.errors import (
        CorpusError,
        DecisionError,
        EngineError,
        MissingExtra,
        PlaceError,
        PublishError,
        RuleError,
        SendFactsError,
    )
    from pipeline.running.run import RunReport, read_tables, run

__all__ = [
    "CorpusError",
    "DecisionError",
    "EngineError",
    "Facts",
    "Limits",
    "Location",
    "MissingExtra",
    "PlaceError",
    "PublishError",
    "RuleError",
    "RunReport",
    "SendFactsError",
    "extract",
    "locate",
    "read_tables",
    "run",
    "sentences",
]

_HOMES = {
    **dict.fromkeys(("Facts", "Location", "extract", "locate", "sentences"), "pipeline.api"),
    **dict.fromkeys(("RunReport", "read_tables", "run"), "pipeline.running.run"),
    "Limits": "pipeline.corpus.limits",
}


def __getattr__(name: str) -> Any:
    """Imports a public name on first use, so that `send-facts --help` need not load spaCy and pandas."""
    if name == "__version__":
        return metadata.version("send-facts")
    if name not in __all__:
        raise AttributeError(f"module 'pipeline' has no attribute {name!r}")
    with collector_paused():  # a tenth of the time that imports take
        return getattr(import_module(_HOMES.get(name, "pipeline.errors")), name)
