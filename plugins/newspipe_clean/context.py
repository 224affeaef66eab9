"""Where a line stands among the others: the buckets that the two passes of the classifier read beside its traits.

The second pass knows what the first thought of every line. It takes the stretch of lines with the most article words
for the article's core (maximum subsequence segmentation: Pasternack and Roth, WWW 2009), and sees how much furniture
stands between a line and that core.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate
from math import log
from operator import itemgetter
from typing import TypeVar

from newspipe_clean.traits import NAMES, Traits

Number = TypeVar("Number", int, float)

SHARE = (0.001, 0.05, 0.15, 0.3, 0.5, 0.7, 0.85, 0.95, 0.999)
COUNT = (1, 2, 3, 4, 6, 9, 14, 22, 35, 60)
MASS = (1, 10, 25, 60, 120, 250, 500, 1000, 2000)
LOG_ODDS = (-5, -4, -3, -2.2, -1.5, -0.9, -0.4, 0, 0.4, 0.9, 1.5, 2.2, 3, 4, 5)
SIGNED = (-35, -22, -14, -9, -6, -4, -2, -1, 0, 1, 2, 3, 5, 7, 10, 15, 23, 36)
PATH = (-5, -4, -3.2, -2.5, -1.8, -1.2, -0.6, -0.2)

NEAR = (3, 9, 21)

SEEN = ("words", "function words", "capitals", "last", "phrase")  # of the two neighbours on each side
PHRASE, DATE, CAPITALS = (NAMES.index(name) for name in ("phrase", "date", "capitals"))
FIRST_NAMES = (
    "prose before", "prose after", "lines since prose", "lines until prose", "repeats", "from top", "to bottom",
    "position", "3 words before", "3 words after", "10 prose words before", "10 prose words after", "5 prose before",
    "5 prose after", "20 prose around", "phrase above", "phrase below", "dates around", "capitals around", "all prose",
    "prose share", "lines",
    *(f"{name} at {step:+d}" for step in (-2, -1, 1, 2) for name in SEEN),
)  # fmt: skip
SECOND_NAMES = (
    "log odds", *(f"log odds at {step:+d}" for step in (-3, -2, -1, 1, 2, 3)), "kept before", "kept after",
    *(f"{side} {width}" for width in (3, 8, 20) for side in ("before", "after", "around")), "all kept", "kept share",
    "zone", "furniture to core", "lines to core", "worst to core", "core share", "core words", "core lines",
    "place in core", "furniture in core", "run before", "run after",
)  # fmt: skip
DOUBTFUL, FURNITURE = 0.45, 0.15  # probabilities


seen = itemgetter(*map(NAMES.index, SEEN))


def first_context(lines: Sequence[str], traits: Sequence[Traits]) -> list[tuple[int, ...]]:
    """Return the first pass's context buckets of each line, in the order of `FIRST_NAMES`."""
    size = len(traits)
    prose = [trait.prose for trait in traits]
    words = _sums(trait.words for trait in traits)
    proses = _sums(prose)
    prose_words = _sums(trait.words * trait.prose for trait in traits)
    total = prose_words[-1] or 1
    since = _distances(prose)
    until = _distances(prose[::-1])[::-1]
    repeats = Counter(lines)
    phrases = [trait.buckets[PHRASE] for trait in traits]
    above = _last_phrases(phrases)
    below = _last_phrases(phrases[::-1])[::-1]
    dates = _sums(trait.buckets[DATE] > 0 for trait in traits)
    capitals = _sums(trait.buckets[CAPITALS] for trait in traits)
    whole = (
        bisect_right(MASS, total),
        bisect_right(SHARE, prose_words[-1] / words[-1]),
        bisect_right(COUNT, size // 6),
    )
    edge = [(14, 9, 9, 11, 10)] * 2  # beyond the first and last line: buckets that no line has
    around = [*edge, *(seen(trait.buckets) for trait in traits), *edge]
    rows = []
    for here in range(size):
        low3, low5, low10, low20 = (max(0, here - width) for width in (3, 5, 10, 20))
        after = here + 1
        high3, high5, high10, high20 = (min(size, after + width) for width in (3, 5, 10, 20))
        rows.append(
            (
                bisect_right(SHARE, prose_words[here] / total),
                bisect_right(SHARE, 1 - prose_words[after] / total),
                bisect_right(COUNT, since[here]),
                bisect_right(COUNT, until[here]),
                min(repeats[lines[here]], 5) - 1,
                bisect_right(COUNT, here),
                bisect_right(COUNT, size - after),
                10 * here // size,
                bisect_right(MASS, words[here] - words[low3]),
                bisect_right(MASS, words[high3] - words[after]),
                bisect_right(MASS, prose_words[here] - prose_words[low10]),
                bisect_right(MASS, prose_words[high10] - prose_words[after]),
                proses[here] - proses[low5],
                proses[high5] - proses[after],
                bisect_right(COUNT, proses[high20] - proses[low20]),
                above[here],
                below[here],
                bisect_right(COUNT, dates[high5] - dates[low5]),
                int((capitals[high5] - capitals[low5]) / (high5 - low5)),
                *whole,
                *around[here],
                *around[here + 1],
                *around[here + 3],
                *around[here + 4],
            )
        )
    return rows


def second_context(kept: Sequence[float], traits: Sequence[Traits]) -> list[tuple[int, ...]]:
    """Return the second pass's buckets of each line, in the order of `SECOND_NAMES`.

    ``kept`` is the first pass's probability of each line, 0 to 1, that it is the article's.
    """
    size = len(kept)
    odds = [bisect_right(LOG_ODDS, log((p + 1e-4) / (1 - p + 1e-4))) for p in kept]
    words = _sums(trait.words for trait in traits)
    mass = _sums(p * trait.words for p, trait in zip(kept, traits, strict=True))
    sums = _sums(kept)
    furniture = _sums(p < FURNITURE for p in kept)
    total = mass[-1] or 1.0
    start, end = _core(kept, traits)
    inside = mass[end] - mass[start]
    worst = _worst(kept, start, end)
    run_before = _runs(kept)
    run_after = _runs(kept[::-1])[::-1]
    whole = (bisect_right(MASS, total), bisect_right(SHARE, total / words[-1]))
    core = (bisect_right(SHARE, inside / total), bisect_right(MASS, inside), bisect_right(COUNT, end - start))
    core_furniture = bisect_right(SHARE, (furniture[end] - furniture[start]) / (end - start))
    around = [16, 16, 16, *odds, 16, 16, 16]
    rows = []
    for here in range(size):
        after = here + 1
        windows = []
        for width in (3, 8, 20):
            low, high = max(0, here - width), min(size, after + width)
            windows.append(bisect_right(SHARE, (mass[here] - mass[low]) / (words[here] - words[low] + 1)))
            windows.append(bisect_right(SHARE, (mass[high] - mass[after]) / (words[high] - words[after] + 1)))
            windows.append(bisect_right(SHARE, (sums[high] - sums[low]) / (high - low)))
        if here < start:
            zone, between, steps, place = 0, furniture[after] - furniture[start], here - start, 0
        elif here >= end:
            zone, between, steps, place = 2, furniture[here] - furniture[end], after - end, 0
        else:
            zone, between, steps, place = 1, 0, 0, 1 + 5 * (here - start) // (end - start)
        path = 2 * bisect_right(PATH, log(worst[here] + 1e-3)) + (zone == 2) if zone != 1 else 18
        rows.append(
            (
                odds[here],
                *around[here : here + 3],
                *around[here + 4 : here + 7],
                bisect_right(SHARE, mass[here] / total),
                bisect_right(SHARE, 1 - mass[after] / total),
                *windows,
                *whole,
                zone,
                bisect_right(SIGNED, between),
                bisect_right(SIGNED, steps),
                path,
                *core,
                place,
                core_furniture,
                bisect_right(COUNT, run_before[here]),
                bisect_right(COUNT, run_after[here]),
            )
        )
    return rows


def _sums(values: Iterable[Number]) -> list[Number]:
    """Return the sums of the first 0, 1, 2, … values."""
    return list(accumulate(values, initial=0))


def _distances(marks: Sequence[bool]) -> list[int]:
    """Return for each place how many steps back the last mark before it is."""
    distances, distance = [], 60
    for mark in marks:
        distances.append(distance)
        distance = 1 if mark else min(distance + 1, 60)
    return distances


def _last_phrases(phrases: Sequence[int]) -> list[int]:
    """Return for each place the reason of the last furniture phrase before it, and how near that was, in one number."""
    last, reason, distance = [], 0, 0
    for phrase in phrases:
        last.append(4 * reason + bisect_right(NEAR, distance) if reason else 0)
        reason, distance = (phrase, 1) if phrase else (reason, distance + 1)
    return last


def _runs(kept: Sequence[float]) -> list[int]:
    """Return for each place how many lines of furniture stand right before it."""
    runs, run = [], 0
    for p in kept:
        runs.append(run)
        run = run + 1 if p < FURNITURE else 0
    return runs


def _core(kept: Sequence[float], traits: Sequence[Traits]) -> tuple[int, int]:
    """Return [start, end) of the lines whose doubts subtracted leave most article words (Kadane's algorithm)."""
    best, current = float("-inf"), 0.0
    start = best_start = best_end = 0
    for here, (p, trait) in enumerate(zip(kept, traits, strict=True)):
        if current <= 0:
            current, start = 0.0, here
        current += (p - DOUBTFUL) * min(trait.words, 80) - (p < 0.2)
        if current > best:
            best, best_start, best_end = current, start, here + 1
    return best_start, best_end


def _worst(kept: Sequence[float], start: int, end: int) -> list[float]:
    """Return for each line outside the core the lowest probability between it and the core; 1 where nothing is."""
    worst = [1.0] * len(kept)
    lowest = 1.0
    for here in range(end, len(kept)):
        worst[here] = lowest
        lowest = min(lowest, kept[here])
    lowest = 1.0
    for here in range(start - 1, -1, -1):
        worst[here] = lowest
        lowest = min(lowest, kept[here])
    return worst
