"""Programs that a pipeline file names by a relative path: the path is relative to the file, not to the caller.

An option holds a program if its schema has the `format` "program", or if that of its first element has.
"""

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

FORMAT = "program"
ANY = "*"  # among the programs that are allowed: all of them


def resolved(options: Mapping[str, Any], schemas: Mapping[str, Any], pipeline_file: str) -> dict[str, Any]:
    """Return a stage's options with its programs as they can be started from the working folder."""
    changed = dict(options)
    for name, program in _programs(options, schemas):
        found = located(program, pipeline_file)
        changed[name] = [found, *options[name][1:]] if isinstance(options[name], list) else found
    return changed


def written(options: Mapping[str, Any], schemas: Mapping[str, Any], pipeline_file: str) -> dict[str, str]:
    """Return what the pipeline file calls each of a stage's programs, by what `resolved` calls it."""
    return {located(program, pipeline_file): program for _, program in _programs(options, schemas)}


def located(program: str, pipeline_file: str) -> str:
    """Return a path relative to the working folder; a bare name, which is looked up in PATH, stays as it is."""
    folder = os.path.dirname(pipeline_file)
    if not folder or os.path.isabs(program) or "/" not in program:
        return program
    return os.path.join(folder, program.removeprefix("./"))


def refusals(wanted: Iterable[str], written: Mapping[str, str], allowed: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield what is wrong, and the fix, for each program that a stage would run and nobody has allowed.

    ``written`` says what the pipeline file calls them.
    """
    for found in wanted:
        program = written.get(found, found)
        if not {program, ANY}.intersection(allowed):
            fix = f"where you trust it, add --allow-program {program}, or --allow-exec for all programs"
            yield f"would run the program '{program}', which nobody has allowed", fix


def _programs(options: Mapping[str, Any], schemas: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in options.items():
        schema = schemas.get(name, {})
        if isinstance(value, list) and value:
            first = schema.get("prefixItems", [])
            schema, value = first[0] if first else {}, value[0]
        if isinstance(schema, dict) and schema.get("format") == FORMAT and isinstance(value, str):
            yield name, value
