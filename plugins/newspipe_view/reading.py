"""Read the articles that are to be shown, and say once what is wrong with them."""

from collections.abc import Iterator, Sequence

import click

import newspipe
from newspipe_view.printable import one_line
from newspipe_view.record import Record, record

MOST = 20_000
"""Articles in one page: beyond, a browser is slow and the file hard to mail."""
_MOST_MESSAGES = 20


class Complaints:
    """Writes problems to standard error: the first ones in full, the number of the rest at the end."""

    def __init__(self) -> None:
        self.number = 0

    def __call__(self, words: str) -> None:
        """Write a problem, unless there have been too many."""
        self.number += 1
        if self.number <= _MOST_MESSAGES:
            click.echo(one_line(f"newspipe: {words}"), err=True)

    def finish(self) -> None:
        """Say how many problems were not written."""
        if self.number > _MOST_MESSAGES:
            click.echo(f"newspipe: {self.number - _MOST_MESSAGES:,} more problems like these", err=True)


def records(paths: Sequence[str], complaints: Complaints) -> Iterator[Record]:
    """Yield the articles of files. Raises `newspipe.UsageError` for a file that cannot be read."""
    for place, article in newspipe.read_placed_articles(paths, on_problem=complaints):
        yield record(article, place, complaints)


def limited(shown: Iterator[Record], limit: int | None) -> Iterator[Record]:
    """Yield the first ``limit`` articles. Without a limit, raises `newspipe.UsageError` if there are too many."""
    for number, each in enumerate(shown):
        if limit is not None and number >= limit:
            return
        if number >= MOST and limit is None:
            raise newspipe.UsageError(
                f"there are more than {MOST:,} articles, which a browser shows slowly; choose some first (with jq or "
                f"`head`), or say how many with --limit N"
            )
        yield each
