"""What of an article is shown: its fields with known types, whatever a pipeline has written."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

Complain = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of an entity, ``text[start:end]`` in code points; ``name`` is the entity's fullest name."""

    start: int
    end: int
    label: str
    name: str


@dataclass(frozen=True, slots=True)
class Expression:
    """A date expression, ``text[start:end]`` in code points, with its TIMEX3 attributes."""

    start: int
    end: int
    type: str
    value: str
    mod: str


@dataclass(frozen=True, slots=True)
class Record:
    """An article as it is shown. A field that is missing or of another type is empty."""

    place: str
    id: str = ""
    title: str = ""
    published: str = ""
    author: str = ""
    site: str = ""
    language: str = ""
    url: str = ""
    sections: tuple[str, ...] = ()
    text: str = ""
    summary: str = ""
    summary_spans: tuple[tuple[int, int], ...] = ()
    mentions: tuple[Mention, ...] = ()
    expressions: tuple[Expression, ...] = ()
    article: Mapping[str, Any] = field(default_factory=dict, repr=False)

    @property
    def heading(self) -> str:
        """What to call the article: its title, its first line, its id or its place."""
        first_line = self.text.lstrip()[:200].partition("\n")[0].strip()
        return self.title or (first_line[:119] + "…" if len(first_line) > 120 else first_line) or self.id or self.place


def record(article: Mapping[str, Any], place: str, complain: Complain) -> Record:
    """Return what is shown of an article; what cannot be shown goes to ``complain``, one line a field."""
    text = _string(article.get("text"))
    report = _Problems(place, complain)
    sentences = [(span["start"], span["end"]) for span in _spans(article, "sentences", text, report, keep_misfits=True)]
    chosen = article.get("summary_sentences")
    indices = [at for at in chosen if _is_index(at, len(sentences))] if isinstance(chosen, list) else []
    if isinstance(chosen, list) and len(indices) < len(chosen):
        report(f"summary_sentences: {_counted(len(chosen) - len(indices), 'index')} without a sentence")
    authors = article.get("authors")
    shown = Record(
        place=place,
        id=_string(article.get("id")),
        title=_string(article.get("title")),
        published=_string(article.get("published")),
        author=_string(article.get("author")) or ", ".join(_strings(authors)),
        site=_string(article.get("site_name")),
        language=_string(article.get("language")),
        url=_string(article.get("url")),
        sections=_strings(article.get("sections")) or _strings([article.get("section")]),
        text=text,
        summary=_string(article.get("summary")),
        summary_spans=tuple(
            (start, end) for start, end in (sentences[at] for at in indices) if _fits(start, end, text)
        ),
        mentions=tuple(
            Mention(
                span["start"],
                span["end"],
                _string(span.get("label")) or "MISC",
                _string(span.get("name")) or " ".join(text[span["start"] : span["end"]].split()) or "?",
            )
            for span in _spans(article, "entities", text, report)
        ),
        expressions=tuple(
            Expression(
                span["start"],
                span["end"],
                _string(span.get("type")) or "DATE",
                _string(span.get("value")),
                _string(span.get("mod")),
            )
            for span in _spans(article, "dates", text, report)
        ),
        article=article,
    )
    report.tell()
    return shown


class _Problems:
    """Collects what is wrong with one article, so that it is one message."""

    def __init__(self, place: str, complain: Complain) -> None:
        self._place = place
        self._complain = complain
        self._found: list[str] = []

    def __call__(self, words: str) -> None:
        self._found.append(words)

    def tell(self) -> None:
        if self._found:
            self._complain(f"{self._place}: {'; '.join(self._found)}; left out")


def _spans(
    article: Mapping[str, Any], name: str, text: str, report: _Problems, *, keep_misfits: bool = False
) -> Iterator[Mapping[str, Any]]:
    """Yield a field's spans that are spans of the text, in order; ``keep_misfits`` keeps those whose place counts."""
    value = article.get(name)
    if value is None:
        return
    if not isinstance(value, list):
        report(f"{name}: not a list of spans")
        return
    is_span = [isinstance(span, dict) and _is_place(span.get("start")) and _is_place(span.get("end")) for span in value]
    fits = [good and _fits(span["start"], span["end"], text) for good, span in zip(is_span, value, strict=True)]
    if wrong := len(fits) - sum(fits):
        report(f"{name}: {_counted(wrong, 'span')} outside the text of {len(text):,} code points")
    if keep_misfits:
        yield from (span if good else {"start": 0, "end": 0} for span, good in zip(value, is_span, strict=True))
    else:
        kept = (span for span, good in zip(value, fits, strict=True) if good)
        yield from sorted(kept, key=lambda span: (span["start"], -span["end"]))


def _string(value: object) -> str:
    """Return a string as it is, a number in digits, and anything else as nothing."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def _strings(value: object) -> tuple[str, ...]:
    return tuple(each for each in value if isinstance(each, str) and each) if isinstance(value, list) else ()


def _is_place(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_index(value: object, length: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < length


def _fits(start: int, end: int, text: str) -> bool:
    return 0 <= start < end <= len(text)


def _counted(number: int, what: str) -> str:
    plural = "indices" if what == "index" else f"{what}s"
    return f"{number:,} {what if number == 1 else plural}"
