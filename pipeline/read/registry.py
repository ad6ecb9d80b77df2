"""Which reader reads a file: told by its content first, by its suffix where the content says nothing."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import ModuleType

from pipeline.corpus.limits import Limits
from pipeline.errors import ReadError
from pipeline.read.blocks import Reading

Reader = Callable[[bytes, Limits], Reading]


@dataclass(frozen=True)
class Format:
    """A format: its name in `documents.format`, its suffixes, how its content is recognised, and its reader."""

    name: str
    suffixes: tuple[str, ...]
    recognises: Callable[[bytes], bool]
    signed: bool
    """Whether every file of the format is recognised by its content: what is not, is of another format."""
    read: Reader


_FORMATS: dict[str, Format] = {}
_NOT_READ = (
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an Office file of an old version, or with a password: save it as .docx without one",
    ),
    (b"{\\rtf", "Rich Text Format: save it as .docx"),
    (b"\x89PNG", "a picture: it has no text that could be read"),
    (b"\xff\xd8\xff", "a picture: it has no text that could be read"),
    (b"GIF8", "a picture: it has no text that could be read"),
    (b"\x1f\x8b", "compressed: unpack it, or make a .zip of it"),
    (b"7z\xbc\xaf\x27\x1c", "compressed: unpack it, or make a .zip of it"),
    (b"Rar!", "compressed: unpack it, or make a .zip of it"),
    (b"PK\x03\x04", "an archive, or an Office file of a kind that is not read"),
    (b"PK\x05\x06", "an empty archive"),
)


def register(
    name: str,
    suffixes: Sequence[str],
    recognises: Callable[[bytes], bool] = lambda raw: False,
    *,
    signed: bool = False,
) -> Callable[[Reader], Reader]:
    """Registers the function below as the reader of a format.

    `recognises` says of a file's bytes whether they are surely of this format (`signed`: and that they are not, when it
    does not); without it the suffix alone tells.
    """

    def add(read: Reader) -> Reader:
        _FORMATS[name] = Format(name, tuple(suffixes), recognises, signed, read)
        return read

    return add


def suffixes() -> list[str]:
    """All suffixes that are read."""
    return sorted(suffix for form in _FORMATS.values() for suffix in form.suffixes)


def read_as(raw: bytes, suffix: str, limits: Limits) -> tuple[Format, Reading]:
    """A file's format and what its reader makes of it; a suffix that is not the content's becomes a notice.

    Raises ReadError when no reader fits, or the one that does cannot read it.
    """
    named = next((form for form in _FORMATS.values() if suffix.lower() in form.suffixes), None)
    told = next((form for form in _FORMATS.values() if form.recognises(raw)), None)
    form = told or _by_name(raw, suffix, named)
    reading = form.read(raw, limits)
    limits.check_size(len(reading.text), "characters of text")
    if form is not named:
        named_as = f"the name ends in {suffix}, but" if suffix else "the name has no suffix:"
        reading.notices.insert(0, f"{named_as} the contents are {form.name}")
    return form, reading


def _by_name(raw: bytes, suffix: str, named: Format | None) -> Format:
    """The format of a file whose content is no format's in particular: without a suffix it can only be text."""
    if reason := next((why for magic, why in _NOT_READ if raw.startswith(magic)), None):
        raise ReadError("unknown format", reason)
    if named is None and suffix:
        raise ReadError("unknown format", f"no reader for {suffix} (there is {', '.join([*suffixes(), '.zip'])})")
    return _FORMATS["text"] if named is None or named.signed else named


def library(name: str, suffix: str) -> ModuleType:
    """A library that a reader needs. Raises ReadError that says how to install it when it is missing."""
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise ReadError(
            "missing library", f'{suffix} files need {name.split(".")[0]}: pip install "send-facts[documents]"'
        ) from error
