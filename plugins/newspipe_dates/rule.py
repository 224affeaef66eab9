"""What a rule is: a pattern, an example, and the resolver that gives its expressions their value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from newspipe_dates.context import Context
from newspipe_dates.timex import Timex


@dataclass(frozen=True, slots=True)
class Found:
    """What a pattern matched: offsets in code points into the text, and the groups in lower case, None where absent."""

    start: int
    end: int
    groups: dict[str, str | None]

    def __getitem__(self, group: str) -> str:
        """The text of a group; empty where the group is absent or took no part."""
        return self.groups.get(group) or ""


Resolver = Callable[[Found, Context], Timex | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of temporal expression.

    ``name`` is what `explain` shows, ``pattern`` is in the language of pattern.py, ``example`` is an expression that
    this rule and no other takes, and ``resolve`` gives the TIMEX3, or None where the words are no date here: then the
    next longest rule is asked.
    """

    name: str
    pattern: str
    example: str
    resolve: Resolver
