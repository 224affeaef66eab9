r"""From files and standard input to batches of lines.

Lines are cut at ``\n`` bytes only and never parsed here. Whenever reading on would block, what is there goes out
first, so a slow writer's articles are not held back.
"""

import io
import os
import select
import stat
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from newspipe.batch import Batch, Format
from newspipe.errors import InputError, UsageError
from newspipe.interrupt import Interrupt

BLOCK = 256 * 1024
BATCH_BYTES = 1024 * 1024
BATCH_SIZE = 64

_GZIP_MAGIC = b"\x1f\x8b"
_ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"
_FORMATS: dict[str, Format] = {".txt": "text", ".html": "html", ".htm": "html"}


def check(paths: Sequence[str]) -> None:
    """Raise `UsageError`, naming them all, where paths cannot be read. ``-`` is standard input."""
    problems = []
    for path in paths:
        if path == "-":
            continue
        try:
            mode = os.stat(path).st_mode
            if stat.S_ISDIR(mode):
                problems.append(f"{path}: is a directory; name its files, as in {os.path.join(path, '*.jsonl')}")
            elif stat.S_ISREG(mode):
                os.close(os.open(path, os.O_RDONLY))
        except OSError as error:
            problems.append(f"{path}: {error.strerror}")
    if list(paths).count("-") > 1:
        problems.append("-: standard input can be read only once")
    if problems:
        raise UsageError("\n".join(problems))


def batches(
    paths: Sequence[str],
    size: int = BATCH_SIZE,
    *,
    skip: int = 0,
    limit: int | None = None,
    interrupt: Interrupt | None = None,
) -> Iterator[Batch]:
    """Yield the batches of all paths in order, each of at most ``size`` lines of one source.

    Leaves out the first ``skip`` articles and ends after ``limit`` of them. Ends early on ``interrupt``. Raises
    `InputError` where a path cannot be read to its end; what was read before has been yielded by then.
    """
    everything = (batch for path in paths for batch in _batches_of(path, size, interrupt))
    return _limited(everything, skip, limit) if skip or limit is not None else everything


def _batches_of(path: str, size: int, interrupt: Interrupt | None) -> Iterator[Batch]:
    try:
        source = _Source(path, interrupt)
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}") from None
    with source:
        yield from _whole(source) if source.format != "jsonl" else _cut(source, size)


def _whole(source: "_Source") -> Iterator[Batch]:
    content = b"".join(source.blocks())
    if not source.interrupted:
        yield Batch(source.path, 1, [content], source.format)


def _cut(source: "_Source", size: int) -> Iterator[Batch]:
    number = 1
    lines: list[bytes] = []
    volume = 0
    rest: list[bytes] = []
    try:
        for block in source.blocks():
            if block:
                first, *others = block.split(b"\n")
                rest.append(first)
                if others:
                    lines.append(b"".join(rest))
                    rest = [others.pop()]
                    lines += others
                    volume += len(block)
            ready = len(lines) if not block or volume >= BATCH_BYTES else len(lines) - len(lines) % size
            for start in range(0, ready, size):
                batch = lines[start : min(start + size, ready)]
                yield Batch(source.path, number, batch)
                number += len(batch)
            if ready:
                lines = lines[ready:]
                volume = 0
    except InputError:
        if lines:
            yield Batch(source.path, number, lines)
        raise
    if last := b"".join(rest):
        lines.append(last)
    if not source.interrupted:
        yield from (Batch(source.path, number + at, lines[at : at + size]) for at in range(0, len(lines), size))


def _limited(everything: Iterator[Batch], skip: int, limit: int | None) -> Iterator[Batch]:
    """Count articles, which are lines that are not blank, and pass on those from ``skip`` on, ``limit`` at most."""
    left = limit
    if left == 0:
        return
    for batch in everything:
        articles = [at for at, line in enumerate(batch.lines) if line.strip()]
        skipped = min(skip, len(articles))
        skip -= skipped
        taken = articles[skipped:] if left is None else articles[skipped : skipped + left]
        if taken:
            yield Batch(batch.source, batch.line + taken[0], batch.lines[taken[0] : taken[-1] + 1], batch.format)
        if left is not None:
            left -= len(taken)
            if not left:
                return


class _Source:
    """One open input: its bytes, decompressed, in blocks."""

    def __init__(self, path: str, interrupt: Interrupt | None) -> None:
        self.path = path
        base, compression = os.path.splitext(path)
        self.named_compressed = compression in (".gz", ".zst")
        self.format: Format = _FORMATS.get(os.path.splitext(base)[1] if self.named_compressed else compression, "jsonl")
        self._read_errors: tuple[type[Exception], ...] = (OSError,)
        self._raw = _Raw(0 if path == "-" else os.open(path, os.O_RDONLY), interrupt, owned=path != "-")

    def __enter__(self) -> "_Source":
        return self

    def __exit__(self, *exception: object) -> None:
        self._raw.close()

    @property
    def interrupted(self) -> bool:
        return self._raw.interrupted

    def blocks(self) -> Iterator[bytes]:
        """Yield non-empty blocks, and an empty one before a read that would block."""
        try:
            stream = self._decompressed()
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
        buffered: io.BufferedReader[Any] = io.BufferedReader(self._raw, BLOCK)
        magic = buffered.peek(4)[:4]
        if magic.startswith(_GZIP_MAGIC):
            import gzip
            import zlib

            self._read_errors = (OSError, zlib.error)
            return gzip.GzipFile(fileobj=buffered)
        if magic.startswith(_ZSTD_MAGIC):
            if sys.version_info >= (3, 14):
                from compression import zstd
            else:
                from backports import zstd

            self._read_errors = (OSError, zstd.ZstdError)
            return zstd.ZstdFile(buffered)
        if self.named_compressed and not magic:
            raise EOFError
        return buffered


class _Raw(io.RawIOBase):
    """A descriptor whose reads end, as at the end of the file, when an interrupt comes."""

    def __init__(self, descriptor: int, interrupt: Interrupt | None, *, owned: bool) -> None:
        self._descriptor = descriptor
        self._interrupt = interrupt
        self._owned = owned
        self._regular = stat.S_ISREG(os.fstat(descriptor).st_mode)
        self.interrupted = False
        self._data = select.poll()
        self._data.register(descriptor, select.POLLIN)
        self._either = select.poll()
        self._either.register(descriptor, select.POLLIN)
        if interrupt is not None:
            self._either.register(interrupt.fileno(), select.POLLIN)

    def readable(self) -> bool:
        return True

    def would_block(self) -> bool:
        return not self._regular and not self._data.poll(0)

    def readinto(self, buffer: Any) -> int:
        if self._interrupt is not None:
            if not self._regular:
                self._either.poll()
            if self._interrupt:
                self.interrupted = True
                return 0
        return os.readv(self._descriptor, [buffer])

    def close(self) -> None:
        if self._owned and not self.closed:
            os.close(self._descriptor)
        super().close()
