"""The loop of a run: batches from the sources through an executor to the outputs, and how it ended."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from time import perf_counter

from newspipe.batch import Batch, BatchResult, Job, Place
from newspipe.engine.budget import Budget
from newspipe.errors import ExitCode, InputError
from newspipe.executors.base import Executor
from newspipe.io.outputs import Outputs
from newspipe.report import Report
from newspipe.run.checkpoint import Checkpoint
from newspipe.run.commit import Commit
from newspipe.run.interrupt import Interrupt


@dataclass
class Ending:
    """How a run ended: its exit code, and why, if it did not read all of its input."""

    exit_code: int = ExitCode.OK
    reason: str = ""

    @property
    def finished(self) -> bool:
        """Whether the run went through all of its input."""
        return self.exit_code in (ExitCode.OK, ExitCode.SOME_FAILED)


@dataclass
class Stream:
    """``on_message`` gets a line for people for each failure, ``on_progress`` the report so far.

    With a ``checkpoint`` it commits as it goes, and it continues from ``resumed``: at its ``place``, with its counts.
    """

    job: Job
    executor: Executor
    outputs: Outputs
    interrupt: Interrupt | None
    on_message: Callable[[str], None]
    on_progress: Callable[[Report], None]
    checkpoint: Checkpoint | None = None
    resumed: Commit = field(default_factory=Commit)

    def __post_init__(self) -> None:
        self.report = self.resumed.report
        self.place = self.resumed.place
        self.ends = dict(self.resumed.ends)
        self.states = self.resumed.states
        self._cut: dict[Place, int] = {}
        self._whole = False
        self._budget = Budget(self.job.pipeline.max_failed, self.resumed.recent)

    def run(self, batches: Iterator[Batch]) -> Ending:
        """Stream all batches. ``report`` holds the counts of what was written, whatever happens.

        Raises `OutputError`, `SetupError`, and `BrokenPipeError` where the reader of the articles has gone.
        """
        self._start = perf_counter() - self.report.seconds
        try:
            ending = self._stream(batches)
        finally:
            self.report.seconds = perf_counter() - self._start
        self.report.check()
        if ending.finished:
            self.outputs.complete()
            self._commit(ending.exit_code)
        elif ending.exit_code == ExitCode.BUDGET_SPENT and self._commits_anywhere:
            # The same line, run again, would spend the same budget again where the new one is not committed.
            self.outputs.end_group()
            self._commit(None)
        elif self._whole:
            self._commit(None)
        return ending

    def _stream(self, batches: Iterator[Batch]) -> Ending:
        with closing(self.executor.run(self.job, self._counted(batches))) as results:
            try:
                for result in results:
                    if ending := self._take(result):
                        return ending
            except InputError as error:
                return Ending(ExitCode.UNFINISHED, str(error))
        if self.interrupt:
            return Ending(ExitCode(128 + (self.interrupt.signum or 0)), "interrupted")
        if self._budget.exceeded():
            return self._budget_spent()
        return Ending(ExitCode.SOME_FAILED if self.report.failed else ExitCode.OK)

    def _counted(self, batches: Iterator[Batch]) -> Iterator[Batch]:
        """Count the articles of each batch where it is cut, so that one that a worker loses is missed."""
        for batch in batches if self._commits_anywhere else self._asking_for_state(batches):
            self._cut[batch.end] = batch.articles
            yield batch

    @property
    def _commits_anywhere(self) -> bool:
        """Whether a commit may follow any batch: no step remembers the articles before."""
        return self.checkpoint is None or self.job.pipeline.parallel

    def _asking_for_state(self, batches: Iterator[Batch]) -> Iterator[Batch]:
        """Ask for what the steps remember after every batch that a commit may follow, and after the last one."""
        assert self.checkpoint
        asked = perf_counter()
        earlier = None
        for batch in batches:
            if earlier:
                yield earlier
            is_due = perf_counter() - asked >= self.checkpoint.interval
            asked = perf_counter() if is_due else asked
            earlier = replace(batch, wants_state=is_due)
        if earlier:
            yield replace(earlier, wants_state=True)

    def _take(self, result: BatchResult) -> Ending | None:
        is_whole = self.outputs.write(result) and result.stopped is None
        if result.states is not None:
            self.states = result.states
        self._whole = is_whole and (self._commits_anywhere or result.states is not None)
        cut = self._cut.pop(result.end)
        self.report += result.report if result.stopped else replace(result.report, read=cut)
        self.place = self.ends[result.end.index] = result.end
        for message in result.messages:
            self.on_message(message)
        self.on_progress(self.report)
        if result.stopped:
            return Ending(ExitCode.UNFINISHED, result.stopped)
        if self._budget.spent(result.report):
            return self._budget_spent()
        if self._whole and self.checkpoint and (self.checkpoint.due or result.states is not None):
            self._commit(None)
        return None

    def _commit(self, exit_code: int | None) -> None:
        if self.checkpoint:
            self.report.seconds = perf_counter() - self._start
            lengths = self.outputs.sync()
            self.checkpoint.save(
                Commit(self.place, self.ends, lengths, self.report, self._budget.recent, exit_code, self.states)
            )

    def _budget_spent(self) -> Ending:
        limit = self.job.pipeline.max_failed
        self._budget = Budget(limit)
        return Ending(ExitCode.BUDGET_SPENT, f"more articles failed than max_failed allows ({limit})")
