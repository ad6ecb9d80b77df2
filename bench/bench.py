"""Measures speed and memory: `make bench`.

Documents are made by shuffling the paragraphs of the sample briefings (seeded), some 500 words each. Speed is CPU time,
set against the bare spaCy tokenizer on the same texts in the same process, because absolute times say more about the
machine than about the code.
"""

from __future__ import annotations

import argparse
import json
import platform
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import spacy

from pipeline.annotate import annotate, build
from pipeline.read import briefing_from_text
from pipeline.rules import load

ROOT = Path(__file__).resolve().parent.parent
WORDS = 500
ROUNDS = 3


def documents(count: int) -> list[str]:
    """`count` texts of about WORDS words, made of the samples' paragraphs in a seeded random order."""
    samples = [p for p in sorted((ROOT / "corpus").iterdir()) if p.suffix in (".txt", ".md")]
    paragraphs = [part for p in samples for part in p.read_text(encoding="utf-8").split("\n\n") if part.strip()]
    draw = random.Random(20240321)
    texts = []
    for number in range(count):
        parts, words = [f"Shuffled briefing {number}\n\nFirst published 21 March 2024"], 0
        while words < WORDS:
            parts.append(draw.choice(paragraphs))
            words += len(parts[-1].split())
        texts.append("\n\n".join(parts))
    return texts


def cpu(work: Callable[[], object]) -> float:
    """CPU seconds of this process for the best of ROUNDS rounds of `work`."""
    times = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return min(times)


def annotate_speed(texts: list[str]) -> dict[str, float]:
    """Words per CPU second of the bare tokenizer and of annotate, and their ratio."""
    words = sum(len(text.split()) for text in texts)
    rules, bare, nlp = load(), spacy.blank("en"), build()
    briefings = [briefing_from_text(text, rules) for text in texts]
    tokenizer = words / cpu(lambda: [bare.make_doc(text) for text in texts])
    whole = words / cpu(lambda: [annotate(nlp, briefing) for briefing in briefings])
    reading = words / cpu(lambda: [briefing_from_text(text, rules) for text in texts])
    return {"tokenizer": tokenizer, "read": reading, "annotate": whole, "annotate_ratio": whole / tokenizer}


def whole_run(texts: list[str]) -> dict[str, float]:
    """CPU seconds, words per CPU second and peak memory (MB) of `send-facts extract` as a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus"
        corpus.mkdir()
        for number, text in enumerate(texts):
            (corpus / f"{number:06}.txt").write_text(text, encoding="utf-8")
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        command = [sys.executable, "-m", "pipeline", "extract", str(corpus), "--outputs", f"{folder}/outputs"]
        subprocess.run(command, check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    words = sum(len(text.split()) for text in texts)
    return {"run_seconds": seconds, "run": words / seconds, "run_peak_mb": after.ru_maxrss / 1024}


def start_up() -> dict[str, float]:
    """Wall seconds of `send-facts --help`, and to the facts of a first document."""
    first = "import pipeline; pipeline.extract('The DfE will publish its plan by May 2025.')"
    commands = {"help_seconds": ["-m", "pipeline", "--help"], "first_document_seconds": ["-c", first]}
    figures = {}
    for name, arguments in commands.items():
        times = []
        for _ in range(ROUNDS):
            begun = time.perf_counter()
            subprocess.run([sys.executable, *arguments], check=True, capture_output=True, cwd=ROOT)
            times.append(time.perf_counter() - begun)
        figures[name] = min(times)
    return figures


def main() -> None:
    """Prints the figures and writes them to bench/results.json."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=1000)
    count = parser.parse_args().documents
    texts = documents(count)
    figures = annotate_speed(texts) | whole_run(texts) | start_up()
    figures["run_ratio"] = figures["run"] / figures["tokenizer"]
    results = {
        "machine": f"{platform.machine()} {platform.system()}, Python {platform.python_version()}",
        "versions": {name: version(name) for name in ("spacy", "pyarrow", "pydantic", "rapidfuzz")},
        "documents": count,
        "words": sum(len(text.split()) for text in texts),
        "figures": {name: round(value, 3) for name, value in figures.items()},
    }
    (ROOT / "bench" / "results.json").write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")
    for name, value in results["figures"].items():
        print(f"{name:24}{value:>14,.3f}")


if __name__ == "__main__":
    main()
