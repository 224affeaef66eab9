"""`newspipe columns`."""

from collections.abc import Sequence

import click

import newspipe
from newspipe_tables.dialects import DIALECTS
from newspipe_tables.reading import shell_files


@click.command("columns", short_help="Print the types of the fields that a pipeline's articles have.")
@click.argument("pipeline", metavar="PIPELINE", shell_complete=shell_files)
@click.option("--as", "dialect", type=click.Choice(list(DIALECTS)), default="duckdb", show_default=True)
@click.option("--also", multiple=True, metavar="FIELD", help="A field that the articles bring along; repeatable.")
@click.option("-p", "--plugin", "plugin_files", multiple=True, metavar="FILE.py", help="Load a single-file plugin.")
def command(pipeline: str, dialect: str, also: Sequence[str], plugin_files: Sequence[str]) -> None:
    """Print the types of all that the articles of PIPELINE hold, before there is one.

    \b
    duckdb      the columns of read_json()
    sqlite      SQL: a table, and a view to import lines into
    jsonschema  the JSON Schema of an article
    arrow       Python: a pyarrow schema
    polars      Python: a Polars schema

    They come from what the pipeline's stages declare, so a field that is empty in the first 100,000 articles has its
    type all the same. A field whose type nobody has declared is JSON.
    """
    # Its stages are not set up, so no program can run.
    loaded = newspipe.load(pipeline, plugin_files=plugin_files, allow_programs=("*",))
    fields = loaded.article_fields
    fields |= {field: {} for field in also if field not in fields}
    click.echo(DIALECTS[dialect](fields), nl=False)
