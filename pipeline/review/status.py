"""`make review-status`: what the decisions say, in tables for a terminal."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipeline.hostile import one_line
from pipeline.review.agreement import Agreement, agreements
from pipeline.review.estimates import Estimate, coverage, kind_estimates, rule_estimates
from pipeline.review.findings import Findings
from pipeline.review.ledger import Ledger

_MOST = 20


def show_status(findings: Findings, ledger: Ledger, console: Console | None = None) -> None:
    """Prints counts, precision per kind and per rule, agreement, and the decisions that could not be applied."""
    console = console or Console()
    decisions = ledger.decisions
    seen = coverage(findings.index, decisions.facts)
    counts = ", ".join(f"{count} {verdict}" for verdict, count in seen.verdicts.items()) or "none yet"
    pairs = f", {len(decisions.entities)} on entities" if decisions.entities else ""
    console.print(f"decisions: {counts}{pairs}", highlight=False)
    console.print(
        f"looked at: {seen.facts[0]:,} of {seen.facts[1]:,} facts that rules found, "
        f"{seen.rules[0]} of {seen.rules[1]} rules, {seen.documents[0]:,} of {seen.documents[1]:,} documents",
        highlight=False,
    )
    _show("precision by kind, from facts drawn by lot", kind_estimates(findings.index, decisions.facts), console)
    worst = rule_estimates(findings.index, decisions.facts)
    _show("precision by rule, worst first", worst[:_MOST], console)
    for agreement in agreements(decisions.facts):
        _show_agreement(agreement, console)
    for cut in decisions.cut_off:
        console.print(Text(f"{ledger.path}: {cut}", style="red"), soft_wrap=True)
    for stale in (findings.run.get("decisions") or {}).get("stale", []):
        line = f"stale: {stale['path']}: {stale['decision']} {stale['kind']} “{stale['text']}”: {stale['reason']}"
        console.print(Text(one_line(line), style="yellow"), soft_wrap=True)


def _show(title: str, estimates: list[Estimate], console: Console) -> None:
    judged = [e for e in estimates if e.judged]
    if not judged:
        return
    table = Table(title=title, title_justify="left", show_edge=False, pad_edge=False)
    table.add_column("")
    for column in ("precision", "95 % interval", "judged", "found"):
        table.add_column(column, justify="right")
    for e in judged:
        table.add_row(e.name, f"{e.precision:.2f}", f"{e.low:.2f} to {e.high:.2f}", f"{e.judged:,}", f"{e.found:,}")
    console.print(table)


def _show_agreement(found: Agreement, console: Console) -> None:
    kappa = "not told apart from chance" if found.kappa is None else f"kappa {found.kappa:.2f}"
    spans = "" if found.span_f1 is None else f", span F1 {found.span_f1:.2f}"
    line = f"{found.first} and {found.second}: {found.agreed} of {found.shared} shared cards alike, {kappa}{spans}"
    console.print(Text(one_line(line)), soft_wrap=True)
    for a, b in found.disagreements[:_MOST]:
        said = f"{a.who} {a.decision}, {b.who} {b.decision}"
        line = f"  to settle: {a.kind} “{a.evidence.text}” in {a.evidence.path}: {said}"
        console.print(Text(one_line(line)), soft_wrap=True)
