"""Which sentences make the summary: the best that fit, with little said twice."""

import heapq
import math
from collections.abc import Sequence, Set
from dataclasses import dataclass

DEFAULT_SENTENCES = 3
NEVER = -math.inf
NEAR_COPY = 0.8
NEAR_COPY_COST = 1000.0


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


@dataclass(frozen=True, slots=True)
class Choice:
    """A sentence that may be taken: its index, score and words, and what it says.

    ``dependent``: it should not be the first of the summary, as a quotation. ``leaning``: it needs the sentence before
    it, that with the index one less.
    """

    index: int
    score: float
    words: int
    stems: frozenset[str]
    dependent: bool = False
    leaning: bool = False


def select(choices: Sequence[Choice], most: int, words: int | None = None, redundancy: float = 0.0) -> list[int]:
    """Return the indices of at most ``most`` choices with at most ``words`` words together, in text order.

    The next one is always that with the highest score, less ``redundancy`` times the share of its stems that those
    taken so far have said already: maximal marginal relevance (Carbonell and Goldstein, SIGIR 1998) against all of the
    summary. Near copies, where that share is 0.8 or more, come after all others; with no ``redundancy`` nothing is held
    against repetition. A dependent one waits until one before it has been taken, and a leaning one until the sentence
    before it has; so the summary may be shorter than it could be. Where all are dependent or leaning, nobody waits.

    A value only falls as the summary grows, so a heap need look again only at its top (Minoux's lazy greedy, 1978):
    each choice comes back at most once for each of its stems.
    """
    room = math.inf if words is None else words
    heap = [(-choice.score, choice.index, choice) for choice in choices if choice.words <= room]
    waits = not all(choice.dependent or choice.leaning for _, _, choice in heap)
    first = math.inf if waits else -1
    heapq.heapify(heap)
    waiting: list[tuple[int, float, Choice]] = []
    leaning: dict[int, Choice] = {}
    said: set[str] = set()
    taken: set[int] = set()
    while heap and len(taken) < most:
        _, index, choice = heapq.heappop(heap)
        if choice.words > room:
            continue
        if waits and choice.leaning and index - 1 not in taken:
            leaning[index] = choice
            continue
        if choice.dependent and index < first:
            heapq.heappush(waiting, (-index, -choice.score, choice))
            continue
        value = repetition(said, choice.stems, redundancy) - choice.score
        if heap and heap[0][:2] < (value, index):
            heapq.heappush(heap, (value, index, choice))
            continue
        taken.add(index)
        room -= choice.words
        said |= choice.stems
        first = min(first, index)
        if following := leaning.pop(index + 1, None):
            heapq.heappush(heap, (-following.score, index + 1, following))
        while waiting and -waiting[0][0] > first:
            later, score, choice = heapq.heappop(waiting)
            heapq.heappush(heap, (score, -later, choice))
    return sorted(taken)


def repetition(said: Set[str], stems: frozenset[str], redundancy: float) -> float:
    """Return what it costs to say ``stems`` when ``said`` has been said."""
    if not (redundancy and stems):
        return 0.0
    share = len(said & stems) / len(stems)
    return redundancy * share if share < NEAR_COPY else NEAR_COPY_COST
