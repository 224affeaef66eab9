"""What stands above an article's body: section labels, the title, the byline, the date of publication, the dateline."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from newspipe_clean.bylines import byline_of, name_line
from newspipe_clean.datelines import publication
from newspipe_clean.labels import section_names
from newspipe_clean.lines import Line
from newspipe_clean.notices import closing_reason, is_consent
from newspipe_clean.roles import DATELINE_ONLY, Role, is_no_title, role_of
from newspipe_clean.words import vocabulary

REACH = 25  # lines above the article in which a page's header is looked for
BELOW = 3  # lines of the body above which a standfirst may stand, before the byline or the date
TITLE_WORDS = 30
ASKING_WORDS = 20  # in a question or a cry: a shorter one is more often a title
WRAPPED_WORDS = 4  # of a line that the next one goes on from with a small letter
LABEL_LINES = 3
STEM = 5  # code points by which words of the title and the text are compared
DATELINE = re.compile(
    r"([A-Z][A-Z.'’ -]{2,40}(?:, [A-Z][\w.'’ ]{1,30})?"
    r"(?:, [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?(?: \([\w/. -]{2,30}\))?)"
    r" ?(?:_|--|[-–—]) ?(?=\S)"
)
CONTENT = re.compile(r"\w{4,}")
NAME_PART = re.compile(r"[^\W\d_]+")
SMALL = re.compile(r"(?<![\w@./-])[a-zß-ÿ][^\W\d_]*+(?![\w@/.-]*[@/])")


@dataclass(frozen=True, slots=True)
class Header:
    """The header's lines and what they say; None or empty where there is none. ``repeats`` are the title's lines."""

    title: str | None = None
    repeats: tuple[Line, ...] = ()
    sections: tuple[Line, ...] = ()
    bylines: tuple[Line, ...] = ()
    authors: tuple[str, ...] = ()
    published: str | None = None
    title_start: int = -1  # where its line begins in the input
    body_start: int = -1  # where the first line of prose begins

    @property
    def section_names(self) -> list[str]:
        """The names on the labels nearest to the title, each once: those further up are a menu's."""
        return list(dict.fromkeys(name for line in self.sections[-LABEL_LINES:] for name in section_names(line.text)))


def read_header(lines: Sequence[Line], kept: Sequence[Line], title: str | None, language: str | None) -> Header:
    """Return the header above the article's first paragraph of prose.

    ``lines`` are all of the text's, ``kept`` those of the article. Where ``title`` is known, its line is looked for;
    else the title is the line above the body that shares most words with it and stands near it.
    """
    body = next((line for line, after in pairwise([*kept, None]) if line and _opens_prose(line, after)), None)
    start = body.start if body else kept[0].start if kept else 0
    above = [line for line in lines if line.start < start]
    if body is None:
        above += [line for line in lines if line.start >= start][:REACH]
    above = above[-REACH:] if body else above[:REACH]
    roles = [role_of(line.text) for line in above]
    place = _title_place(lines, above, roles, kept, title)
    if place is None:
        return Header(body_start=body.start if body else -1)
    text = above[place].text if place >= 0 else title or ""
    labels = takewhile(lambda line: section_names(line.text), reversed(above[: max(place, 0)]))
    below = above[place + 1 :] if body else above[place + 1 : place + 1 + BELOW]
    near = [*below, *_below_standfirst(lines, start)] if body else below
    before = list(reversed(above[max(0, place - BELOW) : max(place, 0)]))
    bylines, authors = _authors(near, before, lines)
    known = " ".join(line.text for line in kept)
    published = publication([line.text for line in near], known, language) or publication(
        [line.text for line in before], known, language
    )
    repeats = tuple(line for line in above if _says(line.text, title or text))
    return Header(
        text,
        repeats,
        tuple(reversed(list(labels))),
        bylines,
        authors,
        published,
        above[place].start if place >= 0 else -1,
        body.start if body else -1,
    )


def _below_standfirst(lines: Sequence[Line], start: int) -> list[Line]:
    """Return the byline and date that stand below the first paragraph, which then is a standfirst."""
    after = [line for line in lines if line.start >= start][: BELOW + 1]
    found = []
    for here, line in enumerate(after[1:], start=1):
        role = role_of(line.text)
        if role in (Role.BYLINE, Role.DATE):
            found = after[1 : here + 1]
        elif role is None:
            break
    return found


def _authors(
    near: Sequence[Line], before: Sequence[Line], lines: Sequence[Line]
) -> tuple[tuple[Line, ...], tuple[str, ...]]:
    """Return the lines of authors and the names: those with "By" go first, then a line that is only a name."""
    for some in (near, before):
        named = [(line, names) for line in some if (names := byline_of(line.text)) is not None]
        if any(names for _, names in named):
            return tuple(line for line, _ in named), next(tuple(names) for _, names in named if names)
    for some in (near, before):
        for line in some:
            if DATELINE_ONLY.fullmatch(line.text) or role_of(line.text) not in (None, Role.BYLINE, Role.DATE):
                continue
            found = name_line(line.text)
            if some is before and line is lines[0] and found and not found[1]:
                continue  # more often the name of the site
            if found and not _common(found[0], lines) and (found[1] or _is_no_subject(line, found[0], lines)):
                return (line,), tuple(found[0])
    return (), ()


def _is_no_subject(line: Line, names: Sequence[str], lines: Sequence[Line]) -> bool:
    """Say whether the article is not about a person or a place of that name: it names nobody so, but in a biography."""
    last = re.compile("|".join(rf"(?<!\w){re.escape(name.split()[-1])}(?!\w)" for name in names), re.IGNORECASE)
    return not any(
        other.text != line.text
        and last.search(other.text)
        and not any(other.text.casefold().startswith(name.casefold()) for name in names)
        and closing_reason(other.text) is None
        for other in lines
    )


def _common(names: Sequence[str], lines: Sequence[Line]) -> bool:
    """Say whether a name has an ordinary word, one that the lines have elsewhere with a small letter."""
    words = {word.lower() for name in names for word in NAME_PART.findall(name) if len(word) > 2}
    return any(word in line.text and word in SMALL.findall(line.text) for word in words for line in lines)


def _title_place(
    lines: Sequence[Line],
    above: Sequence[Line],
    roles: Sequence[Role | None],
    kept: Sequence[Line],
    title: str | None,
) -> int | None:
    if title is not None:
        return next((here for here, line in enumerate(above) if _says(line.text, title)), -1)
    places = [here for here, line in enumerate(above) if roles[here] is None and _is_title(line.text)]
    if not places:
        return None
    own = {above[here].text for here in places}
    topic = {word[:STEM] for line in kept if line.text not in own for word in CONTENT.findall(line.text.lower())}
    has_prose = above[-1].start < kept[-1].start if kept else False
    scores: dict[int, float] = {}
    previous: int | None = None  # the last candidate that can be the title, for then the next is its standfirst
    for here in places:
        line = above[here].text
        words = {word[:STEM] for word in CONTENT.findall(line.lower())}
        shared = len(words & topic)
        score = min(shared, 5) - 0.3 * min(len(words) - shared, 6)
        score += -0.1 * (len(above) - here) if has_prose else -1.0 * here
        following = roles[here + 1 : here + 4]
        if Role.BYLINE in following or Role.DATE in following:
            score += 1
        if Role.MENU in roles[here + 1 :] or Role.LABELS in roles[here + 1 : here + 3]:
            score -= 1.5  # the name of the site, above its menu
        if line.count(" ") < 2:
            score -= 2 - 0.5 * line.count(" ")
        if here and roles[here - 1] is Role.CAPTION:
            score -= 2
        if (line.endswith(".") and not line.isupper()) or ((named := name_line(line)) and not _common(named[0], kept)):
            score -= 3
        elif _is_site_name(line, first=above[here] is lines[0]):
            score -= 2
        elif previous is not None and (
            here - previous <= 2 or Role.BYLINE in roles[previous:here] or Role.DATE in roles[previous:here]
        ):
            score -= 2.5
        elif score >= 0.5 or (here == 0 and line.count(" ") >= 4):
            previous = here
        if any(longer != here and line.endswith(above[longer].text) and longer > here for longer in places):
            score -= 5  # a path of links that ends in the title
        scores[here] = score
    return max(places, key=scores.__getitem__)


def _is_site_name(line: str, *, first: bool) -> bool:
    """Say whether a line can be a paper's name: it has a word such as "Courier", and capitals or the first place."""
    words = [word for word in re.split(r"[^\w'’]+", line) if word]
    media = vocabulary("header", "site name")
    return any(word.lower() in media for word in words) and (
        first or sum(word[0].isupper() or len(word) <= 3 for word in words) >= len(words) - 2
    )


def dateline_of(line: str) -> str | None:
    """Return the dateline that opens a paragraph, with its dash: "NAIROBI, Kenya (AP) _ "; None where there is none."""
    found = DATELINE.match(line)
    return found[0] if found else None


def _says(line: str, title: str) -> bool:
    """Say whether a line is the title, or the title without the name of the site that a page's own title ends in."""
    return line == title or (line.count(" ") >= 2 and title.casefold().startswith(line.casefold()))


def _opens_prose(line: Line, after: Line | None) -> bool:
    words = line.text.count(" ") + 1
    end = line.text.rstrip("\"'”’")[-1:]
    if words > TITLE_WORDS or (words > 12 and end in (".", ":")) or (words > ASKING_WORDS and end in ("?", "!")):
        if role_of(line.text) is not None or is_consent(line.text):
            return False
        return after is None or role_of(after.text) not in (Role.BYLINE, Role.DATE, Role.TOOLS)
    wrapped = after is not None and not after.gap and after.text[0].islower()
    return wrapped and words >= WRAPPED_WORDS and role_of(line.text) is None


def _is_title(line: str) -> bool:
    words = line.count(" ") + 1
    if not 1 <= words <= TITLE_WORDS or line[0].islower() or 2 * sum(map(str.isalpha, line)) < len(line):
        return False
    if line.endswith((",", ";", ":")) or line.startswith(("- ", "• ", "* ", "– ")):
        return False
    if "°" in line or all(len(word) == 1 for word in line.split()):
        return False
    if words == 1 and (len(line) < 6 or line.lower() in vocabulary("header", "tools")):
        return False
    return not (is_no_title(line) or is_consent(line))
