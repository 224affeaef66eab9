"""How much two runs differ: counts of articles, and of changes by stage, field and label."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from newspipe_view.difference import KINDS, Pair

DIFFERENT = 1
"""The exit code if the runs differ, as diff and cmp have it."""


@dataclass(frozen=True, slots=True)
class Totals:
    """How much differs: articles, and changes by stage, field, label and kind."""

    articles: int
    differing: int
    only_before: int
    only_after: int
    counts: Mapping[tuple[str, str, str], Mapping[str, int]]

    @property
    def differ(self) -> bool:
        """Whether the runs differ."""
        return self.differing > 0


class Tally:
    """Adds pairs up as they pass."""

    def __init__(self) -> None:
        self._articles = self._differing = self._only_before = self._only_after = 0
        self._counts: Counter[tuple[str, str, str, str]] = Counter()

    def watch(self, pairs: Iterable[Pair]) -> Iterator[Pair]:
        """Yield the pairs, counting them."""
        for pair in pairs:
            self._articles += 1
            self._differing += pair.differs
            self._only_before += pair.after is None
            self._only_after += pair.before is None
            self._counts.update((each.stage, each.field, each.label, each.kind) for each in pair.changes)
            yield pair

    def totals(self) -> Totals:
        """Return the sums so far, the rows in order."""
        rows: dict[tuple[str, str, str], dict[str, int]] = {}
        for (stage, field, label, kind), number in sorted(self._counts.items()):
            rows.setdefault((stage, field, label), dict.fromkeys(KINDS, 0))[kind] = number
        return Totals(self._articles, self._differing, self._only_before, self._only_after, rows)
