"""`newspipe stages`."""

import json
from typing import Any

import click

from newspipe.cli.console import ends_in_exit_code, plugin_option, refuse_broken, strict_plugins_option, warn_of_broken
from newspipe.errors import UsageError
from newspipe.pipeline import schemas


@click.command("stages")
@click.argument("stage", required=False)
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
        click.echo(_page(described[0]))
    else:
        for entry in described:
            click.echo(f"{entry['name']:<16}{entry['summary']}")


def _described(offer: Any) -> dict[str, Any]:
    stage = offer.stage
    return {
        "name": stage.name,
        "summary": schemas.summary(stage),
        "plugin": offer.plugin,
        "version": offer.version,
        "requires": list(stage.requires),
        "provides": list(stage.provides),
        "options": schemas.options_schema(stage.options),
    }


def _page(entry: dict[str, Any]) -> str:
    lines = [f"{entry['name']}: {entry['summary']}", "", f"from      {entry['plugin']}"]
    lines += [f"requires  {', '.join(entry['requires']).replace('|', ' or ') or 'nothing'}"]
    lines += [f"provides  {', '.join(entry['provides']) or 'nothing'}", ""]
    for name, schema in entry["options"]["properties"].items():
        default = f"default {json.dumps(schema['default'])}" if "default" in schema else "must be given"
        lines += [f"  {name}  ({_type(schema)}; {default})", f"      {schema.get('description', '')}"]
    return "\n".join(lines if entry["options"]["properties"] else [*lines, "It has no options."])


def _markdown(entry: dict[str, Any]) -> str:
    """Return the reference of a stage: its summary, its fields, and a table of its options."""
    needs = ", ".join(f"`{field}`" for field in entry["requires"]).replace("|", "` or `") or "nothing"
    gives = ", ".join(f"`{field}`" for field in entry["provides"]) or "nothing"
    lines = [f"# {entry['name']}", "", entry["summary"], "", f"Needs {needs}. Provides {gives}."]
    options = entry["options"]["properties"]
    if options:
        lines += ["", "| option | type | default | description |", "|---|---|---|---|"]
    for name, schema in options.items():
        default = f"`{json.dumps(schema['default'], ensure_ascii=False)}`" if "default" in schema else "must be given"
        cells = (f"`{name}`", _type(schema), default, schema.get("description", ""))
        lines.append(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |")
    return "\n".join(lines)


def _type(schema: dict[str, Any]) -> str:
    if "enum" in schema:
        return " | ".join(json.dumps(choice) for choice in schema["enum"])
    kind = schema.get("type", "any")
    return kind if isinstance(kind, str) else " or ".join(kind)
