"""From a pipeline file to a `Pipeline`."""

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from newspipe.pipeline import documents
from newspipe.pipeline.checking import Checker
from newspipe.pipeline.model import Overrides, Pipeline
from newspipe.pipeline.positions import Document
from newspipe.plugins.single_files import PluginSource


def read(
    path: str,
    sources: Sequence[PluginSource] = (),
    overrides: Overrides | None = None,
    programs: Collection[str] = (),
) -> Pipeline:
    """Read, validate and return the pipeline in a file. ``programs`` are those that its stages may run.

    Raises `PipelineError` with everything that is wrong, and
    `PluginError` where a plugin that is needed cannot be used.
    """
    return _checked(documents.read(path), path, sources, overrides, programs)


def parse(
    text: str,
    name: str,
    sources: Sequence[PluginSource] = (),
    overrides: Overrides | None = None,
    programs: Collection[str] = (),
) -> Pipeline:
    """Validate and return the pipeline that a text holds.

    ``name`` is the file's in messages; by its suffix, the text is JSON, YAML or TOML. Raises as `read`.
    """
    return _checked(documents.parse(text, name), name, sources, overrides, programs)


def single(
    stage: str,
    options: Mapping[str, Any],
    sources: Sequence[PluginSource] = (),
    programs: Collection[str] = (),
) -> Pipeline:
    """Return the pipeline of one stage, whose articles may bring any field along. Raises as `read`."""
    step = {"stage": stage, "options": dict(options)}
    text = json.dumps({"version": 1, "steps": [step]}, ensure_ascii=False)
    name = f"apply {stage}"
    checker = Checker(documents.parse(text, name, documents.JSON), name, tuple(sources), programs)
    checker.any_input = True
    return checker.pipeline(Overrides())


def _checked(
    document: Document,
    name: str,
    sources: Sequence[PluginSource],
    overrides: Overrides | None,
    programs: Collection[str],
) -> Pipeline:
    return Checker(document, name, tuple(sources), programs).pipeline(overrides or Overrides())
