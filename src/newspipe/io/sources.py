r"""From files and standard input to batches of lines.

Lines are cut at ``\n`` bytes only and never parsed here. Whenever reading on would block, what is there goes out
first, so a slow writer's articles are not held back.
"""

import io
import os
import select
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from types import SimpleNamespace
from typing import Any, Protocol
from zlib import crc32

from newspipe.batch import Batch, Format, Place, is_blank
from newspipe.errors import InputError, UsageError
from newspipe.io.compression import compression_of, compression_of_start, decompressed, may_be_magic
from newspipe.io.recognise import COMPRESSIONS, article_names, format_of, refusal

BLOCK = 256 * 1024
BATCH_BYTES = 1024 * 1024
BATCH_SIZE = 64
START = Place()

KEPT = 1000  # bytes of a line that is too long, for its error record
MAX_LINE = 256_000_000  # bytes
HEAD = 4096  # bytes by which an input that cannot be read is recognised


class Stop(Protocol):
    """What asks a run to stop early: true once it has, and readable at ``fileno`` from then on."""

    def __bool__(self) -> bool: ...
    def fileno(self) -> int:
        """Return a descriptor that is readable once a stop was asked for."""
        ...


def check(paths: Sequence[str], input_format: Format | None = None) -> None:
    """Raise `UsageError`, naming them all, if paths cannot be read, or hold what we do not read. ``-`` is stdin."""
    problems = []
    for path in paths:
        if path == "-":
            continue
        try:
            mode = os.stat(path).st_mode
            if stat.S_ISDIR(mode):
                problems.append(f"{path}: is a directory; name its files, as in {os.path.join(path, '*.jsonl')}")
            elif stat.S_ISREG(mode):
                with open(path, "rb") as file:
                    head = file.read(HEAD)
                is_packed = compression_of_start(head) is not None  # what is in there is looked at when it is read
                why = None if is_packed else refusal(path, head, input_format or format_of(path))
                problems += [f"{path}: {why}"] if why else []
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
    start: Place = START,
    skip: int = 0,
    limit: int | None = None,
    interrupt: Stop | None = None,
    dead_letters: bool = False,
    stdin: int = 0,
    checksums: bool = False,
    input_format: Format | None = None,
    max_line: int = MAX_LINE,
) -> Iterator[Batch]:
    """Yield the batches of all paths in order, from a place on, each of at most ``size`` lines of one source.

    A batch also ends at the line with which it reaches `BATCH_BYTES`. So, but for input that comes slowly, where
    batches end depends on the input alone. Leaves out the first ``skip`` articles and ends after ``limit`` of them.
    Ends early on ``interrupt``. Raises `InputError` where a path cannot be read to its end; what was read before has
    been yielded by then.
    """
    forms = [input_format or format_of(path) for path in paths]
    names = article_names([path for path, form in zip(paths, forms, strict=True) if form != "jsonl"])
    inputs = [
        _Input(path, index, size, stdin, checksums, form, names.get(path), max_line)
        for index, (path, form) in enumerate(zip(paths, forms, strict=True))
    ]
    everything = (
        batch
        for given in inputs
        if given.index >= start.index
        for batch in _batches_of(given, start if given.index == start.index else START, interrupt)
        if not interrupt
    )
    if dead_letters:
        everything = (replace(batch, format="errors") for batch in everything)
    return _limited(everything, skip, limit) if skip or limit is not None else everything


def is_read(path: str, place: Place) -> tuple[bool, bool]:
    """Return whether an input still begins with the bytes before a place, and whether more follow them.

    Raises `InputError` if it cannot be read.
    """
    left, crc, more = place.offset, 0, False
    with _opened(path) as source:
        for block in source.blocks():
            crc = crc32(block[:left], crc)
            more = len(block) > left
            left -= min(left, len(block))
            if more:
                break
    # The last line may lack its line feed, which the place counts.
    return (crc == place.crc and not left) or (left == 1 and crc32(b"\n", crc) == place.crc), more


@dataclass(frozen=True)
class _Input:
    """One input and how it is read: the lines of a batch, what ``-`` stands for, whether to keep a CRC-32."""

    path: str
    index: int
    size: int
    stdin: int
    checksums: bool
    format: Format
    name: str | None
    max_line: int


def _batches_of(given: _Input, start: Place, interrupt: Stop | None) -> Iterator[Batch]:
    if not start.line:
        return
    with _opened(given.path, interrupt, given.stdin) as source:
        yield from _whole(source, given) if given.format != "jsonl" else _cut(source, given, start)


def _opened(path: str, interrupt: Stop | None = None, stdin: int = 0) -> "_Source":
    try:
        return _Source(path, interrupt, stdin)
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}") from None


def _whole(source: "_Source", given: _Input) -> Iterator[Batch]:
    blocks, size = [], 0
    for block in source.blocks():
        blocks.append(block if size <= given.max_line else b"")
        size += len(block)
    content = b"".join(blocks)
    if not source.interrupted:
        end = Place(given.index, 0, size, crc32(content))
        cut = frozenset([1] if size > given.max_line else [])
        yield Batch(
            source.path, 1, [content[:KEPT] if cut else content], given.format, end, name=given.name, too_long=cut
        )


def _cut(source: "_Source", given: _Input, start: Place) -> Iterator[Batch]:
    place, size, seen = start, given.size, False
    lines: list[bytes] = []
    volume = 0
    rest: list[bytes] = []
    rest_size = 0
    whole_sizes: dict[int, int] = {}  # of the lines of which only the beginning is kept, by their number

    def keep_beginning() -> None:
        """Keep only the beginning of a line without an end, so that it cannot fill the memory."""
        nonlocal rest
        if rest_size > given.max_line:
            rest = [b"".join(rest)[:KEPT]]
            whole_sizes[place.line + len(lines)] = rest_size

    def take(count: int) -> Batch:
        nonlocal place, lines, volume
        batch, lines = lines[:count], lines[count:]
        first = place.line
        cut = {n: whole_sizes.pop(n) for n in list(whole_sizes) if n < first + count}
        taken = sum(map(len, batch)) + count
        volume -= taken
        taken += sum(size - len(batch[n - first]) for n, size in cut.items())
        crc = crc32(b"\n".join([*batch, b""]), place.crc) if given.checksums else 0
        place = Place(given.index, first + count, place.offset + taken, crc)
        return Batch(source.path, first, batch, end=place, too_long=frozenset(cut))

    try:
        for block in source.blocks(start.offset):
            if not seen and not start.offset and (why := refusal(given.path, block[:HEAD], "jsonl")):
                raise InputError(f"{'standard input' if given.path == '-' else given.path}: {why}")
            seen = seen or bool(block)
            first, *others = block.split(b"\n")
            rest.append(first)
            rest_size += len(first)
            keep_beginning()
            if others:
                whole = [b"".join(rest), *others[:-1]]
                rest, rest_size = [others[-1]], len(others[-1])
                lines += whole
                volume += sum(map(len, whole)) + len(whole)
            while len(lines) >= size or volume >= BATCH_BYTES:
                yield take(_reaching(BATCH_BYTES, lines[:size]))
            if lines and not block:
                yield take(len(lines))
    except InputError:
        if lines:
            yield take(len(lines))
        raise
    if last := b"".join(rest):
        lines.append(last)
    while lines and not source.interrupted:
        yield take(_reaching(BATCH_BYTES, lines[:size]))


def _reaching(volume: int, lines: Sequence[bytes]) -> int:
    """Return how many lines it takes to reach a volume in bytes; all where they do not."""
    total = 0
    for count, line in enumerate(lines, 1):
        total += len(line) + 1
        if total >= volume:
            return count
    return len(lines)


def _limited(everything: Iterator[Batch], skip: int, limit: int | None) -> Iterator[Batch]:
    """Count articles, which are lines that are not blank, and pass on those from ``skip`` on, ``limit`` at most."""
    left = limit
    if left == 0:
        return
    for batch in everything:
        articles = [at for at, line in enumerate(batch.lines) if batch.is_file or not is_blank(line)]
        skipped = min(skip, len(articles))
        skip -= skipped
        taken = articles[skipped:] if left is None else articles[skipped : skipped + left]
        if taken:
            lines = batch.lines[taken[0] : taken[-1] + 1]
            yield replace(batch, line=batch.line + taken[0], lines=lines)
        if left is not None:
            left -= len(taken)
            if not left:
                return


class _Source:
    """One open input: its bytes, decompressed, in blocks."""

    def __init__(self, path: str, interrupt: Stop | None, stdin: int) -> None:
        self.path = path
        self.named_compressed = os.path.splitext(path)[1].lower() in COMPRESSIONS
        self._read_errors: tuple[type[Exception], ...] = (OSError,)
        self._raw = _Raw(path, interrupt, stdin)

    def __enter__(self) -> "_Source":
        return self

    def __exit__(self, *exception: object) -> None:
        self._raw.close()

    @property
    def interrupted(self) -> bool:
        return self._raw.interrupted

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
