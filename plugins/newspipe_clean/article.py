"""The article in a text: its lines, its header, and what was taken out of the text."""

from dataclasses import dataclass, replace

from newspipe_clean.characters import clean_characters
from newspipe_clean.classifier import Classifier
from newspipe_clean.furniture import Removed, apply, judge_lines
from newspipe_clean.header import Header, dateline_of, read_header
from newspipe_clean.hyphens import rejoin
from newspipe_clean.lines import SOFT_HYPHEN, Line, raw_lines
from newspipe_clean.wrapping import joined, paragraphs
from newspipe_clean.zones import Moves, judge_zones

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
        kept, removed, header = self._article(lines, title, language)
        if self.move_dateline and dateline is None:
            dateline, kept = _without_dateline(kept)
        return Extract(kept, header, dateline, sorted(removed, key=lambda one: one.line.start))

    def _article(
        self, lines: list[Line], title: str | None, language: str | None
    ) -> tuple[list[Line], list[Removed], Header]:
        """Return the article's lines, with broken words rejoined, the furniture and the header.

        Without the furniture, what is left may look different; so it is judged again until nothing more is removed.
        What has not settled after twelve rounds is returned as it came. Either way the result is its own clean form.
        """
        moves = Moves(title=self.move_title, byline=self.move_byline)
        left = lines
        removed: list[Removed] = []
        header = Header()
        for _ in range(ROUNDS):
            rejoined = rejoin(left)
            groups = paragraphs(rejoined)
            whole = [joined(group) for group in groups]
            verdicts = judge_lines(whole, self.classifier)
            likely = [line for line, verdict in zip(whole, verdicts, strict=True) if verdict is None]
            found = read_header(whole, likely or whole, title, language)
            settled = title == found.title  # else the title of this round is looked for in the next
            title = title or found.title
            verdicts = judge_zones(whole, verdicts, found, moves)
            header = _merged(header, found)
            kept, gone = apply(
                rejoined, [verdict for group, verdict in zip(groups, verdicts, strict=True) for _ in group]
            )
            removed += gone
            if kept == left and settled:
                return kept, removed, header
            left = kept
        return lines, [], header


def _merged(first: Header, second: Header) -> Header:
    """Return what the header of all lines says, and what is missing from that of the lines that were left."""
    nearest = {line.start for line in first.sections}
    return replace(
        first,
        title=first.title or second.title,
        sections=(*(line for line in second.sections if line.start not in nearest), *first.sections),
        bylines=first.bylines or second.bylines,
        authors=first.authors or second.authors,
        published=first.published or second.published,
    )


def clean_lines(text: str, *, straight_quotes: bool) -> list[Line]:
    """Return the lines of ``text`` that are not blank, their characters repaired."""
    lines = []
    gap = False
    for start, end in raw_lines(text):
        raw = text[start:end]
        line = clean_characters(raw, straight_quotes=straight_quotes)
        if line and raw.rstrip().endswith(SOFT_HYPHEN):
            line += SOFT_HYPHEN  # at the end of a line it breaks a word, elsewhere it only could
        if line:
            lines.append(Line(line, start, end, gap))
        gap = not line
    return lines


def _without_dateline(lines: list[Line]) -> tuple[str | None, list[Line]]:
    for here, line in enumerate(lines):
        dateline = dateline_of(line.text)
        if dateline:
            rest = replace(line, text=line.text[len(dateline) :].lstrip())
            return dateline.rstrip(" _–—-"), [*lines[:here], rest, *lines[here + 1 :]]
    return None, lines
