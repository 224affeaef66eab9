"""How long articles take: a histogram that adds up over batches and workers, and its quantiles.

The buckets are logarithmic, eight an octave, as in HdrHistogram; so a quantile is off by at most 4.5 %.
"""

from collections import Counter
from collections.abc import Sequence
from math import floor, log2
from operator import sub

PER_OCTAVE = 8
SHORTEST = 1e-9
WORTH_TELLING_APART = 20e-6


class Durations(Counter[int]):
    """A histogram: the number of durations in each bucket."""

    def record(self, start: float, ends: Sequence[float]) -> None:
        """Count the durations of a batch: the first from ``start``, each further one from the end of the one before.

        Where they are shorter than `WORTH_TELLING_APART` on average, their mean is counted for all.
        """
        if not ends:
            return
        mean = (ends[-1] - start) / len(ends)
        if mean < WORTH_TELLING_APART:
            self[_bucket(mean)] += len(ends)
        else:
            self.update(map(_bucket, map(sub, ends, [start, *ends])))

    def quantile(self, share: float) -> float:
        """Return the duration in seconds that ``share`` (0 to 1) of all do not pass; 0.0 where none was counted."""
        left = share * self.total()
        bucket = None
        for bucket in sorted(self):
            left -= self[bucket]
            if left <= 0:
                break
        return 0.0 if bucket is None else float(2 ** (bucket / PER_OCTAVE))


def _bucket(seconds: float) -> int:
    return floor(PER_OCTAVE * log2(max(seconds, SHORTEST)) + 0.5)
