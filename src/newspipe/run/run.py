"""A run from start to end: opens the outputs, picks the executor, resumes, streams, reports."""

import json
import os
from collections.abc import Callable
from dataclasses import dataclass

from newspipe.batch import Job
from newspipe.errors import UsageError
from newspipe.executors.base import Executor
from newspipe.executors.serial import SerialExecutor
from newspipe.io import sources
from newspipe.io.decoding import known
from newspipe.io.outputs import Outputs
from newspipe.io.readers.known import Readers
from newspipe.io.writers import AppendedOutput, Output, open_output
from newspipe.pipeline.model import Pipeline
from newspipe.printable import valid
from newspipe.report import Report
from newspipe.run.commit import Commit
from newspipe.run.config import STANDARD, RunConfig
from newspipe.run.interrupt import Interrupt
from newspipe.run.overwriting import refuse_overwriting
from newspipe.run.resume import Resumption
from newspipe.run.stream import Ending, Stream

STANDARD_INPUT, STANDARD_OUTPUT = 0, 1  # file descriptors


# Suffixes of outputs that people ask for and that are not JSON Lines, and how to get there.
UNWRITTEN = {
    ".csv": "for a table: newspipe run … | jq -r '[.id, .title, .published] | @csv' > FILE.csv",
    ".tsv": "for a table: newspipe run … | jq -r '[.id, .title, .published] | @tsv' > FILE.tsv",
    ".parquet": "write FILE.jsonl, then: duckdb -c \"copy 'FILE.jsonl' to 'FILE.parquet'\"",
    ".xlsx": "for a table: newspipe run … | jq -r '[.id, .title, .published] | @csv' > FILE.csv",
    ".db": "write FILE.jsonl, then: sqlite-utils insert --nl FILE.db articles FILE.jsonl",
    ".sqlite": "write FILE.jsonl, then: sqlite-utils insert --nl FILE.sqlite articles FILE.jsonl",
    ".html": "write FILE.jsonl; each article is a line of JSON there",
}


@dataclass(frozen=True)
class Listener:
    """Who hears of a run while it runs: of failures, one line each; of progress; of how an old run is continued."""

    on_message: Callable[[str], None] = lambda message: None
    on_progress: Callable[[Report], None] = lambda report: None
    on_notice: Callable[[str], None] = lambda notice: None


@dataclass(frozen=True)
class Finished:
    """A run that has ended: how, with what counts, and, if the output is not in place, the file that holds it."""

    ending: Ending
    report: Report
    partial: str | None = None
    was_done: bool = False


def check(pipeline: Pipeline, config: RunConfig, readers: Readers, stdin: int, stdout: int) -> None:
    """Raise `UsageError` if a run with these settings is not possible; nothing is opened or changed."""
    sources.check(config.inputs, config.input_format, readers)
    refuse_overwriting(pipeline, config, stdin, stdout)
    if config.encoding and known(config.encoding) is None:
        raise UsageError(f"--encoding {config.encoding}: no encoding is called so; windows-1252 and shift_jis are two")
    if way := UNWRITTEN.get(os.path.splitext(config.output.lower())[1]):
        raise UsageError(f"{config.output}: articles are written as JSON Lines; {way}")
    if config.append and config.output == STANDARD:
        raise UsageError("--append: name the output to add to, as in -o out.jsonl --append")
    if config.force and not config.resume:
        raise UsageError("--force: it is for --resume; without that, a run replaces its output when it finishes")
    if config.recycle_after and not pipeline.parallel:
        raise UsageError(f"--recycle-after: {_in_order(pipeline)}, which a new worker would not know")
    if config.workers == 0 and (config.max_memory or any(step.timeout for step in pipeline.steps)):
        raise UsageError("--workers 0: a timeout and --max-memory need worker processes to enforce them")


def run(
    pipeline: Pipeline,
    config: RunConfig,
    listener: Listener = Listener(),
    *,
    interrupt: Interrupt | None = None,
    stdin: int = STANDARD_INPUT,
    stdout: int = STANDARD_OUTPUT,
) -> Finished:
    """Carry out a run. ``stdin`` and ``stdout`` are the descriptors that ``"-"`` stands for.

    Raises `UsageError` before anything is read, `OutputError`, `SetupError`, and `BrokenPipeError` if the reader of the
    articles has gone.
    """
    readers = Readers(pipeline.sources)
    check(pipeline, config, readers, stdin, stdout)
    resumption = Resumption.of(pipeline, config) if config.resume else None
    if resumption:
        for notice in resumption.words():
            listener.on_notice(notice)
        if (code := resumption.commit.exit_code) is not None:
            return _reported(pipeline, config, Finished(Ending(code), resumption.commit.report, was_done=True))
    outputs = resumption.outputs() if resumption else _opened(config, stdout)
    if older := outputs.articles.left_over:
        listener.on_notice(f"{config.output}.part, which an interrupted run has left, is now {older}")
    states = resumption.commit.states if resumption else ()
    keep_dropped = config.dropped is not None
    job = Job(pipeline, config.strict, keep_dropped, config.encoding, config.fields, states, config.logs)
    stream = Stream(
        job,
        _executor(pipeline, config, interrupt),
        outputs,
        interrupt,
        listener.on_message,
        listener.on_progress,
        checkpoint=resumption.checkpoint if resumption else None,
        resumed=resumption.commit if resumption else Commit(),
    )
    done = stream.report.read
    batches = sources.batches(
        config.inputs,
        config.batch_size,
        start=stream.place,
        skip=0 if done else config.skip,
        limit=None if config.limit is None else config.limit - done,
        interrupt=interrupt,
        dead_letters=config.dead_letters,
        stdin=stdin,
        checksums=config.resume,
        input_format=config.input_format,
        max_line=config.max_line,
        readers=readers,
    )
    keep = not config.dead_letters  # which hold every article until the run has finished
    try:
        ending = stream.run(batches)
    except BaseException:
        outputs.close(finished=False, keep=keep)
        raise
    partial = outputs.close(finished=ending.finished, keep=keep)
    return _reported(pipeline, config, Finished(ending, stream.report, partial))


def _in_order(pipeline: Pipeline) -> str:
    """Say which step remembers the articles before."""
    step = next(step for step in pipeline.steps if not step.parallel)
    return f"the step '{step.id}' must see all articles in order and remembers them"


def _executor(pipeline: Pipeline, config: RunConfig, interrupt: Interrupt | None) -> Executor:
    if config.workers == 0:
        return SerialExecutor()
    from newspipe.executors.local.cores import usable_cores
    from newspipe.executors.local.executor import ProcessExecutor
    from newspipe.executors.local.pool import Limits

    workers = (config.workers or usable_cores()) if pipeline.parallel else 1
    limits = Limits(workers, config.max_memory, config.recycle_after)
    ordered = not config.unordered or not pipeline.parallel
    return ProcessExecutor(limits, ordered=ordered, interrupt=interrupt, grace=config.grace)


def _opened(config: RunConfig, stdout: int) -> Outputs:
    articles: Output
    if config.append:
        articles = AppendedOutput(config.output)
    elif config.output == STANDARD:
        articles = Output("standard output", stdout, borrowed=True)
    else:
        articles = open_output(config.output)
    return Outputs(articles, _opened_beside(config, config.errors), _opened_beside(config, config.dropped))


def _opened_beside(config: RunConfig, path: str | None) -> Output | None:
    """Open an output that is of use also if the run does not finish, so that it is written under its own name.

    The dead letters that `retry` tries again are replaced when the run finishes and not before.
    """
    if path is None:
        return None
    if path in config.inputs:
        return open_output(path)
    return open_output(path, beside=False, append=config.append and not config.dead_letters)


def _reported(pipeline: Pipeline, config: RunConfig, finished: Finished) -> Finished:
    if config.report:
        output = open_output(config.report)
        figures = finished.report.as_dict(pipeline, finished.ending.exit_code)
        output.write(valid(json.dumps(figures, indent=2, ensure_ascii=False)).encode() + b"\n")
        output.finish()
    return finished
