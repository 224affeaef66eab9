"""From one input to batches: lines, many at once and never parsed, or the records that a reader cuts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

from newspipe.batch import LINES, Batch, Place
from newspipe.errors import InputError
from newspipe.io.opened import Source
from newspipe.io.readers.known import HEAD
from newspipe.io.recognise import refusal
from newspipe.reader import KEPT, Reader

BATCH_BYTES = 1024 * 1024


@dataclass(frozen=True)
class Input:
    """One input and how it is read: the articles of a batch, what ``-`` stands for, whether to keep a CRC-32.

    ``name`` is the ``id`` of a file's article, or what its articles are numbered after.
    """

    path: str
    index: int
    size: int
    stdin: int
    checksums: bool
    format: str
    reader: Reader | None
    name: str | None
    max_line: int


def cut(source: Source, given: Input, start: Place) -> Iterator[Batch]:
    """Yield the batches of an input from a place on."""
    return _lines(source, given, start) if given.reader is None else _records(source, given, given.reader, start)


def _records(source: Source, given: Input, reader: Reader, start: Place) -> Iterator[Batch]:
    """Yield batches of the records that a reader cuts; what is there goes out before a read that would block."""
    place, records = start, list[bytes]()
    number, volume = start.line, 0
    too_long = set[int]()
    end = start.offset

    def take() -> Batch:
        nonlocal place, records, volume, too_long
        first = place.line
        place = Place(given.index, number, end, stream.crc_to(end) if given.checksums else 0)
        batch = Batch(given.path, first, records, given.format, place, name=given.name, too_long=frozenset(too_long))
        records, volume, too_long = [], 0, set()
        return batch

    try:
        stream = source.file(given.checksums)
        for record in reader.cut(stream, start.offset, given.max_line):
            if source.interrupted:
                return
            records.append(record.data)
            if record.too_long:
                too_long.add(number)
            number, end = number + 1, record.end
            volume += len(record.data)
            if len(records) >= given.size or volume >= BATCH_BYTES or source.would_block():
                yield take()
    except InputError:
        if records:
            yield take()
        raise
    if records:
        yield take()


def _lines(source: Source, given: Input, start: Place) -> Iterator[Batch]:
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
        return Batch(source.path, first, batch, LINES, place, too_long=frozenset(cut))

    try:
        for block in source.blocks(start.offset):
            if not seen and not start.offset and (why := refusal(given.path, block[:HEAD], LINES)):
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
