"""Words before an expression that belong to it and give its TIMEX3 ``mod``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

_DATES: Final = frozenset({"DATE", "TIME"})
_DURATIONS: Final = frozenset({"DURATION"})
_ANY: Final = frozenset({"DATE", "TIME", "DURATION"})


@dataclass(frozen=True, slots=True)
class Modifier:
    """A pattern before an expression of one of ``types``, and the ``mod`` it gives."""

    pattern: str
    mod: str
    types: frozenset[str]


MODIFIERS: Final = (
    Modifier("the? early|beginning_of|start_of|onset_of", "START", _DATES),
    Modifier("early in|on", "START", _DATES),
    Modifier("the? mid|middle_of", "MID", _DATES),
    Modifier("the? late|end_of|close_of", "END", _DATES),
    Modifier("late in|on", "END", _DATES),
    Modifier("about|around|approximately|roughly|circa|some", "APPROX", _ANY),
    Modifier("nearly|almost|less_than|under", "LESS_THAN", _ANY),
    Modifier("more_than|over", "MORE_THAN", _ANY),
    Modifier("at_least|no_less_than", "EQUAL_OR_MORE", _ANY),
    Modifier("up_to|no_more_than|at_most|no_longer_than|as_long_as", "EQUAL_OR_LESS", _ANY),
)
