"""Tables on their way into a folder: what is wrong with them as wholes is told when they end."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import PublishError
from pipeline.facts import Document
from pipeline.write import TableFiles, arrow_table


def document(number: int) -> Document:
    return Document.trusted(
        document_id=f"doc-{number}",
        path=f"{number}.txt",
        title=None,
        author=None,
        publisher=None,
        published=None,
        published_precision=None,
        published_source=None,
        format="text",
        sha256="",
        characters=1,
        words=1,
        text="x",
        notices=[],
    )


@pytest.mark.parametrize(("numbers", "twice"), [((1, 2, 3), 0), ((1, 2, 1), 1), ((1, 1, 1), 2)])
def test_a_document_that_comes_with_two_shards_is_refused(numbers: tuple[int, ...], twice: int, tmp_path: Path) -> None:
    files = TableFiles(tmp_path)
    for number in numbers:
        files.add([{"documents": arrow_table("documents", [document(number)])}])
    if not twice:
        files.close()
        return
    with pytest.raises(PublishError, match=f"documents: {twice} keys stand more than once"):
        files.close()
