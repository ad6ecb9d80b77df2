"""Measures speed and memory, and writes the ratios into README.md: `make bench`.

Speed is CPU time set against the bare spaCy tokenizer on the same texts, because absolute times say more about the
machine than about the code. Annotate and the tokenizer are timed in one process, turn by turn, so that whatever else
the machine does slows both; runs are processes of their own.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import spacy
from documents import ROOT, documents, write_corpus

from pipeline.annotate import annotate, build
from pipeline.facts import TABLES
from pipeline.read import briefing_from_text
from pipeline.rules import load

COUNTS = (1_000, 10_000)
TIMED = 300
"""Documents that read and annotate are timed on, in this process."""
ROUNDS = 3
RATIOS = ("run / tokenizer", "one more document, share of a run", "two workers, times as fast")
_BLOCK = re.compile(r"(<!-- speed -->\n).*?(<!-- /speed -->)", re.DOTALL)


@dataclass(frozen=True)
class Cost:
    """What a process took."""

    wall: float
    cpu: float
    peak_mb: float


def cost(*arguments: str | Path) -> Cost:
    """What `python ARGUMENTS` takes; of several processes the peak is that of the largest."""
    begun = time.perf_counter()
    process = subprocess.Popen([sys.executable, *map(str, arguments)], cwd=ROOT, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(map(str, arguments))} ended with code {process.returncode}")
    return Cost(time.perf_counter() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def cpu(work: Callable[[], object]) -> float:
    """CPU seconds of this process for some work."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def stages() -> dict[str, float]:
    """Words per CPU second of the bare tokenizer, and the speeds of reading and annotating relative to it."""
    texts = list(documents(TIMED))
    rules, bare, nlp = load(), spacy.blank("en"), build()
    briefings = [briefing_from_text(text, rules) for text in texts]
    works: dict[str, Callable[[], object]] = {
        "tokenizer": lambda: [bare.make_doc(text) for text in texts],
        "read": lambda: [briefing_from_text(text, rules) for text in texts],
        "annotate": lambda: [annotate(nlp, briefing) for briefing in briefings],
    }
    best = dict.fromkeys(works, float("inf"))
    for _ in range(ROUNDS):
        for name, work in works.items():
            best[name] = min(best[name], cpu(work))
    speed = {name: sum(len(text.split()) for text in texts) / seconds for name, seconds in best.items()}
    return {
        "tokenizer words/s": speed["tokenizer"],
        "read / tokenizer": speed["read"] / speed["tokenizer"],
        "annotate / tokenizer": speed["annotate"] / speed["tokenizer"],
    }


def tables(outputs: Path) -> list[bytes]:
    """The bytes of a run's tables."""
    return [(outputs / f"{model.table}.parquet").read_bytes() for model in TABLES]


def start_up() -> dict[str, float]:
    """Wall seconds of `send-facts --help`, and to the facts of a first document."""
    first = "import pipeline; pipeline.extract('The DfE will publish its plan by May 2025.')"
    commands = {"help s": ("-m", "pipeline", "--help"), "first document s": ("-c", first)}
    return {name: min(cost(*command).wall for _ in range(ROUNDS)) for name, command in commands.items()}


def runs(count: int, tokenizer: float) -> dict[str, float]:
    """Whole runs on `count` documents: from nothing, again, with one document more, and on two workers."""
    with tempfile.TemporaryDirectory() as folder:
        corpus, place = Path(folder) / "corpus", Path(folder) / "place"
        words = write_corpus(corpus, count)
        extract = ("-m", "pipeline", "extract", corpus, "--outputs", place / "outputs", "--workers")
        whole = cost(*extract, "1")
        alone = tables(place / "outputs")
        nothing = cost(*extract, "1")
        one_more = one_document_more(corpus, place, (*extract, "1"))
        two = cost(*extract, "2", "--full")
        if tables(place / "outputs") != alone:
            raise SystemExit("two workers made other tables than one")
    return {
        "run / tokenizer": words / whole.cpu / tokenizer,
        "run CPU s": whole.cpu,
        "run peak MB": whole.peak_mb,
        "nothing new, wall s": nothing.wall,
        "one more document, share of a run": one_more / whole.cpu,
        "two workers, times as fast": whole.wall / two.wall,
    }


def one_document_more(corpus: Path, place: Path, extract: Sequence[str | Path]) -> float:
    """CPU seconds of a run with one document more than the last one, the least of ROUNDS.

    It takes a few seconds, which other work on the machine lengthens by half. Corpus and `place`, with the outputs and
    what is kept beside them, are as they were afterwards.
    """
    before = place.with_name("before")
    shutil.copytree(place, before)
    shutil.copy(corpus / "000000.txt", corpus / "one-more.txt")
    seconds = []
    for _ in range(ROUNDS):
        seconds.append(cost(*extract).cpu)
        shutil.rmtree(place)
        shutil.copytree(before, place)
    (corpus / "one-more.txt").unlink()
    return min(seconds)


def ratios(figures: Mapping[str, Mapping[str, float]]) -> str:
    """The figures that are no seconds as a Markdown table: those say more about the machine than about the code."""
    one, *sizes = figures
    lines = [
        f"Annotate takes in {figures[one]['annotate / tokenizer']:.3f} of the words that the bare tokenizer does in the"
        " same time.",
        "",
        f"| | {' | '.join(sizes)} |",
        f"| --- |{' ---: |' * len(sizes)}",
    ]
    for name in RATIOS:
        lines.append(f"| {name} | {' | '.join(f'{figures[size][name]:.3f}' for size in sizes)} |")
    return "\n".join(lines) + "\n"


def write_ratios(readme: Path, figures: Mapping[str, Mapping[str, float]]) -> None:
    """Puts the ratios between the marks in `readme`."""
    text = readme.read_text(encoding="utf-8")
    written, blocks = _BLOCK.subn(lambda found: found[1] + ratios(figures) + found[2], text)
    if not blocks:
        raise SystemExit(f"{readme} has no block <!-- speed --> … <!-- /speed -->")
    readme.write_text(written, encoding="utf-8")


def main() -> None:
    """Prints the figures and writes them to bench/results.json, the ratios to README.md."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, nargs="*", default=COUNTS, help="sizes of corpora for whole runs")
    counts = parser.parse_args().documents
    figures: dict[str, dict[str, float]] = {"a document": stages() | start_up()}
    for count in counts:
        figures[f"{count} documents"] = runs(count, figures["a document"]["tokenizer words/s"])
    system = f"{platform.machine()} {platform.system()}"
    results = {
        "machine": f"{system}, {os.cpu_count()} cores, Python {platform.python_version()}",
        "versions": {name: version(name) for name in ("spacy", "pyarrow", "pydantic", "rapidfuzz")},
        "load": round(os.getloadavg()[0], 1),
        "figures": {part: {name: round(v, 3) for name, v in values.items()} for part, values in figures.items()},
    }
    (ROOT / "bench" / "results.json").write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")
    write_ratios(ROOT / "README.md", figures)
    for part, values in figures.items():
        print(part)
        for name, value in values.items():
            print(f"  {name:36}{value:>14,.3f}")


if __name__ == "__main__":
    main()
