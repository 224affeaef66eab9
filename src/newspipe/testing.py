"""What a plugin author tests with."""

from collections.abc import Mapping
from typing import Any

import orjson

from newspipe import schemas
from newspipe.errors import ArticleError, UsageError
from newspipe.jsonlines import Item
from newspipe.pipeline import Step
from newspipe.records import error_line
from newspipe.report import StepReport
from newspipe.stage import Drop, Stage, check_declaration, defaults
from newspipe.steps import BoundStep, Dropped


def run_stage(stage: type[Stage], article: Mapping[str, Any], **options: Any) -> dict[str, Any] | Drop:
    """Run one article through a stage as a worker would, and return the article with its new fields, or the `Drop`.

    Raises `UsageError` where the options break their schema, `SetupError` where `setup` fails, and `ArticleError` where
    the stage fails on the article or breaks its contract.
    """
    check_declaration(stage)
    failures = schemas.failures(schemas.options_schema(stage.options), options)
    if problems := [f"{failure.what}; {failure.fix}" for failure in failures]:
        raise UsageError("\n".join(problems))
    bound = BoundStep(Step(stage.name, stage.name), stage(**{**defaults(stage.options), **options}))
    try:
        item = Item(orjson.dumps(dict(article)), 1)
        bound.run([item], StepReport())
        if isinstance(item.outcome, Dropped):
            return Drop(item.outcome.reason)
        if item.outcome is not None:
            raise ArticleError(orjson.loads(error_line("<test>", item, item.outcome)))
        result: dict[str, Any] = orjson.loads(item.render())
        return result
    finally:
        bound.stage.close()
