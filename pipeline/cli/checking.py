"""Commands that tell how good rules and tables are, and why."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.app import CHECK, OutputsArgument, RulesOption, app, here
from pipeline.places import place
from pipeline.publish import tables_here


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

    Mistakes are listed as file:line: reason; with any the exit code is 2.

    Example: send-facts rules my-rules --run outputs
    """
    from pipeline.evaluate.examples import check_examples

    failures = check_examples(*(folders or ()))
    for failure in failures:
        typer.echo(failure, err=True)
    if run is not None:
        from pipeline.evaluate.usage import rule_usage

        with tables_here(run) as tables:
            usage = rule_usage(tables, *(folders or ()))
        typer.echo(f"{len(usage.fired)} rules found something in {run}; these did not:")
        for rule in usage.unused:
            typer.echo(f"  {rule}")
        for rule in usage.without_example:
            typer.echo(f"{rule} found {usage.fired[rule]} facts and has no example", err=True)
    if failures:
        raise typer.Exit(2)
    typer.echo("all rules keep what their examples promise")


@app.command(rich_help_panel=CHECK)
def explain(
    text: Annotated[str | None, typer.Argument(help="A text of a sentence or more.")] = None,
    document: Annotated[
        Path | None, typer.Option(help="Explain a document instead.", parser=here, metavar="FILE")
    ] = None,
    offset: Annotated[int | None, typer.Option(help="Only the sentence at this offset of the document.")] = None,
    published: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day of the text or document.")
    ] = None,
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
    day, folders = published.date() if published else None, rules or []
    if document is not None:
        explanations = explain_document(document, offset, published=day, rules=folders)
    else:
        explanations = explain_text(text or "", published=day, rules=folders)
    show_explanations(explanations, rules=folders)


@app.command(rich_help_panel=CHECK)
def diff(
    old: Annotated[Path, typer.Argument(help="The folder of an earlier run's tables.", parser=place, metavar="OLD")],
    new: Annotated[Path, typer.Argument(help="The folder of a later run's tables.", parser=place, metavar="NEW")],
) -> None:
    """Show what two runs say differently: facts gained, lost and changed.

    Facts are told by their ids, or by the words that they alone rest on, so the effect of a rule on a whole corpus is
    seen before it is merged.

    Example: send-facts diff outputs-before outputs
    """
    from pipeline.report.difference import show_differences

    with tables_here(old) as before, tables_here(new) as after:
        show_differences(before, after)
