"""What libraries load beside what is used of them is left out, and is there for whoever asks for it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.conftest import ROOT


def said_by(program: str) -> list[str]:
    """The lines that a fresh process prints."""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    return done.stdout.splitlines()


def test_a_text_is_annotated_without_the_command_line_of_spacy_and_without_pandas() -> None:
    program = (
        "import sys, pipeline; facts = pipeline.extract('The DfE will publish its plan by May 2025.'); "
        "print(len(facts.commitments)); "
        "print(*sorted({'spacy.cli', 'requests', 'httpx', 'typer', 'pandas', 'pyarrow'} & set(sys.modules)))"
    )
    assert said_by(program) == ["1", ""]


@pytest.mark.parametrize("first", ["import pipeline.annotate, spacy", "import spacy, pipeline.annotate"])
def test_the_command_line_of_spacy_is_there_when_it_is_asked_for(first: str) -> None:
    program = (
        f"{first}; print(spacy.info(silent=True)['spacy_version'] == spacy.__version__); "
        "import spacy.cli; print(spacy.cli.info is sys.modules['spacy.cli.info'].info)"
    )
    assert said_by(f"import sys; {program}") == ["True", "True"]


def test_pyarrow_finds_pandas_when_somebody_wants_a_frame() -> None:
    program = (
        "import sys; import pyarrow as pa; from pipeline.lean import without_pandas\n"
        "with without_pandas(): table = pa.table({'n': [1, None]})\n"
        "print('pandas' in sys.modules); "
        "import pandas as pd; frame = table.to_pandas(); print(frame['n'].sum()); "
        "print(pa.Table.from_pandas(frame).num_rows, pa.array(pd.Series([1.0, None])).null_count)"
    )
    assert said_by(program) == ["False", "1.0", "2 1"]


@pytest.mark.parametrize(("wished", "pool"), [("", "system"), ("mimalloc", "mimalloc")])
def test_pyarrow_has_its_memory_from_where_all_else_has_it_unless_somebody_wishes_otherwise(
    wished: str, pool: str
) -> None:
    program = (
        f"import os; os.environ.update({{'ARROW_DEFAULT_MEMORY_POOL': {wished!r}}} if {wished!r} else {{}}); "
        "from pipeline.lean import plain_memory; plain_memory(); "
        "import pyarrow as pa; print(pa.default_memory_pool().backend_name)"
    )
    assert said_by(program) == [pool]
