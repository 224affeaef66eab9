"""The serial executor: one worker, in this process."""

from collections.abc import Generator, Iterator

from newspipe.batch import Batch, BatchResult, Job
from newspipe.engine.worker import Worker


class SerialExecutor:
    """Runs each batch when its result is asked for."""

    def run(self, job: Job, batches: Iterator[Batch]) -> Generator[BatchResult, None, None]:
        """Yield a result for every batch, in order. The worker is closed when the iterator is."""
        worker = Worker(job)
        try:
            for batch in batches:
                yield worker.run(batch)
        finally:
            worker.close()
