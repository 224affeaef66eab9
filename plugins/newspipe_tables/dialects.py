"""The types of fields as DuckDB, SQLite, JSON Schema, Arrow and Polars write them."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from newspipe_tables.kinds import BOOLEAN, INTEGER, JSON, REAL, TEXT, Kind, ListOf, Record, kind_of

Schemas = Mapping[str, Any]

_DUCKDB = {TEXT: "VARCHAR", INTEGER: "BIGINT", REAL: "DOUBLE", BOOLEAN: "BOOLEAN", JSON: "JSON"}
_SQLITE = {TEXT: "TEXT", INTEGER: "INTEGER", REAL: "REAL", BOOLEAN: "INTEGER"}
_ARROW = {TEXT: "pa.string()", INTEGER: "pa.int64()", REAL: "pa.float64()", BOOLEAN: "pa.bool_()"}
_POLARS = {TEXT: "pl.String", INTEGER: "pl.Int64", REAL: "pl.Float64", BOOLEAN: "pl.Boolean", JSON: "pl.String"}


def duckdb(schemas: Schemas) -> str:
    """Return the struct that `read_json` takes as its ``columns``."""
    columns = [f"{_name(name)}: {_literal(_duckdb(kind_of(schema)))}" for name, schema in schemas.items()]
    return "{" + ", ".join(columns) + "}\n"


def sqlite(schemas: Schemas) -> str:
    """Return SQL that makes a table of articles, and a view into which their lines can be imported."""
    kinds = {name: kind_of(schema) for name, schema in schemas.items()}
    columns = ",\n".join(
        f"  {_name(name)} {_SQLITE.get(kind, 'TEXT') if isinstance(kind, str) else 'TEXT'}"
        + (" PRIMARY KEY" if name == "id" else "" if isinstance(kind, str) and kind != JSON else " /* JSON */")
        for name, kind in kinds.items()
    )
    values = ",\n".join(f"    json_extract(new.line, {_literal('$.' + json.dumps(name))})" for name in kinds)
    return (
        f"CREATE TABLE articles (\n{columns}\n);\n"
        "-- A line of JSON that is inserted here becomes an article.\n"
        "CREATE VIEW article_lines(line) AS SELECT '' WHERE false;\n"
        "CREATE TRIGGER article_line INSTEAD OF INSERT ON article_lines BEGIN\n"
        f"  INSERT INTO articles SELECT\n{values};\n"
        "END;\n"
    )


def jsonschema(schemas: Schemas) -> str:
    """Return the JSON Schema of an article."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "newspipe article",
        "type": "object",
        "properties": dict(schemas),
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def arrow(schemas: Schemas) -> str:
    """Return a Python module that defines a pyarrow schema; what nobody has declared is left for it to find out."""
    lines = ["import pyarrow as pa", "", "schema = pa.schema(", "    {"]
    for name, schema in schemas.items():
        words = _arrow(kind_of(schema))
        comment = "# " if "None" in words else ""
        note = "  # not declared: left for pyarrow to infer" if comment else ""
        lines.append(f"        {comment}{json.dumps(name)}: {words},{note}")
    return "\n".join([*lines, "    }", ")", ""])


def polars(schemas: Schemas) -> str:
    """Return a Python module that defines a Polars schema; what nobody has declared is JSON as a string."""
    lines = ["import polars as pl", "", "schema = pl.Schema(", "    {"]
    lines += [f"        {json.dumps(name)}: {_polars(kind_of(schema))}," for name, schema in schemas.items()]
    return "\n".join([*lines, "    }", ")", ""])


DIALECTS: Mapping[str, Callable[[Schemas], str]] = {
    "duckdb": duckdb,
    "sqlite": sqlite,
    "jsonschema": jsonschema,
    "arrow": arrow,
    "polars": polars,
}


def _duckdb(kind: Kind) -> str:
    if isinstance(kind, ListOf):
        return _duckdb(kind.element) + "[]"
    if isinstance(kind, Record):
        return "STRUCT(" + ", ".join(f"{_name(name)} {_duckdb(inner)}" for name, inner in kind.fields) + ")"
    return _DUCKDB[kind]


def _arrow(kind: Kind) -> str:
    if isinstance(kind, ListOf):
        return f"pa.list_({_arrow(kind.element)})"
    if isinstance(kind, Record):
        return "pa.struct({" + ", ".join(f"{json.dumps(name)}: {_arrow(inner)}" for name, inner in kind.fields) + "})"
    return _ARROW.get(kind, "None")


def _polars(kind: Kind) -> str:
    if isinstance(kind, ListOf):
        return f"pl.List({_polars(kind.element)})"
    if isinstance(kind, Record):
        return "pl.Struct({" + ", ".join(f"{json.dumps(name)}: {_polars(inner)}" for name, inner in kind.fields) + "})"
    return _POLARS[kind]


def _name(name: str) -> str:
    """Quote a name for SQL: `end` is a keyword."""
    return '"' + name.replace('"', '""') + '"'


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
