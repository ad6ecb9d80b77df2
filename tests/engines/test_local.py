"""The local engine: results in order, from one process or several, and from those that live when one dies."""

from __future__ import annotations

import os
import signal
import sys
import threading
from typing import Any

import pytest
from pebble import ProcessFuture, ProcessPool

from pipeline.engines import Died, LocalEngine
from tests.apart import apart
from tests.engines.lethal import LOADED, doubled, process_id, refuses, what_is_loaded


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_arguments(workers: int) -> None:
    numbers = list(range(30))
    with LocalEngine(workers) as engine:
        assert list(engine.map(doubled, numbers, len(numbers))) == [(n, 2 * n) for n in numbers]


def test_one_worker_is_this_process_and_more_are_others() -> None:
    with LocalEngine(1) as engine:
        assert [pid for _, pid in engine.map(process_id, [1, 2], 2)] == [os.getpid()] * 2
    with LocalEngine(2) as engine:
        assert os.getpid() not in {pid for _, pid in engine.map(process_id, [1, 2], 2)}


def test_little_work_is_done_in_this_process_where_nobody_says_how_many_workers() -> None:
    with LocalEngine() as engine:
        engine.expect(1000, lambda: None)
        assert [pid for _, pid in engine.map(process_id, [1], 1)] == [os.getpid()]


def test_a_process_that_is_killed_costs_its_own_task() -> None:
    with LocalEngine(2) as engine:
        outcomes = [outcome for _, outcome in engine.map(doubled, [1, 2, -1, 3, -1, 4], 6)]
        assert [o if isinstance(o, int) else "died" for o in outcomes] == [2, 4, "died", 6, "died", 8]
        assert isinstance(outcomes[2], Died)
        assert [o for _, o in engine.map(doubled, [5], 1)] == [10]


def loading_once() -> None:
    """Workers have what was loaded before they began, and one that dies has another in its place."""
    copied = [os.getpid()] if sys.platform == "linux" else []
    with LocalEngine(2) as engine:
        engine.expect(1, lambda: LOADED.append(os.getpid()))
        assert [found for _, found in engine.map(what_is_loaded, range(8), 8)] == [copied] * 8
        outcomes = [outcome for _, outcome in engine.map(doubled, [1, -1, -1, -1, 3], 5)]
        assert [o if isinstance(o, int) else "died" for o in outcomes] == [2, "died", "died", "died", 6]


def loading_nothing() -> None:
    """Where there is nothing to annotate, or a thread might hold a lock, nothing is loaded for the workers."""
    with LocalEngine(2) as engine:
        engine.expect(0, lambda: LOADED.append(1))
        list(engine.map(doubled, [1, 2], 2))
    over = threading.Event()
    other = threading.Thread(target=over.wait)
    other.start()
    with LocalEngine(2) as engine:
        engine.expect(1, lambda: LOADED.append(1))
        assert [found for _, found in engine.map(what_is_loaded, range(2), 2)] == [[], []]
    over.set()
    other.join()
    assert LOADED == []


def test_what_it_takes_to_annotate_is_loaded_once_for_all_workers() -> None:
    assert apart(loading_once) == 0


def test_nothing_is_loaded_for_workers_that_are_no_copies() -> None:
    assert apart(loading_nothing) == 0


@pytest.mark.parametrize("workers", [1, 2])
def test_a_fault_in_a_task_is_raised_where_its_result_is_asked_for(workers: int) -> None:
    with pytest.raises(ValueError, match="not 7"), LocalEngine(workers) as engine:
        list(engine.map(refuses, [7], 1))


def test_ctrl_c_while_a_task_is_handed_over_strikes_when_it_is_handed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []

    class Struck(ProcessPool):
        def schedule(self, *what: Any, **how: Any) -> ProcessFuture[Any]:
            steps.append("begun")
            signal.raise_signal(signal.SIGINT)  # in the midst of it, where a thread's lock may be held
            steps.append("handed over")
            return super().schedule(*what, **how)

    monkeypatch.setattr("pebble.ProcessPool", Struck)
    with pytest.raises(KeyboardInterrupt), LocalEngine(2) as engine:
        list(engine.map(doubled, [1, 2], 2))
    assert steps == ["begun", "handed over"]
