"""What is taken out above, inside and below an article, once its title and its prose are known.

The header ends with the last byline, date, button or caption above the prose. The end of a page begins with comments,
small print or links that no prose of the article follows. Inside, only lines go that say themselves what they are.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from newspipe_clean.datelines import dates_in
from newspipe_clean.header import Header
from newspipe_clean.lines import Line
from newspipe_clean.notices import begins_the_end, closing_reason, is_about_author, link_reason, notice_reason
from newspipe_clean.roles import Role, is_job, is_paper, role_of
from newspipe_clean.words import vocabulary

PROSE_WORDS = 9
LONG_PROSE_WORDS = 30  # without a full stop at the end
ENDS = (".", "!", "?", ".”", '."', "?”", '?"', "!”", '!"', ".’", ".'", "?'", "?’", "…", ":", ".)")
END_FROM = 0.5  # share of the prose that must stand before the end of a page begins
AFTER_COMMENTS = 0.35  # share of the prose that may follow a heading of comments, and is comments then
LONG_TEASER = 12  # words: a shorter sentence below the article can be another's first
HEADING_WORDS = 4  # of a heading of links
MOST_ABOVE = 8  # lines above the title that do not say what they are: more are a table or text
LONG_TITLE = 240  # code points: a longer line above the title is text
UNSURE = frozenset(("before article", "inside article", "after article"))  # what only the classifier thinks
DATED_WORDS = 10  # of a line with a date, below the title
BULLETS = ("- ", "• ", "* ", "– ", "— ", "· ", "▪ ", "● ")
SENTENCE_SPACES = 3
INNER_END = re.compile(r"[.!?][\"'”’)]? [\"'“‘(]?[A-Z]")
Verdicts = list[str | None]


@dataclass(frozen=True, slots=True)
class Moves:
    """Which parts of the header leave the text because fields have them."""

    title: bool = False
    byline: bool = False


def is_prose(line: str) -> bool:
    """Say whether a line is a paragraph: words of a sentence, with its end."""
    words = line.count(" ") + 1
    if words < PROSE_WORDS or (words <= LONG_PROSE_WORDS and not line.endswith(ENDS)):
        return False
    return notice_reason(line) is None


def judge_zones(lines: Sequence[Line], verdicts: Verdicts, header: Header, moves: Moves) -> Verdicts:
    """Return the verdicts on the lines, None to keep one, with what the article's zones say added."""
    new = list(verdicts)
    prose = [is_prose(line.text) for line in lines]
    title, first = _body(lines, header)
    _judge_header(lines, new, header, title, first, moves)
    _judge_inside(lines, new, prose, first)
    _judge_end(lines, new, prose, header, first)
    return new


def _body(lines: Sequence[Line], header: Header) -> tuple[int, int]:
    """Return the places of the title, -1 if it is not among the lines, and of the first line below the header."""
    title = next((here for here, line in enumerate(lines) if line.start == header.title_start), -1)
    first = next((here for here, line in enumerate(lines) if line.start == header.body_start), -1)
    if first < 0:  # no prose: the header ends with its bylines and dates
        first = title + 1
        while first < len(lines) and _is_header_line(lines[first], header):
            first += 1
    return title, first


def _is_header_line(line: Line, header: Header) -> bool:
    """Say whether a line is surely the header's, which then reaches to it. A section's label can be a heading."""
    if line in header.bylines:
        return True
    if role_of(line.text) in (Role.LABELS, Role.MENU):
        return False
    text = line.text
    if notice_reason(text) is not None or is_paper(text) or is_job(text):
        return True
    return text.count(" ") < DATED_WORDS and not text.endswith(ENDS) and bool(dates_in(text))


def _is_byline(line: Line, header: Header) -> bool:
    return line in header.bylines or role_of(line.text) in (Role.BYLINE, Role.DATE)


def _judge_header(lines: Sequence[Line], new: Verdicts, header: Header, title: int, first: int, moves: Moves) -> None:
    end = max((here for here in range(title + 1, first) if _is_header_line(lines[here], header)), default=title)
    sure = max((here for here in range(title + 1, end + 1) if _is_byline(lines[here], header)), default=title)
    above = [notice_reason(line.text) for line in lines[: max(title, 0)]]
    plain = [here for here, reason in enumerate(above) if reason is None and new[here] is None]
    if (end > title or any(above)) and len(plain) <= MOST_ABOVE:
        for here, reason in enumerate(above):
            if reason is not None or (header.body_start >= 0 and len(lines[here].text) < LONG_TITLE):
                new[here] = new[here] or reason or "before article"
    for here in range(title + 1, end + 1):
        line = lines[here]
        if _is_byline(line, header):
            new[here] = "byline" if moves.byline else None
        elif not (line.text.startswith(BULLETS) or _is_paragraph(line.text)):
            new[here] = new[here] or notice_reason(line.text) or ("before article" if here < sure else None)
    for here in (title, *(here for here, line in enumerate(lines) if line in header.repeats)):
        if here >= 0 and moves.title:
            new[here] = "title"
    if title >= 0 and not moves.title:
        new[title] = None
    for line in header.sections:
        new[lines.index(line)] = "section labels"


def _judge_inside(lines: Sequence[Line], new: Verdicts, prose: Sequence[bool], first: int) -> None:
    """Take out what says itself that it is no text; put back paragraphs that only the classifier took out."""
    links = False
    for here in range(first, len(lines)):
        line = lines[here].text
        if prose[min(here + 1, len(lines) - 1)] and line.lower().rstrip(":") in vocabulary("furniture", "heading"):
            new[here] = None  # "Up next", above a paragraph, is the article's
            continue
        reason = link_reason(line)
        if reason is not None:
            new[here] = new[here] or reason
            links = reason == "related" and line.count(" ") < HEADING_WORDS
        elif prose[here]:
            links = False
        elif links and line.count(" ") < PROSE_WORDS and not line.endswith(ENDS):
            new[here] = new[here] or "related"
    _put_back(lines, new, first)


def _put_back(lines: Sequence[Line], new: Verdicts, first: int) -> None:
    """Keep the sentences inside an article, and after its last kept line until the page's end begins."""
    kept = [here for here in range(first, len(lines)) if new[here] is None]
    if not kept:
        return
    for here in range(kept[0], len(lines)):
        text = lines[here].text
        if new[here] in UNSURE and _is_sentence(text) and notice_reason(text) is None:
            new[here] = None
        elif here > kept[-1] and (link_reason(text) is None or begins_the_end(text) is not None):
            break


def _is_sentence(line: str) -> bool:
    return line.endswith(ENDS) and line.count(" ") >= SENTENCE_SPACES


def _is_paragraph(line: str) -> bool:
    """Say whether a line in the header is text: longer than a standfirst, or of several sentences."""
    return line.count(" ") >= LONG_PROSE_WORDS or (
        line.endswith(ENDS) and line.count(" ") >= PROSE_WORDS and INNER_END.search(line) is not None
    )


def _judge_end(lines: Sequence[Line], new: Verdicts, prose: Sequence[bool], header: Header, first: int) -> None:
    weights = [
        line.text.count(" ") + 1 if verdict is None and is_text else 0
        for line, verdict, is_text in zip(lines, new, prose, strict=True)
    ]
    before = [0, *accumulate(weights)]
    total = before[-1]
    end = len(lines)
    for here in range(first + 1, len(lines)):
        kind = begins_the_end(lines[here].text)
        if kind is None or before[here] < END_FROM * total:
            continue
        teasers = all(weight < LONG_TEASER for weight in weights[here:])
        if teasers or (kind in ("comments", "legal") and total - before[here] <= AFTER_COMMENTS * total):
            end = here
            break
    for here in range(end, len(lines)):
        new[here] = new[here] or notice_reason(lines[here].text) or "after article"
    tail = [_tail_reason(line.text, lines[:first], header) for line in lines[:end]]
    for here in range(end - 1, first, -1):
        reason = tail[here]
        if reason is None:
            if new[here] is None:
                break
        elif not (role_of(lines[here].text) in (Role.LABELS, Role.MENU) and new[here] is None):
            new[here] = new[here] or reason
    last = max((here for here in range(first, end) if new[here] is None and prose[here]), default=end)
    below = [here for here in range(last + 1, end) if new[here] is None]
    if below and tail[below[0]] is not None and 2 * sum(tail[here] is not None for here in below) >= len(below):
        for here in below:
            new[here] = tail[here] or "after article"


def _tail_reason(line: str, header_lines: Sequence[Line], header: Header) -> str | None:
    """Return the reason why a line below the article's last paragraph is furniture."""
    if is_about_author(line, header.authors):
        return "author"
    if any(line == other.text for other in header_lines):
        return "byline"
    return closing_reason(line) or ("note" if is_paper(line) else None)
