"""Find the expressions of a text, from first to last, the longest at each place, and resolve each in its context."""

from __future__ import annotations

import re
from typing import Any, Final, NamedTuple

from newspipe_dates.context import Context
from newspipe_dates.modifiers import MODIFIERS, Modifier
from newspipe_dates.pattern import compile_pattern, first_words
from newspipe_dates.rule import Found, Rule
from newspipe_dates.timex import Timex

_WORD: Final = re.compile(r"'00(?!0)|[a-z]+|0+")
_REACH: Final = 40  # code points from the first word of an expression to the one that makes it temporal
# Words that begin expressions but are too common to be looked at unless a time word follows soon.
_COMMON: Final = frozenset(
    "a about after again all almost an and another around as at before by each early end every few for from full half "
    "in its just last late later less many more most next of on one only or over past same several since some that the "
    "then these this those to under up within two three four five six seven eight nine ten first second third".split()
)


class Tagged(NamedTuple):
    """An expression with its place (code points) and the rule that took it."""

    start: int
    end: int
    timex: Timex
    rule: str


class Tagger:
    """The rules, compiled: built once, used for any number of texts."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.rules: dict[str, list[tuple[Rule, re.Pattern[str]]]] = {}
        for rule in rules:
            for word in first_words(rule.pattern):
                self.rules.setdefault(word, []).append((rule, compile_pattern(rule.pattern)))
        self.modifiers: dict[str, list[tuple[Modifier, re.Pattern[str]]]] = {}
        for modifier in MODIFIERS:
            for word in first_words(modifier.pattern):
                self.modifiers.setdefault(word, []).append((modifier, compile_pattern(modifier.pattern)))
        self.starts = frozenset(self.rules) | frozenset(self.modifiers)

    def tag(self, context: Context) -> list[Tagged]:
        """The expressions of ``context.text``, in order, without overlap."""
        found: list[Tagged] = []
        done = 0
        for start, word in self._starts(context.lower):
            if start < done:
                continue
            tagged = self._match(word, start, context)
            if tagged:
                found.append(tagged)
                done = tagged.end
                context.previous.append((tagged.end, tagged.timex))
                if tagged.timex.period:
                    context.reference = tagged.timex.period
        return found

    def _starts(self, lower: str) -> list[tuple[int, str]]:
        """The words at which an expression may begin, with their places."""
        shapes = lower.translate(_DIGITS)
        words = [(m.start(), word) for m in _WORD.finditer(shapes) if (word := m.group()) in self.starts]
        starts = []
        time_word = len(lower) + _REACH
        for start, word in reversed(words):
            if word not in _COMMON:
                time_word = start
            if time_word - start < _REACH and (not start or not lower[start - 1].isalnum()):
                starts.append((start, word))
        starts.reverse()
        return starts

    def _match(self, word: str, start: int, context: Context) -> Tagged | None:
        best = self._core(word, start, context)
        for modifier, pattern in self.modifiers.get(word, ()):
            match = pattern.match(context.lower, start)
            if not match:
                continue
            at = match.end()
            while at < len(context.lower) and context.lower[at] in " -":
                at += 1
            following = _WORD.match(context.lower[at : at + 20].translate(_DIGITS))
            core = following and self._core(following.group(), at, context)
            if core and core.timex.type in modifier.types and (not best or core.end > best.end):
                best = Tagged(start, core.end, core.timex.modified(modifier.mod), core.rule)
        return best

    def _core(self, word: str, start: int, context: Context) -> Tagged | None:
        """The longest expression at the place that its rule takes for one."""
        matches = []
        for rule, pattern in self.rules.get(word, ()):
            match = pattern.match(context.lower, start)
            if match:
                matches.append((match, rule))
        matches.sort(key=lambda candidate: -candidate[0].end())
        for match, rule in matches:
            timex = rule.resolve(Found(start, match.end(), match.groupdict()), context)
            if timex:
                return Tagged(start, match.end(), timex, rule.name)
        return None


_DIGITS: Final[dict[int, Any]] = dict.fromkeys(map(ord, "123456789"), "0")
