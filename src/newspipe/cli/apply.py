"""`newspipe apply`."""

from typing import Any

import click

from newspipe.cli.assignments import parse_assignments, set_option
from newspipe.cli.completion import stage_names
from newspipe.cli.console import ends_in_exit_code, read_plugin_files
from newspipe.cli.options import run_options, split
from newspipe.cli.streaming import stream


@click.command("apply")
@click.argument("stage", shell_complete=stage_names)
@run_options
@set_option
@ends_in_exit_code
def command(
    stage: str,
    assignments: tuple[str, ...],
    lexicon_file: str | None,
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

    given = parse_assignments(assignments, lexicon_file)
    stream(
        lambda: parsing.single(stage, given, read_plugin_files(plugin_files, strict_plugins), programs),
        *split(options),
    )
