"""The phrases around an expression that decide what it is: read from phrases.txt, compiled when first used."""

import re
from pathlib import Path
from typing import Final

from newspipe_dates.data import sections

REACH: Final = 60  # code points before an expression in which a phrase with a repetition may begin
_EDGE: Final = r"\b"
_REPEATS: Final = re.compile(r"[*+{]")
_BEGINS: Final = re.compile(r"(?:\(\?<![^)]*\)|\(\?!|\(\?:)*[a-z0-9]")  # with a letter, within groups too
_ENDS: Final = re.compile(r"(?<!\\)[a-z0-9]\)*\??\Z")


class Phrases:
    """The phrases of a language, by name.

    A phrase is a list of alternatives with blanks between them, each a regular expression over lower-case text in which
    _ stands for a blank. One that begins or ends with a letter begins or ends at the edge of a word.
    """

    def __init__(self, path: Path) -> None:
        self._alternatives: dict[str, list[str]] = {}
        for name, lines in sections(path):
            alternatives = [word for line in lines for word in line.split()]
            self._alternatives.setdefault(name, []).extend(alternatives)
        self._patterns: dict[str, re.Pattern[str]] = {}
        self._before: dict[str, tuple[re.Pattern[str], int]] = {}

    def pattern(self, name: str) -> re.Pattern[str]:
        """The regular expression of a phrase; a KeyError for a name that the language does not have."""
        pattern = self._patterns.get(name)
        if pattern is None:
            pattern = self._patterns[name] = re.compile(self._regex(name))
        return pattern

    def either(self, *names: str) -> re.Pattern[str]:
        """Any of several phrases, earlier ones first; the group of a match is the name of its phrase."""
        key = "|".join(names)
        pattern = self._patterns.get(key)
        if pattern is None:
            pattern = self._patterns[key] = re.compile("|".join(f"(?P<{name}>{self._regex(name)})" for name in names))
        return pattern

    def before(self, name: str, text: str, end: int) -> re.Match[str] | None:
        """The phrase that ends at the place."""
        found = self._before.get(name)
        if found is None:
            reach = max(REACH if _REPEATS.search(each) else len(each) for each in self._alternatives[name])
            found = self._before[name] = (re.compile(rf"(?:{self._regex(name)})\Z"), min(reach, REACH))
        pattern, reach = found
        return pattern.search(text, max(0, end - reach), end)

    def _regex(self, name: str) -> str:
        """The alternation of a phrase; what begins with a letter is tried only where a word begins, for speed."""
        edged = [_edged(each) for each in self._alternatives[name]]
        words = [each.removeprefix(_EDGE) for each in edged if each.startswith(_EDGE)]
        others = [each for each in edged if not each.startswith(_EDGE)]
        return "|".join([*([rf"{_EDGE}(?:{'|'.join(words)})"] if words else []), *others])


def _edged(alternative: str) -> str:
    first = _EDGE if _BEGINS.match(alternative) else ""
    last = r"\b" if _ENDS.search(alternative) else ""
    return first + alternative.replace("_", " ") + last
