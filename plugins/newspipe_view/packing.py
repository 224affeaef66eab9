"""Pack records for the page: an index of all articles, and their texts in compressed blocks.

The page's script reads this form; ``page/data.js`` describes it. Offsets count UTF-16 code units, as JavaScript does,
and days are counted as `date.toordinal` does. A span is the distance from the start of the one before it and its
length: small numbers, which compress to half of what offsets do.
"""

import base64
import bisect
import gzip
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import orjson

from newspipe_view.kinds import KINDS, kind
from newspipe_view.period import days
from newspipe_view.record import Record

BLOCK = 200
"""Articles in a block: one is unpacked when the first of its articles is read, in some 10 ms."""
_LEAD = 160
_CALENDAR_TYPES = ("DATE", "TIME")


class Pool:
    """Numbers for values, in the order in which they first come."""

    def __init__(self) -> None:
        self._numbers: dict[Any, int] = {}

    def __call__(self, value: Any) -> int:
        """Return the value's number."""
        return self._numbers.setdefault(value, len(self._numbers))

    def values(self) -> list[Any]:
        """Return the values by number."""
        return list(self._numbers)


class Packer:
    """Turns records into the page's data; only the index of what has passed is kept in memory."""

    def __init__(self) -> None:
        self.number = 0
        self._names, self._labels = Pool(), Pool()
        self._sites, self._languages, self._sections = Pool(), Pool(), Pool()
        self._index: list[dict[str, Any]] = []

    def blocks(self, records: Iterable[Record]) -> Iterator[str]:
        """Yield the blocks of articles in order, each in base64."""
        block = []
        for each in records:
            block.append(self._article(each))
            self.number += 1
            if len(block) == BLOCK:
                yield packed(block)
                block = []
        if block:
            yield packed(block)

    def index(self) -> str:
        """Return the index of the articles that have passed, in base64."""
        return packed(
            {
                "block": BLOCK,
                "kinds": KINDS,
                "labels": [[label, kind(label)] for label in self._labels.values()],
                "names": self._names.values(),
                "sites": self._sites.values(),
                "languages": self._languages.values(),
                "sections": self._sections.values(),
                "articles": self._index,
            }
        )

    def _article(self, record: Record) -> dict[str, Any]:
        names = [self._names((self._labels(each.label), each.name)) for each in record.mentions]
        found = [days(each.value) if each.type in _CALENDAR_TYPES else None for each in record.expressions]
        published = days(record.published[:10])
        self._index.append(
            {
                "id": record.id,
                "title": record.heading,
                "published": record.published[:10],
                "day": published[0] if published else None,
                "site": self._sites(record.site) if record.site else None,
                "language": self._languages(record.language) if record.language else None,
                "sections": [self._sections(section) for section in dict.fromkeys(record.sections)],
                "names": [number for pair in Counter(names).items() for number in pair],
                "days": [day for pair in sorted({pair for pair in found if pair}) for day in pair],
                "lead": _shortened(record.summary or record.text.removeprefix(record.heading)),
            }
        )
        at = utf16(record.text)
        places = {name: place for place, name in enumerate(dict.fromkeys(names))}
        mentions = _distances((at(each.start), at(each.end)) for each in record.mentions)
        expressions = _distances((at(each.start), at(each.end)) for each in record.expressions)
        return {
            "author": record.author,
            "published": record.published,
            "url": record.url,
            "text": record.text,
            "names": [[*span, places[name]] for span, name in zip(mentions, names, strict=True)],
            "dates": [
                [*span, each.type, each.value, each.mod, *(pair or ())]
                for span, each, pair in zip(expressions, record.expressions, found, strict=True)
            ],
            "summary": list(_distances((at(start), at(end)) for start, end in record.summary_spans)),
            # The sentences of the summary are marked in the text; a summary in other words is shown above it.
            "abstract": "" if record.summary_spans else record.summary,
        }


def _distances(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    before = 0
    for start, end in spans:
        yield start - before, end - start
        before = start


def packed(value: Any) -> str:
    """Return a value as JSON, compressed, in base64: nothing in it can end the element that holds it."""
    return base64.b64encode(gzip.compress(orjson.dumps(value), compresslevel=6, mtime=0)).decode()


def utf16(text: str) -> Callable[[int], int]:
    """Return a function from offsets in code points to offsets in UTF-16 code units."""
    if text.isascii() or max(text, default="") <= "\uffff":
        return lambda offset: offset
    wide = [at for at, character in enumerate(text) if character > "\uffff"]
    return lambda offset: offset + bisect.bisect_left(wide, offset)


def _shortened(text: str) -> str:
    words = " ".join(text[: 2 * _LEAD].split())
    return words if len(words) <= _LEAD else words[: _LEAD - 1].rsplit(" ", 1)[0] + "…"
