"""The names in capitals that patterns may use: what each matches, and with which words it can begin."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from newspipe_dates.data import sections

_NAME: Final = re.compile(r"\{([A-Z_]+)\}")
_FIRST: Final = re.compile(r"(?:the[ -])?[a-z]+")
_NONE: Final[frozenset[str]] = frozenset()


class Macros:
    """The macros of macros.txt, and the tables of words.txt, which stand for the alternation of their words.

    A section is `[NAME: with what it can begin]`: words, tables, and shapes of figures ("00" for "25"). Its lines are
    joined to a regular expression, in which `{NAME}` is another macro. `[NAME: loose]` brings its own separators.
    """

    def __init__(self, path: Path, tables: Mapping[str, Mapping[str, Any]]) -> None:
        self.tables = tables
        self.loose: dict[str, str] = {}
        self._sources: dict[str, str] = {}
        self._openings: dict[str, list[str]] = {}
        self._regexes: dict[str, str] = {}
        self._first: dict[str, frozenset[str]] = {}
        for header, lines in sections(path):
            name, _, first = header.partition(":")
            source = "".join(line.replace("_", " ") for line in lines)
            if first.strip() == "loose":
                self.loose[name.strip()] = _NAME.sub(lambda match: f"(?:{words(self.tables[match[1]])})", source)
            else:
                self._sources[name], self._openings[name] = source, first.split()

    def __contains__(self, name: str) -> bool:
        return name in self._sources or name in self.tables

    def regex(self, name: str) -> str:
        """The regular expression of a macro or of a table."""
        regex = self._regexes.get(name)
        if regex is None:
            source = self._sources.get(name)
            if source is None:
                regex = words(self.tables[name])
            else:
                regex = _NAME.sub(lambda match: self._part(name, match[1]), source)
            self._regexes[name] = regex
        return regex

    def first(self, name: str) -> frozenset[str]:
        """The words and shapes of figures with which a macro can begin; none for what is no macro."""
        first = self._first.get(name)
        if first is None:
            if name in self._openings:
                first = frozenset[str]().union(*(self._opening(name, each) for each in self._openings[name]))
            else:
                first = frozenset(map(first_word, self.tables[name])) if name in self.tables else _NONE
            self._first[name] = first
        return first

    def _part(self, name: str, part: str) -> str:
        """The regular expression of a macro within another; one that has the name of a table may use the table."""
        return f"(?:{words(self.tables[part]) if part == name else self.regex(part)})"

    def _opening(self, name: str, each: str) -> frozenset[str]:
        if each == name:
            return frozenset(map(first_word, self.tables[each]))
        return self.first(each) if each in self else frozenset({each.replace("_", " ")})


def words(table: Iterable[str]) -> str:
    """The alternation of the words of a table, the longest first."""
    return "|".join(re.escape(word) for word in sorted(table, key=len, reverse=True))


def first_word(text: str) -> str:
    """The first word of a text in lower case, of "the year" both words: "the" alone tells nothing."""
    match = _FIRST.match(text)
    assert match is not None, text
    return match[0]
