"""Makes briefings to measure on: the paragraphs of the samples in a seeded random order, some 500 words each.

`python bench/documents.py 1000 FOLDER` writes a thousand of them into a folder.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORDS = 500


def documents(count: int) -> Iterator[str]:
    """`count` texts of about WORDS words."""
    samples = [p for p in sorted((ROOT / "corpus").iterdir()) if p.suffix in (".txt", ".md")]
    paragraphs = [part for p in samples for part in p.read_text(encoding="utf-8").split("\n\n") if part.strip()]
    draw = random.Random(20240321)
    for number in range(count):
        parts, words = [f"Shuffled briefing {number}\n\nFirst published 21 March 2024"], 0
        while words < WORDS:
            parts.append(draw.choice(paragraphs))
            words += len(parts[-1].split())
        yield "\n\n".join(parts)


def write_corpus(folder: Path, count: int) -> int:
    """Writes `count` briefings into a folder; returns the number of their words."""
    folder.mkdir(parents=True, exist_ok=True)
    words = 0
    for number, text in enumerate(documents(count)):
        (folder / f"{number:06}.txt").write_text(text, encoding="utf-8")
        words += len(text.split())
    return words


if __name__ == "__main__":
    write_corpus(Path(sys.argv[2]), int(sys.argv[1]))
