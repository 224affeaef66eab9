"""The contract of stages, rule by rule: what `check_stage` and `newspipe check-plugin` check."""

import copy
import gc
import json
import tracemalloc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any

from newspipe.article import spans_in, type_name
from newspipe.errors import NewspipeError, StageError
from newspipe.pipeline import positions, schemas
from newspipe.stage import Drop, Stage, check_declaration, defaults, field_schemas, keeps_state
from newspipe.testing import apart
from newspipe.testing.running import build
from newspipe.testing.samples import NEWS, Preparation, Unprepared, samples

Problems = Iterator[str]
BATCH_SIZES = (2, 7, 1000)
SHOWN = 3  # problems of a rule; the others mostly have the same cause
ROUNDS = 30
GROWTH = 4096  # bytes an article of 20 kB: less than anything that is kept of it, more than a few words in a cache


@dataclass(frozen=True)
class Outcome:
    """A rule, what it says, and the ways in which the stage breaks it."""

    rule: str
    says: str
    problems: tuple[str, ...]


class BrokenRules(AssertionError):
    """Raised by `check_stage`; the message lists every broken rule."""


@dataclass
class Subject:
    """The stage under test, its options, and the articles that it is tried on."""

    stage: type[Stage]
    options: Mapping[str, Any]
    given: Sequence[Mapping[str, Any]]
    closing: ExitStack = field(default_factory=ExitStack)

    def made(self) -> Stage:
        """Return a new instance, set up; it is closed with ``closing``."""
        stage = build(self.stage, self.options)
        self.closing.callback(stage.close)
        stage.setup()
        return stage

    @cached_property
    def prepare(self) -> Preparation:
        """What gives an article the fields that the stage needs; none, where the author gives articles."""
        return Preparation(build(self.stage, self.options))

    @cached_property
    def articles(self) -> dict[str, dict[str, Any]]:
        """The sample articles that the stage copes with or should, by name."""
        ready: dict[str, dict[str, Any]] = {}
        try:
            prepare: Callable[[Mapping[str, Any]], dict[str, Any] | None] = self.prepare
        except Unprepared:
            if not self.given:
                raise
            return {f"given {number}": dict(article) for number, article in enumerate(self.given, 1)}
        for name, article in samples(self.given).items():
            if (prepared := prepare(article)) is not None:
                ready[name] = prepared
        return ready

    @cached_property
    def results(self) -> dict[str, dict[str, Any] | Drop | Exception]:
        """What the stage returned or raised for each sample article."""
        stage = self.made()
        return {name: _process(stage, article) for name, article in copy.deepcopy(self.articles).items()}

    @property
    def fields(self) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
        """The name, the article and the fields of each sample article for which the stage returned fields."""
        for name, result in self.results.items():
            if isinstance(result, dict):
                yield name, self.articles[name], result


def check_stage(
    stage: type[Stage], *, options: Mapping[str, Any] | None = None, articles: Sequence[Mapping[str, Any]] = ()
) -> None:
    """Check a stage against every rule of the contract, on news, on ``articles``, and on hostile texts.

    Fields that the stage requires are filled by installed stages; where none provides them, give ``articles`` that have
    them. Takes some seconds. Raises `BrokenRules`, which is an `AssertionError`, with all that is wrong.
    """
    broken = [outcome for outcome in outcomes(stage, options=options, articles=articles) if outcome.problems]
    if broken:
        lines = [f"{outcome.rule}: {problem}" for outcome in broken for problem in outcome.problems]
        raise BrokenRules(f"stage {getattr(stage, 'name', stage)!r} breaks its contract:\n" + "\n".join(lines))


def outcomes(
    stage: type[Stage], *, options: Mapping[str, Any] | None = None, articles: Sequence[Mapping[str, Any]] = ()
) -> Iterator[Outcome]:
    """Yield the outcome of each rule in turn. The rest is left out where the stage cannot be built or tried at all."""
    subject = Subject(stage, options or {}, articles)
    with subject.closing:
        for rule in RULES:
            problems = tuple(dict.fromkeys(_problems(rule, subject)))
            if len(problems) > SHOWN + 1:
                problems = (*problems[:SHOWN], f"and {len(problems) - SHOWN} more of this kind")
            yield Outcome(rule.__name__.replace("_", " "), (rule.__doc__ or "").split("\n")[0], problems)
            if problems and rule in NEEDED:
                return


def declaration(subject: Subject) -> Problems:
    """It is a Stage with a name, and it declares the fields that it reads and those that it gives."""
    check_declaration(subject.stage)
    yield from ()


def docstring(subject: Subject) -> Problems:
    """It has a docstring of its own that begins with a sentence: what `newspipe stages` shows."""
    inherited = subject.stage.__doc__ == Stage.__doc__
    if not subject.stage.__doc__ or inherited or not schemas.summary(subject.stage).endswith("."):
        yield "write a docstring whose first paragraph is one sentence, with its full stop, of what the stage does"


def options(subject: Subject) -> Problems:
    """Each option is a valid JSON Schema with a description, and its default is valid."""
    yield from schemas.declaration_failures(subject.stage.options)
    for name, schema in subject.stage.options.items():
        if not schema.get("description"):
            yield f"option '{name}' has no \"description\"; it is what help, docs and editors show"


def setup(subject: Subject) -> Problems:
    """It is built from its options and set up; where that fails, it says why."""
    missing = set(subject.stage.options) - set(defaults(subject.stage.options)) - set(subject.options)
    if missing:
        yield f"give the options that have no default: {', '.join(sorted(missing))}"
        return
    try:
        subject.made()
    except Exception as error:
        words = str(error) or "nothing; raise an exception that says what is missing and what to do"
        yield f"it cannot be set up: {type(error).__name__} says {words}"


def fields(subject: Subject) -> Problems:
    """For any article it returns a dict of all fields that it provides, or a Drop, or raises StageError."""
    provides = set(build(subject.stage, subject.options).provides)
    for name, result in subject.results.items():
        if isinstance(result, (StageError, Drop)):
            continue
        if isinstance(result, Exception):
            yield f"it raises {type(result).__name__}: {result} for the article '{name}'; cope, or raise StageError"
        elif not isinstance(result, dict):
            yield f"it returns {result!r} for the article '{name}'; return a dict, or a Drop"
        elif result.keys() != provides:
            wrong = ", ".join(sorted(map(str, result.keys() ^ provides)))
            yield f"the fields it returns for the article '{name}' and those it declares differ in: {wrong}"
    if not any(isinstance(result, dict) for result in subject.results.values()):
        yield "it returns fields for none of the articles it was tried on; give articles that it can handle"


def field_types(subject: Subject) -> Problems:
    """Each field keeps the JSON Schema that ``provides`` declares for it, which is valid and says what the field is."""
    declared = field_schemas(build(subject.stage, subject.options))
    for key, schema in declared.items():
        if failure := schemas.schema_failure(schema):
            yield f"the schema of '{key}' is at fault: {failure.what}"
            return
        if schema and not schema.get("description"):
            yield f"the schema of '{key}' has no \"description\"; it is what help, docs and tables show"
    for name, _, result in subject.fields:
        for key, value in result.items():
            for failure in schemas.failures(declared.get(key, {}), value):
                at = positions.format_path((key, *failure.path))
                yield f"{at} breaks its schema for the article '{name}': {failure.what}"


def plain_json(subject: Subject) -> Problems:
    """What it returns is JSON: valid Unicode, finite numbers, lists, dicts with string keys."""
    for name, _, result in subject.fields:
        for key, value in result.items():
            try:
                same = json.loads(json.dumps(value, allow_nan=False, ensure_ascii=False).encode()) == value
            except (TypeError, ValueError, RecursionError) as error:
                yield f"'{key}' is not JSON for the article '{name}': {error}"
            else:
                if not same:
                    yield f"'{key}' comes out of JSON otherwise than it went in for the article '{name}'"


def one_type(subject: Subject) -> Problems:
    """Each field is always of one type, or null: DuckDB and others infer a column's type from the first rows."""
    types: dict[str, set[str]] = {}
    for _, _, result in subject.fields:
        for key, value in result.items():
            if value is not None:
                types.setdefault(key, set()).add(type_name(value))
    for key, found in types.items():
        if len(found) > 1:
            yield f"'{key}' is now {' and now '.join(sorted(found))}; keep one type, and null or [] for nothing"


def spans(subject: Subject) -> Problems:
    """A span lies in the text, and its own text is what stands there: text[start:end] in code points."""
    for name, article, result in subject.fields:
        text = {**article, **result}.get("text", "")
        for key, value in result.items():
            for span in spans_in(value):
                start, end = span["start"], span["end"]
                if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text)):
                    yield f"a span of '{key}' is {start}:{end} in a text of {len(text)} code points ('{name}')"
                elif span.get("text", text[start:end]) != text[start:end]:
                    yield f"a span of '{key}' says {span['text']!r} where {text[start:end]!r} stands ('{name}')"


def untouched_input(subject: Subject) -> Problems:
    """It leaves the article as it is, and returns what is new."""
    stage = subject.made()
    for name, article in subject.articles.items():
        before = copy.deepcopy(article)
        _process(stage, article)
        if article != before:
            article.clear()
            article.update(before)
            yield f"it changes the article '{name}'; return a new value in the fields it provides"


def agreeing_instances(subject: Subject) -> Problems:
    """Two instances, and one at another time, return the same for the same article; not one that is not parallel."""
    other = subject.made()
    if not other.parallel:
        return
    for name, article in reversed(list(subject.articles.items())):
        again = _process(other, copy.deepcopy(article))
        if not _same(again, subject.results[name]):
            yield (
                f"it returns something else for the article '{name}' in another order or instance; a stage that must "
                "see all articles in order says parallel = False"
            )


def agreeing_batches(subject: Subject) -> Problems:
    """process_batch returns what process does, one result for each article, whatever the size of the batch."""
    if not subject.made().parallel:
        return  # it is only ever given single articles
    good = {name: result for name, result in subject.results.items() if not isinstance(result, Exception)}
    stage = subject.made()
    for size in BATCH_SIZES:
        for at in range(0, len(good), size):
            names = list(good)[at : at + size]
            try:
                results = list(stage.process_batch([copy.deepcopy(subject.articles[name]) for name in names]))
            except Exception as error:
                yield f"a batch of {len(names)} raises {type(error).__name__}: {error}, where its articles alone do not"
                continue
            if len(results) != len(names):
                yield f"a batch of {len(names)} articles gives {len(results)} results"
                continue
            for name, result in zip(names, results, strict=True):
                if not _same(result, good[name]):
                    yield f"in a batch of {len(names)} it returns something else for the article '{name}'"


def saved_state(subject: Subject) -> Problems:
    """What it remembers of articles, where it can save that, is the same in the instance that takes it up."""
    first = subject.made()
    if first.parallel or not keeps_state(first):
        return
    articles = [copy.deepcopy(article) for article in subject.articles.values()]
    half = len(articles) // 2
    for article in articles[:half]:
        _process(first, article)
    second = subject.made()
    second.set_state(first.get_state())
    for name, article in list(zip(subject.articles, articles, strict=True))[half:]:
        if not _same(_process(first, article), _process(second, article)):
            yield f"it returns something else for the article '{name}' after set_state(get_state())"
            return


def steady_memory(subject: Subject) -> Problems:
    """It keeps nothing of the articles that are done."""
    stage = subject.made()
    prepare = subject.prepare if not subject.given else None
    template = dict(subject.given[0]) if subject.given else {"id": "long", "published": "2019-04-11"}

    def round_trip(number: int) -> None:
        article = {**copy.deepcopy(template), "id": f"long-{number}"}
        if prepare:
            article = prepare({**article, "text": f"{NEWS}\n\nNumber {number}.\n\n" * 25}) or article
        _process(stage, article)

    tracemalloc.start()
    try:
        for number in range(ROUNDS // 3):
            round_trip(number)
        gc.collect()
        before = tracemalloc.get_traced_memory()[0]
        for number in range(ROUNDS):
            round_trip(ROUNDS + number)
        gc.collect()
        grown = (tracemalloc.get_traced_memory()[0] - before) / ROUNDS
    finally:
        tracemalloc.stop()
    if grown > GROWTH:
        yield f"memory grows by {grown / 1000:.0f} kB an article; bound what it caches"


def worker(subject: Subject) -> Problems:
    """It runs in a worker process of its own, by its name, and survives texts that break programs in linear time."""
    yield from apart.problems(subject.stage, subject.options, subject.articles, hostile=not subject.given)


RULES: tuple[Callable[[Subject], Problems], ...] = (
    declaration,
    docstring,
    options,
    setup,
    fields,
    field_types,
    plain_json,
    one_type,
    spans,
    untouched_input,
    agreeing_instances,
    agreeing_batches,
    saved_state,
    steady_memory,
    worker,
)
NEEDED = frozenset({declaration, setup})


def _problems(rule: Callable[[Subject], Problems], subject: Subject) -> Problems:
    try:
        yield from rule(subject)
    except (NewspipeError, Unprepared) as error:
        yield str(error)


def _process(stage: Stage, article: dict[str, Any]) -> Any:
    try:
        return stage.process(MappingProxyType(article))
    except Exception as error:
        return error


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, Exception):
        return type(one) is type(other) and str(one) == str(other)
    return bool(one == other)
