"""A run: batches from the readers through an executor to the outputs, and how it ended."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from time import perf_counter

from newspipe.batch import Batch, Job
from newspipe.budget import Budget
from newspipe.errors import ExitCode, InputError
from newspipe.executors import Executor
from newspipe.interrupt import Interrupt
from newspipe.report import Report
from newspipe.writers import Output


@dataclass
class Outputs:
    """Where the articles, the dead letters and the dropped articles go; None for those that go nowhere."""

    articles: Output
    errors: Output | None = None
    dropped: Output | None = None

    def close(self, *, finished: bool) -> str | None:
        """Close all. Return the path that holds the articles where the run did not finish and they are not in place."""
        for output in (self.errors, self.dropped):
            if output is not None:
                output.finish()
        if finished:
            self.articles.finish()
            return None
        return self.articles.abandon()


@dataclass
class Ending:
    """How a run ended: its exit code, and, where it did not go to its end, why."""

    exit_code: ExitCode = ExitCode.OK
    reason: str = ""

    @property
    def finished(self) -> bool:
        """Whether the run went through all of its input."""
        return self.exit_code in (ExitCode.OK, ExitCode.SOME_FAILED)


@dataclass
class Run:
    """One run. ``on_message`` gets a line for people for each failure, ``on_progress`` the report so far."""

    job: Job
    executor: Executor
    outputs: Outputs
    interrupt: Interrupt | None = None
    on_message: Callable[[str], None] = lambda message: None
    on_progress: Callable[[Report], None] = lambda report: None
    report: Report = field(default_factory=Report)

    def run(self, batches: Iterator[Batch]) -> Ending:
        """Stream all batches. ``report`` holds the counts of what was written, whatever happens.

        Raises `OutputError`, `SetupError`, and `BrokenPipeError` where the reader of the articles has gone.
        """
        start = perf_counter()
        try:
            ending = self._stream(batches)
        finally:
            self.report.seconds = perf_counter() - start
        self.report.check()
        return ending

    def _stream(self, batches: Iterator[Batch]) -> Ending:
        budget = Budget(self.job.pipeline.max_failed)
        with closing(self.executor.run(self.job, batches)) as results:
            try:
                for result in results:
                    self._write(result.output, result.errors, result.dropped)
                    self.report += result.report
                    for message in result.messages:
                        self.on_message(message)
                    self.on_progress(self.report)
                    if result.stopped:
                        return Ending(ExitCode.UNFINISHED, f"stopped, as the step's on_error asks: {result.stopped}")
                    if budget.spent(result.report):
                        return self._budget_spent()
            except InputError as error:
                return Ending(ExitCode.UNFINISHED, str(error))
        if self.interrupt:
            return Ending(ExitCode(128 + (self.interrupt.signum or 0)), "interrupted")
        if budget.exceeded():
            return self._budget_spent()
        return Ending(ExitCode.SOME_FAILED if self.report.failed else ExitCode.OK)

    def _write(self, output: bytes, errors: bytes, dropped: bytes) -> None:
        self.outputs.articles.write(output)
        if self.outputs.errors:
            self.outputs.errors.write(errors)
        if self.outputs.dropped:
            self.outputs.dropped.write(dropped)

    def _budget_spent(self) -> Ending:
        limit = self.job.pipeline.max_failed
        return Ending(ExitCode.BUDGET_SPENT, f"more articles failed than max_failed allows ({limit})")
