"""The article in a text: its lines, its header, and what was taken out of the text."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from newspipe_clean.characters import clean_characters
from newspipe_clean.classifier import Classifier
from newspipe_clean.furniture import Removed, without_furniture
from newspipe_clean.header import Header, dateline_of, read_header
from newspipe_clean.hyphens import mend
from newspipe_clean.lines import Line, raw_lines

ROUNDS = 12


@dataclass(frozen=True, slots=True)
class Extract:
    """The article's ``lines``, its ``header``, its ``dateline`` where that was moved, and all that was ``removed``."""

    lines: list[Line]
    header: Header
    dateline: str | None
    removed: list[Removed]


@dataclass(frozen=True, slots=True)
class Extractor:
    """Finds the article in a text. ``move_title`` and so on: take that part out of the lines."""

    classifier: Classifier
    straight_quotes: bool = False
    move_title: bool = False
    move_byline: bool = False
    move_dateline: bool = False

    def extract(self, text: str, *, title: str | None, dateline: str | None, language: str | None = None) -> Extract:
        """Return the article in ``text``. A known title's line is looked for; a known dateline is not looked for.

        The result's lines are their own extract: to extract them again changes nothing.
        """
        lines = clean_lines(text, straight_quotes=self.straight_quotes)
        kept, removed = article_lines(lines, self.classifier)
        header = _header(lines, kept, title, language)
        moved = self._moved(header, kept)
        if moved:
            taken = {one.line.start for one in moved}
            kept, more = article_lines([line for line in kept if line.start not in taken], self.classifier)
            removed = [*removed, *moved, *more]
        if self.move_dateline and dateline is None:
            dateline, kept = _without_dateline(kept)
        return Extract(kept, header, dateline, sorted(removed, key=lambda one: one.line.start))

    def _moved(self, header: Header, kept: Sequence[Line]) -> list[Removed]:
        """Return the kept lines whose content is in the header's fields: labels always, the rest where asked."""
        reasons = dict.fromkeys((line.text for line in header.sections), "section labels")
        if self.move_title:
            reasons.update(dict.fromkeys((line.text for line in header.repeats), "title"))
        if self.move_byline:
            reasons.update(dict.fromkeys((line.text for line in header.bylines), "byline"))
        return [Removed(line, reasons[line.text]) for line in kept if line.text in reasons]


def clean_lines(text: str, *, straight_quotes: bool) -> list[Line]:
    """Return the lines of ``text`` that are not blank, their characters repaired."""
    lines = []
    gap = False
    for start, end in raw_lines(text):
        line = clean_characters(text[start:end], straight_quotes=straight_quotes)
        if line:
            lines.append(Line(line, start, end, gap))
        gap = not line
    return lines


def article_lines(lines: list[Line], classifier: Classifier) -> tuple[list[Line], list[Removed]]:
    """Return the article's lines, broken words mended, and the furniture.

    Without the furniture, what is left may look different; so it is judged again until nothing more is removed. What
    has not settled after twelve rounds is returned as it came. Either way the result is its own clean form.
    """
    left = lines
    removed: list[Removed] = []
    for _ in range(ROUNDS):
        kept, gone = without_furniture(mend(left), classifier)
        removed += gone
        if kept == left:
            return kept, removed
        left = kept
    return lines, []


def _header(lines: Sequence[Line], kept: Sequence[Line], title: str | None, language: str | None) -> Header:
    """Read the header from all lines, and what is missing from those kept, which are all that a second run sees."""
    first = read_header(lines, kept, title, language)
    second = read_header(kept, kept, title or first.title, language)
    nearest = {line.start for line in first.sections}
    return Header(
        first.title or second.title,
        (*first.repeats, *second.repeats),
        (*(line for line in second.sections if line.start not in nearest), *first.sections),
        (*first.bylines, *second.bylines),
        first.authors or second.authors,
        first.published or second.published,
    )


def _without_dateline(lines: list[Line]) -> tuple[str | None, list[Line]]:
    for here, line in enumerate(lines):
        dateline = dateline_of(line.text)
        if dateline:
            rest = replace(line, text=line.text[len(dateline) :].lstrip())
            return dateline.rstrip(" _–—-"), [*lines[:here], rest, *lines[here + 1 :]]
    return None, lines
