"""Which sentences make the summary: the best that fit, with little said twice."""

import heapq
import math
from collections.abc import Sequence
from dataclasses import dataclass

DEFAULT_SENTENCES = 3
NEVER = -math.inf


@dataclass(frozen=True, slots=True)
class Length:
    """How long a summary may be. Every limit that is given holds; where none is, it is three sentences."""

    sentences: int | None = None
    words: int | None = None
    ratio: float | None = None

    def most_sentences(self, available: int) -> int:
        """Return how many of ``available`` sentences the summary may have: by ratio, at least one."""
        if self.sentences is None and self.words is None and self.ratio is None:
            return DEFAULT_SENTENCES
        most = available if self.sentences is None else self.sentences
        return most if self.ratio is None else min(most, math.ceil(available * self.ratio))


def select(
    scores: Sequence[float],
    stems: Sequence[frozenset[str]],
    words: Sequence[int],
    length: Length,
    redundancy: float = 0.0,
) -> list[int]:
    """Return the indices of the chosen sentences, in text order.

    The next sentence is always the one with the highest score, less ``redundancy`` times the share of its ``stems``
    that the chosen ones have said already: maximal marginal relevance (Carbonell and Goldstein, SIGIR 1998) against
    all of the summary so far. One whose score is `NEVER` is not taken, nor one with more ``words`` than are left.

    A value only falls as the summary grows, so a heap need look again only at its top ("lazy greedy", Minoux 1978):
    each sentence comes back at most once for each of its stems.
    """
    most = length.most_sentences(len(scores))
    room = math.inf if length.words is None else length.words
    heap = [(-score, index) for index, score in enumerate(scores) if score > NEVER]
    heapq.heapify(heap)
    said: set[str] = set()
    chosen: list[int] = []
    while heap and len(chosen) < most:
        _, index = heapq.heappop(heap)
        if words[index] > room:
            continue
        own = stems[index]
        repeated = len(said & own) / len(own) if own else 0.0
        value = (redundancy * repeated - scores[index], index)
        if heap and heap[0] < value:
            heapq.heappush(heap, value)
            continue
        chosen.append(index)
        room -= words[index]
        said |= own
    return sorted(chosen)
