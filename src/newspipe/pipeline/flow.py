"""The order of fields: every field a step needs is there before it, and none changes after it was read."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from newspipe.article import INPUT
from newspipe.plugins.registry import StageRegistry
from newspipe.stage import Stage


@dataclass(frozen=True)
class FlowProblem:
    """A step, by its index in the pipeline file, at which the order of fields breaks."""

    index: int
    what: str
    fix: str


def alternatives(requirement: str) -> list[str]:
    """Return the fields that each meet a requirement: ``"text|html"`` → ``["text", "html"]``."""
    return requirement.split("|")


def problems(
    stages: Sequence[tuple[int, str, Stage | type[Stage]]],
    brought: Collection[str],
    all_stages: Callable[[], StageRegistry],
) -> Iterator[FlowProblem]:
    """Yield where a step needs a field that is not there yet, or rewrites one that an earlier step has read.

    ``stages`` are (index, name, instance or class) in order; ``brought`` the fields that the pipeline file says its
    input has; ``all_stages`` loads every installed stage, to name one that would provide what is missing.
    """
    present = {*INPUT, *brought}
    readers: dict[str, tuple[int, str]] = {}
    for index, name, stage in stages:
        for requirement in stage.requires:
            if not present.intersection(alternatives(requirement)):
                yield FlowProblem(index, *_unmet(name, requirement, all_stages()))
        for field in stage.provides:
            if field in readers:
                earlier, reader = readers[field]
                yield FlowProblem(
                    index,
                    f"'{name}' rewrites '{field}', which steps[{earlier}] '{reader}' has already read, "
                    f"so what '{reader}' found there would be stale",
                    f"move '{name}' before '{reader}'",
                )
        for requirement in stage.requires:
            for field in alternatives(requirement):
                readers.setdefault(field, (index, name))
        present.update(stage.provides)


def _unmet(name: str, requirement: str, registry: StageRegistry) -> tuple[str, str]:
    fields = alternatives(requirement)
    wanted = " or ".join(f"'{field}'" for field in fields)
    what = f"'{name}' needs {wanted}, which no earlier step provides"
    providers = sorted(n for n, offer in registry.offers.items() if set(fields) & set(offer.offered.provides))
    bring = f'if the articles bring it along, list it in "input_fields": ["{fields[0]}"]'
    if not providers:
        return what, f"no installed stage provides it; {bring}"
    return what, f'add {{"stage": "{providers[0]}"}} before it, or, {bring}'
