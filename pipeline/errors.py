"""The errors this project raises; each names what it is about, so that its message can be shown as it is."""

from __future__ import annotations


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


class CorpusError(SendFactsError):
    """Nothing can be done with a corpus folder (missing, empty, unreadable)."""


class PublishError(SendFactsError):
    """Tables that must not be published: a check failed or the target cannot be written."""


class DecisionError(SendFactsError):
    """Mistakes in reviewers' decisions: all of them at once, one `file:line: reason` a piece."""

    def __init__(self, mistakes: list[str]) -> None:
        self.mistakes = mistakes
        super().__init__("\n".join(mistakes))
