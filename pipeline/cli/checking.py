"""Commands that tell how good rules and tables are, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.app import CHECK, DAY, OutputsArgument, RulesOption, app, here
from pipeline.places import place
from pipeline.publish import tables_here

if TYPE_CHECKING:
    from pipeline.evaluate.examples import Failure


@app.command(rich_help_panel=CHECK)
def evaluate(
    outputs: OutputsArgument,
    gold: Annotated[
        list[Path], typer.Argument(help="Gold files (JSON), or folders of them.", parser=here, metavar="GOLD")
    ],
    errors: Annotated[int, typer.Option(min=0, help="Show up to so many errors of each sort.")] = 0,
    readme: Annotated[Path | None, typer.Option(help="Write the figures into this file's marked block.")] = None,
) -> None:
    """Score the tables of a run against annotated briefings: precision, recall and F1 for each kind of fact.

    Example: send-facts evaluate outputs corpus/gold --errors 5
    """
    from pipeline.evaluate import evaluate_run

    with tables_here(outputs) as tables:
        evaluate_run(tables, gold, errors=errors, readme=readme)


@app.command(rich_help_panel=CHECK)
def rules(
    folders: Annotated[
        list[Path] | None,
        typer.Argument(help="Folders of rules laid over the shipped ones.", parser=here, metavar="FOLDER"),
    ] = None,
    run: Annotated[
        Path | None,
        typer.Option(
            help="A run's tables: also list the rules that found nothing there.", parser=place, metavar="FOLDER"
        ),
    ] = None,
) -> None:
    """Check the rules: their files, and every example and counter-example of every rule.

    Mistakes are listed as file:line: reason; with any the exit code is 2. First those of the files, all at once; once
    the files are sound, the examples. An example of a shipped rule that your folders make fail, because they disable
    or replace a rule, is no mistake: which rules find less is told at the end.

    Example: send-facts rules --run outputs
    """
    from pipeline.evaluate.examples import failures

    found = failures(*(folders or ()))
    mistakes = [failure for failure in found if not failure.consequence]
    for mistake in mistakes:
        typer.echo(mistake, err=True)
    if run is not None:
        _show_usage(run, folders or [])
    _show_consequences([failure for failure in found if failure.consequence])
    if mistakes:
        raise typer.Exit(2)
    typer.echo(f"all rules {'of your folders ' if folders else ''}keep what their examples promise")


def _show_usage(run: Path, folders: list[Path]) -> None:
    """Lists the rules that found nothing in a run, and those that found something without an example to show it."""
    from pipeline.evaluate.usage import rule_usage

    with tables_here(run) as tables:
        usage = rule_usage(tables, *folders)
    typer.echo(f"{len(usage.fired)} rules found something in {run}; these did not:")
    for rule in usage.unused:
        typer.echo(f"  {rule}")
    for rule in usage.without_example:
        typer.echo(f"{rule} found {usage.fired[rule]} facts and has no example", err=True)


def _show_consequences(lost: Sequence[Failure]) -> None:
    """Says which shipped rules no longer keep examples, how many each, and where the first of them stands."""
    first = {failure.rule: failure.place for failure in reversed(lost)}
    counts = Counter(failure.rule for failure in lost)
    if counts:
        typer.echo(f"{len(lost)} examples of {len(counts)} shipped rules no longer hold with your folders over them:")
        for rule, count in counts.items():
            typer.echo(f"  {rule}: {count}, the first at {first[rule]}")


@app.command(rich_help_panel=CHECK)
def explain(
    text: Annotated[str | None, typer.Argument(help="A text of a sentence or more.")] = None,
    document: Annotated[
        Path | None, typer.Option(help="Explain a document instead.", parser=here, metavar="FILE")
    ] = None,
    offset: Annotated[int | None, typer.Option(help="Only the sentence at this offset of the document.")] = None,
    published: Annotated[date | None, typer.Option(**DAY, help="The day of the text or document.")] = None,
    rules: RulesOption = None,
) -> None:
    """Show why something was found or was not: facts with their rules, and the candidates that were left and why.

    Example: send-facts explain "The DfE should publish its plan by May." --published 2025-03-03
    """
    from pipeline.evaluate.explain import explain_document, explain_text, show_explanations

    if (text is None) == (document is None):
        raise typer.BadParameter("give either a text or --document")
    if document is None and offset is not None:
        raise typer.BadParameter("--offset goes with --document")
    folders = rules or []
    if document is not None:
        explanations = explain_document(document, offset, published=published, rules=folders)
    else:
        explanations = explain_text(text or "", published=published, rules=folders)
    show_explanations(explanations, rules=folders)


@app.command(rich_help_panel=CHECK)
def diff(
    old: Annotated[Path, typer.Argument(help="The folder of an earlier run's tables.", parser=place, metavar="OLD")],
    new: Annotated[Path, typer.Argument(help="The folder of a later run's tables.", parser=place, metavar="NEW")],
) -> None:
    """Show what two runs say differently: facts gained, lost and changed.

    Facts are told by their ids, or by the words that they alone rest on, so the effect of a rule on a whole corpus is
    seen before it is merged.

    Example: send-facts diff outputs-before outputs-after
    """
    from pipeline.report.difference import show_differences

    with tables_here(old) as before, tables_here(new) as after:
        show_differences(before, after)
