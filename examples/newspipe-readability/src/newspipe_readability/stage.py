"""The stage readability: how hard an article is to read."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import newspipe

WORD = re.compile(r"[A-Za-zÀ-ɏ]+(?:['’][A-Za-z]+)?")
SYLLABLE = re.compile(r"[aeiouyà-ɏ]+")
SILENT = re.compile(r"(?:[^laeiouy]es|[^dtaeiouy]ed|[^laeiouy]e)$")
DIGITS = 1


class Readability(newspipe.Stage):
    """Give each article its Flesch reading ease and its Flesch-Kincaid grade.

    ``reading_ease``: higher is easier, about 60 to 70 for plain English (R. Flesch, A new readability yardstick, 1948).
    ``grade``: years of school in the USA (J. P. Kincaid and others, 1975). Syllables are counted as groups of vowels.
    """

    name = "readability"
    requires = ("text", "sentences")
    provides = {
        "reading_ease": {"type": ["number", "null"], "description": "Flesch reading ease; higher is easier."},
        "grade": {"type": ["number", "null"], "description": "Flesch-Kincaid grade: years of school in the USA."},
    }
    options = {
        "min_words": {
            "type": "integer",
            "minimum": 1,
            "default": 20,
            "description": "Articles with fewer words get null: too few to tell.",
        }
    }

    def __init__(self, *, min_words: int) -> None:
        """Keep the options; they are given and valid. Read no files here."""
        self.min_words = min_words

    def process(self, article: Mapping[str, Any]) -> dict[str, Any]:
        """Return both scores of one article, or null for both."""
        words = [
            word for span in article["sentences"] for word in WORD.findall(article["text"], span["start"], span["end"])
        ]
        if len(words) < self.min_words:
            return {"reading_ease": None, "grade": None}
        length, syllables = len(words) / len(article["sentences"]), mean_syllables(words)
        return {
            "reading_ease": round(206.835 - 1.015 * length - 84.6 * syllables, DIGITS),
            "grade": round(0.39 * length + 11.8 * syllables - 15.59, DIGITS),
        }


def mean_syllables(words: Sequence[str]) -> float:
    """Return the mean number of syllables of words: groups of vowels without a silent ending, at least one a word."""
    return sum(max(1, len(SYLLABLE.findall(SILENT.sub("", word.lower())))) for word in words) / len(words)
