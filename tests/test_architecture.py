"""The direction of imports: cli and report use running, it the engines, they the stages, those the rules and facts."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.conftest import ROOT

STAGES = {"annotate", "briefing", "errors", "facts", "found", "read", "resolve", "rules", "verdicts", "write"}
ALLOWED = {
    "errors": set(),
    "facts": set(),
    "garbage": set(),
    "hostile": set(),
    "lean": set(),
    "briefing": set(),
    "lines": set(),
    "margins": {"lines"},
    "wordlists": set(),
    "reflow": {"lines", "margins", "wordlists"},
    "fingerprints": set(),
    "sealed": set(),
    "derived": {"fingerprints", "sealed"},
    "places": {"errors"},
    "told": set(),
    "firmness": {"facts"},
    "corpus": {"errors", "places"},
    "publish": {"errors", "facts", "places"},
    "found": {"facts"},
    "decisions": {"errors", "facts"},
    "rules": {"derived", "errors", "facts", "fingerprints", "garbage", "sealed", "wordlists"},
    "read": {"briefing", "corpus", "errors", "lines", "reflow", "rules", "wordlists"},
    "annotate": {"briefing", "facts", "found", "garbage", "lean", "lines", "reflow", "rules", "wordlists"},
    "resolve": {"decisions", "derived", "facts", "firmness", "found", "garbage", "rules", "told"},
    "verdicts": {"briefing", "decisions", "facts", "found"},
    "write": {"decisions", "errors", "facts", "publish", "rules"},
    "tabulate": {"briefing", "facts", "found", "resolve", "rules"},
    "engines": STAGES | {"corpus", "decisions", "fingerprints", "garbage", "lean", "places", "sealed", "tabulate"},
    "running": STAGES | {"corpus", "decisions", "engines", "fingerprints", "garbage", "places", "publish"},
    "api": {"annotate", "facts", "places", "publish", "read", "rules", "tabulate"},
    "evaluate": {"annotate", "briefing", "errors", "facts", "found", "hostile", "read", "rules", "running"},
    "report": {"errors", "facts", "firmness", "hostile", "running", "told", "write"},
    "review": {
        "corpus",
        "decisions",
        "errors",
        "evaluate",
        "facts",
        "hostile",
        "report",
        "rules",
        "running",
        "told",
        "verdicts",
    },
    "export": {"annotate", "errors", "facts", "hostile", "write"},
    "cli": {"corpus", "errors", "evaluate", "export", "lean", "places", "publish", "report", "review", "running"},
    "__main__": {"cli"},
    "__init__": {"api", "corpus", "errors", "garbage", "running"},
}
"""{room of the package: rooms it may import}"""

FILES = sorted((ROOT / "pipeline").rglob("*.py"))


def rooms_imported(path: Path) -> set[str]:
    imported = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module:
            base = node.module
            names = [f"{base}.{a.name}" for a in node.names] if base == "pipeline" else [base]
        elif isinstance(node, ast.Import):
            names = [a.name for a in node.names]
        imported |= {name.split(".")[1] for name in names if name.startswith("pipeline.")}
    return imported


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_follow_the_way_of_the_data(path: Path) -> None:
    room = path.relative_to(ROOT / "pipeline").parts[0].removesuffix(".py")
    assert rooms_imported(path) - {room} <= ALLOWED[room]


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_file_outgrows_a_reader(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400
