"""newspipe: a plugin-based text-processing pipeline for news articles.

The names in ``__all__`` are the public ones. What a plugin needs is here at once; the rest is imported when it is first
used, so that `import newspipe` costs little.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from newspipe.article import Article, Date, Entity, Sentence, Span, span, spans_schema
from newspipe.errors import (
    ArticleError,
    ErrorRecord,
    ExitCode,
    InputError,
    InternalError,
    NewspipeError,
    OutputError,
    PipelineError,
    PluginError,
    RetryableError,
    SetupError,
    StageError,
    UnfinishedError,
    UsageError,
)
from newspipe.reader import Reader, Reading, Record
from newspipe.stage import Drop, Schema, Stage, stage
from newspipe.version import __version__

if TYPE_CHECKING:
    from newspipe.hookspecs import hookimpl
    from newspipe.report import Report
    from newspipe.run.config import RunConfig
    from newspipe.run.loaded import LoadedPipeline, load
    from newspipe.run.reading import read_articles, read_placed_articles

__all__ = [
    "Article",
    "ArticleError",
    "Date",
    "Drop",
    "Entity",
    "ErrorRecord",
    "ExitCode",
    "InputError",
    "InternalError",
    "LoadedPipeline",
    "NewspipeError",
    "OutputError",
    "PipelineError",
    "PluginError",
    "Reader",
    "Reading",
    "Record",
    "Report",
    "RetryableError",
    "RunConfig",
    "Schema",
    "Sentence",
    "SetupError",
    "Span",
    "Stage",
    "StageError",
    "UnfinishedError",
    "UsageError",
    "__version__",
    "hookimpl",
    "load",
    "read_articles",
    "read_placed_articles",
    "span",
    "spans_schema",
    "stage",
]

_LAZY = {
    "LoadedPipeline": "newspipe.run.loaded",
    "Report": "newspipe.report",
    "RunConfig": "newspipe.run.config",
    "hookimpl": "newspipe.hookspecs",
    "load": "newspipe.run.loaded",
    "read_articles": "newspipe.run.reading",
    "read_placed_articles": "newspipe.run.reading",
}


def __getattr__(name: str) -> Any:
    if name not in _LAZY:
        raise AttributeError(f"module 'newspipe' has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(_LAZY[name]), name)
    return value
