"""`newspipe check`."""

import json
from dataclasses import asdict

import click

from newspipe.cli.completion import file_names
from newspipe.cli.console import (
    ends_in_exit_code,
    leave,
    plugin_option,
    programs_option,
    read_plugin_files,
    strict_plugins_option,
)
from newspipe.errors import ExitCode, PipelineError, Problem
from newspipe.printable import one_line, valid

FORMATS = ["text", "json", "github"]


@click.command("check")
@click.argument("pipeline_file", metavar="PIPELINE", shell_complete=file_names)
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="How to print problems."
)
@plugin_option
@programs_option
@strict_plugins_option
@ends_in_exit_code
def command(
    pipeline_file: str, form: str, plugin_files: tuple[str, ...], strict_plugins: bool, programs: frozenset[str]
) -> None:
    """Check the pipeline file PIPELINE: its form, stages, options, and the order of fields.

    Prints every problem as file:line:column: path: what; fix. Exit code 0 where there is none, 2 otherwise. The json
    format is one object a line; github is that of its workflow annotations.
    """
    from newspipe.pipeline import parsing

    sources = read_plugin_files(plugin_files, strict_plugins)
    try:
        checked = parsing.read(pipeline_file, sources, programs=programs)
    except PipelineError as error:
        for problem in error.problems:
            click.echo(_formatted(problem, form))
        leave(ExitCode.USAGE)
    if form == "text":
        click.echo(one_line(f"{pipeline_file}: ok: {' → '.join(step.id for step in checked.steps)}"))


def _formatted(problem: Problem, form: str) -> str:
    if form == "json":
        return valid(json.dumps(asdict(problem), ensure_ascii=False))
    if form == "github":
        text = f"{problem.path}: {problem.what}" + (f"; {problem.fix}" if problem.fix else "")
        escaped = one_line(text).replace("%", "%25")
        # In a property, a colon or a comma would begin something else (actions/toolkit, command.ts).
        file = one_line(problem.file).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
        return f"::error file={file},line={problem.line},col={problem.column}::{escaped}"
    return one_line(str(problem))
