"""How values, and spans within their text, are shown to people on a terminal."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import click

from newspipe.printable import safe

LONGEST = 72  # code points of a value shown on one line
LABEL_KEYS = ("label", "value", "type", "name")  # what a span is marked with: the first of these that it has
COLORS = ("cyan", "yellow", "green", "magenta", "blue", "red")


def plain(text: str) -> str:
    """Return the words of a docstring or a description for a terminal, where backticks mean nothing."""
    return re.sub(r"``?([^`]+)``?", r"'\1'", text)


def short(value: Any) -> str:
    """Return a value on one line, cut where it is long; of a list its length, of a long text its length too."""
    if isinstance(value, list) and value:
        return f"{len(value)} item{'s' * (len(value) > 1)}"
    shown = safe(json.dumps(value, ensure_ascii=False)).replace("\n", " ")
    if len(shown) <= LONGEST:
        return shown
    size = f" ({len(value)} code points)" if isinstance(value, str) else ""
    return shown[: LONGEST - 1] + "…" + size


def marked(text: str, value: Any, color: bool) -> Iterator[str]:
    """Yield the lines of a text in which a field has spans, with the spans marked: ``[Ada Stone PERSON] left``.

    With ``color`` a span is coloured by its label instead of bracketed. Spans that overlap an earlier one are left out.
    """
    spans = [span for span in value if is_span(span, text)] if isinstance(value, list) else []
    spans.sort(key=lambda span: span["start"])
    colors: dict[str, str] = {}
    shown, at, with_span = "", 0, False
    for span in spans:
        if span["start"] < at:
            continue
        for piece in text[at : span["start"]].splitlines(keepends=True):
            shown += safe(piece.rstrip("\r\n"))
            if piece.endswith(("\n", "\r")):
                if with_span:
                    yield shown
                shown, with_span = "", False
        label = next((str(span[key]) for key in LABEL_KEYS if span.get(key)), "")
        shown += _mark(text[span["start"] : span["end"]], label, colors, color)
        at, with_span = span["end"], True
    if with_span:
        yield shown + safe(text[at:].split("\n", 1)[0].rstrip("\r"))


def difference(expected: Any, got: Any, text: str = "") -> Iterator[str]:
    """Yield lines that say in what two values differ; spans are shown with their text."""
    if isinstance(expected, list) and isinstance(got, list):
        missing, surplus = _without(expected, got), _without(got, expected)
        yield from (f"- {describe(each, text)}" for each in missing)
        yield from (f"+ {describe(each, text)}" for each in surplus)
        if not missing and not surplus:
            yield "  the same elements, in another order"
    else:
        yield f"- {short(expected)}"
        yield f"+ {short(got)}"


def describe(value: Any, text: str) -> str:
    """Return a span with its words and place, any other value as `short` does."""
    if not (isinstance(value, Mapping) and is_span(value, text)):
        return short(value)
    start, end = value["start"], value["end"]
    rest = {key: other for key, other in value.items() if key not in ("start", "end", "text")}
    context = f"{text[max(0, start - 20) : start]}[{text[start:end]}]{text[end : end + 20]}"
    return f"{start}:{end} …{safe(context).replace(chr(10), ' ')}… {short(rest) if rest else ''}".rstrip()


def _without(values: Sequence[Any], others: Sequence[Any]) -> list[Any]:
    left = list(others)
    found = []
    for value in values:
        if value in left:
            left.remove(value)
        else:
            found.append(value)
    return found


def is_span(value: Any, text: Any) -> bool:
    """Return whether a value is a span that lies within a text, which may be none."""
    if not isinstance(value, Mapping) or not isinstance(text, str):
        return False
    start, end = value.get("start"), value.get("end")
    return isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text)


def _mark(words: str, label: str, colors: dict[str, str], color: bool) -> str:
    words, label = safe(words).replace("\n", " "), safe(label)
    if not color:
        return f"[{words} {label}]" if label else f"[{words}]"
    chosen = colors.setdefault(label, COLORS[len(colors) % len(COLORS)])
    styled = click.style(words, fg=chosen, underline=True)
    return styled + (click.style(f" {label}", fg=chosen, dim=True) if label else "")
