"""`newspipe stages`."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import click

from newspipe.cli.completion import stage_names
from newspipe.cli.console import ends_in_exit_code, plugin_option, refuse_broken, strict_plugins_option, warn_of_broken
from newspipe.cli.showing import plain
from newspipe.errors import UsageError
from newspipe.pipeline import schemas
from newspipe.stage import Schema, field_schemas


@click.command("stages")
@click.argument("stage", required=False, shell_complete=stage_names)
@click.option("--json", "as_json", is_flag=True, help="Print JSON: short for --format json.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    show_default=True,
    help="How to print; markdown makes a stage's reference page.",
)
@plugin_option
@strict_plugins_option
@ends_in_exit_code
def command(stage: str | None, as_json: bool, form: str, plugin_files: tuple[str, ...], strict_plugins: bool) -> None:
    """List the stages that are installed, or describe one STAGE with its fields and options."""
    from newspipe.plugins import loading, single_files

    registry = loading.load([stage] if stage else None, single_files.read_sources(plugin_files))
    if strict_plugins:
        refuse_broken(registry)
    warn_of_broken(registry)
    if stage and stage not in registry.offers:
        hint = schemas.nearest(stage, registry.names)
        raise UsageError(f"there is no stage '{stage}'" + (f"; {hint}" if hint else ""))
    offers = [registry.offers[stage]] if stage else [offer for _, offer in sorted(registry.offers.items())]
    described = [_described(offer) for offer in offers]
    if form == "markdown":
        click.echo("\n\n".join(map(_markdown, described)))
    elif as_json or form == "json":
        click.echo(json.dumps(described[0] if stage else described, indent=2, ensure_ascii=False))
    elif stage:
        click.echo(plain(_page(described[0])))
    else:
        for entry in described:
            click.echo(f"{entry['name']:<16}{plain(entry['summary'])}")


def _described(offer: Any) -> dict[str, Any]:
    stage = offer.offered
    return {
        "name": stage.name,
        "summary": schemas.summary(stage),
        "plugin": offer.plugin,
        "version": offer.version,
        "requires": list(stage.requires),
        "provides": field_schemas(stage),
        "languages": None if stage.languages is None else list(stage.languages),
        "parallel": stage.parallel,
        "options": schemas.options_schema(stage.options),
    }


def _page(entry: dict[str, Any]) -> str:
    lines = [f"{entry['name']}: {entry['summary']}", "", f"from      {entry['plugin']}"]
    lines += [f"requires  {', '.join(entry['requires']).replace('|', ' or ') or 'nothing'}"]
    lines += [f"provides  {', '.join(entry['provides']) or 'nothing'}", ""]
    if entry["languages"] is not None:
        lines.append(f"languages {', '.join(entry['languages'])}; articles in others skip it")
    if not entry["parallel"]:
        lines.append("order     it must see all articles in order: a run with it uses one worker")
    for name, schema in entry["provides"].items():
        lines += [f"  {name}  ({_type(schema)})", f"      {schema.get('description', '')}"]
    lines += ["", "Options:"] if entry["options"]["properties"] else ["", "It has no options."]
    for name, schema in entry["options"]["properties"].items():
        default = f"default {json.dumps(schema['default'])}" if "default" in schema else "must be given"
        lines += [f"  {name}  ({_type(schema)}; {default})", f"      {schema.get('description', '')}"]
    return "\n".join(line for line in lines if line.strip() or not line)


def _markdown(entry: dict[str, Any]) -> str:
    """Return the reference of a stage: its summary, a table of its fields, and one of its options."""
    needs = ", ".join(f"`{field}`" for field in entry["requires"]).replace("|", "` or `") or "nothing"
    gives = ", ".join(f"`{field}`" for field in entry["provides"]) or "nothing"
    lines = [f"# {entry['name']}", "", entry["summary"], "", f"Needs {needs}. Provides {gives}."]
    fields = [(f"`{name}`", _type(s), s.get("description", "")) for name, s in _flat(entry["provides"])]
    lines += _table(("field", "type", "description"), fields)
    options = []
    for name, schema in entry["options"]["properties"].items():
        default = f"`{json.dumps(schema['default'], ensure_ascii=False)}`" if "default" in schema else "must be given"
        options.append((f"`{name}`", _type(schema), default, schema.get("description", "")))
    lines += _table(("option", "type", "default", "description"), options)
    return "\n".join(lines)


def _flat(fields: Mapping[str, Schema]) -> Iterator[tuple[str, Schema]]:
    """Yield fields and, after a list of objects, what its elements have: ``entities``, ``entities[].label``."""
    for name, schema in fields.items():
        yield name, schema
        inner = schema.get("items", {}).get("properties", {})
        yield from ((f"{name}[].{key}", value) for key, value in inner.items() if "description" in value)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    if not rows:
        return []
    lines = ["", f"| {' | '.join(head)} |", f"|{'---|' * len(head)}"]
    return [*lines, *(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in rows)]


def _type(schema: dict[str, Any]) -> str:
    if "enum" in schema:
        return " | ".join(json.dumps(choice) for choice in schema["enum"])
    kind = schema.get("type", "any")
    if kind == "array" and "type" in (items := schema.get("items", {})):
        return f"array of {items['type']}s"
    return kind if isinstance(kind, str) else " or ".join(kind)
