"""What differs between two runs of the same articles: pair the articles, and compare their fields.

Spans are compared by their place; if the text itself differs, by their words and how often these came before. Scores
and ids of entities are left out: a new model changes all of them without a reader's seeing any difference.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from newspipe_view.record import Record

KINDS = ("gained", "lost", "relabelled", "changed")
STAGES = {
    **dict.fromkeys(
        ("text", "title", "sections", "published", "author", "authors", "site_name", "language", "dateline", "removed"),
        "clean",
    ),
    "paragraphs": "segment",
    "sentences": "segment",
    "entities": "tag-entities",
    "dates": "extract-dates",
    "summary": "summarise",
    "summary_sentences": "summarise",
}
"""Which stage writes a field; a field of another pipeline is counted by its own name."""
_LABELS = ("label", "type", "reason")
_NOT_COMPARED = ("start", "end", "text", "score", "id", "rule")
_NOTHING: tuple[Any, ...] = (None, "", [], {})


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: ``words`` are those of a span; ``before`` and ``after`` say what it was and is.

    ``at`` is the span's start, in code points, in the text that has it. ``first`` and ``second`` are the indices of the
    span in the lists compared.
    """

    field: str
    kind: str
    label: str = ""
    words: str = ""
    at: int | None = None
    before: str = ""
    after: str = ""
    first: int | None = None
    second: int | None = None

    @property
    def stage(self) -> str:
        """The stage that writes the field."""
        return STAGES.get(self.field, self.field)


@dataclass(frozen=True, slots=True)
class Pair:
    """An article of two runs: before, after, or both, and what differs."""

    before: Record | None
    after: Record | None
    changes: tuple[Change, ...] = ()

    @property
    def shown(self) -> Record:
        """The article as it is now; if it is gone, as it was."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def differs(self) -> bool:
        """Whether anything differs."""
        return bool(self.changes) or self.before is None or self.after is None


def pairs(before: Iterable[Record], after: Iterable[Record]) -> Iterator[Pair]:
    """Pair articles by id, or by URL, or, without either, by their order; those that are gone come last."""
    old = dict(_keyed(before))
    for key, record in _keyed(after):
        was = old.pop(key, None)
        yield Pair(was, record, tuple(changes(was.article, record.article)) if was else ())
    for record in old.values():
        yield Pair(record, None)


def _keyed(records: Iterable[Record]) -> Iterator[tuple[tuple[str, int], Record]]:
    seen: Counter[str] = Counter()
    for record in records:
        name = record.id or record.url
        yield (name, seen[name]), record
        seen[name] += 1


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    """Yield what differs between two articles, field by field."""
    texts = _text(before), _text(after)
    for field in dict.fromkeys([*after, *before]):
        old, new = before.get(field), after.get(field)
        if _are_spans(old) and _are_spans(new) and (old or new):
            if old != new or texts[0] != texts[1]:
                yield from span_changes(field, old or [], new or [], texts)
        elif old == new:
            continue
        elif old in _NOTHING or new in _NOTHING:
            if old not in _NOTHING or new not in _NOTHING:
                yield Change(field, "gained" if old in _NOTHING else "lost", before=_short(old), after=_short(new))
        else:
            was, now = _contrast(old, new)
            yield Change(field, "changed", before=was, after=now)


def span_changes(
    field: str, before: Sequence[Mapping[str, Any]], after: Sequence[Mapping[str, Any]], texts: tuple[str, str]
) -> Iterator[Change]:
    """Yield the differences of two lists of spans, in the order of the later list; what is lost comes last."""
    by_place = texts[0] == texts[1]
    old = dict(_placed(before, texts[0], by_place))
    for key, (second, span) in _placed(after, texts[1], by_place):
        words = texts[1][span["start"] : span["end"]]
        if key not in old:
            yield Change(field, "gained", label(span), words, span["start"], after=_attributes(span), second=second)
            continue
        first, was = old.pop(key)
        relabelled = label(was) != label(span)
        if relabelled or _compared(was) != _compared(span):
            yield Change(
                field,
                "relabelled" if relabelled else "changed",
                label(span),
                words,
                span["start"],
                *((label(was), label(span)) if relabelled else (_attributes(was), _attributes(span))),
                first,
                second,
            )
    for first, was in old.values():
        words = texts[0][was["start"] : was["end"]]
        yield Change(field, "lost", label(was), words, was["start"], before=_attributes(was), first=first)


def label(span: Mapping[str, Any]) -> str:
    """Return what a span is counted under."""
    return next((str(span[key]) for key in _LABELS if span.get(key)), "")


def _placed(
    spans: Sequence[Mapping[str, Any]], text: str, by_place: bool
) -> Iterator[tuple[tuple[Any, int], tuple[int, Mapping[str, Any]]]]:
    seen: Counter[Any] = Counter()
    for number, span in enumerate(spans):
        start, end = span["start"], span["end"]
        place = (start, end) if by_place else text[start:end]
        yield (place, seen[place]), (number, span)
        seen[place] += 1


def _are_spans(value: object) -> bool:
    return value is None or (
        isinstance(value, list)
        and all(
            isinstance(each, dict) and isinstance(each.get("start"), int) and isinstance(each.get("end"), int)
            for each in value
        )
    )


def _text(article: Mapping[str, Any]) -> str:
    text = article.get("text")
    return text if isinstance(text, str) else ""


def _compared(span: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in span.items() if key not in _NOT_COMPARED}


def _attributes(span: Mapping[str, Any]) -> str:
    """Return what a span says besides its label, in words: ``Khalifa Haftar``, ``2019-04-11 mod=START``."""
    said = []
    for key, value in _compared(span).items():
        if key not in _LABELS and value not in _NOTHING:
            said.append(str(value) if key in ("name", "value") else f"{key}={_short(value)}")
    return " ".join(said)


def _contrast(old: object, new: object) -> tuple[str, str]:
    """Return two values, long texts from a little before the place where they part."""
    if not (isinstance(old, str) and isinstance(new, str)):
        return _short(old), _short(new)
    parting = (at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b)
    same = next(parting, min(len(old), len(new)))
    start = max(0, same - 30)
    dots = "…" if start else ""
    return dots + _short(old[start:]), dots + _short(new[start:])


def _short(value: object) -> str:
    words = " ".join(value.split()) if isinstance(value, str) else "" if value is None else str(value)
    return words if len(words) <= 120 else words[:119] + "…"
