"""One step at work in a worker: its stage, and what becomes of each article it is given."""

from collections.abc import Callable, Sequence
from functools import partial
from time import perf_counter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from newspipe.article import type_name
from newspipe.batch import Verdict
from newspipe.engine.failure import Dropped, Failure
from newspipe.engine.item import Item
from newspipe.errors import RetryableError, SetupError, StageError
from newspipe.pipeline import schemas
from newspipe.pipeline.flow import alternatives
from newspipe.pipeline.model import Step
from newspipe.printable import valid, words_of
from newspipe.report import StepReport
from newspipe.stage import Drop, Stage

if TYPE_CHECKING:
    from tenacity import Retrying


class BrokenContract(Exception):
    """A stage returned something that its contract does not allow."""


class BoundStep:
    """A step with its stage, set up and ready for articles."""

    def __init__(self, step: Step, stage: Stage, mark: Callable[[int], None] | None = None) -> None:
        """Set the stage up. Raises `SetupError` with the stage's own words where it cannot.

        ``mark`` is called with an article's line number before work on it begins, with 0 before that on a whole batch.
        """
        self.step = step
        self._mark = mark
        self.stage = stage
        self.provides = frozenset(stage.provides)
        self.requires = [alternatives(requirement) for requirement in stage.requires]
        self.matches = schemas.matcher(step.when) if step.when is not None else None
        # A batch that raises is run again singly, which a stage that remembers articles would see twice.
        self.batched = type(stage).process_batch is not Stage.process_batch and step.parallel
        self._retrying = _lazy_retrying(step) if step.retries else None
        self._process = self._with_retries(stage.process)
        self._process_batch = self._with_retries(stage.process_batch)
        try:
            stage.setup()
        except (Exception, SystemExit) as error:
            raise SetupError(f"stage '{step.stage}' could not be set up: {_words(error)}") from error

    def run(self, items: Sequence[Item], tally: StepReport) -> list[Item]:
        """Process items in place and return those that end here, each with an outcome (`Dropped`, `Failure`)."""
        self._ended: list[Item] = []
        chosen = items if self.matches is None else [item for item in items if self._applies(item)]
        if self.step.languages is not None or any(item.unmade for item in chosen):
            chosen = [item for item in chosen if not self._skips(item)]
        start = perf_counter()
        ends = self._run_batch(chosen) if self.batched else self._run_each(chosen)
        tally.seconds += perf_counter() - start
        tally.articles += len(chosen)
        tally.durations.record(start, ends)
        return self._ended

    def _applies(self, item: Item) -> bool:
        assert self.matches is not None
        try:
            return self.matches(item.article)
        except ValueError as error:
            self._end(item, self.failed(f"`when` cannot be checked for this article: {error}"))
            return False

    def _skips(self, item: Item) -> bool:
        """Return whether an article skips the step: for its language, or for a field that a skipped step would make."""
        known, primary = self.step.languages, _primary(item.article.get("language"))
        is_foreign = known is not None and primary is not None and primary not in known
        if is_foreign:
            item.skipped = item.skipped or f"language {primary}"
        if is_foreign or any(
            item.unmade.intersection(fields) and all(item.article.get(field) is None for field in fields)
            for fields in self.requires
        ):
            item.unmade |= self.provides
            return True
        return False

    def _end(self, item: Item, outcome: "Dropped | Failure") -> None:
        item.outcome = outcome
        self._ended.append(item)

    def _run_each(self, items: Sequence[Item]) -> list[float]:
        """Run articles one by one, and return when each ended, in seconds of `perf_counter`."""
        ends = []
        process, provides, mark = self._process, self.provides, self._mark
        for item in items:
            if mark is not None:
                mark(item.number)
            try:
                if self.requires:
                    self._check_requires(item.article)
                fields = process(MappingProxyType(item.article))
                if fields.__class__ is dict and fields.keys() == provides:
                    if fields:
                        item.merge(fields)
                else:
                    self._settle(item, fields)
            except (Exception, SystemExit) as error:
                self._end(item, self._failure(error))
            ends.append(perf_counter())
        return ends

    def _run_batch(self, items: Sequence[Item]) -> list[float]:
        """Run articles together, or one by one where that fails, and return when each ended, on average."""
        start = perf_counter()
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
        each = (perf_counter() - start) / max(1, len(items))
        return [start + each * at for at in range(1, len(items) + 1)]

    def _settle_batch(self, items: Sequence[Item]) -> None:
        """Run one batch. Nothing is merged unless every result is sound, so that a batch can be run again."""
        if not items:
            return
        if self._mark is not None:
            self._mark(items[0].number if len(items) == 1 else 0)
        process_batch = self._process_batch if len(items) == 1 else self.stage.process_batch
        results = list(process_batch([MappingProxyType(item.article) for item in items]))
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
            self._end(item, Dropped(self.step, valid(result.reason), valid(result.detail)))
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
        if isinstance(error, ImportError):  # no article is to blame, and none after it would fare better
            missing = f"; install it: pip install {error.name.partition('.')[0]}" if error.name else ""
            raise SetupError(f"stage '{self.step.stage}' lacks a library: {error}{missing}") from error
        exception = None if isinstance(error, (StageError, BrokenContract)) else _exception(error)
        attempts = 1
        if self._retrying and isinstance(error, RetryableError):
            attempts = self._retrying.statistics["attempt_number"]
        return self.failed(_words(error), exception, attempts)

    def _with_retries(self, call: Callable[[Any], Any]) -> Callable[[Any], Any]:
        return partial(self._retrying, call) if self._retrying else call

    def failed(self, message: str, exception: dict[str, str] | None = None, attempts: int = 1) -> Failure:
        """Return the failure of this step with a message."""
        step = self.step
        return Failure(message, step.id, step.id, step.stage, exception, step.on_error == "stop", attempts)

    def condemn(self, items: Sequence[Item], verdict: Verdict, tally: StepReport) -> list[Item]:
        """Let items fail here without calling the stage, and return them."""
        tally.articles += len(items)
        for item in items:
            item.outcome = self.failed(verdict.message, attempts=verdict.attempts)
        return list(items)


def _primary(language: Any) -> str | None:
    """Return the primary subtag of a BCP 47 tag, ``"en"`` of ``"en-GB"``; None where the language is not known."""
    tag = valid(language).replace("_", "-").split("-")[0].lower() if isinstance(language, str) else ""
    return tag if tag not in ("", "und", "mul", "zxx") else None


def _words(error: BaseException) -> str:
    if isinstance(error, SystemExit):
        return valid(f"called sys.exit({error.code!r}); raise StageError instead")
    if isinstance(error, (StageError, BrokenContract)):
        return words_of(error)
    return f"{type(error).__name__}: {words_of(error)}".removesuffix(": ")


def _exception(error: BaseException) -> dict[str, str]:
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    last = frames[-1]
    return {"type": type(error).__name__, "frame": f"{last.filename}:{last.lineno} in {last.name}"}


def _lazy_retrying(step: Step) -> "Retrying":
    from newspipe.engine.retries import retrying  # tenacity is imported only for a pipeline that retries

    return retrying(step)
