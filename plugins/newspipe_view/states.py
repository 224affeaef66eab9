"""What has become of each span that the page shows: the same, or a kind of change."""

from typing import Any

from newspipe_view.difference import KINDS, Pair, span_changes
from newspipe_view.record import Record

# In both lists of a pair, 0 is a span that stayed the same, and 1 more than a kind's index one that did not.
States = dict[str, list[int]]


def states(pair: Pair) -> tuple[States, States]:
    """Return the states of the names and dates that are shown of an article now, and of those before."""
    before, after = pair.before or Record(""), pair.after or Record("")
    old, new = _spans(before), _spans(after)
    was = {field: [0] * len(spans) for field, spans in old.items()}
    now = {field: [0] * len(spans) for field, spans in new.items()}
    for field in old:
        for change in span_changes(field, old[field], new[field], (before.text, after.text)):
            state = KINDS.index(change.kind) + 1
            if change.first is not None:
                was[field][change.first] = state
            if change.second is not None:
                now[field][change.second] = state
    return (now if pair.after else was), was


def _spans(record: Record) -> dict[str, list[dict[str, Any]]]:
    return {
        "names": [
            {"start": each.start, "end": each.end, "label": each.label, "name": each.name} for each in record.mentions
        ],
        "dates": [
            {"start": each.start, "end": each.end, "type": each.type, "value": each.value, "mod": each.mod}
            for each in record.expressions
        ],
    }
