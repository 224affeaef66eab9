"""What a worker is doing right now, in memory that its parent can read even while the worker hangs."""

import mmap
import struct
import tempfile
import time
from typing import BinaryIO, NamedTuple

_FORM = struct.Struct("<qqd")


class Position(NamedTuple):
    """The line number of the article (0 where it is not one article), the index of the step (-1 for none), and since
    when.

    ``since`` is in seconds of `time.monotonic`, which all processes of a machine share.
    """

    line: int
    step: int
    since: float


class Beacon:
    """24 bytes of shared memory. The parent creates it, the worker opens the same file descriptor.

    A reader may see half of an update. It then takes an article for slow that is not, which costs a second try alone.
    """

    def __init__(self, descriptor: int | None = None) -> None:
        self._file: BinaryIO | None = None
        if descriptor is None:
            self._file = tempfile.TemporaryFile()
            self._file.truncate(_FORM.size)
            descriptor = self._file.fileno()
        self.descriptor = descriptor
        self._memory = mmap.mmap(descriptor, _FORM.size)

    def mark(self, line: int, step: int) -> None:
        """Note that work on an article's step begins now."""
        _FORM.pack_into(self._memory, 0, line, step, time.monotonic())

    def read(self) -> Position:
        """Return where the worker is."""
        return Position(*_FORM.unpack_from(self._memory, 0))

    def close(self) -> None:
        """Release the memory."""
        self._memory.close()
        if self._file:
            self._file.close()
