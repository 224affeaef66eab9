"""What goes to a worker and what comes back: the only things, besides a Job, that cross processes."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from newspipe.logs import Logs
from newspipe.pipeline.model import Pipeline
from newspipe.report import Report

LINES, ERRORS = "jsonl", "errors"  # the formats of which a record is a line
BOM = b"\xef\xbb\xbf"


def is_blank(line: bytes) -> bool:
    """Return whether a line holds nothing: only white space, or a byte order mark that `cat` brought along."""
    return not line or line.isspace() or (line.startswith(BOM) and not line.removeprefix(BOM).strip())


@dataclass(frozen=True, slots=True)
class Job:
    """What a worker is built from. ``strict`` refuses lines that would be repaired; ``keep_dropped`` returns drops.

    ``encoding`` is that of text and HTML files, None to find it out; ``fields`` are set in articles that lack them.
    ``states`` are what the steps that are not parallel remember of an earlier run, by step.
    ``logs`` is how a worker process shows what its stages log; None leaves it to them.
    """

    pipeline: Pipeline
    strict: bool = False
    keep_dropped: bool = False
    encoding: str | None = None
    fields: tuple[tuple[str, Any], ...] = ()
    states: tuple[tuple[str, bytes], ...] = ()
    logs: Logs | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """That an article is to fail at a step without the step's being called, since it killed workers there."""

    step: str
    message: str
    attempts: int


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the input, between two batches: the input's index, the number of its next line, its offset in bytes.

    The offset is into the decompressed input. ``line`` is 0 if the input is read to its end. ``crc`` is the CRC-32 of
    the bytes before the place, if the run keeps it, so that a resumed run knows its input again.
    """

    index: int = 0
    line: int = 1
    offset: int = 0
    crc: int = 0


@dataclass(frozen=True, slots=True)
class Batch:
    """Consecutive raw lines of one source; ``line`` is the number of the first, from 1. Blank ones count as lines only.

    ``format`` names the reader; where that is not JSON Lines, a "line" is a record that the reader has cut, and
    ``name`` the ``id`` of the file's article, or what its articles are numbered after. ``attempt`` counts how often an
    article that killed a worker was tried alone, and ``verdict`` is what came of it. Of the lines with the numbers
    ``too_long`` only the beginning is there. ``wants_state`` asks for what the steps that are not parallel remember
    after it.
    """

    source: str
    line: int
    lines: list[bytes]
    format: str = LINES
    end: Place = Place()
    attempt: int = 1
    verdict: Verdict | None = None
    name: str | None = None
    too_long: frozenset[int] = frozenset()
    wants_state: bool = False

    @property
    def articles(self) -> int:
        """How many articles it holds: the lines that are not blank, counted without parsing them."""
        if not self.is_lines:
            return len(self.lines)
        return sum([line[:1] == b"{" or not is_blank(line) for line in self.lines])

    @property
    def is_lines(self) -> bool:
        """Whether its records are lines of JSON."""
        return self.format in (LINES, ERRORS)


@dataclass(frozen=True, slots=True)
class BatchResult:
    """What a worker made of a batch: whole lines for the output, the dead letters and the drops, and the counts.

    ``stopped`` holds the message of the failure that ends the run, where a step's policy is ``stop``; ``messages``
    one line for people for each article that failed; ``states`` what the steps remember, where the batch asked.
    """

    output: bytes
    errors: bytes = b""
    dropped: bytes = b""
    report: Report = field(default_factory=Report)
    messages: tuple[str, ...] = ()
    stopped: str | None = None
    end: Place = Place()
    states: tuple[tuple[str, bytes], ...] | None = None

    def __add__(self, other: "BatchResult") -> "BatchResult":
        return BatchResult(
            self.output + other.output,
            self.errors + other.errors,
            self.dropped + other.dropped,
            self.report + other.report,
            self.messages + other.messages,
            self.stopped or other.stopped,
            other.end,
            other.states,
        )


class Position(NamedTuple):
    """Which article, by its line number, at which step, by its index, and since when.

    ``line`` is 0 where it is not one article, ``step`` -1 where it is none. ``since`` is in seconds of
    `time.monotonic`, which all processes of a machine share.
    """

    line: int
    step: int
    since: float
