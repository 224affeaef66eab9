"""Reading batches in a thread, so that waiting for input and waiting for workers go on side by side."""

import os
import queue
import threading
from collections.abc import Iterator

from newspipe.batch import Batch

AHEAD = 4


class Feeder:
    """Reads at most `AHEAD` batches ahead. `fileno` is readable while `take` has something to give."""

    def __init__(self, batches: Iterator[Batch]) -> None:
        self._batches = batches
        self._queue: queue.Queue[Batch | None] = queue.Queue(AHEAD)
        self._error: BaseException | None = None
        self._read_end, self._write_end = os.pipe()
        # A daemon: where nobody wants more, it may be blocked in a read that never ends.
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def fileno(self) -> int:
        """Return a descriptor to wait on."""
        return self._read_end

    def take(self, timeout: float | None = None) -> Batch | None:
        """Return the next batch, None at the end. Raises `queue.Empty` after ``timeout`` seconds."""
        batch = self._queue.get(timeout=timeout)
        os.read(self._read_end, 1)
        if batch is None:
            self._thread.join()
        return batch

    def finish(self) -> None:
        """Raise what ended the reading early, once all that was read before has been dealt with."""
        if self._error is not None:
            raise self._error

    def _put(self, batch: Batch | None) -> None:
        self._queue.put(batch)
        os.write(self._write_end, b".")

    def _read(self) -> None:
        try:
            for batch in self._batches:
                self._put(batch)
        except BaseException as error:
            self._error = error
        self._put(None)
