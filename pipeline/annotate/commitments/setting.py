"""A sentence with what stands around it, as all readers of undertakings see it."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.annotate.commitments.lists import Frame
from pipeline.annotate.commitments.words import Signs
from pipeline.annotate.layers import Block, Sentence


@dataclass(slots=True)
class Setting:
    """A sentence with what stands around it."""

    sentence: Sentence
    block: Block
    frame: Frame | None
    drawn: str
    low: str
    """`drawn` in small letters."""
    signs: Signs
