"""`newspipe init`."""

import json
import os

import click

from newspipe.cli.completion import file_names
from newspipe.cli.console import ends_in_exit_code, plugin_option
from newspipe.cli.schema import composed
from newspipe.errors import UsageError

SCHEMA_FILE = "newspipe.schema.json"
STEPS = [
    {"stage": "clean", "description": "Keep the article, drop the page around it."},
    {"stage": "segment", "description": "Find paragraphs and sentences; the steps below need them."},
    {"stage": "tag-entities", "description": "Names of people, organisations, places and other things."},
    {"stage": "extract-dates", "description": "Dates, resolved from the article's `published`."},
    {"stage": "summarise", "options": {"sentences": 3}, "description": "The sentences that tell most."},
]


@click.command("init")
@click.argument("pipeline_file", metavar="[PIPELINE]", default="news.json", shell_complete=file_names)
@click.option("--force", is_flag=True, help="Overwrite a file that exists.")
@plugin_option
@ends_in_exit_code
def command(pipeline_file: str, force: bool, plugin_files: tuple[str, ...]) -> None:
    """Write a starter pipeline to the file PIPELINE (news.json), and beside it the schema for editors.

    Run it again with --force after installing a plugin, so that editors know the new stages.
    """
    schema_file = os.path.join(os.path.dirname(pipeline_file), SCHEMA_FILE)
    starter = {
        "$schema": f"./{SCHEMA_FILE}",
        "version": 1,
        "description": "What it is for. `newspipe stages` lists all stages, `newspipe stages NAME` describes one.",
        "on_error": "fail-article",
        "steps": STEPS,
    }
    if os.path.exists(pipeline_file) and not force:
        raise UsageError(f"{pipeline_file}: exists already; name another file, or overwrite it with --force")
    for path, content in ((pipeline_file, starter), (schema_file, composed("pipeline", plugin_files))):
        try:
            with open(path, "w", encoding="utf-8") as file:
                file.write(json.dumps(content, indent=2, ensure_ascii=False) + "\n")
        except OSError as error:
            raise UsageError(f"{path}: cannot be written: {error.strerror}") from None
    click.echo(f"wrote {pipeline_file} and {schema_file}; now: newspipe run {pipeline_file} FILE...")
