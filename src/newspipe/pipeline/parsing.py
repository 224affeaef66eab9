"""From a pipeline file to a `Pipeline`."""

import json
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path as FilePath
from typing import Any

from newspipe.errors import PipelineError, Problem
from newspipe.pipeline import positions
from newspipe.pipeline.checking import Checker
from newspipe.pipeline.model import Overrides, Pipeline
from newspipe.plugins.single_files import PluginSource

_ARTICLES = ("holds articles, not a pipeline", "name the pipeline first: newspipe run PIPELINE FILE")
_YAML = ("pipeline files are JSON", "yq -o json FILE makes one of it")
# Suffixes of what people name in place of a pipeline file, what it is, and what to do.
NOT_PIPELINES = {
    **dict.fromkeys((".jsonl", ".ndjson", ".txt", ".html", ".htm", ".gz", ".zst"), _ARTICLES),
    **dict.fromkeys((".yaml", ".yml", ".toml"), _YAML),
}


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
    try:
        suffix = FilePath(path).suffix.lower()
        if suffix in NOT_PIPELINES:
            raise PipelineError([Problem(path, 1, 1, "", *NOT_PIPELINES[suffix])])
        text = FilePath(path).read_text("utf-8-sig")
    except OSError as error:
        raise PipelineError([Problem(path, 1, 1, "", f"cannot be read: {error.strerror}")]) from None
    except UnicodeDecodeError as error:
        raise PipelineError([Problem(path, 1, 1, "", f"is not UTF-8 (byte {error.start})")]) from None
    return parse(text, path, sources, overrides, programs)


def parse(
    text: str,
    name: str,
    sources: Sequence[PluginSource] = (),
    overrides: Overrides | None = None,
    programs: Collection[str] = (),
) -> Pipeline:
    """Validate and return the pipeline that a JSON text holds; ``name`` stands for it in messages. Raises as `read`."""
    try:
        document = positions.parse(text)
    except positions.JSONSyntaxError as error:
        line, column = positions.line_column(text, error.offset)
        raise PipelineError([Problem(name, line, column, "", f"not JSON: {error}")]) from None
    return Checker(document, name, tuple(sources), programs).pipeline(overrides or Overrides())


def single(
    stage: str,
    options: Mapping[str, Any],
    sources: Sequence[PluginSource] = (),
    programs: Collection[str] = (),
) -> Pipeline:
    """Return the pipeline of one stage, whose articles may bring any field along. Raises as `read`."""
    step = {"stage": stage, "options": dict(options)}
    text = json.dumps({"version": 1, "steps": [step]}, ensure_ascii=False)
    checker = Checker(positions.parse(text), f"apply {stage}", tuple(sources), programs)
    checker.any_input = True
    return checker.pipeline(Overrides())
