"""A pipeline as data: its steps, their options, and what the command line overrides."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from newspipe.plugins.single_files import PluginSource


@dataclass(frozen=True)
class Step:
    """One step: a stage, all its options, and its policy.

    ``when`` is a JSON Schema as JSON text, ``timeout`` seconds an article, ``backoff`` seconds before the first retry.
    ``languages`` are those whose articles the step takes, None for any. A step that is not ``parallel`` must see all
    articles in order, in one process; ``resumable`` if its stage can save what it remembers.
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
    languages: tuple[str, ...] | None = None
    parallel: bool = True
    resumable: bool = True


@dataclass(frozen=True)
class Pipeline:
    """What a worker needs to build its stages: picklable data, and nothing that must still be checked."""

    name: str
    steps: tuple[Step, ...]
    sources: tuple[PluginSource, ...] = ()
    max_failed: float | None = None
    description: str = ""
    input: tuple[tuple[str, str], ...] = ()  # fields and the JSON Pointers to their values in the articles that come in
    input_fields: tuple[str, ...] = ()  # fields that articles bring along beside the usual ones, as the file says

    @property
    def parallel(self) -> bool:
        """Whether its articles may be shared among workers: no step must see all of them in order."""
        return all(step.parallel for step in self.steps)

    @property
    def fingerprint(self) -> str:
        """A SHA-256 of all that decides what becomes of an article, as hexadecimal digits."""
        import hashlib

        steps, sources = [asdict(step) for step in self.steps], [asdict(source) for source in self.sources]
        parts: list[Any] = [steps, sources, self.max_failed]
        if self.input:
            parts.append(self.input)
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
