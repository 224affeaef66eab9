"""Everything that can be wrong with a pipeline, found at once, and the `Pipeline` if nothing is."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from newspipe.errors import PipelineError, PluginError, Problem
from newspipe.pipeline import flow, positions, programs, schemas
from newspipe.pipeline.building import built, options_of
from newspipe.pipeline.model import Overrides, Pipeline
from newspipe.pipeline.overrides import overridden
from newspipe.pipeline.positions import Document, Path
from newspipe.plugins import loading
from newspipe.plugins.registry import StageOffer, StageRegistry
from newspipe.plugins.single_files import PluginSource
from newspipe.stage import Stage, defaults


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
        entries = overridden(entries, overrides, registry)
        found = [(index, entry, self._check_step(index, entry, registry)) for index, entry in entries]
        self._check_ids(entries)
        if not self.any_input:
            self._check_flow([(index, entry["stage"], stage) for index, entry, stage in found if stage])
        if self.problems:
            raise PipelineError([problem for _, problem in sorted(self.problems, key=lambda item: item[0])])
        steps = [(entry, registry.offers[entry["stage"]], stage) for _, entry, stage in found if stage]
        return built(self.name, self.document.value, steps, overrides, self.sources)

    def _entries(self) -> list[tuple[int, dict[str, Any]]]:
        """Return the steps that are well-formed enough to look at further, with their index."""
        value = self.document.value
        steps = value.get("steps") if isinstance(value, dict) else None
        if not isinstance(steps, list):
            return []
        return [(i, s) for i, s in enumerate(steps) if isinstance(s, dict) and isinstance(s.get("stage"), str)]

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
            given = options_of(entry, offer)
            stage = offer.offered(**programs.resolved(given, offer.offered.options, self.name))
        except Exception as error:
            self._report((*here, "options"), f"stage '{entry['stage']}' refuses its options: {error}")
            return offer.offered
        as_written = programs.written(given, offer.offered.options, self.name)
        for problem, fix in programs.refusals(stage.programs, as_written, self.programs):
            self._report((*here, "options"), problem, fix)
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
