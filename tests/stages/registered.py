"""The stages of the live registry, and how each is given what it needs, whatever stages there are."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import newspipe
from newspipe import Stage
from newspipe.article import INPUT
from newspipe.plugins import loading
from newspipe.stage import defaults

REGISTRY = loading.load(None)
# Those that work as they are; one with an option that must be given (a model, a program) has a test of its own.
STAGES: dict[str, type[Stage]] = {
    name: offer.offered
    for name, offer in sorted(REGISTRY.offers.items())
    if len(defaults(offer.offered.options)) == len(offer.offered.options)
}
REWRITERS = [name for name, cls in STAGES.items() if "text" in cls.provides]
READERS = [name for name in STAGES if name not in REWRITERS]


@cache
def made(name: str) -> Stage:
    """Return a stage with its defaults, set up."""
    stage = STAGES[name](**defaults(STAGES[name].options))
    stage.setup()
    return stage


def in_order(*names: str) -> list[str]:
    """Return the stages and those that provide what they need, in an order that works."""
    order: list[str] = []
    for name in names:
        missing = [field for field in STAGES[name].requires if not INPUT.keys() & set(field.split("|"))]
        providers = [other for field in missing for other, cls in STAGES.items() if field in cls.provides]
        order += [step for step in (*in_order(*providers), name) if step not in order]
    return order


def prepared(name: str, article: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return an article with the fields that the stage needs; None where it is dropped on the way."""
    ready = dict(article)
    for step in in_order(name)[:-1]:
        fields = made(step).process(ready)
        if isinstance(fields, newspipe.Drop):
            return None
        ready |= fields
    return ready
