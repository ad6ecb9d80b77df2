"""Threads: the same undertaking followed across documents. For now every statement is a thread of its own."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pipeline.facts import Commitment, Thread


def threads_of(commitments: Iterable[Commitment], published: dict[str, date | None]) -> list[Thread]:
    """One thread for each `thread_id`, in the order in which they are first met.

    `published` gives the publication day of each document by id.
    """
    grouped: dict[str, list[Commitment]] = {}
    for commitment in commitments:
        grouped.setdefault(commitment.thread_id, []).append(commitment)
    return [_thread(statements, published) for statements in grouped.values()]


def _thread(statements: list[Commitment], published: dict[str, date | None]) -> Thread:
    in_time = sorted(statements, key=lambda c: (published[c.document_id] or date.max, c.document_id, c.start))
    said = [day for c in in_time if (day := published[c.document_id]) is not None]
    due = [c.due_end for c in in_time if c.due_end is not None]
    return Thread(
        thread_id=in_time[0].thread_id,
        subject=in_time[0].action,
        actor_id=next((c.actor_id for c in in_time if c.actor_id), None),
        commitments=len(in_time),
        documents=len({c.document_id for c in in_time}),
        first_said=said[0] if said else None,
        last_said=said[-1] if said else None,
        first_due=due[0] if due else None,
        last_due=due[-1] if due else None,
        slipped_days=(due[-1] - due[0]).days if due else None,
    )
