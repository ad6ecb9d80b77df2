"""Bytes behind a checksum of them, by which what was cut off or damaged is known from what was written."""

from __future__ import annotations

import hashlib

_DIGEST = hashlib.sha256().digest_size


def sealed(content: bytes) -> bytes:
    """The content behind its SHA-256."""
    return hashlib.sha256(content).digest() + content


def unsealed(raw: bytes | memoryview) -> memoryview | None:
    """The content that was sealed, not copied; None when the bytes are not what `sealed` made."""
    view = memoryview(raw)
    content = view[_DIGEST:]
    return content if view[:_DIGEST] == hashlib.sha256(content).digest() else None
