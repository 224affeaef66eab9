"""What rules and modifiers are: a pattern, an example, and the resolver that gives its expressions their value."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from newspipe_dates.context import Context
from newspipe_dates.period import Period
from newspipe_dates.timex import Timex


class Found:
    """What a pattern matched, in its article."""

    __slots__ = (
        "context",
        "match",
    )  # not a frozen dataclass: one is made for each match, and that takes three times as long

    def __init__(self, match: re.Match[str], context: Context) -> None:
        self.match = match
        self.context = context

    def __getitem__(self, group: str) -> str:
        """The text of a group in lower case; empty where the rule has no such group or it took no part."""
        groups = self.match.re.groupindex
        return (self.match[group] or "") if group in groups else ""

    @property
    def start(self) -> int:
        """Where it begins, in code points."""
        return self.match.start()

    @property
    def end(self) -> int:
        """Where it ends, in code points."""
        return self.match.end()

    @property
    def text(self) -> str:
        """The expression in lower case."""
        return self.match[0]

    @property
    def year(self) -> int:
        """The number of the group "year", in figures or in words; "'68" is of the century that is spoken of."""
        text = self["year"]
        if not text.startswith("'"):
            return self.context.language.numerals.year(text)
        base, number = self.context.story(), int(text[1:])
        if base is None or base.year < 1000:
            return number + (1900 if number > 40 else 2000)
        year = base.year // 100 * 100 + number
        return year - 100 if base is self.today and year > base.year + 20 else year

    @property
    def today(self) -> Period | None:
        """The day of the article."""
        return self.context.today

    def capital(self, group: str = "") -> bool:
        """Whether the group (or the expression) begins with a capital in the article."""
        start = self.match.start(group) if group in self.match.re.groupindex else self.match.start()
        return start >= 0 and self.context.text[start].isupper()

    def value(self, group: str, table: str = "") -> Any:
        """What the word of a group stands for in a table of the language: by default the table of the group's name."""
        return self.context.language.words[table or group.upper()][self[group]]

    def among(self, group: str, table: str) -> bool:
        """Whether the text of a group is a word of a table of the language."""
        return self[group] in self.context.language.words[table]

    def follows(self, phrase: str) -> re.Match[str] | None:
        """The phrase of the language that ends before the expression."""
        return self.context.language.phrases.before(phrase, self.context.lower, self.start)

    def precedes(self, phrase: str) -> re.Match[str] | None:
        """The phrase of the language that begins after the expression."""
        return self.context.language.phrases.pattern(phrase).match(self.context.lower, self.end)

    def begins(self, phrase: str) -> re.Match[str] | None:
        """The phrase of the language with which the expression begins."""
        return self.context.language.phrases.pattern(phrase).match(self.context.lower, self.start, self.end)

    def holds(self, phrase: str) -> re.Match[str] | None:
        """The phrase of the language within the expression."""
        return self.context.language.phrases.pattern(phrase).search(self.context.lower, self.start, self.end)

    def count(self) -> float | None:
        """The worth of the group "quantity"; None for a vague one."""
        return self.number("quantity")

    def number(self, group: str) -> float | None:
        """The worth of a group that is a number or a quantity; None for a vague one."""
        return self.context.language.numerals.number(self[group])

    def ordinal(self, group: str) -> int:
        """The number of a group that is an ordinal or figures."""
        return self.context.language.numerals.ordinal(self[group])

    def is_planned(self) -> bool:
        """Whether a verb of the present plans what happens then, also in a story of other times."""
        first, _ = self.context.sentence(self.start)
        plan = self.context.language.phrases.pattern("surely-ahead")
        return self.direction() > 0 and bool(plan.search(self.context.lower, first, self.start))

    def direction(self) -> int:
        """Whether the words around tell of the past (-1) or the future (1); 0 where they do not."""
        return self.context.direction(self.start, self.end)


Resolver = Callable[[Found], Timex | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of temporal expression.

    ``pattern`` is in the language of pattern.py, ``example`` is an expression that it matches, and ``resolve`` gives
    the TIMEX3, or None where the words are no date here: then the next longest rule is asked.
    """

    pattern: str
    example: str
    resolve: Resolver

    @property
    def name(self) -> str:
        """What `explain` shows: the topic in the language's rules/ and the resolver, "days.day_of_year"."""
        return f"{self.resolve.__module__.rpartition('.')[2]}.{self.resolve.__name__}"


Combiner = Callable[[Found, Timex], Timex | None]


@dataclass(frozen=True, slots=True)
class Modifier:
    """Words before or after an expression that become part of it and change its TIMEX3.

    ``combine`` gets what the pattern matched and the expression's TIMEX3, and gives the new one, or None where the
    words do not belong to it.
    """

    name: str
    pattern: str
    example: str
    combine: Combiner
