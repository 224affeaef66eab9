"""Count the spans and articles that share a name, a label, a month."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Any

import newspipe
from newspipe_tables.formats import Row, as_json
from newspipe_tables.layers import KEYS, PLACE, Layer
from newspipe_tables.reading import Problems

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
PERIODS = {"year": 4, "month": 7, "day": 10}
"""How much of an ISO 8601 date says the period."""


def parse_conditions(conditions: Iterable[str]) -> list[tuple[str, str]]:
    """Return the keys and values of ``KEY=VALUE``. Raises `UsageError`."""
    pairs = []
    for condition in conditions:
        key, sign, value = condition.partition("=")
        if not sign or not key:
            raise newspipe.UsageError(f"--where {condition}: write KEY=VALUE, as in --where label=PERSON")
        pairs.append((key, value))
    return pairs


class Counting:
    """Counts by the keys ``by``, and also by ``across``, whose values become columns.

    A key is one of the span's, a period of the article's publication, or a field of the article. In a field that is a
    list, as `sections`, each element counts. ``layer`` None is found out from the keys; if none of them is a span's,
    only articles are counted.
    """

    def __init__(
        self,
        by: Sequence[str],
        across: str | None,
        layer: str | None,
        conditions: Sequence[tuple[str, str]],
        problems: Problems,
    ) -> None:
        self.by = list(by)
        self._keys = [*by, *([across] if across else [])]
        if len(set(self._keys)) < len(self._keys):
            raise newspipe.UsageError("a key is named twice: " + ", ".join(self._keys))
        self._across = across
        self._conditions = conditions
        name = layer or _layer_of([*self._keys, *[key for key, _ in conditions]])
        self._layer = Layer(name, problems) if name else None
        self._of_span = {*PLACE, *self._layer.keys} if self._layer else set[str]()
        if self._layer and name not in KEYS:
            self._of_span |= set(self._keys)
        self._problems = problems
        self._mentions: dict[tuple[Any, ...], int] = {}
        self._articles: dict[tuple[Any, ...], int] = {}
        self._values: dict[tuple[Any, ...], tuple[Any, ...]] = {}
        self._read = 0
        self._met: set[str] = set()

    def add(self, place: str, name: object, article: Mapping[str, Any]) -> None:
        """Count an article."""
        self._read += 1
        of_article = {
            key: list(_values(key, article))
            for key in (*self._keys, *[key for key, _ in self._conditions])
            if key not in self._of_span
        }
        self._met.update(key for key, values in of_article.items() if values != [None])
        here: set[tuple[Any, ...]] = set()
        if self._layer is None:
            if all(_agrees(of_article[key], value) for key, value in self._conditions):
                here.update(map(self._group, product(*[of_article[key] for key in self._keys])))
        else:
            for _, span, words in self._layer.spans(place, article):
                own = {**span, "text": words}
                if all(_agrees(of_article.get(key) or [own.get(key)], value) for key, value in self._conditions):
                    for values in product(*[of_article.get(key) or [own.get(key)] for key in self._keys]):
                        group = self._group(values)
                        self._mentions[group] = self._mentions.get(group, 0) + 1
                        here.add(group)
        for group in here:
            self._articles[group] = self._articles.get(group, 0) + 1

    def check(self) -> None:
        """Say what no article has."""
        if self._layer:
            self._layer.check()
        for key in self._keys:
            if self._read and key not in self._of_span and key not in self._met:
                field = "published" if key in PERIODS else key
                self._problems.tell("fields that are missing", f"no article has '{field}', to count by {key}")

    def table(self, top: int | None) -> tuple[list[str], list[Row]]:
        """Return the names of the columns and the rows, the largest counts first."""
        if self._across:
            return self._wide(top)
        counts = [self._mentions, self._articles] if self._layer else [self._articles]
        names = ["mentions", "articles"] if self._layer else ["articles"]
        rows = [[*self._values[group], *[count[group] for count in counts]] for group in counts[0]]
        width = len(self.by)
        rows.sort(key=lambda row: (*[-count for count in row[width:]], *map(_order, row[:width])))
        return [*self.by, *names], rows[:top]

    def _wide(self, top: int | None) -> tuple[list[str], list[Row]]:
        counts = self._mentions if self._layer else self._articles
        found: dict[tuple[Any, ...], dict[Any, int]] = {}
        heads: dict[Any, Any] = {}
        for group, count in counts.items():
            heads[group[-1]] = self._values[group][-1]
            found.setdefault(group[:-1], {})[group[-1]] = count
        values = {group[:-1]: known[:-1] for group, known in self._values.items()}
        columns = sorted(heads, key=lambda head: _order(heads[head]))
        titles = ["(none)" if heads[column] is None else str(heads[column]) for column in columns]
        rows = [[*values[group], *[per.get(column, 0) for column in columns]] for group, per in found.items()]
        width = len(self.by)
        rows = [[*row, sum(row[width:])] for row in rows]
        rows.sort(key=lambda row: (-row[-1], *map(_order, row[:width])))
        taken = {*self.by, "total"}
        return [*self.by, *[f"{title} " if title in taken else title for title in titles], "total"], rows[:top]

    def _group(self, values: tuple[Any, ...]) -> tuple[Any, ...]:
        group = tuple(as_json(value) if isinstance(value, (list, dict)) else value for value in values)
        self._values.setdefault(group, group)
        return group


def _layer_of(keys: Sequence[str]) -> str | None:
    """Return the layer whose spans have these keys: that of the first key that a layer has."""
    for key in keys:
        for layer, names in KEYS.items():
            if key in names and key != "id":
                return layer
    return "entities" if "text" in keys else None


def _values(key: str, article: Mapping[str, Any]) -> Iterator[Any]:
    """Yield the values of a key in an article, None if there is none."""
    if key in PERIODS and key not in article:
        published = article.get("published")
        yield published[: PERIODS[key]] if isinstance(published, str) and _DAY.match(published) else None
        return
    value = article.get(key)
    if isinstance(value, list):
        yield from value or [None]
    else:
        yield None if value == "" else value


def _agrees(values: list[Any], wanted: str) -> bool:
    return any(
        ("" if value is None else value if isinstance(value, str) else as_json(value)) == wanted for value in values
    )


def _order(value: Any) -> tuple[bool, str]:
    """Return by what a value is sorted: as text, nothing last."""
    return value is None, "" if value is None else value if isinstance(value, str) else as_json(value)
