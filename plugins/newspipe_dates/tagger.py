"""Find the expressions of a text, from first to last, the longest at each place, and resolve each in its context."""

import re
from typing import TYPE_CHECKING, Final, Generic, NamedTuple, TypeVar

from newspipe_dates.context import Context
from newspipe_dates.language import Language
from newspipe_dates.pattern import Patterns
from newspipe_dates.rule import Found, Modifier, Rule
from newspipe_dates.timex import NOTHING, Timex
from newspipe_dates.words import Vocabulary, Words, opening

if TYPE_CHECKING:
    from collections.abc import Callable

Ruled = TypeVar("Ruled", Rule, Modifier)
_GAP: Final = re.compile(r"[ -]{0,2}")


class Tagged(NamedTuple):
    """An expression with its place (code points) and the rule that took it."""

    start: int
    end: int
    timex: Timex
    rule: str


class Lazy(Generic[Ruled]):
    """A rule or modifier whose pattern is compiled when a text first needs it: few texts need more than a third."""

    __slots__ = ("_match", "_patterns", "needs", "rule")

    rule: Ruled
    needs: int  # bits of words.Vocabulary: the pattern cannot match where none of these words is near

    def __init__(self, rule: Ruled, patterns: Patterns, needs: int = 0) -> None:
        self.rule = rule
        self.needs = needs
        self._patterns = patterns
        self._match: Callable[[str, int], re.Match[str] | None] | None = None

    def match(self, text: str, start: int) -> re.Match[str] | None:
        """What the pattern matches at the place."""
        match = self._match
        if match is None:
            match = self._match = self._patterns.compile(self.rule.pattern).match
        return match(text, start)


def _length(candidate: tuple[re.Match[str], Rule]) -> int:
    return candidate[0].end()


class Tagger:
    """The rules and modifiers of a language: built once, used for any number of texts."""

    def __init__(self, language: Language) -> None:
        patterns = language.patterns
        self.rules: dict[str, list[Lazy[Rule]]] = {}
        self.before: dict[str, list[Lazy[Modifier]]] = {}
        self.after: dict[str, list[Lazy[Modifier]]] = {}
        bits: dict[frozenset[str], int] = {}
        needs: dict[str, int] = {}
        time_words: set[str] = set()
        common = language.words["COMMON"].keys()
        bare: set[str] = set()
        for rule in language.rules:
            words_of_rule = patterns.all_words(rule.pattern)
            time_words |= words_of_rule
            if patterns.is_single(rule.pattern) and not common.isdisjoint(words_of_rule):
                bare |= words_of_rule
            needed = patterns.needed(rule.pattern)
            lazy = Lazy(rule, patterns, bits.setdefault(needed, 1 << len(bits)) if needed else 0)
            for word in patterns.openings(rule.pattern):
                self.rules.setdefault(word, []).append(lazy)
        for modifier in language.before:
            needed = patterns.needed(modifier.pattern)
            lazy_modifier = Lazy(modifier, patterns, bits.setdefault(needed, 1 << len(bits)) if needed else 0)
            for word in patterns.openings(modifier.pattern):
                self.before.setdefault(word, []).append(lazy_modifier)
        for modifier in language.after:
            lazy_modifier = Lazy(modifier, patterns)
            for word in patterns.openings(modifier.pattern):
                self.after.setdefault(word, []).append(lazy_modifier)
        first = frozenset(self.rules) | frozenset(self.before)
        time = frozenset(time_words - common)
        for word in first | time | frozenset().union(*bits):
            needs.setdefault(word.removeprefix("the "), 0)
        for words, bit in bits.items():
            for word in words:
                needs[word] |= bit
        self.vocabulary = Vocabulary(first, time, needs, frozenset(bare), frozenset(language.words["BEFORE_HOUR"]))

    def tag(self, context: Context) -> list[Tagged]:
        """The expressions of ``context.text``, in order, without overlap."""
        found: list[Tagged] = []
        done = 0
        words = Words(context.lower, self.vocabulary)
        for start, word in words.starts:
            if start < done:
                continue
            tagged = self._expression(word, start, context, words)
            if tagged is None:
                continue
            done = tagged.end
            if tagged.timex is not NOTHING:
                found.append(tagged)
                context.follow(tagged.timex, done)
        return found

    def _expression(self, word: str, start: int, context: Context, words: Words, inner: bool = False) -> Tagged | None:
        """The longest expression that begins at the place, with the modifiers around it: two before it at most."""
        best = self._modified(self._core(word, start, context, words), context)
        modifiers = self.before.get(word)
        if not modifiers:
            return best
        near = words.near(start)
        for lazy in modifiers:
            if lazy.needs and not lazy.needs & near:
                continue
            match = lazy.match(context.lower, start)
            if not match:
                continue
            modifier = lazy.rule
            at = _GAP.match(context.lower, match.end()).end()  # type: ignore[union-attr]
            following = opening(context.lower, at)
            if not following:
                continue
            if inner:
                core = self._modified(self._core(following, at, context, words), context)
            else:
                core = self._expression(following, at, context, words, inner=True)
            if core and core.timex is not NOTHING and (not best or core.end > best.end):
                timex = modifier.combine(Found(match, context), core.timex)
                if timex:
                    best = Tagged(start, core.end, timex, f"{modifier.name} + {core.rule}")
        return best

    def _modified(self, core: Tagged | None, context: Context) -> Tagged | None:
        """The expression with what follows it and belongs to it."""
        if core is None or core.timex is NOTHING:
            return core
        at = _GAP.match(context.lower, core.end).end()  # type: ignore[union-attr]
        following = opening(context.lower, at)
        for lazy in self.after.get(following or "", ()):
            match = lazy.match(context.lower, at)
            timex = match and lazy.rule.combine(Found(match, context), core.timex)
            if match and timex:
                return Tagged(core.start, match.end(), timex, f"{core.rule} + {lazy.rule.name}")
        return core

    def _core(self, word: str, start: int, context: Context, words: Words) -> Tagged | None:
        """The longest expression at the place that its rule takes for one."""
        matches = []
        near = words.near(start)
        for lazy in self.rules.get(word, ()):
            if lazy.needs and not lazy.needs & near:
                continue
            match = lazy.match(context.lower, start)
            if match:
                matches.append((match, lazy.rule))
        if len(matches) > 1:
            matches.sort(key=_length, reverse=True)
        for match, rule in matches:
            timex = rule.resolve(Found(match, context))
            if timex:
                return Tagged(start, match.end(), timex, rule.name)
        return None
