"""Reads plain text and Markdown: bytes to text, nothing else changed, so that offsets count in what the file says."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

from pipeline.errors import ReadError

SUFFIXES = {".txt": "text", ".md": "markdown", ".markdown": "markdown"}
"""File name suffix to format."""

_MARKED = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_MOST_CONTROLS = 0.002


def decode(raw: bytes) -> str:
    """The text of a file: by its byte-order mark, as UTF-8, or in the encoding its bytes suggest.

    Raises ReadError for what is empty, or no text at all.
    """
    if not raw.strip(b" \t\r\n\0"):
        raise ReadError("empty", "the file holds no text")
    text = _decoded(raw)
    controls = sum(text.count(c) for c in _CONTROLS)
    if controls > _MOST_CONTROLS * len(text) + 1:
        raise ReadError("not text", "the file is binary, or text in an encoding that cannot be told")
    if not text.strip():
        raise ReadError("empty", "the file holds no text")
    return text


_CONTROLS = [chr(c) for c in range(32) if chr(c) not in "\t\n\v\f\r"]


def _decoded(raw: bytes) -> str:
    for mark, encoding in _MARKED:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding, errors="replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    # British pages that are not UTF-8 are nearly always Windows-1252; let the bytes overrule that only when they
    # clearly say so (UTF-16 without a mark, for one)
    best = from_bytes(raw[:200_000]).best()
    encoding = best.encoding if best is not None else "cp1252"
    if encoding.startswith(("utf", "mac")):
        return raw.decode(encoding, errors="replace")
    return raw.decode("cp1252", errors="replace")
