r"""From files and standard input to batches of articles.

Lines are cut at ``\n`` bytes only and never parsed here. Whenever reading on would block, what is there goes out
first, so a slow writer's articles are not held back.
"""

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import replace
from zlib import crc32

from newspipe.batch import ERRORS, LINES, Batch, Place, is_blank
from newspipe.errors import UsageError
from newspipe.io.compression import compression_of_start
from newspipe.io.cutting import Input, cut
from newspipe.io.opened import Stop, opened
from newspipe.io.readers.known import HEAD, Readers
from newspipe.io.recognise import article_names, refusal

BATCH_SIZE = 64
START = Place()
MAX_LINE = 256_000_000  # bytes


def check(paths: Sequence[str], input_format: str | None = None, readers: Readers | None = None) -> None:
    """Raise `UsageError`, naming them all, if paths cannot be read, or hold what we do not read. ``-`` is stdin."""
    readers = readers or Readers()
    if input_format:
        readers.named(input_format)
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
                why = None if is_packed else refusal(path, head, input_format or readers.of(path))
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
    input_format: str | None = None,
    max_line: int = MAX_LINE,
    readers: Readers | None = None,
) -> Iterator[Batch]:
    """Yield the batches of all paths in order, from a place on, each of at most ``size`` lines of one source.

    A batch also ends at the line with which it reaches `BATCH_BYTES`. So, but for input that comes slowly, where
    batches end depends on the input alone. Leaves out the first ``skip`` articles and ends after ``limit`` of them.
    Ends early on ``interrupt``. Raises `InputError` where a path cannot be read to its end; what was read before has
    been yielded by then.
    """
    readers = readers or Readers()
    forms = [input_format or readers.of(path) for path in paths]
    names = article_names([path for path, form in zip(paths, forms, strict=True) if form != LINES])
    inputs = [
        Input(
            path,
            index,
            size,
            stdin,
            checksums,
            form,
            None if form == LINES else readers.named(form)(),
            names.get(path),
            max_line,
        )
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
        everything = (replace(batch, format=ERRORS) for batch in everything)
    return _limited(everything, skip, limit) if skip or limit is not None else everything


def is_read(path: str, place: Place) -> tuple[bool, bool]:
    """Return whether an input still begins with the bytes before a place, and whether more follow them.

    Raises `InputError` if it cannot be read.
    """
    left, crc, more = place.offset, 0, False
    with opened(path) as source:
        for block in source.blocks():
            crc = crc32(block[:left], crc)
            more = len(block) > left
            left -= min(left, len(block))
            if more:
                break
    # The last line may lack its line feed, which the place counts.
    return (crc == place.crc and not left) or (left == 1 and crc32(b"\n", crc) == place.crc), more


def _batches_of(given: Input, start: Place, interrupt: Stop | None) -> Iterator[Batch]:
    if start.line:
        with opened(given.path, interrupt, given.stdin) as source:
            yield from cut(source, given, start)


def _limited(everything: Iterator[Batch], skip: int, limit: int | None) -> Iterator[Batch]:
    """Count articles, which are lines that are not blank, and pass on those from ``skip`` on, ``limit`` at most."""
    left = limit
    if left == 0:
        return
    for batch in everything:
        articles = [at for at, line in enumerate(batch.lines) if not batch.is_lines or not is_blank(line)]
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
