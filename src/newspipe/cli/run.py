"""`newspipe run`."""

from typing import Any

import click

from newspipe.cli.console import ends_in_exit_code
from newspipe.cli.streaming import Settings, run_options, stream


@click.command("run")
@click.argument("pipeline_file", metavar="PIPELINE")
@run_options
@click.option(
    "--on-error",
    type=click.Choice(["fail-article", "keep", "stop"]),
    help="What becomes of an article on which a step fails; overrides the pipeline file.",
)
@ends_in_exit_code
def command(pipeline_file: str, on_error: str | None, plugin_files: tuple[str, ...], **options: Any) -> None:
    """Stream articles through the pipeline in the file PIPELINE.

    Reads each FILE, or standard input: JSON Lines, .txt and .html (one article a file), all also as .gz and .zst.
    Writes JSON Lines to standard output.
    """
    from newspipe import pipeline, plugins

    checked = pipeline.read(pipeline_file, plugins.read_sources(plugin_files), on_error)
    stream(checked, Settings(**options))
