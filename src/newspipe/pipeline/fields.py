"""The fields that articles have, each with its JSON Schema: those they bring along, and those that stages provide."""

from collections.abc import Iterable
from typing import Any

from newspipe.article import INPUT
from newspipe.stage import Schema, Stage, field_schemas


def fields_of(stages: Iterable[Stage | type[Stage]]) -> dict[str, Schema]:
    """Return the schema of each field of an article that may have gone through some of these stages.

    What several stages provide, each in its own way, may have any of their forms.
    """
    forms: dict[str, list[Schema]] = {name: [schema] for name, schema in INPUT.items()}
    for stage in stages:
        for name, schema in field_schemas(stage).items():
            if name in INPUT:
                continue  # what an article brings along is at least as wide as what a stage makes of it
            known = forms.setdefault(name, [])
            if schema not in known:
                known.append(schema)
    return {name: known[0] if len(known) == 1 else {"anyOf": known} for name, known in forms.items()}


def article_schema(stages: Iterable[Stage | type[Stage]]) -> dict[str, Any]:
    """Return the JSON Schema (Draft 2020-12) of articles before, between and after these stages."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:newspipe:schema:article",
        "title": "newspipe article",
        "description": "One JSON object a line. Keys that are not named here pass through unchanged and in order.",
        "type": "object",
        "properties": fields_of(stages),
    }
