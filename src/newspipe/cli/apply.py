"""`newspipe apply`."""

from typing import Any

import click

from newspipe.cli.assignments import set_option, stage_options
from newspipe.cli.completion import stage_names
from newspipe.cli.console import ends_in_exit_code, read_plugin_files
from newspipe.cli.option_files import TakesOptionFiles
from newspipe.cli.options import run_options, split
from newspipe.cli.streaming import stream


@click.command("apply", cls=TakesOptionFiles)
@click.argument("stage", shell_complete=stage_names)
@run_options
@set_option
@ends_in_exit_code
def command(
    stage: str,
    assignments: tuple[str, ...],
    option_files: dict[str, Any],
    plugin_files: tuple[str, ...],
    strict_plugins: bool,
    programs: frozenset[str],
    **options: Any,
) -> None:
    """Stream articles through one STAGE, without a pipeline file.

    \b
    newspipe apply summarise --set sentences=2 < segmented.jsonl

    A value that is not JSON is taken as a string: --set method=lead. @FILE takes it from a JSON file.
    """
    from newspipe.pipeline import parsing

    given = stage_options(assignments, option_files)
    stream(
        lambda: parsing.single(stage, given, read_plugin_files(plugin_files, strict_plugins), programs),
        *split(options),
    )
