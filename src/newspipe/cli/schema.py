"""`newspipe schema`."""

import json

import click

from newspipe.cli.console import ends_in_exit_code, plugin_option
from newspipe.pipeline import schemas


@click.command("schema")
@click.argument("name", type=click.Choice(schemas.NAMES))
@plugin_option
@ends_in_exit_code
def command(name: str, plugin_files: tuple[str, ...]) -> None:
    """Print the JSON Schema (Draft 2020-12) called NAME.

    That of pipelines holds the options of every installed stage, so that an editor completes and explains them; that
    of articles the fields of every installed stage.
    """
    click.echo(json.dumps(composed(name, plugin_files), indent=2, ensure_ascii=False))


def composed(name: str, plugin_files: tuple[str, ...]) -> dict[str, object]:
    """Return a schema, that of pipelines with the options, that of articles with the fields of all stages there are."""
    if name not in ("pipeline", "article"):
        return schemas.read(name)
    from newspipe.pipeline.fields import article_schema
    from newspipe.plugins import loading, single_files

    registry = loading.load(None, single_files.read_sources(plugin_files))
    stages = [offer.offered for _, offer in sorted(registry.offers.items())]
    return article_schema(stages) if name == "article" else schemas.pipeline_schema(stages)
