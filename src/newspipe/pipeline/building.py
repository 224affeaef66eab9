"""From the steps of a pipeline file in which nothing is wrong to a `Pipeline`."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from newspipe.pipeline.model import Overrides, Pipeline, Step
from newspipe.plugins.registry import StageOffer
from newspipe.plugins.single_files import PluginSource
from newspipe.stage import Stage, defaults, keeps_state

Built = tuple[Mapping[str, Any], StageOffer, Stage | type[Stage]]  # a step as the file has it, its plugin, its stage


def built(
    name: str,
    document: Mapping[str, Any],
    steps: Iterable[Built],
    overrides: Overrides,
    sources: tuple[PluginSource, ...],
) -> Pipeline:
    """Return the pipeline of a file, with what the command line sets above it."""
    return Pipeline(
        name,
        tuple(_step(document, *each, overrides) for each in steps),
        sources,
        document.get("max_failed"),
        document.get("description", ""),
        tuple(document.get("input", {}).items()),
        tuple(document.get("input_fields", ())),
    )


def options_of(entry: Mapping[str, Any], offer: StageOffer) -> dict[str, Any]:
    """Return all options of a step: those that the file gives, and the defaults of the others."""
    return {**defaults(offer.offered.options), **entry.get("options", {})}


def _step(
    document: Mapping[str, Any],
    entry: Mapping[str, Any],
    offer: StageOffer,
    stage: Stage | type[Stage],
    overrides: Overrides,
) -> Step:
    languages = entry.get("languages", stage.languages)
    return Step(
        id=entry.get("id", entry["stage"]),
        stage=entry["stage"],
        options=options_of(entry, offer),
        when=json.dumps(entry["when"]) if "when" in entry else None,
        on_error=overrides.on_error or entry.get("on_error", document.get("on_error", "fail-article")),
        timeout=overrides.timeout or entry.get("timeout", document.get("timeout")),
        retries=entry.get("retries", 0),
        backoff=entry.get("backoff", 1.0),
        version=offer.version,
        languages=None if languages is None else tuple(tag.lower() for tag in languages),
        parallel=stage.parallel,
        resumable=stage.parallel or keeps_state(stage),
    )
