"""`newspipe show`."""

import os
import sys
from collections.abc import Iterator

import click

import newspipe
from newspipe_view import terminal
from newspipe_view.reading import Complaints, records


@click.command("show")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--id", "wanted", metavar="ID", help="Show only articles with this id.")
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help="Colour the marks; auto does so on a terminal if NO_COLOR is not set.",
)
@click.option(
    "--width",
    type=click.IntRange(min=20),
    metavar="N",
    help="Columns; by default as wide as the terminal, at most 100.",
)
def command(files: tuple[str, ...], wanted: str | None, color: str, width: int | None) -> None:
    """Show the articles of FILE... in the terminal, with their names, dates and summary marked.

    On a terminal they are shown by the pager ($PAGER, or less).
    """
    to_terminal = sys.stdout.isatty()
    colored = color == "always" or (color == "auto" and to_terminal and not os.environ.get("NO_COLOR"))
    columns = width or terminal.columns()
    complaints = Complaints()

    def shown() -> Iterator[str]:
        number = 0
        for record in records(files, complaints):
            if wanted is None or record.id == wanted:
                number += 1
                yield terminal.rendered(record, columns, colored)
        complaints.finish()
        if wanted is not None and not number:
            raise newspipe.UsageError(f"no article has the id '{wanted}'")

    if to_terminal:
        click.echo_via_pager(shown(), color=colored)
    else:
        for article in shown():
            click.echo(article, nl=False, color=colored)
