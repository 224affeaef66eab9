"""Sentence starts that the characters alone show: stops without a space after them, and the items of a run-in list."""

import re
from collections.abc import Iterator

from newspipe_segment.lexicon import lexicon
from newspipe_segment.words import ORNAMENT

_WIDE_STOP = re.compile(f"[。｡．！？]++[\"')\\]}}»」』）{ORNAMENT}]*+")
_GLUED_STOP = re.compile("[.?!…](?<![.?!…]{2})[.?!…]*+(?=[\"'()]?[^\\W\\d_])")
_CHUNK_BEFORE = re.compile(r"(?<!\S)\S*\Z")
_WORD_BEFORE = re.compile(r"(?:([^\W\d_]{2,})|[\d,]\d|[)\]])\Z")
_WORD_AFTER = re.compile(r"[\"'(]?(?:(?P<capital>[A-Z])(?P<small>[a-z]|(?!\S))?|[^\W\d_](?P<letter>[^\W\d_]))")
_ADDRESS_SIGN = re.compile(r"[@/<>_]|www\.|(?i:\A(?:com|net|org|edu|gov|doc|pdf|js)\b)")
_CLOSERS = "”’')"
_WINDOW = 40  # code points on each side of a stop, searched for signs of an address

_BULLETS = "•⁃▪◦‣●■"
_BULLET = re.compile(rf"(?<!\S)[{_BULLETS}]")
_ENUMERATOR_END = re.compile(r"[.)](?=\s)")
_ENUMERATOR = re.compile(r"(?<!\S)[•⁃]?(\(?)(\d{1,3}|[A-Za-z]|[ivxIVX]{2,5})(\.\)|[.)])\Z")
_LONGEST_ENUMERATOR = 9
_LONGEST_TITLE = 12  # code points of an abbreviation before an initial
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}


def cuts(paragraph: str, written: str) -> list[int]:
    """Return the offsets in ``paragraph`` at which a sentence starts for certain, in order.

    The quotes of ``paragraph`` are straight; ``written`` is the same text with its quotes as they were.
    """
    return sorted({*_after_wide_stops(paragraph), *_after_glued_stops(paragraph, written), *_before_items(paragraph)})


def _after_wide_stops(paragraph: str) -> Iterator[int]:
    if not paragraph.isascii():
        yield from (match.end() for match in _WIDE_STOP.finditer(paragraph))


def _after_glued_stops(paragraph: str, written: str) -> Iterator[int]:
    quotes = counted_to = 0
    for match in _GLUED_STOP.finditer(paragraph):
        start, end = match.span()
        quotes += paragraph.count('"', counted_to, end)
        counted_to = end
        closed = written[end] in _CLOSERS or (written[end] == '"' and quotes % 2 == 1)
        left = _CHUNK_BEFORE.search(paragraph[max(0, start - _WINDOW) : start])
        right, later = [*paragraph[end + closed : end + closed + _WINDOW].split(None, 2), ""][:2]
        if closed and (right[:1].islower() or later.strip(".,:") in lexicon().speech_verbs):  # "Where?"Ada asked.
            continue
        if left and _ends_glued(left.group(), match.group(), right):
            yield end + closed


def _ends_glued(left: str, stop: str, right: str) -> bool:
    """Whether a sentence ends with ``stop`` though no space follows: "the road.Then", but not "example.Com"."""
    before, after = _WORD_BEFORE.search(left), _WORD_AFTER.match(right)
    if not before or not after or _ADDRESS_SIGN.search(left) or _ADDRESS_SIGN.search(right):
        return False
    if stop == ".":
        return after["small"] is not None and (before[1] or "").lower() not in lexicon().abbreviations
    if "." in stop or "…" in stop:
        return after["capital"] is not None
    return after["small"] is not None or after["letter"] is not None


def _before_items(paragraph: str) -> Iterator[int]:
    """Yield the starts of bullets, and of numbers or letters that count up: "1. Rice 2. Salt"; "a) rice b) salt"."""
    if paragraph[0] in _BULLETS:
        yield from (match.start() for match in _BULLET.finditer(paragraph))
    counting: dict[tuple[str, str, str, int], int] = {}  # the next item of a list → where the one before it starts
    for end in (match.end() for match in _ENUMERATOR_END.finditer(paragraph)):
        item = _ENUMERATOR.search(paragraph, max(0, end - _LONGEST_ENUMERATOR), end)
        if not item:
            continue
        start = item.start()
        before = paragraph[max(0, start - _LONGEST_TITLE) : start].rstrip()
        if _is_initial(item) and before.rpartition(" ")[2].strip(".").lower() in lexicon().abbreviations:
            continue  # "Dr. A. Pell"
        for kind, value in _values(item[2]):
            previous = counting.pop((item[1], item[3], kind, value), None)
            if previous is None and (before and before[-1] not in ".?!:;"):
                continue
            if previous is not None and not _parts_of_one_sentence(before, item):
                yield from (previous, start)
            counting[item[1], item[3], kind, value + 1] = start


def _parts_of_one_sentence(before: str, item: re.Match[str]) -> bool:
    """Whether an item continues the sentence: "1. Oslo 16; 2. Bergen 13", or initials: "A. Pell met B. Tell"."""
    return before[-1] in ";," or (_is_initial(item) and before[-1] not in ".?!:")


def _is_initial(item: re.Match[str]) -> bool:
    return item[2].isupper() and len(item[2]) == 1 and item[3] == "."


def _values(enumerator: str) -> Iterator[tuple[str, int]]:
    """Yield what an enumerator may count: ("digit", 4) for "4"; ("lower", 9) and ("lower roman", 1) for "i"."""
    if enumerator.isdigit():
        yield "digit", int(enumerator)
        return
    case = "lower" if enumerator.islower() else "upper"
    if len(enumerator) == 1:
        yield case, ord(enumerator.lower()) - ord("a") + 1
    if enumerator.lower() in _ROMAN:
        yield f"{case} roman", _ROMAN[enumerator.lower()]
