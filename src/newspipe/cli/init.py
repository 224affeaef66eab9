"""`newspipe init`."""

import json
import os
from collections.abc import Callable
from typing import Any

import click

from newspipe.cli.completion import file_names
from newspipe.cli.console import ends_in_exit_code, plugin_option
from newspipe.cli.schema import composed
from newspipe.errors import UsageError
from newspipe.pipeline.documents import JSON, TOML, YAML, language

SCHEMA_FILE = "newspipe.schema.json"
STEPS: list[dict[str, Any]] = [
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
    schema = _as_json(composed("pipeline", plugin_files))
    for path, content in ((pipeline_file, _WRITERS[language(pipeline_file)](starter)), (schema_file, schema)):
        try:
            with open(path, "w", encoding="utf-8") as file:
                file.write(content)
        except OSError as error:
            raise UsageError(f"{path}: cannot be written: {error.strerror}") from None
    click.echo(f"wrote {pipeline_file} and {schema_file}; now: newspipe run {pipeline_file} FILE...")


def _as_json(value: Any) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def _as_yaml(pipeline: dict[str, Any]) -> str:
    """Return the starter in YAML; what is in a step is written as JSON, which YAML includes."""
    lines = [f"# yaml-language-server: $schema={pipeline['$schema']}"]
    lines += [f"{key}: {json.dumps(value)}" for key, value in pipeline.items() if key not in ("$schema", "steps")]
    lines.append("steps:")
    for step in pipeline["steps"]:
        lines += [f"{'  ' if at else '- '}{key}: {json.dumps(value)}" for at, (key, value) in enumerate(step.items())]
    return "\n".join(lines) + "\n"


def _as_toml(pipeline: dict[str, Any]) -> str:
    """Return the starter in TOML; it has no value that TOML writes otherwise than JSON, once keys are dotted."""
    lines = [f"#:schema {pipeline['$schema']}"]
    lines += [f"{key} = {json.dumps(value)}" for key, value in pipeline.items() if key not in ("$schema", "steps")]
    for step in pipeline["steps"]:
        lines += ["", "[[steps]]"]
        for key, value in step.items():
            inner = value if isinstance(value, dict) else {"": value}
            lines += [f"{key}{'.' * bool(option)}{option} = {json.dumps(given)}" for option, given in inner.items()]
    return "\n".join(lines) + "\n"


_WRITERS: dict[str, Callable[[dict[str, Any]], str]] = {JSON: _as_json, YAML: _as_yaml, TOML: _as_toml}
