"""Everything that can be wrong with a pipeline, found at once, and the `Pipeline` if nothing is."""

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from newspipe.errors import PipelineError, PluginError, Problem, UsageError
from newspipe.pipeline import flow, positions, programs, schemas
from newspipe.pipeline.model import Overrides, Pipeline, Step
from newspipe.pipeline.positions import Document, Path
from newspipe.plugins import loading
from newspipe.plugins.registry import StageOffer, StageRegistry
from newspipe.plugins.single_files import PluginSource
from newspipe.stage import Stage, defaults, keeps_state

ANY_PROGRAM = "*"  # among the programs that may be run: all of them


class Checker:
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
        """Return the pipeline. Raises `PipelineError` with everything that is wrong."""
        for path in self.document.repeated:
            self._report(path, f"the key '{path[-1]}' stands twice", "keep one", at_key=True)
        self._report_failures((), schemas.read("pipeline"), self.document.value)
        entries = self._entries()
        registry = loading.load({entry["stage"] for _, entry in entries}, self.sources)
        entries = self._overridden(entries, overrides, registry)
        built = [(index, entry, self._check_step(index, entry, registry)) for index, entry in entries]
        self._check_ids(entries)
        if not self.any_input:
            self._check_flow([(index, entry["stage"], stage) for index, entry, stage in built if stage])
        if self.problems:
            raise PipelineError([problem for _, problem in sorted(self.problems, key=lambda item: item[0])])
        value = self.document.value
        policy = value.get("on_error", "fail-article")
        steps = tuple(
            Step(
                id=entry.get("id", entry["stage"]),
                stage=entry["stage"],
                options=self._options(entry, registry),
                when=json.dumps(entry["when"]) if "when" in entry else None,
                on_error=overrides.on_error or entry.get("on_error", policy),
                timeout=overrides.timeout or entry.get("timeout", value.get("timeout")),
                retries=entry.get("retries", 0),
                backoff=entry.get("backoff", 1.0),
                version=registry.offers[entry["stage"]].version,
                languages=_languages(entry, stage),
                parallel=stage.parallel,
                resumable=stage.parallel or keeps_state(stage),
            )
            for _, entry, stage in built
            if stage
        )
        return Pipeline(
            self.name,
            steps,
            self.sources,
            value.get("max_failed"),
            value.get("description", ""),
            tuple(value.get("input", {}).items()),
            tuple(value.get("input_fields", ())),
        )

    def _entries(self) -> list[tuple[int, dict[str, Any]]]:
        """Return the steps that are well-formed enough to look at further, with their index."""
        value = self.document.value
        steps = value.get("steps") if isinstance(value, dict) else None
        if not isinstance(steps, list):
            return []
        return [(i, s) for i, s in enumerate(steps) if isinstance(s, dict) and isinstance(s.get("stage"), str)]

    def _overridden(
        self, entries: list[tuple[int, dict[str, Any]]], overrides: Overrides, registry: StageRegistry
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
            known = offer.offered.options if offer else {}
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

    def _options(self, entry: Mapping[str, Any], registry: StageRegistry) -> dict[str, Any]:
        return {**defaults(registry.offers[entry["stage"]].offered.options), **entry.get("options", {})}

    def _check_step(self, index: int, entry: Mapping[str, Any], registry: StageRegistry) -> Stage | type[Stage] | None:
        """Check one step, and return its stage: the class only, where its options do not let it be built."""
        here: Path = ("steps", index)
        if "when" in entry and (failure := schemas.schema_failure(entry["when"])):
            self._report((*here, "when", *failure.path), failure.what, failure.fix)
        offer = registry.offers.get(entry["stage"])
        if not offer:
            fix = schemas.nearest(entry["stage"], registry.names) or "`newspipe stages` lists those there are"
            if registry.blocked:
                fix += f" (NEWSPIPE_BLOCK leaves out: {', '.join(registry.blocked)})"
            self._report((*here, "stage"), f"unknown stage '{entry['stage']}'", fix)
            return None
        options = entry.get("options", {})
        if not isinstance(options, dict):
            return offer.offered
        before = len(self.problems)
        self._check_declared(offer, options)
        self._report_failures((*here, "options"), schemas.options_schema(offer.offered.options), options)
        if len(self.problems) > before:
            return offer.offered
        try:
            given = self._options(entry, registry)
            stage = offer.offered(**programs.resolved(given, offer.offered.options, self.name))
        except Exception as error:
            self._report((*here, "options"), f"stage '{entry['stage']}' refuses its options: {error}")
            return offer.offered
        as_written = programs.written(given, offer.offered.options, self.name)
        for found in stage.programs:
            program = as_written.get(found, found)
            if not {program, ANY_PROGRAM}.intersection(self.programs):
                fix = f"where you trust it, add --allow-program {program}, or --allow-exec for all programs"
                self._report((*here, "options"), f"would run the program '{program}', which nobody has allowed", fix)
        return stage

    def _check_declared(self, offer: StageOffer, options: Mapping[str, Any]) -> None:
        """Raise `PluginError` where a stage's own declaration is at fault: one that is sound has valid defaults."""
        schema = {"properties": offer.offered.options}
        try:
            at_fault = any(schemas.failures(schema, defaults(offer.offered.options)))
            list(schemas.failures(schema, options))
        except Exception:
            at_fault = True
        if at_fault:
            wrong = "; ".join(schemas.declaration_failures(offer.offered.options))
            raise PluginError(f"stage '{offer.offered.name}' of {offer.plugin}: {wrong}; its author must mend it")

    def _check_ids(self, entries: Sequence[tuple[int, Mapping[str, Any]]]) -> None:
        seen: dict[str, int] = {}
        for index, entry in entries:
            name = entry.get("id", entry["stage"])
            if not isinstance(name, str):
                continue
            if name in seen:
                fix = 'give one of them another "id"'
                self._report(("steps", index), f"steps[{seen[name]}] is called '{name}' too", fix)
            seen.setdefault(name, index)

    def _check_flow(self, stages: Sequence[tuple[int, str, Stage | type[Stage]]]) -> None:
        value = self.document.value
        brought = value.get("input_fields", []) if isinstance(value, dict) else []
        declared = [field for field in brought if isinstance(field, str)] if isinstance(brought, list) else []
        mapped = value.get("input", {}) if isinstance(value, dict) else {}
        declared += list(mapped) if isinstance(mapped, dict) else []
        for problem in flow.problems(stages, declared, lambda: loading.load(None, self.sources)):
            self._report(("steps", problem.index), problem.what, problem.fix)

    def _report_failures(self, base: Path, schema: Any, value: Any) -> None:
        for failure in schemas.failures(schema, value):
            self._report((*base, *failure.path), failure.what, failure.fix, at_key=failure.at_key)

    def _report(self, path: Path, what: str, fix: str = "", *, at_key: bool = False) -> None:
        line, column = self.document.line_column(path, key=at_key)
        problem = Problem(self.name, line, column, positions.format_path(path), what, fix)
        self.problems.append(((line, column), problem))


def _languages(entry: Mapping[str, Any], stage: Stage | type[Stage]) -> tuple[str, ...] | None:
    """Return the languages whose articles a step takes: what the pipeline file says, else what the stage knows."""
    given = entry.get("languages", stage.languages)
    return None if given is None else tuple(tag.lower() for tag in given)
