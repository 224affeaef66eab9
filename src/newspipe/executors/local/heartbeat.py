"""What a worker is doing right now, in memory that its parent can read even while the worker hangs."""

import mmap
import os
import struct
import tempfile
import time

from newspipe.batch import Position

_FORM = struct.Struct("<qqd")


class Heartbeat:
    """24 bytes of shared memory. The parent creates it, the worker opens the same file descriptor.

    An update is one copy of all bytes (`struct.pack_into` would zero them first), and `read` takes only what it sees
    twice, so half of an update is never taken for a position.
    """

    def __init__(self, descriptor: int | None = None) -> None:
        self._owned = descriptor is None
        self.descriptor = _shared_memory(_FORM.size) if descriptor is None else descriptor
        self._memory = mmap.mmap(self.descriptor, _FORM.size)

    def mark(self, line: int, step: int) -> None:
        """Note that work on an article's step begins now."""
        self._memory[:] = _FORM.pack(line, step, time.monotonic())

    def read(self) -> Position:
        """Return where the worker is."""
        seen = self._memory[:]
        while seen != (again := self._memory[:]):
            seen = again
        return Position(*_FORM.unpack(seen))

    def close(self) -> None:
        """Release the memory."""
        self._memory.close()
        if self._owned:
            os.close(self.descriptor)


def _shared_memory(size: int) -> int:
    """Return a descriptor of memory that needs no file system (Linux), or else of a temporary file without a name."""
    if hasattr(os, "memfd_create"):
        descriptor = os.memfd_create("newspipe-heartbeat")
        os.ftruncate(descriptor, size)
        return descriptor
    with tempfile.TemporaryFile() as file:
        file.write(bytes(size))  # written, not only truncated: a full disk is an error here, and no SIGBUS later
        file.flush()
        return os.dup(file.fileno())
