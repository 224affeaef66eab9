"""`newspipe view`."""

import os
import sys
import webbrowser
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import click

import newspipe
from newspipe_view import page
from newspipe_view.difference import Pair, pairs
from newspipe_view.reading import Complaints, limited, records
from newspipe_view.totals import DIFFERENT, Tally


@click.command("view")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("-o", "--output", default="view.html", show_default=True, metavar="FILE", help="The page; - for stdout.")
@click.option("--open", "opens", is_flag=True, help="Open the page in the browser.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Show only the first N articles.")
@click.option(
    "--diff", "other", metavar="OTHER", help="Show each article beside the same one in OTHER, an earlier run."
)
@click.pass_context
def command(
    context: click.Context, files: tuple[str, ...], output: str, opens: bool, limit: int | None, other: str | None
) -> None:
    """Make one HTML page of the articles in FILE..., with search, filters, names and a timeline.

    The page needs no server and asks nothing of the network: open it from the disk, or mail it. With --diff the exit
    code is 1 if the articles differ.
    """
    complaints = Complaints()
    tally = Tally()
    found = limited(records(files, complaints), limit)
    if other is None:
        shown = tally.watch(Pair(None, each) for each in found)
    else:
        shown = tally.watch(pairs(limited(records([other], complaints), limit), found))
    pieces = page.pieces(shown, compares=other is not None)
    if output == "-":
        if opens:
            raise newspipe.UsageError("--open needs a file: name one with -o FILE")
        for piece in pieces:
            sys.stdout.write(piece)
        complaints.finish()
    else:
        size = _write(Path(output), pieces)
        complaints.finish()
        number = tally.totals().articles
        words = f"{number:,} article{'' if number == 1 else 's'}, {size / 1e6:.1f} MB; open it in a browser"
        click.echo(f"{output}: {words}", err=True)
    if opens:
        webbrowser.open(Path(output).resolve().as_uri())
    if other is not None and (differing := tally.totals().differing):
        click.echo(f"newspipe: {differing:,} of {tally.totals().articles:,} articles differ", err=True)
        context.exit(DIFFERENT)


def _write(path: Path, pieces: Iterable[str]) -> int:
    """Write a file at once, when it is whole; return its size in bytes. Never overwrites anything but a page."""
    if path.exists() and not _is_page(path):
        raise newspipe.UsageError(f"{path}: this file is not a page of `newspipe view`; name another with -o FILE")
    part = path.with_name(path.name + ".part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as file:
            for piece in pieces:
                file.write(piece)
        os.replace(part, path)
    except OSError as error:
        raise newspipe.OutputError(f"{path}: cannot be written: {error.strerror}") from None
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return path.stat().st_size


def _is_page(path: Path) -> bool:
    with suppress(OSError), path.open("rb") as file:
        return file.read(len(page.MARK)) == page.MARK.encode()
    return False
