"""What numbers are worth, in figures or in the words of a language."""

import re
from collections.abc import Mapping
from typing import Any, Final

_WORD: Final = re.compile(r"[^\W\d_]+")
_FIGURES: Final = re.compile(r"\d[\d,]*(?:\.\d+)?")
_WHOLE: Final = re.compile(r"\d+")
_RATIO: Final = re.compile(r"(\d)/(\d+)")


class Numerals:
    """The number words of a language: ONES, TENS, SCALES, SOME, HALVED, VAGUE and ORDINAL of words.txt."""

    def __init__(self, words: Mapping[str, Mapping[str, Any]]) -> None:
        self.scales = words["SCALES"]
        self.added = {**words["ONES"], **words["TENS"], **words["SOME"]}
        self.some, self.halved, self.vague, self.ordinals = (
            words[name] for name in ("SOME", "HALVED", "VAGUE", "ORDINAL")
        )

    def number(self, text: str) -> float | None:
        """The worth of a quantity in lower case ("twenty-four", "2 1/2"); None for a vague one ("several")."""
        words = _WORD.findall(text)
        if figures := _FIGURES.match(text):
            worth = float(figures[0].replace(",", "")) + self._fraction(text[figures.end() :])
            return worth * next((self.scales[word] for word in words if word in self.scales), 1)
        if any(word in self.vague for word in words):
            return None
        if (words[0] in self.halved or words[-1] in self.halved) and not any(
            word in self.added for word in words if word not in self.some
        ):
            return next((self.some[word] / 2 for word in words if word in self.some), 0.5)
        total = 0
        for word in words:
            if word in self.scales:
                total = (total or 1) * self.scales[word]
            else:
                total += self.added.get(word, 0)
        return float(total or 1) + self._fraction(text)

    def ordinal(self, text: str) -> int:
        """The number of figures or of an ordinal in lower case: "8", "8th", "eighth"."""
        figures = _WHOLE.match(text)
        return int(figures[0] if figures else self.ordinals[text.replace(" ", "-")])

    def year(self, text: str) -> int:
        """The year in figures or in words: "1996", "nineteen ninety-six", "two thousand and four"."""
        if text.isdigit():
            return int(text)
        words = _WORD.findall(text)
        if any(self.scales.get(word, 0) > 100 for word in words):
            return int(self.number(text) or 0)
        first, *rest = words
        return int(self.added[first] * 100 + sum(self.added.get(word, 0) for word in rest))

    def _fraction(self, text: str) -> float:
        """The fraction that follows a whole number: " 1/2", " and a half"."""
        if "½" in text or any(word in self.halved for word in _WORD.findall(text)):
            return 0.5
        if parts := _RATIO.search(text):
            return int(parts[1]) / int(parts[2])
        return 0.0
