"""The pattern language of the rules, and its compilation to regular expressions.

A pattern is a line of elements with blanks between them, matched against lower-case text:

    the? which=last|past NUMBER UNIT

- `word` stands for itself, `a|b` for either, `a_b` for two words; a final `?` makes an element optional.
- A name in capitals stands for a macro or a table of words; what it matched is the group of that name in lower case
  (`unit`).
- `name=` before an element names its group (`which`), so that a macro can stand twice (`last=DAY`).
- `>` says that what comes after must follow in the text but is not part of the expression.

Between elements stands a blank or a hyphen. Loose macros (`,`, `JOIN`, `'s`) bring their own separators; one that is
optional leaves the ordinary separator in its place. Every pattern is bounded: none can run over more than a few dozen
code points, so matching is linear in the text.
"""

import re
from typing import Final

from newspipe_dates.macros import Macros, first_word

SEPARATOR: Final = r"(?: {1,2}|-)"
END: Final = r"(?![a-z0-9])"
_ELEMENT: Final = re.compile(r"(?:(?P<name>[a-z]\w*)=)?(?P<body>[^?]+)(?P<optional>\??)$")
_WORD: Final = re.compile(r"[a-z]+")


class Patterns:
    """The pattern language with the macros of a language."""

    def __init__(self, macros: Macros) -> None:
        self.macros = macros

    def compile(self, pattern: str) -> re.Pattern[str]:
        """The regular expression of a pattern; a ValueError for one that is not of the language."""
        matched, _, following = pattern.partition(" > ")
        regex = self._sequence(matched.split())
        if matched.split()[-1] not in self.macros.loose:
            regex += END
        if following:
            separator = "" if following.split()[0] in self.macros.loose else SEPARATOR
            regex += f"(?={separator}{self._sequence(following.split())}{END})"
        return re.compile(regex, re.ASCII)  # figures are 0 to 9: values are written with them

    def openings(self, pattern: str) -> frozenset[str]:
        """The words and shapes of figures that an expression can begin with; after "the" also the next word."""
        return frozenset(self._openings(pattern.split()))

    def all_words(self, pattern: str) -> frozenset[str]:
        """Every word and shape of figures that an expression of the pattern can hold, but not all those of a macro."""
        found: set[str] = set()
        for element in pattern.partition(" > ")[0].split():
            for alternative in _parts(element)["body"].split("|"):
                found |= self.macros.first(alternative) or set(_WORD.findall(alternative))
        return frozenset(word.removeprefix("the ") for word in found)

    def needed(self, pattern: str) -> frozenset[str]:
        """The smallest set of words of which an expression must hold one behind its first; empty if there is none."""
        found = [
            frozenset().union(*(self._first(each) for each in parts["body"].split("|")))
            for element in pattern.replace(" > ", " ").split()[1:]
            if not (parts := _parts(element))["optional"] and parts["body"] not in self.macros.loose
        ]
        return min(found, key=len, default=frozenset())

    def is_single(self, pattern: str) -> bool:
        """Whether the expressions of a pattern are one element."""
        return sum(_parts(element)["body"] not in self.macros.loose for element in pattern.split()) == 1

    def _first(self, alternative: str) -> frozenset[str]:
        """The words and shapes with which an alternative can begin, without "the"."""
        first = self.macros.first(alternative) or {first_word(alternative.replace("_", " "))}
        return frozenset(word.removeprefix("the ") for word in first)

    def _openings(self, elements: list[str]) -> set[str]:
        found: set[str] = set()
        for at, element in enumerate(elements):
            parts = _parts(element)
            if parts["body"] in self.macros.loose:
                continue
            for alternative in parts["body"].split("|"):
                if alternative == "the":
                    found |= {f"the {word}" for word in self._openings(elements[at + 1 :])}
                else:
                    found |= self.macros.first(alternative) or {first_word(alternative.replace("_", " "))}
            if not parts["optional"]:
                break
        return found

    def _sequence(self, elements: list[str]) -> str:
        """The regular expression of elements in a row."""
        regex, separated = "", True  # separated: nothing needs to stand before the next element
        for element in elements:
            name, body, optional = _parts(element).groups()
            loose = self.macros.loose.get(body)
            if loose is not None:
                regex, separated = regex + _named(name, f"{loose}|{SEPARATOR}" if optional else loose), True
                continue
            group = _named(name, "|".join(self._alternative(each, named=not name) for each in body.split("|")))
            before = "" if separated else SEPARATOR
            if not optional:
                regex, separated = regex + before + group, False
            elif separated:
                regex += f"(?:{group}{SEPARATOR})?"
            else:
                regex += f"(?:{before}{group})?"
        return regex

    def _alternative(self, alternative: str, named: bool) -> str:
        if alternative in self.macros:
            return _named(alternative.lower() if named else None, self.macros.regex(alternative))
        return SEPARATOR.join(re.escape(word) for word in alternative.split("_"))


def _parts(element: str) -> re.Match[str]:
    parts = _ELEMENT.match(element)
    if not parts:
        raise ValueError(f"not an element of a pattern: {element!r}")
    return parts


def _named(name: str | None, regex: str) -> str:
    return f"(?P<{name}>{regex})" if name else f"(?:{regex})"
