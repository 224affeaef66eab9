"""The words of each language that pages are made with: lists in files, a folder a language.

``en/header.txt`` and its like hold sections, ``[name]`` on a line of its own, with entries that semicolons separate.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl")
SECTION = re.compile(r"^\[(.+)\]$", re.MULTILINE)
COMMENT = re.compile(r"^#.*$", re.MULTILINE)


@cache
def read(language: str, file: str) -> dict[str, tuple[str, ...]]:
    """Return the lists of one file: each section's entries, in order. A language need not have every file."""
    folder = files("newspipe_clean").joinpath(language, f"{file}.txt")
    if not folder.is_file():
        return {}
    parts = SECTION.split(COMMENT.sub("", folder.read_text("utf-8")))
    return {name: tuple(_entries(body)) for name, body in zip(parts[1::2], parts[2::2], strict=True)}


@cache
def entries(file: str, section: str) -> tuple[str, ...]:
    """Return a section's entries in all languages."""
    return tuple(dict.fromkeys(entry for language in LANGUAGES for entry in read(language, file).get(section, ())))


@cache
def vocabulary(file: str, section: str) -> frozenset[str]:
    """Return a section's entries in all languages as a set."""
    return frozenset(entries(file, section))


@cache
def opening(file: str, section: str) -> re.Pattern[str]:
    """Return a pattern for one of a section's entries at the beginning of a line, whatever its case."""
    return re.compile(rf"(?:{_alternatives(entries(file, section))})", re.IGNORECASE)


@cache
def anywhere(file: str, section: str) -> re.Pattern[str]:
    """Return a pattern for one of a section's entries as whole words, whatever their case."""
    return re.compile(rf"(?<!\w)(?:{_alternatives(entries(file, section))})", re.IGNORECASE)


def has(file: str, section: str, line: str) -> bool:
    """Say whether a line has one of a section's entries as whole words, whatever its case."""
    lowered = line.lower()  # looking for plain strings first is much faster than the pattern
    return any(entry in lowered for entry in entries(file, section)) and bool(anywhere(file, section).search(lowered))


def _alternatives(phrases: tuple[str, ...]) -> str:
    """Return the phrases as a pattern, the longest first; one that ends in a letter ends at the end of a word."""
    longest = sorted(phrases, key=len, reverse=True)
    return "|".join(re.escape(phrase) + (r"(?!\w)" if phrase[-1].isalnum() else "") for phrase in longest)


def _entries(body: str) -> Iterator[str]:
    for entry in body.split(";"):
        phrase = " ".join(entry.split())
        if phrase:
            yield phrase
