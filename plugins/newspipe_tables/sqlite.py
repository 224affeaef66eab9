"""`newspipe sqlite`."""

import os
from collections.abc import Sequence

import click

import newspipe
from newspipe_tables.database import Database
from newspipe_tables.reading import Problems, articles, inputs, name_of, shell_files

MAGIC = b"SQLite format 3\0"


@click.command("sqlite", short_help="Write a database of articles, names, dates and sentences, for Datasette.")
@click.argument("paths", metavar="[FILE]... DATABASE", nargs=-1, required=True, shell_complete=shell_files)
@click.option("--add", is_flag=True, help="Add to the database that is there; an article with an id in it replaces it.")
@click.option("--replace", is_flag=True, help="Write it anew if it is there.")
def command(paths: Sequence[str], add: bool, replace: bool) -> None:
    """Write the articles of FILE, or of standard input, into a SQLite DATABASE, as Datasette serves it.

    \b
    newspipe sqlite out.jsonl news.db && datasette news.db

    Its tables are articles, entities, dates and sentences; articles have full-text search; the view names counts the
    entities. It is put in its place when it is complete. Exit code 3 if something does not fit, which is said by file
    and line and left out.
    """
    *files, path = paths
    files = list(inputs(files))
    if os.path.exists(path):
        _refuse(path, add, replace)
    problems = Problems()
    database = Database(path, problems, add=add and os.path.exists(path))
    try:
        for place, article in articles(files, problems):
            database.insert(place, name_of(place, article), article)
        database.finish()
    except BaseException:
        database.abandon()
        raise
    problems.end()


def _refuse(path: str, add: bool, replace: bool) -> None:
    """Raise `UsageError` unless what is at a path is a database that may be written."""
    if os.path.isdir(path):
        raise newspipe.UsageError(f"{path} is a folder; the last argument is the database to write")
    with open(path, "rb") as file:
        start = file.read(len(MAGIC))
    if start not in (b"", MAGIC):
        raise newspipe.UsageError(f"{path} is no SQLite database; the last argument is the database to write")
    if add == replace:
        raise newspipe.UsageError(f"{path} is there already; --add adds to it, --replace writes it anew")
