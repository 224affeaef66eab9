"""The process executor: workers in processes of their own, so that none can take the run, or its neighbours, with it.

A supervisor of our own, since no library holds what a run is promised: `multiprocessing.Pool` hangs when a worker is
killed, `ProcessPoolExecutor` and loky, which builds on it, break whole without naming the article. Pebble survives
deaths and kills by time, but it cannot tell the article, knows no limit on memory, and reached with two workers and
a no-op stage 0.26 to 0.33 of the serial executor's speed (three runs in turns, batches of 64 articles of 2.8 kB),
where half is what we ask.
"""

import queue
import sys
from collections.abc import Generator, Iterator
from contextlib import suppress

from newspipe.batch import Batch, BatchResult, Job
from newspipe.executors.local.feeder import Feeder
from newspipe.executors.local.pool import GRACE_SECONDS, Limits, Pool
from newspipe.io.opened import Stop

SMALL_INPUT_SECONDS = 0.05
# Else the reader's thread holds up this one for Python's 5 ms at a time, longer than a worker may take for a batch.
SWITCH_SECONDS = 0.0002


class ProcessExecutor:
    """Runs batches in worker processes, with a bounded window of input in flight.

    Input of no more than one batch does not wait for a worker to start: it goes to one that is forked, where that can
    be done. With ``ordered`` unset, results come as they are done.
    """

    def __init__(
        self, limits: Limits, *, ordered: bool = True, interrupt: Stop | None = None, grace: float = GRACE_SECONDS
    ) -> None:
        """``grace`` is how many seconds articles in flight may take after an interrupt."""
        self._grace = grace
        self._limits = limits
        self._ordered = ordered
        self._interrupt = interrupt

    def run(self, job: Job, batches: Iterator[Batch]) -> Generator[BatchResult, None, None]:
        """Yield a result for every batch. Closing the iterator early ends the workers."""
        before = sys.getswitchinterval()
        sys.setswitchinterval(SWITCH_SECONDS)
        try:
            yield from self._results(job, Feeder(batches))
        finally:
            sys.setswitchinterval(before)

    def _results(self, job: Job, feeder: Feeder) -> Generator[BatchResult, None, None]:
        started = [feeder.take()]
        if started[0] is not None:
            with suppress(queue.Empty):
                started.append(feeder.take(timeout=SMALL_INPUT_SECONDS))
        small = started[-1] is None
        pool = Pool(
            self._limits, job, feeder, ordered=self._ordered, fork=small, interrupt=self._interrupt, grace=self._grace
        )
        try:
            yield from pool.results(started)
        finally:
            pool.close()
