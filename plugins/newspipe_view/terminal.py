"""An article for the terminal, in lines that fit it; rich knows how wide CJK and emoji are."""

import io
import shutil
from collections import Counter
from typing import TYPE_CHECKING

from newspipe_view.kinds import KINDS, kind
from newspipe_view.pieces import Span, pieces
from newspipe_view.printable import one_line, safe
from newspipe_view.record import Mention, Record

if TYPE_CHECKING:
    from rich.text import Text

_WIDEST = 100
_STYLES = ("bold blue", "bold magenta", "bold green", "bold yellow")
_DATE = "bold cyan"
_HEADS = {"person": "People", "organisation": "Organisations", "place": "Places", "other": "Other names"}


def columns() -> int:
    """Return how wide to write: the terminal's width, but not wider than a text is easily read."""
    return min(shutil.get_terminal_size((80, 24)).columns, _WIDEST)


def rendered(record: Record, width: int, color: bool) -> str:
    """Return an article as lines of at most ``width`` columns, a rule above them.

    A mark is its words with the label or the value: in brackets, or with colour in its colour.
    """
    from rich.console import Console
    from rich.text import Text

    file = io.StringIO()
    console = Console(
        file=file,
        width=width,
        force_terminal=color,
        color_system="standard" if color else None,
        no_color=not color,
        legacy_windows=False,
        _environ={},
    )
    console.print(Text("─" * width, "dim"))
    console.print(Text(one_line(record.heading), "bold"))
    about = [record.id, record.author, record.published, record.site, record.language, ", ".join(record.sections)]
    if line := " · ".join(one_line(each) for each in about if each):
        console.print(Text(line, "dim"))
    console.print()
    console.print(_text(record, color) if record.text else Text("(no text)", "dim"))
    if record.summary and not record.summary_spans:
        console.print(Text("\nSummary  ", "bold").append(safe(record.summary), "not bold"))
    for line_ in _names(record):
        console.print(line_)
    console.print()
    lines = file.getvalue().split("\n")
    return "\n".join(lines if color else [line.rstrip() for line in lines])


def _text(record: Record, color: bool) -> "Text":
    from rich.text import Text

    text = Text()
    before: tuple[Span, ...] = ()
    for piece in pieces(record):
        if piece.begins_summary:
            text.append("▸ ", "bold yellow")
        words = safe(piece.text)
        opened = [span for span in piece.spans if span not in before]
        text.append("" if color else "[" * len(opened))
        text.append(words, _style(piece.spans[-1]) + " underline" if piece.spans else "")
        for span in reversed(piece.ending):
            text.append(f" {_label(span)}", _style(span).replace("bold ", "dim "))
            text.append("" if color else "]")
        before = tuple(span for span in piece.spans if span not in piece.ending)
    text.rstrip()
    return text


def _label(span: Span) -> str:
    return one_line(span.label if isinstance(span, Mention) else span.value or span.type)


def _style(span: Span) -> str:
    return _STYLES[kind(span.label)] if isinstance(span, Mention) else _DATE


def _names(record: Record) -> "list[Text]":
    """Return a line a kind: its names with how often they are mentioned."""
    from rich.text import Text

    counts = Counter((kind(each.label), each.name) for each in record.mentions)
    lines: list[Text] = []
    for at, name in enumerate(KINDS):
        found = [(each, number) for (its_kind, each), number in counts.most_common() if its_kind == at]
        if found:
            line = Text("" if lines else "\n").append(f"{_HEADS[name]}  ", _STYLES[at])
            lines.append(line.append(", ".join(_counted(one_line(each), number) for each, number in found)))
    return lines


def _counted(name: str, number: int) -> str:
    return f"{name} ({number})" if number > 1 else name
