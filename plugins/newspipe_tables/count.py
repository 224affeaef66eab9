"""`newspipe count`."""

from collections.abc import Sequence

import click

import newspipe
from newspipe_tables import formats
from newspipe_tables.counting import Counting, parse_conditions
from newspipe_tables.reading import Problems, articles, file_arguments, inputs, name_of

NAMES = ("text", *formats.NAMES, "json")


@click.command("count", short_help="Count names, labels, months and the like.")
@file_arguments()
@click.option(
    "--by",
    "keys",
    default="name",
    show_default=True,
    metavar="KEY,…",
    help="name, label, text (of entities), value, type (of dates), day, month, year (of publication), or any field of "
    "the article.",
)
@click.option("--across", metavar="KEY", help="Make a column of each value of KEY, as in --by name --across month.")
@click.option("--layer", metavar="FIELD", help="The field of spans to count; found out from KEY if it is not given.")
@click.option("--where", "conditions", multiple=True, metavar="KEY=VALUE", help="Count only these; repeatable.")
@click.option("--top", type=click.IntRange(min=1), metavar="N", help="Show only the N largest counts.")
@click.option("--to", "kind", type=click.Choice(NAMES), default="text", show_default=True)
@click.option("--safe", is_flag=True, help="CSV and TSV: put ' before what a spreadsheet would take for a formula.")
@click.option("--bom", is_flag=True, help="CSV and TSV: begin with a byte order mark, by which Excel knows UTF-8.")
def command(
    files: Sequence[str],
    keys: str,
    across: str | None,
    layer: str | None,
    conditions: Sequence[str],
    top: int | None,
    kind: str,
    safe: bool,
    bom: bool,
) -> None:
    """Count names, labels, months and the like in the articles of FILE, or on standard input.

    \b
    newspipe count out.jsonl --by name --where label=PERSON --top 20
    newspipe count out.jsonl --by name --across month --to csv > names.csv

    The most frequent come first: `mentions` counts spans, `articles` the articles that have one. Articles without a
    value are counted under nothing. Exit code 3 if something does not fit, which is said by file and line.
    """
    files = inputs(files)
    problems = Problems()
    wanted = [key.strip() for key in keys.split(",") if key.strip()]
    if not wanted:
        raise newspipe.UsageError("--by names nothing to count by")
    counting = Counting(wanted, across, layer, parse_conditions(conditions), problems)
    for place, article in articles(files, problems):
        counting.add(place, name_of(place, article), article)
    counting.check()
    columns, rows = counting.table(top)
    if kind == "text":
        _write_text(columns, rows)
    elif kind == "json":
        click.echo(formats.as_json([dict(zip(columns, row, strict=True)) for row in rows]))
    else:
        table = formats.Table(kind, columns, safe=safe, bom=bom)
        table.add(rows)
        table.end()
    problems.end()


def _write_text(columns: list[str], rows: list[formats.Row]) -> None:
    """Write a table for people: numbers to the right, widths as a terminal counts them."""
    from rich.cells import cell_len

    is_number = [bool(rows) and all(isinstance(row[at], int) for row in rows) for at in range(len(columns))]
    lines = [columns, *[[_shown(value) for value in row] for row in rows]]
    widths = [max(cell_len(line[at]) for line in lines) for at in range(len(columns))]
    for line in lines:
        cells = []
        for cell, width, right in zip(line, widths, is_number, strict=True):
            space = " " * (width - cell_len(cell))
            cells.append(space + cell if right else cell + space)
        click.echo("  ".join(cells).rstrip())


def _shown(value: object) -> str:
    words = "(none)" if value is None else value if isinstance(value, str) else formats.as_json(value)
    return "".join("\ufffd" if not c.isprintable() and c != "\u200d" else c for c in " ".join(words.split()))
