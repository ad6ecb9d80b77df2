"""The end of a run in a table a person likes to read."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipeline.hostile import one_line
from pipeline.running.run import RunReport

_SHOWN = ("organisations", "people", "roles", "dates", "acronyms", "commitments")

_MOST_NOTICES = 20


def show_summary(report: RunReport, console: Console | None = None) -> None:
    """Prints documents, facts per kind, what changed since the last run, problems and seconds."""
    console = console or Console()
    table = Table(title=f"Facts from {report.corpus}", title_justify="left", show_edge=False, pad_edge=False)
    table.add_column("")
    table.add_column("rows", justify="right")
    table.add_column("since the last run", justify="left")
    for name in ("documents", *_SHOWN):
        table.add_row(name, f"{report.counts[name]:,}", _change(report, name))
    console.print(table)
    for line in report.decisions["entities"]["contradictions"]:
        console.print(Text(one_line(f"contradiction between decisions: {line}"), style="yellow"), soft_wrap=True)
    for path, notice in report.notices[:_MOST_NOTICES]:
        console.print(Text(one_line(f"note: {path}: {notice}"), style="yellow"), soft_wrap=True)
    if len(report.notices) > _MOST_NOTICES:
        console.print(f"and {len(report.notices) - _MOST_NOTICES:,} notes more, in documents.notices", highlight=False)
    for warning in report.warnings:
        console.print(Text(f"warning: {warning}", style="yellow"), soft_wrap=True)
    for problem in report.problems:
        # one line a problem, for those who search in them
        told = one_line(f"problem: {problem.path}: {problem.detail} ({problem.stage})")
        console.print(Text(told, style="bold red"), soft_wrap=True)
    console.print(
        f"{report.words:,} words in {report.seconds:.1f} s; tables in {report.outputs}" + _unused(len(report.problems)),
        highlight=False,
        soft_wrap=True,
    )


def _unused(files: int) -> str:
    if not files:
        return ""
    return f"; {files:,} files could not be used" if files > 1 else "; one file could not be used"


def _change(report: RunReport, table: str) -> str:
    if report.changes is None:
        return "first run"
    change = report.changes[table]
    signs = (("+", change["new"]), ("-", change["gone"]), ("~", change["changed"]))
    parts = [f"{sign}{count:,}" for sign, count in signs if count]
    return " ".join(parts) or "="
