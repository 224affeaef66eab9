"""From a pipeline file to a `Pipeline`: validated, ordered steps, as data that any process can be given."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path as FilePath
from typing import Any

from newspipe import flow, plugins, positions, schemas
from newspipe.errors import PipelineError, PluginError, Problem, UsageError
from newspipe.plugins import Offer, PluginSource, Registry
from newspipe.positions import Document, Path
from newspipe.stage import Stage, defaults


@dataclass(frozen=True)
class Step:
    """One step: a stage, all its options, and its policy.

    ``when`` is a JSON Schema as JSON text, ``timeout`` seconds an article, ``backoff`` seconds before the first retry.
    """

    id: str
    stage: str
    options: Mapping[str, Any] = field(default_factory=dict)
    when: str | None = None
    on_error: str = "fail-article"
    timeout: float | None = None
    retries: int = 0
    backoff: float = 1.0
    version: str | None = None


@dataclass(frozen=True)
class Pipeline:
    """What a worker needs to build its stages: picklable data, and nothing that must still be checked."""

    name: str
    steps: tuple[Step, ...]
    sources: tuple[PluginSource, ...] = ()
    max_failed: float | None = None
    description: str = ""

    @property
    def fingerprint(self) -> str:
        """A SHA-256 of all that decides what becomes of an article, as hexadecimal digits."""
        import hashlib

        parts = [[asdict(step) for step in self.steps], [asdict(source) for source in self.sources], self.max_failed]
        return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True)
class Overrides:
    """What the command line sets above the pipeline file and its steps; None for nothing.

    ``options`` are by step id and option; ``wherever`` are those of all steps whose stage has an option of that name.
    """

    on_error: str | None = None
    timeout: float | None = None
    options: Mapping[tuple[str, str], Any] = field(default_factory=dict)
    wherever: Mapping[str, Any] = field(default_factory=dict)


ANY_PROGRAM = "*"  # among the programs that may be run: all of them


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
    return _Checker(document, name, tuple(sources), programs).pipeline(overrides or Overrides())


def single(
    stage: str,
    options: Mapping[str, Any],
    sources: Sequence[PluginSource] = (),
    programs: Collection[str] = (),
) -> Pipeline:
    """Return the pipeline of one stage, whose articles may bring any field along. Raises as `read`."""
    step = {"stage": stage, "options": dict(options)}
    text = json.dumps({"version": 1, "steps": [step]}, ensure_ascii=False)
    checker = _Checker(positions.parse(text), f"apply {stage}", tuple(sources), programs)
    checker.any_input = True
    return checker.pipeline(Overrides())


class _Checker:
    """Collects every problem of one document, then builds the pipeline if there is none."""

    def __init__(
        self, document: Document, name: str, sources: tuple[PluginSource, ...], programs: Collection[str]
    ) -> None:
        self.programs = programs
        self.document = document
        self.name = name
        self.sources = sources
        self.any_input = False
        self.problems: list[tuple[tuple[int, int], Problem]] = []

    def pipeline(self, overrides: Overrides) -> Pipeline:
        for path in self.document.repeated:
            self.report(path, f"the key '{path[-1]}' stands twice", "keep one", at_key=True)
        self.report_failures((), schemas.read("pipeline"), self.document.value)
        entries = self.entries()
        registry = plugins.load({entry["stage"] for _, entry in entries}, self.sources)
        entries = self.overridden(entries, overrides, registry)
        built = [(index, entry, self.check_step(index, entry, registry)) for index, entry in entries]
        self.check_ids(entries)
        if not self.any_input:
            self.check_flow([(index, entry["stage"], stage) for index, entry, stage in built if stage])
        if self.problems:
            raise PipelineError([problem for _, problem in sorted(self.problems, key=lambda item: item[0])])
        value = self.document.value
        policy = value.get("on_error", "fail-article")
        steps = tuple(
            Step(
                id=entry.get("id", entry["stage"]),
                stage=entry["stage"],
                options=self.options(entry, registry),
                when=json.dumps(entry["when"]) if "when" in entry else None,
                on_error=overrides.on_error or entry.get("on_error", policy),
                timeout=overrides.timeout or entry.get("timeout", value.get("timeout")),
                retries=entry.get("retries", 0),
                backoff=entry.get("backoff", 1.0),
                version=registry.offers[entry["stage"]].version,
            )
            for _, entry in entries
        )
        return Pipeline(self.name, steps, self.sources, value.get("max_failed"), value.get("description", ""))

    def entries(self) -> list[tuple[int, dict[str, Any]]]:
        """Return the steps that are well-formed enough to look at further, with their index."""
        value = self.document.value
        steps = value.get("steps") if isinstance(value, dict) else None
        if not isinstance(steps, list):
            return []
        return [(i, s) for i, s in enumerate(steps) if isinstance(s, dict) and isinstance(s.get("stage"), str)]

    def overridden(
        self, entries: list[tuple[int, dict[str, Any]]], overrides: Overrides, registry: Registry
    ) -> list[tuple[int, dict[str, Any]]]:
        """Return the entries with the options of the command line. Raises `UsageError` where one fits no step."""
        ids = [entry.get("id", entry["stage"]) for _, entry in entries]
        for step, _ in overrides.options:
            if step not in ids:
                fix = schemas.nearest(step, ids) or f"the steps are {', '.join(ids)}"
                raise UsageError(f"--set: there is no step '{step}'; {fix}")
        taken = set[str]()
        changed = []
        for index, entry in entries:
            offer = registry.offers.get(entry["stage"])
            known = offer.stage.options if offer else {}
            name = entry.get("id", entry["stage"])
            given = {option: value for (step, option), value in overrides.options.items() if step == name}
            given |= {option: value for option, value in overrides.wherever.items() if option in known}
            taken |= given.keys()
            for failure in schemas.failures({**schemas.options_schema(known), "required": []}, given):
                where = positions.format_path((name, *failure.path))
                raise UsageError(f"{where}: {failure.what}" + (f"; {failure.fix}" if failure.fix else ""))
            options = entry.get("options", {})
            changed.append((index, {**entry, "options": {**options, **given}} if given else entry))
        for option in overrides.wherever.keys() - taken:
            raise UsageError(f"--{option}: no step of the pipeline has an option '{option}'")
        return changed

    def options(self, entry: Mapping[str, Any], registry: Registry) -> dict[str, Any]:
        return {**defaults(registry.offers[entry["stage"]].stage.options), **entry.get("options", {})}

    def check_step(self, index: int, entry: Mapping[str, Any], registry: Registry) -> Stage | type[Stage] | None:
        """Check one step, and return its stage: the class only, where its options do not let it be built."""
        here: Path = ("steps", index)
        if "when" in entry and (failure := schemas.schema_failure(entry["when"])):
            self.report((*here, "when", *failure.path), failure.what, failure.fix)
        offer = registry.offers.get(entry["stage"])
        if not offer:
            fix = schemas.nearest(entry["stage"], registry.names) or "`newspipe stages` lists those there are"
            if registry.blocked:
                fix += f" (NEWSPIPE_BLOCK leaves out: {', '.join(registry.blocked)})"
            self.report((*here, "stage"), f"unknown stage '{entry['stage']}'", fix)
            return None
        options = entry.get("options", {})
        if not isinstance(options, dict):
            return offer.stage
        before = len(self.problems)
        self.check_declared(offer, options)
        self.report_failures((*here, "options"), schemas.options_schema(offer.stage.options), options)
        if len(self.problems) > before:
            return offer.stage
        try:
            stage = offer.stage(**self.options(entry, registry))
        except Exception as error:
            self.report((*here, "options"), f"stage '{entry['stage']}' refuses its options: {error}")
            return offer.stage
        for program in stage.programs:
            if not {program, ANY_PROGRAM}.intersection(self.programs):
                fix = f"where you trust it, add --allow-program {program}, or --allow-exec for all programs"
                self.report((*here, "options"), f"would run the program '{program}', which nobody has allowed", fix)
        return stage

    def check_declared(self, offer: Offer, options: Mapping[str, Any]) -> None:
        """Raise `PluginError` where a stage's own declaration is at fault: one that is sound has valid defaults."""
        schema = {"properties": offer.stage.options}
        try:
            at_fault = any(schemas.failures(schema, defaults(offer.stage.options)))
            list(schemas.failures(schema, options))
        except Exception:
            at_fault = True
        if at_fault:
            wrong = "; ".join(schemas.declaration_failures(offer.stage.options))
            raise PluginError(f"stage '{offer.stage.name}' of {offer.plugin}: {wrong}; its author must mend it")

    def check_ids(self, entries: Sequence[tuple[int, Mapping[str, Any]]]) -> None:
        seen: dict[str, int] = {}
        for index, entry in entries:
            name = entry.get("id", entry["stage"])
            if not isinstance(name, str):
                continue
            if name in seen:
                fix = 'give one of them another "id"'
                self.report(("steps", index), f"steps[{seen[name]}] is called '{name}' too", fix)
            seen.setdefault(name, index)

    def check_flow(self, stages: Sequence[tuple[int, str, Stage | type[Stage]]]) -> None:
        value = self.document.value
        brought = value.get("input_fields", []) if isinstance(value, dict) else []
        declared = [field for field in brought if isinstance(field, str)] if isinstance(brought, list) else []
        for problem in flow.problems(stages, declared, lambda: plugins.load(None, self.sources)):
            self.report(("steps", problem.index), problem.what, problem.fix)

    def report_failures(self, base: Path, schema: Any, value: Any) -> None:
        for failure in schemas.failures(schema, value):
            self.report((*base, *failure.path), failure.what, failure.fix, at_key=failure.at_key)

    def report(self, path: Path, what: str, fix: str = "", *, at_key: bool = False) -> None:
        line, column = self.document.line_column(path, key=at_key)
        problem = Problem(self.name, line, column, positions.format_path(path), what, fix)
        self.problems.append(((line, column), problem))
