"""Articles from files, without a pipeline: for commands that show or count what a run has written."""

import os
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from newspipe.batch import Job
from newspipe.engine import failure
from newspipe.engine.failure import Dropped
from newspipe.engine.parsing import Parser
from newspipe.errors import UsageError
from newspipe.io import sources
from newspipe.pipeline.model import Pipeline


def read_articles(
    paths: Sequence[str | os.PathLike[str]] = ("-",),
    *,
    on_problem: Callable[[str], None] | None = None,
    input_format: str | None = None,
) -> Iterator[dict[str, Any]]:
    """Yield the articles of files in order, compressed or not, as `newspipe run` reads them; ``"-"`` is standard input.

    What is no article is told to ``on_problem`` in words, with file and line, and left out; where that is not given it
    raises `UsageError`. Raises `UsageError` for a path that cannot be read, and `InputError` for one that breaks off.
    """
    for _, article in read_placed_articles(paths, on_problem=on_problem, input_format=input_format):
        yield article


def read_placed_articles(
    paths: Sequence[str | os.PathLike[str]] = ("-",),
    *,
    on_problem: Callable[[str], None] | None = None,
    input_format: str | None = None,
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the same articles as `read_articles`, each with its place for messages: ``"out.jsonl:12"``."""
    names = [os.fspath(path) for path in paths]
    sources.check(names, input_format)
    parser = Parser(Job(Pipeline("", ())))
    for batch in sources.batches(names, input_format=input_format):
        for item in parser.parse(batch):
            if item.outcome is None:
                yield f"{batch.source}:{item.number}", item.article
                continue
            if isinstance(item.outcome, Dropped):
                continue
            words = failure.message(batch.source, item, item.outcome)
            if on_problem is None:
                raise UsageError(words)
            on_problem(words)
