"""`newspipe flatten`."""

from collections.abc import Sequence

import click

import newspipe
from newspipe_tables import formats
from newspipe_tables.layers import KEYS, Layer
from newspipe_tables.reading import Problems, articles, file_arguments, grows, inputs, name_of


@click.command("flatten", short_help="Write a row for each entity, date or sentence.")
@file_arguments()
@click.option(
    "--layer",
    default="entities",
    show_default=True,
    metavar="FIELD",
    help="The field of spans: " + ", ".join(KEYS) + ", or that of another stage.",
)
@click.option("--to", "kind", type=click.Choice(formats.NAMES), default="jsonl", show_default=True)
@click.option("--with", "extra", metavar="FIELD,…", default="", help="Add these fields of the article to each row.")
@click.option("--keys", metavar="KEY,…", help="What to take of each span besides its place, in this order.")
@click.option("--safe", is_flag=True, help="CSV and TSV: put ' before what a spreadsheet would take for a formula.")
@click.option("--bom", is_flag=True, help="CSV and TSV: begin with a byte order mark, by which Excel knows UTF-8.")
def command(files: Sequence[str], layer: str, kind: str, extra: str, keys: str | None, safe: bool, bom: bool) -> None:
    """Write a row for each entity, date or sentence of the articles in FILE, or on standard input.

    \b
    newspipe flatten --layer dates out.jsonl
    newspipe flatten --to csv --with published,title out.jsonl > names.csv

    The columns are fixed: article, n, start, end, text, those of the layer, then those of --with. Exit code 3 if
    something does not fit, which is said by file and line and left out.
    """
    files = inputs(files)
    problems = Problems()
    spans = Layer(layer, problems, None if keys is None else _names(keys))
    fields = _names(extra)
    added = [f"article_{field}" if field in spans.columns else field for field in fields]
    columns = [*spans.columns, *added]
    if len(set(columns)) < len(columns):
        raise newspipe.UsageError("a column is named twice: " + ", ".join(columns))
    table = formats.Table(kind, columns, safe=safe, bom=bom, at_once=grows(files))
    for place, article in articles(files, problems):
        rows = spans.rows(place, name_of(place, article), article)
        if fields:
            values = [article.get(field) for field in fields]
            table.add([row + values for row in rows])
        else:
            table.add(rows)
    table.end()
    spans.check()
    problems.end()


def _names(words: str) -> list[str]:
    return [name.strip() for name in words.split(",") if name.strip()]
