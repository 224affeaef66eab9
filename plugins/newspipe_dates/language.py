"""The knowledge of a language, read from its folder: words, holidays, macros, phrases, rules and modifiers.

Nothing else in the stage knows a word of the language; docs/stages/extract-dates.md says how to add a second one.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from newspipe_dates import data
from newspipe_dates.holidays import Holidays
from newspipe_dates.macros import Macros
from newspipe_dates.modifiers import AFTER, BEFORE
from newspipe_dates.numerals import Numerals
from newspipe_dates.pattern import Patterns
from newspipe_dates.phrases import Phrases
from newspipe_dates.resolvers import TOPICS
from newspipe_dates.rule import Combiner, Modifier, Rule

_ARROW: Final = " => "
_ABBREVIATION: Final = 4  # code points


class Language:
    """The knowledge of one language: ``words`` by table, and the rules and modifiers in the order they are asked in."""

    def __init__(self, folder: Path) -> None:
        self.words = data.words(folder / "words.txt")
        self.holidays = Holidays(folder / "holidays.txt")
        self.words["HOLIDAY"] = dict.fromkeys(self.holidays.names, "")
        self.phrases = Phrases(folder / "phrases.txt")
        self.numerals = Numerals(self.words)
        self.patterns = Patterns(Macros(folder / "macros.txt", self.words))
        # The day beside a verb of saying: "said on Sunday", "told reporters yesterday".
        self.said_day = re.compile(
            rf"\b(?:(?P<weekday>{_full(self.words['WEEKDAY'])})|(?P<word>{_full(self.words['PAST_DAY'])}))\b"
        )
        self.rules = tuple(rule for topic in TOPICS for rule in _rules(folder / "rules" / f"{topic}.txt", topic))
        self.before = tuple(_modifiers(folder / "before.txt", BEFORE))
        self.after = tuple(_modifiers(folder / "after.txt", AFTER))


def _full(table: Mapping[str, object]) -> str:
    """The alternation of the words of a table that are no abbreviations."""
    return "|".join(word for word in table if len(word) > _ABBREVIATION and word.isalpha())


@cache
def english() -> Language:
    """English, read once a process."""
    return Language(Path(__file__).parent / "en")


def _lines(path: Path) -> Iterator[tuple[str, str, str]]:
    """The name, the pattern and the example of each line of a file of rules."""
    for name, lines in data.sections(path):
        for line in lines:
            pattern, arrow, example = line.partition(_ARROW)
            if not arrow:
                raise ValueError(f"{path.name}: no example in {line!r}: write PATTERN => example")
            yield name, " ".join(pattern.split()), example.strip()


def _rules(path: Path, topic: str) -> Iterator[Rule]:
    for name, pattern, example in _lines(path):
        yield Rule(pattern, example, getattr(TOPICS[topic], name))


def _modifiers(path: Path, combiners: Mapping[str, Combiner]) -> Iterator[Modifier]:
    for name, pattern, example in _lines(path):
        yield Modifier(name, pattern, example, combiners[name])
