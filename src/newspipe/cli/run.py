"""`newspipe run`."""

from dataclasses import replace
from typing import Any

import click

from newspipe.cli.assignments import step_overrides, step_set_option
from newspipe.cli.completion import file_names
from newspipe.cli.console import ends_in_exit_code, read_plugin_files
from newspipe.cli.option_files import TakesOptionFiles
from newspipe.cli.options import run_options, split
from newspipe.cli.streaming import stream


@click.command("run", cls=TakesOptionFiles)
@click.argument("pipeline_file", metavar="PIPELINE", shell_complete=file_names)
@run_options
@click.option(
    "--on-error",
    type=click.Choice(["fail-article", "keep", "stop"]),
    help="What becomes of an article on which a step fails; overrides the pipeline file.",
)
@click.option(
    "--timeout",
    metavar="SECONDS",
    type=click.FloatRange(min=0, min_open=True),
    help="Kill the worker that spends longer on one article in one step; overrides the pipeline file.",
)
@step_set_option
@ends_in_exit_code
def command(
    pipeline_file: str,
    on_error: str | None,
    timeout: float | None,
    assignments: tuple[str, ...],
    option_files: dict[str, Any],
    plugin_files: tuple[str, ...],
    strict_plugins: bool,
    programs: frozenset[str],
    **options: Any,
) -> None:
    """Stream articles through the pipeline in the file PIPELINE.

    Reads each FILE, or standard input: JSON Lines, .txt and .html (one article a file), all also as .gz and .zst.
    Writes JSON Lines to standard output.
    """
    from newspipe.pipeline import parsing

    overrides = replace(step_overrides(assignments, option_files), on_error=on_error, timeout=timeout)
    stream(
        lambda: parsing.read(pipeline_file, read_plugin_files(plugin_files, strict_plugins), overrides, programs),
        *split(options),
    )
