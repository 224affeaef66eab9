"""The loop that keeps worker processes busy, watches their limits, and puts results into order."""

import time
from collections import deque
from collections.abc import Generator, Iterable
from dataclasses import dataclass
from itertools import islice
from multiprocessing.connection import wait
from typing import Any

from newspipe.batch import Batch, BatchResult, Job
from newspipe.engine.recovery import Part, Slot, after_death, memory_lost, slot_of
from newspipe.errors import SetupError
from newspipe.executors.local import forked
from newspipe.executors.local.child import Child, Died
from newspipe.executors.local.feeder import Feeder
from newspipe.io.opened import Stop

WINDOW_BYTES = 64 * 1024 * 1024
TICK_SECONDS = 0.05
CLOSE_SECONDS = 5.0
GRACE_SECONDS = 10.0
SET_UP_TRIES = 3


@dataclass(frozen=True)
class Limits:
    """How many workers there are, and what one may use.

    ``max_memory`` is a worker's resident set size in bytes, ``recycle_after`` the articles after which it is replaced.
    """

    workers: int
    max_memory: int | None = None
    recycle_after: int | None = None


class Pool:
    """Workers, parts that wait for one, and the slots of all batches in flight. ``fork`` holds for the first worker."""

    def __init__(
        self,
        limits: Limits,
        job: Job,
        feeder: Feeder,
        *,
        ordered: bool,
        fork: bool = False,
        interrupt: Stop | None = None,
        grace: float = GRACE_SECONDS,
    ) -> None:
        self._grace = grace
        self._deadline: float | None = None
        self._limits = limits
        self._job = job
        self._feeder = feeder
        self._ordered = ordered
        self._watched = limits.max_memory is not None or any(step.timeout for step in job.pipeline.steps)
        self._children: list[Child] = []
        self._waiting: deque[Part] = deque()
        self._slots: deque[Slot] = deque()
        self._in_flight = 0
        self._fed = False
        self._interrupt = interrupt
        self._still_born = 0
        self._fork = fork and forked.available()

    def results(self, started: Iterable[Batch | None]) -> Generator[BatchResult, None, None]:
        """Yield the results of the batches that were taken already, and of all that the feeder gives."""
        for batch in started:
            self._take(batch)
        while True:
            if self._interrupt:
                self._forget_what_has_not_begun()
                self._deadline = self._deadline or time.monotonic() + self._grace
                if time.monotonic() > self._deadline:
                    return  # what is written is whole; who still works is killed by `close`
            if self._fed and not self._slots:
                break
            self._assign()
            self._wait()
            yield from self._finished()
        self._feeder.finish()

    def close(self) -> None:
        """End all workers: those that are idle close their stages first."""
        deadline = time.monotonic() + CLOSE_SECONDS
        for child in self._children:
            if child.busy:
                child.kill()
        while self._children:
            self._children.pop().close(deadline)

    def _take(self, batch: Batch | None) -> None:
        if batch is None:
            self._fed = True
            return
        slot = slot_of(batch)
        self._in_flight += slot.size
        self._slots.append(slot)
        self._waiting.extend(slot.parts)

    def _forget_what_has_not_begun(self) -> None:
        self._fed = True
        begun = {id(child.part.slot) for child in self._children if child.part is not None}
        kept = [n for n, slot in enumerate(self._slots, 1) if id(slot) in begun or len(slot.parts) > 1 or slot.done]
        # A slot before a begun one stays, though it may wait for a fresh worker: the output would have a hole there.
        self._slots = deque(islice(self._slots, max(kept, default=0)))
        self._waiting = deque(part for part in self._waiting if part.slot in self._slots)

    def _assign(self) -> None:
        """Give waiting parts to idle workers, and start workers while there is more to do."""
        idle = [child for child in self._children if not child.busy]
        while idle and self._waiting:
            part = self._waiting.popleft()
            child = idle.pop()
            if part.needs_fresh_worker and child.articles:
                child = self._replace(child)
            child.give(part, part.batch)
        starting = sum(not child.ready for child in self._children)
        wanted = min(len(self._waiting) - starting, self._limits.workers - len(self._children))
        for _ in range(wanted):
            self._children.append(Child(self._job, fork=self._fork))
            self._fork = False

    def _replace(self, child: Child) -> Child:
        self._dismiss(child)
        self._children.append(Child(self._job))
        return self._children[-1]

    def _dismiss(self, child: Child) -> None:
        self._children.remove(child)
        child.close(time.monotonic() + CLOSE_SECONDS)

    def _wait(self) -> None:
        """Wait until something happens, then take note of it."""
        sources: list[Any] = [child.connection for child in self._children]
        sources += [child.sentinel for child in self._children if child.sentinel is not None]
        has_room = self._in_flight < WINDOW_BYTES and len(self._waiting) < 2 * self._limits.workers
        if not self._fed and (has_room or not self._slots):
            sources.append(self._feeder)
        if self._interrupt is not None and not self._interrupt:
            sources.append(self._interrupt)
        ready: set[Any] = set(wait(sources, TICK_SECONDS if self._watched or self._interrupt else None))
        if self._feeder in ready:
            self._take(self._feeder.take())
        for child in list(self._children):
            if child.connection in ready or child.sentinel in ready:
                self._receive(child)
        if self._watched:
            self._enforce()

    def _receive(self, child: Child) -> None:
        part = child.part
        try:
            result = child.receive()
        except Died as death:
            self._bury(child, death)
            return
        if result is None:
            self._still_born = 0
            return
        part.result = result
        limits = self._limits
        if not self._job.pipeline.parallel:
            return  # what it remembers would be lost
        is_spent = limits.recycle_after is not None and child.articles >= limits.recycle_after
        if is_spent or (limits.max_memory is not None and child.memory() > limits.max_memory):
            self._dismiss(child)

    def _bury(self, child: Child, death: Died) -> None:
        self._dismiss(child)
        if not child.ready:
            self._still_born += 1
            if self._still_born == SET_UP_TRIES:
                raise SetupError(f"a worker could not be set up, {SET_UP_TRIES} times: {death}")
        part = child.part
        pipeline = self._job.pipeline
        if child.ready and not pipeline.parallel:
            self._end_after(part, death.reason)
        elif part is not None:
            parts = after_death(part, death.reason, death.position, pipeline) if child.ready else [part]
            self._waiting.extendleft(reversed(parts))

    def _end_after(self, part: Part | None, reason: str) -> None:
        """End the run with what is whole: what the worker remembered of the articles so far has died with it."""
        self._fed = True
        self._waiting.clear()
        if part is not None:
            part.result = memory_lost(part.batch, reason, self._job.pipeline)
            self._slots = deque(slot for slot in self._slots if slot.done)

    def _enforce(self) -> None:
        now = time.monotonic()
        for child in self._children:
            if child.part is None:
                continue
            line, step, since = child.position()
            timeout = self._job.pipeline.steps[step].timeout if step >= 0 else None
            if timeout and now - since > timeout * (1 if line else len(child.part.batch.lines)):
                child.kill(f"passed its timeout of {timeout:g} s")
            elif self._limits.max_memory is not None and child.memory() > self._limits.max_memory:
                child.kill(f"passed the memory limit of {self._limits.max_memory / 1e6:g} MB")

    def _finished(self) -> Generator[BatchResult, None, None]:
        for slot in list(self._slots):
            if slot.done:
                self._slots.remove(slot)
                self._in_flight -= slot.size
                yield slot.result()
            elif self._ordered:
                return
