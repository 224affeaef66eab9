"""The Python API: `newspipe.load("news.json")`, and what can be done with the pipeline that it returns."""

import glob
import json
import os
import threading
import weakref
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Self

import orjson

from newspipe.article import INPUT
from newspipe.batch import Batch, Job
from newspipe.engine import failure
from newspipe.engine.failure import Dropped
from newspipe.engine.item import Item
from newspipe.engine.worker import Worker
from newspipe.errors import ArticleError, ErrorRecord, ExitCode, UnfinishedError, UsageError
from newspipe.pipeline import parsing
from newspipe.pipeline.model import Pipeline
from newspipe.plugins import single_files
from newspipe.report import Report
from newspipe.run.config import RunConfig
from newspipe.stage import Drop, Schema, field_schemas

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
    """A pipeline that is ready to run in this process, any number of times.

    Its stages are set up with the first article and stay so. ``with load(…) as pipeline:`` closes them at the end of
    the block; else `close` does, or the end of the object. Threads may share it: they take turns.
    """

    def __init__(self, checked: Pipeline) -> None:
        self.pipeline = checked
        self._worker: Worker | None = None
        self._lock = threading.Lock()
        self._closing: Callable[[], object] = lambda: None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<newspipe pipeline {self.pipeline.name}: {' | '.join(step.id for step in self.pipeline.steps)}>"

    def _repr_html_(self) -> str:
        """Return the steps as a table, which is what a notebook shows."""
        from html import escape

        rows = "".join(
            f"<tr><td>{escape(step.id)}</td><td>{escape(json.dumps(step.options, ensure_ascii=False))}</td></tr>"
            for step in self.pipeline.steps
        )
        head = f"<caption>{escape(self.pipeline.name)}</caption><tr><th>step</th><th>options</th></tr>"
        return f"<table>{head}{rows}</table>"

    @property
    def fields(self) -> dict[str, Schema]:
        """The JSON Schema of each field that its steps provide, in their order; ``{}`` where a stage declares none."""
        from newspipe.plugins import loading

        registry = loading.load({step.stage for step in self.pipeline.steps}, self.pipeline.sources)
        found: dict[str, Schema] = {}
        for step in self.pipeline.steps:
            found |= field_schemas(registry.offers[step.stage].offered(**step.options))
        return found

    @property
    def article_fields(self) -> dict[str, Schema]:
        """The JSON Schema of each field that articles may have at the end: those they bring along, then `fields`.

        What the pipeline file lists in ``input_fields`` or maps in ``input`` has the schema ``{}`` if no more is known.
        """
        brought = [*self.pipeline.input_fields, *[name for name, _ in self.pipeline.input]]
        return {**INPUT, **{name: {} for name in brought if name not in INPUT}, **self.fields}

    def close(self) -> None:
        """Close the stages. The next article would set them up anew."""
        with self._lock:
            self._worker = None
            self._closing()

    def process(self, article: Mapping[str, Any]) -> dict[str, Any] | Drop:
        """Return what becomes of one article: the article with its new fields, or a `Drop` where a stage drops it.

        The given article is not changed. Raises `ArticleError` where a step fails on it, `SetupError` where a stage
        cannot be set up, and `TypeError` where it is no article or cannot be JSON.
        """
        item = self._processed(article, 1)
        if item.outcome is None:
            return item.article
        if isinstance(item.outcome, Dropped):
            return Drop(item.outcome.reason, item.outcome.detail)
        raise ArticleError(_record(item))

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
        `SetupError` where a stage cannot be set up, and `TypeError` where an article is none or cannot be JSON.
        """
        if isinstance(articles, (Mapping, str, bytes)):
            raise TypeError(
                f"run() takes an iterable of articles, not {_a(articles)}; process() takes a single article"
            )
        return self._results(articles, on_failed, on_dropped)

    def run_files(
        self,
        inputs: Sequence[str | os.PathLike[str]],
        *,
        output: str | os.PathLike[str],
        on_message: Callable[[str], None] = lambda message: None,
        on_progress: Callable[[Report], None] = lambda report: None,
        **settings: Any,
    ) -> Report:
        """Run files through the pipeline as `newspipe run` does, in worker processes, and return the counts.

        ``inputs`` are paths or glob patterns. ``settings`` are those of `RunConfig`: ``workers``, ``resume``,
        ``errors`` and so on. ``on_message`` gets a line for each article that fails, ``on_progress`` the counts so far.

        Raises `UsageError` before anything is read, `OutputError`, `SetupError`, and `UnfinishedError` where the run
        ends before its input does; what is whole then is kept as on the command line.
        """
        from newspipe.run.run import Listener, run

        config = RunConfig(inputs=tuple(_paths(inputs)), output=os.fspath(output), **settings)
        finished = run(self.pipeline, config, Listener(on_message, on_progress))
        if finished.ending.exit_code not in (ExitCode.OK, ExitCode.SOME_FAILED):
            raise UnfinishedError(finished.ending.reason, finished.report, ExitCode(finished.ending.exit_code))
        return finished.report

    def _results(
        self,
        articles: Iterable[Mapping[str, Any]],
        on_failed: Callable[[ErrorRecord], None] | None,
        on_dropped: Callable[[Mapping[str, Any], str], None] | None,
    ) -> Iterator[dict[str, Any]]:
        for number, article in enumerate(articles, 1):
            item = self._processed(article, number)
            if item.outcome is None:
                yield item.article
            elif isinstance(item.outcome, Dropped):
                if on_dropped:
                    on_dropped(item.article, item.outcome.words)
            else:
                if on_failed is None or item.outcome.stop:
                    raise ArticleError(_record(item))
                on_failed(_record(item))

    def _processed(self, article: Mapping[str, Any], number: int) -> Item:
        if not isinstance(article, Mapping):
            raise TypeError(f'an article is a mapping with its fields, like {{"text": "…"}}, not {_a(article)}')
        batch = Batch("<articles>", number, [orjson.dumps(dict(article))])
        with self._lock:
            if self._worker is None:
                self._worker = Worker(Job(self.pipeline))
                self._closing = weakref.finalize(self, self._worker.close)
            (item,) = self._worker.process(batch, Report(), [])
        return item


def _record(item: Item) -> ErrorRecord:
    record: ErrorRecord = orjson.loads(failure.error_line("<articles>", item, item.outcome))
    return record


def _a(value: object) -> str:
    kind = type(value).__name__
    return f"a{'n' if kind[:1] in 'aeiou' else ''} {kind}"


def _paths(inputs: Sequence[str | os.PathLike[str]]) -> Iterator[str]:
    """Yield the paths, those that a glob pattern matches in its place."""
    if isinstance(inputs, (str, os.PathLike)):
        raise TypeError(f"run_files() takes a list of paths, not {_a(inputs)}")
    for path in (os.fspath(given) for given in inputs):
        if os.path.exists(path) or not glob.has_magic(path):
            yield path
            continue
        found = sorted(glob.glob(path, recursive=True))
        if not found:
            raise UsageError(f"{path}: no file matches this pattern")
        yield from found
