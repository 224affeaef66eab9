"""A worker: builds the stages of a pipeline and runs batches. The only place where articles are parsed."""

import sys
from collections.abc import Callable, Iterable
from functools import partial
from resource import RUSAGE_SELF, getrusage

from newspipe.batch import ERRORS, Batch, BatchResult, Job
from newspipe.engine import failure
from newspipe.engine.failure import Dropped, Failure
from newspipe.engine.item import Item, unwritable
from newspipe.engine.parsing import Parser
from newspipe.engine.step import BoundStep
from newspipe.pipeline import programs
from newspipe.plugins import loading
from newspipe.report import Report, StepReport

MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024


class Worker:
    """The stages of a job, set up once and closed once."""

    def __init__(self, job: Job, mark: Callable[[int, int], None] | None = None) -> None:
        """Load the plugins and set the stages up. Raises `PluginError` and `SetupError`.

        ``mark`` is called before each piece of work with an article's line number, 0 for a whole batch, and the
        step's index.
        """
        self.job = job
        self.parser = Parser(job)
        self.steps: list[BoundStep] = []
        states = dict(job.states)
        registry = loading.load({step.stage for step in job.pipeline.steps}, job.pipeline.sources)
        try:
            for index, step in enumerate(job.pipeline.steps):
                offered = registry.offers[step.stage].offered
                stage = offered(**programs.resolved(step.options, offered.options, job.pipeline.name))
                self.steps.append(BoundStep(step, stage, None if mark is None else partial(_mark_step, mark, index)))
                if step.id in states:
                    stage.set_state(states[step.id])
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Close the stages that were set up."""
        while self.steps:
            self.steps.pop().stage.close()

    def run(self, batch: Batch) -> BatchResult:
        """Run a batch: parse its lines, take them through the steps, and render what became of them."""
        report = Report(bytes=sum(map(len, batch.lines)))
        output: list[bytes] = []
        errors: list[bytes] = []
        dropped: list[bytes] = []
        messages: list[str] = []
        stopped: str | None = None
        for item in self.process(batch, report, messages):
            if item.repaired:
                report.repaired += 1
            if item.outcome is None:
                try:
                    output.append(item.render())
                    continue
                except (TypeError, ValueError, RecursionError) as error:
                    item.outcome = self._unwritable(item, error)
            if isinstance(item.outcome, Dropped):
                report.dropped[item.outcome.reason] += 1
                if self.job.keep_dropped:
                    dropped.append(failure.dropped_line(batch.source, item, item.outcome))
            else:
                failed: Failure = item.outcome
                report.failed[failed.kind] += 1
                errors.append(failure.error_line(batch.source, item, failed))
                messages.append(failure.message(batch.source, item, failed))
                if failed.stop:
                    stopped = f"stopped, as the step's on_error asks: {messages[-1]}"
                    break
        report.written = len(output)
        report.peak_memory = getrusage(RUSAGE_SELF).ru_maxrss * MAXRSS_UNIT
        report.read = report.written + report.dropped.total() + len(errors)  # of a batch that ends the run early
        states = self.state() if batch.wants_state and stopped is None else None
        return BatchResult(
            _lines(output), _lines(errors), _lines(dropped), report, tuple(messages), stopped, batch.end, states
        )

    def process(self, batch: Batch, report: Report, messages: list[str]) -> list[Item]:
        """Take a batch through the steps and return its items, up to the one that stops the run, if one does.

        Adds the steps' figures to ``report``, and to ``messages`` what people must know of articles that went on.
        """
        items = self.parser.parse(batch)
        alive = [item for item in items if item.outcome is None]
        for bound in self.steps:
            tally = report.steps[bound.step.id] = StepReport()
            if batch.verdict and batch.verdict.step == bound.step.id:
                ended = bound.condemn(alive, batch.verdict, tally)
            else:
                ended = bound.run(alive if batch.format != ERRORS else self._have_got_to(bound, alive), tally)
            for item in ended:
                if isinstance(item.outcome, Dropped):
                    tally.drops += 1
                    continue
                tally.errors += 1
                if item.outcome.stop:
                    items = items[: items.index(item) + 1]
                    break
                if bound.step.on_error == "keep":
                    report.kept[bound.step.id] += 1
                    messages.append(f"{failure.message(batch.source, item, item.outcome)} (kept without its fields)")
                    item.outcome = None
            if ended:
                alive = [item for item in items if item.outcome is None]
        report.skipped.update(item.skipped for item in items if item.skipped)
        return items

    def state(self) -> tuple[tuple[str, bytes], ...]:
        """Return what the steps that are not parallel remember of the articles so far, by their ids."""
        return tuple((bound.step.id, bound.stage.get_state()) for bound in self.steps if not bound.step.parallel)

    def _have_got_to(self, bound: BoundStep, items: list[Item]) -> list[Item]:
        """Return those of the dead letters that did not fail at a later step than this one."""
        later = {other.step.id for other in self.steps[self.steps.index(bound) + 1 :]}
        return [item for item in items if item.first_step not in later]

    def _unwritable(self, item: Item, error: Exception) -> Failure:
        """Return the failure of an article that JSON cannot hold, blamed on the step that gave the value."""
        for bound in reversed(self.steps):
            bad = unwritable({key: item.article[key] for key in bound.provides if key in item.article})
            if bad:
                return bound.failed(f"returned a value for '{bad[0]}' that JSON cannot hold: {bad[1]}")
        return Failure(f"cannot be written as JSON: {error}", "not JSON")


def _mark_step(mark: Callable[[int, int], None], step: int, line: int) -> None:
    mark(line, step)


def _lines(lines: Iterable[bytes]) -> bytes:
    joined = b"\n".join(lines)
    return joined + b"\n" if joined else b""
