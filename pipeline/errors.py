"""The errors this project raises; each names what it is about, so that its message can be shown as it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager


class SendFactsError(Exception):
    """Base of all errors a user is meant to read."""


class RuleError(SendFactsError):
    """Mistakes in rule files: all of them at once, one `file:line: reason` a piece."""

    def __init__(self, mistakes: list[str]) -> None:
        self.mistakes = mistakes
        super().__init__("\n".join(mistakes))


class ReadError(SendFactsError):
    """A document that cannot be read; `kind` is a short name of the fault for the table of problems."""

    def __init__(self, kind: str, detail: str) -> None:
        self.kind, self.detail = kind, detail
        super().__init__(detail)


class TooSlowError(ReadError):
    """A document that took longer than it may; on another day, or another machine, it may not."""


class CorpusError(SendFactsError):
    """Nothing can be done with a corpus folder (missing, empty, unreadable)."""


class PlaceError(SendFactsError):
    """An address that nothing here can read from or write to."""


class PublishError(SendFactsError):
    """Tables that must not be published: `mistakes` are in them, or the target cannot be written."""

    def __init__(self, message: str, mistakes: Sequence[str] = ()) -> None:
        self.mistakes = list(mistakes)
        super().__init__(message)


class EngineError(SendFactsError):
    """A run that cannot go on: its processes are killed, or what it keeps for itself cannot be read back."""


class DecisionError(SendFactsError):
    """Mistakes in reviewers' decisions: all of them at once, one `file:line: reason` a piece."""

    def __init__(self, mistakes: list[str]) -> None:
        self.mistakes = mistakes
        super().__init__("\n".join(mistakes))


class ExportError(SendFactsError):
    """Tables that a format cannot hold, or that are not there to be exported."""


class MissingExtra(SendFactsError):
    """A command needs a package that comes with an optional extra only."""

    def __init__(self, extra: str, package: str | None) -> None:
        super().__init__(f"this needs {package}, which comes with: pip install 'send-facts[{extra}]'")


@contextmanager
def needs(extra: str) -> Iterator[None]:
    """Around the imports of an optional extra: what is missing is told with the way to get it."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise MissingExtra(extra, error.name) from error
