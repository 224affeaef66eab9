"""Running a stage or a pipeline in a test, just as a worker does."""

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson

from newspipe.engine.failure import Dropped, error_line
from newspipe.engine.item import Item
from newspipe.engine.step import BoundStep
from newspipe.errors import ArticleError, ErrorRecord, UsageError
from newspipe.pipeline import schemas
from newspipe.pipeline.model import Step
from newspipe.report import StepReport
from newspipe.run.loaded import load
from newspipe.stage import Drop, Stage, check_declaration, defaults


@dataclass
class Result:
    """What became of the articles of a run: those that came out, those dropped with the reason, and ErrorRecords."""

    articles: list[dict[str, Any]] = field(default_factory=list)
    dropped: list[tuple[dict[str, Any], str]] = field(default_factory=list)
    failed: list[ErrorRecord] = field(default_factory=list)


def run_stage(stage: type[Stage], article: Mapping[str, Any], **options: Any) -> dict[str, Any] | Drop:
    """Run one article through a stage as a worker would, and return the article with its new fields, or the `Drop`.

    Raises `UsageError` where the options break their schema, `SetupError` where `setup` fails, and `ArticleError` where
    the stage fails on the article or breaks its contract.
    """
    bound = BoundStep(Step(stage.name, stage.name), build(stage, options))
    try:
        item = Item(orjson.dumps(dict(article)), 1)
        bound.run([item], StepReport())
        if isinstance(item.outcome, Dropped):
            return Drop(item.outcome.reason, item.outcome.detail)
        if item.outcome is not None:
            raise ArticleError(orjson.loads(error_line("<test>", item, item.outcome)))
        result: dict[str, Any] = orjson.loads(item.render())
        return result
    finally:
        bound.stage.close()


def run_pipeline(
    pipeline: str | os.PathLike[str] | Mapping[str, Any],
    articles: Iterable[Mapping[str, Any]],
    *,
    plugin_files: Sequence[str] = (),
) -> Result:
    """Run articles through a pipeline file, or what such a file holds as a dict, in this process.

    Raises as `newspipe.load`, and `SetupError` where a stage cannot be set up.
    """
    result = Result()
    loaded = load(pipeline, plugin_files=plugin_files)
    result.articles.extend(
        loaded.run(
            articles,
            on_failed=result.failed.append,
            on_dropped=lambda article, reason: result.dropped.append((dict(article), reason)),
        )
    )
    return result


def build(stage: type[Stage], options: Mapping[str, Any]) -> Stage:
    """Return an instance of a stage with its defaults and ``options``, not set up. Raises `UsageError`."""
    check_declaration(stage)
    failures = schemas.failures(schemas.options_schema(stage.options), options)
    if problems := [f"{failure.what}; {failure.fix}" for failure in failures]:
        raise UsageError("\n".join(problems))
    return stage(**{**defaults(stage.options), **options})
