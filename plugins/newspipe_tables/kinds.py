"""The kinds of values that tables know, made from the JSON Schemas that stages declare."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

TEXT, INTEGER, REAL, BOOLEAN, JSON = "text", "integer", "real", "boolean", "json"


@dataclass(frozen=True)
class ListOf:
    """A list whose elements are all of one kind."""

    element: "Kind"


@dataclass(frozen=True)
class Record:
    """An object with these keys."""

    fields: tuple[tuple[str, "Kind"], ...]


Kind = str | ListOf | Record
"""One of the names above, a list or a record. Null is a value of every kind; JSON is what may be anything."""

_SIMPLE = {"string": TEXT, "integer": INTEGER, "number": REAL, "boolean": BOOLEAN}
_PYTHON = {str: "string", bool: "boolean", int: "integer", float: "number", type(None): "null"}


def kind_of(schema: Any) -> Kind:
    """Return the kind of the values that a JSON Schema takes; JSON if they have no single one."""
    if not isinstance(schema, Mapping) or "$ref" in schema or "allOf" in schema:
        return JSON
    for key in ("anyOf", "oneOf"):
        if key in schema:
            return _single(kind_of(choice) for choice in schema[key] if choice != {"type": "null"})
    types = _types(schema) - {"null"}
    if types == {"array"}:
        items = schema.get("items")
        return ListOf(kind_of(items)) if isinstance(items, Mapping) and "prefixItems" not in schema else JSON
    if types == {"object"}:
        properties = schema.get("properties")
        is_open = isinstance(schema.get("additionalProperties"), Mapping) or "patternProperties" in schema
        if not properties or is_open:
            return JSON
        return Record(tuple((name, kind_of(value)) for name, value in properties.items()))
    if types == {"string", "integer"}:
        return TEXT  # ids
    if types == {"integer", "number"}:
        return REAL
    return _single(_SIMPLE.get(name, JSON) for name in types)


def _types(schema: Mapping[str, Any]) -> set[str]:
    """Return the JSON types that a schema takes, by its type or by the values that it lists."""
    declared = schema.get("type")
    if isinstance(declared, str):
        return {declared}
    if isinstance(declared, list):
        return set(declared)
    values = schema.get("enum", [schema["const"]] if "const" in schema else [])
    return {_PYTHON.get(type(value), "any") for value in values}


def _single(kinds: Iterable[Kind]) -> Kind:
    found = set(kinds)
    return found.pop() if len(found) == 1 else JSON
