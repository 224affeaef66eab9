"""One open input: its bytes, decompressed, in blocks or as a file, and reads that an interrupt ends."""

import io
import os
import select
import stat
from collections import deque
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any, Protocol
from zlib import crc32

from newspipe.errors import InputError
from newspipe.io.compression import compression_of, decompressed, may_be_magic
from newspipe.io.readers.known import COMPRESSIONS
from newspipe.reader import BLOCK


class Stop(Protocol):
    """What asks a run to stop early: true once it has, and readable at ``fileno`` from then on."""

    def __bool__(self) -> bool: ...
    def fileno(self) -> int:
        """Return a descriptor that is readable once a stop was asked for."""
        ...


def opened(path: str, interrupt: Stop | None = None, stdin: int = 0) -> "Source":
    """Open an input; ``-`` is ``stdin``. Raises `InputError`."""
    try:
        return Source(path, interrupt, stdin)
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}") from None


class Source:
    """One open input."""

    def __init__(self, path: str, interrupt: Stop | None, stdin: int) -> None:
        self.path = path
        self.named_compressed = os.path.splitext(path)[1].lower() in COMPRESSIONS
        self._read_errors: tuple[type[Exception], ...] = (OSError,)
        self._raw = _Raw(path, interrupt, stdin)

    def __enter__(self) -> "Source":
        return self

    def __exit__(self, *exception: object) -> None:
        self._raw.close()

    @property
    def interrupted(self) -> bool:
        """Whether an interrupt has ended the reading."""
        return self._raw.interrupted

    def would_block(self) -> bool:
        """Whether nothing can be read right now."""
        return self._raw.would_block()

    def file(self, checksums: bool) -> "Forward":
        """Return its decompressed bytes as a file, with ``checksums`` one that can tell the CRC-32 of its beginning."""
        return Forward(self, checksums)

    def blocks(self, offset: int = 0) -> Iterator[bytes]:
        """Yield non-empty blocks from an offset on, and an empty one before a read that would block."""
        try:
            stream = self._decompressed()
            if offset:
                stream.seek(offset)
            while True:
                if self._raw.would_block():
                    yield b""
                block = stream.read1(BLOCK)
                if not block:
                    return
                yield block
        except EOFError:
            if not self._raw.interrupted:
                raise InputError(f"{self.path}: the compressed data ends in the middle; the file is torn") from None
        except self._read_errors as error:
            reason = getattr(error, "strerror", None) or error
            raise InputError(f"{self.path}: cannot be read: {reason}") from None

    def _decompressed(self) -> Any:
        """Return a stream with ``read1``; what it takes to decompress is imported only when it is needed."""
        magic = self._raw.peek_magic()
        name = compression_of(magic)
        if name is None:
            if self.named_compressed and not magic:
                raise EOFError
            return self._raw
        stream, self._read_errors = decompressed(name, _prompt(self._raw))
        return stream


class _Blocks(io.RawIOBase):
    """The blocks of a source as a raw file. ``kept`` holds those whose CRC-32 is wanted."""

    def __init__(self, source: Source, keeps: bool) -> None:
        self._blocks = source.blocks()
        self._block = b""
        self._keeps = keeps
        self._position = 0
        self.kept: deque[bytes] = deque()

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._position

    def readinto(self, buffer: Any) -> int:
        while not self._block:
            block = next(self._blocks, None)
            if block is None:
                return 0
            self._block = block
            if self._keeps and block:
                self.kept.append(block)
        data, self._block = self._block[: len(buffer)], self._block[len(buffer) :]
        buffer[: len(data)] = data
        self._position += len(data)
        return len(data)


class Forward(io.BufferedReader):
    """A source as a file that can be read, and skipped through forward. `crc_to` tells the CRC-32 of its beginning."""

    def __init__(self, source: Source, checksums: bool) -> None:
        self._source_blocks = _Blocks(source, checksums)
        super().__init__(self._source_blocks, BLOCK)
        self._crc = 0
        self._end = 0

    def seekable(self) -> bool:
        """Return True: it can be skipped through."""
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Skip forward to an offset from the beginning, and return where that ends. Keeps no more than a block."""
        if whence != os.SEEK_SET or offset < (position := self.tell()):
            raise io.UnsupportedOperation("an input can be skipped through forward only")
        while position < offset and (skipped := self.read(min(BLOCK, offset - position))):
            position += len(skipped)
            self.crc_to(position)
        return position

    def crc_to(self, end: int) -> int:
        """Return the CRC-32 of the bytes up to an offset, no smaller than that of the call before."""
        kept = self._source_blocks.kept
        while self._end < end and kept:
            block = kept.popleft()
            part, rest = block[: end - self._end], block[end - self._end :]
            self._crc = crc32(part, self._crc)
            self._end += len(part)
            if rest:
                kept.appendleft(rest)
        return self._crc


def _prompt(raw: "_Raw") -> Any:
    """Return a file whose ``read`` returns what there is, where a BufferedReader's waits for all it was asked for."""
    return SimpleNamespace(read=io.BufferedReader(raw, BLOCK).read1, seekable=lambda: True)


class _Raw(io.RawIOBase):
    """A descriptor whose reads end, as at the end of the file, when an interrupt comes."""

    def __init__(self, path: str, interrupt: Stop | None, stdin: int) -> None:
        self._owned = path != "-"
        # Without O_NONBLOCK, a named pipe that nobody writes to yet would block here, where no interrupt is heeded.
        self._descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK) if self._owned else stdin
        self._regular = stat.S_ISREG(os.fstat(self._descriptor).st_mode)
        self._head = b""
        self._interrupt = -1 if interrupt is None else interrupt.fileno()
        self.interrupted = False
        self._data = select.poll()
        self._data.register(self._descriptor, select.POLLIN)
        self._either = select.poll()
        self._either.register(self._descriptor, select.POLLIN)
        if interrupt is not None:
            self._either.register(interrupt.fileno(), select.POLLIN)

    def peek_magic(self) -> bytes:
        """Return the magic bytes at the start, or as many bytes as show that there are none; they are read again."""
        head = b""
        while may_be_magic(head):
            more = self.read1(1)
            if not more:
                break
            head += more
        self._head = head
        return head

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self._regular

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        if whence == os.SEEK_CUR:
            return os.lseek(self._descriptor, offset, whence) - len(self._head)
        self._head = b""
        return os.lseek(self._descriptor, offset, whence)

    def would_block(self) -> bool:
        return not self._regular and not self._head and not self._data.poll(0)

    def read1(self, size: int) -> bytes:
        """Return at most ``size`` bytes after one read, none at the end."""
        if self._head:
            head, self._head = self._head[:size], self._head[size:]
            return head
        if any(descriptor == self._interrupt for descriptor, _ in self._either.poll()):
            self.interrupted = True
            return b""
        return os.read(self._descriptor, size)

    def readinto(self, buffer: Any) -> int:
        data = self.read1(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        if self._owned and not self.closed:
            os.close(self._descriptor)
        super().close()
