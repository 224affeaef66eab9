"""The settings of a run: files, outputs, workers, limits, resume. The command line and Python both fill it."""

from dataclasses import dataclass
from typing import Any

from newspipe.io.sources import BATCH_SIZE, MAX_LINE
from newspipe.logs import Logs

STANDARD = "-"  # standard input or output


@dataclass(frozen=True, kw_only=True)
class RunConfig:
    """The settings of one run; the pipeline itself comes beside it.

    ``inputs``, ``output``   paths; ``"-"`` is standard input or output
    ``append``               add to ``output`` when the run finishes, and leave it as it was otherwise
    ``errors``, ``dropped``  paths for dead letters and for dropped articles; None keeps none
    ``report``               path for counts and times as JSON
    ``resume``, ``force``    save checkpoints and continue an interrupted run; start over whatever is there
    ``limit``, ``skip``      articles
    ``batch_size``           articles that go through a step together, at most
    ``workers``              worker processes; 0 for none, None for one for each usable core
    ``max_memory``           bytes of resident memory after which a worker is replaced or killed
    ``recycle_after``        articles after which a worker is replaced
    ``grace``                seconds that articles in flight may take after an interrupt
    ``max_line``             bytes of a line, or of a text or HTML file; a longer one fails
    ``strict``               refuse what is otherwise repaired
    ``input_format``         the name of the reader of all inputs; None goes by their names and beginnings
    ``encoding``             that of text and HTML files; None finds it out
    ``fields``               names and values that are set in articles that lack them
    ``dead_letters``         the input is a dead-letter file, whose articles start at the step they failed at
    ``logs``                 how workers show what stages log; None leaves it to them
    """

    inputs: tuple[str, ...] = (STANDARD,)
    output: str = STANDARD
    append: bool = False
    errors: str | None = None
    dropped: str | None = None
    report: str | None = None
    resume: bool = False
    force: bool = False
    limit: int | None = None
    skip: int = 0
    batch_size: int = BATCH_SIZE
    workers: int | None = None
    unordered: bool = False
    max_memory: int | None = None
    recycle_after: int | None = None
    grace: float = 10.0
    max_line: int = MAX_LINE
    strict: bool = False
    input_format: str | None = None
    encoding: str | None = None
    fields: tuple[tuple[str, Any], ...] = ()
    dead_letters: bool = False
    logs: Logs | None = None

    @property
    def outputs(self) -> tuple[str, ...]:
        """The paths that the run writes to, the articles' first."""
        return tuple(path for path in (self.output, self.errors, self.dropped, self.report) if path)
