"""The three outputs of a run, which are written, brought to the disk and closed together."""

from dataclasses import dataclass

from newspipe.batch import BatchResult
from newspipe.io.writers import GROUP_BYTES, Output


@dataclass
class Outputs:
    """Where the articles, the dead letters and the dropped articles go; None for those that go nowhere."""

    articles: Output
    errors: Output | None = None
    dropped: Output | None = None
    _pending: int = 0

    def write(self, result: BatchResult) -> bool:
        """Write a result, and return whether a commit may follow: whether nothing waits for a group to fill.

        Groups end after the same results in every run of the same input, so compressed files are the same to the byte.
        """
        self.articles.write(result.output)
        if self.errors:
            self.errors.write(result.errors)
        if self.dropped:
            self.dropped.write(result.dropped)
        if not any(output.compressed for output in self._all()):
            return True
        self._pending += len(result.output) + len(result.errors) + len(result.dropped)
        if self._pending < GROUP_BYTES:
            return False
        self.end_group()
        return True

    def end_group(self) -> None:
        """Write what waits for a group to fill."""
        self._pending = 0
        for output in self._all():
            output.end_group()

    def complete(self) -> None:
        """Write all that is still to be written after the last result."""
        for output in self._all():
            output.complete()

    def sync(self) -> dict[str, tuple[int, int]]:
        """Bring everything to the disk and return each output's length in bytes and CRC-32 by name."""
        return {output.name: (output.sync(), output.crc) for output in self._all()}

    def close(self, *, finished: bool, keep: bool = True) -> str | None:
        """Close all. Return the path that holds the articles where the run did not finish and they are not in place.

        Without ``keep``, nothing is left of a run that did not finish.
        """
        others = [output for output in (self.errors, self.dropped) if output is not None]
        if not finished:
            for output in others:
                output.abandon(keep=keep)
            return self.articles.abandon(keep=keep)
        # The articles first: dead letters that are tried again go only when what became of them is safe.
        for output in (self.articles, *others):
            output.finish()
        return None

    def _all(self) -> list[Output]:
        return [output for output in (self.articles, self.errors, self.dropped) if output is not None]
