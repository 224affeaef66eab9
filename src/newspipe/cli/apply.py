"""`newspipe apply`."""

import json
from collections.abc import Sequence
from typing import Any

import click

from newspipe.cli.console import ends_in_exit_code
from newspipe.cli.options import Settings, run_options
from newspipe.cli.streaming import stream
from newspipe.errors import UsageError


@click.command("apply")
@click.argument("stage")
@run_options
@click.option("--set", "assignments", metavar="KEY=JSON", multiple=True, help="Set an option of the stage; repeatable.")
@ends_in_exit_code
def command(stage: str, assignments: tuple[str, ...], plugin_files: tuple[str, ...], **options: Any) -> None:
    """Stream articles through one STAGE, without a pipeline file.

    \b
    newspipe apply summarise --set sentences=2 < segmented.jsonl

    A value that is not JSON is taken as a string: --set method=lead.
    """
    from newspipe import pipeline, plugins

    checked = pipeline.single(stage, _parse(assignments), plugins.read_sources(plugin_files))
    stream(checked, Settings(**options))


def _parse(assignments: Sequence[str]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for assignment in assignments:
        key, equals, value = assignment.partition("=")
        if not equals or not key:
            raise UsageError(f"--set {assignment}: write KEY=JSON, as in --set sentences=2")
        try:
            values[key] = json.loads(value)
        except ValueError:
            values[key] = value
    return values
