"""The package is what it says: its extras are optional, its rules are inside, its version of tables is told."""

from __future__ import annotations

import subprocess
import sys
import textwrap
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = {name: wanted for name, wanted in PROJECT["optional-dependencies"].items() if name not in ("dev", "checks")}
HOMES = {
    "ray": ("pipeline.engines.ray",),
    "report": (
        "pipeline.report.page.render",
        "pipeline.report.page.charts",
        "pipeline.report.deadlines",
        "pipeline.report.files",
    ),
    "review": ("pipeline.review",),
}
"""{extra: modules that are made with it, and are imported by its command only}"""


def distribution(requirement: str) -> str:
    """The normalised name in a requirement."""
    return requirement.split(">")[0].split("[")[0].strip().lower().replace("_", "-")


def modules_of(requirements: list[str]) -> set[str]:
    """The modules that only these packages bring."""
    wanted = {distribution(requirement) for requirement in requirements}
    core = {distribution(requirement) for requirement in PROJECT["dependencies"]}
    # spaCy brings jinja2, whether an extra asks for it or not
    core |= {"jinja2"}
    return {
        module
        for module, owners in packages_distributions().items()
        if {owner.lower().replace("_", "-") for owner in owners} & (wanted - core)
    }


WITHOUT = """
    import importlib, pkgutil, sys

    blocked, homes = set(sys.argv[1].split(",")), tuple(sys.argv[2].split(","))

    class Blocker:
        def find_spec(self, name, path=None, target=None):
            if name.partition(".")[0] in blocked:
                raise ModuleNotFoundError(f"No module named {name!r}", name=name)

    sys.meta_path.insert(0, Blocker())
    import pipeline

    def outside(name):
        if not name.startswith(homes):
            raise

    for module in pkgutil.walk_packages(pipeline.__path__, "pipeline.", onerror=outside):
        if module.name != "pipeline.__main__" and not module.name.startswith(homes):
            importlib.import_module(module.name)
    if len(sys.argv) > 3:
        sys.argv = ["send-facts", *sys.argv[3:]]
        pipeline.cli.main()
"""


def without(extra: str, *command: str | Path) -> subprocess.CompletedProcess[str]:
    """Imports all modules, then runs a command, as if the extra's packages were not installed."""
    blocked = ",".join(sorted(modules_of(EXTRAS[extra])))
    homes = ",".join(HOMES.get(extra, ("-",)))
    script = textwrap.dedent(WITHOUT)
    arguments = [sys.executable, "-c", script, blocked, homes, *map(str, command)]
    return subprocess.run(arguments, capture_output=True, text=True, check=False, cwd=ROOT)


@pytest.mark.parametrize("extra", EXTRAS)
def test_everything_else_is_there_without_an_extra(extra: str) -> None:
    assert modules_of(EXTRAS[extra])
    done = without(extra)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("extra", "command"),
    [
        ("export", ("export", "--to", "duckdb")),
        ("export", ("export", "--to", "xlsx")),
        ("report", ("report",)),
        ("ray", ("extract", "docs/example", "--engine", "ray", "--full")),
        ("cloud", ("extract", "s3://nowhere/briefings")),
    ],
)
def test_a_command_says_which_extra_it_needs(example_outputs: Path, extra: str, command: tuple[str, ...]) -> None:
    outputs = (example_outputs,) if command == ("report",) else ("--outputs", example_outputs)
    done = without(extra, *command, *outputs)
    assert done.returncode == 2
    assert f"pip install 'send-facts[{extra}]'" in done.stderr


def test_the_tests_have_every_extra() -> None:
    (own,) = (entry for entry in PROJECT["optional-dependencies"]["dev"] if entry.startswith("send-facts["))
    assert set(own.removeprefix("send-facts[").removesuffix("]").split(",")) == set(EXTRAS)
