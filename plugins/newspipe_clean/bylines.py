"""The names of authors in a line: "By Ana Example and Bo de Vries, Transport correspondent | 3 May 2021"."""

import re
from functools import cache

from newspipe_clean.datelines import CLOCK, dates_in, month_numbers, other_words, weekday_numbers
from newspipe_clean.words import entries, vocabulary

LONGEST = 200  # code points of a byline
MOST_BESIDE = 7  # words after a name, such as a paper's name, in a line that shows no byline otherwise
LONG_PART = 4  # code points that one part of a name has at least: "NRL NT" is none
MOST_TO_JOB = 4
MOST_WORDS = 5  # of a name, without its particles
QUOTES = "\"'”’)"
ENDS = (".", "?", "!", ":")
NOT_ENDS = ("p.m.", "a.m.", "Jr.")
SEPARATOR = re.compile(r"\s*(?:[|·•»›/▸]|\s[–—-]{1,2}\s|—)\s*")
BRACKETS = re.compile(r"\([^()]{0,80}\)|\[[^\[\]]{0,80}\]")
ADDRESS = re.compile(r"\S+@\S+|@\w+|https?://\S+|www\.\S+")
AND = re.compile(r"\s+(?:and|AND|And|und|et|y|e|en|with)\s+|\s*[;&]\s*")
# What ends a name: where, for whom, when the author wrote.
AFTER_NAME = re.compile(
    r"\s+(?:in|at|for|from|on|of|near|special to|reports?|reporting|writes|is|was|has|finds|meets|asks|published|"
    r"updated|posted|aus|à|en|em|para|pour|für|voor|@)(?=[\s:]|$).*",
    re.IGNORECASE | re.DOTALL,
)
PARTICLES = frozenset(
    """de del della di da dos das do la le van von der den ter ten bin binti bint ibn al el ul zu zur du des y e af av
    ap abu st st. 't""".split()  # noqa: SIM905
)
SUFFIX = re.compile(r",? (?:Jr|Sr|II|III|IV|PhD|MD)\.?$|, (?:PhD|Ph\.D\.?|M\.?D\.?|RN|MBA|MS|RD)\b.*$")
NAME_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[.'’`-])*")
INNER = re.compile(r"\s(?:by|from|with)\s(?=[A-Z]\S+ [A-Z]\S+$)")
GLUED = re.compile(r"By(?=[A-Z][a-z]+ [A-Z])")


@cache
def _openings() -> re.Pattern[str]:
    phrases = sorted(entries("header", "byline"), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, phrases))})(?: ?: ?|\s+)(?=\S)", re.IGNORECASE)


def byline_of(line: str) -> list[str] | None:
    """Return the authors that a line names as such ("By …", "Words: …"); None if it is no byline.

    An empty list: a byline without a person's name ("By our correspondent", "By Reuters").
    """
    if len(line) > LONGEST:
        return None
    segments = _segments(line)
    for segment in segments:
        opening = _openings().match(segment) or GLUED.match(segment)
        if opening:
            rest = segment[opening.end() :]
            names = names_in(rest)
            if names:
                return names
            if rest and _ends_a_byline(rest):
                return []
        inner = INNER.search(segment)
        if inner and any(map(is_dated, segments)):
            names = names_in(segment[inner.end() :])
            if names:
                return names
    return None


def names_in(text: str) -> list[str]:
    """Return the persons in a list of authors; jobs, papers, places and addresses are left out."""
    text = _unglue(ADDRESS.sub(" | ", BRACKETS.sub(" ", text)))
    dates = dates_in(text)
    if dates:
        text = text[: dates[0].start]
    text = re.split(r"\s[|]\s", text.strip(" ,:|-–—"), maxsplit=1)[0]
    parts = AND.split(text)
    names: list[str] = []
    for number, part in enumerate(parts):
        last = number == len(parts) - 1
        pieces = SUFFIX.sub("", part.strip(" ,")).split(",")
        for place, piece in enumerate(pieces):
            name = person(piece)
            if name is None:
                if place == 0 and number == 0:
                    return []
                break
            if place and last:  # what follows the last author and a comma is a paper, a place or a job
                break
            names.append(name)
    return list(dict.fromkeys(names))


def person(text: str) -> str | None:
    """Return the name of a person that ``text`` begins with, if nothing but a job, a place or a date follows it."""
    text = AFTER_NAME.sub("", f" {text.strip()}").strip()
    words: list[str] = []
    for word in text.split():
        bare = word.rstrip(",;").replace("’", "'")
        if bare.lower().rstrip(".") in vocabulary("header", "jobs") and words:
            words = _without_modifiers(words)
            break
        if not NAME_WORD.fullmatch(bare):
            break
        if words and len(words[0]) > 2 and _capitals(words[0]) and not (_capitals(bare) or bare.lower() in PARTICLES):
            break  # "ANA EXAMPLE Staff Writer"
        words.append(word.rstrip(",:;"))
    while words and words[-1].lower() in PARTICLES:
        words.pop()
    full = [word for word in words if word.lower().replace("’", "'") not in PARTICLES]
    if text.startswith(" ".join(words) + ":") or any(word.endswith(("'s", "’s")) for word in words):
        return None
    if words and len(words[-1]) > LONG_PART:
        words[-1] = words[-1].rstrip(".")
    if not 2 <= len(full) <= MOST_WORDS or len(words) > MOST_WORDS + 3 or len(full[-1].rstrip(".")) < 2:
        return None
    if text.isupper() and max(map(len, full)) < LONG_PART:
        return None
    if not (all(map(_is_name_word, full)) and (words[0][0].isupper() or words[0].lower() in PARTICLES)):
        return None
    return " ".join(words)


def _without_modifiers(words: list[str]) -> list[str]:
    """Cut "Ana Example Local Democracy", which the word "Reporter" follows, to the name."""
    modifiers = vocabulary("header", "sections") | vocabulary("header", "jobs") | vocabulary("header", "job modifiers")
    for here in range(1, len(words)):
        if words[here].lower() in modifiers or (words[here][0].islower() and words[here].lower() not in PARTICLES):
            return words[:here]
    return words


def _is_name_word(word: str) -> bool:
    lowered = word.lower().replace("’", "'").rstrip(".")
    if "-" in lowered and any(part in vocabulary("header", "site name") for part in lowered.split("-")):
        return False
    if lowered in vocabulary("header", "not a name") or lowered in vocabulary("header", "jobs"):
        return False
    if lowered in vocabulary("header", "sections") and lowered not in ("india", "china", "asia", "style", "law", "war"):
        return False
    start = word.replace("’", "'").split("'")[-1] if "'" in word.replace("’", "'")[:3] else word
    return (
        word[0].isupper() or bool(start and start[0].isupper()) or bool(re.match(r"(?:al|el|ul|an|as|at)-[A-Z]", word))
    )


def _capitals(word: str) -> bool:
    return (word.isupper() and sum(map(str.isalpha, word)) > 1) or re.match(r"Ma?c[A-Z]{2}", word) is not None


def name_line(line: str) -> tuple[list[str], bool] | None:
    """Return the names that a line without "By" begins with, and whether the rest of the line shows a byline.

    "Ana Example", "ANA EXAMPLE, staff writer", "Ana Example · 3 May 2021 · 4 min read", "Ana Example in Oslo".
    """
    if len(line) > LONGEST or (line.rstrip(QUOTES).endswith(ENDS) and not line.endswith(NOT_ENDS)):
        return None
    if byline_of(line) is not None:
        return None
    segments = _segments(_unglue(line))
    for segment in segments:
        dates = dates_in(segment)
        text = segment[: dates[0].start] if dates else segment
        text = re.split(r"\s+(?:published|updated|posted|filed|on)\b", text, maxsplit=1, flags=re.IGNORECASE)[0]
        text = _without_weekday(text)
        names = names_in(text) if text else []
        if not names:
            if not (dates or CLOCK.search(segment)):  # only a date goes before a name
                return None
            continue
        shown = bool(dates) or _has_job(text, names[-1]) or bool(ADDRESS.search(line)) or any(map(is_dated, segments))
        beside = len(text.split()) - sum(name.count(" ") + 1 for name in names)
        if beside > (2 * MOST_BESIDE if shown else MOST_BESIDE):
            return None
        return names, shown
    return None


def is_dated(segment: str) -> bool:
    """Say whether a part of a line is a date and little else."""
    dates = dates_in(segment)
    return bool(dates) and other_words(segment, dates) <= 2


def _has_job(text: str, name: str) -> bool:
    """Say whether a job follows the name: "Ana Example, staff writer"."""
    jobs = vocabulary("header", "jobs")
    after = text.partition(name)[2].split(":")[0]
    return any(word.lower().strip(".,()") in jobs for word in after.split()[:MOST_TO_JOB])


def _without_weekday(text: str) -> str:
    words = text.split()
    known = weekday_numbers().keys() | month_numbers().keys()
    while len(words) > 2 and words[-1].lower().strip(",.") in known:
        words.pop()
    return " ".join(words)


@cache
def _glued() -> re.Pattern[str]:
    words = [*entries("header", "published label"), *entries("header", "updated"), *month_numbers()]
    starts = "|".join(sorted({re.escape(word.capitalize()) for word in words if len(word) > 2}, key=len, reverse=True))
    return re.compile(rf"(?<=[a-zà-ÿ])(?=(?:{starts})(?![a-z]))")


def _unglue(text: str) -> str:
    """Part "Ana ExamplePublished 3 May" where a page has no space between two of its elements."""
    return _glued().sub(" ", text)


def _ends_a_byline(rest: str) -> bool:
    """Say whether what follows "By" can be a desk, an agency or a job: short, and no sentence."""
    words = rest.split()
    if len(words) > 8 or rest.endswith((".", "?", "!", ":")):
        return False
    jobs, media = vocabulary("header", "jobs"), vocabulary("header", "agencies")
    lowered = {word.lower().strip(",.") for word in words}
    return bool(lowered & jobs or lowered & media)


def _segments(line: str) -> list[str]:
    return [segment for segment in SEPARATOR.split(line) if segment and segment.strip()]
