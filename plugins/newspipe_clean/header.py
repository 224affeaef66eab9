"""What stands above an article's body: section labels, the title, the byline, the date of publication, the dateline."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise, takewhile

from newspipe_clean.lines import Line
from newspipe_clean.phrases import phrase_reason

REACH = 25  # lines above the article in which a page's header is looked for
TITLE_WORDS = 30
WRAPPED_WORDS = 4  # of a line that the next one goes on from with a small letter
LABEL_LINES = 3
SECTIONS = frozenset(
    """africa americas analysis arts asia australia banking books business canada china cities climate commentary
    companies crime culture defence defense economics economy education elections energy entertainment environment
    europe features films finance food football health home india international investigations justice law lifestyle
    local markets media metro middle-east money movies music nation national news oceania opinion parliament people
    politics property region regional religion science security society sport sports style tech technology trade travel
    uk us usa video war weather women world""".split()  # noqa: SIM905
)
PART = re.compile(r"(?:Middle East|North America|South America|Latin America|Asia Pacific|[A-Z]+(?![a-z])|[A-Z][a-z]+)")
CHAIN = re.compile(r" ?[>›»/|•·→] ?")
BYLINE = re.compile(r"(?:[Bb]y|BY|[Ww]ritten [Bb]y|WRITTEN BY)[: ]\s*(\S.{1,80})")
PERSON = re.compile(r"[^\W\d_][^\W\d_.'’-]*(?: (?:[^\W\d_][^\W\d_.'’-]*|de|van|von|bin|al|and|&|,)){0,9}")
DATELINE = re.compile(
    r"([A-Z][A-Z.'’ -]{2,40}(?:, [A-Z][\w.'’ ]{1,30})?"
    r"(?:, [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?(?: \([\w/. -]{2,30}\))?)"
    r" ?(?:_|--|[-–—]) ?(?=\S)"
)
CONTENT = re.compile(r"\w{4,}")
NOT_A_TITLE = re.compile(
    r"\bmin(?:ute)?s? read\b|\b(?:updated|published|posted|reviewed by|photo|image|credit)\b|getty", re.IGNORECASE
)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = rf"({'|'.join(MONTHS)})[a-z]{{0,6}}\.?"
DATES = (  # with the groups that hold year, month, day
    (re.compile(rf"\b{MONTH} (\d{{1,2}})(?:st|nd|rd|th)?,? ((?:19|20)\d\d)\b", re.IGNORECASE), (3, 1, 2)),
    (re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? {MONTH},? ((?:19|20)\d\d)\b", re.IGNORECASE), (3, 2, 1)),
    (re.compile(r"\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b"), (1, 2, 3)),
)


@dataclass(frozen=True, slots=True)
class Header:
    """The header's lines and what they say; None or empty where there is none. ``repeats`` are the title's lines."""

    title: str | None = None
    repeats: tuple[Line, ...] = ()
    sections: tuple[Line, ...] = ()
    bylines: tuple[Line, ...] = ()
    published: str | None = None

    @property
    def section_names(self) -> list[str]:
        """The names on the labels nearest to the title, each once: those further up are a menu's."""
        return list(dict.fromkeys(name for line in self.sections[-LABEL_LINES:] for name in section_names(line.text)))

    @property
    def author(self) -> str | None:
        """The name in the first byline."""
        return author_of(self.bylines[0].text) if self.bylines else None


def read_header(lines: Sequence[Line], kept: Sequence[Line], title: str | None) -> Header:
    """Return the header above the article's first paragraph of prose.

    ``lines`` are all of the text's, ``kept`` those of the article. Where ``title`` is known, its line is looked for;
    else the title is the line above the body that shares most words with it and stands near it.
    """
    body = next((line for line, after in pairwise([*kept, None]) if line and _opens_prose(line, after)), None)
    if body is None:
        return Header()
    above = [line for line in lines if line.start < body.start]
    place = _title_place(above, kept, title)
    if place is None:
        return Header()
    labels = takewhile(lambda line: section_names(line.text), reversed(above[:place]))
    below = above[place + 1 :]
    bylines = tuple(line for line in below if author_of(line.text))
    published = next(filter(None, (date_in(line.text) for line in below)), None)
    text = above[place].text
    repeats = tuple(line for line in above if _says(line.text, title or text))
    return Header(text, repeats, tuple(reversed(list(labels))), bylines, published)


def _title_place(above: Sequence[Line], kept: Sequence[Line], title: str | None) -> int | None:
    if title is not None:
        return next((here for here, line in enumerate(above) if _says(line.text, title)), None)
    places = [here for here in range(max(0, len(above) - REACH), len(above)) if _is_title(above[here].text)]
    if not places:
        return None
    topic = {word for line in kept for word in CONTENT.findall(line.text.lower())}

    def likeness(here: int) -> float:
        words = set(CONTENT.findall(above[here].text.lower()))
        shared = len(words & topic)
        return min(shared, 6) - 0.3 * (len(words) - shared) - 0.1 * (len(above) - here)

    return max(places, key=likeness)


def section_names(line: str) -> list[str]:
    """Return the sections that a line of labels names: "WorldPolitics", "Home > World > Africa", "Politics"."""
    if len(line) > 80:
        return []
    names = [name.strip() for name in CHAIN.split(line)]
    if len(names) == 1:
        names = PART.findall(line)
        if "".join(names) != line.replace(" ", ""):
            return []
    names = [name for name in names if name and name.lower() != "home"]
    known = sum(name.lower().replace(" ", "-") in SECTIONS for name in names)
    short = all(name.count(" ") < 3 and name[0].isupper() for name in names)
    return names if known and short and 2 * known >= len(names) else []


def author_of(line: str) -> str | None:
    """Return the name in a byline such as "By Ana Example and Bo Sample | 3 May 2021"; None where it is no byline."""
    byline = BYLINE.match(line)
    person = PERSON.match(byline[1]) if byline and len(line) <= 120 else None
    name = person[0].rstrip(" ,&") if person else ""
    return name if name.count(" ") >= 1 and name[0].isupper() else None


def date_in(line: str) -> str | None:
    """Return the first written-out date of a short line as YYYY-MM-DD; None where there is no real one."""
    for pattern, order in DATES:
        found = pattern.search(line[:160])
        if found:
            year, month, day = (found[group] for group in order)
            number = MONTHS.index(month.lower()) + 1 if month.isalpha() else int(month)
            try:
                return date(int(year), number, int(day)).isoformat()
            except ValueError:
                return None
    return None


def dateline_of(line: str) -> str | None:
    """Return the dateline that opens a paragraph, with its dash: "NAIROBI, Kenya (AP) _ "; None where there is none."""
    found = DATELINE.match(line)
    return found[0] if found else None


def _says(line: str, title: str) -> bool:
    """Say whether a line is the title, or the title without the name of the site that a page's own title ends in."""
    return line == title or (line.count(" ") >= 2 and title.casefold().startswith(line.casefold()))


def _opens_prose(line: Line, after: Line | None) -> bool:
    words = line.text.count(" ") + 1
    if words > TITLE_WORDS or (words > 12 and line.text.rstrip("\"'”’").endswith((".", "!", "?", ":"))):
        return True
    wrapped = after is not None and not after.gap and after.text[0].islower()
    return wrapped and words >= WRAPPED_WORDS


def _is_title(line: str) -> bool:
    words = line.count(" ") + 1
    if not 3 <= words <= TITLE_WORDS or line[0].islower() or 2 * sum(map(str.isalpha, line)) < len(line):
        return False
    if line.endswith((",", ";", ":")) or (line.endswith(".") and not line.isupper()):
        return False
    dated = words < 8 and date_in(line)
    return not (dated or NOT_A_TITLE.search(line) or phrase_reason(line) or author_of(line) or section_names(line))
