"""The reader contract: how a kind of input is cut into records, and how a record becomes an article.

Cutting happens in the parent, cheaply, in one pass and without parsing more than it must; making the article happens in
a worker. So a reader is two functions that share nothing but the record's bytes.
"""

import inspect
import re
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO, ClassVar, NamedTuple

from newspipe.errors import PluginError
from newspipe.stage import Drop, check_name

BLOCK = 256 * 1024
KEPT = 1000  # bytes of a record that is too long, for its error record


@dataclass(frozen=True, slots=True)
class Record:
    """A piece of an input from which one article is made.

    ``end`` is the offset after it, in bytes of the decompressed input; cutting can begin there again. Of a record that
    is ``too_long`` only a beginning is kept, and the article fails.
    """

    data: bytes
    end: int
    too_long: bool = False


class Reading(NamedTuple):
    """The fields of an article, and whether some of the record's bytes were no characters and became U+FFFD."""

    fields: Mapping[str, Any]
    repaired: bool = False


class Reader(ABC):
    """Base class of all readers.

    ``name``      what ``--input-format`` calls it
    ``suffixes``  in small letters, with the dot, without that of a compression: ``(".warc",)``
    ``magic``     what a file of this kind begins with, decompressed; by it a file with an unknown suffix is known
    """

    name: ClassVar[str]
    suffixes: ClassVar[tuple[str, ...]] = ()
    magic: ClassVar[tuple[bytes, ...]] = ()

    def __init__(self, *, encoding: str | None = None) -> None:
        """``encoding`` is that of texts, as the user gave it; None to find it out."""
        self.encoding = encoding

    @abstractmethod
    def cut(self, stream: BinaryIO, start: int, limit: int) -> Iterator[Record]:
        """Yield the records from an offset on: 0, or the ``end`` of an earlier record.

        ``stream`` stands at 0 and gives decompressed bytes; seeking forward is allowed. Together the records cover the
        whole input. A record of more than ``limit`` bytes is `Record.too_long`. Raises `InputError` where the input is
        torn; what was yielded before is kept.
        """

    @abstractmethod
    def article(self, record: bytes) -> Reading | Drop:
        """Return the article of a record, or a `Drop` for one that holds none, with the reason.

        Without an ``id`` it gets the file's name, and the record's number where the file has several. Raises
        `StageError` where the record is damaged.
        """


class WholeFile(Reader):
    """A reader whose inputs hold one article each."""

    def cut(self, stream: BinaryIO, start: int, limit: int) -> Iterator[Record]:
        """Yield the whole input as one record."""
        if start:
            return
        blocks, size = [], 0
        while block := stream.read(BLOCK):
            blocks.append(block if size <= limit else b"")
            size += len(block)
        data = b"".join(blocks)
        yield Record(data, size) if size <= limit else Record(data[:KEPT], size, too_long=True)


def check_reader(candidate: object) -> type[Reader]:
    """Return ``candidate`` as the Reader class it is, or raise `PluginError` saying which rule it breaks."""
    if not (isinstance(candidate, type) and issubclass(candidate, Reader)):
        raise PluginError(f"{candidate!r} is not a Reader class")
    label = f"reader {candidate.__qualname__}"
    check_name(candidate, label, "warc")
    if inspect.isabstract(candidate):
        raise PluginError(f"{label}: it must define cut() and article()")
    if not all(suffix == suffix.lower() and re.fullmatch(r"\.[^./]+", suffix) for suffix in candidate.suffixes):
        raise PluginError(f'{label}: suffixes must be like (".warc",), not {candidate.suffixes!r}')
    if not all(isinstance(start, bytes) and start for start in candidate.magic):
        raise PluginError(f"{label}: magic must be a tuple of bytes, not {candidate.magic!r}")
    return candidate
