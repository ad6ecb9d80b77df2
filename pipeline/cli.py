"""The command line: `send-facts`, also `python -m pipeline`.

Exit codes: 0 all well; 1 some documents are in `problems`; 2 nothing could be done, with the reason.
"""

from __future__ import annotations

import logging
import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    name="send-facts",
    help="Turns policy briefings into tables of checked facts: organisations, people with roles, dates, acronyms and "
    "commitments.\n\nBegin with: send-facts extract corpus --outputs outputs",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

RulesOption = Annotated[
    list[Path] | None,
    typer.Option("--rules", help="A folder of rules laid over the shipped ones; may be given several times."),
]


@app.command()
def extract(
    corpus: Annotated[Path, typer.Argument(help="The folder of briefings (.txt, .md), read with its sub-folders.")],
    outputs: Annotated[Path, typer.Option(help="The folder the tables are written to.")] = Path("outputs"),
    rules: RulesOption = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes that annotate side by side.")] = 1,
) -> None:
    """Read the briefings of a folder and write their facts as parquet tables.

    A briefing that cannot be read is listed in the table `problems` (exit code 1); the others are not affected. The
    tables of the last run stay as they are until the new ones are whole.

    Example: send-facts extract corpus --outputs outputs
    """
    from pipeline.report.progress import progress
    from pipeline.report.summary import show_summary
    from pipeline.runner import run

    with progress() as step:
        report = run(corpus, outputs, rules=rules or (), workers=workers, progress=step)
    show_summary(report)
    if report.problems:
        raise typer.Exit(1)


@app.command()
def evaluate(
    outputs: Annotated[Path, typer.Argument(help="The folder of a run's tables.")],
    gold: Annotated[list[Path], typer.Argument(help="Gold files (JSON), or folders of them.")],
    errors: Annotated[int, typer.Option(help="Show up to so many errors of each sort.")] = 0,
    readme: Annotated[Path | None, typer.Option(help="Write the figures into this file's marked block.")] = None,
) -> None:
    """Score the tables of a run against annotated briefings: precision, recall and F1 for each kind of fact.

    Example: send-facts evaluate outputs corpus/gold --errors 5
    """
    from pipeline.evaluate import evaluate_run

    evaluate_run(outputs, gold, errors=errors, readme=readme)


@app.command()
def rules(
    folders: Annotated[list[Path] | None, typer.Argument(help="Folders of rules laid over the shipped ones.")] = None,
    run: Annotated[
        Path | None, typer.Option(help="A run's tables: also list the rules that found nothing there.")
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

        usage = rule_usage(run, *(folders or ()))
        typer.echo(f"{len(usage.fired)} rules found something in {run}; these did not:")
        for rule in usage.unused:
            typer.echo(f"  {rule}")
        for rule in usage.without_example:
            typer.echo(f"{rule} found {usage.fired[rule]} facts and has no example", err=True)
    if failures:
        raise typer.Exit(2)
    typer.echo("all rules keep what their examples promise")


@app.command()
def explain(
    text: Annotated[str | None, typer.Argument(help="A text of a sentence or more.")] = None,
    document: Annotated[Path | None, typer.Option(help="Explain a document instead.")] = None,
    offset: Annotated[int | None, typer.Option(help="Only the sentence at this offset of the document.")] = None,
    published: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The text's day.")] = None,
) -> None:
    """Show why something was found or was not: facts with their rules, and the candidates that were left and why.

    Example: send-facts explain "The DfE should publish its plan by May." --published 2025-03-03
    """
    from pipeline.evaluate.explain import explain_document, explain_text, show_explanations

    if (text is None) == (document is None):
        raise typer.BadParameter("give either a text or --document")
    if document is not None:
        show_explanations(explain_document(document, offset))
    elif text is not None:
        show_explanations(explain_text(text, published=published.date() if published else None))


@app.command()
def diff(
    old: Annotated[Path, typer.Argument(help="The folder of an earlier run's tables.")],
    new: Annotated[Path, typer.Argument(help="The folder of a later run's tables.")],
) -> None:
    """Show what two runs say differently: facts gained, lost and changed.

    Facts are told by their ids, so the effect of a rule on a whole corpus is seen before it is merged.

    Example: send-facts diff outputs-before outputs
    """
    from pipeline.report.difference import show_differences

    show_differences(old, new)


def main() -> None:
    """Runs the command line; every error a user can act on is told in a line and ends with exit code 2."""
    from pipeline.errors import SendFactsError

    logging.basicConfig(level=logging.WARNING, format="%(levelname)s: %(message)s")
    try:
        app()
    except SendFactsError as error:
        typer.echo(f"send-facts: {error}", err=True)
        sys.exit(2)
    except KeyboardInterrupt:
        typer.echo("send-facts: stopped; the tables of the last run are as they were", err=True)
        sys.exit(130)
