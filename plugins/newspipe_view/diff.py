"""`newspipe diff`."""

import json
from collections.abc import Iterator
from typing import Any

import click

from newspipe_view.difference import KINDS, Change, Pair, pairs
from newspipe_view.printable import one_line, safe
from newspipe_view.reading import Complaints, records
from newspipe_view.totals import DIFFERENT, Tally, Totals

_SIGNS = {"gained": "+", "lost": "-", "relabelled": "~", "changed": "~"}


@click.command("diff")
@click.argument("before", metavar="BEFORE")
@click.argument("after", metavar="AFTER")
@click.option("--as", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="The form.")
@click.option(
    "--details",
    type=click.IntRange(min=0),
    default=10,
    show_default=True,
    metavar="N",
    help="Show the differences in the first N articles that differ.",
)
@click.pass_context
def command(context: click.Context, before: str, after: str, form: str, details: int) -> None:
    """Compare two runs of the same articles: what the later one gained, lost, relabelled and changed.

    Articles are paired by id. Exit code 1 if the runs differ, so that a test of a pipeline can ask.
    """
    complaints = Complaints()
    tally = Tally()
    found: list[Pair] = []
    for pair in tally.watch(pairs(records([before], complaints), records([after], complaints))):
        if pair.differs and len(found) < details:
            found.append(pair)
    complaints.finish()
    totals = tally.totals()
    if form == "json":
        click.echo(json.dumps(_as_json(totals, found), ensure_ascii=False, indent=2))
    else:
        for line in _as_text(totals, found, before, after):
            click.echo(line)
    if totals.differ:
        context.exit(DIFFERENT)


def _as_json(totals: Totals, found: list[Pair]) -> dict[str, Any]:
    return {
        "articles": totals.articles,
        "differing": totals.differing,
        "only_before": totals.only_before,
        "only_after": totals.only_after,
        "counts": [
            {"stage": stage, "field": field, "label": label, **kinds}
            for (stage, field, label), kinds in totals.counts.items()
        ],
        "differences": [
            {
                "id": pair.shown.id,
                "before": pair.before.place if pair.before else None,
                "after": pair.after.place if pair.after else None,
                "changes": [_change(each) for each in pair.changes],
            }
            for pair in found
        ],
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "stage": change.stage,
        "field": change.field,
        "kind": change.kind,
        "label": change.label,
        "text": change.words,
        "start": change.at,
        "before": change.before,
        "after": change.after,
    }


def _as_text(totals: Totals, found: list[Pair], before: str, after: str) -> Iterator[str]:
    for pair in found:
        yield one_line(f"{pair.shown.id or pair.shown.heading}  ({pair.shown.place})")
        if pair.after is None or pair.before is None:
            yield "  " + one_line(f"only in {after if pair.before is None else before}")
        for change in pair.changes:
            yield "  " + one_line(_line(change))
        yield ""
    if totals.differing > len(found) and found:
        yield f"… and {totals.differing - len(found):,} more articles that differ (--details N shows more)\n"
    if totals.counts:
        yield from _table(totals)
        yield ""
    same = "no difference" if not totals.differ else f"{totals.differing:,} differ"
    only = [
        f"{number:,} only in {one_line(name)}"
        for number, name in ((totals.only_before, before), (totals.only_after, after))
        if number
    ]
    yield ", ".join([f"{totals.articles:,} articles: {same}", *only])


def _line(change: Change) -> str:
    head = f"{_SIGNS[change.kind]} {change.field}"
    if change.words:
        place = f"{change.at}:{(change.at or 0) + len(change.words)}"
        head += f" {place} “{_shortened(change.words)}”"
    if change.kind == "relabelled":
        return f"{head} {change.before} → {change.after}"
    said = " ".join(part for part in (change.label,) if part)
    head += f" {said}" if said else ""
    if change.kind == "changed":
        return f"{head} {change.before or 'nothing'} → {change.after or 'nothing'}"
    value = change.after or change.before
    return f"{head} {value}" if value and value != change.words else head


def _table(totals: Totals) -> Iterator[str]:
    rows = [["stage", "label", *KINDS]]
    for (stage, field, label), kinds in totals.counts.items():
        rows.append([safe(stage), safe(label or field), *(str(kinds[kind] or "·") for kind in KINDS)])
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        names = [cell.ljust(width) for cell, width in zip(row[:2], widths, strict=False)]
        numbers = [cell.rjust(width) for cell, width in zip(row[2:], widths[2:], strict=True)]
        yield "  ".join(names + numbers)


def _shortened(words: str) -> str:
    return words if len(words) <= 60 else words[:59] + "…"
