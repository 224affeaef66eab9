"""A SQLite database of articles: a table of them, one for each layer, and full-text search."""

import os
import sqlite3
from collections.abc import Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import newspipe
from newspipe_tables.formats import Row, as_json
from newspipe_tables.layers import Layer
from newspipe_tables.reading import Problems

if TYPE_CHECKING:
    import sqlite_utils

LAYERS = ("entities", "dates", "sentences")
# Columns that are there in any case, in the order in which people look at them.
FIRST = ("id", "published", "title", "summary", "author", "site_name", "sections", "language", "url", "text")
SEARCHED = ("title", "text", "summary")
INDEXES = (
    ("entities", ("name",)),
    ("entities", ("label", "name")),
    ("dates", ("value",)),
    ("articles", ("published",)),
)
GROUP = 500  # articles that are inserted together
MOST_COLUMNS = 500  # SQLite takes 2,000; an article that has its data in its keys must not use them up
NAMES = (
    "SELECT name, label, count(*) AS mentions, count(DISTINCT article) AS articles "
    "FROM entities GROUP BY name, label ORDER BY mentions DESC, name"
)
_TYPES: Mapping[str, type] = {"n": int, "start": int, "end": int, "score": float, "in_summary": int}


class Database:
    """A database that is written beside, as ``PATH.part``, and put in place by `finish`.

    With ``add`` it begins as a copy of the one at ``path``. Raises `UsageError` if sqlite-utils is not installed or if
    that is no database.
    """

    def __init__(self, path: str, problems: Problems, *, add: bool) -> None:
        self.path = path
        self._part = f"{path}.part"
        self._problems = problems
        self._layers = {name: Layer(name, problems) for name in LAYERS}
        self._articles: dict[str, dict[str, Any]] = {}
        self._rows: dict[str, list[Row]] = {name: [] for name in LAYERS}
        self._seen: set[int] = set()
        with suppress(FileNotFoundError):
            os.unlink(self._part)
        connection = sqlite3.connect(self._part)
        try:
            if add:
                with closing(sqlite3.connect(f"{Path(path).absolute().as_uri()}?mode=ro", uri=True)) as old:
                    old.backup(connection)
            self._db = _opened(connection)
            connection.execute("PRAGMA synchronous = OFF")  # it counts only once it is complete and in its place
            self._columns = self._tables()
        except sqlite3.DatabaseError as error:
            connection.close()
            os.unlink(self._part)
            raise newspipe.UsageError(f"{path}: {error}") from None
        except BaseException:
            connection.close()
            os.unlink(self._part)
            raise

    def insert(self, place: str, name: object, article: Mapping[str, Any]) -> None:
        """Add an article. One with an id that this run has added before is a problem, and left out."""
        name = name if isinstance(name, str) else as_json(name)
        if hash(name) in self._seen:
            self._problems.tell("articles with an id that came before, left out", f"{place}: {name!r} is left out")
            return
        self._seen.add(hash(name))
        row: dict[str, Any] = {"id": name}
        for field, value in article.items():
            if field not in ("id", "summary_sentences", "paragraphs", *LAYERS) and self._takes(place, field):
                row[field] = _storable(value)
        self._articles[name] = row
        chosen = article.get("summary_sentences")
        for layer in self._layers.values():
            rows = layer.rows(place, name, article)
            if layer.name == "sentences":
                picked = {n for n in chosen if type(n) is int} if isinstance(chosen, list) else set()
                rows = [[*row, int(row[1] in picked)] for row in rows]
            self._rows[layer.name] += rows
        if len(self._articles) >= GROUP:
            self._write()

    def finish(self) -> None:
        """Write what waits, make the indexes and the search, and put the database in its place."""
        for layer in self._layers.values():
            layer.check()
        try:
            self._write()
            for table, columns in INDEXES:
                self._db.table(table).create_index(list(columns), if_not_exists=True)
            articles = self._db.table("articles")
            if not articles.detect_fts():
                articles.enable_fts(list(SEARCHED), create_triggers=True)
            self._db.create_view("names", NAMES, replace=True)
            self._db.conn.commit()
        except sqlite3.Error as error:
            raise newspipe.OutputError(f"{self.path}: cannot be written: {error}") from None
        self._db.conn.close()
        os.replace(self._part, self.path)

    def abandon(self) -> None:
        """Take away what was written, if it is not in its place."""
        self._db.conn.close()
        with suppress(FileNotFoundError):
            os.unlink(self._part)

    def _tables(self) -> dict[str, str]:
        """Make the tables that are not there, and return the columns of articles, by their names without case."""
        if not self._db.table("articles").exists():
            self._db.create_table("articles", dict.fromkeys(FIRST, str), pk="id")
        for name, layer in self._layers.items():
            if not self._db.table(name).exists():
                columns = [*layer.columns, *["in_summary"] * (name == "sentences")]
                self._db.create_table(
                    name,
                    {column: _TYPES.get(column, str) for column in columns},
                    pk=("article", "n"),
                    foreign_keys=[("article", "articles", "id")],
                )
        return {column.name.casefold(): column.name for column in self._db.table("articles").columns}

    def _takes(self, place: str, field: str) -> bool:
        """Return whether a field of an article can be a column; say so if it cannot."""
        known = self._columns.get(field.casefold())
        if known is None and field.isprintable() and field and not set(field) & set('[]"'):
            if len(self._columns) < MOST_COLUMNS:
                self._columns[field.casefold()] = field
                return True
            why = f"there are {MOST_COLUMNS} columns already"
        elif known == field:
            return True
        else:
            why = "no name for a column" if known is None else f"'{known}' is a column already"
        self._problems.tell("fields left out", f"{place}: the field {field!r} is left out: {why}")
        return False

    def _write(self) -> None:
        if not self._articles:
            return
        try:
            for name in LAYERS:
                self._db.conn.executemany(f"DELETE FROM {name} WHERE article = ?", [(key,) for key in self._articles])
            self._db.table("articles").delete_where(
                f"id IN ({','.join('?' * len(self._articles))})", list(self._articles)
            )
            self._db.table("articles").insert_all(self._articles.values(), pk="id", alter=True)
            for name, rows in self._rows.items():
                marks = ",".join("?" * (len(self._layers[name].columns) + (name == "sentences")))
                self._db.conn.executemany(
                    f"INSERT INTO {name} VALUES ({marks})", [[_storable(value) for value in row] for row in rows]
                )
                rows.clear()
            self._db.conn.commit()
        except sqlite3.Error as error:
            raise newspipe.OutputError(f"{self.path}: cannot be written: {error}") from None
        self._articles.clear()


def _opened(connection: sqlite3.Connection) -> "sqlite_utils.Database":
    try:
        import sqlite_utils
    except ImportError:
        advice = "pip install 'newspipe-text[sqlite]'"
        raise newspipe.UsageError(f"sqlite-utils, which writes the database, is not installed; {advice}") from None
    return sqlite_utils.Database(connection)


def _storable(value: Any) -> Any:
    """Return a value as SQLite keeps it: lists and objects as JSON, an integer of more than 64 bits as text."""
    if isinstance(value, (list, dict)):
        return as_json(value)
    if isinstance(value, int) and not -(2**63) <= value < 2**63:
        return str(value)
    return value
