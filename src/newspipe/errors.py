"""What can go wrong, and the exit code it ends in.

::

    NewspipeError
    ├── UsageError            what the user asked for cannot be done          exit 2
    │   ├── PipelineError     a pipeline file is invalid: all its problems    exit 2
    │   └── PluginError       a plugin is missing, broken or breaks a rule    exit 2
    ├── InputError            an input cannot be read to its end              exit 1
    ├── OutputError           an output cannot be written                     exit 1
    ├── SetupError            a stage could not set itself up                 exit 1
    ├── UnfinishedError       a run ended before its input did                its own
    ├── InternalError         newspipe broke a promise of its own             exit 1
    ├── ArticleError          the Python API's word for an article that failed
    └── StageError            a stage speaks to the user about one article
        └── RetryableError    the same, where another try may succeed
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, ClassVar, TypedDict


class ExitCode(IntEnum):
    """What `newspipe` returns to the shell."""

    OK = 0
    UNFINISHED = 1
    USAGE = 2
    SOME_FAILED = 3
    BUDGET_SPENT = 4
    INTERRUPTED = 130
    BROKEN_PIPE = 141
    TERMINATED = 143


class NewspipeError(Exception):
    """The root: everything that newspipe raises on purpose."""

    exit_code: ClassVar[ExitCode] = ExitCode.UNFINISHED


class UsageError(NewspipeError):
    """The request cannot be carried out as it stands; nothing was read."""

    exit_code = ExitCode.USAGE


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong with a file, where it is, and what to do about it.

    ``line`` and ``column`` count from 1, ``column`` in code points; ``path`` is written like ``steps[2].stage``.
    """

    file: str
    line: int
    column: int
    path: str
    what: str
    fix: str = ""

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}:{self.column}: "
        return where + (f"{self.path}: " if self.path else "") + self.what + (f"; {self.fix}" if self.fix else "")


class PipelineError(UsageError):
    """A pipeline that cannot run; ``problems`` holds everything found wrong, in the file's order."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class PluginError(UsageError):
    """A plugin that is missing, cannot be imported, clashes with another or breaks the contract."""


class InputError(NewspipeError):
    """An input ended early or could not be read."""


class OutputError(NewspipeError):
    """An output could not be written."""


class SetupError(NewspipeError):
    """A stage's `setup` failed, so no article can be processed."""


class UnfinishedError(NewspipeError):
    """A run of files ended before its input did: ``report`` holds its counts, ``code`` its `ExitCode`."""

    def __init__(self, reason: str, report: Any, code: ExitCode) -> None:
        self.report = report
        self.code = code
        super().__init__(reason)


class InternalError(NewspipeError):
    """The counts do not add up, or another promise is broken: a bug in newspipe."""


class StageError(NewspipeError):
    """Raise it in a stage to say, without a traceback, why this article cannot be processed."""


class RetryableError(StageError):
    """A StageError that may not come again, as of a network: the step's ``retries`` says how often to try once more."""


class ErrorRecord(TypedDict):
    """One line of the dead-letter file, as `newspipe schema error` describes it."""

    source: str
    line: int
    id: str | None
    step: str | None
    stage: str | None
    message: str
    exception: dict[str, str] | None
    attempts: int
    raw: str | None
    article: dict[str, Any] | None


class ArticleError(NewspipeError):
    """An article failed in `LoadedPipeline.process` or `run`; ``record`` is its ErrorRecord."""

    def __init__(self, record: Mapping[str, Any]) -> None:
        self.record = record
        super().__init__(f"{record['stage'] or record['source']}: {record['message']}")
