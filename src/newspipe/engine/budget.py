"""How many articles may fail: a count over the run, or a share of the latest articles."""

from collections import deque
from collections.abc import Sequence

from newspipe.report import Report

WINDOW = 1000


class Budget:
    """Adds up failures.

    ``max_failed`` below 1 is a share of the last `WINDOW` articles, otherwise a count; None is no limit.
    """

    def __init__(self, max_failed: float | None, recent: Sequence[tuple[int, int]] = ()) -> None:
        self.max_failed = max_failed
        self._recent = deque(recent)
        self._read = sum(read for read, _ in recent)
        self._failed = sum(failed for _, failed in recent)

    @property
    def recent(self) -> list[tuple[int, int]]:
        """Articles read and failed, by batch, as far back as they count: what another Budget can go on from."""
        return list(self._recent) if self.is_share else [(self._read, self._failed)]

    @property
    def is_share(self) -> bool:
        """Whether the limit is a share."""
        return self.max_failed is not None and 0 < self.max_failed < 1

    def spent(self, batch: Report) -> bool:
        """Count a batch and return whether the run must stop. A share is judged once a full window has been read."""
        self._read += batch.read
        self._failed += batch.failed.total()
        if not self.is_share:
            return self.max_failed is not None and self._failed > self.max_failed
        self._recent.append((batch.read, batch.failed.total()))
        while self._read - self._recent[0][0] >= WINDOW:
            read, failed = self._recent.popleft()
            self._read -= read
            self._failed -= failed
        return self._read >= WINDOW and self.exceeded()

    def exceeded(self) -> bool:
        """Return whether the limit is passed by what was counted: for the end of a run shorter than a window."""
        if self.max_failed is None:
            return False
        return self._failed > (self.max_failed * self._read if self.is_share else self.max_failed)
