"""May two wordings name one person? Last names, first names, initials and left-out middle names; courtesy titles."""

import re
from collections.abc import Sequence
from functools import cache

from newspipe_entities.vocabulary import PARTICLES, lines, listed

GENERATIONS = listed("generations")
COURTESY = re.compile(
    rf"\b(?:({'|'.join(sorted(listed('titles of men')))})|({'|'.join(sorted(listed('titles of women')))}))\.?\s+$"
)


def genders(text: str, start: int) -> set[str]:
    """Return {"m"} or {"f"} as the title before a name says, else the empty set. ``start`` is in code points."""
    match = COURTESY.search(text, max(0, start - 20), start)
    return {"m" if match[1] else "f"} if match else set()


def may_be_same_person(short: Sequence[str], full: Sequence[str]) -> bool:
    """Tell whether ``short`` may be a shorter form of ``full``; both are wordings, neither says anything of gender."""
    if {*short} & GENERATIONS - {*full} and {*full} & GENERATIONS:
        return False
    short = [word for word in short if word not in GENERATIONS]
    full = [word for word in full if word not in GENERATIONS]
    if not short or len(short) > len(full) or short == full:
        return short == full and bool(short)
    if len(short) == 1:
        return len(short[0]) > 1 and len(full) > 1 and short[0] in (full[0], full[-1])
    if short in (full[-len(short) :], full[: len(short)]):
        return True
    return short[-1] == full[-1] and _same_first(short[0], full[0]) and in_order(short[1:-1], full[1:-1])


def may_be_inner_name(short: Sequence[str], full: Sequence[str]) -> bool:
    """Tell whether ``short`` is one of the middle words of ``full``: a family name of two, or one in front."""
    return len(short) == 1 and len(short[0]) > 1 and short[0] not in PARTICLES and short[0] in full[1:-1]


def is_nickname(short: str, full: str) -> bool:
    """Tell whether a given name is a usual short form of another: "bob" of "robert"."""
    return short in _nicknames().get(full, ())


@cache
def _nicknames() -> dict[str, list[str]]:
    return {line.split()[0]: line.split()[1:] for line in lines("nicknames")}


def _same_first(short: str, full: str) -> bool:
    return short == full or (min(len(short), len(full)) == 1 and short[0] == full[0]) or is_nickname(short, full)


def in_order(short: Sequence[str], full: Sequence[str]) -> bool:
    """Tell whether each word of ``short``, or a word with that initial, comes in ``full``, in the same order."""
    rest = iter(full)
    return all(any(_same_first(word, other) for other in rest) for word in short)
