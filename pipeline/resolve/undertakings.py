"""Undertakings: the commitments of a corpus reduced to what tells whether two are of one undertaking.

There are a dozen to a document, so they are kept in columns of numbers: 36 bytes each, and what is said once however
often it is said. What is said stays packed as JSON until its actor's threads are followed.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from pydantic import TypeAdapter

from pipeline.facts import Strength
from pipeline.found import Name
from pipeline.resolve.ids import stable_id
from pipeline.resolve.notes import packed, renumbered, unpacked
from pipeline.resolve.wording import Wording

_ID_BYTES = len(stable_id("commitment"))
"""All ids of commitments are as long, and ASCII."""


@dataclass(slots=True, frozen=True)
class Content:
    """What is undertaken, whoever says so of whom."""

    wording: Wording
    negated: bool
    due_end: date | None
    action: str


@dataclass(slots=True, frozen=True)
class Voice:
    """Who is to act, and how firmly that is said."""

    actor: Name | None
    strength: Strength


@dataclass(slots=True)
class Columns:
    """Undertakings as they are kept: a number for each of them, packed, in each of the last four columns."""

    documents: list[tuple[str, date | None]]
    """(id, publication day)"""
    contents: list[str]
    voices: list[Voice]
    ids: str
    document: str
    start: str
    content: str
    voice: str


_CONTENT = TypeAdapter(Content)
content_of = lru_cache(maxsize=1024)(_CONTENT.validate_json)
"""The content that was packed."""


class Undertakings:
    """The undertakings of some documents, one behind the other, in columns."""

    def __init__(self) -> None:
        self.documents: list[tuple[str, date | None]] = []
        self._contents: dict[str, int] = {}
        self._voices: dict[Voice, int] = {}
        self._ids = bytearray()
        self._document, self._start, self._content, self._voice = (array("i") for _ in range(4))

    def __len__(self) -> int:
        return len(self._start)

    def begin(self, document_id: str, published: date | None) -> None:
        """Begins a document, to which the undertakings that are added then belong."""
        self.documents.append((document_id, published))

    def add(self, commitment_id: str, start: int, content: Content, voice: Voice) -> None:
        """Adds an undertaking of the document begun last."""
        written = _CONTENT.dump_json(content).decode()
        self._ids += commitment_id.encode()
        self._document.append(len(self.documents) - 1)
        self._start.append(start)
        self._content.append(self._contents.setdefault(written, len(self._contents)))
        self._voice.append(self._voices.setdefault(voice, len(self._voices)))

    def update(self, other: Undertakings) -> None:
        """Takes in the undertakings of other documents."""
        contents = [self._contents.setdefault(written, len(self._contents)) for written in other._contents]
        voices = [self._voices.setdefault(voice, len(self._voices)) for voice in other._voices]
        self._ids += other._ids
        self._document.frombytes((other.document + len(self.documents)).astype(np.intc).tobytes())
        self._start.extend(other._start)
        self._content.frombytes(renumbered(other._content, contents))
        self._voice.frombytes(renumbered(other._voice, voices))
        self.documents += other.documents

    @property
    def contents(self) -> list[str]:
        """All that is said, packed."""
        return list(self._contents)

    @property
    def voices(self) -> list[Voice]:
        """All who are said to act, and how firmly."""
        return list(self._voices)

    @property
    def ids(self) -> npt.NDArray[np.bytes_]:
        """The commitments' ids."""
        return ids_in(bytes(self._ids))

    @property
    def document(self) -> npt.NDArray[np.int64]:
        """Which of the documents each stands in."""
        return _column(self._document)

    @property
    def start(self) -> npt.NDArray[np.int64]:
        """Where in its document each begins."""
        return _column(self._start)

    @property
    def content(self) -> npt.NDArray[np.int64]:
        """Which of the contents each has."""
        return _column(self._content)

    @property
    def voice(self) -> npt.NDArray[np.int64]:
        """Which of the voices each has."""
        return _column(self._voice)

    def columns(self) -> Columns:
        """What `of` needs."""
        columns = (self._document, self._start, self._content, self._voice)
        return Columns(self.documents, self.contents, self.voices, self._ids.decode(), *map(packed, columns))

    @classmethod
    def of(cls, kept: Columns) -> Undertakings:
        """The undertakings that `columns` was made of. Raises ValueError where columns differ in length."""
        made = cls()
        made.documents = kept.documents
        made._contents = {written: number for number, written in enumerate(kept.contents)}
        made._voices = {voice: number for number, voice in enumerate(kept.voices)}
        made._ids = bytearray(kept.ids.encode())
        numbers = [unpacked(column) for column in (kept.document, kept.start, kept.content, kept.voice)]
        made._document, made._start, made._content, made._voice = numbers
        if {len(made._ids)} != {_ID_BYTES * len(column) for column in numbers}:
            raise ValueError("columns of different lengths")
        return made


def ids_in(joined: bytes) -> npt.NDArray[np.bytes_]:
    """The ids of commitments that follow one another."""
    return np.frombuffer(joined, f"S{_ID_BYTES}")


def _column(numbers: array[int]) -> npt.NDArray[np.int64]:
    return np.array(numbers, np.int64)
