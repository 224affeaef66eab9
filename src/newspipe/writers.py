"""Where results go: standard output, or a file that appears under its name only when the run is done.

Every write goes to the operating system at once, so nothing waits in a buffer while the run waits for input.
"""

import os
import stat
from pathlib import Path

from newspipe.errors import OutputError

PART = ".part"


class Output:
    """A place that takes whole lines, by file descriptor. ``name`` stands for it in messages.

    The descriptor is closed at the end unless it is ``borrowed``.
    """

    def __init__(self, name: str, descriptor: int, *, borrowed: bool = False) -> None:
        self.name = name
        self._descriptor = descriptor
        self._borrowed = borrowed

    def write(self, data: bytes) -> None:
        """Write all of ``data``. Raises `BrokenPipeError` where nobody reads any more, `OutputError` where it fails."""
        view = memoryview(data)
        while view:
            try:
                view = view[os.write(self._descriptor, view) :]
            except BrokenPipeError:
                raise
            except OSError as error:
                raise OutputError(f"{self.name}: cannot be written: {error.strerror}") from None

    def finish(self) -> None:
        """Close it after a run that was completed."""
        self._close()

    def abandon(self) -> str | None:
        """Close it after a run that was not completed; return the path of what was written, if that is elsewhere."""
        self._close()
        return None

    def _close(self) -> None:
        if not self._borrowed:
            try:
                os.close(self._descriptor)
            except OSError as error:
                raise OutputError(f"{self.name}: cannot be written: {error.strerror}") from None


class FileOutput(Output):
    """A file that is written beside, as ``FILE.part``, and renamed when the run is done."""

    def __init__(self, path: str) -> None:
        self.path = os.path.realpath(path)
        super().__init__(path, _create(self.path + PART, path))

    def finish(self) -> None:
        """Put the file under its name, its data on disk first."""
        try:
            os.fsync(self._descriptor)
            super().finish()
            os.replace(self.path + PART, self.path)
        except OSError as error:
            raise OutputError(f"{self.name}: cannot be written: {error.strerror}") from None

    def abandon(self) -> str | None:
        """Leave what was written in ``FILE.part`` and return that path; remove it where nothing was written."""
        super().abandon()
        if os.path.getsize(self.path + PART):
            return self.name + PART
        os.unlink(self.path + PART)
        return None


def open_output(path: str | None, *, beside: bool = True) -> Output | None:
    """Open a path for writing; None for None. A path that is no regular file (a pipe, a device) is written directly.

    Raises `OutputError` where it cannot be opened.
    """
    if path is None:
        return None
    exists = os.path.exists(path)
    if beside and not (exists and not stat.S_ISREG(os.stat(path).st_mode)):
        return FileOutput(path)
    return Output(path, _create(path, path))


def _create(path: str, name: str) -> int:
    try:
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
    except OSError as error:
        hint = ""
        if not Path(path).parent.is_dir():
            hint = f"; there is no folder {str(Path(name).parent)!r}"
        raise OutputError(f"{name}: cannot be written: {error.strerror}{hint}") from None
