"""Where results go: standard output, a file that appears when the run is done, or one that a later run continues.

Every write goes to the operating system at once, so nothing waits in a buffer while the run waits for input. The
exception is a .gz or .zst file: its lines are collected into groups, each written as a member or frame of its own.
"""

import os
import select
import shutil
import stat
from contextlib import suppress
from zlib import crc32

from newspipe.errors import OutputError, UsageError
from newspipe.io.compression import compressor
from newspipe.io.files import create, is_mount_point, locked_part

PART = ".part"
GROUP_BYTES = 256 * 1024


class Output:
    """A place that takes whole lines, by file descriptor. ``name`` stands for it in messages.

    The descriptor is closed at the end unless it is ``borrowed``.
    """

    left_over: str | None = None  # where an earlier run's unfinished file was moved to

    def __init__(self, name: str, descriptor: int, *, borrowed: bool = False) -> None:
        self.name = name
        self._descriptor = descriptor
        self._borrowed = borrowed
        self._encode = compressor(name)
        self._group: list[bytes] = []
        self._empty = True
        self.crc = 0  # of what was written, if that is kept: see `ResumableOutput`

    @property
    def compressed(self) -> bool:
        """Whether it collects lines into groups."""
        return self._encode is not None

    def write(self, data: bytes) -> None:
        """Take whole lines. Raises `BrokenPipeError` where nobody reads any more, `OutputError` where it fails."""
        if self._encode:
            self._group.append(data)
        else:
            self._write(data)

    def end_group(self) -> None:
        """Write what was collected. Raises as `write`."""
        data = b"".join(self._group)
        self._group.clear()
        if self._encode and data:
            self._write(self._encode(data))

    def seek_end(self) -> None:
        """Write after what the file holds already."""
        os.lseek(self._descriptor, 0, os.SEEK_END)

    def sync(self) -> int:
        """Bring what was written to the disk and return its length in bytes."""
        try:
            os.fsync(self._descriptor)
            return os.lseek(self._descriptor, 0, os.SEEK_CUR)
        except OSError as error:
            raise self._failed(error) from None

    def complete(self) -> None:
        """Write all that is still to be written after a run's last article. Raises as `write`."""
        self.end_group()
        if self._encode and self._empty:
            self._write(self._encode(b""))

    def finish(self) -> None:
        """End it after a run that was completed."""
        self.complete()
        self._close()

    def abandon(self, *, keep: bool = True) -> str | None:
        """Close it after a run that was not completed; return the path of what was written, if that is elsewhere.

        Without ``keep`` nothing remains of what was written elsewhere.
        """
        self._close()
        return None

    def _write(self, data: bytes) -> None:
        self._empty = self._empty and not data
        view = memoryview(data)
        while view:
            try:
                view = view[os.write(self._descriptor, view) :]
            except BrokenPipeError:
                raise
            except BlockingIOError:
                self._wait_until_writable()
            except OSError as error:
                raise self._failed(error) from None

    def _wait_until_writable(self) -> None:
        poll = select.poll()
        poll.register(self._descriptor, select.POLLOUT)
        poll.poll()

    def _failed(self, error: OSError) -> OutputError:
        return OutputError(f"{self.name}: cannot be written: {error.strerror}")

    def _close(self) -> None:
        if not self._borrowed:
            try:
                os.close(self._descriptor)
            except OSError as error:
                raise self._failed(error) from None


class FileOutput(Output):
    """A file that is written beside, as ``FILE.part``, and renamed when the run finishes.

    ``FILE.part`` is locked meanwhile. What an interrupted run has left there is kept under another name, which
    ``left_over`` says.
    """

    def __init__(self, path: str) -> None:
        """Raises `UsageError` if another run is writing it, or if a finished file could not take its place."""
        self._path = os.path.realpath(path)
        if is_mount_point(self._path):
            raise UsageError(
                f"{path}: is a mount point, which a finished file cannot replace; mount its folder instead, or write "
                f"through standard output: > {path}"
            )
        descriptor, self.left_over = locked_part(self._path + PART, path)
        _copy_mode(self._path, descriptor)
        super().__init__(path, descriptor)

    def finish(self) -> None:
        """Put the file under its name, its data on disk first."""
        self.complete()
        self.sync()
        try:
            os.replace(self._path + PART, self._path)
        except OSError as error:
            raise self._failed(error) from None
        super().finish()

    def abandon(self, *, keep: bool = True) -> str | None:
        """Leave what was written in ``FILE.part`` and return that path; remove it if it is empty or not to keep."""
        self.end_group()
        kept = keep and not self._empty
        if not kept:
            os.unlink(self._path + PART)
        super().abandon()
        return self.name + PART if kept else None


class AppendedOutput(FileOutput):
    """A file to whose end a run's articles are added when the run finishes."""

    def finish(self) -> None:
        """Add what was written beside, and bring it to the disk; if that fails, the file is as it was."""
        self.end_group()
        part = self._path + PART
        try:
            with open(part, "rb") as source, open(self._path, "ab") as target:
                before = target.tell()
                try:
                    shutil.copyfileobj(source, target)
                    target.flush()
                    os.fsync(target.fileno())
                except OSError:
                    os.ftruncate(target.fileno(), before)
                    raise
            os.unlink(part)
        except OSError as error:
            raise self._failed(error) from None
        self._close()


class ResumableOutput(Output):
    """A file that is written under its own name, and that a later run can continue.

    Nothing of it changes before `continue_after` is called. Raises `UsageError` where another process is writing it.
    """

    def __init__(self, path: str) -> None:
        import fcntl

        descriptor = create(path, path, truncate=False)
        super().__init__(path, descriptor)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise UsageError(f"{path}: another run is writing it; wait for that to end") from None

    def continue_after(self, length: int, crc: int = 0) -> None:
        """Cut it back to its first ``length`` bytes, whose CRC-32 is ``crc``; everything further follows them."""
        self.crc = crc
        os.ftruncate(self._descriptor, length)
        os.lseek(self._descriptor, length, os.SEEK_SET)
        self._empty = length == 0

    def _write(self, data: bytes) -> None:
        super()._write(data)
        self.crc = crc32(data, self.crc)

    def _failed(self, error: OSError) -> OutputError:
        return OutputError(f"{super()._failed(error)}; what was committed is safe: run the same line again to continue")


def open_output(path: str, *, beside: bool = True, append: bool = False) -> Output:
    """Open a path for writing. A path that is no regular file (a pipe, a device) is written directly.

    Raises `OutputError` where it cannot be opened.
    """
    exists = os.path.exists(path)
    if beside and not (exists and not stat.S_ISREG(os.stat(path).st_mode)):
        return FileOutput(path)
    output = Output(path, create(path, path, truncate=not append))
    if append and exists and stat.S_ISREG(os.stat(path).st_mode):
        output.seek_end()
    return output


def _copy_mode(path: str, descriptor: int) -> None:
    with suppress(OSError):
        os.fchmod(descriptor, stat.S_IMODE(os.stat(path).st_mode))
