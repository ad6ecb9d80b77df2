"""Plain text and Markdown: the text is the file's, nothing changed."""

from __future__ import annotations

from pipeline.corpus.limits import Limits
from pipeline.read.blocks import Reading
from pipeline.read.decoding import damage, decode
from pipeline.read.registry import register


@register("text", (".txt", ".text"))
@register("markdown", (".md", ".markdown"))
def read_plain(raw: bytes, _limits: Limits) -> Reading:
    """The text of a file, as it is."""
    text = decode(raw)
    return Reading(text, notices=damage(text))
