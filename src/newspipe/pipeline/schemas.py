"""The JSON Schemas: where they are, what they say of a value, and how they become one schema for editors."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

from newspipe.article import type_name
from newspipe.pipeline.positions import Path
from newspipe.stage import Stage

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError

_PATTERN_FIX = "patterns run in linear time: without look-around and back-references"

NAMES = ("pipeline", "article", "error", "report")


@dataclass(frozen=True)
class Failure:
    """Where a value breaks its schema: the path, whether the key itself is at fault, what is wrong, and the fix."""

    path: Path
    what: str
    fix: str = ""
    at_key: bool = False


def read(name: str) -> dict[str, Any]:
    """Return one of the schemas in `NAMES`. Raises `KeyError` for any other name."""
    if name not in NAMES:
        raise KeyError(name)
    package = FilePath(__file__).parents[1]
    installed = package / "schemas"
    folder = installed if installed.is_dir() else package.parents[1] / "schemas"
    schema: dict[str, Any] = json.loads((folder / f"{name}.schema.json").read_text("utf-8"))
    return schema


def options_schema(options: Mapping[str, Any]) -> dict[str, Any]:
    """Return the schema of a stage's options: closed, and those without a default required."""
    return {
        "type": "object",
        "properties": dict(options),
        "required": [key for key, schema in options.items() if "default" not in schema],
        "additionalProperties": False,
    }


def pipeline_schema(stages: Iterable[type[Stage]]) -> dict[str, Any]:
    """Return the pipeline schema with each stage's options and description, for editors to complete and explain."""
    schema = read("pipeline")
    step = schema["$defs"]["step"]
    choices = []
    step["allOf"] = []
    for cls in stages:
        choices.append({"const": cls.name, "description": summary(cls)})
        then: dict[str, Any] = {"properties": {"options": options_schema(cls.options)}}
        if then["properties"]["options"]["required"]:
            then["required"] = ["options"]
        condition = {"properties": {"stage": {"const": cls.name}}, "required": ["stage"]}
        step["allOf"].append({"if": condition, "then": then})
    step["properties"]["stage"]["anyOf"] = [*choices, {"type": "string"}]
    return schema


def summary(cls: type[Stage]) -> str:
    """Return the first paragraph of a stage's docstring, on one line."""
    return " ".join((cls.__doc__ or "").strip().split("\n\n")[0].split())


def validator(schema: Any) -> "Draft202012Validator":
    """Return a Draft 2020-12 validator that never fetches a ``$ref`` from elsewhere."""
    from jsonschema import Draft202012Validator
    from referencing import Registry

    return Draft202012Validator(schema, registry=Registry())


def failures(schema: Any, value: Any) -> Iterator[Failure]:
    """Yield everything in which a value breaks a schema, in the order of the value."""
    for error in sorted(validator(schema).iter_errors(value), key=lambda e: [str(part) for part in e.absolute_path]):
        yield from _explain(error)


def schema_failure(schema: Any) -> Failure | None:
    """Return what is wrong with a JSON Schema itself: its form, or a ``$ref`` that leads outside; None if nothing."""
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import SchemaError, best_match

    try:
        errors = list(Draft202012Validator(Draft202012Validator.META_SCHEMA).iter_errors(schema))
        references = list(_references(schema, ()))
    except RecursionError:
        return Failure((), "not a usable JSON Schema: it is nested too deeply")
    if errors:
        error: SchemaError | Any = best_match(errors)
        return Failure(tuple(error.absolute_path), f"not a valid JSON Schema: {error.message}")
    for path, reference in references:
        if not reference.startswith("#"):
            return Failure(path, f"$ref {reference!r} leads outside the pipeline file", 'use a local one, "#/…"')
    try:
        _linear_validator(schema)
    except ValueError as refusal:
        what = " ".join(str(refusal).split("\n\nOn ")[0].split())
        return Failure((), f"not a usable JSON Schema: {what}", _PATTERN_FIX if "regex" in what else "")
    return None


def _linear_validator(schema: Any) -> Any:
    """Return a validator whose patterns take linear time, by jsonschema-rs; it fetches nothing.

    Python's `re` can take exponential time on a pattern like ``(a+)+$``, with which one article would hold up the run.
    Raises `ValueError` for a schema that it cannot take: look-around, a back-reference, a ``$ref`` to nowhere.
    """
    import jsonschema_rs

    def refuse(uri: str) -> Any:
        raise ValueError(f"{uri} leads outside the pipeline file")

    options = jsonschema_rs.RegexOptions()
    return jsonschema_rs.Draft202012Validator(schema, pattern_options=options, retriever=refuse)


def declaration_failures(options: Mapping[str, Any]) -> list[str]:
    """Return what is wrong with a stage's declared options: schemas that are none, defaults that break theirs."""
    wrong = []
    for name, schema in options.items():
        if failure := schema_failure(schema):
            at = "".join(f".{part}" for part in failure.path)
            wrong.append(f"option '{name}'{at}: {failure.what}")
        elif "default" in schema:
            wrong += [
                f"option '{name}': its default {_short(schema['default'])} breaks its own schema: {broken.what}"
                for broken in failures(schema, schema["default"])
            ]
    return wrong


@cache
def matcher(schema_text: str) -> Callable[[Any], bool]:
    """Return a test of whether a value matches a schema, given as JSON text.

    The test takes time in proportion to the value. It raises `ValueError` for a value that is nested too deeply.
    """
    is_valid: Callable[[Any], bool] = _linear_validator(json.loads(schema_text)).is_valid
    return is_valid


def nearest(word: str, known: Iterable[str]) -> str:
    """Return ``did you mean 'x'?`` for the nearest known name, or the empty string."""
    import difflib

    matches = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"did you mean '{matches[0]}'?" if matches else ""


def _references(schema: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(schema, dict):
        for key, value in schema.items():
            if key in ("$ref", "$dynamicRef") and isinstance(value, str):
                yield (*path, key), value
            elif key not in ("const", "enum", "default", "examples"):
                yield from _references(value, (*path, key))
    elif isinstance(schema, list):
        for index, value in enumerate(schema):
            yield from _references(value, (*path, index))


def _explain(error: "ValidationError") -> Iterator[Failure]:
    path: Path = tuple(error.absolute_path)
    schema = error.schema if isinstance(error.schema, dict) else {}
    expected: Any = error.validator_value
    instance: Any = error.instance
    match error.validator:
        case "required":
            for key in expected:
                if key not in instance:
                    yield Failure(path, f"'{key}' is missing", "add it")
        case "additionalProperties":
            known = schema.get("properties", {})
            for key in instance:
                if key not in known:
                    fix = nearest(key, known) or f"known here: {', '.join(known) or 'none'}"
                    yield Failure((*path, key), f"unknown key '{key}'", fix, at_key=True)
        case "type":
            names = " or ".join([expected] if isinstance(expected, str) else expected)
            yield Failure(path, f"must be of type {names}, not {type_name(instance)}")
        case "enum" | "const":
            choices = expected if error.validator == "enum" else [expected]
            shown = ", ".join(json.dumps(choice, ensure_ascii=False) for choice in choices)
            fix = nearest(instance, map(str, choices)) if isinstance(instance, str) else ""
            yield Failure(path, f"must be {'one of ' * (len(choices) > 1)}{shown}, not {_short(instance)}", fix)
        case "minItems" if expected == 1:
            yield Failure(path, "must not be empty")
        case "anyOf" | "oneOf" if "description" in schema:
            yield Failure(path, f"{_short(instance)} is not allowed here: {schema['description']}")
        case _:
            yield Failure(path, error.message)


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else text[:59] + "…"
