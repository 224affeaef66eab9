"""Sentence starts that the characters alone show: stops without a space after them, and the items of a run-in list."""

import re
from collections.abc import Iterator

from newspipe_segment.lexicon import ABBREVIATION_CLASS

_WIDE_STOP = re.compile("[。｡．！？]++[\"'”’»)\\]}」』）]*+(?=\\S)")
_GLUED_STOP = re.compile("[.?!…]++(?=[\"'(]?[^\\W\\d_])")
_CHUNK = re.compile(r"(?<!\S)\S*\Z")
_LONG_BEFORE = re.compile(r"(?:[^\W\d_]{2}|[\d,]\d|[)\]])\Z")
_WORD_BEFORE = re.compile(r"[^\W\d_]*\Z")
_DOMAIN = re.compile(r"(?i:com|net|org|edu|gov|doc|pdf|js)\b")
_WINDOW = 40  # code points on each side of a stop, searched for signs of an address

_BULLETS = "•⁃▪◦‣●■"
_BULLET = re.compile(rf"(?<!\S)[{_BULLETS}]")
_ENUMERATOR_END = re.compile(r"[.)](?=\s)")
_ENUMERATOR = re.compile(r"(?<!\S)[•⁃]?(\(?)(\d{1,3}|[A-Za-z]|[ivxIVX]{2,5})(\.\)|[.)])\Z")
_LONGEST_ENUMERATOR = 9
_ROMAN = {numeral: value for value, numeral in enumerate("i ii iii iv v vi vii viii ix x".split(), start=1)}


def cuts(paragraph: str) -> list[int]:
    """Return the offsets in ``paragraph`` at which a sentence starts for certain, in order."""
    return sorted({*_after_wide_stops(paragraph), *_after_glued_stops(paragraph), *_before_items(paragraph)})


def _after_wide_stops(paragraph: str) -> Iterator[int]:
    if not paragraph.isascii():
        yield from (match.end() for match in _WIDE_STOP.finditer(paragraph))


def _after_glued_stops(paragraph: str) -> Iterator[int]:
    for match in _GLUED_STOP.finditer(paragraph):
        start, end = match.span()
        left = _CHUNK.search(paragraph[max(0, start - _WINDOW) : start])
        if _ends_glued(left.group(), match.group(), paragraph[end : end + _WINDOW].split()[0]):
            yield end


def _ends_glued(left: str, stop: str, right: str) -> bool:
    """Whether a sentence ends with ``stop`` though no space follows: "the road.Then", but not "example.Com"."""
    if any(sign in left or sign in right for sign in "@/<>_") or left.startswith("www.") or _DOMAIN.match(right):
        return False
    word = right.lstrip("\"'(")
    if stop == ".":
        if not (_LONG_BEFORE.search(left) and (word[:1].isupper() and word[1:2].islower() or right == "I")):
            return False
        return _WORD_BEFORE.search(left).group().lower() not in ABBREVIATION_CLASS
    return _LONG_BEFORE.search(left) is not None and (word[:1].isupper() if "." in stop or "…" in stop else word[1:2].isalpha())


def _before_items(paragraph: str) -> Iterator[int]:
    """Yield the starts of bullets, and of numbers or letters that count up: "1. Rice 2. Salt"; "a) rice b) salt"."""
    if paragraph[0] in _BULLETS:
        yield from (match.start() for match in _BULLET.finditer(paragraph))
    chains: dict[tuple[str, str, str, int], int] = {}
    for end in (match.end() for match in _ENUMERATOR_END.finditer(paragraph)):
        match = _ENUMERATOR.search(paragraph, max(0, end - _LONGEST_ENUMERATOR), end)
        if not match:
            continue
        start = match.start()
        starts_sentence = not (before := paragraph[max(0, start - 2) : start].rstrip()) or before[-1] in ".?!:;"
        for kind, value in _values(match[2]):
            style = (match[1], match[3], kind)
            first = chains.pop((*style, value), None)
            if first is not None:
                yield first
                yield start
            if first is not None or starts_sentence:
                chains[*style, value + 1] = start


def _values(enumerator: str) -> Iterator[tuple[str, int]]:
    """Yield what an enumerator may count: ("digit", 4) for "4"; ("lower", 9) and ("lower roman", 1) for "i"."""
    if enumerator.isdigit():
        yield "digit", int(enumerator)
        return
    case = "lower" if enumerator.islower() else "upper"
    if len(enumerator) == 1:
        yield case, ord(enumerator.lower()) - ord("a")
    if enumerator.lower() in _ROMAN:
        yield f"{case} roman", _ROMAN[enumerator.lower()]
