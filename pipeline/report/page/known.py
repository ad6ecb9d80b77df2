"""The tables of a run as they would be known on a day: without what documents that were published later say."""

from __future__ import annotations

from datetime import date

import pandas as pd

from pipeline.firmness import is_softened

Tables = dict[str, pd.DataFrame]


def known_by(tables: Tables, day: date) -> Tables:
    """The tables that a report reads, of what was said until the end of a day. Documents without a day are kept."""
    documents = tables["documents"]
    late = set(
        documents["document_id"][[pd.notna(published) and published > day for published in documents["published"]]]
    )
    if not late:
        return tables
    known = {name: t[~t["document_id"].isin(late)] if "document_id" in t else t for name, t in tables.items()}
    return known | {
        "threads": _threads(tables, known, late),
        "roles_timeline": _posts(tables["roles_timeline"], day),
        "acronym_conflicts": _conflicts(tables["acronym_conflicts"], late),
    }


def _threads(tables: Tables, known: Tables, late: set[str]) -> pd.DataFrame:
    """The threads; of those that go on later, slip and weakening follow from the statements that are known."""
    commitments = tables["commitments"]
    going_on = set(commitments["thread_id"][commitments["document_id"].isin(late)])
    statements = known["commitments"].merge(known["documents"][["document_id", "published", "path"]], on="document_id")
    statements = statements[statements["thread_id"].isin(going_on)].sort_values(["published", "path", "start"])
    verdicts = {thread: _verdict(said) for thread, said in statements.groupby("thread_id")}
    threads = tables["threads"]
    threads = threads[~threads["thread_id"].isin(going_on - verdicts.keys())].copy()
    for column, place in (("slipped_days", 0), ("weakened", 1)):
        threads[column] = [
            verdicts[thread][place] if thread in verdicts else value
            for thread, value in zip(threads["thread_id"], threads[column], strict=True)
        ]
    return threads


def _verdict(said: pd.DataFrame) -> tuple[int | None, bool]:
    """(days from the first deadline to the last, whether the last statement is less firm than an earlier one)"""
    due = [day for day in said["due_end"] if pd.notna(day)]
    return (due[-1] - due[0]).days if due else None, is_softened(list(said["strength"]))


def _posts(timeline: pd.DataFrame, day: date) -> pd.DataFrame:
    """Who was in a post by then, and after whom; what does not go together may have been said later: it is left out."""
    held = [pd.notna(first) and first <= day for first in timeline["first_seen"]]
    return timeline[held].assign(conflict=None)


def _conflicts(conflicts: pd.DataFrame, late: set[str]) -> pd.DataFrame:
    """The long forms that documents give by then, of short forms that have several."""
    given = conflicts[[not late.issuperset(documents) for documents in conflicts["document_ids"]]]
    return given[given.duplicated("short", keep=False)]
