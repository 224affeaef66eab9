"""What each step makes of one article: what it adds and changes, and how long it takes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from newspipe.batch import Job
from newspipe.engine.failure import Dropped, Failure
from newspipe.engine.item import Item
from newspipe.engine.worker import Worker
from newspipe.io import sources
from newspipe.io.readers.known import Readers
from newspipe.pipeline.model import Pipeline
from newspipe.report import StepReport


@dataclass(frozen=True)
class StepTrace:
    """One step: its id, whether it applied (``when``), its seconds, and the fields that it added or changed.

    ``skipped`` says why the article skipped it, if it did.
    ``before`` holds the old values of changed fields. ``outcome`` is a `Dropped` or a `Failure` where the article ended
    here, or, with ``kept``, went on without the step's fields.
    """

    step: str
    applied: bool
    seconds: float
    fields: dict[str, Any]
    before: dict[str, Any]
    outcome: Dropped | Failure | None = None
    kept: bool = False
    skipped: str | None = None


@dataclass(frozen=True)
class Trace:
    """One article: where it stands in the input, its fields at first and at last, and what each step did."""

    source: str
    line: int
    given: dict[str, Any]
    steps: tuple[StepTrace, ...]
    article: dict[str, Any]
    unreadable: Failure | None = None


def traces(pipeline: Pipeline, paths: Sequence[str], wanted: str | None = None) -> Iterator[Trace]:
    """Yield the trace of each article of the inputs, or of those with the ``id`` that is wanted.

    Raises `UsageError` where an input is not there or of a kind that nobody reads, `SetupError` where a stage cannot be
    set up and `InputError` where an input cannot be read to its end.
    """
    readers = Readers(pipeline.sources)
    sources.check(paths, readers=readers)
    worker = Worker(Job(pipeline))
    try:
        for batch in sources.batches(paths, 1, readers=readers):
            for item in worker.parser.parse(batch):
                if wanted is None or item.article.get("id") == wanted:
                    given = dict(item.article)
                    steps = tuple(_steps(worker, item)) if item.outcome is None else ()
                    unreadable = item.outcome if not steps else None
                    yield Trace(batch.source, item.number, given, steps, item.article, unreadable)
    finally:
        worker.close()


def _steps(worker: Worker, item: Item) -> Iterator[StepTrace]:
    for bound in worker.steps:
        before, tally = dict(item.article), StepReport()
        bound.run([item], tally)
        outcome = item.outcome
        kept = isinstance(outcome, Failure) and bound.step.on_error == "keep"
        changed = {key: value for key, value in item.article.items() if key not in before or before[key] != value}
        replaced = {key: before[key] for key in changed if key in before}
        skipped = item.skipped if item.unmade >= bound.provides and not tally.articles else None
        yield StepTrace(bound.step.id, bool(tally.articles), tally.seconds, changed, replaced, outcome, kept, skipped)
        if kept:
            item.outcome = None
        elif outcome is not None:
            return
