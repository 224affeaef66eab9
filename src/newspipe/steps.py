"""One step at work in a worker: its stage, and what becomes of each article it is given."""

from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter
from types import MappingProxyType
from typing import Any

from newspipe import schemas
from newspipe.article import type_name
from newspipe.errors import SetupError, StageError
from newspipe.flow import alternatives
from newspipe.jsonlines import Item
from newspipe.pipeline import Step
from newspipe.report import StepReport
from newspipe.stage import Drop, Stage


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an article failed. ``step`` and ``stage`` are None where the line was no article."""

    message: str
    kind: str
    step: str | None = None
    stage: str | None = None
    exception: dict[str, str] | None = None
    stop: bool = False


@dataclass(frozen=True, slots=True)
class Dropped:
    """Which step dropped an article, and its reason."""

    step: Step
    reason: str


class BrokenContract(Exception):
    """A stage returned something that its contract does not allow."""


class BoundStep:
    """A step with its stage, set up and ready for articles."""

    def __init__(self, step: Step, stage: Stage) -> None:
        """Set the stage up. Raises `SetupError` with the stage's own words where it cannot."""
        self.step = step
        self.stage = stage
        self.provides = frozenset(stage.provides)
        self.requires = [alternatives(requirement) for requirement in stage.requires]
        self.matches = schemas.matcher(step.when) if step.when is not None else None
        self.batched = type(stage).process_batch is not Stage.process_batch
        try:
            stage.setup()
        except (Exception, SystemExit) as error:
            raise SetupError(f"stage '{step.stage}' could not be set up: {_words(error)}") from error

    def run(self, items: Sequence[Item], tally: StepReport) -> list[Item]:
        """Process items in place and return those that end here, each with an outcome (`Dropped`, `Failure`)."""
        chosen = items if self.matches is None else [item for item in items if self.matches(item.article)]
        self._ended: list[Item] = []
        start = perf_counter()
        if self.batched:
            self._run_batch(chosen)
        else:
            self._run_each(chosen)
        tally.seconds += perf_counter() - start
        tally.articles += len(chosen)
        return self._ended

    def _end(self, item: Item, outcome: "Dropped | Failure") -> None:
        item.outcome = outcome
        self._ended.append(item)

    def _run_each(self, items: Sequence[Item]) -> None:
        process, provides = self.stage.process, self.provides
        for item in items:
            try:
                if self.requires:
                    self._check_requires(item.article)
                fields = process(MappingProxyType(item.article))
                if fields.__class__ is dict and fields.keys() == provides:
                    item.merge(fields)
                else:
                    self._settle(item, fields)
            except (Exception, SystemExit) as error:
                self._end(item, self._failure(error))

    def _run_batch(self, items: Sequence[Item]) -> None:
        ready = []
        for item in items:
            try:
                self._check_requires(item.article)
                ready.append(item)
            except StageError as error:
                self._end(item, self._failure(error))
        try:
            self._settle_batch(ready)
        except (Exception, SystemExit):
            for item in ready:
                try:
                    self._settle_batch([item])
                except (Exception, SystemExit) as error:
                    self._end(item, self._failure(error))

    def _settle_batch(self, items: Sequence[Item]) -> None:
        """Run one batch. Nothing is merged unless every result is sound, so that a batch can be run again."""
        if not items:
            return
        results = list(self.stage.process_batch([MappingProxyType(item.article) for item in items]))
        if len(results) != len(items):
            raise BrokenContract(f"process_batch() returned {len(results)} results for {len(items)} articles")
        for result in results:
            self._check_result(result)
        for item, result in zip(items, results, strict=True):
            self._settle(item, result)

    def _check_requires(self, article: dict[str, Any]) -> None:
        for fields in self.requires:
            if all(article.get(field) is None for field in fields):
                wanted = " or ".join(f"'{field}'" for field in fields)
                raise StageError(f"needs {wanted}, which the article lacks")

    def _settle(self, item: Item, result: Any) -> None:
        self._check_result(result)
        if isinstance(result, Drop):
            self._end(item, Dropped(self.step, result.reason))
        elif result:
            item.merge(result)

    def _check_result(self, result: Any) -> None:
        if result.__class__ is dict and result.keys() == self.provides:
            return
        if isinstance(result, Drop):
            return
        if not isinstance(result, dict):
            returned = "None" if result is None else type_name(result)
            raise BrokenContract(f"returned {returned}; return a dict of the fields it provides, or a Drop")
        for key in result:
            if key not in self.provides:
                raise BrokenContract(f"returned the field {key!r}, which it does not declare; add it to `provides`")
        missing = ", ".join(repr(key) for key in sorted(self.provides - result.keys()))
        if missing:
            raise BrokenContract(f"did not return {missing}; return every field it provides, [] or None for nothing")

    def _failure(self, error: BaseException) -> Failure:
        exception = None if isinstance(error, (StageError, BrokenContract)) else _exception(error)
        return self.failed(_words(error), exception)

    def failed(self, message: str, exception: dict[str, str] | None = None) -> Failure:
        """Return the failure of this step with a message."""
        step = self.step
        return Failure(message, step.id, step.id, step.stage, exception, stop=step.on_error == "stop")


def _words(error: BaseException) -> str:
    if isinstance(error, SystemExit):
        return f"called sys.exit({error.code!r}); raise StageError instead"
    if isinstance(error, (StageError, BrokenContract)):
        return str(error)
    return f"{type(error).__name__}: {error}".removesuffix(": ")


def _exception(error: BaseException) -> dict[str, str]:
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    last = frames[-1]
    return {"type": type(error).__name__, "frame": f"{last.filename}:{last.lineno} in {last.name}"}
