"""Progress on standard error, where that is a terminal and nobody asked for quiet."""

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from newspipe.cli.console import tell
from newspipe.io.recognise import COMPRESSIONS
from newspipe.printable import one_line
from newspipe.report import Report

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID


class Progress:
    """A line that shows how many articles were read and how fast; nothing where standard error is no terminal.

    Where the inputs are files, whose size is known, it also shows how much is done and how long the rest may take.
    """

    def __init__(self, paths: Sequence[str], *, show: bool) -> None:
        self._show = show and sys.stderr.isatty()
        self._size = _size(paths)
        self._bar: Bar | None = None

    def __enter__(self) -> "Progress":
        if self._show:
            from rich.console import Console
            from rich.progress import (
                BarColumn,
                SpinnerColumn,
                TaskProgressColumn,
                TextColumn,
                TimeElapsedColumn,
                TimeRemainingColumn,
            )
            from rich.progress import Progress as Bar

            share = (BarColumn(), TaskProgressColumn(), TimeRemainingColumn()) if self._size else (TimeElapsedColumn(),)
            columns = (SpinnerColumn(), TextColumn("{task.description}"), *share)
            self._bar = Bar(*columns, console=Console(stderr=True), transient=True)
            self._task: TaskID = self._bar.add_task("waiting for articles", total=self._size)
            self._bar.start()
        return self

    def __exit__(self, *exception: object) -> None:
        if self._bar:
            self._bar.stop()

    def update(self, report: Report) -> None:
        """Show the counts of a report."""
        if self._bar:
            elapsed = self._bar.tasks[0].elapsed
            rate = f", {report.read / elapsed:,.0f}/s" if elapsed else ""
            failed = f", {report.failed.total()} failed" if report.failed else ""
            description = f"{report.read:,} articles{rate}{failed}"
            self._bar.update(self._task, description=description, completed=report.bytes + report.read)

    def tell(self, message: str, color: bool) -> None:
        """Write a message; above the progress line, where there is one."""
        if self._bar:
            self._bar.console.print(one_line(message), markup=False, highlight=False, style="yellow" if color else None)
        else:
            tell(message, color, fg="yellow")


def _size(paths: Sequence[str]) -> int | None:
    """Return the size in bytes of the inputs; None where one has none that is known, as a pipe or compressed lines."""
    if any(not os.path.isfile(path) or path.lower().endswith(COMPRESSIONS) for path in paths):
        return None
    return sum(os.path.getsize(path) for path in paths)
