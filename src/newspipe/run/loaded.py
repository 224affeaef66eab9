"""The Python API: `newspipe.load("news.json").run(articles)`."""

import json
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

import orjson

from newspipe.batch import Batch, Job
from newspipe.engine import failure
from newspipe.engine.failure import Dropped
from newspipe.engine.worker import Worker
from newspipe.errors import ArticleError, ErrorRecord
from newspipe.pipeline import parsing
from newspipe.pipeline.model import Pipeline
from newspipe.plugins import single_files
from newspipe.report import Report

Source = str | os.PathLike[str] | Mapping[str, Any]


def load(source: Source, *, plugin_files: Sequence[str] = (), allow_programs: Collection[str] = ()) -> "LoadedPipeline":
    """Read and check a pipeline: the path of a pipeline file, or what such a file holds as a dict.

    ``allow_programs`` names the programs that its stages may run, ``"*"`` for any; by default none.

    Raises `PipelineError` with everything that is wrong with it, and `PluginError` where a plugin cannot be used.
    """
    sources = single_files.read_sources(plugin_files)
    if isinstance(source, Mapping):
        text = json.dumps(source, indent=2)
        return LoadedPipeline(parsing.parse(text, "<dict>", sources, programs=allow_programs))
    return LoadedPipeline(parsing.read(os.fspath(source), sources, programs=allow_programs))


class LoadedPipeline:
    """A pipeline that is ready to run in this process, any number of times."""

    def __init__(self, checked: Pipeline) -> None:
        self.pipeline = checked

    def run(
        self,
        articles: Iterable[Mapping[str, Any]],
        *,
        on_failed: Callable[[ErrorRecord], None] | None = None,
        on_dropped: Callable[[Mapping[str, Any], str], None] | None = None,
    ) -> Iterator[dict[str, Any]]:
        """Yield the articles that come out, in order, each as soon as its input was taken from ``articles``.

        The given articles are not changed. A failed one goes to ``on_failed`` as its ErrorRecord, or raises
        `ArticleError` where that is not given; a dropped one goes to ``on_dropped`` with the reason. Raises
        `SetupError` where a stage cannot be set up, and `TypeError` where an article cannot be JSON.
        """
        worker = Worker(Job(self.pipeline))
        try:
            for number, article in enumerate(articles, 1):
                batch = Batch("<articles>", number, [orjson.dumps(dict(article))])
                for item in worker.process(batch, Report(), []):
                    if item.outcome is None:
                        yield item.article
                    elif isinstance(item.outcome, Dropped):
                        if on_dropped:
                            on_dropped(item.article, item.outcome.words)
                    else:
                        record = orjson.loads(failure.error_line(batch.source, item, item.outcome))
                        if on_failed is None or item.outcome.stop:
                            raise ArticleError(record)
                        on_failed(record)
        finally:
            worker.close()
