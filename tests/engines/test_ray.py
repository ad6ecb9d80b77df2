"""The Ray engine on a cluster of two nodes: what the local engine finds, also when a worker or a node is lost."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import ray
from ray.cluster_utils import Cluster

from pipeline import run
from pipeline.engines import Died
from pipeline.engines.ray import RayEngine, Worker
from pipeline.errors import EngineError, RuleError
from pipeline.fingerprints import code_fingerprint, versions
from pipeline.rules import Rules, forget, load
from tests.engines.lethal import doubled, process_id, refuses
from tests.running.test_run import digests

NODE = {"num_cpus": 1, "object_store_memory": 80_000_000}


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    cluster = Cluster(initialize_head=True, head_node_args={**NODE, "include_dashboard": False})
    cluster.add_node(**NODE)
    ray.init(address=cluster.address, log_to_driver=False, logging_level="ERROR")
    yield cluster
    ray.shutdown()
    cluster.shutdown()


def test_results_come_in_order_and_a_lost_worker_costs_its_own_task(cluster: Cluster, rules: Rules) -> None:
    numbers = [1, 2, -1, 3, 4]
    with RayEngine(2, (), rules) as engine:
        outcomes = list(engine.map(doubled, numbers, len(numbers)))
        assert [number for number, _ in outcomes] == numbers
        assert [o if isinstance(o, int) else type(o) for _, o in outcomes] == [2, 4, Died, 6, 8]
        assert len({pid for _, pid in engine.map(process_id, range(10), 10)} - {os.getpid()}) <= 2
        with pytest.raises(ValueError, match="not 7"):
            list(engine.map(refuses, [7], 1))
        assert list(engine.map(doubled, [5], 1)) == [(5, 10)]
        assert list(engine.map(doubled, [], 0)) == []


def test_the_tables_are_those_of_the_local_engine_though_a_node_is_lost_in_mid_run(
    cluster: Cluster, samples: Path, tmp_path: Path
) -> None:
    extra = tmp_path / "rules" / "organisations"
    extra.mkdir(parents=True)
    (extra / "ours.yaml").write_text(
        "organisations:\n  - {name: Oakline Harbour Board, kind: charity, acronym: OHB, aliases: []}\n",
        encoding="utf-8",
    )
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for path in sorted(samples.glob("*.txt")):
        (corpus / path.name).write_text(f"{path.read_text(encoding='utf-8')}\nThe OHB met in May.\n", encoding="utf-8")
    done_before: list[int] = []

    def lose_a_node(done: int, total: int, path: str) -> None:
        if not done_before:
            done_before.append(total - done)
            cluster.remove_node(next(iter(cluster.worker_nodes)), allow_graceful=False)

    options: dict[str, Any] = {"rules": [tmp_path / "rules"], "full": True}
    there = run(corpus, tmp_path / "there", engine="ray", progress=lose_a_node, **options)
    here = run(corpus, tmp_path / "here", workers=1, **options)
    assert done_before[0] > 0
    assert there.problems == here.problems == []
    assert digests(tmp_path / "there") == digests(tmp_path / "here")


def test_a_worker_has_the_rules_of_the_run_wherever_their_files_are(rules: Rules) -> None:
    elsewhere = Path("/nowhere/rules")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("pipeline.rules._adopted", {})
        assert Worker((elsewhere,), rules, code_fingerprint(), versions()).ready() == ""
        assert load(elsewhere) is rules
        forget()
        with pytest.raises(RuleError, match="no such rules folder"):
            load(elsewhere)


@pytest.mark.parametrize(
    ("code", "libraries", "differs"),
    [
        ("0a0a", {}, "other code of send-facts"),
        (code_fingerprint(), {"spacy": "2.0", "not-here": "1.0"}, f"spacy {versions()['spacy']} and not 2.0"),
        (code_fingerprint(), {}, ""),
    ],
    ids=["other code", "another library", "the same"],
)
def test_a_worker_tells_what_would_make_other_tables(
    rules: Rules, code: str, libraries: dict[str, str], differs: str
) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("pipeline.rules._adopted", {})
        assert Worker((), rules, code, libraries).ready() == differs


def test_a_machine_that_would_find_other_facts_is_not_used(
    cluster: Cluster, rules: Rules, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.engines.ray.code_fingerprint", lambda: "0a0a")
    with pytest.raises(EngineError, match="other code of send-facts"), RayEngine(1, (), rules) as engine:
        list(engine.map(doubled, [1], 1))
