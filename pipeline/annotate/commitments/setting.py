"""A sentence with what stands around it, as all readers of undertakings see it."""

from __future__ import annotations

from dataclasses import dataclass, replace

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

    def until(self, offset: int) -> Setting:
        """The setting of what the sentence tells before an offset of the text."""
        length = len(self.drawn[: offset - self.sentence.start].rstrip(" ,;–-"))
        sentence = replace(self.sentence, end=self.sentence.start + length)
        return replace(self, sentence=sentence, drawn=self.drawn[:length], low=self.low[:length])
