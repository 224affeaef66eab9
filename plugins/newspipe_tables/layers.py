"""The layers of an article: fields that hold spans, made into rows with fixed columns."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from operator import itemgetter
from typing import Any

from newspipe_tables.formats import Row
from newspipe_tables.reading import Problems

PLACE = ("start", "end", "text")
KEYS: Mapping[str, tuple[str, ...]] = {
    "entities": ("label", "name", "id", "score"),
    "dates": ("type", "value", "mod", "quant", "freq", "anchor"),
    "sentences": (),
    "paragraphs": (),
}
"""What a span has besides its place, by layer."""


class Layer:
    """A layer's rows: ``article``, ``n``, ``start``, ``end``, ``text``, then ``keys`` of the span.

    ``n`` counts the spans of an article from 0, as JSON does. `missing` counts the articles without the field,
    `found` those with it.
    """

    def __init__(self, name: str, problems: Problems, keys: Sequence[str] | None = None) -> None:
        self.name = name
        self.keys = tuple(KEYS.get(name, ()) if keys is None else keys)
        self.columns = ("article", "n", *PLACE, *self.keys)
        self._values = itemgetter(*PLACE, *self.keys)
        self.found = self.missing = 0
        self._first_missing = ""
        self._problems = problems

    def spans(self, place: str, article: Mapping[str, Any]) -> Iterator[tuple[int, dict[str, Any], str | None]]:
        """Yield the number, the span and the text of each span that fits the article's text.

        Those that do not are said and left out. An article without the field has none, which `check` says at the end.
        """
        spans = article.get(self.name)
        if spans is None:
            self.missing += 1
            self._first_missing = self._first_missing or place
            return
        self.found += 1
        if not isinstance(spans, list):
            self._misfit(place, f"'{self.name}' is not a list of spans")
            return
        text = article.get("text")
        text = text if isinstance(text, str) else None
        length = len(text) if text is not None else None
        for number, span in enumerate(spans):
            try:
                start, end = span["start"], span["end"]
                if not (0 <= start < end and type(start) is type(end) is int):
                    raise ValueError
            except (TypeError, KeyError, ValueError):
                self._misfit(place, f"{self.name}[{number}] is no span")
                continue
            words = span.get("text")
            if text is None or length is None:
                if words is None:
                    self._misfit(place, f"{self.name}[{number}] has no text, and the article neither")
                    continue
            elif end > length:
                self._misfit(place, f"{self.name}[{number}] {start}:{end} is not inside the text, which has {length}")
                continue
            elif words is None:
                words = text[start:end]
            elif text[start:end] != words:
                self._misfit(place, f"{self.name}[{number}] is {words!r}, but the text has {text[start:end]!r} there")
                continue
            yield number, span, words

    def rows(self, place: str, name: object, article: Mapping[str, Any]) -> list[Row]:
        """Return a row for each span that fits the article's text; ``name`` goes into the column ``article``."""
        spans, text = article.get(self.name), article.get("text")
        if isinstance(spans, list) and isinstance(text, str):
            with suppress(KeyError, TypeError):  # nearly always all of them fit, and then this is three times faster
                if all(
                    span["start"] >= 0 and text[span["start"] : span["end"]] == span["text"] != "" for span in spans
                ):
                    rows = [[name, number, *self._values(span)] for number, span in enumerate(spans)]
                    self.found += 1
                    return rows
        keys = self.keys
        return [
            [name, number, span["start"], span["end"], words, *[span.get(key) for key in keys]]
            for number, span, words in self.spans(place, article)
        ]

    def check(self) -> None:
        """Say how many articles had no such field: a problem if that is all of them."""
        if not self.missing:
            return
        if self.found:
            count = f"{self.missing:,} article has" if self.missing == 1 else f"{self.missing:,} articles have"
            words = f"{self._first_missing}: {count} no '{self.name}', this one first"
        else:
            words = f"{self._first_missing}: no article has '{self.name}'; is it what another pipeline has written?"
        self._problems.tell("fields that are missing", words, lost=not self.found)

    def _misfit(self, place: str, words: str) -> None:
        self._problems.tell("spans that do not fit, left out", f"{place}: {words}; left out")
