"""Which fact a reviewer is shown next: every kind and rule in turn, by lot or the doubtful ones first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Literal

import numpy as np
import pandas as pd

from pipeline.review.findings import Findings
from pipeline.verdicts import RULE

Order = Literal["random", "doubtful"]
ORDERS: tuple[Order, ...] = ("random", "doubtful")


@dataclass(frozen=True)
class Choice:
    """What a reviewer wants to see. Empty means all; `again` asks for cards that somebody else has judged."""

    kind: str = ""
    document: str = ""
    rule: str = ""
    entity: str = ""
    zone: str = ""
    changed: bool = False
    again: bool = False
    order: Order = "random"

    @property
    def by_lot(self) -> bool:
        """Whether a card of this queue stands for all facts of its rule: no filter but kind and rule picks it."""
        return self.order == "random" and self == Choice(kind=self.kind, rule=self.rule)

    def query(self) -> dict[str, str]:
        """The choice as the parameters of an address."""
        return {name: str(value) for name, value in asdict(self).items() if value and value != "random"}


@dataclass(frozen=True)
class Progress:
    """How far a reviewer is with a queue."""

    judged: int
    total: int


class Queue:
    """Orders the facts of a run for reviewers. The order is the same for everybody and at every start."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._ids = findings.index["id"].to_numpy()
        self._ordered: Callable[[Choice], np.ndarray] = lru_cache(maxsize=32)(self._in_order)

    def next(self, choice: Choice, done: set[str], others: set[str]) -> str | None:
        """The first fact that is not done; with `again`, of those that others have judged. None at the end."""
        for fact_id in self._ids[self._ordered(choice)]:
            if fact_id not in done and (not choice.again or fact_id in others):
                return str(fact_id)
        return None

    def progress(self, choice: Choice, done: set[str], others: set[str]) -> Progress:
        """How many facts of the queue are done, and how many there are."""
        ids = self._ids[self._ordered(choice)]
        if choice.again:
            ids = [fact_id for fact_id in ids if fact_id in others]
        return Progress(sum(fact_id in done for fact_id in ids), len(ids))

    def _in_order(self, choice: Choice) -> np.ndarray:
        """Places of the chosen facts: the first of each kind and rule, the second of each, and so on."""
        chosen = self._findings.index[self._mask(choice)]
        by = ["rank"] if choice.order == "random" else ["confidence", "rank"]
        ordered = chosen.sort_values(by, kind="stable")
        turn = ordered.groupby(["kind", "rule"], sort=False).cumcount()
        keys = [turn, ordered["rank"]] if choice.order == "random" else [ordered["confidence"], turn, ordered["rank"]]
        return np.asarray(ordered.index.to_numpy()[np.lexsort(keys[::-1])])

    def _mask(self, choice: Choice) -> pd.Series[bool]:
        index = self._findings.index
        # what a reviewer has given is not asked again, unless somebody wants to see just that
        mask = index["rule"] == choice.rule if choice.rule else index["rule"] != RULE
        if choice.kind:
            mask &= index["kind"] == choice.kind
        if choice.zone:
            mask &= index["zone"] == choice.zone
        if choice.document:
            documents = self._findings.documents
            wanted = {d for d, row in documents.items() if choice.document.casefold() in row["path"].casefold()}
            mask &= index["document_id"].isin(wanted)
        if choice.entity:
            entities = self._findings.named(choice.entity)
            mask &= index["first_entity"].isin(entities) | index["second_entity"].isin(entities)
        if choice.changed:
            mask &= index["id"].isin(self._findings.changed)
        return mask
