"""Batches in flight, and what is done with one on which a worker died.

A worker's death costs one article. The batch is cut around the article that the worker was at; that one is tried
once more, alone, in a fresh worker; if that dies too, the article is condemned: it is run again up to the step that
killed it, which then fails without being called, so that the error record holds the article as it was.
"""

from dataclasses import dataclass, field, replace

from newspipe.batch import Batch, BatchResult, Place, Position, Verdict, is_blank
from newspipe.engine import failure
from newspipe.pipeline.model import Pipeline
from newspipe.printable import one_line
from newspipe.report import Report


@dataclass(eq=False)
class Part:
    """A batch, or a piece of one that was cut, and its result when it is done."""

    batch: Batch
    slot: "Slot"
    result: BatchResult | None = None

    @property
    def needs_fresh_worker(self) -> bool:
        """Whether it has already killed a worker."""
        return self.batch.attempt > 1


@dataclass(eq=False)
class Slot:
    """The place of one batch in the order of the output."""

    size: int
    end: Place
    parts: list[Part] = field(default_factory=list)

    @property
    def done(self) -> bool:
        """Whether all of its parts have their result."""
        return all(part.result is not None for part in self.parts)

    def result(self) -> BatchResult:
        """Return the results of all parts as one, up to the one that stops the run."""
        results = [part.result for part in self.parts if part.result is not None]
        merged = results[0] if results else BatchResult(b"", end=self.end)
        for result in results[1:]:
            if merged.stopped:
                break
            merged += result
        return merged


def slot_of(batch: Batch) -> Slot:
    """Return the slot of a new batch."""
    slot = Slot(sum(map(len, batch.lines)), batch.end)
    slot.parts.append(Part(batch, slot))
    return slot


def after_death(part: Part, reason: str, position: Position, pipeline: Pipeline) -> list[Part]:
    """Replace a part whose worker died, in its slot, and return the parts to run now: none where it is settled."""
    batch = part.batch
    if len(batch.lines) > 1:
        batches = _cut(batch, position.line)
    elif batch.attempt == 1:
        batches = [replace(batch, attempt=2)]
    elif batch.verdict is None and position.step >= 0:
        step = pipeline.steps[position.step]
        batches = [replace(batch, attempt=3, verdict=Verdict(step.id, reason, batch.attempt))]
    else:
        part.result = _given_up(batch, reason)
        return []
    parts = [Part(piece, part.slot) for piece in batches]
    at = part.slot.parts.index(part)
    part.slot.parts[at : at + 1] = parts
    return parts


def memory_lost(batch: Batch, reason: str, pipeline: Pipeline) -> BatchResult:
    """Return the result, which ends the run, of a batch whose worker died with what a step remembered of all before."""
    step = next(step for step in pipeline.steps if not step.parallel)
    message = f"{batch.source}: {reason}; the step '{step.id}' remembers the articles before, so no other can go on"
    return BatchResult(b"", stopped=one_line(message), end=batch.end)


def _cut(batch: Batch, line: int) -> list[Batch]:
    """Cut a batch around an article, by its line number; into single articles where that is not known."""
    at = line - batch.line
    if not 0 <= at < len(batch.lines) or line == 0:
        blank = [batch.is_lines and is_blank(one) for one in batch.lines]
        numbered = enumerate(batch.lines, batch.line)
        return [replace(batch, line=n, lines=[one]) for (n, one), no in zip(numbered, blank, strict=True) if not no]
    before = replace(batch, lines=batch.lines[:at])
    alone = replace(batch, line=line, lines=[batch.lines[at]], attempt=2)
    after = replace(batch, line=line + 1, lines=batch.lines[at + 1 :])
    return [piece for piece in (before, alone, after) if piece.lines]


def _given_up(batch: Batch, reason: str) -> BatchResult:
    """Return the result of an article that kills workers before or outside its steps, by its raw line."""
    report = Report(read=1, bytes=len(batch.lines[0]))
    report.failed["worker died"] += 1
    message = f"{reason} before the first step"
    errors = failure.raw_error_line(batch, message, attempts=batch.attempt)
    messages = (one_line(f"{batch.source}:{batch.line}: {message}"),)
    return BatchResult(b"", errors + b"\n", b"", report, messages, end=batch.end)
