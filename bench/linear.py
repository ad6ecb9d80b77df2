"""Is time linear in the text? CPU time of read and of each component on hostile texts of n, 2n and 4n characters.

`make bench-linear` prints, for each text and stage, how time grows from 2n to 4n (2.0 is linear, 4.0 quadratic), the
worst first, and ends with 1 where a stage that takes long enough to be measured grows by more than 3. Nothing is timed
in the tests; they count calls on the same texts (tests/annotate/test_linear.py).
"""

from __future__ import annotations

import gc
import sys
import time
from pathlib import Path

from spacy.language import Language

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from spacy.tokens import Doc

from pipeline.annotate import build
from pipeline.annotate.layers import Layers
from pipeline.read import briefing_from_text
from pipeline.rules import Rules, load
from tests.hostile import HOSTILE

SIZE = 25_000
MOST = 3.0
LEAST_SECONDS = 0.2
"""Growth of what takes less cannot be told from noise."""
TOO_LONG = 20.0


def measured(nlp: Language, rules: Rules, text: str) -> dict[str, float]:
    """{stage: CPU seconds} of one text."""
    times = {}
    begun = time.process_time()
    briefing = briefing_from_text(text, rules)
    times["read"] = time.process_time() - begun
    doc = Doc(nlp.vocab)
    layers = doc._.send = Layers.of_text(text)
    layers.metadata, layers.boilerplate, layers.shows_spans = briefing.metadata, briefing.boilerplate, False
    for name, component in nlp.pipeline:
        begun = time.process_time()
        component(doc)
        times[name] = time.process_time() - begun
    return times


def _has_grown(before: dict[str, float], last: dict[str, float]) -> bool:
    """Whether a stage that takes long enough to be measured takes more than MOST times as long as on half the text."""
    return any(last[s] >= LEAST_SECONDS and last[s] > MOST * before[s] for s in last)


def main(only: list[str]) -> int:
    """Measures all texts, or those named."""
    rules, nlp = load(), build()
    gc.disable()  # it looks at all objects now and then: many small ones would look like growth
    for piece in HOSTILE.values():  # patterns that are compiled when first needed
        measured(nlp, rules, piece * 20)
    grown = []
    for name, piece in HOSTILE.items():
        if only and name not in only:
            continue
        texts = [piece * (times * SIZE // len(piece)) for times in (1, 2, 4)]
        runs: list[dict[str, float]] = []
        for text in texts:
            runs.append(measured(nlp, rules, text))
            if sum(runs[-1].values()) > TOO_LONG:
                break
        if len(runs) > 1 and _has_grown(*runs[-2:]):
            # once more: what else the machine does may have slowed one of them
            again = [measured(nlp, rules, text) for text in texts[: len(runs)]]
            runs = [{stage: min(a[stage], b[stage]) for stage in a} for a, b in zip(runs, again, strict=True)]
        last, before = runs[-1], runs[-2] if len(runs) > 1 else dict.fromkeys(runs[-1], 1e-9)
        grown += [(last[s] / max(before[s], 1e-9), last[s], name, s) for s in last if last[s] >= LEAST_SECONDS]
        total = sum(last.values())
        print(f"{name:28} {total:7.2f} s for {len(runs)} sizes", file=sys.stderr, flush=True)
    for factor, seconds, name, stage in sorted(grown, reverse=True)[:25]:
        print(f"{factor:5.1f}  {seconds:7.2f} s  {stage:20} {name}")
    return int(any(factor > MOST for factor, *_ in grown))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
