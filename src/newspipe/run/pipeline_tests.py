"""The tests in a pipeline file: an article in, and what is to come of it."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import orjson

from newspipe.errors import ErrorRecord, PipelineError, Problem
from newspipe.pipeline import documents, parsing, positions, schemas
from newspipe.pipeline.model import Pipeline
from newspipe.pipeline.positions import Document, Path
from newspipe.plugins.single_files import PluginSource
from newspipe.run.loaded import LoadedPipeline


@dataclass(frozen=True)
class Mismatch:
    """Where a result differs: the path in the article, what was expected, and what there is: `MISSING` for nothing."""

    path: Path
    expected: Any
    got: Any


@dataclass(frozen=True)
class TestCase:
    """A test: its path in the file, its line, its name, and its JSON object."""

    path: Path
    line: int
    name: str
    value: Mapping[str, Any]


@dataclass(frozen=True)
class Verdict:
    """What came of a test: nothing in ``problem`` and no mismatches where it passed. ``article`` is what came out."""

    test: TestCase
    problem: str = ""
    mismatches: tuple[Mismatch, ...] = ()
    article: Mapping[str, Any] | None = None

    @property
    def passed(self) -> bool:
        """Whether the result is as expected."""
        return not self.problem and not self.mismatches


class _Missing:
    def __repr__(self) -> str:
        return "nothing"


MISSING = _Missing()


class TestedPipeline:
    """A pipeline file with its tests."""

    def __init__(self, path: str, sources: Sequence[PluginSource] = (), programs: Collection[str] = ()) -> None:
        """Read and check the file. Raises as `pipeline.read`."""
        self.path = path
        self.pipeline: Pipeline = parsing.read(path, sources, programs=programs)
        self.document: Document = documents.read(path)
        self.text = self.document.text
        values = self.document.value.get("tests", [])
        self.tests = [
            TestCase(("tests", i), self.document.line_column(("tests", i))[0], value["name"], value)
            for i, value in enumerate(values)
        ]
        self._check_steps()

    def run(self, test: TestCase) -> Verdict:
        """Run one test. Raises `SetupError` where a stage cannot be set up."""
        try:
            orjson.dumps(test.value["input"])
        except TypeError as error:  # an integer of more than 64 bits, half a character
            return Verdict(test, f"the input cannot be given to the pipeline: {error}")
        failed: list[ErrorRecord] = []
        reasons: list[str] = []
        loaded = LoadedPipeline(self._part(test.value))
        articles = list(
            loaded.run(
                [test.value["input"]],
                on_failed=failed.append,
                on_dropped=lambda article, reason: reasons.append(reason),
            )
        )
        if failed:
            return _of_failure(test, failed[0]["message"])
        if reasons:
            dropped = test.value.get("dropped") == reasons[0]
            return Verdict(test, "" if dropped else f"the article was dropped: {reasons[0]}")
        for ending in ("dropped", "fails"):
            if ending in test.value:
                return Verdict(test, f"the article came out; expected: {ending}: {test.value[ending]}", (), articles[0])
        broken = "; ".join(
            f"{positions.format_path(failure.path) or 'the article'}: {failure.what}"
            for failure in schemas.failures(test.value.get("matches", {}), articles[0])
        )
        return Verdict(test, broken, tuple(mismatches(test.value.get("expect", {}), articles[0])), articles[0])

    def updated(self, verdicts: Sequence[Verdict]) -> str:
        """Return the file's text with the expectations of failed tests replaced by what came out, all else as it is."""
        text = self.text
        changes = []
        for verdict in verdicts:
            if verdict.mismatches and verdict.article is not None:
                path: Path = (*verdict.test.path, "expect")
                start = self.document.values[path]
                end = json.JSONDecoder().raw_decode(text, start)[1]
                expected = _like(verdict.test.value["expect"], verdict.article)
                changes.append((start, end, _rendered(expected, text, start, end)))
        for start, end, new in sorted(changes, reverse=True):
            text = text[:start] + new + text[end:]
        return text

    def _part(self, value: Mapping[str, Any]) -> Pipeline:
        """Return the pipeline of the steps ``from`` to ``to``, both included."""
        ids = [step.id for step in self.pipeline.steps]
        first = ids.index(value["from"]) if "from" in value else 0
        last = ids.index(value["to"]) if "to" in value else len(ids) - 1
        return replace(self.pipeline, steps=self.pipeline.steps[first : last + 1])

    def _check_steps(self) -> None:
        """Raise `PipelineError` where a test names steps that there are not, or in the wrong order, or a name twice."""
        ids = [step.id for step in self.pipeline.steps]
        problems, names = [], set[str]()
        for test in self.tests:
            known = True
            for key in ("from", "to"):
                if key in test.value and test.value[key] not in ids:
                    fix = schemas.nearest(test.value[key], ids) or f"the steps are {', '.join(ids)}"
                    problems.append(self._problem((*test.path, key), f"there is no step '{test.value[key]}'", fix))
                    known = False
            if failure := schemas.schema_failure(test.value.get("matches", {})):
                problems.append(self._problem((*test.path, "matches", *failure.path), failure.what, failure.fix))
            if known and not self._part(test.value).steps:
                problems.append(self._problem((*test.path, "to"), "this step comes before that of 'from'", "swap them"))
            if test.name in names:
                problems.append(
                    self._problem((*test.path, "name"), f"two tests are called '{test.name}'", "rename one")
                )
            names.add(test.name)
        if problems:
            raise PipelineError(problems)

    def _problem(self, path: Path, what: str, fix: str) -> Problem:
        line, column = self.document.line_column(path)
        return Problem(self.path, line, column, positions.format_path(path), what, fix)


def _of_failure(test: TestCase, message: str) -> Verdict:
    wanted = test.value.get("fails")
    if wanted is not None and wanted in message:
        return Verdict(test)
    expected = f"; expected a failure that says: {wanted}" if wanted is not None else ""
    return Verdict(test, f"the article failed: {message}{expected}")


def mismatches(expected: Any, got: Any, path: Path = ()) -> Iterator[Mismatch]:
    """Yield where a value is not as expected.

    An object must have the expected keys, and may have others; an array must have as many elements, each as expected;
    anything else must be equal.
    """
    if isinstance(expected, dict) and isinstance(got, dict):
        for key, value in expected.items():
            if key in got:
                yield from mismatches(value, got[key], (*path, key))
            else:
                yield Mismatch((*path, key), value, MISSING)
    elif isinstance(expected, list) and isinstance(got, list) and len(expected) == len(got):
        for at, (value, other) in enumerate(zip(expected, got, strict=True)):
            yield from mismatches(value, other, (*path, at))
    elif expected != got or isinstance(expected, bool) != isinstance(got, bool):
        yield Mismatch(path, expected, got)


def _like(expected: Any, got: Any) -> Any:
    """Return what was got, with no more keys than are expected, so that an expectation tells no more than before."""
    if isinstance(expected, dict) and isinstance(got, dict):
        return {key: _like(value, got[key]) for key, value in expected.items() if key in got}
    if isinstance(expected, list) and isinstance(got, list):
        if len(expected) == len(got):
            return [_like(*pair) for pair in zip(expected, got, strict=True)]
        keys = {key: None for each in expected if isinstance(each, dict) for key in each}
        return [_like(keys, each) if keys and isinstance(each, dict) else each for each in got]
    return got


def _rendered(value: Any, text: str, start: int, end: int) -> str:
    """Render on one line what stood on one line, and otherwise with two spaces a level."""
    if "\n" not in text[start:end]:
        return json.dumps(value, ensure_ascii=False)
    line = text[text.rfind("\n", 0, start) + 1 : start]
    margin = len(line) - len(line.lstrip(" "))
    return json.dumps(value, ensure_ascii=False, indent=2).replace("\n", "\n" + " " * margin)
