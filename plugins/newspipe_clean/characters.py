"""The characters of one line: mojibake, HTML entities, invisible characters, ligatures, spaces, and quotes if asked."""

import html
import re
from functools import cache
from html.entities import html5
from typing import Any

# Two bytes of UTF-8 that were read as Latin-1, Windows-1252 or Mac Roman: a lead byte (C2-F4), a continuation byte.
# Only such lines are worth the price of ftfy, which then decides.
MOJIBAKE = re.compile("[\xc2-\xf4\u201a\u221a][\x80-\xbf\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122\xc2-\xff]")
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
# Controls, soft hyphen, zero-width space, word joiner, byte order mark, and the marks and overrides of direction. The
# joiners U+200C and U+200D stay: Persian words and emoji are made with them.
INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
)
LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
LIGATURE = re.compile("[\ufb00-\ufb06]")
STRAIGHT = str.maketrans({**dict.fromkeys("“”„‟″", '"'), **dict.fromkeys("‘’‚‛′", "'")})
ROUNDS = 8


@cache
def _ftfy() -> Any:
    import ftfy

    return ftfy


def clean_characters(line: str, *, straight_quotes: bool) -> str:
    """Return ``line`` with its characters repaired, its runs of white space made one space, its ends stripped.

    Repairs repeat until nothing changes ("&amp;amp;lt;"), so that the result is its own clean form. A line that does
    not settle within eight rounds is hostile or nonsense, and is returned with only its spaces and controls in order.
    """
    before = line
    for _ in range(ROUNDS):
        after = _repair(before, straight_quotes)
        if after == before:
            return after
        before = after
    return _spaces(line)


def _repair(line: str, straight_quotes: bool) -> str:
    if "&" in line:
        line = ENTITY.sub(_character, line)
    if not line.isascii():
        if MOJIBAKE.search(line):
            line = _ftfy().fix_encoding(line)
        if LIGATURE.search(line):
            line = line.translate(LIGATURES)
        if straight_quotes:
            line = line.translate(STRAIGHT)
    if straight_quotes:
        line = line.replace("``", '"').replace("''", '"')
    return _spaces(line)


def _character(entity: re.Match[str]) -> str:
    if entity[0][1] == "#":
        return html.unescape(entity[0])
    return html5.get(entity[0][1:], entity[0])


def _spaces(line: str) -> str:
    if not line.isprintable():
        line = INVISIBLE.sub("", line)
    return " ".join(line.split())
