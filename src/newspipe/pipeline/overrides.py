"""What the command line sets above a pipeline file: options of steps."""

from typing import Any

from newspipe.errors import UsageError
from newspipe.pipeline import positions, schemas
from newspipe.pipeline.model import Overrides
from newspipe.plugins.registry import StageRegistry

Entries = list[tuple[int, dict[str, Any]]]  # the steps as the file has them, with their index


def overridden(entries: Entries, overrides: Overrides, registry: StageRegistry) -> Entries:
    """Return the entries with the options of the command line. Raises `UsageError` where one fits no step."""
    ids = [str(entry.get("id", entry["stage"])) for _, entry in entries]
    for step, _ in overrides.options:
        if step not in ids:
            fix = schemas.nearest(step, ids) or f"the steps are {', '.join(ids)}"
            raise UsageError(f"--set: there is no step '{step}'; {fix}")
    taken = set[str]()
    changed = []
    for index, entry in entries:
        given = _given(entry, overrides, registry)
        taken |= given.keys()
        options = entry.get("options", {})
        changed.append((index, {**entry, "options": {**options, **given}} if given else entry))
    for option in overrides.wherever.keys() - taken:
        raise UsageError(f"--{option.replace('_', '-')}: no step of the pipeline has an option '{option}'")
    return changed


def _given(entry: dict[str, Any], overrides: Overrides, registry: StageRegistry) -> dict[str, Any]:
    """Return the options that are set for one step. Raises `UsageError` where one breaks its schema."""
    offer = registry.offers.get(entry["stage"])
    known = offer.offered.options if offer else {}
    name = entry.get("id", entry["stage"])
    given = {option: value for (step, option), value in overrides.options.items() if step == name}
    given |= {option: value for option, value in overrides.wherever.items() if option in known}
    for failure in schemas.failures({**schemas.options_schema(known), "required": []}, given):
        where = positions.format_path((name, *failure.path))
        raise UsageError(f"{where}: {failure.what}" + (f"; {failure.fix}" if failure.fix else ""))
    return given
