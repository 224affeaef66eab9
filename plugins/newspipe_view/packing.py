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

from newspipe_view.difference import KINDS as CHANGES
from newspipe_view.difference import Pair
from newspipe_view.kinds import KINDS, kind
from newspipe_view.period import days
from newspipe_view.record import Expression, Mention, Record
from newspipe_view.states import states

BLOCK = 200
"""Articles in a block: one is unpacked when the first of its articles is read, in some 10 ms."""
ONLY = ("only before", "only after")
SAME = "the same"
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

    def __init__(self, compares: bool) -> None:
        self._compares = compares
        self._names, self._labels = Pool(), Pool()
        self._sites, self._languages, self._sections = Pool(), Pool(), Pool()
        self._index: list[dict[str, Any]] = []

    def blocks(self, pairs: Iterable[Pair]) -> Iterator[str]:
        """Yield the blocks of articles in order, each in base64."""
        block = []
        for pair in pairs:
            block.append(self._pair(pair))
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
                "compares": self._compares,
                "changes": [*CHANGES, *ONLY, SAME] if self._compares else [],
                "kinds": KINDS,
                "labels": [[label, kind(label)] for label in self._labels.values()],
                "names": self._names.values(),
                "sites": self._sites.values(),
                "languages": self._languages.values(),
                "sections": self._sections.values(),
                "articles": self._index,
            }
        )

    def _pair(self, pair: Pair) -> dict[str, Any]:
        article = self._article(pair.shown)
        if not self._compares:
            return article
        found = [CHANGES.index(each.kind) for each in pair.changes]
        if pair.before is None or pair.after is None:
            found.append(len(CHANGES) + (pair.before is None))
        self._index[-1]["changes"] = sorted(set(found)) or [len(CHANGES) + len(ONLY)]
        self._index[-1]["tally"] = [found.count(kind) for kind in range(len(CHANGES))]
        article["states"], before = states(pair)
        if pair.before and pair.after:
            article["before"] = {**self._spans(pair.before), "text": pair.before.text, "states": before}
            if pair.before.text == pair.after.text:
                del article["before"]["text"]
        article["fields"] = [
            [each.stage, each.field, each.before, each.after] for each in pair.changes if each.at is None
        ]
        return article

    def _article(self, record: Record) -> dict[str, Any]:
        names = [self._name(each) for each in record.mentions]
        found = {pair for each in record.expressions if (pair := _days(each))}
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
                "days": [day for pair in sorted(found) for day in pair],
                "lead": _shortened(record.summary or record.text.removeprefix(record.heading)),
            }
        )
        spans = self._spans(record)
        places = {name: place for place, name in enumerate(dict.fromkeys(names))}
        return {
            "author": record.author,
            "published": record.published,
            "url": record.url,
            "text": record.text,
            **spans,
            "names": [[start, length, places[name]] for start, length, name in spans["names"]],
            # The sentences of the summary are marked in the text; a summary in other words is shown above it.
            "abstract": "" if record.summary_spans else record.summary,
        }

    def _spans(self, record: Record) -> dict[str, Any]:
        at = utf16(record.text)
        mentions = _distances((at(each.start), at(each.end)) for each in record.mentions)
        expressions = _distances((at(each.start), at(each.end)) for each in record.expressions)
        return {
            "names": [[*span, self._name(each)] for span, each in zip(mentions, record.mentions, strict=True)],
            "dates": [
                [*span, each.type, each.value, each.mod, *(_days(each) or ())]
                for span, each in zip(expressions, record.expressions, strict=True)
            ],
            "summary": list(_distances((at(start), at(end)) for start, end in record.summary_spans)),
        }

    def _name(self, mention: Mention) -> int:
        return self._names((self._labels(mention.label), mention.name))


def _days(expression: Expression) -> tuple[int, int] | None:
    return days(expression.value) if expression.type in _CALENDAR_TYPES else None


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
