"""What one line looks like: small whole numbers, each the bucket of a measure."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from newspipe_clean.phrases import REASONS, phrase_reason

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
DIGIT = re.compile(r"\d")
SENTENCE_BREAK = re.compile(r"[.!?][\"'”’)]? [\"'“‘(]?[A-Z0-9]")
GLUED = re.compile(r"[a-z][A-Z]")
DATE = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]{0,6}\.? \d|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b"
    r"|\b20\d\d\b|\bago\b",
    re.IGNORECASE,
)
# The words that hold English sentences together, and are rare in menus and headlines.
FUNCTION_WORDS = frozenset(
    """a about after all also an and any are as at be because been before but by can could did do does for from had has
    have he her him his how i if in into is it its just may more most no not of on or our out over she should so some
    such than that the their them then there these they this those to up was we were what when which who will with would
    you your""".split()  # noqa: SIM905
)
READER = frozenset(("you", "your", "you're"))
WRITER = frozenset(("we", "our", "us", "my", "i"))

WORDS = (2, 3, 4, 5, 7, 9, 12, 16, 21, 31, 46, 71, 111)
FUNCTION_SHARE = (0.001, 0.12, 0.2, 0.28, 0.34, 0.4, 0.46, 0.53)
CAPITAL_SHARE = (0.001, 0.1, 0.2, 0.35, 0.5, 0.7, 0.85, 0.999)
DIGIT_SHARE = (0.001, 0.03, 0.08, 0.2, 0.5)
WORD_LENGTH = (3.5, 4.2, 4.6, 5.0, 5.5, 6.2, 7.5)

FIRST = {**dict.fromkeys("\"'“‘«", 3), **dict.fromkeys("-•*–·●▪✓✔◦—", 4), **dict.fromkeys("#@[(|»›>←→/", 5)}
LAST = {".": 0, "!": 1, "?": 2, ":": 4, ",": 5, ";": 5, "»": 6, "›": 6, "→": 6, ">": 6, "…": 6}
CLOSERS = "\"'”’)]"

# The buckets of a line, in the order of `Traits.buckets`.
NAMES = (
    "words", "function words", "capitals", "digits", "first", "last", "sentence breaks", "commas", "glued words",
    "upper case", "marks", "date", "quotation", "reader", "writer", "word length", "phrase",
)  # fmt: skip
PHRASE = {reason: number for number, reason in enumerate(REASONS, start=1)}
VOCABULARY_LINE = 14  # words: in longer lines, single words say nothing about the line


@dataclass(frozen=True, slots=True)
class Traits:
    """A line's buckets (see `NAMES`), its length in words, whether it is prose, and its terms for the vocabulary."""

    buckets: tuple[int, ...]
    words: int
    prose: bool
    terms: tuple[str, ...]


def look_at(line: str) -> Traits:
    """Return the traits of a line that is not blank."""
    lowered = line.lower()
    words = WORD.findall(line)
    lower_words = WORD.findall(lowered)
    count = len(line.split())
    alphabetic = len(words) or 1
    function = sum(map(FUNCTION_WORDS.__contains__, lower_words)) / alphabetic
    capitals = sum(word[0].isupper() for word in words) / alphabetic
    last = _last(line)
    reason = phrase_reason(line)
    buckets = (
        bisect_right(WORDS, count),
        bisect_right(FUNCTION_SHARE, function),
        bisect_right(CAPITAL_SHARE, capitals),
        bisect_right(DIGIT_SHARE, len(DIGIT.findall(line)) / len(line)),
        _first(line[0]),
        last,
        min(len(SENTENCE_BREAK.findall(line)), 4),
        min(line.count(","), 4),
        min(len(GLUED.findall(line)), 3),
        (1 + (count > 2)) if line.isupper() else 0,
        ("©" in line or "|" in line) + 2 * ("@" in line or "http" in line or ".com" in line),
        (1 + (count > 8)) if DATE.search(line) else 0,
        int('"' in line or "“" in line),
        min(sum(map(READER.__contains__, lower_words)), 3),
        min(sum(map(WRITER.__contains__, lower_words)), 2),
        bisect_right(WORD_LENGTH, sum(map(len, words)) / alphabetic),
        PHRASE[reason] if reason else 0,
    )
    prose = count >= 10 and function >= 0.25 and last <= 3
    return Traits(buckets, count, prose, _terms(lower_words, count))


def _first(character: str) -> int:
    if character.islower():
        return 0
    if character.isupper():
        return 1
    if character.isdigit():
        return 2
    return FIRST.get(character, 6)


def _last(line: str) -> int:
    stripped = line.rstrip(CLOSERS) or line
    character = stripped[-1]
    if character in LAST and (stripped is line or character in ".!?…"):
        return LAST[character]
    if character.isdigit():
        return 7
    if character.islower():
        return 8
    return 9 if character.isupper() else 10


def _terms(words: list[str], count: int) -> tuple[str, ...]:
    """Return what is looked up in the vocabulary: the words, marked for very short lines, the first two, the last."""
    if not words or count > VOCABULARY_LINE:
        return ()
    mark = "=" if count <= 4 else ""
    return (*{mark + word for word in words}, "^" + " ".join(words[:2]), "$" + words[-1])
