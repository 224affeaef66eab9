"""The pattern language of the rules, and its compilation to regular expressions.

A pattern is a line of elements with blanks between them, matched against lower-case text:

    the? which=last|past NUMBER UNIT

- `word` stands for itself, `a|b` for either, `a_b` for two words; a final `?` makes an element optional.
- A name in capitals stands for one of MACROS; what it matched is the group of that name in lower case (`unit`).
- `name=` before an element names its group (`which`), so that a macro can stand twice (`last=DAY`).
- `>` says that what comes after must follow in the text but is not part of the expression.

Between elements stands a blank or a hyphen. The elements of LOOSE (`,`, `JOIN`, `'s`) bring their own separators; one
that is optional leaves the ordinary separator in its place. Every pattern is bounded: none can run over more than a few
dozen code points, so matching is linear in the text.
"""

import re
from functools import cache
from typing import Final

from newspipe_dates.macros import LOOSE, MACROS, first_word

SEPARATOR: Final = r"(?: {1,2}|-)"
END: Final = r"(?![a-z0-9])"
_ELEMENT: Final = re.compile(r"(?:(?P<name>[a-z]\w*)=)?(?P<body>[^?]+)(?P<optional>\??)$")


@cache
def compile_pattern(pattern: str) -> re.Pattern[str]:
    """The regular expression of a pattern; a ValueError for one that is not of the language."""
    matched, _, following = pattern.partition(" > ")
    regex = _sequence(matched.split())
    if matched.split()[-1] not in LOOSE:
        regex += END
    if following:
        separator = "" if following.split()[0] in LOOSE else SEPARATOR
        regex += f"(?={separator}{_sequence(following.split())}{END})"
    return re.compile(regex, re.ASCII)  # figures are 0 to 9: values are written with them


def openings(pattern: str) -> frozenset[str]:
    """The words and shapes of figures with which an expression of the pattern can begin; after "the" also the next."""
    return frozenset(_openings(pattern.split()))


def all_words(pattern: str) -> frozenset[str]:
    """Every word and shape of figures that an expression of the pattern can hold, but not all those of a macro."""
    found: set[str] = set()
    for element in pattern.partition(" > ")[0].split():
        for alternative in _parts(element)["body"].split("|"):
            found |= MACROS[alternative].first if alternative in MACROS else set(re.findall(r"[a-z]+", alternative))
    return frozenset(word.removeprefix("the ") for word in found)


def _openings(elements: list[str]) -> set[str]:
    found: set[str] = set()
    for at, element in enumerate(elements):
        parts = _parts(element)
        if parts["body"] in LOOSE:
            continue
        for alternative in parts["body"].split("|"):
            if alternative == "the":
                found |= {f"the {word}" for word in _openings(elements[at + 1 :])}
            elif alternative in MACROS:
                found |= MACROS[alternative].first
            else:
                found.add(first_word(alternative.replace("_", " ")))
        if not parts["optional"]:
            break
    return found


def _parts(element: str) -> re.Match[str]:
    parts = _ELEMENT.match(element)
    if not parts:
        raise ValueError(f"not an element of a pattern: {element!r}")
    return parts


def _sequence(elements: list[str]) -> str:
    """The regular expression of elements in a row."""
    regex, separated = "", True  # separated: nothing needs to stand before the next element
    for element in elements:
        name, body, optional = _parts(element).groups()
        if body in LOOSE:
            either = f"{LOOSE[body]}|{SEPARATOR}" if optional else LOOSE[body]
            regex, separated = regex + _named(name, either), True
            continue
        group = _named(name, "|".join(_alternative(each, named=not name) for each in body.split("|")))
        before = "" if separated else SEPARATOR
        if not optional:
            regex, separated = regex + before + group, False
        elif separated:
            regex += f"(?:{group}{SEPARATOR})?"
        else:
            regex += f"(?:{before}{group})?"
    return regex


def _alternative(alternative: str, named: bool) -> str:
    if alternative in MACROS:
        return _named(alternative.lower() if named else None, MACROS[alternative].regex)
    return SEPARATOR.join(re.escape(word) for word in alternative.split("_"))


def _named(name: str | None, regex: str) -> str:
    return f"(?P<{name}>{regex})" if name else f"(?:{regex})"
