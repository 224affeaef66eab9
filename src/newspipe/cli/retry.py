"""`newspipe retry`."""

from typing import Any

import click

from newspipe.cli.assignments import step_overrides, step_set_option
from newspipe.cli.completion import FILE, file_names
from newspipe.cli.console import ends_in_exit_code, plugin_option, programs_option
from newspipe.cli.option_files import TakesOptionFiles
from newspipe.cli.options import Speaking, speaking_options
from newspipe.cli.streaming import stream
from newspipe.run.config import RunConfig


@click.command("retry", cls=TakesOptionFiles)
@click.argument("dead_letters", metavar="ERRORS", shell_complete=file_names)
@click.option(
    "--pipeline",
    "pipeline_file",
    **FILE,
    required=True,
    help="The pipeline to try them with.",
)
@click.option(
    "-o",
    "--output",
    **FILE,
    required=True,
    help="Add the articles that now succeed to FILE.",
)
@click.option(
    "--errors",
    **FILE,
    help="Write those that fail again to FILE; by default ERRORS is replaced by them.",
)
@click.option(
    "--workers", metavar="N", type=click.IntRange(min=0), help="Worker processes; by default one for each core."
)
@step_set_option
@plugin_option
@programs_option
@speaking_options
@ends_in_exit_code
def command(
    dead_letters: str,
    pipeline_file: str,
    output: str,
    errors: str | None,
    workers: int | None,
    assignments: tuple[str, ...],
    option_files: dict[str, Any],
    plugin_files: tuple[str, ...],
    programs: frozenset[str],
    **speaking: Any,
) -> None:
    """Try the articles in the dead-letter file ERRORS again, each from the step on at which it failed.

    Nothing changes unless the run goes to its end: only then are the articles added, and ERRORS replaced.
    """
    from newspipe.pipeline import parsing
    from newspipe.plugins import single_files

    overrides = step_overrides(assignments, option_files)
    config = RunConfig(
        inputs=(dead_letters,),
        output=output,
        append=True,
        errors=errors or dead_letters,
        workers=workers,
        dead_letters=True,
    )
    stream(
        lambda: parsing.read(pipeline_file, single_files.read_sources(plugin_files), overrides, programs),
        config,
        Speaking.taken_from(speaking),
    )
