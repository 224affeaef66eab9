"""What a line of a page is by itself, whatever is around it: a byline, a date, buttons, a menu, a caption, a note."""

import re
from enum import Enum
from functools import cache, lru_cache

from newspipe_clean.bylines import byline_of, name_line
from newspipe_clean.datelines import is_date_line
from newspipe_clean.labels import section_names
from newspipe_clean.phrases import phrase_reason
from newspipe_clean.words import entries, has, opening, vocabulary

LONG = 320  # code points: a longer line is prose
PARTS = re.compile(r"\s*(?:[|·•›»>❯▸→▾☰]|\s/\s)\s*")
TOOL_WORD = re.compile(r"[^\W\d_](?:[\w+'’-]*[\w+])?[+-]?|\d[\d.,:]*[kK]?")
ENDS = (".", "!", "?", ".”", '."', "?”", '?"')
SENTENCE_SPACES = 12  # in a sentence so long that it can only be a caption or a note
MARKS = re.compile(r"[\W_]+")
PAPER_WORDS, SMALL_WORD = 7, 3  # words of a paper's name; letters of a word in it that may be small ("of", "the")
MANY_NUMBERS = 3  # beside the words, in a row of a table
NUMBERED = re.compile(r"\d+[.)] ")
INITIALS = re.compile(
    r"(?:\([A-Z]{2,5}\) )?[(/]?[^\W\d_]{2,4}(?:-[^\W\d_]{2,4})?(?:/[^\W\d_]{2,4}){1,3}[)/]?|/[^\W\d_]{2,4}/"
)
ENDINGS = frozenset(("ends", "end", "ends here", "the end", "more", "30", ""))
SLUG = re.compile(r"[A-Z]{2,}(?:-[A-Z\d]{2,})+-\d+|\d{6} GMT.*|[a-z]\d{3,4} \d .*")


DATELINE_ONLY = re.compile(r"[A-Z][A-Z .'’-]+(?:, [\w .'’-]{2,30})? \d{4}-\d\d-\d\d")  # an agency's: the text begins


class Role(Enum):
    """What a line is."""

    BYLINE = "byline"
    DATE = "date"
    TOOLS = "share"
    MENU = "menu"
    LABELS = "section labels"
    CAPTION = "caption"
    NOTE = "note"
    PHRASE = "phrase"


@lru_cache(maxsize=4096)  # a line is looked at for the title, for the authors and for what to remove
def role_of(line: str) -> Role | None:
    """Return what a line is by itself; None if it can be text or a title."""
    if len(line) > LONG:
        return None
    if DATELINE_ONLY.fullmatch(line):
        return None
    if phrase_reason(line):
        return Role.PHRASE
    if line.endswith(ENDS) and line.count(" ") >= SENTENCE_SPACES:
        return Role.CAPTION if is_caption(line) else Role.NOTE if is_note(line) else None
    if is_tools(line):
        return Role.TOOLS
    if is_date_line(line):
        return Role.DATE
    if byline_of(line) is not None:
        return Role.BYLINE
    named = name_line(line)
    if named is not None and named[1]:
        return Role.BYLINE
    if section_names(line):
        return Role.LABELS
    if is_menu(line):
        return Role.MENU
    if is_caption(line):
        return Role.CAPTION
    if is_note(line):
        return Role.NOTE
    return None


def is_tools(line: str) -> bool:
    """Say whether a line is only buttons and counters: "Print Email Comments (17)", "A A", "4 min read", "★★★☆"."""
    if len(line) > 120:
        return False
    if MARKS.fullmatch(line):
        return True
    if NUMBERED.match(line):
        return False
    words = [word.lower() for word in TOOL_WORD.findall(line) if not word[0].isdigit()]
    if line.count(" ") >= MANY_NUMBERS + len(words):
        return False  # a row of a table
    if len(words) > 1 and set(words) <= {"a", "a+", "a-"}:
        return True  # sizes of the letters
    known, weak = vocabulary("header", "tools"), vocabulary("header", "tools weak")
    return bool(words) and all(map(known.__contains__, words)) and not all(map(weak.__contains__, words))


def is_menu(line: str) -> bool:
    """Say whether a line is a menu or a path of links: "News | Sport | Weather", "Home » Cities » Chennai"."""
    parts = [part for part in PARTS.split(line[:300]) if part]
    sections = vocabulary("header", "sections") | vocabulary("header", "menu")
    if len(parts) >= 2:
        if parts[0].lower() in vocabulary("header", "path beginning"):
            return True
        known = sum(part.lower().strip(" ()") in sections for part in parts)
        short = all(part.count(" ") <= 4 for part in parts)
        if known * 3 >= len(parts) and short:
            return True
        if len(parts) >= 4 and short:
            return True
    if len(line) > 200 or line.endswith((".", "?", "!")) or ": " in line:
        return False
    words = [word.lower() for word in re.findall(r"[^\W\d_]+(?:[-&][^\W\d_]+)*", _unglued(line))]
    return len(words) >= 3 and 2 * sum(word in sections for word in words) >= len(words)


def _unglued(line: str) -> str:
    return re.sub(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])", " ", line)


def is_caption(line: str) -> bool:
    """Say whether a line is a picture's caption with its credit, or the credit alone."""
    if opening("furniture", "credit opening").match(line.lstrip(" ([-")) and len(line) <= 160:
        return True
    return len(line) <= LONG and bool(_credit().search(line))


@cache
def _credit() -> re.Pattern[str]:
    words, agencies, credited = (
        "|".join(map(re.escape, entries("furniture", section))) for section in ("picture", "picture agency", "credited")
    )
    return re.compile(
        rf"(?:^|[.)\s(\[—–-])(?:{words}|credit)(?: credit)?(?::| by | courtesy| / |/)\s*\S.{{0,60}}$"
        rf"|\((?:(?-i:[A-Z])[^()]{{1,40}}/[^()]{{2,40}}|(?:[\w ]+ )?(?:{agencies})"
        rf"|(?:{credited})(?: (?:by|of) [^()]{{2,40}})?)\)\.?$"
        rf"|[\s(]/ ?(?:{agencies})[\w ]{{0,20}}\)?$"
        rf"|[.?!”\"] (?:[-–—] )?(?-i:[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){{0,3}} ?/ ?[A-Z][\w. &-]{{1,40}})$"
        rf"|\b(?:family|handout|archive|courtesy|supplied) (?:{words})$|[/ ]handout$"
        rf"|\. ?[-–—] ?(?:[A-Z]+ )?(?:{words}) |\s[-–—] ?(?:{credited})$"
        rf"|[.\w] ?\[(?:[A-Z][A-Z .&/-]{{2,30}}|{words}[^\[\]]{{0,40}})\]$",
        re.IGNORECASE,
    )


def is_note(line: str) -> bool:
    """Say whether a line is an agency's or editor's note: "(Reporting by …)", "($1 = 0.92 euros)", "zn/bm/lk"."""
    bare = line.strip("([])*— ")
    if line[0] in "([" and line[-1] in ")]" and opening("furniture", "bracketed note").match(bare):
        return True
    if INITIALS.fullmatch(line) or SLUG.fullmatch(line) or line.strip("()[]-–—*# ").lower() in ENDINGS:
        return True
    return len(line) <= 220 and bool(opening("furniture", "note").match(bare))


def is_no_title(line: str) -> bool:
    """Say whether a line has words that a title does not have."""
    return has("header", "not a title", line)


def is_paper(line: str) -> bool:
    """Say whether a line is only the name of a paper, an agency, a site: "The Amara Courier", "Morning Wire"."""
    words = re.findall(r"[^\W\d_][\w'’.-]*", line)
    if any(map(str.isdigit, line)) or not 1 < len(words) <= PAPER_WORDS or line.endswith(ENDS) or not line[0].isalpha():
        return False
    capitals = all(word[0].isupper() or len(word) <= SMALL_WORD for word in words)
    return capitals and any(word.lower().strip(".") in vocabulary("header", "paper") for word in words)


def is_job(line: str) -> bool:
    """Say whether a line is only a job: "Staff Writer", "Local Democracy Reporter"."""
    words = [word.lower() for word in re.findall(r"[^\W\d_]+", line)]
    jobs = vocabulary("header", "jobs")
    return (
        0 < len(words) <= PAPER_WORDS
        and words[-1] in jobs
        and all(word in jobs or word in vocabulary("header", "job modifiers") for word in words)
    )
