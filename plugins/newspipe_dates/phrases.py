"""The phrases that stand around an expression and decide what it is: loaded from en/phrases.txt, compiled when first used."""

import re
from functools import cache
from pathlib import Path
from typing import Final

REACH: Final = 48  # code points before an expression in which a phrase may stand; phrases after it need no bound
_FILE: Final = Path(__file__).parent / "en" / "phrases.txt"


@cache
def _sections() -> dict[str, str]:
    """The alternation of the lines of each section."""
    sections: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            lines = sections.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            lines.append(line.replace("_", " "))
    return {name: "|".join(lines) for name, lines in sections.items()}


@cache
def phrase(name: str) -> re.Pattern[str]:
    """The pattern of a phrase; a KeyError for a name that en/phrases.txt does not have."""
    return re.compile(_sections()[name])


@cache
def phrase_before(name: str) -> re.Pattern[str]:
    """The pattern of a phrase at the end of a text."""
    return re.compile(rf"(?:{_sections()[name]})\Z")
