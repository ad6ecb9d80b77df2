"""`make bench-resolve`: how long names take to resolve, how much memory, and how right the result is.

Each size runs in a process of its own. Precision and recall are of pairs of names put together; the truth is known,
because `bench/names.py` makes the names.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

SIZES = (100_000, 300_000, 1_000_000)
SEED = 20251
RESULTS = Path(__file__).with_name("resolve.json")


def pairs(counts: Iterable[int]) -> int:
    """Number of pairs inside groups of these sizes."""
    return sum(n * (n - 1) // 2 for n in counts)


def scores(truth: Mapping[str, int], found: Mapping[str, str]) -> tuple[int, int, int]:
    """Pairs of names that are right, found, and there to be found."""
    both = Counter((truth[name], canonical) for name, canonical in found.items())
    return pairs(both.values()), pairs(Counter(found.values()).values()), pairs(Counter(truth.values()).values())


def measure(size: int) -> dict[str, object]:
    """Resolves `size` names, half of bodies and half of people."""
    from names import Names

    from pipeline.resolve.clusters import Weight
    from pipeline.resolve.link import Linker
    from pipeline.rules import load

    rules = load()
    seconds, total = 0.0, [0, 0, 0]
    by_kind: dict[str, dict[str, object]] = {}
    for kind in ("organisation", "person"):
        made = list(Names(kind, rules, SEED).distinct(size // 2))
        truth = {name: entity for name, entity, _ in made}
        begun = time.process_time()
        linker = Linker(kind, rules)
        linker.add(truth)
        linked = linker.linked(dict.fromkeys(truth, Weight(1)))
        seconds += time.process_time() - begun
        right = scores(truth, linked.canonical)
        total = [a + b for a, b in zip(total, right, strict=True)]
        by_kind[kind] = {"precision": right[0] / max(right[1], 1), "recall": right[0] / max(right[2], 1)}
        by_kind[kind] |= {"doubts": len(linked.doubts), "recall by variant": _by_variant(made, linked.canonical)}
        del linker, linked
    return {
        "names": size,
        "cpu_seconds": round(seconds, 1),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "precision": total[0] / total[1],
        "recall": total[0] / total[2],
        **by_kind,
    }


def _by_variant(made: list[tuple[str, int, str]], found: Mapping[str, str]) -> dict[str, float]:
    """{variant: share of its names that are with their canonical name}"""
    canonical = {entity: name for name, entity, how in made if how == "canonical"}
    kept: dict[str, list[bool]] = defaultdict(list)
    for name, entity, how in made:
        if how != "canonical" and entity in canonical:
            kept[how].append(found[name] == found[canonical[entity]])
    return {how: round(sum(hits) / len(hits), 3) for how, hits in sorted(kept.items())}


def main() -> None:
    """Prints a table and keeps the figures in bench/resolve.json."""
    results = []
    print(f"{'names':>10}{'CPU s':>8}{'µs/name':>9}{'MB':>7}{'precision':>11}{'recall':>8}")
    for size in [int(argument) for argument in sys.argv[1:]] or SIZES:
        run = subprocess.run([sys.executable, __file__, "--one", str(size)], check=True, capture_output=True, text=True)
        r = json.loads(run.stdout)
        results.append(r)
        each = r["cpu_seconds"] / size * 1e6
        print(f"{size:10,}{r['cpu_seconds']:8.1f}{each:9.0f}{r['peak_mb']:7}{r['precision']:11.4f}{r['recall']:8.4f}")
        RESULTS.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(measure(int(sys.argv[2]))))
    else:
        main()
