"""Find the expressions of a text, from first to last, the longest at each place, and resolve each in its context."""

import re
from typing import TYPE_CHECKING, Final, Generic, NamedTuple, TypeVar

from newspipe_dates.context import Context
from newspipe_dates.language import Language
from newspipe_dates.pattern import Patterns
from newspipe_dates.rule import Found, Modifier, Rule
from newspipe_dates.timex import Timex
from newspipe_dates.units import AMOUNT_SIGNS

if TYPE_CHECKING:
    from collections.abc import Callable

Ruled = TypeVar("Ruled", Rule, Modifier)
_WORD: Final = re.compile(r"(the {1,2})?('00(?!0)|[a-z]+|0+)")
_DIGITS: Final = dict.fromkeys(map(ord, "123456789"), "0")
_REACH: Final = 40  # code points from a word that begins expressions to the one that makes it temporal
# Before a start: within a word, a number or an amount.
_INSIDE: Final = re.compile(rf"\w|[{AMOUNT_SIGNS}]\d|(?<=\d)[.,:]\d")
_GAP: Final = re.compile(r"[ -]{0,2}")


class Tagged(NamedTuple):
    """An expression with its place (code points) and the rule that took it."""

    start: int
    end: int
    timex: Timex
    rule: str


class Lazy(Generic[Ruled]):
    """A rule or modifier whose pattern is compiled when a text first needs it: few texts need more than a third."""

    __slots__ = ("_match", "_patterns", "rule")

    rule: Ruled

    def __init__(self, rule: Ruled, patterns: Patterns) -> None:
        self.rule = rule
        self._patterns = patterns
        self._match: Callable[[str, int], re.Match[str] | None] | None = None

    def match(self, text: str, start: int) -> re.Match[str] | None:
        """What the pattern matches at the place."""
        match = self._match
        if match is None:
            match = self._match = self._patterns.compile(self.rule.pattern).match
        return match(text, start)


class Tagger:
    """The rules and modifiers of a language: built once, used for any number of texts."""

    def __init__(self, language: Language) -> None:
        patterns = language.patterns
        self.rules: dict[str, list[Lazy[Rule]]] = {}
        self.before: dict[str, list[Lazy[Modifier]]] = {}
        self.after = [Lazy(modifier, patterns) for modifier in language.after]
        time_words: set[str] = set()
        for rule in language.rules:
            time_words |= patterns.all_words(rule.pattern)
            lazy = Lazy(rule, patterns)
            for word in patterns.openings(rule.pattern):
                self.rules.setdefault(word, []).append(lazy)
        for modifier in language.before:
            lazy_modifier = Lazy(modifier, patterns)
            for word in patterns.openings(modifier.pattern):
                self.before.setdefault(word, []).append(lazy_modifier)
        self.first = frozenset(self.rules) | frozenset(self.before)
        self.time = frozenset(time_words - language.words["COMMON"].keys())
        self.known = self.first | self.time | {word.removeprefix("the ") for word in self.first}

    def tag(self, context: Context) -> list[Tagged]:
        """The expressions of ``context.text``, in order, without overlap."""
        found: list[Tagged] = []
        done = 0
        for start, word in self._starts(context.lower):
            if start < done:
                continue
            tagged = self._expression(word, start, context)
            if tagged:
                found.append(tagged)
                done = tagged.end
                context.follow(tagged.timex, done)
        return found

    def _starts(self, lower: str) -> list[tuple[int, str]]:
        """The words at which an expression may begin, with their places."""
        known, time, first = self.known, self.time, self.first
        words = [match for match in _WORD.finditer(lower.translate(_DIGITS)) if match[2] in known]
        starts = []
        time_word = len(lower) + _REACH
        for match in reversed(words):
            start, word = match.start(2), match[2]
            if word in time:
                time_word = start
            if time_word - start >= _REACH:
                continue
            if word in first and (not start or not _INSIDE.match(lower, start - 1)):
                starts.append((start, word))
            if match[1] and f"the {word}" in first:
                starts.append((match.start(), f"the {word}"))
        starts.reverse()
        return starts

    def _expression(self, word: str, start: int, context: Context, inner: bool = False) -> Tagged | None:
        """The longest expression that begins at the place, with the modifiers around it: two before it at most."""
        best = self._modified(self._core(word, start, context), context)
        for lazy in self.before.get(word, ()):
            match = lazy.match(context.lower, start)
            if not match:
                continue
            modifier = lazy.rule
            at = _GAP.match(context.lower, match.end()).end()  # type: ignore[union-attr]
            following = _WORD.match(context.lower[at : at + 20].translate(_DIGITS))
            opening = f"the {following[2]}" if following and following[1] else following and following[2]
            if not opening:
                continue
            if inner:
                core = self._modified(self._core(opening, at, context), context)
            else:
                core = self._expression(opening, at, context, inner=True)
            if core and (not best or core.end > best.end):
                timex = modifier.combine(Found(match, context), core.timex)
                if timex:
                    best = Tagged(start, core.end, timex, f"{modifier.name} + {core.rule}")
        return best

    def _modified(self, core: Tagged | None, context: Context) -> Tagged | None:
        """The expression with what follows it and belongs to it."""
        if core is None:
            return None
        at = _GAP.match(context.lower, core.end).end()  # type: ignore[union-attr]
        for lazy in self.after:
            match = lazy.match(context.lower, at)
            timex = match and lazy.rule.combine(Found(match, context), core.timex)
            if match and timex:
                return Tagged(core.start, match.end(), timex, f"{core.rule} + {lazy.rule.name}")
        return core

    def _core(self, word: str, start: int, context: Context) -> Tagged | None:
        """The longest expression at the place that its rule takes for one."""
        matches = []
        for lazy in self.rules.get(word, ()):
            match = lazy.match(context.lower, start)
            if match:
                matches.append((match, lazy.rule))
        matches.sort(key=lambda candidate: -candidate[0].end())
        for match, rule in matches:
            timex = rule.resolve(Found(match, context))
            if timex:
                return Tagged(start, match.end(), timex, rule.name)
        return None
