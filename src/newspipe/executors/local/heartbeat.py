"""What a worker is doing right now, in memory that its parent can read even while the worker hangs."""

import mmap
import os
import struct
import tempfile
import time

from newspipe.batch import Position

_FORM = struct.Struct("<qqd")


class Beacon:
    """24 bytes of shared memory. The parent creates it, the worker opens the same file descriptor.

    A reader may see half of an update. It then takes an article for slow that is not, which costs a second try alone.
    """

    def __init__(self, descriptor: int | None = None) -> None:
        self._owned = descriptor is None
        if descriptor is None:
            with tempfile.TemporaryFile() as file:
                file.truncate(_FORM.size)
                descriptor = os.dup(file.fileno())
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
        if self._owned:
            os.close(self.descriptor)
