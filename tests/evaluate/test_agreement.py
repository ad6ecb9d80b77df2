"""Our figures are those of the shared measure, to four decimals, on the shared gold."""

from __future__ import annotations

import importlib.util
import random
from datetime import timedelta
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from pipeline.evaluate import score_run
from pipeline.evaluate.gold import Gold, read_gold
from pipeline.evaluate.tally import Count
from pipeline.running.run import run
from tests.evaluate.made import MadeRun, Span


@pytest.fixture(scope="module")
def measure(shared: Path) -> ModuleType:
    """The shared measure, loaded from where it lies beside the checkout."""
    spec = importlib.util.spec_from_file_location("shared_measure", shared / "measure" / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def golds(shared: Path) -> list[Gold]:
    return read_gold([shared / "gold"])


def theirs(measure: ModuleType, outputs: Path, gold: Path) -> dict[str, tuple[float, ...]]:
    result, _, _ = measure.score(measure.load_predictions(str(outputs)), measure.load_gold([str(gold)]))
    counts = ("predicted", "tp", "gold")
    return {k: (v["p"], v["r"], v["f1"], *(v[c] for c in counts if c in v)) for k, v in result.items()}


def ours(outputs: Path, gold: Path) -> dict[str, tuple[float, ...]]:
    return {
        name: (
            *(round(value, 4) for value in (figure.precision, figure.recall, figure.f1)),
            *((figure.found, figure.right, figure.gold) if isinstance(figure, Count) else ()),
        )
        for name, figure in score_run(outputs, [gold]).figures.items()
    }


def test_a_run_on_the_shared_briefings_scores_as_the_shared_measure_says(
    measure: ModuleType, shared: Path, tmp_path: Path
) -> None:
    run(shared / "briefings", tmp_path / "outputs")
    expected = theirs(measure, tmp_path / "outputs", shared / "gold")
    assert ours(tmp_path / "outputs", shared / "gold") == expected
    assert expected["date span"][4] > 0, "nothing was found, so nothing was compared"


@pytest.mark.parametrize("seed", range(8))
def test_runs_with_every_sort_of_error_score_as_the_shared_measure_says(
    seed: int, measure: ModuleType, golds: list[Gold], shared: Path, tmp_path: Path
) -> None:
    made, chance = MadeRun(), random.Random(seed)
    # one run in four lacks a document
    for gold in golds[seed % 4 == 0 :]:
        text = (shared / "briefings" / gold.doc).read_bytes().decode()
        _Garbled(made, gold, text, chance).add_all()
    outputs = made.write(tmp_path / "outputs")
    assert ours(outputs, shared / "gold") == theirs(measure, outputs, shared / "gold")


class _Garbled:
    """The facts of a gold file with mistakes: some left out, moved, doubled, or with a wrong value."""

    def __init__(self, made: MadeRun, gold: Gold, text: str, chance: random.Random) -> None:
        self.made, self.gold, self.text, self.chance = made, gold, text, chance
        self.names = [entity.name for entity in (*gold.organisations, *gold.people)] + ["Oakline Trust"]

    def add_all(self) -> None:
        about = self.gold.meta
        # the shared measure cannot read a null where gold has a title, author or publisher
        titles = {name: self.some(getattr(about, name) or "None") for name in ("title", "author", "publisher")}
        published = self.some(about.published, None)
        self.doc = self.made.document(self.gold.doc, self.text, **titles, published=published)
        for kind in ("organisation", "person"):
            spans = [(span, e.name) for e in self.gold.entities(kind) for span in e.mentions]
            for span, name in self.noisy(kind, [*spans, *self.ignored(kind), *self.stray()]):
                self.made.mention(self.doc, span, kind, name)
        for span, role in self.noisy("role", [(r.span, r) for r in self.gold.roles] + self.ignored("role", None)):
            if role is None:
                self.made.role(self.doc, span, self.name(), self.some("chair", None), self.some(self.name(), None))
            else:
                title = self.some(role.role, "chair of the board")
                self.made.role(self.doc, span, self.some(role.person), title, self.some(role.organisation, None))
        for span, found in self.noisy("date", [(d.span, d) for d in self.gold.dates] + self.ignored("date", None)):
            start, end = (found.start, found.end) if found else (None, None)
            if end is not None and self.chance.random() < 0.3:
                end += timedelta(days=1)
            self.made.date(self.doc, span, start, end)
        for span, pair in self.noisy("acronym", [(a.span, (a.short, a.long)) for a in self.gold.acronyms]):
            short, long = pair or ("XYZ", "Xylophone Zone")
            source = self.chance.choice(["inline", "glossary", "inline", "known"])
            self.made.acronym(self.doc, span, short, self.some(long, None), source)
        commitments: list[tuple[Span, Any]] = [(c.span, c) for c in self.gold.commitments]
        for span, c in self.noisy("commitment", commitments + self.ignored("commitment", None)):
            self.made.commitment(
                self.doc,
                span,
                self.chance.choice(["firm", "intended", "proposed", "required"] + [c.strength if c else "firm"] * 4),
                actor=self.some(c.actor if c else None),
                actor_known=self.chance.random() < 0.7,
                due_end=self.some(c.due_end if c else None, self.gold.meta.published),
                speaker=self.some(c.speaker if c else None),
            )

    def name(self) -> str:
        return self.chance.choice(self.names)

    def some(self, value: Any, instead: Any = ...) -> Any:
        """The value, or three times in ten something else (another name unless told)."""
        return value if self.chance.random() < 0.7 else self.name() if instead is ... else instead

    def ignored(self, kind: Any, value: Any = "Somebody Else") -> list[tuple[Span, Any]]:
        return [(span, value) for span in self.gold.ignored(kind)]

    def stray(self) -> list[tuple[Span, str]]:
        """Finds where nothing is annotated, in boilerplate too."""
        starts = [self.chance.randrange(len(self.text) - 20) for _ in range(20)]
        return [((start, start + 12), self.name()) for start in starts]

    def noisy(self, kind: str, facts: list[tuple[Span, Any]]) -> list[tuple[Span, Any]]:
        """Some of the facts in the order of the text, moved a little here and there, some twice."""
        kept = []
        for (start, end), value in facts:
            for _ in range(self.chance.choice([0, 1, 1, 1, 1, 2])):
                moved = max(0, start + self.chance.choice([0, 0, 0, -4, 3]))
                kept.append(((moved, max(moved + 1, min(len(self.text), end + self.chance.choice([0, 0, 5])))), value))
        return sorted(kept, key=lambda fact: fact[0])
