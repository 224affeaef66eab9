"""How a run shows on standard error how far it is: a bar, a line a minute, lines of JSON, or not at all."""

import json
import os
import sys
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Literal, Self

from newspipe.cli.console import tell
from newspipe.io.readers.known import COMPRESSIONS
from newspipe.logs import timestamp
from newspipe.printable import one_line
from newspipe.report import Report

if TYPE_CHECKING:
    from rich.progress import Progress as RichBar
    from rich.progress import TaskID

Kind = Literal["auto", "bar", "plain", "json", "none"]
PLAIN_SECONDS = 60.0
JSON_SECONDS = 1.0


class Progress(ABC):
    """Gets every report of a run and every message; the base class shows the messages only."""

    def __init__(self, color: bool = False) -> None:
        self._color = color

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        """Leave the terminal as it was."""

    @abstractmethod
    def update(self, report: Report) -> None:
        """Take note of the counts so far."""

    def tell(self, message: str, **style: Any) -> None:
        """Write a message for people."""
        tell(message, self._color, **style)

    def end(self, report: Report, exit_code: int) -> None:
        """Write how the run has ended."""
        self.tell(report.line(), bold=True)
        if skipped := report.skipped_line():
            self.tell(skipped)


class Silent(Progress):
    """Shows nothing but messages."""

    def update(self, report: Report) -> None:
        """Show nothing."""


class Lines(Progress):
    """A line from time to time, for a log file: the time, the articles, how fast, and how long the rest may take."""

    def __init__(self, size: int | None, color: bool = False, clock: Callable[[], float] = time.time) -> None:
        super().__init__(color)
        self._size = size
        self._clock = clock
        self._begun = self._shown = clock()

    def update(self, report: Report) -> None:
        """Write a line if the last one is a minute old."""
        now = self._clock()
        if now - self._shown < PLAIN_SECONDS:
            return
        self._shown = now
        elapsed = now - self._begun
        parts = [f"{report.read:,} articles", f"{report.read / elapsed:,.0f}/s"]
        if report.failed:
            parts.append(f"{report.failed.total():,} failed")
        if self._size and (done := min(1.0, (report.bytes + report.read) / self._size)):
            parts += [f"{done:.0%}", f"about {_duration(elapsed / done - elapsed)} left"]
        self.tell(f"{timestamp(now)} {', '.join(parts)}")


class JsonLines(Progress):
    """One JSON object a line for whatever is said, for a program that watches: ``event`` says what it is."""

    def __init__(self, size: int | None, clock: Callable[[], float] = time.time) -> None:
        super().__init__()
        self._size = size
        self._clock = clock
        self._shown = clock()

    def update(self, report: Report) -> None:
        """Write the counts if the last ones are a second old."""
        if self._clock() - self._shown >= JSON_SECONDS:
            self._shown = self._clock()
            self._write("progress", **self._counts(report))

    def tell(self, message: str, **style: Any) -> None:
        """Write a message as an object."""
        self._write("message", message=one_line(message))

    def end(self, report: Report, exit_code: int) -> None:
        """Write the counts and the exit code."""
        self._write("end", **self._counts(report), seconds=round(report.seconds, 3), exit_code=int(exit_code))

    def _counts(self, report: Report) -> dict[str, Any]:
        return {
            "read": report.read,
            "written": report.written,
            "dropped": report.dropped.total(),
            "failed": report.failed.total(),
            "bytes": report.bytes,
            "total_bytes": self._size,
        }

    def _write(self, event: str, **fields: Any) -> None:
        line = {"time": timestamp(self._clock()), "event": event, **fields}
        tell(json.dumps(line, ensure_ascii=False))


class Bar(Progress):
    """A line on a terminal that shows how many articles were read and how fast.

    If the inputs are files, whose size is known, it also shows how much is done and how long the rest may take.
    """

    def __init__(self, size: int | None, color: bool) -> None:
        super().__init__(color)
        self._size = size
        self._bar: RichBar | None = None

    def __enter__(self) -> Self:
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            SpinnerColumn,
            TaskProgressColumn,
            TextColumn,
            TimeElapsedColumn,
            TimeRemainingColumn,
        )
        from rich.progress import Progress as RichBar

        share = (BarColumn(), TaskProgressColumn(), TimeRemainingColumn()) if self._size else (TimeElapsedColumn(),)
        columns = (SpinnerColumn(), TextColumn("{task.description}"), *share)
        self._bar = RichBar(*columns, console=Console(stderr=True, force_terminal=True), transient=True)
        self._task: TaskID = self._bar.add_task("waiting for articles", total=self._size)
        self._bar.start()
        return self

    def __exit__(self, *exception: object) -> None:
        if self._bar:
            self._bar.stop()
            self._bar = None

    def update(self, report: Report) -> None:
        """Show the counts of a report."""
        if self._bar:
            elapsed = self._bar.tasks[0].elapsed
            rate = f", {report.read / elapsed:,.0f}/s" if elapsed else ""
            failed = f", {report.failed.total()} failed" if report.failed else ""
            description = f"{report.read:,} articles{rate}{failed}"
            self._bar.update(self._task, description=description, completed=report.bytes + report.read)

    def tell(self, message: str, **style: Any) -> None:
        """Write a message above the bar."""
        if self._bar:
            words = style.get("fg", "") if self._color else ""
            self._bar.console.print(one_line(message), markup=False, highlight=False, style=words or None)
        else:
            super().tell(message, **style)


def progress(kind: Kind, paths: Sequence[str], *, color: bool) -> Progress:
    """Return the progress of a kind; ``auto`` is a bar on a terminal and a line a minute elsewhere."""
    if kind == "auto":
        kind = "bar" if sys.stderr.isatty() else "plain"
    match kind:
        case "bar":
            return Bar(_size(paths), color)
        case "plain":
            return Lines(_size(paths), color)
        case "json":
            return JsonLines(_size(paths))
        case _:
            return Silent(color)


def _size(paths: Sequence[str]) -> int | None:
    """Return the size in bytes of the inputs; None where one has none that is known, as a pipe or compressed lines."""
    if any(not os.path.isfile(path) or path.lower().endswith(COMPRESSIONS) for path in paths):
        return None
    return sum(os.path.getsize(path) for path in paths)


def _duration(seconds: float) -> str:
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 120 else f"{minutes / 60:.0f} h"
