"""Cut a text wherever a span begins or ends: spans may nest, cross and repeat, a piece carries all that it lies in."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from newspipe_view.record import Expression, Mention, Record

Span = Mention | Expression


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text: the spans that it lies in, those that end with it, and the summary's part in it."""

    text: str
    spans: tuple[Span, ...]
    ending: tuple[Span, ...]
    in_summary: bool
    begins_summary: bool


def pieces(record: Record) -> Iterator[Piece]:
    """Yield a record's text in pieces."""
    spans: list[Span] = sorted((*record.mentions, *record.expressions), key=lambda span: (span.start, -span.end))
    cuts = {0, len(record.text)}
    for start, end in [*((span.start, span.end) for span in spans), *record.summary_spans]:
        cuts |= {start, end}
    places = sorted(cuts)
    summary_starts = {start for start, _ in record.summary_spans}
    summary = sorted(record.summary_spans)
    open_spans: list[Span] = []
    at = 0
    for start, end in pairwise(places):
        open_spans = [span for span in open_spans if span.end > start]
        while at < len(spans) and spans[at].start <= start:
            open_spans.append(spans[at])
            at += 1
        while summary and summary[0][1] <= start:
            summary.pop(0)
        yield Piece(
            record.text[start:end],
            tuple(open_spans),
            tuple(span for span in open_spans if span.end == end),
            bool(summary) and summary[0][0] <= start,
            start in summary_starts,
        )
