"""Executors: where workers live. Each takes batches and gives their results back in the same order."""

from collections.abc import Generator, Iterator
from typing import Protocol

from newspipe.batch import Batch, BatchResult, Job


class Executor(Protocol):
    """Runs batches somewhere.

    Results come in the order of the batches, each as soon as it and those before it are done.
    """

    def run(self, job: Job, batches: Iterator[Batch]) -> Generator[BatchResult, None, None]:
        """Yield a result for every batch. Closing the iterator early ends the workers.

        Raises `SetupError` where a worker cannot be built.
        """
        ...
