"""`newspipe retry`."""

import click

from newspipe.cli.assignments import step_overrides, step_set_option
from newspipe.cli.console import color_option, ends_in_exit_code, plugin_option, programs_option
from newspipe.cli.options import Speaking
from newspipe.cli.streaming import stream
from newspipe.run.config import RunConfig


@click.command("retry")
@click.argument("dead_letters", metavar="ERRORS")
@click.option("--pipeline", "pipeline_file", metavar="FILE", required=True, help="The pipeline to try them with.")
@click.option("-o", "--output", metavar="FILE", required=True, help="Add the articles that now succeed to FILE.")
@click.option(
    "--errors", metavar="FILE", help="Write those that fail again to FILE; by default ERRORS is replaced by them."
)
@click.option(
    "--workers", metavar="N", type=click.IntRange(min=0), help="Worker processes; by default one for each core."
)
@step_set_option
@plugin_option
@programs_option
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary line; failures are still told.")
@color_option
@ends_in_exit_code
def command(
    dead_letters: str,
    pipeline_file: str,
    output: str,
    errors: str | None,
    workers: int | None,
    assignments: tuple[str, ...],
    lexicon_file: str | None,
    plugin_files: tuple[str, ...],
    programs: frozenset[str],
    quiet: bool,
    color: str,
) -> None:
    """Try the articles in the dead-letter file ERRORS again, each from the step on at which it failed.

    Nothing changes unless the run goes to its end: only then are the articles added, and ERRORS replaced.
    """
    from newspipe.pipeline import parsing
    from newspipe.plugins import single_files

    overrides = step_overrides(assignments, lexicon_file)
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
        Speaking(quiet, color),
    )
