"""Bytes to text, nothing else changed, so that offsets count in what the file says."""

from __future__ import annotations

import codecs
import re

from pipeline.errors import ReadError

_MARKED = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins as the mark of UTF-16 does
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes(c for c in range(32) if chr(c) not in "\t\n\v\f\r")
_MOST_CONTROLS = 0.002
_VISIBLE = re.compile(r"[^\s\ufeff\u200b]")
_MOJIBAKE = re.compile("â€[™œ\x9d\u009d˜“”¦]|Ã[©¨¢ª§´³¡]|Â[£\u00a0]")
"""Marks and letters of UTF-8 that were taken for Windows-1252."""
_NO_CHARSETS = frozenset({"idna", "punycode", "raw-unicode-escape", "unicode-escape", "undefined", "utf-7"})
"""Python knows these as encodings; a page or a mail that names one is not to be trusted with it."""
_LOOK = 4_000
_LOOK_CLOSELY = 200_000
_ZERO_HALVES = 0.4
"""In English UTF-16 at least this share of all bytes is the empty half of a letter."""


def decode(raw: bytes) -> str:
    """The text of a file: by its byte-order mark, as UTF-8, or in the encoding its bytes suggest.

    Raises ReadError for what is empty, or no text at all.
    """
    if not raw.strip(b" \t\r\n\0"):
        raise ReadError("empty", "the file holds no text")
    text = _decoded(raw)
    encoded = text.encode("utf-8", errors="replace")
    controls = len(encoded) - len(encoded.translate(None, delete=_CONTROLS))
    if controls > _MOST_CONTROLS * len(text) + 1:
        raise ReadError("not text", "the file is binary, or text in an encoding that cannot be told")
    if not _VISIBLE.search(text):
        raise ReadError("empty", "the file holds no text but blanks")
    return text


def decode_named(raw: bytes, encoding: str | None) -> str:
    """The text of bytes that come with the name of their encoding: in that one if they keep its word, else by `decode`.

    What calls itself Latin-1 or ASCII is UTF-8 if it can be, and else Windows-1252, as browsers have it.
    """
    try:
        name = codecs.lookup(encoding or "").name
    except (LookupError, ValueError):
        return decode(raw)
    for codec in ("utf-8", "cp1252") if name in ("ascii", "iso8859-1", "cp1252") else (name,):
        try:
            if codec not in _NO_CHARSETS:
                return raw.decode(codec)
        except (LookupError, ValueError):
            continue
    return decode(raw)


def damage(text: str) -> list[str]:
    """What is wrong with the letters of a text, for a person to know."""
    notices = []
    if lost := text.count("\ufffd"):
        notices.append(f"{lost} letters could not be read: the file is damaged, or in several encodings")
    if wrong := len(_MOJIBAKE.findall(text)):
        notices.append(f"{wrong} signs such as â€™ or Ã©: the text was decoded wrongly before it was saved")
    return notices


def _decoded(raw: bytes) -> str:
    for mark, encoding in _MARKED:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding, errors="replace")
    if utf16 := _unmarked_utf16(raw):
        return raw.decode(utf16, errors="replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        mended = raw.decode("utf-8", errors="replace")
    # a few broken bytes among right ones are a damaged file; where none is right, the file was never UTF-8
    broken = mended.count("\ufffd")
    if sum(len(char.encode()) > 1 for char in mended) > 2 * broken:
        return mended
    # British pages that are not UTF-8 are nearly always Windows-1252; the bytes overrule that only when they clearly
    # say so (Macintosh texts, for one)
    from charset_normalizer import from_bytes  # slow to import, and seldom needed

    best = from_bytes(raw[:_LOOK_CLOSELY]).best()
    encoding = best.encoding if best is not None and best.encoding.startswith(("utf", "mac")) else "cp1252"
    return raw.decode(encoding, errors="replace")


def _unmarked_utf16(raw: bytes) -> str | None:
    """The byte order of UTF-16 without a mark, told by where the empty halves of its letters stand."""
    head = raw[:_LOOK]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) < _ZERO_HALVES * len(head) or min(even, odd) * 10 > max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"
