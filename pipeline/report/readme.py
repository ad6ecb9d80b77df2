"""`make readme`: the table of commitments at the top of README.md, from the tables of a run on the samples."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pandas as pd

from pipeline.running.run import read_tables

_BLOCK = re.compile(r"(<!-- commitments -->\n).*?(<!-- /commitments -->)", re.DOTALL)
_ROWS = 8
_BEST = 70
_LONGEST = 110
_DOING = r"(?!(?:be|is|are|see|not|\w+ing)\b)[a-z]+ "
"""Actions that read on after "has undertaken to"."""


def commitments_table(tables: dict[str, pd.DataFrame]) -> str:
    """A Markdown table of dated commitments, one a document, in the order of their deadlines."""
    entities = pd.concat(
        [
            tables["organisations"].set_index("organisation_id")["name"],
            tables["people"].set_index("person_id")["name"],
        ]
    )
    rows = tables["commitments"].dropna(subset=["due_end"]).merge(tables["documents"][["document_id", "path"]])
    rows = rows[(rows["zone"] == "body") & rows["actor_id"].notna() & rows["date_id"].notna()]
    rows = rows[(rows["strength"] == "firm") & rows["action"].str.match(_DOING)]
    # of each document the one said in so many words, not in few and not in many
    rows["fit"] = (rows["action"].str.len() - _BEST).abs()
    rows = rows.sort_values(["fit", "commitment_id"]).drop_duplicates("document_id").head(_ROWS)
    rows = rows.sort_values(["due_end", "commitment_id"])
    lines = ["| who | has undertaken to | by | strength | found in |", "| --- | --- | --- | --- | --- |"]
    for row in rows.itertuples():
        who = entities.get(row.actor_id, row.actor)
        lines.append(f"| {who} | {_short(str(row.action))} | {row.due_end} | {row.strength} | {row.path} |")
    return "\n".join(lines) + "\n"


def _short(action: str) -> str:
    plain = re.sub(r"[\s|*]+", " ", action).strip()
    return plain if len(plain) <= _LONGEST else plain[:_LONGEST].rsplit(" ", 1)[0] + " …"


def write_table(outputs: Path, readme: Path) -> None:
    """Puts the table between the marks in `readme`. Raises ValueError when they are missing."""
    text = readme.read_text(encoding="utf-8")
    if not _BLOCK.search(text):
        raise ValueError(f"{readme} has no block <!-- commitments --> … <!-- /commitments -->")
    table = commitments_table(read_tables(outputs))
    readme.write_text(_BLOCK.sub(lambda m: m[1] + table + m[2], text), encoding="utf-8")


if __name__ == "__main__":
    write_table(Path(sys.argv[1]), Path(sys.argv[2]))
